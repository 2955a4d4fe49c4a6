"""Mermaid diagrams: a timeline, or a flowchart of causes.

Mermaid has no quotes that hold in every diagram. What it could take for its own stands as the number of
the character, which its parser turns back into the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pdtimeline.model.records import Event, Timeline
from pdtimeline.render.date_words import date_words
from pdtimeline.render.escapes import visible

_OWN = re.compile(r"""[#:;%"`<>{}\[\]()|&,\\$]""")
UNDATED = "undated"


def write(timeline: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """A timeline of the events; what happened at the same time stands together."""
    yield f"timeline\n    title {_text(timeline.title)}\n"
    for period, group in groupby(events, _period):
        titles = "".join(f"\n        : {_text(event.title)}" for event in group)
        yield f"    {_text(period)}{titles}\n"


def write_causes(_: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """A flowchart from causes to effects; an event that is neither is left out."""
    chosen = {event.id for event in events}
    causes = {event.id: [id_ for id_ in event.causes if id_ in chosen] for event in events}
    linked = {id_ for ids in causes.values() for id_ in ids}
    yield "flowchart TD\n"
    for event in events:
        if causes[event.id] or event.id in linked:
            yield f'    {_node(event.id)}["{_text(f"{event.title} ({_period(event)})")}"]\n'
    for event in events:
        for cause in causes[event.id]:
            yield f"    {_node(cause)} --> {_node(event.id)}\n"


def _period(event: Event) -> str:
    return date_words(event.date) if event.date else UNDATED


def _node(id_: str) -> str:
    """The name of a node. Words such as `end` are Mermaid's, and a hyphen could begin an arrow."""
    return f"e_{id_.replace('-', '_')}"


def _text(text: str) -> str:
    line = visible(re.sub("[\r\n]+", " ", text).strip())
    return re.sub(_OWN, lambda match: f"#{ord(match[0])};", line) or "#45;"
