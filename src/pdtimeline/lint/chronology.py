"""The rules about what comes before what, and about what lasts."""

from __future__ import annotations

from collections.abc import Iterator

from pdtimeline.errors import quoted
from pdtimeline.loader.findings import Finding
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query.lives import Life, lives

ALREADY = {"born": "is already born", "died": "already died"}


def causes_come_first(timeline: Timeline) -> Iterator[Finding]:
    """No cause comes after its effect."""
    for event in timeline.events:
        for index, id_ in enumerate(event.causes):
            cause = timeline.event_ids[id_]
            if _is_later(cause, event):
                what = (
                    f"the cause {quoted(id_)} ({cause.date}) comes after its effect ({event.date})"
                )
                path = ("events", event.id, "causes", index)
                yield Finding("cause-later", path, what, _check(timeline, cause, event, "causes"))


def nothing_is_learned_early(timeline: Timeline) -> Iterator[Finding]:
    """No one learns about an event before it happens."""
    for event in timeline.events:
        for index, learning in enumerate(event.learns):
            of = timeline.event_ids[learning.of]
            if _is_later(of, event):
                what = f"{quoted(of.id)} ({of.date}) comes after someone learns about it ({event.date})"
                path = ("events", event.id, "learns", index, "of")
                yield Finding("learned-early", path, what, _check(timeline, of, event, "learns"))


def _is_later(event: Event, other: Event) -> bool:
    """Whether all of the event comes after the other one."""
    return bool(event.date and other.date and event.date.first > other.date.last)


def _check(timeline: Timeline, later: Event, earlier: Event, field: str) -> str:
    """The advice for two events in the wrong order: a date may be that of the episode."""
    places, episodes = [], []
    for event in (later, earlier):
        episode = timeline.episodes.get(event.episode) if event.episode else None
        if event.track == "story" and episode and episode.aired == event.date:
            episodes.append(f"{event.episode}")
            places.append(f"the episode of {event.id} ({event.episode})")
        else:
            places.append(f"the date of {event.id}")
    what = " and ".join(places) if episodes else "both dates"
    if len(episodes) == 2:
        what = f"both episodes ({' and '.join(episodes)})"
    return f"check {what}, or remove it from {field}"


def every_change_changes(timeline: Timeline) -> Iterator[Finding]:
    """A change sets a value that the facet does not have already."""
    current: dict[tuple[str, frozenset[str]], tuple[str | None, str]] = {}
    for event in in_order(timeline, timeline.events):
        for index, change in enumerate(event.changes):
            key = (change.facet, frozenset(change.of))
            value, since = current.get(key, (None, ""))
            if change.to is not None and change.to == value:
                what = f"{change.facet} has been {quoted(change.to)} since {since}"
                alone = "" if event.changes[1:] else " and the key changes"
                advice = f"delete this change{alone}, or give a new value"
                path = ("events", event.id, "changes", index, "to")
                yield Finding("nothing-changes", path, what, advice)
            else:
                current[key] = (change.to, event.id)


def nobody_is_there_dead(timeline: Timeline) -> Iterator[Finding]:
    """No one is present, learns, or changes before birth or after death."""
    known = lives(timeline)
    for event in timeline.events:
        for path, id_ in _taking_part(event):
            when = _alive(event, *known.get(id_, Life()))
            if when:
                advice = "move it to mentions" if path[0] == "characters" else "check the dates"
                yield Finding(
                    "not-alive", ("events", event.id, *path), f"{quoted(id_)} {when}", advice
                )


def everybody_lives_once(timeline: Timeline) -> Iterator[Finding]:
    """No one is born twice or dies twice."""
    known = lives(timeline)
    for event in timeline.events:
        for field, ids in (("born", event.born), ("died", event.died)):
            for at, id_ in enumerate(ids):
                first = getattr(known[id_], field)
                if first is not event:
                    what = f"{quoted(id_)} {ALREADY[field]} in {_named(first)}"
                    path = ("events", event.id, field, at)
                    advice = f"keep only one of them, or check the ID in {field}"
                    yield Finding(f"{field}-twice", path, what, advice)


def _taking_part(event: Event) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Everyone who must be alive at the event, with the path to the ID."""
    for field in ("characters", "people"):
        for at, id_ in enumerate(getattr(event, field)):
            yield (field, at), id_
    for index, learning in enumerate(event.learns):
        for at, id_ in enumerate(learning.who):
            yield ("learns", index, "who", at), id_
    for index, change in enumerate(event.changes):
        for at, id_ in enumerate(change.of if change.to else ()):
            yield ("changes", index, "of", at), id_


def _alive(event: Event, born: Event | None, died: Event | None) -> str:
    """Why a character or person cannot be present; empty when they can."""
    if event.date is None:
        return ""
    if born and born.date and event.date.last < born.date.first:
        return f"is not born until {_named(born)}"
    if died and died.date and event.date.first > died.date.last:
        return f"already died in {_named(died)}"
    return ""


def _named(event: Event) -> str:
    return f"{event.id} ({event.date})" if event.date else event.id
