"""Turns a map of fields into the draft of a record: its values, in the order of its fields."""

from __future__ import annotations

from typing import Any, TypeAlias

from pdtimeline.diagnostics.characters import look_alike, unusual_space
from pdtimeline.diagnostics.field_messages import either
from pdtimeline.errors import Problem, guess, quoted
from pdtimeline.loader.converters import Forms, Known, Read
from pdtimeline.model import fields
from pdtimeline.model.fields import Field, Kind
from pdtimeline.model.schema import (
    CHANGE,
    CHARACTERS,
    CLAIM,
    HEAD,
    KINDS,
    LEARNING,
    PEOPLE,
    WAIVERS,
)
from pdtimeline.yaml_events import NULLS, Items, Map, Node, Text

Draft: TypeAlias = list[Any]
Step: TypeAlias = tuple[int, Field, Read, Known | None]

ALL_KINDS = (HEAD, *KINDS, WAIVERS, CHANGE, LEARNING, CLAIM)
LIVES = {"born": "is born", "died": "dies"}
TWINS = {"name": "title", "title": "name"}  # what one kind calls its title, another calls its name


class Drafts:
    """Reads maps into drafts; what is wrong is appended to *problems*."""

    def __init__(self, problems: list[Problem]) -> None:
        self.forms = Forms(problems)
        self.strays: set[str] = set()  # ids of records that stand where none can
        self.plans = {kind.section: self.plan(kind) for kind in ALL_KINDS}

    def plan(self, kind: Kind) -> tuple[dict[str, Step], Draft, tuple[Field, ...]]:
        """How a kind is read: the step for each key, the values without any key, the required fields."""
        defaults = getattr(kind.record, "_field_defaults", {})
        plan = {}
        for index, field in enumerate(kind.fields):
            is_within = field.form == fields.RECORDS
            read = self.records if is_within else self.forms.reader(field)
            plan[field.name] = (index, field, read, self.forms.known(field))
        blank = [defaults.get(field.name) for field in kind.fields]
        return plan, blank, tuple(field for field in kind.fields if field.required)

    def blank(self, kind: Kind) -> Draft:
        """The values of a record of which nothing is known."""
        return self.plans[kind.section][1][:]

    def draft(self, kind: Kind, node: Map, key: Any) -> Draft:
        """The values of a record in the order of its fields, defaults where the file has none."""
        plan, blank, required = self.plans[kind.section]
        values = blank[:]
        misspelt: tuple[str, ...] = ()
        for name, (_, value) in node.value.items():
            step = plan.get(name)
            if step is None:
                misspelt += self.unknown_key(kind, name, node)
                continue
            index, field, read, known = step
            if type(value) is not Text or value.style:
                found = None if value is None else read(field, value)
            elif value.value in NULLS:
                self.forms.empty(field, value)
                continue
            elif known is None or (found := known(value.value)) is None:
                found = read(field, value)
            if found is not None:
                values[index] = found
        for field in required:
            if field.name not in node.value and field.name not in misspelt and node.is_whole:
                self.missing(kind, field, node, key)
        return values

    def missing(self, kind: Kind, field: Field, node: Map, key: Any) -> None:
        """Refuse a record without a field that it needs."""
        what = f"this {kind.name} has no {field.word}"
        if kind is HEAD:
            what = f"timeline has no {field.word}"
        elif key is not None:
            what = f"{kind.name} {quoted(key.value)} has no {field.word}"
        self.forms.refuse("missing-field", key or node, what, f"add {example(field)}")

    def unknown_key(self, kind: Kind, name: str, record: Map) -> tuple[str, ...]:
        """Refuse a key that the kind does not have; the fields that it may have been meant for."""
        if name.startswith("x-"):
            return ()
        node, value = record.value[name]
        known = [field.name for field in kind.fields]
        what = f"unknown field {quoted(name)} in {a(kind.name)}"
        space = unusual_space(name)
        meant = self.forms.near(name.replace(space, " ") if space else name, known)
        if TWINS.get(name) in known:
            meant = (TWINS[name],)
        owners = [other for other in ALL_KINDS if name in other.by_name]
        if space:
            what = f"U+{ord(space):04X} is used in place of a normal space in this key"
            advice = "type normal spaces"
        elif not meant and kind.key and isinstance(value, Map) and has_fields_of(kind, value):
            self.strays.add(name)
            what = f"{quoted(name)} looks like {a(kind.name)} inside another one"
            advice = f"move it and its lines left, in line with the {kind.name} above it"
        elif not meant and type(value) is Text and _has_no_colon(node, value):
            advice = "put the text before it in quotes if the comma belongs to the text"
        elif owners and not (meant and (name in TWINS or _is_start(name, meant[0]))):
            meant = ()
            advice = _belongs(kind, name, record, owners)
        elif said := look_alike(name, meant):
            what, advice = said
        else:
            advice = guess(meant) or f"valid fields: {', '.join(known)}"
        self.forms.refuse("unknown-key", node, what, advice)
        return meant

    def records(self, field: Field, node: Node) -> tuple[Any, ...] | None:
        """A list of records without ids."""
        kind = field.kind
        assert kind is not None  # noqa: S101 - a RECORDS field always names its kind
        if type(node) is not Items:
            what = f"{field.word} must be a list, even for one item"
            advice = f"write [{{{_example(kind)}}}]"
            if isinstance(node, Map):
                advice = "start each item with a dash and a space"
            self.forms.refuse("not-a-list", node, what, advice)
            return None
        found = []
        for member in node.value:
            if isinstance(member, Map):
                found.append(kind.record._make(self.draft(kind, member, None)))
                continue
            found.append(kind.record._make(self.blank(kind)))
            if member is not None:
                what = f"each item in {field.word} needs fields"
                self.forms.refuse("not-a-map", member, what, f"write {{{_example(kind)}}}")
        if len(found) < field.least:
            self.forms.refuse(
                "empty-list", node, f"the list {field.word} is empty", "add at least one item"
            )
        return tuple(found)


