"""CSV that a spreadsheet opens: with --csv-safe no text of the file is a formula there."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.render.columns import Column, flat
from pdtimeline.render.delimited import csv_lines
from pdtimeline.render.escapes import safe_cell
from running import TESTS, Run

NASTY = str(TESTS / "nasty.yaml")
SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"
FORMULAS = st.text(st.sampled_from(SIGNS + "\t\r\n\0 \";,'|!a1()"), max_size=8)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("https://example.org")', "'=HYPERLINK(\"https://example.org\")"),
        ("+1", "'+1"),
        ("-1+1", "'-1+1"),
        ("-3300", "'-3300"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\uff1d1", "'\uff1d1"),
        ("\uff0b1", "'\uff0b1"),
        ("\uff0d1", "'\uff0d1"),
        ("\uff201", "'\uff201"),
        ("\t=1", r"'\t=1"),
        ("\r=1", r"'\r=1"),
        ("\0=1", r"'\x00=1"),
        ("\n=1", "'\n'=1"),
        ("  =1", "'  =1"),
        ("a;=1", "a;'=1"),
        ("a; -3+3", "a;' -3+3"),
        ('a;"=1', "a;'\"=1"),
        ("a\n@SUM(1)\nb", "a\n'@SUM(1)\nb"),
        ("=a;=b", "'=a;'=b"),
        ("'=1", "'=1"),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(text: str, cell: str) -> None:
    """The file may come from somebody else than the one who opens the spreadsheet (CWE-1236)."""
    assert safe_cell(text) == cell


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a=1",
        "a -1",
        "a, =1",
        "1+1",
        "2013/..",
        "../2013",
        '"=1"',
        "S01E01",
        "Xavier",
        "#=1",
        "a;b",
        "a\nb",
    ],
)
def test_what_it_would_not_run_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


@given(text=FORMULAS)
def test_no_reader_finds_a_cell_that_begins_as_a_formula(text: str) -> None:
    """A spreadsheet splits at commas or at semicolons, as its user's country has it."""
    columns = (Column("first", lambda _: "a"), Column("text", lambda one: one))
    written = "".join(csv_lines([text], columns, header=True, safe=True))
    starts = {
        cell.lstrip()[:1]
        for mark in (",", ";")
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=mark)
        for cell in row
    }
    assert starts.isdisjoint({*SIGNS, "\t", "\r", "\n", "\0"})


def test_a_number_of_ours_stays_a_number() -> None:
    columns = (Column("text", flat), Column("number", lambda one: one, "number"))
    assert "".join(csv_lines([-3], columns, header=False, safe=True)) == "'-3,-3\n"


def test_without_it_csv_holds_what_the_file_says(call: Run) -> None:
    """Whoever reads csv with a program must get the text (R36)."""
    done = call("sources", "--file", NASTY, "-o", "csv", "--fields", "title", "--no-header")
    assert done.text == '"=HYPERLINK(""https://example.org"")"\nWire\'s @SUM(1)\n+1\n'


@pytest.mark.parametrize("place", ["before", "behind"])
def test_with_it_the_same_cells_are_harmless(place: str, call: Run) -> None:
    form = ("-o", "csv")
    options = ("--csv-safe", *form) if place == "before" else (*form, "--csv-safe")
    done = call("sources", "--file", NASTY, *options, "--fields", "title", "--no-header")
    assert done.text == '"\'=HYPERLINK(""https://example.org"")"\nWire\'s @SUM(1)\n\'+1\n'


LISTS = [
    (("events",), "title", "'=HYPERLINK"),
    (("event", "formula"), "note", "'@SUM(1)"),
    (("characters",), "aliases", "[/x]"),
    (("character", "jay"), "title", "Tab"),
    (("people",), "aliases", "S, J,=cmd"),
    (("person", "soffer"), "title", "'=HYPERLINK"),
    (("places",), "name", "Bar"),
    (("place", "town"), "title", "Tab"),
    (("arcs",), "about", "'-1+1"),
    (("arc", "whole"), "title", "Tab"),
    (("episodes",), "title", "1e3"),
    (("episode", "S02E01"), "summary", "'+1"),
    (("seasons",), "season", "1"),
    (("sources",), "title", "'+1"),
    (("source", "page"), "title", "'+1"),
    (("disputes",), "question", "'=Open?"),
    (("dispute", "open"), "question", "'=Open?"),
    (("state",), "value", "'=1+1"),
    (("knowledge", "start"), "event", "start"),
    (("why", "wide-title"), "title", "ESC"),
    (("between", "jay", "wide"), "title", "Tab"),
    (("search", "sum"), "context", "'@SUM(1)"),
    (("chart",), "lane", "whole"),
    (("tree",), "title", "'=HYPERLINK"),
]  # fmt: skip


@pytest.mark.parametrize(("command", "field", "shown"), LISTS, ids=str)
def test_every_list_can_be_opened_in_a_spreadsheet(
    command: tuple[str, ...], field: str, shown: str, call: Run
) -> None:
    done = call(*command, "--file", NASTY, "-o", "csv", "--csv-safe", "--fields", field)
    rows = list(csv.reader(io.StringIO(done.text, newline="")))
    assert (done.code, done.err) == (0, b"")
    assert any(shown in row[0] for row in rows[1:])
    assert [row for row in rows if row[0].startswith(("=", "+", "-", "@"))] == []


def test_problems_can_be_opened_as_well(call: Run, tmp_path: Path) -> None:
    """They quote the file, and its name."""
    file = tmp_path / "=1.yaml"
    file.write_text('"=1":\n', encoding="utf-8")
    done = call("check", str(file), "-o", "csv", "--csv-safe", "--fields", "path,message")
    assert (done.code, done.err) == (3, b"")
    assert '"unknown section ""=1"""' in done.text


@pytest.mark.parametrize(
    "options",
    [(), ("-o", "tsv"), ("-o", "table"), ("--json",), ("--plain",), ("--count",), ("-o", "xlsx")],
    ids=" ".join,
)
@pytest.mark.parametrize("command", [("events",), ("tree",), ("event", "start"), ("check",)])
def test_with_another_format_it_is_refused(
    command: tuple[str, ...], options: tuple[str, ...], call: Run
) -> None:
    """Whoever believes to be safe and is not is worse off than without the option."""
    done = call(*command, "--csv-safe", *options, "--file", "/nowhere")
    assert (done.code, done.out) == (2, b"")


def test_the_refusal_says_what_to_write(call: Run) -> None:
    done = call("events", "--csv-safe")
    said = "pdtimeline: error: --csv-safe only works with csv; add --format csv, or leave it out\n"
    assert (done.code, done.notes) == (2, said)
