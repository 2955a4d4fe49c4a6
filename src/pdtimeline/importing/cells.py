"""From the cells of one row to the values of an event; what names another record is still a text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from pdtimeline.diagnostics.limits import LIST_LENGTH
from pdtimeline.errors import BadValue, either, guess, near, quoted
from pdtimeline.importing.dates import Habits, date_in
from pdtimeline.importing.headers import END, END_PARTS, PARTS, SEASON, Column
from pdtimeline.model.folding import fold
from pdtimeline.model.schema import EVENTS, Field, Form, Kind
from pdtimeline.model.values import CODE_FORMS, EpisodeCode, loose_code

_BREAKS = re.compile(r"\r\n?")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)


class BadCell(Exception):
    """A cell that cannot be read: its column, what is wrong with it, and what to do."""

    def __init__(self, column: str, what: str, advice: str) -> None:
        super().__init__(what)
        self.column = column
        self.what = what
        self.advice = advice


def values_in(
    cells: Mapping[str, str], columns: Mapping[str, Column], habits: Habits
) -> dict[str, Any]:
    """The values of the fields that the row has, in the order of the schema.

    Raises `BadCell` for the first cell that cannot be read.
    """
    values: dict[str, Any] = {}
    for field in EVENTS.fields:
        try:
            value = _date(cells, habits) if field.form is Form.DATE else _value(field, cells)
        except BadValue as error:
            column = _column_of(field, cells, columns, error.what)
            raise BadCell(column, error.what, error.advice) from None
        if value:
            values[field.name] = value
    return values


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
            return items_of(cell, field.name)
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


def items_of(cell: str, name: str) -> list[str]:
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
    return list(records)


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
