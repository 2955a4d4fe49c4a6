"""The commands that answer what no list does: why, how things stand, who knows, what is between two."""

# ruff: noqa: ARG001 - Typer reads the signatures; the values arrive in the context

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pdtimeline import arguments, causes
from pdtimeline.cli.filters import find_id, known
from pdtimeline.cli.shared import Output, hint, of_main, opened, output, show
from pdtimeline.cli.single import required
from pdtimeline.errors import Exit
from pdtimeline.model import Event, Timeline
from pdtimeline.names import find
from pdtimeline.options import (
    Ascii, At, CharacterText, Color, Context, Count, Depth, Effects, Ended, EventId, ExitStatus,
    FacetText, Fields, File, Format, Header, How, Json, KnowerName, KindText, Limit, NoPager, OneName,
    OtherName, Plain, Quiet, Reverse, SearchWords, Seen, Sort,
)  # fmt: skip
from pdtimeline.query import arrange, in_order
from pdtimeline.render import STRUCTURED, Listing, objects, render, render_object
from pdtimeline.render.columns import event_sheet, sort_key
from pdtimeline.state import Point, changes_between, history, point_date, state_at
from pdtimeline.streams import emit
from pdtimeline.values import EpisodeCode

TREE_DEPTH = 30  # a tree that is deeper cannot be read; lines and data have it all


# fmt: off
def why(
    context: Context, name: EventId = None, effects: Effects = False, depth: Depth = None,
    form: Format = None, json: Json = False, plain: Plain = False, fields: Fields = None,
    sort: Sort = None, reverse: Reverse = False, limit: Limit = None, count: Count = False,
    header: Header = None, exit_status: ExitStatus = False, quiet: Quiet = False,
    color: Color = "auto", ascii_only: Ascii = False, no_pager: NoPager = False,
    file: File = None, seen: Seen = None,
) -> Exit:
    # fmt: on
    """Show what led to an event, as a tree; with --effects what came of it."""
    from pdtimeline.render.answers import step_sheet

    out = output("why", context.params)
    levels = None if depth is None else arguments.count(depth, "--depth")
    word = required(name, "why ID")
    timeline = opened(out)
    found = find_id(timeline.event_ids, word, "event")
    walk = causes.effects_of if effects else causes.causes_of
    steps = walk(timeline, found.id, levels)
    nothing = f"nothing {'is known to have come of' if effects else 'is known to have led to'} {found.id}"
    sheet = step_sheet(timeline)
    if out.format in STRUCTURED and not out.count:
        key = sort_key(sheet, out.sort) if out.sort else None
        shown = arrange(steps, key, reverse=out.reverse, limit=out.limit)
        nodes = list(objects(Listing(sheet, shown, timeline, out.fields)))
        asked = next(objects(Listing(event_sheet(timeline), (found,), timeline)))
        emit(render_object({"event": asked, "nodes": nodes}, out.format, out.screen))
        return Exit.NOT_FOUND if out.exit_status and not shown else Exit.DONE
    if out.form in {None, "tree"} and out.is_human and steps and not out.count and not out.fields:
        emit(_tree(found, timeline, out, levels, effects=effects), out.screen)
        hint(out, f"pdtimeline event {steps[0].event.id}")
        return Exit.DONE
    return show(out, timeline, sheet, steps, empty=nothing)


def _tree(
    found: Event, timeline: Timeline, out: Output, levels: int | None, *, effects: bool
) -> Iterator[str]:
    from pdtimeline.render.trees import Node, event_title, tree

    graph = causes.effects(timeline) if effects else causes.causes(timeline)
    limit = TREE_DEPTH if levels is None else min(levels, TREE_DEPTH)

    def nodes() -> Iterator[Node]:
        for visit in causes.tree_of(timeline, found.id, graph, limit):
            event = visit.event
            when = str(event.episode or event.date or "")
            text = f"{when}  {event_title(event, out.screen)}" if when else event.title
            if visit.seen:
                text += " (above)"
            if visit.hidden:
                text += f" {out.screen.sign('more')} {visit.hidden} more"
            yield Node(visit.depth, text, event.id)

    return tree(nodes(), out.screen)


# fmt: off
def state(
    context: Context, at: At = None, character: CharacterText = None, facet: FacetText = None, ended: Ended = False,
    form: Format = None, json: Json = False, plain: Plain = False, fields: Fields = None,
    sort: Sort = None, reverse: Reverse = False, limit: Limit = None, count: Count = False,
    header: Header = None, exit_status: ExitStatus = False, quiet: Quiet = False,
    color: Color = "auto", ascii_only: Ascii = False, no_pager: NoPager = False,
    file: File = None, seen: Seen = None,
) -> Exit:
    # fmt: on
    """Show what holds at a point, since which event and for how long."""
    from pdtimeline.render.answers import state_sheet

    out = output("state", context.params)
    asked = None if at is None else arguments.point(at)
    timeline = opened(out)
    point = _point(asked, timeline)
    held = history(timeline, point) if ended else state_at(timeline, point)
    if character is not None:
        who = find(_everybody(timeline), character, "character or person").id
        held = tuple(holding for holding in held if who in holding.of)
    if facet is not None:
        what = find(timeline.facets, facet, "facet").id
        held = tuple(holding for holding in held if holding.facet == what)
    first: dict[frozenset[str], int] = {}
    for index, holding in enumerate(held):
        first.setdefault(frozenset(holding.of), index)
    held = tuple(sorted(held, key=lambda holding: first[frozenset(holding.of)]))
    sheet = state_sheet(timeline, point_date(timeline, point), ended=ended)
    code = show(out, timeline, sheet, held, empty="nothing is known to hold then")
    if held:
        hint(out, f"pdtimeline event {held[0].since.id}")
    return code


