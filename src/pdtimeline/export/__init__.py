"""Whole files for other tools: `EXPORTS` names them, `writer` imports the module of one.

Each format is a module with a function `write`. It takes the timeline, already cut at the horizon, and
the events that were asked for, in order; it gives the file in pieces, as texts or, for a binary format,
as bytes. A function `notes`, of the same arguments, says what the format has to leave out. Every text of
the timeline is inert in every format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from pdtimeline.model.records import Event, Timeline

Events = tuple[Event, ...]


class Export(NamedTuple):
    """What a format is, the usual end of its file names, and what is special about it."""

    meaning: str
    suffix: str
    is_binary: bool = False
    has_causes: bool = False  # `write_causes` and `notes_on_causes` are for what led to what


class Writer(NamedTuple):
    """What writes a format, and what says which events it leaves out."""

    write: Callable[[Timeline, Events], Iterator[str] | Iterator[bytes]]
    notes: Callable[[Timeline, Events], Iterator[str]]


EXPORTS: Mapping[str, Export] = {
    "html": Export("page for a browser", ".html"),
    "ics": Export("calendar", ".ics"),
    "mermaid": Export("Mermaid diagram", ".mmd", has_causes=True),
    "dot": Export("graph of causes for Graphviz", ".dot"),
    "timelinejs": Export("data for TimelineJS", ".json"),
    "sqlite": Export("SQLite database", ".db", is_binary=True),
}


def writer(name: str, *, causes: bool = False) -> Writer:
    """What writes the format; with *causes*, a picture of what led to what."""
    module = import_module(f"{__name__}.{name}")
    if causes:
        return Writer(module.write_causes, module.notes_on_causes)
    return Writer(module.write, getattr(module, "notes", lambda *_: iter(())))
