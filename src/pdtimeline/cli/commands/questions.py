"""The commands that answer what no list does: why it came, what is between two, where words are."""

from collections.abc import Iterator

from pdtimeline.cli import options as opt
from pdtimeline.cli import param_types as parsed
from pdtimeline.cli.groups import command
from pdtimeline.cli.options import Answer, Period, Reading
from pdtimeline.cli.output import (
    Output,
    done,
    hint,
    left_out,
    note,
    opened,
    output,
    picked,
    show,
)  # fmt: skip
from pdtimeline.cli.query_options import asked, everybody, find_id
from pdtimeline.cli.record_view import required
from pdtimeline.errors import BadRequest, Exit, quoted
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query import causes
from pdtimeline.query.lookup import find
from pdtimeline.query.search import Results
from pdtimeline.query.state import changes_between
from pdtimeline.render import STRUCTURED, Listing, objects, render, render_object
from pdtimeline.render.columns import event_sheet
from pdtimeline.terminal.streams import emit


@command
def why(
    *,
    name: opt.EventId = None,
    effects: opt.Effects = False,
    depth: opt.Depth = None,
    answer: Answer,
    reading: Reading,
) -> Exit:
    """Show what led to an event, or what it led to."""
    from pdtimeline.render.answer_columns import step_sheet

    out = output("why", answer, reading)
    word = required(name, "why ID")
    timeline = opened(out)
    found = find_id(timeline.event_ids, word, "event")
    walk = causes.effects_of if effects else causes.causes_of
    steps = walk(timeline, found.id, depth)
    nothing = f"no known {'effects' if effects else 'causes'} of {found.id}"
    sheet = step_sheet(timeline)
    if out.format in STRUCTURED and not out.only_count:
        shown = picked(out, sheet, steps)
        nodes = list(objects(Listing(sheet, shown, timeline, out.fields)))
        asked = next(objects(Listing(event_sheet(timeline), (found,), timeline)))
        emit(render_object({"event": asked, "nodes": nodes}, out.format, out.screen))
        return done(out, shown)
    if steps and _is_tree(out):
        emit(_tree(found, timeline, out, depth, effects=effects), out.screen)
        left_out(out, len(steps[: out.limit]), len(steps), sheet.noun)
        hint(out, f"event {steps[0].event.id}")
        return done(out, steps[: out.limit])
    return show(out, timeline, sheet, steps, empty=nothing)


def _is_tree(out: Output) -> bool:
    """Whether it is drawn: when that was asked for, or on a terminal, unless a list was meant."""
    is_list = out.fields or out.sort or out.reverse
    return not out.only_count and (
        out.form == "tree" or (out.form is None and out.is_human and not is_list)
    )


def _tree(
    found: Event, timeline: Timeline, out: Output, depth: int | None, *, effects: bool
) -> Iterator[str]:
    from pdtimeline.render.event_trees import causes_tree
    from pdtimeline.render.trees import tree

    nodes = causes_tree(found, timeline, out.screen, effects=effects, depth=depth, limit=out.limit)
    return tree(nodes, out.screen, "step")


@command
def between(
    *, one: opt.OneName = None, other: opt.OtherName = None, answer: Answer, reading: Reading
) -> Exit:
    """Show the history between two characters. Real people work, too."""
    from pdtimeline.render.answer_columns import history_sheet

    out = output("between", answer, reading)
    words = [
        required(one, "between NAME NAME"),
        required(other, "between NAME NAME", "second name"),
    ]
    timeline = opened(out)
    two = [find(everybody(timeline), word, "character or person") for word in words]
    if two[0] is two[1]:
        raise BadRequest(f"both names are {two[0].name}; give two different ones")
    shared = in_order(
        timeline, (e for e in timeline.events if all(_is_in(who.id, e) for who in two))
    )
    sheet = event_sheet(timeline)
    names = " and ".join(who.name for who in two)
    empty = f"no events include both {names}"
    if out.only_count or (not out.is_human and out.format not in STRUCTURED):
        return show(out, timeline, sheet, shared, empty=empty)
    found = picked(out, sheet, shared)
    events = Listing(sheet, found, timeline, out.fields, out.header)
    past = Listing(
        history_sheet(timeline), changes_between(timeline, two[0].id, two[1].id), timeline
    )
    if out.format in STRUCTURED:
        whole = {"history": list(objects(past)), "events": list(objects(events))}
        emit(render_object(whole, out.format, out.screen))
        return done(out, found)
    emit(_history(names, past, events, out), out.screen)
    if not shared:
        note(out, empty)
    left_out(out, len(found), len(shared), sheet.noun)
    if found:
        hint(out, f"event {found[0].id}")
    return done(out, found)


def _is_in(id_: str, event: Event) -> bool:
    return id_ in event.characters or id_ in event.people


def _history(names: str, past: Listing, events: Listing, out: Output) -> Iterator[str]:
    from pdtimeline.render.escapes import visible

    yield out.screen.paint("heading", visible(names)) + "\n"
    for listing in (past, events):
        if listing.records:
            yield "\n"
            yield from render(listing, out.format, out.screen)


@command
def search(
    *,
    words: opt.SearchWords = None,
    kind: opt.KindText = None,
    period: Period,
    answer: Answer,
    reading: Reading,
) -> Exit:
    """Search all records, best matches first."""
    from pdtimeline.query import search as searching
    from pdtimeline.render.answer_columns import search_sheet

    out = output("search", answer, reading)
    text = required(" ".join(words) if words else None, "search WORDS")
    parsed.not_empty(text, "the search")
    limits = asked(period)
    timeline = opened(out)
    results = searching.search(timeline, text, kind or searching.KINDS, limits)
    for sentence in _understood(results):
        note(out, sentence)
    return show(out, timeline, search_sheet(timeline), results.hits, empty="no matches")


def _understood(results: Results) -> Iterator[str]:
    """What was done with the question, where that is not just what was typed."""
    if results.ignored:
        yield f"ignoring common words: {', '.join(results.ignored)}"
    for word, likest in results.taken_for:
        yield f"no match for {quoted(word)}, searching for {quoted(likest)}"
    if results.is_partial:
        yield "no match for all of the words, showing matches for most of them"
