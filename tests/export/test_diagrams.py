"""Diagrams for Mermaid and graphs for Graphviz: what is in them, letter for letter."""

from __future__ import annotations

from pdtimeline.export import writer
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Event, Timeline
from readers import exported, read_by_graphviz
from running import Run

DAY = PartialDate.parse("2014-01-08")
EVENTS = (
    Event("a", "War: the start", date=DAY),
    Event("end", 'Say "hi"; then 50%', date=DAY, causes=("a",)),
    Event("c-d", "Behind", track="production", causes=("a", "end")),
    Event("alone", "Alone", causes=("gone",)),
)
TIMELINE = Timeline("A & B", events=EVENTS)


def test_a_mermaid_timeline() -> None:
    assert (
        exported("mermaid", TIMELINE).decode()
        == """\
timeline
    title A #38; B
    2014-01-08
        : War#58; the start
        : Say #34;hi#34;#59; then 50#37;
    undated
        : Behind
        : Alone
"""
    )


def test_a_mermaid_flowchart() -> None:
    assert (
        exported("mermaid", TIMELINE, causes=True).decode()
        == """\
flowchart TD
    e_a["War#58; the start #40;2014-01-08#41;"]
    e_end["Say #34;hi#34;#59; then 50#37; #40;2014-01-08#41;"]
    e_c_d["Behind #40;undated#41;"]
    e_a --> e_end
    e_a --> e_c_d
    e_end --> e_c_d
"""
    )
    notes = writer("mermaid", causes=True).notes
    assert [*notes(TIMELINE, EVENTS)] == ["leaving out 1 without a cause or an effect"]
    assert [*notes(TIMELINE, EVENTS[:3])] == []


def test_a_graph() -> None:
    assert (
        exported("dot", TIMELINE).decode()
        == """\
digraph timeline {
    graph [rankdir=LR, charset="UTF-8", label="A &amp; B", labelloc=t]
    node [shape=box, style=rounded, fontname=Helvetica, fontsize=11]
    edge [arrowsize=0.7]
    "a" [label="War: the start\\n2014-01-08"]
    "end" [label="Say \\"hi\\"; then 50%\\n2014-01-08"]
    "c-d" [label="Behind\\nundated", style="rounded,dashed"]
    "alone" [label="Alone\\nundated"]
    "a" -> "end"
    "a" -> "c-d"
    "end" -> "c-d"
}
"""
    )


def test_an_arrow_needs_both_ends(call: Run) -> None:
    """A cause that was not asked for would be a node without a name."""
    for name in ("dot", "mermaid --causes"):
        said = call("export", *name.split(), "--season", "1").text
        assert "halstead-undercover-at-mollys" not in said.replace("_", "-")


def test_a_very_long_title_can_be_read() -> None:
    """Graphviz stops at a string of 16,384 bytes."""
    title = "x" * 50_000
    (graph,) = read_by_graphviz([exported("dot", Timeline("T", events=(Event("a", title),)))])
    assert graph.nodes["a"] == [title, "undated"]
