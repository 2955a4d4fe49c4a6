"""What follows from another slip is not told beside it; what is a slip of its own is."""

from __future__ import annotations

import pytest

from pdtimeline.diagnostics.cascades import without_echoes
from pdtimeline.errors import Place, Problem
from pdtimeline.loader.load import inspect

HEAD = "timeline: {format: 1, title: Sample}\nevents:\n"


def told(text: str) -> list[str]:
    """Place and beginning of every sentence about a timeline."""
    _, problems, _ = inspect(f"{HEAD}{text}".encode(), "file.yaml")
    return [f"{p.place.line}:{p.place.column} {p.what}" for p in problems]


ONE = "  walk:\n    title: A\n    date: 2017\n    note: B\n    track: story\n"
FIELDS = "    title: C\n    date: 2018\n    note: D\n    track: story\n"
AGAIN = "the same fields start again here (title, date, note, ...)"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (f"{ONE}{FIELDS}", [f"8:5 {AGAIN}"]),
        (f"{ONE}{FIELDS}{FIELDS}", [f"8:5 {AGAIN}"]),
        (
            f"{ONE}{FIELDS}{ONE.replace('walk', 'talk')}{FIELDS}",
            [f"8:5 {AGAIN}", f"17:5 {AGAIN}"],
        ),
        (
            f"{ONE}    title: C\n    date: 2018\n",
            ['8:5 the key "title" is already used on line 4', '9:5 the key "date" is already used on line 5'],
        ),
        (
            f"{ONE}    title: C\n    weather: D\n    date: 2018\n    note: E\n",
            [
                '8:5 the key "title" is already used on line 4',
                '9:5 unknown field "weather" in an event',
                '10:5 the key "date" is already used on line 5',
                '11:5 the key "note" is already used on line 6',
            ],
        ),
        (
            "".join(
                f"  {name}:\n    title: A\n    note: B\n    note: C\n"
                for name in ("walk", "talk", "rest")
            ),
            [
                '6:5 the key "note" is already used on line 5',
                '10:5 the key "note" is already used on line 9',
                '14:5 the key "note" is already used on line 13',
            ],
        ),
        (
            "  walk: {title: A, date: 2017, note: B, title: C, date: 2018, note: D}\n",
            [
                '3:41 the key "title" is already used on line 3',
                '3:51 the key "date" is already used on line 3',
                '3:63 the key "note" is already used on line 3',
            ],
        ),
        (
            f"{ONE}{''.join(f'  walk:{chr(10)}    title: {one}{chr(10)}' for one in 'BCD')}",
            [
                '8:3 the key "walk" is already used on line 3',
                '10:3 the key "walk" is already used on line 3',
                '12:3 the key "walk" is already used on line 3',
            ],
        ),
    ],
    ids=[
        "one id is missing",
        "two ids are missing",
        "in two records",
        "two fields only",
        "with another slip between",
        "in three records",
        "in braces",
        "records with one id",
    ],
)  # fmt: skip
def test_a_missing_id_is_told_once(text: str, sentences: list[str]) -> None:
    """Who keeps one of the two, seven times, has deleted an event."""
    assert told(text) == sentences


def test_sections_that_come_again_are_told_one_by_one() -> None:
    text = "  walk: {title: A}\narcs: {}\nplaces: {}\nevents: {}\narcs: {}\nplaces: {}\n"
    assert told(text) == [
        '6:1 the key "events" is already used on line 2',
        '7:1 the key "arcs" is already used on line 4',
        '8:1 the key "places" is already used on line 5',
    ]


@pytest.mark.parametrize("rule", ["control-character", "encoding"])
@pytest.mark.parametrize(
    ("place", "count"),
    [(Place(2, 1, 4), 1), (Place(2, 3, 3), 1), (Place(2, 4, 9), 2), (Place(3, 1, 4), 2)],
    ids=["around", "there", "behind", "in another line"],
)
def test_a_word_with_a_sign_that_cannot_be_read_is_told_once(
    rule: str, place: Place, count: int
) -> None:
    hidden = Problem(rule, Place(2, 3, 3), "a sign")
    assert len(without_echoes([Problem("bad-id", place, "an id"), hidden], [""] * 3)) == count
