"""The commands about who says so, and the ones that draw the whole."""

# ruff: noqa: ARG001 - Typer reads the signatures; the values arrive in the context

from collections.abc import Iterator

from pdtimeline.cli import options as opt
from pdtimeline.cli import param_types as arguments
from pdtimeline.cli import query_options as filters
from pdtimeline.cli.output import (
    Output,
    done,
    hint,
    left_out,
    opened,
    output,
    picked,
    sheet_of,
    show,
)  # fmt: skip
from pdtimeline.cli.query_options import find_id
from pdtimeline.cli.record_view import required, show_one
from pdtimeline.errors import Exit
from pdtimeline.model.folding import fold
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Dispute, Event, Source, Timeline
from pdtimeline.query.filters import arrange, select
from pdtimeline.render.columns import event_sheet
from pdtimeline.terminal.streams import emit


# fmt: off
def sources(
    context: opt.Context, event: opt.EventText = None, publisher: opt.Publisher = None,
    origin: opt.Origin = None, since: opt.Since = None, until: opt.Until = None,
    form: opt.Format = None, json: opt.Json = False, plain: opt.Plain = False,
    fields: opt.Fields = None, sort: opt.Sort = None, reverse: opt.Reverse = False,
    limit: opt.Limit = None, count: opt.Count = False, header: opt.Header = None,
    csv_safe: opt.CsvSafe = False, exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False,
    color: opt.Color = "auto", ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False,
    file: opt.File = None, seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """List sources and how many events cite each."""
    out = output("sources", context.params)
    days = arguments.days(since, until, None)
    for words, of in ((publisher, "--publisher"), (origin, "--origin")):
        if words is not None:
            arguments.not_empty(words, of)
    timeline = opened(out)
    found: tuple[Source, ...] = tuple(timeline.sources.values())
    if event is not None:
        cited = find_id(timeline.event_ids, event, "event").sources
        found = tuple(timeline.sources[id_] for id_ in cited)
    for words, said in ((publisher, _publisher), (origin, _origin)):
        if words is not None:
            found = tuple(one for one in found if fold(words) in fold(said(one)))
    if days is not None:
        found = tuple(one for one in found if one.published and days.overlaps(one.published.days))
    return show(out, timeline, sheet_of(out, timeline), found, empty="no sources match")


def _publisher(one: Source) -> str:
    return one.publisher


def _origin(one: Source) -> str:
    return one.origin or one.publisher


# fmt: off
def source(
    context: opt.Context, name: opt.SourceId = None, form: opt.Format = None,
    json: opt.Json = False, plain: opt.Plain = False, fields: opt.Fields = None,
    sort: opt.Sort = None, reverse: opt.Reverse = False, limit: opt.Limit = None,
    count: opt.Count = False, header: opt.Header = None, csv_safe: opt.CsvSafe = False,
    exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False, color: opt.Color = "auto",
    ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False, file: opt.File = None,
    seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """Show one source and the events that cite it."""
    out = output("source", context.params)
    word = required(name, "source ID")
    timeline = opened(out)
    found = find_id(timeline.sources, word, "source")

    def portrait() -> Iterator[str]:
        from pdtimeline.render.cards import card
        from pdtimeline.render.record_cards import source_card

        return card(source_card(found, timeline, out.screen), out.screen)

    step = _first_event(found, timeline)
    return show_one(out, timeline, sheet_of(out, timeline), found, portrait, step)


def _first_event(one: Source | Dispute, timeline: Timeline) -> str:
    """The command for the first event that rests on the source, or that the dispute names."""
    if isinstance(one, Dispute):
        return f"event {one.events[0]}" if one.events else ""
    return next((f"event {event.id}" for event in timeline.events if one.id in event.sources), "")


# fmt: off
def disputes(
    context: opt.Context, event: opt.EventText = None, only_open: opt.OpenOnly = False,
    form: opt.Format = None, json: opt.Json = False, plain: opt.Plain = False,
    fields: opt.Fields = None, sort: opt.Sort = None, reverse: opt.Reverse = False,
    limit: opt.Limit = None, count: opt.Count = False, header: opt.Header = None,
    csv_safe: opt.CsvSafe = False, exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False,
    color: opt.Color = "auto", ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False,
    file: opt.File = None, seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """List where sources disagree, with verdicts."""
    out = output("disputes", context.params)
    timeline = opened(out)
    found: tuple[Dispute, ...] = tuple(timeline.disputes.values())
    if event is not None:
        id_ = find_id(timeline.event_ids, event, "event").id
        found = tuple(one for one in found if id_ in one.events)
    if only_open:
        found = tuple(one for one in found if one.verdict is None)
    return show(out, timeline, sheet_of(out, timeline), found, empty="no disputes match")


# fmt: off
def dispute(
    context: opt.Context, name: opt.DisputeId = None, form: opt.Format = None,
    json: opt.Json = False, plain: opt.Plain = False, fields: opt.Fields = None,
    sort: opt.Sort = None, reverse: opt.Reverse = False, limit: opt.Limit = None,
    count: opt.Count = False, header: opt.Header = None, csv_safe: opt.CsvSafe = False,
    exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False, color: opt.Color = "auto",
    ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False, file: opt.File = None,
    seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """Show one dispute: claims, verdict, and why."""
    out = output("dispute", context.params)
    word = required(name, "dispute ID")
    timeline = opened(out)
    found = find_id(timeline.disputes, word, "dispute")

    def portrait() -> Iterator[str]:
        from pdtimeline.render.cards import card
        from pdtimeline.render.record_cards import dispute_card

        return card(dispute_card(found, timeline), out.screen)

    step = _first_event(found, timeline)
    return show_one(out, timeline, sheet_of(out, timeline), found, portrait, step)


# fmt: off
def chart(
    context: opt.Context, by: opt.ByLane = "arc", season: opt.Seasons = None,
    episode: opt.Episodes = None, series: opt.SeriesName = None, character: opt.Characters = None,
    mentions: opt.Mentions = None, person: opt.People = None, place: opt.Places = None,
    arc: opt.Arcs = None, track: opt.Track = None, since: opt.Since = None, until: opt.Until = None,
    on: opt.On = None, text: opt.Words = None, source: opt.Sources = None,
    confidence: opt.Confidence = None, facet: opt.Facets = None, form: opt.Format = None,
    json: opt.Json = False, plain: opt.Plain = False, fields: opt.Fields = None,
    sort: opt.Sort = None, reverse: opt.Reverse = False, limit: opt.Limit = None,
    count: opt.Count = False, header: opt.Header = None, csv_safe: opt.CsvSafe = False,
    exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False, color: opt.Color = "auto",
    ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False, file: opt.File = None,
    seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """Draw a chart of events across the seasons."""
    from pdtimeline.query.swimlanes import BY, lanes

    out = output("chart", context.params)
    arguments.choice(by, BY, "--by value")
    timeline, events = _filtered(context, out)
    found = lanes(timeline, events, by)
    is_list = out.only_count or out.fields or out.sort
    if out.format == "table" and found and not is_list:
        from pdtimeline.render.chart import chart as drawn

        shown = arrange(found, reverse=out.reverse, limit=out.limit)
        if shown:
            emit(drawn(shown, timeline, out.screen), out.screen)
        left_out(out, len(shown), len(found), "lanes")
        hint(out, f"{by} {found[0].id}")
        return done(out, shown)
    cells = tuple(cell for lane in found for cell in lane.cells)
    return show(out, timeline, sheet_of(out, timeline), cells, empty=filters.nothing("events", timeline))


# fmt: off
def tree(
    context: opt.Context, by: opt.ByTree = "season", season: opt.Seasons = None,
    episode: opt.Episodes = None, series: opt.SeriesName = None, character: opt.Characters = None,
    mentions: opt.Mentions = None, person: opt.People = None, place: opt.Places = None,
    arc: opt.Arcs = None, track: opt.Track = None, since: opt.Since = None, until: opt.Until = None,
    on: opt.On = None, text: opt.Words = None, source: opt.Sources = None,
    confidence: opt.Confidence = None, facet: opt.Facets = None, form: opt.Format = None,
    json: opt.Json = False, plain: opt.Plain = False, fields: opt.Fields = None,
    sort: opt.Sort = None, reverse: opt.Reverse = False, limit: opt.Limit = None,
    count: opt.Count = False, header: opt.Header = None, csv_safe: opt.CsvSafe = False,
    exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False, color: opt.Color = "auto",
    ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False, file: opt.File = None,
    seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """Draw events as a tree. Group by season, arc, or character."""
    from pdtimeline.render.trees import BY

    out = output("tree", context.params)
    arguments.choice(by, BY, "--by value")
    out = out._replace(form=out.form or "tree")
    timeline, events = _filtered(context, out)
    sheet = event_sheet(timeline, events)
    if out.format != "tree" or by == "season" or out.only_count or not events:
        return show(out, timeline, sheet, events, empty=filters.nothing("events", timeline))
    from pdtimeline.render.trees import arcs_tree, characters_tree
    from pdtimeline.render.trees import tree as drawn

    shown = picked(out, sheet, events)
    nodes = (arcs_tree if by == "arc" else characters_tree)(shown, timeline, out.screen)
    emit(drawn(nodes, out.screen), out.screen)
    left_out(out, len(shown), len(events), sheet.noun)
    return done(out, shown)


def _filtered(context: opt.Context, out: Output) -> tuple[Timeline, tuple[Event, ...]]:
    """The timeline, and the events that the filters leave, in the order of happening."""
    wanted = filters.asked(context.params)
    timeline = opened(out)
    found = select(timeline.events, filters.resolve(wanted, timeline), timeline)
    return timeline, in_order(timeline, found)
