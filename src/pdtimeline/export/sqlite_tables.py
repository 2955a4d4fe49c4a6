"""The tables of an exported database, made from the one table of fields.

A field with one value is a column; one with several is a table of its own, whose rows keep the order of
the file. What a column is for stands beside it, in the statement that the database keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pdtimeline.model.schema import (
    CHARACTERS,
    EPISODES,
    EVENTS,
    KINDS,
    PEOPLE,
    SECTIONS,
    Field,
    Form,
    Kind,
)


class Column(NamedTuple):
    """A column or a key of a table, and what it is for."""

    definition: str
    comment: str = ""


class Link(NamedTuple):
    """A field with several IDs or texts: its table, the column of its values, and where they lead."""

    field: Field
    table: str
    value: str
    refers: str | None  # the table that the values are IDs of; None for texts


LISTS = frozenset({Form.IDS, Form.CODES, Form.TEXTS})
# What is a word of SQL, or says too little without the record around it.
COLUMN_NAMES = {"facet.of": "applies_to", "change.to": "value", "learning.of": "about"}
TABLE_NAMES = {"learns": "learnings"}

TOLD = "Position in the order of telling."
OWN_COLUMNS = {
    EPISODES: (
        Column("series TEXT REFERENCES series (id)"),
        Column("season INTEGER NOT NULL"),
        Column("number INTEGER NOT NULL"),
        Column("told INTEGER NOT NULL UNIQUE", TOLD),
    ),
    EVENTS: (
        Column("position INTEGER NOT NULL UNIQUE", "Position in the order of happening."),
        Column("series TEXT REFERENCES series (id)"),
        Column("season INTEGER"),
        Column("told INTEGER REFERENCES episodes (told)", "The first episode after which it is known."),
    ),
}  # fmt: skip
PERSONS = (CHARACTERS, PEOPLE)


def table_of(kind: Kind) -> str:
    """The name of the table of a kind."""
    return TABLE_NAMES.get(kind.section, kind.section)


def column_of(kind: Kind, field: Field) -> str:
    """The name of the column of a field."""
    return COLUMN_NAMES.get(f"{kind.name}.{field.name}", field.name)


def columns_of(kind: Kind) -> tuple[Field, ...]:
    """The fields of a kind that are columns."""
    return tuple(f for f in kind.fields if f.form not in LISTS and f.kind is None)


def links_of(kind: Kind) -> Iterator[Link]:
    """The fields of a kind that are tables of IDs or of texts."""
    for field in kind.fields:
        if field.form in LISTS:
            yield Link(field, f"{kind.name}_{field.name}", *_leads_to(kind, field))


def _leads_to(kind: Kind, field: Field) -> tuple[str, str | None]:
    if field.form == Form.TEXTS:
        return field.name.removesuffix("es"), None
    if field.form == Form.CODES:
        return "episode", "episodes"
    if len(field.refers) > 1:
        return "who", "everyone"
    (section,) = field.refers
    name = SECTIONS[section].name
    return field.name.removesuffix("s") if name == kind.name else name, section


def children_of(kind: Kind) -> Iterator[tuple[Field, Kind]]:
    """The fields of a kind that hold records without IDs, and the kind of those."""
    for field in kind.fields:
        if field.kind is not None:
            yield field, field.kind


def creation() -> Iterator[str]:
    """What creates the tables of all kinds."""
    for kind in KINDS:
        columns = [
            Column("id TEXT NOT NULL PRIMARY KEY"),
            *OWN_COLUMNS.get(kind, ()),
            *_columns(kind),
        ]
        if kind in PERSONS:
            columns.append(Column("FOREIGN KEY (id) REFERENCES everyone (id)"))
        yield create(table_of(kind), kind.meaning, columns)
        yield from _links(kind)
        for field, child in children_of(kind):
            owner = Column(f"{kind.name} TEXT NOT NULL REFERENCES {table_of(kind)} (id)")
            columns = [Column("id INTEGER PRIMARY KEY"), owner, Column("position INTEGER NOT NULL")]
            yield create(table_of(child), field.meaning, [*columns, *_columns(child)])
            yield f"CREATE INDEX {table_of(child)}_{kind.name} ON {table_of(child)} ({kind.name})"
            yield from _links(child)


def _columns(kind: Kind) -> Iterator[Column]:
    for field in columns_of(kind):
        name = column_of(kind, field)
        refers = "episodes" if field.form == Form.CODE else field.refers[0] if field.refers else ""
        required = " NOT NULL" if field.required else ""
        reference = f" REFERENCES {refers} (id)" if refers else ""
        yield Column(f"{name} TEXT{required}{reference}", field.meaning)
        if field.form == Form.DATE:
            yield Column(f"{name}_first TEXT", "First day, or second where there are times.")
            yield Column(f"{name}_last TEXT", "Last day, or second; none if it is open or unknown.")


def _links(kind: Kind) -> Iterator[str]:
    number = "TEXT" if kind.key else "INTEGER"
    for link in links_of(kind):
        reference = f" REFERENCES {link.refers} (id)" if link.refers else ""
        columns = [
            Column(f"{kind.name} {number} NOT NULL REFERENCES {table_of(kind)} (id)"),
            Column(f"{link.value} TEXT NOT NULL{reference}"),
            Column("position INTEGER NOT NULL"),
            Column(f"PRIMARY KEY ({kind.name}, {link.value})"),
        ]
        yield create(link.table, link.field.meaning, columns, " WITHOUT ROWID")


def indexes() -> Iterator[str]:
    """What makes it quick to go from a value to the records that have it."""
    for kind in KINDS:
        for linked in (kind, *(child for _, child in children_of(kind))):
            for link in links_of(linked):
                if link.refers:
                    yield f"CREATE INDEX {link.table}_{link.value} ON {link.table} ({link.value})"


def create(name: str, meaning: str, columns: list[Column], end: str = "") -> str:
    """The statement for one table, with its comments."""
    lines = [f"CREATE TABLE {name} ( -- {meaning}"]
    for left, column in zip(range(len(columns) - 1, -1, -1), columns, strict=True):
        comment = f" -- {column.comment}" if column.comment else ""
        lines.append(f"    {column.definition}{',' if left else ''}{comment}")
    return "\n".join([*lines, f"){end}"])
