"""Every export is read by the tool it is for: all events are in it, and every text is only a text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import drawn
from attacked import ALL
from hostile import filled, fitting, shown
from pdtimeline.loader.load import load, parse
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline
from pdtimeline.model.schema import SECTIONS
from readers import Graph, exported, read_by_graphviz, read_by_node
from running import TESTS

SIGNS = st.characters(exclude_categories=["Cs"])
TITLES = st.lists(st.text(SIGNS, min_size=1, max_size=40), min_size=5, max_size=5)


DAY = PartialDate.parse("2014-01-08")
BLANK = Timeline(
    " ", events=(Event("a", "\u00a0", date=DAY), Event("b", "\u3000", date=DAY, causes=("a",)))
)


def with_titles(data: Any, titles: list[str]) -> Timeline:
    timeline = parse(json.dumps(data).encode())
    pairs = zip(timeline.events, titles, strict=True)
    events = tuple(event._replace(title=title) for event, title in pairs)
    return timeline._replace(events=in_order(timeline, events), title=titles[0])


def drawn_timelines() -> list[Timeline]:
    """Many timelines as Hypothesis draws them, for tools that take long to start."""
    timelines: list[Timeline] = []

    @given(drawn.timelines, TITLES)
    @settings(max_examples=40)
    def draw(data: Any, titles: list[str]) -> None:
        timelines.append(with_titles(data, titles))

    draw()
    return timelines


@pytest.fixture(scope="module")
def timelines(shipped: Timeline) -> list[Timeline]:
    """What is shipped, what is awkward, all vectors in every field, and what is drawn."""
    attacked = parse(filled(ALL).encode())
    return [shipped, load(TESTS / "small.yaml"), attacked, BLANK, *drawn_timelines()]


def said(text: str) -> str:
    """The text as every export shows it, with blanks as any reader may have them."""
    return " ".join(shown(text.replace("\r", " ").replace("\n", " ")).split()) or "-"


def titles(events: tuple[Event, ...]) -> list[str]:
    return [said(event.title) for event in events]


def test_the_vectors_are_among_what_is_read(timelines: list[Timeline]) -> None:
    title = SECTIONS["events"].by_name["title"]
    assert [event.title for event in timelines[2].events] == [
        fitting(title, text) for text in ALL.values()
    ]


@pytest.mark.slow
def test_mermaid_reads_a_timeline(timelines: list[Timeline]) -> None:
    files = [exported("mermaid", timeline) for timeline in timelines]
    for timeline, read in zip(timelines, read_by_node("mermaid", files), strict=True):
        periods = [read["title"], *(task["when"] for task in read["tasks"])]
        events = [event for task in read["tasks"] for event in task["events"]]
        assert (read["type"], read["sections"]) == ("timeline", [])
        assert said(read["title"]["text"]) == said(timeline.title)
        assert [said(event["text"]) for event in events] == titles(timeline.events)
        assert [part["elements"] for part in (*periods, *events) if part["elements"]] == []


@pytest.mark.slow
def test_mermaid_reads_a_flowchart(timelines: list[Timeline]) -> None:
    files = [exported("mermaid", timeline, causes=True) for timeline in timelines]
    for timeline, read in zip(timelines, read_by_node("mermaid_causes", files), strict=True):
        edges = [[f"e_{cause}", f"e_{e.id}"] for e in timeline.events for cause in e.causes]
        linked = {id_ for edge in edges for id_ in edge}
        nodes = {
            f"e_{e.id}".replace("-", "_"): said(e.title)
            for e in timeline.events
            if f"e_{e.id}" in linked
        }
        assert read["edges"] == [[id_.replace("-", "_") for id_ in edge] for edge in edges]
        found = {
            node["id"]: said(node["label"]["text"]).rpartition(" (")[0] for node in read["nodes"]
        }
        assert found == nodes
        assert [node for node in read["nodes"] if node["label"]["elements"]] == []


@pytest.mark.slow
def test_timelinejs_reads_its_data(timelines: list[Timeline]) -> None:
    files = [exported("timelinejs", timeline) for timeline in timelines]
    for timeline, read in zip(timelines, read_by_node("timelinejs", files), strict=True):
        dated = tuple(event for event in timeline.events if event.date)
        if not dated:  # TimelineJS has nothing to draw then, and says so
            continue
        assert read["errors"] == []
        assert said(read["title"]["headline"]["text"]) == said(timeline.title)
        found = {slide["id"]: said(slide["headline"]["text"]) for slide in read["events"]}
        assert found == {event.id: said(event.title) for event in dated}
        for slide in read["events"]:
            assert slide["headline"]["elements"] == []
            assert [
                e for e in slide["text"]["elements"] if not e.startswith(("<p>", '<a href="http'))
            ] == []


def test_graphviz_draws_a_graph(timelines: list[Timeline]) -> None:
    graphs = read_by_graphviz(exported("dot", timeline) for timeline in timelines)
    for timeline, graph in zip(timelines, graphs, strict=True):
        assert said(" ".join(graph.title)) == said(timeline.title)
        assert words(graph) == {e.id: said(e.title) for e in timeline.events}
        edges = {f"{cause}->{e.id}" for e in timeline.events for cause in e.causes}
        assert {*graph.edges} == edges


def words(graph: Graph) -> dict[str, str]:
    return {id_: said(" ".join(lines[:-1])) for id_, lines in graph.nodes.items()}
