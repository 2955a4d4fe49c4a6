"""The only module that imports PyYAML: the events of libyaml, and the tree that is made of them.

A node of the tree is the event that it starts with, so that nothing is made anew for each of the very many
texts of a file; that makes reading twice as fast. A text is a `ScalarEvent` as it came, with its `value` and
its marks. The events that start a list or a map have no `value`: `loader.parser` sets it to what is in them,
and `is_whole` of a map to whether none of its keys was refused. At run time `Items` and `Map` are PyYAML's
own classes; the classes of these names below only tell type checkers of what is set.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import yaml
from yaml import ScalarEvent

from pdtimeline.errors import BadTimeline, Place

NULLS = frozenset({"", "~", "null", "Null", "NULL"})

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # pragma: no cover - a PyYAML without libyaml, tried by hand
    Loader = None  # type: ignore[assignment, misc]


Text: TypeAlias = ScalarEvent
"""A text: `value` is what it says, `style` is empty for one without quotes."""

if TYPE_CHECKING:

    class Items(yaml.SequenceStartEvent):
        """A list: `value` has its items, None for one that was refused."""

        value: list[Node]

    class Map(yaml.MappingStartEvent):
        """A map: `value` has pairs of key and value by the key's text, None for a value that was refused.

        If it is not whole, nothing is said about what it lacks.
        """

        value: dict[str, tuple[Text, Node]]
        is_whole: bool
else:
    Items, Map = yaml.SequenceStartEvent, yaml.MappingStartEvent

Node: TypeAlias = Text | Items | Map | None
"""A node of the tree; `place` says where it is."""

BLANK = ScalarEvent(None, None, (True, False), "")  # in place of an item that was refused
Alias, DocumentStart = yaml.AliasEvent, yaml.DocumentStartEvent
MappingEnd, SequenceEnd = yaml.MappingEndEvent, yaml.SequenceEndEvent
SyntaxFault = yaml.MarkedYAMLError


def map_at(mark: Any) -> Map:
    """An empty map at the mark."""
    node: Any = Map(None, None, implicit=True, start_mark=mark, end_mark=mark)
    node.value, node.is_whole = {}, True
    return node  # type: ignore[no-any-return]


class Entry(NamedTuple):
    """One record of a section; without a key, the section itself if it has no records.

    `node` is None if it was refused; without a key, a part of the section was.
    """

    section: Text
    key: Text | None
    node: Node


def place(node: Text | Items | Map) -> Place:
    """Where the node starts; only a text on one line has an end, others end at their first character."""
    start: Any = node.start_mark
    end: Any = node.end_mark
    column = start.column + 1
    last = end.column if start.line == end.line else column
    return Place(start.line + 1, column, max(column, last))


def is_empty(node: Node) -> bool:
    """Whether YAML would read nothing at all there: no text, `~`, or `null` without quotes."""
    return type(node) is Text and not node.style and node.value in NULLS


def events(data: bytes, path: str) -> Callable[[], Any]:
    """A function that returns the next event of the document at each call.

    Raises `BadTimeline` if PyYAML comes without libyaml.
    """
    if Loader is None:  # pragma: no cover
        raise BadTimeline(
            path, whole="PyYAML has no libyaml here; install PyYAML from a PyPI wheel"
        )
    following: Callable[[], Any] = Loader(data).get_event
    return following
