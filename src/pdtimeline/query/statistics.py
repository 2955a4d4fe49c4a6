"""A timeline, or a part of it, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pdtimeline.model.dates import OPEN_END
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query.filters import with_outer
from pdtimeline.query.periods import CALENDAR, begin, period, scale_of


class Figure(NamedTuple):
    """One figure: a number, or a date as EDTF; None where there is nothing to say."""

    figure: str
    value: int | str | None


class Gap(NamedTuple):
    """The days between two events that follow each other, in which nothing happens."""

    days: int
    before: Event
    after: Event


def figures(timeline: Timeline, events: tuple[Event, ...]) -> tuple[Figure, ...]:
    """The figures of the events, in the order that is promised (DESIGN 4)."""
    ordered = in_order(timeline, events)
    dates = [event.date.text for event in ordered if event.date]
    gap = longest_gap(ordered)
    tracks = Counter(event.track for event in events)
    confidences = Counter(event.confidence for event in events)
    origins = [len({timeline.sources[id_].outlet for id_ in e.sources}) for e in events]
    ids = {event.id for event in events}
    disputes = [dispute for dispute in timeline.disputes.values() if ids & {*dispute.events}]
    return (
        Figure("events", len(events)),
        Figure("story", tracks["story"]),
        Figure("production", tracks["production"]),
        Figure("undated", len(events) - len(dates)),
        Figure("first", dates[0] if dates else None),
        Figure("last", dates[-1] if dates else None),
        Figure("longest_gap_days", gap.days if gap else None),
        *(Figure(word, confidences[word]) for word in ("confirmed", "reported", "inferred")),
        Figure("unsourced", origins.count(0)),
        Figure("one_origin", origins.count(1)),
        Figure("disputes", len(disputes)),
        Figure("open_disputes", sum(not dispute.verdict for dispute in disputes)),
        Figure(
            "characters",
            len(named_by(events, ("characters", "mentions", "born", "died"), timeline.characters)),
        ),
        Figure("people", len(named_by(events, ("people", "born", "died"), timeline.people))),
        Figure("arcs", len(with_outer(named_by(events, ("arcs",), timeline.arcs), timeline.arcs))),
        Figure("places", len(with_outer((e.place for e in events), timeline.places))),
        Figure("sources", len({id_ for event in events for id_ in event.sources})),
        *_spread(timeline, ordered),
    )


def longest_gap(events: Iterable[Event]) -> Gap | None:
    """The longest time in which nothing happens; *events* are in their order.

    An event lasts to the last day of its date, one with an open end to its first.
    """
    longest: Gap | None = None
    latest: tuple[int, Event] | None = None
    for event in events:
        if event.date is None:
            continue
        first = begin(event.date).days
        last = first if event.date.last == OPEN_END else event.date.last.days
        if latest and first - latest[0] > (longest.days if longest else 0):
            longest = Gap(first - latest[0], latest[1], event)
        if latest is None or last > latest[0]:
            latest = last, event
    return longest


def _spread(timeline: Timeline, ordered: tuple[Event, ...]) -> Iterator[Figure]:
    """How many events each season has; in a timeline without seasons, each year."""
    if scale_of(ordered) in CALENDAR:
        years = Counter(period(begin(e.date), "year") for e in ordered if e.date)
        for year in sorted(years):
            yield Figure(f"events_{year.text}", years[year])
        return
    codes = sorted((event.episode for event in ordered if event.episode), key=timeline.telling.key)
    counts = Counter((code.series, code.season) for code in codes)
    for (series, season), count in counts.items():
        yield Figure(f"events_{f'{series}-' if series else ''}S{season:02}", count)


def named_by(
    events: tuple[Event, ...], fields: tuple[str, ...], records: Mapping[str, Any]
) -> set[str]:
    """The ids of these records that the events name."""
    named = {id_ for event in events for field in fields for id_ in getattr(event, field)}
    named |= {id_ for event in events for change in event.changes for id_ in change.of}
    named |= {id_ for event in events for learning in event.learns for id_ in learning.who}
    return {id_ for id_ in named if id_ in records}
