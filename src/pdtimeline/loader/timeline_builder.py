"""Turns the entries of a file into a timeline, and collects what is wrong with them.

An entry becomes a record at once, except for events: their defaults depend on episodes and sources, which
may come later in the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from pdtimeline.diagnostics import field_messages as messages
from pdtimeline.diagnostics.characters import plain, unusual_space
from pdtimeline.diagnostics.limits import ENDING
from pdtimeline.diagnostics.value_hints import likely_id
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
    owners_of,
)
from pdtimeline.model.values import EpisodeCode, check_id
from pdtimeline.yaml_events import Entry, Items, Map, Node, Text, is_empty, map_at, place

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
    these is not another problem. `late_clock` is the clock of the head if dates that need it came before it.
    """

    timeline: Timeline
    named: Mapping[tuple[str, ...], Collection[str]]
    prefixes: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    fixed_ids: Mapping[str, Collection[str]] = {}
    late_clock: int | None = None


def read(entries: Iterable[Entry], problems: list[Problem], clock: int | None = None) -> Reading:
    """What the entries describe; what is wrong with them is appended to *problems*.

    If there are problems, the timeline is good enough for further checks, but not for answers. *clock* is
    what the head says of it, if somebody has looked.
    """
    builder = _TimelineBuilder(problems, clock)
    for entry in entries:
        builder.add(entry)
    return builder.reading()


