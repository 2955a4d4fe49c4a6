"""From bytes to clean UTF-8 without the characters that no editor shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pdtimeline.errors import BadTimeline, Place, Problem, lines_of

NEW = 'to create one, run "pdtimeline new FILE"'
_CLEAN = bytes({*range(0x20, 0x7F), *b"\t\n\r"})
MOST = 100  # hidden characters or bytes that are reported one by one
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NO_BYTE = "[\udc80-\udcff]"  # what Python makes of a byte that is not UTF-8
_PASTED = re.compile(rb"\n(?:[+<=>|]|\xc2\xa0|\xe2\x80|\xe3\x80)")  # "\n" first: found very quickly
_HIDDEN_BREAKS = {"\x85", "\u2028", "\u2029"}


def decode(data: bytes, path: str, problems: list[Problem]) -> bytes:
    """The bytes without a byte order mark, and without what was pasted along with its lines.

    Bytes that are not UTF-8, control characters, and the line breaks that no editor shows (U+0085, U+2028,
    U+2029) are appended to *problems* and replaced with U+FFFD. Raises `BadTimeline` if it is not text, or
    empty.
    """
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in data[:4]:
        raise BadTimeline(
            path, whole="this is UTF-16, UTF-32, or not text at all; save it as UTF-8"
        )
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.isascii() and not data.translate(None, _CLEAN) and not data.isspace() and data:
        return _without_pasted(data, problems)  # as most files: ordinary characters only
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = _with_replacements(data, path, problems)
        data = text.encode()
    if not text.strip():
        raise BadTimeline(path, whole=f"the file is empty; {NEW}")
    if _CONTROL.search(text):
        problems += islice(_hidden(text), MOST)
        data = _CONTROL.sub("\ufffd", text).encode()
    return _without_pasted(data, problems)


def _without_pasted(data: bytes, problems: list[Problem]) -> bytes:
    """The bytes without what was pasted along with a line."""
    if _PASTED.search(data) is None and _PASTED.match(b"\n" + data[:3]) is None:
        return data
    from pdtimeline.diagnostics.pasted_lines import cleaned

    return cleaned(data, problems)


def readable(data: bytes) -> str:
    """The text for excerpts, with U+FFFD for each byte that is not UTF-8, so that columns are right."""
    return re.sub(_NO_BYTE, "\ufffd", data.decode("utf-8-sig", "surrogateescape"))


def _with_replacements(data: bytes, path: str, problems: list[Problem]) -> str:
    """The text with U+FFFD for what is not UTF-8; read as Windows-1252 if nothing seems to be.

    Raises `BadTimeline` if it has control characters as well, since no text does.
    """
    text = data.decode(errors="surrogateescape")
    wrong = list(islice(_no_utf_8(text), MOST + 1))
    is_mixed = len(wrong) == 1 or not re.sub(_NO_BYTE, "", text).isascii()
    if is_mixed and len(wrong) <= MOST:
        problems += wrong
        return re.sub(_NO_BYTE, "\ufffd", text)
    advice = "open it in its real encoding, perhaps Windows-1252, and save it as UTF-8"
    first = wrong[0]._replace(advice=advice)
    if _CONTROL.search(text):
        raise BadTimeline(path, (first,), text=readable(data))
    problems.append(first)
    return data.decode("cp1252", errors="replace")


def _no_utf_8(text: str) -> Iterator[Problem]:
    """The bytes that could not be decoded; several in a row are one problem."""
    for row, line in enumerate(lines_of(text), 1):
        for match in re.finditer(f"{_NO_BYTE}+", line):
            byte = ord(match[0][0]) - 0xDC00
            char = bytes((byte,)).decode("cp1252", errors="replace")
            advice = "save the file as UTF-8 in your editor"
            if char.isprintable() and char != "\ufffd":
                advice = f"retype it ({char} in Windows-1252), and save the file as UTF-8"
            column = match.start() + 1
            what = f"the byte 0x{byte:02x} is not valid UTF-8"
            yield Problem("encoding", Place(row, column, column), what, advice)


def _hidden(text: str) -> Iterator[Problem]:
    for row, line in enumerate(lines_of(text), 1):
        for match in _CONTROL.finditer(line):
            kind, advice = "character", "delete it"
            if match[0] in _HIDDEN_BREAKS:
                kind, advice = "line break", "use a normal one, or delete it"
            what = f"there is an invisible {kind} here, U+{ord(match[0]):04X}"
            at = Place(row, match.start() + 1, match.end())
            yield Problem("control-character", at, what, advice)
