"""What was asked, in words: the heading of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode, Span
from pdtimeline.query.filters import Query
from pdtimeline.query.lookup import called
from pdtimeline.query.periods import begin
from pdtimeline.query.short_names import short_names
from pdtimeline.render.date_words import date_words, period_words

ONE = {  # of each noun that is counted
    "people": "person",
    "entries": "entry",
    "matches": "match",
}


def query_words(
    query: Query,
    timeline: Timeline,
    *,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    on: PartialDate | None = None,
    around: str = "",
) -> tuple[str, ...]:
    """What the query asks, a few words for each part; empty when it asks nothing.

    The dates are given as they were typed, and what is around an event in words: the query has only the
    moments at their ends.
    """
    return tuple(
        words
        for words in (
            _seasons(query, timeline),
            _listed(map(_span, query.episodes)),
            _names(query.characters, timeline.characters),
            _named("mentioning ", _names(query.mentions, timeline.characters)),
            _names(query.people, timeline.people),
            _listed(_outermost(ids, timeline.places) for ids in query.places),
            _listed(_outermost(ids, timeline.arcs) for ids in query.arcs),
            query.track or "",
            query.confidence or "",
            _named("changes of ", _titles(query.facets, timeline.facets)),
            _named("from ", _titles(query.sources, timeline.sources)),
            *date_range(since, until),
            on and date_words(on),
            around,
            f'"{query.text}"' if query.text else "",
        )
        if words
    )


def date_range(since: PartialDate | None, until: PartialDate | None) -> tuple[str, ...]:
    """Two dates that limit an answer, of which none need be given."""
    given = (("since", since), ("until", until))
    return tuple(f"{word} {date_words(date)}" for word, date in given if date)


def count_words(number: int, noun: str) -> str:
    """A number of records: *noun* is the plural."""
    return f"{number:,} {ONE.get(noun, noun.removesuffix('s')) if number == 1 else noun}"


def season_words(code: EpisodeCode, timeline: Timeline) -> str:
    """The season of the episode as people call it, with its series unless that is the main one."""
    return _in_series(
        "Specials" if code.season == 0 else f"Season {code.season}", code.series, timeline
    )


def year_words(date: PartialDate) -> str:
    """The year in which the date begins, or ends where its begin is open."""
    return period_words(begin(date), "year")


def _seasons(query: Query, timeline: Timeline) -> str:
    if not query.seasons:
        return "" if query.series is None else _series_title(query.series, timeline)
    words = _listed(map(_season_span, query.seasons))
    is_one = len(query.seasons) == 1 and query.seasons[0].first == query.seasons[0].last
    name = words if words == "specials" else f"season{'' if is_one else 's'} {words}"
    return _in_series(name[0].upper() + name[1:], query.series or "", timeline)


def _season_span(span: Span[int]) -> str:
    return "specials" if span.first == span.last == 0 else _span(span)


def _span(span: Span[Any]) -> str:
    if span.first == span.last:
        return str(span.first)
    if span.last is None:
        return f"{span.first} and later"
    return f"up to {span.last}" if span.first is None else f"{span.first} to {span.last}"


def _in_series(words: str, series: str, timeline: Timeline) -> str:
    if not series or series == timeline.main:
        return words
    return f"{_series_title(series, timeline)}, {words[0].lower()}{words[1:]}"


def _series_title(series: str, timeline: Timeline) -> str:
    record = timeline.series.get(series or timeline.main)
    return record.title if record else series


def _names(ids: frozenset[str], people: Mapping[str, Any]) -> str:
    """The short names of these, in the order of the file."""
    names = short_names(people) if ids else {}
    return _listed(name for id_, name in names.items() if id_ in ids)


def _titles(ids: frozenset[str], records: Mapping[str, Any]) -> str:
    """The titles of these, in the order of the file."""
    return _listed(called(record) for id_, record in records.items() if id_ in ids)


def _outermost(ids: frozenset[str], records: Mapping[str, Any]) -> str:
    """What the place or arc is called that has all the others within it."""
    return next(
        called(records[id_]) for id_ in records if id_ in ids and records[id_].within not in ids
    )


def _named(words: str, name: str | None) -> str:
    return f"{words}{name}" if name else ""


def _listed(words: Iterable[str]) -> str:
    *most, last = [word for word in words if word] or [""]
    return f"{', '.join(most)} and {last}" if most else last
