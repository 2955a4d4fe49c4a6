"""The rules of the horizon one by one, on timelines of a few lines (DESIGN 3)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from drawn import timelines
from pdtimeline.cli import param_types as arguments
from pdtimeline.errors import BadRequest
from pdtimeline.loader.load import parse
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.horizon import has_codes, last_before, seen_until
from pdtimeline.query.visibility import NEVER, visibility_of

HEAD = "timeline: {format: 1, title: T}\n"
EPISODES = """
episodes:
  S00E01: {aired: 2014-02-01}
  S01E01: {aired: 2014-01-08}
  S01E02: {aired: 2014-01-15}
  S01E03: {}
  S02E01: {aired: 2014-09-24}
"""
CROSSING = """
timeline: {format: 1, title: T, series: pd}
series: {fire: {title: Fire}, pd: {title: P.D.}, med: {title: Med}}
episodes:
  fire-S02E01: {aired: 2013-09-24}
  S01E01: {aired: 2014-01-08}
  fire-S02E12: {aired: 2014-01-08}
  S01E02: {aired: 2014-01-15}
events:
  under-cover: {title: A, episode: fire-S02E01}
  first-day: {title: B, episode: S01E01}
  same-night: {title: C, episode: fire-S02E12}
  next-week: {title: D, episode: S01E02}
