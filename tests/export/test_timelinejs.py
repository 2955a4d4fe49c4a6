"""Data for TimelineJS: dates as exact as the file has them, and no key that is not documented."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pdtimeline.export import writer
from pdtimeline.loader.load import parse
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Event, Source, Timeline
from readers import exported
from running import Run

# https://timeline.knightlab.com/docs/json-format.html
SLIDE = {
    "start_date", "end_date", "text", "media", "group", "display_date", "background", "autolink",
    "unique_id",
}  # fmt: skip
DATE = {"year", "month", "day", "hour", "minute", "second", "millisecond", "display_date"}


def data_of(timeline: Timeline) -> Any:
    return json.loads(exported("timelinejs", timeline))


def on(*dates: str) -> Timeline:
    events = tuple(
        Event(f"e{at}", f"E{at}", date=PartialDate.parse(text)) for at, text in enumerate(dates)
    )
    return Timeline("Dated", events=events)


DATES: dict[str, tuple[list[int], list[int] | None, str]] = {
    "2017": ([2017], None, "2017"),
    "2017~": ([2017], None, "about 2017"),
    "2017-11": ([2017, 11], None, "2017-11"),
    "2017-11-15": ([2017, 11, 15], None, "2017-11-15"),
    "2017-11-15T14:30": ([2017, 11, 15, 14, 30, 0], None, "2017-11-15 14:30"),
    "2017-11-15T14:30:05": ([2017, 11, 15, 14, 30, 5], None, "2017-11-15 14:30:05"),
    "-0043-03-15": ([-43, 3, 15], None, "March 15, 44 BC"),
    "194X": ([1940, 1, 1], [1949, 12, 31], "the 1940s"),
    "2001-24": ([2001, 12, 1], [2002, 2, 28], "winter 2001/02"),
    "2013-09/2013-12": ([2013, 9, 1], [2013, 12, 31], "2013-09 \u2013 2013-12"),
    "../2013": ([2013, 1, 1], [2013, 12, 31], "until 2013"),
    "Y-17000": ([-17000, 1, 1], [-17000, 12, 31], "17001 BC"),
    "2017-11-15T14:30/2017-11-16": (
        [2017, 11, 15, 14, 30, 0], [2017, 11, 16, 23, 59, 59], "2017-11-15 14:30 \u2013 2017-11-16"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATES.items(), ids=DATES)
def test_a_date_is_as_exact_as_in_the_file(
    text: str, expected: tuple[list[int], list[int] | None, str]
) -> None:
    (slide,) = data_of(on(text))["events"]
    end = slide.get("end_date")
    found = ([*slide["start_date"].values()], end and [*end.values()], slide["display_date"])
    assert found == expected


def test_only_documented_keys_are_written(shipped: Timeline) -> None:
    data = data_of(shipped)
    assert {*data} <= {"events", "title", "eras", "scale"}
    for slide in (data["title"], *data["events"]):
        assert {*slide} <= SLIDE
        assert {*slide["text"]} == {"headline", "text"}
        assert {*slide.get("start_date", {}), *slide.get("end_date", {})} <= DATE
    assert all("year" in slide["start_date"] for slide in data["events"])


def test_far_away_years_need_the_other_scale() -> None:
    assert data_of(on("2017", "-9999"))["scale"] == "human"
    assert data_of(on("2017", "Y-300000"))["scale"] == "cosmological"
    assert data_of(on())["scale"] == "human"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=1&c", '<a href="https://example.org/a?b=1&amp;c">P</a>'),
        ("javascript:alert(1)", "P"),
        (' https://example.org/"onclick="x', "P"),
        ('https://example.org/"onclick="x', '<a href="https://example.org/&quot;onclick=&quot;x">P</a>'),
        ("https://user@example.org", "P"),
        ("https://", "P"),
        ("https://example.org\\@evil.example", "P"),
        (None, "P"),
    ],
)  # fmt: skip
def test_only_an_address_of_the_web_is_a_link(url: str | None, expected: str) -> None:
    timeline = on("2014")._replace(sources={"s": Source("s", "P", "T", url)})
    event = timeline.events[0]._replace(sources=("s",), summary="One <b>.\n\nTwo.")
    (slide,) = data_of(timeline._replace(events=(event,)))["events"]
    assert slide["text"]["text"] == (f"<p>One &lt;b&gt;.</p><p>Two.</p><p>Sources: {expected}</p>")


def test_what_has_no_date_is_left_out_and_told() -> None:
    timeline = parse(b"timeline: {format: 1, title: T}\nevents: {a: {title: A}}\n")
    assert data_of(timeline)["events"] == []
    assert [*writer("timelinejs").notes(timeline, timeline.events)] == [
        "leaving out 1 without a date"
    ]


def test_every_event_of_the_built_in_timeline_has_a_place(call: Run) -> None:
    done = call("export", "timelinejs")
    assert (done.code, done.notes) == (0, "")
