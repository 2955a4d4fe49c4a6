"""The one door to PyYAML: bytes become located text, lists and maps, entry by entry.

It reads libyaml's event stream, never `yaml.load`: text stays text, nothing is expanded, deep
nesting cannot crash the interpreter, and every key and value has its line and column. What the
plain part of YAML does not have (anchors, aliases, tags, merge keys, several documents, complex
keys, keys given twice) is refused with its place; only a syntax fault or a limit ends the reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

import yaml
from yaml import ScalarEvent

from pdtimeline.errors import BadTimeline, Place, Problem, quoted
from pdtimeline.syntax import explain

DEPTH = 32
TEXT_LENGTH = 1024 * 1024
LIST_LENGTH = 10_000
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
NO_KEYS = NULLS | {"<<"}  # what may be no key, or none here

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # pragma: no cover - a PyYAML without libyaml, tried by hand
    Loader = None  # type: ignore[assignment, misc]


Text: TypeAlias = ScalarEvent
"""A text: `value` is as written, `style` is empty for one without quotes."""


MappingEnd, SequenceEnd = yaml.MappingEndEvent, yaml.SequenceEndEvent
SequenceStart = yaml.SequenceStartEvent


class Map:
    """A map: pairs of key and value by the key's text; a value that was refused is None."""

    __slots__ = ("end_mark", "pairs", "start_mark")

    def __init__(self, start: Any) -> None:
        self.pairs: dict[str, tuple[Text, Node]] = {}
        self.start_mark = self.end_mark = start


class Items:
    """A list; a member that was refused is None."""

    __slots__ = ("end_mark", "items", "start_mark")

    def __init__(self, start: Any) -> None:
        self.items: list[Node] = []
        self.start_mark = self.end_mark = start


Node: TypeAlias = Text | Map | Items | None
"""Every node has `start_mark` and `end_mark`: ask `place`."""


class Entry(NamedTuple):
    """One entry of a section; `key` is None where the section is no map of entries, or empty."""

    section: Text
    key: Text | None
    node: Node


def place(node: Text | Map | Items) -> Place:
    """Where the node begins; a text of one line has an end, the others end at their first sign."""
    start: Any = node.start_mark
    end: Any = node.end_mark
    column = start.column + 1
    last = end.column if start.line == end.line else column
    return Place(start.line + 1, column, max(column, last))


def is_empty(node: Text) -> bool:
    """Whether YAML would read nothing at all there: no text, `~` or `null` without quotes."""
    return not node.style and node.value in NULLS


def entries(data: bytes, path: str, problems: list[Problem]) -> Iterator[Entry]:
    """The entries of the document, in order; what is refused is appended to *problems*.

    *data* is UTF-8 without a byte order mark (see `decode`). Raises `BadTimeline` only when PyYAML
    comes without libyaml.
    """
    if Loader is None:  # pragma: no cover
        raise BadTimeline(path, whole="PyYAML is here without libyaml; install a wheel from PyPI")
    walker = _Walker(data, problems)
    try:
        yield from walker.document()
    except _Stop:
        pass
    except yaml.MarkedYAMLError as error:
        problems.append(
            explain(error.problem, error.problem_mark, error.context, error.context_mark, data)
        )
    except (
        yaml.reader.ReaderError
    ) as error:  # pragma: no cover - `decode` is the stricter of the two
        problems.append(Problem("syntax", Place(1, 1, 1), f"this is no YAML: {error.reason}"))


class _Stop(Exception):
    pass


