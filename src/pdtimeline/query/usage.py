"""How the events of a timeline use its records, and how its episodes fall into seasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from pdtimeline.model.ordering import LAST, Told, appearing
from pdtimeline.model.records import Arc, Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.filters import with_outer


class Use(NamedTuple):
    """The first and the last episode whose events use a record, and how many events do."""

    first: EpisodeCode | None
    last: EpisodeCode | None
    events: int


UNUSED = Use(None, None, 0)
IdsOf = Callable[[Event], Iterable[str]]


def uses(timeline: Timeline, ids_of: IdsOf) -> Mapping[str, Use]:
    """How each record is used; *ids_of* gives the ids that an event uses."""
    key = timeline.telling.key
    used: dict[str, Use] = {}
    for event in timeline.events:
        for id_ in ids_of(event):
            first, last, count = used.get(id_, UNUSED)
            code = event.episode
            if code is not None:
                first = code if first is None or key(code) < key(first) else first
                last = code if last is None or key(code) > key(last) else last
            used[id_] = Use(first, last, count + 1)
    return used


def nested_uses(timeline: Timeline, records: Mapping[str, Any], ids_of: IdsOf) -> Mapping[str, Use]:
    """How each arc or place is used; an event counts for the outer records too, and only once."""
    return uses(timeline, lambda event: with_outer(ids_of(event), records))


def arc_begins(timeline: Timeline, events: Iterable[Event]) -> Mapping[str, Told]:
    """Where each arc begins: with its first event, or the first one of an arc within it."""
    key = appearing(timeline)
    begins = dict.fromkeys(timeline.arcs, LAST)
    for event in events:
        begin = key(event)
        for id_ in event.arcs:
            arc: str | None = id_
            while arc and begin < begins[arc]:
                begins[arc] = begin
                arc = timeline.arcs[arc].within
    return begins


def arcs_as_they_begin(timeline: Timeline) -> tuple[Arc, ...]:
    """All arcs in the order in which they begin; those that begin together as in the file."""
    begins = arc_begins(timeline, timeline.events)
    return tuple(sorted(timeline.arcs.values(), key=lambda arc: begins[arc.id]))


class Season(NamedTuple):
    """A season: its first and last known episode, and how many episodes and events it has."""

    series: str | None
    season: int
    episodes: int
    first: EpisodeCode
    last: EpisodeCode
    events: int


def seasons(timeline: Timeline) -> tuple[Season, ...]:
    """The seasons of each series. An episode counts when it is declared or an event names it."""
    events_of = Counter(event.episode for event in timeline.events if event.episode is not None)
    groups: dict[tuple[str, int], list[EpisodeCode]] = {}
    for code in sorted({*timeline.episodes, *events_of}):
        groups.setdefault((code.series, code.season), []).append(code)
    ranks = [timeline.main, *timeline.series]
    ordered = sorted(groups, key=lambda group: (ranks.index(group[0] or timeline.main), group[1]))
    return tuple(
        Season(
            timeline.series_of(codes[0]),
            codes[0].season,
            len(codes),
            codes[0],
            codes[-1],
            sum(events_of[code] for code in codes),
        )
        for codes in map(groups.__getitem__, ordered)
    )
