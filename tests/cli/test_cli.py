"""The command line as its user meets it: what is asked, what is printed where, what is refused.

Most of it runs in this process (`ask`: the small timeline, into pipes); what needs a process of its own
stands in test_process.py.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
import yaml

from attacked import parameters
from hostile import OURS
from marks import slow_but
from pdtimeline.cli import app
from running import Run

FIRST = "first\tS01E01\t2014-01-08\tjay-halstead,kim-burgess\tThe first thing\n"
SECOND = (
    "second\tS01E02\t2014-01-15\tjay-halstead,zoe-oneil\t"
    "A tab\\there, [bold]marks[/bold], <b>tags</b> | and a :dog:\n"
)
THIRD = (
    "third\tS02E01\t2014-09-24\tzoe-oneil\tAn \\x1b[31mescape, a \\u202eturn and a back\\\\slash\n"
)
PROLOGUE = "prologue\tS00E01\t2013-12-24\tkim-burgess\tA prologue\n"
CHILDHOOD = "childhood\tS02E01\t../2003\tjay-halstead\tA childhood, told late\n"
FILMING = "filming\t\t2013-11\t\tThe first thing is filmed\n"
BURNING = "burning\tside-S01E01\t2014-02-01\twill-halstead\tA fire next door\n"
LOOSE = "loose\t\t\tkimberly-cho\tNobody knows when\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "events",
            CHILDHOOD + FILMING + PROLOGUE + FIRST + SECOND + BURNING + THIRD + LOOSE,
            id="events",
        ),
        pytest.param("event second", SECOND, id="event"),
        pytest.param("character jay", CHILDHOOD + FIRST + SECOND, id="character"),
        pytest.param("person bob", FILMING, id="person"),
        pytest.param("place city", FIRST, id="place"),
        pytest.param("episode 1x2", SECOND, id="episode"),
        pytest.param("arc main", FIRST + SECOND, id="arc"),
        pytest.param("why third", SECOND + FIRST + PROLOGUE, id="why"),
        pytest.param("why first --effects", SECOND + THIRD, id="why with effects"),
        pytest.param("between jay kim", FIRST, id="between"),
        pytest.param(
            "characters --limit 1",
            "jay-halstead\tJay Halstead\tJay\tS01E01\tS02E01\t3\n",
            id="characters",
        ),
        pytest.param(
            "people",
            "ann-actor\tAnn Actor\t\t\t\t0\nbob-writer\tBob Writer\t\t\t\t1\n",
            id="people",
        ),
        pytest.param("places", "city\tThe city\t\t1\nhouse\tThe house\tcity\t1\n", id="places"),
        pytest.param(
            "arcs",
            "main-arc\tThe main thread\t\tS01E01\tS01E02\t2\n"
            "inner-arc\tAn inner thread\tmain-arc\tS01E01\tS01E01\t1\n",
            id="arcs",
        ),
        pytest.param("episodes --season 2", "S02E01\t2014-09-24\t2\tThree\n", id="episodes"),
        pytest.param(
            "seasons",
            "main\t0\t1\tS00E01\tS00E01\t1\n"
            "main\t1\t2\tS01E01\tS01E02\t2\n"
            "main\t2\t1\tS02E01\tS02E01\t2\n"
            "side\t1\t1\tside-S01E01\tside-S01E01\t1\n",
            id="seasons",
        ),
        pytest.param(
            "source paper", "paper\tThe Paper\t2014-01-09\t2\tWhat the paper says\n", id="source"
        ),
        pytest.param(
            "sources --origin gazette",
            "gazette\tThe Gazette\t2014-01-10\t1\tWhat the gazette says\n",
            id="sources",
        ),
        pytest.param("dispute when", "when\tWhen was it?\tIn winter\n", id="dispute"),
        pytest.param("disputes", "when\tWhen was it?\tIn winter\n", id="disputes"),
        pytest.param(
            "state --at S01",
            "jay-halstead,kim-burgess\tbond\tfriends\tfirst\tS01E01\t7\n",
            id="state",
        ),
        pytest.param(
            "knowledge first --how learned",
            "zoe-oneil\tfirst\tsecond\tS01E02\tlearned\n",
            id="knowledge of an event",
        ),
        pytest.param(
            "knowledge kim",
            "kim-burgess\tprologue\tprologue\tS00E01\tthere\nkim-burgess\tfirst\tfirst\tS01E01\tthere\n",
            id="knowledge of a character",
        ),
        pytest.param(
            "search goes",
            "event\tfirst\tsummary\tIt begins. Then it goes on; a tab here.\n",
            id="search",
        ),
        pytest.param("chart", "main-arc\tS01E01\t1\nmain-arc\tS01E02\t1\n", id="chart"),
    ],
)
def test_in_a_pipe_a_record_is_a_line(ask: Run, line: str, expected: str) -> None:
    result = ask(line)

    assert (result.text, result.notes, result.code) == (expected, "", 0)


@pytest.mark.parametrize(
    ("line", "first_line"),
    [
        pytest.param(
            "events --limit 1",
            "A small story · 1 of 8 events",
            id="list",
        ),
        pytest.param("event first", "╭─ The first thing", id="card of an event"),
        pytest.param("character zoe", "╭─ Zoë O\u2019Neil", id="card of a character"),
        pytest.param("arc main", "The main thread", id="arc as a tree"),
        pytest.param(
            "why third",
            "S02E01  An \\x1b[31mescape, a \\u202eturn and a back\\slash",
            id="why as a tree",
        ),
        pytest.param("tree --season 1", "Season 1", id="tree"),
        pytest.param("between jay kim", "Jay Halstead and Kim Burgess", id="between two"),
        pytest.param("source paper", "╭─ What the paper says", id="card of a source"),
        pytest.param("dispute when", "╭─ When was it?", id="card of a dispute"),
    ],
)
def test_on_a_terminal_people_get_a_form_of_their_own(ask: Run, line: str, first_line: str) -> None:
    result = ask(f"{line} --color never", PDTIMELINE_FORCE_TTY="80")

    assert result.text.splitlines()[0].startswith(first_line)


FORMATS = ("table", "tree", "plain", "tsv", "csv", "json", "jsonl", "yaml", "markdown")


@pytest.mark.parametrize("form", ["plain", "tsv", "csv", "json", "jsonl", "yaml", "markdown"])
def test_a_format_that_was_asked_for_is_the_same_everywhere(ask: Run, form: str) -> None:
    piped = ask(f"events --format {form}")
    on_terminal = ask(f"events --format {form} --color always", PDTIMELINE_FORCE_TTY="30")

    assert piped.code == 0
    assert on_terminal.out == piped.out


@pytest.mark.parametrize(
    "setting", ["FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "GITHUB_ACTIONS", "CI"]
)
def test_no_variable_but_ours_makes_a_pipe_a_terminal(ask: Run, setting: str) -> None:
    """What a script reads must not hang on where it runs."""
    assert ask("events --season 1", **{setting: "1"}).text == FIRST + SECOND


COLUMNS = {
    "events": "id episode date characters title",
    "event first": "id episode date characters title",
    "character jay": "id episode date characters title",
    "person bob": "id episode date characters title",
    "place city": "id episode date characters title",
    "arc main": "id episode date characters title",
    "episode S01E01": "id episode date characters title",
    "why third": "id episode date characters title",
    "between jay kim": "id episode date characters title",
    "tree --format plain": "id episode date characters title",
    "characters": "id name aliases first last events",
    "people": "id name aliases first last events",
    "arcs": "id title within first last events",
    "places": "id name within events",
    "episodes": "episode aired events title",
    "seasons": "series season episodes first last events",
    "sources": "id publisher published events title",
    "source paper": "id publisher published events title",
    "disputes": "id question verdict",
    "dispute when": "id question verdict",
    "state": "of facet value since episode days",
    "knowledge first": "character event since episode how",
    "search thing": "kind id field context",
    "chart": "lane episode events",
}


@pytest.mark.parametrize(("line", "columns"), COLUMNS.items())
def test_the_columns_of_the_line_formats_are_promised(ask: Run, line: str, columns: str) -> None:
    """Scripts count them: `cut -f4` must go on meaning the same."""
    tabs = ask(f"{line} --header")
    commas = ask(f"{line.removesuffix(' --format plain')} -o csv")

    assert tabs.text.splitlines()[0].split("\t") == columns.split()
    assert commas.text.splitlines()[0].split(",") == columns.split()


@pytest.mark.parametrize("line", COLUMNS)
def test_every_line_has_the_same_number_of_tabs(ask: Run, line: str) -> None:
    lines = ask(f"{line} --header").text.splitlines()

    assert len(lines) > 1
    assert {one.count("\t") for one in lines} == {lines[0].count("\t")}


@pytest.mark.parametrize(
    ("form", "options", "has_header"),
    [
        ("plain", "", False),
        ("plain", "--header", True),
        ("plain", "--no-header", False),
        ("tsv", "", True),
        ("tsv", "--no-header", False),
        ("csv", "", True),
        ("csv", "--no-header", False),
    ],
)
def test_who_wants_a_header_gets_one(
    ask: Run, form: str, options: str, *, has_header: bool
) -> None:
    lines = ask(f"events --limit 1 --fields id -o {form} {options}").text.splitlines()

    assert lines == (["id", "childhood"] if has_header else ["childhood"])


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param("plain", "A fire next door\tburning\t\n", id="plain"),
        pytest.param("tsv", "title\tid\tplace\nA fire next door\tburning\t\n", id="tsv"),
        pytest.param("csv", "title,id,place\nA fire next door,burning,\n", id="csv"),
        pytest.param(
            "json",
            '[\n  {\n    "title": "A fire next door",\n    "id": "burning",\n    "place": null\n  }\n]\n',
            id="json",
        ),
        pytest.param(
            "jsonl", '{"title":"A fire next door","id":"burning","place":null}\n', id="jsonl"
        ),
        pytest.param("yaml", '- title: "A fire next door"\n  id: "burning"\n  place: null\n', id="yaml"),
        pytest.param(
            "markdown",
            "| title | id | place |\n| --- | --- | --- |\n| A fire next door | burning |  |\n",
            id="markdown",
        ),
    ],
)  # fmt: skip
def test_fields_pick_and_order_in_every_format(ask: Run, form: str, expected: str) -> None:
    assert ask(f"events --series side --fields title,id,place -o {form}").text == expected


def test_fields_pick_the_columns_of_a_table(ask: Run) -> None:
    table = ask("events --series side --fields title,id -o table").text

    assert table.splitlines()[1].split() == ["Title", "ID"]


def test_fields_reach_the_events_within_a_record(ask: Run) -> None:
    whole = json.loads(ask("place city --json --fields id,title").text)

    assert whole["events"] == [{"id": "first", "title": "The first thing"}]
    assert whole["name"] == "The city"


@pytest.mark.parametrize("form", ["plain", "tsv", "csv", "json", "yaml", "markdown", "tree"])
def test_off_a_terminal_columns_has_no_influence(ask: Run, form: str) -> None:
    """Another tool once cut what a script read, because stderr was a narrow terminal."""
    assert ask(f"events -o {form}", COLUMNS="12").out == ask(f"events -o {form}").out


@pytest.mark.parametrize("width", ["24", "40", "200"])
def test_a_table_folds_and_drops_nothing(call: Run, tmp_path: Path, width: str) -> None:
    file = tmp_path / "long.yaml"
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    file.write_text(f"timeline: {{format: 1, title: X}}\nevents:\n  a: {{title: {word}}}\n")

    result = call("events", "--file", str(file), env={"PDTIMELINE_FORCE_TTY": width})

    assert "…" not in result.text
    assert word in "".join(line.strip() for line in result.text.splitlines())


def test_the_four_escapes_of_a_line_are_those_of_jq(ask: Run) -> None:
    assert (
        ask("event first --fields summary").text == "It begins.\\nThen it goes on; a tab\\there.\n"
    )
    assert ask("event third --fields title").text == (
        "An \\x1b[31mescape, a \\u202eturn and a back\\\\slash\n"
    )


HOSTILE = {
    "escape": "\x1b", "bell": "\x07", "c1": "\x9b", "delete": "\x7f", "turn": "\u202e",
    "isolate": "\u2066", "mark": "\u200f", "feff": "\ufeff",
}  # fmt: skip
BREAKS = {"return": "\r", "separator": "\u2028", "next line": "\x85"}  # not in texts of one line


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """A timeline with every sign that must not act, in every kind of text that is printed."""
    text = json.dumps("x".join(["", *HOSTILE.values(), ""]))
    long = json.dumps("x".join(["", *HOSTILE.values(), *BREAKS.values(), ""]))
    file = tmp_path / "hostile.yaml"
    file.write_text(
        f"timeline: {{format: 1, title: {text}}}\n"
        f"facets:\n  f: {{title: {text}, of: one}}\n"
        f"places:\n  p: {{name: {text}}}\n"
        f"people:\n  q: {{name: {text}}}\n"
        f"characters:\n  c: {{name: {text}, aliases: [{text}], about: {long}}}\n"
        f"arcs:\n  r: {{title: {text}}}\n"
        f"sources:\n  s: {{publisher: {text}, title: {text}}}\n"
        f"episodes:\n  S01E01: {{title: {text}}}\n"
        f"events:\n  a:\n    title: {text}\n    summary: {long}\n    note: {long}\n"
        f"    episode: S01E01\n    characters: [c]\n    people: [q]\n    place: p\n    arcs: [r]\n"
        f"    sources: [s]\n    changes:\n      - {{facet: f, of: [c], to: {text}}}\n"
        f"  b: {{title: {text}, causes: [a], episode: S01E02}}\n"
        f"disputes:\n  d:\n    question: {text}\n    events: [a]\n    verdict: {text}\n"
        f"    claims:\n      - {{says: {text}, sources: [s]}}\n      - {{says: {text}, sources: [s]}}\n"
    )
    return str(file)


@pytest.mark.parametrize(
    "line",
    slow_but([
        "events", "event a", "character c", "characters", "person q", "people", "place p", "places",
        "arc r", "arcs", "episode S01E01", "episodes", "seasons", "why b", "state", "knowledge a",
        "between c q", "search x", "chart", "tree", "sources", "source s", "disputes", "dispute d",
        "check",
    ], "events", "event a", "character c", "state", "chart", "check"),
)  # fmt: skip
def test_no_sign_of_the_data_acts_on_a_terminal(call: Run, hostile: str, line: str) -> None:
    """A timeline from somebody else must not be able to write on your screen."""
    for form in FORMATS:
        result = call(*line.split(), "--format", form, "--color", "never", "--file", hostile)
        printed = result.text + result.notes

        assert result.code == 0
        assert [name for name, sign in (HOSTILE | BREAKS).items() if sign in printed] == []


def test_json_and_yaml_lose_nothing(call: Run, hostile: str) -> None:
    whole = "x".join(["", *HOSTILE.values(), *BREAKS.values(), ""])

    as_json = json.loads(call("event", "a", "--json", "--file", hostile).text)
    as_yaml = yaml.safe_load(call("event", "a", "-o", "yaml", "--file", hostile).text)
    assert as_json["summary"] == whole
    assert as_yaml["summary"] == whole


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("event a\x1b[31m", id="id"),
        pytest.param("character \x1b[31m", id="name"),
        pytest.param("\x1b[31m", id="command"),
        pytest.param("events --\x1b[31m", id="option"),
        pytest.param("events --format \x1b[31m", id="format"),
        pytest.param("events --fields \x1b[31m", id="field"),
        pytest.param("events --season \x1b[31m", id="season"),
        pytest.param("events --since \x1b[31m", id="date"),
        pytest.param("events --limit \x1b[31m", id="number"),
        pytest.param("events --file \x1b[31m", id="file"),
        pytest.param("check \x1b[31m", id="file to check"),
        pytest.param("events \x1b[31m", id="argument too many"),
        pytest.param("events --seen \x1b[31m", id="horizon"),
        pytest.param("events --text \x1b[31m --season 99", id="no error at all"),
    ],
)
def test_nothing_echoed_from_the_command_line_acts_on_a_terminal(ask: Run, line: str) -> None:
    result = ask(line)

    assert "\x1b" not in result.text + result.notes
    assert result.notes.count("\n") == 1


@pytest.mark.parametrize("form", ["plain", "csv", "table", "tree"])
def test_data_is_never_markup(ask: Run, form: str) -> None:
    """Rich would eat `[bold]`, and make an animal of `:dog:`."""
    printed = ask(f"event second --fields title -o {form}", PDTIMELINE_FORCE_TTY="200").text

    assert "[bold]marks[/bold], <b>tags</b> | and a :dog:" in printed


def test_data_is_never_markup_on_a_card(ask: Run) -> None:
    assert "[bold]marks[/bold], <b>tags</b> | and a :dog:" in (
        ask("event second", PDTIMELINE_FORCE_TTY="200").text
    )


WITHOUT_EPISODES = """
timeline: {format: 1, title: T}
characters: {ann: {name: Ann}, bob: {name: Bob}}
events:
  lock: {title: A lock, date: 2025-03-12T09:02, characters: [ann]}
  begin: {title: A begin, date: -0043/.., characters: [bob]}
