"""What the cards say: one function per kind of record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pdtimeline.causes import effects
from pdtimeline.knowledge import LEARNED, knowers_of
from pdtimeline.model import Character, Dispute, Episode, Event, Person, PlaceRecord, Source, Timeline
from pdtimeline.names import called
from pdtimeline.render.cards import Card, Line
from pdtimeline.state import state_at
from pdtimeline.terminal import Screen

FEW = 5  # lines of a section before it says how many more there are


def names_of(ids: Iterable[str], *some: Mapping[str, Any]) -> str:
    """The names of the ids, joined with commas."""
    return ", ".join(next((called(m[id_]) for m in some if id_ in m), id_) for id_ in ids)


def who(ids: Iterable[str], timeline: Timeline) -> str:
    """The names of characters or people, joined as in a sentence."""
    return " and ".join(names_of([id_], timeline.characters, timeline.people) for id_ in ids)


def told_in(event: Event, timeline: Timeline) -> str:
    """Code and title of the episode that tells the event."""
    if event.episode is None:
        return ""
    episode = timeline.episodes.get(event.episode)
    return f"{event.episode} {episode.title}" if episode and episode.title else str(event.episode)


def events_lines(ids: Iterable[str], timeline: Timeline) -> tuple[Line, ...]:
    """A line for each of the events."""
    return tuple(Line(timeline.event_ids[id_].title, id_) for id_ in ids)


def few(lines: tuple[Line, ...], command: str, screen: Screen) -> tuple[Line, ...]:
    """The first lines, and the command that shows all when there are many."""
    if len(lines) <= FEW:
        return lines
    more = Line(f"{screen.sign('more')} {len(lines) - FEW + 1} more: pdtimeline {command}")
    return (*lines[: FEW - 1], more)


def disputes_of(timeline: Timeline, section: str, key: Any) -> tuple[Dispute, ...]:
    """The disputes that name the record."""
    return tuple(one for one in timeline.disputes.values() if key in getattr(one, section))


def event_card(event: Event, timeline: Timeline, screen: Screen) -> Card:
    """The card of an event: when, where told, who, why, what came of it, who says so."""
    disputes = disputes_of(timeline, "events", event.id)
    doubt = f"{event.confidence}, disputed" if event.confidence and disputes else event.confidence
    facts = (
        told_in(event, timeline),
        str(event.date) if event.date else "",
        event.track,
        doubt or ("disputed" if disputes else ""),
    )
    came = effects(timeline)[event.id]
    place = (Line(called(timeline.places[event.place]), event.place),) if event.place else ()
    sections = (
        ("Who", _names(event.characters, timeline)),
        ("Mentioned", _names(event.mentions, timeline)),
        ("People", _names(event.people, timeline)),
        ("Where", place),
        ("Thread", tuple(Line(timeline.arcs[id_].title, id_) for id_ in event.arcs)),
        ("Born", _names(event.born, timeline)),
        ("Died", _names(event.died, timeline)),
        ("Changes", _changes(event, timeline, screen)),
        ("About", events_lines(event.about, timeline)),
        ("Because", events_lines(event.causes, timeline)),
        ("Led to", few(events_lines(came, timeline), f"why {event.id} --effects", screen)),
        ("Learn here", _learned_here(event, timeline)),
        ("Known to", _known(event, timeline)),
        ("Said by", few(_sources(event.sources, timeline), f"sources --event {event.id}", screen)),
        ("Disputed", tuple(line for one in disputes for line in _dispute(one))),
        ("Note", (Line(event.note),) if event.note else ()),
    )
    return Card(event.title, facts, event.summary or "", sections)


def _names(ids: Iterable[str], timeline: Timeline) -> tuple[Line, ...]:
    text = names_of(ids, timeline.characters, timeline.people)
    return (Line(text),) if text else ()


def _changes(event: Event, timeline: Timeline, screen: Screen) -> tuple[Line, ...]:
    """What the event makes different, from what it was to what it is."""
    before: dict[tuple[str, frozenset[str]], str] = {}
    for holding in _held_before(event, timeline):
        before[holding[0], holding[1]] = holding[2]
    lines = []
    for change in event.changes:
        old = before.get((change.facet, frozenset(change.of)))
        new = change.to or screen.sign("none")
        step = new if old is None else f"{old} {screen.sign('to')} {new}"
        facet = timeline.facets[change.facet].title.lower()
        lines.append(Line(f"{who(change.of, timeline)}: {facet} {step}"))
    return tuple(lines)


def _held_before(event: Event, timeline: Timeline) -> list[tuple[str, frozenset[str], str]]:
    from pdtimeline.state import history

    return [
        (one.facet, frozenset(one.of), one.value)
        for one in history(timeline)
        if one.until is not None and one.until.id == event.id
    ]


def _learned_here(event: Event, timeline: Timeline) -> tuple[Line, ...]:
    return tuple(
        Line(f"{who(one.who, timeline)}: {timeline.event_ids[one.of].title}", one.of)
        for one in event.learns
    )


def _known(event: Event, timeline: Timeline) -> tuple[Line, ...]:
    """Who got to know of the event later, when anybody did."""
    return tuple(
        Line(f"{who([one.character], timeline)}, since {one.since.told or one.since.date}", one.since.id)
        for one in knowers_of(timeline, event)
        if one.how == LEARNED
    )


def _sources(ids: Iterable[str], timeline: Timeline) -> tuple[Line, ...]:
    lines = []
    for id_ in ids:
        source = timeline.sources[id_]
        date = f", {source.published}" if source.published else ""
        lines.append(Line(f"{source.publisher}{date}", id_))
    return tuple(lines)


def _dispute(one: Dispute) -> tuple[Line, ...]:
    lines = [Line(one.question, one.id)]
    if one.verdict:
        lines.append(Line(f"{one.verdict}. {one.why or ''}".strip()))
    return tuple(lines)


def span(used: Any, screen: Screen) -> str:
    """From the first to the last episode that tells of something."""
    if used.first is None:
        return ""
    return str(used.first) if used.first == used.last else f"{used.first} to {used.last}"


def character_card(one: Character, timeline: Timeline, screen: Screen, count: int, told: str) -> Card:
    """The card of a character; its events follow as a list."""
    played = names_of(one.portrayed_by, timeline.people)
    facts = (
        ", ".join(one.aliases),
        f"played by {played}" if played else "",
        told,
        events_counted(count),
    )
    ids = {id_ for e in timeline.events if one.id in e.characters for id_ in e.arcs}
    threads = ", ".join(arc.id for arc in timeline.arcs.values() if arc.id in ids)
    disputes = disputes_of(timeline, "characters", one.id)
    return Card(
        one.name,
        facts,
        one.about or "",
        (
            ("Now", _state(one.id, timeline)),
            ("Threads", (Line(threads),) if threads else ()),
            ("Disputed", tuple(Line(d.question, d.id) for d in disputes)),
            ("Note", (Line(one.note),) if one.note else ()),
        ),
    )


def _state(id_: str, timeline: Timeline) -> tuple[Line, ...]:
    lines = []
    for holding in state_at(timeline):
        if id_ in holding.of:
            others = who([one for one in holding.of if one != id_], timeline)
            facet = timeline.facets[holding.facet].title.lower()
            lines.append(Line(f"{facet}: {holding.value}{f' ({others})' if others else ''}", holding.since.id))
    return tuple(lines)


def events_counted(count: int) -> str:
    """How many events, in words."""
    return "1 event" if count == 1 else f"{count} events"


def person_card(one: Person, timeline: Timeline, count: int) -> Card:
    """The card of a person; the events follow as a list."""
    played = [c.name for c in timeline.characters.values() if one.id in c.portrayed_by]
    directed = [str(e.code) for e in timeline.episodes.values() if one.id in e.directors]
    wrote = [str(e.code) for e in timeline.episodes.values() if one.id in e.writers]
    facts = (", ".join(one.aliases), events_counted(count))
    sections = [
        (label, (Line(", ".join(words)),))
        for label, words in (("Plays", played), ("Directed", directed), ("Wrote", wrote))
        if words
    ]
    disputes = disputes_of(timeline, "people", one.id)
    sections.append(("Disputed", tuple(Line(d.question, d.id) for d in disputes)))
    sections.append(("Note", (Line(one.note),) if one.note else ()))
    return Card(one.name, facts, one.about or "", tuple(sections))


def place_card(one: PlaceRecord, timeline: Timeline, count: int) -> Card:
    """The card of a place; what happened there follows as a list."""
    inner = [place.id for place in timeline.places.values() if place.within == one.id]
    sections = (
        ("Within", (Line(called(timeline.places[one.within]), one.within),) if one.within else ()),
        ("Places", tuple(Line(timeline.places[id_].name, id_) for id_ in inner)),
        ("Note", (Line(one.note),) if one.note else ()),
    )
    return Card(one.name, (events_counted(count),), one.about or "", sections)


def episode_card(one: Episode, timeline: Timeline, count: int) -> Card:
    """The card of an episode; what it holds follows as a list."""
    series = timeline.series_of(one.code)
    facts = (
        timeline.series[series].title if series in timeline.series else "",
        str(one.aired) if one.aired else "",
        events_counted(count),
    )
    disputes = disputes_of(timeline, "episodes", one.code)
    sections = (
        ("Directed by", _names(one.directors, timeline)),
        ("Written by", _names(one.writers, timeline)),
        ("Said by", _sources(one.sources, timeline)),
        ("Disputed", tuple(line for d in disputes for line in _dispute(d))),
        ("Note", (Line(one.note),) if one.note else ()),
    )
    title = f"{one.code} {one.title}" if one.title else str(one.code)
    return Card(title, facts, "", sections)


def source_card(one: Source, timeline: Timeline, screen: Screen) -> Card:
    """The card of a source: who, when, where, and what rests on it."""
    resting = tuple(e.id for e in timeline.events if one.id in e.sources)
    facts = (one.publisher, str(one.published) if one.published else "")
    sections = (
        ("Address", (Line(one.url),) if one.url else ()),
        ("Origin", (Line(one.origin),) if one.origin else ()),
        ("Events", few(events_lines(resting, timeline), f"events --source {one.id}", screen)),
        ("Note", (Line(one.note),) if one.note else ()),
    )
    return Card(one.title, facts, "", sections)


def dispute_card(one: Dispute, timeline: Timeline) -> Card:
    """The card of a dispute: what it is about, who says what, what we hold and why."""
    claims = tuple(
        line
        for claim in one.claims
        for line in (Line(claim.says), *(Line(f"  {s.text}", s.id) for s in _sources(claim.sources, timeline)))
    )
    sections = (
        ("About", events_lines(one.events, timeline)),
        ("Episodes", tuple(Line(str(code)) for code in one.episodes)),
        ("Who", _names((*one.characters, *one.people), timeline)),
        ("Claims", claims),
        ("Verdict", (Line(one.verdict or "not settled"),)),
        ("Why", (Line(one.why),) if one.why else ()),
        ("Note", (Line(one.note),) if one.note else ()),
    )
    return Card(one.question, (), "", sections)
