"""The warnings about what cannot have come one after the other like that."""

from __future__ import annotations

from collections.abc import Iterator

from pdtimeline.errors import quoted
from pdtimeline.loader.findings import Finding, look_at
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline


def causes_come_first(timeline: Timeline) -> Iterator[Finding]:
    """No cause happens wholly after its effect."""
    events = timeline.event_ids
    for event in timeline.events:
        for index, id_ in enumerate(event.causes):
            cause = events[id_]
            if event.date and cause.date and cause.date.first > event.date.last:
                what = (
                    f"the cause {quoted(id_)} ({cause.date}) comes after its effect ({event.date})"
                )
                path = ("events", event.id, "causes", index)
                advice = look_at(timeline, cause, event, "causes")
                yield Finding("cause-later", path, what, advice)


def nothing_is_learned_early(timeline: Timeline) -> Iterator[Finding]:
    """Nobody learns of an event that happens wholly later."""
    events = timeline.event_ids
    for event in timeline.events:
        for index, learning in enumerate(event.learns):
            of = events[learning.of]
            if event.date and of.date and of.date.first > event.date.last:
                what = f"{quoted(of.id)} ({of.date}) comes after someone learns about it ({event.date})"
                path = ("events", event.id, "learns", index, "of")
                advice = look_at(timeline, of, event, "learns")
                yield Finding("learned-early", path, what, advice)


def every_change_changes(timeline: Timeline) -> Iterator[Finding]:
    """No change is to the value that holds already."""
    holding: dict[tuple[str, frozenset[str]], tuple[str | None, str]] = {}
    for event in in_order(timeline, timeline.events):
        for index, change in enumerate(event.changes):
            key = (change.facet, frozenset(change.of))
            value, since = holding.get(key, (None, ""))
            if change.to is not None and change.to == value:
                what = f"{change.facet} has been {quoted(change.to)} since {since}"
                alone = "" if event.changes[1:] else " and the key changes"
                advice = f"delete this change{alone}, or give a new value"
                path = ("events", event.id, "changes", index, "to")
                yield Finding("nothing-changes", path, what, advice)
            else:
                holding[key] = (change.to, event.id)


def nobody_is_there_dead(timeline: Timeline) -> Iterator[Finding]:
    """Nobody is there before being born or after having died."""
    born = {id_: event for event in timeline.events for id_ in event.born}
    died = {id_: event for event in timeline.events for id_ in event.died}
    for event in timeline.events:
        for section in ("characters", "people"):
            for index, id_ in enumerate(getattr(event, section)):
                when = _alive(event, born.get(id_), died.get(id_))
                if when:
                    path = ("events", event.id, section, index)
                    advice = "move it to mentions" if section == "characters" else "check the dates"
                    yield Finding("not-alive", path, f"{quoted(id_)} {when}", advice)


def _alive(event: Event, born: Event | None, died: Event | None) -> str:
    """What speaks against somebody's being there; empty when nothing does."""
    if event.date is None:
        return ""
    if born and born.date and event.date.last < born.date.first:
        return f"is not born until {born.id} ({born.date})"
    if died and died.date and event.date.first > died.date.last:
        return f"already died in {died.id} ({died.date})"
    return ""
