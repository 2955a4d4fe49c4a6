"""The one description of the file: which kinds of record there are and which fields they have.

The reader, the guess after an unknown key, the JSON Schema of the file, the page of the format and
`diff` read it; nothing of it is listed a second time.
"""

from __future__ import annotations

from collections.abc import Mapping

from pdtimeline.model import records as model
from pdtimeline.model.fields import (
    CHOICE,
    CODE,
    CODES,
    DATE,
    ID,
    IDS,
    LINE,
    NUMBER,
    RECORDS,
    TEXT,
    TEXTS,
    URL,
    Field,
    Kind,
)  # fmt: skip

NOTE = Field("note", TEXT, "How you know this and what is still open. For editors of the file.")
REVEALED = Field("revealed", CODE, "With --seen, the record is hidden before this episode.")
SOURCES = Field("sources", IDS, "Sources for this record.", refers=("sources",))
ABOUT = Field("about", TEXT, "A few sentences without spoilers.")
ALIASES = Field("aliases", TEXTS, "Other names that a reader can type.")
SHORT = Field("short", LINE, "Short name for lists, such as the last name.")
WHO = ("characters", "people")


def _title(meaning: str) -> Field:
    return Field("title", LINE, meaning, required=True)


def _name(meaning: str) -> Field:
    return Field("name", LINE, meaning, required=True)


def _within(section: str, meaning: str) -> Field:
    return Field("within", ID, meaning, refers=(section,))


