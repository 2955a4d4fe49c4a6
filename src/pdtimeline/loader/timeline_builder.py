"""Turns the located tree into a timeline, field by field, collecting problems.

`sections` says which fields there are, `forms` how each form of field is read; here entries become
drafts, and drafts, once all are there, the records of a timeline.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from pdtimeline.diagnostics import structure_messages as strays
from pdtimeline.diagnostics.characters import unusual_space
from pdtimeline.diagnostics.limits import ENDING
from pdtimeline.errors import BadValue, Place, Problem, guess, quoted
from pdtimeline.loader.record_builder import Draft, Drafts
from pdtimeline.model import fields
from pdtimeline.model.fields import Field, Kind
from pdtimeline.model.records import Dispute, Event, Timeline
from pdtimeline.model.schema import DISPUTES, EVENTS, HEAD, KINDS, SECTIONS, WAIVERS
from pdtimeline.model.values import EpisodeCode, check_id
from pdtimeline.yaml_events import Entry, Items, Map, Node, Text, is_empty, map_at

STRAY = 100  # sections that nobody knows are told one by one


class Reading(NamedTuple):
    """A timeline as far as it could be read, and where something may be missing from it.

    *named* has every id that a field names, by the sections that it may stand in. *holes* are the sections
    that were not read to the end; *renamed* has, by section, the ids that records with a bad id should
    have: what refers to one of these is no second fault.
    """

    timeline: Timeline
    named: Mapping[tuple[str, ...], Collection[str]]
    holes: frozenset[str] = frozenset()
    renamed: Mapping[str, frozenset[str]] = {}


def read(entries: Iterable[Entry], problems: list[Problem]) -> Reading:
    """What the entries describe; faults are appended to *problems*.

    With problems the timeline has holes: it is good for further checks, not for answers.
    """
    reader = _Reader(problems)
    for entry in entries:
        reader.entry(entry)
    return reader.reading()


class _Reader:
    """Reads entries one by one; holds the drafts of records until all are there."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.drafts: dict[str, dict[Any, Draft]] = {kind.section: {} for kind in KINDS}
        self.head: dict[str, Any] = {}
        self.waivers: tuple[Any, ...] = ()
        self.seen: set[str] = set()
        self.holes: set[str] = set()
        self.renamed: dict[str, set[str]] = {}
        self.unknown: list[tuple[Text, Node]] = []  # sections, each with its first record
        self.hollow: Kind | None = None  # of the key before, when it has no value
        self.maps = Drafts(problems)
        self.forms = self.maps.forms
        self.refuse = self.forms.refuse

    def entry(self, entry: Entry) -> None:
        """Read one entry into its section."""
        section, key, node = entry
        kind = SECTIONS.get(section.value)
        if key is not None and kind is not None and kind is not WAIVERS:
            self.seen.add(section.value)
            self.member(kind, key, node)
        elif self.hollow is HEAD and section.value in HEAD.by_name and type(node) is Text:
            self.seen.add(section.value)
        elif kind is None:
            self.unknown_section(section, key, node)
        else:
            self.section(kind, section, node if key is None else map_at(key.start_mark))

    def section(self, kind: Kind, section: Text, node: Node) -> None:
        """Read a section that is no map of records: the head, the waivers, or a mistake."""
        is_new = section.value not in self.seen
        self.seen.add(section.value)
        self.hollow = None
        if kind is WAIVERS:
            if type(node) is Text and is_empty(node):
                self.forms.empty(_WAIVE, node)
            elif is_new and node is not None:
                self.waivers = self.maps.records(_WAIVE, node) or ()
        elif kind is HEAD and isinstance(node, Map):
            draft = self.maps.draft(HEAD, node, section)
            self.head = dict(zip(("format", "title", "about", "series"), draft, strict=False))
        elif not isinstance(node, Map):
            self.holes.add(section.value)
            if node is not None:
                self.no_records(kind, node)

    def no_records(self, kind: Kind, node: Text | Items) -> None:
        """Refuse what stands where the records of a section should."""
        if type(node) is Text and is_empty(node):
            self.hollow = kind
        rule, what, advice = strays.no_records(kind, node)
        self.refuse(rule, node, what, advice)

    def unknown_section(self, section: Text, key: Text | None, node: Node) -> None:
        """Refuse a section that there is not, unless it is a record that should be indented.

        What refers to a record of it is no second fault.
        """
        name = section.value
        if name.startswith("x-"):
            return
        if key is not None:
            self.maps.strays.add(key.value)
        if name in self.seen:
            return
        self.seen.add(name)
        meant = self.forms.near(name, SECTIONS)
        self.holes.update(meant)
        what = f"unknown section {quoted(name)}"
        if space := unusual_space(name):
            what = f"U+{ord(space):04X} is used in place of a normal space in this key"
            self.refuse("unknown-section", section, what, "type normal spaces")
        elif meant:
            self.refuse("unknown-section", section, what, guess(meant))
        elif self.hollow is None and len(self.unknown) < STRAY:
            self.unknown.append((section, node))

    def name_sections(self) -> None:
        """Refuse the sections that nobody knows: now it is clear which ones are not in the file."""
        for section, node in self.unknown:
            what = f"unknown section {quoted(section.value)}"
            meant = strays.section_like(node, self.seen)
            advice = guess(meant) or f"valid sections: {', '.join(SECTIONS)}"
            self.refuse("unknown-section", section, what, advice)

    def member(self, kind: Kind, key: Text, node: Node) -> None:
        """Read one record of a section."""
        name: Any = key.value
        if name.startswith("x-"):
            return
        if self.hollow is kind and name in kind.by_name and not isinstance(node, Map):
            return  # a field that should be indented below the record before
        self.hollow = None
        try:
            name = self.forms.to_code(name) if kind.key == fields.CODE else check_id(name)
        except BadValue as error:
            self.bad_key(kind, key, error)
            if unusual_space(name):
                return  # perhaps a field of the record above
        drafts = self.drafts[kind.section]
        if isinstance(node, Map):
            known = len(self.problems)
            drafts[name] = [name, *self.maps.draft(kind, node, key)]
            if kind is DISPUTES and len(self.problems) == known:
                self.about_something(Dispute._make(drafts[name]), node, key)
            return
        drafts[name] = [name, *self.maps.blank(kind)]
        if node is not None:
            self.no_fields(kind, key, node)

    def about_something(self, dispute: Dispute, node: Map, key: Text) -> None:
        """Refuse a dispute that names nothing it is about, unless what it names was refused."""
        is_whole = node.is_whole and all(value is not None for _, value in node.value.values())
        named = (dispute.events, dispute.episodes, dispute.characters, dispute.people)
        if is_whole and not any(named):
            what = "this dispute does not say what it is about"
            advice = "add events, episodes, characters, or people"
            self.refuse("about-nothing", key, what, advice)

    def bad_key(self, kind: Kind, key: Text, error: BadValue) -> None:
        """Refuse an id or a code that is none; what refers to what it should be is right."""
        if kind.key == fields.CODE:
            self.forms.to_code_at(key, key.value)
            return
        from pdtimeline.diagnostics import value_hints as habits

        likely = habits.likely_id(key.value)
        self.renamed.setdefault(kind.section, set()).add(likely)
        self.refuse("bad-id", key, *strays.bad_id(key.value, error.what, likely))

    def no_fields(self, kind: Kind, key: Text, node: Text | Items) -> None:
        """Refuse a record that is not written as fields."""
        if type(node) is Text and is_empty(node):
            self.hollow = kind
        rule, what, advice = strays.no_fields(kind, key, node)
        self.refuse(rule, node, what, advice)

    def reading(self) -> Reading:
        """All that was read."""
        self.name_sections()
        if any(problem.rule in ENDING for problem in self.problems):
            return Reading(self.timeline(), self.forms.named, frozenset(SECTIONS))
        for rule, name, what, advice in _NEEDED:
            if name not in self.seen | self.holes:
                self.problems.append(Problem(rule, Place(1, 1, 1), what, advice))
        for kind in KINDS if self.maps.strays else ():
            self.renamed.setdefault(kind.section, set()).update(self.maps.strays)
        renamed = {section: frozenset(names) for section, names in self.renamed.items()}
        return Reading(self.timeline(), self.forms.named, frozenset(self.holes), renamed)

    def timeline(self) -> Timeline:
        """The records, with the defaults that depend on other records."""
        drafts, series = self.drafts, self.drafts["series"]
        main = self.head.get("series") or (next(iter(series)) if len(series) == 1 else "")
        made = {kind.section: self.made(kind) for kind in KINDS if kind is not EVENTS}
        aired = {code: draft[2] for code, draft in drafts["episodes"].items()}
        origins = {name: draft[5] or draft[1] for name, draft in drafts["sources"].items()}
        events = tuple([_event(draft, aired, origins) for draft in drafts["events"].values()])
        return Timeline(
            title=self.head.get("title") or "",
            about=self.head.get("about"),
            main=main,
            events=events,
            waivers=self.waivers,
            **made,
        )

    def made(self, kind: Kind) -> dict[Any, Any]:
        make = kind.record._make
        return {name: make(draft) for name, draft in self.drafts[kind.section].items()}


_NEEDED = (
    ("no-head", "timeline", "section timeline is missing",
     "start the file with timeline: and, indented below it, format: 1 and title: ..."),
    ("no-events", "events", "section events is missing", "add events: {} if there are none yet"),
)  # fmt: skip
_WAIVE = Field("waive", fields.RECORDS, WAIVERS.meaning, kind=WAIVERS)
_AT = {name: index for index, name in enumerate(Event._fields)}
_SOURCES, _CONFIDENCE = _AT["sources"], _AT["confidence"]
_TRACK, _EPISODE, _DATE = _AT["track"], _AT["episode"], _AT["date"]


def _event(draft: Draft, aired: dict[EpisodeCode, Any], origins: dict[str, str]) -> Event:
    """The event, with the date of its episode and the confidence counted from its sources."""
    if draft[_DATE] is None and draft[_EPISODE] is not None and draft[_TRACK] == "story":
        draft[_DATE] = aired.get(draft[_EPISODE])
    if draft[_CONFIDENCE] is None and draft[_SOURCES]:
        told_by = set(map(origins.get, draft[_SOURCES]))
        draft[_CONFIDENCE] = "confirmed" if len(told_by) > 1 else "reported"
    return Event._make(draft)
