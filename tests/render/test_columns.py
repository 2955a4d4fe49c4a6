"""The columns that scripts count on (R5, R10, R44), and what they sort by."""

from __future__ import annotations

import json

import pytest

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Event, Learning, Source, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.filters import arrange
from pdtimeline.render.columns import Column, Sheet, event_sheet, flat, plain, sort_key
from pdtimeline.render.command_columns import NOTHING, SHEETS, sheet_for
from running import TESTS, Run

NASTY = str(TESTS / "nasty.yaml")
EVENT_LINE = "id episode date characters title"
EVENT_KEYS = (
    "id series season episode date track title summary place characters mentions people arcs causes "
    "about changes learns born died sources confidence note revealed first last ages x"
)

# Command: the columns of the line formats, the keys of the structured ones.
PROMISED = {
    "events": (EVENT_LINE, EVENT_KEYS),
    "characters": (
        "id name aliases first last events",
        "id name aliases portrayed_by about sources note revealed first last events short x",
    ),
    "people": (
        "id name aliases first last events",
        "id name aliases about sources note revealed first last events short x",
    ),
    "arcs": (
        "id title within first last events",
        "id title about within sources note revealed first last events x",
    ),
    "places": ("id name within events", "id name about within note revealed events x"),
    "episodes": (
        "episode aired events title",
        "episode series season title aired directors writers sources note revealed events x",
    ),
    "seasons": (
        "series season episodes first last events",
        "series season episodes first last events",
    ),
    "sources": (
        "id publisher published events title",
        "id publisher title url published origin note revealed events x",
    ),
    "disputes": (
        "id question verdict",
        "id question events episodes characters people claims verdict why note revealed x",
    ),
    "state": (
        "of facet value since episode days",
        "of facet value since episode days until shortest longest min_days max_days",
    ),
    "state --ended": (
        "of facet value since episode days until",
        "of facet value since episode days until shortest longest min_days max_days",
    ),
    "knowledge start": (
        "character event since episode how",
        "character event since episode date how title",
    ),
    "search the": ("kind id field context", "kind id field context episode date"),
    "chart": ("lane episode events", "lane episode events"),
    "tree": (EVENT_LINE, EVENT_KEYS),
}


@pytest.mark.parametrize("command", PROMISED)
def test_line_formats_have_these_columns_in_this_order(command: str, call: Run) -> None:
    """`cut -f2` must mean the same tomorrow."""
    done = call(*command.split(), "--file", NASTY, "--format", "tsv")
    assert done.text.split("\n")[0].split("\t") == PROMISED[command][0].split()


@pytest.mark.parametrize("command", PROMISED)
def test_structured_formats_have_these_keys_in_this_order(command: str, call: Run) -> None:
    """Every object has every key, known or not (R10)."""
    done = call(*command.split(), "--file", NASTY, "--json")
    records = json.loads(done.text)
    assert [" ".join(record) for record in records] == [PROMISED[command][1]] * len(records)
    assert records


@pytest.mark.parametrize(
    "command",
    [
        "event start",
        "character jay",
        "person soffer",
        "place bar",
        "arc whole",
        "episode S01E01",
        "why wide-title",
        "between jay wide",
    ],
)
def test_the_lines_of_a_record_are_lines_of_events(command: str, call: Run) -> None:
    """One kind of line wherever events are listed, so that one script reads them all (R32)."""
    done = call(*command.split(), "--file", NASTY, "--plain", "--header")
    assert done.text.split("\n")[0].split("\t") == EVENT_LINE.split()


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("event start", EVENT_KEYS),
        ("character jay", PROMISED["characters"][1]),  # its events stand where their number would
        ("person soffer", PROMISED["people"][1]),
        ("place bar", PROMISED["places"][1]),
        ("arc whole", PROMISED["arcs"][1]),
        ("episode S01E01", PROMISED["episodes"][1]),
        ("source feed", PROMISED["sources"][1]),
        ("dispute which", PROMISED["disputes"][1]),
        ("why wide-title", "event nodes"),
        ("between jay wide", "history events related"),
    ],
)
def test_the_object_of_a_record_has_its_fields_and_its_events(
    command: str, keys: str, call: Run
) -> None:
    record = json.loads(call(*command.split(), "--file", NASTY, "--json").text)
    assert " ".join(record) == keys


