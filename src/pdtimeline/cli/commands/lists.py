"""The commands that list one kind of record."""

# ruff: noqa: ARG001 - Typer reads the signatures; the values arrive in the context

from pdtimeline.cli import options as opt
from pdtimeline.cli import query_options as filters
from pdtimeline.cli.output import opened, output, sheet_of, show
from pdtimeline.errors import Exit
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Episode, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.filters import Query, in_episodes, select
from pdtimeline.render.columns import event_sheet


# fmt: off
def events(
    context: opt.Context, season: opt.Seasons = None, episode: opt.Episodes = None,
    series: opt.SeriesName = None, character: opt.Characters = None, mentions: opt.Mentions = None,
    person: opt.People = None, place: opt.Places = None, arc: opt.Arcs = None,
    track: opt.Track = None, since: opt.Since = None, until: opt.Until = None, on: opt.On = None,
    text: opt.Words = None, source: opt.Sources = None, confidence: opt.Confidence = None,
    facet: opt.Facets = None, form: opt.Format = None, json: opt.Json = False,
    plain: opt.Plain = False, fields: opt.Fields = None, sort: opt.Sort = None,
    reverse: opt.Reverse = False, limit: opt.Limit = None, count: opt.Count = False,
    header: opt.Header = None, csv_safe: opt.CsvSafe = False, exit_status: opt.ExitStatus = False,
    quiet: opt.Quiet = False, color: opt.Color = "auto", ascii_only: opt.Ascii = False,
    no_pager: opt.NoPager = False, file: opt.File = None, seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """List events that match all filters."""
    out = output("events", context.params)
    wanted = filters.asked(context.params)
    timeline = opened(out)
    found = select(timeline.events, filters.resolve(wanted, timeline), timeline)
    found = in_order(timeline, found)
    empty = filters.nothing("events", timeline)
    return show(out, timeline, event_sheet(timeline, found), found, empty=empty)


# fmt: off
def episodes(
    context: opt.Context, season: opt.Seasons = None, series: opt.SeriesName = None,
    arc: opt.Arcs = None, character: opt.Characters = None, person: opt.People = None,
    since: opt.Since = None, until: opt.Until = None, form: opt.Format = None,
    json: opt.Json = False, plain: opt.Plain = False, fields: opt.Fields = None,
    sort: opt.Sort = None, reverse: opt.Reverse = False, limit: opt.Limit = None,
    count: opt.Count = False, header: opt.Header = None, csv_safe: opt.CsvSafe = False,
    exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False, color: opt.Color = "auto",
    ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False, file: opt.File = None,
    seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """List episodes, or make a watch list. A watch list needs --arc or --character."""
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
    context: opt.Context, form: opt.Format = None, json: opt.Json = False, plain: opt.Plain = False,
    fields: opt.Fields = None, sort: opt.Sort = None, reverse: opt.Reverse = False,
    limit: opt.Limit = None, count: opt.Count = False, header: opt.Header = None,
    csv_safe: opt.CsvSafe = False, exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False,
    color: opt.Color = "auto", ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False,
    file: opt.File = None, seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """List all characters in the story."""
    return _all("characters", context)


# fmt: off
def people(
    context: opt.Context, form: opt.Format = None, json: opt.Json = False, plain: opt.Plain = False,
    fields: opt.Fields = None, sort: opt.Sort = None, reverse: opt.Reverse = False,
    limit: opt.Limit = None, count: opt.Count = False, header: opt.Header = None,
    csv_safe: opt.CsvSafe = False, exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False,
    color: opt.Color = "auto", ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False,
    file: opt.File = None, seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """List all real people: cast and crew."""
    return _all("people", context)


# fmt: off
def places(
    context: opt.Context, form: opt.Format = None, json: opt.Json = False, plain: opt.Plain = False,
    fields: opt.Fields = None, sort: opt.Sort = None, reverse: opt.Reverse = False,
    limit: opt.Limit = None, count: opt.Count = False, header: opt.Header = None,
    csv_safe: opt.CsvSafe = False, exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False,
    color: opt.Color = "auto", ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False,
    file: opt.File = None, seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """List all places."""
    return _all("places", context)


# fmt: off
def arcs(
    context: opt.Context, form: opt.Format = None, json: opt.Json = False, plain: opt.Plain = False,
    fields: opt.Fields = None, sort: opt.Sort = None, reverse: opt.Reverse = False,
    limit: opt.Limit = None, count: opt.Count = False, header: opt.Header = None,
    csv_safe: opt.CsvSafe = False, exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False,
    color: opt.Color = "auto", ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False,
    file: opt.File = None, seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """List all arcs. Events in a sub-arc also count for the arc around it."""
    return _all("arcs", context)


# fmt: off
def seasons(
    context: opt.Context, form: opt.Format = None, json: opt.Json = False, plain: opt.Plain = False,
    fields: opt.Fields = None, sort: opt.Sort = None, reverse: opt.Reverse = False,
    limit: opt.Limit = None, count: opt.Count = False, header: opt.Header = None,
    csv_safe: opt.CsvSafe = False, exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False,
    color: opt.Color = "auto", ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False,
    file: opt.File = None, seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """List all seasons."""
    from pdtimeline.query.usage import seasons as all_seasons

    out = output("seasons", context.params)
    timeline = opened(out)
    return show(out, timeline, sheet_of(out, timeline), all_seasons(timeline), empty="no seasons found")


def _all(noun: str, context: opt.Context) -> Exit:
    """List every record of a section."""
    out = output(noun, context.params)
    timeline = opened(out)
    records = tuple(getattr(timeline, noun).values())
    return show(out, timeline, sheet_of(out, timeline), records, empty=f"no {noun} found")
