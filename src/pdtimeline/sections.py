"""The one description of the file: which kinds of record there are and which fields they have.

The reader, the guess after an unknown key, the JSON Schema of the file, the page of the format and
`diff` read it; nothing of it is listed a second time.
"""

from __future__ import annotations

from collections.abc import Mapping

from pdtimeline import model
from pdtimeline.fields import (
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

NOTE = Field("note", TEXT, "How we know, what is open; for people who care for the file.")
REVEALED = Field("revealed", CODE, "Nothing of the record is shown before this episode.")
SOURCES = Field("sources", IDS, "Who says so.", refers=("sources",))
ABOUT = Field("about", TEXT, "A few sentences that give nothing later away.")
ALIASES = Field("aliases", TEXTS, "What a reader may type instead of the name.")
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
    "The head of the file.",
    dict,
    (
        Field("format", NUMBER, "The number of this file format: 1.", required=True),
        _title("What the timeline is called."),
        ABOUT,
        Field("series", ID, "The series that a bare S05E07 belongs to.", refers=("series",)),
        NOTE,
    ),
    "",
)
SERIES = Kind(
    "series",
    "series",
    "One of the shows, in the order in which crossovers of one night are told.",
    model.Series,
    (_title("What the series is called."), ABOUT, NOTE, REVEALED),
)
EPISODES = Kind(
    "episode",
    "episodes",
    "A broadcast, or a part of a book; its key is its code.",
    model.Episode,
    (
        Field("title", LINE, "What the episode is called."),
        Field("aired", DATE, "When it was first shown."),
        Field("directors", IDS, "Who directed it.", refers=("people",)),
        Field("writers", IDS, "Who wrote it.", refers=("people",)),
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
    (_name("The person's name."), ALIASES, ABOUT, SOURCES, NOTE, REVEALED),
)
CHARACTERS = Kind(
    "character",
    "characters",
    "Somebody in the story.",
    model.Character,
    (
        _name("The character's name."), ALIASES,
        Field("portrayed_by", IDS, "Who plays the character.", refers=("people",)),
        ABOUT, SOURCES, NOTE, REVEALED,
    ),
)  # fmt: skip
ARCS = Kind(
    "arc",
    "arcs",
    "A thread of the story or of its making.",
    model.Arc,
    (
        _title("What the thread is called."), ABOUT,
        _within("arcs", "The arc that this one is a part of."), SOURCES, NOTE, REVEALED,
    ),
)  # fmt: skip
PLACES = Kind(
    "place",
    "places",
    "Where something happens.",
    model.PlaceRecord,
    (
        _name("What the place is called."), ABOUT,
        _within("places", "The place that this one lies in."), NOTE, REVEALED,
    ),
)  # fmt: skip
FACETS = Kind(
    "facet",
    "facets",
    "What can change.",
    model.Facet,
    (
        _title("What the facet is called."),
        Field("of", CHOICE, "For how many it holds.", required=True, choices=("one", "pair")),
        ABOUT,
        NOTE,
        REVEALED,
    ),
)
SOURCE = Kind(
    "source",
    "sources",
    "Who says it.",
    model.Source,
    (
        Field("publisher", LINE, "Who published it.", required=True),
        _title("What it is called."),
        Field("url", URL, "Where it can be read."),
        Field("published", DATE, "When it was published."),
        Field("origin", LINE, "Whose word it is, when outlets copy each other."),
        NOTE,
        REVEALED,
    ),
)
CHANGE = Kind(
    "change",
    "changes",
    "What is different from an event on.",
    model.Change,
    (
        Field("facet", ID, "What changes.", required=True, refers=("facets",)),
        Field("of", IDS, "Of whom: one id or two.", required=True, refers=WHO, least=1),
        Field("to", LINE, "What it is from here on; left out, it ends."),
    ),
    "",
)
LEARNING = Kind(
    "learning",
    "learns",
    "Who gets to know of another event.",
    model.Learning,
    (
        Field("who", IDS, "Who learns of it.", required=True, refers=("characters",), least=1),
        Field("of", ID, "The event that they learn of.", required=True, refers=("events",)),
    ),
    "",
)
EVENTS = Kind(
    "event",
    "events",
    "One thing that happened, in the story or behind it.",
    model.Event,
    (
        _title("Who does what, in one line of at most about 70 characters."),
        Field("summary", TEXT, "What happens, in one to four sentences."),
        Field("track", CHOICE, "The story or its making.", choices=("story", "production")),
        Field("episode", CODE, "Where the audience learns of it; in production, what it concerns."),
        Field("date", DATE, "When it happens; left out in the story, the day its episode aired."),
        Field("place", ID, "Where it happens.", refers=("places",)),
        Field("characters", IDS, "Who is there.", refers=("characters",)),
        Field("mentions", IDS, "Who is only spoken of.", refers=("characters",)),
        Field("people", IDS, "Who did it, in production.", refers=("people",)),
        Field("arcs", IDS, "The threads it belongs to.", refers=("arcs",)),
        Field("causes", IDS, "The events that led to it.", refers=("events",)),
        Field("about", IDS, "The events that it discusses, in production.", refers=("events",)),
        Field("changes", RECORDS, "What is different from here on.", kind=CHANGE),
        Field("learns", RECORDS, "Who gets to know of another event here.", kind=LEARNING),
        Field("born", IDS, "Who is born.", refers=WHO),
        Field("died", IDS, "Who dies.", refers=WHO),
        SOURCES,
        Field(
            "confidence",
            CHOICE,
            "How sure it is; left out, counted from the origins of its sources.",
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
    (Field("says", TEXT, "What is claimed.", required=True), SOURCES, NOTE),
    "",
)
DISPUTES = Kind(
    "dispute",
    "disputes",
    "What sources disagree on.",
    model.Dispute,
    (
        Field("question", LINE, "What it is about; it must not tell.", required=True),
        Field("events", IDS, "The events it is about.", refers=("events",)),
        Field("episodes", CODES, "The episodes it is about."),
        Field("characters", IDS, "The characters it is about.", refers=("characters",)),
        Field("people", IDS, "The people it is about.", refers=("people",)),
        Field("claims", RECORDS, "What the sides say.", required=True, kind=CLAIM, least=1),
        Field("verdict", TEXT, "What we hold; left out when it is not settled."),
        Field("why", TEXT, "Why we hold it."),
        NOTE,
        REVEALED,
    ),
)
WAIVERS = Kind(
    "waiver",
    "waive",
    "A finding of `check` that is meant so.",
    model.Waiver,
    (
        Field("rule", ID, "The rule whose finding it is.", required=True),
        Field("record", LINE, "The id of the record.", required=True),
        Field("why", LINE, "Why it is meant so.", required=True),
    ),
    "",
)

KINDS: tuple[Kind, ...] = (
    SERIES, EPISODES, PEOPLE, CHARACTERS, ARCS, PLACES, FACETS, SOURCE, EVENTS, DISPUTES,
)  # fmt: skip
SECTIONS: Mapping[str, Kind] = {kind.section: kind for kind in (HEAD, *KINDS, WAIVERS)}