"""


@pytest.mark.parametrize(
    ("line", "note"),
    [
        pytest.param("events --season 1", "no events match{}", id="a season"),
        pytest.param("stats -e S01E01 -c ann", "no events match{}", id="an episode"),
        pytest.param("chart --season 1-", "no events match{}", id="a chart"),
        pytest.param("episodes --season 1", "no episodes match{}", id="episodes"),
        pytest.param("search lock --season 1", "no matches{}", id="a search"),
        pytest.param(
            "between ann bob --season 1", "no events include both Ann and Bob{}", id="two"
        ),
        pytest.param("between ann bob", "no events include both Ann and Bob", id="no limits"),
        pytest.param("search key", "no matches", id="no season"),
        pytest.param("episodes", "no episodes match", id="all episodes"),
        pytest.param(
            "events --text key", "no events match (this timeline covers -0043 to 2025)", id="years"
        ),
    ],
)
def test_where_there_are_no_episodes_a_note_says_what_to_ask_instead(
    call: Run, tmp_path: Path, line: str, note: str
) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(WITHOUT_EPISODES)
    answer = call(*line.split(), "-f", str(path))
    why = ", because this timeline has no episodes; use --since and --until"
    assert (answer.code, answer.text) == (0, "")
    assert answer.notes == f"pdtimeline: {note.format(why)}\n"


NOBODY = "pdtimeline: no events match (this timeline covers seasons 0 to 2)\n"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("plain", ""),
        ("tsv", "id\tepisode\tdate\tcharacters\ttitle\n"),
        ("csv", "id,episode,date,characters,title\n"),
        ("json", "[]\n"),
        ("jsonl", ""),
        ("yaml", "[]\n"),
        ("markdown", "| id | episode | date | characters | title |\n| --- | --- | --- | --- | --- |\n"),
        ("table", ""),
        ("tree", ""),
    ],
)  # fmt: skip
def test_nothing_found_has_a_form_and_a_note(ask: Run, form: str, expected: str) -> None:
    piped = ask(f"events --season 99 -o {form}")
    on_terminal = ask(f"events --season 99 -o {form}", PDTIMELINE_FORCE_TTY="80")

    assert (piped.text, piped.notes, piped.code) == (expected, NOBODY, 0)
    assert (on_terminal.text, on_terminal.notes, on_terminal.code) == (expected, NOBODY, 0)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("sources --publisher nobody", "pdtimeline: no sources match\n"),
        ("disputes --open", "pdtimeline: no disputes match\n"),
        ("search nowhere", "pdtimeline: no matches\n"),
        ("why prologue", "pdtimeline: no known causes of prologue\n"),
        ("why third --effects", "pdtimeline: no known effects of third\n"),
        ("state --at 1990", "pdtimeline: no state is known at that point\n"),
        ("knowledge filming", "pdtimeline: no one is known to know about filming\n"),
        ("person ann", "pdtimeline: no events found for Ann Actor\n"),
        ("person ann -o table", "pdtimeline: no events found for Ann Actor\n"),
        ("between kim will", "pdtimeline: no events include both Kim Burgess and Will Halstead\n"),
        ("between kim will -o table", "pdtimeline: no events include both Kim Burgess and Will Halstead\n"),
        ("chart --season 99", NOBODY),
        ("tree --season 99", NOBODY),
        ("episodes --season 99", "pdtimeline: no episodes match (this timeline covers seasons 0 to 2)\n"),
    ],
)  # fmt: skip
def test_every_empty_answer_says_so_once(ask: Run, line: str, note: str) -> None:
    assert ask(line).notes == note


def test_quiet_drops_notes_and_keeps_errors(ask: Run) -> None:
    assert ask("events --season 99 --quiet").notes == ""
    assert ask("events --seen S01E01 -q --limit 1 -o table").notes == ""
    assert ask("event nonesuch --quiet").notes == 'pdtimeline: error: unknown event "nonesuch"\n'


def test_how_much_is_left_out_is_told_to_people_only(ask: Run) -> None:
    said = "pdtimeline: showing 2 of 8 events; drop --limit to see all\n"

    assert ask("events --limit 2").notes == ""
    assert ask("events --limit 2 --json").notes == ""
    assert ask("events --limit 2 -o table").notes == said
    assert ask("tree --by character --limit 2").notes == said


@pytest.mark.parametrize(
    ("line", "shown", "note"),
    [
        pytest.param("character jay", "A childhood", "1 of 3 events", id="events of a card"),
        pytest.param("arc main", "The first thing", "1 of 2 events", id="tree of an arc"),
        pytest.param("why third", "S01E02", "1 of 3 events", id="tree of causes"),
        pytest.param("chart --by character", "Kim Burgess", "1 of 4 lanes", id="lanes"),
        pytest.param("tree --by arc", "A childhood", "1 of 8 events", id="tree of events"),
    ],
)
def test_limit_holds_in_what_is_drawn(ask: Run, line: str, shown: str, note: str) -> None:
    result = ask(f"{line} --limit 1", PDTIMELINE_FORCE_TTY="100")

    assert shown in result.text
    assert result.notes.startswith(f"pdtimeline: showing {note}")


def test_the_next_step_is_told_on_a_terminal_only(ask: Run) -> None:
    assert ask("events --limit 1 -o table").notes.count("next:") == 0
    assert ask("events -o table", PDTIMELINE_FORCE_TTY="80").notes == (
        "next: pdtimeline event childhood\n"
    )


@pytest.mark.parametrize(
    ("line", "same_as"),
    [
        ("events --json", "events --format json"),
        ("events --plain", "events --format plain"),
        ("events -o md", "events --format markdown"),
        ("events -o ndjson", "events --format jsonl"),
        ("events --json -o json", "events -o json"),
        ("events --plain --format plain", "events -o plain"),
    ],
)
def test_formats_have_short_names(ask: Run, line: str, same_as: str) -> None:
    assert ask(line).code == 0
    assert ask(line).out == ask(same_as).out


@pytest.mark.parametrize(
    "line", ["events --json --plain", "events --json -o csv", "events --plain -o tsv"]
)
def test_two_formats_in_one_call_are_refused(ask: Run, line: str) -> None:
    result = ask(line)

    assert (result.code, result.text) == (2, "")
    assert "are both formats; choose one" in result.notes


@pytest.mark.parametrize("form", ["html", "xml", "sql", "JSON", "Table", "jso"])
def test_other_formats_are_refused_and_the_known_ones_named(ask: Run, form: str) -> None:
    result = ask(f"events --format {form}")

    assert result.code == 2
    assert f'unknown format "{form}";' in result.notes
    assert "table, tree, plain, tsv, csv, json, jsonl, yaml, markdown, svg" in result.notes


EVENT_KEYS = [
    "id", "series", "season", "episode", "date", "track", "title", "summary", "place", "characters",
    "mentions", "people", "arcs", "causes", "about", "changes", "learns", "born", "died", "sources",
    "confidence", "note", "revealed", "first", "last", "ages", "x",
]  # fmt: skip


def test_json_has_every_key_in_a_fixed_order_and_types(ask: Run) -> None:
    text = ask("events --json").text
    events = json.loads(text)

    assert [list(event) for event in events] == [EVENT_KEYS] * 8
    assert text.endswith("\n]\n")
    assert '\n  {\n    "id": ' in text
    assert events[3]["season"] == 1
    assert events[3]["changes"] == [
        {"facet": "bond", "of": ["jay-halstead", "kim-burgess"], "to": "friends"}
    ]
    assert (events[1]["season"], events[1]["characters"], events[1]["date"]) == (
        None,
        [],
        "2013-11",
    )


def test_json_lines_and_yaml_hold_the_same_data(ask: Run) -> None:
    expected = json.loads(ask("events --json").text)

    lines = ask("events -o jsonl").text.splitlines()
    assert [json.loads(line) for line in lines] == expected
    assert yaml.safe_load(ask("events -o yaml").text) == expected


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        pytest.param("event first", EVENT_KEYS, id="event"),
        pytest.param(
            "character jay",
            [
                "id",
                "name",
                "aliases",
                "portrayed_by",
                "about",
                "sources",
                "note",
                "revealed",
                "first",
                "last",
                "events",
                "short",
                "x",
            ],
            id="character",
        ),
        pytest.param(
            "person bob",
            [
                "id",
                "name",
                "aliases",
                "about",
                "sources",
                "note",
                "revealed",
                "first",
                "last",
                "events",
                "short",
                "x",
            ],
            id="person",
        ),
        pytest.param(
            "place city",
            ["id", "name", "about", "within", "note", "revealed", "events", "x"],
            id="place",
        ),
        pytest.param(
            "arc main",
            [
                "id",
                "title",
                "about",
                "within",
                "sources",
                "note",
                "revealed",
                "first",
                "last",
                "events",
                "x",
            ],
            id="arc",
        ),
        pytest.param("why third", ["event", "nodes"], id="why"),
        pytest.param("between jay kim", ["history", "events", "related"], id="between"),
    ],
)
def test_one_record_is_one_object(ask: Run, line: str, keys: list[str]) -> None:
    """Readers of our JSON look for these keys; none may go or change its name."""
    assert list(json.loads(ask(f"{line} --json").text)) == keys


def test_why_is_flat_in_json(ask: Run) -> None:
    """A long chain must not become a deep nest, which readers refuse."""
    whole = json.loads(ask("why third --json --fields id,depth,led_to").text)

    assert whole["event"]["id"] == "third"
    assert whole["nodes"] == [
        {"id": "second", "depth": 1, "led_to": ["third"]},
        {"id": "first", "depth": 2, "led_to": ["second"]},
        {"id": "prologue", "depth": 3, "led_to": ["first"]},
    ]


def test_csv_is_as_rfc_4180_has_it_but_for_the_line_ends(ask: Run) -> None:
    data = ask("events --fields id,characters,summary,title --season 1 -o csv").out

    assert data == (
        b"id,characters,summary,title\n"
        b'first,"jay-halstead,kim-burgess","It begins.\nThen it goes on; a tab\\there.",The first thing\n'
        b'second,"jay-halstead,zoe-oneil",,'
        b'"A tab\\there, [bold]marks[/bold], <b>tags</b> | and a :dog:"\n'
    )
    assert [len(row) for row in csv.reader(io.StringIO(data.decode(), newline=""))] == [4, 4, 4]


def test_a_markdown_table_keeps_its_shape(ask: Run) -> None:
    assert ask("events --fields id,title,summary --season 1 -o markdown").text == (
        "| id | title | summary |\n"
        "| --- | --- | --- |\n"
        "| first | The first thing | It begins. Then it goes on; a tab\\there. |\n"
        "| second | A tab\\there, [bold]marks[/bold], &lt;b>tags&lt;/b> \\| and a :dog: |  |\n"
    )


def test_a_table_in_a_pipe_has_no_colour_and_the_width_of_columns_or_80(ask: Run) -> None:
    wide = ask("events -o table").text
    narrow = ask("events -o table", COLUMNS="60").text

    assert "\x1b" not in wide + narrow
    assert max(map(len, wide.splitlines())) <= 80
    assert max(map(len, narrow.splitlines())) <= 60


def test_a_tree_has_the_columns_that_were_picked(ask: Run) -> None:
    assert ask("tree --season 1 --fields date,id").text == (
        "Season 1\n"
        "├── S01E01 One  2014-01-08\n"
        "│   └── 2014-01-08  first\n"
        "└── S01E02 Two  2014-01-15\n"
        "    └── 2014-01-15  second\n"
    )
    assert ask("places -o tree --fields name,events").text == (
        "The city  1 event\n└── The house  1 event\n"
    )


def test_a_tree_draws_only_the_characters_and_arcs_asked_for(ask: Run) -> None:
    """Others who are there, and other arcs of the same events, would bury the answer."""
    one = ask("tree --by character -c kim --season 1 --fields id").text
    two = ask("tree --by character -c jay-halstead -c kim --season 1 --fields id").text

    assert one == "Kim Burgess  kim-burgess\n└── S01E01 One  2014-01-08\n    └── first\n"
    assert [line for line in two.splitlines() if line[0].isalpha()] == [
        "Jay Halstead  jay-halstead", "Kim Burgess  kim-burgess",
    ]  # fmt: skip
    assert ask("tree --by arc -a inner-arc --fields id --season 1").text == (
        "An inner thread  inner-arc\n└── S01E01 One  2014-01-08\n    └── first\n"
    )


def test_a_tree_in_a_pipe_is_one_node_a_line(ask: Run) -> None:
    assert ask("events --season 1 -o tree", COLUMNS="20").text == (
        "Season 1\n"
        "├── S01E01 One  2014-01-08\n"
        "│   └── The first thing  disputed  first\n"
        "└── S01E02 Two  2014-01-15\n"
        "    └── A tab\\there, [bold]marks[/bold], <b>tags</b> | and a :dog:  reported  second\n"
    )


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        pytest.param(
            "", "childhood filming prologue first second burning third loose", id="happening"
        ),
        pytest.param(
            "--reverse",
            "loose third burning second first prologue filming childhood",
            id="reversed",
        ),
        pytest.param(
            "--sort date",
            "childhood filming prologue first second burning third loose",
            id="undated last",
        ),
        pytest.param(
            "--sort date -r",
            "third burning second first prologue filming childhood loose",
            id="undated last reversed",
        ),
        pytest.param(
            "--sort episode",
            "prologue first second burning childhood third loose filming",
            id="telling",
        ),
        pytest.param(
            "--sort track", "filming childhood prologue first second burning third loose", id="ties"
        ),
        pytest.param("--limit 2", "childhood filming", id="limit"),
        pytest.param("--limit 2 --reverse", "loose third", id="limit after reverse"),
        pytest.param("--sort episode -n 3", "prologue first second", id="limit after sort"),
        pytest.param("--season 1 --reverse", "second first", id="filter first"),
        pytest.param(
            "--limit 99",
            "childhood filming prologue first second burning third loose",
            id="large limit",
        ),
        pytest.param("--limit 0", "", id="none"),
    ],
)
def test_the_order_of_work(ask: Run, options: str, ids: str) -> None:
    assert ask(f"events --fields id {options}").text.split() == ids.split()


@pytest.mark.parametrize(
    ("options", "number"),
    [("", "8"), ("--season 1", "2"), ("--limit 3", "3"), ("--season 99", "0"), ("--json", "8")],
)
def test_count_prints_one_number_and_nothing_else(ask: Run, options: str, number: str) -> None:
    result = ask(f"events --count {options}", PDTIMELINE_FORCE_TTY="80")

    assert (result.text, result.notes) == (f"{number}\n", "")


@pytest.mark.parametrize("value", ["-1", "x", "1.5", "''", "1e3", "٣"])
def test_a_limit_is_a_whole_number(ask: Run, value: str) -> None:
    result = ask(f"events --limit {value}")

    assert result.code == 2
    assert "must be a whole number" in result.notes


@pytest.mark.parametrize("option", ["--template", "--jq", "--query", "--where", "--config"])
def test_there_are_no_small_languages(ask: Run, option: str) -> None:
    assert ask(f"events {option} x").code == 2


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        pytest.param("jay-halstead", "jay-halstead", id="id"),
        pytest.param("Jay Halstead", "jay-halstead", id="full name"),
        pytest.param("JAY", "jay-halstead", id="alias in capitals"),
        pytest.param("  jay   halstead ", "jay-halstead", id="blanks squeezed"),
        pytest.param("kim", "kim-burgess", id="an alias wins over a beginning"),
        pytest.param("cho", "kimberly-cho", id="a word of the name"),
        pytest.param("burg", "kim-burgess", id="a beginning"),
        pytest.param("kimberly c", "kimberly-cho", id="a beginning of two words"),
        pytest.param("zoe", "zoe-oneil", id="no accent"),
        pytest.param("ZOË", "zoe-oneil", id="accent in capitals"),
        pytest.param("Zoe\u0308", "zoe-oneil", id="accent as a sign of its own"),
        pytest.param("zoe o'neil", "zoe-oneil", id="straight apostrophe"),
        pytest.param("o\u2019neil", "zoe-oneil", id="curly apostrophe"),
    ],
)
def test_a_name_finds_its_character(call: Run, small: str, word: str, id_: str) -> None:
    shown = json.loads(call("character", word, "--json", "--file", small).text)

    assert shown["id"] == id_


@pytest.mark.parametrize(
    ("word", "message"),
    [
        pytest.param(
            "halstead",
            '"halstead" matches more than one character; use an ID: jay-halstead, will-halstead',
            id="two",
        ),
        pytest.param(
            "burgss", 'unknown character "burgss"; did you mean "burgess" (kim-burgess)?', id="slip"
        ),
        pytest.param("j.*", 'unknown character "j.*"', id="no regular expression"),
        pytest.param("jay*", 'unknown character "jay*"', id="no glob"),
        pytest.param("alstead", 'unknown character "alstead"', id="not within a word"),
    ],
)  # fmt: skip
def test_a_guess_is_offered_and_never_acted_on(
    call: Run, small: str, word: str, message: str
) -> None:
    shown = call("character", word, "--file", small)
    filtered = call("events", "--character", word, "--file", small)

    assert (shown.text, filtered.text) == ("", "")
    assert (shown.code, filtered.code) == (1, 1)
    assert shown.notes.startswith(f"pdtimeline: error: {message}")
    assert filtered.notes == shown.notes


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        pytest.param("--character jay --character zoe", "second", id="both together"),
        pytest.param("--character kim --character zoe", "", id="never together"),
        pytest.param("--character jay --season 1", "first second", id="and"),
        pytest.param("--season 0 --season 2", "childhood prologue third", id="seasons add up"),
        pytest.param(
            "--episode S01E01 --episode 2x1", "childhood first third", id="episodes add up"
        ),
        pytest.param("--arc main", "first second", id="arcs within"),
        pytest.param("--arc inner", "first", id="inner arc"),
        pytest.param("--place city", "first", id="places within"),
        pytest.param("--mentions will", "second", id="mentions"),
        pytest.param("--person bob", "filming", id="person"),
        pytest.param("--track production", "filming", id="track"),
        pytest.param("--source gazette", "first", id="source"),
        pytest.param("--facet post", "third", id="facet"),
        pytest.param("--confidence confirmed", "first", id="confidence"),
        pytest.param("--text 'THING is'", "filming", id="text"),
        pytest.param("--text 'next  DOOR'", "burning", id="text of event and episode"),
        pytest.param("--series side", "burning", id="series"),
        pytest.param("--season 1 --series side", "burning", id="season of a series"),
    ],
)
def test_filters_must_all_hold(ask: Run, filters: str, ids: str) -> None:
    assert ask(f"events --fields id {filters} -q").text.split() == ids.split()


@pytest.mark.parametrize("options", ["", "--reverse", "--limit 1", "-o csv", "--fields id,season"])
def test_a_character_in_a_pipe_is_the_events_of_the_character(ask: Run, options: str) -> None:
    assert ask(f"character jay {options}").out == ask(f"events --character jay {options}").out


@pytest.mark.parametrize(
    "line",
    [
        "event first --fields id",
        "event --fields id first",
        "event --fields=id first",
        "event --fields id -- first",
        "event -o plain --fields id first",
    ],
)
def test_options_stand_before_or_behind_the_argument(ask: Run, line: str) -> None:
    assert ask(line).text == "first\n"


def test_two_hyphens_end_the_options(ask: Run) -> None:
    assert "first --fields" in ask("event -- first --fields").notes
    assert ask("event -- --fields").notes == 'pdtimeline: error: unknown event "--fields"\n'


@pytest.mark.parametrize("options", ["--season -1", "--season=-1", "-s -1", "-s-1"])
def test_a_value_may_begin_with_a_hyphen(ask: Run, options: str) -> None:
    assert ask(f"events {options} --count").text == "3\n"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("event", "missing argument; usage: pdtimeline event ID", id="nothing named"),
        pytest.param(
            "between zoe",
            "missing second name; usage: pdtimeline between NAME NAME",
            id="only one named",
        ),
        pytest.param(
            "chracter zoe",
            'unknown command "chracter"; did you mean character, characters, or chart?',
            id="command",
        ),
        pytest.param(
            "ev",
            'unknown command "ev"; did you mean events or event?',
            id="no abbreviated command",
        ),
        pytest.param(
            "halstead",
            'unknown command "halstead"; see --help, or run: pdtimeline search halstead',
            id="no catch-all",
        ),
        pytest.param(
            "events --seasn 1",
            "unknown option --seasn; did you mean --season, --seen, or --series?",
            id="option",
        ),
        pytest.param(
            "events --for json",
            "unknown option --for; did you mean --format",
            id="no abbreviated option",
        ),
        pytest.param("events --zzzz", "unknown option --zzzz; see --help", id="no guess"),
        pytest.param("events -Z", "unknown option -Z; see --help", id="short option"),
        pytest.param(
            "--json events",
            "unknown option --json; only --version and --help can come before a command",
            id="option before the command",
        ),
        pytest.param("-Z", "unknown option -Z;", id="short option before the command"),
        pytest.param("events --season", "--season needs a value; see --help", id="no value"),
        pytest.param(
            "events --json=yes",
            "--json takes no value; see --help",
            id="value of a switch",
        ),
        pytest.param(
            "events first 'and second'",
            'unexpected argument "first and second"; use --character for a name, or run: '
            "pdtimeline search 'first and second'",
            id="too many",
        ),
        pytest.param(
            "events season 9",
            'unexpected argument "season 9"; use --season 9',
            id="a season",
        ),
        pytest.param(
            "tree S09", 'unexpected argument "S09"; use --season 9', id="code of a season"
        ),
        pytest.param("events 1914", 'unexpected argument "1914"; use --on 1914', id="a year"),
        pytest.param(
            "seasons 9 --seen S02",
            'unexpected argument "9"; run: pdtimeline episodes --season 9 --seen S02',
            id="one of the seasons",
        ),
        pytest.param(
            "people bob -f 'my {x}.yaml'",
            "unexpected argument \"bob\"; run: pdtimeline search bob -f 'my {x}.yaml'",
            id="one of the people",
        ),
        pytest.param(
            "disputes when",
            'unexpected argument "when"; run: pdtimeline search when',
            id="a word for a list",
        ),
        pytest.param(
            "between zoe jay kim",
            'unexpected argument "kim"; put a name of several words in quotes',
            id="more than two names",
        ),
        pytest.param(
            "events -n 3 -c jay halstead",
            'unexpected argument "halstead"; put a name of several words in quotes',
            id="a name of two words",
        ),
        pytest.param(
            "completion bash zsh", 'unexpected argument "zsh"; see --help', id="more than one shell"
        ),
        pytest.param(
            "help events event", 'unexpected argument "event"; see --help', id="no timeline to ask"
        ),
        pytest.param(
            "who plays 'jay halstead' -f 'my file' --seen=S01",
            'unknown command "who"; run: '
            "pdtimeline search who plays 'jay halstead' -f 'my file' --seen=S01",
            id="a question",
        ),
        pytest.param(
            "when is it -c zoe", 'unknown command "when"; see --help', id="a question with a filter"
        ),
        pytest.param(
            "show event first", 'unknown command "show"; run: pdtimeline event first', id="a verb"
        ),
        pytest.param(
            "season 9 -n 2",
            'unknown command "season"; run: pdtimeline events --season 9 -n 2',
            id="a season as a command",
        ),
        pytest.param("''", 'unknown command ""; see --help', id="an empty command"),
        pytest.param(
            "episode S01 --seen all",
            '"S01" is a whole season; run: pdtimeline episodes --season 1 --seen all',
            id="a season for an episode",
        ),
        pytest.param(
            "episode side-S01",
            '"side-S01" is a whole season; run: pdtimeline episodes --season 1 --series side',
            id="a season of a series",
        ),
        pytest.param(
            "episode S77", '"S77" is not an episode; use S10E03 or 10x03', id="no season at all"
        ),
        pytest.param(
            "state --at 9:30",
            '--at: "9:30" is not an episode or date; put the day before the time: 2022-10-05T09:30',
            id="a time without its day",
        ),
        pytest.param(
            "events --since 21:30:05",
            '--since: "21:30:05" is not a date; put the day before the time: 2022-10-05T21:30:05',
            id="a time with seconds",
        ),
        pytest.param(
            "events --fields titel",
            'unknown column "titel"; did you mean title? choose from id, series, season,',
            id="field",
        ),
        pytest.param(
            "events --fields id,id",
            'the column "id" is given twice; drop one of them',
            id="field twice",
        ),
        pytest.param(
            "events --sort titel",
            'unknown column "titel"; did you mean title? choose from',
            id="sort",
        ),
        pytest.param(
            "events --format jsn",
            'unknown format "jsn"; did you mean json or jsonl? choose from table,',
            id="format",
        ),
        pytest.param(
            "events --color blue",
            'unknown --color value "blue"; choose from auto, always, never',
            id="colour",
        ),
        pytest.param(
            "events --track side",
            'unknown track "side"; choose from story, production',
            id="track",
        ),
        pytest.param(
            "chart --by season",
            'unknown --by value "season"; did you mean person? choose from arc, character, person',
            id="lane",
        ),
        pytest.param(
            "tree --by person",
            'unknown --by value "person"; did you mean season? choose from season, arc, character',
            id="tree",
        ),
        pytest.param("search x --kind evnt", 'unknown kind "evnt"; did you mean event?', id="kind"),
        pytest.param(
            "knowledge first --how told",
            'unknown --how value "told"; choose from there, learned',
            id="how",
        ),
        pytest.param(
            "completion tcsh",
            'unknown shell "tcsh"; choose from bash, zsh, fish, powershell',
            id="shell",
        ),
        pytest.param(
            "check --explain ringg", 'unknown rule "ringg"; did you mean ring?', id="rule"
        ),
        pytest.param(
            "events --seen xx-S01",
            'unknown series "xx" in --seen xx-S01',
            id="series of a horizon",
        ),
        pytest.param(
            "events --seen xx-S01E02",
            'unknown series "xx" in --seen xx-S01E02',
            id="series of an episode",
        ),
    ],
)
def test_a_slip_gets_one_line_that_helps(ask: Run, line: str, message: str) -> None:
    result = ask(line)

    assert (result.code, result.text) == (2, "")
    assert result.notes.startswith(f"pdtimeline: error: {message}")
    assert result.notes.count("\n") == 1


def test_wrong_usage_fails_before_any_file_is_opened(ask: Run) -> None:
    """A long file is not read for nothing, and the first thing to mend is told first."""
    assert ask("events --limit x --file no-such-file").code == 2
    assert ask("events --fields zz --file no-such-file").code == 2
    assert ask("events --season x --file no-such-file").code == 2
    assert ask("why --file no-such-file").code == 2


PROBLEMS = """timeline: {format: 1, title: X}
events:
  a: {title: A, date: soon}
  b: {title: B, episode: S1}
