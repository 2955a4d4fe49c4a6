"""Who knows about which events, and since which event (DESIGN 3)."""

from __future__ import annotations

from typing import NamedTuple

from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query.state import Point, told_by

THERE, LEARNED = "there", "learned"


class Knowing(NamedTuple):
    """A character knows about `event`, since `since` (the event itself for who was present)."""

    character: str
    event: Event
    since: Event
    how: str


def knowers_of(timeline: Timeline, event: Event, point: Point = None) -> tuple[Knowing, ...]:
    """Who knows about the event at the point, in the order in which they learned about it."""
    return tuple(knows for knows in _knowledge(timeline, point) if knows.event.id == event.id)


def known_to(timeline: Timeline, character: str, point: Point = None) -> tuple[Knowing, ...]:
    """What the character knows about at the point, in the order in which it was learned."""
    return tuple(knows for knows in _knowledge(timeline, point) if knows.character == character)


def _knowledge(timeline: Timeline, point: Point) -> list[Knowing]:
    """All knowledge at the point. Who knows about an event already does not learn about it again.

    Those who have died by then know nothing.
    """
    knowledge: list[Knowing] = []
    known: set[tuple[str, str]] = set()
    told = in_order(timeline, told_by(timeline, point))
    by_id = {event.id: event for event in told}
    dead = {id_ for event in told for id_ in event.died}
    for event in told:
        news = [(who, event, THERE) for who in event.characters]
        news += [
            (who, by_id[learning.of], LEARNED)
            for learning in event.learns
            if learning.of in by_id
            for who in learning.who
        ]
        for who, of, how in news:
            if who not in dead and (who, of.id) not in known:
                known.add((who, of.id))
                knowledge.append(Knowing(who, of, event, how))
    return knowledge
