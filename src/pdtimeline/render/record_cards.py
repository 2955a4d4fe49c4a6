"""What the cards say: one function for each kind of record, and `card_of`, which picks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rich.text import Text

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import (
    Character,
    Dispute,
    Episode,
    Event,
    Person,
    PlaceRecord,
    Source,
    Timeline,
)
from pdtimeline.query.causes import effects
from pdtimeline.query.lives import Age, Lasting, Life, Mark, ages_in, lives
from pdtimeline.query.lookup import called
from pdtimeline.query.state import LEARNED, history, knowers_of, state_at
from pdtimeline.query.usage import UNUSED, nested_uses, uses
from pdtimeline.render.cards import Card, Line, Section
from pdtimeline.render.columns import facet_words
from pdtimeline.render.console import text
from pdtimeline.render.date_words import date_words
from pdtimeline.terminal.screen import Screen

FEW = 5  # lines of a section before it says how many more there are
SOME = 7  # arcs of a character, likewise


def who(ids: Iterable[str], timeline: Timeline, between: str = " and ") -> str:
    """The names of characters or people, joined as in a sentence."""
    return between.join(_name(id_, timeline.characters, timeline.people) for id_ in ids)


def _name(id_: str, *sections: Mapping[str, Any]) -> str:
    return next((called(section[id_]) for section in sections if id_ in section), id_)


def told_in(event: Event, timeline: Timeline) -> Text:
    """Code and title of the episode that tells the event."""
    if event.episode is None:
        return Text()
    episode = timeline.episodes.get(event.episode)
    code = text(str(event.episode), "when")
    return Text.assemble(code, " ", text(episode.title)) if episode and episode.title else code


def facts_of(*words: str) -> tuple[Text, ...]:
    """The words as facts; of no role but that."""
    return tuple(text(word, "fact") for word in words)


def day(date: PartialDate | None, screen: Screen) -> str:
    """The date in words; empty where there is none."""
    return date_words(date, f" {screen.sign('none')} ") if date else ""


def few(lines: tuple[Line, ...], command: str, screen: Screen, most: int = FEW) -> tuple[Line, ...]:
    """The first lines, and the command that shows all when there are more than *most*."""
    if len(lines) <= most:
        return lines
    text = f"{screen.sign('more')} {len(lines) - most + 1} more"
    return (*lines[: most - 1], Line(text, role="fact", command=screen.command(command)))


def line_of(text: str | None, role: str = "") -> tuple[Line, ...]:
    """A line for a text; none without one."""
    return (Line(text, role=role),) if text else ()


def record_lines(
    ids: Iterable[str | None], records: Mapping[str, Any], role: str = ""
) -> tuple[Line, ...]:
    """A line with the name or title of each of the records."""
    return tuple(Line(called(records[id_]), id_, role) for id_ in ids if id_)


def name_lines(
    ids: Iterable[str], timeline: Timeline, ages: Mapping[str, Age] | None = None
) -> tuple[Line, ...]:
    """A line for each of the characters or people, with the age where it is known: `Jay Halstead, 27`."""
    aged = {id_: f", {age.words}" for id_, age in (ages or {}).items()}
    return tuple(Line(f"{who([id_], timeline)}{aged.get(id_, '')}", id_, "who") for id_ in ids)


def source_lines(ids: Iterable[str], timeline: Timeline, screen: Screen) -> tuple[Line, ...]:
    """Publisher and day of each source."""
    sources = [timeline.sources[id_] for id_ in ids]
    return tuple(
        Line(", ".join(filter(None, (source.publisher, day(source.published, screen)))), source.id)
        for source in sources
    )


def question_lines(
    timeline: Timeline, section: str, key: Any, *, has_verdicts: bool = False
) -> tuple[Line, ...]:
    """The questions of the disputes that name the record; *has_verdicts*: and what we hold."""
    lines = []
    for dispute in timeline.disputes.values():
        if key in getattr(dispute, section):
            lines.append(Line(dispute.question, dispute.id))
            if has_verdicts:
                said = dispute.verdict and f"{dispute.verdict.rstrip('.')}. {dispute.why or ''}"
                lines.append(Line(f"Verdict: {said or 'open'}".strip()))
    return tuple(lines)


def span(used: Any) -> str:
    """From the first to the last episode that tells of something."""
    if used.first is None:
        return ""
    return str(used.first) if used.first == used.last else f"{used.first} to {used.last}"


def events_counted(count: int) -> str:
    """How many events, in words."""
    return "1 event" if count == 1 else f"{count} events"


def character_card(character: Character, timeline: Timeline, screen: Screen) -> Card:
    """The card of a character; its events follow as a list."""
    used = uses(timeline, lambda event: event.characters).get(character.id, UNUSED)
    played = ", ".join(_name(id_, timeline.people) for id_ in character.portrayed_by)
    facts = facts_of(
        ", ".join(character.aliases),
        f"played by {played}" if played else "",
        span(used),
        events_counted(used.events),
    )
    counts = Counter(
        id_ for event in timeline.events if character.id in event.characters for id_ in event.arcs
    )
    arcs = record_lines((id_ for id_, _ in counts.most_common()), timeline.arcs, "thread")
    sections = (
        *_life(character.id, timeline, screen),
        ("Now", _state(character.id, timeline)),
        ("Arcs", few(arcs, f"tree --by arc -c {character.id}", screen, SOME)),
        ("Disputed", question_lines(timeline, "characters", character.id)),
        ("Note", line_of(character.note)),
    )
    return Card(character.name, character.id, facts, character.about or "", sections)


def _life(id_: str, timeline: Timeline, screen: Screen) -> tuple[Section, ...]:
    """When somebody was born and died, as far as events tell of it."""
    life = lives(timeline).get(id_, Life())
    return tuple(
        (label, (Line(day(event.date, screen) or event.title, event.id),) if event else ())
        for label, event in (("Born", life.born), ("Died", life.died))
    )


def _state(id_: str, timeline: Timeline) -> tuple[Line, ...]:
    lines = []
    for holding in state_at(timeline):
        if id_ in holding.of:
            others = who([other for other in holding.of if other != id_], timeline)
            value = f"{holding.value} ({others})" if others else holding.value
            lines.append(Line(f"{facet_words(holding.facet, timeline)}: {value}", holding.since.id))
    return tuple(lines)


def person_card(person: Person, timeline: Timeline, screen: Screen) -> Card:
    """The card of a person; the events follow as a list."""

    def credits_as(job: str) -> str:
        episodes = timeline.episodes.values()
        return ", ".join(
            str(episode.code) for episode in episodes if person.id in getattr(episode, job)
        )

    characters = timeline.characters.values()
    played = [character.id for character in characters if person.id in character.portrayed_by]
    count = sum(person.id in event.people for event in timeline.events)
    facts = facts_of(", ".join(person.aliases), events_counted(count))
    sections = (
        *_life(person.id, timeline, screen),
        ("Plays", name_lines(played, timeline)),
        ("Directed", line_of(credits_as("directors"))),
        ("Wrote", line_of(credits_as("writers"))),
        ("Disputed", question_lines(timeline, "people", person.id)),
        ("Note", line_of(person.note)),
    )
    return Card(person.name, person.id, facts, person.about or "", sections)


def place_card(place: PlaceRecord, timeline: Timeline, _: Screen) -> Card:
    """The card of a place; what happened there follows as a list."""
    places = timeline.places
    used = nested_uses(timeline, places, lambda event: (event.place,) if event.place else ())
    inner = [part.id for part in places.values() if part.within == place.id]
    sections = (
        ("Part of", record_lines([place.within], places, "place")),
        ("Places", record_lines(inner, places, "place")),
        ("Note", line_of(place.note)),
    )
    facts = facts_of(events_counted(used.get(place.id, UNUSED).events))
    return Card(place.name, place.id, facts, place.about or "", sections)


def episode_card(episode: Episode, timeline: Timeline, screen: Screen) -> Card:
    """The card of an episode; what it holds follows as a list."""
    series = timeline.series.get(timeline.series_of(episode.code) or "")
    facts = facts_of(
        series.title if series else "",
        day(episode.aired, screen),
        events_counted(sum(event.episode == episode.code for event in timeline.events)),
    )
    sections = (
        ("Directed by", name_lines(episode.directors, timeline)),
        ("Written by", name_lines(episode.writers, timeline)),
        ("Sources", source_lines(episode.sources, timeline, screen)),
        ("Disputed", question_lines(timeline, "episodes", episode.code, has_verdicts=True)),
        ("Note", line_of(episode.note)),
    )
    return Card(episode.title or episode.id, episode.id, facts, sections=sections)


def source_card(source: Source, timeline: Timeline, screen: Screen) -> Card:
    """The card of a source: who, when, where, and what rests on it."""
    resting = [event.id for event in timeline.events if source.id in event.sources]
    events = record_lines(resting, timeline.event_ids)
    facts = facts_of(source.publisher, day(source.published, screen))
    sections = (
        ("URL", (Line(source.url, is_address=True),) if source.url else ()),
        ("Origin", line_of(source.origin)),
        ("Events", few(events, f"events --source {source.id}", screen)),
        ("Note", line_of(source.note)),
    )
    return Card(source.title, source.id, facts, sections=sections)


def span_card(lasting: Lasting, timeline: Timeline, screen: Screen) -> Card:
    """The card of a span: how long, from what to what, and how old who is in both events was."""
    lasted = lasting.length.words if lasting.length else ""
    aged = {age.of: age for age in lasting.ages_to}
    ages = tuple(
        Line(f"{who([age.of], timeline)}: {age.words}, then {aged[age.of].words}", age.of, "who")
        for age in lasting.ages_from
    )
    sections = (
        ("From", (_mark_line(lasting.begin, screen),)),
        ("To", (_mark_line(lasting.end, screen),)),
        ("Ages", ages),
    )
    return Card(lasted or "unknown", sections=sections)


def _mark_line(mark: Mark, screen: Screen) -> Line:
    """One end of a span: when, and which event or episode."""
    when = day(mark.date, screen) or "no date"
    if mark.event is not None:
        return Line(f"{when}  {mark.event.title}", mark.event.id)
    return Line(when if mark.date and mark.word == str(mark.date) else f"{when}  {mark.word}")


def dispute_card(dispute: Dispute, timeline: Timeline, screen: Screen) -> Card:
    """The card of a dispute: what it is about, who says what, what we hold and why."""
    claims = []
    for claim in dispute.claims:
        sources = source_lines(claim.sources, timeline, screen)
        claims.append(Line(claim.says))
        claims += [line._replace(text=f"  {line.text}", role="fact") for line in sources]
    sections = (
        ("About", record_lines(dispute.events, timeline.event_ids)),
        ("Episodes", tuple(Line(str(code)) for code in dispute.episodes)),
        ("Who", name_lines((*dispute.characters, *dispute.people), timeline)),
        ("Claims", tuple(claims)),
        ("Verdict", line_of(dispute.verdict) or line_of("open", "disputed")),
        ("Why", line_of(dispute.why)),
        ("Note", line_of(dispute.note)),
    )
    return Card(dispute.question, dispute.id, sections=sections)


def event_card(event: Event, timeline: Timeline, screen: Screen) -> Card:
    """The card of an event: when, where told, who, why, what came of it, who says so."""
    events = timeline.event_ids
    disputes = question_lines(timeline, "events", event.id, has_verdicts=True)
    doubt = event.confidence or ""
    is_production = event.track == "production"
    facts = (
        told_in(event, timeline),
        text(day(event.date, screen), "fact"),
        text(event.track if timeline.has_tracks else "", "production" if is_production else "fact"),
        text(doubt, "fact" if doubt == "confirmed" else "doubt"),
        text("disputed" if disputes else "", "disputed"),
    )
    led_to = record_lines(effects(timeline)[event.id], events)
    sources = source_lines(event.sources, timeline, screen)
    ages = {age.of: age for age in ages_in(event, lives(timeline)) if age.of not in event.born}
    sections = (
        ("Who", name_lines(event.characters, timeline, ages)),
        ("Mentioned", name_lines(event.mentions, timeline)),
        ("People", name_lines(event.people, timeline, ages)),
        ("Where", record_lines([event.place], timeline.places, "place")),
        ("Arcs", record_lines(event.arcs, timeline.arcs, "thread")),
        ("Born", name_lines(event.born, timeline)),
        ("Died", name_lines(event.died, timeline)),
        ("Changes", _changes(event, timeline, screen)),
        ("About", record_lines(event.about, events)),
        ("Caused by", record_lines(event.causes, events)),
        ("Led to", few(led_to, f"why {event.id} --effects", screen)),
        ("Learned", _learned_here(event, timeline)),
        ("Known to", _known(event, timeline, screen)),
        ("Sources", few(sources, f"sources --event {event.id}", screen)),
        ("Disputed", disputes),
        ("Note", line_of(event.note)),
    )
    return Card(event.title, event.id, facts, event.summary or "", sections, is_production)


def _changes(event: Event, timeline: Timeline, screen: Screen) -> tuple[Line, ...]:
    """What the event makes different, from what it was to what it is."""
    ended = {
        (holding.facet, frozenset(holding.of)): holding.value
        for holding in history(timeline)
        if holding.until is not None and holding.until.id == event.id != holding.since.id
    }
    lines = []
    for change in event.changes:
        old = ended.get((change.facet, frozenset(change.of)))
        new = change.to or screen.sign("none")
        step = new if old is None else f"{old} {screen.sign('to')} {new}"
        facet = facet_words(change.facet, timeline)
        lines.append(Line(f"{who(change.of, timeline)}: {facet} {step}"))
    return tuple(lines)


def _learned_here(event: Event, timeline: Timeline) -> tuple[Line, ...]:
    return tuple(
        Line(f"{who(learning.who, timeline)}: {timeline.event_ids[learning.of].title}", learning.of)
        for learning in event.learns
    )


def _known(event: Event, timeline: Timeline, screen: Screen) -> tuple[Line, ...]:
    """Who got to know of the event later, scene by scene, when anybody did."""
    scenes: dict[str, list[str]] = {}
    for knowing in knowers_of(timeline, event):
        if knowing.how == LEARNED:
            scenes.setdefault(knowing.since.id, []).append(knowing.character)
    lines = []
    for id_, characters in scenes.items():
        scene = timeline.event_ids[id_]
        since = str(scene.episode or day(scene.date, screen) or scene.title)
        lines.append(Line(f"{who(characters, timeline, ', ')}, since {since}", id_))
    return tuple(lines)


CARDS: Mapping[str, Callable[[Any, Timeline, Screen], Card]] = {
    "event": event_card,
    "character": character_card,
    "person": person_card,
    "place": place_card,
    "episode": episode_card,
    "source": source_card,
    "dispute": dispute_card,
}


def card_of(kind: str, record: Any, timeline: Timeline, screen: Screen) -> Card:
    """The card of a record of the kind."""
    return CARDS[kind](record, timeline, screen)