"""


def test_the_problems_of_a_file_are_a_line_each(call: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(PROBLEMS)

    result = call("events", "--file", str(file))
    *problems, last = result.notes.splitlines()

    assert (result.code, result.text) == (3, "")
    assert [line.removeprefix(f"{file}:")[:5] for line in problems] == ["3:23:", "4:26:"]
    assert last == (
        f"pdtimeline: error: the timeline has errors; to see them, run pdtimeline check {file}"
    )


def test_one_problem_is_one_line(call: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("timeline: {format: 1, title: X}\nevents:\n  a: {title: A, date: 2023-02-30}\n")

    notes = call("events", "--file", str(file)).notes

    assert notes.startswith(f"{file}:3:23: 2023-02-30 ")
    assert notes.count("\n") == 1


def test_only_check_shows_the_line_and_a_caret(call: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(PROBLEMS)

    shown = call("check", str(file), env={"PDTIMELINE_FORCE_TTY": "100", "NO_COLOR": "1"}).text
    told = call("events", "--file", str(file), env={"PDTIMELINE_FORCE_TTY": "100"}).notes

    assert "^^^^" in shown
    assert "^" not in told


def test_of_very_many_problems_the_first_fifty_are_told(call: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    events = "".join(f"  e{number}: {{title: A, date: x}}\n" for number in range(52))
    file.write_text(f"timeline: {{format: 1, title: X}}\nevents:\n{events}")

    lines = call("events", "--file", str(file)).notes.splitlines()

    assert len(lines) == 52
    assert lines[50] == "pdtimeline: 2 more problems not shown"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(None, "no such file", id="absent"),
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(b"\xff\xfe\x00", "", id="not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(
    call: Run, tmp_path: Path, content: bytes | None, says: str
) -> None:
    file = tmp_path / "mine.yaml"
    if content is not None:
        file.write_bytes(content)

    result = call("events", "--file", str(file))

    assert result.code == 3
    assert says in result.notes
    assert result.notes.count("\n") == 1


def test_a_bug_is_told_in_one_line_and_says_where_to_report_it(
    ask: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pdtimeline.cli.query_options.select", _broken)

    result = ask("events")

    assert result.code == 4
    assert result.notes == (
        "pdtimeline: error: internal error: RuntimeError: over\\nthere \\x1b[31m; please report it (see "
        "CONTRIBUTING.md) with the command and the output of PDTIMELINE_DEBUG=1\n"
    )


def test_a_traceback_is_shown_to_who_asks_and_holds_no_variables(
    ask: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Local variables may be secrets, and raw texts may act on the terminal."""
    monkeypatch.setattr("pdtimeline.cli.query_options.select", _broken)

    notes = ask("events", PDTIMELINE_DEBUG="1").notes

    assert notes.startswith("Traceback (most recent call last):\n")
    assert "in _broken" in notes
    assert "s3cret" not in notes
    assert "\x1b" not in notes


