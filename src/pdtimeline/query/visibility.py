"""From where on each record of a timeline may be shown (DESIGN 3).

A gate is the position, in the order of telling, of the first horizon that shows the record. The
rules stand here once; `horizon` cuts by them, and `review` warns of texts that run ahead of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Change, Dispute, Event, Learning, Timeline
from pdtimeline.model.values import EpisodeCode

NEVER = 1 << 40
AFTER_DAYS = 6  # the interviews of that week, nothing of the next
SECTIONS = (
    "series", "episodes", "people", "characters", "arcs", "places", "facets", "sources", "disputes",
)  # fmt: skip


class Gates:
    """From which position on each record is shown; `NEVER` when no horizon shows it."""

    def __init__(self, timeline: Timeline, horizons: Iterable[EpisodeCode] = ()) -> None:
        self.timeline = timeline
        self._named = tuple(_named(timeline))
        codes = {*horizons, *(code for code, _, _ in self._named)}
        self.codes = sorted(codes, key=timeline.telling.key)
        self._positions = {code: position for position, code in enumerate(self.codes)}
        self._openings = {code: self._opening(code) for code in self.codes}
        self._days = _running_days(self.codes, timeline)
        self.episodes = {code: self.episode(code) for code in timeline.episodes}
        self.events = self._events()
        self._bodies = {**timeline.people, **timeline.characters}
        self.characters = self._least(self._character_uses(), timeline.characters)
        self.people = self._least(self._person_uses(), timeline.people)
        uses = [(id_, self.events[e.id]) for e in timeline.events for id_ in e.arcs]
        self.arcs = self._nested(uses, timeline.arcs)
        uses = [(e.place, self.events[e.id]) for e in timeline.events if e.place]
        self.places = self._nested(uses, timeline.places)
        self.facets = self._least(self._facet_uses(), timeline.facets)
        self.admissible = {
            id_: self.revealed(source) if source.revealed else self.day(source.published)
            for id_, source in timeline.sources.items()
        }
        self.claims = {id_: self._claims(dispute) for id_, dispute in timeline.disputes.items()}
        self.disputes = {id_: self._dispute(dispute) for id_, dispute in timeline.disputes.items()}
        cited = self._least(self._citations(), timeline.sources)
        self.sources = {id_: max(gate, self.admissible[id_]) for id_, gate in cited.items()}
        self.series = self._least(self._series_uses(), timeline.series)

    def position(self, code: EpisodeCode) -> int:
        """Where the code stands in the order of telling."""
        return self._positions[code]

    def day(self, date: PartialDate | None) -> int:
        """The first position whose air date is at most six days before the last day of *date*."""
        if date is None:
            return NEVER
        position = bisect_left(self._days, date.last.days - AFTER_DAYS)
        return position if position < len(self._days) else NEVER

    def episode(self, code: EpisodeCode) -> int:
        """The gate of an episode, declared or not."""
        declared = self.timeline.episodes.get(code)
        return max(self._openings[code], self.revealed(declared))

    def revealed(self, record: Any) -> int:
        """The position that the record's own `revealed` asks for; 0 without one."""
        return 0 if record is None or record.revealed is None else self._openings[record.revealed]

    def _opening(self, code: EpisodeCode) -> int:
        """From where on a code can be named: its own position, and not before its series is shown."""
        series = self.timeline.series.get(self.timeline.series_of(code) or "")
        first = None if series is None else series.revealed
        return max(self.position(code), 0 if first is None else self.position(first))

    def _events(self) -> dict[str, int]:
        """The gates of events; one that speaks of others waits for them (so a ring never opens)."""
        gates = dict.fromkeys(self.timeline.event_ids, NEVER)
        waiting: dict[str, int] = {}
        speakers: dict[str, list[str]] = {}
        ready = []
        for event in self.timeline.events:
            if event.track == "production" and event.about:
                waiting[event.id] = len(event.about)
                for other in event.about:
                    speakers.setdefault(other, []).append(event.id)
            else:
                gates[event.id] = self._event(event)
                ready.append(event.id)
        while ready:
            for speaker in speakers.get(ready.pop(), ()):
                waiting[speaker] -= 1
                if not waiting[speaker]:
                    event = self.timeline.event_ids[speaker]
                    gates[speaker] = max(self._event(event), *(gates[one] for one in event.about))
                    ready.append(speaker)
        return gates

    def _event(self, event: Event) -> int:
        """The gate of an event by itself, without what it is about."""
        gate = self.revealed(event)
        if event.episode is not None:
            gate = max(gate, self.episode(event.episode))
        if event.track == "production":
            known = event.episode or event.about or event.revealed
            return max(gate, self.day(event.date)) if known else NEVER
        return gate if event.told else NEVER

    def _character_uses(self) -> Iterator[tuple[str, int]]:
        for event in self.timeline.events:
            gate = self.events[event.id]
            for id_ in (*event.characters, *event.mentions):
                yield id_, gate
            for learning in event.learns:
                shown = max(gate, self._learning(learning))
                for id_ in learning.who:
                    yield id_, shown
        yield from self._body_uses()

    def _person_uses(self) -> Iterator[tuple[str, int]]:
        for event in self.timeline.events:
            for id_ in event.people:
                yield id_, self.events[event.id]
        for code, episode in self.timeline.episodes.items():
            for id_ in (*episode.directors, *episode.writers):
                yield id_, self.episodes[code]
        for character in self.timeline.characters.values():
            for id_ in character.portrayed_by:
                yield id_, self.characters[character.id]
        yield from self._body_uses()

    def _body_uses(self) -> Iterator[tuple[str, int]]:
        """Who is born, dies, or changes in an event: characters and people alike."""
        for event in self.timeline.events:
            gate = self.events[event.id]
            for id_ in (*event.born, *event.died):
                yield id_, gate
            for change in event.changes:
                shown = max(gate, self._change(change))
                for id_ in change.of:
                    yield id_, shown

    def _facet_uses(self) -> Iterator[tuple[str, int]]:
        for event in self.timeline.events:
            for change in event.changes:
                yield change.facet, max(self.events[event.id], self._change(change))

    def _change(self, change: Change) -> int:
        """What a change waits for besides its event: with a hidden member it is left out."""
        facet = self.timeline.facets[change.facet]
        return max(self.revealed(facet), *(self.revealed(self._bodies[id_]) for id_ in change.of))

    def _learning(self, learning: Learning) -> int:
        """What a learning waits for besides its event: with a hidden member it is left out."""
        some = self.timeline.characters
        return max(self.events[learning.of], *(self.revealed(some[id_]) for id_ in learning.who))

    def _series_uses(self) -> Iterator[tuple[str, int]]:
        """The head of the file names the main series; a code names its own, wherever it is shown."""
        yield self.timeline.main, 0
        for code, section, id_ in self._named:
            if section != "series":
                yield self.timeline.series_of(code) or "", getattr(self, section)[id_]

    def who(self, id_: str) -> int:
        """The gate of a character or a person."""
        gate = self.characters.get(id_)
        return self.people[id_] if gate is None else gate

    def _least(self, uses: Iterable[tuple[str, int]], some: Mapping[str, Any]) -> dict[str, int]:
        """The earliest use of each id of *some*, but not before its own `revealed`."""
        gates = dict.fromkeys(some, NEVER)
        for id_, gate in uses:
            if gate < gates.get(id_, 0):
                gates[id_] = gate
        return {id_: max(gate, self.revealed(some[id_])) for id_, gate in gates.items()}

    def _nested(self, uses: Iterable[tuple[str, int]], some: Mapping[str, Any]) -> dict[str, int]:
        """The same for records within each other: one within it, once shown, shows the outer one."""
        gates = self._least(uses, some)
        waiting = Counter(one.within for one in some.values() if one.within)
        ready = [id_ for id_ in some if not waiting[id_]]
        while ready:
            id_ = ready.pop()
            outer = some[id_].within
            if outer:
                shown = max(gates[id_], self.revealed(some[outer]))
                gates[outer] = min(gates[outer], shown)
                waiting[outer] -= 1
                if not waiting[outer]:
                    ready.append(outer)
        return gates

    def _claims(self, dispute: Dispute) -> tuple[int, ...]:
        return tuple(
            min((self.admissible[s] for s in claim.sources), default=NEVER)
            for claim in dispute.claims
        )

    def _dispute(self, dispute: Dispute) -> int:
        named = [self.events[id_] for id_ in dispute.events]
        named += [self.episode(code) for code in dispute.episodes]
        named += [self.characters[id_] for id_ in dispute.characters]
        named += [self.people[id_] for id_ in dispute.people]
        claims = sorted(self.claims[dispute.id])
        second = claims[1] if len(claims) > 1 else NEVER
        return max(self.revealed(dispute), second, *named)

    def _citations(self) -> Iterator[tuple[str, int]]:
        timeline = self.timeline
        cited: list[tuple[Any, int]] = [(e.sources, self.events[e.id]) for e in timeline.events]
        cited += [(e.sources, self.episodes[code]) for code, e in timeline.episodes.items()]
        for name in ("characters", "people", "arcs"):
            gates = getattr(self, name)
            cited += [(one.sources, gates[id_]) for id_, one in getattr(timeline, name).items()]
        for id_, dispute in timeline.disputes.items():
            for claim, gate in zip(dispute.claims, self.claims[id_], strict=True):
                cited.append((claim.sources, max(gate, self.disputes[id_])))
        return ((source, gate) for sources, gate in cited for source in sources)


def _named(timeline: Timeline) -> Iterator[tuple[EpisodeCode, str, Any]]:
    """Every code that the timeline speaks of, with the section and the id of the record that does."""
    for code in timeline.episodes:
        yield code, "episodes", code
    for event in timeline.events:
        for told in (event.episode, event.revealed):
            if told is not None:
                yield told, "events", event.id
    for dispute in timeline.disputes.values():
        for code in dispute.episodes:
            yield code, "disputes", dispute.id
    for section in SECTIONS:
        for id_, record in getattr(timeline, section).items():
            if record.revealed is not None:
                yield record.revealed, section, id_


def _running_days(codes: list[EpisodeCode], timeline: Timeline) -> list[int]:
    """For each code the first day of the latest air date up to it; no date is before all days."""
    dates = [timeline.telling.date(code) for code in codes]
    return list(accumulate((-NEVER if date is None else date.first.days for date in dates), max))
