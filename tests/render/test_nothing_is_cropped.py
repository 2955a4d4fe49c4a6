"""At every width from 20 to 250 columns every word is on the screen, whole where it fits into a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from pdtimeline.loader.load import load
from pdtimeline.model.records import Timeline
from pdtimeline.query.swimlanes import BY as LANES_BY
from pdtimeline.query.swimlanes import lanes
from pdtimeline.render.cards import READABLE, Card, Line, card
from pdtimeline.render.chart import chart
from pdtimeline.render.escapes import visible
from pdtimeline.render.event_trees import arcs_tree, causes_tree, characters_tree, event_tree
from pdtimeline.render.record_cards import card_of
from pdtimeline.render.trees import Node, tree
from pdtimeline.render.wrapping import width_of
from pdtimeline.terminal.screen import Screen
from running import TESTS

WIDTHS = range(20, 251)
CARD_WIDTHS = (*range(20, READABLE + 3), 150, 250)  # no card is wider than that can be read
SOME_WIDTHS = (20, 21, 24, 29, 35, 39, 40, 41, 47, 59, 60, 61, 72, 79, 80, 99, 100, 101, 120, 250)


def on(width: int) -> Screen:
    return Screen(is_terminal=True, width=width)


def assert_nothing_is_lost(
    drawn: str, texts: Iterable[str], width: int, line: int = 0, addresses: Iterable[str] = ()
) -> None:
    """No line is wider than the screen but an address; words that fit into *line* cells are whole."""
    rows = set(drawn.splitlines()) - {visible(address) for address in addresses}
    assert max(map(width_of, rows), default=0) <= width
    words = [word for text in texts for word in visible(text.replace("\n", " ")).split()]
    # A word of wide characters, which no blank divides, may be broken anywhere.
    whole = {word for word in words if width_of(word) <= min(len(word), line or width)}
    assert {word for word in whole if word not in drawn} == set()
    assert Counter("".join(words)) <= Counter(drawn)


def texts_of(content: Card) -> Iterator[str]:
    yield from (content.title, content.id, content.text)
    yield from (fact.plain for fact in content.facts)
    for label, lines in content.sections:
        if lines:
            yield label
        for line in lines:
            yield from (line.text, line.id)


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
    [
        ("event", "event_ids", "elopement"),
        ("character", "characters", "hailey-upton"),
        ("source", "sources", "seed-001"),
        ("dispute", "disputes", "elopement-timing"),
    ],
)
def test_no_full_card_of_the_shipped_timeline_loses_anything_at_any_width(
    kind: str, section: str, id_: str, shipped: Timeline
) -> None:
    content = card_of(kind, getattr(shipped, section)[id_], shipped, on(80))
    for width in CARD_WIDTHS:
        assert_whole_card(content, width)


WORDS = st.text(
    "abc-\N{CJK UNIFIED IDEOGRAPH-6F22}\N{LATIN SMALL LETTER E WITH ACUTE}", min_size=1, max_size=45
)
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)
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


@pytest.mark.parametrize("width", SOME_WIDTHS)
def test_no_tree_of_the_shipped_timeline_loses_anything(width: int, shipped: Timeline) -> None:
    events = shipped.events[:: 1 + width % 3]
    last = shipped.event_ids["halstead-resigns"]
    for nodes in (
        event_tree(events, shipped, on(width)),
        arcs_tree(events, shipped, on(width)),
        characters_tree(events[:40], shipped, on(width)),
        causes_tree(last, shipped, on(width), depth=9),
    ):
        listed = list(nodes)
        texts = [text for node in listed for text in (node.text.plain, node.id)]
        assert_nothing_is_lost("".join(tree(listed, on(width), "step")), texts, width)


@pytest.mark.parametrize("by", LANES_BY)
def test_no_chart_loses_a_name(by: str, shipped: Timeline) -> None:
    found = lanes(shipped, shipped.events, by)
    names = [lane.name for lane in found]
    for width in WIDTHS[::3]:
        assert_nothing_is_lost("".join(chart(found, shipped, on(width))), names, width)