def _broken(*_: object) -> None:
    secret = "s3" + "cret"
    raise RuntimeError("over\nthere \x1b[31m" if secret else "")


@pytest.mark.parametrize(
    ("options", "variables", "is_coloured"),
    [
        pytest.param("", {}, False, id="a pipe"),
        pytest.param("", {"PDTIMELINE_FORCE_TTY": "80"}, True, id="a terminal"),
        pytest.param("--color always", {}, True, id="asked for"),
        pytest.param("--color always", {"NO_COLOR": "1"}, True, id="the option wins"),
        pytest.param(
            "--color never", {"PDTIMELINE_FORCE_TTY": "80", "FORCE_COLOR": "1"}, False, id="refused"
        ),
        pytest.param("--color auto", {"PDTIMELINE_FORCE_TTY": "80"}, True, id="auto"),
        pytest.param("", {"PDTIMELINE_FORCE_TTY": "80", "NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param("", {"PDTIMELINE_FORCE_TTY": "80", "NO_COLOR": ""}, True, id="empty NO_COLOR"),
        pytest.param(
            "", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, id="NO_COLOR before FORCE_COLOR"
        ),
        pytest.param("", {"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
        pytest.param("", {"FORCE_COLOR": "0"}, False, id="FORCE_COLOR=0"),
        pytest.param("", {"FORCE_COLOR": ""}, False, id="empty FORCE_COLOR"),
        pytest.param("", {"CLICOLOR_FORCE": "1"}, True, id="CLICOLOR_FORCE"),
        pytest.param("", {"CLICOLOR_FORCE": "0"}, False, id="CLICOLOR_FORCE=0"),
        pytest.param("", {"PDTIMELINE_FORCE_TTY": "80", "TERM": "dumb"}, False, id="dumb"),
        pytest.param("", {"PDTIMELINE_FORCE_TTY": "80", "CLICOLOR": "0"}, False, id="CLICOLOR=0"),
        pytest.param("", {"FORCE_COLOR": "1", "TERM": "dumb"}, True, id="forced on dumb"),
        pytest.param("", {"CI": "1", "GITHUB_ACTIONS": "true"}, False, id="CI asks for nothing"),
    ],
)
def test_who_decides_about_colour(
    ask: Run, options: str, variables: dict[str, str], *, is_coloured: bool
) -> None:
    assert ("\x1b" in ask(f"events -o table {options}", **variables).text) is is_coloured


@pytest.mark.parametrize("form", ["plain", "tsv", "csv", "json", "jsonl", "yaml", "markdown"])
def test_machine_formats_are_never_coloured(ask: Run, form: str) -> None:
    result = ask(f"events -o {form} --color always", PDTIMELINE_FORCE_TTY="80", FORCE_COLOR="1")

    assert b"\x1b" not in result.out


@pytest.mark.parametrize(
    ("variables", "error"),
    [
        pytest.param({}, "error", id="a pipe"),
        pytest.param({"FORCE_COLOR": "1"}, "\x1b[31merror\x1b[0m", id="forced"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "error", id="refused"),
        pytest.param({"PDTIMELINE_FORCE_TTY": "80"}, "error", id="stdout is not stderr"),
    ],
)
def test_stderr_decides_for_itself(ask: Run, variables: dict[str, str], error: str) -> None:
    assert ask("event nonesuch", **variables).notes == (
        f'pdtimeline: {error}: unknown event "nonesuch"\n'
    )


HUMAN = ("events", "event first", "character jay", "why third", "chart", "state", "search thing",
         "dispute when", "tree", "check")  # fmt: skip


@pytest.mark.parametrize("line", HUMAN)
def test_only_the_colours_of_the_palette_are_used(ask: Run, line: str) -> None:
    """Fixed colours would take away the palette that people set up for their eyes; so would backgrounds."""
    text = ask(line, PDTIMELINE_FORCE_TTY="80").text

    assert ("\x1b" in text) == (line != "check")  # it has nothing to say
    assert "\x1b" not in re.sub(OURS, "", text)


@pytest.mark.parametrize("line", HUMAN)
def test_without_colour_nothing_but_colour_is_missing(ask: Run, line: str) -> None:
    coloured = re.sub(OURS, "", ask(line, PDTIMELINE_FORCE_TTY="80").text)

    assert ask(line, PDTIMELINE_FORCE_TTY="80", NO_COLOR="1").text == coloured


@pytest.mark.parametrize("line", HUMAN)
@pytest.mark.parametrize("how", ["--ascii", "PDTIMELINE_ASCII"])
def test_our_own_signs_can_be_ascii(ask: Run, line: str, how: str) -> None:
    if how == "--ascii":
        result = ask(f"{line} --ascii", PDTIMELINE_FORCE_TTY="80")
    else:
        result = ask(line, PDTIMELINE_FORCE_TTY="80", PDTIMELINE_ASCII="1")
    signs = {sign for sign in result.text + result.notes if not sign.isascii()}

    assert signs <= set("ë\u2019")


def test_ascii_leaves_the_data_alone(ask: Run) -> None:
    assert ask("character zoe --ascii -o table").text.startswith("+- Zoë O\u2019Neil -")


@pytest.mark.parametrize("line", HUMAN)
def test_an_encoding_that_is_no_utf_gets_ascii_signs(ask: Run, line: str) -> None:
    assert ask(line, "latin-1", PDTIMELINE_FORCE_TTY="80").out.replace(b"\xeb", b"").isascii()


def test_a_forced_terminal_may_have_a_width(ask: Run) -> None:
    narrow = ask("events", PDTIMELINE_FORCE_TTY="50", NO_COLOR="1").text
    usual = ask("events", PDTIMELINE_FORCE_TTY="1", NO_COLOR="1").text
    word = ask("events", PDTIMELINE_FORCE_TTY="yes", NO_COLOR="1").text

    assert max(map(len, narrow.splitlines())) == 50
    assert max(map(len, usual.splitlines())) <= 80
    assert usual == word
    assert usual != narrow


@pytest.mark.parametrize("line", HUMAN)
def test_there_are_no_emoji(ask: Run, line: str) -> None:
    assert {
        sign for sign in ask(line, PDTIMELINE_FORCE_TTY="80").text if ord(sign) > 0xFFFF
    } == set()


def test_a_card_is_lines_with_labels(ask: Run) -> None:
    """What is read aloud must not hang on where it stands."""
    lines = ask("event first", PDTIMELINE_FORCE_TTY="80", NO_COLOR="1").text.splitlines()
    labels = [line[3:].split("  ")[0] for line in lines[6:-2] if not line[3:].startswith(" ")]

    assert labels == [
        "Who", "Where", "Arcs", "Changes", "Caused by", "Led to", "Known to", "Sources", "Disputed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("1", "first second"), ("S1", "first second"), ("s01", "first second"), ("01", "first second"),
        ("0", "prologue"), ("0,2", "childhood prologue third"), ("0-1", "prologue first second"),
        ("0..1", "prologue first second"), ("1-", "childhood first second third"),
        ("-0", "prologue"), ("S01-S02", "childhood first second third"), ("99", ""),
        ("3-999999999", ""),
    ],
)  # fmt: skip
def test_seasons_are_written_in_many_ways(ask: Run, value: str, ids: str) -> None:
    assert ask(f"events --season={value} --fields id -q").text.split() == ids.split()


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("2-1", "use 1-2"), ("''", "use 10, 5-7"), ("1,", "use 10, 5-7"), ("1.5", "use 10, 5-7"),
        ("one", "use 10, 5-7"), ("-", "use 10, 5-7"), ("1--2", "use 10, 5-7"),
    ],
)  # fmt: skip
def test_what_is_no_season_is_refused_with_the_form(ask: Run, value: str, advice: str) -> None:
    result = ask(f"events --season={value}")

    assert result.code == 2
    assert advice in result.notes


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("S01E02", "second"), ("s1e2", "second"), ("1x02", "second"), ("1x2", "second"), ("1.2", "second"),
        ("1.20", ""), ("S01", "first second"), ("S00E01,1x1", "prologue first"),
        ("S01E01-E02", "first second"), ("S01E01-02", "first second"),
        ("S01E02..S02E01", "childhood second third"), ("side-S01E01", "burning"),
        ("SIDE-1x1", "burning"), ("main-S01E01", "first"), ("side-S01", "burning"),
    ],
)  # fmt: skip
def test_episodes_are_written_in_many_ways(ask: Run, value: str, ids: str) -> None:
    assert ask(f"events --episode {value} --fields id -q").text.split() == ids.split()


