"""What lies around an event by the calendar: `--around ID` with `--days N`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdtimeline.model.dates import OPEN_END, PartialDate
from pdtimeline.query.filters import days_around
from running import Run

FILE = """
timeline: {format: 1, title: Around}
characters: {ann: {name: Ann}, bob: {name: Bob}}
episodes: {S01E01: {title: One, aired: 2020-03-01}, S02E01: {title: Two, aired: 2021-03-01}}
events:
  long: {title: A long time, date: 2019/2021, characters: [ann]}
  before: {title: Before, date: 2020-02-27T23:59, characters: [bob]}
  day: {title: The day, episode: S01E01, characters: [ann], mentions: [bob]}
  after: {title: After, date: 2020-03-03T00:00, characters: [ann]}
  month: {title: A month, date: 2020-04, characters: [ann, bob]}
  open: {title: From then on, date: 2022/.., characters: [ann]}
  later: {title: Later, episode: S02E01, characters: [ann]}
  undated: {title: Some day, characters: [ann]}
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "around.yaml"
    path.write_text(FILE)
    return str(path)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("--around day", "long before day after"),
        ("--around day --days 30", "long before day after"),
        ("--around day --days 31", "long before day after month"),
        ("--around day --days 0", "long day"),
        ("--around day --days 1", "long day"),
        ("--around day --days 2", "long day after"),
        ("--around day --days 3", "long before day after"),
        ("--around month --days 27", "long month"),
        ("--around month --days 29", "long after month"),
        ("--around month --days 31", "long day after month"),
        ("--around long --days 0", "long before day after month later"),
        ("--around open --days 0", "open"),
        ("--around open --days 999999999999999999", "long before day after month later open"),
        ("--around day --character bob", "before"),
        ("--around day --since 2020-03", "long day after"),
        ("--around day --text month", ""),
        ("--around day --season 1", "day"),
        ("--around day --any --character ann --character bob", "long before day after"),
    ],
)
def test_what_lies_within_so_many_days_of_an_event(
    call: Run, file: str, line: str, ids: str
) -> None:
    done = call("events", "-f", file, "--fields", "id", *line.split())
    assert (done.code, done.text.split()) == (0, ids.split())


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("--around undated", 2, "--around: undated has no date; choose an event that has one"),
        ("--around dya", 1, 'unknown event "dya"; did you mean day?'),
        ("--around ann", 1, 'unknown event "ann", but a character has this name'),
        ("--days 3", 2, "--days only works with --around; add --around ID, or leave it out"),
        ("--around day --days -1", 2, "--days must be a whole number, 0 or more"),
        ("--around day --days 1.5", 2, "--days must be a whole number, 0 or more"),
        ("--around later --seen S01E01", 1, 'unknown event "later"'),
        ("--around= ", 2, "event ID is empty; give one"),
    ],
)
def test_what_cannot_be_asked_around(call: Run, file: str, line: str, code: int, said: str) -> None:
    done = call("events", "-f", file, *(line.split() if "=" not in line else [line]))
    assert (done.code, done.text) == (code, "")
    assert said in done.notes


def test_nothing_hidden_lies_around_an_event(call: Run, file: str) -> None:
    around = call("events", "-f", file, "--around", "long", "--fields", "id", "--seen", "S01E01")
    assert (around.code, around.text) == (1, "")  # `long` has no episode, and is hidden itself
    around = call(
        "events", "-f", file, "--around", "day", "--days", "900", "--fields", "id", "--seen", "1x1"
    )
    assert around.text.split() == ["day"]


@pytest.mark.parametrize("command", ["tree", "chart --by character", "stats", "export mermaid"])
def test_other_commands_with_the_filters_of_events_take_it(
    call: Run, file: str, command: str
) -> None:
    words = command.split()
    around = call(*words, "-f", file, "--around", "day", "--days", "0")
    same = call(*words, "-f", file, "--on", "2020-03-01")
    assert (around.code, around.text) == (0, same.text)
    assert around.text != call(*words, "-f", file).text


def test_the_heading_says_so(call: Run, file: str) -> None:
    by_title = call("events", "-f", file, "--around", "the day", "--days", "0", "-o", "table")
    assert by_title.text.startswith("within 0 days of The day · 2 events")
    for words, days in (("within 30 days of The day", ()), ("within 1 day of The day", (1,))):
        options = [option for number in days for option in ("--days", str(number))]
        drawn = call("events", "-f", file, "--around", "day", *options, "-o", "table")
        assert drawn.text.startswith(f"{words} · ")


def test_an_open_end_stays_open_and_times_of_day_do_not_count() -> None:
    open_end = days_around(PartialDate.parse("2020-03-01/.."), 1)
    assert open_end.last is None
    assert str(open_end.first and open_end.first[:3]) == "(2020, 2, 29)"
    day = days_around(PartialDate.parse("2020-03-01"), 3)
    assert days_around(PartialDate.parse("2020-03-01T09:30"), 3) == day
    assert day.last is not None
    assert day.last < OPEN_END
