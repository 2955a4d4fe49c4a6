"""From which episode on each record of a timeline is visible (DESIGN 3).

Every record gets a position in the order of telling: that of the first horizon which shows it. The rules
stand here once. `horizon` cuts by the positions, and `lint` warns of texts that run ahead of them.

A record is visible through what uses it, so the positions are worked out in the order of
`visibility_of`: episodes, events, who and what they use, and at last what is cited.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any, NamedTuple, TypeAlias

from pdtimeline.model.dates import OPEN_BEGIN, PartialDate
from pdtimeline.model.records import Dispute, Event, Timeline
from pdtimeline.model.values import EpisodeCode

NEVER = 1 << 40  # a position after every horizon
AFTER_DAYS = 6  # a horizon shows the interviews of its own week, and nothing of the next
SECTIONS = (
    "series", "episodes", "people", "characters", "arcs", "places", "facets", "sources", "disputes",
)  # fmt: skip

Positions: TypeAlias = Mapping[str, int]
Uses: TypeAlias = Iterable[tuple[str, int]]
"""Ids, each with a position from which on something visible uses the id."""


class Visibility(NamedTuple):
    """For each record the position from which on it is visible, `NEVER` if no horizon shows it.

    `codes` has the episode of each position; `claims` the positions of the claims of each dispute.
    """

    codes: tuple[EpisodeCode, ...]
    series: Positions
    episodes: Mapping[EpisodeCode, int]
    people: Positions
    characters: Positions
    arcs: Positions
    places: Positions
    facets: Positions
    sources: Positions
    events: Positions
    disputes: Positions
    claims: Mapping[str, tuple[int, ...]]

    def position(self, code: EpisodeCode) -> int:
        """The position of an episode that the timeline or a horizon names."""
        return self.codes.index(code)

    def who(self, id_: str) -> int:
        """From where on a character or a person is visible."""
        position = self.characters.get(id_)
        return self.people[id_] if position is None else position


def visibility_of(timeline: Timeline, horizons: Iterable[EpisodeCode] = ()) -> Visibility:
    """From where on each record is visible; *horizons* are episodes that need a position, too."""
    order = _order(timeline, horizons)
    episodes = {code: order.episode(code) for code in timeline.episodes}
    events = _events(order)
    lives = tuple(_life_uses(order, events))
    characters = _earliest((*_character_uses(order, events), *lives), timeline.characters, order)
    people = _earliest(
        (*_person_uses(timeline, episodes, events, characters), *lives), timeline.people, order
    )
    arcs = _nested(_arc_uses(timeline, events), timeline.arcs, order)
    places = _nested(_place_uses(timeline, events), timeline.places, order)
    facets = _earliest(_facet_uses(order, events), timeline.facets, order)
    published = {id_: order.published(source) for id_, source in timeline.sources.items()}
    claims = {id_: _claims(dispute, published) for id_, dispute in timeline.disputes.items()}
    disputes = {
        id_: max(
            order.revealed(dispute),
            _second(claims[id_]),
            *(events[name] for name in dispute.events),
            *map(order.episode, dispute.episodes),
            *(characters[name] for name in dispute.characters),
            *(people[name] for name in dispute.people),
        )
        for id_, dispute in timeline.disputes.items()
    }
    visibility = Visibility(
        order.codes, {}, episodes, people, characters, arcs, places, facets, {}, events,
        disputes, claims,
    )  # fmt: skip
    cited = _earliest(_citations(timeline, visibility), timeline.sources, order)
    visibility = visibility._replace(
        sources={id_: max(position, published[id_]) for id_, position in cited.items()}
    )
    return visibility._replace(
        series=_earliest(_series_uses(order, visibility), timeline.series, order)
    )


class _Order(NamedTuple):
    """The order of telling, and what it says of a record by itself, whatever uses the record."""

    timeline: Timeline
    codes: tuple[EpisodeCode, ...]
    named: tuple[tuple[EpisodeCode, str, Any], ...]  # codes, with the records that name them
    openings: Mapping[EpisodeCode, int]  # from where on each code can be named
    days: list[int]  # for each position the first day of the latest air date up to it

    def episode(self, code: EpisodeCode) -> int:
        """From where on an episode is visible, declared or not."""
        return max(self.openings[code], self.revealed(self.timeline.episodes.get(code)))

    def revealed(self, record: Any) -> int:
        """The position that the record's own `revealed` asks for; 0 without one."""
        return 0 if record is None or record.revealed is None else self.openings[record.revealed]

    def day(self, date: PartialDate | None) -> int:
        """The first position whose air date is at most six days before the last day of *date*."""
        if date is None or not date.is_over:  # an end that is not known may be any day
            return NEVER
        position = bisect_left(self.days, date.last.days - AFTER_DAYS)
        return position if position < len(self.days) else NEVER

    def published(self, source: Any) -> int:
        """From where on a source can be cited."""
        return self.revealed(source) if source.revealed else self.day(source.published)


