"""Every kind of record that speaks of the words, best first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from pdtimeline.model.folding import fold
from pdtimeline.model.records import Timeline
from pdtimeline.query.lookup import called

SECTIONS = {
    "event": "events", "character": "characters", "person": "people", "arc": "arcs",
    "place": "places", "episode": "episodes", "source": "sources", "dispute": "disputes",
    "series": "series", "facet": "facets",
}  # fmt: skip
KINDS = tuple(SECTIONS)
AROUND = 30  # letters of context on either side


class Hit(NamedTuple):
    """A record that speaks of the words: in which field, and the words in context."""

    kind: str
    id: str
    field: str
    context: str


def search(timeline: Timeline, words: str, kinds: tuple[str, ...] = KINDS) -> tuple[Hit, ...]:
    """The records in which every word occurs, in any order: id and name first, then summary, then note.

    Accents and case do not matter. Within a rank whole words come before parts of words, and after that
    the order of kinds and of the file.
    """
    wanted = fold(words).split()
    if not wanted:
        return ()
    found: list[tuple[int, bool, Hit]] = []
    for kind in kinds:
        for record in _records(timeline, SECTIONS[kind]):
            hit = _best(record, kind, wanted)
            if hit is not None:
                found.append(hit)
    return tuple(hit for _, _, hit in sorted(found, key=lambda one: one[:2]))


def _records(timeline: Timeline, section: str) -> Iterator[Any]:
    some = getattr(timeline, section)
    return iter(some if isinstance(some, tuple) else some.values())


def _best(record: Any, kind: str, wanted: list[str]) -> tuple[int, bool, Hit] | None:
    """The record as a hit, ranked by the first field from which on all words have occurred."""
    missing = set(wanted)
    shown: tuple[str, str] | None = None
    all_text = []
    for rank, field, text in _texts(record):
        folded = fold(text)
        here = {word for word in missing if word in folded}
        all_text.append(folded)
        if here and shown is None:
            shown = (field, text)
        missing -= here
        if not missing and shown is not None:
            said = " ".join(all_text)
            partly = not all(re.search(rf"\b{re.escape(word)}\b", said) for word in wanted)
            return rank, partly, Hit(kind, str(record.id), shown[0], _context(shown[1], wanted))
    return None


def _texts(record: Any) -> Iterator[tuple[int, str, str]]:
    """Rank, field and text of everything that a record says, the most telling first."""
    yield 0, "title" if hasattr(record, "title") else "name", called(record)
    yield 0, "id", str(record.id)
    for rank, field in (
        (0, "question"),
        (0, "publisher"),
        (1, "aliases"),
        (2, "summary"),
        (2, "about"),
        (2, "verdict"),
        (2, "why"),
    ):
        value = getattr(record, field, None)
        if isinstance(value, str):
            yield rank, field, value
        elif isinstance(value, tuple) and value and field == "aliases":
            yield rank, field, ", ".join(value)
    for claim in getattr(record, "claims", ()):
        yield 2, "claims", claim.says
    for change in getattr(record, "changes", ()):
        yield 2, "changes", change.to or ""
    if note := getattr(record, "note", None):
        yield 3, "note", note


def _context(text: str, wanted: list[str]) -> str:
    """The part of the text round the first of the words; all of it when it is short."""
    text = " ".join(text.split())
    if len(text) <= 2 * AROUND + 20:
        return text
    folded = fold(text)
    at, word = min((folded.find(word), word) for word in wanted if word in folded)
    first, last = _unfolded(text, at), _unfolded(text, at + len(word) - 1)
    start, stop = max(0, first - AROUND), min(len(text), first + AROUND + max(map(len, wanted)))
    stop = max(stop, last + 1)
    if start:
        start = max(start, text.find(" ", start, first) + 1)
    if stop < len(text):
        blank = text.rfind(" ", last + 1, stop)
        stop = stop if blank < 0 else blank
    return f"{'... ' if start else ''}{text[start:stop]}{' ...' if stop < len(text) else ''}"


def _unfolded(text: str, at: int) -> int:
    """Where in the text the letter stands that is at *at* when the text is folded."""
    if text.isascii():
        return at
    return bisect_right(range(1, len(text) + 1), at, key=lambda end: len(fold(text[:end])))
