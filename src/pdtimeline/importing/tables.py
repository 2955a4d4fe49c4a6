"""From the bytes of a csv file to rows of texts, whatever program wrote it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pdtimeline.diagnostics.limits import TEXT_LENGTH
from pdtimeline.errors import BadTimeline

DELIMITERS = ",;\t|"
_BINARY = (
    (b"PK\x03\x04", "this is a workbook, not a csv file; save it as CSV UTF-8 first"),
    (b"\xd0\xcf\x11\xe0", "this is a workbook, not a csv file; save it as CSV UTF-8 first"),
    (b"%PDF", "this is a PDF, not a csv file; save the table as CSV UTF-8 first"),
)


class Row(NamedTuple):
    """The cells of a row; *number* counts as a spreadsheet does, and *fault* says why there are no cells."""

    number: int
    cells: list[str]
    fault: str = ""


class Table(NamedTuple):
    """A header, the rows below it that are not empty, and whether the text was read as Windows-1252."""

    header: list[str]
    rows: tuple[Row, ...]
    is_guessed: bool


def table_of(data: bytes, path: str, is_name: Callable[[str], bool]) -> Table:
    """The table in the bytes; *is_name* tells what may be the name of a column, to find the delimiter.

    Raises `BadTimeline` if there is none.
    """
    text, is_guessed = _decoded(data, path)
    delimiter, text, skipped = _delimiter(text, is_name)
    rows = [
        row
        for row in _rows(text, delimiter, skipped)
        if row.fault or any(map(str.strip, row.cells))
    ]
    if not rows:
        raise BadTimeline(path, whole="the table is empty; its first row must name the columns")
    header = rows[0]
    if header.fault:
        raise BadTimeline(path, whole=f"the first row cannot be read, since {header.fault}")
    return Table([cell.strip() for cell in header.cells], tuple(rows[1:]), is_guessed)


def _decoded(data: bytes, path: str) -> tuple[str, bool]:
    """The text, and whether its encoding is a guess."""
    for start, what in _BINARY:
        if data.startswith(start):
            raise BadTimeline(path, whole=what)
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\x00" in data[:4]:
        encoding = "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
    try:
        return data.decode(encoding), False
    except UnicodeDecodeError:
        if encoding != "utf-8-sig":
            raise BadTimeline(path, whole="this is not text; save the table as CSV UTF-8") from None
    return data.decode("cp1252", "replace"), True


def _delimiter(text: str, is_name: Callable[[str], bool]) -> tuple[str, str, int]:
    """The delimiter, the text below a line that only names it, and how many lines that are.

    It is the one with which most cells of the first row are names of columns.
    """
    first, end, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4], rest, 1
    if end and first.lower().startswith("sep=\t"):
        return "\t", rest, 1

    def names(delimiter: str) -> tuple[int, int]:
        rows = (row.cells for row in _rows(text, delimiter, 0))
        cells = next((cells for cells in rows if any(map(str.strip, cells))), [])
        return sum(map(is_name, cells)), len(cells)

    return max(DELIMITERS, key=names), text, 0


def _rows(text: str, delimiter: str, skipped: int) -> Iterator[Row]:
    """Every row; after one that cannot be read, the reading goes on with the next line."""
    limit = csv.field_size_limit(TEXT_LENGTH)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        number = skipped
        while True:
            number += 1
            try:
                yield Row(number, next(reader))
            except csv.Error as error:
                yield Row(number, [], _fault(str(error)))
            except StopIteration:
                return
    finally:
        csv.field_size_limit(limit)


def _fault(error: str) -> str:
    if error == "unexpected end of data":
        return "a quote in it is never closed; add the quote, since the rest of the file counts as one cell"
    if error.startswith("field larger"):
        return "a cell is longer than 1 MiB; shorten it, or close a quote"
    return 'a quote inside a cell is not doubled; write "" for it'
