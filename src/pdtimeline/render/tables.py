"""Tables: measured by their own columns, drawn row by row, folded, never cut.

The lines are our own: a Rich table of 10,000 rows takes several times as long (docs/performance.md),
because it keeps every cell as an object; a row of ours costs the same however many there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pdtimeline.render.columns import Column, Sheet
from pdtimeline.render.escapes import visible
from pdtimeline.render.widths import LISTS, MAIN, Row, fitted, natural, whole
from pdtimeline.render.wrapping import fold, width_of
from pdtimeline.terminal.screen import Screen

WIDE = 110  # from here on the id has a column of its own
ROOMY = 72  # from here on there are always two blanks between columns
GROUPED = ("series", "season", "episode", "date", "of")  # printed once while they repeat
KEYS = ("id", "since", "event")


class Grid(NamedTuple):
    """The columns that are drawn, the width of each, and how many blanks stand between them."""

    columns: list[Column]
    widths: list[int]
    gap: int


def table(
    records: tuple[Any, ...], sheet: Sheet, picked: tuple[str, ...] | None, screen: Screen
) -> Iterator[str]:
    """The lines of a table of the records; the picked columns, or those that people like to see."""
    columns = list(sheet.pick(picked or sheet.table))
    rows = [[visible(column.shown(record)) for column in columns] for record in records]
    ids: list[str] = []
    if picked is None:
        columns, rows = _telling(columns, rows, sheet.once)
    wanted = natural(columns, rows)
    if picked is None and sheet.key in sheet.names:
        key = sheet.column(sheet.key)
        ids = [visible(key.text(record)) for record in records]
        longest = max(map(width_of, [key.heading, *ids]))
        if screen.width >= WIDE or whole([*wanted, longest], 2) <= screen.width:
            columns, wanted = [*columns, key], [*wanted, longest]
            rows = [[*row, id_] for row, id_ in zip(rows, ids, strict=True)]
            ids = []
    gap = 2 if screen.width >= ROOMY or whole(wanted, 2) <= screen.width else 1
    room = screen.width - whole([0] * len(columns), gap)
    widths = fitted(columns, rows, wanted, room, must_keep=picked is not None)
    if not widths:
        yield from _blocks(columns, rows, screen)
        return
    grid = Grid(columns, widths, gap)
    yield from _heading(grid, screen)
    groups = 0 if picked else _groups(columns)
    indent = _indent(ids, grid, screen)
    before: Row = []
    for at, row in enumerate(rows):
        yield from _lines(grid, _without_repeats(row, before, groups, screen), screen)
        before = row
        if ids:
            for part in fold(ids[at], screen.width - indent):
                yield f"{' ' * indent}{screen.paint('id', part)}\n"


def _telling(
    columns: list[Column], rows: list[Row], once: tuple[str, ...]
) -> tuple[list[Column], list[Row]]:
    """Without the columns that are empty in every row, or that need no row to say it again."""
    kept = []
    for at, column in enumerate(columns):
        texts = {row[at] for row in rows} if column.name in once else set()
        is_said = len(texts) == 1 and len(rows) > 1
        if not is_said and any(row[at] for row in rows):
            kept.append(at)
    if len(kept) in {0, len(columns)}:
        return columns, rows
    return [columns[at] for at in kept], [[row[at] for at in kept] for row in rows]


def _groups(columns: list[Column]) -> int:
    """How many columns, from the left, are printed once while they repeat."""
    count = 0
    while count < len(columns) and columns[count].name in GROUPED:
        count += 1
    return count


def _without_repeats(row: Row, before: Row, groups: int, screen: Screen) -> Row:
    """The row without what the one before says already; what is absent there has a sign then."""
    same = 0
    while before and same < groups and row[same] == before[same]:
        same += 1
    fresh = [text or screen.sign("none") for text in row[same:groups]]
    return [""] * same + fresh + row[groups:]


def _heading(grid: Grid, screen: Screen) -> Iterator[str]:
    for line in _lines(grid, [column.heading or column.name for column in grid.columns], Screen()):
        yield screen.paint("heading", line.removesuffix("\n")) + "\n"
    yield screen.sign("rule") * min(screen.width, whole(grid.widths, grid.gap) + 1) + "\n"


def _indent(ids: list[str], grid: Grid, screen: Screen) -> int:
    """Where the ids below the rows begin: under the main column, or so far left that all have room."""
    main = next((at for at, column in enumerate(grid.columns) if column.name in MAIN), 0)
    under = 1 + sum(grid.widths[:main]) + grid.gap * main
    longest = max(map(width_of, ids), default=0)
    return max(1, min(under, screen.width - longest))


def _lines(grid: Grid, row: Row, screen: Screen) -> Iterator[str]:
    """The folded cells side by side, each in the width of its column."""
    columns, widths, gap = grid
    cells = [
        fold(text, width, is_list=column.form in LISTS)
        for text, width, column in zip(row, widths, columns, strict=True)
    ]
    for at in range(max(map(len, cells))):
        parts = []
        for cell, width, column in zip(cells, widths, columns, strict=True):
            text = cell[at] if at < len(cell) else ""
            blank = " " * (width - width_of(text))
            if column.name in KEYS:
                text = screen.paint("id", text)
            parts.append(f"{blank}{text}" if column.form == "number" else f"{text}{blank}")
        yield f" {(' ' * gap).join(parts)}".rstrip(" ") + "\n"


def _blocks(columns: list[Column], rows: list[Row], screen: Screen) -> Iterator[str]:
    """Every record as lines of heading and value: for columns that have no room side by side."""
    heads = [column.heading or column.name for column in columns]
    label = max(map(len, heads)) + 2
    for number, row in enumerate(rows):
        if number:
            yield "\n"
        for head, text, column in zip(heads, row, columns, strict=True):
            start = screen.paint("word", head) + " " * (label - len(head))
            for part in fold(text, max(1, screen.width - label)) if text else ():
                yield f"{start}{screen.paint('id', part) if column.name in KEYS else part}\n"
                start = " " * label
