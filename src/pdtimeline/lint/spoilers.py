"""The warning that a text which stands from the start names what is shown only later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from pdtimeline.errors import quoted
from pdtimeline.loader.findings import Finding
from pdtimeline.model.folding import fold
from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import SECTIONS
from pdtimeline.query.lookup import called
from pdtimeline.query.visibility import NEVER, Visibility, visibility_of

Path: TypeAlias = tuple[str | int, ...]
Named: TypeAlias = tuple[
    tuple[str, str], int
]  # section and id of somebody or something, and the gate

_WORD = re.compile(r"\w+")
_EDGES = re.compile(r"^\W+|\W+$")  # quotes around a name are not spoken


def texts_do_not_run_ahead(timeline: Timeline) -> Iterator[Finding]:
    """A text that stands from the start names nobody and no thread that is shown only later."""
    visibility = visibility_of(timeline)
    names = _by_first_word(_names(timeline, visibility))
    for path, field, gate, text in _static_texts(timeline, visibility):
        for other, later in dict.fromkeys(_named(fold(text), names)):
            if later > gate:
                yield Finding(
                    "text-runs-ahead", path, *_sentence(path, field, other, later, visibility)
                )


def _sentence(
    path: Path, field: str, other: tuple[str, str], later: int, visibility: Visibility
) -> tuple[str, str]:
    if later >= NEVER:
        return f"{field} names {quoted(other[1])}, which --seen always hides", "remove the name"
    code = visibility.codes[later]
    what = f"{field} names {quoted(other[1])}, which is a spoiler before {code}"
    advice = "remove the name"
    if path[0] != "timeline":
        advice += f", or add revealed: {code} to the {SECTIONS[str(path[0])].name}"
    return what, advice


def _by_first_word(names: Mapping[str, Named]) -> Mapping[str, list[tuple[str, Named]]]:
    """The names by their first word, so that a text is gone through once, whatever their number."""
    found: dict[str, list[tuple[str, Named]]] = {}
    for name, one in names.items():
        found.setdefault(_WORD.findall(name)[0], []).append((name, one))
    return found


def _named(text: str, names: Mapping[str, list[tuple[str, Named]]]) -> Iterator[Named]:
    """Who is named in the text, also by a name within another."""
    for match in _WORD.finditer(text):
        for name, one in names.get(match[0], ()):
            start = match.start()
            if text.startswith(name, start) and not _WORD.match(text, start + len(name)):
                yield one


def _names(timeline: Timeline, visibility: Visibility) -> dict[str, Named]:
    """The names by which characters and arcs may be spoken of; not those that several share."""
    found: dict[str, Named] = {}
    shared = set()
    for section in ("characters", "arcs"):
        shown = getattr(visibility, section)
        for id_, record in getattr(timeline, section).items():
            texts = (called(record), *getattr(record, "aliases", ()))
            for name in {_EDGES.sub("", fold(text)) for text in texts}:
                if name in found:
                    shared.add(name)
                found[name] = ((section, id_), shown[id_])
    return {name: one for name, one in found.items() if name and name not in shared}


def _static_texts(
    timeline: Timeline, visibility: Visibility
) -> Iterator[tuple[Path, str, int, str]]:
    """Path, field, gate and text of every text that stands from the start."""
    yield ("timeline", "title"), "title", 0, timeline.title
    yield ("timeline", "about"), "about", 0, timeline.about or ""
    for section in ("series", "people", "characters", "arcs", "places", "facets"):
        shown = getattr(visibility, section)
        for id_, record in getattr(timeline, section).items():
            gate = shown[id_]
            yield (section, id_, "title"), "title", gate, getattr(record, "title", "")
            yield (section, id_, "about"), "about", gate, record.about or ""
            for index, alias in enumerate(getattr(record, "aliases", ())):
                yield (section, id_, "aliases", index), "aliases", gate, alias
