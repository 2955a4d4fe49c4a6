"""Cards: one record, read from top to bottom like a small article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from pdtimeline.render.escapes import visible
from pdtimeline.render.tables import fold
from pdtimeline.terminal import Screen

LABEL = 11
READABLE = 100  # no line of a text is longer, however wide the screen


class Line(NamedTuple):
    """A line of a section: what it says, and the id to type next."""

    text: str
    id: str = ""


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
            yield from (f"  {line}".rstrip() + "\n" for line in fold(visible(paragraph), width - 2))
    sections = [(label, lines) for label, lines in one.sections if lines]
    if sections:
        yield "\n"
    for label, lines in sections:
        yield from _section(label, lines, screen, width)


def _section(label: str, lines: tuple[Line, ...], screen: Screen, width: int) -> Iterator[str]:
    """A label, and beside it the lines with their ids at the right, or below where it is narrow."""
    room = width - LABEL
    longest = max(cell_len(visible(line.id)) for line in lines)
    beside = longest <= room // 2 and longest < room - 24
    head = screen.paint("word", label) + " " * (LABEL - len(label))
    for line in lines:
        id_ = visible(line.id)
        text_room = room - longest - 2 if beside and longest else room
        texts = fold(visible(line.text), max(text_room, 8))
        for number, text in enumerate(texts):
            mark = ""
            if number == 0 and id_ and beside:
                mark = " " * (text_room - cell_len(text) + 2) + screen.paint("id", id_)
            yield f"{head}{text}{mark}".rstrip() + "\n"
            head = " " * LABEL
        if id_ and not beside:
            yield f"{head}{screen.paint('id', id_)}\n"
