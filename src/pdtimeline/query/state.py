"""What holds at a point: the fold of changes over what has been told by then (DESIGN 3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Change, Event, Timeline
from pdtimeline.model.values import EpisodeCode

Point = EpisodeCode | PartialDate | None
"""An episode, a date, or the end of the timeline."""


class Holding(NamedTuple):
    """A value of a facet, from the event that made it so to the one that ended it (None: it holds)."""

    of: tuple[str, ...]
    facet: str
    value: str
    since: Event
    until: Event | None = None


def state_at(timeline: Timeline, point: Point = None) -> tuple[Holding, ...]:
    """What holds at the point (inclusive), in the order in which it came about."""
    return tuple(holding for holding in history(timeline, point) if holding.until is None)


def history(timeline: Timeline, point: Point = None) -> tuple[Holding, ...]:
    """What held at any time up to the point (inclusive), in the order in which it came about.

    A later change of the same facet and the same `of` replaces the earlier one; one without a value
    ends it; one to the value that holds already changes nothing. The two of a pair have no order.
    """
    found: list[Holding] = []
    open_: dict[tuple[str, frozenset[str]], int] = {}
    for event in in_order(timeline, told_by(timeline, point)):
        for change in event.changes:
            key = (change.facet, frozenset(change.of))
            before = open_.get(key)
            if before is not None:
                if found[before].value == change.to:
                    continue
                found[before] = found[before]._replace(until=event)
                del open_[key]
            if change.to is not None:
                open_[key] = len(found)
                found.append(Holding(change.of, change.facet, change.to, event))
    return tuple(found)


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
            if telling.key(event.told) <= key:
                yield event
        elif (
            limit is not None
            and (date := date_of(timeline, event)) is not None
            and date.first <= limit.last
        ):
            yield event


def date_of(timeline: Timeline, event: Event) -> PartialDate | None:
    """When the event happens; without a date of its own, when it is told."""
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
    """The difference of two days in days; None when either is not a day."""
    if first is None or last is None or not first.is_day or not last.is_day:
        return None
    return last.first.days - first.first.days


def changes_between(timeline: Timeline, one: str, other: str) -> tuple[tuple[Event, Change], ...]:
    """The changes whose `of` is these two, with their events, in the order of happening."""
    pair = {one, other}
    return tuple(
        (event, change)
        for event in in_order(timeline, timeline.events)
        for change in event.changes
        if set(change.of) == pair
    )
