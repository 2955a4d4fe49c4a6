"""What stands in the page, and from which episode on each part of it may be seen.

The page asks "I have seen up to …" again when it is read. So each part has a gate: the position, in the
order of telling, of the first episode that shows it, as `query.visibility` works it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple

from pdtimeline.model.records import Change, Dispute, Event, Learning, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.filters import with_outer
from pdtimeline.query.lookup import called
from pdtimeline.query.statistics import named_by
from pdtimeline.query.visibility import Visibility, visibility_of

LATEST = 1_000_000  # the gate of what no episode shows: after all of them, and short in a file


class Contents(NamedTuple):
    """The events of the page with what refers to them, and the gates.

    `aired` is whether most of the episodes have air dates: then the page begins in the order of telling.
    """

    timeline: Timeline
    events: tuple[Event, ...]
    numbers: Mapping[str, int]  # where each event stands among the events
    effects: Mapping[str, tuple[str, ...]]
    learned: Mapping[
        str, tuple[tuple[Event, Learning], ...]
    ]  # who learns about an event, and in which
    disputes: Mapping[str, tuple[Dispute, ...]]  # by event
    visibility: Visibility
    is_told: bool

    @property
    def codes(self) -> tuple[EpisodeCode, ...]:
        """The episodes that the timeline names, as they are told."""
        return self.visibility.codes

    def gate(self, section: str, key: Any) -> int:
        """The gate of a record."""
        positions: Mapping[Any, int] = getattr(self.visibility, section)
        return min(positions[key], LATEST)

    def event_gate(self, event: Event) -> int:
        """The gate of an event."""
        return self.gate("events", event.id)

    def who_gate(self, id_: str) -> int:
        """The gate of a character or a person."""
        return min(self.visibility.who[id_], LATEST)

    def change_gate(self, event: Event, change: Change) -> int:
        """A change is seen once its facet and all that it is about are."""
        facet = self.gate("facets", change.facet)
        return max(self.event_gate(event), facet, *map(self.who_gate, change.of))

    def learning_gate(self, event: Event, learning: Learning) -> int:
        """What somebody learns is seen once all who learn it are, and what it is about."""
        of = self.gate("events", learning.of)
        return max(self.event_gate(event), of, *map(self.who_gate, learning.who))

    def claim_gates(self, dispute: Dispute) -> tuple[int, ...]:
        """The gates of the claims of a dispute."""
        own = self.gate("disputes", dispute.id)
        return tuple(max(own, min(gate, LATEST)) for gate in self.visibility.claims[dispute.id])

    def name(self, id_: str) -> str:
        """The name of a character or a person."""
        record = self.timeline.characters.get(id_)
        return called(self.timeline.people[id_] if record is None else record)

    def is_aired(self, event: Event) -> bool:
        """Whether the event happens on the day of its episode."""
        code = event.episode
        return code is not None and event.date == self.timeline.telling.date(code)

    def others(self, ids: Iterable[str]) -> list[Event]:
        """Those of the events that are in the page."""
        return [self.events[self.numbers[id_]] for id_ in ids if id_ in self.numbers]


def contents_of(timeline: Timeline, events: tuple[Event, ...]) -> Contents:
    """The contents of a page with these events of the timeline."""
    numbers = {event.id: number for number, event in enumerate(events)}
    effects: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    learned: defaultdict[str, tuple[tuple[Event, Learning], ...]] = defaultdict(tuple)
    disputes: defaultdict[str, tuple[Dispute, ...]] = defaultdict(tuple)
    for event in events:
        for cause in event.causes:
            effects[cause] += (event.id,)
        for learning in event.learns:
            learned[learning.of] += ((event, learning),)
    for dispute in timeline.disputes.values():
        for id_ in dispute.events:
            disputes[id_] += (dispute,)
    visibility = visibility_of(timeline)
    aired = [code for code in visibility.codes if timeline.telling.date(code)]
    return Contents(
        timeline, events, numbers, effects, learned, disputes, visibility,
        is_told=len(aired) * 2 > len(visibility.codes),
    )  # fmt: skip


def _used(contents: Contents) -> dict[str, set[str]]:
    """The ids of records that the events of the page name, by section."""
    timeline, events = contents.timeline, contents.events
    who = ("characters", "mentions", "born", "died")
    arcs = chain.from_iterable(event.arcs for event in events)
    return {
        "characters": named_by(events, who, timeline.characters),
        "arcs": with_outer(arcs, timeline.arcs),
        "places": with_outer((event.place for event in events), timeline.places),
        "disputes": {d.id for event in events for d in contents.disputes.get(event.id, ())},
    }


def records(contents: Contents, section: str) -> dict[str, Any]:
    """The records of a section that the page has: all with all events, else those that its events name."""
    whole = contents.timeline.records(section)
    if len(contents.events) == len(contents.timeline.events):
        return dict(whole)
    ids = _used(contents)[section]
    return {id_: record for id_, record in whole.items() if id_ in ids}