@pytest.mark.parametrize("value", ["S01E02..S01E01", "S01-", "E02", "1", "x", "''", "S01E01,"])
def test_what_is_no_episode_is_refused_with_the_form(ask: Run, value: str) -> None:
    result = ask(f"events --episode {value}")

    assert result.code == 2
    assert "; use S" in result.notes


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        pytest.param("--since 2014-02", "burning third", id="since"),
        pytest.param(
            "--until 2013", "childhood filming prologue", id="until takes the whole year in"
        ),
        pytest.param("--on 2014-01", "first second", id="on"),
        pytest.param("--on 2013-11-05", "filming", id="a short date overlaps"),
        pytest.param(
            "--since 2013-11-30 --until 2014-01-08",
            "filming prologue first",
            id="both ends included",
        ),
        pytest.param("--until 1950", "childhood", id="an open beginning"),
        pytest.param("--since 2015", "", id="nothing without a date"),
    ],
)
def test_days_include_both_ends(ask: Run, options: str, ids: str) -> None:
    assert ask(f"events {options} --fields id -q").text.split() == ids.split()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("--since yesterday", "use 2022, 2022-10, or 2022-10-05"),
        ("--since 5/10/2022", "use 2022-10-05 or 2022-05-10"),
        ("--since 2014-1-8", "use 2014-01-08"),
        ("--since 2014~", "use 2014"),
        ("--since 2014/2015", "use 2022, 2022-10, or 2022-10-05"),
        ("--on 2014-13", "no month 13"),
        ("--on 2014-02-30", "28"),
        ("--since 2015 --until 2014", "swap them"),
    ],
)  # fmt: skip
def test_only_plain_dates_are_taken(ask: Run, options: str, says: str) -> None:
    result = ask(f"events {options}")

    assert result.code == 2
    assert says in result.notes


