"""Where values are in a file: looked up once something is wrong, so that good files take no longer."""

from __future__ import annotations

from collections.abc import Iterator

from pdtimeline.errors import Place
from pdtimeline.loader.findings import Path
from pdtimeline.loader.recovery import entries
from pdtimeline.yaml_events import Entry, Items, Map, Node, Text, place


def locate(data: bytes, paths: list[Path]) -> dict[Path, Place]:
    """The place that each path leads to: that of a key if it ends there, or else of a value.

    A path into a value that was refused leads to the nearest place before it. The data is read once more,
    unless there are no paths.
    """
    if not paths:
        return {}
    wanted: dict[tuple[str, str | None], list[Path]] = {}
    for path in paths:
        section_and_key = (str(path[0]), str(path[1]) if len(path) > 1 else None)
        wanted.setdefault(section_and_key, []).append(path)
    places = dict.fromkeys(paths, Place(1, 1, 1))
    for section, key, node in entries(data, "", []):
        for path in wanted.get((section.value, None), ()):
            places[path] = place(section)
        if key is None and node is not None:
            for (name, _), inner in wanted.items():
                for path in inner if name == section.value else ():
                    places[path] = _descend(section, node, path[1:])
        elif key is not None:
            for path in wanted.get((section.value, key.value), ()):
                places[path] = _descend(key, node, path[2:])
    return places


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
