"""Turns a map of fields into the draft of a record: its values, in the order of its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from pdtimeline.errors import Problem, guess, near, quoted
from pdtimeline.fields import RECORDS, Field, Kind
from pdtimeline.forms import Forms, Read
from pdtimeline.sections import CHANGE, CLAIM, HEAD, KINDS, LEARNING, WAIVERS
from pdtimeline.yamltree import NULLS, Items, Map, Node, Text

Draft: TypeAlias = list[Any]


class Drafts:
    """Reads maps into drafts; what is wrong is appended to *problems*."""

    def __init__(self, problems: list[Problem]) -> None:
        self.forms = Forms(problems)
        readers = {**self.forms.readers, RECORDS: self.records}
        kinds = (HEAD, *KINDS, WAIVERS, CHANGE, LEARNING, CLAIM)
        self.plans = {kind.section: _plan(kind, readers, self.forms.known) for kind in kinds}

    def blank(self, kind: Kind) -> Draft:
        """The values of a record of which nothing is known."""
        return self.plans[kind.section][1][:]

    def draft(self, kind: Kind, node: Map, key: Any) -> Draft:
        """The values of a record in the order of its fields, defaults where the file has none."""
        plan, blank, required = self.plans[kind.section]
        values = blank[:]
        for name, (key_node, value) in node.pairs.items():
            step = plan.get(name)
            if step is None:
                self.unknown_key(kind, name, key_node)
            elif value is not None:
                index, field, read, known = step
                found = None
                if type(value) is Text and not value.style:
                    if value.value in NULLS:
                        self.forms.empty(field.name, value)
                        continue
                    found = known and known(value.value)
                if found is None:
                    found = read(field, value)
                if found is not None:
                    values[index] = found
        for name in required:
            if name not in node.pairs:
                what = (
                    f"{kind.name} {quoted(key.value)} has no {name}"
                    if key
                    else f"this {kind.name} has no {name}"
                )
                self.forms.refuse("missing-field", key or node, what, f"write {name}: …")
        return values

    def unknown_key(self, kind: Kind, name: str, node: Text) -> None:
        """Refuse a key that the kind does not have."""
        if name.startswith("x-"):
            return
        known = [field.name for field in kind.fields]
        advice = guess(near(name, known)) or f"fields are {', '.join(known)}"
        self.forms.refuse(
            "unknown-key", node, f"no field of {_a(kind.name)} is called {quoted(name)}", advice
        )

    def records(self, field: Field, node: Node) -> tuple[Any, ...] | None:
        """A list of records without ids."""
        kind = field.kind
        assert kind is not None  # noqa: S101 - a RECORDS field always names its kind
        if type(node) is not Items:
            what = f"{field.name} is a list of maps"
            self.forms.refuse(
                "not-a-list", node, what, "begin each of them with a dash and a blank"
            )
            return None
        found = []
        for member in node.items:
            if isinstance(member, Map):
                found.append(kind.record._make(self.draft(kind, member, None)))
            elif member is not None:
                example = ", ".join(f"{f.name}: …" for f in kind.fields if f.required)
                self.forms.refuse(
                    "not-a-map",
                    member,
                    f"a member of {field.name} is a map",
                    f"write {{{example}}}",
                )
        if len(node.items) < field.least:
            self.forms.refuse(
                "empty-list", node, f"{field.name} is an empty list", "name at least one"
            )
        return tuple(found)


Step: TypeAlias = tuple[int, Field, Read, Callable[[str], Any] | None]


def _plan(
    kind: Kind, readers: Mapping[str, Read], known: Mapping[str, Callable[[str], Any]]
) -> tuple[dict[str, Step], Draft, tuple[str, ...]]:
    """How a kind is read: the step for each key, the values without any key, the required keys."""
    defaults = getattr(kind.record, "_field_defaults", {})
    plan = {
        field.name: (index, field, readers[field.form], known.get(field.form))
        for index, field in enumerate(kind.fields)
    }
    blank = [defaults.get(field.name) for field in kind.fields]
    return plan, blank, tuple(field.name for field in kind.fields if field.required)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
