"""Whole files for other tools: `EXPORTS` names them, `writer` imports the module of one.

Each format is a module with a function `write`. It takes the timeline, already cut at the horizon, and
the events that were asked for, in order; it gives the file in pieces, as texts or, for a binary format,
as bytes. Every text of the timeline is inert in every format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from pdtimeline.model.records import Event, Timeline

Writer = Callable[[Timeline, tuple[Event, ...]], Iterator[str] | Iterator[bytes]]


class Export(NamedTuple):
    """What a format is, the usual end of its file names, and what is special about it."""

    meaning: str
    suffix: str
    is_binary: bool = False
    has_causes: bool = False  # its module has `write_causes`, too


EXPORTS: Mapping[str, Export] = {
    "mermaid": Export("Mermaid diagram", ".mmd", has_causes=True),
}


def writer(name: str, *, causes: bool = False) -> Writer:
    """What writes the format; with *causes*, a picture of what led to what."""
    module = import_module(f"{__name__}.{name}")
    function: Writer = module.write_causes if causes else module.write
    return function
