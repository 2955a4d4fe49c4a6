"""How events use arcs, and in which order arcs begin."""

from __future__ import annotations

import pytest

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Arc, Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.usage import arc_begins, arcs_as_they_begin
from running import Run

ARCS = {
    arc.id: arc
    for arc in (
        Arc("unused", "Unused"),
        Arc("late", "Late"),
        Arc("outer", "Outer"),
        Arc("inner", "Inner", within="outer"),
        Arc("behind", "Behind the scenes"),
        Arc("nowhere", "Nowhere"),
    )
}
EVENTS = (
    Event("n", "N", arcs=("nowhere",)),
    Event("a", "A", episode=EpisodeCode(2, 1), date=PartialDate.parse("1990"), arcs=("late",)),
    Event("b", "B", episode=EpisodeCode(1, 2), arcs=("outer", "late")),
    Event("c", "C", episode=EpisodeCode(1, 1), arcs=("inner",)),
    Event("d", "D", track="production", date=PartialDate.parse("2013"), arcs=("behind",)),
)
TIMELINE = Timeline("T", arcs=ARCS, events=EVENTS)


def test_an_arc_begins_with_the_first_that_is_told_of_it_or_of_an_arc_within_it() -> None:
    """When it happens does not matter: a childhood that is told late begins late."""
    key = TIMELINE.telling.key
    begins = arc_begins(TIMELINE, EVENTS)
    assert begins["outer"] == begins["inner"] == key(EpisodeCode(1, 1))
    assert begins["late"] == key(EpisodeCode(1, 2))
    assert begins["unused"] == begins["nowhere"] == key(None)


def test_arcs_come_as_they_begin_and_those_that_never_do_as_in_the_file() -> None:
    ids = [arc.id for arc in arcs_as_they_begin(TIMELINE)]
    assert ids == ["outer", "inner", "late", "behind", "unused", "nowhere"]


@pytest.mark.parametrize("form", ["plain", "json"])
def test_the_list_of_arcs_is_in_that_order(call: Run, form: str) -> None:
    text = call("arcs", "--fields", "id", "-o", form, "-q").text
    order = [text.index(id_) for id_ in ("introduction", "linstead", "cover-up", "divorce")]
    assert order == sorted(order)


def test_the_tree_of_an_arc_begins_with_what_comes_first(call: Run) -> None:
    text = call("arc", "bolivia", "-o", "tree", "-q").text
    order = [text.index(word) for word in ("halstead-exit", "S10E01", "upton-alone", "S13E13")]
    assert order == sorted(order)
