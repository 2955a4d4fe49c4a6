"""Where a file and a timeline name a record: by its key, in fields that refer to it, in codes and waivers.

Both are read by the table of fields, so that the text of a file and the values of its timeline are changed
in the same places without one looking at the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import EPISODES, SECTIONS, SERIES, WAIVERS, Field, Kind
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.renaming import CODES, with_new_ids
from pdtimeline.yaml_events import Entry, Items, Map, Node, Text

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

    def applied(self, timeline: Timeline) -> Timeline:
        """The timeline as it is once the record has its new ID."""
        as_key = EpisodeCode.parse if self.kind is EPISODES else str
        new_ids = {as_key(self.old): as_key(self.new)}
        result = with_new_ids(timeline, {self.kind.section: new_ids})
        return result._replace(waivers=timeline.waivers) if self.is_shared else result

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
