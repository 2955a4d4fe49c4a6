"""How one record is shown: as a card, as a line, as an object; alone or with its events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from pdtimeline.cli.shared import Output, hint, show
from pdtimeline.errors import BadRequest, Exit
from pdtimeline.model import Event, Timeline
from pdtimeline.query import arrange, in_order
from pdtimeline.render import HUMAN, STRUCTURED, Listing, objects, render, render_object
from pdtimeline.render.columns import Sheet, event_sheet, sort_key
from pdtimeline.render.sheets import sheet_for
from pdtimeline.streams import emit

Portrait = Callable[[], Iterator[str]]


class With(NamedTuple):
    """A record of a section, its events, and how it is drawn; `is_whole` when its events are in that."""

    section: str
    record: Any
    events: tuple[Event, ...]
    portrait: Portrait
    is_whole: bool = False


def required(word: str | None, usage: str, missing: str = "nothing") -> str:
    """The argument of a command that needs one; raises `BadRequest` without it."""
    if word is None:
        raise BadRequest(f"{missing} is named; write pdtimeline {usage}")
    return word


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
        emit(portrait(), out.screen)
        if step:
            hint(out, step)
        return Exit.DONE
    listing = Listing(sheet, (record,), timeline, out.fields, out.header)
    emit(render_object(next(objects(listing)), out.format, out.screen))
    return Exit.DONE


def show_with_events(out: Output, timeline: Timeline, one: With) -> Exit:
    """Print a record and its events: card and list for people, one object, or the event lines (R32)."""
    events = in_order(timeline, one.events)
    sheet = event_sheet(timeline, events)
    if out.only_count or (out.format not in HUMAN and out.format not in STRUCTURED):
        return show(out, timeline, sheet, events, empty=f"no events are in {_said(one)}")
    if out.format == "tree" and not one.is_whole:
        return show(out, timeline, sheet, events, empty=f"no events are in {_said(one)}")
    key = sort_key(sheet, out.sort) if out.sort else None
    found = arrange(events, key, reverse=out.reverse, limit=out.limit)
    listing = Listing(sheet, found, timeline, out.fields, out.header)
    if out.format in STRUCTURED:
        own = sheet_for(one.section, timeline)
        record = next(objects(Listing(own, (one.record,), timeline)))
        emit(render_object({**record, "events": list(objects(listing))}, out.format, out.screen))
    elif one.is_whole and not out.fields:
        emit(one.portrait(), out.screen)
    else:
        rows = chain(["\n"], render(listing, "table", out.screen)) if found else iter(())
        emit(chain(one.portrait(), rows), out.screen)
    if found:
        hint(out, f"event {found[0].id}")
    return Exit.NOT_FOUND if out.exit_status and not found else Exit.DONE


def _said(one: With) -> str:
    name = getattr(one.record, "name", None) or getattr(one.record, "title", None)
    return str(name or one.record.id)
