"""Trees: drawn from a flat list of depths, in pieces, so that neither depth nor length is a limit.

A tree is indented no further than its words allow: what lies deeper stands at the deepest level.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from rich.console import Group
from rich.text import Text

from pdtimeline.render.console import drawn, text, unbroken
from pdtimeline.render.escapes import visible
from pdtimeline.render.wrapping import line_spans, width_of
from pdtimeline.terminal.screen import Screen

PIECE = 200  # lines that Rich is given at a time
ROOMY = 60  # cells of a screen from which on a level is indented by four
LEAST = 40  # cells that the texts of such a screen keep
GAP = "  "  # between a text and what stands behind it
REMARK = 13  # cells: what stands between two gaps is not broken if it is no longer
LEVELS = 30  # of indentation off a terminal, where lines may be long
NARROW_LEVELS = 2
GUIDES, NARROW_GUIDES = ("    ", "│   ", "├── ", "└── "), ("  ", "│ ", "├ ", "└ ")
ASCII_GUIDES, NARROW_ASCII_GUIDES = ("    ", "|   ", "+-- ", "`-- "), ("  ", "| ", "+ ", "` ")


class Node(NamedTuple):
    """A line of a tree; nodes stand in the order in which they are printed."""

    depth: int
    text: Text
    id: str = ""
    is_heading: bool = False
    is_command: bool = False  # the last, which is to be pasted in one piece


def deeper(depth: int, nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes, all so much deeper."""
    return (node._replace(depth=node.depth + depth) for node in nodes)


def tree(nodes: Iterable[Node], screen: Screen, level: str = "") -> Iterator[str]:
    """The lines of the tree; nodes of depth 0 have no guides.

    Off a terminal a node is one line, however long. On one, a long text goes on below itself. *level* is
    what a level is called where nodes that are too deep for the indentation have to say how deep they are.
    """
    listed = list(nodes)
    commands = [listed.pop()] if listed and listed[-1].is_command else []
    is_narrow = screen.is_terminal and screen.width < ROOMY
    wide, narrow = (
        (ASCII_GUIDES, NARROW_ASCII_GUIDES) if screen.is_ascii else (GUIDES, NARROW_GUIDES)
    )
    signs = narrow if is_narrow else wide
    step = len(signs[0])
    deepest = _deepest(listed, screen, step)
    flat = [_flattened(node, deepest, level) for node in listed]
    width = screen.width
    if not screen.is_terminal:
        width = max((step * node.depth + _label(node).cell_len for node in flat), default=1)
    lines = _lines(flat, signs, width)
    pieces = iter(lambda: [*islice(lines, PIECE)], [])
    yield from drawn((Group(*piece) for piece in pieces), screen, width)
    for node in commands:
        yield from unbroken(node.text, screen)


def _deepest(nodes: list[Node], screen: Screen, step: int) -> int:
    """The deepest level that is indented: every word and id that fits into a line stays whole."""
    if not screen.is_terminal:
        return LEVELS
    deepest = (screen.width - LEAST) // step if screen.width >= ROOMY else NARROW_LEVELS
    for node in nodes:
        longest = _longest_word(node, screen.width)
        if longest > screen.width - min(node.depth, deepest) * step:
            deepest = (screen.width - longest) // step
    return deepest


def _longest_word(node: Node, width: int) -> int:
    """The longest word, or the id, of those that fit into a line; wide characters may be broken anywhere."""
    words = [*node.text.plain.split(" "), visible(node.id)]
    widths = [(width_of(word), len(word)) for word in words]
    return max((cells for cells, length in widths if cells <= min(length, width)), default=0)


def _flattened(node: Node, deepest: int, level: str) -> Node:
    if node.depth <= deepest:
        return node
    words = (f"{level} {node.depth}{GAP}", "fact") if level else ""
    return node._replace(depth=deepest, text=Text.assemble(words, node.text))


def _label(node: Node) -> Text:
    return Text(GAP).join(filter(None, (node.text, text(node.id, "id"))))


def _lines(nodes: list[Node], signs: Sequence[str], width: int) -> Iterator[Text]:
    """The lines of each node, the guides before them."""
    for node, (first, below) in zip(nodes, _guides(nodes, signs), strict=True):
        label = _label(node)
        for start, end in _spans(label.plain, width - sum(map(len, first))):
            guides = [(guide, "line") for guide in (below if start else first)]
            yield Text.assemble(*guides, label[start:end], no_wrap=True, overflow="ignore")


def _spans(label: str, width: int) -> list[tuple[int, int]]:
    """Where its lines of at most *width* cells are; no remark such as `(see above)` is broken."""
    units = label.split(GAP)
    kept = (unit.replace(" ", "_") if len(unit) <= REMARK else unit for unit in units)
    return line_spans(GAP.join(kept), width)


def _guides(nodes: list[Node], signs: Sequence[str]) -> list[tuple[list[str], list[str]]]:
    """For each node what stands before its first line, and before those below."""
    space, line, fork, end = signs
    guides: list[tuple[list[str], list[str]]] = []
    follows: set[int] = set()  # the levels at which another node comes
    for node in reversed(nodes):
        below = [line if level in follows else space for level in range(1, node.depth + 1)]
        own = [fork if node.depth in follows else end]
        guides.append((below[:-1] + own if below else [], below))
        follows = {level for level in follows if level < node.depth} | {node.depth}
    return guides[::-1]
