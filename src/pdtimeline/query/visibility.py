"""From which episode on each record of a timeline is visible (DESIGN 3).

Every record gets a position in the order of telling: that of the first horizon which shows it. The rules
stand here once. `horizon` cuts by the positions, and `lint` warns of texts that run ahead of them.

A record is visible through what uses it, so the positions are worked out in the order of
`visibility_of`: episodes, events, who and what they use, and at last what is cited.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, chain
from typing import Any, NamedTuple, TypeAlias

from pdtimeline.model.dates import OPEN_BEGIN, PartialDate
from pdtimeline.model.records import Dispute, Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.filters import below, parts_of

NEVER = 1 << 40  # a position after every horizon
AFTER_DAYS = 6  # a horizon shows the interviews of its own week, and nothing of the next
SECTIONS = (
    "series", "episodes", "people", "characters", "arcs", "places", "facets", "sources", "disputes",
)  # fmt: skip

Positions: TypeAlias = Mapping[Any, int]
Use: TypeAlias = tuple[Iterable[str], int]
"""IDs, and a position from which on something visible uses them."""


class Visibility(NamedTuple):
    """For each record the position from which on it is visible, `NEVER` if no horizon shows it.

    `codes` has the episode of each position; `claims` the positions of the claims of each dispute; `who`
    those of characters and people together.
    """

    codes: tuple[EpisodeCode, ...]
    claims: Mapping[str, tuple[int, ...]]
    who: Positions
    series: Positions
    episodes: Positions
    people: Positions
    characters: Positions
    arcs: Positions
    places: Positions
    facets: Positions
    sources: Positions
    events: Positions
    disputes: Positions

    def position(self, code: EpisodeCode) -> int:
        """The position of an episode that the timeline or a horizon names."""
        return self.codes.index(code)


def visibility_of(timeline: Timeline, horizons: Iterable[EpisodeCode] = ()) -> Visibility:
    """From where on each record is visible; *horizons* are episodes that need a position, too."""
    order = _order(timeline, horizons)
    at: dict[str, Positions] = {
        "episodes": {code: order.episode(code) for code in timeline.episodes},
        "events": _events(order),
    }
    used = _used_in_events(order, at["events"])
    at["characters"] = order.earliest(timeline.characters, used.who)
    at["people"] = order.earliest(timeline.people, chain(used.who, _used_by_others(timeline, at)))
    at["arcs"] = order.nested(timeline.arcs, used.arcs)
    at["places"] = order.nested(timeline.places, used.places)
    at["facets"] = order.earliest(timeline.facets, used.facets)
    who = {**at["people"], **at["characters"]}
    published = {id_: order.published(source) for id_, source in timeline.sources.items()}
    claims = {id_: _claims(dispute, published) for id_, dispute in timeline.disputes.items()}
    at["disputes"] = {
        id_: max(
            order.revealed(dispute),
            [*sorted(claims[id_]), NEVER, NEVER][1],  # two of the claims
            *(at["events"][name] for name in dispute.events),
            *map(order.episode, dispute.episodes),
            *(who[name] for name in (*dispute.characters, *dispute.people)),
        )
        for id_, dispute in timeline.disputes.items()
    }
    cited = order.earliest(timeline.sources, _citations(timeline, at, claims))
    at["sources"] = {id_: max(position, published[id_]) for id_, position in cited.items()}
    at["series"] = order.earliest(timeline.series, _codes_of_series(order, at))
    return Visibility(order.codes, claims, who, **at)


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

    def earliest(self, records: Mapping[str, Any], uses: Iterable[Use]) -> dict[str, int]:
        """The earliest use of each of the records, but not before its own `revealed`."""
        positions = dict.fromkeys(records, NEVER)
        for ids, position in uses:
            for id_ in ids:
                if position < positions.get(id_, 0):
                    positions[id_] = position
        return {id_: max(first, self.revealed(records[id_])) for id_, first in positions.items()}

    def nested(self, records: Mapping[str, Any], uses: Iterable[Use]) -> dict[str, int]:
        """The same for records within each other: one that is visible makes the outer one visible."""
        positions = self.earliest(records, uses)
        outer_first = below("", parts_of(records.values()))[1:]
        for id_ in reversed(outer_first):
            if outer := records[id_].within:
                visible = max(positions[id_], self.revealed(records[outer]))
                positions[outer] = min(positions[outer], visible)
        return positions


def _order(timeline: Timeline, horizons: Iterable[EpisodeCode]) -> _Order:
    named = tuple(named_codes(timeline))
    codes = tuple(sorted({*horizons, *(code for code, _, _ in named)}, key=timeline.telling.key))
    positions = {code: position for position, code in enumerate(codes)}

    def opening(code: EpisodeCode) -> int:
        """The code's own position, and not before its series is visible."""
        series = timeline.series.get(timeline.series_of(code) or "")
        revealed = series and series.revealed
        return max(positions[code], positions[revealed] if revealed else 0)

    dates = map(timeline.telling.date, codes)  # without one, a code is before all days
    days = accumulate((date.first.days if date else OPEN_BEGIN.days for date in dates), max)
    return _Order(timeline, codes, named, {code: opening(code) for code in codes}, list(days))


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


