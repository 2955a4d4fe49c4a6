"""A calendar, as a reader of calendars has it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from icalendar import Calendar

from pdtimeline.export import writer
from pdtimeline.loader.load import parse
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Event, Timeline
from running import Run
from strategies import SINGLE_DATES


def exported(timeline: Timeline, events: tuple[Event, ...] | None = None) -> bytes:
    write, _ = writer("ics")
    chunks = write(timeline, timeline.events if events is None else events)
    return "".join(map(str, chunks)).encode()


def read(data: bytes) -> Any:
    return Calendar.from_ical(data)


def entries(data: bytes) -> list[Any]:
    return list(read(data).walk("VEVENT"))


def with_dates(*dates: str) -> Timeline:
    events = tuple(
        Event(f"e{at}", f"Event {at}", date=PartialDate.parse(text))
        for at, text in enumerate(dates)
    )
    return Timeline("Dated", events=events)


SPANS = {
    "2017-11-15": (date(2017, 11, 15), date(2017, 11, 16), None),
    "2017-12-31": (date(2017, 12, 31), date(2018, 1, 1), None),
    "2017-11": (date(2017, 11, 1), date(2017, 12, 1), "2017-11"),
    "2017~": (date(2017, 1, 1), date(2018, 1, 1), "about 2017 (2017~)"),
    "2017-11-15?": (date(2017, 11, 15), date(2017, 11, 16), "possibly 2017-11-15 (2017-11-15?)"),
    "194X": (date(1940, 1, 1), date(1950, 1, 1), "the 1940s (194X)"),
    "2001-24": (date(2001, 12, 1), date(2002, 3, 1), "winter 2001/02 (2001-24)"),
    "0001": (date(1, 1, 1), date(2, 1, 1), "AD 1 (0001)"),
    "9999-12": (date(9999, 12, 1), date(9999, 12, 31), "9999-12"),
    "9999-12-31": (date(9999, 12, 31), None, None),
    "2013-09/2013-12": (
        date(2013, 9, 1), date(2014, 1, 1), "2013-09 \u2013 2013-12 (2013-09/2013-12)"),
    "../2013": (date(2013, 1, 1), date(2014, 1, 1), "until 2013 (../2013)"),
    "2013/..": (date(2013, 1, 1), date(2014, 1, 1), "since 2013 (2013/..)"),
    "2013-21~/..": (
        date(2013, 3, 1), date(2013, 6, 1), "since about spring 2013 (2013-21~/..)"),
    "/2013-05": (date(2013, 5, 1), date(2013, 6, 1), "? \u2013 2013-05 (/2013-05)"),
    "2025-03-12T09:02": (datetime(2025, 3, 12, 9, 2), None, None),  # noqa: DTZ001
    "2025-03-12T09:02:07": (datetime(2025, 3, 12, 9, 2, 7), None, None),  # noqa: DTZ001
    "2025-03-12T09:02~": (
        datetime(2025, 3, 12, 9, 2), None, "about 2025-03-12 09:02 (2025-03-12T09:02~)"),  # noqa: DTZ001
    "2025-03-12T14:30/2025-03-12T15:00": (
        datetime(2025, 3, 12, 14, 30), datetime(2025, 3, 12, 15),  # noqa: DTZ001
        "2025-03-12 14:30 \u2013 15:00 (2025-03-12T14:30/2025-03-12T15:00)"),
    "2025-03-12T14:30/2025-03-12T15:00:09": (
        datetime(2025, 3, 12, 14, 30), datetime(2025, 3, 12, 15, 0, 9),  # noqa: DTZ001
        "2025-03-12 14:30 \u2013 15:00:09 (2025-03-12T14:30/2025-03-12T15:00:09)"),
    "2025-03-12T14:30/2025-03-13": (
        datetime(2025, 3, 12, 14, 30), datetime(2025, 3, 14),  # noqa: DTZ001
        "2025-03-12 14:30 \u2013 2025-03-13 (2025-03-12T14:30/2025-03-13)"),
    "9999-12-31T14:30/9999-12-31": (
        datetime(9999, 12, 31, 14, 30), datetime(9999, 12, 31, 23, 59, 59),  # noqa: DTZ001
        "9999-12-31 14:30 \u2013 9999-12-31 (9999-12-31T14:30/9999-12-31)"),
    "../2025-03-12T14:30": (
        datetime(2025, 3, 12, 14, 30), None, "until 2025-03-12 14:30 (../2025-03-12T14:30)"),  # noqa: DTZ001
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPANS.items(), ids=SPANS)
def test_a_date_is_a_span_of_days_or_a_moment(text: str, expected: tuple[Any, ...]) -> None:
    (entry,) = entries(exported(with_dates(text)))
    begin, end, described = expected
    assert entry["DTSTART"].dt == begin
    assert ("DTEND" in entry and entry["DTEND"].dt) or end is None
    assert "DTEND" not in entry or entry["DTEND"].dt == end
    assert entry.get("DESCRIPTION") == (described and f"Date: {described}")


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("UTC", datetime(2025, 3, 12, 0, 30, tzinfo=UTC)),
        ("+02:00", datetime(2025, 3, 11, 22, 30, tzinfo=UTC)),
        ("-05:30", datetime(2025, 3, 12, 6, 0, tzinfo=UTC)),
    ],
)
def test_a_time_on_a_clock_is_in_utc(
    call: Run, tmp_path: Path, clock: str, expected: datetime
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        f"timeline: {{format: 1, title: T, clock: '{clock}'}}\nseries: {{pd: {{title: P}}}}\nevents:\n"
        "  a: {title: A, date: 2025-03-12T00:30, episode: S01E01}\n"
        "  b: {title: B, date: 2025-03-12, episode: S01E01}\n"
    )
    for line in ("export ics", "export ics --seen S01E01"):
        day, moment = entries(call(*line.split(), "-f", str(path)).out)
        assert (day["DTSTART"].dt, moment["DTSTART"].dt) == (date(2025, 3, 12), expected)


@pytest.mark.parametrize(
    ("clock", "text", "count"),
    [
        (60, "0001-01-01T00:30", 0),
        (-60, "0001-01-01T00:30", 1),
        (-60, "9999-12-31T23:30", 0),
        (60, "0001-01-01", 1),
    ],
)
def test_a_time_that_utc_has_in_no_year_of_a_calendar_is_left_out(
    clock: int, text: str, count: int
) -> None:
    timeline = with_dates(text)._replace(clock=clock)
    assert len(entries(exported(timeline))) == count
    assert len([*writer("ics").notes(timeline, timeline.events)]) == 1 - count


def test_what_no_calendar_holds_is_left_out_and_told(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    dates = ["-0043-03-15", "0000", "-0043/0014", "Y17000", "0001-01-01", "9999", "2014/Y17000"]
    records = "".join(f"  e{at}: {{title: T{at}, date: {text}}}\n" for at, text in enumerate(dates))
    path.write_text(f"timeline: {{format: 1, title: Old}}\nevents:\n{records}  u: {{title: U}}\n")
    done = call("export", "ics", "-f", str(path))
    assert [str(entry["SUMMARY"]) for entry in entries(done.out)] == ["T4", "T5"]
    assert done.notes == (
        "pdtimeline: leaving out 1 without a date\n"
        "pdtimeline: leaving out 5 before the year 1 or after 9999\n"
    )


FULL = """
timeline: {format: 1, title: "A, b; c"}
series: {pd: {title: Chicago P.D.}}
episodes:
  S01E01: {title: Pilot, aired: 2014-01-08}
  S01E02: {aired: 2014-01}
  S01E03: {title: Undated}
