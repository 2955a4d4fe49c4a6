"""The commands that show one record, with its events where it has any."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from pdtimeline.cli import options as opt
from pdtimeline.cli import param_types as parsed
from pdtimeline.cli.options import Answer, Reading
from pdtimeline.cli.output import Output, opened, output
from pdtimeline.cli.query_options import find_id, known, suggesting
from pdtimeline.cli.record_view import With, required, show_one, show_with_events
from pdtimeline.errors import BadRequest, Exit, NameNotFound, near, quoted
from pdtimeline.model.records import Episode, Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.filters import Query, select, within
from pdtimeline.query.lookup import find
from pdtimeline.render.command_columns import sheet_for


class Alone(NamedTuple):
    """A kind of record that is shown by its id, and the command that goes on from its card."""

    records: Callable[[Timeline], Any]
    step: Callable[[Timeline, Any], str]


class Gathering(NamedTuple):
    """A kind of record that is shown by a name with the events that a query finds for its id."""

    section: str
    query: Callable[[Timeline, str], Query]


ALONE = {
    "event": Alone(lambda t: t.event_ids, lambda _, e: f"why {e.id}" if e.causes else ""),
    "source": Alone(
        lambda t: t.sources,
        lambda t, source: next((f"event {e.id}" for e in t.events if source.id in e.sources), ""),
    ),
    "dispute": Alone(lambda t: t.disputes, lambda _, d: f"event {d.events[0]}" if d.events else ""),
}
GATHERING = {
    "character": Gathering("characters", lambda _, id_: Query(characters=frozenset({id_}))),
    "person": Gathering("people", lambda _, id_: Query(people=frozenset({id_}))),
    "place": Gathering("places", lambda t, id_: Query(places=(within(t.places, id_),))),
    "arc": Gathering("arcs", lambda t, id_: Query(arcs=(within(t.arcs, id_),))),
}


def event(*, name: opt.EventId = None, answer: Answer, reading: Reading) -> Exit:
    """Show one event with its causes and sources."""
    return _by_id("event", name, answer, reading)


def character(*, name: opt.CharacterName = None, answer: Answer, reading: Reading) -> Exit:
    """Show one character and their events."""
    return _by_name("character", name, answer, reading)


def person(*, name: opt.PersonName = None, answer: Answer, reading: Reading) -> Exit:
    """Show one real person and their events."""
    return _by_name("person", name, answer, reading)


def place(*, name: opt.PlaceName = None, answer: Answer, reading: Reading) -> Exit:
    """Show one place and what happened there. Includes the places inside it."""
    return _by_name("place", name, answer, reading)


def arc(*, name: opt.ArcName = None, answer: Answer, reading: Reading) -> Exit:
    """Show one arc and its events as a tree."""
    return _by_name("arc", name, answer, reading)


def source(*, name: opt.SourceId = None, answer: Answer, reading: Reading) -> Exit:
    """Show one source and the events that cite it."""
    return _by_id("source", name, answer, reading)


def dispute(*, name: opt.DisputeId = None, answer: Answer, reading: Reading) -> Exit:
    """Show one dispute: claims, verdict, and why."""
    return _by_id("dispute", name, answer, reading)


def episode(*, code: opt.Code = None, answer: Answer, reading: Reading) -> Exit:
    """Show one episode and its events."""
    out = output("episode", answer, reading)
    word = required(code, "episode CODE")
    span = parsed.code_or_season(word)
    timeline = opened(out)
    with suggesting("episode", timeline, out.screen):
        if span is None or span.first is None:
            record = _titled(word, timeline)
        elif span.first != span.last:
            raise _season(word, span.first, timeline, out)
        else:
            record = _coded(span.first, timeline)
    events = tuple(event for event in timeline.events if event.episode == record.code)
    whole = With("episodes", record, events, lambda: _card("episode", record, timeline, out))
    return show_with_events(out, timeline, whole)


def _season(word: str, first: EpisodeCode, timeline: Timeline, out: Output) -> BadRequest:
    """The error of a code that is a whole season, with the command for one that is known."""
    plain = timeline.plain(first)
    if not any(code[::2] == plain[::2] for code in timeline.episodes):
        return BadRequest(f"{quoted(word)} is not an episode; use S10E03 or 10x03")
    series = f" --series {first.series}" if first.series else ""
    run = out.screen.command(f"episodes --season {first.season}{series}")
    return BadRequest(f"{quoted(word)} is a whole season; run: {run}")


def _coded(code: EpisodeCode, timeline: Timeline) -> Episode:
    """The episode of that code, declared or named by an event."""
    known(code, timeline)
    here = timeline.plain(code)
    if here in timeline.episodes:
        return timeline.episodes[here]
    if any(event.episode == here for event in timeline.events):
        return Episode(here)
    raise NameNotFound("episode", str(here), near(str(here), timeline.episodes))


def _titled(title: str, timeline: Timeline) -> Episode:
    """The episode of that title."""
    titled = {str(code): episode for code, episode in timeline.episodes.items() if episode.title}
    return find(titled, title, "episode")


def _by_id(kind: str, id_: list[str] | None, answer: Answer, reading: Reading) -> Exit:
    out = output(kind, answer, reading)
    word = required(id_, f"{kind} ID")
    timeline = opened(out)
    with suggesting(kind, timeline, out.screen):
        record = find_id(ALONE[kind].records(timeline), word, kind)
    step = ALONE[kind].step(timeline, record)
    sheet = sheet_for(kind, timeline)
    return show_one(out, timeline, sheet, record, lambda: _card(kind, record, timeline, out), step)


def _by_name(kind: str, name: list[str] | None, answer: Answer, reading: Reading) -> Exit:
    out = output(kind, answer, reading)
    word = required(name, f"{kind} NAME")
    timeline = opened(out)
    section, query = GATHERING[kind]
    with suggesting(kind, timeline, out.screen):
        record = find(getattr(timeline, section), word, kind)
    events = select(timeline.events, query(timeline, record.id))
    whole = With(section, record, events, lambda: _card(kind, record, timeline, out))
    if kind == "arc":
        whole = With(
            section, record, events, whole=lambda listed: _tree(record, listed, timeline, out)
        )
    return show_with_events(out, timeline, whole)


def _card(kind: str, record: Any, timeline: Timeline, out: Output) -> Iterator[str]:
    from pdtimeline.render.cards import card
    from pdtimeline.render.record_cards import card_of

    return card(card_of(kind, record, timeline, out.screen), out.screen)


def _tree(record: Any, events: tuple[Event, ...], timeline: Timeline, out: Output) -> Iterator[str]:
    from pdtimeline.render.event_trees import arc_tree
    from pdtimeline.render.trees import tree

    return tree(arc_tree(record, events, timeline, out.screen), out.screen)
