"""The warning that a comment may have been meant as the end of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pdtimeline import fields
from pdtimeline.errors import Place
from pdtimeline.findings import Finding
from pdtimeline.places import plain_texts
from pdtimeline.sections import CHANGE, CLAIM, SECTIONS
from pdtimeline.walker import entries


def comments(data: bytes) -> Iterator[tuple[Finding, Place]]:
    """A comment that ends a plain text was perhaps meant as a part of it."""
    lines = re.split("\r\n|\r|\n", data.decode())
    for entry in entries(data, "", []):
        path = (entry.section.value, entry.key.value) if entry.key else (entry.section.value, "")
        for key, node in plain_texts(entry):
            end: Any = node.end_mark
            rest = lines[end.line][end.column :]
            if key in _FREE_TEXTS and re.match(r"[ \t]+#", rest):
                column = end.column + rest.index("#") + 1
                what = f"the text of {key} ends before this #, which begins a comment"
                advice = "put the text in quotes if # is a part of it"
                at = Place(end.line + 1, column, column)
                yield Finding("comment-in-text", (*path, at.line), what, advice), at


_FREE_TEXTS = frozenset(
    field.name
    for kind in (*SECTIONS.values(), CHANGE, CLAIM)
    for field in kind.fields
    if field.form in {fields.TEXT, fields.LINE, fields.TEXTS}
)
