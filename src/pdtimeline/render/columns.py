"""The columns: one table of named facts per kind of record, for all formats.

A value is turned into text once, so tables, CSV and Markdown cannot disagree. The structured formats
show every column, the line formats those of `default`; `--fields` picks and orders in both.
"""

from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from pdtimeline.model.folding import SortKey, text_key
from pdtimeline.model.records import Change, Character, Event, Learning, Person, Timeline

if TYPE_CHECKING:
    from pdtimeline.query.lives import Age, Life

Json: TypeAlias = str | int | float | list[Any] | dict[str, Any] | None
Part: TypeAlias = tuple[str, str]  # a text, and its role in the theme


class Column(NamedTuple):
    """One named fact about a record: its value, its heading, and how people are shown it."""

    name: str
    value: Callable[[Any], Json]
    form: str = "text"  # of the value: text, number, texts, date, or the name of a record within
    heading: str = ""  # where it is not the name
    show: Callable[[Any], str] | None = None
    role: str = ""  # in the theme
    parts: Callable[[Any], tuple[Part, ...]] | None = None  # where not all of it has one role
    marks: Callable[[Any], tuple[tuple[int, int], ...]] | None = (
        None  # of words that were searched for
    )
    key: Callable[[Any], Any] | None = None  # what it is sorted by, if not the value

    @property
    def label(self) -> str:
        """What people read above it."""
        return self.heading or self.name.replace("_", " ").capitalize()

    def text(self, record: Any) -> str:
        """The value as the line formats show it: absent is empty, lists are joined with commas."""
        return flat(self.value(record))

    def shown(self, record: Any) -> str:
        """The value as people are shown it."""
        if self.show is not None:
            return self.show(record)
        value = self.value(record)
        return ", ".join(map(flat, value)) if isinstance(value, list) else flat(value)

    def drawn(self, record: Any) -> tuple[Part, ...]:
        """What a table shows, in its roles."""
        return ((self.shown(record), self.role),) if self.parts is None else self.parts(record)


class Sheet(NamedTuple):
    """What can be shown of one kind of record."""

    noun: str  # in the plural
    columns: tuple[Column, ...]
    default: tuple[str, ...]
    table: tuple[str, ...]  # the columns of the table for people, without the id
    follow: Callable[[Any], str] | None = None  # the command that shows more of a record
    key: str = "id"  # the column whose ids are typed next; in narrow tables they stand below
    once: tuple[str, ...] = ()  # the columns of a table that go when all records say the same
    groups: Callable[[tuple[Any, ...]], list[str]] | None = (
        None  # the season or year of each record
    )

    def column(self, name: str) -> Column:
        """The column of that name; there must be one."""
        return next(column for column in self.columns if column.name == name)

    def pick(self, names: tuple[str, ...]) -> tuple[Column, ...]:
        """The columns of these names, in this order."""
        return tuple(self.column(name) for name in names)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns."""
        return tuple(column.name for column in self.columns)


def opens(command: str) -> Callable[[Any], str]:
    """The command that shows a record by its id."""
    return lambda record: f"{command} {record.id}"


def flat(value: Json) -> str:
    """A value as one text: absent is empty, a list is joined with commas, a map is compact JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ",".join([item if isinstance(item, str) else flat(item) for item in value])
    if isinstance(value, dict):
        import json

        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""
    return str(value)


def text_or_none(value: object) -> str | None:
    """The text of a date or a code; None stays None."""
    return None if value is None else str(value)


def change_data(change: Change) -> Json:
    """A change as data."""
    return {"facet": change.facet, "of": list(change.of), "to": change.to}


def learning_data(learning: Learning) -> Json:
    """Who learns of what, as data."""
    return {"who": list(learning.who), "of": learning.of}


def plain(name: str, heading: str = "", form: str = "text", role: str = "") -> Column:
    """A column that shows a field of the record as it is."""
    return Column(name, attrgetter(name), form, heading, role=role)


def coded(name: str, timeline: Timeline, heading: str = "", role: str = "") -> Column:
    """A column for the code of an episode, sorted in the order of telling."""
    code = attrgetter(name)

    def key(record: Any) -> Any:
        return code(record) and timeline.telling.key(code(record))

    return Column(
        name, lambda record: text_or_none(code(record)), heading=heading, role=role, key=key
    )


def dated(name: str) -> Column:
    """A column for a date, sorted by its begin and end; people read it in words."""
    date = attrgetter(name)

    def in_words(record: Any) -> str:
        from pdtimeline.render.date_words import date_words

        return date_words(date(record)) if date(record) else ""

    def key(record: Any) -> Any:
        return date(record) and date(record)[:2]

    return Column(
        name, lambda record: text_or_none(date(record)), "date", show=in_words, role="fact", key=key
    )


def listed(name: str, heading: str = "", role: str = "") -> Column:
    """A column for a list of ids or texts."""
    ids = attrgetter(name)
    return Column(name, lambda record: list(ids(record)), "texts", heading, role=role)


