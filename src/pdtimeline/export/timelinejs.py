"""Data for TimelineJS, as timeline.knightlab.com/docs/json-format.html describes it.

TimelineJS takes headlines and texts for HTML, so every text of the timeline is escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from pdtimeline.export.texts import everybody_in, known, line, lines_in, undated, web_address
from pdtimeline.model.dates import Instant, PartialDate
from pdtimeline.model.records import Event, Timeline
from pdtimeline.render.date_words import date_words

HUMAN_YEARS = 271_000  # JavaScript's dates end there; beyond, TimelineJS looks at years only
_PLAIN = re.compile(r"-?\d{4}(?P<month>-[01]\d(?P<day>-\d\d(?P<time>T[\d:]+)?)?)?[~?%]?")


def write(timeline: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """One object; an event to a line, those without a date left out."""
    dated = [event for event in events if event.date is not None]
    years = [abs(end.year) for event in dated if event.date for end in known(event.date)[:2]]
    scale = "cosmological" if max(years, default=0) > HUMAN_YEARS else "human"
    head = {"headline": _html(timeline.title), "text": _paragraphs(timeline.about or "")}
    yield f'{{"scale": "{scale}",\n"title": {_json({"text": head, "autolink": False})},\n"events": ['
    comma = "\n"
    for event in dated:
        yield comma + _json(_slide(event, timeline))
        comma = ",\n"
    yield "\n]}\n"


def notes(_: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """How many events have no place on it."""
    return undated(events)


def _slide(event: Event, timeline: Timeline) -> Mapping[str, Any]:
    assert event.date is not None  # noqa: S101 - others are left out
    return {
        "unique_id": event.id,
        **_dates(known(event.date)),
        "display_date": _html(date_words(event.date)),
        "group": event.track,
        "text": {"headline": _html(event.title), "text": _text(event, timeline)},
        "autolink": False,
    }


def _dates(date: PartialDate) -> Mapping[str, Any]:
    """The begin, as exact as the date is; for a range of any kind also its last day or second."""
    match = _PLAIN.fullmatch(date.text)
    if match:
        parts = 3 if match["day"] else 2 if match["month"] else 1
        return {"start_date": _date(date.first, parts, is_timed=bool(match["time"]))}
    is_timed = "T" in date.text
    return {
        "start_date": _date(date.first, 3, is_timed=is_timed),
        "end_date": _date(date.last, 3, is_timed=is_timed),
    }


def _date(instant: Instant, parts: int, *, is_timed: bool) -> Mapping[str, int]:
    day = dict(zip(("year", "month", "day"), instant[:parts], strict=False))
    if not is_timed:
        return day
    minutes, second = divmod(instant.second, 60)
    return {**day, "hour": minutes // 60, "minute": minutes % 60, "second": second}


def _text(event: Event, timeline: Timeline) -> str:
    """Summary, who is there, and where one can read it."""
    who = everybody_in(event, timeline)
    sources = ", ".join(_link(timeline.sources[id_]) for id_ in event.sources)
    return (
        _paragraphs(event.summary or "")
        + (f"<p>With: {_html(who)}</p>" if who else "")
        + (f"<p>Sources: {sources}</p>" if sources else "")
    )


def _link(source: Any) -> str:
    address, name = web_address(source.url), _html(source.publisher)
    return f'<a href="{escape(address)}">{name}</a>' if address else name


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in lines_in(text) if part)


def _html(text: str) -> str:
    return escape(line(text))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
