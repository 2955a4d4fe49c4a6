"""What `json` prints, as a JSON Schema: for every command, made from its columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from pdtimeline.model.json_schema import DRAFT
from pdtimeline.model.schema import ALL_KINDS, KINDS, SECTIONS, Field, Form, Kind
from pdtimeline.render.columns import Column, Sheet
from pdtimeline.render.command_columns import NOTHING, SHEETS, sheet_for

Schema: TypeAlias = dict[str, Any]

VERSION = 1
"""Changes when a key goes, or means something else; not when one is added."""

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_FORMS: Mapping[str, Schema] = {
    "texts": _TEXTS,
    "own": {"type": "object"},
    "value": {"type": ["string", "array", "null"]},  # of any field
}
_NESTED = {kind.name: kind for kind in ALL_KINDS if kind.key is None}
_GATHERING = frozenset(
    kind.name
    for kind in KINDS
    if kind.name != "event" and SHEETS.get(kind.name) == SHEETS["events"]
)
_ALONE = frozenset({"event", "source", "dispute", "span"})


def output_schema() -> Schema:
    """The schema of what `json` prints; `$defs` has each command, and the rows that they share."""
    rows = {_row_name(command): _row(sheet_for(command, NOTHING)) for command in SHEETS}
    return {
        "$schema": DRAFT,
        "title": "What pdtimeline prints as JSON",
        "description": "$defs has the answer of each command, without --fields. New keys may be added.",
        "version": VERSION,
        "$defs": {**{command: _answer(command) for command in SHEETS}, **rows},
    }


def _answer(command: str) -> Schema:
    """What the command prints: a list, or one object."""
    row = _reference(_row_name(command))
    rows = _list(row)
    if command in _ALONE:
        return row
    if command in _GATHERING:
        section = next(kind.section for kind in KINDS if kind.name == command)
        record = _row(sheet_for(section, NOTHING))
        return _object({**record["properties"], "events": rows})
    if command == "why":
        return _object({"event": _reference(_row_name("event")), "nodes": rows})
    if command == "diff":
        return _list(_of_record(sheet_for(command, NOTHING)))
    if command == "between":
        return _object({"history": _list(_history()), "events": rows, "related": rows})
    return rows


def _row_name(command: str) -> str:
    """The name of the rows of the command: that of the first command with the same columns."""
    return next(f"{other}-row" for other in SHEETS if SHEETS[other] == SHEETS[command])


def _of_record(sheet: Sheet) -> Schema:
    """A record that changed, with those columns of its fields that tell of one field."""
    from pdtimeline.render.difference_columns import OF_FIELD

    row = _row(sheet)["properties"] | {"id": _or_null("string")}  # the timeline itself has none
    of_record = {name: value for name, value in row.items() if name not in OF_FIELD}
    return _object({**of_record, "fields": _list(_object({name: row[name] for name in OF_FIELD}))})


def _history() -> Schema:
    from pdtimeline.render.answer_columns import history_sheet

    return _row(history_sheet(NOTHING))


def _row(sheet: Sheet) -> Schema:
    properties = dict(_properties(sheet.columns, SECTIONS.get(sheet.noun)))
    if sheet.noun == "figures":  # the first and the last date are among them
        properties["value"] = {"type": ["number", "string", "null"]}
    row = _object(properties)
    if sheet.noun == "rows":  # a chart has an episode or a date in each, never both
        row["required"] = [name for name in properties if name not in {"episode", "date"}]
    return row


def _properties(columns: Iterable[Column], kind: Kind | None) -> Iterator[tuple[str, Schema]]:
    fields: Mapping[str, Field] = kind.by_name if kind else {}
    for column in columns:
        field = fields.get(column.name)
        described = {"description": field.meaning} if field else {}
        is_given = column.name == "id" or bool(field and field.required)
        yield column.name, {**described, **_value(column.form, field, is_given=is_given)}


def _value(form: str, field: Field | None, *, is_given: bool) -> Schema:
    """What a value of the form may be; null unless it is always given."""
    if form in _FORMS:
        return _FORMS[form]
    if form in _NESTED:
        return _list(_nested(_NESTED[form]))
    if form == "ages":
        return _list(
            _object({"of": _TEXT, "min_years": _or_null("number"), "max_years": _or_null("number")})
        )
    if field and field.choices:
        return {"enum": [*field.choices, *([] if is_given else [None])]}
    type_ = "number" if form == "number" else "string"
    return {"type": type_} if is_given else _or_null(type_)


def _nested(kind: Kind) -> Schema:
    """A record within another one."""
    forms = {field: "texts" if field.form is Form.IDS else "text" for field in kind.fields}
    return _object(
        {
            field.name: {
                "description": field.meaning,
                **_value(form, None, is_given=field.required),
            }
            for field, form in forms.items()
        }
    )


def _or_null(type_: str) -> Schema:
    return {"type": [type_, "null"]}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": [*properties]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
