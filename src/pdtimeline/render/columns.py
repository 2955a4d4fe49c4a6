"""The columns: one table of named facts per kind of record, for all formats.

A value is turned into text once, so tables, CSV and Markdown cannot disagree. The structured formats
show every column, the line formats those of `default`; `--fields` picks and orders in both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.folding import SortKey, text_key
from pdtimeline.model.records import Change, Learning, Timeline
from pdtimeline.model.values import EpisodeCode

Json: TypeAlias = str | int | float | list[Any] | dict[str, Any] | None


class Column(NamedTuple):
    """One named fact about a record: its value, its heading, and how people are shown it."""

    name: str
    value: Callable[[Any], Json]
    form: str = "text"  # of the value: text, number, texts, or the name of a record within
    heading: str = ""
    show: Callable[[Any], str] | None = None

    def text(self, record: Any) -> str:
        """The value as the line formats show it: absent is empty, lists are joined with commas."""
        return flat(self.value(record))

    def shown(self, record: Any) -> str:
        """The value as a table shows it."""
        if self.show is not None:
            return self.show(record)
        value = self.value(record)
        return ", ".join(map(flat, value)) if isinstance(value, list) else flat(value)


class Sheet(NamedTuple):
    """What can be shown of one kind of record."""

    noun: str  # in the plural
    columns: tuple[Column, ...]
    default: tuple[str, ...]
    table: tuple[str, ...]  # the columns of the table for people, without the id
    order: Mapping[str, Callable[[Any], Any]] = {}  # sort keys that are not the value itself
    follow: Callable[[Any], str] | None = None  # the command that shows more of a record
    key: str = "id"  # the column whose ids are typed next; in narrow tables they stand below
    once: tuple[str, ...] = ()  # the columns of a table that go when all records say the same

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
        return ",".join([one if isinstance(one, str) else flat(one) for one in value])
    if isinstance(value, dict):
        import json

        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)


def text_or_none(value: object) -> str | None:
    """The text of a date or a code; None stays None."""
    return None if value is None else str(value)


def change(one: Change) -> Json:
    """A change as data."""
    return {"facet": one.facet, "of": list(one.of), "to": one.to}


def learning(one: Learning) -> Json:
    """Who learns of what, as data."""
    return {"who": list(one.who), "of": one.of}


def plain(name: str, heading: str = "", form: str = "text") -> Column:
    """A column that shows a field of the record as it is."""
    return Column(name, lambda record: getattr(record, name), form, heading)


def written(name: str, heading: str = "") -> Column:
    """A column for a date or a code."""
    return Column(name, lambda record: text_or_none(getattr(record, name)), "text", heading)


def listed(name: str, heading: str = "") -> Column:
    """A column for a list of ids or texts."""
    return Column(name, lambda record: list(getattr(record, name)), "texts", heading)


def event_sheet(timeline: Timeline) -> Sheet:
    """The columns of events."""

    @cache
    def names() -> Mapping[str, str]:
        from pdtimeline.query.short_names import short_names

        return short_names(timeline.characters)

    columns = (
        plain("id", "ID"),
        Column("series", lambda e: e.episode and timeline.series_of(e.episode), heading="Series"),
        Column("season", lambda e: e.episode and e.episode.season, "number", "Season"),
        written("episode", "Episode"), written("date", "Date"), plain("track", "Track"),
        plain("title", "Title"), plain("summary", "Summary"), plain("place", "Place"),
        Column(
            "characters", lambda e: list(e.characters), "texts", "Characters",
            lambda e: ", ".join([names().get(id_, id_) for id_ in e.characters]),
        ),
        listed("mentions", "Mentioned"), listed("people", "People"), listed("arcs", "Arcs"),
        listed("causes", "Causes"), listed("about", "About"),
        Column("changes", lambda e: [change(one) for one in e.changes], "change", "Changes"),
        Column("learns", lambda e: [learning(one) for one in e.learns], "learning", "Learns"),
        listed("born", "Born"), listed("died", "Died"), listed("sources", "Sources"),
        plain("confidence", "Confidence"), plain("note", "Note"), written("revealed", "Revealed in"),
    )  # fmt: skip
    telling = timeline.telling
    return Sheet(
        "events",
        columns,
        ("id", "episode", "date", "characters", "title"),
        ("episode", "date", "title", "characters"),
        {
            "episode": lambda e: e.told and telling.key(e.told),
            "date": lambda e: e.date and e.date[:2],
            "revealed": lambda e: e.revealed and telling.key(e.revealed),
        },
        opens("event"),
    )


def sort_key(sheet: Sheet, name: str) -> Callable[[Any], Any]:
    """What `--sort NAME` sorts by; None comes last.

    Codes and dates have their own order, texts that of `text_key`, numbers are sorted by value.
    """
    if name in sheet.order:
        return sheet.order[name]
    column = sheet.column(name)
    if column.form == "number":
        return column.value

    def key(record: Any) -> SortKey | None:
        text = column.text(record)
        return text_key(text) if text else None

    return key


def code_key(timeline: Timeline, name: str) -> Callable[[Any], Any]:
    """A sort key for a field or a computed code: its place in the order of telling."""

    def key(record: Any) -> Any:
        code: EpisodeCode | PartialDate | None = getattr(record, name)
        return timeline.telling.key(code) if isinstance(code, EpisodeCode) else None

    return key
