"""Where a word leads that names nothing of the kind that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from shlex import quote
from typing import Any

from pdtimeline.cli.param_types import is_code
from pdtimeline.errors import AmbiguousName, NameNotFound
from pdtimeline.model.folding import fold, has_phrase
from pdtimeline.model.records import Timeline
from pdtimeline.query.lookup import find
from pdtimeline.terminal.screen import Screen

BY_NAME = {"character": "characters", "person": "people", "place": "places", "arc": "arcs"}
BY_ID = {"event": "event_ids", "source": "sources", "dispute": "disputes"}
FEW = 3


@contextmanager
def leading(kind: str, timeline: Timeline, screen: Screen) -> Iterator[None]:
    """Let a `NameNotFound` that is raised here say which command has an answer to the word."""
    try:
        yield
    except NameNotFound as error:
        if error.word.startswith("-") or not fold(error.word):
            raise
        raise (
            (_to_events(error, kind, timeline, screen) if kind.startswith("event") else None)
            or _to_other_kind(error, kind, timeline, screen)
            or error
        ) from None


def _to_events(
    error: NameNotFound, kind: str, timeline: Timeline, screen: Screen
) -> NameNotFound | None:
    """The events that have the word in their title or id."""
    has_word = has_phrase(error.word)
    ids = [
        event.id
        for event in timeline.events
        if has_word(event.title) or has_word(event.id.replace("-", " "))
    ]
    if not ids:
        return None
    search = screen.command(f"search {quote(error.word)}")
    advice = f"to see all, run: {search}" if len(ids) > FEW else ""
    return NameNotFound(kind, error.word, tuple(ids[:FEW]), advice=advice)


def _to_other_kind(
    error: NameNotFound, kind: str, timeline: Timeline, screen: Screen
) -> NameNotFound | None:
    """The command that takes the word as a name or id of something else."""
    if "episode" not in kind and is_code(error.word):
        command = screen.command(f"episode {quote(error.word)}")
        return NameNotFound(kind, error.word, but="it is an episode code", advice=f"run: {command}")
    for other, section in (BY_NAME | BY_ID).items():
        if other not in kind and _has(getattr(timeline, section), error.word, other):
            article = "an" if other[0] in "ae" else "a"
            called = f"{article} {other} has this {'name' if other in BY_NAME else 'ID'}"
            command = screen.command(f"{other} {quote(error.word)}")
            return NameNotFound(kind, error.word, but=called, advice=f"run: {command}")
    return None


def _has(records: Mapping[str, Any], word: str, kind: str) -> bool:
    """Whether one record answers to the word."""
    if kind in BY_ID:
        return word in records
    try:
        find(records, word, kind)
    except (NameNotFound, AmbiguousName):
        return False
    return True
