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
MAIN = ("title", "name", "question", "context")  # twice the room, and the id below


def table(
    records: tuple[Any, ...], sheet: Sheet, picked: tuple[str, ...] | None, screen: Screen
) -> Iterator[str]:
    """The lines of a table of the records; the picked columns, or those that people like to see."""
    columns = list(sheet.pick(picked or sheet.table))
    rows = [[visible(column.shown(record)) for column in columns] for record in records]
    widths = _natural(columns, rows)
    below: list[str] = []
    if picked is None and "id" in sheet.names:
        ids = [visible(str(record.id)) for record in records]
        longest = max(map(cell_len, ids), default=0)
        if screen.width >= WIDE or sum(widths) + longest + len(widths) + 2 <= screen.width:
            columns.append(sheet.column("id"))
            widths.append(max(longest, 2))
            rows = [[*row, id_] for row, id_ in zip(rows, ids, strict=True)]
        else:
            below = ids
    widths = squeeze(widths, [_weight(column) for column in columns], screen.width)
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
            if width > widths[index]:
                widths[index] = width
    return widths


def squeeze(widths: list[int], weights: list[int], room: int) -> list[int]:
    """The widths that fit into *room* cells with a blank before each; the widest give way first.

    A column of weight 2 may stay twice as wide as one of weight 1.
    """
    room -= len(widths)
    if sum(widths) <= room:
        return widths
    caps = sorted({width / weight for width, weight in zip(widths, weights, strict=True)}, reverse=True)
    for cap in (*caps[1:], 0.0):
        tight = [min(width, int(cap * weight)) for width, weight in zip(widths, weights, strict=True)]
        if sum(tight) <= room:
            return _share(widths, weights, tight, room)
    return [max(1, min(width, LEAST)) for width in widths]  # pragma: no cover - cap 0 always fits


def _share(widths: list[int], weights: list[int], tight: list[int], room: int) -> list[int]:
    """Give what is left to those that want more, by their weight; each keeps a least width."""
    open_ = [i for i, width in enumerate(widths) if width > tight[i]]
    spare, parts = room - sum(tight), sum(weights[i] for i in open_)
    found = list(tight)
    for i in open_:
        found[i] = max(min(LEAST, widths[i]), min(widths[i], tight[i] + spare * weights[i] // parts))
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
    numbers = [column.form == "number" for column in columns]
    for line in _lines(folded, widths, numbers):
        yield screen.paint("heading", line.rstrip()) + "\n"
    yield screen.sign("rule") * min(screen.width, sum(widths) + len(widths)) + "\n"


def _row(
    columns: list[Column], row: list[str], widths: list[int], screen: Screen, id_: str
) -> Iterator[str]:
    """The lines of one record, with its id below the main column when it has no column."""
    cells = [fold(text, width) for text, width in zip(row, widths, strict=True)]
    roles: dict[tuple[int, int], str] = {}
    for index, column in enumerate(columns):
        if id_ and column.name in MAIN:
            lines = fold(id_, widths[index])
            roles.update({(len(cells[index]) + at, index): "id" for at in range(len(lines))})
            cells[index] = [*cells[index], *lines]
        elif column.name == "id":
            roles.update({(at, index): "id" for at in range(len(cells[index]))})
    numbers = [column.form == "number" for column in columns]
    if not screen.has_color:
        yield from (line.rstrip() + "\n" for line in _lines(cells, widths, numbers))
        return
    for at, line in enumerate(_painted(cells, widths, numbers, roles, screen)):
        yield line + "\n" if at >= 0 else line


def _lines(cells: list[list[str]], widths: list[int], numbers: list[bool]) -> Iterator[str]:
    for at in range(max(map(len, cells))):
        yield "".join(
            " " + _pad(cell[at] if at < len(cell) else "", width, right=number)
            for cell, width, number in zip(cells, widths, numbers, strict=True)
        )


def _painted(
    cells: list[list[str]],
    widths: list[int],
    numbers: list[bool],
    roles: dict[tuple[int, int], str],
    screen: Screen,
) -> Iterator[str]:
    for at in range(max(map(len, cells))):
        line = ""
        for index, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            text = cell[at] if at < len(cell) else ""
            padded = _pad(text, width, right=numbers[index])
            role = roles.get((at, index))
            line += " " + (padded.replace(text, screen.paint(role, text), 1) if role else padded)
        yield line.rstrip()


def _pad(text: str, width: int, *, right: bool) -> str:
    blank = " " * (width - (len(text) if text.isascii() else cell_len(text)))
    return blank + text if right else text + blank


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