def _point(point: Point, timeline: Timeline) -> Point:
    """The point as the timeline writes it; raises `NameNotFound` for an unknown series."""
    if isinstance(point, EpisodeCode):
        known(point, timeline)
        return of_main(point, timeline)
    return point


def _everybody(timeline: Timeline) -> Mapping[str, Any]:
    return {**timeline.characters, **timeline.people}


# fmt: off
def knowledge(
    context: Context, name: KnowerName = None, at: At = None, how: How = None,
    form: Format = None, json: Json = False, plain: Plain = False, fields: Fields = None,
    sort: Sort = None, reverse: Reverse = False, limit: Limit = None, count: Count = False,
    header: Header = None, exit_status: ExitStatus = False, quiet: Quiet = False,
    color: Color = "auto", ascii_only: Ascii = False, no_pager: NoPager = False,
    file: File = None, seen: Seen = None,
) -> Exit:
    # fmt: on
    """Show who knows of an event, or what somebody has got to know."""
    from pdtimeline.knowledge import LEARNED, THERE, known_to, knowers_of
    from pdtimeline.render.answers import knowledge_sheet

    out = output("knowledge", context.params)
    word = required(name, "knowledge ID-OR-NAME")
    asked = None if at is None else arguments.point(at)
    way = None if how is None else arguments.choice(how, (THERE, LEARNED), "way of knowing")
    timeline = opened(out)
    point = _point(asked, timeline)
    if word in timeline.event_ids:
        found = knowers_of(timeline, timeline.event_ids[word], point)
        empty = f"nobody is known to know of {word}"
    else:
        who = find(timeline.characters, word, "event or character")
        found = known_to(timeline, who.id, point)
        empty = f"nothing is known of what {who.name} knows"
    if way is not None:
        found = tuple(one for one in found if one.how == way)
    code = show(out, timeline, knowledge_sheet(timeline), found, empty=empty)
    if found:
        hint(out, f"pdtimeline event {found[-1].since.id}")
    return code


# fmt: off
def between(
    context: Context, one: OneName = None, other: OtherName = None,
    form: Format = None, json: Json = False, plain: Plain = False, fields: Fields = None,
    sort: Sort = None, reverse: Reverse = False, limit: Limit = None, count: Count = False,
    header: Header = None, exit_status: ExitStatus = False, quiet: Quiet = False,
    color: Color = "auto", ascii_only: Ascii = False, no_pager: NoPager = False,
    file: File = None, seen: Seen = None,
) -> Exit:
    # fmt: on
    """Show the history of two, then the events that both are in."""
    from pdtimeline.render.answers import history_sheet

    out = output("between", context.params)
    words = [required(word, "between NAME NAME") for word in (one, other)]
    timeline = opened(out)
    two = [find(_everybody(timeline), word, "character or person") for word in words]
    shared = in_order(timeline, (e for e in timeline.events if all(_is_in(who.id, e) for who in two)))
    sheet = event_sheet(timeline, shared)
    names = " and ".join(who.name for who in two)
    if out.count or (not out.is_human and out.format not in STRUCTURED):
        return show(out, timeline, sheet, shared, empty=f"no events have both {names}")
    key = sort_key(sheet, out.sort) if out.sort else None
    found = arrange(shared, key, reverse=out.reverse, limit=out.limit)
    events = Listing(sheet, found, timeline, out.fields, out.header)
    past = Listing(history_sheet(timeline), changes_between(timeline, two[0].id, two[1].id), timeline)
    if out.format in STRUCTURED:
        whole = {"history": list(objects(past)), "events": list(objects(events))}
        emit(render_object(whole, out.format, out.screen))
    else:
        emit(_history(names, past, events, out), out.screen)
        if found:
            hint(out, f"pdtimeline event {found[0].id}")
    return Exit.NOT_FOUND if out.exit_status and not found else Exit.DONE


def _is_in(id_: str, event: Event) -> bool:
    return id_ in event.characters or id_ in event.people


def _history(names: str, past: Listing, events: Listing, out: Output) -> Iterator[str]:
    from pdtimeline.render.escapes import visible

    yield out.screen.paint("heading", visible(names)) + "\n"
    for listing in (past, events):
        if listing.records:
            yield "\n"
            yield from render(listing, out.format, out.screen)


# fmt: off
def search(
    context: Context, words: SearchWords = None, kind: KindText = None,
    form: Format = None, json: Json = False, plain: Plain = False, fields: Fields = None,
    sort: Sort = None, reverse: Reverse = False, limit: Limit = None, count: Count = False,
    header: Header = None, exit_status: ExitStatus = False, quiet: Quiet = False,
    color: Color = "auto", ascii_only: Ascii = False, no_pager: NoPager = False,
    file: File = None, seen: Seen = None,
) -> Exit:
    # fmt: on
    """Find words in every kind of record, best first."""
    from pdtimeline import search as searching
    from pdtimeline.render.answers import search_sheet

    out = output("search", context.params)
    text = required(" ".join(words) if words else None, "search WORDS")
    kinds = arguments.names(kind, searching.KINDS, "kind") if kind is not None else searching.KINDS
    arguments.not_empty(text, "the words to search for")
    timeline = opened(out)
    hits = searching.search(timeline, text, kinds)
    code = show(out, timeline, search_sheet(timeline), hits, empty="nothing speaks of these words")
    if hits:
        hint(out, f"pdtimeline {_command(hits[0].kind)} {hits[0].id}")
    return code


def _command(kind: str) -> str:
    """The command that shows a record of the kind."""
    return {"series": "episodes --series", "facet": "state --facet"}.get(kind, kind)
