"""A SQLite database: a table for each kind of record, links between them, an index of words, and views.

The same timeline gives the same bytes. Texts are as csv has them: what acts on a terminal is shown, because
most of what reads a database prints it there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain
from typing import Any

from pdtimeline.errors import OutputFailed
from pdtimeline.export import sqlite_tables, sqlite_views
from pdtimeline.export.sqlite_tables import Column, Orders, Table
from pdtimeline.model.dates import OPEN_BEGIN
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Episode, Event, Timeline
from pdtimeline.model.schema import KINDS, Form, Kind
from pdtimeline.query.visibility import named_codes
from pdtimeline.render.escapes import cell

IN_MEMORY = "file:export?vfs=memdb"  # `:memory:` would be copied twice to get its bytes
VERSION = 1  # grows when a table or a column goes or means something else
WORDS = (
    "CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, id UNINDEXED, title, text, "
    "tokenize = 'porter unicode61 remove_diacritics 2')"
)
TURNS_INDEX = "CREATE INDEX state_turns_key ON state_turns (facet, who, with_who, id)"


def write(timeline: Timeline, events: tuple[Event, ...]) -> Iterator[bytes]:
    """The whole database, in one piece."""
    orders = _orders(timeline)
    # The timeline with these events alone, and with a record for every episode that is named.
    episodes = {code: timeline.episodes.get(code) or Episode(code) for code in orders.told}
    timeline = timeline._replace(events=events, episodes=episodes)
    first, turns = (_head(timeline), _everyone(timeline)), _turns(timeline, orders)
    by_kind = {kind: [*sqlite_tables.tables_of(kind, timeline, orders)] for kind in KINDS}
    tables = (*first, *chain.from_iterable(by_kind.values()), turns)
    connection = sqlite3.connect(IN_MEMORY, uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        for table in tables:
            connection.execute(table.creation())
            if table.early_index:
                connection.execute(table.indexing(table.early_index))
        connection.execute(WORDS)
        connection.execute("BEGIN")
        _fill(connection, first)
        for kind in KINDS:
            _fill(connection, by_kind[kind])
            connection.execute(_fill_search(kind))
        _fill(connection, [turns])
        connection.execute("COMMIT")
        indexes = [table.indexing(table.late_index) for table in tables if table.late_index]
        for statement in (*indexes, TURNS_INDEX, *sqlite_views.VIEWS):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        yield connection.serialize()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise OutputFailed("a database can have up to 1 GiB; export fewer events") from None
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, tables: Iterable[Table]) -> None:
    """Add the rows of the tables."""
    for table in tables:
        marks = ", ".join("?" * len(table.columns))
        connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", table.rows)


def _orders(timeline: Timeline) -> Orders:
    """They are those of the whole timeline, whatever was asked for."""
    telling = timeline.telling
    codes = sorted({code for code, _, _ in named_codes(timeline)}, key=telling.key)
    dates = [telling.date(code) for code in codes]
    return Orders(
        {event.id: at for at, event in enumerate(in_order(timeline, timeline.events), 1)},
        {code: at for at, code in enumerate(codes, 1)},
        tuple(accumulate((date.last if date else OPEN_BEGIN for date in dates), max)),
    )


def _head(timeline: Timeline) -> Table:
    about = None if timeline.about is None else cell(timeline.about)
    row = (cell(timeline.title), about, timeline.main or None, timeline.clock)
    return Table("timeline", "The timeline itself: one row.", [
        Column("title TEXT NOT NULL"), Column("about TEXT"),
        Column("series TEXT REFERENCES series (id)", "Main series. Its episode codes have no prefix."),
        Column("clock INTEGER", "Minutes that its times are ahead of UTC, if the file says so."),
    ], [row])  # fmt: skip


def _everyone(timeline: Timeline) -> Table:
    rows = (
        (id_, kind.name, cell(person.name))
        for kind in sqlite_tables.PERSONS
        for id_, person in timeline.records(kind.section).items()
    )
    return Table("everyone", "All characters and people, whose IDs are never the same.", [
        Column("id TEXT NOT NULL PRIMARY KEY"), Column("kind TEXT NOT NULL", "character or person"),
        Column("name TEXT NOT NULL"),
    ], rows)  # fmt: skip


def _turns(timeline: Timeline, orders: Orders) -> Table:
    rows = ((number, *turn) for number, turn in enumerate(_changes(timeline, orders), 1))
    return Table("state_turns", "Every change of a state, in order, and the ends that deaths bring.", [
        Column("id INTEGER PRIMARY KEY"), Column("facet TEXT NOT NULL REFERENCES facets (id)"),
        Column("who TEXT NOT NULL REFERENCES everyone (id)"),
        Column("with_who TEXT REFERENCES everyone (id)", "The other one of a pair."),
        Column("value TEXT", "What it is from here on; none where it ends."),
        Column("event TEXT NOT NULL REFERENCES events (id)"),
        Column("told INTEGER REFERENCES episodes (told)"),
    ], rows)  # fmt: skip


def _changes(timeline: Timeline, orders: Orders) -> Iterator[tuple[Any, ...]]:
    """The changes of all events in order, and after those of its event what each death ends."""
    keys_of: dict[str, dict[tuple[str | None, ...], None]] = {}
    for event in sorted(timeline.events, key=lambda event: orders.happening[event.id]):
        told = orders.known(event)
        for change in event.changes:
            who = sorted(change.of)
            key = (change.facet, *who, None)[:3]  # of one, or of a pair
            for id_ in who:
                keys_of.setdefault(id_, {})[key] = None
            yield *key, None if change.to is None else cell(change.to), event.id, told
        for id_ in event.died:
            for key in keys_of.get(id_, ()):
                yield *key, None, event.id, told


def _fill_search(kind: Kind) -> str:
    """The statement that puts the texts of a kind into the index of words."""
    called = next(field for field in kind.fields if field.name in {"name", "title", "question"})
    texts = [text for text in _texts(kind) if text != f"r.{called.name}"]
    parts = " || ".join(f"coalesce({text} || char(10), '')" for text in texts)
    return (
        f"INSERT INTO search SELECT '{kind.name}', r.id, coalesce(r.{called.name}, ''), {parts} "
        f"FROM {sqlite_tables.table_of(kind)} AS r ORDER BY r.rowid"
    )


def _texts(kind: Kind, row: str = "r") -> Iterator[str]:
    """What selects each text of a record of the row, those of its lists as well."""
    for field in sqlite_tables.columns_of(kind):
        if field.form in {Form.TEXT, Form.LINE}:
            yield f"{row}.{sqlite_tables.column_of(kind, field)}"
    for link in sqlite_tables.links_of(kind):
        if link.refers is None:
            yield _in_lines(f"l.{link.value}", f"{link.table} AS l", f"l.{kind.name} = {row}.id")
    for _, child in sqlite_tables.children_of(kind):
        for text in _texts(child, "c"):
            table = f"{sqlite_tables.table_of(child)} AS c"
            yield _in_lines(text, table, f"c.{kind.name} = {row}.id")


def _in_lines(text: str, table: str, where: str) -> str:
    return f"(SELECT group_concat({text}, char(10)) FROM {table} WHERE {where})"
