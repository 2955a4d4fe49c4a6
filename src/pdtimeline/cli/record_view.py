"""How one record is shown: as a card, as a line, as an object; alone or with its events."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from pdtimeline.cli.output import Output, done, draw, hint, left_out, note, picked, show
from pdtimeline.errors import BadRequest, Exit
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query.lookup import called
from pdtimeline.render import HUMAN, STRUCTURED, Listing, objects, render, render_object
from pdtimeline.render.columns import Sheet, event_sheet
from pdtimeline.render.command_columns import sheet_for
from pdtimeline.terminal.streams import emit

Portrait = Callable[[], Iterator[str]]


class With(NamedTuple):
    """A record of a section, its events, and how both are drawn.

    Drawn is either a *portrait* above the list of events, or a *whole* that has the events in it.
    """

    section: str
    record: Any
    events: tuple[Event, ...]
    portrait: Portrait | None = None
    whole: Callable[[tuple[Event, ...]], Iterator[str]] | None = None


def required(words: str | Sequence[str] | None, usage: str, missing: str = "argument") -> str:
    """The argument of a command that needs one, of one word or several; raises `BadRequest` without it."""
    if words is None:
        raise BadRequest(f"missing {missing}; usage: pdtimeline {usage}")
    return words if isinstance(words, str) else " ".join(words)


def show_one(
    out: Output, timeline: Timeline, sheet: Sheet, record: Any, portrait: Portrait, step: str = ""
) -> Exit:
    """Print a record: a card for people, one object, or the line that a list has for it.

    *step* is the command that goes on from the card; empty for none.
    """
    as_object = out.format in STRUCTURED
    as_card = out.format == "table" and not out.fields
    if out.only_count or not (as_object or as_card):
        return show(out, timeline, sheet, (record,), empty="")
    if as_card:
        draw(out, portrait())
        if step:
            hint(out, step)
        return Exit.DONE
    listing = Listing(sheet, (record,), timeline, out.fields, out.header)
    emit(render_object(next(objects(listing)), out.format, out.screen))
    return Exit.DONE


def show_with_events(out: Output, timeline: Timeline, view: With) -> Exit:
    """Print a record and its events: card and list for people, one object, or the event lines (R32)."""
    events = in_order(timeline, view.events)
    sheet = event_sheet(timeline)
    name = called(view.record) or view.record.id
    empty = f"no events found for {name}"
    is_list = out.format not in HUMAN | STRUCTURED or (out.format == "tree" and not view.whole)
    if out.only_count or is_list:
        return show(out, timeline, sheet, events, empty=empty, asked=(name,))
    listed = picked(out, sheet, events)
    listing = Listing(
        sheet, listed, timeline, out.fields, out.header, asked=(name,), whole=len(events)
    )
    if out.format in STRUCTURED:
        own = sheet_for(view.section, timeline)
        record = next(objects(Listing(own, (view.record,), timeline)))
        emit(render_object({**record, "events": list(objects(listing))}, out.format, out.screen))
        return done(out, listed)
    draw(out, _drawn(view, listing, out))
    if not events:
        note(out, empty)
    left_out(out, len(listed), len(events), sheet.noun)
    if listed:
        hint(out, f"event {listed[0].id}")
    return done(out, listed)


def _drawn(view: With, listing: Listing, out: Output) -> Iterator[str]:
    if view.whole and not out.fields:
        yield from view.whole(listing.records)
        return
    if view.portrait:
        yield from view.portrait()
        yield from ["\n"] if listing.records else []
    yield from render(listing, "table", out.screen)
