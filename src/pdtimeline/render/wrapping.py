"""Texts in lines: how wide a text is on a screen, and where it is broken."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from rich.text import Text

COMMA, DASH, TO = (
    ", ",
    " \N{EN DASH} ",
    " to ",
)  # behind which lists and intervals are rather broken
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


def fold(text: str, width: int, *, after: str = "") -> list[str]:
    """The text in lines of at most *width* cells, broken at blanks.

    Where the text has *after* (such as `COMMA`), it is broken behind that, and elsewhere only where a part
    is wider than a line. A word that is wider is broken after a slash or a hyphen near its end, or else
    anywhere.
    """
    return [text[start:end] for start, end in line_spans(text, width, after=after)]


def folded(text: Text, width: int, after: str = "") -> Text:
    """The text with its styles, in lines as `fold` makes them."""
    if width_of(text.plain) <= width:
        return text
    lines = [text[start:end] for start, end in line_spans(text.plain, width, after=after)]
    return Text("\n").join(lines)


def line_spans(text: str, width: int, *, after: str = "") -> list[tuple[int, int]]:
    """Where each line that `fold` makes begins and ends in the text."""
    if width_of(text) <= width:
        return [(0, len(text))]
    spans: list[tuple[int, int]] = []
    start = end = 0
    for unit_start, unit_end in _pieces(text, width, after):
        if start < end and width_of(text[start:unit_end]) <= width:
            end = unit_end
            continue
        if start < end:
            spans.append((start, end))
        *full, (start, end) = _broken(text, unit_start, unit_end, width)
        spans += full
    return [*spans, (start, end)] if start < end or not spans else spans


def units(text: str, *, after: str = "") -> list[str]:
    """What is not broken where it can be kept: the words, or the parts that end in *after*."""
    if not after or after not in text:
        return text.split(" ")
    *parts, last = text.split(after)
    return [*(f"{part}{after.rstrip()}" for part in parts), last]


def _pieces(text: str, width: int, after: str) -> Iterator[tuple[int, int]]:
    """Where the units begin and end; of a unit that is wider than a line, its words."""
    start = 0
    for unit in units(text, after=after):
        end = start + len(unit)
        if width_of(unit) <= width:
            yield start, end
        else:
            for word in unit.split(" "):
                yield start, start + len(word)
                start += len(word) + 1
        start = end + 1


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
