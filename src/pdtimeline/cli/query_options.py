"""From the filters of a command line to a `Query`: first what needs no timeline, then the names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pdtimeline.cli.options import EpisodeFilters, Filters, Period
from pdtimeline.cli.output import Output, opened
from pdtimeline.cli.param_types import days
from pdtimeline.errors import BadRequest, NameNotFound, near
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline
from pdtimeline.model.values import EpisodeCode, Span
from pdtimeline.query.filters import Query, select, within
from pdtimeline.query.lookup import find


def asked(filters: Filters | EpisodeFilters | Period) -> Query:
    """What is asked without any name; raises `BadRequest` before any file is opened."""
    return Query(
        seasons=tuple(span for spans in filters.season or () for span in spans),
        episodes=tuple(span for spans in _given(filters, "episode") for span in spans),
        series=getattr(filters, "series", None),
        track=getattr(filters, "track", None),
        confidence=getattr(filters, "confidence", None),
        days=days(filters.since, filters.until, getattr(filters, "on", None)),
        text=getattr(filters, "text", None) or "",
        any_of=getattr(filters, "any_of", False),
    )


def resolved(query: Query, filters: Filters | EpisodeFilters, timeline: Timeline) -> Query:
    """The query with the ids that the names mean; raises `NameNotFound` or `AmbiguousName` (R18)."""
    series = None if query.series is None else _series(query.series, timeline)
    sources = [find_id(timeline.sources, word, "source").id for word in _given(filters, "source")]
    return query._replace(
        series=series,
        episodes=tuple(_plain(span, timeline, series) for span in query.episodes),
        characters=_ids(_given(filters, "character"), timeline.characters, "character"),
        mentions=_ids(_given(filters, "mentions"), timeline.characters, "character"),
        people=_ids(_given(filters, "person"), timeline.people, "person"),
        facets=_ids(_given(filters, "facet"), timeline.facets, "facet"),
        sources=frozenset(sources),
        places=_nested(_given(filters, "place"), timeline.places, "place"),
        arcs=_nested(_given(filters, "arc"), timeline.arcs, "arc"),
        not_characters=_ids(_given(filters, "not_character"), timeline.characters, "character"),
        not_people=_ids(_given(filters, "not_person"), timeline.people, "person"),
        not_places=_joined(_nested(_given(filters, "not_place"), timeline.places, "place")),
        not_arcs=_joined(_nested(_given(filters, "not_arc"), timeline.arcs, "arc")),
    )


def filtered(filters: Filters, output: Output) -> tuple[Timeline, tuple[Event, ...]]:
    """The timeline, and its events that the filters leave, in the order of happening."""
    query = asked(filters)
    timeline = opened(output)
    events = select(timeline.events, resolved(query, filters, timeline), timeline)
    return timeline, in_order(timeline, events)


def words_of(
    filters: Filters | EpisodeFilters, timeline: Timeline, output: Output
) -> tuple[str, ...]:
    """What the filters ask, for the heading that people see."""
    if not output.is_human:
        return ()
    from pdtimeline.render.query_words import query_words

    return query_words(
        resolved(asked(filters), filters, timeline),
        timeline,
        since=filters.since,
        until=filters.until,
        on=getattr(filters, "on", None),
    )


def date_range_words(
    since: PartialDate | None, until: PartialDate | None, output: Output
) -> tuple[str, ...]:
    """The two dates, for the heading that people see."""
    if not output.is_human:
        return ()
    from pdtimeline.render.query_words import date_range

    return date_range(since, until)


def _given(filters: Filters | EpisodeFilters | Period, name: str) -> Iterable[Any]:
    """The values of an option that can be repeated; not every command has all of them."""
    return getattr(filters, name, None) or ()


def _nested(
    words: Iterable[str], records: Mapping[str, Any], kind: str
) -> tuple[frozenset[str], ...]:
    """For each name the id that it means, with those of all records within."""
    return tuple(within(records, find(records, word, kind).id) for word in words)


def _joined(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _ids(words: Iterable[str], records: Mapping[str, Any], kind: str) -> frozenset[str]:
    return frozenset(find(records, word, kind).id for word in words)


def find_id(records: Mapping[str, Any], word: str, kind: str) -> Any:
    """The record with exactly this id."""
    if not word.strip():
        raise BadRequest(f"{kind} ID is empty; give one")
    if word not in records:
        raise NameNotFound(kind, word, near(word, records))
    return records[word]


def _series(word: str, timeline: Timeline) -> str:
    """The series as codes have it: empty for the main one."""
    series = find(timeline.series, word, "series").id
    return "" if series == timeline.main else series


def _plain(span: Span[EpisodeCode], timeline: Timeline, series: str | None) -> Span[EpisodeCode]:
    first, last = span.first, span.last
    assert first is not None and last is not None  # noqa: S101, PT018 - spans of codes have both ends
    known(first, timeline)
    if series is not None and first.series and timeline.plain(first).series != series:
        raise BadRequest(f"{first} is not in the series given with --series; drop one of them")
    return Span(timeline.plain(first), timeline.plain(last))


def known(code: EpisodeCode, timeline: Timeline) -> None:
    """Whether the series in front of a code is one of this timeline; raises `NameNotFound`."""
    if code.series and code.series not in timeline.series:
        raise NameNotFound("series", code.series, near(code.series, timeline.series))


def everybody(timeline: Timeline) -> Mapping[str, Any]:
    """Characters and people, by id."""
    return {**timeline.characters, **timeline.people}


def nothing(noun: str, timeline: Timeline) -> str:
    """The note for an empty answer: what there would be to ask for."""
    seasons = sorted(
        {e.episode.season for e in timeline.events if e.episode and not e.episode.series}
    )
    if not seasons:
        return f"no {noun} match"
    covered = (
        f"season {seasons[0]}" if len(seasons) == 1 else f"seasons {seasons[0]} to {seasons[-1]}"
    )
    return f"no {noun} match (this timeline covers {covered})"
