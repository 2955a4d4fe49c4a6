"""iCalendar (RFC 5545): every event that has a date, and the air dates of its episodes.

A day, a month, and a year are spans of whole days; a time of day is a moment of no zone, as the timeline
has it, or of UTC where the timeline has a clock. The same timeline gives the same bytes: a UID is made
from the title of the timeline and the ID of the record, and DTSTAMP is always the same moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID, uuid5

from pdtimeline.export.texts import everybody_in, known, lines_in, names, undated, web_address
from pdtimeline.model.dates import Instant, PartialDate
from pdtimeline.model.records import Episode, Event, Timeline
from pdtimeline.render.date_words import date_words

NAMESPACE = UUID("5f0cf5a4-8a4f-5d5c-9b3b-0d6f0b8c7e11")
STAMP = "19700101T000000Z"
FIRST_YEAR, LAST_YEAR = 1, 9999
LONGEST_LINE = 75  # bytes, without the line break

Properties = Mapping[str, str | None]


def write(timeline: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """The calendar. Every entry is free time, so that none blocks a day."""
    yield _lines(
        {"BEGIN": "VCALENDAR", "VERSION": "2.0", "PRODID": "-//pdtimeline//EN", "CALSCALE": "GREGORIAN",
         "NAME": _text(timeline.title), "X-WR-CALNAME": _text(timeline.title)}
    )  # fmt: skip
    for event in events:
        if event.date is not None and _fits(event.date, timeline):
            yield _entry(timeline, "event", event.id, event.date, _of_event(event, timeline))
    for episode in _episodes(timeline, events):
        if episode.aired is not None and _fits(episode.aired, timeline):
            yield _entry(
                timeline, "episode", episode.id, episode.aired, _of_episode(episode, timeline)
            )
    yield _lines({"END": "VCALENDAR"})


def notes(timeline: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """What a calendar cannot hold."""
    outside = sum(event.date is not None and not _fits(event.date, timeline) for event in events)
    yield from undated(events)
    if outside:
        yield f"leaving out {outside} before the year {FIRST_YEAR} or after {LAST_YEAR}"


def _episodes(timeline: Timeline, events: tuple[Event, ...]) -> Iterator[Episode]:
    """The episodes that the events name; all of them when all events are asked for."""
    named = {event.episode for event in events}
    is_whole = len(events) == len(timeline.events)
    for code in sorted(timeline.episodes, key=timeline.telling.key):
        if is_whole or code in named:
            yield timeline.episodes[code]


def _of_event(event: Event, timeline: Timeline) -> Properties:
    place = timeline.places[event.place].name if event.place else None
    episode = timeline.episodes.get(event.episode) if event.episode else None
    told = f"{event.episode} {episode.title if episode and episode.title else ''}".strip()
    with_whom = everybody_in(event, timeline)
    urls = (web_address(timeline.sources[id_].url) for id_ in event.sources)
    return {
        "SUMMARY": _text(event.title),
        "DESCRIPTION": _description(
            event.date,
            event.summary or "",
            f"Episode: {told}" if event.episode else "",
            f"With: {with_whom}" if with_whom else "",
            f"Confidence: {event.confidence}" if event.confidence else "",
        ),
        "LOCATION": place and _text(place),
        "CATEGORIES": ",".join(map(_text, names(event.arcs, timeline.arcs))) or None,
        "URL": next(filter(None, urls), None),
    }


def _of_episode(episode: Episode, timeline: Timeline) -> Properties:
    series = timeline.series.get(timeline.series_of(episode.code) or "")
    show = f"{series.title if series else timeline.title} {episode.code}"
    return {
        "SUMMARY": _text(f"{show}: {episode.title}" if episode.title else show),
        "DESCRIPTION": _description(episode.aired),
    }


def _description(date: PartialDate | None, *parts: str) -> str | None:
    """The parts, one below the other, and the date where the span of days says less than the file."""
    return _text("\n".join(filter(None, (*parts, _date_line(date))))) or None


def _date_line(date: PartialDate | None) -> str:
    if date is None or (date.is_day and date.text[-1].isdigit() and "/" not in date.text):
        return ""
    words = date_words(date)
    return f"Date: {words} ({date})" if words != date.text else f"Date: {date}"


def _entry(
    timeline: Timeline, kind: str, id_: str, date: PartialDate, properties: Properties
) -> str:
    uid = uuid5(NAMESPACE, f"{timeline.title}\n{kind}\n{id_}")
    return _lines(
        {"BEGIN": "VEVENT", "UID": str(uid), "DTSTAMP": STAMP, **_span(date, timeline.clock), **properties,
         "TRANSP": "TRANSPARENT", "END": "VEVENT"}
    )  # fmt: skip


def _fits(date: PartialDate, timeline: Timeline) -> bool:
    ends = known(date)[:2]
    ahead = 60 * (timeline.clock or 0) if "T" in date.text else 0
    in_utc = [end.later(-ahead) for end in ends]
    return all(FIRST_YEAR <= end.year <= LAST_YEAR for end in (*ends, *in_utc))


def _span(date: PartialDate, clock: int | None) -> Properties:
    """Where it begins, and the end where there is one: for days the day after the last."""
    date = known(date)
    begin, end = date.ends
    if "T" not in begin + end:
        return _days(date)
    last = date.last
    if "T" in end:
        is_minute = len(end.partition("T")[2].rstrip("~?%")) == len("14:30")
        last = last._replace(second=last.second - 59 if is_minute else last.second)
    else:
        last = _after(last)
    return {
        "DTSTART": _moment(date.first, clock),
        "DTEND": _moment(last, clock) if last > date.first else None,
    }


def _days(date: PartialDate) -> Properties:
    """Whole days."""
    after = _after(date.last)
    return {
        "DTSTART;VALUE=DATE": _day(date.first),
        "DTEND;VALUE=DATE": _day(after) if after[:3] > date.first[:3] else None,
    }


def _after(last: Instant) -> Instant:
    """The day after a last second; that after the last day that a calendar has cannot be written."""
    return last if last[:3] == (LAST_YEAR, 12, 31) else last.later(1)


def _day(instant: Instant) -> str:
    return f"{instant.year:04}{instant.month:02}{instant.day:02}"


def _moment(instant: Instant, clock: int | None) -> str:
    """In UTC, or as the file has it where it names no clock."""
    if clock is not None:
        instant = instant.later(-60 * clock)
    minutes, seconds = divmod(instant.second, 60)
    zone = "" if clock is None else "Z"
    return f"{_day(instant)}T{minutes // 60:02}{minutes % 60:02}{seconds:02}{zone}"


def _text(text: str) -> str:
    """A text as RFC 5545 has it; what acts on a terminal, and so what it excludes, is shown."""
    lines = [
        line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        for line in lines_in(text)
    ]
    return "\\n".join(lines)


def _lines(properties: Properties) -> str:
    return "".join(_folded(f"{name}:{value}") for name, value in properties.items() if value)


def _folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, cut between characters; what goes on begins with a blank."""
    pieces, size = [""], 0
    for character in line:
        length = len(character.encode())
        if size + length > LONGEST_LINE:
            pieces.append("")
            size = 1
        pieces[-1] += character
        size += length
    return "\r\n ".join(pieces) + "\r\n"
