"""For Mermaid, a timeline, and a flowchart from causes to effects.

Mermaid has no quotes that hold in every diagram. What it could take for its own stands as the number of
the character, which its parser turns back into the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pdtimeline.export.texts import causes_among, line, period_of
from pdtimeline.model.records import Event, Timeline

_OWN = re.compile(r"""[#:;%"`<>{}\[\]()|&,\\$]""")


def write(timeline: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """The events in order; what happened at the same time stands together."""
    yield f"timeline\n    title {_label(timeline.title)}\n"
    for period, group in groupby(events, period_of):
        titles = "".join(f"\n        : {_label(event.title)}" for event in group)
        yield f"    {_label(period)}{titles}\n"


def _label(text: str) -> str:
    """The text as one line of nothing but text."""
    return re.sub(_OWN, lambda match: f"#{ord(match[0])};", line(text))


def write_causes(_: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """Every event that led to another one or came of it, and an arrow for each cause."""
    links = causes_among(events)
    linked = {id_ for link in links for id_ in link}
    yield "flowchart TD\n"
    for event in events:
        if event.id in linked:
            text = f"{_label(event.title)} {_label(f'({period_of(event)})')}"
            yield f'    {_node(event.id)}["{text}"]\n'
    for cause, effect in links:
        yield f"    {_node(cause)} --> {_node(effect)}\n"


def notes_on_causes(_: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """How many events are not in the flowchart."""
    alone = len(events) - len({id_ for link in causes_among(events) for id_ in link})
    if alone:
        yield f"leaving out {alone} without a cause or an effect"


def _node(id_: str) -> str:
    """The name of a node. Words such as `end` are Mermaid's, and a hyphen could begin an arrow."""
    return f"e_{id_.replace('-', '_')}"
