"""What lists call somebody: short, and clear among all who are known."""

from __future__ import annotations

import pytest

from pdtimeline.loader.load import parse
from pdtimeline.model.records import Character, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.horizon import seen_until
from pdtimeline.query.short_names import short_names
from pdtimeline.render.columns import event_sheet


def named(*characters: Character) -> list[str]:
    """The short names of these characters, in their order."""
    return list(short_names({character.id: character for character in characters}).values())


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Jay Halstead", "Halstead"),
        ("Chief O'Neal", "O'Neal"),
        ("Anna-Lena Müller", "Müller"),
        ("The Doctor", "Doctor"),
        ("Voight", "Voight"),
        ("Robert Downey Jr.", "Robert Downey Jr."),
        ("Anna von Trapp", "Anna von Trapp"),
        ("Elizabeth II", "Elizabeth II"),
        ("payment service", "payment service"),
        ("db-01 (primary)", "db-01 (primary)"),
        ("Agent 47", "Agent 47"),
        ("S3", "S3"),
        ("山田 太郎", "山田 太郎"),
    ],
)
def test_a_name_of_two_plain_words_is_its_last_word(name: str, short: str) -> None:
    assert named(Character("a", name, ("An alias that is longer than any name here",))) == [short]


def test_names_that_end_alike_are_told_apart_by_the_shortest_alias_or_stay_whole() -> None:
    assert named(
        Character("jay", "Jay Halstead", ("Chuckles", "Jay", "Halstead")),
        Character("will", "Will Halstead", ("Doctor", "Will")),
        Character("pat", "Pat Halstead"),
        Character("kim", "Kim Burgess", ("Kim",)),
    ) == ["Jay", "Will", "Pat Halstead", "Burgess"]


def test_an_alias_of_two_helps_nobody() -> None:
    assert named(
        Character("a", "Ann Lee", ("Annie",)),
        Character("b", "Ben Lee", ("annie", "Cole")),
        Character("c", "Cid Cole"),
    ) == ["Ann Lee", "Ben Lee", "Cole"]


def test_the_short_name_of_the_record_comes_first() -> None:
    assert named(
        Character("jay", "Jay Halstead", ("Jay",), short="Halstead"),
        Character("will", "Will Halstead", ("Will",)),
        Character("cab", "Ann Cab", short="Halstead's"),
    ) == ["Halstead", "Will", "Halstead's"]


def test_a_short_name_of_two_is_none() -> None:
    assert named(Character("a", "Ann Lee", short="Al"), Character("b", "Ben Cole", short="AL")) == [
        "Lee",
        "Cole",
    ]


def test_a_short_name_keeps_others_from_being_called_so() -> None:
    assert named(Character("a", "Ann Smith", short="Cole"), Character("b", "Ben Cole")) == [
        "Cole",
        "Ben Cole",
    ]


def test_who_is_hidden_has_no_influence() -> None:
    """A whole name where a short one would do tells that somebody else of that name is to come."""
    timeline = parse(
        b"timeline: {format: 1, title: T}\n"
        b"characters: {jay: {name: Jay Halstead}, will: {name: Will Halstead}}\n"
        b"events:\n"
        b"  one: {title: A, episode: S01E01, characters: [jay]}\n"
        b"  two: {title: B, episode: S02E01, characters: [will]}\n"
    )
    known = seen_until(timeline, EpisodeCode(1, 1))
    assert short_names(timeline.characters)["jay"] == "Jay Halstead"
    assert event_sheet(known).column("characters").shown(known.events[0]) == "Halstead"


def test_everybody_in_the_shipped_timeline_has_a_name_of_their_own(shipped: Timeline) -> None:
    names = short_names(shipped.characters)
    assert len(set(names.values())) == len(names)
    assert (names["jay-halstead"], names["will-halstead"]) == ("Halstead", "Will")
