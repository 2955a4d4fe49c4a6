"""Exports as the tools have them that they are for: what each reads back."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from installed import needs, needs_npm
from pdtimeline.export import writer
from pdtimeline.model.records import Event, Timeline

SVG = "{http://www.w3.org/2000/svg}"


def exported(
    name: str,
    timeline: Timeline,
    events: tuple[Event, ...] | None = None,
    *,
    causes: bool = False,
) -> bytes:
    """The file; of all events unless some are given."""
    write, _ = writer(name, causes=causes)
    chunks = write(timeline, timeline.events if events is None else events)
    return b"".join(chunk.encode() if isinstance(chunk, str) else chunk for chunk in chunks)


def read_by_node(name: str, files: Iterable[bytes]) -> list[Any]:
    """What the library from npm makes of each file."""
    modules = needs_npm()
    texts = [{"format": name, "text": data.decode()} for data in files]
    done = subprocess.run(
        ["node", Path(__file__).with_name("read_exports.mjs"), modules],  # noqa: S607
        input=json.dumps(texts).encode(),
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return list(json.loads(done.stdout))


class Graph(NamedTuple):
    """A graph as Graphviz draws it: the lines of its title, of each node, and its edges."""

    title: list[str]
    nodes: dict[str, list[str]]
    edges: list[str]


def read_by_graphviz(files: Iterable[bytes]) -> list[Graph]:
    """What is drawn of each file."""
    needs("dot")
    done = subprocess.run(
        ["dot", "-Tsvg"],  # noqa: S607
        input=b"\n".join(files),
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return [_graph(drawing) for drawing in done.stdout.split(b"<?xml")[1:]]


def _graph(drawing: bytes) -> Graph:
    root = ET.fromstring(b"<?xml" + drawing)  # noqa: S314 - Graphviz wrote it
    groups = list(root.iter(f"{SVG}g"))
    titles = {kind: [g for g in groups if g.get("class") == kind] for kind in ("node", "edge")}
    nodes = {g.findtext(f"{SVG}title") or "": _lines(g) for g in titles["node"]}
    edges = [g.findtext(f"{SVG}title") or "" for g in titles["edge"]]
    return Graph(_lines(groups[0]), nodes, edges)


def _lines(group: ET.Element) -> list[str]:
    return [text.text or "" for text in group.findall(f"{SVG}text")]
