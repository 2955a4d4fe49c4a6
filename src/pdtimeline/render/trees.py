"""Trees: drawn from a flat list of depths, in pieces, so that neither depth nor length is a limit.

A `rich.tree.Tree` puts the guides of all levels before each line and crops what is left no room, and it
is drawn in one go. So a tree is indented no further than its words allow (what lies deeper stands at the
deepest level), and Rich is given a few hundred nodes at a time.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.console import Group
from rich.text import Text
from rich.tree import Tree

from pdtimeline.render.console import drawn, text, unbroken
from pdtimeline.render.escapes import visible
from pdtimeline.render.wrapping import line_spans, width_of
from pdtimeline.terminal.screen import Screen

PIECE = 200  # nodes that Rich is given at a time
ROOMY = 60  # cells of a screen from which on a level is indented by four
LEAST = 40  # cells that the texts of such a screen keep
GAP = "  "  # between a text and what stands behind it
REMARK = 13  # cells: what stands between two gaps is not broken if it is no longer
LEVELS = 30  # of indentation off a terminal, where lines may be long
NARROW_LEVELS = 2
NARROW_GUIDES = ("  ", "│ ", "├ ", "└ ")
NARROW_ASCII_GUIDES = ("  ", "| ", "+ ", "` ")


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
    step = width_of(NARROW_GUIDES[0] if is_narrow else Tree.TREE_GUIDES[0][0])
    deepest = _deepest(listed, screen, step)
    flat = [_flattened(node, deepest, level) for node in listed]
    width = screen.width
    if not screen.is_terminal:
        width = max((step * node.depth + _label(node).cell_len for node in flat), default=1)
    labels = [_folded(_label(node), width - step * node.depth) for node in flat]
    yield from drawn(_pieces(flat, labels, is_narrow=is_narrow), screen, width)
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


def _folded(label: Text, width: int) -> Text:
    """The label in lines of at most *width* cells, in which no remark such as `(see above)` is broken."""
    units = label.plain.split(GAP)
    kept = (unit.replace(" ", "_") if len(unit) <= REMARK else unit for unit in units)
    return Text("\n").join(label[start:end] for start, end in line_spans(GAP.join(kept), width))


def _pieces(nodes: list[Node], labels: list[Text], *, is_narrow: bool) -> Iterator[Tree]:
    """The tree in pieces: what stands above a piece already, and what comes below it, is there unseen."""
    follows = _follows(nodes)
    for start in range(0, len(nodes), PIECE):
        root = Tree("", guide_style="line", hide_root=True)
        if is_narrow:
            root.ASCII_GUIDES, root.TREE_GUIDES = NARROW_ASCII_GUIDES, [NARROW_GUIDES]
        path = [root]
        for _ in range(nodes[start].depth):
            path.append(path[-1].add(Group()))
        piece = slice(start, start + PIECE)
        for node, label in zip(nodes[piece], labels[piece], strict=True):
            del path[node.depth + 1 :]
            path.append(path[-1].add(label))
        for depth, branch in enumerate(path):
            if depth in follows[start // PIECE]:
                branch.add(Group())
        yield root


def _follows(nodes: list[Node]) -> list[set[int]]:
    """For each piece the depths at which something comes behind it under the nodes of its last path."""
    pieces: list[set[int]] = []
    follows: set[int] = set()
    for at in range(len(nodes) - 1, -1, -1):
        if at == len(nodes) - 1 or (at + 1) % PIECE == 0:
            pieces.append(follows)
        depth = nodes[at].depth
        follows = {other for other in follows if other < depth} | {depth}
    return pieces[::-1]
