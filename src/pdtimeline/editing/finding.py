"""Where a record is in a file, even in one with problems."""

from __future__ import annotations

import re

from pdtimeline.editing.rename import several
from pdtimeline.errors import NameNotFound, Problem, lines_of, near
from pdtimeline.loader.encoding import decode
from pdtimeline.loader.recovery import entries
from pdtimeline.model.schema import KINDS, SECTIONS, Kind
from pdtimeline.yaml_events import place


def line_of(data: bytes, path: str, id_: str, wanted: Kind | None = None) -> int:
    """The line of the record; *wanted* says of which kind, if several have the ID.

    A record that cannot be read is at the first line that looks like its key. Raises `BadTimeline` if
    nothing can be read, `NameNotFound` if there is no such record, and `BadRequest` if there are several.
    """
    lines: dict[Kind, int] = {}
    known = []
    problems: list[Problem] = []
    clean = decode(data, path, problems)
    for section, key, _ in entries(clean, path, problems):
        kind = SECTIONS.get(section.value)
        if key is None or kind is None or kind not in ((wanted,) if wanted else KINDS):
            continue
        known.append(key.value)
        if key.value == id_:
            lines.setdefault(kind, place(key).line)
    if not lines:
        looks_like = re.compile(rf" +[\"']?{re.escape(id_)}[\"']?: *([{{#].*)?").fullmatch
        rows = lines_of(clean.decode()) if problems else []
        if row := next((number for number, row in enumerate(rows, 1) if looks_like(row)), 0):
            return row
        raise NameNotFound("ID" if wanted is None else wanted.name, id_, near(id_, known))
    if len(lines) > 1:
        raise several(id_, [*lines])
    return next(iter(lines.values()))
