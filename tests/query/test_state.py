"""What holds at a point, since which event, and until which (DESIGN 3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Change, Episode, Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.state import (
    Holding,
    Point,
    date_of,
    days_between,
    history,
    point_date,
    state_at,
    told_by,
)

AIRED = {
    "S01E01": "2014-01-08",
    "S05E01": "2017-09-27",
    "S05E07": "2017-11-15",
    "S08E03": "2020-12-02",
    "S09E09": "2021-12-08",
}


def point(text: str) -> EpisodeCode | PartialDate:
    return EpisodeCode.parse(text) if "E" in text else PartialDate.parse(text)


def date(text: str) -> PartialDate:
    return PartialDate.parse(text)


def event(id_: str, told: str = "", when: str = "", *changes: Change) -> Event:
    """An event, told in an episode; without a date of its own on the day of the episode."""
    when = when or AIRED.get(told, "")
    return Event(
        id_,
        id_,
        episode=EpisodeCode.parse(told) if told else None,
        date=date(when) if when else None,
        changes=changes,
    )


def timeline(*events: Event) -> Timeline:
    codes = {EpisodeCode.parse(text): date(aired) for text, aired in AIRED.items()}
    return Timeline(
        "T",
        episodes={code: Episode(code, aired=aired) for code, aired in codes.items()},
        events=events,
    )


def said(holdings: tuple[Holding, ...]) -> list[str]:
    """Each holding in a line: of whom, what, since which event and, when it has ended, until which."""
    return [
        f"{'+'.join(one.of)} {one.facet}: {one.value} since {one.since.id}"
        + (f" until {one.until.id}" if one.until else "")
        for one in holdings
    ]


def post(who: str, to: str | None) -> Change:
    return Change("posting", (who,), to)


def bond(one: str, other: str, to: str | None) -> Change:
    return Change("relationship", (one, other), to)


LOVE = timeline(
    event("wedding", "S09E09", "", bond("jay", "hailey", "married")),
    event("first-date", "S08E03", "", bond("hailey", "jay", "dating")),
    event("hired", "S05E01", "", post("hailey", "Intelligence")),
    event("enlisted", "S05E07", "2003", post("jay", "Rangers")),
    event("joined", "S01E01", "", post("jay", "Intelligence")),
    event("young", "S09E09", "1990", post("hailey", "school")),
)


@pytest.mark.parametrize(
    ("at", "holds"),
    [
        pytest.param("S01E01", ["jay posting: Intelligence since joined"], id="inclusive"),
        pytest.param("S05E06", [
            "jay posting: Intelligence since joined",
            "hailey posting: Intelligence since hired",
        ], id="between two episodes"),
        pytest.param("S05E07", [
            "jay posting: Intelligence since joined",
            "hailey posting: Intelligence since hired",
        ], id="a youth told late does not overwrite the present"),
        pytest.param("S08E03", [
            "jay posting: Intelligence since joined",
            "hailey posting: Intelligence since hired",
            "hailey+jay relationship: dating since first-date",
        ], id="a bond begins"),
        pytest.param("S09E09", [
            "jay posting: Intelligence since joined",
            "hailey posting: Intelligence since hired",
            "jay+hailey relationship: married since wedding",
        ], id="a pair has no order"),
        pytest.param(None, [
            "jay posting: Intelligence since joined",
            "hailey posting: Intelligence since hired",
            "jay+hailey relationship: married since wedding",
        ], id="the end"),
        pytest.param("1989", [], id="a year before all"),
        pytest.param("1990", ["hailey posting: school since young"], id="a year, inclusive"),
        pytest.param("2003-06", [
            "hailey posting: school since young",
            "jay posting: Rangers since enlisted",
        ], id="a month in a year that is not known better"),
        pytest.param("2020-12-01", [
            "jay posting: Intelligence since joined",
            "hailey posting: Intelligence since hired",
        ], id="the day before"),
        pytest.param("2020-12-02", [
            "jay posting: Intelligence since joined",
            "hailey posting: Intelligence since hired",
            "hailey+jay relationship: dating since first-date",
        ], id="the day itself"),
    ],
)  # fmt: skip
def test_what_holds_is_what_was_changed_last_in_the_order_of_happening(
    at: str | None, holds: list[str]
) -> None:
    assert said(state_at(LOVE, None if at is None else point(at))) == holds


def test_what_has_ended_is_kept_with_what_ended_it() -> None:
    assert said(history(LOVE)) == [
        "hailey posting: school since young until hired",
        "jay posting: Rangers since enlisted until joined",
        "jay posting: Intelligence since joined",
        "hailey posting: Intelligence since hired",
        "hailey+jay relationship: dating since first-date until wedding",
        "jay+hailey relationship: married since wedding",
    ]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param(
            (post("jay", "Army"), post("jay", None)),
            ["jay posting: Army since 0 until 1"],
            id="ended",
        ),
        pytest.param((post("jay", None),), [], id="ended before it began"),
        pytest.param(
            (post("jay", "Army"), post("jay", None), post("jay", None)),
            ["jay posting: Army since 0 until 1"],
            id="ended twice",
        ),
        pytest.param(
            (post("jay", "Army"), post("jay", None), post("jay", "Army")),
            ["jay posting: Army since 0 until 1", "jay posting: Army since 2"],
            id="begun again",
        ),
        pytest.param(
            (post("jay", "Army"), post("jay", "Army")),
            ["jay posting: Army since 0"],
            id="the same again changes nothing",
        ),
        pytest.param(
            (post("jay", "Army"), post("hailey", "Intelligence")),
            ["jay posting: Army since 0", "hailey posting: Intelligence since 1"],
            id="of two people",
        ),
        pytest.param(
            (post("jay", "Army"), Change("rank", ("jay",), "Sergeant")),
            ["jay posting: Army since 0", "jay rank: Sergeant since 1"],
            id="of two facets",
        ),
        pytest.param(
            (bond("jay", "hailey", "dating"), bond("jay", "erin", "dating")),
            ["jay+hailey relationship: dating since 0", "jay+erin relationship: dating since 1"],
            id="of two pairs",
        ),
        pytest.param(
            (bond("jay", "hailey", "married"), bond("hailey", "jay", None)),
            ["jay+hailey relationship: married since 0 until 1"],
            id="a pair ended from the other side",
        ),
    ],
)
def test_a_change_replaces_the_one_before_of_the_same_facet_and_the_same_people(
    changes: tuple[Change, ...], told: list[str]
) -> None:
    events = [event(str(n), "", str(2000 + n), change) for n, change in enumerate(changes)]
    assert said(history(timeline(*events))) == told


def test_several_changes_of_one_event_hold_in_their_order() -> None:
    both = event("moved", "S01E01", "", post("jay", "Army"), post("jay", "Intelligence"))
    assert said(history(timeline(both))) == [
        "jay posting: Army since moved until moved",
        "jay posting: Intelligence since moved",
    ]


@pytest.mark.parametrize(
    ("at", "told"),
    [
        pytest.param("S01E01", ["premiere"], id="an episode, inclusive"),
        pytest.param("S05E07", ["premiere", "childhood", "interview"], id="what is told by then"),
        pytest.param(
            "S09E09", ["premiere", "childhood", "wedding", "interview"], id="all episodes"
        ),
        pytest.param(
            "S00E09", ["premiere", "childhood", "wedding", "revealed"], id="undated special"
        ),
        pytest.param("1990", ["childhood"], id="what has happened by a year"),
        pytest.param("2017-11-09", ["premiere", "childhood"], id="the day before"),
        pytest.param("2017-11-10", ["premiere", "childhood", "interview"], id="the day itself"),
        pytest.param(
            "2099", ["premiere", "childhood", "wedding", "interview", "revealed"], id="late"
        ),
    ],
)
def test_events_are_told_by_an_episode_and_have_happened_by_a_date(
    at: str, told: list[str]
) -> None:
    """An event that no episode tells counts from its date on; one with neither is never told."""
    some = timeline(
        event("premiere", "S01E01"),
        event("childhood", "S05E07", "1990"),
        event("wedding", "S09E09"),
        event("interview", "", "2017-11-10T23:59:59"),
        event("nowhere"),
        event("revealed", "", "2022")._replace(revealed=EpisodeCode(0, 8)),
    )
    assert [one.id for one in told_by(some, point(at))] == told


def test_at_the_end_everything_has_been_told() -> None:
    some = timeline(event("nowhere"), event("premiere", "S01E01"))
    assert [one.id for one in told_by(some, None)] == ["nowhere", "premiere"]


@pytest.mark.parametrize(
    ("one", "when"),
    [
        pytest.param(event("a", "S05E07", "1990"), "1990", id="its own date"),
        pytest.param(
            Event("a", "A", episode=EpisodeCode(5, 9)), "2017-11-15", id="where it is told"
        ),
        pytest.param(
            Event("a", "A", revealed=EpisodeCode(5, 1)), "2017-09-27", id="where it is revealed"
        ),
        pytest.param(Event("a", "A"), "None", id="nowhere"),
    ],
)
def test_an_event_without_a_date_happens_when_it_is_told(one: Event, when: str) -> None:
    assert str(date_of(timeline(one), one)) == when


@pytest.mark.parametrize(
    ("at", "when"),
    [
        pytest.param("S05E07", "2017-11-15", id="the day of the episode"),
        pytest.param("S05E99", "2017-11-15", id="the end of a season"),
        pytest.param("2017-11", "2017-11", id="a date"),
        pytest.param("S00E01", "None", id="an undated special"),
    ],
)
def test_a_point_has_the_date_of_its_episode(at: str, when: str) -> None:
    assert str(point_date(timeline(), point(at))) == when


SPECIAL = EpisodeCode(0, 1)


@pytest.mark.parametrize(
    ("some", "when"),
    [
        pytest.param(timeline(event("a", "", "2030")), "2021-12-08", id="the last air date"),
        pytest.param(
            timeline(Event("a", "A", episode=SPECIAL)), "2021-12-08", id="whatever undated special"
        ),
        pytest.param(
            timeline()._replace(
                episodes={SPECIAL: Episode(SPECIAL)}, events=(event("a", "", "2030"),)
            ),
            "2030",
            id="without any air date the last event",
        ),
        pytest.param(
            Timeline(
                "T", events=(event("b", "", "2031"), event("a", "S09E09", "2030"), event("c"))
            ),
            "2031",
            id="without any episode the last event",
        ),
        pytest.param(Timeline("T"), "None", id="nothing at all"),
    ],
)
def test_the_end_of_the_timeline_is_its_last_air_date_or_its_last_event(
    some: Timeline, when: str
) -> None:
    """Otherwise one undated special would take the days away from everything that holds."""
    assert str(point_date(some, None)) == when


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        pytest.param("2021-12-08", "2021-12-08", 0, id="the same day"),
        pytest.param("2021-12-08", "2022-01-08", 31, id="a month later"),
        pytest.param("2020-02-28", "2020-03-01", 2, id="over a leap day"),
        pytest.param("2021-12-08", "2021-12-01", -7, id="before"),
        pytest.param("2021-12-08T23:59", "2021-12-09T00:00", 1, id="times of two days"),
        pytest.param("2021-12-08~", "2021-12-10", 2, id="about a day"),
        pytest.param("2021-12", "2021-12-10", None, id="first is a month"),
        pytest.param("2021-12-08", "2022", None, id="last is a year"),
        pytest.param("../2021-12-08", "2021-12-10", None, id="open"),
        pytest.param(None, "2021-12-10", None, id="no first"),
        pytest.param("2021-12-08", None, None, id="no last"),
    ],
)
def test_days_are_the_difference_of_two_days(
    first: str | None, last: str | None, days: int | None
) -> None:
    """A number worked out from half a date would look as if it were known."""
    one, other = (None if text is None else date(text) for text in (first, last))
    assert days_between(one, other) == days


PEOPLE = st.sampled_from(("jay", "hailey", "erin"))
CHANGES = st.builds(
    Change,
    st.sampled_from(("posting", "rank")),
    st.tuples(PEOPLE),
    st.none() | st.sampled_from(("a", "b")),
) | st.builds(
    Change,
    st.just("relationship"),
    st.sampled_from((("jay", "hailey"), ("hailey", "jay"), ("jay", "erin"))),
    st.none() | st.sampled_from(("a", "b")),
)
TIMELINES = st.lists(
    st.tuples(st.sampled_from(("", *AIRED)), st.sampled_from(("", "1990", "2018-05")), CHANGES),
    max_size=10,
).map(
    lambda lines: timeline(
        *(event(str(n), told, when, change) for n, (told, when, change) in enumerate(lines))
    )
)
POINTS = st.none() | st.sampled_from([point(text) for text in (*AIRED, "2000", "2018-05")])


@given(TIMELINES, POINTS)
def test_nobody_has_two_values_of_one_facet_at_once(some: Timeline, at: Point) -> None:
    """Nobody is married to the same one twice."""
    held = [(one.facet, frozenset(one.of)) for one in state_at(some, at)]
    assert len(held) == len(set(held))


@given(TIMELINES, POINTS)
def test_what_holds_is_what_the_last_change_said(some: Timeline, at: Point) -> None:
    last = {
        (change.facet, frozenset(change.of)): change.to
        for one in in_order(some, told_by(some, at))
        for change in one.changes
    }
    held = {(one.facet, frozenset(one.of)): one.value for one in state_at(some, at)}
    assert held == {key: to for key, to in last.items() if to is not None}


@given(TIMELINES, POINTS)
def test_only_what_was_told_by_the_point_is_named(some: Timeline, at: Point) -> None:
    told = {one.id for one in told_by(some, at)}
    for one in history(some, at):
        assert one.since.id in told
        assert one.until is None or one.until.id in told


def test_a_change_to_what_holds_already_hides_none_that_follow_it() -> None:
    first = event("first", "S01E01", "", post("jay", "detective"))
    second = event("second", "S05E01", "", post("jay", "detective"), post("kim", "officer"))
    assert said(state_at(timeline(first, second))) == [
        "jay posting: detective since first",
        "kim posting: officer since second",
    ]
