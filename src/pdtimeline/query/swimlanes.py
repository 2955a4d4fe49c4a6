"""How the events of each arc, character, person or place spread over episodes, or over the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from pdtimeline.model.records import Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.lookup import called
from pdtimeline.query.periods import SEASON, Period, begin, period

BY = ("arc", "character", "person", "place")


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
    moment = moments(scale)
    ids = _ids(timeline, by)
    counts: dict[str, dict[Any, int]] = {}
    for event in events:
        when = moment(event)
        for lane in ids(event) if when is not None else ():
            cells = counts.setdefault(lane, {})
            cells[when] = cells.get(when, 0) + 1
    records = _records(timeline, by)
    key = timeline.telling.key if scale == SEASON else _number
    unsorted = [Lane(id_, called(records[id_]), _cells(id_, counts[id_], key)) for id_ in counts]
    order = {id_: rank for rank, id_ in enumerate(records)}
    return tuple(sorted(unsorted, key=lambda lane: (key(lane.cells[0].when), order[lane.id])))


def without_lane(
    timeline: Timeline, events: Iterable[Event], by: str, scale: str = SEASON
) -> Lane | None:
    """The lane of the events that are in none of the lanes; None if there are none."""
    moment = moments(scale)
    ids = _ids(timeline, by)
    counts: dict[Any, int] = {}
    for event in events:
        when = moment(event)
        if when is not None and not ids(event):
            counts[when] = counts.get(when, 0) + 1
    key = timeline.telling.key if scale == SEASON else _number
    name = f"No {by}" if _records(timeline, by) else "Events"
    return Lane("", name, _cells("", counts, key)) if counts else None


def moments(scale: str) -> Moments:
    """Where an event has its place on the scale: its episode, or the period in which it begins."""
    if scale == SEASON:
        return lambda event: event.episode
    return lambda event: period(begin(event.date), scale) if event.date else None


def _number(when: Any) -> int:
    number: int = when.number
    return number


def _cells(lane: str, counts: Mapping[Any, int], key: Callable[[Any], Any]) -> tuple[Cell, ...]:
    return tuple(Cell(lane, when, counts[when]) for when in sorted(counts, key=key))


def _records(timeline: Timeline, by: str) -> Mapping[str, Any]:
    kinds: Mapping[str, Mapping[str, Any]] = {
        "arc": timeline.arcs,
        "character": timeline.characters,
        "person": timeline.people,
        "place": timeline.places,
    }
    return kinds[by]


def _ids(timeline: Timeline, by: str) -> Callable[[Event], Iterable[str]]:
    """The lanes that an event is in, each once."""
    if by == "place":
        return lambda event: (event.place,) if event.place else ()
    if by == "character":
        return lambda event: dict.fromkeys(event.characters)
    if by == "person":
        return lambda event: dict.fromkeys(event.people)
    owners = _outermost(timeline)
    return lambda event: dict.fromkeys(owners.get(id_, id_) for id_ in event.arcs)


def _outermost(timeline: Timeline) -> dict[str, str]:
    """For each arc the outermost one that it lies within."""
    inner: dict[str, list[str]] = {}
    for arc in timeline.arcs.values():
        if arc.within:
            inner.setdefault(arc.within, []).append(arc.id)
    owners = {arc.id: arc.id for arc in timeline.arcs.values() if not arc.within}
    waiting = [*owners]
    while waiting:
        outer = waiting.pop()
        for id_ in inner.get(outer, ()):
            owners[id_] = owners[outer]
            waiting.append(id_)
    return owners
