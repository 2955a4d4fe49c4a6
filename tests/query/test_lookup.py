"""One word, one record: which one is meant, and what is said when none or several are (R30)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.errors import AmbiguousName, BadRequest, NameNotFound
from pdtimeline.model.records import Arc, Character, Facet, Series, Timeline
from pdtimeline.query.lookup import called, find, find_character
from strategies import IDS

CAST = {
    one.id: one
    for one in (
        Character("jay-halstead", "Jay Halstead", ("Jay", "Chuckles")),
        Character("will-halstead", "Will Halstead", ("Will",)),
        Character("hailey-upton", "Hailey Upton", ("Hails",)),
        Character("kim-burgess", "Kim Burgess", ("Kim",)),
        Character("kimberly-cho", "Kimberly Cho"),
        Character("oa-zidan", "Omar Adom \u201cOA\u201d Zidan", ("O'A",)),
        Character("rene", "René  O\u2019Hara", ("the Straße man",)),
        Character("upton", "Robert Smith"),
    )
}


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        pytest.param("jay-halstead", "jay-halstead", id="id"),
        pytest.param("JAY-Halstead", "jay-halstead", id="id in capitals"),
        pytest.param("upton", "upton", id="an id before a word of a name"),
        pytest.param("Hailey Upton", "hailey-upton", id="full name"),
        pytest.param("hailey   upton", "hailey-upton", id="full name, folded"),
        pytest.param("chuckles", "jay-halstead", id="alias"),
        pytest.param("kim", "kim-burgess", id="an alias before the beginning of another name"),
        pytest.param("will", "will-halstead", id="alias that is a word"),
        pytest.param("burgess", "kim-burgess", id="word of the name"),
        pytest.param("hailey", "hailey-upton", id="word before beginning"),
        pytest.param("kimb", "kimberly-cho", id="beginning of a word"),
        pytest.param("hail", "hailey-upton", id="beginning of name and alias of one"),
        pytest.param("jay hal", "jay-halstead", id="beginning over two words"),
        pytest.param("chuck", "jay-halstead", id="beginning of an alias"),
        pytest.param("rene o'hara", "rene", id="accent and apostrophe"),
        pytest.param("RENE\u0301 O\u02bcHARA", "rene", id="other accent, other apostrophe"),
        pytest.param("the strasse man", "rene", id="sharp s"),
        pytest.param("man", "rene", id="beginning of the last word of an alias"),
    ],
)
def test_the_first_tier_with_one_hit_wins(word: str, id_: str) -> None:
    assert find(CAST, word, "character").id == id_


def test_a_short_name_is_matched_like_an_alias() -> None:
    cast = {"ann": Character("ann", "Anna Lee", short="Lee"), "bob": Character("bob", "Bob Lee")}
    assert find(cast, "lee", "character").id == "ann"


def test_a_whole_word_comes_before_the_beginning_of_another_name() -> None:
    cast = {"jo": Character("jo", "Jo Lee"), "ray": Character("ray", "Leela Ray")}
    assert find(cast, "lee", "character").id == "jo"


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        pytest.param("halstead", ("jay-halstead", "will-halstead"), id="word of two names"),
        pytest.param("hal", ("jay-halstead", "will-halstead"), id="beginning of two"),
        pytest.param("ki", ("kim-burgess", "kimberly-cho"), id="beginning of alias and name"),
    ],
)
def test_a_tier_with_several_hits_is_an_error_that_names_them(
    word: str, ids: tuple[str, ...]
) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find(CAST, word, "character")
    assert caught.value.ids == ids
    assert str(caught.value) == (
        f'"{word}" matches more than one character; use an ID: {", ".join(ids)}'
    )


def test_two_of_the_same_name_can_only_be_told_apart_by_id() -> None:
    twins = {id_: Character(id_, "Robert Smith") for id_ in ("smith-1", "smith-2")}
    with pytest.raises(AmbiguousName) as caught:
        find(twins, "robert smith", "character")
    assert caught.value.ids == ("smith-1", "smith-2")
    assert find(twins, "smith-2", "character").id == "smith-2"


def test_a_word_that_stands_in_name_and_alias_of_one_is_one_hit() -> None:
    some = {"a": Character("a", "Voight", ("Voight", "Sergeant Voight"))}
    assert find(some, "voight", "character").id == "a"


@pytest.mark.parametrize(
    ("word", "message"),
    [
        pytest.param(
            "halsted",
            'unknown character "halsted"; did you mean "halstead" (jay-halstead)?',
            id="slip in a word",
        ),
        pytest.param(
            "haley-upton",
            'unknown character "haley-upton"; did you mean hailey-upton?',
            id="slip in an id",
        ),
        pytest.param(
            "kim burgiss",
            'unknown character "kim burgiss"; did you mean "kim burgess" (kim-burgess)?',
            id="slip in a name",
        ),
        pytest.param("xyzzy", 'unknown character "xyzzy"', id="like nothing"),
        pytest.param(
            "alstead",
            'unknown character "alstead"; did you mean "halstead" (jay-halstead)?',
            id="end of a word",
        ),
        pytest.param("al", 'unknown character "al"', id="middle of a word"),
        pytest.param(
            "halstead jay",
            'unknown character "halstead jay"; did you mean "halstead" (jay-halstead)?',
            id="words in another order",
        ),
        pytest.param("h.*d", 'unknown character "h.*d"', id="pattern"),
        pytest.param("[jw]*", 'unknown character "[jw]*"', id="glob"),
    ],
)
def test_a_guess_is_shown_and_never_acted_on(word: str, message: str) -> None:
    with pytest.raises(NameNotFound) as caught:
        find(CAST, word, "character")
    assert str(caught.value) == message
    assert caught.value.word == word


def test_at_most_three_are_guessed_each_record_once() -> None:
    some = {f"smith-{n}": Character(f"smith-{n}", f"Smith {n}") for n in range(1, 6)}
    with pytest.raises(NameNotFound) as caught:
        find(some, "smyth-1", "character")
    assert caught.value.near == ("smith-1", "smith-5", "smith-4")


@pytest.mark.parametrize("word", ["", "  ", "\t\n", "\u0301"])
def test_an_empty_word_names_nobody(word: str) -> None:
    """An unset shell variable must not mean the first one."""
    with pytest.raises(BadRequest) as caught:
        find(CAST, word, "character")
    assert str(caught.value) == "the name of the character is empty; give an ID or a name"


def test_records_with_a_title_are_found_by_it() -> None:
    arcs = {
        "ptsd": Arc("ptsd", "Post-traumatic stress"),
        "cover-up": Arc("cover-up", "The cover-up of a killing"),
    }
    assert find(arcs, "killing", "arc").id == "cover-up"
    assert find(arcs, "post", "arc").id == "ptsd"
    with pytest.raises(NameNotFound) as caught:
        find(arcs, "coverup", "arc")
    assert str(caught.value) == 'unknown arc "coverup"; did you mean cover-up?'


@pytest.mark.parametrize(
    ("record", "name"),
    [
        pytest.param(CAST["kim-burgess"], "Kim Burgess", id="name"),
        pytest.param(Series("fire", "Chicago Fire"), "Chicago Fire", id="title"),
        pytest.param(Facet("home", "Home", "one"), "Home", id="title of a facet"),
        pytest.param(object(), "", id="neither"),
    ],
)
def test_a_record_is_called_by_its_name_or_title(record: object, name: str) -> None:
    assert called(record) == name


def test_the_public_way_in_looks_among_the_characters() -> None:
    timeline = Timeline("T", characters=CAST)
    assert find_character(timeline, "hailey").id == "hailey-upton"
    with pytest.raises(NameNotFound) as caught:
        find_character(timeline, "xyzzy")
    assert str(caught.value) == 'unknown character "xyzzy"'


@given(st.dictionaries(IDS, st.text(max_size=8), min_size=1))
def test_every_record_answers_to_its_own_id(names: dict[str, str]) -> None:
    """Scripts use ids: no name that somebody gives may ever take one over (R30)."""
    some = {id_: Character(id_, name, (name,)) for id_, name in names.items()}
    assert [find(some, id_, "character").id for id_ in some] == [*some]
