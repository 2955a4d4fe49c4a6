"""Gives IDs to what a table only names, and the same ID to the same name."""

from __future__ import annotations

import re

from pdtimeline.model.folding import fold
from pdtimeline.model.schema import SECTIONS
from pdtimeline.model.values import ID_LENGTH, is_id
from pdtimeline.yaml_events import NULLS

SHARED = frozenset({"characters", "people", "events"})  # no two of their records have the same ID
LONGEST = 40  # letters of an ID that is made from a title


def id_from(text: str, nothing: str) -> str:
    """An ID of the words of the text, cut at a word; *nothing* if it has no letter that an ID may have."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"(?<=\w)'(?=\w)", "", fold(text)))
    made = "-".join(words)
    if len(made) > LONGEST:
        made = made[: LONGEST + 1].rpartition("-")[0] or made[:LONGEST]
    if made.startswith("x-"):  # such keys are the user's own
        made = f"x{made[2:]}"
    return nothing if not made or made in NULLS else made


def words_of(id_: str) -> str:
    """An ID as a name: `jay-halstead` is Jay Halstead."""
    return " ".join(word.capitalize() for word in id_.split("-"))


def is_usable(text: str) -> bool:
    """Whether the text can be the ID of a record."""
    is_short = len(text) <= ID_LENGTH
    return is_short and is_id(text) and text not in NULLS and not text.startswith("x-")


def name_key(text: str) -> str:
    """What names of one record have in common; addresses differ in every letter."""
    return text if "://" in text else " ".join(fold(text).replace("-", " ").split())


class Names:
    """The IDs that were given so far, by section; names that differ in case or accents are one."""

    def __init__(self) -> None:
        self.taken: set[tuple[str, str]] = set()
        self.ids: dict[tuple[str, str], str] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.several: dict[tuple[str, str], tuple[str, ...]] = {}  # IDs of records with one name

    def id_of(self, section: str, text: str, wanted: str = "") -> str:
        """The ID of the record that is called so, or has this ID; else a new one, made from *wanted*."""
        key = (section, name_key(text))
        if key not in self.ids:
            self.ids[key] = self.new(section, wanted or text)
        id_ = self.ids[key]
        known = self.texts.get((section, id_))
        if known is None or (is_usable(known) and not is_usable(text)):
            self.texts[section, id_] = text
        return id_

    def has(self, section: str, text: str) -> bool:
        """Whether a record of the section is called so."""
        return (section, name_key(text)) in self.ids

    def is_id(self, section: str, id_: str) -> bool:
        """Whether a record of the section has the ID."""
        return (section, id_) in self.texts

    def new(self, section: str, text: str) -> str:
        """An ID that no other record of the section has: the text itself, or one made from it."""
        room = self._room(section)
        wanted = text if is_usable(text) else id_from(text, SECTIONS[section].name)
        made, number = wanted, 1
        while (room, made) in self.taken:
            number += 1
            made = f"{wanted[: ID_LENGTH - 8].rstrip('-')}-{number}"
        self.taken.add((room, made))
        return made

    def take(self, section: str, id_: str) -> bool:
        """Keep the ID for a record; False if another one has it."""
        key = (self._room(section), id_)
        if key in self.taken:
            return False
        self.taken.add(key)
        return True

    def name_of(self, section: str, id_: str) -> str:
        """What the record is called."""
        text = self.texts[section, id_]
        return words_of(text) if is_usable(text) else " ".join(text.split())

    @staticmethod
    def _room(section: str) -> str:
        return "events" if section in SHARED else section
