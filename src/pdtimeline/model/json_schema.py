"""The table of fields as a JSON Schema: editors complete keys with it and underline mistakes.

It takes every file that pdtimeline reads without errors. A text without quotes may arrive as what YAML
makes of it, a number or a boolean. What no schema can say (references, loops, days that do not exist) is
for `check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from pdtimeline.model.edtf import DATE, OFFSET
from pdtimeline.model.schema import ALL_KINDS, EVENTS, HEAD, SECTIONS, WAIVERS, Field, Form, Kind
from pdtimeline.model.values import CODE, ID, ID_LENGTH

Schema: TypeAlias = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SCALAR = ["string", "number", "boolean"]  # what a text without quotes may be taken for
OWN_KEYS = "^x-"
_SPACE = r"[\s\x1c-\x1f\x85]"  # Python counts a few more as space than JavaScript does
_LINE = rf"^{_SPACE}*[^\r\n]*{_SPACE}*$"

_PARTS: Mapping[str, Schema] = {
    "text": {"type": SCALAR, "pattern": r"\S", "patternErrorMessage": "Must not be empty."},
    "line": {
        "type": SCALAR,
        "allOf": [
            {"pattern": r"\S", "patternErrorMessage": "Must not be empty."},
            {"pattern": _LINE, "patternErrorMessage": "Must fit on one line."},
        ],
    },
    "id": {
        "type": SCALAR,
        "pattern": f"^{ID}$",
        "patternErrorMessage": "An ID has lowercase letters, digits, and single hyphens.",
        "maxLength": ID_LENGTH,
    },
    "code": {
        "type": "string",
        "pattern": f"^{CODE}$",
        "patternErrorMessage": "Write an episode code, such as S05E07.",
        "examples": ["S05E07"],
    },
    "date": {
        "type": ["string", "integer"],
        "pattern": f"^{DATE}$",
        "patternErrorMessage": "Write 2017, 2017-11, 2017-11-15, or another date in EDTF.",
        "examples": [2017, "2017-11", "2017-11-15", "2017-11~", "2017-11/2018-02"],
    },
    "offset": {
        "type": ["string", "integer"],
        "pattern": f"^(?:UTC|Z|{OFFSET})$",
        "patternErrorMessage": "Write UTC, or an offset such as +02:00.",
        "examples": ["UTC", "+02:00"],
    },
}
_REFERENCES = {
    Form.TEXT: "text",
    Form.LINE: "line",
    Form.URL: "line",
    Form.CODE: "code",
    Form.DATE: "date",
    Form.OFFSET: "offset",
}
_ITEMS = {Form.TEXTS: "text", Form.IDS: "id", Form.CODES: "code"}


def file_schema() -> Schema:
    """The schema of a timeline file."""
    return {
        "$schema": DRAFT,
        "title": "Timeline",
        "description": "A timeline that pdtimeline reads.",
        "type": "object",
        "properties": {kind.section: _section(kind) for kind in SECTIONS.values()},
        "patternProperties": {OWN_KEYS: True},
        "additionalProperties": False,
        "required": [HEAD.section, EVENTS.section],
        "$defs": {**_PARTS, **{kind.name: _record(kind) for kind in ALL_KINDS}},
    }


def _section(kind: Kind) -> Schema:
    title = {"title": _title(kind.section), "description": kind.meaning}
    if kind is HEAD:
        return {**title, **_reference(kind.name)}
    if kind is WAIVERS:
        return {**title, "type": "array", "items": _reference(kind.name)}
    key = _PARTS["code" if kind.key is Form.CODE else "id"]
    return {
        **title,
        "type": "object",
        "propertyNames": {
            "pattern": f"{OWN_KEYS}|{key['pattern']}",
            "patternErrorMessage": key["patternErrorMessage"],
        },
        "patternProperties": {OWN_KEYS: True},
        "additionalProperties": _reference(kind.name),
    }


def _record(kind: Kind) -> Schema:
    return {
        "title": _title(kind.name),
        "description": kind.meaning,
        "type": "object",
        "properties": {field.name: _field(field) for field in kind.fields},
        "patternProperties": {OWN_KEYS: True},
        "additionalProperties": False,
        "required": [field.name for field in kind.required],
    }


def _field(field: Field) -> Schema:
    described = {"title": _title(field.name), "description": field.meaning}
    return {**described, **_value(field)}


def _value(field: Field) -> Schema:
    """What the value of the field may be."""
    if field.form is Form.CHOICE:
        return {"enum": list(field.choices)}
    if field.form is Form.NUMBER:
        return {"enum": [1, "1"]}
    if field.form is Form.ID:  # what refers to no section may be any text
        return _reference("id" if field.refers else "text")
    if field.form in _REFERENCES:
        return _reference(_REFERENCES[field.form])
    items = field.kind.name if field.kind else _ITEMS[field.form]
    return {"type": "array", "items": _reference(items), "minItems": field.least}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()
