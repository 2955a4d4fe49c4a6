"""Where a word leads that names nothing of the kind that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from shlex import quote
from types import MappingProxyType
from typing import Any

from pdtimeline.cli.param_types import date_or_code
from pdtimeline.errors import AmbiguousName, NameNotFound, a_or_an
from pdtimeline.model.folding import fold, has_phrase
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.lookup import find
from pdtimeline.terminal.screen import Screen

BY_NAME = {
    "character": "characters", "person": "people", "place": "places", "arc": "arcs", "facet": "facets",
}  # fmt: skip
BY_ID = {"event": "event_ids", "source": "sources", "dispute": "disputes"}
NO_COMMAND = frozenset({"facet"})
FEW = 3
NONE: Mapping[str, str] = MappingProxyType({})


@contextmanager
def leading(
    kind: str, timeline: Timeline, screen: Screen, options: Mapping[str, str] = NONE
) -> Iterator[None]:
    """Let a `NameNotFound` that is raised here say what has an answer to the word.

    That is an option of the same command, by its kind of record, or else another command.
    """
    try:
        yield
    except NameNotFound as error:
        if error.word.startswith("-") or not fold(error.word):
            raise
        raise (
            (_to_events(error, kind, timeline, screen) if kind.startswith("event") else None)
            or _to_other_kind(error, kind, timeline, screen, options)
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
    error: NameNotFound, kind: str, timeline: Timeline, screen: Screen, options: Mapping[str, str]
) -> NameNotFound | None:
    """The option or command that takes the word as a name or ID of something else."""

    def lead(other: str, but: str) -> NameNotFound:
        word = quote(error.word)
        option = options.get(other)
        run = f"run: {screen.command(f'{other} {word}')}"
        return NameNotFound(
            kind, error.word, but=but, advice=f"use {option} {word}" if option else run
        )

    code = date_or_code(error.word)
    is_code = isinstance(code, EpisodeCode) and code.series in {"", *timeline.series}
    if "episode" not in kind and is_code:
        return lead("episode", "it is an episode code")
    for other, section in (BY_NAME | BY_ID).items():
        is_led_to = other in options or other not in NO_COMMAND
        if other not in kind and is_led_to and _has(getattr(timeline, section), error.word, other):
            return lead(other, f"{a_or_an(other)} has this {'name' if other in BY_NAME else 'ID'}")
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
