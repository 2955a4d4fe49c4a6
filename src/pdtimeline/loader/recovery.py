"""Continues after a syntax error, with the record or the section that starts next.

libyaml stops at the first error; whoever fixes a file error by error would have to run the check for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdtimeline.diagnostics.syntax import indent
from pdtimeline.errors import Problem, lines_of
from pdtimeline.loader import parser
from pdtimeline.model.schema import SECTIONS
from pdtimeline.yaml_events import Entry

MOST = 20  # times that reading continues
BYTES = 8 * 1024 * 1024  # that are read again in all
HEADER = 20  # the longest line that may have been the name of a section
_SECTION = rf"(?:{'|'.join(SECTIONS)}):(?: .*)?"
_INDENTED = rf" +(?:{'|'.join(SECTIONS)}):"
_ID = r" +[\w.'\"-]+:(?: .*)?"


def entries(data: bytes, path: str, problems: list[Problem]) -> Iterator[Entry]:
    """The entries of the document like `parser.entries`, also after syntax errors."""
    yield from parser.entries(data, path, problems)
    if not problems or problems[-1].rule != "syntax":
        return
    rows = lines_of(data.decode())
    for _ in range(min(MOST, BYTES // len(data))):
        start = _next_start(rows, problems[-1].place.line)
        if start is None:
            return
        known = len(problems)
        yield from parser.entries(_from(rows, *start), path, problems)
        if len(problems) == known or problems[-1].rule != "syntax":
            return


def _next_start(rows: list[str], row: int) -> tuple[int, int] | None:
    """The row of the section, and the row from *row* on where its next record or another section starts."""
    is_section, is_id = re.compile(_SECTION).fullmatch, re.compile(_ID).fullmatch
    section = next((at for at in range(row - 1, -1, -1) if is_section(rows[at])), None)
    above = rows[row - 1]
    below = next((line for line in rows[row:] if line.strip()), "")
    if re.fullmatch(_INDENTED, above) and indent(below) > indent(above) and is_id(below):
        return row - 1, row  # a section that is not in the first column
    depth = 0 if section is None or _is_header(above) else _depth(rows[section + 1 :])
    for at in range(row, len(rows)):
        if is_section(rows[at]):
            return at, at
        if section is not None and depth and indent(rows[at]) == depth and is_id(rows[at]):
            return section, at
    return None


def _is_header(line: str) -> bool:
    """Whether the line may be a misspelled name of a section: then what follows belongs to it."""
    return bool(line.strip()) and line[0] != " " and len(line.strip()) <= HEADER


def _depth(rows: list[str]) -> int:
    """By how many spaces the first line that is not a comment is indented."""
    return indent(next((row for row in rows if row.strip() and row.lstrip()[0] != "#"), ""))


def _from(rows: list[str], section: int, start: int) -> bytes:
    """The text from *start* on, below the line of its section; every line keeps its number."""
    kept = [""] * start + rows[start:]
    if section < start:
        kept[section] = rows[section].strip().partition(":")[0] + ":"
    return "\n".join(kept).encode()
