"""Tables: measured by their own columns, drawn row by row, folded, never cut.

Rich measures cells; the lines are ours. One Rich table of 100,000 rows takes minutes and all the
memory there is; a row of ours costs the same however many there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len, chop_cells

from pdtimeline.render.columns import Column, Sheet
from pdtimeline.render.escapes import visible
from pdtimeline.terminal import Screen

WIDE = 110  # from here on the id has a column of its own
LEAST = 8  # cells that a column keeps when all are squeezed
GROUPED = ("series", "season", "episode", "date", "of")  # printed once while they repeat
KEYS = ("id", "since", "event")
MAIN = ("title", "name", "question", "context", "value", "to")  # twice the room, and the id below


def table(
    records: tuple[Any, ...], sheet: Sheet, picked: tuple[str, ...] | None, screen: Screen
) -> Iterator[str]:
    """The lines of a table of the records; the picked columns, or those that people like to see."""
    columns = list(sheet.pick(picked or sheet.table))
    rows = [[visible(column.shown(record)) for column in columns] for record in records]
    widths = _natural(columns, rows)
    below: list[str] = []
    if picked is None and sheet.key in sheet.names:
        key = sheet.column(sheet.key)
        ids = [visible(key.text(record)) for record in records]
        longest = max(map(cell_len, ids), default=0)
        if screen.width >= WIDE or sum(widths) + longest + len(widths) + 2 <= screen.width:
            columns.append(key)
            widths.append(max(longest, cell_len(key.heading)))
            rows = [[*row, id_] for row, id_ in zip(rows, ids, strict=True)]
        else:
            below = ids
    least = [min(width, _longest_word(rows, at)) for at, width in enumerate(widths)]
    widths = squeeze(widths, [_weight(column) for column in columns], least, screen.width)
    yield from _heading(columns, widths, screen)
    groups = 0 if picked else _groups(columns)
    before: list[str] = []
    for number, row in enumerate(rows):
        shown = _without_repeats(row, before, groups)
        before = row
        yield from _row(columns, shown, widths, screen, below[number] if below else "")


def _natural(columns: list[Column], rows: list[list[str]]) -> list[int]:
    """The width that each column would like to have."""
    widths = [cell_len(column.heading or column.name) for column in columns]
    for row in rows:
        for index, text in enumerate(row):
            width = len(text) if text.isascii() else cell_len(text)
            widths[index] = max(widths[index], width)
    return widths


def _longest_word(rows: list[list[str]], at: int) -> int:
    """The width of the longest word of a column: where it can be kept, no word is broken."""
    return max((cell_len(word) for row in rows for word in row[at].split(" ")), default=1)


def squeeze(widths: list[int], weights: list[int], least: list[int], room: int) -> list[int]:
    """The widths that fit into *room* cells with a blank before each; the widest give way first.

    A column of weight 2 may stay twice as wide as one of weight 1. No column gets narrower than its
    *least* width, unless the least widths alone do not fit.
    """
    room -= len(widths)
    if sum(least) > room:
        least = [min(width, LEAST * weight) for width, weight in zip(least, weights, strict=True)]
    found = list(widths)
    while sum(found) > room:
        wide = [i for i, width in enumerate(found) if width > least[i]]
        if not wide:
            return [max(1, min(width, room // len(found))) for width in found]
        widest = max(wide, key=lambda i: found[i] / weights[i])
        found[widest] -= 1
    return found


def _weight(column: Column) -> int:
    return 2 if column.name in MAIN else 1


def _groups(columns: list[Column]) -> int:
    """How many columns, from the left, are printed once while they repeat."""
    count = 0
    while count < len(columns) and columns[count].name in GROUPED:
        count += 1
    return count


def _without_repeats(row: list[str], before: list[str], groups: int) -> list[str]:
    if groups and before and row[:groups] == before[:groups]:
        return [""] * groups + row[groups:]
    return row


def _heading(columns: list[Column], widths: list[int], screen: Screen) -> Iterator[str]:
    cells = [column.heading or column.name for column in columns]
    folded = [fold(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for line in _lines(folded, widths, columns, Screen()):
        yield screen.paint("heading", line) + "\n"
    yield screen.sign("rule") * min(screen.width, sum(widths) + len(widths)) + "\n"


def _row(
    columns: list[Column], row: list[str], widths: list[int], screen: Screen, id_: str
) -> Iterator[str]:
    """The lines of one record; below them its id, when it has no column of its own."""
    cells = [fold(text, width) for text, width in zip(row, widths, strict=True)]
    for line in _lines(cells, widths, columns, screen):
        yield line + "\n"
    if id_:
        main = next((i for i, column in enumerate(columns) if column.name in MAIN), 0)
        indent = min(sum(widths[:main]) + main + 1, max(1, screen.width - cell_len(id_)))
        yield " " * indent + screen.paint("id", id_) + "\n"


def _lines(
    cells: list[list[str]], widths: list[int], columns: list[Column], screen: Screen
) -> Iterator[str]:
    """The folded cells side by side, each in the width of its column."""
    for at in range(max(map(len, cells))):
        line = ""
        for cell, width, column in zip(cells, widths, columns, strict=True):
            text = cell[at] if at < len(cell) else ""
            blank = " " * (width - (len(text) if text.isascii() else cell_len(text)))
            if column.name in KEYS:
                text = screen.paint("id", text)
            line += f" {blank}{text}" if column.form == "number" else f" {text}{blank}"
        yield line.rstrip()


def fold(text: str, width: int) -> list[str]:
    """The text in lines of at most *width* cells, broken at blanks; a longer word is broken anywhere."""
    if (len(text) if text.isascii() else cell_len(text)) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = chop_cells(word, width) if cell_len(word) > width else [word]
        lines += full
    return [*lines, line]