@pytest.mark.parametrize(
    ("options", "encoding", "expected"),
    [
        pytest.param("", "utf-8", "Zoë O\u2019Neil\n".encode(), id="plain in UTF-8"),
        pytest.param("", "ascii", b"Zo\\xeb O\\u2019Neil\n", id="plain in ASCII"),
        pytest.param("", "latin-1", b"Zo\xeb O\\u2019Neil\n", id="plain in Latin-1"),
        pytest.param("-o jsonl", "utf-8", '{"name":"Zoë O\u2019Neil"}\n'.encode(), id="json in UTF-8"),
        pytest.param("-o jsonl", "ascii", b'{"name":"Zo\\u00eb O\\u2019Neil"}\n', id="json in ASCII"),
        pytest.param("-o jsonl", "latin-1", b'{"name":"Zo\\u00eb O\\u2019Neil"}\n', id="json in Latin-1"),
        pytest.param("-o yaml", "ascii", b'- name: "Zo\\xeb O\\u2019Neil"\n', id="yaml in ASCII"),
        pytest.param("-o csv --no-header", "ascii", b"Zo\\xeb O\\u2019Neil\n", id="csv in ASCII"),
    ],
)  # fmt: skip
def test_no_encoding_makes_it_fail_or_lie(
    ask: Run, options: str, encoding: str, expected: bytes
) -> None:
    result = ask(f"characters --sort name -r -n 1 --fields name {options}", encoding)

    assert (result.out, result.err) == (expected, b"")


