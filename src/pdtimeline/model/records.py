"""The records of a timeline: values that do not change, with look-ups and nothing more.

They are named tuples, not dataclasses: a file has very many of them, and a dozen dataclasses cost
six times the import. Fields are in the order of the file format; what came later stands last.
Annotations are not strings here, because each string would be compiled at import.

`own` of a record are its `x-` keys as a JSON object, which nothing but the output reads; empty without one.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.values import EpisodeCode

if TYPE_CHECKING:
    from pdtimeline.model.ordering import Telling

Ids: TypeAlias = tuple[str, ...]


class Series(NamedTuple):
    """A show."""

    id: str
    title: str
    about: str | None = None
    note: str | None = None
    revealed: EpisodeCode | None = None
    own: str = ""


class Episode(NamedTuple):
    """An episode, or a part of a book. Its ID is its code."""

    code: EpisodeCode
    title: str | None = None
    aired: PartialDate | None = None
    directors: Ids = ()
    writers: Ids = ()
    sources: Ids = ()
    note: str | None = None
    revealed: EpisodeCode | None = None
    own: str = ""

    @property
    def id(self) -> str:
        """The code as a string."""
        return str(self.code)


class Person(NamedTuple):
    """A real person: cast or crew."""

    id: str
    name: str
    aliases: Ids = ()
    about: str | None = None
    sources: Ids = ()
    note: str | None = None
    revealed: EpisodeCode | None = None
    short: str | None = None
    own: str = ""


class Character(NamedTuple):
    """Someone in the story."""

    id: str
    name: str
    aliases: Ids = ()
    portrayed_by: Ids = ()
    about: str | None = None
    sources: Ids = ()
    note: str | None = None
    revealed: EpisodeCode | None = None
    short: str | None = None
    own: str = ""


class Arc(NamedTuple):
    """A storyline, or a thread of the production. It can be part of another arc."""

    id: str
    title: str
    about: str | None = None
    within: str | None = None
    sources: Ids = ()
    note: str | None = None
    revealed: EpisodeCode | None = None
    own: str = ""


class PlaceRecord(NamedTuple):
    """Where events happen. It can be inside another place."""

    id: str
    name: str
    about: str | None = None
    within: str | None = None
    note: str | None = None
    revealed: EpisodeCode | None = None
    own: str = ""


class Facet(NamedTuple):
    """Something that can change; `of` is `one` or `pair`."""

    id: str
    title: str
    of: str
    about: str | None = None
    note: str | None = None
    revealed: EpisodeCode | None = None
    own: str = ""


class Source(NamedTuple):
    """A source; `origin` is the outlet that first reported it (the publisher if the file gives none)."""

    id: str
    publisher: str
    title: str
    url: str | None = None
    published: PartialDate | None = None
    origin: str | None = None
    note: str | None = None
    revealed: EpisodeCode | None = None
    own: str = ""

    @property
    def outlet(self) -> str:
        """Who first reported it."""
        return self.origin or self.publisher


class Change(NamedTuple):
    """What an event makes different: the facet, whose it is, and its new value (None ends it)."""

    facet: str
    of: Ids
    to: str | None = None


class Learning(NamedTuple):
    """Who learns about another event."""

    who: Ids
    of: str


class Event(NamedTuple):
    """Something that happened, in the story or in its production.

    `date` includes the default from the episode, and `confidence` the one counted from the sources.
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
    own: str = ""

    @property
    def told(self) -> EpisodeCode | None:
        """The episode where the audience learns about it: its own, or else `revealed`.

        A production event that is about others has its place by its date instead (DESIGN 3).
        """
        if self.episode is None and self.track == "production" and self.about:
            return None
        return self.episode or self.revealed


class Claim(NamedTuple):
    """What one side of a dispute says, with its sources."""

    says: str
    sources: Ids = ()
    note: str | None = None


class Dispute(NamedTuple):
    """A point on which sources disagree. It has no verdict while it is open."""

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
    own: str = ""


class Waiver(NamedTuple):
    """A warning of `check` to dismiss, with the reason."""

    rule: str
    record: str
    why: str


class _Contents(NamedTuple):
    """The contents of a timeline."""

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
    clock: int | None = None
    horizon: EpisodeCode | None = None


class Timeline(_Contents):
    """A whole, valid timeline. Every mapping goes from ID to record, in the order of the file.

    `main` is the ID of the series that codes without a series belong to; empty if there is none.
    `clock` is the offset from UTC, in minutes, of the times in the file; None where the file does not say.
    `horizon` is the last episode that was seen, where only what is known by then is left; else None.
    """

    @cached_property
    def event_ids(self) -> Mapping[str, Event]:
        """Events by ID."""
        return {event.id: event for event in self.events}

    def records(self, section: str) -> Mapping[Any, Any]:
        """The records of a section by ID; episodes by code."""
        by_id: Mapping[Any, Any] = self.event_ids if section == "events" else getattr(self, section)
        return by_id

    @cached_property
    def has_tracks(self) -> bool:
        """Whether it tells a story apart from its making: in episodes, or with events of production."""
        return bool(self.episodes) or any(
            event.episode or event.track == "production" for event in self.events
        )

    @cached_property
    def telling(self) -> "Telling":
        """The order in which its episodes are told."""
        from pdtimeline.model.ordering import Telling

        return Telling(self.main, tuple(self.series), self.episodes)

    def plain(self, code: EpisodeCode) -> EpisodeCode:
        """The code as the file writes it, without the main series in front."""
        return code._replace(series="") if code.series and code.series == self.main else code

    def series_of(self, code: EpisodeCode) -> str | None:
        """The ID of the series that *code* belongs to; None if the timeline names no series."""
        return code.series or self.main or None
