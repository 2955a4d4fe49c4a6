"""What a field and a kind of record are made of; `sections` has the table of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

TEXT = "text"
LINE = "line"  # one line of text
URL = "url"
ID = "id"
IDS = "ids"
TEXTS = "texts"
CODE = "code"
CODES = "codes"
DATE = "date"
CHOICE = "choice"
NUMBER = "number"
RECORDS = "records"  # a list of records without ids


class Field(NamedTuple):
    """One key of a record: its form, what it refers to and one sentence for people."""

    name: str
    form: str
    meaning: str
    required: bool = False
    refers: tuple[str, ...] = ()  # sections; empty when it refers to nothing
    choices: tuple[str, ...] = ()
    kind: Kind | None = None  # of the records within, for RECORDS
    least: int = 0  # how many members a list has at least

    @property
    def word(self) -> str:
        """The name as a sentence has it: a short one (of, to, who) in quotes."""
        return self.name if len(self.name) > 3 else f'"{self.name}"'


class Kind(NamedTuple):
    """One kind of record: the section it stands in, its words and its fields."""

    name: str
    section: str
    meaning: str
    record: type[Any]
    fields: tuple[Field, ...]
    key: str = ID  # form of the key: ID, CODE, or empty for records without one

    @property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by their key."""
        return {field.name: field for field in self.fields}
