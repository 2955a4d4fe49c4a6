"""Where things stand in a file: looked up once something is wrong, so good files pay nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from pdtimeline.errors import Place
from pdtimeline.loader.recovery import entries
from pdtimeline.yaml_events import Entry, Items, Map, Node, Text, place

Path: TypeAlias = tuple[str | int, ...]


def locate(data: bytes, paths: list[Path]) -> dict[Path, Place]:
    """Where the paths lead to: section, key, field, index and so on; a number is a member of a list.

    A path that ends at a key (its last step None is not needed) gives the place of the key; a path
    into a value that was refused gives the nearest place before it. The data is read once more:
    only broken files pay for places.
    """
    wanted: dict[tuple[str, str | None], list[Path]] = {}
    for path in paths:
        entry = (str(path[0]), str(path[1]) if len(path) > 1 else None)
        wanted.setdefault(entry, []).append(path)
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
    """The place of the value that the steps lead to; of the key when there are no steps."""
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
    """Every value of an entry that is a text, with the key it stands under."""
    stack: list[tuple[str, Node]] = [(entry.section.value, entry.node)]
    while stack:
        key, node = stack.pop()
        if isinstance(node, Map):
            stack += [(inner, value) for inner, (_, value) in node.value.items()]
        elif isinstance(node, Items):
            stack += [(key, member) for member in node.value]
        elif node is not None:
            yield key, node
