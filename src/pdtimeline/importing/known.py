"""What a timeline already has, for a table whose events are added to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from pdtimeline.importing.names import Names, name_key
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query.lookup import called

NAMED = ("series", "people", "characters", "arcs", "places", "facets", "sources")
TIERS: tuple[Callable[[str, Any], Iterable[str | None]], ...] = (
    lambda id_, _: (id_,),
    lambda _, record: (called(record), getattr(record, "url", None)),
    lambda _, record: (getattr(record, "short", None), *getattr(record, "aliases", ())),
)
"""What a row may call a record: the first that is right for any record counts."""


class Known(NamedTuple):
    """The events of a timeline by ID, their IDs by what a row may call them, and what else a row must fit."""

    events: Mapping[str, Event]
    called: Mapping[str, dict[str, None]]
    told: Mapping[tuple[str, str], str]  # IDs by title and date
    sizes: Mapping[str, int]  # how many each facet is for
    has_clock: bool

    def same_as(self, id_: str, title: str, date: str) -> str:
        """The ID of the event that a row tells once more; empty if it tells another one."""
        if id_:
            event = self.events.get(id_)
            return id_ if event and name_key(event.title) == name_key(title) else ""
        return self.told.get((name_key(title), date), "")


def known_of(timeline: Timeline, names: Names) -> Known:
    """What a row may name of the timeline; *names* learns the IDs of all its other records."""
    for section in NAMED:
        _learn(names, section, getattr(timeline, section))
    called: dict[str, dict[str, None]] = {}
    told: dict[tuple[str, str], str] = {}
    for event in timeline.events:
        names.take("events", event.id)
        for text in (event.id, event.title):
            called.setdefault(name_key(text), {})[event.id] = None
        told[name_key(event.title), event.date.text if event.date else ""] = event.id
        if event.episode:  # which gave the event its date, if it has none of its own
            told.setdefault((name_key(event.title), ""), event.id)
    sizes = {id_: 2 if facet.of == "pair" else 1 for id_, facet in timeline.facets.items()}
    return Known(timeline.event_ids, called, told, sizes, timeline.clock is not None)


def _learn(names: Names, section: str, records: Mapping[str, Any]) -> None:
    for id_, record in records.items():
        names.take(section, id_)
        names.texts[section, id_] = called(record)
    for texts_of in TIERS:
        owners: dict[str, dict[str, None]] = {}
        for id_, record in records.items():
            for text in filter(None, texts_of(id_, record)):
                owners.setdefault(name_key(text), {})[id_] = None
        for key, ids in owners.items():
            if (section, key) not in names.ids:
                names.ids[section, key] = next(iter(ids))
                if len(ids) > 1:
                    names.several[section, key] = tuple(ids)
