"""What answers a question, in which order, and how much of it is shown (R15, R31, R33 to R35)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.model.dates import Instant, PartialDate
from pdtimeline.model.ordering import happening, in_order
from pdtimeline.model.records import Arc, Change, Episode, Event, Series, Timeline
from pdtimeline.model.values import EpisodeCode, Span
from pdtimeline.query.filters import Query, arrange, in_episodes, select, within
from strategies import DATES, MAIN_CODES


def code(text: str) -> EpisodeCode:
    return EpisodeCode.parse(text)


def date(text: str) -> PartialDate:
    return PartialDate.parse(text)


def days(text: str) -> Span[Instant]:
    return PartialDate.parse(text).days


def episodes(first: str, last: str) -> Span[EpisodeCode]:
    return Span(code(first), code(last))


EVENTS = (
    Event(
        "arrival", "Hailey arrives", "She comes from Robbery-Homicide.", episode=code("S04E21"),
        date=date("2017-05-03"), place="district", characters=("hailey",), arcs=("unit",),
        sources=("tvline",), confidence="reported",
        changes=(Change("posting", ("hailey",), "Intelligence"),),
    ),
    Event(
        "killing", "A shot in the garage", episode=code("S08E16"), date=date("2021-05-26"),
        place="garage", characters=("hailey", "voight"), mentions=("jay",), arcs=("cover-up",),
        sources=("ew", "tvline"), confidence="confirmed",
    ),
    Event(
        "wedding", "They marry", note="Nobody else is told.", episode=code("S09E09"),
        date=date("2021-12-08"), place="courthouse", characters=("hailey", "jay"), arcs=("couple",),
        sources=("ew",), confidence="reported",
        changes=(
            Change("relationship", ("hailey", "jay"), "married"),
            Change("ring", ("jay",), "worn"),
        ),
    ),
    Event(
        "fire", "A fire", episode=code("fire-S02E01"), date=date("2013-09"), place="chicago",
        characters=("casey",), confidence="inferred",
    ),
    Event("childhood", "A childhood in Greektown", date=date("../1999"), characters=("hailey",)),
    Event(
        "interview", "He tells why he left", track="production", episode=code("S10E03"),
        date=date("2022-10~"), people=("soffer", "gwen"), sources=("variety",), confidence="reported",
    ),
    Event("undated", "At some time", characters=("jay",), mentions=("hailey", "voight")),
)  # fmt: skip
TIMELINE = Timeline(
    "T",
    main="pd",
    series={"fire": Series("fire", "Fire"), "pd": Series("pd", "P.D.")},
    episodes={
        code("S04E21"): Episode(code("S04E21"), "Fagin", date("2017-05-03")),
        code("S08E16"): Episode(code("S08E16"), "The Other Side", date("2021-05-26")),
        code("S09E09"): Episode(code("S09E09"), "A Way Out", date("2021-12-08")),
        code("S10E03"): Episode(code("S10E03"), None, date("2022-10-05")),
        code("fire-S02E01"): Episode(code("fire-S02E01"), aired=date("2013-09-24")),
    },
    events=EVENTS,
)


def ids(events: tuple[Event, ...]) -> str:
    return " ".join(event.id for event in events)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param(
            Query(), "arrival killing wedding fire childhood interview undated", id="nothing asked"
        ),
        pytest.param(Query(seasons=(Span(9, 9),)), "wedding", id="season"),
        pytest.param(Query(seasons=(Span(8, None),)), "killing wedding interview", id="seasons on"),
        pytest.param(Query(seasons=(Span(None, 4),)), "arrival", id="seasons up to"),
        pytest.param(
            Query(seasons=(Span(4, 4), Span(9, 9))), "arrival wedding", id="seasons add up"
        ),
        pytest.param(Query(seasons=(Span(0, 0),)), "", id="the specials are no 'all'"),
        pytest.param(
            Query(seasons=(Span(0, 999_999_999),)),
            "arrival killing wedding interview",
            id="a season is one of the main series",
        ),
        pytest.param(Query(seasons=(Span(2, 2),), series="fire"), "fire", id="or of the one named"),
        pytest.param(Query(series="fire"), "fire", id="series"),
        pytest.param(Query(series=""), "arrival killing wedding interview", id="the main series"),
        pytest.param(Query(series="med"), "", id="a series without events"),
        pytest.param(Query(episodes=(episodes("S09E09", "S09E09"),)), "wedding", id="episode"),
        pytest.param(
            Query(episodes=(episodes("S04E21", "S08E16"),)), "arrival killing", id="both ends"
        ),
        pytest.param(
            Query(episodes=(episodes("S04E21", "S04E21"), episodes("S10E01", "S10E09"))),
            "arrival interview",
            id="episodes add up",
        ),
        pytest.param(
            Query(episodes=(episodes("fire-S02E01", "fire-S02E03"),)),
            "fire",
            id="of another series",
        ),
        pytest.param(Query(episodes=(episodes("S02E01", "S02E03"),)), "", id="of the main series"),
        pytest.param(
            Query(episodes=(episodes("S02E01", "S02E01"),), series="fire"),
            "fire",
            id="an episode without a series is of the one named",
        ),
        pytest.param(
            Query(episodes=(episodes("med-S02E01", "med-S02E01"),), series="fire"),
            "",
            id="of two series at once",
        ),
        pytest.param(
            Query(episodes=(Span(code("S09E01"), None),)), "wedding interview", id="episodes on"
        ),
        pytest.param(
            Query(episodes=(Span(None, code("S08E16")),)), "arrival killing", id="episodes up to"
        ),
        pytest.param(
            Query(episodes=(Span(None, code("fire-S02E03")),)), "fire", id="up to one of a series"
        ),
        pytest.param(
            Query(episodes=(Span(None, None),)),
            "arrival killing wedding interview",
            id="any episode",
        ),
        pytest.param(
            Query(seasons=(Span(9, 10),), episodes=(episodes("S10E01", "S10E09"),)),
            "interview",
            id="season and episode",
        ),
        pytest.param(
            Query(characters=frozenset({"hailey"})),
            "arrival killing wedding childhood",
            id="character",
        ),
        pytest.param(
            Query(characters=frozenset({"hailey", "jay"})), "wedding", id="all of them together"
        ),
        pytest.param(Query(mentions=frozenset({"jay"})), "killing", id="mention"),
        pytest.param(Query(mentions=frozenset({"hailey", "voight"})), "undated", id="mentions"),
        pytest.param(Query(people=frozenset({"soffer"})), "interview", id="person"),
        pytest.param(
            Query(places=(frozenset({"garage", "courthouse"}),)), "killing wedding", id="place"
        ),
        pytest.param(
            Query(places=(frozenset({"garage"}), frozenset({"courthouse"}))), "", id="two places"
        ),
        pytest.param(Query(arcs=(frozenset({"cover-up", "couple"}),)), "killing wedding", id="arc"),
        pytest.param(
            Query(arcs=(frozenset({"cover-up"}), frozenset({"couple"}))), "", id="two arcs"
        ),
        pytest.param(Query(sources=frozenset({"tvline"})), "arrival killing", id="source"),
        pytest.param(Query(sources=frozenset({"tvline", "ew"})), "killing", id="both sources"),
        pytest.param(Query(facets=frozenset({"ring"})), "wedding", id="facet"),
        pytest.param(
            Query(facets=frozenset({"ring", "relationship"})), "wedding", id="both facets"
        ),
        pytest.param(Query(facets=frozenset({"ring", "posting"})), "", id="facets of two events"),
        pytest.param(Query(track="production"), "interview", id="track"),
        pytest.param(Query(confidence="confirmed"), "killing", id="confidence"),
        pytest.param(Query(days=days("2021")), "killing wedding", id="year"),
        pytest.param(Query(days=days("2021-05-26")), "killing", id="day"),
        pytest.param(Query(days=days("2022-10-31")), "interview", id="a day in a month"),
        pytest.param(Query(days=days("2022-11-01")), "", id="the day after it"),
        pytest.param(Query(days=days("../1950")), "childhood", id="an open begin is endless"),
        pytest.param(
            Query(days=days("2021-12-08/..")), "wedding interview", id="undated are never meant"
        ),
        pytest.param(Query(text="GREEKTOWN"), "childhood", id="words in a title"),
        pytest.param(Query(text="robbery-homicide"), "arrival", id="words in a summary"),
        pytest.param(Query(text="nobody  else"), "wedding", id="words in a note"),
        pytest.param(Query(text="way out"), "wedding", id="words in an episode's title"),
        pytest.param(Query(text="out way"), "", id="words are taken as written"),
        pytest.param(Query(text=".*"), "", id="no pattern"),
        pytest.param(Query(text="omes"), "", id="words begin at the start of a word"),
        pytest.param(
            Query(characters=frozenset({"jay", "voight"}), any_of=True),
            "killing wedding undated",
            id="any of the characters",
        ),
        pytest.param(
            Query(mentions=frozenset({"jay", "voight"}), any_of=True),
            "killing undated",
            id="any of the mentions",
        ),
        pytest.param(
            Query(places=(frozenset({"garage"}), frozenset({"district"})), any_of=True),
            "arrival killing",
            id="any of the places",
        ),
        pytest.param(
            Query(arcs=(frozenset({"unit"}), frozenset({"couple"})), any_of=True),
            "arrival wedding",
            id="any of the arcs",
        ),
        pytest.param(
            Query(facets=frozenset({"ring", "posting"}), any_of=True),
            "arrival wedding",
            id="any of the facets",
        ),
        pytest.param(
            Query(sources=frozenset({"ew", "variety"}), any_of=True),
            "killing wedding interview",
            id="any of the sources",
        ),
        pytest.param(
            Query(
                characters=frozenset({"hailey"}), sources=frozenset({"ew", "tvline"}), any_of=True
            ),
            "arrival killing wedding",
            id="any of one option, and one of the other",
        ),
        pytest.param(
            Query(any_of=True),
            "arrival killing wedding fire childhood interview undated",
            id="any of nothing",
        ),
        pytest.param(
            Query(not_characters=frozenset({"hailey", "casey"})),
            "interview undated",
            id="without characters; who is mentioned is not present",
        ),
        pytest.param(
            Query(characters=frozenset({"hailey"}), not_characters=frozenset({"jay"})),
            "arrival killing childhood",
            id="with one and without another",
        ),
        pytest.param(
            Query(not_people=frozenset({"gwen"})),
            "arrival killing wedding fire childhood undated",
            id="without a real person",
        ),
        pytest.param(
            Query(not_places=frozenset({"garage", "chicago"})),
            "arrival wedding childhood interview undated",
            id="without places",
        ),
        pytest.param(
            Query(not_arcs=frozenset({"unit", "couple"})),
            "killing fire childhood interview undated",
            id="without arcs",
        ),
        pytest.param(
            Query(seasons=(Span(8, 9),), characters=frozenset({"hailey"}), days=days("2021-12")),
            "wedding",
            id="everything must hold",
        ),
    ],
)
def test_the_events_that_answer_are_selected_in_their_order(query: Query, found: str) -> None:
    assert ids(select(EVENTS, query, TIMELINE)) == found


def test_titles_of_episodes_are_only_known_from_a_timeline() -> None:
    assert ids(select(EVENTS, Query(text="way out"))) == ""
    assert ids(select(EVENTS, Query(text="they marry"))) == "wedding"


def test_an_event_without_an_episode_belongs_to_no_season_and_no_series() -> None:
    assert not in_episodes(None, Query())
    assert in_episodes(code("S01E01"), Query())


SEASONS = st.builds(Span, st.integers(0, 9), st.integers(0, 12) | st.none())
PEOPLE = st.frozensets(st.sampled_from(("hailey", "jay", "voight")), max_size=2)
QUERIES = st.builds(
    lambda seasons, series, characters, mentions, track, days, text: Query(
        seasons=tuple(seasons),
        series=series,
        characters=characters,
        mentions=mentions,
        track=track,
        days=days,
        text=text,
    ),
    seasons=st.lists(SEASONS, max_size=2),
    series=st.sampled_from((None, None, "", "fire")),
    characters=PEOPLE,
    mentions=st.just(frozenset()) | PEOPLE,
    track=st.sampled_from((None, None, "story", "production")),
    days=st.none() | DATES.map(lambda one: one.days),
    text=st.sampled_from(("", "a", "they", "zzz")),
)


@given(QUERIES)
def test_an_answer_is_a_part_of_the_events_in_their_order(query: Query) -> None:
    found = select(EVENTS, query, TIMELINE)
    places = [EVENTS.index(event) for event in found]
    assert places == sorted(set(places))


@given(QUERIES, QUERIES)
def test_asking_again_within_an_answer_is_asking_for_both(one: Query, other: Query) -> None:
    both = set(select(EVENTS, one, TIMELINE)) & set(select(EVENTS, other, TIMELINE))
    assert set(select(select(EVENTS, one, TIMELINE), other, TIMELINE)) == both


@given(QUERIES)
def test_an_answer_does_not_depend_on_the_other_events(query: Query) -> None:
    one_by_one = [event for event in EVENTS if select((event,), query, TIMELINE)]
    assert select(EVENTS, query, TIMELINE) == tuple(one_by_one)


def test_events_may_come_from_anywhere() -> None:
    def some() -> Iterator[Event]:
        yield from EVENTS

    assert ids(select(some(), Query(track="production"))) == "interview"


def test_a_query_is_a_value() -> None:
    assert Query(seasons=(Span(9, 9),)) == Query(seasons=(Span(9, 9),))
    assert Query(seasons=(Span(9, 9),)) != Query(seasons=(Span(8, 9),))
    assert len({Query(), Query(), Query(text="a")}) == 2


def happen(*lines: str) -> str:
    """The ids in the order of happening, of lines of id, episode (or -) and date."""
    events = []
    for line in lines:
        id_, told, *when = line.split()
        events.append(
            Event(
                id_,
                id_,
                episode=None if told == "-" else code(told),
                date=date(when[0]) if when else None,
            )
        )
    return ids(in_order(TIMELINE, events))


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        pytest.param(("b S09E09 2021-12-08", "a S08E16 2021-05-26"), "a b", id="by date"),
        pytest.param(
            ("b S04E21 2017", "a S09E09 1999"), "a b", id="a childhood told late is early"
        ),
        pytest.param(
            ("c S08E16 2021-05-27", "b S08E16", "a S08E16 2021-05-25"),
            "a b c",
            id="without a date where its episode puts it",
        ),
        pytest.param(
            ("d - 2021-05-27", "c S08E17", "b S08E16 2021-05-26", "a S08E15"),
            "a b c d",
            id="also by an undeclared episode",
        ),
        pytest.param(("b S09E09 2021", "a S08E16 2021"), "a b", id="of one date by episode"),
        pytest.param(
            ("b - 2021", "a S08E16 2021"), "a b", id="of one date, told nowhere comes last"
        ),
        pytest.param(("a S08E16 2021", "b S08E16 2021"), "a b", id="of one episode as they came"),
        pytest.param(("b S08E16 2021", "a S08E16 2021"), "b a", id="of one episode, the other way"),
        pytest.param(("b - 2021", "a - 2021-01-01"), "a b", id="the earlier end first"),
        pytest.param(("b - 2022/..", "a - ../2030"), "a b", id="open ends"),
        pytest.param(("c -", "b S00E09", "a S10E03"), "a b c", id="neither date nor episode"),
        pytest.param(
            ("b S01E01 2021", "a S02E01"), "a b", id="before the first date of the series"
        ),
        pytest.param(
            ("b S08E16 2021-05-26", "a fire-S09E01 2021-05-26"),
            "a b",
            id="of one night in the order of the series",
        ),
    ],
)
def test_events_come_in_the_order_of_happening(lines: tuple[str, ...], order: str) -> None:
    assert happen(*lines) == order


def test_an_event_without_an_episode_stands_where_it_is_revealed() -> None:
    later = Event("later", "L", revealed=code("S09E09"))
    sooner = Event("sooner", "S", episode=code("S08E16"))
    nowhere = Event("nowhere", "N")
    assert ids(in_order(TIMELINE, (nowhere, later, sooner))) == "sooner later nowhere"


EVENT = st.builds(
    lambda told, when: Event("e", "E", episode=told, date=when),
    st.none() | MAIN_CODES,
    st.none() | DATES,
)


@given(st.lists(EVENT, max_size=12))
def test_any_events_have_an_order_of_happening(events: list[Event]) -> None:
    key = happening(TIMELINE)
    found = in_order(TIMELINE, events)
    assert sorted(map(id, found)) == sorted(map(id, events))
    assert all(key(one) <= key(other) for one, other in pairwise(found))
    assert in_order(TIMELINE, found) == found


RECORDS = (("a", 2), ("b", None), ("c", 1), ("d", 2), ("e", None), ("f", 3))


def second(record: tuple[str, int | None]) -> int | None:
    return record[1]


@pytest.mark.parametrize(
    ("reverse", "limit", "names"),
    [
        pytest.param(False, None, "cadfbe", id="ties as they came, without a value last"),
        pytest.param(True, None, "fadcbe", id="reversed, without a value last again"),
        pytest.param(False, 2, "ca", id="the first of what would be shown"),
        pytest.param(True, 2, "fa", id="limited after it was reversed"),
        pytest.param(False, 0, "", id="none"),
        pytest.param(False, 99, "cadfbe", id="more than there are"),
    ],
)
def test_records_are_sorted_then_reversed_then_limited(
    *, reverse: bool, limit: int | None, names: str
) -> None:
    found = arrange(RECORDS, second, reverse=reverse, limit=limit)
    assert "".join(name for name, _ in found) == names


@pytest.mark.parametrize(
    ("reverse", "limit", "names"),
    [
        pytest.param(False, None, "abcdef", id="as they came"),
        pytest.param(True, None, "fedcba", id="the other way round"),
        pytest.param(True, 2, "fe", id="limited after it was reversed"),
    ],
)
def test_without_a_field_the_default_order_is_kept(
    *, reverse: bool, limit: int | None, names: str
) -> None:
    found = arrange(RECORDS, reverse=reverse, limit=limit)
    assert "".join(name for name, _ in found) == names


NUMBERED = st.lists(st.none() | st.integers(0, 4), max_size=12).map(lambda keys: [*enumerate(keys)])


@given(records=NUMBERED, reverse=st.booleans(), limit=st.integers(0, 14))
def test_a_limit_shows_the_beginning_of_the_whole(
    records: list[tuple[int, int | None]], *, reverse: bool, limit: int
) -> None:
    whole = arrange(records, lambda one: one[1], reverse=reverse)
    assert arrange(records, lambda one: one[1], reverse=reverse, limit=limit) == whole[:limit]
    assert sorted(whole) == records


@given(records=NUMBERED, reverse=st.booleans())
def test_ties_keep_the_order_of_the_file_in_both_directions(
    records: list[tuple[int, int | None]], *, reverse: bool
) -> None:
    found = arrange(records, lambda one: one[1], reverse=reverse)
    places = {key: [place for place, other in found if other == key] for _, key in records}
    assert all(some == sorted(some) for some in places.values())


@given(st.lists(st.integers()))
def test_reversing_the_default_order_twice_changes_nothing(records: list[int]) -> None:
    assert arrange(arrange(records, reverse=True), reverse=True) == tuple(records)


ARCS = {
    one.id: one
    for one in (
        Arc("a", "A"),
        Arc("a-1", "A1", within="a"),
        Arc("a-1-1", "A11", within="a-1"),
        Arc("a-2", "A2", within="a"),
        Arc("b", "B"),
    )
}


@pytest.mark.parametrize(
    ("outer", "found"),
    [
        pytest.param("a", {"a", "a-1", "a-1-1", "a-2"}, id="however deep"),
        pytest.param("a-1", {"a-1", "a-1-1"}, id="in the middle"),
        pytest.param("b", {"b"}, id="nothing within"),
    ],
)
def test_what_lies_within_is_taken_in(outer: str, found: set[str]) -> None:
    assert within(ARCS, outer) == found


@pytest.mark.usefixtures("small_stack")
def test_nesting_without_end_is_walked_without_recursion() -> None:
    chain = {str(n): Arc(str(n), "A", within=str(n - 1) if n else None) for n in range(50_000)}
    assert len(within(chain, "0")) == 50_000
