"""The tree of a document, ours and that of another parser, in one form: text, style and place by path.

We do not keep the map of the whole, nor that of a section with records; theirs are left out as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from pdtimeline.errors import Problem
from pdtimeline.loader.encoding import decode
from pdtimeline.loader.parser import entries
from pdtimeline.yaml_events import Items, Map, place

Step: TypeAlias = str | int | None  # a key, a member of a list, None for the key itself
Path: TypeAlias = tuple[Step, ...]


class Seen(NamedTuple):
    """A node: what it is, what it says, where it stands; `end` is 0 where it is no text."""

    kind: str
    text: str
    style: str
    line: int
    column: int
    end: int


Tree: TypeAlias = dict[Path, Seen]


def ours(data: bytes, problems: list[Problem]) -> Tree:
    """All nodes that the reader is given; what was refused is appended to *problems*."""
    tree: Tree = {}
    for section, key, node in entries(decode(data, "-", problems), "-", problems):
        tree[section.value, None] = _text(section)
        if key is None:
            tree.update(_ours((section.value,), node))
        else:
            tree[section.value, key.value, None] = _text(key)
            tree.update(_ours((section.value, key.value), node))
    return tree


def _ours(path: Path, node: Any) -> Iterator[tuple[Path, Seen]]:
    if isinstance(node, Map):
        yield path, _branch("map", node)
        for name, (key, value) in node.value.items():
            yield (*path, name, None), _text(key)
            yield from _ours((*path, name), value)
    elif isinstance(node, Items):
        yield path, _branch("list", node)
        for at, member in enumerate(node.value):
            yield from _ours((*path, at), member)
    elif node is not None:
        yield path, _text(node)


def theirs(top: Any) -> Tree:
    """The same of what PyYAML or ruamel.yaml composed; the marks of both have the same form."""
    tree: Tree = {}
    for section, value in top.value:
        path = (section.value,)
        tree[section.value, None] = _their_text(section)
        nodes = dict(_theirs(path, value))
        if value.id == "mapping" and value.value and section.value != "timeline":
            del nodes[path]
        tree.update(nodes)
    return tree


def _theirs(path: Path, node: Any) -> Iterator[tuple[Path, Seen]]:
    if node.id == "mapping":
        yield path, _branch("map", node)
        for key, value in node.value:
            yield (*path, key.value, None), _their_text(key)
            yield from _theirs((*path, key.value), value)
    elif node.id == "sequence":
        yield path, _branch("list", node)
        for at, member in enumerate(node.value):
            yield from _theirs((*path, at), member)
    else:
        yield path, _their_text(node)


def _text(node: Any) -> Seen:
    at = place(node)
    return Seen("text", node.value, node.style or "", at.line, at.column, at.end)


def _branch(kind: str, node: Any) -> Seen:
    return Seen(kind, "", "", node.start_mark.line + 1, node.start_mark.column + 1, 0)


def _their_text(node: Any) -> Seen:
    start, end = node.start_mark, node.end_mark
    is_one_line = start.line == end.line and end.column > start.column
    last = end.column if is_one_line else start.column + 1
    return Seen("text", node.value, node.style or "", start.line + 1, start.column + 1, last)