def example(field: Field) -> str:
    """How the field is written."""
    if field.form == fields.CHOICE:
        return f"{field.name}: {either(field.choices)}"
    values = {fields.NUMBER: "1", fields.IDS: "[...]", fields.RECORDS: "[...]"}
    return f"{field.name}: {values.get(field.form, '...')}"


def _example(kind: Kind) -> str:
    return ", ".join(example(field) for field in kind.fields if field.required)


def has_fields_of(kind: Kind, node: Map) -> bool:
    """Whether the map could be a record of the kind."""
    required = {field.name for field in kind.fields if field.required}
    return required <= node.value.keys() <= kind.by_name.keys()


def _belongs(kind: Kind, name: str, record: Map, owners: list[Kind]) -> str:
    """Where a field belongs that the kind does not have; or the whole record."""
    if kind in {CHARACTERS, PEOPLE} and name in LIVES:
        return f"use it in an event to list who {LIVES[name]}, or put the year in note"
    fitting = [
        other
        for other in owners
        if kind.key == other.key == fields.ID and has_fields_of(other, record)
    ]
    advice = f"it belongs in {either(tuple(a(other.name) for other in owners[:3]))}"
    if fitting:
        kinds = either(tuple(a(other.name) for other in fitting[:3]))
        sections = either(tuple(other.section for other in fitting[:3]))
        advice += f" (if this is {kinds}, move it to {sections})"
    return advice


def _has_no_colon(key: Text, value: Text) -> bool:
    """Whether the key is a mere word between commas, so that its comma was perhaps one of the text."""
    end: Any = key.end_mark
    start: Any = value.start_mark
    return not value.value and (end.line, end.column) == (start.line, start.column)


def _is_start(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def a(noun: str) -> str:
    """The noun with its article."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
