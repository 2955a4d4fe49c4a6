"""A table becomes a timeline, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from attacked import ALL
from hostile import acting
from running import Run

TABLE = """Name;Start;Who
It begins;15.3.1914;Ann Reed
It goes on;someday;Ann Reed
"""
YAML = """timeline:
  format: 1
  title: story

characters:
  ann-reed:
    name: Ann Reed

events:
  it-begins:
    title: It begins
    date: 1914-03-15
    characters: [ann-reed]
"""
SAID = (
    'row 3, "Start": "someday" is not a date; write 2017, 2017-11, or 2017-11-15, or leave it empty'
)

BRACES = "nothing was written, so write its sections without braces, or add it by hand"
NAMED = "name the columns in the first row"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_rows_that_can_be_read_are_printed_and_the_others_told(call: Run, folder: Path) -> None:
    (folder / "story.csv").write_text(TABLE)
    done = call("import", "csv", "story.csv")
    assert done.code == 3
    assert done.text == YAML
    assert done.notes == f"story.csv: {SAID}\npdtimeline: imported 1 of 2 rows\n"
    quiet = call("import", "csv", "story.csv", "--quiet")
    assert (quiet.code, quiet.text, quiet.notes) == (3, YAML, f"story.csv: {SAID}\n")


def test_a_table_comes_by_a_pipe_and_goes_on_by_one(run: Run) -> None:
    table = TABLE.replace("someday", "1915").encode("utf-16")
    done = run("import", "csv", "-", stdin=table)
    assert (done.code, done.notes) == (0, "pdtimeline: imported 2 of 2 rows\n")
    assert run("check", "-", stdin=done.out) == (0, b"", b"")
    assert run("events", "-f", "-", "--fields", "date,id", stdin=done.out).text == (
        "1914-03-15\tit-begins\n1915\tit-goes-on\n"
    )


def test_many_rows_that_cannot_be_read_are_told_in_part(call: Run, folder: Path) -> None:
    (folder / "story.csv").write_text("title,date,color\n" + "A,someday,red\n" * 53 + "B,,\n")
    done = call("import", "csv", "story.csv")
    lines = done.notes.splitlines()
    assert len(lines) == 53
    assert lines[0] == 'pdtimeline: ignoring "color"; to keep a column, begin its name with x-'
    assert lines[-2:] == ["pdtimeline: 3 more not shown", "pdtimeline: imported 1 of 54 rows"]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("import", 2, "missing argument; usage: pdtimeline import csv FILE"),
        ("import csv", 2, "missing argument; usage: pdtimeline import csv FILE"),
        ("import a.csv", 2, "missing format; run: pdtimeline import csv a.csv"),
        ("import xlsx a.xlsx", 2, 'unknown format "xlsx"; choose from csv'),
        ("import csv none.csv", 3, "none.csv: no such file"),
        ("import csv empty.csv", 3, "empty.csv: the table is empty; its first row must name the columns"),
        ("import csv colors.csv", 3,
         f'colors.csv: no column is called title, name, or event (there are "color"); {NAMED}'),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(call: Run, folder: Path, line: str, code: int, said: str) -> None:
    (folder / "empty.csv").write_text("")
    (folder / "colors.csv").write_text("color\nred\n")
    assert call(*line.split()) == (code, b"", f"pdtimeline: error: {said}\n".encode())


@pytest.mark.parametrize("text", ALL.values(), ids=ALL.keys())
def test_nothing_of_a_table_acts_on_a_terminal(call: Run, folder: Path, text: str) -> None:
    name = text.replace("/", "").replace("\0", "")[:40] or "a"
    cell = text.replace('"', '""')
    (folder / name).write_text(
        f'title,date,"{cell}"\n"{cell}","{cell}",\n"{cell}",,\n', errors="replace"
    )
    done = call("import", "csv", f"./{name}", "--quiet")
    assert acting(done.out) == acting(done.err) == []


MINE = """\
timeline: {format: 1, title: Mine}   # a comment
characters:
  ann: {name: Ann Reed}
events:
  first: {title: First}
"""


@pytest.fixture
def mine(folder: Path) -> Path:
    """A timeline beside the table, and the table in order."""
    (folder / "story.csv").write_text(TABLE.replace("someday", "1915"))
    path = folder / "mine.yaml"
    path.write_text(MINE)
    return path


def test_a_table_is_added_to_a_timeline_once(call: Run, mine: Path) -> None:
    done = call("import", "csv", "story.csv", "--into", "mine.yaml")
    assert done == (0, b"", b"pdtimeline: imported 2 of 2 rows\n")
    more = """\
  it-begins:
    title: It begins
    date: 1914-03-15
    characters: [ann]
  it-goes-on:
    title: It goes on
    date: 1915
    characters: [ann]
"""
    assert mine.read_text() == MINE + more
    again = call("import", "csv", "story.csv", "--into", "mine.yaml")
    assert again == (0, b"", b"pdtimeline: imported 0 of 2 rows; 2 were already there\n")
    assert mine.read_text() == MINE + more
    with (mine.parent / "story.csv").open("a") as table:
        table.write("It ends;1918;Ben Cole\n")
    assert call("import", "csv", "story.csv", "--into", "mine.yaml", "--quiet") == (0, b"", b"")
    assert [path.name for path in sorted(mine.parent.iterdir())] == ["mine.yaml", "story.csv"]
    assert call("events", "-f", "mine.yaml", "--count").text == "4\n"
    assert call("check", "mine.yaml") == (0, b"", b"")


def test_one_row_that_cannot_be_read_keeps_all_out(call: Run, mine: Path) -> None:
    """Whoever mends the table imports it again, and has every event once."""
    (mine.parent / "story.csv").write_text(TABLE)
    done = call("import", "csv", "story.csv", "--into", "mine.yaml")
    last = "pdtimeline: nothing was written to mine.yaml; correct the table and try again\n"
    assert (done.code, done.text, done.notes) == (3, "", f"story.csv: {SAID}\n{last}")
    assert mine.read_text() == MINE


@pytest.mark.parametrize(
    ("into", "code", "said"),
    [
        ("-", 2, "standard input cannot be changed; use --into with your own file"),
        ("", 2, "--into is empty; give a value, or leave it out"),
        ("none.yaml", 3, "none.yaml: no such file"),
        ("json.yaml", 3, f"cannot add to json.yaml without changing more; {BRACES}"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_to_is_told(
    call: Run, mine: Path, into: str, code: int, said: str
) -> None:
    text = '{"timeline": {"format": 1, "title": "T"}, "events": {}}'
    (mine.parent / "json.yaml").write_text(text)
    done = call("import", "csv", "story.csv", "--into", into)
    assert done == (code, b"", f"pdtimeline: error: {said}\n".encode())
    assert (mine.parent / "json.yaml").read_text() == text


def test_a_timeline_with_errors_is_not_added_to(call: Run, mine: Path) -> None:
    mine.write_text(MINE.replace("title: First", "titel: First"))
    done = call("import", "csv", "story.csv", "--into", "mine.yaml")
    assert done.code == 3
    assert done.notes.startswith("mine.yaml:5:")
    assert "titel" in mine.read_text()


def test_the_added_table_is_reported_without_what_acts(call: Run, mine: Path) -> None:
    name = "\u202e\x1b[31m.yaml"
    mine.rename(mine.parent / name)
    (mine.parent / "story.csv").write_text(TABLE)
    done = call("import", "csv", "story.csv", "--into", name)
    assert acting(done.err) == []
