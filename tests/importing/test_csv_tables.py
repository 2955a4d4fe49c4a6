"""Every program writes csv in its own way."""

from __future__ import annotations

import pytest

from pdtimeline.errors import BadTimeline
from pdtimeline.importing.headers import is_name
from pdtimeline.importing.tables import Row, Table, table_of

PLAIN = 'title,date,who\nZo\u00eb,2014,"a, b"\n'


def read(data: str | bytes) -> Table:
    return table_of(data if isinstance(data, bytes) else data.encode(), "table.csv", is_name)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_usual_encoding_is_read(encoding: str) -> None:
    table = read(PLAIN.encode(encoding))
    assert table == (
        ["title", "date", "who"],
        (Row(2, ["Zo\u00eb", "2014", "a, b"]),),
        encoding == "cp1252",
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\n", ",,\n"])
def test_the_delimiter_is_the_one_that_makes_names_of_columns(
    delimiter: str, end: str, start: str
) -> None:
    lines = [
        delimiter.join(("Title", "Start date", "Who")),
        delimiter.join(("a", "2014, 2015; |\t"[:4], '"x\ny"')),
    ]
    text = start.replace(",", delimiter).replace("\n", end) + end.join((*lines, ""))
    table = read(text)
    assert table.header == ["Title", "Start date", "Who"]
    assert [row.cells for row in table.rows] == [["a", "2014", "x\ny"]]


@pytest.mark.parametrize("line", ["sep=;", "SEP=;"])
def test_a_line_that_only_names_the_delimiter_is_no_row(line: str) -> None:
    assert read(f"{line}\r\ntitle;x, y\r\na;b\r\n") == (
        ["title", "x, y"],
        (Row(3, ["a", "b"]),),
        False,
    )


def test_a_tab_may_be_named_as_delimiter() -> None:
    assert read("sep=\t\ntitle\tx,date\na\tb\n").header == ["title", "x,date"]


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    """A cell of several lines is in one row, and an empty row is one."""
    table = read('title,who\n"a\nb\nc",d\n,\n\n , \ne,f\n')
    assert table.rows == (Row(2, ["a\nb\nc", "d"]), Row(6, ["e", "f"]))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('title\n"a" b\nc\n', (
            Row(2, [], 'a quote inside a cell is not doubled; write "" for it'), Row(3, ["c"]),
        )),
        ('title\nc\n"a\nb\n', (
            Row(2, ["c"]),
            Row(3, [], "a quote in it is never closed; add the quote, since the rest of the file counts as "
                       "one cell"),
        )),
        (f"title\n{'a' * 1048577}\nc\n", (
            Row(2, [], "a cell is longer than 1 MiB; shorten it, or close a quote"), Row(3, ["c"]),
        )),
    ],
    ids=["quote inside", "quote open", "long"],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_told_and_the_next_is_read(
    text: str, rows: tuple[Row, ...]
) -> None:
    assert read(text).rows == rows


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the table is empty; its first row must name the columns"),
        (b"\xef\xbb\xbf\r\n \r\n", "the table is empty; its first row must name the columns"),
        (
            b'"title" x\na\n',
            "the first row cannot be read, since a quote inside a cell is not doubled",
        ),
        (b"PK\x03\x04...", "this is a workbook, not a csv file; save it as CSV UTF-8 first"),
        (b"%PDF-1.7", "this is a PDF, not a csv file; save the table as CSV UTF-8 first"),
        (b"\xff\xfea", "this is not text; save the table as CSV UTF-8"),
    ],
)
def test_what_is_no_table_is_told(data: bytes, said: str) -> None:
    with pytest.raises(BadTimeline) as error:
        read(data)
    assert error.value.whole.startswith(said)
