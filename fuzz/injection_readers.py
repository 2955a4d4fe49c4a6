"""What was written with hostile texts in it, read by the readers that others use for it."""

# ruff: noqa: INP001 - a script's other half

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from attacked import LISTED, all_expected, all_found, expected, fields_of
from hostile import LINE_BREAKS, VECTORS, shown, unescaped
from pdtimeline.model.schema import Kind

Ask: TypeAlias = Callable[..., str]
Rows: TypeAlias = list[list[str]]
Meant: TypeAlias = Callable[[str], str | None]  # None for what is not compared
Verdict: TypeAlias = tuple[str, list[str]]


def readers(ask: Ask, folder: Path) -> Iterator[Verdict]:
    """Each reader that is here, on each list: its name, and what is not the same."""
    for kind in LISTED:
        for name, read in STRUCTURED.items():
            form = name.partition(" ")[0]
            if needed(name):
                found = all_found(kind, read(ask(kind.section, "-o", form)))
                yield f"{name}, {kind.section}", differing(all_expected(kind), found)
        paths = [path for path in fields_of(kind) if "." not in path]
        asked = (kind.section, "--fields", ",".join(paths), "-o")
        for name, (form, table, meant) in TABLES.items():
            if needed(name):
                found = by_column(paths, table(ask(*asked, form), folder, len(paths)))
                yield f"{name}, {kind.section}", differing(columns(kind, paths, meant), found)


def needed(name: str) -> bool:
    """Whether the reader is installed; the module stands in brackets."""
    module = re.search(r"\((\w[\w.]*)\)", name)
    return module is None or find_spec(module[1].partition(".")[0]) is not None


def columns(kind: Kind, paths: list[str], meant: Meant) -> dict[str, list[Any]]:
    """What the reader should find in each column."""
    return {path: [meant("".join(value)) for value in expected(kind, path)] for path in paths}


def by_column(paths: list[str], rows: Rows) -> dict[str, list[Any]]:
    """The columns of a table."""
    return dict(zip(paths, map(list, zip(*rows, strict=True)), strict=True))


def differing(wanted: dict[str, list[Any]], found: dict[str, list[Any]]) -> list[str]:
    """Each text that is not the one that was written."""
    names = [*VECTORS, *LINE_BREAKS]
    return [
        f"{path}, {names[at]}: {one!a} is {other!a}"
        for path, texts in wanted.items()
        for at, (one, other) in enumerate(zip(texts, found[path], strict=True))
        if one is not None and one != other
    ]


def _ruamel(text: str) -> Any:
    return import_module("ruamel.yaml").YAML(typ="safe", pure=True).load(text)


STRUCTURED: dict[str, Callable[[str], Any]] = {
    "json": json.loads,
    "jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
    "yaml by PyYAML": yaml.safe_load,
    "yaml by libyaml": lambda text: yaml.load(text, yaml.CSafeLoader),
    "yaml by ruamel (ruamel.yaml)": _ruamel,
}


def _tabs(text: str, _: Path, __: int) -> Rows:
    return [[unescaped(field) for field in line.split("\t")] for line in text.split("\n")[:-1]]


def _tabs_with_names(text: str, folder: Path, width: int) -> Rows:
    return _tabs(text, folder, width)[1:]


def _csv(text: str, _: Path, __: int) -> Rows:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))[1:]


def _sqlite(text: str, folder: Path, _: int) -> Rows:
    """By its own command line, as the recipes have it."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "sqlite_utils",
            "memory",
            "-",
            "select * from stdin",
            "--no-detect-types",
        ],
        input=text.encode(),
        capture_output=True,
        check=True,
        cwd=folder,
    )
    return [[str(cell) for cell in row.values()] for row in json.loads(done.stdout)]


def _duckdb(text: str, folder: Path, _: int) -> Rows:
    file = folder / "cells.csv"
    file.write_bytes(text.encode())
    asked = "select * from read_csv(?, all_varchar=true, header=true, delim=',', quote='\"', escape='\"')"
    rows = import_module("duckdb").execute(asked, [str(file)]).fetchall()
    return [["" if cell is None else cell for cell in row] for row in rows]


class _Cells(HTMLParser):
    """The texts of the cells of a table that a renderer made, and the tags that are none of a table's."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.others: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag in {"td", "th"}:
            self.cells.append("")
        elif tag not in {"table", "thead", "tbody", "tr"}:
            self.others.add(tag)

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


INLINE = {"em", "strong", "code", "a", "img", "del", "br"}


def _rendered(html: str, width: int) -> Rows:
    """The rows of the table; a tag that is no inline Markdown's is a cell too many."""
    found = _Cells(html)
    cells = [
        *map(str.strip, found.cells[width:]),
        *found.others - INLINE,
    ]
    return [cells[at : at + width] for at in range(0, len(cells), width)]


def _markdown_it(text: str, _: Path, width: int) -> Rows:
    parser = import_module("markdown_it").MarkdownIt("commonmark", {"html": True}).enable("table")
    return _rendered(parser.render(text), width)


def _cmark(text: str, _: Path, width: int) -> Rows:
    module = import_module("cmarkgfm")
    return _rendered(module.github_flavored_markdown_to_html(text), width)


def _in_cell(text: str) -> str:
    return shown(text, but="\n")


def _rendered_text(text: str) -> str | None:
    """What a renderer shows of the text; None when the text is inline Markdown, which stays Markdown."""
    if re.search(r"[\\`*_\[\]~]|://", shown(text)):
        return None
    return " ".join(text.translate({10: " ", 13: " "}).split(" ")).strip(" ")


TABLES: dict[str, tuple[str, Callable[[str, Path, int], Rows], Meant]] = {
    "plain by its escapes": ("plain", _tabs, str),
    "tsv by its escapes": ("tsv", _tabs_with_names, str),
    "csv by Python's reader": ("csv", _csv, _in_cell),
    "csv by sqlite-utils (sqlite_utils)": ("csv", _sqlite, _in_cell),
    "csv by DuckDB (duckdb)": ("csv", _duckdb, _in_cell),
    "markdown by markdown-it (markdown_it)": ("markdown", _markdown_it, _rendered_text),
    "markdown by cmark-gfm (cmarkgfm)": ("markdown", _cmark, _rendered_text),
}