# What uses what


class _Used(NamedTuple):
    """Whom and what events use."""

    who: list[Use]
    arcs: list[Use]
    places: list[Use]
    facets: list[Use]


def _used_in_events(order: _Order, events: Positions) -> _Used:
    """The uses of all events. A change, and what somebody learns, is left out with a hidden member."""
    timeline = order.timeline
    bodies = {**timeline.people, **timeline.characters}

    def members(ids: Iterable[str]) -> Iterator[int]:
        return (order.revealed(bodies[id_]) for id_ in ids)

    used = _Used([], [], [], [])
    for event in timeline.events:
        position = events[event.id]
        present = (*event.characters, *event.mentions, *event.people)
        used.who.append(((*present, *event.born, *event.died), position))
        used.arcs.append((event.arcs, position))
        used.places.append(((event.place,) if event.place else (), position))
        for change in event.changes:
            facet = order.revealed(timeline.facets[change.facet])
            visible = max(position, facet, *members(change.of))
            used.who.append((change.of, visible))
            used.facets.append(((change.facet,), visible))
        for learning in event.learns:
            visible = max(position, events[learning.of], *members(learning.who))
            used.who.append((learning.who, visible))
    return used


def _used_by_others(timeline: Timeline, at: Mapping[str, Positions]) -> Iterator[Use]:
    """The people whom episodes and characters name."""
    for code, episode in timeline.episodes.items():
        yield (*episode.directors, *episode.writers), at["episodes"][code]
    for id_, character in timeline.characters.items():
        yield character.portrayed_by, at["characters"][id_]


def _claims(dispute: Dispute, published: Positions) -> tuple[int, ...]:
    """From where on each claim is visible: with the first of its sources."""
    return tuple(
        min((published[id_] for id_ in claim.sources), default=NEVER) for claim in dispute.claims
    )


def _citations(
    timeline: Timeline, at: Mapping[str, Positions], claims: Mapping[str, tuple[int, ...]]
) -> Iterator[Use]:
    """The sources that each record cites."""
    for section in ("events", "episodes", "characters", "people", "arcs"):
        for id_, record in timeline.records(section).items():
            yield record.sources, at[section][id_]
    for id_, dispute in timeline.disputes.items():
        for claim, position in zip(dispute.claims, claims[id_], strict=True):
            yield claim.sources, max(position, at["disputes"][id_])


def _codes_of_series(order: _Order, at: Mapping[str, Positions]) -> Iterator[Use]:
    """The head of the file names the main series; a code names its own, wherever it is visible."""
    timeline = order.timeline
    yield (timeline.main,), 0
    for code, section, id_ in order.named:
        if section != "series":
            yield (timeline.series_of(code) or "",), at[section][id_]