"""


def seen(text: str, horizon: str) -> Timeline:
    """The timeline as it is known at the horizon, which is written as `--seen` takes it."""
    code = arguments.horizon(horizon)
    assert code is not None
    return seen_until(parse(text.encode()), code)


def events(text: str, horizon: str) -> list[str]:
    return list(seen(text, horizon).event_ids)


def first(text: str, section: str, id_: str) -> str | None:
    """The first of a few horizons that shows the record."""
    for horizon in ("S01E01", "S01E02", "S01E03", "S02E01"):
        if id_ in getattr(seen(text, horizon), section):
            return horizon
    return None


# Episodes


@pytest.mark.parametrize(
    ("horizon", "shown"),
    [
        pytest.param("S01E01", ["S01E01"], id="the first episode"),
        pytest.param("S01E02", ["S01E01", "S01E02"], id="at or before"),
        pytest.param("S01E03", ["S01E01", "S01E02", "S01E03"], id="one without a date"),
        pytest.param(
            "S00E01", ["S00E01", "S01E01", "S01E02", "S01E03"], id="a special by its date"
        ),
        pytest.param("S02E01", ["S00E01", "S01E01", "S01E02", "S01E03", "S02E01"], id="all"),
        pytest.param("S01E09", ["S01E01", "S01E02", "S01E03"], id="not declared: by its number"),
        pytest.param("S01", ["S01E01", "S01E02", "S01E03"], id="a season is its end"),
        pytest.param("S01E00", [], id="before the first"),
        pytest.param(
            "S99", ["S00E01", "S01E01", "S01E02", "S01E03", "S02E01"], id="after the last"
        ),
    ],
)
def test_an_episode_is_shown_at_or_before_the_horizon(horizon: str, shown: list[str]) -> None:
    known = seen(HEAD + EPISODES + "events: {}", horizon)
    assert list(map(str, known.episodes)) == shown


def test_an_episode_can_be_revealed_later_than_it_is_told() -> None:
    text = HEAD + "episodes: {S01E01: {revealed: S01E03}, S01E02: {}}\nevents: {}"
    assert list(map(str, seen(text, "S01E02").episodes)) == ["S01E02"]
    assert list(map(str, seen(text, "S01E03").episodes)) == ["S01E01", "S01E02"]


def test_season_and_number_win_over_an_odd_date() -> None:
    """A wrong digit in one date must not put a later episode before the horizon."""
    text = HEAD + "episodes: {S01E01: {aired: 2014-01-08}, S01E02: {aired: 2013-01-15}}\nevents: {}"
    assert list(map(str, seen(text, "S01E01").episodes)) == ["S01E01"]


@pytest.mark.parametrize("horizon", ["S00E02", "S00E03", "S00"])
def test_a_special_without_a_date_is_no_horizon(horizon: str) -> None:
    """It stands after everything; as a horizon it would hide nothing."""
    text = HEAD + "episodes: {S00E02: {}, S01E01: {aired: 2014-01-08}}\nevents: {}"
    with pytest.raises(BadRequest) as caught:
        seen(text, horizon)
    assert str(caught.value) == (
        "this special has no air date, so --seen cannot place it; use an episode from a season"
    )


def test_a_special_without_a_date_is_shown_at_no_horizon() -> None:
    text = HEAD + "episodes: {S00E02: {}, S01E01: {aired: 2014-01-08}}\nevents: {}"
    assert list(map(str, seen(text, "S99").episodes)) == ["S01E01"]


# Several series


@pytest.mark.parametrize(
    ("horizon", "shown"),
    [
        pytest.param("fire-S02E01", ["under-cover"], id="of another series"),
        pytest.param("fire-S02E12", ["under-cover", "same-night"], id="the first of one night"),
        pytest.param("S01E01", ["under-cover", "first-day", "same-night"], id="the last of it"),
        pytest.param(
            "pd-S01E01", ["under-cover", "first-day", "same-night"], id="with the main series"
        ),
        pytest.param("fire-S02", ["under-cover", "same-night"], id="the end of another's season"),
        pytest.param("med-S01E01", [], id="of a series without any date"),
    ],
)
def test_series_are_told_at_once(horizon: str, shown: list[str]) -> None:
    assert events(CROSSING, horizon) == shown


def test_the_main_series_is_always_known_for_the_head_names_it() -> None:
    known = seen(CROSSING, "fire-S02E01")
    assert (known.main, list(known.series)) == ("pd", ["fire", "pd"])


def test_another_series_is_shown_with_the_first_that_is_of_it() -> None:
    assert list(seen(CROSSING, "S01E00").series) == ["pd"]


@pytest.mark.parametrize(
    "record",
    [
        pytest.param("events: {e: {title: E, episode: fire-S01E01}}", id="an event"),
        pytest.param(
            "events: {e: {title: E, episode: S01E02, revealed: fire-S01E01}}", id="revealed"
        ),
        pytest.param(
            "events: {e: {title: E, episode: S01E01}}\n"
            "sources: {a: {publisher: A, title: A, revealed: S01E01}}\n"
            "disputes: {d: {question: Q, episodes: [fire-S01E01], claims: "
            "[{says: a, sources: [a]}, {says: b, sources: [a]}]}}",
            id="a dispute",
        ),
    ],
)
def test_a_series_is_shown_with_whatever_names_one_of_its_codes(record: str) -> None:
    head = (
        "timeline: {format: 1, title: T, series: pd}\nseries: {fire: {title: F}, pd: {title: P}}\n"
    )
    assert list(seen(head + record, "S01E02").series) == ["fire", "pd"]


def test_nothing_of_a_series_is_shown_before_the_series() -> None:
    """A code would name what is hidden, and seasons of no series at all be counted."""
    text = CROSSING.replace("{title: Fire}", "{title: Fire, revealed: S01E02}")
    assert events(text, "S01E01") == ["first-day"]
    assert list(seen(text, "S01E01").series) == ["pd"]
    assert events(text, "S01E02") == ["under-cover", "first-day", "same-night", "next-week"]


def test_a_main_series_that_is_revealed_later_is_hidden_with_all_that_is_of_it() -> None:
    text = CROSSING.replace("{title: P.D.}", "{title: P.D., revealed: S01E02}")
    known = seen(text, "S01E01")
    assert (known.main, list(known.series)) == ("", ["fire"])
    assert list(known.event_ids) == ["under-cover", "same-night"]


# Events of the story


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        pytest.param("episode: S01E02", "S01E02", id="with its episode"),
        pytest.param("episode: S01E02, date: 1980", "S01E02", id="whatever its date"),
        pytest.param("episode: S01E02, revealed: S02E01", "S02E01", id="revealed later"),
        pytest.param("episode: S01E02, revealed: S01E01", "S01E02", id="revealed before"),
        pytest.param("revealed: S01E03", "S01E03", id="revealed alone"),
        pytest.param("episode: S01E02, about: [late]", "S01E02", id="about does not hold it back"),
    ],
)
def test_an_event_of_the_story_is_shown_with_its_episode(fields: str, shown: str) -> None:
    text = (
        HEAD
        + EPISODES
        + f"events:\n  e: {{title: E, {fields}}}\n  late: {{title: L, episode: S09E01}}"
    )
    assert first(text, "event_ids", "e") == shown


def test_an_event_of_the_story_that_is_told_nowhere_is_never_shown() -> None:
    text = HEAD + EPISODES + "events: {e: {title: E, date: 2014-01-01}}"
    assert events(text, "S99") == []


def test_an_event_waits_for_an_episode_that_is_revealed_later() -> None:
    text = HEAD + "episodes: {S01E01: {revealed: S01E03}}\nevents: {e: {title: E, episode: S01E01}}"
    assert events(text, "S01E02") == []
    assert events(text, "S01E03") == ["e"]


# Events of the production


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        pytest.param("2014-01-21", ["p"], id="six days after the broadcast"),
        pytest.param("2014-01-22", [], id="the day of the next week's episode"),
        pytest.param("2014-01-21T23:59:59", ["p"], id="the last second of the sixth day"),
        pytest.param("2014-01-22T00:00", [], id="the minute after it"),
        pytest.param("2014-01-21~", ["p"], id="about the sixth day"),
        pytest.param("2014-01-10/2014-01-21", ["p"], id="ends on the sixth day"),
        pytest.param("2014-01-10/2014-01-22", [], id="ends on the seventh"),
        pytest.param("2014-01", [], id="some day of the month"),
        pytest.param("2013", ["p"], id="some day of the year before"),
        pytest.param("2014", [], id="some day of the year"),
        pytest.param("../2014-01-21", ["p"], id="without a beginning"),
        pytest.param("2014-01-10/..", [], id="without an end"),
    ],
)
def test_production_is_shown_up_to_six_days_after_the_broadcast(
    date: str, shown: list[str]
) -> None:
    text = (
        HEAD
        + EPISODES
        + f"events: {{p: {{title: P, track: production, episode: S01E01, date: {date}}}}}"
    )
    assert events(text, "S01E02") == shown


@pytest.mark.parametrize(
    ("horizon", "shown"),
    [
        pytest.param("S01E02", ["p"], id="with a date"),
        pytest.param("S01E03", ["p"], id="without: the date before it counts"),
        pytest.param("S01E09", ["p"], id="not declared: the date before it counts"),
        pytest.param("S01E01", [], id="a week before"),
        pytest.param("S01E00", [], id="before any date"),
    ],
)
def test_the_broadcast_of_the_horizon_is_its_date_or_the_one_before(
    horizon: str, shown: list[str]
) -> None:
    text = (
        HEAD
        + EPISODES
        + "events: {p: {title: P, track: production, revealed: S01E00, date: 2014-01-21}}"
    )
    assert events(text, horizon) == shown


def test_a_broadcast_that_is_dated_by_its_month_counts_from_its_first_day() -> None:
    text = HEAD + "episodes: {S01E01: {aired: 2014-01}}\nevents:\n"
    text += "  a: {title: A, track: production, episode: S01E01, date: 2014-01-07}\n"
    text += "  b: {title: B, track: production, episode: S01E01, date: 2014-01-08}\n"
    assert events(text, "S01E01") == ["a"]


def test_a_horizon_of_another_series_has_its_own_broadcast() -> None:
    text = (
        CROSSING + "  news: {title: N, track: production, episode: fire-S02E01, date: 2013-10-01}\n"
    )
    assert "news" not in events(text, "fire-S02E01")
    assert "news" in events(text, "fire-S02E12")


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        pytest.param("episode: S02E01, date: 2014-01-01", "S02E01", id="concerns a later episode"),
        pytest.param("episode: S01E01", None, id="without a date"),
        pytest.param("date: 2014-01-01", None, id="concerns nothing"),
        pytest.param(
            "revealed: S01E02, date: 2014-01-01", "S01E02", id="revealed in place of both"
        ),
        pytest.param(
            "revealed: S01E01, date: 2014-01-15", "S01E02", id="revealed, and the date holds"
        ),
        pytest.param(
            "episode: S01E01, revealed: S02E01, date: 2014", "S02E01", id="revealed besides"
        ),
        pytest.param("about: [early, late], date: 2014-01-01", "S02E01", id="about a later event"),
        pytest.param("about: [early], date: 2014-01-01", "S01E01", id="about an early one"),
        pytest.param("episode: S01E02, about: [early], date: 2014-01-01", "S01E02", id="both"),
        pytest.param(
            "about: [talk], date: 2014-01-01", "S02E01", id="about talk about a later event"
        ),
        pytest.param("about: [one], date: 2014-01-01", None, id="about a ring"),
    ],
)
def test_production_waits_for_what_it_speaks_of(fields: str, shown: str | None) -> None:
    text = HEAD + EPISODES.replace("S02E01: {aired: 2014-09-24}", "S02E01: {aired: 2015-01-07}")
    text += f"""
