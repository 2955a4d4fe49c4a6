"""The seasons, which no record of the file describes: worked out from episodes and events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.render.columns import Sheet, code_key, plain, written


class Season(NamedTuple):
    """What is known of one season: first and last episode, how many episodes and events."""

    series: str | None
    season: int
    episodes: int
    first: EpisodeCode
    last: EpisodeCode
    events: int


def seasons(timeline: Timeline) -> tuple[Season, ...]:
    """The seasons, series by series; episodes are those that are declared or that an event names."""
    codes = dict.fromkeys(timeline.episodes, 0)
    for event in timeline.events:
        if event.episode is not None:
            codes[event.episode] = codes.get(event.episode, 0) + 1
    groups: dict[tuple[str, int], list[EpisodeCode]] = {}
    for code in sorted(codes):
        groups.setdefault((code.series, code.season), []).append(code)
    ranks = [timeline.main, *timeline.series]
    ordered = sorted(groups, key=lambda group: (ranks.index(group[0] or timeline.main), group[1]))
    return tuple(
        Season(
            timeline.series_of(EpisodeCode(season, 1, series)),
            season,
            len(members),
            members[0],
            members[-1],
            sum(codes[code] for code in members),
        )
        for series, season in ordered
        for members in (groups[series, season],)
    )


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
