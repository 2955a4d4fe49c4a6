"""Behind a fault of syntax the reading goes on with what begins next, and says nothing that is not so."""

from __future__ import annotations

import pytest

from pdtimeline.errors import Problem
from pdtimeline.loader.recovery import BYTES, entries

WALK = "  walk:\n    title: a: b\n"
TALK = "  talk:\n    title: c: d\n"
REST = "  rest:\n    title: E\n"


def told(text: str) -> tuple[list[str], list[str]]:
    """The records that are read, and the place of every problem."""
    problems: list[Problem] = []
    found = [
        f"{section.value} {key.value}" if key else section.value
        for section, key, _ in entries(text.encode(), "file.yaml", problems)
    ]
    return found, [f"{one.place.line}:{one.place.column} {one.rule}" for one in problems]


@pytest.mark.parametrize(
    ("text", "read", "places"),
    [
        ("events:\n" + REST, ["events rest"], []),
        ("events:\n" + WALK, [], ["3:13 syntax"]),
        ("events:\n" + WALK + REST, ["events rest"], ["3:13 syntax"]),
        ("events:\n" + WALK + REST + TALK, ["events rest"], ["3:13 syntax", "7:13 syntax"]),
        (
            "events:\n" + WALK + "people:\n  jay: {name: J}\n",
            ["people jay"],
            ["3:13 syntax"],
        ),
        ("# one\nevents: # two\n\n  # three\n" + WALK + REST, ["events rest"], ["6:13 syntax"]),
        ("events:\n    walk:\n      title: a: b\n    rest: {title: E}\n", ["events rest"], ["3:15 syntax"]),
        ("events:\r\n  walk:\r\n    title: a: b\r\n  rest: {title: E}\r\n", ["events rest"], ["3:13 syntax"]),
        ("events:\n" + REST + "}people:\n  jay: {name: J}\n", ["events rest"], ["4:1 syntax"]),
        ("a: b: c\n  d:\n", [], ["1:5 syntax"]),
        ("- a\n", [], ["1:1 no-map"]),
    ],
    ids=[
        "nothing wrong",
        "nothing below",
        "the next record",
        "two faults",
        "the next section",
        "comments",
        "deeper",
        "line ends of Windows",
        "a section without its name",
        "no section",
        "another end",
    ],
)  # fmt: skip
def test_what_begins_next_is_read(text: str, read: list[str], places: list[str]) -> None:
    assert told(text) == (read, places)


def test_a_row_of_a_spreadsheet_between_two_records_is_no_section() -> None:
    text = f"events:\n{REST}walk\tThe walk to the lake\tS01E02\n  talk:\n    title: C\n"
    assert told(text) == (["events talk"], ["4:1 syntax"])


def test_it_goes_on_twenty_times() -> None:
    """A text that is no timeline would be read again for each of its lines."""
    assert len(told("events:\n" + WALK * 30)[1]) == 21


def test_of_a_large_file_less_is_read_again() -> None:
    padding = f"# {'x' * (BYTES // 2)}\n"
    assert len(told(f"events:\n{padding}{WALK * 30}")[1]) == 2
