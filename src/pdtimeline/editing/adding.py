"""Adds records to a file, below those that it has; what is there stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

from pdtimeline.errors import BadTimeline, OutputFailed
from pdtimeline.loader.encoding import decode
from pdtimeline.loader.load import parse
from pdtimeline.loader.parser import entries
from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import KINDS
from pdtimeline.yaml_events import place

Records: TypeAlias = Mapping[str, Mapping[str, Any]]
Write: TypeAlias = Callable[[Records, str, str], str]
MARGIN = "  "
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_OUTSIDE = re.compile(r"\s*|#.*\s*|\.\.\..*\s*")  # a line below the last record, no part of it
_EMPTY = re.compile(r" *\{\s*\}")


class _Section(NamedTuple):
    """A section of a file: its first line, the one after its last record, and how records look in it."""

    start: int
    end: int
    margin: str
    between: str  # a line break, where blank lines are between records
    is_empty: bool


def add(
    data: bytes, path: str, timeline: Timeline, added: Mapping[str, Records], write: Write
) -> bytes:
    """The file of the timeline with more records in its sections, and with the sections that it lacks.

    *write* makes lines of records, with a margin before each line and a text between two records. The new
    bytes are read before they are returned: they have the records of before, and the new ones. Raises
    `OutputFailed` if the file is written in a way that more cannot be added to.
    """
    clean = decode(data, path, [])
    lines = _LINE.findall(clean.decode())
    line_end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if not lines[-1].endswith(("\r", "\n")):
        lines[-1] += line_end
    sections = _sections(clean, path, lines)
    events = sections["events"]
    before = [section for section in sections.values() if section.start < events.start]
    home = max(before or sections.values()).end  # of a section that the file lacks
    texts: dict[int, str] = {}
    for name in sorted(added, key=lambda name: name not in sections):
        if section := sections.get(name):
            row, start = section.end, "" if section.is_empty else section.between
            if section.is_empty:
                lines[section.start] = _EMPTY.sub("", lines[section.start], count=1)
        else:
            row, start, section = home, f"\n{name}:\n", _Section(0, 0, MARGIN, "", is_empty=True)
        text = start + write(added[name], section.margin, section.between)
        texts[row] = texts.get(row, "") + text.replace("\n", line_end)
    changed = "".join(texts.get(row, "") + line for row, line in enumerate([*lines, ""]))
    result = data[: len(data) - len(clean)] + changed.encode()
    if not _has_all(result, path, timeline, added):
        what = f"cannot add to {path} without changing more; nothing was written"
        raise OutputFailed(f"{what}, so write its sections without braces, or add it by hand")
    return result


def _sections(clean: bytes, path: str, lines: list[str]) -> dict[str, _Section]:
    starts: dict[str, int] = {}
    columns: dict[str, list[int]] = {}  # of the keys in each section
    for section, key, _ in entries(clean, path, []):
        starts[section.value] = place(section).line - 1
        at = [place(key).column - 1] if key else []
        columns.setdefault(section.value, []).extend(at)
    ends = [*starts.values(), len(lines)][1:]
    return {
        name: _section(lines, start, end, columns[name])
        for (name, start), end in zip(starts.items(), ends, strict=True)
    }


def _section(lines: list[str], start: int, end: int, columns: list[int]) -> _Section:
    while _OUTSIDE.fullmatch(lines[end - 1]):
        end -= 1
    is_airy = not all(map(str.strip, lines[start:end]))
    margin = " " * columns[-1] if columns else MARGIN
    return _Section(start, end, margin, "\n" if is_airy else "", not columns)


def _has_all(data: bytes, path: str, before: Timeline, added: Mapping[str, Records]) -> bool:
    """Whether the file has all records of before, unchanged, and after them those that were added."""
    try:
        after = parse(data, path)
    except BadTimeline:
        return False
    for kind in KINDS:
        old, new = before.records(kind.section), after.records(kind.section)
        if [*new] != [*old, *added.get(kind.section, ())]:
            return False
        if any(new[id_] != record for id_, record in old.items()):
            return False
    return all(
        getattr(after, name) == getattr(before, name)
        for name in ("title", "about", "main", "waivers", "clock")
    )