def test_errors_can_be_told_in_any_encoding(ask: Run) -> None:
    assert ask("event nönesuch", "ascii").err == (
        b'pdtimeline: error: unknown event "n\\xf6nesuch"\n'
    )


def test_an_option_wins_over_its_variable(ask: Run, small: str) -> None:
    assert ask(f"events --count --file {small}", PDTIMELINE_FILE="/no/such/file").text == "8\n"
    assert ask("events --count -q --seen S01E01", PDTIMELINE_SEEN="S02").text == "3\n"
    assert ask("events --count --seen all", PDTIMELINE_SEEN="S01E01").text == "8\n"


def test_an_empty_variable_is_not_set(ask: Run) -> None:
    assert ask("events --count", PDTIMELINE_SEEN="").text == "8\n"
    assert int(ask("events --count", PDTIMELINE_FILE="").text) > 100
    assert ask("events --limit 1", PDTIMELINE_FORCE_TTY="").text == CHILDHOOD
    assert ask("events --limit 1 -o tree", PDTIMELINE_ASCII="").text.count("└──") == 2


@pytest.mark.parametrize(
    "line",
    [
        "events --file ''", "events --seen ''", "events --season ''", "events --episode ''",
        "events --series ''", "events --character ''", "events --mentions ''", "events --person ''",
        "events --place ''", "events --arc ''", "events --track ''", "events --since ''",
        "events --until ''", "events --on ''", "events --text ''",
        "events --text \u200b", "events --source ''",
        "events --confidence ''", "events --facet ''", "events --format ''", "events --fields ''",
        "events --sort ''", "events --limit ''", "events --color ''", "why first --depth ''",
        "state --at ''", "state --character ''", "state --facet ''", "knowledge first --how ''",
        "search x --kind ''", "sources --event ''", "sources --publisher ''", "sources --origin ' '",
        "disputes --event ''", "chart --by ''", "tree --by ''", "check --explain ''", "check --file ''",
        "event ''", "character ''", "character ' '", "between jay ''", "search ''", "search ' '",
    ],
)  # fmt: skip
def test_an_empty_value_is_a_slip(ask: Run, line: str) -> None:
    """It comes from a variable of the shell that is not set, and must not mean: everything."""
    result = ask(line)

    assert (result.code, result.text) == (2, "")


def test_the_horizon_is_told_and_quiet_drops_it(ask: Run) -> None:
    line = "events --fields id"

    assert ask(line, PDTIMELINE_SEEN="1x1").notes == "pdtimeline: hiding everything after S01E01\n"
    assert ask(f"{line} --seen s1").notes == "pdtimeline: hiding everything after S01\n"
    assert ask(f"{line} --seen SIDE-1x1").notes == (
        "pdtimeline: hiding everything after side-S01E01\n"
    )
    assert ask(f"{line} --seen s1 -q").notes == ""


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("events -c jay --not-character jay", ""),
        ("events --not-person nobody", None),
        ("events --not-place nowhere", None),
        ("events --not-arc nothing", None),
        ("events -c jay -c jay --any", "events -c jay"),
    ],
)
def test_what_is_left_out_is_named_like_what_is_asked_for(
    ask: Run, line: str, same: str | None
) -> None:
    result = ask(line)
    if same is None:
        assert (result.code, result.text) == (1, "")
    else:
        assert (result.code, result.text) == (0, ask(same).text if same else "")


def test_what_is_left_out_and_any_of_several(call: Run) -> None:
    def events(line: str) -> set[str]:
        return set(call("events", "--fields", "id", "-q", *line.split()).text.split())

    jay, hailey = events("-c halstead"), events("-c upton")
    assert events("-c halstead -c upton --any") == jay | hailey
    assert events("-c halstead --not-character upton") == jay - hailey
    assert events("-a upstead -a ptsd --any") == events("-a upstead") | events("-a ptsd")
    assert events("--not-arc upstead") == events("") - events("-a upstead")
    assert events("--not-place chicago") == events("") - events("--place chicago")
    assert events("--not-person soffer") == events("") - events("-p soffer")


READING = (
    "events", "event first", "character jay", "characters", "person bob", "people", "place city", "places",
    "arc main", "arcs", "episode S01E01", "episodes", "seasons", "why third", "state", "knowledge first",
    "between jay kim", "search first", "stats", "span first second", "chart", "tree", "sources",
    "source paper", "disputes", "dispute when", "export html", "diff {} {}",
)  # fmt: skip


def test_every_command_that_has_a_horizon_is_asked_beyond_it() -> None:
    has_it = {
        name for name in app.COMMANDS if any(part.name == "seen" for part in parameters(name))
    }
    assert has_it == {line.split()[0] for line in READING}


@pytest.mark.parametrize("line", READING)
def test_a_horizon_far_beyond_the_last_season_is_a_slip(ask: Run, small: str, line: str) -> None:
    """S90E05 is typed for S09E05, and must not show everything."""
    line = line.format(small, small)
    said = "S90E05 is far beyond the last episode; use S02E01 or earlier\n"
    by_option, by_variable = ask(f"{line} --seen S90E05"), ask(line, PDTIMELINE_SEEN="S90E05")
    assert by_option == (2, b"", f"pdtimeline: error: --seen {said}".encode())
    assert by_variable == (2, b"", f"pdtimeline: error: PDTIMELINE_SEEN {said}".encode())
    assert ask(f"{line} --seen S03", PDTIMELINE_SEEN="S90E05").code != 2


NO_EPISODES = """\
timeline: {format: 1, title: The story of Clara Reed}
characters: {clara: {name: Clara Reed}, ed: {name: Ed Cole, about: Clara Reed is his wife.}}
events: {one: {title: Clara marries, date: 1911, characters: [clara, ed]}}
"""