def _order(timeline: Timeline, horizons: Iterable[EpisodeCode]) -> _Order:
    named = tuple(named_codes(timeline))
    codes = tuple(sorted({*horizons, *(code for code, _, _ in named)}, key=timeline.telling.key))
    positions = {code: position for position, code in enumerate(codes)}

    def opening(code: EpisodeCode) -> int:
        """The code's own position, and not before its series is visible."""
        series = timeline.series.get(timeline.series_of(code) or "")
        first = None if series is None else series.revealed
        return max(positions[code], 0 if first is None else positions[first])

    return _Order(
        timeline, codes, named, {code: opening(code) for code in codes}, _days(codes, timeline)
    )


def named_codes(timeline: Timeline) -> Iterator[tuple[EpisodeCode, str, Any]]:
    """Every code that the timeline names, with the section and the id of the record that does."""
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


def _days(codes: tuple[EpisodeCode, ...], timeline: Timeline) -> list[int]:
    """For each code the first day of the latest air date up to it; no date is before all days."""
    before_all = OPEN_BEGIN.days
    dates = [timeline.telling.date(code) for code in codes]
    return list(
        accumulate((before_all if date is None else date.first.days for date in dates), max)
    )


# Events


def _events(order: _Order) -> dict[str, int]:
    """The positions of events. One that is about others waits for them, so a cycle is never visible."""
    events = order.timeline.event_ids
    positions = dict.fromkeys(events, NEVER)
    waiting: dict[str, int] = {}
    speakers: dict[str, list[str]] = {}
    ready = []
    for event in order.timeline.events:
        if event.track == "production" and event.about:
            waiting[event.id] = len(event.about)
            for other in event.about:
                speakers.setdefault(other, []).append(event.id)
        else:
            positions[event.id] = _event(event, order)
            ready.append(event.id)
    while ready:
        for speaker in speakers.get(ready.pop(), ()):
            waiting[speaker] -= 1
            if not waiting[speaker]:
                event = events[speaker]
                positions[speaker] = max(
                    _event(event, order), *(positions[other] for other in event.about)
                )
                ready.append(speaker)
    return positions


def _event(event: Event, order: _Order) -> int:
    """The position of an event by itself, without what it is about."""
    position = order.revealed(event)
    if event.episode is not None:
        position = max(position, order.episode(event.episode))
    if event.track == "production":
        has_place = event.episode or event.about or event.revealed
        return max(position, order.day(event.date)) if has_place else NEVER
    return position if event.told else NEVER


# What events use


def _character_uses(order: _Order, events: Positions) -> Iterator[tuple[str, int]]:
    characters = order.timeline.characters
    for event in order.timeline.events:
        position = events[event.id]
        for id_ in (*event.characters, *event.mentions):
            yield id_, position
        for learning in event.learns:  # with a hidden member it is left out
            members = (order.revealed(characters[id_]) for id_ in learning.who)
            visible = max(position, events[learning.of], *members)
            for id_ in learning.who:
                yield id_, visible


def _life_uses(order: _Order, events: Positions) -> Iterator[tuple[str, int]]:
    """Who is born, dies, or changes in an event: characters and people alike."""
    for event in order.timeline.events:
        for id_ in (*event.born, *event.died):
            yield id_, events[event.id]
    for _, of, position in _changes(order, events):
        for id_ in of:
            yield id_, position


