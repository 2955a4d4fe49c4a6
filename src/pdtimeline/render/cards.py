"""Cards: one record, read from top to bottom like a small article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pdtimeline.render.escapes import visible
from pdtimeline.render.wrapping import fold, width_of
from pdtimeline.terminal.screen import Screen

LABEL = 11  # cells of the labels and the blanks behind them, or more where a label is longer
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
    label_room = max([LABEL, *(len(label) + 2 for label, _ in sections)])
    room = width - label_room
    column = _id_column([line for _, lines in sections for line in lines], room)
    for label, lines in sections:
        head = screen.paint("word", label) + " " * (label_room - len(label))
        for one_line in lines:
            for text in _folded(one_line, screen, room, column):
                yield f"{head}{text}".rstrip(" ") + "\n"
                head = " " * label_room


def _id_column(lines: list[Line], room: int) -> int:
    """Where the ids of the whole card begin, behind the labels; 0 when they stand below their lines."""
    texts = [width_of(visible(line.text)) for line in lines if line.id]
    longest = max((width_of(visible(line.id)) for line in lines), default=0)
    column = min(max(texts, default=0) + 2, room - longest)
    return column if column > min(NARROW, max(texts, default=0)) else 0


def _folded(line: Line, screen: Screen, room: int, column: int) -> list[str]:
    """The lines of a section's line, with its id: at the column, or else at the right, or below."""
    if line.is_address:
        return [visible(line.text)]
    beside = column - 2 if column and line.id else room
    texts = [text for part in line.text.split("\n") for text in fold(visible(part), beside)]
    if not line.id:
        return texts
    id_ = screen.paint("id", visible(line.id))
    if column:
        return [f"{texts[0]}{' ' * (column - width_of(texts[0]))}{id_}", *texts[1:]]
    *above, last = texts
    blank = room - width_of(last) - width_of(visible(line.id))
    return [*above, last, id_] if blank < 2 else [*above, f"{last}{' ' * blank}{id_}"]
