"""Texts in lines: how wide a text is on a screen, and where it is broken.

The one door to Rich, which knows how many cells each character takes.
"""

from __future__ import annotations

from rich.cells import cell_len, chop_cells

ENDLESS = 1000  # a word of more characters is broken in one go


def width_of(text: str) -> int:
    """How many cells the text takes."""
    return len(text) if text.isascii() else cell_len(text)


def fold(text: str, width: int, *, is_list: bool = False) -> list[str]:
    """The text in lines of at most *width* cells, broken at blanks.

    A list is broken after its commas, and inside an item only when that is wider than a line. A word
    that is wider is broken after a stroke or a hyphen near its end, or else anywhere.
    """
    if width_of(text) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for unit in units(text, is_list=is_list):
        for word in [unit] if width_of(unit) <= width else unit.split(" "):
            longer = f"{line} {word}" if line else word
            if width_of(longer) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _broken(word, width)
            lines += full
    return [*lines, line]


def units(text: str, *, is_list: bool = False) -> list[str]:
    """What is not broken where it can be kept: the words, or the items of a list with their commas."""
    if not is_list or ", " not in text:
        return text.split(" ")
    *items, last = text.split(", ")
    return [*(f"{item}," for item in items), last]


def _broken(word: str, width: int) -> list[str]:
    """The word in pieces of at most *width* cells; after a stroke or hyphen unless it is endless."""
    if len(word) > ENDLESS:
        return [piece for piece in chop_cells(word, width) if piece]
    pieces: list[str] = []
    while width_of(word) > width:
        piece = chop_cells(word, width)[0] or word[0]
        for stroke in "/-":
            at = piece.rfind(stroke) + 1
            if 2 * at > len(piece):
                piece = piece[:at]
                break
        pieces.append(piece)
        word = word[len(piece) :]
    return [*pieces, word] if word or not pieces else pieces
