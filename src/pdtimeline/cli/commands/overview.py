"""The commands that draw the whole timeline, or what filters leave of it."""

from itertools import chain

from pdtimeline.cli import own_options as own
from pdtimeline.cli.options import Answer, Filters, Reading
from pdtimeline.cli.output import done, draw, hint, left_out, note, output, picked, show
from pdtimeline.cli.query_options import asked, filtered, nothing, resolved, words_of
from pdtimeline.errors import BadRequest, Exit
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query.filters import arrange
from pdtimeline.query.periods import SEASON, calendar_of, scale_of
from pdtimeline.render.columns import event_sheet


def chart(
    *,
    by: own.ByLane = "arc",
    scale: own.LaneScale = None,
    filters: Filters,
    answer: Answer,
    reading: Reading,
) -> Exit:
    """Draw a chart of events over seasons, years, or days."""
    from pdtimeline.query.swimlanes import lanes, moments, without_lane
    from pdtimeline.render.answer_columns import lane_sheet

    out = output("chart", answer, reading)
    timeline, events = filtered(filters, out)
    scale = scale or _scale(timeline, events)
    matches = lanes(timeline, events, by, scale)
    words = words_of(filters, timeline, out)
    is_list = out.only_count or out.fields or out.sort
    if out.format != "table" or is_list:
        sheet = lane_sheet(timeline, None if out.fields or out.sort else scale)
        cells = tuple(cell for lane in matches for cell in lane.cells)
        empty = _off_scale(events, by, scale) if events else nothing("events", timeline, filters)
        return show(out, timeline, sheet, cells, empty=empty, asked=words)
    rest = without_lane(timeline, events, by, scale) if by == "arc" or not matches else None
    whole = (*matches, *([rest] if rest else []))
    if not whole:
        note(out, _off_scale(events, by, scale) if events else nothing("events", timeline, filters))
        return done(out, whole)
    from pdtimeline.render.chart import chart as drawn
    from pdtimeline.render.tables import Heading, heading_lines

    drawn_lanes = arrange(whole, reverse=out.reverse, limit=out.limit)
    placed = sum(moments(scale)(event) is not None for event in events)
    if drawn_lanes:
        above = heading_lines(
            Heading(words or (timeline.title,), "events", len(events)), placed, out.screen
        )
        draw(out, chain(above, drawn(drawn_lanes, timeline, out.screen, scale)))
    else:
        draw(out, ())
    left_out(out, len(drawn_lanes), len(whole), "lanes")
    if placed < len(events) and out.screen.is_terminal:
        what = "an episode" if scale == SEASON else "a date"
        note(out, f"leaving out {len(events) - placed} events without {what}")
    if matches:
        hint(out, f"{by} {matches[0].id}")
    return done(out, drawn_lanes)


def _scale(timeline: Timeline, events: tuple[Event, ...]) -> str:
    """Seasons where the whole timeline is told in several, and these events too; else the calendar."""
    is_told = any(event.episode for event in events) or not events
    is_seasons = is_told and scale_of(timeline.events) == SEASON
    return SEASON if is_seasons else calendar_of(events)


def _off_scale(events: tuple[Event, ...], by: str, scale: str) -> str:
    """The note for events of which none is in a lane."""
    if scale == SEASON and not any(event.episode for event in events):
        return "none of these events is in an episode; use --scale year"
    if scale != SEASON and not any(event.date for event in events):
        return "none of these events has a date"
    return f"none of these events has {'an' if by == 'arc' else 'a'} {by}"


def tree(
    *,
    by: own.ByTree = None,
    scale: own.TreeScale = None,
    filters: Filters,
    answer: Answer,
    reading: Reading,
) -> Exit:
    """Draw events as a tree. Group by season, arc, character, place, or date."""
    out = output("tree", answer, reading)
    out = out._replace(form=out.form or "tree")
    if scale and by not in {None, "date"}:
        raise BadRequest(f"--scale does not work with --by {by}; drop one of them")
    timeline, events = filtered(filters, out)
    sheet = event_sheet(timeline)
    by = by or ("date" if scale or not any(event.episode for event in events) else "season")
    if out.format != "tree" or by == "season" or out.only_count or not events:
        words = words_of(filters, timeline, out)
        return show(
            out, timeline, sheet, events, empty=nothing("events", timeline, filters), asked=words
        )
    from pdtimeline.render.calendar_trees import date_tree, places_tree
    from pdtimeline.render.event_trees import arcs_tree, characters_tree, titles_of
    from pdtimeline.render.trees import tree as drawn

    listed = picked(out, sheet, events)
    titles = titles_of(timeline, out.screen, sheet.pick(out.fields or ()))
    query = resolved(asked(filters), filters, timeline, out.screen)
    if by == "date":
        nodes = date_tree(listed, titles, scale)
    elif by == "place":
        nodes = places_tree(listed, titles, frozenset().union(*query.places))
    elif by == "arc":
        nodes = arcs_tree(listed, titles, frozenset().union(*query.arcs))
    else:
        nodes = characters_tree(listed, titles, query.characters)
    draw(out, drawn(nodes, out.screen))
    left_out(out, len(listed), len(events), sheet.noun)
    return done(out, listed)
