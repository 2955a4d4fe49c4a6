"""The headings of the list, in both orders: as it is told, and as it happened.

They are worked out here alone. The document begins with one of the orders, and the script gets both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, groupby
from typing import NamedTuple

from pdtimeline.export.page.contents import Contents
from pdtimeline.export.page.words import short_date
from pdtimeline.model.dates import DAY, MONTHS, OPEN_BEGIN, Instant, PartialDate
from pdtimeline.model.records import Event
from pdtimeline.query.periods import begin
from pdtimeline.render.date_words import DASH

YEAR = 366 * DAY  # seconds
UNDATED = "Without a date"


class Band(NamedTuple):
    """A run of episodes of one season, None before the first; other series and specials join in."""

    season: int | None
    first: int
    last: int

    @property
    def title(self) -> str:
        """The name of the season."""
        return "Other episodes" if self.season is None else f"Season {self.season}"


class Part(NamedTuple):
    """Events below one heading; it may have a date, and be the code of an episode that has a title."""

    heading: str
    numbers: tuple[int, ...]
    title: str = ""
    date: str = ""
    place: int = 0


Outline = tuple[tuple[str, tuple[Part, ...]], ...]


def outlines(contents: Contents) -> tuple[Outline, Outline]:
    """The list as told, and as it happened."""
    return _as_told(contents), _as_it_happened(contents)


def bands(contents: Contents) -> tuple[Band, ...]:
    """The seasons of the main series, in the order of telling."""
    seasons: list[Band] = []
    for place, code in enumerate(contents.codes):
        running = seasons[-1].season if seasons else None
        season = running if code.series or not code.season else code.season
        if seasons and season == running:
            seasons[-1] = seasons[-1]._replace(last=place)
        else:
            seasons.append(Band(season, place, place))
    return tuple(seasons)


def places(contents: Contents) -> tuple[int, ...]:
    """Where each event stands among the episodes.

    One that no episode tells stands by its date, as `appearing` has it, but not after its gate.
    """
    place_of = {code: place for place, code in enumerate(contents.codes)}
    telling = contents.timeline.telling
    aired = [telling.date(code) for code in contents.codes]
    days = list(accumulate((OPEN_BEGIN if date is None else date.first for date in aired), max))

    def place(event: Event) -> int:
        if event.told is not None:
            return place_of[event.told]
        place = len(days) if event.date is None else bisect_right(days, event.date.first)
        return max(0, min(place - 1, contents.event_gate(event)))

    return tuple(place(event) for event in contents.events)


def _as_told(contents: Contents) -> Outline:
    """By season and by episode; what was going on in the production stands apart."""
    told = places(contents)

    def key(number: int) -> tuple[int, bool]:
        event = contents.events[number]
        return told[number], event.episode is None and event.track == "production"

    order = sorted(range(len(told)), key=key)
    parts = [_episode_part(contents, at, tuple(group)) for at, group in groupby(order, key)]
    within = (
        (band.title, tuple(part for part in parts if band.first <= part.place <= band.last))
        for band in bands(contents)
    )
    return tuple((title, inner) for title, inner in within if inner) or (("", tuple(parts)),)


def _episode_part(contents: Contents, at: tuple[int, bool], numbers: tuple[int, ...]) -> Part:
    place, is_apart = at
    if is_apart or not contents.codes:
        return Part("Production" if is_apart else "", numbers, place=place)
    code = contents.codes[place]
    episode = contents.timeline.episodes.get(code)
    if episode is None:
        return Part(str(code), numbers, place=place)
    return Part(str(code), numbers, episode.title or "", short_date(episode.aired), place)


def _as_it_happened(contents: Contents) -> Outline:
    """By date. With episodes the years are the headings, however many of the events a viewer sees."""
    heading = _year if contents.codes else _heading_for(contents.events)
    headings: dict[str, dict[str, list[int]]] = {}
    # A date with an open begin is below the year of its end: among its events, not in front of all.
    dates = [event.date for event in contents.events]
    for number in sorted(range(len(dates)), key=lambda at: _at(dates[at])):
        event = contents.events[number]
        title = heading(begin(event.date)) if event.date else UNDATED
        below = _below(title, short_date(event.date))
        headings.setdefault(title, {}).setdefault(below, []).append(number)
    return tuple(
        (title, tuple(Part(below, tuple(numbers)) for below, numbers in parts.items()))
        for title, parts in headings.items()
    )


def _below(heading: str, words: str) -> str:
    """The words of a date without what the heading above them says already."""
    known = re.sub("([A-Z][a-z]{2})[a-z]+", r"\1", heading)
    words = words.replace(f"{known}, ", "").replace(f", {known}", "")
    return "" if words == known else words


def _heading_for(events: Sequence[Event]) -> Callable[[Instant], str]:
    """What the headings stand for, by how long the whole takes."""
    instants = [begin(event.date) for event in events if event.date]
    seconds = [seconds_of(instant) for instant in instants]
    length = max(seconds, default=0) - min(seconds, default=0)
    for limit, heading in (
        (100 * DAY, _day),
        (60 * YEAR, _year),
        (1_200 * YEAR, partial(_round, size=10)),
    ):
        if length < limit:
            return heading
    return partial(_round, size=100)


def seconds_of(instant: Instant) -> int:
    """The seconds from the beginning of the days that are counted."""
    return instant.days * DAY + instant.second


def _at(date: PartialDate | None) -> tuple[bool, Instant]:
    return date is None, Instant(0) if date is None else begin(date)


def _day(at: Instant) -> str:
    return f"{MONTHS[at.month - 1]} {at.day}, {_year(at)}"


def _year(at: Instant) -> str:
    return str(at.year) if at.year > 0 else f"{1 - at.year} BC"


def _round(at: Instant, size: int) -> str:
    year, era = (at.year, "") if at.year > 0 else (1 - at.year, " BC")
    first = year // size * size
    if first:
        return f"{first}s{era}"
    return f"1{DASH}{size - 1}{era}" if era else f"AD 1{DASH}{size - 1}"
