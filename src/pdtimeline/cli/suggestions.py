"""Where a word leads that names nothing of the kind that was asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from shlex import quote
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


def with_suggestion(
    error: NameNotFound, kind: str, timeline: Timeline, screen: Screen, options: Mapping[str, str]
) -> NameNotFound:
    """The error, with the option or the command that has an answer to its word where there is one."""
    if error.kind != kind or error.word.startswith("-") or not fold(error.word):
        return error
    return (
        (_to_events(error, timeline, screen) if kind.startswith("event") else None)
        or (_to_season(error, timeline, screen) if kind == "episode" else None)
        or (_to_two(error, timeline, screen) if kind == "character" else None)
        or _to_other_kind(error, kind, timeline, screen, options)
        or _to_search(error, timeline, screen)
    )


def _to_events(error: NameNotFound, timeline: Timeline, screen: Screen) -> NameNotFound | None:
    """The events that have the word in their title or ID."""
    has_word = has_phrase(error.word)
    ids = [
        event.id
        for event in timeline.events
        if has_word(event.title) or has_word(event.id.replace("-", " "))
    ]
    return _likely(error, ids, screen) if ids else None


def _likely(error: NameNotFound, ids: list[str], screen: Screen) -> NameNotFound:
    """The first few of the events that were perhaps meant."""
    run = screen.command(f"search {quote(error.word)}")
    advice = f"to see all, run: {run}" if len(ids) > FEW else ""
    return NameNotFound(error.kind, error.word, tuple(ids[:FEW]), advice=advice)


def _to_season(error: NameNotFound, timeline: Timeline, screen: Screen) -> NameNotFound | None:
    """The episode that is asked for by the number of its season: season 9 finale, season 9 episode 5."""
    words = fold(error.word)
    season = re.search(r"\bseason (\d{1,4})\b|^(\d{1,4})$", words)
    if season is None:
        return None
    named = int(season[1] or season[2])
    known = {*timeline.episodes, *(event.episode for event in timeline.events)}
    main = sorted(code for code in known if code and not code.series)
    codes = [code for code in main if code.season == named]
    if not codes:
        return None
    number = re.search(r"\b(?:episode|ep) (\d{1,4})\b", words)
    meant = [code for code in codes if number and code.number == int(number[1])]
    if re.search(r"\b(?:premiere|first)\b", words):
        meant.append(codes[0])
    if codes[-1] != main[-1] and re.search(r"\b(?:finale|last)\b", words):
        meant.append(codes[-1])  # a later season is known, so this one is known to its end
    run = screen.command(f"episodes --season {named}")
    return NameNotFound(
        "episode", error.word, tuple(map(str, meant[:1])), advice=f"to see all, run: {run}"
    )


def _to_two(error: NameNotFound, timeline: Timeline, screen: Screen) -> NameNotFound | None:
    """The history between two whose names are typed one after the other."""
    words = [word for word in error.word.split() if fold(word) not in {"and", "&"}]
    pairs = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return next(filter(None, (names_of_two(error, two, timeline, screen) for two in pairs)), None)


def names_of_two(
    error: NameNotFound, two: tuple[str, str], timeline: Timeline, screen: Screen
) -> NameNotFound | None:
    """The history between two; None unless both are names of characters."""
    if not all(_has(timeline.characters, name, "character") for name in two):
        return None
    run = screen.command(f"between {quote(two[0])} {quote(two[1])}")
    return NameNotFound(error.kind, error.word, but="these are two names", advice=f"run: {run}")


def _to_search(error: NameNotFound, timeline: Timeline, screen: Screen) -> NameNotFound:
    """What a search finds for several words, or for a word that looks like no name; else the same error."""
    from pdtimeline.query.search import KINDS, search

    is_event = error.kind.startswith("event")
    if error.near and not (is_event and " " in error.word.strip()):
        return error
    results = search(timeline, error.word, ("event",) if is_event else KINDS)
    if results.is_partial or not results.hits:
        return error
    if is_event:
        return _likely(error, [hit.id for hit in results.hits], screen)
    run = screen.command(f"search {quote(error.word)}")
    return NameNotFound(error.kind, error.word, advice=f"to search for it, run: {run}")


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
