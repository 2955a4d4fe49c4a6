"""A database: keys that hold, every event, and views that answer as the commands do."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import drawn
from attacked import ALL
from hostile import filled, shown
from installed import miss, needs
from pdtimeline.errors import OutputFailed
from pdtimeline.export import sqlite
from pdtimeline.export.sqlite_tables import children_of, links_of, table_of
from pdtimeline.loader.load import load, parse
from pdtimeline.model.records import Event, Timeline
from pdtimeline.model.schema import KINDS
from pdtimeline.model.values import EpisodeCode, Span
from pdtimeline.query.filters import Query, select
from pdtimeline.query.horizon import seen_until
from pdtimeline.query.state import known_to, state_at
from readers import exported
from running import CLEAN, TESTS, Run


def opened(timeline: Timeline, events: tuple[Event, ...] | None = None) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(exported("sqlite", timeline, events))
    return connection


def rows(connection: sqlite3.Connection, query: str, *values: object) -> list[tuple[Any, ...]]:
    return connection.execute(query, values).fetchall()


def column(connection: sqlite3.Connection, query: str, *values: object) -> list[Any]:
    return [row[0] for row in rows(connection, query, *values)]


def is_sound(connection: sqlite3.Connection) -> bool:
    checked = (
        rows(connection, "PRAGMA foreign_key_check"),
        column(connection, "PRAGMA integrity_check"),
    )
    return checked == ([], ["ok"])


@pytest.fixture(scope="module")
def small_timeline() -> Timeline:
    return load(TESTS / "small.yaml")


@pytest.fixture(scope="module")
def database(shipped: Timeline) -> Iterator[sqlite3.Connection]:
    with closing(opened(shipped)) as connection:
        yield connection


# Keys and rows


def test_all_keys_hold(database: sqlite3.Connection, shipped: Timeline) -> None:
    assert is_sound(database)
    part = select(shipped.events, Query(seasons=(Span(9, 9),)))
    with closing(opened(shipped, part)) as connection:
        assert is_sound(connection)
        assert len(column(connection, "SELECT id FROM events")) == len(part)
        assert column(connection, "SELECT DISTINCT season FROM events") == [9]
    with closing(opened(seen_until(shipped, EpisodeCode(5, 10)))) as connection:
        assert is_sound(connection)


@given(drawn.timelines)
@settings(max_examples=30)
def test_all_keys_of_any_timeline_hold(data: Any) -> None:
    timeline = parse(json.dumps(data).encode())
    with closing(opened(timeline)) as connection:
        assert is_sound(connection)
        assert {*rows(connection, "SELECT id, title FROM events")} == {
            (event.id, event.title) for event in timeline.events
        }
    with closing(opened(timeline, timeline.events[1::2])) as connection:
        assert is_sound(connection)


def test_every_vector_is_shown_and_the_rest_is_as_it_was() -> None:
    timeline = parse(filled(ALL).encode())
    with closing(opened(timeline)) as connection:
        assert is_sound(connection)
        for table in ("characters", "people", "places"):
            names = column(connection, f"SELECT name FROM {table} ORDER BY rowid")
            records = getattr(timeline, table).values()
            assert names == [shown(record.name) for record in records]
        summaries = column(connection, "SELECT summary FROM events ORDER BY rowid")
        assert summaries == [shown(e.summary or "", but="\n") for e in timeline.events]
        tables = column(
            connection, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        )
        for table in tables:
            for row in rows(connection, f"SELECT * FROM {table}"):
                texts = [value for value in row if isinstance(value, str)]
                assert [text for text in texts if shown(text, but="\n") != text] == []


def test_each_field_with_several_values_is_a_table_of_its_own(
    database: sqlite3.Connection, shipped: Timeline
) -> None:
    for kind in KINDS:
        section = getattr(shipped, kind.section)
        records = list(section) if kind.section == "events" else list(section.values())
        if kind.section != "episodes":
            assert column(database, f"SELECT id FROM {table_of(kind)} ORDER BY rowid") == [
                record.id for record in records
            ]
        for link in links_of(kind):
            query = (
                f"SELECT {kind.name}, {link.value} FROM {link.table} ORDER BY {kind.name}, position"
            )
            expected = [
                (str(record.id), str(value))
                for record in sorted(records, key=lambda record: str(record.id))
                for value in getattr(record, link.field.name)
            ]
            assert rows(database, query) == expected
        for field, child in children_of(kind):
            (count,) = column(database, f"SELECT count(*) FROM {table_of(child)}")
            assert count == sum(len(getattr(record, field.name)) for record in records)


def test_an_episode_that_is_only_named_is_there(small_timeline: Timeline) -> None:
    event = Event("a", "A", episode=EpisodeCode(7, 3))
    with closing(opened(small_timeline._replace(events=(event,)))) as connection:
        assert rows(
            connection, "SELECT season, number, title FROM episodes WHERE id = 'S07E03'"
        ) == [(7, 3, None)]


def test_dates_have_their_bounds(small_timeline: Timeline) -> None:
    with closing(opened(small_timeline)) as connection:
        query = "SELECT date, date_first, date_last FROM events WHERE id = 'childhood'"
        assert rows(connection, query) == [("../2003", None, "2003-12-31")]


def test_the_database_says_what_is_in_it(database: sqlite3.Connection) -> None:
    created = "\n".join(filter(None, column(database, "SELECT sql FROM sqlite_master")))
    for kind in KINDS:
        for field in kind.fields:
            assert field.meaning in created
    assert rows(database, "SELECT title, series FROM timeline") == [
        ("Two detectives of Chicago P.D.", "pd")
    ]
    assert column(database, "PRAGMA user_version") == [1]


def test_the_same_timeline_gives_the_same_bytes(shipped: Timeline) -> None:
    assert exported("sqlite", shipped) == exported("sqlite", shipped)


# Views and words


def states(connection: sqlite3.Connection, view: str, *episode: str) -> set[tuple[Any, ...]]:
    where = "WHERE episode = ?" if episode else ""
    found = rows(
        connection,
        f"SELECT facet_id, who_id, with_who_id, value, since FROM {view} {where}",
        *episode,
    )
    return {(facet, frozenset({who, other} - {None}), *rest) for facet, who, other, *rest in found}


def expected_states(timeline: Timeline, point: EpisodeCode | None) -> set[tuple[Any, ...]]:
    return {(h.facet, frozenset(h.of), h.value, h.since.id) for h in state_at(timeline, point)}


def test_the_state_is_that_of_the_command(database: sqlite3.Connection, shipped: Timeline) -> None:
    assert states(database, "state_at_end") == expected_states(shipped, None)
    codes = [
        EpisodeCode.parse(code)
        for code in column(database, "SELECT id FROM episodes ORDER BY told")
    ]
    assert len(codes) > 100
    for code in codes:
        assert states(database, "state_at_episode", str(code)) == expected_states(shipped, code)


@given(drawn.timelines)
@settings(max_examples=30)
def test_the_state_of_any_timeline_is_that_of_the_command(data: Any) -> None:
    """An event that no episode tells counts from the first one after its date, which differs by a little."""
    for event in data["events"].values():
        event.setdefault("episode", "S01E02")
    timeline = parse(json.dumps(data).encode())
    with closing(opened(timeline)) as connection:
        assert states(connection, "state_at_end") == expected_states(timeline, None)
        for code in column(connection, "SELECT id FROM episodes"):
            found = states(connection, "state_at_episode", code)
            assert found == expected_states(timeline, EpisodeCode.parse(code))
        known = rows(connection, "SELECT character, event, since, how FROM knowledge")
        assert {*known} == knowledge_of(timeline)


def test_what_no_episode_tells_is_known_from_its_date_on(small_timeline: Timeline) -> None:
    with closing(opened(small_timeline)) as connection:
        joined = "events AS e LEFT JOIN episodes AS ep ON ep.told = e.told"
        query = f"SELECT e.id, ep.id FROM {joined} WHERE e.episode IS NULL"
        found = dict(rows(connection, query))
    for event in small_timeline.events:
        if event.id in found and event.date:
            code = found[event.id]
            aired = small_timeline.telling.date(EpisodeCode.parse(code)) if code else None
            assert aired is None or aired.last >= event.date.first
    assert found


def knowledge_of(timeline: Timeline) -> set[tuple[str, str, str, str]]:
    return {
        (knows.character, knows.event.id, knows.since.id, knows.how)
        for character in timeline.characters
        for knows in known_to(timeline, character)
    }


def test_knowledge_is_that_of_the_command(database: sqlite3.Connection, shipped: Timeline) -> None:
    query = "SELECT character, event, since, how FROM knowledge"
    assert {*rows(database, query)} == knowledge_of(shipped)


def test_events_have_the_names_of_all(database: sqlite3.Connection, shipped: Timeline) -> None:
    found = rows(database, "SELECT id, characters, place FROM events_with_names")
    expected = []
    for id_ in column(database, "SELECT id FROM events ORDER BY position"):
        event = shipped.event_ids[id_]
        names = ", ".join(shipped.characters[name].name for name in event.characters)
        expected.append((id_, names or None, event.place and shipped.places[event.place].name))
    assert found == expected


def test_open_disputes_have_their_claims(database: sqlite3.Connection, shipped: Timeline) -> None:
    expected = {
        (d.question, " / ".join(claim.says for claim in d.claims))
        for d in shipped.disputes.values()
        if d.verdict is None
    }
    assert {*rows(database, "SELECT question, claims FROM open_disputes")} == expected != set()


def test_words_are_found_in_every_kind(small_timeline: Timeline) -> None:
    timeline = parse(FOUND.encode())
    with closing(opened(timeline)) as connection:
        query = "SELECT kind FROM search WHERE search MATCH ? ORDER BY kind"
        for word in ("marrying", "zoe"):
            assert column(connection, query, word) == [
                "arc", "character", "dispute", "episode", "event", "facet", "person", "place", "series",
                "source",
            ]  # fmt: skip
        assert column(connection, "SELECT id FROM search WHERE search MATCH 'sooner'") == ["d"]
    with closing(opened(small_timeline)) as connection:
        assert column(connection, "SELECT id FROM search WHERE search MATCH 'kim'") == [
            "kim-burgess"
        ]


FOUND = """
timeline: {format: 1, title: T, series: pd}
series: {pd: {title: S, about: Zoë marries.}}
episodes: {S01E01: {title: Zoë marries}}
people: {a: {name: A, aliases: [Zoë, she marries]}}
characters: {c: {name: C, note: Zoë is married.}}
arcs: {m: {title: Zoë marries}}
places: {p: {name: Where Zoë is married}}
facets: {f: {title: Zoë is married, of: one}}
sources: {s: {publisher: Zoë, title: Married}}
disputes: {d: {question: Q, characters: [c], claims: [{says: Zoë marries}, {says: Or sooner}]}}
events: {e: {title: E, changes: [{facet: f, of: [c], to: Zoë married}]}}
"""


# Opened by others


@pytest.fixture
def file(tmp_path: Path, call: Run) -> Path:
    path = tmp_path / "mine.db"
    assert call("export", "sqlite", "--output", str(path)).code == 0
    return path


def said(*command: str | Path) -> str:
    done = subprocess.run(
        command,
        env=CLEAN | {"PYTHONWARNINGS": ""},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


def test_sqlite_utils_opens_it(file: Path) -> None:
    needs("sqlite-utils")
    tables = json.loads(said("sqlite-utils", "tables", file, "--counts"))
    counts = {table["table"]: table["count"] for table in tables}
    assert counts["events"] > 200
    assert "REFERENCES characters (id)" in said("sqlite-utils", "schema", file, "event_characters")
    query = "select title from search where search match :word order by rank limit 1"
    assert json.loads(said("sqlite-utils", file, query, "-p", "word", "elope"))


def test_datasette_opens_it(file: Path) -> None:
    if shutil.which("datasette") is None:
        miss("not installed: datasette")
    events = said("datasette", file, "--get", "/mine/events_with_names.json?_size=1")
    assert json.loads(events)["rows"][0][0] == "upton-abusive-childhood"
    assert 'href="/mine/places/' in said("datasette", file, "--get", "/mine/events?_size=9")


def test_more_than_memory_may_hold_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite takes no more than 1 GiB there; a few pages do to see it."""
    connect = sqlite3.connect

    def small(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.execute("PRAGMA max_page_count = 20")
        return connection

    monkeypatch.setattr(sqlite3, "connect", small)
    with pytest.raises(OutputFailed, match="a database can have up to 1 GiB; export fewer events"):
        exported("sqlite", load())


def test_what_is_wrong_otherwise_is_no_matter_of_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WORDS", "CREATE NOTHING")
    with pytest.raises(sqlite3.OperationalError, match="syntax error"):
        exported("sqlite", load())


PEAK = """
import re
from pathlib import Path
from pdtimeline.export.sqlite import write
from pdtimeline.loader.load import parse

def kibibytes(name):
    return int(re.search(rf"{name}:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

words = "many words that go on " * 200
text = "".join(f"  e{at}: {{title: Event {at}, note: {words}}}\\n" for at in range(4000))
timeline = parse(f"timeline: {{format: 1, title: T}}\\nevents:\\n{text}".encode())
before = kibibytes("VmRSS")
size = sum(map(len, write(timeline, timeline.events)))
print((kibibytes("VmHWM") - before) * 1024 / size)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc")
def test_a_database_is_in_memory_twice_and_no_more() -> None:
    """Once as pages and once as the bytes of the file."""
    done = subprocess.run(
        [sys.executable, "-c", PEAK], env=CLEAN, capture_output=True, text=True, check=True
    )
    assert 1 < float(done.stdout) < 2.8  # it would be 3.1 if SQLite copied the pages first
