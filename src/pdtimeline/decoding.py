"""From bytes to clean UTF-8: what no editor shows has no business in a timeline."""

from __future__ import annotations

import re

from pdtimeline.errors import BadTimeline, Place, Problem

NEW = '"pdtimeline new FILE" writes one to start from'
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BREAKS = {"\x85", "\u2028", "\u2029"}


def decode(data: bytes, path: str, problems: list[Problem]) -> tuple[bytes, str]:
    """The bytes without a byte order mark, for reading, and their text, for showing.

    Control characters and the line breaks that no editor shows (U+0085, U+2028, U+2029) are appended to
    *problems*; in the bytes a question mark stands for each. `BadTimeline` when it is no UTF-8, or empty.
    """
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in data[:4]:
        raise BadTimeline(path, whole="this is UTF-16 or UTF-32; save the file as UTF-8")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise _no_utf_8(data, error.start, path) from None
    if not text.strip():
        raise BadTimeline(path, whole=f"the file is empty; {NEW}")
    if _CONTROL.search(text):
        problems += [_hidden(text, match) for match in _CONTROL.finditer(text)]
        data = _CONTROL.sub("?", text).encode()
    return data, text


def _no_utf_8(data: bytes, start: int, path: str) -> BadTimeline:
    what = f"the byte 0x{data[start]:02x} is no UTF-8"
    place = _place(data[:start].decode())
    problem = Problem("encoding", place, what, "save the file as UTF-8 in your editor")
    return BadTimeline(path, (problem,), text=data.decode(errors="replace"))


def _hidden(text: str, match: re.Match[str]) -> Problem:
    kind = "line break" if match[0] in _BREAKS else "character"
    what = f"a {kind} that no editor shows stands here, U+{ord(match[0]):04X}"
    advice = "delete it, or replace it by an ordinary one"
    return Problem("control-character", _place(text[: match.start()]), what, advice)


def _place(before: str) -> Place:
    """The place of what follows the text *before*."""
    lines = re.split("\r\n|\r|\n", before)
    column = len(lines[-1]) + 1
    return Place(len(lines), column, column)
