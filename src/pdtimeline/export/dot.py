"""Graphviz (DOT): every event is a node, and every cause an edge."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from pdtimeline.export.texts import causes_among, line, period_of
from pdtimeline.model.records import Event, Timeline

WIDTH = 32  # characters in a line of a box
LONGEST = 4_000  # characters in a string; Graphviz stops at 16,384 bytes

HEAD = """\
digraph timeline {
    graph [rankdir=LR, charset="UTF-8", label=%s, labelloc=t]
    node [shape=box, style=rounded, fontname=Helvetica, fontsize=11]
    edge [arrowsize=0.7]
"""


def write(timeline: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """The graph. What happened behind the scenes has a dashed box."""
    yield HEAD % _label(timeline.title)
    for event in events:
        style = ', style="rounded,dashed"' if event.track == "production" else ""
        label = _label(event.title, period_of(event))
        yield f'    "{event.id}" [label={label}{style}]\n'
    for cause, effect in causes_among(events):
        yield f'    "{cause}" -> "{effect}"\n'
    yield "}\n"


def _label(*texts: str) -> str:
    """The texts one below the other, each broken at blanks, as strings that are not too long to be read."""
    lines = [
        piece
        for text in texts
        for piece in wrap(line(text), WIDTH, break_long_words=False, break_on_hyphens=False)
    ]
    label = "\n".join(lines)
    pieces = (label[at : at + LONGEST] for at in range(0, len(label), LONGEST))
    return " + ".join(f'"{_quoted(piece)}"' for piece in pieces)


def _quoted(text: str) -> str:
    """Graphviz reads backslashes, and names of characters as HTML has them, in every label."""
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return text.replace("\n", "\\n")
