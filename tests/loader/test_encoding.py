"""Only clean UTF-8 is read; what an editor would not show is told with its place."""

from __future__ import annotations

import pytest

from pdtimeline.errors import BadTimeline, Problem
from pdtimeline.loader.encoding import MOST, decode, readable


def told(data: bytes) -> tuple[bytes, list[str]]:
    """What is read on, and where something was found: line, column, end and what."""
    problems: list[Problem] = []
    clean = decode(data, "file.yaml", problems)
    return clean, [f"{p.place.line}:{p.place.column}-{p.place.end} {p.message}" for p in problems]


@pytest.mark.parametrize(
    "text",
    ["a: b\n", "a:\tb\r\nc: d\r", "a: é会😀\u00a0\u200b\u200d\u202e\n", "a: \ufffd\n", " \n a: b"],
    ids=["ASCII", "tab and line ends", "letters", "replacement character", "blanks"],
)
def test_clean_text_passes_unchanged(text: str) -> None:
    assert told(text.encode()) == (text.encode(), [])


def test_a_byte_order_mark_is_taken_off() -> None:
    assert told(b"\xef\xbb\xbfa: b\n") == (b"a: b\n", [])


HIDDEN = "\x01\x08\x0b\x0c\x0e\x1b\x1f\x7f\x80\x9f\ufffe\uffff\ufeff"


@pytest.mark.parametrize("sign", HIDDEN)
def test_a_hidden_character_is_told_and_replaced(sign: str) -> None:
    """It would act on a terminal, or hide in an id."""
    clean, found = told(f"a: b\nc: d{sign}e\n".encode())
    assert clean == "a: b\nc: d\ufffde\n".encode()
    assert found == [f"2:5-5 there is an invisible character here, U+{ord(sign):04X}; delete it"]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_a_hidden_line_break_is_told_and_replaced(sign: str) -> None:
    """YAML would begin a new line there, an editor not: all places below would be wrong."""
    clean, found = told(f"a: b{sign}c: d\n".encode())
    assert clean == "a: b\ufffdc: d\n".encode()
    what = f"there is an invisible line break here, U+{ord(sign):04X}"
    assert found == [f"1:5-5 {what}; use a normal one, or delete it"]


def test_hidden_characters_are_all_told_in_their_order() -> None:
    _, found = told(b"\x07a: b\r\n\x07c: \x07\r\x07")
    assert [one.split(" ")[0] for one in found] == ["1:1-1", "2:1-1", "2:5-5", "3:1-1"]


def test_of_very_many_only_the_first_are_told() -> None:
    """A program or a picture would be a million problems."""
    _, found = told(b"\x07" * 1000)
    assert (len(found), MOST) == (100, 100)


SAVE = "save the file as UTF-8"


@pytest.mark.parametrize(
    ("data", "rest", "found"),
    [
        (
            b"a: b\nc: caf\xe9\n",
            "a: b\nc: caf\ufffd\n",
            [f"2:7-7 the byte 0xe9 is not valid UTF-8; retype it (é in Windows-1252), and {SAVE}"],
        ),
        (
            b"\xffa: b\n",
            "\ufffda: b\n",
            [f"1:1-1 the byte 0xff is not valid UTF-8; retype it (ÿ in Windows-1252), and {SAVE}"],
        ),
        (
            b"\xef\xbb\xbfa: \x81\n",
            "a: \ufffd\n",
            [f"1:4-4 the byte 0x81 is not valid UTF-8; {SAVE} in your editor"],
        ),
        (
            b"a: \xa0\n",
            "a: \ufffd\n",
            [f"1:4-4 the byte 0xa0 is not valid UTF-8; {SAVE} in your editor"],
        ),
        (
            b"a: b\r\nc\r\xc3\xa9\xc3 \x93",
            "a: b\r\nc\ré\ufffd \ufffd",
            [
                f"3:2-2 the byte 0xc3 is not valid UTF-8; retype it (Ã in Windows-1252), and {SAVE}",
                f"3:4-4 the byte 0x93 is not valid UTF-8; retype it (“ in Windows-1252), and {SAVE}",
            ],
        ),
        (
            b"a: \xc0\xaf\n",
            "a: \ufffd\ufffd\n",
            [f"1:4-4 the byte 0xc0 is not valid UTF-8; retype it (À in Windows-1252), and {SAVE}"],
        ),
        (
            b"a: \xed\xa0\x80\n",
            "a: \ufffd\ufffd\ufffd\n",
            [f"1:4-4 the byte 0xed is not valid UTF-8; retype it (í in Windows-1252), and {SAVE}"],
        ),
    ],
    ids=["Latin-1", "first", "no sign of its own", "a space", "two", "overlong", "half a pair"],
)
def test_a_byte_that_is_no_utf_8_is_told_with_its_place_and_the_rest_is_read(
    data: bytes, rest: str, found: list[str]
) -> None:
    """One such byte from a pasted line would hide everything else that is wrong."""
    assert told(data) == (rest.encode(), found)