def _changes(order: _Order, events: Positions) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Facet, `of`, and position of every change; with a hidden member it is left out."""
    timeline = order.timeline
    bodies = {**timeline.people, **timeline.characters}
    for event in timeline.events:
        for change in event.changes:
            members = (order.revealed(bodies[id_]) for id_ in change.of)
            facet = order.revealed(timeline.facets[change.facet])
            yield change.facet, change.of, max(events[event.id], facet, *members)


def _facet_uses(order: _Order, events: Positions) -> Iterator[tuple[str, int]]:
    return ((facet, position) for facet, _, position in _changes(order, events))


def _person_uses(
    timeline: Timeline,
    episodes: Mapping[EpisodeCode, int],
    events: Positions,
    characters: Positions,
) -> Iterator[tuple[str, int]]:
    for event in timeline.events:
        for id_ in event.people:
            yield id_, events[event.id]
    for code, episode in timeline.episodes.items():
        for id_ in (*episode.directors, *episode.writers):
            yield id_, episodes[code]
    for character in timeline.characters.values():
        for id_ in character.portrayed_by:
            yield id_, characters[character.id]


def _arc_uses(timeline: Timeline, events: Positions) -> Iterator[tuple[str, int]]:
    return ((id_, events[event.id]) for event in timeline.events for id_ in event.arcs)


def _place_uses(timeline: Timeline, events: Positions) -> Iterator[tuple[str, int]]:
    return ((event.place, events[event.id]) for event in timeline.events if event.place)


# Claims and sources


def _claims(dispute: Dispute, published: Positions) -> tuple[int, ...]:
    """From where on each claim is visible: with the first of its sources."""
    return tuple(
        min((published[id_] for id_ in claim.sources), default=NEVER) for claim in dispute.claims
    )


def _second(claims: tuple[int, ...]) -> int:
    """From where on two of the claims are visible."""
    return sorted(claims)[1] if len(claims) > 1 else NEVER


def _citations(timeline: Timeline, visibility: Visibility) -> Iterator[tuple[str, int]]:
    """Every source that a record cites, with the position of the record."""
    cited: list[tuple[tuple[str, ...], int]] = []
    cited += [(event.sources, visibility.events[event.id]) for event in timeline.events]
    cited += [
        (record.sources, visibility.episodes[code]) for code, record in timeline.episodes.items()
    ]
    cited += [
        (record.sources, visibility.characters[id_]) for id_, record in timeline.characters.items()
    ]
    cited += [(record.sources, visibility.people[id_]) for id_, record in timeline.people.items()]
    cited += [(record.sources, visibility.arcs[id_]) for id_, record in timeline.arcs.items()]
    for id_, dispute in timeline.disputes.items():
        for claim, position in zip(dispute.claims, visibility.claims[id_], strict=True):
            cited.append((claim.sources, max(position, visibility.disputes[id_])))
    return ((id_, position) for ids, position in cited for id_ in ids)


def _series_uses(order: _Order, visibility: Visibility) -> Iterator[tuple[str, int]]:
    """The head of the file names the main series; a code names its own, wherever it is visible."""
    timeline = order.timeline
    yield timeline.main, 0
    for code, section, id_ in order.named:
        if section != "series":
            yield timeline.series_of(code) or "", getattr(visibility, section)[id_]


# From uses to positions


def _earliest(uses: Uses, records: Mapping[str, Any], order: _Order) -> dict[str, int]:
    """The earliest use of each of the records, but not before its own `revealed`."""
    positions = dict.fromkeys(records, NEVER)
    for id_, position in uses:
        if position < positions.get(id_, 0):
            positions[id_] = position
    return {id_: max(position, order.revealed(records[id_])) for id_, position in positions.items()}


def _nested(uses: Uses, records: Mapping[str, Any], order: _Order) -> dict[str, int]:
    """The same for records within each other: one that is visible makes the outer one visible."""
    positions = _earliest(uses, records, order)
    waiting = Counter(record.within for record in records.values() if record.within)
    ready = [id_ for id_ in records if not waiting[id_]]
    while ready:
        id_ = ready.pop()
        outer = records[id_].within
        if outer:
            visible = max(positions[id_], order.revealed(records[outer]))
            positions[outer] = min(positions[outer], visible)
            waiting[outer] -= 1
            if not waiting[outer]:
                ready.append(outer)
    return positions
