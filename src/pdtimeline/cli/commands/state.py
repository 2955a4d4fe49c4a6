"""The commands about a point in time: how things stand, and who knows of what."""

# ruff: noqa: ARG001 - Typer reads the signatures; the values arrive in the context

from pdtimeline.cli import options as opt
from pdtimeline.cli import param_types as arguments
from pdtimeline.cli.output import opened, output, show
from pdtimeline.cli.query_options import everybody, known
from pdtimeline.cli.record_view import required
from pdtimeline.errors import Exit
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.lookup import find
from pdtimeline.query.state import Point, history, point_date, state_at


# fmt: off
def state(
    context: opt.Context, at: opt.At = None, character: opt.CharacterText = None,
    facet: opt.FacetText = None, ended: opt.Ended = False, form: opt.Format = None,
    json: opt.Json = False, plain: opt.Plain = False, fields: opt.Fields = None,
    sort: opt.Sort = None, reverse: opt.Reverse = False, limit: opt.Limit = None,
    count: opt.Count = False, header: opt.Header = None, csv_safe: opt.CsvSafe = False,
    exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False, color: opt.Color = "auto",
    ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False, file: opt.File = None,
    seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """Show the state of things at a point in time."""
    from pdtimeline.render.answer_columns import state_sheet

    out = output("state", context.params)
    asked = None if at is None else arguments.point(at)
    timeline = opened(out)
    point = _point(asked, timeline)
    held = history(timeline, point) if ended else state_at(timeline, point)
    if character is not None:
        who = find(everybody(timeline), character, "character or person").id
        held = tuple(holding for holding in held if who in holding.of)
    if facet is not None:
        what = find(timeline.facets, facet, "facet").id
        held = tuple(holding for holding in held if holding.facet == what)
    first: dict[frozenset[str], int] = {}
    for index, holding in enumerate(held):
        first.setdefault(frozenset(holding.of), index)
    held = tuple(sorted(held, key=lambda holding: first[frozenset(holding.of)]))
    sheet = state_sheet(timeline, point_date(timeline, point), ended=ended)
    return show(out, timeline, sheet, held, empty="no state is known at that point")


def _point(point: Point, timeline: Timeline) -> Point:
    """The point as the timeline writes it; raises `NameNotFound` for an unknown series."""
    if isinstance(point, EpisodeCode):
        known(point, timeline)
        return timeline.plain(point)
    return point


# fmt: off
def knowledge(
    context: opt.Context, name: opt.KnowerName = None, at: opt.At = None, how: opt.How = None,
    form: opt.Format = None, json: opt.Json = False, plain: opt.Plain = False,
    fields: opt.Fields = None, sort: opt.Sort = None, reverse: opt.Reverse = False,
    limit: opt.Limit = None, count: opt.Count = False, header: opt.Header = None,
    csv_safe: opt.CsvSafe = False, exit_status: opt.ExitStatus = False, quiet: opt.Quiet = False,
    color: opt.Color = "auto", ascii_only: opt.Ascii = False, no_pager: opt.NoPager = False,
    file: opt.File = None, seen: opt.Seen = None,
) -> Exit:
    # fmt: on
    """Show who knows what, and since when."""
    from pdtimeline.query.knowledge import LEARNED, THERE, knowers_of, known_to
    from pdtimeline.render.answer_columns import knowledge_sheet

    out = output("knowledge", context.params)
    word = required(name, "knowledge ID-OR-NAME")
    asked = None if at is None else arguments.point(at)
    way = None if how is None else arguments.choice(how, (THERE, LEARNED), "--how value")
    timeline = opened(out)
    point = _point(asked, timeline)
    if word in timeline.event_ids:
        found = knowers_of(timeline, timeline.event_ids[word], point)
        empty = f"no one is known to know about {word}"
    else:
        who = find(timeline.characters, word, "event or character")
        found = known_to(timeline, who.id, point)
        empty = f"nothing is known about what {who.name} knows"
    if way is not None:
        found = tuple(one for one in found if one.how == way)
    return show(out, timeline, knowledge_sheet(timeline), found, empty=empty)
