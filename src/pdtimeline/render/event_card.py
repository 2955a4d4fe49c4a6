"""What the card of an event says."""

from __future__ import annotations

from pdtimeline.model.records import Event, Timeline
from pdtimeline.query.causes import effects
from pdtimeline.query.knowledge import LEARNED, knowers_of
from pdtimeline.query.lookup import called
from pdtimeline.query.state import history
from pdtimeline.render.cards import Card, Line
from pdtimeline.render.record_cards import (
    dispute_lines,
    disputes_of,
    events_lines,
    few,
    name_line,
    names_of,
    note_line,
    source_lines,
    told_in,
    who,
)  # fmt: skip
from pdtimeline.terminal.screen import Screen


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
        ("Who", name_line(event.characters, timeline)),
        ("Mentioned", name_line(event.mentions, timeline)),
        ("People", name_line(event.people, timeline)),
        ("Where", place),
        ("Arcs", tuple(Line(timeline.arcs[id_].title, id_) for id_ in event.arcs)),
        ("Born", name_line(event.born, timeline)),
        ("Died", name_line(event.died, timeline)),
        ("Changes", _changes(event, timeline, screen)),
        ("About", events_lines(event.about, timeline)),
        ("Caused by", events_lines(event.causes, timeline)),
        ("Led to", few(events_lines(came, timeline), f"why {event.id} --effects", screen)),
        ("Learned", _learned_here(event, timeline)),
        ("Known to", _known(event, timeline)),
        (
            "Sources",
            few(source_lines(event.sources, timeline), f"sources --event {event.id}", screen),
        ),
        ("Disputed", tuple(line for one in disputes for line in dispute_lines(one))),
        ("Note", note_line(event.note)),
    )
    return Card(event.title, facts, event.summary or "", sections)


def _changes(event: Event, timeline: Timeline, screen: Screen) -> tuple[Line, ...]:
    """What the event makes different, from what it was to what it is."""
    ended = {
        (one.facet, frozenset(one.of)): one.value
        for one in history(timeline)
        if one.until is not None and one.until.id == event.id != one.since.id
    }
    lines = []
    for change in event.changes:
        old = ended.get((change.facet, frozenset(change.of)))
        new = change.to or screen.sign("none")
        step = new if old is None else f"{old} {screen.sign('to')} {new}"
        facet = timeline.facets[change.facet].title.lower()
        lines.append(Line(f"{who(change.of, timeline)}: {facet} {step}"))
    return tuple(lines)


def _learned_here(event: Event, timeline: Timeline) -> tuple[Line, ...]:
    return tuple(
        Line(f"{who(one.who, timeline)}: {timeline.event_ids[one.of].title}", one.of)
        for one in event.learns
    )


def _known(event: Event, timeline: Timeline) -> tuple[Line, ...]:
    """Who got to know of the event later, scene by scene, when anybody did."""
    scenes: dict[str, list[str]] = {}
    for one in knowers_of(timeline, event):
        if one.how == LEARNED:
            scenes.setdefault(one.since.id, []).append(one.character)
    lines = []
    for id_, characters in scenes.items():
        scene = timeline.event_ids[id_]
        names = names_of(characters, timeline.characters)
        lines.append(Line(f"{names}, since {scene.episode or scene.date or scene.title}", id_))
    return tuple(lines)
