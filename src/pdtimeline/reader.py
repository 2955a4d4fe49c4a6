"""Turns the located tree into a timeline, field by field, collecting problems.

`sections` says which fields there are, `forms` how each form of field is read; here entries become
drafts, and drafts, once all are there, the records of a timeline.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pdtimeline import fields
from pdtimeline.drafts import Draft, Drafts
from pdtimeline.errors import BadValue, Problem, guess, near, quoted
from pdtimeline.fields import Field, Kind
from pdtimeline.model import Event, Timeline
from pdtimeline.sections import EVENTS, HEAD, KINDS, SECTIONS, WAIVERS
from pdtimeline.values import EpisodeCode, check_id
from pdtimeline.yamltree import Entry, Map, Node, Text


def read(entries: Iterable[Entry], problems: list[Problem]) -> Timeline:
    """The timeline that the entries describe; faults are appended to *problems*.

    With problems the timeline has holes: it is good for further checks, not for answers.
    """
    reader = _Reader(problems)
    for entry in entries:
        reader.entry(entry)
    return reader.timeline()


class _Reader:
    """Reads entries one by one; holds the drafts of records until all are there."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.drafts: dict[str, dict[Any, Draft]] = {kind.section: {} for kind in KINDS}
        self.head: dict[str, Any] = {}
        self.waivers: tuple[Any, ...] = ()
        self.sections: set[str] = set()
        self.maps = Drafts(problems)
        self.forms = self.maps.forms
        self.refuse = self.forms.refuse

    def entry(self, entry: Entry) -> None:
        """Read one entry into its section."""
        section, key, node = entry
        kind = SECTIONS.get(section.value)
        if kind is None:
            self.unknown_section(section)
        elif kind is HEAD:
            self.read_head(section, node)
        elif kind is WAIVERS:
            self.sections.add("waive")
            self.waivers = self.maps.records(_WAIVE, node) or ()
        elif key is None:
            self.sections.add(section.value)
            if not isinstance(node, Map) and node is not None:
                what = f"{kind.section} is a map from ids to records"
                self.refuse(
                    "not-a-map", node, what, f"write the id of each {kind.name} and a colon"
                )
        else:
            self.sections.add(section.value)
            self.member(kind, key, node)

    def unknown_section(self, section: Text) -> None:
        name = section.value
        if name.startswith("x-") or name in self.sections:
            return
        self.sections.add(name)
        advice = guess(near(name, SECTIONS)) or f"sections are {', '.join(SECTIONS)}"
        self.refuse("unknown-section", section, f"no section is called {quoted(name)}", advice)

    def read_head(self, section: Text, node: Node) -> None:
        self.sections.add("timeline")
        if isinstance(node, Map):
            draft = self.maps.draft(HEAD, node, section)
            self.head = dict(zip(("format", "title", "about", "series"), draft, strict=False))
        elif node is not None:
            what = "timeline is a map"
            self.refuse("not-a-map", node, what, "write format: 1 and a title below it, indented")

    def member(self, kind: Kind, key: Text, node: Node) -> None:
        """Read one record of a section."""
        name: Any = key.value
        if name.startswith("x-"):
            return
        try:
            name = self.forms.to_code(name) if kind.key == fields.CODE else check_id(name)
        except BadValue as error:
            self.refuse(
                "bad-code" if kind.key == fields.CODE else "bad-id", key, error.what, error.advice
            )
        if isinstance(node, Map):
            self.drafts[kind.section][name] = [name, *self.maps.draft(kind, node, key)]
        elif node is not None:
            what = f"{kind.name} {quoted(key.value)} is a map of fields"
            example = next((f.name for f in kind.fields if f.required), kind.fields[0].name)
            self.refuse("not-a-map", node, what, f"write {example}: … below it, indented")
            self.drafts[kind.section][name] = [name, *self.maps.blank(kind)]

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


_WAIVE = Field("waive", fields.RECORDS, WAIVERS.meaning, kind=WAIVERS)
_AT = {name: index for index, name in enumerate(Event._fields)}
_SOURCES, _CONFIDENCE = _AT["sources"], _AT["confidence"]
_TRACK, _EPISODE, _DATE = _AT["track"], _AT["episode"], _AT["date"]


def _event(draft: Draft, aired: dict[EpisodeCode, Any], origins: dict[str, str]) -> Event:
    """The event, with the date of its episode and the confidence counted from its sources."""
    if draft[_DATE] is None and draft[_EPISODE] is not None and draft[_TRACK] == "story":
        draft[_DATE] = aired.get(draft[_EPISODE])
    if draft[_CONFIDENCE] is None and draft[_SOURCES]:
        count = len({origins.get(source) for source in draft[_SOURCES]})
        draft[_CONFIDENCE] = "confirmed" if count > 1 else "reported"
    return Event._make(draft)
