"""Who knows of what, since when and from which scene (DESIGN 3)."""

from __future__ import annotations

from typing import NamedTuple

from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query.state import Point, told_by

THERE, LEARNED = "there", "learned"


class Knowing(NamedTuple):
    """A character knows of an event, since another one or since the event itself."""

    character: str
    event: Event
    since: Event
    how: str


def knowers_of(timeline: Timeline, event: Event, point: Point = None) -> tuple[Knowing, ...]:
    """Who knows of the event at the point, in the order in which they got to know it."""
    return tuple(one for one in _knowledge(timeline, point) if one.event.id == event.id)


def known_to(timeline: Timeline, character: str, point: Point = None) -> tuple[Knowing, ...]:
    """What the character knows of at the point, in the order in which it was learned."""
    return tuple(one for one in _knowledge(timeline, point) if one.character == character)


def _knowledge(timeline: Timeline, point: Point) -> list[Knowing]:
    """All knowledge at the point. Whoever knows already does not get to know again."""
    found: list[Knowing] = []
    known: set[tuple[str, str]] = set()
    told = in_order(timeline, told_by(timeline, point))
    by_id = {event.id: event for event in told}
    for event in told:
        news = [(who, event, THERE) for who in event.characters]
        news += [
            (who, by_id[learning.of], LEARNED)
            for learning in event.learns
            if learning.of in by_id
            for who in learning.who
        ]
        for who, of, how in news:
            if (who, of.id) not in known:
                known.add((who, of.id))
                found.append(Knowing(who, of, event, how))
    return found
