"""The rows of a table as the values of events, and what is told about the rows that cannot be read.

What names another record is still a text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pdtimeline.diagnostics.limits import LIST_LENGTH
from pdtimeline.errors import BadValue, either, guess, near, quoted, sentence
from pdtimeline.importing.dates import Habits, date_in, habits_of
from pdtimeline.importing.headers import END, END_PARTS, OWN, PARTS, SEASON, SERIES, Column
from pdtimeline.importing.names import name_key
from pdtimeline.importing.tables import Row
from pdtimeline.model.folding import fold
from pdtimeline.model.schema import EVENTS, Field, Form, Kind
from pdtimeline.model.values import CODE_FORMS, EpisodeCode, loose_code

_BREAKS = re.compile(r"\r\n?")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)


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
        id_, series = (cells.get(field, "").strip() for field in ("id", SERIES))
        values = _misshapen(row, width) or _values(row.number, cells, columns, habits)
        if isinstance(values, Unread):
            unread.append(values)
            lost |= {name_key(id_), name_key(cells.get("title", ""))}
        else:
            drafts.append(Draft(row.number, id_, series, values))
    names = {field: column.name for field, column in columns.items()}
    return Drafts(tuple(drafts), names, frozenset(lost - {""}))


def _misshapen(row: Row, width: int) -> Unread | None:
    if row.fault:
        what, _, advice = row.fault.partition("; ")
        return Unread(row.number, "", what, advice)
    if any(map(str.strip, row.cells[width:])):
        what = f"this row has {len(row.cells)} cells, but the first row has {width}"
        return Unread(row.number, "", what, "put text that has the delimiter in quotes")
    return None


def _values(
    row: int, cells: Mapping[str, str], columns: Mapping[str, Column], habits: Habits
) -> dict[str, Any] | Unread:
    """The values of the fields that the row has, in the order of the schema, then the user's own."""
    values: dict[str, Any] = {}
    for field in EVENTS.fields:
        try:
            value = _date(cells, habits) if field.form is Form.DATE else _value(field, cells)
        except BadValue as error:
            column = _column_of(field, cells, columns, error.what)
            return Unread(row, column, error.what, error.advice)
        if value:
            values[field.name] = value
    own = {name: cell for name, cell in cells.items() if name.startswith(OWN) and cell.strip()}
    return {**values, **own}


def _column_of(
    field: Field, cells: Mapping[str, str], columns: Mapping[str, Column], what: str
) -> str:
    """The name of the column that something is wrong with; a date may be in several."""
    names: tuple[str, ...] = (field.name,)
    if field.form is Form.DATE:
        is_end = quoted(cells.get(END, "").strip()) in what
        names = (END,) if is_end else ("date", *PARTS, END, *END_PARTS)
    return next((columns[name].name for name in names if name in columns), field.name)


def _date(cells: Mapping[str, str], habits: Habits) -> str:
    return date_in({field: cell.strip() for field, cell in cells.items()}, habits)


def _value(field: Field, cells: Mapping[str, str]) -> Any:
    cell = _BREAKS.sub("\n", cells.get(field.name, ""))
    if not cell.strip():
        if field.required:
            raise BadValue(f"{field.name} is empty", "fill it in")
        return None
    match field.form:
        case Form.LINE | Form.ID:
            cell = re.sub(r"\s*\n\s*", " ", cell.strip())
        case Form.CODE:
            return _code(cell.strip(), cells.get(SEASON, "").strip())
        case Form.CHOICE:
            return _choice(field, fold(cell))
        case Form.RECORDS:
            return _records(field, cell)
        case Form.IDS:
            return _items(cell, field.name)
    return cell


def _code(text: str, season: str) -> EpisodeCode:
    """An episode code; a number counts in the season that has a column of its own."""
    if text.isdecimal() and season.lower().removeprefix("s").isdecimal():
        return EpisodeCode(int(season.lower().removeprefix("s")), int(text))
    code = loose_code(text)
    try:
        return EpisodeCode.parse(text if code is None else str(code))
    except BadValue:
        raise BadValue(f"{quoted(text)} is not an episode code", CODE_FORMS) from None


def _choice(field: Field, word: str) -> str:
    if word not in field.choices:
        advice = guess(near(word, field.choices)) or f"write {either(field.choices)}"
        raise BadValue(f"{field.name} cannot be {quoted(word)}", advice)
    return word


def _items(cell: str, name: str) -> list[str]:
    """The items of a list, each once: between semicolons or lines, or else between commas."""
    text = (
        cell.strip().removeprefix("[").removesuffix("]") if cell.strip().startswith("[") else cell
    )
    separator = r"[;\n]" if re.search(r"[;\n]", text) else ","
    if name == "sources" and separator == "," and not _is_list_of_words(text):
        separator = "\n"  # a citation has commas of its own
    items = [item.strip().strip("\"'").strip() for item in re.split(separator, text)]
    kept = list(dict.fromkeys(filter(None, items)))
    if len(kept) > LIST_LENGTH:
        raise BadValue(f"{name} has more than {LIST_LENGTH:,} items", "split it")
    return kept


def _is_list_of_words(text: str) -> bool:
    """Whether all between the commas are IDs or addresses."""
    parts = [part.strip() for part in text.split(",")]
    return all(_URL.fullmatch(part) or not re.search(r"\s", part) for part in parts)


def _records(field: Field, cell: str) -> list[dict[str, Any]]:
    """Records as `events --format csv` writes them: JSON objects with commas between."""
    kind = field.kind
    assert kind is not None  # noqa: S101 - a RECORDS field always names its kind
    try:
        records = json.loads(f"[{cell}]")
    except (ValueError, RecursionError):
        records = [None]
    if not all(_is_record(kind, record) for record in records):
        example = ", ".join(
            f'"{inner.name}": {"[...]" if inner.form is Form.IDS else "..."}'
            for inner in kind.fields
        )
        raise BadValue(f"{field.name} cannot be read", f"write {{{example}}}, or leave it empty")
    names = [inner.name for inner in kind.fields]
    return [
        {name: record[name] for name in names if record.get(name) is not None} for record in records
    ]


def _is_record(kind: Kind, record: object) -> bool:
    """Whether the value has the fields of a record of the kind, and no others."""
    return (
        isinstance(record, dict)
        and record.keys() <= kind.by_name.keys()
        and all(_fits(field, record.get(field.name)) for field in kind.fields)
    )


def _fits(field: Field, value: object) -> bool:
    if field.form is Form.IDS:
        return isinstance(value, list) and bool(value) and all(map(_is_line, value))
    return _is_line(value) or (value is None and not field.required)


def _is_line(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not re.search(r"[\r\n]", value)
