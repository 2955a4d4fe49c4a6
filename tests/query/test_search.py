"""Every kind of record that speaks of the words, best first, with the words in sight."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.model.folding import fold
from pdtimeline.model.records import (
    Arc,
    Change,
    Character,
    Claim,
    Dispute,
    Episode,
    Event,
    Facet,
    Person,
    PlaceRecord,
    Series,
    Source,
    Timeline,
)
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.search import KINDS, SECTIONS, Hit, search


def keyed(*records: Any) -> dict[str, Any]:
    return {record.id: record for record in records}


TIMELINE = Timeline(
    "T",
    series=keyed(Series("fire", "Chicago Fire", note="The first series.")),
    episodes={
        EpisodeCode(8, 16): Episode(EpisodeCode(8, 16), "The Other Side"),
        EpisodeCode(8, 17): Episode(EpisodeCode(8, 17), note="No title is known."),
    },
    people=keyed(Person("soffer", "Jesse Lee Soffer", ("Jesse",), about="An actor.")),
    characters=keyed(
        Character("hailey-upton", "Hailey Upton", ("Hails",)),
        Character("roy-walton", "Roy Walton"),
    ),
    arcs=keyed(Arc("cover-up", "The cover-up", about="What is done about Walton.")),
    places=keyed(PlaceRecord("garage", "The garage")),
    facets=keyed(Facet("posting", "Posting", "one", about="Where somebody serves.")),
    sources=keyed(Source("ew-816", "Entertainment Weekly", "Who killed Roy Walton?")),
    events=(
        Event("funeral", "A funeral", note="Walton is not named."),
        Event("killing", "Upton shoots a man", "Roy Walton dies in the garage."),
        Event("walton-seen", "A man is seen"),
        Event("waltons", "The Waltons watch television"),
        Event("transfer", "A transfer", changes=(Change("posting", ("upton",), "FBI, New York"),)),
        Event("leaving", "A leave", changes=(Change("posting", ("upton",)),)),
    ),
    disputes=keyed(
        Dispute(
            "timing",
            "When do they marry?",
            claims=(Claim("near the end of the season"), Claim("in December")),
            verdict="In the ninth episode",
            why="The wedding is shown.",
            note="December is the month of the broadcast.",
        )
    ),
)


def found(words: str, kinds: tuple[str, ...] = KINDS) -> list[str]:
    """Each hit in a line: kind, id and field."""
    return [f"{hit.kind} {hit.id} {hit.field}" for hit in search(TIMELINE, words, kinds)]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        pytest.param("walton", [
            "event walton-seen id",
            "character roy-walton name",
            "source ew-816 title",
            "event waltons title",
            "event killing summary",
            "arc cover-up about",
            "event funeral note",
        ], id="id and name, then summary, then note; whole words first in each"),
        pytest.param("roy walton", [
            "character roy-walton name",
            "source ew-816 title",
            "event killing summary",
        ], id="every word must occur"),
        pytest.param("walton upton", ["event killing title"], id="in any order and any field"),
        pytest.param("WALTON   roy", [
            "character roy-walton name",
            "source ew-816 title",
            "event killing summary",
        ], id="case and blanks do not matter"),
        pytest.param("hails", ["character hailey-upton aliases"], id="alias"),
        pytest.param("weekly", ["source ew-816 publisher"], id="publisher"),
        pytest.param("other side", ["episode S08E16 title"], id="episode"),
        pytest.param("s08e17", ["episode S08E17 id"], id="code of an episode without a title"),
        pytest.param("actor", ["person soffer about"], id="person"),
        pytest.param("garage", ["place garage name", "event killing summary"], id="place"),
        pytest.param("serves", ["facet posting about"], id="facet"),
        pytest.param("chicago", ["series fire title"], id="series"),
        pytest.param("marry", ["dispute timing question"], id="question"),
        pytest.param("ninth", ["dispute timing verdict"], id="verdict"),
        pytest.param("shown", ["dispute timing why"], id="reason"),
        pytest.param("december", ["dispute timing claims"], id="claim before note"),
        pytest.param("broadcast", ["dispute timing note"], id="note"),
        pytest.param("fbi", ["event transfer changes"], id="value of a change"),
        pytest.param("xyzzy", [], id="nothing"),
        pytest.param(".*", [], id="no pattern"),
        pytest.param("", [], id="no words"),
        pytest.param(" \t", [], id="only blanks"),
    ],
)  # fmt: skip
def test_the_records_that_speak_of_all_words_come_best_first(words: str, hits: list[str]) -> None:
    assert found(words) == hits


def test_words_that_stand_in_several_fields_rank_by_the_last_one_needed() -> None:
    some = Timeline(
        "T",
        events=(
            Event("late", "Alpha", note="beta"),
            Event("middle", "Alpha", "beta"),
            Event("early", "Alpha beta"),
        ),
    )
    hits = [f"{hit.id} {hit.field}" for hit in search(some, "alpha beta")]
    assert hits == ["early title", "middle title", "late title"]


def test_names_come_before_aliases_those_before_texts_and_notes_come_last() -> None:
    some = Timeline(
        "T",
        series=keyed(Series("s", "Xenon")),
        characters=keyed(Character("c", "C", ("Xenon",))),
        arcs=keyed(Arc("a", "A", about="Xenon")),
        sources=keyed(Source("o", "Xenon", "O")),
        events=(
            Event("e-note", "E", note="xenon"),
            Event("e-change", "E", changes=(Change("posting", ("c",), "xenon"),)),
            Event("e-summary", "E", "xenon"),
        ),
        disputes=keyed(
            Dispute("d-claims", "D", claims=(Claim("xenon"),)),
            Dispute("d-why", "D", why="xenon"),
            Dispute("d-verdict", "D", verdict="xenon"),
            Dispute("d-question", "Xenon?"),
        ),
    )
    assert [f"{hit.id} {hit.field}" for hit in search(some, "xenon")] == [
        "o publisher",
        "d-question question",
        "s title",
        "c aliases",
        "e-change changes",
        "e-summary summary",
        "a about",
        "d-claims claims",
        "d-why why",
        "d-verdict verdict",
        "e-note note",
    ]


def test_only_the_kinds_that_are_asked_for_are_looked_at() -> None:
    assert found("walton", ("source", "character")) == [
        "source ew-816 title",
        "character roy-walton name",
    ]


def test_every_section_of_records_is_searched() -> None:
    records = set(Timeline._fields) - {"title", "about", "main", "waivers"}
    assert set(SECTIONS.values()) == records
    assert tuple(SECTIONS) == KINDS


LONG = (
    "Hailey Upton sits in the car for an hour before she walks into the courthouse and, with nobody "
    "there but a clerk, marries Jay Halstead, her partner of four years."
)


MARKED = "w" + "\u0301" * 60 + "alton"


@pytest.mark.parametrize(
    ("summary", "words", "context"),
    [
        pytest.param("Roy Walton  dies\nhere.", "walton", "Roy Walton dies here.", id="short"),
        pytest.param(LONG, "upton", "Hailey Upton sits in the car for an hour ...", id="at the begin"),
        pytest.param(
            LONG,
            "clerk",
            "... and, with nobody there but a clerk, marries Jay Halstead, her ...",
            id="in the middle",
        ),
        pytest.param(LONG, "years", "... her partner of four years.", id="at the end"),
        pytest.param(
            LONG,
            "clerk car",
            "Hailey Upton sits in the car for an hour before she walks ...",
            id="the first that stands there",
        ),
        pytest.param(
            f"walton {'x ' * 36}y", "walton", f"walton {'x ' * 36}y", id="the longest that is whole"
        ),
        pytest.param(
            f"walton {'x ' * 37}", "walton", f"walton {'x ' * 37}".strip(), id="blanks do not count"
        ),
        pytest.param(
            f"walton {'x ' * 37}y", "walton", f"walton{' x' * 14} ...", id="the shortest that is cut"
        ),
        pytest.param(
            f"{'x ' * 30}walton{' y' * 15}",
            "walton",
            f"... {'x ' * 14}walton{' y' * 15}",
            id="just to the end",
        ),
        pytest.param(
            f"{'x ' * 30}{MARKED}{' y' * 40}",
            "walton",
            f"... {'x ' * 14}{MARKED} ...",
            id="a word of many signs",
        ),
        pytest.param(
            f"{'x' * 100}walton{'y' * 100}",
            "walton",
            f"... {'x' * 30}walton{'y' * 30} ...",
            id="without any blank",
        ),
        pytest.param(
            f"{'x' * 100} {'w' * 90} {'y' * 100}",
            "w" * 90,
            f"... {'w' * 90} ...",
            id="a word as long as a line",
        ),
        pytest.param(
            unicodedata.normalize("NFD", "é" * 90) + " walton " + "y " * 60,
            "walton",
            "... walton y y y y y y y y y y y y y y ...",
            id="after letters of several signs",
        ),
        pytest.param(
            "\ufb03" * 90 + " walton " + "y " * 60,
            "walton",
            "... walton y y y y y y y y y y y y y y ...",
            id="after signs of several letters",
        ),
    ],
)  # fmt: skip
def test_the_context_is_the_part_round_the_first_of_the_words(
    summary: str, words: str, context: str
) -> None:
    """A hit that does not show the word looks like a mistake."""
    some = Timeline("T", events=(Event("e", "E", summary),))
    assert search(some, words) == (Hit("event", "e", "summary", context),)


def test_a_word_that_stands_elsewhere_does_not_move_the_context() -> None:
    """The note has the other word; the line must still show the one that it is about."""
    some = Timeline("T", events=(Event("e", "E", LONG, note="It was late at night."),))
    (hit,) = search(some, "clerk night")
    assert (hit.field, hit.context) == (
        "summary",
        "... and, with nobody there but a clerk, marries Jay Halstead, her ...",
    )


@pytest.mark.parametrize("word", ["none", "null", "x"])
def test_a_change_to_nothing_says_nothing(word: str) -> None:
    some = Timeline("T", events=(Event("e", "E", changes=(Change("job", ("jay",)),)),))
    assert search(some, word) == ()


TEXTS = st.text(alphabet="ab éß\ufb03e\u0301", min_size=1, max_size=300)


@given(TEXTS, TEXTS, st.sampled_from(("walton", "o'hara")))
def test_the_word_is_in_sight_whatever_stands_round_it(before: str, after: str, word: str) -> None:
    some = Timeline("T", events=(Event("e", "E", f"{before}{word}{after}"),))
    (hit,) = search(some, word)
    assert word in fold(hit.context)


@given(st.lists(st.sampled_from(("walton", "upton", "waltons", "x")), max_size=4), st.data())
def test_more_words_find_less(words: list[str], data: st.DataObject) -> None:
    fewer = data.draw(st.lists(st.sampled_from(words or ["x"]), min_size=1, max_size=3))
    more = [hit[:2] for hit in search(TIMELINE, " ".join([*words, *fewer]))]
    assert set(more) <= {hit[:2] for hit in search(TIMELINE, " ".join(fewer))}
    assert len(more) == len(set(more))
