"""How the events of each character, arc or person spread over the episodes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pdtimeline.model.records import Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.lookup import called

BY = ("arc", "character", "person")


class Cell(NamedTuple):
    """How many events of a lane an episode tells."""

    lane: str
    episode: EpisodeCode
    events: int


class Lane(NamedTuple):
    """One character, arc or person, and the cells in the order of telling."""

    id: str
    name: str
    cells: tuple[Cell, ...]


def lanes(timeline: Timeline, events: Iterable[Event], by: str) -> tuple[Lane, ...]:
    """The lanes that have any event in an episode, in the order in which they begin.

    An arc has a lane when it lies within no other one; the events of those within it are in it.
    """
    records = {"arc": timeline.arcs, "character": timeline.characters, "person": timeline.people}[
        by
    ]
    owners = _owners(timeline, by)
    key = timeline.telling.key
    counts: dict[str, dict[EpisodeCode, int]] = {}
    for event in events:
        code = event.episode
        if code is not None:
            ids = getattr(event, {"arc": "arcs", "character": "characters", "person": "people"}[by])
            for lane in {owners.get(id_, id_) for id_ in ids}:
                cells = counts.setdefault(lane, {})
                cells[code] = cells.get(code, 0) + 1
    unsorted = [
        Lane(
            id_,
            called(records[id_]),
            tuple(Cell(id_, code, cells[code]) for code in sorted(cells, key=key)),
        )
        for id_, cells in counts.items()
    ]
    order = {id_: rank for rank, id_ in enumerate(records)}
    return tuple(sorted(unsorted, key=lambda lane: (key(lane.cells[0].episode), order[lane.id])))


def _owners(timeline: Timeline, by: str) -> dict[str, str]:
    """For each arc the outermost one that it lies within."""
    if by != "arc":
        return {}
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
