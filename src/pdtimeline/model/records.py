"""The records of a timeline: frozen, without behaviour beyond look-ups.

They are named tuples, not dataclasses: a file has very many of them, and a dozen dataclasses cost
six times the import. Fields stand in the order of the file format (DESIGN 2). Annotations are no texts
here, because each text would be compiled at import.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.values import EpisodeCode

if TYPE_CHECKING:
    from pdtimeline.model.ordering import Telling

Ids: TypeAlias = tuple[str, ...]


class Series(NamedTuple):
    """One of the shows."""

    id: str
    title: str
    about: str | None = None
    note: str | None = None
    revealed: EpisodeCode | None = None


class Episode(NamedTuple):
    """A broadcast with title and date, or a chapter; its id is its code."""

    code: EpisodeCode
    title: str | None = None
    aired: PartialDate | None = None
    directors: Ids = ()
    writers: Ids = ()
    sources: Ids = ()
    note: str | None = None
    revealed: EpisodeCode | None = None

    @property
    def id(self) -> str:
        """The code as text."""
        return str(self.code)


class Person(NamedTuple):
    """A real one: cast or crew."""

    id: str
    name: str
    aliases: Ids = ()
    about: str | None = None
    sources: Ids = ()
    note: str | None = None
    revealed: EpisodeCode | None = None


class Character(NamedTuple):
    """Somebody in the story."""

    id: str
    name: str
    aliases: Ids = ()
    portrayed_by: Ids = ()
    about: str | None = None
    sources: Ids = ()
    note: str | None = None
    revealed: EpisodeCode | None = None


class Arc(NamedTuple):
    """A thread of events; may lie within another."""

    id: str
    title: str
    about: str | None = None
    within: str | None = None
    sources: Ids = ()
    note: str | None = None
    revealed: EpisodeCode | None = None


class PlaceRecord(NamedTuple):
    """Where something happens; may lie within another place."""

    id: str
    name: str
    about: str | None = None
    within: str | None = None
    note: str | None = None
    revealed: EpisodeCode | None = None


class Facet(NamedTuple):
    """What can change; `of` is `one` or `pair`."""

    id: str
    title: str
    of: str
    about: str | None = None
    note: str | None = None
    revealed: EpisodeCode | None = None


class Source(NamedTuple):
    """Who says it; `origin` is whose word it is (the publisher when the file gives none)."""

    id: str
    publisher: str
    title: str
    url: str | None = None
    published: PartialDate | None = None
    origin: str | None = None
    note: str | None = None
    revealed: EpisodeCode | None = None


class Change(NamedTuple):
    """What is different from an event on: facet, of whom, to what (None ends it)."""

    facet: str
    of: Ids
    to: str | None = None


class Learning(NamedTuple):
    """Who gets to know of another event."""

    who: Ids
    of: str


class Event(NamedTuple):
    """One thing that happened, in the story or behind it.

    `date` includes the default from the episode; `confidence` the one counted from the sources.
    """

    id: str
    title: str
    summary: str | None = None
    track: str = "story"
    episode: EpisodeCode | None = None
    date: PartialDate | None = None
    place: str | None = None
    characters: Ids = ()
    mentions: Ids = ()
    people: Ids = ()
    arcs: Ids = ()
    causes: Ids = ()
    about: Ids = ()
    changes: tuple[Change, ...] = ()
    learns: tuple[Learning, ...] = ()
    born: Ids = ()
    died: Ids = ()
    sources: Ids = ()
    confidence: str | None = None
    note: str | None = None
    revealed: EpisodeCode | None = None

    @property
    def told(self) -> EpisodeCode | None:
        """Where the audience learns of it: its episode, or else `revealed`.

        A production event that speaks of others has its place by its date (DESIGN 3).
        """
        if self.episode is None and self.track == "production" and self.about:
            return None
        return self.episode or self.revealed


class Claim(NamedTuple):
    """What one side of a dispute says, and who says so."""

    says: str
    sources: Ids = ()
    note: str | None = None


class Dispute(NamedTuple):
    """What sources disagree on; no verdict when it is not settled."""

    id: str
    question: str
    events: Ids = ()
    episodes: tuple[EpisodeCode, ...] = ()
    characters: Ids = ()
    people: Ids = ()
    claims: tuple[Claim, ...] = ()
    verdict: str | None = None
    why: str | None = None
    note: str | None = None
    revealed: EpisodeCode | None = None


class Waiver(NamedTuple):
    """A finding of `check` that is meant so, with the reason."""

    rule: str
    record: str
    why: str


class _Contents(NamedTuple):
    """What a timeline holds."""

    title: str
    about: str | None = None
    main: str = ""
    series: Mapping[str, Series] = {}
    episodes: Mapping[EpisodeCode, Episode] = {}
    people: Mapping[str, Person] = {}
    characters: Mapping[str, Character] = {}
    arcs: Mapping[str, Arc] = {}
    places: Mapping[str, PlaceRecord] = {}
    facets: Mapping[str, Facet] = {}
    sources: Mapping[str, Source] = {}
    events: tuple[Event, ...] = ()
    disputes: Mapping[str, Dispute] = {}
    waivers: tuple[Waiver, ...] = ()


class Timeline(_Contents):
    """The whole, valid thing. Every mapping is in the order of the file, from id to record.

    `main` is the id of the series that codes without one belong to; empty when there is no series.
    """

    @cached_property
    def event_ids(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def telling(self) -> "Telling":
        """The order of its episodes."""
        from pdtimeline.model.ordering import Telling

        return Telling(self.main, tuple(self.series), self.episodes)

    def plain(self, code: EpisodeCode) -> EpisodeCode:
        """The code as the file writes it: without the main series in front."""
        return code._replace(series="") if code.series and code.series == self.main else code

    def series_of(self, code: EpisodeCode) -> str | None:
        """The id of the series that *code* belongs to; None when there is but one, unnamed."""
        return code.series or self.main or None
