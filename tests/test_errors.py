"""What is said when something is wrong: what it is, and what to do."""

from __future__ import annotations

import pytest

from pdtimeline.errors import (
    ERROR,
    AmbiguousName,
    BadRequest,
    BadTimeline,
    BadValue,
    Exit,
    NameNotFound,
    OutputFailed,
    PdtimelineError,
    Place,
    Problem,
    guess,
    near,
    quoted,
    sentence,
)

SLIP = Problem("bad-date", Place(3, 11, 17), '"2022-13" is not a valid date', "write 2022-12")
GAP = Problem("no-title", Place(9, 3, 8), "the event has no title")


def test_the_shell_is_told_what_was_promised() -> None:
    """Scripts rest on these numbers (R17)."""
    assert {code.name: int(code) for code in Exit} == {
        "DONE": 0,
        "NOT_FOUND": 1,
        "USAGE": 2,
        "BAD_DATA": 3,
        "BUG": 4,
        "INTERRUPTED": 130,
    }


@pytest.mark.parametrize(
    ("what", "advice", "said"),
    [
        pytest.param("it is broken", "mend it", "it is broken; mend it", id="with advice"),
        pytest.param("it is broken", "", "it is broken", id="without"),
    ],
)
def test_a_sentence_says_what_is_wrong_and_what_to_do(what: str, advice: str, said: str) -> None:
    assert sentence(what, advice) == said


@pytest.mark.parametrize(
    ("word", "said"),
    [
        pytest.param("", '""', id="empty"),
        pytest.param("upton", '"upton"', id="short"),
        pytest.param("x" * 63, f'"{"x" * 63}"', id="just short enough"),
        pytest.param("x" * 64, f'"{"x" * 60}..."', id="long"),
    ],
)
def test_a_word_is_repeated_between_quotes_and_cut_when_very_long(word: str, said: str) -> None:
    assert quoted(word) == said


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        pytest.param((), "", id="none"),
        pytest.param(("events",), "did you mean events?", id="one"),
        pytest.param(("event", "events"), "did you mean event or events?", id="two"),
        pytest.param(("a", "b", "c"), "did you mean a, b, or c?", id="three"),
        pytest.param(
            ("a", '"smith, john" (john)'),
            'did you mean a or "smith, john" (john)?',
            id="comma within",
        ),
    ],
)
def test_a_guess_offers_every_word_once(offers: tuple[str, ...], said: str) -> None:
    assert guess(offers) == said


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        pytest.param("upon", ("halstead", "upton"), ("upton",), id="one"),
        pytest.param(
            "event",
            ("events", "event-1", "event"),
            ("event", "events", "event-1"),
            id="likest first",
        ),
        pytest.param(
            "aaaa", ("aaab", "aaac", "aaad", "aaae"), ("aaae", "aaad", "aaac"), id="three at most"
        ),
        pytest.param("zzz", ("events",), (), id="none"),
        pytest.param("1", (1, 2), ("1",), id="numbers"),
        pytest.param(
            "walk", ("a-long-walk-home", "sleepwalking"), ("a-long-walk-home",), id="a part"
        ),
        pytest.param(
            "Ro",
            ("rod-walton-senior", "roy-walton"),
            ("rod-walton-senior", "roy-walton"),
            id="a begin",
        ),
        pytest.param(
            "long  walk",
            ("a-very-long-walk-home-alone",),
            ("a-very-long-walk-home-alone",),
            id="words",
        ),
        pytest.param("b", ("a-b-c-d-e-f",), (), id="one letter is no part"),
        pytest.param(" ", ("a-b",), (), id="nothing is no part"),
    ],
)
def test_look_alikes_are_three_at_most(
    word: str, known: tuple[object, ...], found: tuple[str, ...]
) -> None:
    assert near(word, known) == found


def test_a_problem_is_an_error_with_a_message() -> None:
    assert SLIP.message == '"2022-13" is not a valid date; write 2022-12'
    assert GAP.message == "the event has no title"
    assert SLIP.severity == ERROR


def test_a_broken_timeline_names_every_problem_with_its_place() -> None:
    error = BadTimeline("mine.yaml", (SLIP, GAP), text="timeline: …")
    assert str(error) == (
        'mine.yaml:3:11: "2022-13" is not a valid date; write 2022-12\n'
        "mine.yaml:9:3: the event has no title"
    )
    assert (error.path, error.problems, error.whole) == ("mine.yaml", (SLIP, GAP), "")
    assert error.text == "timeline: …"


def test_a_fault_of_the_file_as_such_has_no_place() -> None:
    error = BadTimeline("mine.yaml", whole="no such file")
    assert str(error) == "mine.yaml: no such file"
    assert (error.problems, error.whole) == ((), "no such file")


def test_a_name_that_is_not_found_keeps_what_looks_like_it() -> None:
    error = NameNotFound("character", "halsted", ("halstead",))
    assert str(error) == 'unknown character "halsted"; did you mean halstead?'
    assert (error.word, error.near) == ("halsted", ("halstead",))


def test_a_name_like_no_other_gets_no_guess() -> None:
    assert str(NameNotFound("arc", "zzz")) == 'unknown arc "zzz"'


def test_an_ambiguous_name_lists_the_ids() -> None:
    error = AmbiguousName("character", "halstead", ("jay-halstead", "will-halstead"))
    assert str(error) == (
        '"halstead" matches more than one character; use an ID: jay-halstead, will-halstead'
    )
    assert (error.word, error.ids) == ("halstead", ("jay-halstead", "will-halstead"))


def test_a_bad_value_keeps_both_halves_of_its_sentence() -> None:
    error = BadValue('"17" is not a valid date', "write 2017")
    assert (error.what, error.advice) == ('"17" is not a valid date', "write 2017")
    assert str(error) == '"17" is not a valid date; write 2017'


@pytest.mark.parametrize(
    "kind", [AmbiguousName, BadRequest, BadTimeline, BadValue, NameNotFound, OutputFailed]
)
def test_everything_raised_on_purpose_can_be_caught_at_once(kind: type[Exception]) -> None:
    assert issubclass(kind, PdtimelineError)
