"""What was pasted into a file along with its lines: fences of Markdown, marks of git, spaces of web pages.

Each is told at its line and taken away, so that the rest is read in the same run. Only what begins a line
is looked at: there no timeline has such signs.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from itertools import islice

from pdtimeline.diagnostics.characters import unusual_space
from pdtimeline.diagnostics.syntax import indent
from pdtimeline.errors import Place, Problem

MOST = 100  # of each kind are told and taken away
_BREAK = re.compile("(\r\n|\r|\n)")
_FENCE = re.compile(r"```\s*[\w-]*\s*")
_GIT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: .*)?")
_CONTENT = r"[\w-]+:(?:\s|$)|- |#"
_NEW = re.compile(rf"\+ *(?:{_CONTENT})")
_ODDLY_INDENTED = re.compile(rf"[^\S \t][^\S\t]*(?={_CONTENT})")
_DIVIDER = re.compile(r"---\s*(?:#.*)?")
_NOTHING = re.compile(r"\s*(?:[#%].*)?")


def cleaned(data: bytes, problems: list[Problem]) -> bytes:
    """The bytes without what was pasted; each of it is appended to *problems*. Lines stay where they are."""
    parts = _BREAK.split(data.decode())
    rows = parts[::2]
    for look in (_conflicts, _fences, _new_lines, _odd_indents, _dividers):
        problems += islice(look(rows), MOST)
    parts[::2] = rows
    return "".join(parts).encode()


def _problem(row: int, end: int, what: str, advice: str, rule: str = "pasted") -> Problem:
    return Problem(rule, Place(row + 1, 1, max(end, 1)), what, advice)


def _conflicts(rows: list[str]) -> Iterator[Problem]:
    """Two versions between the marks of git: the first is read on."""
    marks = [row for row, line in enumerate(rows) if _GIT.fullmatch(line)]
    rows_of = {sign: [row for row in marks if rows[row].startswith(sign)] for sign in "|=>"}
    for row in marks:
        if not _GIT.fullmatch(rows[row]):
            continue  # taken away with the version that it belongs to
        end = _behind(row, rows_of[">"], rows)
        middle = min(_behind(row, rows_of["|"], rows), _behind(row, rows_of["="], rows))
        if rows[row][0] == "<" and middle < end < len(rows):
            what = "this is an unresolved Git merge conflict"
            advice = "keep one version, and delete the other with the <<<<<<<, =======, and >>>>>>> lines"
            yield _problem(row, 7, what, advice)
            rows[middle : end + 1] = [""] * (end + 1 - middle)
        else:
            yield _problem(row, 7, "this line is a leftover Git conflict marker", "delete it")
        rows[row] = ""


def _behind(row: int, some: list[int], rows: list[str]) -> int:
    """The first of some rows that stands behind the row; behind the last of all when none does."""
    at = bisect(some, row)
    return some[at] if at < len(some) else len(rows)


def _fences(rows: list[str]) -> Iterator[Problem]:
    for row, line in enumerate(rows):
        if _FENCE.fullmatch(line):
            what = "this line is a Markdown code fence"
            yield _problem(row, len(line.rstrip()), what, "delete it")
            rows[row] = ""


def _new_lines(rows: list[str]) -> Iterator[Problem]:
    """Lines with the plus that git diff puts before what is new."""
    for first, last in _runs(rows, _NEW):
        lines = rows[first : last + 1]
        are_whole = all(indent(line[1:]) % 2 == 0 for line in lines)
        what = f"{_these(first, last, 'starts', 'start')} with a + from git diff"
        advice = "delete the +" if are_whole else "replace the + with a space"
        advice += " on each" if last > first else ""
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
        advice = f"replace them with {number} ones"
        yield _problem(first, widths[0], what, advice)
        for row, width in enumerate(widths, first):
            rows[row] = " " * width + rows[row][width:]


def _runs(rows: list[str], sign: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The first and the last row of lines, one below the other, that begin with the sign."""
    found = {row: None for row, line in enumerate(rows) if sign.match(line)}
    firsts = [row for row in found if row - 1 not in found]
    lasts = [row for row in found if row + 1 not in found]
    return zip(firsts, lasts, strict=True)


def _these(first: int, last: int, one: str, several: str) -> str:
    return f"this line {one}" if first == last else f"lines {first + 1} to {last + 1} {several}"


def _dividers(rows: list[str]) -> Iterator[Problem]:
    """Dashes that were meant as a line between two parts, and would end the timeline."""
    contents = [row for row, line in enumerate(rows) if not _NOTHING.fullmatch(line)]
    for before, row, after in zip(contents, contents[1:], [*contents[2:], None], strict=False):
        is_second = after is not None and rows[after].startswith("timeline:")
        if _DIVIDER.fullmatch(rows[row]) and not _DIVIDER.fullmatch(rows[before]) and not is_second:
            what = "this line starts a second document"
            yield _problem(
                row, 3, what, "delete it, since a file has only one timeline", "document"
            )
            rows[row] = ""
