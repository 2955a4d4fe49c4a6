"""Turns the entries of a file into a timeline, and collects what is wrong with them.

An entry becomes a record at once, except for events: their defaults depend on episodes and sources, which
may come later in the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from pdtimeline.diagnostics import field_messages as messages
from pdtimeline.diagnostics.characters import unusual_space
from pdtimeline.diagnostics.limits import ENDING
from pdtimeline.errors import BadValue, Place, Problem
from pdtimeline.loader.record_builder import RecordBuilder, Values
from pdtimeline.model.records import Event, Timeline
from pdtimeline.model.schema import (
    DISPUTES,
    EVENTS,
    HEAD,
    KINDS,
    SECTIONS,
    WAIVERS,
    Field,
    Form,
    Kind,
)
from pdtimeline.model.values import EpisodeCode, check_id
from pdtimeline.yaml_events import Entry, Items, Map, Node, Text, is_empty, map_at

UNKNOWN_SECTIONS = 100  # that are reported one by one
_NEEDED = (
    ("no-head", "timeline", "section timeline is missing",
     "start the file with timeline: and, indented below it, format: 1 and title: ..."),
    ("no-events", "events", "section events is missing", "add events: {} if there are none yet"),
)  # fmt: skip
_WAIVE = Field("waive", Form.RECORDS, WAIVERS.meaning, kind=WAIVERS)


class Reading(NamedTuple):
    """A timeline as far as it could be read, and what may be missing from it.

    `named` has every ID that a field gives, by the sections that it may be from; `prefixes` the series in
    front of episode codes. `unread` are the sections that were not read to the end. `fixed_ids` has, by
    section, the IDs that records will have once what is wrong with them is fixed: a reference to one of
    these is not another problem.
    """

    timeline: Timeline
    named: Mapping[tuple[str, ...], Collection[str]]
    prefixes: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    fixed_ids: Mapping[str, Collection[str]] = {}


def read(entries: Iterable[Entry], problems: list[Problem]) -> Reading:
    """What the entries describe; what is wrong with them is appended to *problems*.

    If there are problems, the timeline is good enough for further checks, but not for answers.
    """
    builder = _TimelineBuilder(problems)
    for entry in entries:
        builder.add(entry)
    return builder.reading()


class _TimelineBuilder:
    """Takes entries one by one, in the order of the file."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.builder = RecordBuilder(problems)
        self.convert, self.refuse = self.builder.convert, self.builder.refuse
        # what the timeline is made of
        self.head: Mapping[str, Any] = {}
        self.records: dict[str, dict[Any, Any]] = {kind.section: {} for kind in KINDS}
        self.waivers: tuple[Any, ...] = ()
        # what keeps one mistake from being reported twice
        self.seen: set[str] = set()  # sections
        self.unread: set[str] = set()
        self.fixed_ids: defaultdict[str, set[str]] = defaultdict(set)
        self.unknown: list[tuple[Text, Node]] = []  # sections, and the first record of each
        self.bare: Kind | None = None  # of a key without a value: is what follows to be indented?

    def add(self, entry: Entry) -> None:
        """Take one entry into its section."""
        section, key, node = entry
        name = section.value
        kind = SECTIONS.get(name)
        if key is not None and kind is not None and kind is not WAIVERS:
            self.seen.add(name)
            self.add_record(kind, key, node)
        elif self.bare is HEAD and name in HEAD.by_name and type(node) is Text:
            self.seen.add(name)  # a field that should be indented below timeline
        elif kind is None:
            self.add_unknown(section, key, node)
        else:
            is_first = name not in self.seen
            self.seen.add(name)
            self.bare = None
            node = node if key is None else map_at(key.start_mark)
            if kind is WAIVERS:
                self.add_waivers(node, is_first=is_first)
            elif kind is HEAD and isinstance(node, Map):
                self.head = dict(
                    zip(HEAD.by_name, self.builder.values(HEAD, node, section), strict=True)
                )
            elif not isinstance(node, Map):
                self.add_no_records(kind, node)

    def add_waivers(self, node: Node, *, is_first: bool) -> None:
        """Take the list of waivers."""
        if is_empty(node):
            self.convert.empty(_WAIVE, node)
        elif is_first and node is not None:
            self.waivers = self.builder.records(_WAIVE, node) or ()

    def add_no_records(self, kind: Kind, node: Text | Items | None) -> None:
        """Refuse a section that has no records; its node is None if it was refused already."""
        self.unread.add(kind.section)
        if node is not None:
            self.refuse_bare(kind, node, messages.no_records(kind, node))

    def refuse_bare(self, kind: Kind, node: Text | Items, message: tuple[str, str, str]) -> None:
        """Refuse a section or a record without fields; without a value they may follow, not indented."""
        if is_empty(node):
            self.bare = kind
        rule, what, advice = message
        self.refuse(rule, node, what, advice)

    def add_unknown(self, section: Text, key: Text | None, node: Node) -> None:
        """Refuse a section that does not exist, unless it is a record that should be indented."""
        name = section.value
        if name.startswith("x-"):
            return
        if key is not None:
            self.builder.misplaced.add(key.value)
        if name in self.seen:
            return
        self.seen.add(name)
        meant = self.convert.near(name, SECTIONS)
        self.unread.update(meant)
        if meant or unusual_space(name):
            self.refuse("unknown-section", section, *messages.unknown_section(name, meant))
        elif self.bare is None and len(self.unknown) < UNKNOWN_SECTIONS:
            self.unknown.append((section, node))

    def add_record(self, kind: Kind, key: Text, node: Node) -> None:
        """Take one record into its section."""
        name: Any = key.value
        if name.startswith("x-"):
            return
        if self.bare is kind and name in kind.by_name and not isinstance(node, Map):
            return  # a field that should be indented below the record before
        self.bare = None
        try:
            name = self.convert.to_code(name) if kind.key is Form.CODE else check_id(name)
        except BadValue as error:
            self.refuse_key(kind, key, error)
            if unusual_space(name):
                return  # perhaps a field of the record above
        known = len(self.problems)
        values = (
            self.builder.values(kind, node, key)
            if isinstance(node, Map)
            else self.builder.defaults(kind)
        )
        record = [name, *values] if kind is EVENTS else kind.record._make([name, *values])
        self.records[kind.section][name] = record
        if kind is DISPUTES and isinstance(node, Map) and len(self.problems) == known:
            self.check_dispute(record, node, key)
        elif not isinstance(node, Map) and node is not None:
            self.refuse_bare(kind, node, messages.no_fields(kind, key.value, node))

    def refuse_key(self, kind: Kind, key: Text, error: BadValue) -> None:
        """Refuse an ID or a code that is not one; references to what it should be are right."""
        if kind.key is Form.CODE:
            self.convert.to_code_at(key, key.value)
            return
        from pdtimeline.diagnostics.value_hints import likely_id

        likely = likely_id(key.value)
        self.fixed_ids[kind.section].add(likely)
        self.refuse("bad-id", key, *messages.bad_id(key.value, error.what, likely))

    def check_dispute(self, dispute: Any, node: Map, key: Text) -> None:
        """Refuse a dispute that is about nothing, unless a field that may say so was refused."""
        is_whole = node.is_whole and all(value is not None for _, value in node.value.values())
        about = (dispute.events, dispute.episodes, dispute.characters, dispute.people)
        if is_whole and not any(about):
            what = "this dispute does not say what it is about"
            advice = "add events, episodes, characters, or people"
            self.refuse("about-nothing", key, what, advice)

    def reading(self) -> Reading:
        """All that was read, once there are no more entries."""
        for (
            section,
            node,
        ) in self.unknown:  # only now it is clear which sections are not in the file
            meant = _section_like(node, self.seen)
            self.refuse("unknown-section", section, *messages.unknown_section(section.value, meant))
        timeline = _timeline(self.head, self.records, self.waivers)
        prefixes = frozenset(code.series for code in self.convert.codes.values() if code.series)
        reading = Reading(timeline, self.convert.named, prefixes)
        if any(problem.rule in ENDING for problem in self.problems):
            return reading._replace(unread=frozenset(SECTIONS))
        for rule, name, what, advice in _NEEDED:
            if name not in self.seen | self.unread:
                self.problems.append(Problem(rule, Place(1, 1, 1), what, advice))
        for kind in KINDS if self.builder.misplaced else ():
            self.fixed_ids[kind.section] |= self.builder.misplaced
        return reading._replace(unread=frozenset(self.unread), fixed_ids=self.fixed_ids)


