"""Which column of a table is which field of an event: by our names, or by what people usually call them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pdtimeline.importing.names import id_from
from pdtimeline.model.folding import fold

END, TIME, END_TIME = "end", "time", "end time"
PARTS = ("year", "month", "day")
END_PARTS = tuple(f"end {part}" for part in PARTS)
SERIES, SEASON = "series", "season"
DERIVED = ("first", "last", "ages", "x")  # what `events` adds to the fields of the file
OWN = "x-"

# For each field, other names for its column. The order of the fields is that of the schema.
SYNONYMS: Mapping[str, str] = {
    "id": "identifier, slug, uid, no, nr, number, #",
    "title": "name, event, event title, event name, headline, heading, subject, what, label, caption",
    "summary": "description, desc, details, text, body, story, content, abstract, what happened",
    "track": "",
    "episode": "ep, episode code",
    "date": "start, start date, begin, begin date, begins, beginning, from, since, when, dates, date start",
    "place": "location, where, venue, city, site, scene, setting, address",
    "characters": "character, who, cast, participants, participant, present, attendees, whom, figures",
    "mentions": "mention, mentioned",
    "people": "person, real people, crew, persons, actors, authors",
    "arcs": "arc, tags, tag, category, categories, group, groups, type, types, thread, threads, storyline, "
            "storylines, topic, topics, labels, keywords, subplot, theme",
    "causes": "cause, caused by, because, because of, led by, depends on, predecessor, predecessors",
    "about": "",
    "changes": "change",
    "learns": "learn",
    "born": "birth, births, is born",
    "died": "death, deaths, dies, dead",
    "sources": "source, url, urls, link, links, reference, references, citation, citations, credit",
    "confidence": "certainty",
    "note": "notes, comment, comments, remark, remarks, memo",
    "revealed": "revealed in, spoiler, known from",
    END: "end date, date end, ends, until, to, till, finish, finish date, through",
    TIME: "start time, begin time, hour, time start",
    END_TIME: "time end, finish time",
    **dict.fromkeys((*PARTS, *END_PARTS), ""),
    SERIES: "show",
    SEASON: "book, part, volume",
    **dict.fromkeys(DERIVED, ""),
}  # fmt: skip


def _plain(name: str) -> str:
    """A name without what differs from program to program: case, blanks, hyphens, underscores."""
    return re.sub(r"[\W_]+", "", fold(name)) or fold(name)


_NAMES = {
    _plain(name): field
    for field, others in SYNONYMS.items()
    for name in (field, *filter(None, others.split(", ")))
}


class Column(NamedTuple):
    """A column of the table: where it is in a row, its name in the header, and its field."""

    at: int
    name: str
    field: str

    def has_own_name(self) -> bool:
        """Whether it is called like its field."""
        return _plain(self.name) == _plain(self.field)


def field_of(name: str) -> str | None:
    """The field that a column of this name has; nothing if there is none."""
    if name.lower().startswith(OWN):
        own = id_from(name[len(OWN) :], "")
        return own and OWN + own
    return _NAMES.get(_plain(name))


def is_name(text: str) -> bool:
    """Whether the text may be the name of a column."""
    return bool(field_of(text.strip()))


def columns_of(header: Sequence[str]) -> tuple[dict[str, Column], tuple[str, ...]]:
    """The column of each field, and the names of the columns that are not read.

    Of two columns for one field, the one with the field's own name counts, or else the first.
    """
    columns: dict[str, Column] = {}
    for index, name in enumerate(header):
        if field := field_of(name):
            column = Column(index, name, field)
            columns[field] = max(columns.get(field, column), column, key=Column.has_own_name)
    read = {column.at for column in columns.values()}
    unread = tuple(name for index, name in enumerate(header) if name and index not in read)
    return {field: column for field, column in columns.items() if field not in DERIVED}, unread
