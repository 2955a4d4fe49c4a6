"""What the fuzzers found interesting is run again, so that no law that holds is ever broken unseen."""

from __future__ import annotations

import ast

import pytest

from laws import EXAMPLE, end_to_end, escaped, reads
from running import ROOT

INPUTS = ROOT / "fuzz" / "inputs.txt"
LINES = INPUTS.read_text(encoding="ascii").splitlines()


@pytest.mark.parametrize("start", range(0, len(LINES), 50))
def test_what_was_found_by_fuzzing_breaks_no_law(start: int) -> None:
    for line in LINES[start : start + 50]:
        data = ast.literal_eval(line)
        try:
            end_to_end(data)
        except Exception as error:
            error.add_note(f"the input is {line}")
            raise


def test_there_are_inputs_of_both_kinds() -> None:
    """A law about what is read would hold for nothing if nothing were read."""
    are_read = [reads(ast.literal_eval(line)) is not None for line in LINES]
    assert (len(LINES) > 200, any(are_read), all(are_read)) == (True, True, False)


def test_the_example_takes_any_text() -> None:
    assert reads(EXAMPLE.format(escaped("a\u202e\x1b]b"), escaped("a\n\r\x85\U0001f600")).encode())
