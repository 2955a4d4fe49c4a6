"""How wide each column of a table is, so that no word in it is ever broken or cropped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pdtimeline.render.columns import Column
from pdtimeline.render.wrapping import COMMA, DASH, unbroken_width, units, width_of

MAIN = ("title", "name", "question", "context", "value", "to")  # twice the room, and the ID below
READABLE = 16  # cells that the main column keeps if it needs them
BREAKS = {"texts": COMMA, "number": COMMA, "date": DASH}  # after what a text of this form is broken


class Need(NamedTuple):
    """How many cells a column needs: for its whole texts, for their parts, and for their words."""

    whole: int
    part: int
    word: int


def needs(column: Column, texts: Iterable[str], line: int) -> Need:
    """What the column needs for its heading and the texts, on a screen of *line* cells.

    A word that is wider than the screen has to be broken wherever it stands.
    """
    heading = column.heading or column.name
    whole = width_of(heading)
    part = word = max(map(width_of, heading.split(" ")))
    after = BREAKS.get(column.form, "")
    for text in texts:
        width = width_of(text)
        whole = max(whole, width)
        if width > word:
            widths = map(unbroken_width, text.split(" "))
            word = max(word, *(width for width in widths if width <= line), 0)
            widths = map(unbroken_width, units(text, after=after))
            part = max(word, part, *(width for width in widths if width <= line))
    return Need(whole, part, word)


def line_width(widths: list[int], gap: int) -> int:
    """The width of a line of the columns with *gap* blanks between them."""
    return sum(widths) + gap * (len(widths) - 1)


def fitted(columns: list[Column], wants: list[Need], room: int) -> list[int]:
    """The widths of the columns in a line of *room* cells; none where a word would have to be broken.

    An interval is broken first. Numbers and parts of lists are kept whole where they can be, or else parts,
    or else the two ends of an interval, or else words. What is left over goes to the columns that need it,
    twice as much to the main one.
    """
    wanted = [need.whole for need in wants]
    if sum(wanted) <= room:
        return wanted
    wanted = [
        need.part if column.form == "date" else need.whole
        for column, need in zip(columns, wants, strict=True)
    ]
    if sum(wanted) <= room:
        return wanted
    main = main_column(columns)
    for kept in (_numbers, _parts, _ends, _words):
        least = [kept(column, need) for column, need in zip(columns, wants, strict=True)]
        least[main] = max(least[main], min(wanted[main], READABLE))
        if sum(least) <= room:
            return squeeze(wanted, main, least, room)
    return []


def _numbers(column: Column, need: Need) -> int:
    return need.whole if column.form == "number" else need.part


def _parts(_: Column, need: Need) -> int:
    return need.part


def _ends(column: Column, need: Need) -> int:
    return need.part if column.form == "date" else need.word


def _words(_: Column, need: Need) -> int:
    return need.word


def main_column(columns: list[Column]) -> int:
    """The place of the column that says what the record is."""
    return next((at for at, column in enumerate(columns) if column.name in MAIN), 0)


def squeeze(wanted: list[int], main: int, least: list[int], room: int) -> list[int]:
    """The widths that fit into *room* cells together, none below its least: the widest gives way first.

    The main column may stay twice as wide as the others.
    """
    widths = [min(width, room) for width in wanted]
    while sum(widths) > room:
        wide = [at for at, width in enumerate(widths) if width > least[at]]
        widths[max(wide, key=lambda at: widths[at] / (1 + (at == main)))] -= 1
    return widths
