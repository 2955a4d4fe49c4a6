"""The commands that list one kind of record."""

# ruff: noqa: ARG001 - Typer reads the signatures; the values arrive in the context

from __future__ import annotations

from pdtimeline.cli import filters
from pdtimeline.cli.shared import opened, output, sheet_of, show
from pdtimeline.errors import Exit
from pdtimeline.model import Episode, Timeline
from pdtimeline.options import (
    Arcs,
    Ascii,
    Characters,
    Color,
    Confidence,
    Context,
    Count,
    Episodes,
    ExitStatus,
    Facets,
    Fields,
    File,
    Format,
    Header,
    Json,
    Limit,
    Mentions,
    NoPager,
    On,
    People,
    Places,
    Plain,
    Quiet,
    Reverse,
    Seasons,
    Seen,
    SeriesName,
    Since,
    Sort,
    Sources,
    Track,
    Until,
    Words,
)  # fmt: skip
from pdtimeline.query import Query, in_episodes, in_order, select
from pdtimeline.render.columns import event_sheet
from pdtimeline.values import EpisodeCode


# fmt: off
def events(
    context: Context,
    season: Seasons = None, episode: Episodes = None, series: SeriesName = None,
    character: Characters = None, mentions: Mentions = None, person: People = None,
    place: Places = None, arc: Arcs = None, track: Track = None, since: Since = None,
    until: Until = None, on: On = None, text: Words = None, source: Sources = None,
    confidence: Confidence = None, facet: Facets = None,
    form: Format = None, json: Json = False, plain: Plain = False, fields: Fields = None,
    sort: Sort = None, reverse: Reverse = False, limit: Limit = None, count: Count = False,
    header: Header = None, exit_status: ExitStatus = False, quiet: Quiet = False,
    color: Color = "auto", ascii_only: Ascii = False, no_pager: NoPager = False,
    file: File = None, seen: Seen = None,
) -> Exit:
    # fmt: on
    """List events; all filters that are given must hold."""
    out = output("events", context.params)
    wanted = filters.asked(context.params)
    timeline = opened(out)
    found = select(timeline.events, filters.resolve(wanted, timeline), timeline)
    found = in_order(timeline, found)
    empty = filters.nothing("events", timeline)
    return show(out, timeline, event_sheet(timeline, found), found, empty=empty)


# fmt: off
def episodes(
    context: Context,
    season: Seasons = None, series: SeriesName = None, arc: Arcs = None, character: Characters = None,
    person: People = None, since: Since = None, until: Until = None,
    form: Format = None, json: Json = False, plain: Plain = False, fields: Fields = None,
    sort: Sort = None, reverse: Reverse = False, limit: Limit = None, count: Count = False,
    header: Header = None, exit_status: ExitStatus = False, quiet: Quiet = False,
    color: Color = "auto", ascii_only: Ascii = False, no_pager: NoPager = False,
    file: File = None, seen: Seen = None,
) -> Exit:
    # fmt: on
    """List episodes; with --arc or --character a watch list: those that tell of it."""
    out = output("episodes", context.params)
    wanted = filters.asked(context.params)
    timeline = opened(out)
    query = filters.resolve(wanted, timeline)
    found = _episodes(timeline, query)
    return show(out, timeline, sheet_of(out, timeline), found, empty=filters.nothing("episodes", timeline))


def _episodes(timeline: Timeline, query: Query) -> tuple[Episode, ...]:
    """The episodes, declared or named by an event, that the query leaves, in the order of telling."""
    codes = {*timeline.episodes, *(e.episode for e in timeline.events if e.episode)}
    if query.arcs or query.characters:
        asked = Query(arcs=query.arcs, characters=query.characters)
        codes &= {e.episode for e in select(timeline.events, asked) if e.episode}
    if query.people:
        made = {e.episode for e in select(timeline.events, Query(people=query.people)) if e.episode}
        codes = {code for code in codes if code in made or _is_by(query.people, code, timeline)}
    placed, days = query.seasons or query.series is not None, query.days
    found = [
        timeline.episodes.get(code) or Episode(code)
        for code in sorted(codes, key=timeline.telling.key)
        if not placed or in_episodes(code, query)
    ]
    return tuple(
        one for one in found if days is None or (one.aired and days.overlaps(one.aired.days))
    )


