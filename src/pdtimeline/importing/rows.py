"""The rows of a table as the values of events, and what is told about the rows that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pdtimeline.errors import sentence
from pdtimeline.importing.cells import BadCell, values_in
from pdtimeline.importing.dates import habits_of
from pdtimeline.importing.headers import END, OWN, SERIES, Column
from pdtimeline.importing.names import name_key
from pdtimeline.importing.tables import Row


class Unread(NamedTuple):
    """What was not read: the row, as a spreadsheet counts, the column (empty for all of it), and why."""

    row: int
    column: str
    what: str
    advice: str = ""

    def __str__(self) -> str:
        place = f'row {self.row}, "{self.column}"' if self.column else f"row {self.row}"
        return f"{place}: {sentence(self.what, self.advice)}"


class Draft(NamedTuple):
    """A row that can be read: its number, its own ID and series, if any, and the values of an event."""

    row: int
    id: str
    series: str
    values: dict[str, Any]


class Drafts(NamedTuple):
    """The rows that can be read, the names of the columns by field, and what the other rows are called."""

    drafts: tuple[Draft, ...]
    names: Mapping[str, str]
    lost: frozenset[str]


def drafts_of(
    rows: tuple[Row, ...], width: int, columns: Mapping[str, Column], unread: list[Unread]
) -> Drafts:
    """The rows below a header with *width* cells; what cannot be read is appended to *unread*."""
    dated = [columns[field].at for field in ("date", END) if field in columns]
    habits = habits_of(row.cells[at] for row in rows for at in dated if at < len(row.cells))
    drafts: list[Draft] = []
    lost: set[str] = set()
    for row in rows:
        cells = {
            field: row.cells[column.at]
            for field, column in columns.items()
            if column.at < len(row.cells)
        }
        own = {name: cell for name, cell in cells.items() if name.startswith(OWN) and cell.strip()}
        id_, series = (cells.get(field, "").strip() for field in ("id", SERIES))
        try:
            _check_shape(row, width)
            values = {**values_in(cells, columns, habits), **own}
            drafts.append(Draft(row.number, id_, series, values))
        except BadCell as error:
            unread.append(Unread(row.number, error.column, error.what, error.advice))
            lost |= {name_key(id_), name_key(cells.get("title", ""))}
    names = {field: column.name for field, column in columns.items()}
    return Drafts(tuple(drafts), names, frozenset(lost - {""}))


def _check_shape(row: Row, width: int) -> None:
    if row.fault:
        what, _, advice = row.fault.partition("; ")
        raise BadCell("", what, advice)
    if any(map(str.strip, row.cells[width:])):
        what = f"this row has {len(row.cells)} cells, but the first row has {width}"
        raise BadCell("", what, "put text that has the delimiter in quotes")
