"""The data of a timeline as a person would write it into a file, with quotes only where YAML needs them.

A date has none, although other readers of YAML may take it for a date or number of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from pdtimeline.model.schema import ALL_KINDS, Form
from pdtimeline.render.json_yaml import YAML_WORDS, yaml_scalar

Records: TypeAlias = Mapping[str, Mapping[str, Any]]

WIDTH = 80  # of a list in one line
MARGIN = "  "
_PLAIN = re.compile(r"[^\W\d_](?:.*[^\s:])?")
_MARKS = (": ", " #")  # what ends a text without quotes
_MARKS_IN_LIST = (*",?:[]{}", " #")
_DATE = re.compile(r"-?\d[\dXTZ:./~?%+-]*")
_DATES = {field.name for kind in ALL_KINDS for field in kind.fields if field.form is Form.DATE}


def file_text(data: Mapping[str, Records]) -> Iterator[str]:
    """The sections of a file, with a blank line between them, and between events."""
    start = ""
    for section, records in data.items():
        if section == "timeline":
            yield "".join(f"{line}\n" for line in _lines(section, records))
        else:
            yield f"{start}{section}:{'' if records else ' {}'}\n"
            yield section_text(records, MARGIN, "\n" if section == "events" else "")
        start = "\n"


def section_text(records: Records, margin: str, between: str) -> str:
    """The records of a section, with a margin before each line and a text between two records."""
    return between.join(
        "".join(f"{margin}{line}\n" for line in _lines(id_, record))
        for id_, record in records.items()
    )


def _lines(id_: str, record: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a record and its key, not indented."""
    yield f"{_text(id_, _MARKS_IN_LIST)}:"
    for name, value in record.items():
        if not isinstance(value, list):
            is_date = name in _DATES and _DATE.fullmatch(value)
            yield f"{MARGIN}{name}: {value if is_date else _text(value, _MARKS)}"
            continue
        items = [_item(item) for item in value]
        line = f"{MARGIN}{name}: [{', '.join(items)}]"
        if len(line) <= WIDTH and not any(isinstance(item, dict) for item in value):
            yield line
        else:
            yield f"{MARGIN}{name}:"
            yield from (f"{MARGIN * 2}- {item}" for item in items)


def _item(value: Any) -> str:
    """A value inside a list, on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(_item, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_item(inner)}' for name, inner in value.items())}}}"
    return _text(value, _MARKS_IN_LIST)


def _text(value: Any, marks: tuple[str, ...]) -> str:
    """The value without quotes, if no YAML reader takes it for anything but that text."""
    is_plain = (
        isinstance(value, str)
        and value.isprintable()
        and _PLAIN.fullmatch(value) is not None
        and value.lower() not in YAML_WORDS
        and not any(mark in value for mark in marks)
    )
    return value if is_plain else yaml_scalar(value, ascii_only=False)
