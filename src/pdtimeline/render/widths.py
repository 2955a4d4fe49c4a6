"""How wide each column of a table may be."""

from __future__ import annotations

from pdtimeline.render.columns import Column
from pdtimeline.render.wrapping import units, width_of

LEAST = 8  # cells without which a column cannot be read
MAIN = ("title", "name", "question", "context", "value", "to")  # twice the room, and the id below
LISTS = ("texts", "number")  # forms that are rather broken after a comma than inside an item
DATES = ("date", "aired", "published")  # an interval may be broken after its stroke

Row = list[str]


def whole(widths: list[int], gap: int) -> int:
    """The width of a line: a blank, and the columns with *gap* blanks between them."""
    return 1 + sum(widths) + gap * (len(widths) - 1)


def squeeze(widths: list[int], weights: list[int], least: list[int], room: int) -> list[int]:
    """The widths that fit into *room* cells together; the widest give way first.

    A column of weight 2 may stay twice as wide as one of weight 1. No column gets narrower than its
    *least* width; where the least widths alone do not fit, the largest of them give way.
    """
    found, least = list(widths), _capped(least, room)
    while sum(found) > room:
        wide = [at for at, width in enumerate(found) if width > least[at]]
        if not wide:
            break
        widest = max(wide, key=lambda at: found[at] / weights[at])
        found[widest] -= 1
    return found


def _capped(least: list[int], room: int) -> list[int]:
    """The least widths, cut down to a common cap that lets them fit; a cell at least."""
    cap = max(least)
    while sum(least) > room and cap > 1:
        cap -= 1
        least = [min(width, cap) for width in least]
    return least


def is_too_narrow(widths: list[int], room: int) -> bool:
    """Whether the columns cannot be read side by side: not even a few cells are left for each."""
    return sum(min(width, LEAST) for width in widths) > room


def natural(columns: list[Column], rows: list[Row]) -> list[int]:
    """The width that each column would like to have."""
    widths = [width_of(column.heading or column.name) for column in columns]
    for row in rows:
        for at, text in enumerate(row):
            widths[at] = max(widths[at], width_of(text))
    return widths


def fitted(
    columns: list[Column], rows: list[Row], wanted: list[int], room: int, *, must_keep: bool
) -> list[int]:
    """The widths in which the columns are drawn; none where they cannot be read side by side.

    Numbers and items of lists are kept whole where they can be, or else items, or else words, which
    *must_keep* demands.
    """
    if sum(wanted) <= room:
        return wanted
    if is_too_narrow(wanted, room):
        return []
    widths = [min(width, room) for width in wanted]
    least = widths
    for wholes, lists in (("number",), ("texts",)), ((), LISTS), ((), ()):
        least = _longest_units(columns, rows, wholes, lists)
        if sum(least) <= room:
            break
    if must_keep and sum(least) > room:
        return []
    return squeeze(widths, [2 if column.name in MAIN else 1 for column in columns], least, room)


def _longest_units(
    columns: list[Column], rows: list[Row], wholes: tuple[str, ...], lists: tuple[str, ...]
) -> list[int]:
    """For each column the width of its longest word, item of a list, or whole text; and its heading."""
    found = []
    for at, column in enumerate(columns):
        longest = max(map(width_of, (column.heading or column.name).split(" ")))
        is_whole, is_list = column.form in wholes, column.form in lists
        is_date = column.name in DATES
        for row in rows:
            text = row[at].replace("/", "/ ") if is_date else row[at]
            for unit in [text] if is_whole else units(text, is_list=is_list):
                longest = max(longest, width_of(unit))
        found.append(longest)
    return found
