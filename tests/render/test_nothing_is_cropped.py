"""At every width from 20 to 250 columns every word is on the screen, whole where it fits into a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text

from marks import slow_but
from pdtimeline.errors import WARNING, Place, Problem
from pdtimeline.loader.load import load
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query.causes import causes_of
from pdtimeline.query.search import search
from pdtimeline.query.state import history, knowers_of, known_to
from pdtimeline.query.statistics import figures
from pdtimeline.query.swimlanes import BY as LANES_BY
from pdtimeline.query.swimlanes import lanes
from pdtimeline.query.usage import seasons
from pdtimeline.render.cards import READABLE, Card, Line, card
from pdtimeline.render.chart import chart
from pdtimeline.render.command_columns import sheet_for
from pdtimeline.render.escapes import visible
from pdtimeline.render.event_trees import (
    arcs_tree,
    causes_tree,
    characters_tree,
    event_tree,
    record_tree,
    titles_of,
)
from pdtimeline.render.problems import FoundIn, excerpted
from pdtimeline.render.record_cards import card_of
from pdtimeline.render.tables import GROUPED, Heading, table
from pdtimeline.render.trees import Node, tree
from pdtimeline.render.wrapping import width_of
from pdtimeline.terminal.screen import Screen
from running import TESTS
from worded import TEXTS, hard_timelines

WIDTHS = range(20, 251, 15)
CARD_WIDTHS = (*range(20, READABLE + 3), 150, 250)  # no card is wider than that can be read
SOME_WIDTHS = (20, 21, 24, 29, 35, 39, 40, 41, 47, 59, 60, 61, 72, 79, 80, 99, 100, 101, 120, 250)


def on(width: int) -> Screen:
    return Screen(is_terminal=True, width=width)


def assert_nothing_is_lost(
    drawn: str,
    texts: Iterable[str],
    width: int,
    line: int = 0,
    addresses: Iterable[str] = (),
    said_once: Iterable[str] = (),
) -> None:
    """No line is wider than the screen but an address or a command; what fits into *line* cells is whole.

    Of the texts that are *said_once* for several records the words are there, but not so often.
    """
    texts, said_once = list(texts), list(said_once)
    rows = set(drawn.splitlines()) - {visible(address) for address in addresses}
    assert max((width_of(row) for row in rows if "pdtimeline " not in row), default=0) <= width
    words = words_of([*texts, *said_once])
    # A word of wide characters, which no blank divides, may be broken anywhere.
    whole = {word for word in words if width_of(word) <= min(len(word), line or width)}
    assert {word for word in whole if word not in drawn} == set()
    assert Counter("".join(words_of(texts))) <= Counter(drawn)
    assert set("".join(words)) <= set(drawn)


def words_of(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in visible(text.replace("\n", " ")).split()]


def texts_of(content: Card) -> Iterator[str]:
    yield from (content.title, content.id, content.text)
    yield from (fact.plain for fact in content.facts)
    for label, lines in content.sections:
        if lines:
            yield label
        for line in lines:
            yield from (line.text, line.id, line.command)


def addresses_of(content: Card) -> list[str]:
    return [line.text for _, lines in content.sections for line in lines if line.is_address]


def assert_whole_card(content: Card, width: int) -> None:
    drawn = "".join(card(content, on(width)))
    assert_nothing_is_lost(
        drawn, texts_of(content), width, min(width, READABLE), addresses_of(content)
    )


def cards(timeline: Timeline, screen: Screen) -> Iterator[Card]:
    for kind, records in (
        ("event", timeline.events),
        ("character", timeline.characters.values()),
        ("person", timeline.people.values()),
        ("place", timeline.places.values()),
        ("episode", timeline.episodes.values()),
        ("source", timeline.sources.values()),
        ("dispute", timeline.disputes.values()),
    ):
        yield from (card_of(kind, record, timeline, screen) for record in records)


def test_no_card_of_the_nasty_timeline_loses_anything_at_any_width() -> None:
    nasty = load(TESTS / "nasty.yaml")
    contents = [*cards(nasty, on(80))]
    for width in CARD_WIDTHS:
        assert_whole_card(contents[width % len(contents)], width)
    for width in SOME_WIDTHS:
        for content in contents:
            assert_whole_card(content, width)


@pytest.mark.parametrize(
    ("kind", "section", "id_"),
    slow_but(
        [
            ("event", "event_ids", "elopement"),
            ("character", "characters", "hailey-upton"),
            ("source", "sources", "seed-001"),
            ("dispute", "disputes", "elopement-timing"),
        ],
        ("event", "event_ids", "elopement"),
    ),
)
def test_no_full_card_of_the_shipped_timeline_loses_anything_at_any_width(
    kind: str, section: str, id_: str, shipped: Timeline
) -> None:
    content = card_of(kind, getattr(shipped, section)[id_], shipped, on(80))
    for width in CARD_WIDTHS:
        assert_whole_card(content, width)


IDS = st.text("ab-", max_size=64)
LINES = st.tuples(TEXTS, IDS).map(lambda parts: Line(*parts))
ADDRESSES = st.builds(
    lambda end: Line(f"https://{end}", is_address=True), st.text("x", max_size=120)
)
SECTIONS = st.tuples(
    st.sampled_from(["Who", "Caused by", "Directed by"]),
    st.lists(LINES | ADDRESSES, max_size=3).map(tuple),
)
CARDS = st.tuples(
    TEXTS,
    IDS,
    st.lists(TEXTS.map(Text), max_size=3).map(tuple),
    TEXTS,
    st.lists(SECTIONS, max_size=3).map(tuple),
).map(lambda parts: Card(*parts))


@given(CARDS, st.integers(20, 250))
def test_no_card_loses_anything(content: Card, width: int) -> None:
    assert_whole_card(content, width)


@given(
    st.lists(st.tuples(st.integers(0, 1), TEXTS, IDS), max_size=30),
    st.integers(20, 250),
)
def test_no_tree_loses_anything(lines: list[tuple[int, str, str]], width: int) -> None:
    nodes: list[Node] = []
    for deeper, words, id_ in lines:
        depth = nodes[-1].depth + deeper if nodes else 0
        nodes.append(Node(depth, Text(words), id_))
    texts = [text for _, words, id_ in lines for text in (words, id_)]
    assert_nothing_is_lost("".join(tree(nodes, on(width))), texts, width)


@pytest.mark.slow
@pytest.mark.parametrize("width", SOME_WIDTHS)
def test_no_tree_of_the_shipped_timeline_loses_anything(width: int, shipped: Timeline) -> None:
    events = shipped.events[:: 1 + width % 3]
    last, titles = shipped.event_ids["halstead-resigns"], titles_of(shipped, on(width))
    for nodes in (
        event_tree(events, titles),
        arcs_tree(events, titles),
        characters_tree(events[:40], titles),
        causes_tree(last, shipped, on(width), depth=9),
    ):
        listed = list(nodes)
        texts = [text for node in listed for text in (node.text.plain, node.id)]
        assert_nothing_is_lost("".join(tree(listed, on(width), "step")), texts, width)


@pytest.mark.parametrize("by", LANES_BY)
def test_no_chart_loses_a_name(by: str, shipped: Timeline) -> None:
    found = lanes(shipped, shipped.events, by)
    names = [lane.name for lane in found]
    for width in WIDTHS:
        assert_nothing_is_lost("".join(chart(found, shipped, on(width))), names, width)


Drawing = tuple[Screen, str, list[str], list[str]]
"""A screen, what is on it, the texts that should be there, and those that are said once while they repeat."""


def listed(command: str, records: Iterable[Any], timeline: Timeline, width: int) -> Drawing:
    """The table of the records, and what all their cells say."""
    records, sheet = tuple(records), sheet_for(command, timeline)
    screen, heading = on(width), Heading(("What was asked",), sheet.noun)
    columns = sheet.pick(sheet.table)
    once = [column for column in columns if column.name in (*GROUPED, *sheet.once)]
    texts = [
        text
        for record in records
        for column in columns
        if column not in once
        for text, _ in column.drawn(record)
    ]
    if sheet.key in sheet.names:
        texts += [sheet.column(sheet.key).text(record) for record in records]
    texts += ["What was asked", sheet.noun] if len(records) > 1 else []
    said_once = [
        column.shown(record)
        for record in records
        for column in once
        if column.name not in sheet.once
    ]
    drawn = "".join(table(records, sheet, None, screen, heading)) if records else ""
    return screen, drawn, texts, said_once


def grown(nodes: Iterable[Node], width: int, *records: str) -> Drawing:
    listed = list(nodes)
    texts = [text for node in listed for text in (node.text.plain, node.id)]
    return on(width), "".join(tree(listed, on(width))), texts, list(records)


def ids_and_titles(events: Iterable[Event]) -> list[str]:
    return [text for event in events for text in (event.id, event.title)]


def tables_of(timeline: Timeline, width: int) -> Iterator[Drawing]:
    events = timeline.events
    for command, records in (
        ("events", events),
        ("characters", timeline.characters.values()),
        ("people", timeline.people.values()),
        ("places", timeline.places.values()),
        ("arcs", timeline.arcs.values()),
        ("episodes", timeline.episodes.values()),
        ("sources", timeline.sources.values()),
        ("disputes", timeline.disputes.values()),
        ("seasons", seasons(timeline)),
        ("state", history(timeline)),
        ("stats", figures(timeline, events)),
        ("search", search(timeline, "a").hits),
        ("between", events),
        ("why", causes_of(timeline, events[-1].id)),
        *(("knowledge", known_to(timeline, id_)) for id_ in [*timeline.characters][:3]),
        *(("knowledge", knowers_of(timeline, event)) for event in events[:5]),
    ):
        yield listed(command, records, timeline, width)


def trees_of(timeline: Timeline, width: int) -> Iterator[Drawing]:
    screen, events, titles = on(width), timeline.events, titles_of(timeline, on(width))
    yield grown(event_tree(events, titles), width, *ids_and_titles(events))
    yield grown(arcs_tree(events, titles), width, *ids_and_titles(events))
    present = [event for event in events if event.characters]
    yield grown(characters_tree(events, titles), width, *ids_and_titles(present))
    places = tuple(timeline.places.values())
    yield grown(record_tree(places, sheet_for("places", timeline)), width, *timeline.places)
    for event in events[-3:]:
        for effects in (False, True):
            yield grown(
                causes_tree(event, timeline, screen, effects=effects), width, event.id, event.title
            )


def charts_of(timeline: Timeline, width: int) -> Iterator[Drawing]:
    for by in LANES_BY:
        found = lanes(timeline, timeline.events, by)
        names = [lane.name for lane in found]
        if found:
            yield on(width), "".join(chart(found, timeline, on(width))), names, []


def problems_of(timeline: Timeline, width: int) -> Iterator[Drawing]:
    """What `check` says of texts of the timeline, as if they were problems."""
    events = timeline.events[:20]
    for at, event in enumerate(events):
        path, rule = f"folder/{event.id}.yaml", "unknown-key"
        problem = Problem(rule, Place(1, 1 + at, 3 + at), event.title, event.note or "", WARNING)
        drawn = "".join(excerpted([FoundIn(path, problem)], {path: event.title * 3}, on(width)))
        texts = [f"{path}:1:{1 + at}:", event.title, event.note or "", "warning:", f"[{rule}]"]
        yield on(width), drawn, texts, []


def assert_every_form_is_whole(timeline: Timeline, width: int) -> None:
    for form in (tables_of, trees_of, charts_of, problems_of):
        for screen, drawn, texts, said_once in form(timeline, width):
            assert_nothing_is_lost(drawn, texts, screen.width, said_once=said_once)


def assert_every_card_is_whole(timeline: Timeline, width: int) -> None:
    for content in cards(timeline, on(width)):
        assert_whole_card(content, width)


@given(timeline=hard_timelines(), width=st.integers(20, 250))
@settings(max_examples=12)
def test_no_form_of_any_timeline_loses_anything(timeline: Timeline, width: int) -> None:
    assert_every_form_is_whole(timeline, width)
    assert_every_card_is_whole(timeline, width)


@pytest.mark.slow
@given(timeline=hard_timelines(), width=st.integers(20, 250))
@settings(max_examples=150)
def test_no_form_of_very_many_timelines_loses_anything(timeline: Timeline, width: int) -> None:
    assert_every_form_is_whole(timeline, width)
    assert_every_card_is_whole(timeline, width)


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_no_form_of_the_shipped_timeline_loses_anything(shipped: Timeline, width: int) -> None:
    ids = {event.id for event in shipped.events[width % 8 :: 8]}
    events = tuple(
        event._replace(
            causes=tuple(id_ for id_ in event.causes if id_ in ids),
            about=tuple(id_ for id_ in event.about if id_ in ids),
            learns=tuple(learning for learning in event.learns if learning.of in ids),
        )
        for event in shipped.events
        if event.id in ids
    )
    assert_every_form_is_whole(shipped._replace(events=events, disputes={}), width)
