"""The rules about texts as they are written in the file: nothing in them was cut off, lost, or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pdtimeline.diagnostics.proposals import in_single_quotes
from pdtimeline.errors import Place, Problem, lines_of
from pdtimeline.loader.locations import texts
from pdtimeline.loader.parser import entries
from pdtimeline.model.schema import ALL_KINDS, Form

_LOST = "\ufffd"
_AFTER_SPACE = rb"#(?<=[ \t]#)"  # "#" first: found very quickly
_FREE_TEXTS = frozenset(
    field.name
    for kind in ALL_KINDS
    for field in kind.fields
    if field.form in {Form.TEXT, Form.LINE, Form.TEXTS}
)

_LINE_BREAK = r"[ABab]:\\n|.:\\n\d|(?<=\s).:\\n(?!\S*(?:\\[^n\"]|\.\w))"  # behind a letter
_DRIVE = rf"(?<!\w)(?!{_LINE_BREAK})[A-Za-z]:"
_SERVER = r"(?<=[\"\s])\\\\[\w.-]+"
_PATH = rf"(?:{_DRIVE}|{_SERVER})(?:\\\\[^\\\"]+)*(\\[abefnrtvLNPUux])[a-z0-9]"
_ESCAPED = {"t": "a tab", "n": "a line break", "r": "a line break"}


def doubtful_comments(data: bytes) -> Iterator[tuple[str, Problem]]:
    """No comment follows a text without quotes: it may have been meant as part of the text."""
    if not any(_is_beside_text(data, match.start()) for match in re.finditer(_AFTER_SPACE, data)):
        return
    lines = lines_of(data.decode())
    for record, key, node in _texts(data):
        end = node.end_mark
        rest = lines[end.line][end.column :]
        if key in _FREE_TEXTS and not node.style and re.match(r"[ \t]+#", rest):
            what = f"this # ends {key} and starts a comment"
            advice = "put the text in quotes if the # belongs to it"
            at = _place(end.line, end.column + rest.index("#"))
            yield record, Problem("comment-in-text", at, what, advice)


def _is_beside_text(data: bytes, comment: int) -> bool:
    """Whether anything stands before the comment in its line."""
    start = max(data.rfind(b"\n", 0, comment), data.rfind(b"\r", 0, comment)) + 1
    return not data[start:comment].isspace()


def lost_characters(data: bytes) -> Iterator[tuple[str, Problem]]:
    """No text has a U+FFFD, which stands where a program could not read a character."""
    if _LOST.encode() not in data:
        return
    lines = lines_of(data.decode())
    for record, _, node in _texts(data):
        for row, column in _lost_in(lines, node):
            what = "U+FFFD is here in place of a lost letter or symbol"
            yield record, Problem("lost-sign", _place(row, column), what, "retype it")


def broken_paths(data: bytes) -> Iterator[tuple[str, Problem]]:
    """No text in double quotes has a Windows path whose backslashes make other characters."""
    if b":\\" not in data and b"\\\\" not in data:
        return
    lines = lines_of(data.decode())
    for record, _, node in _texts(data):
        start, end = node.start_mark, node.end_mark
        line = lines[start.line]
        written = line[start.column : end.column if end.line == start.line else len(line)]
        if node.style == '"' and (path := re.search(_PATH, written)):
            char = _ESCAPED.get(path[1][1], "another character")
            what = f"this looks like a Windows path, but {path[1]} in double quotes is {char}"
            advice = "put the text in single quotes"
            if end.line == start.line:
                advice = in_single_quotes(written, advice)
            place = Place(
                start.line + 1, start.column + path.start(1) + 1, start.column + path.end(1)
            )
            yield record, Problem("broken-path", place, what, advice)


def _lost_in(lines: list[str], node: Any) -> Iterator[tuple[int, int]]:
    """Row and column of every lost character of a text."""
    first, last = node.start_mark, node.end_mark
    for row in range(first.line, min(last.line + 1, len(lines))):
        start = first.column if row == first.line else 0
        end = last.column if row == last.line else len(lines[row])
        for column in range(start, end):
            if lines[row][column] == _LOST:
                yield row, column


def _texts(data: bytes) -> Iterator[tuple[str, str, Any]]:
    """Every text of the file: the ID that a waiver has to name for it, its key, and the text itself."""
    for entry in entries(data, "", []):
        section = entry.section.value
        record = entry.key.value if entry.key and section != "timeline" else section
        for key, node in texts(entry):
            yield record, key, node


def _place(row: int, column: int) -> Place:
    return Place(row + 1, column + 1, column + 1)
