"""Texts in lines: how wide a text is on a screen, and where it is broken."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from rich.text import Text

COMMA, DASH, TO = ", ", " \N{EN DASH} ", " to "  # after which lists and intervals are rather broken
ENDLESS = 1000  # a word of more characters is broken in one go


def width_of(text: str) -> int:
    """How many cells the text takes."""
    return len(text) if text.isascii() else cell_len(text)


def unbroken_width(word: str) -> int:
    """How many cells the word takes where it is not broken; between two wide characters it may be."""
    if word.isascii():
        return len(word)
    narrow = "".join(" " if cell_len(character) > 1 else character for character in word)
    if " " not in narrow or " " in word:
        return cell_len(word)
    return max(2, *map(cell_len, narrow.split(" ")))


def fold(text: str, width: int, *, after: tuple[str, ...] = ()) -> list[str]:
    """The text in lines of at most *width* cells, broken at blanks.

    Where the text has the first of *after* (such as `COMMA`), it is broken after that. A part that is wider
    than a line is broken after the next of them, and at any blank in the end. A word that is wider is broken
    after a slash or a hyphen near its end, or else anywhere.
    """
    return [text[start:end] for start, end in line_spans(text, width, after=after)]


def folded(text: Text, width: int, after: tuple[str, ...] = ()) -> Text:
    """The text with its styles, in lines as `fold` makes them."""
    if width_of(text.plain) <= width:
        return text
    lines = [text[start:end] for start, end in line_spans(text.plain, width, after=after)]
    return Text("\n").join(lines)


def line_spans(text: str, width: int, *, after: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    """Where each line that `fold` makes begins and ends in the text."""
    if width_of(text) <= width:
        return [(0, len(text))]
    spans: list[tuple[int, int]] = []
    start = end = unit_end = 0
    for unit in _fitting(text, width, after):
        unit_start, unit_end = unit_end, unit_end + len(unit) + 1
        if start < end and width_of(text[start : unit_end - 1]) <= width:
            end = unit_end - 1
            continue
        if start < end:
            spans.append((start, end))
        *full, (start, end) = _broken(text, unit_start, unit_end - 1, width)
        spans += full
    return [*spans, (start, end)] if start < end or not spans else spans


def units(text: str, after: tuple[str, ...] = ()) -> list[str]:
    """What is not broken where it can be kept: the words, or the parts that end in one of *after*."""
    if not any(end in text for end in after):
        return text.split(" ")
    parts = [text]
    for end in after:
        parts = [unit for part in parts for unit in split_after(part, end)]
    return parts


def split_after(text: str, after: str) -> list[str]:
    """The parts of the text, each but the last with the end that it is broken after."""
    *parts, last = text.split(after)
    return [*(f"{part}{after.rstrip()}" for part in parts), last]


def _fitting(text: str, width: int, after: tuple[str, ...]) -> Iterator[str]:
    """The units, and of a unit that is wider than a line its parts, down to the words."""
    if width_of(text) <= width:
        yield text
    elif after:
        for part in split_after(text, after[0]):
            yield from _fitting(part, width, after[1:])
    else:
        yield from text.split(" ")


def _broken(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The word in pieces of at most *width* cells; after a slash or hyphen unless it is endless."""
    if end - start > ENDLESS:
        for piece in filter(None, chop_cells(text[start:end], width)):
            yield start, start + len(piece)
            start += len(piece)
        return
    while width_of(text[start:end]) > width:
        piece = chop_cells(text[start:end], width)[0] or text[start]
        for stroke in "/-":
            at = piece.rfind(stroke) + 1
            if 2 * at > len(piece):
                piece = piece[:at]
                break
        yield start, start + len(piece)
        start += len(piece)
    yield start, end
