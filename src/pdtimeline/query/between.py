"""What two characters or real people have to do with each other."""

from __future__ import annotations

from typing import NamedTuple

from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Change, Event, Timeline
from pdtimeline.query.filters import Query, select


class Between(NamedTuple):
    """What is between two, each in the order of happening.

    `history` has the changes whose `of` is these two, with their events. `shared` are the events that both
    are in; `related` are those that one is in, while the other is mentioned or learns about something.
    """

    history: tuple[tuple[Event, Change], ...]
    shared: tuple[Event, ...]
    related: tuple[Event, ...]


def between(
    timeline: Timeline,
    one: str,
    other: str,
    limits: Query = Query(),  # noqa: B008 - a value that does not change
) -> Between:
    """What is between the two with these IDs, in the events that match *limits*."""
    events = in_order(timeline, select(timeline.events, limits, timeline))
    pair = {one, other}
    return Between(
        tuple(
            (event, change)
            for event in events
            for change in event.changes
            if pair == set(change.of)
        ),
        tuple(event for event in events if pair <= _present(event)),
        tuple(event for event in events if _is_related(event, pair)),
    )


def _is_related(event: Event, pair: set[str]) -> bool:
    """Whether one of the two is in the event, and the other is mentioned or learns there."""
    absent = pair - _present(event)
    learners = {id_ for learning in event.learns for id_ in learning.who}
    return len(absent) == 1 and not absent.isdisjoint({*event.mentions, *learners})


def _present(event: Event) -> set[str]:
    return {*event.characters, *event.people}
