"""The warnings that a text may have ended too early, or lost a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pdtimeline.errors import Place, lines_of
from pdtimeline.loader.findings import Finding
from pdtimeline.loader.locations import texts
from pdtimeline.loader.parser import entries
from pdtimeline.model import fields
from pdtimeline.model.schema import CHANGE, CLAIM, SECTIONS
from pdtimeline.yaml_events import Text


def comments(data: bytes) -> Iterator[tuple[Finding, Place]]:
    """A comment that ends a plain text was perhaps meant as a part of it."""
    lines = lines_of(data.decode())
    for path, key, node in _texts(data):
        end: Any = node.end_mark
        rest = lines[end.line][end.column :]
        if key in _FREE_TEXTS and not node.style and re.match(r"[ \t]+#", rest):
            column = end.column + rest.index("#") + 1
            what = f"this # ends {key} and starts a comment"
            advice = "put the text in quotes if the # belongs to it"
            at = Place(end.line + 1, column, column)
            yield Finding("comment-in-text", (*path, at.line), what, advice), at


def lost_signs(data: bytes) -> Iterator[tuple[Finding, Place]]:
    """U+FFFD in a text was another sign, before some program saved the file."""
    if _LOST.encode() not in data:
        return
    lines = lines_of(data.decode())
    for path, _, node in _texts(data):
        first: Any = node.start_mark
        last: Any = node.end_mark
        for row in range(first.line, min(last.line + 1, len(lines))):
            upto = last.column if row == last.line else len(lines[row])
            start = first.column if row == first.line else 0
            for column in _signs(lines[row][:upto], start):
                at = Place(row + 1, column, column)
                yield Finding("lost-sign", (*path, row, column), _WHAT, "retype it"), at


def _texts(data: bytes) -> Iterator[tuple[tuple[str, str], str, Text]]:
    """Every text of the file: the section and the id it stands in, its key, and the text itself."""
    for entry in entries(data, "", []):
        path = (entry.section.value, entry.key.value if entry.key else "")
        for key, node in texts(entry):
            yield path, key, node


def _signs(text: str, start: int) -> list[int]:
    """The columns of the signs that were lost."""
    return [at + 1 for at in range(start, len(text)) if text[at] == _LOST]


_LOST = "\ufffd"
_WHAT = "U+FFFD is here in place of a lost letter or symbol"
_FREE_TEXTS = frozenset(
    field.name
    for kind in (*SECTIONS.values(), CHANGE, CLAIM)
    for field in kind.fields
    if field.form in {fields.TEXT, fields.LINE, fields.TEXTS}
)
