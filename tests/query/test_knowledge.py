"""Who knows of what, since which event, and how (DESIGN 3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Event, Learning, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.state import Knowing, knowers_of, known_to

KILLING = Event(
    "killing", "K", episode=EpisodeCode(8, 16), date=PartialDate.parse("2021-05-26"),
    characters=("hailey", "voight"), mentions=("roy",),
)  # fmt: skip
CONFESSION = Event(
    "confession", "C", episode=EpisodeCode(9, 4), date=PartialDate.parse("2021-10-13"),
    characters=("hailey", "jay"),
    learns=(Learning(("jay",), "killing"), Learning(("jay", "hailey"), "childhood")),
)  # fmt: skip
CHILDHOOD = Event(
    "childhood", "B", episode=EpisodeCode(9, 4), date=PartialDate.parse("1995"),
    characters=("hailey",),
)  # fmt: skip
REPORT = Event(
    "report", "R", episode=EpisodeCode(9, 8), date=PartialDate.parse("2021-11-17"),
    characters=("north",),
    learns=(Learning(("north", "jay"), "killing"), Learning(("north",), "confession")),
)  # fmt: skip
RUMOUR = Event("rumour", "R", learns=(Learning(("roy",), "report"),))
TIMELINE = Timeline("T", events=(REPORT, CONFESSION, KILLING, CHILDHOOD, RUMOUR))


def said(found: tuple[Knowing, ...]) -> list[str]:
    """Each piece of knowledge in a line: who, of what, since which event, and how."""
    return [f"{one.character} {one.event.id} since {one.since.id}, {one.how}" for one in found]


@pytest.mark.parametrize(
    ("event", "known"),
    [
        pytest.param(KILLING, [
            "hailey killing since killing, there",
            "voight killing since killing, there",
            "jay killing since confession, learned",
            "north killing since report, learned",
        ], id="those who were there, then those who learned"),
        pytest.param(CHILDHOOD, [
            "hailey childhood since childhood, there",
            "jay childhood since confession, learned",
        ], id="who was there does not learn"),
        pytest.param(CONFESSION, [
            "hailey confession since confession, there",
            "jay confession since confession, there",
            "north confession since report, learned",
        ], id="a telling is an event, too"),
        pytest.param(RUMOUR, [], id="nobody was there"),
    ],
)  # fmt: skip
def test_an_event_is_known_to_those_who_were_there_and_those_who_learned(
    event: Event, known: list[str]
) -> None:
    """To be spoken of is not to know: the dead would learn of their own murder."""
    assert said(knowers_of(TIMELINE, event)) == known


@pytest.mark.parametrize(
    ("character", "known"),
    [
        pytest.param("jay", [
            "jay confession since confession, there",
            "jay killing since confession, learned",
            "jay childhood since confession, learned",
        ], id="what somebody got to know, and not again"),
        pytest.param("voight", ["voight killing since killing, there"], id="by being there"),
        pytest.param("roy", ["roy report since rumour, learned"], id="from an event without a date"),
        pytest.param("kim", [], id="nothing"),
    ],
)  # fmt: skip
def test_somebody_knows_each_event_since_the_first_time(character: str, known: list[str]) -> None:
    assert said(known_to(TIMELINE, character)) == known


@pytest.mark.parametrize(
    ("point", "who"),
    [
        pytest.param(EpisodeCode(8, 15), [], id="before it is told"),
        pytest.param(EpisodeCode(8, 16), ["hailey", "voight"], id="inclusive"),
        pytest.param(EpisodeCode(9, 3), ["hailey", "voight"], id="the episode before"),
        pytest.param(
            EpisodeCode(9, 4), ["hailey", "voight", "jay"], id="the episode of the telling"
        ),
        pytest.param(PartialDate.parse("2021-10-12"), ["hailey", "voight"], id="the day before"),
        pytest.param(PartialDate.parse("2021-10"), ["hailey", "voight", "jay"], id="the month"),
        pytest.param(None, ["hailey", "voight", "jay", "north"], id="the end"),
    ],
)
def test_at_a_point_only_those_know_who_had_learned_by_then(
    point: EpisodeCode | PartialDate | None, who: list[str]
) -> None:
    assert [one.character for one in knowers_of(TIMELINE, KILLING, point)] == who


def test_what_has_not_been_told_yet_cannot_be_learned() -> None:
    """A letter about a later episode would give it away."""
    letter = Event(
        "letter", "L", episode=EpisodeCode(1, 1), learns=(Learning(("jay",), "killing"),)
    )
    some = Timeline("T", events=(letter, KILLING))
    assert knowers_of(some, KILLING, EpisodeCode(1, 1)) == ()
    assert said(known_to(some, "jay")) == ["jay killing since letter, learned"]


NAMES = st.sampled_from(("jay", "hailey", "voight"))
EVENTS = st.lists(
    st.tuples(
        st.sets(NAMES),
        st.lists(st.tuples(st.sets(NAMES, min_size=1), st.integers(0, 5)), max_size=2),
    ),
    min_size=6,
    max_size=6,
).map(
    lambda rows: tuple(
        Event(
            str(n),
            "E",
            episode=EpisodeCode(1, n + 1),
            characters=tuple(sorted(there)),
            learns=tuple(Learning(tuple(sorted(who)), str(of)) for who, of in learns),
        )
        for n, (there, learns) in enumerate(rows)
    )
)


@given(EVENTS, NAMES)
def test_nobody_gets_to_know_the_same_thing_twice(events: tuple[Event, ...], who: str) -> None:
    known = [one.event.id for one in known_to(Timeline("T", events=events), who)]
    assert len(known) == len(set(known))


@given(EVENTS, NAMES)
def test_knowledge_only_grows(events: tuple[Event, ...], who: str) -> None:
    some = Timeline("T", events=events)
    sooner = {one.event.id for one in known_to(some, who, EpisodeCode(1, 3))}
    later = {one.event.id for one in known_to(some, who, EpisodeCode(1, 5))}
    assert sooner <= later <= {one.event.id for one in known_to(some, who)}


@given(EVENTS)
def test_both_questions_have_one_answer(events: tuple[Event, ...]) -> None:
    some = Timeline("T", events=events)
    by_event = {one for event in events for one in knowers_of(some, event)}
    by_character = {one for who in ("jay", "hailey", "voight") for one in known_to(some, who)}
    assert by_event == by_character
