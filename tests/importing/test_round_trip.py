"""What `events --format csv` writes of a timeline comes back unchanged."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import drawn
from pdtimeline.importing.headers import DERIVED
from pdtimeline.importing.table_to_timeline import timeline_of
from pdtimeline.loader.load import bundled, load, parse
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Timeline
from pdtimeline.render import Listing, render
from pdtimeline.render.columns import event_sheet
from pdtimeline.render.file_text import file_text
from pdtimeline.terminal.screen import Screen
from running import TESTS

FIELDS = tuple(name for name in event_sheet(Timeline(title="")).names if name not in DERIVED)


def csv_of(timeline: Timeline, fields: tuple[str, ...]) -> str:
    """What `events --format csv --fields ...` prints."""
    events = in_order(timeline, timeline.events)
    listing = Listing(event_sheet(timeline), events, timeline, fields)
    return "".join(render(listing, "csv", Screen()))


def imported(text: str) -> Timeline:
    """The timeline that `import csv` makes of the text, through its YAML."""
    result = timeline_of(text.encode(), "-")
    assert result.unread == ()
    return parse("".join(file_text(result.data)).encode())


def rows(text: str) -> list[tuple[str, ...]]:
    """The rows in an order of their own: an event without a date may stand elsewhere."""
    return sorted(map(tuple, csv.reader(io.StringIO(text))))


def comes_back(timeline: Timeline, fields: tuple[str, ...]) -> None:
    text = csv_of(timeline, fields)
    again = csv_of(imported(text), fields)
    assert rows(again) == rows(text)
    if (
        "date" in fields
        and "episode" not in fields
        and all(event.date for event in timeline.events)
    ):
        firsts = [event.date for event in in_order(timeline, timeline.events)]
        assert [event.date for event in imported(text).events] == firsts


@given(drawn.timelines)
def test_all_that_the_file_has_of_an_event_comes_back(data: dict[str, Any]) -> None:
    comes_back(parse(json.dumps(data).encode()), FIELDS)


@given(drawn.timelines, st.sets(st.sampled_from(FIELDS)))
def test_some_of_it_comes_back(data: dict[str, Any], picked: set[str]) -> None:
    """Series and season are told by the episode; without it they are lost."""
    if "episode" not in picked:
        picked -= {"series", "season"}
    if "series" not in picked:  # nothing names the main one then
        picked -= {"series"}
    fields = tuple(name for name in FIELDS if name in picked | {"id", "title"})
    comes_back(parse(json.dumps(data).encode()), fields)


@pytest.mark.parametrize("name", ["", "small.yaml", "nasty.yaml"])
def test_written_timelines_come_back(name: str) -> None:
    comes_back(load(TESTS / name if name else bundled()), FIELDS)