HEAD = Kind(
    "timeline",
    "timeline",
    "General information about the timeline.",
    dict,
    (
        Field("format", NUMBER, "File format number: 1.", required=True),
        _title("Title of the timeline."),
        ABOUT,
        Field("series", ID, "Main series. Its episode codes need no prefix.", refers=("series",)),
        NOTE,
    ),
    "",
)
SERIES = Kind(
    "series",
    "series",
    "A show. The order decides which part of a same-night crossover comes first.",
    model.Series,
    (_title("Title of the series."), ABOUT, NOTE, REVEALED),
)
EPISODES = Kind(
    "episode",
    "episodes",
    "An episode, or a part of a book. The key is its code.",
    model.Episode,
    (
        Field("title", LINE, "Title of the episode."),
        Field("aired", DATE, "Date it first aired."),
        Field("directors", IDS, "Directors.", refers=("people",)),
        Field("writers", IDS, "Writers.", refers=("people",)),
        SOURCES,
        NOTE,
        REVEALED,
    ),
    CODE,
)
PEOPLE = Kind(
    "person",
    "people",
    "A real person: cast or crew.",
    model.Person,
    (_name("Name of the person."), ALIASES, ABOUT, SOURCES, NOTE, REVEALED, SHORT),
)
CHARACTERS = Kind(
    "character",
    "characters",
    "Someone in the story.",
    model.Character,
    (
        _name("Name of the character."), ALIASES,
        Field("portrayed_by", IDS, "Cast members who play the character.", refers=("people",)),
        ABOUT, SOURCES, NOTE, REVEALED, SHORT,
    ),
)  # fmt: skip
ARCS = Kind(
    "arc",
    "arcs",
    "A storyline, or a thread of the production.",
    model.Arc,
    (
        _title("Title of the arc."), ABOUT,
        _within("arcs", "Arc that this one is part of."), SOURCES, NOTE, REVEALED,
    ),
)  # fmt: skip
PLACES = Kind(
    "place",
    "places",
    "A place where events happen.",
    model.PlaceRecord,
    (
        _name("Name of the place."), ABOUT,
        _within("places", "Place that this one is in."), NOTE, REVEALED,
    ),
)  # fmt: skip
FACETS = Kind(
    "facet",
    "facets",
    "Something that can change, such as rank or home.",
    model.Facet,
    (
        _title("Title of the facet."),
        Field(
            "of",
            CHOICE,
            "Whether it applies to one character or person, or to a pair.",
            required=True,
            choices=("one", "pair"),
        ),
        ABOUT,
        NOTE,
        REVEALED,
    ),
)
SOURCE = Kind(
    "source",
    "sources",
    "A source.",
    model.Source,
    (
        Field("publisher", LINE, "Publisher.", required=True),
        _title("Title of the page or article."),
        Field("url", URL, "Web address."),
        Field("published", DATE, "Date of publication."),
        Field("origin", LINE, "Outlet that first reported it, when others copy it."),
        NOTE,
        REVEALED,
    ),
)
CHANGE = Kind(
    "change",
    "changes",
    "What is different after an event.",
    model.Change,
    (
        Field("facet", ID, "Facet that changes.", required=True, refers=("facets",)),
        Field(
            "of",
            IDS,
            "Whose facet it is: one ID, or two for a pair.",
            required=True,
            refers=WHO,
            least=1,
        ),
        Field("to", LINE, "New value. Without it, the facet ends."),
    ),
    "",
)
LEARNING = Kind(
    "learning",
    "learns",
    "Who learns about another event.",
    model.Learning,
    (
        Field(
            "who",
            IDS,
            "Characters who learn about it.",
            required=True,
            refers=("characters",),
            least=1,
        ),
        Field("of", ID, "Event they learn about.", required=True, refers=("events",)),
    ),
    "",
)
EVENTS = Kind(
    "event",
    "events",
    "Something that happened, in the story or in its production.",
    model.Event,
    (
        _title("Who does what, in up to 70 characters."),
        Field("summary", TEXT, "What happens, in one to four sentences."),
        Field(
            "track", CHOICE, "story (the default) or production.", choices=("story", "production")
        ),
        Field("episode", CODE, "Episode that shows it. For production, the episode it is about."),
        Field("date", DATE, "When it happens. Story default: the day the episode aired."),
        Field("place", ID, "Where it happens.", refers=("places",)),
        Field("characters", IDS, "Characters who are present.", refers=("characters",)),
        Field(
            "mentions", IDS, "Characters who are mentioned but not present.", refers=("characters",)
        ),
        Field("people", IDS, "Real people involved, for production.", refers=("people",)),
        Field("arcs", IDS, "Arcs it belongs to.", refers=("arcs",)),
        Field("causes", IDS, "Events that led to it.", refers=("events",)),
        Field("about", IDS, "Events that it discusses, for production.", refers=("events",)),
        Field("changes", RECORDS, "What is different after it.", kind=CHANGE),
        Field("learns", RECORDS, "Who learns about another event here.", kind=LEARNING),
        Field("born", IDS, "Who is born.", refers=WHO),
        Field("died", IDS, "Who dies.", refers=WHO),
        SOURCES,
        Field(
            "confidence",
            CHOICE,
            "How certain it is. Default: counted from the origins of its sources.",
            choices=("confirmed", "reported", "inferred"),
        ),
        NOTE,
        REVEALED,
    ),
)
CLAIM = Kind(
    "claim",
    "claims",
    "What one side says.",
    model.Claim,
    (Field("says", TEXT, "The claim.", required=True), SOURCES, NOTE),
    "",
)
DISPUTES = Kind(
    "dispute",
    "disputes",
    "A point on which sources disagree.",
    model.Dispute,
    (
        Field("question", LINE, "The question, without spoilers.", required=True),
        Field("events", IDS, "Events it is about.", refers=("events",)),
        Field("episodes", CODES, "Episodes it is about."),
        Field("characters", IDS, "Characters it is about.", refers=("characters",)),
        Field("people", IDS, "Real people it is about.", refers=("people",)),
        Field("claims", RECORDS, "What each side says.", required=True, kind=CLAIM, least=1),
        Field(
            "verdict", TEXT, "The answer this file uses. Leave it out while the dispute is open."
        ),
        Field("why", TEXT, "Reason for the verdict."),
        NOTE,
        REVEALED,
    ),
)
WAIVERS = Kind(
    "waiver",
    "waive",
    "A warning from `check` to dismiss.",
    model.Waiver,
    (
        Field("rule", ID, "Rule of the warning.", required=True),
        Field("record", LINE, "ID of the record.", required=True),
        Field("why", LINE, "Why it can be dismissed.", required=True),
    ),
    "",
)

KINDS: tuple[Kind, ...] = (
    SERIES, EPISODES, PEOPLE, CHARACTERS, ARCS, PLACES, FACETS, SOURCE, EVENTS, DISPUTES,
)  # fmt: skip
SECTIONS: Mapping[str, Kind] = {kind.section: kind for kind in (HEAD, *KINDS, WAIVERS)}
