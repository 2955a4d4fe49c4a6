"""Where a file and a timeline name a record: by its key, in fields that refer to it, in codes and waivers.

Both are read by the table of fields, so that the text of a file and the values of its timeline are changed
in the same places without one looking at the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pdtimeline.model.records import Timeline, Waiver
from pdtimeline.model.schema import (
    EPISODES,
    EVENTS,
    HEAD,
    KINDS,
    SECTIONS,
    SERIES,
    WAIVERS,
    Field,
    Form,
    Kind,
)
from pdtimeline.model.values import EpisodeCode
from pdtimeline.yaml_events import Entry, Items, Map, Node, Text

CODES = {Form.CODE, Form.CODES}
WAIVED = WAIVERS.by_name["record"]


class Renaming(NamedTuple):
    """A record that gets another ID or code.

    *is_shared* if a record of another kind has the same ID and keeps it: then a waiver may mean either, and
    stays as it is.
    """

    kind: Kind
    old: str
    new: str
    is_shared: bool = False

    def renamed(self, text: str) -> str:
        """What the text becomes; a code of a series has the ID of the series before it."""
        if text == self.old:
            return self.new
        series, _, code = text.rpartition("-")
        is_code_of_it = self.kind is SERIES and series == self.old and code.startswith("S")
        return f"{self.new}-{code}" if is_code_of_it else text

    def is_key_of(self, kind: Kind) -> bool:
        """Whether the keys of the kind may name the record."""
        return kind is self.kind or (self.kind is SERIES and kind is EPISODES)

    def is_named_in(self, field: Field) -> bool:
        """Whether the values of the field may name the record."""
        is_code = field.form in CODES and self.kind in {SERIES, EPISODES}
        is_waived = field is WAIVED and not self.is_shared
        return is_code or is_waived or self.kind.section in field.refers


def texts_to_change(entries: Iterable[Entry], renaming: Renaming) -> Iterator[Text]:
    """The texts of a file without problems that name the record, in the order of the file."""
    for section, key, node in entries:
        kind = SECTIONS.get(section.value)
        if kind is None or (key is not None and key.value.startswith("x-")):
            continue  # the user's own
        if key is not None and renaming.is_key_of(kind):
            yield from _if_named(key, renaming)
        records = node.value if isinstance(node, Items) else [node]
        for record in records:
            yield from _in_record(kind, record, renaming)


def _in_record(kind: Kind, node: Node, renaming: Renaming) -> Iterator[Text]:
    assert isinstance(node, Map)  # noqa: S101 - the file has no problems
    for name, (_, value) in node.value.items():
        field = kind.by_name.get(name)
        if field is None:
            continue  # the user's own
        for item in value.value if isinstance(value, Items) else [value]:
            if field.kind is not None:
                yield from _in_record(field.kind, item, renaming)
            elif renaming.is_named_in(field) and isinstance(item, Text):
                yield from _if_named(item, renaming)


def _if_named(text: Text, renaming: Renaming) -> Iterator[Text]:
    word = text.value.strip()
    if renaming.renamed(word) != word:
        yield text


def with_new_id(timeline: Timeline, renaming: Renaming) -> Timeline:
    """The timeline as it is once the record has its new ID."""
    sections: dict[str, Any] = {
        kind.section: {
            _changed(key, renaming, is_named=renaming.is_key_of(kind)): _record(
                kind, record, renaming
            )
            for key, record in getattr(timeline, kind.section).items()
        }
        for kind in KINDS
        if kind is not EVENTS
    }
    sections["events"] = tuple(_record(EVENTS, event, renaming) for event in timeline.events)
    sections["waivers"] = tuple(
        Waiver._make(_values(WAIVERS, waiver, renaming)) for waiver in timeline.waivers
    )
    is_named = renaming.is_named_in(HEAD.by_name["series"])
    return timeline._replace(main=_changed(timeline.main, renaming, is_named=is_named), **sections)


def _record(kind: Kind, record: Any, renaming: Renaming) -> Any:
    key = _changed(record[0], renaming, is_named=renaming.is_key_of(kind))
    return record._make([key, *_values(kind, record[1:-1], renaming), record.own])


def _values(kind: Kind, values: Iterable[Any], renaming: Renaming) -> Iterator[Any]:
    for field, value in zip(kind.fields, values, strict=True):
        if field.kind is not None:
            yield tuple(item._make(_values(field.kind, item, renaming)) for item in value)
        else:
            yield _changed(value, renaming, is_named=renaming.is_named_in(field))


def _changed(value: Any, renaming: Renaming, *, is_named: bool) -> Any:
    """The value of a field or a key, or each of several."""
    if not is_named or value is None:
        return value
    if isinstance(value, EpisodeCode):
        return EpisodeCode.parse(renaming.renamed(str(value)))
    if isinstance(value, tuple):
        return tuple(_changed(item, renaming, is_named=True) for item in value)
    return renaming.renamed(value)
