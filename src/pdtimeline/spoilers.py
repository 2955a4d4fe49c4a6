"""The warning that a text which stands from the start names what is shown only later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from pdtimeline.errors import quoted
from pdtimeline.findings import Finding
from pdtimeline.gates import NEVER, Gates
from pdtimeline.model import Timeline
from pdtimeline.names import called, fold
from pdtimeline.sections import SECTIONS

Path: TypeAlias = tuple[str | int, ...]


def texts_do_not_run_ahead(timeline: Timeline) -> Iterator[Finding]:
    """A text that stands from the start names nobody and no thread that is shown only later."""
    gates = Gates(timeline)
    names = _names(timeline, gates)
    if not names:
        return
    pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)"
    )
    for path, field, gate, text in _static_texts(timeline, gates):
        for word in dict.fromkeys(pattern.findall(fold(text))):
            other, later = names[word]
            if later > gate and other != path[:2]:
                when = (
                    f"shown only from {gates.codes[later]} on" if later < NEVER else "never shown"
                )
                what = f"{field} names {quoted(other[1])}, which is {when}"
                advice = "say it without the name"
                if later < NEVER and path[0] != "timeline":
                    kind = SECTIONS[str(path[0])].name
                    advice += f", or write revealed: {gates.codes[later]} for the {kind}"
                yield Finding("text-runs-ahead", path, what, advice)


def _names(timeline: Timeline, gates: Gates) -> dict[str, tuple[tuple[str, str], int]]:
    """The names by which characters and arcs may be spoken of; not those that several share."""
    found: dict[str, tuple[tuple[str, str], int]] = {}
    shared = set()
    for section in ("characters", "arcs"):
        shown = getattr(gates, section)
        for id_, record in getattr(timeline, section).items():
            for name in {fold(called(record)), *map(fold, getattr(record, "aliases", ()))}:
                if name in found:
                    shared.add(name)
                found[name] = ((section, id_), shown[id_])
    return {name: one for name, one in found.items() if name and name not in shared}


def _static_texts(timeline: Timeline, gates: Gates) -> Iterator[tuple[Path, str, int, str]]:
    """Path, field, gate and text of every text that stands from the start."""
    yield ("timeline", "title"), "title", 0, timeline.title
    yield ("timeline", "about"), "about", 0, timeline.about or ""
    for section in ("series", "people", "characters", "arcs", "places", "facets"):
        shown = getattr(gates, section)
        for id_, record in getattr(timeline, section).items():
            gate = shown[id_]
            yield (section, id_, "title"), "title", gate, getattr(record, "title", "")
            yield (section, id_, "about"), "about", gate, record.about or ""
            for index, alias in enumerate(getattr(record, "aliases", ())):
                yield (section, id_, "aliases", index), "aliases", gate, alias
