"""What led to an event, and what it led to.

Every walk visits an event once and does not recurse, so cycles and long chains are safe.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pdtimeline.errors import NameNotFound, near
from pdtimeline.model.records import Event, Timeline


class Step(NamedTuple):
    """An event of a walk: how many steps away it is, and which events of the walk it led to."""

    event: Event
    depth: int
    led_to: tuple[str, ...]


class Visit(NamedTuple):
    """A line of a tree; `seen`: its causes stand above already; `hidden`: so many are cut off."""

    event: Event
    depth: int
    seen: bool = False
    hidden: int = 0


def causes_of(timeline: Timeline, id_: str, depth: int | None = None) -> tuple[Step, ...]:
    """The events that led to an event, nearest first, each once; at most *depth* steps away.

    Raises `NameNotFound` if no event has the ID.
    """
    return _walk(timeline, id_, causes(timeline), depth, backwards=True)


def effects_of(timeline: Timeline, id_: str, depth: int | None = None) -> tuple[Step, ...]:
    """The events that an event led to, nearest first, each once; at most *depth* steps away.

    Raises `NameNotFound` if no event has the ID.
    """
    return _walk(timeline, id_, effects(timeline), depth, backwards=False)


def causes(timeline: Timeline) -> Mapping[str, tuple[str, ...]]:
    """For each event the IDs of the events that led to it."""
    return {event.id: event.causes for event in timeline.events}


def effects(timeline: Timeline) -> Mapping[str, tuple[str, ...]]:
    """For each event the IDs of the events it led to, in the order of the file."""
    led_to: dict[str, list[str]] = {event.id: [] for event in timeline.events}
    for event in timeline.events:
        for cause in event.causes:
            led_to[cause].append(event.id)
    return {id_: tuple(ids) for id_, ids in led_to.items()}


def _walk(
    timeline: Timeline,
    id_: str,
    graph: Mapping[str, tuple[str, ...]],
    limit: int | None,
    *,
    backwards: bool,
) -> tuple[Step, ...]:
    if id_ not in graph:
        raise NameNotFound("event", id_, near(id_, graph))
    depths = {id_: 0}
    order = [id_]
    for name in order:
        if limit is not None and depths[name] >= limit:
            continue
        for target in graph[name]:
            if target not in depths:
                depths[target] = depths[name] + 1
                order.append(target)
    led_to: dict[str, list[str]] = {name: [] for name in order}
    for name in order:
        for target in graph[name]:
            if target in led_to:
                cause, effect = (target, name) if backwards else (name, target)
                led_to[cause].append(effect)
    events = timeline.event_ids
    return tuple(Step(events[name], depths[name], tuple(led_to[name])) for name in order[1:])


def tree_of(
    timeline: Timeline, id_: str, graph: Mapping[str, tuple[str, ...]], limit: int
) -> Iterator[Visit]:
    """A walk as a tree, depth first. What an event led to, or its causes, follow only once."""
    opened: set[str] = set()
    stack = [(id_, 0)]
    events = timeline.event_ids
    while stack:
        name, depth = stack.pop()
        targets = graph[name]
        if name in opened:
            yield Visit(events[name], depth, seen=bool(targets))
        elif depth >= limit:
            yield Visit(events[name], depth, hidden=len(targets))
        else:
            yield Visit(events[name], depth)
            opened.add(name)
            stack += [(target, depth + 1) for target in reversed(targets)]