def _section_like(node: Node, seen: Collection[str]) -> tuple[str, ...]:
    """The section that is not in the file and whose records have the fields of the node, if it is one."""
    if not isinstance(node, Map):
        return ()
    names = node.value.keys()
    fitting = tuple(kind.section for kind in KINDS if kind.section not in seen and kind.fits(names))
    return fitting if len(fitting) == 1 else ()


def _timeline(
    head: Mapping[str, Any], records: Mapping[str, dict[Any, Any]], waivers: tuple[Any, ...]
) -> Timeline:
    """The timeline of these records, with the defaults that depend on other records."""
    series, drafts = records["series"], records["events"].values()
    only = next(iter(series)) if len(series) == 1 else ""
    aired = {code: episode.aired for code, episode in records["episodes"].items()}
    origins = {id_: source.origin or source.publisher for id_, source in records["sources"].items()}
    contents: dict[str, Any] = {
        **records,
        "events": tuple([_event(values, aired, origins) for values in drafts]),
        "waivers": waivers,
    }
    return Timeline(
        head.get("title") or "", head.get("about"), head.get("series") or only, **contents
    )


_FIELDS = Event._fields
_TRACK, _EPISODE, _DATE = map(_FIELDS.index, ("track", "episode", "date"))
_SOURCES, _CONFIDENCE = map(_FIELDS.index, ("sources", "confidence"))


def _event(values: Values, aired: Mapping[EpisodeCode, Any], origins: Mapping[str, str]) -> Event:
    """The event, with the date of its episode and the confidence that follows from its sources."""
    if values[_DATE] is None and values[_EPISODE] is not None and values[_TRACK] == "story":
        values[_DATE] = aired.get(values[_EPISODE])
    if values[_CONFIDENCE] is None and values[_SOURCES]:
        told_by = set(map(origins.get, values[_SOURCES]))
        values[_CONFIDENCE] = "confirmed" if len(told_by) > 1 else "reported"
    return Event._make(values)
