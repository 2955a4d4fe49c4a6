"""The line of a record, also in a file with problems."""

from __future__ import annotations

import pytest

from pdtimeline.editing.finding import line_of
from pdtimeline.errors import BadRequest, BadTimeline, NameNotFound
from pdtimeline.model.schema import SECTIONS

STORY = """# a story
timeline: {format: 1, title: T}
arcs:

  # the wedding
  elopement: {title: E}
episodes:
  S01E01: {}
characters:
  ann:
    name: Ann: the first
  ben: {name: Ben}
events:
  elopement: {title: E}
  again: {title: A}
  again: {title: B}
x-mine: {other: {}}
"""


@pytest.mark.parametrize(("id_", "line"), [("S01E01", 8), ("ann", 10), ("ben", 12), ("again", 15)])
def test_a_record_is_found_above_and_below_a_problem(id_: str, line: int) -> None:
    """Whoever opens an editor often does it because of a problem."""
    assert line_of(STORY.encode(), "story.yaml", id_) == line


def test_a_mark_at_the_start_and_other_line_ends_change_no_line() -> None:
    data = ("\ufeff" + STORY.replace("\n", "\r\n")).encode()
    assert line_of(data, "story.yaml", "ben") == 12


@pytest.mark.parametrize(("section", "line"), [("arcs", 6), ("events", 14)])
def test_of_two_kinds_one_is_meant(section: str, line: int) -> None:
    assert line_of(STORY.encode(), "story.yaml", "elopement", SECTIONS[section]) == line
    with pytest.raises(BadRequest, match="is the ID of an arc and an event; use --kind arc or"):
        line_of(STORY.encode(), "story.yaml", "elopement")


@pytest.mark.parametrize("id_", ["other", "x-mine", "title", "T"])
def test_what_is_no_id_is_not_found(id_: str) -> None:
    with pytest.raises(NameNotFound, match=f'unknown ID "{id_}"'):
        line_of(STORY.encode(), "story.yaml", id_)


def test_a_guess_is_of_the_kind_that_is_meant() -> None:
    with pytest.raises(NameNotFound, match='unknown arc "elopment"; did you mean elopement'):
        line_of(STORY.encode(), "story.yaml", "elopment", SECTIONS["arcs"])
    with pytest.raises(NameNotFound, match='unknown arc "bene"'):
        line_of(STORY.encode(), "story.yaml", "bene", SECTIONS["arcs"])


def test_a_file_of_which_nothing_can_be_read_is_told() -> None:
    with pytest.raises(BadTimeline, match="the file is empty"):
        line_of(b"", "story.yaml", "ann")
