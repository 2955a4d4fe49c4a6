"""Cards: one record, read from top to bottom like a small article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pdtimeline.render.escapes import visible
from pdtimeline.render.folding import fold, width_of
from pdtimeline.terminal import Screen

LABEL = 11
READABLE = 100  # no line of a text is longer, however wide the screen
NARROW = 24  # cells that a text keeps beside the ids


class Line(NamedTuple):
    """A line of a section: what it says, and the id to type next; an address is never broken."""

    text: str
    id: str = ""
    is_address: bool = False


class Card(NamedTuple):
    """Title, a line of facts, a text, and labelled sections; what is empty is not shown."""

    title: str
    facts: tuple[str, ...]
    text: str
    sections: tuple[tuple[str, tuple[Line, ...]], ...]


def card(one: Card, screen: Screen) -> Iterator[str]:
    """The lines of the card."""
    width = min(screen.width, READABLE)
    for line in fold(visible(one.title), width):
        yield screen.paint("heading", line) + "\n"
    facts = f" {screen.sign('dot')} ".join(fact for fact in one.facts if fact)
    for line in fold(visible(facts), width) if facts else ():
        yield screen.paint("dim", line) + "\n"
    if one.text:
        yield "\n"
        for paragraph in one.text.split("\n"):
            for line in fold(visible(paragraph), width - 2):
                yield f"  {line}".rstrip(" ") + "\n"
    sections = [(label, lines) for label, lines in one.sections if lines]
    if sections:
        yield "\n"
    column = _id_column([line for _, lines in sections for line in lines], width - LABEL)
    for label, lines in sections:
        yield from _section(label, lines, screen, width - LABEL, column)


def _id_column(lines: list[Line], room: int) -> int:
    """Where the ids of the whole card begin, behind the labels; 0 when they stand below their lines."""
    texts = [width_of(visible(line.text)) for line in lines if line.id]
    longest = max((width_of(line.id) for line in lines), default=0)
    column = min(max(texts, default=0) + 2, room - longest)
    return column if column > min(NARROW, max(texts, default=0)) else 0


def _section(
    label: str, lines: tuple[Line, ...], screen: Screen, room: int, column: int
) -> Iterator[str]:
    """A label, and beside it the lines with their ids: at the column, or else at the right or below."""
    head = screen.paint("word", label) + " " * (LABEL - len(label))
    for line in lines:
        for text in _folded(line, screen, room, column):
            yield f"{head}{text}".rstrip(" ") + "\n"
            head = " " * LABEL


def _folded(line: Line, screen: Screen, room: int, column: int) -> list[str]:
    text, id_ = visible(line.text), screen.paint("id", line.id)
    if line.is_address:
        return [text]
    if not line.id:
        return fold(text, room)
    if column:
        first, *rest = fold(text, column - 2)
        return [f"{first}{' ' * (column - width_of(first))}{id_}", *rest]
    *above, last = fold(text, room)
    blank = room - width_of(last) - len(line.id)
    if blank < 2:
        return [*above, last, id_]
    return [*above, f"{last}{' ' * blank}{id_}"]
