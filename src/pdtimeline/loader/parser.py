"""Reads the events of a document, record by record, and refuses what a timeline has no use for.

Text stays text, nothing is expanded, and deep nesting cannot crash the interpreter. Anchors, aliases, tags,
merge keys, more than one document, complex keys, and keys that are given twice are refused where they are;
only a syntax error or a limit ends the reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from pdtimeline.diagnostics import field_messages as messages
from pdtimeline.diagnostics.limits import (
    DEPTH,
    DIRECTIVES,
    KEYS,
    LIMITS,
    LIST_LENGTH,
    PROBLEMS,
    TEXT_LENGTH,
)
from pdtimeline.errors import BadTimeline, Place, Problem, lines_of
from pdtimeline.loader.encoding import NEW
from pdtimeline.yaml_events import (
    NULLS,
    Alias,
    DocumentStart,
    Entry,
    Items,
    Map,
    MappingEnd,
    Node,
    SequenceEnd,
    SyntaxFault,
    Text,
    events,
    is_empty,
    map_at,
    place,
)

NO_KEYS = NULLS | {"<<"}  # words that are not keys, unless they are in quotes


def entries(data: bytes, path: str, problems: list[Problem]) -> Iterator[Entry]:
    """The entries of the document, in order; what is refused is appended to *problems*.

    *data* is UTF-8 without a byte order mark (see `decode`). A problem of a rule in `limits.ENDING` ends the
    reading. Raises `BadTimeline` if there is nothing to read, or if PyYAML comes without libyaml.
    """
    _limit_directives(data, path)
    parser = _Parser(events(data, path), problems)
    try:
        for entry in parser.document(path):
            yield entry
            if len(problems) > PROBLEMS:
                parser.limit("problem-limit", entry.key or entry.section)
    except _Stop:
        pass
    except SyntaxFault as error:
        from pdtimeline.diagnostics.syntax_hints import explain

        what, context = error.problem or "", error.context
        problems.append(explain(what, error.problem_mark, context, error.context_mark, data))


def _limit_directives(data: bytes, path: str) -> None:
    """Raise `BadTimeline` if very many lines start with %TAG: libyaml compares each with all the others."""
    if data.count(b"%") <= DIRECTIVES or data.count(b"%TAG") <= DIRECTIVES:
        return
    text = data.decode()
    rows = [row for row, line in enumerate(lines_of(text), 1) if line.startswith("%TAG")]
    if len(rows) > DIRECTIVES:
        what = f"more than {DIRECTIVES} lines start with %TAG, which is not supported"
        problem = Problem("directive", Place(rows[DIRECTIVES], 1, 4), what, "delete them")
        raise BadTimeline(path, (problem,), text=text)


class _Stop(Exception):
    pass


class _Parser:
    """Takes the events of one document, depth first."""

    def __init__(self, following: Callable[[], Any], problems: list[Problem]) -> None:
        self.next = following
        self.problems = problems

    def refuse(self, rule: str, node: Any, what: str, advice: str) -> None:
        """Add a problem at the node."""
        self.problems.append(Problem(rule, place(node), what, advice))

    def limit(self, rule: str, node: Any) -> NoReturn:
        self.refuse(rule, node, *LIMITS[rule])
        raise _Stop

    def document(self, path: str) -> Iterator[Entry]:
        self.next()
        start = self.next()
        if type(start) is not DocumentStart:
            raise BadTimeline(path, whole=f"the file contains only comments; {NEW}")
        if start.version or start.tags:
            what = "lines that start with % are not supported"
            self.refuse("directive", start, what, "delete this line")
        top = self.next()
        if type(top) is not Map:
            what = 'a timeline file starts with "timeline:", but this one does not'
            self.refuse("no-map", top, what, NEW)
            raise _Stop
        self.problems += messages.anchor_and_tag(top)
        yield from self.sections()
        self.next()
        second = self.next()
        if type(second) is DocumentStart:
            what = "this line starts a second document"
            self.refuse("document", second, what, "delete it, since a file has only one timeline")

    def sections(self) -> Iterator[Entry]:
        seen: dict[str, Text] = {}
        event = self.next()
        while type(event) is not MappingEnd:
            section = self.key(event, seen, 1)
            if section is None and type(event) is Text and event.value in seen:
                section = event  # its records are read even so, so that references find them
            first = self.next()
            if section is None:
                self.skip(first, 2)
                event = self.next()
                continue
            seen.setdefault(section.value, section)
            if type(first) is Map and section.value != "timeline":
                self.problems += messages.anchor_and_tag(first)
                yield from self.records(section, first)
                event = self.next()
            else:
                node = self.node(first, 2)
                event = self.next()
                yield Entry(section, None, node)

    def records(self, section: Text, start: Any) -> Iterator[Entry]:
        """The entries of a section.

        An entry is handed on when the next event is known: a syntax error directly after a text is one of
        the text.
        """
        seen: dict[str, Text] = {}
        event = self.next()
        if type(event) is MappingEnd:
            yield Entry(section, None, map_at(start.start_mark))
        while type(event) is not MappingEnd:
            key = self.key(event, seen, 2)
            if key is not None:
                seen[key.value] = key
                node = self.node(self.next(), 3)
                event = self.next()
                yield Entry(section, key, node)
            else:
                is_known = type(event) is Text and event.value in seen
                self.skip(self.next(), 3)
                event = self.next()
                if not is_known:
                    yield Entry(section, None, None)

    def key(self, event: Any, seen: dict[str, Any], depth: int) -> Text | None:
        """The key as a text; None if it was refused."""
        if type(event) is not Text:
            self.skip(event, depth + 1)
            self.refuse("complex-key", event, "a key must be a single word", "remove the brackets")
            return None
        text: str = event.value
        is_marked = event.anchor is not None or event.tag is not None
        if is_marked:
            self.problems += messages.anchor_and_tag(event)
        if not event.style and text in NO_KEYS:
            if not is_marked:
                rule, what, advice = messages.no_key(text)
                self.refuse(rule, event, what, advice)
            return None
        if text in seen:
            first = seen[text]
            line = (first[0] if isinstance(first, tuple) else first).start_mark.line + 1
            self.problems.append(messages.key_twice(place(event), text, line))
            return None
        key: Text = event
        return key

    def skip(self, event: Any, depth: int) -> None:
        """Read past the value of a key that was refused: one mistake is one problem."""
        known = len(self.problems)
        self.node(event, depth)
        del self.problems[known:]

    def node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is Alias:
            self.refuse("alias", event, *messages.alias(event))
            return None
        is_marked = event.anchor is not None or event.tag is not None
        if is_marked:
            self.problems += messages.anchor_and_tag(event)
        if kind is Text:
            if len(event.value) > TEXT_LENGTH:
                self.limit("text-limit", event)
            text: Text = event
            return None if is_marked and is_empty(text) else text
        if depth > DEPTH:
            self.limit("depth-limit", event)
        return self.items(event, depth) if kind is Items else self.map(event, depth)

    # In the loops of these two, a plain text (the usual case) takes no call.
    def items(self, start: Any, depth: int) -> Items:
        items: list[Node] = []
        following = self.next
        while type(event := following()) is not SequenceEnd:
            if (
                type(event) is Text
                and event.anchor is None
                and event.tag is None
                and len(event.value) <= TEXT_LENGTH
            ):
                items.append(event)
            else:
                items.append(self.node(event, depth + 1))
            if len(items) > LIST_LENGTH:
                self.limit("list-limit", event)
        start.value = items
        return start  # type: ignore[no-any-return]

    def map(self, start: Any, depth: int) -> Map:
        pairs: dict[str, tuple[Text, Node]] = {}
        start.is_whole = True
        following = self.next
        while type(event := following()) is not MappingEnd:
            if (
                type(event) is not Text
                or event.anchor is not None
                or event.tag is not None
                or (name := event.value) in pairs
                or name in NO_KEYS
            ):
                key = self.key(event, pairs, depth)
                if key is None:
                    start.is_whole &= type(event) is Text and event.value in pairs
                    self.skip(following(), depth + 1)
                    continue
                name = key.value
            value = following()
            kind = type(value)
            if kind is Items and value.anchor is None and value.tag is None and depth < DEPTH:
                value = self.items(value, depth + 1)
            elif (
                kind is not Text
                or value.anchor is not None
                or value.tag is not None
                or len(value.value) > TEXT_LENGTH
            ):
                value = self.node(value, depth + 1)
            pairs[name] = (event, value)
            if len(pairs) > KEYS:
                self.limit("key-limit", event)
        start.value = pairs
        return start  # type: ignore[no-any-return]
