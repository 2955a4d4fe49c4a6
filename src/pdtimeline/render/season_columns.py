"""The columns of seasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pdtimeline.model.records import Timeline
from pdtimeline.query.usage import Season
from pdtimeline.render.columns import Sheet, code_key, coded, plain


def _season_events(timeline: Timeline) -> Callable[[Any], str]:
    def command(season: Season) -> str:
        other = season.series and season.series != timeline.main
        return f"events --season {season.season}" + (f" --series {season.series}" if other else "")

    return command


def season_sheet(timeline: Timeline) -> Sheet:
    """The columns of seasons; the series is among the default ones when there are several."""
    columns = (
        plain("series", "Series"), plain("season", "Season", "number", "when"),
        plain("episodes", "Episodes", "number"), coded("first", "First", "when"),
        coded("last", "Last", "when"), plain("events", "Events", "number", "fact"),
    )  # fmt: skip
    default: tuple[str, ...] = ("season", "episodes", "first", "last", "events")
    if len(timeline.series) > 1:
        default = ("series", *default)
    order = {name: code_key(timeline, name) for name in ("first", "last")}
    return Sheet("seasons", columns, default, default, order, _season_events(timeline))
