"""The one record that someone means by a word (R30).

Scripts should use IDs: a beginning that is unique today may not be tomorrow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

from pdtimeline.errors import AmbiguousName, BadRequest, NameNotFound
from pdtimeline.errors import near as look_alikes
from pdtimeline.model.folding import fold
from pdtimeline.model.records import Character, Timeline

R = TypeVar("R")
Tier: TypeAlias = Callable[[str, str, Any], bool]
QUOTES = "\"'()[],."


def find(records: Mapping[str, R], word: str, kind: str) -> R:
    """The one record that *word* means; *kind* is what an error calls it.

    The first of these that exactly one record fits decides: the ID; the full name, the short name, or an
    alias; a whole word of the name; the beginning of a word of name or alias. Raises
    `NameNotFound`, `AmbiguousName`, or `BadRequest` for an empty word.
    """
    if not fold(word):
        raise BadRequest(f"the name of the {kind} is empty; give an ID or a name")
    record = _first(records, word, kind, TIERS)
    if record is None:
        raise NameNotFound(kind, word, _guesses(records, fold(word)))
    return record


def find_whole(records: Mapping[str, R], word: str, kind: str) -> R | None:
    """The one record with exactly that ID, or else with that name or title. Raises `AmbiguousName`."""
    return _first(records, word, kind, (_is_name,)) if fold(word) else None


def _first(records: Mapping[str, R], word: str, kind: str, tiers: tuple[Tier, ...]) -> R | None:
    """The record of the first tier that any fits."""
    if word in records:
        return records[word]
    wanted = fold(word)
    for matches in tiers:
        ids = [id_ for id_, record in records.items() if matches(wanted, id_, record)]
        if len(ids) == 1:
            return records[ids[0]]
        if ids:
            raise AmbiguousName(kind, word, tuple(ids))
    return None


def find_character(timeline: Timeline, word: str) -> Character:
    """The character that *word* means. Raises `NameNotFound`, `AmbiguousName`, or `BadRequest`."""
    return find(timeline.characters, word, "character")


def called(record: Any) -> str:
    """The name or title of a record; empty if it has neither."""
    name: str = getattr(record, "name", None) or getattr(record, "title", None) or ""
    return name


def names_of(record: Any) -> tuple[str, ...]:
    """What a reader may call the record: its name or title, its short name, and its aliases."""
    short = getattr(record, "short", None)
    return (called(record), *([short] if short else []), *getattr(record, "aliases", ()))


def _is_id(wanted: str, id_: str, _: Any) -> bool:
    return wanted == id_


def _is_name(wanted: str, _: str, record: Any) -> bool:
    return wanted in map(fold, names_of(record))


def _is_word(wanted: str, _: str, record: Any) -> bool:
    words = fold(called(record)).split()
    return wanted in words or wanted in [word.strip(QUOTES) for word in words]


def _begins_word(wanted: str, _: str, record: Any) -> bool:
    pattern = re.compile(rf"(?:^|[\s\"(\[]|\s'){re.escape(wanted)}")
    return any(pattern.search(fold(name)) for name in names_of(record))


TIERS: tuple[Tier, ...] = (_is_id, _is_name, _is_word, _begins_word)


def _guesses(records: Mapping[str, Any], wanted: str) -> tuple[str, ...]:
    """Up to three names or ids that look like the word, each with the id when it is no id itself."""
    owners: dict[str, str] = {}
    for id_, record in records.items():
        for name in (id_, *map(fold, names_of(record)), *_words(record)):
            owners.setdefault(name, id_)
    likest: dict[str, str] = {}
    for name in look_alikes(wanted, filter(None, owners)):
        likest.setdefault(owners[name], name)
    return tuple(id_ if name == id_ else f'"{name}" ({id_})' for id_, name in likest.items())


def _words(record: Any) -> Iterable[str]:
    return fold(called(record)).split() if hasattr(record, "name") else ()
