"""The one door to PyYAML: libyaml's events, and the located text, lists and maps made of them."""

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
"""A text: `value` is as written, `style` is empty for one without quotes."""

if TYPE_CHECKING:

    class Items(yaml.SequenceStartEvent):
        """A list: `value` has its members; one that was refused is None."""

        value: list[Node]

    class Map(yaml.MappingStartEvent):
        """A map: `value` has pairs of key and value by the key's text; a value that was refused is None.

        It is not whole when a key was refused: then nothing is said about what it lacks.
        """

        value: dict[str, tuple[Text, Node]]
        is_whole: bool
else:
    Items, Map = yaml.SequenceStartEvent, yaml.MappingStartEvent

Node: TypeAlias = Text | Items | Map | None
"""A node is the event that it begins with, `value` what it holds. Where it stands says `place`."""

BLANK = ScalarEvent(None, None, (True, False), "")  # stands where a member of a list was refused
Alias, DocumentStart = yaml.AliasEvent, yaml.DocumentStartEvent
MappingEnd, SequenceEnd = yaml.MappingEndEvent, yaml.SequenceEndEvent
SyntaxFault = yaml.MarkedYAMLError


def map_at(mark: Any) -> Map:
    """An empty map that begins at the mark."""
    found: Any = Map(None, None, implicit=True, start_mark=mark, end_mark=mark)
    found.value, found.is_whole = {}, True
    return found  # type: ignore[no-any-return]


class Entry(NamedTuple):
    """One entry of a section; `key` is None where the section is no map of entries, or empty.

    `node` is None where it was refused; without a key as well, something of the section was.
    """

    section: Text
    key: Text | None
    node: Node


def place(node: Text | Items | Map) -> Place:
    """Where the node begins; a text of one line has an end, the others end at their first sign."""
    start: Any = node.start_mark
    end: Any = node.end_mark
    column = start.column + 1
    last = end.column if start.line == end.line else column
    return Place(start.line + 1, column, max(column, last))


def is_empty(node: Node) -> bool:
    """Whether YAML would read nothing at all there: no text, `~`, or `null` without quotes."""
    return type(node) is Text and not node.style and node.value in NULLS


def events(data: bytes, path: str) -> Callable[[], Any]:
    """What gives the next event of the document, at each call.

    Raises `BadTimeline` when PyYAML comes without libyaml.
    """
    if Loader is None:  # pragma: no cover
        raise BadTimeline(
            path, whole="PyYAML has no libyaml here; install PyYAML from a PyPI wheel"
        )
    following: Callable[[], Any] = Loader(data).get_event
    return following
