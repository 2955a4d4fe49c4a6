"""Problems of a file: one line each, or with the line of the file and a caret below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from pdtimeline.errors import DISMISSED, ERROR, WARNING, Problem, lines_of
from pdtimeline.model.records import Timeline
from pdtimeline.render.columns import Column, Sheet
from pdtimeline.render.escapes import visible
from pdtimeline.terminal.screen import Screen

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

LEAST, AROUND = 12, 100  # columns of the line that are shown, at least and at most
LEAST_LINE = 20  # cells of a line, however narrow the screen
MARGIN = 5  # cells before the bars of an excerpt
SEVERITIES = {ERROR: "error", WARNING: "doubt", DISMISSED: "fact"}


class FoundIn(NamedTuple):
    """A problem and the file that it was found in."""

    path: str
    problem: Problem


def problem_sheet(_: Timeline) -> Sheet:
    """The columns of problems."""
    columns = (
        Column("rule", lambda found_in: found_in.problem.rule, "text", "Rule"),
        Column("path", lambda found_in: found_in.path, "text", "File"),
        Column("line", lambda found_in: found_in.problem.place.line, "number", "Line"),
        Column("column", lambda found_in: found_in.problem.place.column, "number", "Column"),
        Column("end", lambda found_in: found_in.problem.place.end, "number", "End"),
        Column("severity", lambda found_in: found_in.problem.severity, "text", "Severity"),
        Column("message", lambda found_in: found_in.problem.what, "text", "Message"),
        Column("advice", lambda found_in: found_in.problem.advice or None, "text", "Advice"),
    )
    names = tuple(column.name for column in columns)
    return Sheet("problems", columns, names, names)


def lines(problems: Iterable[FoundIn]) -> Iterator[str]:
    """`path:line:column: what; what to do`, a line each; a warning has the word before it."""
    for path, problem in problems:
        yield f"{visible(_line(path, problem))}\n"


def _line(path: str, problem: Problem) -> str:
    word = "" if problem.severity == ERROR else f"{problem.severity}: "
    place = f"{path}:{problem.place.line}:{problem.place.column}"
    return f"{place}: {word}{problem.message}"


def excerpted(
    problems: Iterable[FoundIn], texts: Mapping[str, str], screen: Screen
) -> Iterator[str]:
    """The same with the rule behind it, and below the line of the file and a caret under the word.

    On a terminal the severity stands before it, what to do below the caret, and a blank line between two
    problems; else a sentence is one line, which `grep` finds.
    """
    from rich.text import Text

    from pdtimeline.render.console import drawn

    listed = list(problems)
    heads = [_head(path, problem, screen) for path, problem in listed]
    width = screen.width
    if not screen.is_terminal:
        width = max([width, *(head.cell_len for head in heads)])
    rows = {path: lines_of(text) for path, text in texts.items() if text}
    for at, ((path, problem), head) in enumerate(zip(listed, heads, strict=True)):
        # What is missing at the very end is in a line after the last one, for libyaml.
        excerpts = rows.get(path, [])[problem.place.line - 1 : problem.place.line]
        below = [part for row in excerpts for part in _excerpt(row, problem, screen)]
        between = [Text()] if at and screen.is_terminal else []
        block = [*between, head, *below, *_advice(problem, screen)]
        yield from drawn(block, screen, max(width, LEAST_LINE))


def _head(path: str, problem: Problem, screen: Screen) -> Text:
    from rich.text import Text

    rule = ("  " + visible(f"[{problem.rule}]"), "fact")
    if not screen.is_terminal:
        return Text.assemble((visible(_line(path, problem)), "heading"), rule)
    place = f"{path}:{problem.place.line}:{problem.place.column}: "
    severity = (problem.severity, SEVERITIES[problem.severity])
    what = (visible(f": {problem.what}"), "heading")
    return Text.assemble((visible(place), "heading"), severity, what, rule)


def _advice(problem: Problem, screen: Screen) -> Iterator[RenderableType]:
    """What to do, below the excerpt, on a terminal."""
    from rich.padding import Padding
    from rich.text import Text

    if screen.is_terminal and problem.advice:
        arrow = Text(f"{screen.sign('to')} ", "fact")
        yield Padding(Text.assemble(arrow, visible(problem.advice)), (0, 0, 0, MARGIN))


def _excerpt(row: str, problem: Problem, screen: Screen) -> Iterator[Text]:
    from rich.cells import cell_len
    from rich.text import Text

    line, column, end = problem.place
    number = f"{line:4} | "
    room = min(AROUND, max(LEAST, screen.width - len(number)))
    before, word, after = _cut(row, column - 1, end, room, screen)
    yield Text.assemble((number, "fact"), f"{before}{word}{after}".rstrip(), no_wrap=True)
    caret = ("^" * max(1, cell_len(word)), SEVERITIES[problem.severity])
    bar = (f"{'| ':>{len(number)}}", "fact")
    yield Text.assemble(bar, " " * cell_len(before), caret, no_wrap=True)


def _cut(row: str, start: int, end: int, room: int, screen: Screen) -> tuple[str, str, str]:
    """What is shown before the word, of the word and after it; they fit into *room* columns.

    A line may have a million characters: only those near the word are looked at.
    """
    from rich.cells import cell_len

    more = screen.sign("more")
    first, last = max(0, start - room), min(len(row), start + room)
    while cell_len(visible(row[first:last])) + ((first > 0) + (last < len(row))) * len(more) > room:
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
