"""Gives a record another ID, in its key and in all that refers to it; every other byte stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pdtimeline.editing.references import Renaming, texts_to_change
from pdtimeline.errors import (
    BadRequest,
    BadTimeline,
    BadValue,
    NameNotFound,
    OutputFailed,
    a_or_an,
    either,
    lines_of,
    near,
    quoted,
)
from pdtimeline.loader.encoding import decode
from pdtimeline.loader.load import parse
from pdtimeline.loader.parser import entries
from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import CHARACTERS, EVENTS, KINDS, PEOPLE, Form, Kind
from pdtimeline.model.values import EpisodeCode, check_id
from pdtimeline.yaml_events import NULLS, Text

BOM = b"\xef\xbb\xbf"
SHARED = (CHARACTERS, PEOPLE, EVENTS)  # no two records of these have the same ID


class ChangedLine(NamedTuple):
    """A line of the file, counted from 1, as it was and as it is."""

    number: int
    before: str
    after: str


class Renamed(NamedTuple):
    """The bytes of the file with the new ID, in how many places it is, and the lines that are different."""

    data: bytes
    places: int
    lines: tuple[ChangedLine, ...]


def rename(data: bytes, path: str, old: str, new: str, kind: Kind | None = None) -> Renamed:
    """The file with the record *old* called *new*; *kind* says which one, if several have that ID.

    The new bytes are read before they are returned: they are the old timeline with that one ID changed.
    Raises `BadTimeline` for a file with problems, `NameNotFound` for an ID that it does not have, and
    `BadRequest` for a new ID that cannot be one.
    """
    timeline = parse(data, path)
    renaming = _checked(timeline, old, new, kind)
    changed, places = _replaced(data, path, renaming)
    before, after = _lines(data), _lines(changed)
    try:
        is_same = _is_same(parse(changed, path), renaming.applied(timeline))
    except BadTimeline:
        is_same = False
    if not is_same or len(before) != len(after):  # an ID may be broken into two lines
        raise OutputFailed(
            f"cannot rename {quoted(old)} without changing more than its ID; "
            "nothing was written, so change it by hand"
        )
    lines = zip(range(1, len(before) + 1), before, after, strict=True)
    different = (ChangedLine(*line) for line in lines if line[1] != line[2])
    return Renamed(changed, places, tuple(different))


def _lines(data: bytes) -> list[str]:
    return lines_of(data.removeprefix(BOM).decode())


def _checked(timeline: Timeline, old: str, new: str, wanted: Kind | None) -> Renaming:
    """What is to be renamed; raises when there is no such record, or when it cannot be called so."""
    owners = [kind for kind in KINDS if old in map(str, timeline.records(kind.section))]
    if not owners or (wanted is not None and wanted not in owners):
        kinds = KINDS if wanted is None else (wanted,)
        known = [str(id_) for kind in kinds for id_ in timeline.records(kind.section)]
        raise NameNotFound("ID" if wanted is None else wanted.name, old, near(old, known))
    if wanted is None and len(owners) > 1:
        raise several(old, owners)
    kind = wanted or owners[0]
    _check_new(timeline, kind, old, new)
    return Renaming(kind, old, new, is_shared=len(owners) > 1)


def several(id_: str, owners: Sequence[Kind]) -> BadRequest:
    """The error of an ID that records of several kinds have."""
    listed = " and ".join(a_or_an(owner.name) for owner in owners)
    options = either(tuple(f"--kind {owner.name}" for owner in owners))
    return BadRequest(f"{quoted(id_)} is the ID of {listed}; use {options}")


def _check_new(timeline: Timeline, kind: Kind, old: str, new: str) -> None:
    """Raise `BadRequest` if the record cannot be called so."""
    try:
        _ = EpisodeCode.parse(new) if kind.key is Form.CODE else check_id(new)
    except BadValue as error:
        raise BadRequest(str(error)) from None
    if new == old:
        raise BadRequest("the old and the new ID are the same; give another one")
    if new in NULLS or new.startswith("x-"):
        what = "means nothing in YAML" if new in NULLS else "starts with x-, as your own keys do"
        raise BadRequest(f"{quoted(new)} {what}; choose another ID")
    for other in SHARED if kind in SHARED else (kind,):
        if new in map(str, timeline.records(other.section)):
            owner = a_or_an(other.name)
            raise BadRequest(f"{quoted(new)} is already the ID of {owner}; choose another ID")


def _replaced(data: bytes, path: str, renaming: Renaming) -> tuple[bytes, int]:
    """The bytes with the new ID, and how many times it is in them."""
    clean = decode(data, path, [])
    text = clean.decode()
    parts, end, places = [], 0, 0
    for node in texts_to_change(entries(clean, path, []), renaming):
        start: Any = node.start_mark
        stop: Any = node.end_mark
        source = text[start.index : stop.index]
        parts += [text[end : start.index], _rewritten(source, node, renaming)]
        end = stop.index
        places += 1
    parts.append(text[end:])
    return data[: len(data) - len(clean)] + "".join(parts).encode(), places


def _rewritten(source: str, node: Text, renaming: Renaming) -> str:
    """How the node is written in the file, with the new ID; *source* is how it is written now."""
    old = node.value.strip()
    new = renaming.renamed(old)
    if node.style == '"' and "\\" in source:
        return f'"{new}"'  # an escape may be part of the ID
    # A comment may be in the first line.
    start = source.find("\n") if node.style in {"|", ">"} else 0
    at = source.find(old, max(start, 0))
    return f"{source[:at]}{new}{source[at + len(old) :]}"


def _is_same(timeline: Timeline, other: Timeline) -> bool:
    """Whether both have the same records in the same order."""
    sections = [kind.section for kind in KINDS if kind is not EVENTS]
    return timeline == other and all(
        [*getattr(timeline, section)] == [*getattr(other, section)] for section in sections
    )