def _is_by(people: frozenset[str], code: EpisodeCode, timeline: Timeline) -> bool:
    """Whether the people directed or wrote the episode, each of them."""
    episode = timeline.episodes.get(code)
    return episode is not None and people.issubset({*episode.directors, *episode.writers})


# fmt: off
def characters(
    context: Context,
    form: Format = None, json: Json = False, plain: Plain = False, fields: Fields = None,
    sort: Sort = None, reverse: Reverse = False, limit: Limit = None, count: Count = False,
    header: Header = None, exit_status: ExitStatus = False, quiet: Quiet = False,
    color: Color = "auto", ascii_only: Ascii = False, no_pager: NoPager = False,
    file: File = None, seen: Seen = None,
) -> Exit:
    # fmt: on
    """List the characters of the story."""
    return _all("characters", context)


# fmt: off
def people(
    context: Context,
    form: Format = None, json: Json = False, plain: Plain = False, fields: Fields = None,
    sort: Sort = None, reverse: Reverse = False, limit: Limit = None, count: Count = False,
    header: Header = None, exit_status: ExitStatus = False, quiet: Quiet = False,
    color: Color = "auto", ascii_only: Ascii = False, no_pager: NoPager = False,
    file: File = None, seen: Seen = None,
) -> Exit:
    # fmt: on
    """List the real people: cast and crew."""
    return _all("people", context)


# fmt: off
def places(
    context: Context,
    form: Format = None, json: Json = False, plain: Plain = False, fields: Fields = None,
    sort: Sort = None, reverse: Reverse = False, limit: Limit = None, count: Count = False,
    header: Header = None, exit_status: ExitStatus = False, quiet: Quiet = False,
    color: Color = "auto", ascii_only: Ascii = False, no_pager: NoPager = False,
    file: File = None, seen: Seen = None,
) -> Exit:
    # fmt: on
    """List the places."""
    return _all("places", context)


# fmt: off
def arcs(
    context: Context,
    form: Format = None, json: Json = False, plain: Plain = False, fields: Fields = None,
    sort: Sort = None, reverse: Reverse = False, limit: Limit = None, count: Count = False,
    header: Header = None, exit_status: ExitStatus = False, quiet: Quiet = False,
    color: Color = "auto", ascii_only: Ascii = False, no_pager: NoPager = False,
    file: File = None, seen: Seen = None,
) -> Exit:
    # fmt: on
    """List the threads; the events of inner ones count for the outer ones."""
    return _all("arcs", context)


# fmt: off
def seasons(
    context: Context,
    form: Format = None, json: Json = False, plain: Plain = False, fields: Fields = None,
    sort: Sort = None, reverse: Reverse = False, limit: Limit = None, count: Count = False,
    header: Header = None, exit_status: ExitStatus = False, quiet: Quiet = False,
    color: Color = "auto", ascii_only: Ascii = False, no_pager: NoPager = False,
    file: File = None, seen: Seen = None,
) -> Exit:
    # fmt: on
    """List the seasons."""
    from pdtimeline.render.kinds import seasons as all_seasons

    out = output("seasons", context.params)
    timeline = opened(out)
    return show(out, timeline, sheet_of(out, timeline), all_seasons(timeline), empty="no seasons are there")


def _all(noun: str, context: Context) -> Exit:
    """List every record of a section."""
    out = output(noun, context.params)
    timeline = opened(out)
    records = tuple(getattr(timeline, noun).values())
    return show(out, timeline, sheet_of(out, timeline), records, empty=f"no {noun} are there")
