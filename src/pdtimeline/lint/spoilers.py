"""The rule that a text which is always visible names nothing that is revealed later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from pdtimeline.errors import quoted
from pdtimeline.loader.findings import Finding
from pdtimeline.model.folding import fold
from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import SECTIONS
from pdtimeline.query.lookup import names_of
from pdtimeline.query.visibility import NEVER, Visibility

Path: TypeAlias = tuple[str | int, ...]

_WORD = re.compile(r"\w+")
_EDGES = re.compile(r"^\W+|\W+$")  # quotes around a name are not spoken


class Named(NamedTuple):
    """A character or an arc that a text may name, and the gate from which it is visible."""

    section: str
    id: str
    gate: int


Names: TypeAlias = Mapping[str, list[tuple[str, Named]]]
"""Names by their first word, so that each text is read once, whatever their number."""


class VisibleText(NamedTuple):
    """A text of a record, and the gate from which it is visible."""

    path: Path
    field: str
    gate: int
    text: str


def texts_do_not_run_ahead(timeline: Timeline, visibility: Visibility) -> Iterator[Finding]:
    """A text that is always visible names no character and no arc revealed later."""
    names = _names(timeline, visibility)
    for text in _visible_texts(timeline, visibility):
        for named in dict.fromkeys(_named(fold(text.text), names)):
            if named.gate > text.gate:
                yield Finding("text-runs-ahead", text.path, *_sentence(text, named, visibility))


def _sentence(text: VisibleText, named: Named, visibility: Visibility) -> tuple[str, str]:
    what = f"{text.field} names {quoted(named.id)}"
    if named.gate >= NEVER:
        return f"{what}, which --seen always hides", "remove the name"
    code = visibility.codes[named.gate]
    advice = "remove the name"
    if text.path[0] != "timeline":
        advice += f", or add revealed: {code} to the {SECTIONS[str(text.path[0])].name}"
    return f"{what}, which is a spoiler before {code}", advice


def _named(text: str, names: Names) -> Iterator[Named]:
    """Who and what the text names, also by a name within another."""
    for match in _WORD.finditer(text):
        for name, named in names.get(match[0], ()):
            start = match.start()
            if text.startswith(name, start) and not _WORD.match(text, start + len(name)):
                yield named


def _names(timeline: Timeline, visibility: Visibility) -> Names:
    """The names that characters and arcs go by, without those that several share."""
    owners: dict[str, list[Named]] = {}
    for section in ("characters", "arcs"):
        gates = getattr(visibility, section)
        for id_, record in timeline.records(section).items():
            for name in {_EDGES.sub("", fold(text)) for text in names_of(record)}:
                owners.setdefault(name, []).append(Named(section, id_, gates[id_]))
    names: dict[str, list[tuple[str, Named]]] = {}
    for name, (named, *others) in owners.items():
        if name and not others:
            names.setdefault(_WORD.findall(name)[0], []).append((name, named))
    return names


def _visible_texts(timeline: Timeline, visibility: Visibility) -> Iterator[VisibleText]:
    """Every text that no event reveals: it is visible as soon as its record is."""
    yield VisibleText(("timeline", "title"), "title", 0, timeline.title)
    yield VisibleText(("timeline", "about"), "about", 0, timeline.about or "")
    for section in ("series", "people", "characters", "arcs", "places", "facets"):
        gates = getattr(visibility, section)
        for id_, record in timeline.records(section).items():
            for field in ("title", "about", "short"):
                text = getattr(record, field, None) or ""
                yield VisibleText((section, id_, field), field, gates[id_], text)
            for index, alias in enumerate(getattr(record, "aliases", ())):
                yield VisibleText((section, id_, "aliases", index), "aliases", gates[id_], alias)