OTHER = "open it in its real encoding, perhaps Windows-1252, and save it as UTF-8"


def test_a_file_of_another_encoding_is_one_problem_and_is_read_as_what_it_may_be() -> None:
    assert told(b"a: caf\xe9\n\xe9t\xe9: \x81\n") == (
        "a: café\nété: \ufffd\n".encode(),
        [f"1:7-7 the byte 0xe9 is not valid UTF-8; {OTHER}"],
    )


@pytest.mark.parametrize(("count", "problems"), [(100, 100), (101, 1)])
def test_of_very_many_bytes_only_the_first_is_told(count: int, problems: int) -> None:
    assert len(told("é".encode() + b" \xe9" * count)[1]) == problems


@pytest.mark.parametrize("data", [b"abcd\x00\xe9 \xe9", b"\xe9 \xe9\x1b"], ids=["zero", "escape"])
def test_what_is_hardly_a_text_is_not_read(data: bytes) -> None:
    """A picture would be a hundred problems, and all the same."""
    with pytest.raises(BadTimeline) as caught:
        decode(data, "file.yaml", [])
    (problem,) = caught.value.problems
    assert (problem.rule, problem.advice) == ("encoding", OTHER)
    assert caught.value.text.count("\ufffd") == 2


def test_the_text_for_excerpts_has_a_sign_for_each_byte() -> None:
    """The caret would stand too far right."""
    assert readable(b"\xef\xbb\xbfa: \xc3\xa9\xe2\x80x\n") == "a: é\ufffd\ufffdx\n"


def test_what_was_pasted_is_taken_away_in_both_ways() -> None:
    assert told(b"a: b\n=======\n") == (
        b"a: b\n\n",
        ["2:1-7 this line is a leftover Git conflict marker; delete it"],
    )
    assert told("a: é\n=======\n".encode())[0] == "a: é\n\n".encode()


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_other_unicode_is_told_in_words(encoding: str) -> None:
    """A hidden character in line 1 would be true, and would help nobody."""
    with pytest.raises(BadTimeline) as caught:
        decode("timeline:\n".encode(encoding), "file.yaml", [])
    assert caught.value.whole == "this is UTF-16, UTF-32, or not text at all; save it as UTF-8"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_other_unicode_without_a_zero_in_sight_is_known_by_its_mark(encoding: str) -> None:
    mark = b"" if encoding == "utf-16" else b"\xfe\xff"
    with pytest.raises(BadTimeline, match="UTF-16"):
        decode(mark + "会议会议: 会\n".encode(encoding), "file.yaml", [])


@pytest.mark.parametrize(
    "data", [b"", b" ", b"\n\r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", " \u00a0\n".encode()]
)
def test_nothing_is_told_in_words(data: bytes) -> None:
    with pytest.raises(BadTimeline) as caught:
        decode(data, "file.yaml", [])
    assert caught.value.whole == 'the file is empty; to create one, run "pdtimeline new FILE"'
