"""The tables of an exported database, made from the one table of fields, and what stands in them.

A field with one value is a column; one with several is a table of its own, whose rows keep the order of
the file. What a column is for stands beside it, in the statement that the database keeps.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from pdtimeline.model.records import Event, Timeline
from pdtimeline.model.schema import (
    CHARACTERS,
    EPISODES,
    EVENTS,
    PEOPLE,
    SECTIONS,
    Field,
    Form,
    Kind,
)
from pdtimeline.model.values import EpisodeCode
from pdtimeline.render.escapes import cell


class Column(NamedTuple):
    """A column of a table, what it is for, and what gives its value for a record.

    Tables whose rows are not records give the values themselves.
    """

    definition: str
    comment: str = ""
    value: Callable[[Any], Any] = lambda _: None


class Table(NamedTuple):
    """A table: what is in it, its columns, its rows, which have a value for each, its key, and its index."""

    name: str
    meaning: str
    columns: list[Column]
    rows: Iterable[tuple[Any, ...]]
    key: str = ""
    end: str = ""
    early_index: str = ""  # the column that has one from the beginning
    late_index: str = ""  # the column that has one as soon as all rows are there

    def creation(self) -> str:
        """The statement that creates it, with its comments."""
        members = [*self.columns, *([Column(self.key)] if self.key else [])]
        lines = [f"CREATE TABLE {self.name} ( -- {self.meaning}"]
        for left, column in zip(range(len(members) - 1, -1, -1), members, strict=True):
            comment = f" -- {column.comment}" if column.comment else ""
            lines.append(f"    {column.definition}{',' if left else ''}{comment}")
        return "\n".join([*lines, f"){self.end}"])

    def indexing(self, column: str) -> str:
        """The statement that makes it quick to go from a value of a column to its rows."""
        return f"CREATE INDEX {self.name}_{column} ON {self.name} ({column})"


class Orders(NamedTuple):
    """The two orders: the position of each event, and of each episode as it is told."""

    happening: Mapping[str, int]
    told: Mapping[EpisodeCode, int]
    latest: tuple[
        Any, ...
    ]  # for each episode in order the last second of the latest air date up to it

    def known(self, event: Event) -> int | None:
        """The position of the first episode after which the event is known."""
        if event.told is not None:
            return self.told[event.told]
        if event.date is None:
            return None
        at = bisect_left(self.latest, event.date.first) + 1
        return at if at <= len(self.latest) else None


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

TOLD, HAPPENING = "Position in the order of telling.", "Position in the order of happening."
KNOWN = "The first episode after which it is known."
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


def tables_of(kind: Kind, timeline: Timeline, orders: Orders) -> Iterator[Table]:
    """The tables of all records of a kind: their own, and those of the fields with several values."""
    records = timeline.records(kind.section).values()
    columns = [
        Column("id TEXT NOT NULL PRIMARY KEY", value=attrgetter("id")),
        *_places(kind, timeline, orders),
        *_columns(kind),
    ]
    rows = (tuple([column.value(record) for column in columns]) for record in records)
    key = "FOREIGN KEY (id) REFERENCES everyone (id)" if kind in PERSONS else ""
    yield Table(table_of(kind), kind.meaning, columns, rows, key)
    yield from _links(kind, [(record.id, record) for record in records], timeline.event_ids)
    for field, child in children_of(kind):
        yield from _children(kind, field, child, timeline)


def _places(kind: Kind, timeline: Timeline, orders: Orders) -> tuple[Column, ...]:
    """What only episodes and events have: where they are in the two orders."""
    series_of = timeline.series_of
    if kind is EPISODES:
        return (
            Column("series TEXT REFERENCES series (id)", "", lambda e: series_of(e.code)),
            Column("season INTEGER NOT NULL", "", lambda e: e.code.season),
            Column("number INTEGER NOT NULL", "", lambda e: e.code.number),
            Column("told INTEGER NOT NULL UNIQUE", TOLD, lambda e: orders.told[e.code]),
        )
    if kind is EVENTS:
        return (
            Column("position INTEGER NOT NULL UNIQUE", HAPPENING, lambda e: orders.happening[e.id]),
            Column("series TEXT REFERENCES series (id)", "", lambda e: e.episode and series_of(e.episode)),
            Column("season INTEGER", "", lambda e: e.episode and e.episode.season),
            Column("told INTEGER REFERENCES episodes (told)", KNOWN, orders.known),
        )  # fmt: skip
    return ()


def _columns(kind: Kind) -> Iterator[Column]:
    for field in columns_of(kind):
        name = column_of(kind, field)
        refers = "episodes" if field.form == Form.CODE else field.refers[0] if field.refers else ""
        required = " NOT NULL" if field.required else ""
        reference = f" REFERENCES {refers} (id)" if refers else ""
        yield Column(f"{name} TEXT{required}{reference}", field.meaning, _value(field))
        if field.form == Form.DATE:
            first, last = _bound(field, "first_text"), _bound(field, "last_text")
            yield Column(f"{name}_first TEXT", "First day, or second where there are times.", first)
            yield Column(
                f"{name}_last TEXT", "Last day, or second; none if it is open or unknown.", last
            )


def _value(field: Field) -> Callable[[Any], str | None]:
    """What gives the value of a field."""
    get: Callable[[Any], Any] = attrgetter(field.name)
    if field.form in {Form.ID, Form.CHOICE}:
        return get
    write = str if field.form in {Form.CODE, Form.DATE} else cell
    return lambda record: None if (value := get(record)) is None else write(value)


def _bound(field: Field, name: str) -> Callable[[Any], str | None]:
    """What gives an end of a date; many records have the same day."""
    get, bound = attrgetter(field.name), cache(attrgetter(name))
    return lambda record: (date := get(record)) and bound(date)


def _children(kind: Kind, field: Field, child: Kind, timeline: Timeline) -> Iterator[Table]:
    """The tables of records without IDs in a field; one about an event not asked for is left out."""
    chosen = timeline.event_ids
    about = [f.name for f in columns_of(child) if f.refers == ("events",)]
    children = [
        (owner.id, at, record)
        for owner in timeline.records(kind.section).values()
        for at, record in enumerate(getattr(owner, field.name), 1)
        if all(getattr(record, name) in chosen for name in about)
    ]
    own = [*_columns(child)]
    columns = [
        Column("id INTEGER PRIMARY KEY"),
        Column(f"{kind.name} TEXT NOT NULL REFERENCES {table_of(kind)} (id)"),
        Column("position INTEGER NOT NULL"),
        *own,
    ]
    rows = (
        (number, id_, at, *(column.value(record) for column in own))
        for number, (id_, at, record) in enumerate(children, 1)
    )
    yield Table(table_of(child), field.meaning, columns, rows, early_index=kind.name)
    yield from _links(child, list(enumerate((record for _, _, record in children), 1)), chosen)


def _links(kind: Kind, records: list[tuple[Any, Any]], chosen: Collection[str]) -> Iterator[Table]:
    """The tables of the fields with several values; *records* have the key of their row in front."""
    number = "TEXT" if kind.key else "INTEGER"
    for link in links_of(kind):
        reference = f" REFERENCES {link.refers} (id)" if link.refers else ""
        columns = [
            Column(f"{kind.name} {number} NOT NULL REFERENCES {table_of(kind)} (id)"),
            Column(f"{link.value} TEXT NOT NULL{reference}"),
            Column("position INTEGER NOT NULL"),
        ]
        key = f"PRIMARY KEY ({kind.name}, {link.value})"
        yield Table(
            link.table, link.field.meaning, columns, _link_rows(link, records, chosen), key,
            " WITHOUT ROWID", late_index=link.value if link.refers else "",
        )  # fmt: skip


def _link_rows(
    link: Link, records: list[tuple[Any, Any]], chosen: Collection[str]
) -> Iterator[tuple[Any, str, int]]:
    """Key, value, and place of each value; events that were not asked for are left out."""
    get, write = attrgetter(link.field.name), cell if link.refers is None else str
    for key, record in records:
        values = get(record)
        if link.refers == "events":
            values = [id_ for id_ in values if id_ in chosen]
        for at, value in enumerate(values, 1):
            yield key, write(value), at
