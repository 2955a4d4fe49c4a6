"""Turns the fields of a record, as the file has them, into values in the order of the schema."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from pdtimeline.diagnostics import field_messages as messages
from pdtimeline.diagnostics.characters import plain, unusual_space
from pdtimeline.diagnostics.field_messages import ELSEWHERE, TWINS
from pdtimeline.errors import Problem
from pdtimeline.loader.converters import Converters, Known, Read
from pdtimeline.model.schema import ALL_KINDS, Field, Form, Kind
from pdtimeline.yaml_events import NULLS, Items, Map, Node, Text, is_empty

Values: TypeAlias = list[Any]
"""The values of a record without its key, in the order of its fields; `own` is last if it has a key."""

Step: TypeAlias = tuple[int, Field, Read, Known | None]
"""How a field is read: its index, the field, what reads it, and the fast way for a text without quotes."""


class Plan(NamedTuple):
    """How the records of a kind are read: a step for each key, and the values where no key is given."""

    steps: dict[str, Step]
    defaults: Values
    required: tuple[Field, ...]


class RecordBuilder:
    """Reads the fields of records; what is wrong is appended to *problems*."""

    def __init__(self, problems: list[Problem], clock: int | None = None) -> None:
        self.convert = Converters(problems, clock)
        self.refuse = self.convert.refuse
        self.misplaced: set[str] = set()  # IDs of records that are indented too far
        self.plans = {kind.section: self._plan(kind) for kind in ALL_KINDS}

    def _plan(self, kind: Kind) -> Plan:
        defaults = getattr(kind.record, "_field_defaults", {})
        steps = {}
        for index, field in enumerate(kind.fields):
            read = self.records if field.form is Form.RECORDS else self.convert.reader(field)
            steps[field.name] = (index, field, read, self.convert.known(field))
        values = [defaults.get(field.name) for field in kind.fields]
        return Plan(steps, values if kind.key is None else [*values, ""], kind.required)

    def defaults(self, kind: Kind) -> Values:
        """The values of a record of which nothing is known."""
        return self.plans[kind.section].defaults[:]

    def values(self, kind: Kind, node: Map, key: Text | None) -> Values:
        """The values in the node, and defaults where the file has none.

        *key* is where a missing field is reported; None for a record without a key.
        """
        steps, defaults, required = self.plans[kind.section]
        values = defaults[:]
        misspelled: tuple[str, ...] = ()
        for name, (_, item) in node.value.items():
            step = steps.get(name)
            if step is None:
                misspelled += self.unknown_key(kind, name, node)
                if kind.key is not None:
                    values[-1] = _own(node)
                continue
            index, field, read, known = step
            if type(item) is not Text or item.style:
                value = None if item is None else read(field, item)
            elif item.value in NULLS:
                self.convert.empty(field, item)
                continue
            elif known is None or (value := known(item.value)) is None:
                value = read(field, item)
            if value is not None:
                values[index] = value
        for field in required:
            if field.name not in node.value and field.name not in misspelled and node.is_whole:
                what = messages.missing_field(kind, field, key)
                self.refuse("missing-field", key or node, *what)
        return values

    def unknown_key(self, kind: Kind, name: str, record: Map) -> tuple[str, ...]:
        """Refuse a key that the kind does not have; returns the fields that it may stand for."""
        if name.startswith("x-"):
            return ()
        key, value = record.value[name]
        space = unusual_space(name)
        near = self.convert.near(name.replace(space, " ") if space else plain(name), kind.by_name)
        elsewhere = TWINS.get(name, ELSEWHERE.get(name, ""))
        if elsewhere in kind.by_name:
            near = (elsewhere,)
        is_record = isinstance(value, Map) and kind.fits(value.value.keys())
        if is_record and kind.key is not None and not (near or space):
            self.misplaced.add(name)
            self.refuse("unknown-key", key, *messages.record_within(kind, name))
            return ()
        is_text = not near and _has_no_colon(key, value)
        meant = messages.fields_meant(name, near)
        what = messages.unknown_key(kind, name, meant, record, is_text=is_text)
        self.refuse("unknown-key", key, *what)
        return meant

    def records(self, field: Field, node: Node) -> tuple[Any, ...] | None:
        """The records of a list, whose kind has no keys; None if it is not a list."""
        kind = field.kind
        assert kind is not None  # noqa: S101 - a RECORDS field always names its kind
        if type(node) is not Items:
            self.refuse("not-a-list", node, *messages.no_record_list(field, kind, node))
            return None
        records = []
        for item in node.value:
            if isinstance(item, Map):
                values = self.values(kind, item, None)
            else:
                values = self.defaults(kind)
                if item is not None:
                    what = f"each item in {field.word} needs fields"
                    self.refuse("not-a-map", item, what, f"write {{{kind.example}}}")
            records.append(kind.record._make(values))
        if len(records) < field.least:
            self.refuse("empty-list", node, f"the list {field.word} is empty", messages.NO_ITEMS)
        return tuple(records)


def _own(node: Map) -> str:
    """The keys of a record that start with `x-`, as a JSON object; empty without one."""
    from json import dumps

    own = {name: _data(item) for name, (_, item) in node.value.items() if name.startswith("x-")}
    return dumps(own, ensure_ascii=False, separators=(",", ":")) if own else ""


def _data(node: Node) -> Any:
    """What the node says: a text is a text, whatever it looks like, and nothing is None."""
    if isinstance(node, Map):
        return {name: _data(item) for name, (_, item) in node.value.items()}
    if isinstance(node, Items):
        return [_data(item) for item in node.value]
    return None if node is None or is_empty(node) else str(node.value)


def _has_no_colon(key: Text, value: Node) -> bool:
    """Whether the key is a mere word between commas, so that its comma may be part of a text."""
    end: Any = key.end_mark
    start: Any = value and value.start_mark
    is_empty = type(value) is Text and not value.value
    return is_empty and (end.line, end.column) == (start.line, start.column)
