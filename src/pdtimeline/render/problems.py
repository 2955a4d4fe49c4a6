"""Problems of a file: one line each, or with the line of the file and a caret below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pdtimeline.errors import ERROR, Problem, lines_of
from pdtimeline.model.records import Timeline
from pdtimeline.render.columns import Column, Sheet
from pdtimeline.render.escapes import visible
from pdtimeline.terminal.screen import Screen

LEAST, AROUND = 20, 100  # columns of the line that are shown, at least and at most


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
    place = f"{path}:{problem.place.line}:{problem.place.column}"
    return f"{place}: {word}{problem.message}"


def excerpted(found: Iterable[FoundIn], texts: Mapping[str, str], screen: Screen) -> Iterator[str]:
    """The same with the rule behind it, and below the line of the file and a caret under the word."""
    rows = {path: lines_of(text) for path, text in texts.items() if text}
    for path, problem in found:
        head = screen.paint("heading", visible(_line(path, problem)))
        yield f"{head}  {screen.paint('dim', f'[{problem.rule}]')}\n"
        # What is missing at the very end is in a line after the last one, for libyaml.
        for row in rows.get(path, [])[problem.place.line - 1 : problem.place.line]:
            yield from _excerpt(row, problem, screen)


def _excerpt(row: str, problem: Problem, screen: Screen) -> Iterator[str]:
    from rich.cells import cell_len

    line, column, end = problem.place
    number = f"{line:4} | "
    room = min(AROUND, max(LEAST, screen.width - len(number)))
    before, word, after = _cut(row, column - 1, end, room, screen)
    shown = f"{number}{before}{word}{after}".rstrip()
    yield f"{screen.paint('dim', shown)}\n"
    caret = screen.paint("error", "^" * max(1, cell_len(word)))
    yield f"{'| ':>{len(number)}}{' ' * cell_len(before)}{caret}\n"


def _cut(row: str, start: int, end: int, room: int, screen: Screen) -> tuple[str, str, str]:
    """What is shown before the word, of the word and after it; they fit into *room* columns.

    A line may have a million characters: only those near the word are looked at.
    """
    from rich.cells import cell_len

    more = screen.sign("more")
    first, last = max(0, start - room), min(len(row), start + room)
    while cell_len(visible(row[first:last])) + _cuts(row, first, last) * len(more) > room:
        if start - first > last - start:
            first += 1
        else:
            last -= 1
    end = min(end, last)
    before = (more if first else "") + visible(row[first:start])
    return (
        before,
        visible(row[start:end]),
        visible(row[end:last]) + (more if last < len(row) else ""),
    )


def _cuts(row: str, first: int, last: int) -> int:
    return (first > 0) + (last < len(row))
