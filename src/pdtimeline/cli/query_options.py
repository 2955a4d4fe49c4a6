"""From the filters of a command line to a `Query`: first what needs no timeline, then the names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from pdtimeline.cli.options import EpisodeFilters, Filters, Period
from pdtimeline.cli.output import Output, opened
from pdtimeline.cli.param_types import days, has_zone, on_clock
from pdtimeline.errors import BadRequest, NameNotFound, near
from pdtimeline.model.dates import OPEN_BEGIN, OPEN_END, Instant, PartialDate
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline
from pdtimeline.model.values import EpisodeCode, Span
from pdtimeline.query.filters import Query, days_around, select, within
from pdtimeline.query.lookup import find, find_whole
from pdtimeline.terminal.screen import Screen

SECTIONS = {
    "character": "characters", "person": "people", "place": "places", "arc": "arcs", "facet": "facets",
    "source": "sources",
}  # fmt: skip
DEFAULT_DAYS = 30  # around an event

Dates = tuple[PartialDate | None, PartialDate | None, PartialDate | None]


def asked(filters: Filters | EpisodeFilters | Period) -> Query:
    """What is asked without any name; raises `BadRequest` before any file is opened.

    Times with a zone wait for the clock of the timeline: `in_time` asks for them.
    """
    if isinstance(filters, Filters) and filters.days is not None and filters.around is None:
        raise BadRequest("--days only works with --around; add --around ID, or leave it out")
    return Query(
        seasons=tuple(span for spans in filters.season or () for span in spans),
        episodes=tuple(span for spans in _given(filters, "episode") for span in spans),
        series=getattr(filters, "series", None),
        track=getattr(filters, "track", None),
        confidence=getattr(filters, "confidence", None),
        days=None if any(map(has_zone, _typed(filters))) else days(*_typed(filters)),
        text=getattr(filters, "text", None) or "",
        any_of=getattr(filters, "any_of", False),
    )


def in_time(query: Query, filters: Filters | EpisodeFilters | Period, timeline: Timeline) -> Query:
    """The query with the dates of the filters on the clock of the timeline."""
    return query._replace(days=days(*dates(filters, timeline)))


def dates(filters: Filters | EpisodeFilters | Period, timeline: Timeline) -> Dates:
    """Since, until, and on, on the clock of the timeline; raises `BadRequest` where it has none."""
    since, until, on = (
        date and on_clock(date, timeline.clock, option)
        for date, option in zip(_typed(filters), ("--since", "--until", "--on"), strict=True)
    )
    return since, until, on


def _typed(filters: Filters | EpisodeFilters | Period) -> Dates:
    return filters.since, filters.until, getattr(filters, "on", None)


def resolved(
    query: Query, filters: Filters | EpisodeFilters, timeline: Timeline, screen: Screen
) -> Query:
    """The query with the ids that the names mean; raises `NameNotFound` or `AmbiguousName` (R18)."""
    series = None if query.series is None else _series(query.series, timeline)

    def ids(option: str) -> frozenset[str]:
        return frozenset(_ids(filters, option, timeline, screen))

    def nested(option: str, section: Mapping[str, Any]) -> tuple[frozenset[str], ...]:
        """For each name the id that it means, with those of all records within."""
        return tuple(within(section, id_) for id_ in _ids(filters, option, timeline, screen))

    return in_time(query, filters, timeline)._replace(
        series=series,
        episodes=tuple(_plain(span, timeline, series) for span in query.episodes),
        characters=ids("character"),
        mentions=ids("mentions"),
        people=ids("person"),
        facets=ids("facet"),
        sources=ids("source"),
        places=nested("place", timeline.places),
        arcs=nested("arc", timeline.arcs),
        not_characters=ids("not_character"),
        not_people=ids("not_person"),
        not_places=_joined(nested("not_place", timeline.places)),
        not_arcs=_joined(nested("not_arc", timeline.arcs)),
        around=_around(filters, timeline, screen),
    )


def _around(
    filters: Filters | EpisodeFilters, timeline: Timeline, screen: Screen
) -> Span[Instant] | None:
    """The days around the event of `--around`; raises `BadRequest` for one without a date."""
    if isinstance(filters, EpisodeFilters) or filters.around is None:
        return None
    event = find_event(filters.around, timeline, screen)
    if event.date is None:
        raise BadRequest(f"--around: {event.id} has no date; choose an event that has one")
    return days_around(event.date, _days(filters))


def find_event(word: str, timeline: Timeline, screen: Screen) -> Event:
    """The event with this ID, or with this whole title; raises a `NameNotFound` that leads on."""
    with suggesting("event", timeline, screen):
        event: Event = find_id(timeline.event_ids, word, "event")
    return event


def _days(filters: Filters) -> int:
    return DEFAULT_DAYS if filters.days is None else filters.days


@contextmanager
def suggesting(
    kind: str, timeline: Timeline, screen: Screen, options: Mapping[str, str] = MappingProxyType({})
) -> Iterator[None]:
    """Let a `NameNotFound` that is raised here say what has an answer to the word.

    That is one of the options, by its kind of record, or else another command.
    """
    try:
        yield
    except NameNotFound as error:
        from pdtimeline.cli.suggestions import with_suggestion

        raise with_suggestion(error, kind, timeline, screen, options) from None


def filtered(filters: Filters, output: Output) -> tuple[Timeline, tuple[Event, ...]]:
    """The timeline, and its events that the filters leave, in the order of happening."""
    query = asked(filters)
    timeline = opened(output)
    events = select(timeline.events, resolved(query, filters, timeline, output.screen), timeline)
    return timeline, in_order(timeline, events)


def words_of(
    filters: Filters | EpisodeFilters, timeline: Timeline, output: Output
) -> tuple[str, ...]:
    """What the filters ask, for the heading that people see."""
    if not output.is_human:
        return ()
    from pdtimeline.render.query_words import query_words

    since, until, on = dates(filters, timeline)
    return query_words(
        resolved(asked(filters), filters, timeline, output.screen),
        timeline,
        since=since,
        until=until,
        on=on,
        around=_around_words(filters, timeline, output.screen),
    )


def _around_words(filters: Filters | EpisodeFilters, timeline: Timeline, screen: Screen) -> str:
    if isinstance(filters, EpisodeFilters) or filters.around is None:
        return ""
    from pdtimeline.model.durations import counted

    event = find_event(filters.around, timeline, screen)
    return f"within {counted(_days(filters), 'day')} of {event.title}"


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


def _joined(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _ids(
    filters: Filters | EpisodeFilters, option: str, timeline: Timeline, screen: Screen
) -> Iterator[str]:
    """The ids that the names of an option mean; for a name of another kind, an error says which option."""
    no, kind = ("not_", option.removeprefix("not_")) if option.startswith("not_") else ("", option)
    kind = "character" if kind == "mentions" else kind
    others = {
        other: f"--{no}{other}".replace("_", "-")
        for other in ("character", "person", "place", "arc", "facet", "source", "episode")
        if f"{no}{other}" in filters._fields
    }
    section = getattr(timeline, SECTIONS[kind])
    for word in _given(filters, option):
        with suggesting(kind, timeline, screen, others):
            record = find_id(section, word, kind) if kind == "source" else find(section, word, kind)
        yield record.id


def find_id(records: Mapping[str, Any], word: str, kind: str) -> Any:
    """The record with this id, or with this whole title."""
    if not word.strip():
        raise BadRequest(f"{kind} ID is empty; give one")
    record = find_whole(records, word, kind)
    if record is None:
        raise NameNotFound(kind, word, near(word, records))
    return record


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


def nothing(noun: str, timeline: Timeline, filters: Filters | EpisodeFilters) -> str:
    """The note for an empty answer: what there would be to ask for."""
    if why := without_episodes(timeline, filters):
        return f"no {noun} match{why}"
    seasons = {e.episode.season for e in timeline.events if e.episode and not e.episode.series}
    ends = {end for e in timeline.events if e.date for end in (e.date.first, e.date.last)}
    numbers = seasons or {end.year for end in ends - {OPEN_BEGIN, OPEN_END}}
    if not numbers or (noun == "episodes" and not seasons):
        return f"no {noun} match"
    first, last = (
        f"{end:0{1 if seasons else 4 + (end < 0)}}" for end in (min(numbers), max(numbers))
    )
    covered = first if first == last else f"{first} to {last}"
    unit = ("season " if first == last else "seasons ") if seasons else ""
    return f"no {noun} match (this timeline covers {unit}{covered})"


def without_episodes(timeline: Timeline, filters: Filters | EpisodeFilters | Period) -> str:
    """Why nothing is in a season or episode that was asked for, where the timeline has none at all."""
    is_asked = filters.season or any(getattr(filters, name, None) for name in ("episode", "series"))
    if not is_asked or timeline.episodes or any(event.episode for event in timeline.events):
        return ""
    return ", because this timeline has no episodes; use --since and --until"
