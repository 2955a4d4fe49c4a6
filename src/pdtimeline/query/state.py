"""The state at a point in time (DESIGN 3).

It is the changes of all events up to the point, one after the other, and who knows about which events.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline
from pdtimeline.model.values import EpisodeCode

Point = EpisodeCode | PartialDate | None
"""An episode, a date, or the end of the timeline."""
THERE, LEARNED = "there", "learned"


class Holding(NamedTuple):
    """A value of a facet, from the event that set it to the one that ended it (None: not ended)."""

    of: tuple[str, ...]
    facet: str
    value: str
    since: Event
    until: Event | None = None


def state_at(timeline: Timeline, point: Point = None) -> tuple[Holding, ...]:
    """The values at the point (inclusive), in the order in which they began."""
    return tuple(holding for holding in history(timeline, point) if holding.until is None)


def history(timeline: Timeline, point: Point = None) -> tuple[Holding, ...]:
    """Every value up to the point (inclusive), in the order in which they began, ended ones too.

    A later change of the same facet and the same `of` replaces the earlier one. A change without a value
    ends it, and one to the same value changes nothing. The two of a pair have no order. A death ends
    what holds of the dead, and of every pair that they are one of.
    """
    holdings: list[Holding] = []
    open_: dict[tuple[str, frozenset[str]], int] = {}
    keys_of: dict[str, list[tuple[str, frozenset[str]]]] = {}

    def end(key: tuple[str, frozenset[str]], event: Event) -> None:
        before = open_.pop(key, None)
        if before is not None:
            holdings[before] = holdings[before]._replace(until=event)

    for event in in_order(timeline, told_by(timeline, point)):
        for change in event.changes:
            key = (change.facet, frozenset(change.of))
            if key in open_ and holdings[open_[key]].value == change.to:
                continue
            end(key, event)
            if change.to is not None:
                open_[key] = len(holdings)
                holdings.append(Holding(change.of, change.facet, change.to, event))
                for id_ in change.of:
                    keys_of.setdefault(id_, []).append(key)
        for id_ in event.died:
            for key in keys_of.pop(id_, ()):
                end(key, event)
    return tuple(holdings)


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
    known: dict[tuple[str, str], Knowing] = {}
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
            known.setdefault((who, of.id), Knowing(who, of, event, how))
    return [knowing for knowing in known.values() if knowing.character not in dead]


def told_by(timeline: Timeline, point: Point) -> Iterator[Event]:
    """The events that have been told (by an episode) or have happened (by a date) at the point.

    An event that no episode tells counts from its date on.
    """
    if point is None:
        yield from timeline.events
        return
    telling = timeline.telling
    limit = telling.date(point) if isinstance(point, EpisodeCode) else point
    key = telling.key(point) if isinstance(point, EpisodeCode) else None
    for event in timeline.events:
        if key is not None and event.told is not None:
            is_told = telling.key(event.told) <= key
        else:
            date = date_of(timeline, event)
            is_told = date is not None and limit is not None and date.first <= limit.last
        if is_told:
            yield event


def date_of(timeline: Timeline, event: Event) -> PartialDate | None:
    """The date of the event, or else of the episode that tells it."""
    return event.date or (timeline.telling.date(event.told) if event.told else None)


def point_date(timeline: Timeline, point: Point) -> PartialDate | None:
    """The date of the point; the end of the timeline is its last air date, or else its last event."""
    if isinstance(point, PartialDate):
        return point
    telling = timeline.telling
    if point is not None:
        return telling.date(point)
    codes = {*timeline.episodes, *(event.told for event in timeline.events if event.told)}
    aired = [date for code in codes if (date := telling.date(code)) is not None]
    return max(aired or (event.date for event in timeline.events if event.date), default=None)


def days_between(first: PartialDate | None, last: PartialDate | None) -> int | None:
    """The days between two days; None if either date is not a single day."""
    if first is None or last is None or not first.is_day or not last.is_day:
        return None
    return last.first.days - first.first.days
