"""Only clean UTF-8 is read; what an editor would not show is told with its place."""

from __future__ import annotations

import pytest

from pdtimeline.decoding import MOST, decode
from pdtimeline.errors import BadTimeline, Problem


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
    assert found == [
        f"2:5-5 a character that no editor shows stands here, U+{ord(sign):04X}; delete it"
    ]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_a_hidden_line_break_is_told_and_replaced(sign: str) -> None:
    """YAML would begin a new line there, an editor not: all places below would be wrong."""
    clean, found = told(f"a: b{sign}c: d\n".encode())
    assert clean == "a: b\ufffdc: d\n".encode()
    what = f"a line break that no editor shows stands here, U+{ord(sign):04X}"
    assert found == [f"1:5-5 {what}; write an ordinary one, or delete it"]


def test_hidden_characters_are_all_told_in_their_order() -> None:
    _, found = told(b"\x07a: b\r\n\x07c: \x07\r\x07")
    assert [one.split(" ")[0] for one in found] == ["1:1-1", "2:1-1", "2:5-5", "3:1-1"]


def test_of_very_many_only_the_first_are_told() -> None:
    """A program or a picture would be a million problems."""
    _, found = told(b"\x07" * 1000)
    assert (len(found), MOST) == (100, 100)


@pytest.mark.parametrize(
    ("data", "place", "byte"),
    [
        (b"a: b\nc: caf\xe9\n", (2, 7, 7), "0xe9"),
        (b"\xffa: b\n", (1, 1, 1), "0xff"),
        (b"a: b\r\nc\r\xc3\xa9\xc3", (3, 2, 2), "0xc3"),
        (b"a: \xc0\xaf\n", (1, 4, 4), "0xc0"),
        (b"a: \xed\xa0\x80\n", (1, 4, 4), "0xed"),
        (b"\xef\xbb\xbfa: \xe9\n", (1, 4, 4), "0xe9"),
    ],
    ids=["Latin-1", "first byte", "cut off", "overlong", "half a pair", "behind a mark"],
)
def test_a_byte_that_is_no_utf_8_is_told_with_its_place(
    data: bytes, place: tuple[int, int, int], byte: str
) -> None:
    with pytest.raises(BadTimeline) as caught:
        decode(data, "file.yaml", [])
    (problem,) = caught.value.problems
    assert (problem.rule, tuple(problem.place)) == ("encoding", place)
    assert problem.message == f"the byte {byte} is no UTF-8; save the file as UTF-8 in your editor"
    assert caught.value.text.count("\ufffd") >= 1


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_other_unicode_is_told_in_words(encoding: str) -> None:
    """A hidden character in line 1 would be true, and would help nobody."""
    with pytest.raises(BadTimeline) as caught:
        decode("timeline:\n".encode(encoding), "file.yaml", [])
    assert caught.value.whole == "this is UTF-16, UTF-32 or no text at all; save it as UTF-8"


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
    assert caught.value.whole == 'the file is empty; "pdtimeline new FILE" writes one to start from'
