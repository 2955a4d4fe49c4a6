"""Timelines that Hypothesis draws with words and ids that are hard to fit into lines."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from drawn import (
    ARCS,
    CHARACTERS,
    DISPUTES,
    EVENTS,
    PEOPLE,
    PLACES,
    SOURCES,
    timelines,
)
from pdtimeline.loader.load import parse
from pdtimeline.model.records import Timeline

IDS = (*PEOPLE, *CHARACTERS, *ARCS, *PLACES, *SOURCES, *EVENTS, *DISPUTES)
TEXT_FIELDS = {
    "title", "name", "summary", "note", "about", "question", "says", "verdict", "why", "publisher", "to",
}  # fmt: skip

WORDS = st.text(
    "abc-\N{CJK UNIFIED IDEOGRAPH-6F22}\N{LATIN SMALL LETTER E WITH ACUTE}", min_size=1, max_size=45
)
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)
NEW_IDS = st.from_regex(r"[a-z]{2,9}(-[a-z]{1,10}){0,5}", fullmatch=True)


def worded(data: Any, texts: list[str]) -> Any:
    """The data with every text taken from *texts*, in turn; a record of events gets a summary and a note."""
    if isinstance(data, list):
        return [worded(one, texts) for one in data]
    if not isinstance(data, dict):
        return data
    return {
        key: f"{_next(texts)} {key[0]}" if key in TEXT_FIELDS and isinstance(value, str)
        else worded(value, texts)
        for key, value in data.items()
    }  # fmt: skip


def _next(texts: list[str]) -> str:
    texts.append(texts.pop(0))
    return texts[-1]


@st.composite
def hard_timelines(draw: st.DrawFn) -> Timeline:
    """A timeline as it is read, every record of which may have long words and long ids."""
    texts = draw(
        st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=4, max_size=8)
    )
    ids = draw(st.lists(NEW_IDS, min_size=len(IDS), max_size=len(IDS), unique=True))
    data = draw(timelines)
    for event in data["events"].values():
        event["summary"] = event["note"] = ""
    text = json.dumps(worded(data, texts))
    for old, new in zip(IDS, ids, strict=True):
        text = text.replace(f'"{old}"', f'"{new}"')
    return parse(text.encode())
