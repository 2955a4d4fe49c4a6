"""The one door to PyYAML: bytes become located text, lists and maps, entry by entry.

It reads libyaml's event stream, never `yaml.load`: text stays text, nothing is expanded, deep
nesting cannot crash the interpreter, and every key and value has its line and column. What the
plain part of YAML does not have (anchors, aliases, tags, merge keys, several documents, complex
keys, keys given twice) is refused with its place; only a syntax fault or a limit ends the reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

import yaml
from yaml import ScalarEvent as Text

from pdtimeline.errors import BadTimeline, Place, Problem, quoted
from pdtimeline.syntax import explain

DEPTH = 32
TEXT_LENGTH = 1024 * 1024
LIST_LENGTH = 10_000
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # pragma: no cover - a PyYAML without libyaml, tried by hand
    Loader = None  # type: ignore[assignment, misc]


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
"""`Text` has `value`; every node has `start_mark` and `end_mark`: ask `place`."""


class Entry(NamedTuple):
    """One entry of a section; `key` is None where the section is no map of entries, or empty."""

    section: Text
    key: Text | None
    node: Node


def place(node: Text | Map | Items) -> Place:
    """Where the node begins; a text of one line also ends somewhere, the others at their first sign."""
    start, end = node.start_mark, node.end_mark
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
        problems.append(explain(error.problem, error.problem_mark, error.context, error.context_mark, data))
    except yaml.reader.ReaderError as error:  # pragma: no cover - `decode` is the stricter of the two
        problems.append(Problem("syntax", Place(1, 1, 1), f"this is no YAML: {error.reason}"))


class _Stop(Exception):  # noqa: N818 - not an error: the reading has come to its end
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
                self.refuse("directive", start, "a line that begins with % is not read here", "delete it")
            top = self.next()
            if type(top) is yaml.MappingStartEvent:
                self.check_marks(top)
                yield from self.sections(top)
            else:
                self.stop("no-map", top, "a timeline is a map of sections", 'begin with "timeline:"')
            self.next()
            second = self.next()
            if type(second) is yaml.DocumentStartEvent:
                self.refuse("document", second, "a second document begins here", "delete the line ---")

    def sections(self, top: Any) -> Iterator[Entry]:
        seen: dict[str, Text] = {}
        while type(key := self.next()) is not yaml.MappingEndEvent:
            section = self.key(key, seen)
            first = self.next()
            if section is None:
                self.node(first, 2)
            elif type(first) is yaml.MappingStartEvent and section.value != "timeline":
                self.check_marks(first)
                yield from self.members(section, first)
            else:
                yield Entry(section, None, self.node(first, 2))

    def members(self, section: Text, start: Any) -> Iterator[Entry]:
        seen: dict[str, Text] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.key(event, seen)
            node = self.node(self.next(), 3)
            if key is not None:
                yield Entry(section, key, node)
        if not seen:
            yield Entry(section, None, Map(start.start_mark))

    def key(self, event: Any, seen: dict[str, Any]) -> Text | None:
        """The key as located text; None when it was refused."""
        if type(event) is not Text:
            self.node(event, 3)
            self.refuse("complex-key", event, "a key is a single word here", "write the key as plain text")
            return None
        if event.anchor is not None or event.tag is not None:
            self.check_marks(event)
        text: str = event.value
        if text == "<<":
            self.refuse("merge-key", event, "merge keys (<<) are not read here", "write the fields out")
            return None
        if not event.style and text in NULLS:
            self.refuse("empty-key", event, "a key is missing here", "write a word before the colon")
            return None
        if text in seen:
            first = seen[text]
            line = (first[0] if type(first) is tuple else first).start_mark.line + 1
            advice = f"keep one of the two; the first is in line {line}"
            self.refuse("key-twice", event, f"the key {quoted(text)} is given twice", advice)
            return None
        if type(seen) is dict:
            seen[text] = event
        return event  # type: ignore[no-any-return]

    def node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is Text:
            if event.anchor is not None or event.tag is not None:
                self.check_marks(event)
            if len(event.value) > TEXT_LENGTH:
                self.stop("text-limit", event, "this text is longer than 1 MiB", "shorten it")
            return event  # type: ignore[no-any-return]
        if kind is yaml.AliasEvent:
            what = f"aliases (*{event.anchor[:60]}) are not read here"
            self.refuse("alias", event, what, "write the text out, or put it in quotes if it is one")
            return None
        if depth > DEPTH:
            self.stop("depth-limit", event, f"this is nested deeper than {DEPTH} levels", "flatten it")
        self.check_marks(event)
        return self.items(event, depth) if kind is yaml.SequenceStartEvent else self.map(event, depth)

    def items(self, start: Any, depth: int) -> Items:
        found = Items(start.start_mark)
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            found.items.append(self.node(event, depth + 1))
            if len(found.items) > LIST_LENGTH:
                self.stop("list-limit", event, f"this list has more than {LIST_LENGTH:,} members", "split it")
        return found

    def map(self, start: Any, depth: int) -> Map:
        found = Map(start.start_mark)
        pairs = found.pairs
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.key(event, pairs)
            node = self.node(self.next(), depth + 1)
            if key is not None:
                pairs[key.value] = (key, node)
        return found

    def check_marks(self, event: Any) -> None:
        """Refuse the anchor or tag of a node."""
        if event.anchor is not None:
            what = f"anchors (&{event.anchor[:60]}) are not read here"
            self.refuse("anchor", event, what, "delete it, or put the text in quotes if it is one")
        if event.tag is not None:
            what = f"tags ({event.tag[:60]}) are not read here"
            self.refuse("tag", event, what, "delete it, or put the text in quotes if it begins with !")


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def decode(data: bytes, path: str) -> bytes:
    """The bytes without a byte order mark; `BadTimeline` with one problem when they are no clean UTF-8.

    Control characters and the line breaks that no editor shows (U+0085, U+2028, U+2029) are refused.
    """
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise BadTimeline(path, whole="this is UTF-16; save it as UTF-8")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        what = f"the byte 0x{data[error.start]:02x} is no UTF-8"
        raise _first(path, before, "encoding", what, "save the file as UTF-8") from None
    if not text.strip():
        raise BadTimeline(path, whole='the file is empty; "pdtimeline new FILE" writes one to start from')
    if match := _CONTROL.search(text):
        what = f"the control character U+{ord(match[0]):04X} cannot stand here"
        advice = "delete it, or write it as an escape in double quotes"
        raise _first(path, text[: match.start()], "control-character", what, advice)
    return data


def _first(path: str, before: str, rule: str, what: str, advice: str) -> BadTimeline:
    """The error for a fault that follows the text *before*."""
    lines = re.split("\r\n|\r|\n", before)
    column = len(lines[-1]) + 1
    return BadTimeline(path, (Problem(rule, Place(len(lines), column, column), what, advice),))


Path: TypeAlias = tuple[str | int, ...]


def locate(data: bytes, paths: list[Path]) -> dict[Path, Place]:
    """Where the paths lead to: section, key, field, index and so on; a number is a member of a list.

    A path that ends at a key (its last step None is not needed) gives the place of the key; a path
    into a value that was refused gives the nearest place before it. The data is read once more:
    only broken files pay for places.
    """
    wanted: dict[tuple[str, str | None], list[Path]] = {}
    for path in paths:
        entry = (str(path[0]), str(path[1]) if len(path) > 1 else None)
        wanted.setdefault(entry, []).append(path)
    places = dict.fromkeys(paths, Place(1, 1, 1))
    for section, key, node in entries(data, "", []):
        for path in wanted.get((section.value, None), ()):
            places[path] = place(section)
        if key is None:
            for (name, _), inner in wanted.items():
                for path in inner if name == section.value else ():
                    places[path] = _descend(section, node, path[1:])
        else:
            for path in wanted.get((section.value, key.value), ()):
                places[path] = _descend(key, node, path[2:])
    return places


def _descend(key: Text, node: Node, steps: Path) -> Place:
    """The place of the value that the steps lead to; of the key when there are no steps."""
    here: Text | Map | Items = key
    for step in steps:
        if isinstance(node, Map) and step in node.pairs:
            _, node = node.pairs[str(step)]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
        here = node or here
    return place(here)


def plain_texts(entry: Entry) -> Iterator[tuple[str, Text]]:
    """Every value of an entry that is a text without quotes, with the key it stands under."""
    stack: list[tuple[str, Node]] = [(entry.section.value, entry.node)]
    while stack:
        key, node = stack.pop()
        if isinstance(node, Map):
            stack += [(inner, value) for inner, (_, value) in node.pairs.items()]
        elif isinstance(node, Items):
            stack += [(key, member) for member in node.items]
        elif node is not None and not node.style:
            yield key, node