def test_the_events_of_an_object_have_the_fields_that_were_picked(call: Run) -> None:
    done = call("character", "mark", "--file", NASTY, "--json", "--fields", "date,id")
    record = json.loads(done.text)
    assert record["events"] == [{"date": "2014-01-15", "id": "bidi"}]
    assert record["name"] == "Z\u0301a\u0302lgo\u0338"


def test_the_nodes_of_why_say_how_far_away_they_are_and_what_they_led_to(call: Run) -> None:
    whole = json.loads(call("why", "bidi", "--file", NASTY, "--json").text)
    assert list(whole["event"]) == EVENT_KEYS.split()
    assert list(whole["nodes"][0]) == [*EVENT_KEYS.split(), "depth", "led_to"]
    assert [(node["id"], node["depth"], node["led_to"]) for node in whole["nodes"]] == [
        ("escapes", 1, ["bidi"]),
        ("start", 1, ["bidi", "escapes"]),
    ]


def test_the_history_of_two_has_these_keys(call: Run) -> None:
    whole = json.loads(call("between", "jay", "wide", "--file", NASTY, "--json").text)
    assert list(whole["history"][0]) == ["episode", "date", "facet", "to", "event"]


@pytest.mark.parametrize("form", ["plain", "tsv", "csv", "json", "yaml", "markdown", "table"])
def test_picked_fields_stand_in_the_order_in_which_they_were_picked(form: str, call: Run) -> None:
    done = call("events", "--file", NASTY, "--format", form, "--fields", "track,id", "--header")
    text = done.text.lower()
    assert text.index("track") < text.index("id")
    assert "title" not in text.split("\n")[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("text", "text"),
        (7, "7"),
        ([], ""),
        (["a", "b"], "a,b"),
        ({"to": None, "of": ["é"]}, '{"to":null,"of":["é"]}'),
        ([{"a": 1}, {"b": 2}], '{"a":1},{"b":2}'),
    ],
    ids=["absent", "text", "number", "empty list", "list", "map", "list of maps"],
)
def test_a_value_becomes_one_text(value: str | None, text: str) -> None:
    assert flat(value) == text
    assert Column("field", lambda _: value).text("record") == text


def test_in_tables_a_list_has_blanks_after_its_commas() -> None:
    assert Column("words", lambda words: words).shown(["a", "b"]) == "a, b"
    assert Column("words", lambda words: words).shown("text") == "text"
    assert Column("words", lambda words: words, show=len_of).shown(["a", "b"]) == "2"


def len_of(words: list[str]) -> str:
    return str(len(words))


def test_every_command_of_the_sheets_has_its_default_columns_among_its_columns() -> None:
    sheets = {command: sheet_for(command, NOTHING) for command in SHEETS}
    assert [name for name, sheet in sheets.items() if {*sheet.default} - {*sheet.names}] == []


def test_why_shows_names_and_not_ids_in_its_table(call: Run) -> None:
    done = call("why", "bidi", "--file", NASTY, "--format", "table", "--fields", "characters")
    assert "太郎" in done.text


STORY = Timeline(
    title="",
    main="pd",
    events=(
        Event("b", "beta", episode=EpisodeCode(10, 1), date=PartialDate.parse("2020-05")),
        Event("a", "Alpha", episode=EpisodeCode(9, 2), characters=("y",)),
        Event("c", "gamma", date=PartialDate.parse("2020"), characters=("x", "y")),
        Event("d", "delta", revealed=EpisodeCode(9, 1), date=PartialDate.parse("2021")),
    ),
)


