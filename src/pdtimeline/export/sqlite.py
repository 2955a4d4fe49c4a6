"""A SQLite database: a table for each kind of record, links between them, an index of words, and views.

The same timeline gives the same bytes. Texts are as csv has them: what acts on a terminal is shown, because
most of what reads a database prints it there.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate, count
from operator import attrgetter
from typing import Any, NamedTuple

from pdtimeline.errors import OutputFailed
from pdtimeline.export import sqlite_tables, sqlite_views
from pdtimeline.export.sqlite_tables import Column, Link, create
from pdtimeline.model.dates import OPEN_BEGIN
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Episode, Event, Timeline
from pdtimeline.model.schema import EPISODES, EVENTS, KINDS, Field, Form, Kind
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.visibility import named_codes
from pdtimeline.render.escapes import cell

IN_MEMORY = "file:export?vfs=memdb"  # `:memory:` would be copied twice to get its bytes
VERSION = 1  # grows when a table or a column goes or means something else
Getter = Callable[[Any], Any]

HEAD = create("timeline", "The timeline itself: one row.", [
    Column("title TEXT NOT NULL"), Column("about TEXT"),
    Column("series TEXT REFERENCES series (id)", "Main series. Its episode codes have no prefix."),
    Column("clock INTEGER", "Minutes that its times are ahead of UTC, if the file says so."),
])  # fmt: skip
EVERYONE = create("everyone", "All characters and people, whose IDs are never the same.", [
    Column("id TEXT NOT NULL PRIMARY KEY"), Column("kind TEXT NOT NULL", "character or person"),
    Column("name TEXT NOT NULL"),
])  # fmt: skip
TURNS = create("state_turns", "Every change of a state, in order, and the ends that deaths bring.", [
    Column("id INTEGER PRIMARY KEY"), Column("facet TEXT NOT NULL REFERENCES facets (id)"),
    Column("who TEXT NOT NULL REFERENCES everyone (id)"),
    Column("with_who TEXT REFERENCES everyone (id)", "The other one of a pair."),
    Column("value TEXT", "What it is from here on; none where it ends."),
    Column("event TEXT NOT NULL REFERENCES events (id)"),
    Column("told INTEGER REFERENCES episodes (told)"),
])  # fmt: skip
WORDS = (
    "CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, id UNINDEXED, title, text, "
    "tokenize = 'porter unicode61 remove_diacritics 2')"
)
TURNS_INDEX = "CREATE INDEX state_turns_key ON state_turns (facet, who, with_who, id)"


def write(timeline: Timeline, events: tuple[Event, ...]) -> Iterator[bytes]:
    """The whole database, in one piece."""
    connection = sqlite3.connect(IN_MEMORY, uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        for statement in (HEAD, EVERYONE, *sqlite_tables.creation(), TURNS, WORDS):
            connection.execute(statement)
        connection.execute("BEGIN")
        _Filling(connection, _whole(timeline, events), _orders(timeline)).fill()
        connection.execute("COMMIT")
        for statement in (*sqlite_tables.indexes(), TURNS_INDEX, *sqlite_views.creation()):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        yield connection.serialize()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise OutputFailed("a database can have up to 1 GiB; export fewer events") from None
    finally:
        connection.close()


def _whole(timeline: Timeline, events: tuple[Event, ...]) -> Timeline:
    """The timeline with these events alone, and with a record for every episode that is named."""
    codes = {
        code: timeline.episodes.get(code) or Episode(code) for code, _, _ in named_codes(timeline)
    }
    ordered = {code: codes[code] for code in sorted(codes, key=timeline.telling.key)}
    return timeline._replace(events=events, episodes=ordered)


class _Orders(NamedTuple):
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


def _orders(timeline: Timeline) -> _Orders:
    """They are those of the whole timeline, whatever was asked for."""
    telling = timeline.telling
    codes = sorted({code for code, _, _ in named_codes(timeline)}, key=telling.key)
    dates = [telling.date(code) for code in codes]
    return _Orders(
        {event.id: at for at, event in enumerate(in_order(timeline, timeline.events), 1)},
        {code: at for at, code in enumerate(codes, 1)},
        tuple(accumulate((date.last if date else OPEN_BEGIN for date in dates), max)),
    )


class _Filling(NamedTuple):
    """Puts the records of a timeline into the tables."""

    connection: sqlite3.Connection
    timeline: Timeline
    orders: _Orders

    def fill(self) -> None:
        """All tables."""
        timeline = self.timeline
        self.insert("timeline", [(
            cell(timeline.title), _text(timeline.about), timeline.main or None, timeline.clock,
        )])  # fmt: skip
        for kind in sqlite_tables.PERSONS:
            persons = getattr(timeline, kind.section).values()
            self.insert("everyone", ((one.id, kind.name, cell(one.name)) for one in persons))
        for kind in KINDS:
            records = self.records(kind)
            getters: list[Getter] = [attrgetter("id"), *self.own(kind), *_getters(kind)]
            self.insert(
                sqlite_tables.table_of(kind),
                (tuple([get(record) for get in getters]) for record in records),
            )
            self.link(kind, [(record.id, record) for record in records])
            for field, child in sqlite_tables.children_of(kind):
                self.children(field, child, records)
            self.connection.execute(_fill_search(kind))
        self.insert("state_turns", self.turns())

    def records(self, kind: Kind) -> list[Any]:
        """The records of a kind."""
        section = getattr(self.timeline, kind.section)
        return [*section] if kind is EVENTS else [*section.values()]

    def own(self, kind: Kind) -> tuple[Getter, ...]:
        """What only episodes and events have: where they are in the two orders."""
        series_of, told = self.timeline.series_of, self.orders.told
        if kind is EPISODES:
            return (lambda e: series_of(e.code), lambda e: e.code.season, lambda e: e.code.number,
                    lambda e: told[e.code])  # fmt: skip
        if kind is EVENTS:
            return (lambda e: self.orders.happening[e.id], lambda e: e.episode and series_of(e.episode),
                    lambda e: e.episode and e.episode.season, self.orders.known)  # fmt: skip
        return ()

    def link(self, kind: Kind, records: list[tuple[Any, Any]]) -> None:
        """The rows of the fields with several values; *records* have the key of their row in front."""
        for link in sqlite_tables.links_of(kind):
            values = self.values(link)
            self.insert(link.table, (
                (key, value, at)
                for key, record in records
                for at, value in enumerate(values(record), 1)
            ))  # fmt: skip

    def values(self, link: Link) -> Callable[[Any], Iterable[str]]:
        """What a field with several values holds; events that were not asked for are left out."""
        get = attrgetter(link.field.name)
        if link.field.form == Form.TEXTS:
            return lambda record: map(cell, get(record))
        if link.field.form == Form.CODES:
            return lambda record: map(str, get(record))
        if link.refers != "events":
            return get
        chosen = self.timeline.event_ids
        return lambda record: (id_ for id_ in get(record) if id_ in chosen)

    def children(self, field: Field, kind: Kind, owners: list[Any]) -> None:
        """The records without IDs in a field; one that is about an event not asked for is left out."""
        get, numbers, chosen = attrgetter(field.name), count(1), self.timeline.event_ids
        about = [f.name for f in sqlite_tables.columns_of(kind) if f.refers == ("events",)]
        rows = [
            (next(numbers), owner.id, at, child)
            for owner in owners
            for at, child in enumerate(get(owner), 1)
            if all(getattr(child, name) in chosen for name in about)
        ]
        getters = _getters(kind)
        self.insert(
            sqlite_tables.table_of(kind),
            ((*row, *(get(child) for get in getters)) for *row, child in rows),
        )
        self.link(kind, [(number, child) for number, _, _, child in rows])

    def turns(self) -> Iterator[tuple[Any, ...]]:
        """The changes of all events in order, and after those of its event what each death ends."""
        numbers, position = count(1), self.orders.happening
        keys_of: dict[str, dict[tuple[str, ...], None]] = {}
        for event in sorted(self.timeline.events, key=lambda event: position[event.id]):
            told = self.orders.known(event)
            for change in event.changes:
                who = sorted(change.of)
                key = (change.facet, *who)
                for id_ in who:
                    keys_of.setdefault(id_, {})[key] = None
                yield (next(numbers), *_pair(key), _text(change.to), event.id, told)
            for id_ in event.died:
                for key in keys_of.get(id_, ()):
                    yield (next(numbers), *_pair(key), None, event.id, told)

    def insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Add the rows to a table, all of whose columns they have."""
        (width,) = self.connection.execute(
            f"SELECT count(*) FROM pragma_table_info('{table}')"
        ).fetchone()
        marks = ", ".join("?" * width)
        self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _pair(key: tuple[str, ...]) -> tuple[str, str, str | None]:
    facet, first, *others = key
    return facet, first, others[0] if others else None


def _getters(kind: Kind) -> list[Getter]:
    """What gives the values of the columns of a record, in their order."""
    return [get for field in sqlite_tables.columns_of(kind) for get in _of_field(field)]


def _of_field(field: Field) -> tuple[Getter, ...]:
    get = attrgetter(field.name)
    if field.form == Form.DATE:
        first = cache(attrgetter("first_text"))  # many records have the same day
        last = cache(attrgetter("last_text"))
        return (
            lambda r: (date := get(r)) and date.text,
            lambda r: (date := get(r)) and first(date),
            lambda r: (date := get(r)) and last(date),
        )
    if field.form == Form.CODE:
        return (lambda r: (code := get(r)) and str(code),)
    return (get,) if field.form in {Form.ID, Form.CHOICE} else (lambda r: _text(get(r)),)


def _text(text: str | None) -> str | None:
    return None if text is None else cell(text)


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
