"""plain, tsv, csv, and Markdown: one record a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pdtimeline.render.columns import Column
from pdtimeline.render.escapes import cell, markdown, safe_cell, tabbed

BATCH = 1000


def tab_lines(
    records: Iterable[Any], columns: tuple[Column, ...], *, header: bool
) -> Iterator[str]:
    """Lines with a tab between the fields, the same number of tabs in each (R3, R7)."""
    if header:
        yield "\t".join(column.name for column in columns) + "\n"
    texts = [column.text for column in columns]
    for record in records:
        yield "\t".join([tabbed(text(record)) for text in texts]) + "\n"


def csv_lines(
    records: Iterable[Any], columns: tuple[Column, ...], *, header: bool, safe: bool = False
) -> Iterator[str]:
    """Lines as RFC 4180 has them, but with a line feed at the end; line feeds stay inside quotes.

    With *safe* no text is a formula; the numbers are ours, and stay numbers.
    """
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    if header:
        writer.writerow([column.name for column in columns])
    fields = [
        (safe_cell if safe and column.form != "number" else cell, column.text) for column in columns
    ]
    for number, record in enumerate(records, 1):
        writer.writerow([written(text(record)) for written, text in fields])
        if number % BATCH == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def markdown_lines(records: Iterable[Any], columns: tuple[Column, ...]) -> Iterator[str]:
    """A Markdown table (R13): header, rule, and a row a record."""
    yield _row(column.name for column in columns)
    yield _row("---" for _ in columns)
    for record in records:
        yield _row(markdown(column.text(record)) for column in columns)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
