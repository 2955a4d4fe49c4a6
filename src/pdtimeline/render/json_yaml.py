"""json, jsonl and yaml: the same data, every key in a fixed order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from json import encoder
from typing import Any, TypeAlias

from pdtimeline.render.columns import Column, Json
from pdtimeline.render.escapes import json_text

Write: TypeAlias = Callable[[str], str]

_PLAIN_KEY = re.compile("[a-z][a-z0-9_-]{0,99}")
_EMPTY = {list: "[]", dict: "{}", type(None): "null"}
_LONGEST_KEY = 1000  # a longer one needs a mark before it
YAML_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What YAML 1.1 takes for no text without quotes."""


def data(record: Any, columns: tuple[Column, ...]) -> dict[str, Json]:
    """The record as a map from column to value."""
    return {column.name: column.value(record) for column in columns}


def json_array(objects: Iterable[Any], *, ascii_only: bool) -> Iterator[str]:
    """One array, two blanks deep, a line feed at the end (R10)."""
    start, write = "[", _writer(ascii_only=ascii_only)
    for record in objects:
        yield f"{start}\n  {_safe(_indented(record, write, '  '))}"
        start = ","
    yield "[]\n" if start == "[" else "\n]\n"


def json_object(record: Json, *, ascii_only: bool) -> Iterator[str]:
    """One object, two blanks deep, a line feed at the end."""
    yield _safe(_indented(record, _writer(ascii_only=ascii_only))) + "\n"


def json_lines(objects: Iterable[Any], *, ascii_only: bool) -> Iterator[str]:
    """One compact object a line."""
    encode = json.JSONEncoder(ensure_ascii=ascii_only, separators=(",", ":")).encode
    for record in objects:
        yield _safe(encode(record)) + "\n"


def _safe(text: str) -> str:
    """JSON without what acts on a terminal; there is hardly ever anything, and that is seen at once."""
    is_safe = (text.isascii() and "\x7f" not in text) or text.replace("\n", "").isprintable()
    return text if is_safe else json_text(text)


def _writer(*, ascii_only: bool) -> Write:
    return encoder.encode_basestring_ascii if ascii_only else encoder.encode_basestring


def _indented(value: Any, write: Write, margin: str = "") -> str:
    """As `json.dumps` with an indent of two has it, which has no C for that and takes twice as long."""
    if not value and type(value) in _EMPTY:
        return _EMPTY[type(value)]
    inner = margin + "  "
    if isinstance(value, list):
        start, end = "[]"
        members = [
            write(item) if type(item) is str else _indented(item, write, inner) for item in value
        ]
    elif isinstance(value, dict):
        start, end = "{}"
        members = [
            f"{write(key)}: {write(item) if type(item) is str else _indented(item, write, inner)}"
            for key, item in value.items()
        ]
    else:
        return str(value) if type(value) is int else json.dumps(value)
    between = f",\n{inner}"
    return f"{start}\n{inner}{between.join(members)}\n{margin}{end}"


def yaml_list(objects: Iterable[Any], *, ascii_only: bool) -> Iterator[str]:
    """A list in block style; every text is double-quoted, as in JSON, so nothing can be mistaken."""
    empty = True
    for record in objects:
        empty = False
        yield "- " + "\n  ".join(_yaml(record, ascii_only=ascii_only)) + "\n"
    if empty:
        yield "[]\n"


def yaml_object(record: Json, *, ascii_only: bool) -> Iterator[str]:
    """One map in block style."""
    yield "\n".join(_yaml(record, ascii_only=ascii_only)) + "\n"


def _yaml(value: Any, *, ascii_only: bool) -> Iterator[str]:
    """The lines of a value, not indented; a scalar and what is empty are one line."""
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            lines = _yaml(inner, ascii_only=ascii_only)
            name = _yaml_key(key, ascii_only=ascii_only)
            if len(name) > _LONGEST_KEY:
                yield f"? {name}"
                name = ""
            if isinstance(inner, (Mapping, list)) and inner:
                yield f"{name}:"
                yield from (f"  {line}" for line in lines)
            else:
                yield f"{name}: {next(lines)}"
    elif isinstance(value, list) and value:
        for inner in value:
            first, *rest = _yaml(inner, ascii_only=ascii_only)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
    else:
        yield yaml_scalar(value, ascii_only=ascii_only)


def _yaml_key(key: str, *, ascii_only: bool) -> str:
    """A key as it is if YAML takes it for that text; only those in `x` may be others."""
    is_plain = _PLAIN_KEY.fullmatch(key) and key not in YAML_WORDS
    return key if is_plain else yaml_scalar(key, ascii_only=ascii_only)


def yaml_scalar(value: Any, *, ascii_only: bool) -> str:
    """A value on one line; a text is in double quotes."""
    if not isinstance(value, str):
        return json.dumps(value)
    text = _safe(encoder.encode_basestring(value))
    if ascii_only and not text.isascii():
        text = text.encode("ascii", "backslashreplace").decode()
    return text


SEVERAL = {"json": json_array, "jsonl": json_lines, "yaml": yaml_list}
"""What writes several objects in each of the formats."""
ONE = {
    "json": json_object,
    "jsonl": lambda record, *, ascii_only: json_lines([record], ascii_only=ascii_only),
    "yaml": yaml_object,
}
"""What writes one object."""
