"""Gives IDs to what a table only names: that of a timeline it is added to, and the same to the same name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pdtimeline.model.folding import fold
from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import SECTIONS
from pdtimeline.model.values import ID_LENGTH, is_id
from pdtimeline.query.lookup import called
from pdtimeline.yaml_events import NULLS

SHARED = frozenset({"characters", "people", "events"})  # no two of their records have the same ID
LONGEST = 40  # letters of an ID that is made from a title
NAMED = ("series", "people", "characters", "arcs", "places", "facets", "sources")
TIERS: tuple[Callable[[str, Any], Iterable[str | None]], ...] = (
    lambda id_, _: (id_,),
    lambda _, record: (called(record), getattr(record, "url", None)),
    lambda _, record: (getattr(record, "short", None), *getattr(record, "aliases", ())),
)
"""What a row may call a record: the first that is right for any record counts."""


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
    """The IDs that were given so far, by section; names that differ in case or accents are one.

    It begins with the records of a timeline, and what a row may call them.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.taken: set[tuple[str, str]] = set()
        self.ids: dict[tuple[str, str], str] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.several: dict[tuple[str, str], tuple[str, ...]] = {}  # IDs of records with one name
        self.known = timeline.event_ids
        self.events: dict[str, dict[str, None]] = {}  # IDs by what a row may call an event
        self.told: dict[tuple[str, str], str] = {}  # IDs of events by title and date
        for section in NAMED:
            self._learn(section, timeline.records(section))
        for event in timeline.events:
            self.take("events", event.id)
            self.call_event(event.id, event.id, event.title)
            title = name_key(event.title)
            self.told[title, event.date.text if event.date else ""] = event.id
            if event.episode:  # which gave the event its date, if it has none of its own
                self.told.setdefault((title, ""), event.id)

    def _learn(self, section: str, records: Mapping[str, Any]) -> None:
        for id_, record in records.items():
            self.take(section, id_)
            self.texts[section, id_] = called(record)
        for texts_of in TIERS:
            owners: dict[str, dict[str, None]] = {}
            for id_, record in records.items():
                for text in filter(None, texts_of(id_, record)):
                    owners.setdefault(name_key(text), {})[id_] = None
            for key, ids in owners.items():
                if (section, key) not in self.ids:
                    self.ids[section, key] = next(iter(ids))
                    if len(ids) > 1:
                        self.several[section, key] = tuple(ids)

    def call_event(self, id_: str, *texts: str) -> None:
        """Let rows name the event by any of the texts."""
        for text in texts:
            self.events.setdefault(name_key(text), {})[id_] = None

    def same_event(self, id_: str, title: str, date: str) -> str:
        """The ID of the event that a row tells once more; empty if it tells another one."""
        if id_:
            event = self.known.get(id_)
            return id_ if event and name_key(event.title) == name_key(title) else ""
        return self.told.get((name_key(title), date), "")

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
