"""How wide each column of a table is, so that no word in it is ever broken or cropped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pdtimeline.render.columns import Column
from pdtimeline.render.wrapping import COMMA, DASH, TO, split_after, unbroken_width, units, width_of

MAIN = ("title", "name", "question", "context", "value", "to")  # twice the room, and the ID below
READABLE = 16  # cells that the main column keeps if it needs them
MEASURES = ("number", "date")  # are rather kept whole than other texts
BREAKS = {"texts": (COMMA,), "number": (TO, COMMA), "date": (DASH,)}  # after what a text is broken


class Need(NamedTuple):
    """How many cells a column needs: for whole texts, the ends of intervals, parts of lists, and words."""

    whole: int
    end: int
    part: int
    word: int


def needs(column: Column, texts: Iterable[str], line: int) -> Need:
    """What the column needs for its heading and the texts, on a screen of *line* cells.

    A word that is wider than the screen has to be broken wherever it stands.
    """

    def widest(pieces: list[str]) -> int:
        widths = map(unbroken_width, pieces)
        return max((width for width in widths if width <= line), default=0)

    heading = column.heading or column.name
    whole = width_of(heading)
    end = part = word = max(map(width_of, heading.split(" ")))
    after = BREAKS.get(column.form, ())
    for text in texts:
        width = width_of(text)
        whole = max(whole, width)
        if width > word:
            word = max(word, widest(text.split(" ")))
            part = max(word, part, widest(units(text, after)))
            end = max(part, end, widest(split_after(text, after[0]) if after else []))
    return Need(whole, end, part, word)


def line_width(widths: list[int], gap: int) -> int:
    """The width of a line of the columns with *gap* blanks between them."""
    return sum(widths) + gap * (len(widths) - 1)


def fitted(columns: list[Column], wants: list[Need], room: int) -> list[int]:
    """The widths of the columns in a line of *room* cells; none where a word would have to be broken.

    An interval is broken first. Numbers and parts of lists are kept whole where they can be, or else parts
    of both, or else those of numbers and dates, or else words. What is left over goes to the columns that
    need it, twice as much to the main one.
    """
    wanted = [need.whole for need in wants]
    if sum(wanted) <= room:
        return wanted
    forms = [column.form for column in columns]
    wanted = [
        need.end if form in MEASURES else need.whole
        for form, need in zip(forms, wants, strict=True)
    ]
    if sum(wanted) <= room:
        return wanted
    main = main_column(columns)
    for kept in (_numbers, _parts, _measures, _words):
        least = list(map(kept, forms, wants))
        least[main] = max(least[main], min(wanted[main], READABLE))
        if sum(least) <= room:
            return squeeze(wanted, main, least, room)
    return []


def _numbers(form: str, need: Need) -> int:
    return need.end if form == "number" else need.part


def _parts(_: str, need: Need) -> int:
    return need.part


def _measures(form: str, need: Need) -> int:
    return need.part if form in MEASURES else need.word


def _words(_: str, need: Need) -> int:
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
