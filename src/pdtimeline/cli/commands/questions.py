"""The commands that answer what no list does: why it came, what is between two, where words are."""

from collections.abc import Iterator

from pdtimeline.cli import options as opt
from pdtimeline.cli import own_options as own
from pdtimeline.cli import param_types as parsed
from pdtimeline.cli.options import Answer, Period, Reading
from pdtimeline.cli.output import (
    Output,
    done,
    draw,
    hint,
    left_out,
    note,
    opened,
    output,
    picked,
    show,
)  # fmt: skip
from pdtimeline.cli.query_options import (
    asked,
    everybody,
    find_event,
    in_time,
    suggesting,
    without_episodes,
)
from pdtimeline.cli.record_view import required
from pdtimeline.errors import BadRequest, Exit, either, quoted
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query import causes
from pdtimeline.query.lookup import find
from pdtimeline.query.search import Results
from pdtimeline.render import STRUCTURED, Listing, objects, render, render_object
from pdtimeline.render.columns import event_sheet
from pdtimeline.terminal.streams import emit

RELATED = "One is present, the other only mentioned"


def why(
    *,
    name: opt.EventId = None,
    effects: own.Effects = False,
    depth: own.Depth = None,
    answer: Answer,
    reading: Reading,
) -> Exit:
    """Show what led to an event, or what it led to."""
    from pdtimeline.render.answer_columns import step_sheet

    out = output("why", answer, reading)
    word = required(name, "why ID")
    timeline = opened(out)
    event = find_event(word, timeline, out.screen)
    walk = causes.effects_of if effects else causes.causes_of
    steps = walk(timeline, event.id, depth)
    nothing = f"no known {'effects' if effects else 'causes'} of {event.id}"
    sheet = step_sheet(timeline)
    if out.format in STRUCTURED and not out.only_count:
        listed = picked(out, sheet, steps)
        nodes = list(objects(Listing(sheet, listed, timeline, out.fields)))
        asked = next(objects(Listing(event_sheet(timeline), (event,), timeline)))
        emit(render_object({"event": asked, "nodes": nodes}, out.format, out.screen))
        return done(out, listed)
    if steps and _is_tree(out):
        draw(out, _tree(event, timeline, out, depth, effects=effects))
        left_out(out, len(steps[: out.limit]), len(steps), sheet.noun)
        hint(out, f"event {steps[0].event.id}")
        return done(out, steps[: out.limit])
    words = f"{'What it led to' if effects else 'What led to it'}: {event.title}"
    return show(out, timeline, sheet, steps, empty=nothing, asked=(words,))


def _is_tree(out: Output) -> bool:
    """Whether it is drawn: when that was asked for, or on a terminal, unless a list was meant."""
    is_list = out.fields or out.sort or out.reverse
    return not out.only_count and (
        out.form == "tree" or (out.form is None and out.is_human and not is_list)
    )


def _tree(
    event: Event, timeline: Timeline, out: Output, depth: int | None, *, effects: bool
) -> Iterator[str]:
    from pdtimeline.render.event_trees import causes_tree
    from pdtimeline.render.trees import tree

    nodes = causes_tree(event, timeline, out.screen, effects=effects, depth=depth, limit=out.limit)
    return tree(nodes, out.screen, "step")


def between(
    *,
    one: own.OneName = None,
    other: own.OtherName = None,
    period: Period,
    answer: Answer,
    reading: Reading,
) -> Exit:
    """Show the history between two characters. Real people work, too."""
    from pdtimeline.query.between import between as between_two
    from pdtimeline.render.answer_columns import history_sheet

    out = output("between", answer, reading)
    words = [
        required(one, "between NAME NAME"),
        required(other, "between NAME NAME", "second name"),
    ]
    limits = asked(period)
    timeline = opened(out)
    with suggesting("character or person", timeline, out.screen):
        two = [find(everybody(timeline), word, "character or person") for word in words]
    if two[0] is two[1]:
        raise BadRequest(f"both names are {two[0].name}; give two different ones")
    limits = in_time(limits, period, timeline)
    relation = between_two(timeline, two[0].id, two[1].id, limits)
    sheet = event_sheet(timeline)
    names = " and ".join(who.name for who in two)
    empty = f"no events include both {names}{without_episodes(timeline, period)}"
    if out.only_count or (not out.is_human and out.format not in STRUCTURED):
        return show(out, timeline, sheet, relation.shared, empty=empty)
    past = Listing(history_sheet(timeline), relation.history, timeline, asked=(names,))
    shared, related = (
        Listing(
            sheet,
            picked(out, sheet, events),
            timeline,
            out.fields,
            out.header,
            asked=(words,),
            whole=len(events),
        )
        for words, events in ((names, relation.shared), (RELATED, relation.related))
    )
    if out.format in STRUCTURED:
        parts = {"history": past, "events": shared, "related": related}
        whole = {name: list(objects(listing)) for name, listing in parts.items()}
        emit(render_object(whole, out.format, out.screen))
        return done(out, shared.records)
    draw(out, _between((past, shared, related), out))
    if not relation.shared:
        note(out, empty)
    left_out(out, len(shared.records), len(relation.shared), sheet.noun)
    if first := (*shared.records, *related.records)[:1]:
        hint(out, f"event {first[0].id}")
    return done(out, shared.records)


def _between(listings: tuple[Listing, ...], out: Output) -> Iterator[str]:
    """Each list that is not empty, below its heading."""
    for number, listing in enumerate(listing for listing in listings if listing.records):
        yield from ["\n"] if number else []
        yield from render(listing, out.format, out.screen)


def search(
    *,
    words: own.SearchWords = None,
    kind: own.KindText = None,
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
    limits = in_time(limits, period, timeline)
    results = searching.search(timeline, text, kind or searching.KINDS, limits)
    for sentence in _understood(results):
        note(out, sentence)
    empty = f"no matches{without_episodes(timeline, period)}"
    sheet, words_asked = search_sheet(timeline), (quoted(text), *(kind or ()))
    code = show(out, timeline, sheet, results.hits, empty=empty, asked=words_asked)
    if not results.hits:
        hint(out, "events")
    return code


def _understood(results: Results) -> Iterator[str]:
    """What was done with the question, where that is not just what was typed."""
    if results.ignored:
        yield f"ignoring common words: {', '.join(results.ignored)}"
    for word, likest in results.taken_for:
        yield f"no match for {quoted(word)}, searching for {quoted(likest)}"
    if results.is_partial and results.missing:
        words = either(tuple(map(quoted, results.missing)))
        yield f"no match for {words}, showing matches for the other words"
    elif results.is_partial:
        yield "no match for all of the words, showing matches for most of them"
