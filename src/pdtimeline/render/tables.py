"""Tables for people: Rich draws them, in widths that are worked out here, since Rich crops what has no room.

A table is drawn in pieces of some hundred rows with the same widths. One Rich table of 10,000 rows would
take twice as long, and its first row would come with its last (docs/performance.md).
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from rich.console import JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from pdtimeline.render.columns import Column, Sheet
from pdtimeline.render.console import drawn
from pdtimeline.render.escapes import visible
from pdtimeline.render.query_words import count_words
from pdtimeline.render.table_layout import (
    BREAKS,
    READABLE,
    Layout,
    cell_parts,
    cell_text,
    layout_of,
    line_width,
    main_column,
)
from pdtimeline.render.wrapping import DASH, folded, unbroken_width, width_of
from pdtimeline.terminal.screen import Screen

FIRST, CHUNK = 50, 300  # rows that Rich gets at a time; the first ones should be there at once
GROUPED = ("series", "season", "episode", "date", "of")  # printed once while they repeat
KEYS = ("id", "since", "event")

Cells = list[Text]


class Heading(NamedTuple):
    """What stands above a table: what was asked in words, and of what there are how many."""

    asked: tuple[str, ...]
    noun: str  # in the plural
    whole: int = 0  # how many there are, if not all are shown


def table(
    records: tuple[Any, ...],
    sheet: Sheet,
    picked: tuple[str, ...] | None,
    screen: Screen,
    heading: Heading | None = None,
) -> Iterator[str]:
    """The table in pieces, below its heading: the picked columns, or those that people like to see."""
    return drawn(_pieces(records, sheet, picked, screen, heading), screen)


def heading_lines(heading: Heading, number: int, screen: Screen) -> Iterator[str]:
    """The heading alone, for what is no table; *number* is how many are shown."""
    return drawn([_heading(heading, number, screen)], screen)


def _pieces(
    records: tuple[Any, ...],
    sheet: Sheet,
    picked: tuple[str, ...] | None,
    screen: Screen,
    heading: Heading | None,
) -> Iterator[RenderableType]:
    if heading is not None:
        yield _heading(heading, len(records), screen)
    columns = list(sheet.pick(picked or sheet.table))
    key = sheet.column(sheet.key) if picked is None and sheet.key in sheet.names else None
    if picked is None:
        columns = _telling(columns, records, sheet.once) or columns
    else:
        columns = [column._replace(parts=None) for column in columns]  # nothing but the data
    layout = layout_of(columns, key, records, screen)
    groups = _groups(records, sheet) if picked is None else []
    if layout is None:
        yield from _records(records, columns, key, screen)
        return
    yield from _header(layout, screen)
    for number, (name, rows) in enumerate(_runs(records, groups)):
        yield from [Text()] if number else []
        yield from [folded(Text(visible(name), "heading"), screen.width)] if name else []
        yield from _chunks(rows, layout, screen, grouped=picked is None)


def _heading(heading: Heading, number: int, screen: Screen) -> Text:
    dot = f" {screen.sign('dot')} "
    words = dot.join(visible(words) for words in heading.asked)
    count = count_words(heading.whole or number, heading.noun)
    if heading.whole > number:
        count = f"{number:,} of {count}"
    line = Text.assemble((words, "heading"), (f"{dot if words else ''}{count}", "fact"))
    return folded(line, screen.width)


def _telling(
    columns: list[Column], records: tuple[Any, ...], once: tuple[str, ...]
) -> list[Column]:
    """Without the columns that are empty in every row, or that need no row to say it again."""
    kept = []
    for column in columns:
        texts = (column.shown(record) for record in records)
        is_said = column.name in once and len(records) > 1 and len(set(texts)) == 1
        if not is_said and any(column.shown(record) for record in records):
            kept.append(column)
    return kept


def _groups(records: tuple[Any, ...], sheet: Sheet) -> list[str]:
    """The group of each record, if there are several and they do not change all the time."""
    if sheet.groups is None:
        return []
    groups = sheet.groups(records)
    number, runs = len(set(groups)), sum(1 for _ in groupby(groups))
    return groups if number > 1 and runs <= 2 * number and 2 * runs <= len(records) else []


def _runs(records: tuple[Any, ...], groups: list[str]) -> Iterator[tuple[str, Iterator[Any]]]:
    """The records of each group that follow one another, with its name; all of them without groups."""
    if not groups:
        yield "", iter(records)
        return
    for name, pairs in groupby(zip(groups, records, strict=True), key=lambda pair: pair[0]):
        yield name, (record for _, record in pairs)


def _chunks(
    records: Iterator[Any], layout: Layout, screen: Screen, *, grouped: bool
) -> Iterator[RenderableType]:
    """The rows in tables of the same widths, one below the other, with lines between for what has no room."""
    piece, size = _blank_table(layout), FIRST
    for cells, below in _rows(records, layout, screen, grouped=grouped):
        if any(cells) or not below:
            piece.add_row(*cells)
        if below or piece.row_count == size:
            yield from [piece] if piece.row_count else []
            yield from below
            piece, size = _blank_table(layout), CHUNK
    yield from [piece] if piece.row_count else []


def _rows(
    records: Iterator[Any], layout: Layout, screen: Screen, *, grouped: bool
) -> Iterator[tuple[Cells, list[Text]]]:
    """The cells of each record, without what the row above says already, and the lines below them."""
    main = main_column(layout.columns)
    repeating = _repeating(layout.columns) if grouped else []
    before: list[str] = []
    for record in records:
        texts = [cell_text(column, record) for column in repeating]
        same = next(
            (at for at, text in enumerate(texts) if [text] != before[at : at + 1]), len(texts)
        )
        before = texts
        outgrown = _outgrown(record, layout, screen)
        cells = [
            Text() if at < same or at in outgrown else _cell(column, record, width, screen)
            for at, (column, width) in enumerate(zip(layout.columns, layout.widths, strict=True))
        ]
        for at in range(same, len(texts)):
            if not texts[at]:  # it would look like a repetition
                cells[at] = Text(screen.sign("none"), "line")
        below = [
            _below(layout.columns[at], record, layout.start(at), screen)
            for at in outgrown
            if at >= same
        ]
        if layout.under is not None and cell_text(layout.under, record):
            who = _cell(layout.under, record, layout.widths[main], screen)
            cells[main] = Text.assemble(cells[main], "\n" if cells[main] else "", who)
        if layout.key is not None and layout.has_room and main not in outgrown:
            id_ = _cell(layout.key, record, layout.widths[main], screen)
            cells[main] = Text.assemble(cells[main], "\n", id_)
        elif layout.key is not None:
            below.append(_below(layout.key, record, layout.start(main), screen))
        yield cells, below


def _repeating(columns: list[Column]) -> list[Column]:
    """The columns, from the left, that are printed once while they repeat."""
    count = 0
    while count < len(columns) and columns[count].name in GROUPED:
        count += 1
    return columns[:count]


def _outgrown(record: Any, layout: Layout, screen: Screen) -> list[int]:
    """The places of the columns in which a word of the record would be broken, though the screen has room."""
    if layout.fits_all:
        return []
    return [
        at
        for at, (column, width) in enumerate(zip(layout.columns, layout.widths, strict=True))
        if any(width < word <= screen.width for word in _word_widths(column, record))
    ]


def _word_widths(column: Column, record: Any) -> list[int]:
    return [unbroken_width(word) for word in cell_text(column, record).split(" ")]


def _below(column: Column, record: Any, start: int, screen: Screen) -> Text:
    """The cell on lines of its own: from the start of its column on, or so far left that it has room."""
    words = [width for width in _word_widths(column, record) if width <= screen.width]
    indent = max(0, min(start, screen.width - max(words, default=screen.width)))
    return _indented(_cell(column, record, screen.width - indent, screen), indent)


def _indented(text: Text, indent: int) -> Text:
    lines = text.split("\n", allow_blank=True)
    return Text("\n").join(Text.assemble(" " * indent, line) for line in lines)


def _header(layout: Layout, screen: Screen) -> Iterator[RenderableType]:
    """The headings, and the only line that a table has."""
    header = _blank_table(layout)
    header.add_row(
        *(
            folded(Text.assemble((column.label, "heading")), width)
            for column, width in zip(layout.columns, layout.widths, strict=True)
        )
    )
    yield header
    yield Text(screen.sign("rule") * line_width(layout.widths, layout.gap), "line")


def _blank_table(layout: Layout) -> Table:
    """A table without rows, and without lines."""
    blank = Table(box=None, show_header=False, pad_edge=False, padding=(0, layout.gap, 0, 0))
    for column, width in zip(layout.columns, layout.widths, strict=True):
        justify: JustifyMethod = "right" if column.form == "number" else "left"
        blank.add_column(justify=justify, width=width, overflow="fold")
    return blank


def _cell(column: Column, record: Any, width: int, screen: Screen) -> Text:
    """The cell in lines that fit into the column."""
    role = "id" if column.name in KEYS else ""
    parts = cell_parts(column, record)
    cell = Text("  ").join(Text(text, part_role or role) for text, part_role in parts)
    for first, last in column.marks(record) if column.marks else ():
        value = column.text(record)
        cell.stylize("hit", len(visible(value[:first])), len(visible(value[:last])))
    lines = folded(cell, width, BREAKS.get(column.form, ()))
    if column.form == "date" and screen.is_ascii:
        lines.plain = lines.plain.replace(DASH.strip(), "-")
    return lines


def _records(
    records: tuple[Any, ...],
    columns: list[Column],
    key: Column | None,
    screen: Screen,
) -> Iterator[RenderableType]:
    """Every record as lines of heading and value: for columns that have no room side by side."""
    label = max(width_of(column.label) for column in columns) + 2
    for number, record in enumerate(records):
        if number:
            yield Text()
        for column in columns:
            if cell_text(column, record):
                yield _labelled(column, record, label, screen)
        if key is not None:
            yield _below(key, record, 0, screen)


def _labelled(column: Column, record: Any, label: int, screen: Screen) -> Text:
    """Heading and value; the value below its heading where a word of it has no room beside."""
    heading = Text(column.label, "heading")
    words = cell_text(column, record).split(" ")
    room = screen.width - label
    is_broken = any(room < width_of(word) <= screen.width for word in words)
    if is_broken or (room < READABLE and width_of(" ".join(words)) > room):
        return Text.assemble(heading, "\n", _cell(column, record, screen.width, screen))
    value = _indented(_cell(column, record, max(1, room), screen), label)
    return Text.assemble(heading, value[width_of(heading.plain) :])
