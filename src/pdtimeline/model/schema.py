"""The one table of what a file may hold: its sections, the fields of their records, and what each is for.

The loader, the hints after an unknown key, `check`, and the page about the file format all read it; nothing
of it is listed a second time. The fields of a kind are in the order of its record in `model.records`.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import Any, NamedTuple

from pdtimeline.errors import either
from pdtimeline.model import records


class Form(StrEnum):
    """What the value of a field looks like in the file."""

    TEXT = "text"
    LINE = "line"  # a text without line breaks
    URL = "url"
    ID = "id"
    IDS = "ids"
    TEXTS = "texts"
    CODE = "code"  # of an episode
    CODES = "codes"
    DATE = "date"
    CHOICE = "choice"
    NUMBER = "number"
    OFFSET = "offset"  # from UTC
    RECORDS = "records"  # a list of records without IDs


class Field(NamedTuple):
    """One key of a record: its form, what it is for, and what a value must be."""

    name: str
    form: Form
    meaning: str
    required: bool = False
    refers: tuple[str, ...] = ()  # the sections that its IDs are from
    choices: tuple[str, ...] = ()  # the words that a CHOICE takes
    kind: Kind | None = None  # of the records in RECORDS
    least: int = 0  # the smallest number of items in a list

    @property
    def word(self) -> str:
        """The name as it reads in a sentence: quoted if it is as short as "of", "to", or "who"."""
        return self.name if len(self.name) > 3 else f'"{self.name}"'

    @property
    def example(self) -> str:
        """How the field is written in a file, with dots for what only its author knows."""
        if self.form is Form.CHOICE:
            return f"{self.name}: {either(self.choices)}"
        values = {Form.NUMBER: "1", Form.OFFSET: "UTC", Form.IDS: "[...]", Form.RECORDS: "[...]"}
        return f"{self.name}: {values.get(self.form, '...')}"


class Kind(NamedTuple):
    """One kind of record: its name, the section it is in, what it is, its type, and its fields."""

    name: str
    section: str
    meaning: str
    record: type[Any]
    fields: tuple[Field, ...]
    key: Form | None = Form.ID  # ID or CODE; None for records that have no key

    @property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by name."""
        return {field.name: field for field in self.fields}

    @property
    def required(self) -> tuple[Field, ...]:
        """The fields that every record of the kind has."""
        return tuple(field for field in self.fields if field.required)

    @property
    def example(self) -> str:
        """How the required fields are written in a file."""
        return ", ".join(field.example for field in self.required)

    def fits(self, names: AbstractSet[str]) -> bool:
        """Whether a record with exactly these fields could be of the kind."""
        return {field.name for field in self.required} <= names <= self.by_name.keys()


NOTE = Field(
    "note", Form.TEXT, "How you know this and what is still open. For editors of the file."
)
REVEALED = Field("revealed", Form.CODE, "With --seen, the record is hidden before this episode.")
SOURCES = Field("sources", Form.IDS, "Sources for this record.", refers=("sources",))
ABOUT = Field("about", Form.TEXT, "A few sentences without spoilers.")
ALIASES = Field("aliases", Form.TEXTS, "Other names that a reader can type.")
SHORT = Field("short", Form.LINE, "Short name for lists, such as the last name.")
WHO = ("characters", "people")


def _title(meaning: str) -> Field:
    return Field("title", Form.LINE, meaning, required=True)


def _name(meaning: str) -> Field:
    return Field("name", Form.LINE, meaning, required=True)


