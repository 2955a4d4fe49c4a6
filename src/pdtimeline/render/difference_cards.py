"""What changed between two timelines, as a card for each record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdtimeline.query.differences import Difference
from pdtimeline.render.cards import Card, Line, card
from pdtimeline.render.difference_columns import by_record, words
from pdtimeline.render.record_cards import facts_of
from pdtimeline.terminal.screen import Screen

SHORT = 50  # characters of a value and the one before that stand in one line


def difference_cards(differences: Iterable[Difference], screen: Screen) -> Iterator[str]:
    """The cards, one below the other."""
    for number, rows in enumerate(by_record(differences)):
        yield from ["\n"] if number else []
        yield from card(_card(rows), screen)


def _card(differences: list[Difference]) -> Card:
    first = differences[0]
    facts = facts_of(f"{first.change} {first.kind}")
    sections = tuple((_label(row.field), _lines(row)) for row in differences if row.field)
    return Card(first.title or first.id or first.kind, first.id, facts, sections=sections)


def _label(field: str) -> str:
    return "ID" if field == "id" else field.replace("_", " ").capitalize()


def _lines(difference: Difference) -> tuple[Line, ...]:
    parts = words(difference)
    if sum(map(len, parts)) <= SHORT:
        return (Line(", ".join(parts)),)
    return tuple(Line(part, role="fact" if number else "") for number, part in enumerate(parts))
