"""From the bytes of a csv file to the data of a timeline file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from pdtimeline.errors import BadTimeline, quoted, sentence
from pdtimeline.importing.headers import columns_of, is_name
from pdtimeline.importing.records import Builder
from pdtimeline.importing.rows import Unread, drafts_of
from pdtimeline.importing.tables import table_of
from pdtimeline.model.records import Timeline


class Imported(NamedTuple):
    """The data of a timeline file, how many rows there are, what was not read, and notes about the table.

    *told_again* are the rows whose events the timeline already has that they are added to.
    """

    data: dict[str, Any]
    rows: int
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]
    told_again: int


def timeline_of(data: bytes, path: str, timeline: Timeline | None = None) -> Imported:
    """The timeline that a csv file describes, or what it adds to another; *path* is for title and messages.

    Raises `BadTimeline` if it is no table, or if no column has the titles of events.
    """
    header, rows, is_guessed = table_of(data, path, is_name)
    columns, ignored = columns_of(header)
    if "title" not in columns:
        listed = ", ".join(quoted(name) for name in header[:9] if name)
        what = f"no column is called title, name, or event (there are {listed})"
        raise BadTimeline(path, whole=sentence(what, "name the columns in the first row"))
    unread: list[Unread] = []
    builder = Builder(drafts_of(rows, len(header), columns, unread), unread, timeline)
    title = "" if path == "-" else " ".join(Path(path).stem.split())
    notes = ["this is not UTF-8; reading it as Windows-1252"] if is_guessed else []
    if ignored:
        listed = ", ".join(map(quoted, ignored))
        notes.append(f"ignoring {listed}; to keep a column, begin its name with x-")
    made = builder.data(title or "Imported timeline")
    return Imported(made, len(rows), tuple(sorted(unread)), tuple(notes), builder.told_again)
