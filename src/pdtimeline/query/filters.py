"""What can be asked of events: `Query` is the question, `select` gives the answer; sorting and limits."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from pdtimeline.model.dates import DAY, LAST_SECOND, Instant, PartialDate
from pdtimeline.model.folding import has_phrase
from pdtimeline.model.records import Event, Timeline
from pdtimeline.model.values import EpisodeCode, Span

R = TypeVar("R")


class Query(NamedTuple):
    """What is asked of events. An event must match everything that is given.

    `seasons`, and `episodes` without a series of their own, are of the series `series` (empty: the main
    one). In `places` and `arcs` each set is one place or arc with those within it. `days` are instants of
    the timeline's clock, both ends included; `around` are others, for the time around an event. `text` is a
    phrase that begins at the start of a word. What is in a `not_` field is left out. With `any_of` one value
    of a field is enough, instead of all of them.
    """

    seasons: tuple[Span[int], ...] = ()
    episodes: tuple[Span[EpisodeCode], ...] = ()
    series: str | None = None
    characters: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    places: tuple[frozenset[str], ...] = ()
    arcs: tuple[frozenset[str], ...] = ()
    sources: frozenset[str] = frozenset()
    facets: frozenset[str] = frozenset()
    track: str | None = None
    confidence: str | None = None
    days: Span[Instant] | None = None
    text: str = ""
    not_characters: frozenset[str] = frozenset()
    not_people: frozenset[str] = frozenset()
    not_places: frozenset[str] = frozenset()
    not_arcs: frozenset[str] = frozenset()
    any_of: bool = False
    around: Span[Instant] | None = None


Test = Callable[[Event], bool]
FIELDS: Mapping[str, Callable[[Event], Iterable[str]]] = {
    "characters": lambda event: event.characters,
    "mentions": lambda event: event.mentions,
    "people": lambda event: event.people,
    "sources": lambda event: event.sources,
    "places": lambda event: (event.place,) if event.place else (),
    "arcs": lambda event: event.arcs,
    "facets": lambda event: [change.facet for change in event.changes],
}
"""The fields of a query that name ids, and the ids that an event has for each."""


def select(
    events: Iterable[Event], query: Query, timeline: Timeline | None = None
) -> tuple[Event, ...]:
    """The events that answer *query*, in the order they came.

    *timeline* is needed for the titles of episodes, which `text` also looks at.
    """
    selected = list(events)
    for test in _tests(query, timeline):
        selected = [event for event in selected if test(event)]
    return tuple(selected)


def _tests(query: Query, timeline: Timeline | None) -> Iterator[Test]:
    """What must hold of an event; only what is asked."""
    for field in ("track", "confidence"):
        if word := getattr(query, field):
            yield _is(field, word)
    if query.seasons or query.episodes or query.series is not None:
        yield lambda event: in_episodes(event.episode, query)
    yield from map(_overlaps, filter(None, (query.days, query.around)))
    for field in FIELDS:
        for wanted in _sets(getattr(query, field), any_of=query.any_of):
            yield _names(field, wanted, is_wanted=True)
    for field in ("characters", "people", "places", "arcs"):
        if unwanted := getattr(query, f"not_{field}"):
            yield _names(field, unwanted, is_wanted=False)
    if query.text:
        yield _speaks_of(query.text, timeline)


def days_around(date: PartialDate, days: int) -> Span[Instant]:
    """The whole days from *days* before the date begins to *days* after it ends; an open end stays open."""
    first, last = date.days
    return Span(
        first and first.later(-days * DAY)._replace(second=0),
        last and last.later(days * DAY)._replace(second=LAST_SECOND),
    )


def _is(field: str, word: str) -> Test:
    return lambda event: getattr(event, field) == word


def _sets(wanted: Iterable[str | frozenset[str]], *, any_of: bool) -> list[frozenset[str]]:
    """Sets of ids, of each of which an event must have one."""
    sets = [frozenset({item}) if isinstance(item, str) else item for item in wanted]
    return [frozenset().union(*sets)] if any_of and sets else sets


def _names(field: str, ids: frozenset[str], *, is_wanted: bool) -> Test:
    """Whether the field names one of the IDs; or none of them, if they are not wanted."""
    ids_of = FIELDS[field]
    return lambda event: ids.isdisjoint(ids_of(event)) != is_wanted


def _overlaps(days: Span[Instant]) -> Test:
    return lambda event: event.date is not None and days.overlaps(event.date.days)


def in_episodes(code: EpisodeCode | None, query: Query) -> bool:
    """Whether the code lies in one of the seasons, in one of the episodes, and in the series asked for."""
    if code is None or (query.series is not None and code.series != query.series):
        return False
    series = query.series or ""
    if query.seasons and not (
        code.series == series and any(code.season in s for s in query.seasons)
    ):
        return False
    return not query.episodes or any(_between(code, span, series) for span in query.episodes)


def _between(code: EpisodeCode, span: Span[EpisodeCode], series: str) -> bool:
    """Whether the code lies in the span, which is of *series* when it names no other one."""
    first, last = span
    named = first or last
    of = (named.series if named else "") or series
    within_ = Span(first and first[:2], last and last[:2])
    return code.series == of and code[:2] in within_


def _speaks_of(words: str, timeline: Timeline | None) -> Test:
    """Whether title, summary, note, or the title of the episode have the words."""
    has_words = has_phrase(words)
    episodes = timeline.episodes if timeline else {}
    told = {code for code, episode in episodes.items() if has_words(episode.title or "")}

    def speaks(event: Event) -> bool:
        texts = (event.title, event.summary, event.note)
        return event.episode in told or any(has_words(text) for text in texts if text)

    return speaks


def arrange(
    records: Iterable[R],
    key: Callable[[R], Any] | None = None,
    *,
    reverse: bool = False,
    limit: int | None = None,
) -> tuple[R, ...]:
    """Sort, reverse, limit, in this order (R15).

    Without *key* the records stay as they came. The sort is stable in both directions, and records
    whose key is None come last in both.
    """
    arranged = list(records)
    if key is not None:
        keyed = [(key(record), record) for record in arranged]
        known = [pair for pair in keyed if pair[0] is not None]
        known.sort(key=itemgetter(0), reverse=reverse)
        unknown = [pair for pair in keyed if pair[0] is None]
        arranged = [record for _, record in (*known, *unknown)]
    elif reverse:
        arranged.reverse()
    return tuple(arranged[:limit])


def within(records: Mapping[str, Any], id_: str) -> frozenset[str]:
    """The ID, and those of all records within it, however deep."""
    return frozenset(below(id_, parts_of(records.values())))


def below(id_: str, parts: Mapping[str, list[str]]) -> list[str]:
    """The same, of records whose *parts* are known."""
    ids = [id_]
    for outer in ids:
        ids += parts.get(outer, ())
    return ids


def parts_of(records: Iterable[Any]) -> dict[str, list[str]]:
    """For each record the IDs of those directly within it; those within none are under the empty ID."""
    parts: dict[str, list[str]] = {}
    for record in records:
        parts.setdefault(record.within or "", []).append(record.id)
    return parts


def with_outer(ids: Iterable[str | None], records: Mapping[str, Any]) -> set[str]:
    """The IDs, and those of all records that they lie within."""
    widened: set[str] = set()
    for id_ in ids:
        outer = id_
        while outer and outer not in widened:
            widened.add(outer)
            outer = records[outer].within
    return widened
