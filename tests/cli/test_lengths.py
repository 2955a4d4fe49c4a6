"""How long things last, as people are told it: by the calendar, and down to the minute."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import Run

FILE = """
timeline: {format: 1, title: Lengths}
characters: {ann: {name: Ann}, bob: {name: Bob}}
facets:
  mood: {title: Mood, of: one}
  bond: {title: Bond, of: pair}
events:
  begin: {title: Begin, date: BEGIN, changes: [{facet: mood, of: [ann], to: good}]}
  end: {title: End, date: END, changes: [{facet: mood, of: [ann]}]}
"""


def lasted(call: Run, folder: Path, begin: str, end: str, *options: str) -> str:
    file = folder / "lengths.yaml"
    file.write_text(FILE.replace("BEGIN", begin).replace("END", end))
    return call("state", "--ended", "-q", "--file", str(file), *options).text


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2001-01-01", "2004-01-01", "3 years"),
        ("2001-01-01", "2101-01-01", "100 years"),
        ("2001-01-01", "2001-12-31", "11 months, 30 days"),
        ("2013", "2015", "1 or 2 years"),
        ("2025-03-12T09:03", "2025-03-12T09:55", "52 minutes"),
        ("2025-03-12T09:07", "2025-03-12T10:11", "1 hour, 4 minutes"),
        ("-0048-01-10", "-0043-03-15", "5 years, 2 months"),
    ],
)
def test_state_tells_how_long(call: Run, tmp_path: Path, begin: str, end: str, words: str) -> None:
    shown = lasted(call, tmp_path, begin, end, "--format", "table")
    assert f" {words} " in shown.splitlines()[-1]


def test_data_have_durations_and_days(call: Run, tmp_path: Path) -> None:
    (value,) = json.loads(lasted(call, tmp_path, "2025-03-12T09:00", "2025-03-12T15:00", "--json"))
    assert (value["shortest"], value["longest"]) == ("PT6H", "PT6H")
    assert (value["min_days"], value["max_days"], value["days"]) == (0.25, 0.25, 0)


def test_what_has_no_date_has_no_length(call: Run, tmp_path: Path) -> None:
    (value,) = json.loads(lasted(call, tmp_path, "2013/..", "2015/..", "--json"))
    assert (value["shortest"], value["longest"], value["min_days"], value["max_days"]) == (
        None,
    ) * 4
