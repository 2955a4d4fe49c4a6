"""What exports take from records: lines that act nowhere, names for IDs, addresses, dates, causes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pdtimeline.model.dates import OPEN_BEGIN, OPEN_END, PartialDate
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query.lookup import called
from pdtimeline.render.date_words import date_words
from pdtimeline.render.escapes import visible

_WEB_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?(:\d{1,5})?([/?#][!-\[\]-~]*)?", re.ASCII
)


def lines_in(text: str) -> list[str]:
    """The lines of a text; what acts on a terminal is shown as an escape."""
    return [visible(line) for line in re.split("\r\n|\r|\n", text)]


def line(text: str) -> str:
    """The text as one line; line breaks are blanks, and what has nothing but blanks is a hyphen."""
    return visible(re.sub("[\r\n]+", " ", text)).strip() or "-"


def period_of(event: Event) -> str:
    """When the event happened, in words."""
    return date_words(event.date) if event.date else "undated"


def names(ids: Iterable[str], records: Mapping[str, Any]) -> list[str]:
    """What the records are called."""
    return [called(records[id_]) for id_ in ids]


def everybody_in(event: Event, timeline: Timeline) -> str:
    """The names of the characters and the people of the event."""
    characters = names(event.characters, timeline.characters)
    return ", ".join(characters + names(event.people, timeline.people))


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web, with a host and without signs that need an escape; else None."""
    return url if url and _WEB_ADDRESS.fullmatch(url) else None


def known(date: PartialDate) -> PartialDate:
    """The date itself, for tools that know no open ends; of one with such an end, the other period."""
    begin, end = date.ends
    if date.first == OPEN_BEGIN:
        return PartialDate.parse(f"{end}/{end}")
    return PartialDate.parse(f"{begin}/{begin}") if date.last == OPEN_END else date


def undated(events: Iterable[Event]) -> Iterator[str]:
    """The note on those of the events that have no date."""
    count = sum(event.date is None for event in events)
    if count:
        yield f"leaving out {count} without a date"


def causes_among(events: Iterable[Event]) -> list[tuple[str, str]]:
    """Cause and effect, wherever both are among the events."""
    chosen = {event.id for event in events}
    return [(cause, event.id) for event in events for cause in event.causes if cause in chosen]
