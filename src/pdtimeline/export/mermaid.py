"""A timeline for Mermaid.

Mermaid has no quotes that hold in every diagram. What it could take for its own stands as the number of
the character, which its parser turns back into the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pdtimeline.export.texts import line, period_of
from pdtimeline.model.records import Event, Timeline

_OWN = re.compile(r"""[#:;%"`<>{}\[\]()|&,\\$]""")


def write(timeline: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """The events in order; what happened at the same time stands together."""
    yield f"timeline\n    title {label(timeline.title)}\n"
    for period, group in groupby(events, period_of):
        titles = "".join(f"\n        : {label(event.title)}" for event in group)
        yield f"    {label(period)}{titles}\n"


def label(text: str) -> str:
    """The text as one line of nothing but text."""
    return re.sub(_OWN, lambda match: f"#{ord(match[0])};", line(text))
