"""How the columns of a table stand side by side, so that no word in it is ever broken or cropped."""

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

from pdtimeline.render.columns import Column, Part
from pdtimeline.render.escapes import visible
from pdtimeline.render.wrapping import COMMA, DASH, TO, split_after, unbroken_width, units, width_of
from pdtimeline.terminal.screen import Screen

WIDE = 110  # from here on the ID has a column of its own
STACKED = 50  # from here on events have a header, if need be without a column for who is there
ROOMY = 72  # from here on there are always two blanks between columns
BESIDE = 24  # cells that the main column keeps beside a column of IDs, if it needs them
BELOW = ("who", "fact")  # roles of columns that are understood below the main text
MAIN = ("title", "name", "question", "context", "value", "to")  # twice the room, and the ID below
READABLE = 16  # cells that the main column keeps if it needs them
MEASURES = ("number", "date")  # are rather kept whole than other texts
BREAKS = {"texts": (COMMA,), "number": (TO, COMMA), "date": (DASH,)}  # after what a text is broken


class Layout(NamedTuple):
    """The columns side by side, the width of each, and how many blanks stand between them.

    `key` is the column of IDs when they stand below: in the main column if that `has_room` for them, or
    else in a line of their own.
    """

    columns: list[Column]
    widths: list[int]
    gap: int
    key: Column | None = None
    has_room: bool = True
    under: Column | None = None  # what stands below the main text for want of a column
    fits_all: bool = True  # no word has to be broken, or to stand below

    def start(self, at: int) -> int:
        """Where the column begins."""
        return sum(self.widths[:at]) + self.gap * at


class Need(NamedTuple):
    """How many cells a column needs: for whole texts, the ends of intervals, parts of lists, and words."""

    whole: int
    end: int
    part: int
    word: int


Way: TypeAlias = tuple[str, str, str]
"""What is kept whole of a number, of a date, and of another text."""
WAYS: tuple[Way, ...] = (  # the best first
    ("end", "part", "part"),
    ("part", "part", "part"),
    ("part", "part", "word"),
    ("word", "word", "word"),
)


def layout_of(
    columns: list[Column], key: Column | None, records: tuple[Any, ...], screen: Screen
) -> Layout | None:
    """How the columns stand side by side with every word whole; None where they cannot.

    A last column that is understood without its heading, such as who is there, stands below the main text
    where it has too little room. On a screen that is not narrow, a few words that are too long for their
    columns stand below their rows.
    """
    for longest in (screen.width, screen.width // 2, screen.width // 4):

        def need(column: Column, line: int = longest) -> Need:
            return needs(column, (cell_text(column, record) for record in records), line)

        wants = [need(column) for column in columns]
        ids = None if key is None else (key, need(key))
        layout = _side_by_side(columns, wants, ids, screen)
        last = columns[-1]
        if (
            ids is not None
            and last.role in BELOW
            and screen.width >= STACKED
            and (layout is None or layout.widths[len(columns) - 1] < _readable(last, wants[-1]))
        ):
            main = main_column(columns)
            wants[main] = Need(*map(max, wants[main], wants[-1]._replace(part=wants[-1].end)))
            if below := _side_by_side(columns[:-1], wants[:-1], ids, screen):
                layout = below._replace(under=last)
        if layout is not None or screen.width < STACKED:
            return layout and layout._replace(fits_all=longest == screen.width)
    return None


def _readable(column: Column, need: Need) -> int:
    """The cells below which a column would be a ladder of single names or words."""
    return max(need.part, min(need.whole, READABLE)) if column.role == "who" else need.end


def _side_by_side(
    columns: list[Column], wants: list[Need], ids: tuple[Column, Need] | None, screen: Screen
) -> Layout | None:
    """The layout in which no word is broken; None where there is none."""
    main = main_column(columns)
    if ids is not None:
        key, needed = ids
        whole = line_width([need.whole for need in (*wants, needed)], 2)
        beside = _with_least(wants, main, min(wants[main].whole, BESIDE))
        room = screen.width - 2 * len(columns)
        widths = fitted([*columns, key], [*beside, needed], room)
        if widths and (screen.width >= WIDE or whole <= screen.width):
            return Layout([*columns, key], widths, 2)
    is_roomy = (
        screen.width >= ROOMY or line_width([need.whole for need in wants], 2) <= screen.width
    )
    gaps = (2, 1) if is_roomy else (1,)
    below = ids and _with_least(wants, main, needed.whole)
    for ways in (WAYS[:1], WAYS):
        for wanted in filter(None, (below, wants)):
            for gap in gaps:
                room = screen.width - gap * (len(columns) - 1)
                if widths := fitted(columns, wanted, room, ways):
                    return Layout(columns, widths, gap, ids and key, wanted is below)
    return None


def _with_least(wants: list[Need], main: int, least: int) -> list[Need]:
    """The needs, with no fewer cells for the main column."""
    need = Need(*(max(width, least) for width in wants[main]))
    return [*wants[:main], need, *wants[main + 1 :]]


def needs(column: Column, texts: Iterable[str], line: int) -> Need:
    """What the column needs for its heading and the texts, on a screen of *line* cells.

    A word that is wider than the screen has to be broken wherever it stands.
    """

    def widest(pieces: list[str]) -> int:
        widths = map(unbroken_width, pieces)
        return max((width for width in widths if width <= line), default=0)

    heading = column.label
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


def fitted(
    columns: list[Column], wants: list[Need], room: int, ways: tuple[Way, ...] = WAYS
) -> list[int]:
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
    for number, date, other in ways:
        kept = {"number": number, "date": date}
        least = [
            getattr(need, kept.get(form, other)) for form, need in zip(forms, wants, strict=True)
        ]
        least[main] = max(least[main], min(wanted[main], READABLE))
        if sum(least) <= room:
            return squeeze(wanted, main, least, room)
    return []


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


def cell_text(column: Column, record: Any) -> str:
    """The cell as one text."""
    return "  ".join(text for text, _ in cell_parts(column, record))


def cell_parts(column: Column, record: Any) -> list[Part]:
    """The parts of the cell that are not empty, each with its role; nothing in them acts."""
    drawn = [(text.strip("\n").replace("\n", " "), role) for text, role in column.drawn(record)]
    return [(visible(text), role) for text, role in drawn if text]
