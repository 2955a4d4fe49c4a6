"""Where values are in a file: looked up once something is wrong, so that good files take no longer."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from pdtimeline.errors import Place, Problem, lines_of
from pdtimeline.loader.findings import Path
from pdtimeline.loader.recovery import entries
from pdtimeline.yaml_events import Entry, Items, Map, Node, Text, place

Name: TypeAlias = tuple[str, str | None]
"""The section and the key of an entry; without a key, the section itself."""

Starts: TypeAlias = dict[Name, int]
"""The row, from 0, on which each entry of a file starts, in their order."""

_FEW = 20  # entries of a hundred are read alone rather than the whole file


def noting(entries: Iterable[Entry], starts: Starts) -> Iterator[Entry]:
    """The entries of a file as they come; meanwhile *starts* gets the rows of them and of their sections."""
    for entry in entries:
        section, key, _ = entry
        starts.setdefault((section.value, None), place(section).line - 1)
        if key is not None:
            starts[section.value, key.value] = place(key).line - 1
        yield entry


def locate(data: bytes, paths: list[Path], starts: Mapping[Name, int] = {}) -> dict[Path, Place]:
    """The place that each path leads to: that of a key if it ends there, or else of a value.

    A path into a value that was refused leads to the nearest place before it. The data is read once more,
    unless there are no paths; with *starts* only the entries that the paths lead into.
    """
    if not paths:
        return {}
    wanted: dict[Name, list[Path]] = {}
    for path in paths:
        wanted.setdefault((str(path[0]), str(path[1]) if len(path) > 1 else None), []).append(path)
    places = dict.fromkeys(paths, Place(1, 1, 1))
    alone = _read_alone(data, wanted, starts)
    for above, (section, key, node) in alone or ((0, entry) for entry in entries(data, "", [])):
        for path in wanted.get((section.value, None), ()):
            places[path] = place(section)
        if key is None and node is not None:
            for (name, _), inner in wanted.items():
                for path in inner if name == section.value else ():
                    places[path] = _descend(section, node, path[1:])
        elif key is not None:
            for path in wanted.get((section.value, key.value), ()):
                inner_place = _descend(key, node, path[2:])
                places[path] = inner_place._replace(line=inner_place.line + above)
    return places


def _read_alone(
    data: bytes, wanted: Iterable[Name], starts: Mapping[Name, int]
) -> list[tuple[int, Entry]]:
    """The wanted entries, each with how many lines of the file are left out above it.

    Each is read from its own lines below the name of its section. Empty when that would not be faster, or
    when the lines alone do not make the entry: two may share a line within { }.
    """
    names = [name for name in wanted if name in starts]
    if len(names) * 100 > len(starts) * _FEW or any(key is None for _, key in names):
        return []
    rows = sorted({*starts.values()})
    lines = lines_of(data.decode())
    alone = []
    for section, key in names:
        start = starts[section, key]
        last = bisect(rows, start)
        end = rows[last] if last < len(rows) else len(lines)
        problems: list[Problem] = []
        text = "\n".join([f"{section}:", *lines[start:end]])
        read = list(entries(text.encode(), "", problems))
        if problems or [entry.key and entry.key.value for entry in read] != [key]:
            return []
        alone.append((start - 1, read[0]))
    return alone


def _descend(key: Text, node: Node, steps: Path) -> Place:
    """The place of the value that the steps lead to; that of the key if there are no steps."""
    here: Text | Map | Items = key
    for step in steps:
        if isinstance(node, Map) and step in node.value:
            _, node = node.value[str(step)]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            break
        here = here if node is None else node
    return place(here)


def texts(entry: Entry) -> Iterator[tuple[str, Text]]:
    """Every value of an entry that is a text, with the key that it belongs to."""
    stack: list[tuple[str, Node]] = [(entry.section.value, entry.node)]
    while stack:
        key, node = stack.pop()
        if isinstance(node, Map):
            stack += [(inner, value) for inner, (_, value) in node.value.items()]
        elif isinstance(node, Items):
            stack += [(key, item) for item in node.value]
        elif node is not None:
            yield key, node
