"""The commands that draw the whole timeline, or what filters leave of it."""

from itertools import chain

from pdtimeline.cli import options as opt
from pdtimeline.cli.groups import command
from pdtimeline.cli.options import Answer, Filters, Reading
from pdtimeline.cli.output import done, draw, hint, left_out, output, picked, sheet_of, show
from pdtimeline.cli.query_options import asked, filtered, nothing, resolved, words_of
from pdtimeline.errors import Exit
from pdtimeline.query.filters import arrange
from pdtimeline.render.columns import event_sheet

NOUNS = {"arc": "arcs", "character": "characters", "person": "people"}  # what the lanes are


@command
def chart(*, by: opt.ByLane = "arc", filters: Filters, answer: Answer, reading: Reading) -> Exit:
    """Draw a chart of events across the seasons."""
    from pdtimeline.query.swimlanes import lanes

    out = output("chart", answer, reading)
    timeline, events = filtered(filters, out)
    matches = lanes(timeline, events, by)
    is_list = out.only_count or out.fields or out.sort
    if out.format == "table" and matches and not is_list:
        from pdtimeline.render.chart import chart as drawn
        from pdtimeline.render.tables import Heading, heading_lines

        drawn_lanes = arrange(matches, reverse=out.reverse, limit=out.limit)
        if drawn_lanes:
            heading = Heading(
                words_of(filters, timeline, out) or (timeline.title,), NOUNS[by], len(matches)
            )
            above = heading_lines(heading, len(drawn_lanes), out.screen)
            draw(out, chain(above, drawn(drawn_lanes, timeline, out.screen)))
        else:
            draw(out, ())
        left_out(out, len(drawn_lanes), len(matches), "lanes")
        hint(out, f"{by} {matches[0].id}")
        return done(out, drawn_lanes)
    cells = tuple(cell for lane in matches for cell in lane.cells)
    sheet, words = sheet_of(out, timeline), words_of(filters, timeline, out)
    empty = "none of these events is in an episode" if events else nothing("events", timeline)
    return show(out, timeline, sheet, cells, empty=empty, asked=words)


@command
def tree(*, by: opt.ByTree = "season", filters: Filters, answer: Answer, reading: Reading) -> Exit:
    """Draw events as a tree. Group by season, arc, or character."""
    out = output("tree", answer, reading)
    out = out._replace(form=out.form or "tree")
    timeline, events = filtered(filters, out)
    sheet = event_sheet(timeline)
    if out.format != "tree" or by == "season" or out.only_count or not events:
        words = words_of(filters, timeline, out)
        return show(out, timeline, sheet, events, empty=nothing("events", timeline), asked=words)
    from pdtimeline.render.event_trees import arcs_tree, characters_tree, titles_of
    from pdtimeline.render.trees import tree as drawn

    listed = picked(out, sheet, events)
    titles = titles_of(timeline, out.screen, sheet.pick(out.fields or ()))
    query = resolved(asked(filters), filters, timeline, out.screen)
    if by == "arc":
        nodes = arcs_tree(listed, titles, frozenset().union(*query.arcs))
    else:
        nodes = characters_tree(listed, titles, query.characters)
    draw(out, drawn(nodes, out.screen))
    left_out(out, len(listed), len(events), sheet.noun)
    return done(out, listed)
