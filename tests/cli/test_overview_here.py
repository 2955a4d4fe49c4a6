"""What the tests by subprocess cannot show to the measuring of branches: charts, exports, completion."""

from __future__ import annotations

import pytest

from pdtimeline.cli import completion
from pdtimeline.errors import BadTimeline
from pdtimeline.loader.load import parse
from pdtimeline.render.calendar_trees import date_tree
from pdtimeline.render.event_trees import titles_of
from pdtimeline.terminal.screen import Screen
from running import Run


def test_a_chart_of_no_events_says_so(call: Run) -> None:
    asked = call("chart", "-o", "table", "--text", "nothing-has-this")
    assert (asked.code, asked.out) == (0, b"")
    assert b"no events match" in asked.err


def test_a_page_of_some_events_has_the_records_around_theirs(call: Run) -> None:
    page = call("export", "html", "--season", "5").text
    assert "PTSD" in page
    assert "Bolivia" not in page


def test_words_that_are_no_ids_are_completed_from_their_tables() -> None:
    assert list(completion.exports({}, "merm")) == ["mermaid"]
    assert list(completion.rules({}, "unuse"))
    assert list(completion.kinds_of_records({}, "eve")) == ["event"]


def test_a_clock_that_is_a_list_is_refused() -> None:
    with pytest.raises(BadTimeline):
        parse(b"timeline: {format: 1, title: T, clock: [1]}\nevents: {}\n")


def test_a_time_keeps_its_day_below_the_heading_of_a_year() -> None:
    timeline = parse(
        b'timeline: {format: 1, title: T}\nevents: {a: {title: A, date: "2025-03-12T09:02"}}\n'
    )
    titles = titles_of(timeline, Screen())
    nodes = list(date_tree(timeline.events, titles, "year"))
    assert nodes