def within(part: Callable[[Any], Any], *columns: Column) -> tuple[Column, ...]:
    """The columns for what has their record as a part of it."""

    def of_part(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda record: function(part(record))

    return tuple(
        column._replace(
            value=of_part(column.value),
            show=column.show and of_part(column.show),
            parts=column.parts and of_part(column.parts),
            key=column.key and of_part(column.key),
        )
        for column in columns
    )


def short_namer(*sections: Mapping[str, Character] | Mapping[str, Person]) -> Callable[[str], str]:
    """What gives the short name of an ID in these; the names are looked up when the first is asked for."""

    @cache
    def names() -> Mapping[str, str]:
        from pdtimeline.query.short_names import short_names

        return short_names({id_: person for section in sections for id_, person in section.items()})

    return lambda id_: names().get(id_, id_)


def facet_words(id_: str, timeline: Timeline) -> str:
    """The title of a facet within a line: it starts small, unless it is or has an abbreviation there."""
    title = timeline.facets[id_].title
    return title if title[:2].isupper() else f"{title[:1].lower()}{title[1:]}"


def _own(record: Any) -> Json:
    if not record.own:
        return {}
    from json import loads

    own: Json = loads(record.own)
    return own


OWN_KEYS = Column("x", _own, "own", "Own keys")  # those that start with `x-`


def _ages(timeline: Timeline) -> Column:
    """The column of how old those are who are in an event."""
    name = short_namer(timeline.characters, timeline.people)

    @cache
    def known() -> "Mapping[str, Life]":
        from pdtimeline.query.lives import lives

        return lives(timeline)

    def ages(event: Event) -> "tuple[Age, ...]":
        if not known():
            return ()
        from pdtimeline.query.lives import ages_in

        return ages_in(event, known())

    def in_words(event: Event) -> str:
        return ", ".join([f"{name(age.of)} {age.words}" for age in ages(event)])

    return Column("ages", lambda e: [age._asdict() for age in ages(e)], "ages", show=in_words)


def event_sheet(timeline: Timeline) -> Sheet:
    """The columns of events."""

    @cache
    def disputed() -> frozenset[str]:
        return frozenset(id_ for dispute in timeline.disputes.values() for id_ in dispute.events)

    @cache
    def has_both_tracks() -> bool:
        return len({event.track for event in timeline.events}) > 1

    def title(event: Event) -> tuple[Part, ...]:
        """The title, and in words what colors say besides."""
        is_production = event.track == "production"
        parts = [(event.title, "production" if is_production else "title")]
        if is_production and has_both_tracks():
            parts.append(("production", "fact"))
        if event.confidence in {"reported", "inferred"}:
            parts.append((event.confidence, "doubt"))
        if event.id in disputed():
            parts.append(("disputed", "disputed"))
        return tuple(parts)

    name = short_namer(timeline.characters)
    columns = (
        plain("id", "ID"),
        Column("series", lambda event: event.episode and timeline.series_of(event.episode)),
        Column("season", lambda event: event.episode and event.episode.season, "number"),
        coded("episode", timeline, role="when")._replace(key=coded("told", timeline).key),
        dated("date"), plain("track"), plain("title")._replace(parts=title), plain("summary"),
        plain("place", role="place"),
        listed("characters", role="who")._replace(
            show=lambda event: ", ".join([name(id_) for id_ in event.characters])
        ),
        listed("mentions", "Mentioned", "who"), listed("people", role="who"),
        listed("arcs", role="thread"), listed("causes", role="id"), listed("about", role="id"),
        Column("changes", lambda event: [*map(change_data, event.changes)], "change"),
        Column("learns", lambda event: [*map(learning_data, event.learns)], "learning"),
        listed("born"), listed("died"), listed("sources"), plain("confidence"), plain("note"),
        coded("revealed", timeline, "Revealed in"),
        Column("first", lambda event: event.date and event.date.first_text, role="fact"),
        Column("last", lambda event: event.date and event.date.last_text, role="fact"),
        _ages(timeline), OWN_KEYS,
    )  # fmt: skip
    return Sheet(
        "events",
        columns,
        ("id", "episode", "date", "characters", "title"),
        ("episode", "date", "title", "characters"),
        opens("event"),
        groups=lambda events: season_or_year(events, timeline),
    )


def season_or_year(events: tuple[Any, ...], timeline: Timeline) -> list[str]:
    """For each event the season in which it is told, or the year in which it happens.

    Seasons are those of a timeline in which most events have one. An event without is where it stands.
    """
    from pdtimeline.render.query_words import season_words, year_words

    told = [event.told for event in events]
    if 2 * sum(code is not None for code in told) >= len(events):
        names = [code and season_words(code, timeline) for code in told]
    else:
        names = [event.date and year_words(event.date) for event in events]
    last = next(filter(None, names), "")
    return [last := name or last for name in names]


def sort_key(sheet: Sheet, name: str) -> Callable[[Any], Any]:
    """What `--sort NAME` sorts by; None comes last.

    Codes and dates have their own order, texts that of `text_key`, numbers are sorted by value.
    """
    column = sheet.column(name)
    if column.key or column.form == "number":
        return column.key or column.value

    def key(record: Any) -> SortKey | None:
        text = column.text(record)
        return text_key(text) if text else None

    return key
