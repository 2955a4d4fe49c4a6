"""A Markdown table (R13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pdtimeline.render.columns import Column
from pdtimeline.render.escapes import markdown


def markdown_lines(records: Iterable[Any], columns: tuple[Column, ...]) -> Iterator[str]:
    """Header, rule, and a row a record."""
    yield _row(column.name for column in columns)
    yield _row("---" for _ in columns)
    for record in records:
        yield _row(markdown(column.text(record)) for column in columns)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
