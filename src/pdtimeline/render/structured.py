"""json, jsonl and yaml: the same data, every key in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pdtimeline.render.columns import Column, Json
from pdtimeline.render.escapes import json_text


def data(record: Any, columns: tuple[Column, ...]) -> dict[str, Json]:
    """The record as a map from column to value."""
    return {column.name: column.value(record) for column in columns}


def json_array(objects: Iterable[Any], *, ascii_only: bool) -> Iterator[str]:
    """One array, two blanks deep, a line feed at the end (R10)."""
    start = "["
    for one in objects:
        text = json.dumps(one, ensure_ascii=ascii_only, indent=2)
        yield start + "\n  " + json_text(text).replace("\n", "\n  ")
        start = ","
    yield "[]\n" if start == "[" else "\n]\n"


def json_object(one: Json, *, ascii_only: bool) -> Iterator[str]:
    """One object, two blanks deep, a line feed at the end."""
    yield json_text(json.dumps(one, ensure_ascii=ascii_only, indent=2)) + "\n"


def json_lines(objects: Iterable[Any], *, ascii_only: bool) -> Iterator[str]:
    """One compact object a line."""
    encode = json.JSONEncoder(ensure_ascii=ascii_only, separators=(",", ":")).encode
    for one in objects:
        yield json_text(encode(one)) + "\n"


def yaml_list(objects: Iterable[Any], *, ascii_only: bool) -> Iterator[str]:
    """A list in block style; every text is double-quoted, as in JSON, so nothing can be mistaken."""
    empty = True
    for one in objects:
        empty = False
        lines = list(_yaml(one, ascii_only=ascii_only))
        yield "- " + "\n  ".join(lines) + "\n"
    if empty:
        yield "[]\n"


def yaml_object(one: Json, *, ascii_only: bool) -> Iterator[str]:
    """One map in block style."""
    yield "\n".join(_yaml(one, ascii_only=ascii_only)) + "\n"


def _yaml(value: Any, *, ascii_only: bool) -> Iterator[str]:
    """The lines of a value, not indented; a scalar and what is empty are one line."""
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            lines = _yaml(inner, ascii_only=ascii_only)
            if isinstance(inner, (Mapping, list)) and inner:
                yield f"{key}:"
                yield from (f"  {line}" for line in lines)
            else:
                yield f"{key}: {next(lines)}"
    elif isinstance(value, list) and value:
        for inner in value:
            first, *rest = _yaml(inner, ascii_only=ascii_only)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
    else:
        yield _yaml_scalar(value, ascii_only=ascii_only)


def _yaml_scalar(value: Any, *, ascii_only: bool) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    text = json_text(json.dumps(value, ensure_ascii=False))
    if ascii_only and not text.isascii():
        text = text.encode("ascii", "backslashreplace").decode()
    return text
