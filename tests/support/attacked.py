"""Where the hostile texts are put: fields of a file, commands, arguments; and what should come back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from hostile import LINE_BREAKS, TEXT_FORMS, VECTORS, fitting
from pdtimeline.cli.app import program
from pdtimeline.model.schema import KINDS, Field, Form, Kind

ALL = VECTORS | LINE_BREAKS
IN_ONE_LINE = "a" + " ".join(VECTORS.values()) + " z"
IN_LINES = "a\n" + "\n".join(ALL.values()) + "\nz"
LINES = {
    "events": "events",
    "event": "event event-1",
    "character": "character character-1",
    "characters": "characters",
    "person": "person person-1",
    "people": "people",
    "place": "place place-0",
    "places": "places",
    "arc": "arc arc-0",
    "arcs": "arcs",
    "episode": "episode S01E02",
    "episodes": "episodes",
    "seasons": "seasons",
    "span": "span event-1 2100",
    "stats": "stats",
    "why": "why event-1",
    "state": "state --ended",
    "knowledge": "knowledge event-0",
    "between": "between character-0 character-1",
    "search": "search a",
    "chart": "chart",
    "tree": "tree --by character",
    "sources": "sources",
    "source": "source source-1",
    "disputes": "disputes",
    "dispute": "dispute dispute-1",
    "check": "check",
}
ASKED = {**LINES, "new": "new -", "completion": "completion bash", "help": "help events"}
LISTED = [kind for kind in KINDS if kind.section in LINES]


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def fields_of(kind: Kind, before: str = "") -> Iterator[str]:
    """The names of the fields that take a text, those of records within as well."""
    for field in kind.fields:
        if field.form == Form.RECORDS and field.kind is not None:
            yield from fields_of(field.kind, f"{before}{field.name}.")
        elif field.form in TEXT_FORMS:
            yield before + field.name


def field_at(kind: Kind, path: str) -> Field:
    first, _, rest = path.partition(".")
    field = kind.by_name[first]
    return field_at(field.kind, rest) if field.kind is not None and rest else field


def value_at(record: Any, path: str) -> Any:
    first, _, rest = path.partition(".")
    value = record[first] if isinstance(record, dict) else getattr(record, first)
    return value_at(value[0], rest) if rest else value


def expected(kind: Kind, path: str) -> list[Any]:
    """What the records of the section hold in the field, in their order."""
    field = field_at(kind, path)
    texts = [fitting(field, text) for text in ALL.values()]
    return [[text] for text in texts] if field.form == Form.TEXTS else list(texts)


def all_expected(kind: Kind) -> dict[str, list[Any]]:
    """The same of each field that takes a text."""
    return {path: expected(kind, path) for path in fields_of(kind)}


def all_found(kind: Kind, records: Any) -> dict[str, list[Any]]:
    """What the records, of the model or as data, hold in each field that takes a text."""
    found = {path: [value_at(record, path) for record in records] for path in fields_of(kind)}
    return {
        path: [list(value) if isinstance(value, tuple) else value for value in values]
        for path, values in found.items()
    }


@cache
def parameters(command: str) -> list[Any]:
    group = program()
    context = group.make_context("pdtimeline", [], resilient_parsing=True)
    return list(group.get_command(context, command).params)


def calls(command: str, text: str) -> Iterator[list[str]]:
    """The command line with the text as each argument, value, and in each place where none belongs."""
    word, *given = ASKED[command].split()
    for option in parameters(command):
        for name in (*option.opts, *option.secondary_opts):
            if not name.startswith("-"):
                yield [word, "--", text, *given[1:]]
            elif name.startswith("--"):
                yield [word, *given, f"{name}={text}"]
            elif not option.is_flag:
                yield [word, *given, name, text]
    yield from (
        [word, *given, f"--{text}"],
        [word, *given, f"-{text}"],
        [word, *given, "--", text, text],
    )