def test_without_episodes_there_is_no_horizon(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "saga.yaml"
    path.write_text(NO_EPISODES, encoding="utf-8")
    line = ("events", "--fields", "id", "-f", str(path))
    by_option = call(*line, "--seen", "S01")
    assert by_option == (
        2, b"", b"pdtimeline: error: --seen needs episodes, but this timeline has none; leave it out\n",
    )  # fmt: skip
    by_variable = call(*line, env={"PDTIMELINE_SEEN": "S01"})
    assert (by_variable.code, by_variable.text) == (0, "one\n")
    assert by_variable.notes == (
        "pdtimeline: ignoring PDTIMELINE_SEEN, because this timeline has no episodes\n"
    )
    assert call(*line, "--seen", "all", env={"PDTIMELINE_SEEN": "S01"}) == (0, b"one\n", b"")
    assert call("check", "--strict", str(path)).code == 0


@pytest.mark.parametrize("value", ["S1-S2", "S01,S02", "1", "soon", "2014"])
def test_a_horizon_is_one_episode_or_season(ask: Run, value: str) -> None:
    assert ask("events", PDTIMELINE_SEEN=value).code == 2
    assert ask(f"events --seen {value}").code == 2


COMMANDS = {
    "events", "event", "character", "characters", "person", "people", "place", "places", "arc", "arcs",
    "episode", "episodes", "seasons", "why", "state", "knowledge", "between", "search", "chart", "tree",
    "sources", "source", "disputes", "dispute", "check", "new", "import", "edit", "rename", "export",
    "diff", "schema", "completion",
}  # fmt: skip
LIST_OPTIONS = {
    "--format", "-o", "--json", "--plain", "--fields", "--sort", "--reverse", "-r", "--limit", "-n",
    "--count", "--header", "--no-header", "--csv-safe", "--exit-status", "--quiet", "-q", "--color",
    "--ascii", "--no-pager", "--file", "-f", "--help", "-h",
}  # fmt: skip
FILTERS = {
    "--season", "-s", "--episode", "-e", "--series", "--character", "-c", "--mentions", "--person", "-p",
    "--place", "--arc", "-a", "--track", "-t", "--since", "--until", "--on", "--text", "--source",
    "--confidence", "--facet", "--not-character", "--not-person", "--not-place", "--not-arc", "--any",
    "--around", "--days",
}  # fmt: skip
OWN_OPTIONS = {
    "events": FILTERS,
    "tree": FILTERS | {"--by", "--scale"},
    "chart": FILTERS | {"--by", "--scale"},
    "episodes": {"--season", "-s", "--series", "--arc", "-a", "--character", "-c", "--person", "-p",
                 "--since", "--until"},
    "why": {"--effects", "--depth"},
    "state": {"--at", "--character", "-c", "--facet", "--ended"},
    "knowledge": {"--at", "--how"},
    "search": {"--kind", "--season", "-s", "--since", "--until"},
    "between": {"--season", "-s", "--since", "--until"},
    "sources": {"--event", "--publisher", "--origin", "--since", "--until"},
    "disputes": {"--event", "--open"},
}  # fmt: skip
PLAIN_LISTS = (
    "event", "character", "characters", "person", "people", "place", "places", "arc", "arcs", "episode",
    "seasons", "source", "dispute",
)  # fmt: skip


def options_of(help_text: str) -> set[str]:
    """The options that a help text lists."""
    listed = help_text.partition("\nOptions:\n")[2].partition("\n\n")[0]
    names = [line[2:].partition("  ")[0] for line in listed.splitlines() if line.startswith("  -")]
    return {word.split()[0] for name in names for word in name.replace(" / ", ", ").split(", ")}


@pytest.mark.parametrize("command", [*OWN_OPTIONS, *PLAIN_LISTS])
def test_every_list_has_the_options_that_are_promised(ask: Run, command: str) -> None:
    """Scripts use them; within a major version options come and never go."""
    promised = LIST_OPTIONS | {"--seen"} | OWN_OPTIONS.get(command, set())

    assert options_of(ask(f"{command} --help").text) == promised


def test_diff_takes_two_files_in_place_of_one(ask: Run) -> None:
    assert options_of(ask("diff --help").text) == {*LIST_OPTIONS, "--seen"} - {"--file", "-f"}


def test_check_knows_no_horizon(ask: Run) -> None:
    assert options_of(ask("check --help").text) == LIST_OPTIONS | {"--strict", "--explain"}


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_stays(ask: Run, command: str) -> None:
    assert ask(f"{command} --help").code == 0


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("episodes", "S00E01 S01E01 S01E02 side-S01E01 S02E01"),
        ("episodes --season 1", "S01E01 S01E02"),
        ("episodes --series side", "side-S01E01"),
        ("episodes --arc main", "S01E01 S01E02"),
        ("episodes --arc main --character zoe", "S01E02"),
        ("episodes --character jay --season 2", "S02E01"),
        ("episodes --person bob", "S01E01"),
        ("episodes --since 2014-02", "side-S01E01 S02E01"),
        ("episodes --until 2013", "S00E01"),
    ],
)
def test_a_watch_list_is_what_tells_of_it(ask: Run, line: str, codes: str) -> None:
    assert ask(f"{line} --fields episode").text.split() == codes.split()


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("sources", "paper gazette"),
        ("sources --event second", "paper"),
        ("sources --publisher PAPER", "paper"),
        ("sources --origin the --publisher gaz", "gazette"),
        ("sources --since 2014-01-10", "gazette"),
        ("sources --until 2014-01-09", "paper"),
        ("disputes", "when"),
        ("disputes --event first", "when"),
        ("disputes --event second", ""),
        ("disputes --open", ""),
    ],
)
def test_evidence_can_be_filtered(ask: Run, line: str, ids: str) -> None:
    assert ask(f"{line} --fields id -q").text.split() == ids.split()


@pytest.mark.parametrize(
    ("at", "held"),
    [
        ("S00E01", ""),
        ("S01E01", "bond"),
        ("main-S01E01", "bond"),
        ("S01", "bond"),
        ("2014-01-08", "bond"),
        ("2014", "post"),
        ("S02", "post"),
    ],
)
def test_state_is_asked_at_an_episode_or_a_day(ask: Run, at: str, held: str) -> None:
    assert ask(f"state --at {at} --fields facet -q").text.split() == held.split()


def test_state_can_be_narrowed_and_show_what_has_ended(ask: Run) -> None:
    assert ask("state --ended --fields facet").text.split() == ["bond", "post"]
    assert ask("state --ended --character kim --fields facet").text.split() == ["bond"]
    assert ask("state --ended --facet post --fields value").text.split() == ["Paris"]


def test_an_episode_that_only_events_name_is_one(call: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("timeline: {format: 1, title: X}\nevents:\n  a: {title: A, episode: S02E07}\n")

    assert call("episode", "2x7", "--file", str(file)).text == "a\tS02E07\t\t\tA\n"
    assert call("episode", "2x8", "--file", str(file)).notes == (
        'pdtimeline: error: unknown episode "S02E08"\n'
    )


FORK = """timeline: {format: 1, title: X}
events:
  base: {title: Base}
  root: {title: Root, causes: [base]}
  left: {title: Left, causes: [root]}
  right: {title: Right, causes: [root]}
  end: {title: End, causes: [left, right]}
"""


def test_a_tree_opens_each_event_once_and_tells_what_it_cuts_off(call: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(FORK)
    asked = ("why", "end", "-o", "tree", "--ascii", "--file", str(file))

    assert call(*asked).text == (
        "End  end\n"
        "+-- Left  left\n"
        "|   `-- Root  root\n"
        "|       `-- Base  base\n"
        "`-- Right  right\n"
        "    `-- Root  (see above)  root\n"
    )
    assert call(*asked, "--depth", "1").text == (
        "End  end\n+-- Left  ... 1 more  left\n`-- Right  ... 1 more  right\n"
    )


def test_columns_of_an_arc_are_a_table_and_not_its_tree(ask: Run) -> None:
    assert ask("arc main --fields id", PDTIMELINE_FORCE_TTY="80", NO_COLOR="1").text == (
        "The main thread · 2 events\nID\n──────\nfirst\nsecond\n"
    )


def test_a_horizon_hides_what_a_broken_file_says(call: Run, tmp_path: Path) -> None:
    """An error may quote what is still to come."""
    file = tmp_path / "mine.yaml"
    file.write_text("timeline: {format: 1, title: X}\nevents:\n  a: {title: A, date: secret}\n")

    result = call("events", "--seen", "S01", "--file", str(file))

    assert result.code == 3
    assert "secret" not in result.notes
    assert result.notes.startswith(f"{file}:3:23: bad-date error, details hidden by --seen;")


def test_the_name_of_a_new_file_is_echoed_as_text(call: Run, tmp_path: Path) -> None:
    name = str(tmp_path / "a\x1b[31m.yaml")

    assert call("new", name).notes == (f"next: pdtimeline check '{tmp_path}/a\\x1b[31m.yaml'\n")
    assert call("new", "").code == 2
    assert call("new", "-").text.startswith("#")
    assert call("new", str(tmp_path / "b.yaml"), "--quiet").notes == ""


@pytest.mark.parametrize("off", ["", "0"])
def test_a_variable_that_is_a_switch_is_off_when_it_is_0_or_empty(
    ask: Run, monkeypatch: pytest.MonkeyPatch, off: str
) -> None:
    """Somebody who writes `PDTIMELINE_DEBUG=0` means it."""
    drawn = ask("events -o tree", PDTIMELINE_ASCII=off)
    piped, plain = ask("events", PDTIMELINE_FORCE_TTY=off), ask("events -o plain")
    monkeypatch.setattr("pdtimeline.cli.commands.lists.filtered", _broken)
    broken = ask("events", PDTIMELINE_DEBUG=off)

    assert "\u251c" in drawn.text
    assert piped == plain
    assert broken.notes.startswith("pdtimeline: error: internal error: ")
