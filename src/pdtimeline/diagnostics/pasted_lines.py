"""What was pasted along with the lines of a file: marks of Git, and the spaces of web pages.

Each is a problem at its line, and is removed, so that the rest is read in the same run. Only the start of a
line is looked at: no line of a timeline starts like that.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from itertools import islice

from pdtimeline.diagnostics.characters import unusual_space
from pdtimeline.diagnostics.syntax import indent
from pdtimeline.errors import Place, Problem

MOST = 100  # of each kind are told and removed
FENCE = re.compile(r"\s*(?:```|~~~).*")  # of Markdown; told where YAML stumbles over it
CONFLICT = (
    "this is an unresolved Git merge conflict",
    "keep one version, and delete the other with the <<<<<<<, =======, and >>>>>>> lines",
)
LEFT_OVER = ("this line is a leftover Git conflict marker", "delete it")
_BREAK = re.compile("(\r\n|\r|\n)")
MARK = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: .*)?")
_CONTENT = r"[\w-]+:(?:\s|$)|- |#"
_ADDED = re.compile(rf"\+ *(?:{_CONTENT})")
_ODDLY_INDENTED = re.compile(rf"[^\S \t][^\S\t]*(?={_CONTENT})")


def cleaned(data: bytes, problems: list[Problem]) -> bytes:
    """The bytes without what was pasted along; each is appended to *problems*. Lines keep their numbers."""
    parts = _BREAK.split(data.decode())
    rows = parts[::2]
    for clean in (_conflicts, _added_lines, _odd_indents):
        problems += islice(clean(rows), MOST)
    parts[::2] = rows
    return "".join(parts).encode()


def _conflicts(rows: list[str]) -> Iterator[Problem]:
    """Two versions between the marks of a conflict, of which only the start is never indented.

    The first version is kept.
    """
    marks = [row for row, line in enumerate(rows) if MARK.fullmatch(line.strip())]
    rows_of = {char: [row for row in marks if rows[row].lstrip()[0] == char] for char in "|=>"}
    for row in marks:
        if not MARK.fullmatch(rows[row]):
            continue  # indented, or removed with the version that it belongs to
        end = _next(row, rows_of[">"], rows)
        middle = min(_next(row, rows_of["|"], rows), _next(row, rows_of["="], rows))
        if rows[row][0] == "<" and middle < end < len(rows):
            yield _problem(row, 7, *CONFLICT)
            rows[middle : end + 1] = [""] * (end + 1 - middle)
        else:
            yield _problem(row, 7, *LEFT_OVER)
        rows[row] = ""


def _next(row: int, marks: list[int], rows: list[str]) -> int:
    """The first of the marks after the row; the end of the file when there is none."""
    at = bisect(marks, row)
    return marks[at] if at < len(marks) else len(rows)


def _added_lines(rows: list[str]) -> Iterator[Problem]:
    """Lines with the plus that `git diff` puts before what is new; a row of them is one problem."""
    for first, last in _runs(rows, _ADDED):
        lines = rows[first : last + 1]
        are_whole = all(indent(line[1:]) % 2 == 0 for line in lines)
        advice = "delete the +" if are_whole else "replace the + with a space"
        advice += " on each" if last > first else ""
        what = f"{_these(first, last, 'starts', 'start')} with a + from git diff"
        yield _problem(first, 1, what, advice)
        rows[first : last + 1] = [line[1:] if are_whole else f" {line[1:]}" for line in lines]


def _odd_indents(rows: list[str]) -> Iterator[Problem]:
    """Lines that are indented with the spaces of web pages."""
    for first, last in _runs(rows, _ODDLY_INDENTED):
        space = unusual_space(rows[first])
        widths = [len(line) - len(line.lstrip()) for line in rows[first : last + 1]]
        kind = "non-breaking" if space == "\u00a0" else "unusual"
        are = _these(first, last, "is indented", "are indented")
        what = f"{are} with {kind} spaces, U+{ord(space):04X}"
        number = f"{widths[0]} normal" if first == last else "normal"
        yield _problem(first, widths[0], what, f"replace them with {number} ones")
        for row, width in enumerate(widths, first):
            rows[row] = " " * width + rows[row][width:]


def _runs(rows: list[str], start: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The first and the last row of each group of neighboring lines that start like that."""
    matching = {row: None for row, line in enumerate(rows) if start.match(line)}
    firsts = [row for row in matching if row - 1 not in matching]
    lasts = [row for row in matching if row + 1 not in matching]
    return zip(firsts, lasts, strict=True)


def _these(first: int, last: int, singular: str, plural: str) -> str:
    return f"this line {singular}" if first == last else f"lines {first + 1} to {last + 1} {plural}"


def _problem(row: int, end: int, what: str, advice: str) -> Problem:
    return Problem("pasted", Place(row + 1, 1, end), what, advice)
