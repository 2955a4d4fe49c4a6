"""A timeline in figures, and the parts of the calendar that suit it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.loader.load import parse
from pdtimeline.model.dates import Instant, PartialDate
from pdtimeline.model.records import Timeline
from pdtimeline.query.periods import CALENDAR, Period, begin, period, scale_of, start_of
from pdtimeline.query.statistics import figures, longest_gap

SMALL = b"""
timeline: {format: 1, title: Small, series: main}
series: {main: {title: Main}, side: {title: Side}}
characters: {ann: {name: Ann}, bob: {name: Bob}, cat: {name: Cat}}
people: {pat: {name: Pat}}
arcs: {outer: {title: Outer}, inner: {title: Inner, within: outer}}
places: {city: {name: City}, house: {name: House, within: city}}
facets: {mood: {title: Mood, of: one}}
sources:
  post: {publisher: Post, title: One, origin: agency}
  news: {publisher: News, title: Two, origin: agency}
  blog: {publisher: Blog, title: Three}
events:
  start: {title: Start, episode: S01E01, date: 2014-01-01/2014-01-10, characters: [ann], arcs: [inner], place: house, sources: [post, news]}
  within: {title: Within, episode: S01E02, date: 2014-01-05, mentions: [bob], sources: [post, blog]}
  after: {title: After, episode: S02E01, date: 2014-03-01, changes: [{facet: mood, of: [cat], to: good}]}
  side: {title: Aside, episode: side-S01E01, date: 2014-03-01/..}
  news: {title: News, track: production, date: 2014-02, people: [pat], sources: [blog]}
  some-day: {title: Some day}
disputes:
  open: {question: Open?, events: [start], claims: [{says: yes, sources: [post]}]}
  settled: {question: Settled?, events: [start, after], claims: [{says: no, sources: [post]}], verdict: no}
  other: {question: Other?, episodes: [S01E01], claims: [{says: no, sources: [post]}]}
"""  # noqa: E501


@pytest.fixture(scope="module")
def small() -> Timeline:
    return parse(SMALL)


def test_all_figures_in_their_order(small: Timeline) -> None:
    assert figures(small, small.events) == (
        ("events", 6), ("story", 5), ("production", 1), ("undated", 1), ("first", "2014-01-01/2014-01-10"),
        ("last", "2014-03-01/.."), ("longest_gap_days", 22), ("confirmed", 1), ("reported", 2),
        ("inferred", 0), ("unsourced", 3), ("one_origin", 2), ("disputes", 2), ("open_disputes", 1),
        ("characters", 3), ("people", 1), ("arcs", 2), ("places", 2), ("sources", 3),
        ("events_S01", 2), ("events_S02", 1), ("events_side-S01", 1),
    )  # fmt: skip


def test_the_figures_are_of_the_events_that_are_asked_for(small: Timeline) -> None:
    some = dict(figures(small, (small.event_ids["after"],)))
    assert (some["events"], some["disputes"], some["open_disputes"], some["characters"]) == (
        1,
        1,
        0,
        1,
    )
    assert (some["longest_gap_days"], some["sources"], some["unsourced"]) == (None, 0, 1)


def test_no_event_has_figures_too(small: Timeline) -> None:
    none = dict(figures(small, ()))
    assert none["events"] == 0
    assert none["first"] is none["last"] is none["longest_gap_days"] is None


def test_what_lasts_is_no_gap(small: Timeline) -> None:
    """An event within a longer one does not begin a gap where it ends itself."""
    gap = longest_gap(
        [small.event_ids[id_] for id_ in ("start", "within", "news", "some-day", "after")]
    )
    assert gap is not None
    assert (gap.days, gap.before.id, gap.after.id) == (22, "start", "news")


def dated(*dates: str, episodes: tuple[str, ...] = ()) -> Timeline:
    codes = [*episodes, *[""] * (len(dates) - len(episodes))]
    lines = [
        f"  e{at}: {{title: E{', date: ' + date if date else ''}{', episode: ' + code if code else ''}}}"
        for at, (date, code) in enumerate(zip(dates, codes, strict=True))
    ]
    return parse(("timeline: {format: 1, title: T}\nevents:\n" + "\n".join(lines) + "\n").encode())


@pytest.mark.parametrize(
    ("dates", "episodes", "scale"),
    [
        (("1887~", "1960"), (), "year"),
        (("-0100", "0014"), (), "year"),
        (("2014-01", "2016-05"), (), "month"),
        (("2014-01-01", "2014-03-05"), (), "day"),
        (("2014-01-01", "2014-01-03"), (), "day"),
        (("2014-01-01T09:00", "2014-01-03T10:00"), (), "hour"),
        (("2014-01-01T09:00", "2014-01-09T10:00"), (), "day"),
        (("../2014", "2014-12-31/.."), (), "day"),
        (("", ""), (), "year"),
        (("", ""), ("S01E01", "S01E02"), "season"),
        (("", ""), ("S01E01", "S02E02"), "season"),
        (("1887", "1960"), ("S01E01", "S01E02"), "year"),
        (("1887", "1960", "1970"), ("S01E01", "S02E01"), "season"),
        (("1887", "1960", "1970", "1980"), ("S01E01", "S02E01"), "year"),
        (("1887", "1960"), ("S01E01", "fire-S01E02"), "season"),
    ],
)  # fmt: skip
def test_a_timeline_has_the_scale_that_suits_it(
    dates: tuple[str, ...], episodes: tuple[str, ...], scale: str
) -> None:
    if "fire-S01E02" in episodes:
        events = tuple(
            event._replace(episode=event.episode and event.episode._replace(series=f"s{at}"))
            for at, event in enumerate(dated(*dates, episodes=("S01E01", "S01E02")).events)
        )
    else:
        events = dated(*dates, episodes=episodes).events
    assert scale_of(events) == scale


@pytest.mark.parametrize(
    ("instant", "scale", "expected"),
    [
        (Instant(2014, 3, 1, 33_000), "year", Period(2014, "2014")),
        (Instant(2014, 3, 1, 33_000), "month", Period(2014 * 12 + 2, "2014-03")),
        (Instant(0, 3, 2), "day", Period(2, "0000-03-02")),
        (Instant(0, 3, 1, 33_000), "hour", Period(33, "0000-03-01T09")),
        (Instant(-43, 3, 15), "month", Period(-43 * 12 + 2, "-0043-03")),
        (Instant(17_000), "year", Period(17_000, "Y17000")),
        (Instant(-17_000), "year", Period(-17_000, "Y-17000")),
    ],
)
def test_a_period_is_counted_and_written(instant: Instant, scale: str, expected: Period) -> None:
    assert period(instant, scale) == expected


@pytest.mark.parametrize("scale", CALENDAR)
@given(
    instant=st.builds(
        Instant,
        st.integers(-20_000, 20_000),
        st.integers(1, 12),
        st.integers(1, 28),
        st.integers(0, 86_399),
    )
)
def test_a_period_starts_at_its_first_second(scale: str, instant: Instant) -> None:
    number = period(instant, scale).number
    assert start_of(number, scale) <= instant < start_of(number + 1, scale)
    assert period(start_of(number, scale), scale).number == number


def test_an_open_or_unknown_begin_counts_at_the_known_end() -> None:
    assert begin(PartialDate.parse("../2013")).year == 2013
    assert begin(PartialDate.parse("/2013")) == Instant(2013)
    assert begin(PartialDate.parse("2013/..")) == Instant(2013)