class _TimelineBuilder:
    """Takes entries one by one, in the order of the file.

    Of events only the values are kept, until all defaults are known. `seen` are the sections that the file
    has, whatever is in them, and `unknown` those that do not exist, each with its first record, to report at
    the end. `bare` is set after a key without a value: what follows may be what should be indented below it.
    """

    def __init__(self, problems: list[Problem], clock: int | None) -> None:
        self.problems = problems
        self.builder = RecordBuilder(problems, clock)
        self.refuse = self.builder.refuse
        self.head: dict[str, Any] = {}
        self.records: dict[str, dict[Any, Any]] = {kind.section: {} for kind in KINDS}
        self.waivers: list[Any] = []
        self.seen: set[str] = set()
        self.unread: set[str] = set()
        self.fixed_ids: defaultdict[str, set[str]] = defaultdict(set)
        self.unknown: list[Entry] = []
        self.bare: Kind | None = None

    def add(self, entry: Entry) -> None:
        """Take one entry into its section."""
        section, key, node = entry
        kind = SECTIONS.get(section.value)
        is_known = section.value in self.seen
        self.seen.add(section.value)
        if key is not None and kind is not None and kind is not WAIVERS:
            self.add_record(kind, key, node)
        elif self.bare is HEAD and section.value in HEAD.by_name and type(node) is Text:
            pass  # a field that should be indented below timeline
        elif kind is None:
            self.add_unknown(entry, is_known=is_known)
        else:
            self.bare = None
            node = node if key is None else map_at(key.start_mark)
            if not (kind is WAIVERS and is_known) or is_empty(node):
                self.add_section(kind, section, node)

    def add_section(self, kind: Kind, section: Text, node: Node) -> None:
        """Take a section that has no records with keys: the head, the waivers, or a mistake."""
        if kind is WAIVERS:
            if is_empty(node):
                self.builder.convert.empty(_WAIVE, node)
            elif node is not None:
                self.waivers.extend(self.builder.records(_WAIVE, node) or ())
        elif not isinstance(node, Map):
            self.unread.add(kind.section)
            if node is not None:
                self.refuse_bare(kind, node, messages.no_records(kind, node))
        elif kind is HEAD:
            values = self.builder.values(HEAD, node, section)
            self.head.update(zip(HEAD.by_name, values, strict=True))
        if kind is HEAD:
            self.builder.convert.end_of_head()

    def refuse_bare(self, kind: Kind, node: Text | Items, message: tuple[str, str, str]) -> None:
        """Refuse a section or a record without fields; they may follow, but not indented."""
        if is_empty(node):
            self.bare = kind
        rule, what, advice = message
        self.refuse(rule, node, what, advice)

    def add_unknown(self, entry: Entry, *, is_known: bool) -> None:
        """Refuse a section that does not exist, unless it is a record that should be indented."""
        section, key, node = entry
        name = section.value
        if name.startswith("x-"):
            return
        if key is not None:
            self.builder.misplaced |= {name, key.value}
        if is_known:
            return
        is_value = key is None and type(node) in {Text, Items} and not is_empty(node)
        is_field = is_value and owners_of(name)
        meant = () if is_field else self.builder.convert.near(plain(name), SECTIONS)
        self.unread.update(meant)
        if meant or unusual_space(name):
            self.refuse("unknown-section", section, *messages.unknown_section(name, meant))
        elif (is_field or self.bare is None) and len(self.unknown) < UNKNOWN_SECTIONS:
            self.unknown.append(entry)

    def add_record(self, kind: Kind, key: Text, node: Node) -> None:
        """Take one record into its section."""
        name: str = key.value
        if name.startswith("x-"):
            return
        if self.bare is kind and name in kind.by_name and not isinstance(node, Map):
            return  # a field that should be indented below the record before
        self.bare = None
        if type(node) in {Text, Items} and name in kind.by_name and not is_empty(node):
            self.refuse("not-a-map", key, *messages.no_id(kind))
            self.bare = kind
            return
        id_ = self.id_of(kind, key)
        if id_ is None:
            if unusual_space(name):
                return  # perhaps a field of the record above
            id_ = name
        known = len(self.problems)
        if isinstance(node, Map):
            values = self.builder.values(kind, node, key)
        else:
            values = self.builder.defaults(kind)
            if node is not None:
                self.refuse_bare(kind, node, messages.no_fields(kind, name, node))
        record = [id_, *values] if kind is EVENTS else kind.record._make([id_, *values])
        self.records[kind.section][id_] = record
        if kind is DISPUTES and isinstance(node, Map) and len(self.problems) == known:
            self.check_dispute(record, node, key)

    def id_of(self, kind: Kind, key: Text) -> str | EpisodeCode | None:
        """The ID or code of a record; None if it was refused."""
        text: str = key.value
        if kind.key is Form.CODE:
            return self.builder.convert.to_code(key, text)
        try:
            return check_id(text)
        except BadValue as error:
            likely = likely_id(text)
            self.fixed_ids[kind.section].add(likely)  # references to it are right
            self.refuse("bad-id", key, *messages.bad_id(text, error.what, likely))
            return None

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
        self.refuse_unknown()
        convert = self.builder.convert
        if not convert.has_head:
            convert.end_of_head()
        if any(problem.rule in ENDING for problem in self.problems):
            self.unread.update(SECTIONS)
        for rule, name, what, advice in _NEEDED:
            if name not in self.seen | self.unread:
                self.problems.append(Problem(rule, Place(1, 1, 1), what, advice))
        for kind in KINDS if self.builder.misplaced else ():
            self.fixed_ids[kind.section] |= self.builder.misplaced
        return Reading(
            self.timeline(),
            convert.named,
            frozenset(code.series for code in convert.codes.values() if code.series),
            frozenset(self.unread),
            self.fixed_ids,
            late_clock=convert.clock if convert.early else None,
        )

    def refuse_unknown(self) -> None:
        """Refuse the unknown sections, once it is clear which ones the file does not have."""
        last = 0
        for section, key, node in self.unknown:
            name, line = section.value, place(section).line
            message = messages.unknown_section(name, _section_like(node, self.seen))
            if key is None and owners_of(name):
                is_first = line > last + 1
                last = line
                if not is_first or ("timeline" not in self.seen and name in HEAD.by_name):
                    continue
                message = messages.flat_field(name)
            elif key is not None and owners_of(key.value) and not isinstance(node, Map):
                message = messages.flat_record(name)
            self.refuse("unknown-section", section, *message)

    def timeline(self) -> Timeline:
        """The timeline, with the defaults that depend on other records."""
        series = self.records["series"]
        only = next(iter(series)) if len(series) == 1 else ""
        aired = {code: episode.aired for code, episode in self.records["episodes"].items()}
        sources = self.records["sources"].items()
        origins = {id_: source.outlet for id_, source in sources}
        events = [_event(values, aired, origins) for values in self.records["events"].values()]
        parts: dict[str, Any] = {**self.records, "events": tuple(events)}
        parts |= {"waivers": tuple(self.waivers), "clock": self.head.get("clock")}
        title, about, main = map(self.head.get, ("title", "about", "series"))
        return Timeline(title or "", about, main or only, **parts)


def _section_like(node: Node, seen: Collection[str]) -> tuple[str, ...]:
    """The section that is not in the file and whose records have the fields of the node, if it is one."""
    if not isinstance(node, Map):
        return ()
    names = node.value.keys()
    fitting = tuple(kind.section for kind in KINDS if kind.section not in seen and kind.fits(names))
    return fitting if len(fitting) == 1 else ()


_FIELDS = Event._fields
_TRACK, _EPISODE, _DATE = map(_FIELDS.index, ("track", "episode", "date"))
_SOURCES, _CONFIDENCE = map(_FIELDS.index, ("sources", "confidence"))


def _event(values: Values, aired: Mapping[EpisodeCode, Any], origins: Mapping[str, str]) -> Event:
    """The event, with the date of its episode and the confidence that follows from its sources."""
    if values[_DATE] is None and values[_EPISODE] is not None and values[_TRACK] == "story":
        values[_DATE] = aired.get(values[_EPISODE])
    if values[_CONFIDENCE] is None and values[_SOURCES]:
        reported_by = set(map(origins.get, values[_SOURCES]))
        values[_CONFIDENCE] = "confirmed" if len(reported_by) > 1 else "reported"
    return Event._make(values)
