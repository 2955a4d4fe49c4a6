"""From bytes to clean UTF-8: what no editor shows has no business in a timeline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pdtimeline.errors import BadTimeline, Place, Problem

NEW = '"pdtimeline new FILE" writes one to start from'
_CLEAN = bytes({*range(0x20, 0x7F), *b"\t\n\r"})
MOST = 100  # hidden characters that are told one by one; with more it is hardly a text
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BREAK = re.compile("\r\n|\r|\n")
_HIDDEN_BREAKS = {"\x85", "\u2028", "\u2029"}


def decode(data: bytes, path: str, problems: list[Problem]) -> bytes:
    """The bytes without a byte order mark.

    Control characters and the line breaks that no editor shows (U+0085, U+2028, U+2029) are appended to
    *problems*, and U+FFFD stands for each. `BadTimeline` when it is no UTF-8, or empty.
    """
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in data[:4]:
        raise BadTimeline(path, whole="this is UTF-16, UTF-32 or no text at all; save it as UTF-8")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.isascii() and not data.translate(None, _CLEAN) and not data.isspace() and data:
        return data  # the short way: nothing but ordinary letters
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise _no_utf_8(data, error.start, path) from None
    if not text.strip():
        raise BadTimeline(path, whole=f"the file is empty; {NEW}")
    if _CONTROL.search(text):
        problems += islice(_hidden(text), MOST)
        data = _CONTROL.sub("\ufffd", text).encode()
    return data


def _no_utf_8(data: bytes, start: int, path: str) -> BadTimeline:
    before = _BREAK.split(data[:start].decode())
    column = len(before[-1]) + 1
    what = f"the byte 0x{data[start]:02x} is no UTF-8"
    at = Place(len(before), column, column)
    problem = Problem("encoding", at, what, "save the file as UTF-8 in your editor")
    return BadTimeline(path, (problem,), text=data.decode(errors="replace"))


def _hidden(text: str) -> Iterator[Problem]:
    for row, line in enumerate(_BREAK.split(text), 1):
        for match in _CONTROL.finditer(line):
            kind, advice = "character", "delete it"
            if match[0] in _HIDDEN_BREAKS:
                kind, advice = "line break", "write an ordinary one, or delete it"
            what = f"a {kind} that no editor shows stands here, U+{ord(match[0]):04X}"
            at = Place(row, match.start() + 1, match.end())
            yield Problem("control-character", at, what, advice)