@pytest.mark.parametrize(
    ("field", "ids"),
    [
        ("id", "a b c d"),
        ("title", "a b d c"),
        ("episode", "d a b c"),
        ("season", "a b c d"),
        ("date", "c b d a"),
        ("characters", "c a b d"),
        ("revealed", "d b a c"),
    ],
)
def test_events_sort_by(field: str, ids: str) -> None:
    """Seasons by number, dates by begin and end, codes by the order of telling; without a value last."""
    key = sort_key(event_sheet(STORY), field)
    assert [event.id for event in arrange(STORY.events, key)] == ids.split()


def test_what_has_no_value_stays_last_the_other_way_round() -> None:
    key = sort_key(event_sheet(STORY), "date")
    assert [event.id for event in arrange(STORY.events, key, reverse=True)] == ["d", "b", "c", "a"]


def sheet_order(
    command: str, timeline: Timeline, records: tuple[object, ...], field: str
) -> list[str]:
    sheet = sheet_for(command, timeline)
    return [str(getattr(one, "id", one)) for one in arrange(records, sort_key(sheet, field))]


def test_sources_sort_by_date_and_not_by_its_letters() -> None:
    sources = (
        Source("late", "P", "T", published=PartialDate.parse("2020-02")),
        Source("none", "P", "T"),
        Source("early", "P", "T", published=PartialDate.parse("../2019")),
    )
    assert sheet_order("sources", STORY, sources, "published") == ["early", "late", "none"]


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("characters --sort events", "mark emoji jay wide"),
        ("characters --sort last", "jay emoji mark wide"),
        ("characters --sort first", "jay wide emoji mark"),
        ("arcs --sort title --reverse", "whole part"),
        ("episodes --sort aired --reverse", "S02E01 S01E02 S01E01 fire-S02E01"),
        ("episodes --sort episode", "fire-S02E01 S01E01 S01E02 S02E01"),
        ("sources --sort published", "wire feed page"),
        ("disputes --sort verdict", "which open"),
    ],
)
def test_lists_sort_by(line: str, ids: str, call: Run) -> None:
    done = call(*line.split(), "--file", NASTY, "--plain")
    assert [row.split("\t")[0] for row in done.text.splitlines()] == ids.split()


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("state --ended --sort days --fields days", "252 259"),
        ("state --ended --sort episode --reverse --fields episode", "S01E02 S01E01"),
        ("knowledge start --sort episode --reverse --fields character", "emoji jay wide"),
        ("seasons --sort first --reverse --fields last", "S02E01 S01E02 fire-S02E01"),
        ("chart --by person --sort episode --fields episode", "S02E01"),
        ("chart --by character --sort episode --limit 2 --fields episode", "fire-S02E01 S01E01"),
        ("why bidi --sort title --fields id", "escapes start"),
        ("why bidi --sort depth --reverse --fields id", "escapes start"),
    ],
)
def test_answers_sort_by(line: str, values: str, call: Run) -> None:
    done = call(*line.split(), "--file", NASTY, "--plain")
    assert done.text.split() == values.split()


def test_the_seasons_of_one_series_need_no_series() -> None:
    alone = sheet_for("seasons", Timeline(title=""))
    assert alone.default == ("season", "episodes", "first", "last", "events")


def test_changes_and_lessons_are_maps() -> None:
    event = Event("a", "A", learns=(Learning(("x", "y"), "b"),))
    assert event_sheet(STORY).column("learns").value(event) == [{"who": ["x", "y"], "of": "b"}]


def test_a_sheet_finds_its_columns_by_name() -> None:
    sheet = Sheet("things", (plain("id"), plain("name")), ("id",), ("name",))
    assert sheet.names == ("id", "name")
    assert [column.name for column in sheet.pick(("name", "id"))] == ["name", "id"]
