"""The columns of seasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pdtimeline.model.records import Timeline
from pdtimeline.query.usage import Season
from pdtimeline.render.columns import Sheet, code_key, plain, written


def _season_events(timeline: Timeline) -> Callable[[Any], str]:
    def command(one: Season) -> str:
        other = one.series and one.series != timeline.main
        return f"events --season {one.season}" + (f" --series {one.series}" if other else "")

    return command


def season_sheet(timeline: Timeline) -> Sheet:
    """The columns of seasons; the series is among the default ones when there are several."""
    columns = (
        plain("series", "Series"), plain("season", "Season", "number"),
        plain("episodes", "Episodes", "number"), written("first", "First"),
        written("last", "Last"), plain("events", "Events", "number"),
    )  # fmt: skip
    default: tuple[str, ...] = ("season", "episodes", "first", "last", "events")
    if len(timeline.series) > 1:
        default = ("series", *default)
    order = {name: code_key(timeline, name) for name in ("first", "last")}
    return Sheet("seasons", columns, default, default, order, _season_events(timeline))