# fmt: off
HEAD = Kind("timeline", "timeline", "General information about the timeline.", dict, (
    Field("format", Form.NUMBER, "File format number: 1.", required=True),
    _title("Title of the timeline."),
    ABOUT,
    Field("series", Form.ID, "Main series. Its episode codes need no prefix.", refers=("series",)),
    NOTE,
    Field("clock", Form.OFFSET, "Clock of the times in the file: UTC, or an offset such as +02:00."),
), key=None)
SERIES = Kind("series", "series",
              "A show. The order decides which part of a same-night crossover comes first.",
              records.Series, (
    _title("Title of the series."), ABOUT, NOTE, REVEALED,
))
EPISODES = Kind("episode", "episodes", "An episode, or a part of a book. The key is its code.",
                records.Episode, (
    Field("title", Form.LINE, "Title of the episode."),
    Field("aired", Form.DATE, "Date it first aired."),
    Field("directors", Form.IDS, "Directors.", refers=("people",)),
    Field("writers", Form.IDS, "Writers.", refers=("people",)),
    SOURCES, NOTE, REVEALED,
), key=Form.CODE)
PEOPLE = Kind("person", "people", "A real person: cast or crew.", records.Person, (
    _name("Name of the person."), ALIASES, ABOUT, SOURCES, NOTE, REVEALED, SHORT,
))
CHARACTERS = Kind("character", "characters", "Someone in the story.", records.Character, (
    _name("Name of the character."), ALIASES,
    Field("portrayed_by", Form.IDS, "Cast members who play the character.", refers=("people",)),
    ABOUT, SOURCES, NOTE, REVEALED, SHORT,
))
ARCS = Kind("arc", "arcs", "A storyline, or a thread of the production.", records.Arc, (
    _title("Title of the arc."), ABOUT,
    Field("within", Form.ID, "Arc that this one is part of.", refers=("arcs",)),
    SOURCES, NOTE, REVEALED,
))
PLACES = Kind("place", "places", "A place where events happen.", records.PlaceRecord, (
    _name("Name of the place."), ABOUT,
    Field("within", Form.ID, "Place that this one is in.", refers=("places",)),
    NOTE, REVEALED,
))
FACETS = Kind("facet", "facets", "Something that can change, such as rank or home.", records.Facet, (
    _title("Title of the facet."),
    Field("of", Form.CHOICE, "Whether it applies to one character or person, or to a pair.",
          required=True, choices=("one", "pair")),
    ABOUT, NOTE, REVEALED,
))
SOURCE = Kind("source", "sources", "A source.", records.Source, (
    Field("publisher", Form.LINE, "Publisher.", required=True),
    _title("Title of the page or article."),
    Field("url", Form.URL, "Web address."),
    Field("published", Form.DATE, "Date of publication."),
    Field("origin", Form.LINE, "Outlet that first reported it, when others copy it."),
    NOTE, REVEALED,
))
CHANGE = Kind("change", "changes", "What is different after an event.", records.Change, (
    Field("facet", Form.ID, "Facet that changes.", required=True, refers=("facets",)),
    Field("of", Form.IDS, "Whose facet it is: one ID, or two for a pair.",
          required=True, refers=WHO, least=1),
    Field("to", Form.LINE, "New value. Without it, the facet ends."),
), key=None)
LEARNING = Kind("learning", "learns", "Who learns about another event.", records.Learning, (
    Field("who", Form.IDS, "Characters who learn about it.",
          required=True, refers=("characters",), least=1),
    Field("of", Form.ID, "Event they learn about.", required=True, refers=("events",)),
), key=None)
EVENTS = Kind("event", "events", "Something that happened, in the story or in its production.",
              records.Event, (
    _title("Who does what, in up to 70 characters."),
    Field("summary", Form.TEXT, "What happens, in one to four sentences."),
    Field("track", Form.CHOICE, "story (the default) or production.", choices=("story", "production")),
    Field("episode", Form.CODE, "Episode that shows it. For production, the episode it is about."),
    Field("date", Form.DATE, "When it happens. Story default: the day the episode aired."),
    Field("place", Form.ID, "Where it happens.", refers=("places",)),
    Field("characters", Form.IDS, "Characters who are present.", refers=("characters",)),
    Field("mentions", Form.IDS, "Characters who are mentioned but not present.", refers=("characters",)),
    Field("people", Form.IDS, "Real people involved, for production.", refers=("people",)),
    Field("arcs", Form.IDS, "Arcs it belongs to.", refers=("arcs",)),
    Field("causes", Form.IDS, "Events that led to it.", refers=("events",)),
    Field("about", Form.IDS, "Events that it discusses, for production.", refers=("events",)),
    Field("changes", Form.RECORDS, "What is different after it.", kind=CHANGE),
    Field("learns", Form.RECORDS, "Who learns about another event here.", kind=LEARNING),
    Field("born", Form.IDS, "Who is born.", refers=WHO),
    Field("died", Form.IDS, "Who dies.", refers=WHO),
    SOURCES,
    Field("confidence", Form.CHOICE, "How certain it is. Default: counted from the origins of its sources.",
          choices=("confirmed", "reported", "inferred")),
    NOTE, REVEALED,
))
CLAIM = Kind("claim", "claims", "What one side says.", records.Claim, (
    Field("says", Form.TEXT, "The claim.", required=True), SOURCES, NOTE,
), key=None)
DISPUTES = Kind("dispute", "disputes", "A point on which sources disagree.", records.Dispute, (
    Field("question", Form.LINE, "The question, without spoilers.", required=True),
    Field("events", Form.IDS, "Events it is about.", refers=("events",)),
    Field("episodes", Form.CODES, "Episodes it is about."),
    Field("characters", Form.IDS, "Characters it is about.", refers=("characters",)),
    Field("people", Form.IDS, "Real people it is about.", refers=("people",)),
    Field("claims", Form.RECORDS, "What each side says.", required=True, kind=CLAIM, least=1),
    Field("verdict", Form.TEXT, "The answer this file uses. Leave it out while the dispute is open."),
    Field("why", Form.TEXT, "Reason for the verdict."),
    NOTE, REVEALED,
))
WAIVERS = Kind("waiver", "waive", "A warning from `check` to dismiss.", records.Waiver, (
    Field("rule", Form.ID, "Rule of the warning.", required=True),
    Field("record", Form.LINE, "ID of the record.", required=True),
    Field("why", Form.LINE, "Why it can be dismissed.", required=True),
), key=None)
# fmt: on

KINDS = (SERIES, EPISODES, PEOPLE, CHARACTERS, ARCS, PLACES, FACETS, SOURCE, EVENTS, DISPUTES)
"""The kinds whose records have a key of their own, in the order of the file."""
SECTIONS: Mapping[str, Kind] = {kind.section: kind for kind in (HEAD, *KINDS, WAIVERS)}
ALL_KINDS = (*SECTIONS.values(), CHANGE, LEARNING, CLAIM)


def owners_of(name: str) -> tuple[Kind, ...]:
    """The kinds that have a field of that name."""
    return tuple(kind for kind in ALL_KINDS if name in kind.by_name)
