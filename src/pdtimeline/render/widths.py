"""How wide each column of a table may be."""

from __future__ import annotations

LEAST = 8  # cells without which a column cannot be read


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
