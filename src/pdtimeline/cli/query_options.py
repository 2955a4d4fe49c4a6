"""From the filters of a command line to a `Query`: first what needs no timeline, then the names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pdtimeline.cli import param_types as arguments
from pdtimeline.errors import BadRequest, NameNotFound, near
from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import EVENTS
from pdtimeline.model.values import EpisodeCode, Span
from pdtimeline.query.filters import Query, within
from pdtimeline.query.lookup import find


class Asked(NamedTuple):
    """Filters as typed: a query without names, and the names."""

    query: Query
    names: Mapping[str, tuple[str, ...]]


NAMED = ("character", "mentions", "person", "place", "arc", "source", "facet")


def asked(params: Mapping[str, Any]) -> Asked:
    """The filters of a command; raises `BadRequest` before any file is opened."""
    text = params.get("text")
    if text is not None and not text.strip():
        raise BadRequest("--text is empty; give some words, or leave it out")
    query = Query(
        seasons=arguments.seasons(params.get("season") or ()),
        episodes=arguments.episodes(params.get("episode") or ()),
        series=params.get("series"),
        track=_choice(params, "track"),
        confidence=_choice(params, "confidence"),
        days=arguments.days(params.get("since"), params.get("until"), params.get("on")),
        text=text or "",
    )
    return Asked(query, {name: tuple(params.get(name) or ()) for name in NAMED})


def _choice(params: Mapping[str, Any], name: str) -> str | None:
    word = params.get(name)
    return None if word is None else arguments.choice(word, EVENTS.by_name[name].choices, name)


def resolve(one: Asked, timeline: Timeline) -> Query:
    """The query with the ids that the names mean; raises `NameNotFound` or `AmbiguousName` (R18)."""
    names = one.names
    query = one.query
    series = None if query.series is None else _series(query.series, timeline)
    return query._replace(
        series=series,
        episodes=tuple(_plain(span, timeline, series) for span in query.episodes),
        characters=_ids(names["character"], timeline.characters, "character"),
        mentions=_ids(names["mentions"], timeline.characters, "character"),
        people=_ids(names["person"], timeline.people, "person"),
        facets=_ids(names["facet"], timeline.facets, "facet"),
        sources=frozenset(find_id(timeline.sources, word, "source").id for word in names["source"]),
        places=tuple(
            within(timeline.places, find(timeline.places, word, "place").id)
            for word in names["place"]
        ),
        arcs=tuple(
            within(timeline.arcs, find(timeline.arcs, word, "arc").id) for word in names["arc"]
        ),
    )


def _ids(words: tuple[str, ...], some: Mapping[str, Any], kind: str) -> frozenset[str]:
    return frozenset(find(some, word, kind).id for word in words)


def find_id(some: Mapping[str, Any], word: str, kind: str) -> Any:
    """The record with exactly this id."""
    if not word.strip():
        raise BadRequest(f"{kind} ID is empty; give one")
    if word not in some:
        raise NameNotFound(kind, word, near(word, some))
    return some[word]


def _series(word: str, timeline: Timeline) -> str:
    """The series as codes have it: empty for the main one."""
    found = find(timeline.series, word, "series").id
    return "" if found == timeline.main else found


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
    shown = (
        f"season {seasons[0]}" if len(seasons) == 1 else f"seasons {seasons[0]} to {seasons[-1]}"
    )
    return f"no {noun} match (this timeline covers {shown})"
