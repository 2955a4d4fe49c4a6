"""Turns the located tree into a timeline, field by field, collecting problems.

What a field wants stands in `fields`; here is how each form is read. A fault takes its field out of
the record, so that one slip gives one problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from pdtimeline import fields
from pdtimeline.errors import BadValue, Problem, guess, near, quoted
from pdtimeline.fields import HEAD, KINDS, SECTIONS, WAIVERS, Field, Kind
from pdtimeline.model import Event, Timeline
from pdtimeline.values import EpisodeCode, PartialDate, check_id
from pdtimeline.yamltree import NULLS, Entry, Items, Map, Node, Text, is_empty, place

Draft: TypeAlias = list[Any]
Read: TypeAlias = Callable[[Field, Any], Any]


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
        self.words: dict[str, str] = {}
        self.dates: dict[str, PartialDate] = {}
        self.codes: dict[str, EpisodeCode] = {}
        forms: dict[str, Read] = {
            fields.TEXT: self.text,
            fields.LINE: self.line,
            fields.URL: self.line,
            fields.ID: self.word,
            fields.IDS: self.ids,
            fields.TEXTS: self.texts,
            fields.CODE: self.code,
            fields.CODES: self.code_list,
            fields.DATE: self.date,
            fields.CHOICE: self.choice,
            fields.NUMBER: self.number,
            fields.RECORDS: self.records,
        }
        self.plans = {kind.section: _plan(kind, forms) for kind in (HEAD, *KINDS, WAIVERS, *_INNER)}

    def refuse(self, rule: str, node: Any, what: str, advice: str) -> None:
        self.problems.append(Problem(rule, place(node), what, advice))

    # Entries

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
            self.waivers = self.records(_WAIVE, node) or ()
        elif key is None:
            self.sections.add(section.value)
            if not isinstance(node, Map) and node is not None:
                what = f"{kind.section} is a map from ids to records"
                self.refuse("not-a-map", node, what, f"write the id of each {kind.name} and a colon")
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
            draft = self.draft(HEAD, node, section)
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
            name = self.to_code(name) if kind.key == fields.CODE else check_id(name)
        except BadValue as error:
            self.refuse("bad-code" if kind.key == fields.CODE else "bad-id", key, error.what, error.advice)
        if isinstance(node, Map):
            self.drafts[kind.section][name] = [name, *self.draft(kind, node, key)]
        elif node is not None:
            what = f"{kind.name} {quoted(key.value)} is a map of fields"
            example = next((f.name for f in kind.fields if f.required), kind.fields[0].name)
            self.refuse("not-a-map", node, what, f"write {example}: … below it, indented")
            self.drafts[kind.section][name] = [name, *self.plans[kind.section][1]]

    def draft(self, kind: Kind, node: Map, key: Any) -> Draft:
        """The values of a record in the order of its fields, defaults where the file has none."""
        plan, blank, required = self.plans[kind.section]
        values = blank[:]
        for name, (key_node, value) in node.pairs.items():
            step = plan.get(name)
            if step is None:
                self.unknown_key(kind, name, key_node)
            elif value is not None:
                index, read, field = step
                if type(value) is Text and not value.style and value.value in NULLS:
                    self.empty(field.name, value)
                    continue
                found = read(field, value)
                if found is not None:
                    values[index] = found
        for name in required:
            if name not in node.pairs:
                what = f"{kind.name} {quoted(key.value)} has no {name}" if key else f"this {kind.name} has no {name}"
                self.refuse("missing-field", key or node, what, f"write {name}: …")
        return values

    def unknown_key(self, kind: Kind, name: str, node: Text) -> None:
        if name.startswith("x-"):
            return
        known = [field.name for field in kind.fields]
        advice = guess(near(name, known)) or f"fields are {', '.join(known)}"
        self.refuse("unknown-key", node, f"no field of {_a(kind.name)} is called {quoted(name)}", advice)

    def empty(self, name: str, node: Text) -> None:
        self.refuse("empty-value", node, f"{name} has no value", "write one, or leave the key out")

    # Forms

    def text(self, field: Field, node: Node) -> str | None:
        if type(node) is Text:
            return node.value  # type: ignore[no-any-return]
        self.wrong_form(field, node, "a text")
        return None

    def line(self, field: Field, node: Node) -> str | None:
        text = self.text(field, node)
        if text is None:
            return None
        text = text.strip()
        if "\n" in text or "\r" in text:
            self.refuse("one-line", node, f"{field.name} is one line of text", "take the line break out")
            return None
        if not text:
            self.refuse("empty-value", node, f"{field.name} has no value", "write one, or leave the key out")
            return None
        return text

    def word(self, field: Field, node: Node) -> str | None:
        text = self.text(field, node)
        return None if text is None else self.words.setdefault(text, text)

    def members(self, field: Field, node: Node, example: str) -> list[Text] | None:
        """The texts of a list; None when it is none."""
        if type(node) is not Items:
            what = f"{field.name} is a list"
            written = node.value if type(node) is Text else example
            self.refuse("not-a-list", node, what, f"write [{written}]")
            return None
        found = []
        for member in node.items:
            if type(member) is not Text:
                if member is not None:
                    self.wrong_form(field, member, "a list of texts")
            elif is_empty(member):
                self.empty(f"a member of {field.name}", member)
            else:
                found.append(member)
        if len(found) < field.least and len(node.items) == len(found):
            self.refuse("empty-list", node, f"{field.name} is an empty list", "name at least one")
        return found

    def ids(self, field: Field, node: Node) -> tuple[str, ...] | None:
        members = self.members(field, node, "id")
        if members is None:
            return None
        words = self.words
        found = tuple([words.setdefault(member.value, member.value) for member in members])
        if len(found) > 1 and len(set(found)) < len(found):
            self.listed_twice(field, members)
        return found

    def texts(self, field: Field, node: Node) -> tuple[str, ...] | None:
        members = self.members(field, node, "text")
        return None if members is None else tuple(member.value.strip() for member in members)

    def listed_twice(self, field: Field, members: list[Text]) -> None:
        seen = set()
        for member in members:
            if member.value in seen:
                what = f"{quoted(member.value)} stands twice in {field.name}"
                self.refuse("listed-twice", member, what, "delete one of the two")
            seen.add(member.value)

    def code(self, field: Field, node: Node) -> EpisodeCode | None:
        text = self.text(field, node)
        return None if text is None else self.to_code_at(node, text)

    def code_list(self, field: Field, node: Node) -> tuple[EpisodeCode, ...] | None:
        members = self.members(field, node, "S05E07")
        if members is None:
            return None
        codes = [self.to_code_at(member, member.value) for member in members]
        return tuple(code for code in codes if code is not None)

    def to_code_at(self, node: Any, text: str) -> EpisodeCode | None:
        try:
            return self.to_code(text)
        except BadValue as error:
            self.refuse("bad-code", node, error.what, error.advice)
            return None

    def to_code(self, text: str) -> EpisodeCode:
        code = self.codes.get(text)
        if code is None:
            code = self.codes[text] = EpisodeCode.parse(text)
        return code

    def date(self, field: Field, node: Node) -> PartialDate | None:
        text = self.text(field, node)
        if text is None:
            return None
        date = self.dates.get(text)
        if date is None:
            try:
                date = self.dates[text] = PartialDate.parse(text)
            except BadValue as error:
                self.refuse("bad-date", node, error.what, error.advice)
        return date

    def choice(self, field: Field, node: Node) -> str | None:
        text = self.text(field, node)
        if text is None:
            return None
        if text not in field.choices:
            advice = guess(near(text, field.choices)) or f"write {', '.join(field.choices)}"
            self.refuse("bad-choice", node, f"{field.name} cannot be {quoted(text)}", advice)
            return None
        return self.words.setdefault(text, text)

    def number(self, field: Field, node: Node) -> int | None:
        text = self.text(field, node)
        if text is None or text == "1":
            return text and 1  # type: ignore[return-value]
        newer = text.isdecimal() and text != "0"
        advice = "a newer pdtimeline may read it" if newer else "write format: 1"
        self.refuse("bad-format", node, f"this pdtimeline reads format 1, not {quoted(text)}", advice)
        return None

    def records(self, field: Field, node: Node) -> tuple[Any, ...] | None:
        kind = field.kind
        assert kind is not None  # noqa: S101 - a RECORDS field always names its kind
        if type(node) is not Items:
            what = f"{field.name} is a list of maps"
            self.refuse("not-a-list", node, what, "begin each of them with a dash and a blank")
            return None
        found = []
        for member in node.items:
            if isinstance(member, Map):
                found.append(kind.record._make(self.draft(kind, member, None)))
            elif member is not None:
                example = ", ".join(f"{f.name}: …" for f in kind.fields if f.required)
                self.refuse("not-a-map", member, f"a member of {field.name} is a map", f"write {{{example}}}")
        if len(node.items) < field.least:
            self.refuse("empty-list", node, f"{field.name} is an empty list", "name at least one")
        return tuple(found)

    def wrong_form(self, field: Field, node: Any, wanted: str) -> None:
        given = {Map: "a map", Items: "a list"}.get(type(node), "a text")
        advice = "put the text in quotes if it is one" if wanted == "a text" else "write one word after the other"
        self.refuse("wrong-form", node, f"{field.name} is {wanted}, not {given}", advice)

    # The whole

    def timeline(self) -> Timeline:
        """The records, with the defaults that depend on other records."""
        drafts, series = self.drafts, self.drafts["series"]
        main = self.head.get("series") or (next(iter(series)) if len(series) == 1 else "")
        if any(code.series == main != "" for code in self.codes.values()):
            self.rename_main(main)
        made = {kind.section: self.made(kind) for kind in KINDS if kind is not fields.EVENTS}
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

    def rename_main(self, main: str) -> None:
        """Write the codes of the main series without it, so that one episode has one code."""

        def plain(value: Any) -> Any:
            if type(value) is EpisodeCode and value.series == main:
                return value._replace(series="")
            return tuple(map(plain, value)) if type(value) is tuple else value

        for drafts in self.drafts.values():
            for name, draft in list(drafts.items()):
                draft[:] = map(plain, draft)
                if type(name) is EpisodeCode and name.series == main:
                    del drafts[name]
                    drafts[draft[0]] = draft


_INNER = (fields.CHANGE, fields.LEARNING, fields.CLAIM)
_WAIVE = Field("waive", fields.RECORDS, WAIVERS.meaning, kind=WAIVERS)
_AT = {name: index for index, name in enumerate(Event._fields)}
_SOURCES, _CONFIDENCE = _AT["sources"], _AT["confidence"]
_TRACK, _EPISODE, _DATE = _AT["track"], _AT["episode"], _AT["date"]


def _plan(kind: Kind, forms: dict[str, Read]) -> tuple[dict[str, tuple[int, Read, Field]], Draft, tuple[str, ...]]:
    """How a kind is read: the step for each key, the values without any key, the required keys."""
    defaults = getattr(kind.record, "_field_defaults", {})
    plan = {field.name: (index, forms[field.form], field) for index, field in enumerate(kind.fields)}
    blank = [defaults.get(field.name) for field in kind.fields]
    return plan, blank, tuple(field.name for field in kind.fields if field.required)


def _event(draft: Draft, aired: dict[EpisodeCode, Any], origins: dict[str, str]) -> Event:
    """The event, with the date of its episode and the confidence counted from its sources."""
    if draft[_DATE] is None and draft[_EPISODE] is not None and draft[_TRACK] == "story":
        draft[_DATE] = aired.get(draft[_EPISODE])
    if draft[_CONFIDENCE] is None and draft[_SOURCES]:
        count = len({origins.get(source) for source in draft[_SOURCES]})
        draft[_CONFIDENCE] = "confirmed" if count > 1 else "reported"
    return Event._make(draft)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