events:
  p: {{title: P, track: production, {fields}}}
  talk: {{title: T, track: production, about: [late], date: 2014-01-01}}
  one: {{title: O, track: production, about: [other], date: 2014-01-01}}
  other: {{title: R, track: production, about: [one], date: 2014-01-01}}
  early: {{title: E, episode: S01E01}}
  late: {{title: L, episode: S02E01}}
"""
    assert first(text, "event_ids", "p") == shown


# Who, where, what: shown with what shows them

PARTS = """
people: {ann: {name: Ann}, bob: {name: Bob}, eve: {name: Eve}}
characters: {jay: {name: Jay, portrayed_by: [ann]}, kim: {name: Kim}, zoe: {name: Zoe}}
arcs: {outer: {title: O}, middle: {title: M, within: outer}, inner: {title: I, within: middle}}
places: {city: {name: C}, street: {name: S, within: city}, house: {name: H, within: street}}
facets: {bond: {title: B, of: pair}, post: {title: P, of: one}}
episodes: {S01E01: {directors: [bob], writers: [eve]}, S01E02: {}}
"""


@pytest.mark.parametrize(
    ("fields", "section", "shown"),
    [
        pytest.param("characters: [jay]", "characters", ["jay"], id="there"),
        pytest.param("mentions: [jay]", "characters", ["jay"], id="spoken of"),
        pytest.param("learns: [{who: [jay], of: e}]", "characters", ["jay"], id="learning"),
        pytest.param("born: [jay]", "characters", ["jay"], id="born"),
        pytest.param("died: [jay]", "characters", ["jay"], id="dying"),
        pytest.param("changes: [{facet: post, of: [jay]}]", "characters", ["jay"], id="changing"),
        pytest.param("people: [ann]", "people", ["ann", "bob", "eve"], id="at work, and the crew"),
        pytest.param("born: [ann]", "people", ["ann", "bob", "eve"], id="a person born"),
        pytest.param("died: [ann]", "people", ["ann", "bob", "eve"], id="a person dying"),
        pytest.param(
            "changes: [{facet: post, of: [ann]}]", "people", ["ann", "bob", "eve"], id="of ann"
        ),
        pytest.param("mentions: [jay]", "people", ["ann", "bob", "eve"], id="played by"),
        pytest.param("mentions: [kim]", "people", ["bob", "eve"], id="the crew of an episode"),
        pytest.param("arcs: [inner]", "arcs", ["outer", "middle", "inner"], id="arcs round one"),
        pytest.param("arcs: [middle]", "arcs", ["outer", "middle"], id="not the arcs within it"),
        pytest.param("place: house", "places", ["city", "street", "house"], id="places round one"),
        pytest.param("place: city", "places", ["city"], id="not the places within it"),
        pytest.param(
            "changes: [{facet: post, of: [jay]}]", "facets", ["post"], id="a facet that changes"
        ),
        pytest.param("characters: [jay]", "facets", [], id="no facet without a change"),
    ],
)
def test_what_an_event_names_is_shown_with_it(fields: str, section: str, shown: list[str]) -> None:
    text = HEAD + PARTS + f"events: {{e: {{title: E, episode: S01E01, {fields}}}}}"
    assert list(getattr(seen(text, "S01E01"), section)) == shown


def test_what_only_later_events_name_is_hidden() -> None:
    text = HEAD + PARTS + (
        "events: {e: {title: E, episode: S01E02, characters: [jay], people: [ann], arcs: [inner], "
        "place: house, changes: [{facet: post, of: [kim]}]}}"
    )  # fmt: skip
    known = seen(text, "S01E01")
    assert list(known.people) == ["bob", "eve"]
    assert (known.characters, known.arcs, known.places, known.facets) == ({}, {}, {}, {})


ALL_IN_ONE = """
events:
  before: {title: B, episode: S01E01}
  e:
    title: E
    episode: S01E01
    place: house
    characters: [jay]
    mentions: [kim]
    people: [ann]
    arcs: [inner]
    causes: [before]
    changes: [{facet: bond, of: [jay, bob], to: friends}]
    learns: [{who: [jay, kim], of: before}]
    born: [eve]
    died: [zoe]
