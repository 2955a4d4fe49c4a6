"""Births, deaths and ages: what the dead no longer have, and how old everybody was."""

from __future__ import annotations

import pytest

from pdtimeline.loader.load import parse
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Timeline
from pdtimeline.query.lives import Age, Life, age_at, ages_in, lives
from pdtimeline.query.state import history, knowers_of, known_to, state_at

SAGA = b"""
timeline: {format: 1, title: Saga}
characters: {ann: {name: Ann}, bob: {name: Bob}, cat: {name: Cat}, dan: {name: Dan}}
facets: {marriage: {title: Marriage, of: pair}, owner: {title: Owner, of: one}}
events:
  bob-born: {title: Bob is born, date: 1887~, born: [bob]}
  ann-born: {title: Ann is born, date: 1890-03-12, born: [ann], characters: [cat]}
  wedding:
    title: Ann marries Bob
    date: 1911-06
    characters: [ann, bob, dan]
    changes: [{facet: marriage, of: [ann, bob], to: married}, {facet: owner, of: [bob], to: the mill}]
  fire: {title: The mill burns, date: 1913-11-02, characters: [ann]}
  war: {title: Bob falls, date: 1916-07-01, characters: [bob], died: [bob], learns: [{who: [bob], of: fire}]}
  letter: {title: A letter comes, date: 1916-08, characters: [ann], learns: [{who: [cat], of: fire}]}
  new-owner: {title: Ann takes over, date: 1917, changes: [{facet: owner, of: [ann], to: the mill}]}
  early: {title: Before Ann was born, date: 1880, characters: [ann]}
  funeral: {title: A grave for Bob, date: 1920, characters: [bob, ann, ann], people: []}
  undated: {title: Some day, characters: [ann]}
"""


@pytest.fixture(scope="module")
def saga() -> Timeline:
    return parse(SAGA.replace(b", ann, ann]", b", ann]"))


def holding(saga: Timeline, at: str | None = None) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.facet, one.of) for one in state_at(saga, (at and PartialDate.parse(at)) or None)]


def test_a_death_ends_what_holds_of_the_dead_and_of_their_pairs(saga: Timeline) -> None:
    assert holding(saga, "1915") == [("marriage", ("ann", "bob")), ("owner", ("bob",))]
    assert holding(saga, "1916-08") == []
    assert holding(saga) == [("owner", ("ann",))]


def test_what_a_death_ended_says_by_which_event(saga: Timeline) -> None:
    ended = {(one.facet, one.of): one.until and one.until.id for one in history(saga)}
    assert ended == {
        ("marriage", ("ann", "bob")): "war",
        ("owner", ("bob",)): "war",
        ("owner", ("ann",)): None,
    }


def test_the_dead_know_nothing(saga: Timeline) -> None:
    fire = saga.event_ids["fire"]
    assert [one.character for one in knowers_of(saga, fire)] == ["ann", "cat"]
    assert known_to(saga, "bob") == ()
    assert [one.event.id for one in known_to(saga, "bob", PartialDate.parse("1912"))] == ["wedding"]


def test_the_learning_of_one_who_dies_is_not_undone_before(saga: Timeline) -> None:
    """At a point before the death the fold is as if the death were not in the file."""
    at = PartialDate.parse("1914")
    wedding = saga.event_ids["wedding"]
    assert [one.character for one in knowers_of(saga, wedding, at)] == ["ann", "bob", "dan"]


def test_a_life_is_the_events_of_birth_and_death(saga: Timeline) -> None:
    events = saga.event_ids
    assert lives(saga) == {
        "bob": Life(events["bob-born"], events["war"]),
        "ann": Life(events["ann-born"]),
    }


def test_of_two_births_the_first_counts() -> None:
    twice = parse(
        b"timeline: {format: 1, title: T}\ncharacters: {ann: {name: Ann}}\nevents:\n"
        b"  later: {title: L, date: 1900, born: [ann]}\n  first: {title: F, date: 1890, born: [ann]}\n"
    )
    assert lives(twice)["ann"].born == twice.event_ids["first"]


@pytest.mark.parametrize(
    ("id_", "ages"),
    [
        ("wedding", (Age("ann", 21, 21), Age("bob", 23, 24))),
        ("war", (Age("bob", 28, 29),)),
        ("letter", (Age("ann", 26, 26),)),
        ("ann-born", ()),
        ("early", ()),
        ("funeral", (Age("ann", 29, 30),)),
        ("undated", ()),
    ],
)
def test_ages_are_of_those_who_are_there_and_alive(
    saga: Timeline, id_: str, ages: tuple[Age, ...]
) -> None:
    assert ages_in(saga.event_ids[id_], lives(saga)) == ages


def test_without_a_dated_birth_there_is_no_age(saga: Timeline) -> None:
    at = PartialDate.parse("1950")
    assert age_at("dan", at, lives(saga)) is None
    assert age_at("bob", at, {"bob": Life(died=saga.event_ids["war"])}) is None
    assert age_at("ann", at, {"ann": Life(born=saga.event_ids["undated"])}) is None
    assert age_at("ann", PartialDate.parse("1950/.."), lives(saga)) == Age("ann", 59, None)


def test_a_death_ends_only_what_still_holds() -> None:
    """A value that was replaced before stays ended by what replaced it."""
    timeline = parse(
        b"timeline: {format: 1, title: T}\ncharacters: {ann: {name: Ann}}\n"
        b"facets: {mood: {title: Mood, of: one}}\nevents:\n"
        b"  up: {title: U, date: 1900, changes: [{facet: mood, of: [ann], to: good}]}\n"
        b"  down: {title: D, date: 1901, changes: [{facet: mood, of: [ann], to: bad}]}\n"
        b"  end: {title: E, date: 1902, died: [ann]}\n"
    )
    ended = [(value.value, value.until and value.until.id) for value in history(timeline)]
    assert ended == [("good", "down"), ("bad", "end")]
