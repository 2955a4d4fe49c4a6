"""The commands that list one kind of record."""

from pdtimeline.cli.options import Answer, EpisodeFilters, Filters, Reading
from pdtimeline.cli.output import opened, output, sheet_of, show
from pdtimeline.cli.query_options import (
    asked,
    filtered,
    nothing,
    resolved,
    words_of,
)
from pdtimeline.errors import Exit
from pdtimeline.model.records import Episode, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.filters import Query, in_episodes, select
from pdtimeline.render.columns import event_sheet


def events(filters: Filters, answer: Answer, reading: Reading) -> Exit:
    """List events that match all filters."""
    out = output("events", answer, reading)
    timeline, matches = filtered(filters, out)
    sheet, words = event_sheet(timeline), words_of(filters, timeline, out)
    return show(
        out, timeline, sheet, matches, empty=nothing("events", timeline, filters), asked=words
    )


def episodes(filters: EpisodeFilters, answer: Answer, reading: Reading) -> Exit:
    """List episodes, or make a watch list. A watch list needs --arc or --character."""
    out = output("episodes", answer, reading)
    query = asked(filters)
    timeline = opened(out)
    matches = _episodes(timeline, resolved(query, filters, timeline, out.screen))
    sheet, words = sheet_of(out, timeline), words_of(filters, timeline, out)
    return show(
        out, timeline, sheet, matches, empty=nothing("episodes", timeline, filters), asked=words
    )


def _episodes(timeline: Timeline, query: Query) -> tuple[Episode, ...]:
    """The episodes, declared or named by an event, that the query leaves, in the order of telling."""
    codes = {*timeline.episodes, *(e.episode for e in timeline.events if e.episode)}
    if query.arcs or query.characters:
        named = Query(arcs=query.arcs, characters=query.characters)
        codes &= {e.episode for e in select(timeline.events, named) if e.episode}
    if query.people:
        made = {e.episode for e in select(timeline.events, Query(people=query.people)) if e.episode}
        codes = {code for code in codes if code in made or _is_by(query.people, code, timeline)}
    if query.seasons or query.series is not None:
        codes = {code for code in codes if in_episodes(code, query)}
    matches = [
        timeline.episodes.get(code) or Episode(code)
        for code in sorted(codes, key=timeline.telling.key)
    ]
    span = query.days
    return tuple(
        episode
        for episode in matches
        if span is None or (episode.aired and span.overlaps(episode.aired.days))
    )


def _is_by(people: frozenset[str], code: EpisodeCode, timeline: Timeline) -> bool:
    """Whether the people directed or wrote the episode, each of them."""
    episode = timeline.episodes.get(code)
    return episode is not None and people.issubset({*episode.directors, *episode.writers})


def characters(answer: Answer, reading: Reading) -> Exit:
    """List all characters in the story."""
    return _all("characters", answer, reading)


def people(answer: Answer, reading: Reading) -> Exit:
    """List all real people: cast and crew."""
    return _all("people", answer, reading)


def places(answer: Answer, reading: Reading) -> Exit:
    """List all places."""
    return _all("places", answer, reading)


def arcs(answer: Answer, reading: Reading) -> Exit:
    """List all arcs. Events in a sub-arc also count for the arc around it."""
    from pdtimeline.query.usage import arcs_as_they_begin

    out = output("arcs", answer, reading)
    timeline = opened(out)
    records = arcs_as_they_begin(timeline)
    return show(out, timeline, sheet_of(out, timeline), records, empty="no arcs found")


def _all(noun: str, answer: Answer, reading: Reading) -> Exit:
    """List every record of a section."""
    out = output(noun, answer, reading)
    timeline = opened(out)
    records = tuple(getattr(timeline, noun).values())
    return show(out, timeline, sheet_of(out, timeline), records, empty=f"no {noun} found")


def seasons(answer: Answer, reading: Reading) -> Exit:
    """List all seasons."""
    from pdtimeline.query.usage import seasons as seasons_of

    out = output("seasons", answer, reading)
    timeline = opened(out)
    sheet = sheet_of(out, timeline)
    return show(out, timeline, sheet, seasons_of(timeline), empty="no seasons found")
