"""libyaml's messages in our words; the files in `problems` have the sentences, here are the rims."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from pdtimeline.diagnostics.syntax_hints import explain
from pdtimeline.errors import Problem
from pdtimeline.loader.parser import entries


class Mark(NamedTuple):
    """A place as libyaml gives it."""

    line: int
    column: int


def test_a_message_that_we_do_not_know_is_passed_on() -> None:
    """A newer libyaml may say something new."""
    problem = explain("found something new", Mark(0, 2), None, None, b"a: b\n")
    assert problem.place == (1, 3, 3)
    assert (
        problem.message
        == "this is not valid YAML: found something new; check the symbols around it"
    )


def test_a_depth_that_libyaml_refuses_is_the_depth_that_we_refuse() -> None:
    """Newer ones look ahead in a line of brackets, and meet their own limit before we count to ours."""
    problem = explain("exceeded maximum nesting depth", Mark(0, 5), None, None, b"a: [[[[")
    assert (problem.rule, problem.place) == ("depth-limit", (1, 6, 6))
    assert problem.what == "this is nested more than 32 levels deep"


@pytest.mark.parametrize(
    ("data", "place"), [(b"a: b\n", (2, 1, 1)), (b"a: b", (1, 5, 5)), (b"a:\r\nb", (2, 2, 2))]
)
def test_a_place_behind_the_last_line_is_its_end(data: bytes, place: tuple[int, int, int]) -> None:
    """Libyaml counts a line more; an editor cannot go there."""
    assert explain("found something new", Mark(9, 0), None, None, data).place == place


def test_a_place_after_letters_of_several_bytes_is_counted_in_letters() -> None:
    problem = explain("found unknown escape character", Mark(0, 3), None, None, "日本 \\q".encode())
    assert (problem.place.column, problem.what) == (4, "\\q has no meaning in double quotes")


def said(text: str) -> str:
    """Place and sentence of the fault of syntax in a text."""
    problems: list[Problem] = []
    list(entries(text.encode(), "file.yaml", problems))
    (problem,) = [problem for problem in problems if problem.rule == "syntax"]
    return f"{problem.place.line}:{problem.place.column}: {problem.message}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "a: 'b\nc: 'd'\n",
            (
                "2:4: this quote closes the text that starts on line 1; "
                "close the quote on line 1 where its text ends"
            ),
        ),
        (
            "a: 'b\n  it''s c\nd: 'e'\n",
            (
                "3:4: this quote closes the text that starts on line 1; "
                "close the quote on line 1 where its text ends"
            ),
        ),
        (
            "a: x\nb: 'c\n\n  it''s d\ne: 'f'\n",
            (
                "5:4: this quote closes the text that starts on line 2; "
                "close the quote on line 2 where its text ends"
            ),
        ),
        (
            "a: 'b\n  c' d\n",
            (
                "2:6: the text before this started on an earlier line; "
                "look above for a missing quote"
            ),
        ),
    ],
    ids=["line above", "apostrophes between", "further up", "own line"],
)
def test_a_quote_that_is_missing_is_looked_for_above(text: str, sentence: str) -> None:
    assert said(text) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: @\n", '1:4: text without quotes cannot start with @; put the text in quotes: "@"'),
        (
            f"a: @{'b' * 59}\n",
            f'1:4: text without quotes cannot start with @; put the text in quotes: "@{"b" * 59}"',
        ),
        (
            f"a: @{'b' * 60}\n",
            "1:4: text without quotes cannot start with @; put the text in quotes",
        ),
        (
            'a: @b"c\n',
            "1:4: text without quotes cannot start with @; put the text in quotes: '@b\"c'",
        ),
        (
            "a: @b\\c\n",
            "1:4: text without quotes cannot start with @; put the text in quotes: '@b\\c'",
        ),
        (
            "a: @b\"c'd\n",
            "1:4: text without quotes cannot start with @; put the text in quotes: '@b\"c''d'",
        ),
    ],
    ids=["one sign", "60 letters", "61 letters", "quote", "backslash", "quote and apostrophe"],
)
def test_what_is_proposed_in_quotes_is_whole_and_right(text: str, sentence: str) -> None:
    """A proposal that YAML refuses again would be worse than none."""
    assert said(text) == sentence


@pytest.mark.parametrize("length", [60, 61])
def test_a_long_text_is_not_repeated(length: int) -> None:
    text = "b" * (length - 3) + "'cc"
    sentence = "this apostrophe closes the text too early; write "
    shown = (
        f'"{text}"'
        if length <= 60
        else "two apostrophes to get one, or use the other kind of quotes"
    )
    assert said(f"a: '{text}'\n") == f"1:{length + 2}: {sentence}{shown}"


def test_blank_lines_between_hide_no_slip() -> None:
    text = "a:\n  title The end\n\n\n  date: 2014\n"
    assert said(text).startswith("2:3: this line has no colon; write title: The end")


def test_a_colon_in_the_first_line_has_no_line_above() -> None:
    sentence = "a colon and a space start a new key here; put the text in quotes"
    assert said("[a]: b: c\n") == f"1:7: {sentence}"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: {b: ']', c: [\n", "1:16"),
        ("a: {b: [c], d: [e, {f: g}\n", "1:16"),
    ],
)
def test_a_bracket_that_is_never_closed_is_found(text: str, place: str) -> None:
    assert said(text).split(": ")[0] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("%YAML 1.1\n%YAML 1.1\n---\na: b\n", "2:1"),
        ("%TAG ! x\n%TAG ! x\n---\na: b\n", "2:1"),
        ("%YAML 3.0\n---\na: b\n", "1:1"),
        ("%YAML x\n---\na: b\n", "1:1"),
        ("%YAML 1.1\na: b\n", "1:1"),
        ("# A\n%YAML 1.1\n\na: b\n", "2:1"),
        ("a: b\n%\n", "2:1"),
    ],
)
def test_every_fault_of_a_directive_is_told_as_one(text: str, place: str) -> None:
    """Nobody who meets one has meant it."""
    assert said(text) == f"{place}: lines that start with % are not supported; delete this line"


@pytest.mark.parametrize(
    ("sign", "count"), [(r"\x", "two"), (r"\u", "four"), (r"\U", "eight")], ids=["x", "u", "U"]
)
def test_an_escape_without_its_digits_says_how_many_it_wants(sign: str, count: str) -> None:
    assert said(f'a: "b {sign}1 c"\n').endswith(
        f": {sign} needs {count} hex digits (0-9, a-f) after it; "
        f"write two backslashes to get one, or put the text in single quotes: 'b {sign}1 c'"
    )


def test_a_backslash_in_a_text_of_two_lines_is_told_without_the_whole_text() -> None:
    """The proposal would need both lines."""
    assert said('a: "b\n  \\m c"\n').endswith(
        "write two backslashes to get one, or put the text in single quotes"
    )


@pytest.mark.parametrize(
    ("escapes", "sentence"),
    [
        (
            r"\ud83d\ude00",
            (
                r"6: one character cannot be written as two escapes; "
                r"type the character itself, or write \U0001F600"
            ),
        ),
        (
            r"\uDBFF\uDFFF",
            (
                r"6: one character cannot be written as two escapes; "
                r"type the character itself, or write \U0010FFFF"
            ),
        ),
        (r"\ud83d", "8: this escape is not a valid character; type the character itself"),
        (r"\ude00\ud83d", "8: this escape is not a valid character; type the character itself"),
        (r"\U00110000", "8: this escape is not a valid character; type the character itself"),
    ],
    ids=["pair", "last pair", "first half", "halves the wrong way round", "too high"],
)
def test_what_json_writes_for_an_emoji_is_told_with_what_yaml_writes(
    escapes: str, sentence: str
) -> None:
    """Two halves that are each refused as no character would leave nobody wiser."""
    assert said(f'a: "b{escapes}"\n') == f"1:{sentence}"
