"""Finds the one record that a person means by a word (R30).

Scripts should use ids: a beginning that is unique today is not tomorrow.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pdtimeline.errors import AmbiguousName, BadRequest, NameNotFound
from pdtimeline.errors import near as look_alikes
from pdtimeline.model.records import Character, Timeline

R = TypeVar("R")
APOSTROPHES = str.maketrans("\u2018\u2019\u02bc\u201b", "''''")


def fold(text: str) -> str:
    """The text as words are compared: no accents, no case, straight apostrophes, single blanks."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text).translate(APOSTROPHES)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def find(some: Mapping[str, R], word: str, kind: str) -> R:
    """The one record of *some* that *word* means; *kind* is only spoken of.

    The first of these with exactly one hit wins: the id; the full name or an alias; a whole word of
    the name; a beginning of a word of name or alias. Raises `NameNotFound`, `AmbiguousName`, or
    `BadRequest` for an empty word.
    """
    wanted = fold(word)
    if not wanted:
        raise BadRequest(f"the name of the {kind} is empty; give an ID or a name")
    if word in some:
        return some[word]
    for matches in TIERS:
        hits = [id_ for id_, record in some.items() if matches(wanted, id_, record)]
        if len(hits) == 1:
            return some[hits[0]]
        if hits:
            raise AmbiguousName(kind, word, tuple(hits))
    raise NameNotFound(kind, word, _guesses(some, wanted))


def find_character(timeline: Timeline, word: str) -> Character:
    """The character that *word* means; raises like `find`."""
    return find(timeline.characters, word, "character")


def called(record: Any) -> str:
    """The name or title that a record goes by."""
    name: str = getattr(record, "name", None) or getattr(record, "title", None) or ""
    return name


def _names(record: Any) -> Iterator[str]:
    yield fold(called(record))
    yield from map(fold, getattr(record, "aliases", ()))


def _is_id(wanted: str, id_: str, _: Any) -> bool:
    return wanted == id_


def _is_name(wanted: str, _: str, record: Any) -> bool:
    return wanted in _names(record)


def _is_word(wanted: str, _: str, record: Any) -> bool:
    return wanted in fold(called(record)).split()


def _begins_word(wanted: str, _: str, record: Any) -> bool:
    return any(f" {name}".find(f" {wanted}") >= 0 for name in _names(record))


TIERS: tuple[Callable[[str, str, Any], bool], ...] = (_is_id, _is_name, _is_word, _begins_word)


def _guesses(some: Mapping[str, Any], wanted: str) -> tuple[str, ...]:
    """Up to three names or ids that look like the word, each with the id when it is no id itself."""
    owners: dict[str, str] = {}
    for id_, record in some.items():
        for name in (id_, *_names(record), *_words(record)):
            owners.setdefault(name, id_)
    found: dict[str, str] = {}
    for name in look_alikes(wanted, _some_words(owners)):
        found.setdefault(owners[name], name)
    return tuple(id_ if name == id_ else f'"{name}" ({id_})' for id_, name in found.items())


def _words(record: Any) -> Iterable[str]:
    return fold(called(record)).split() if hasattr(record, "name") else ()


def _some_words(owners: Mapping[str, str]) -> list[str]:
    return [name for name in owners if name]
