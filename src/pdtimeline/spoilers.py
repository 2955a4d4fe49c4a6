"""The warning that a text which stands from the start names what is shown only later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdtimeline.checks import Finding
from pdtimeline.errors import quoted
from pdtimeline.gates import NEVER, Gates
from pdtimeline.model import Timeline
from pdtimeline.names import called, fold


def texts_do_not_run_ahead(timeline: Timeline) -> Iterator[Finding]:
    """A text that stands from the start names nobody and no thread that is shown only later."""
    gates = Gates(timeline)
    names = _names(timeline, gates)
    if not names:
        return
    pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)"
    )
    for section, id_, gate, field, text in _static_texts(timeline, gates):
        for word in dict.fromkeys(pattern.findall(fold(text))):
            other, later = names[word]
            if later > gate and other != (section, id_):
                when = (
                    f"shown only from {gates.codes[later]} on" if later < NEVER else "never shown"
                )
                what = f"{field} names {quoted(other[1])}, which is {when}"
                path = (section, id_, field) if id_ else (section, field)
                yield Finding(
                    "text-runs-ahead", path, what, "say it without the name, or give it revealed"
                )


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


def _static_texts(timeline: Timeline, gates: Gates) -> Iterator[tuple[str, str, int, str, str]]:
    """Section, id, gate, field and text of every text that stands from the start."""
    yield "timeline", "", 0, "title", timeline.title
    yield "timeline", "", 0, "about", timeline.about or ""
    for section in ("series", "people", "characters", "arcs", "places", "facets"):
        shown = getattr(gates, section)
        for id_, record in getattr(timeline, section).items():
            if hasattr(record, "title"):
                yield section, id_, shown[id_], "title", record.title
            yield section, id_, shown[id_], "about", record.about or ""
            for alias in getattr(record, "aliases", ()):
                yield section, id_, shown[id_], "aliases", alias