class _Walker:
    """Walks the event stream of one document, depth first."""

    def __init__(self, data: bytes, problems: list[Problem]) -> None:
        self.next: Callable[[], Any] = Loader(data).get_event
        self.problems = problems

    def refuse(self, rule: str, node: Any, what: str, advice: str) -> None:
        self.problems.append(Problem(rule, place(node), what, advice))

    def stop(self, rule: str, node: Any, what: str, advice: str) -> None:
        self.refuse(rule, node, what, advice)
        raise _Stop

    def document(self) -> Iterator[Entry]:
        self.next()
        start = self.next()
        if type(start) is yaml.DocumentStartEvent:
            if start.version or start.tags:
                self.refuse(
                    "directive", start, "a line that begins with % is not read here", "delete it"
                )
            top = self.next()
            if type(top) is yaml.MappingStartEvent:
                self.check_marks(top)
                yield from self.sections()
            else:
                self.stop(
                    "no-map", top, "a timeline is a map of sections", 'begin with "timeline:"'
                )
            self.next()
            second = self.next()
            if type(second) is yaml.DocumentStartEvent:
                self.refuse(
                    "document", second, "a second document begins here", "delete the line ---"
                )

    def sections(self) -> Iterator[Entry]:
        seen: dict[str, Text] = {}
        while type(event := self.next()) is not MappingEnd:
            section = self.key(event, seen)
            first = self.next()
            if section is None and type(event) is Text and event.value in seen:
                section = event  # given twice: its records are read, so that references find them
            if section is None:
                self.node(first, 2)
                continue
            seen.setdefault(section.value, section)
            if type(first) is yaml.MappingStartEvent and section.value != "timeline":
                self.check_marks(first)
                yield from self.members(section, first)
            else:
                yield Entry(section, None, self.node(first, 2))

    def members(self, section: Text, start: Any) -> Iterator[Entry]:
        seen: dict[str, Text] = {}
        while type(event := self.next()) is not MappingEnd:
            key = self.key(event, seen)
            node = self.node(self.next(), 3)
            if key is not None:
                seen[key.value] = key
                yield Entry(section, key, node)
        if not seen:
            yield Entry(section, None, Map(start.start_mark))

    def key(self, event: Any, seen: dict[str, Any]) -> Text | None:
        """The key as located text; None when it was refused."""
        if type(event) is not Text:
            self.node(event, 3)
            self.refuse(
                "complex-key", event, "a key is a single word here", "write the key as plain text"
            )
            return None
        if event.anchor is not None or event.tag is not None:
            self.check_marks(event)
        text: str = event.value
        if text == "<<":
            self.refuse(
                "merge-key", event, "merge keys (<<) are not read here", "write the fields out"
            )
            return None
        if not event.style and text in NULLS:
            self.refuse(
                "empty-key", event, "a key is missing here", "write a word before the colon"
            )
            return None
        if text in seen:
            first = seen[text]
            line = (first[0] if isinstance(first, tuple) else first).start_mark.line + 1
            advice = f"keep one of the two; the first is in line {line}"
            self.refuse("key-twice", event, f"the key {quoted(text)} is given twice", advice)
            return None
        found: Text = event
        return found

    def node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.AliasEvent:
            what = f"aliases (*{event.anchor[:60]}) are not read here"
            self.refuse(
                "alias", event, what, "write the text out, or put it in quotes if it is one"
            )
            return None
        if event.anchor is not None or event.tag is not None:
            self.check_marks(event)
        if kind is Text:
            if len(event.value) > TEXT_LENGTH:
                self.stop("text-limit", event, "this text is longer than 1 MiB", "shorten it")
            text: Text = event
            return text
        if depth > DEPTH:
            what = f"this is nested deeper than {DEPTH} levels"
            self.stop("depth-limit", event, what, "flatten it")
        return self.items(event, depth) if kind is SequenceStart else self.map(event, depth)

    # The two loops below are where the time goes: a clean text, the usual case, costs no call.

    def items(self, start: Any, depth: int) -> Items:
        found = Items(start.start_mark)
        members, following = found.items, self.next
        while type(event := following()) is not SequenceEnd:
            is_clean = (
                type(event) is Text
                and event.anchor is None
                and event.tag is None
                and len(event.value) <= TEXT_LENGTH
            )
            members.append(event if is_clean else self.node(event, depth + 1))
            if len(members) > LIST_LENGTH:
                what = f"this list has more than {LIST_LENGTH:,} members"
                self.stop("list-limit", event, what, "split it")
        return found

    def map(self, start: Any, depth: int) -> Map:
        found = Map(start.start_mark)
        pairs, following = found.pairs, self.next
        while type(event := following()) is not MappingEnd:
            is_clean = type(event) is Text and event.anchor is None and event.tag is None
            if not is_clean or event.value in pairs or event.value in NO_KEYS:
                event = self.key(event, pairs)
            value = following()
            is_clean = (
                type(value) is Text
                and value.anchor is None
                and value.tag is None
                and len(value.value) <= TEXT_LENGTH
            )
            node = value if is_clean else self.node(value, depth + 1)
            if event is not None:
                pairs[event.value] = (event, node)
        return found

    def check_marks(self, event: Any) -> None:
        """Refuse the anchor or tag of a node."""
        if event.anchor is not None:
            what = f"anchors (&{event.anchor[:60]}) are not read here"
            self.refuse("anchor", event, what, "delete it, or put the text in quotes if it is one")
        if event.tag is not None:
            what = f"tags ({event.tag[:60]}) are not read here"
            self.refuse(
                "tag", event, what, "delete it, or put the text in quotes if it begins with !"
            )
