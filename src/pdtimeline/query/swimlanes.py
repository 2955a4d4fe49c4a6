"""How the events of each arc, character, person or place spread over episodes, or over the calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from pdtimeline.model.records import Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.filters import FIELDS, below, parts_of
from pdtimeline.query.lookup import called
from pdtimeline.query.periods import SEASON, Period, begin, period

SECTIONS = {"arc": "arcs", "character": "characters", "person": "people", "place": "places"}
BY = tuple(SECTIONS)


class Cell(NamedTuple):
    """How many events of a lane an episode tells, or begin in a year, month, day, hour or minute."""

    lane: str
    when: Any  # an EpisodeCode or a Period
    events: int


class Lane(NamedTuple):
    """One arc, character, person or place, and the cells in their order.

    The ID is empty for the lane of events that belong to none.
    """

    id: str
    name: str
    cells: tuple[Cell, ...]


Moments = Callable[[Event], EpisodeCode | Period | None]


def lanes(
    timeline: Timeline, events: Iterable[Event], by: str, scale: str = SEASON
) -> tuple[Lane, ...]:
    """The lanes that have any event on the scale, in the order in which they begin.

    An arc has a lane when it is within no other one; the events of those within it are in it. Other
    lanes have the events that name them.
    """
    records = getattr(timeline, SECTIONS[by])
    cells = _cells(timeline, events, by, scale)
    in_file = (
        Lane(id_, called(records[id_]), tuple(cells[id_])) for id_ in records if id_ in cells
    )
    key = _key(timeline, scale)
    return tuple(sorted(in_file, key=lambda lane: key(lane.cells[0].when)))


def without_lane(
    timeline: Timeline, events: Iterable[Event], by: str, scale: str = SEASON
) -> Lane | None:
    """The lane of the events that are in none of the lanes; None if there are none."""
    cells = _cells(timeline, events, by, scale).get("", ())
    name = f"No {by}" if getattr(timeline, SECTIONS[by]) else "Events"
    return Lane("", name, tuple(cells)) if cells else None


def moments(scale: str) -> Moments:
    """Where an event has its place on the scale: its episode, or the period in which it begins."""
    if scale == SEASON:
        return lambda event: event.episode
    return lambda event: period(begin(event.date), scale) if event.date else None


def _key(timeline: Timeline, scale: str) -> Callable[[Any], Any]:
    """What to sort the moments by."""
    return timeline.telling.key if scale == SEASON else lambda when: when


def _cells(
    timeline: Timeline, events: Iterable[Event], by: str, scale: str
) -> Mapping[str, list[Cell]]:
    """The cells of each lane in their order; those of events in no lane are under the empty ID."""
    ids_of, moment = FIELDS[SECTIONS[by]], moments(scale)
    owners = outermost(timeline.arcs) if by == "arc" else {}
    counts = Counter(
        (lane, when)
        for event in events
        if (when := moment(event)) is not None
        for lane in {owners.get(id_, id_) for id_ in ids_of(event)} or {""}
    )
    key = _key(timeline, scale)
    cells: dict[str, list[Cell]] = {}
    for lane, when in sorted(counts, key=lambda pair: key(pair[1])):
        cells.setdefault(lane, []).append(Cell(lane, when, counts[lane, when]))
    return cells


def outermost(arcs: Mapping[str, Any]) -> dict[str, str]:
    """For each arc the outermost one that it lies within."""
    parts = parts_of(arcs.values())
    return {id_: outer for outer in parts.get("", ()) for id_ in below(outer, parts)}