people: {ann: {name: Ann}}
characters: {jay: {name: Jay Halstead}}
places: {city: {name: "Chicago, Illinois"}}
arcs: {one: {title: "One, two"}, three: {title: Three}}
sources:
  a: {publisher: A, title: A, url: "javascript:alert(1)"}
  b: {publisher: B, title: B, url: "https://example.org/a?b=c#d"}
events:
  first:
    title: "First; a, b\\\\n"
    summary: "One.\\n\\nTwo."
    episode: S01E01
    place: city
    characters: [jay]
    people: [ann]
    arcs: [one, three]
    sources: [a, b]
  second: {title: Second, track: production, date: 2015, episode: S01E03}
"""


def test_an_entry_says_what_the_event_says() -> None:
    calendar = read(exported(parse(FULL.encode())))
    assert calendar["NAME"] == calendar["X-WR-CALNAME"]
    assert calendar["NAME"].replace("\\", "") == "A, b; c"  # some versions keep the backslashes
    first, second, pilot, month = calendar.walk("VEVENT")
    assert first["SUMMARY"] == "First; a, b\\n"
    assert first["DESCRIPTION"] == (
        "One.\n\nTwo.\nEpisode: S01E01 Pilot\nWith: Jay Halstead, Ann\nConfidence: confirmed"
    )
    assert first["LOCATION"] == "Chicago, Illinois"
    assert first["CATEGORIES"].cats == ["One, two", "Three"]
    assert first["URL"] == "https://example.org/a?b=c#d"
    assert first["TRANSP"] == "TRANSPARENT"
    assert second["DESCRIPTION"] == "Episode: S01E03 Undated\nDate: 2015"
    assert (pilot["SUMMARY"], pilot["DTSTART"].dt) == (
        "Chicago P.D. S01E01: Pilot",
        date(2014, 1, 8),
    )
    assert (month["SUMMARY"], month["DTEND"].dt) == ("Chicago P.D. S01E02", date(2014, 2, 1))
    assert calendar.errors == [error for entry in calendar.walk() for error in entry.errors] == []


def test_air_dates_are_those_of_the_events_that_were_asked_for(ask: Run) -> None:
    def aired(line: str) -> list[str]:
        found = [str(entry["SUMMARY"]) for entry in entries(ask(f"export ics {line}").out)]
        return [title for title in found if "S0" in title]

    assert aired("--season 2") == ["The show S02E01: Three"]
    assert aired("--series side") == ["The other show side-S01E01: Next door"]
    assert len(aired("")) == 5


def test_the_same_timeline_gives_the_same_bytes_and_every_entry_an_id_of_its_own(
    shipped: Timeline,
) -> None:
    data = exported(shipped)
    assert data == exported(shipped)
    uids = [str(entry["UID"]) for entry in entries(data)]
    assert len({*uids}) == len(uids)
    later = shipped._replace(events=shipped.events[5:])
    assert {str(entry["UID"]) for entry in entries(exported(later))} < {*uids}


@given(SINGLE_DATES.map(PartialDate.parse))
def test_every_date_can_be_read(when: PartialDate) -> None:
    (entry,) = entries(exported(with_dates(str(when))))
    assert str(entry["DTSTART"].dt)[:10] == str(when.first[0]).zfill(4) + (
        f"-{when.first.month:02}-{when.first.day:02}"
    )


@pytest.mark.parametrize(
    "text", ["日本語" * 60, "\N{DOG FACE}" * 60, "a" * 200, "é" * 74, "a" * 67]
)
def test_a_long_line_is_folded_between_characters(text: str) -> None:
    timeline = Timeline("T", events=(Event("e", text, date=PartialDate.parse("2014")),))
    data = exported(timeline)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]  # no character is in two lines
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert entries(data)[0]["SUMMARY"] == text