"""


@pytest.mark.parametrize(
    ("hidden", "field", "left"),
    [
        pytest.param("jay: {name: Jay, ", "characters", (), id="who is there"),
        pytest.param("kim: {name: Kim", "mentions", (), id="who is spoken of"),
        pytest.param("ann: {name: Ann", "people", (), id="who did it"),
        pytest.param("inner: {title: I, ", "arcs", (), id="its thread"),
        pytest.param("before: {title: B, ", "causes", (), id="what led to it"),
        pytest.param("house: {name: H, ", "place", None, id="where it is"),
        pytest.param("bond: {title: B, ", "changes", (), id="a change of a hidden facet"),
        pytest.param("jay: {name: Jay, ", "changes", (), id="a change of a hidden character"),
        pytest.param("bob: {name: Bob", "changes", (), id="a change of a hidden person"),
        pytest.param("kim: {name: Kim", "learns", (), id="one of those who learn is hidden"),
        pytest.param("before: {title: B, ", "learns", (), id="what they learn of is hidden"),
        pytest.param("eve: {name: Eve", "born", (), id="a person born"),
        pytest.param("zoe: {name: Zoe", "died", (), id="a character dying"),
    ],
)
def test_references_to_hidden_things_are_left_out(hidden: str, field: str, left: Any) -> None:
    """Any record can be revealed later than what names it; the name alone would tell."""
    text = HEAD + PARTS + ALL_IN_ONE
    assert text.count(hidden) == 1
    text = text.replace(hidden, f"{hidden.rstrip(', ')}, revealed: S01E02, ").replace(", }", "}")
    assert getattr(seen(text, "S01E01").event_ids["e"], field) == left
    assert getattr(seen(text, "S01E02").event_ids["e"], field) not in ((), None)


@pytest.mark.parametrize(
    ("event", "section", "shown"),
    [
        pytest.param("learns: [{who: [jay], of: late}]", "characters", [], id="learns of a hidden event"),
        pytest.param("changes: [{facet: bond, of: [jay, zoe]}]", "characters", [], id="beside a hidden one"),
        pytest.param("changes: [{facet: bond, of: [jay, zoe]}]", "facets", [], id="its facet"),
        pytest.param("learns: [{who: [jay, zoe], of: e}]", "characters", [], id="learns with a hidden one"),
        pytest.param("changes: [{facet: bond, of: [ann, zoe]}]", "people", ["bob", "eve"], id="a person"),
        pytest.param("changes: [{facet: post, of: [jay]}]", "characters", [], id="of a hidden facet"),
    ],
)  # fmt: skip
def test_what_is_left_out_shows_nobody_else(event: str, section: str, shown: list[str]) -> None:
    """It is as if it were not in the file: who stands only in it is not known yet."""
    text = HEAD + PARTS.replace("zoe: {name: Zoe", "zoe: {name: Zoe, revealed: S01E02")
    text = text.replace("post: {title: P", "post: {title: P, revealed: S01E02")
    text += f"events:\n  e: {{title: E, episode: S01E01, {event}}}\n  late: {{title: L, episode: S01E02}}"
    known = seen(text, "S01E01")
    assert (known.event_ids["e"].learns, known.event_ids["e"].changes) == ((), ())
    assert list(getattr(known, section)) == shown


def test_an_episode_that_is_revealed_later_shows_nobody_before() -> None:
    text = (
        HEAD
        + PARTS.replace("{directors: [bob]", "{revealed: S01E02, directors: [bob]")
        + "events: {}"
    )
    assert list(seen(text, "S01E01").people) == []
    assert list(seen(text, "S01E02").people) == ["bob", "eve"]


def test_about_leaves_out_what_is_hidden() -> None:
    text = HEAD + "events:\n  e: {title: E, episode: S01E01, about: [late]}\n"
    text += "  late: {title: L, episode: S01E02}"
    assert seen(text, "S01E01").event_ids["e"].about == ()


def test_an_episode_and_a_character_leave_out_people_who_are_hidden() -> None:
    text = HEAD + PARTS + "events: {e: {title: E, episode: S01E01, characters: [jay]}}"
    for name in ("ann: {name: Ann", "bob: {name: Bob", "eve: {name: Eve"):
        text = text.replace(name, f"{name}, revealed: S01E02")
    known = seen(text, "S01E01")
    episode = known.episodes[EpisodeCode(1, 1)]
    assert (episode.directors, episode.writers) == ((), ())
    assert known.characters["jay"].portrayed_by == ()


@pytest.mark.parametrize("section", ["arcs", "places"])
def test_a_hidden_arc_or_place_round_another_is_left_out_and_shows_no_outer_one(
    section: str,
) -> None:
    hidden = PARTS.replace("{title: M,", "{title: M, revealed: S01E02,")
    hidden = hidden.replace("{name: S,", "{name: S, revealed: S01E02,")
    text = HEAD + hidden + "events: {e: {title: E, episode: S01E01, arcs: [inner], place: house}}"
    now, later = getattr(seen(text, "S01E01"), section), getattr(seen(text, "S01E02"), section)
    assert [one.within for one in now.values()] == [None]
    assert [one.within is None for one in later.values()] == [True, False, False]


def test_a_chain_of_ten_thousand_arcs_is_walked_once() -> None:
    """Arcs within arcs are walked from the inside out; a walk for each would take minutes."""
    arcs = {
        f"a{n}": {"title": "A", **({"within": f"a{n - 1}"} if n else {})} for n in range(10_000)
    }
    event = {"title": "E", "episode": "S01E01", "arcs": ["a9999"]}
    data = {"timeline": {"format": "1", "title": "T"}, "arcs": arcs, "events": {"e": event}}
    assert len(seen(json.dumps(data), "S01E01").arcs) == 10_000


# Sources and disputes


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        pytest.param("published: 2014-01-14", "S01E01", id="of that week"),
        pytest.param("published: 2014-01-15", "S01E02", id="of the next"),
        pytest.param("published: 2014-01", "S02E01", id="of that month"),
        pytest.param("note: undated", None, id="undated"),
        pytest.param("revealed: S01E03", "S01E03", id="revealed in place of a date"),
        pytest.param(
            "published: 2020-01-01, revealed: S01E02", "S01E02", id="revealed before its date"
        ),
        pytest.param(
            "published: 2013-01-01, revealed: S01E02", "S01E02", id="revealed after its date"
        ),
    ],
)
def test_a_source_is_shown_when_it_is_out(source: str, shown: str | None) -> None:
    text = HEAD + EPISODES + f"sources: {{s: {{publisher: P, title: T, {source}}}}}\n"
    text += "events: {e: {title: E, episode: S01E01, sources: [s]}}"
    assert first(text, "sources", "s") == shown


def test_an_event_leaves_out_a_source_that_is_not_out() -> None:
    text = HEAD + EPISODES + "sources: {s: {publisher: P, title: T, published: 2014-01-15}}\n"
    text += "events: {e: {title: E, episode: S01E01, sources: [s]}}"
    assert seen(text, "S01E01").event_ids["e"].sources == ()
    assert seen(text, "S01E02").event_ids["e"].sources == ("s",)


@pytest.mark.parametrize(
    "citing",
    [
        pytest.param("events: {e: {title: E, episode: CODE, sources: [s]}}", id="an event"),
        pytest.param("episodes: {CODE: {sources: [s]}}\nevents: {}", id="an episode"),
        pytest.param(
            "characters: {jay: {name: Jay, sources: [s]}}\n"
            "events: {e: {title: E, episode: CODE, characters: [jay]}}",
            id="a character",
        ),
        pytest.param(
            "people: {ann: {name: Ann, sources: [s]}}\n"
            "events: {e: {title: E, episode: CODE, people: [ann]}}",
            id="a person",
        ),
        pytest.param(
            "arcs: {arc: {title: A, sources: [s]}}\n"
            "events: {e: {title: E, episode: CODE, arcs: [arc]}}",
            id="an arc",
        ),
        pytest.param(
            "events: {e: {title: E, episode: CODE}}\n"
            "disputes: {d: {question: Q, events: [e], claims: "
            "[{says: a, sources: [s]}, {says: b, sources: [s]}]}}",
            id="a claim",
        ),
    ],
)
def test_a_source_is_shown_when_something_that_is_shown_cites_it(citing: str) -> None:
    text = HEAD + "sources: {s: {publisher: P, title: T, revealed: S01E01}}\n" + citing
    assert list(seen(text.replace("CODE", "S01E01"), "S01E01").sources) == ["s"]
    assert list(seen(text.replace("CODE", "S01E02"), "S01E01").sources) == []


DISPUTE = """
people: {ann: {name: Ann}}
characters: {jay: {name: Jay}}
sources:
  one: {publisher: A, title: A, revealed: S01E01}
  two: {publisher: B, title: B, revealed: S01E01}
  three: {publisher: C, title: C, revealed: S01E03}
