"""A flowchart for Mermaid, from causes to effects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdtimeline.export.mermaid import label
from pdtimeline.export.texts import period_of
from pdtimeline.model.records import Event, Timeline


def write(_: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """Every event that led to another one or came of it, and an arrow for each cause."""
    causes = _causes(events)
    linked = _linked(causes)
    yield "flowchart TD\n"
    for event in events:
        if event.id in linked:
            text = f"{label(event.title)} {label(f'({period_of(event)})')}"
            yield f'    {_node(event.id)}["{text}"]\n'
    for effect, ids in causes.items():
        for cause in ids:
            yield f"    {_node(cause)} --> {_node(effect)}\n"


def notes(_: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """How many events are not in the picture."""
    alone = len(events) - len(_linked(_causes(events)))
    if alone:
        yield f"leaving out {alone} without a cause or an effect"


def _causes(events: tuple[Event, ...]) -> Mapping[str, list[str]]:
    """For each event those of its causes that are among the events."""
    chosen = {event.id for event in events}
    return {event.id: [id_ for id_ in event.causes if id_ in chosen] for event in events}


def _linked(causes: Mapping[str, list[str]]) -> set[str]:
    effects = {effect for effect, ids in causes.items() if ids}
    return effects.union(*causes.values())


def _node(id_: str) -> str:
    """The name of a node. Words such as `end` are Mermaid's, and a hyphen could begin an arrow."""
    return f"e_{id_.replace('-', '_')}"
