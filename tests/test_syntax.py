"""libyaml's messages in our words; the files in `problems` have the sentences, here are the rims."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from pdtimeline.syntax import explain


class Mark(NamedTuple):
    """A place as libyaml gives it."""

    line: int
    column: int


def test_a_message_that_we_do_not_know_is_passed_on() -> None:
    """A newer libyaml may say something new."""
    problem = explain("found something new", Mark(0, 2), None, None, b"a: b\n")
    assert problem.place == (1, 3, 3)
    assert problem.message == "this is no YAML: found something new; look at the signs around it"


@pytest.mark.parametrize(
    ("data", "place"), [(b"a: b\n", (2, 1, 1)), (b"a: b", (1, 5, 5)), (b"a:\r\nb", (2, 2, 2))]
)
def test_a_place_behind_the_last_line_is_its_end(data: bytes, place: tuple[int, int, int]) -> None:
    """Libyaml counts a line more; an editor cannot go there."""
    assert explain("found something new", Mark(9, 0), None, None, data).place == place


def test_a_place_after_letters_of_several_bytes_is_counted_in_letters() -> None:
    problem = explain("found unknown escape character", Mark(0, 3), None, None, "日本 \\q".encode())
    assert (problem.place.column, problem.what) == (4, "\\q means nothing in double quotes")