events:
  e: {title: E, episode: S01E01}
  late: {title: L, episode: S01E02, characters: [jay], people: [ann]}
disputes:
  d:
    question: Q
    events: [e]
    claims:
      - {says: a, sources: [one, three]}
      - {says: b, sources: [two]}
    verdict: V
    why: W
"""


def test_a_dispute_is_shown_with_what_it_is_about_and_two_claims() -> None:
    dispute = seen(HEAD + DISPUTE, "S01E01").disputes["d"]
    assert [(claim.says, claim.sources) for claim in dispute.claims] == [
        ("a", ("one",)),
        ("b", ("two",)),
    ]
    assert (dispute.verdict, dispute.why) == ("V", "W")


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("events: [e, late]", id="a later event"),
        pytest.param("events: [e]\n    episodes: [S01E02]", id="a later episode"),
        pytest.param("events: [e]\n    characters: [jay]", id="a character of later"),
        pytest.param("events: [e]\n    people: [ann]", id="a person of later"),
        pytest.param("events: [e]\n    revealed: S01E02", id="revealed later"),
    ],
)
def test_a_dispute_waits_for_all_that_it_is_about(field: str) -> None:
    text = HEAD + DISPUTE.replace("    events: [e]", f"    {field}")
    assert list(seen(text, "S01E01").disputes) == []
    assert list(seen(text, "S01E02").disputes) == ["d"]


def test_a_dispute_with_a_single_claim_is_hidden() -> None:
    text = HEAD + DISPUTE.replace("sources: [two]", "sources: [three]")
    assert list(seen(text, "S01E02").disputes) == []
    assert list(seen(text, "S01E03").disputes) == ["d"]


def test_a_verdict_waits_for_every_claim() -> None:
    """A verdict speaks of all claims, so it would give away the one that is not out yet."""
    text = HEAD + DISPUTE.replace(
        "    verdict: V", "      - {says: c, sources: [three]}\n    verdict: V"
    )
    early = seen(text, "S01E02").disputes["d"]
    assert ([claim.says for claim in early.claims], early.verdict, early.why) == (
        ["a", "b"],
        None,
        None,
    )
    late = seen(text, "S01E03").disputes["d"]
    assert ([claim.says for claim in late.claims], late.verdict, late.why) == (
        ["a", "b", "c"],
        "V",
        "W",
    )


def test_a_claim_without_a_source_is_never_shown() -> None:
    text = HEAD + DISPUTE.replace("{says: b, sources: [two]}", "{says: b}")
    assert list(seen(text, "S99").disputes) == []


# What stays, and where each record begins to show


def test_confidence_counts_the_sources_of_the_whole_file() -> None:
    text = HEAD + DISPUTE.replace("episode: S01E01}", "episode: S01E01, sources: [one, three]}")
    event = seen(text, "S01E01").event_ids["e"]
    assert (event.sources, event.confidence) == (("one",), "confirmed")


def test_the_head_stays_and_the_waivers_go() -> None:
    """A waiver names records, and only `check` reads it, which knows no horizon."""
    text = "timeline: {format: 1, title: T, about: A}\nevents: {e: {title: E, episode: S01E02}}\n"
    text += "waive: [{rule: long-title, record: e, why: W}]"
    known = seen(text, "S01E01")
    assert (known.title, known.about, known.waivers) == ("T", "A", ())


def test_the_whole_timeline_is_left_as_it_was() -> None:
    whole = parse((HEAD + PARTS + ALL_IN_ONE).encode())
    known = seen_until(whole, EpisodeCode(1, 1))
    assert (whole.horizon, known.horizon) == (None, EpisodeCode(1, 1))
    assert whole == parse((HEAD + PARTS + ALL_IN_ONE).encode())


@given(data=timelines)
@settings(max_examples=60)
def test_visibility_and_the_cut_agree_at_every_horizon(data: dict[str, Any]) -> None:
    """`check` warns by the positions; it would warn of the wrong thing when the cut saw it otherwise."""
    whole = parse(json.dumps(data).encode())
    visibility = visibility_of(whole)
    regular = [code for code in visibility.codes if code.season or whole.telling.date(code)]
    for code in regular:
        known, position = seen_until(whole, code), visibility.position(code)
        for section in ("people", "characters", "arcs", "places", "facets", "sources", "disputes"):
            open_ = [
                id_ for id_, first in getattr(visibility, section).items() if first <= position
            ]
            assert (section, open_) == (section, list(getattr(known, section)))
        assert [id_ for id_, first in visibility.events.items() if first <= position] == list(
            known.event_ids
        )
        assert [c for c, first in visibility.episodes.items() if first <= position] == list(
            known.episodes
        )
        assert [id_ for id_, first in visibility.series.items() if first <= position] == list(
            known.series
        )


def test_visibility_has_the_first_position_that_shows_a_record() -> None:
    whole = parse(
        (HEAD + EPISODES + "events:\n  e: {title: E, episode: S01E02}\n  n: {title: N}").encode()
    )
    visibility = visibility_of(whole)
    assert list(map(str, visibility.codes)) == ["S01E01", "S01E02", "S01E03", "S00E01", "S02E01"]
    assert visibility.events == {"e": 1, "n": NEVER}


# Horizons that are slips


@pytest.mark.parametrize(
    ("horizon", "last"),
    [
        ("S02E01", None),
        ("S03", None),
        ("S03E22", None),
        ("S04", "S02E01"),
        ("S04E01", "S02E01"),
        ("S90E05", "S02E01"),
        ("S00E09", None),
    ],
)
def test_a_season_beyond_the_next_one_is_a_slip(horizon: str, last: str | None) -> None:
    code = arguments.horizon(horizon)
    assert code is not None
    found = last_before(parse((HEAD + EPISODES + "events: {}").encode()), code)
    assert (found and str(found)) == last


@pytest.mark.parametrize(
    ("horizon", "last"),
    [
        ("pd-S03", "S01E02"),
        ("S03", "S01E02"),
        ("pd-S02", None),
        ("fire-S90", None),
        ("med-S90", None),
    ],
)
def test_only_the_main_series_has_a_last_season(horizon: str, last: str | None) -> None:
    code = arguments.horizon(horizon)
    assert code is not None
    found = last_before(parse(CROSSING.encode()), code)
    assert (found and str(found)) == last


@pytest.mark.parametrize(
    ("text", "has_them"),
    [
        ("events: {e: {title: E, date: 2014}}", False),
        ("events: {e: {title: E, episode: S01E01}}", True),
        ("events: {e: {title: E, revealed: S01E01}}", True),
        ("episodes: {S01E01: {}}\nevents: {}", True),
        ("characters: {jay: {name: Jay, revealed: S01E01}}\nevents: {}", True),
    ],
)
def test_a_timeline_has_codes_if_any_record_names_one(text: str, *, has_them: bool) -> None:
    assert has_codes(parse((HEAD + text).encode())) is has_them


def test_only_specials_are_no_last_season() -> None:
    whole = parse((HEAD + "episodes: {S00E01: {aired: 2014-02-01}}\nevents: {}").encode())
    assert last_before(whole, EpisodeCode(90, 5)) is None


@pytest.mark.parametrize(("date", "is_shown"), [("2014-01-16", True), ("2014-01-16/", False)])
def test_a_day_that_is_not_known_is_never_out(date: str, *, is_shown: bool) -> None:
    """The interview may have been given years later, and tell of what is told then."""
    text = f"events: {{e: {{title: E, track: production, episode: S01E02, date: {date}}}}}"
    assert ("e" in seen(HEAD + EPISODES + text, "S01E02").event_ids) is is_shown
