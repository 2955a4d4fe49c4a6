"""Problems of a file: one line each, or with the line of the file and a caret below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pdtimeline.errors import ERROR, Problem
from pdtimeline.model import Timeline
from pdtimeline.render.columns import Column, Sheet
from pdtimeline.render.escapes import visible
from pdtimeline.terminal import Screen

AROUND = 100  # columns of the line that are shown


class FoundIn(NamedTuple):
    """A problem and the file that it was found in."""

    path: str
    problem: Problem


def problem_sheet(_: Timeline) -> Sheet:
    """The columns of problems."""
    columns = (
        Column("rule", lambda r: r.problem.rule, "text", "Rule"),
        Column("path", lambda r: r.path, "text", "File"),
        Column("line", lambda r: r.problem.place.line, "number", "Line"),
        Column("column", lambda r: r.problem.place.column, "number", "Column"),
        Column("end", lambda r: r.problem.place.end, "number", "End"),
        Column("severity", lambda r: r.problem.severity, "text", "Severity"),
        Column("message", lambda r: r.problem.what, "text", "Message"),
        Column("advice", lambda r: r.problem.advice or None, "text", "Advice"),
    )
    names = tuple(column.name for column in columns)
    return Sheet("problems", columns, names, names)


def lines(found: Iterable[FoundIn]) -> Iterator[str]:
    """`path:line:column: what; what to do`, a line each; a warning has the word before it."""
    for path, problem in found:
        yield f"{visible(_line(path, problem))}\n"


def _line(path: str, problem: Problem) -> str:
    word = "" if problem.severity == ERROR else f"{problem.severity}: "
    return f"{path}:{problem.place.line}:{problem.place.column}: {word}{problem.message}"


def excerpted(found: Iterable[FoundIn], texts: Mapping[str, str], screen: Screen) -> Iterator[str]:
    """The same, each with the line of the file and a caret under the word."""
    split = {
        path: text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for path, text in texts.items()
    }
    for path, problem in found:
        yield f"{screen.paint('heading', visible(_line(path, problem)))}\n"
        rows = split.get(path, [])
        if problem.place.line <= len(rows) and any(rows):
            yield from _excerpt(rows[problem.place.line - 1], problem, screen)


def _excerpt(row: str, problem: Problem, screen: Screen) -> Iterator[str]:
    from rich.cells import cell_len

    line, column, end = problem.place
    start = max(0, min(column - 1 - AROUND // 2, len(row) - AROUND))
    stop = start + AROUND
    before = visible(row[start : column - 1])
    word = visible(row[column - 1 : min(end, stop)])
    number = f"{line:4} | "
    edge = " " * (len(number) - 2) + "| "
    shown = f"{number}{visible(row[start:stop])}".rstrip()
    yield f"{screen.paint('dim', shown)}\n" if screen.has_color else f"{shown}\n"
    caret = "^" * max(1, cell_len(word))
    yield f"{edge}{' ' * cell_len(before)}{screen.paint('error', caret)}\n"
