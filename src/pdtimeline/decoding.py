"""From bytes to clean UTF-8: what no editor shows has no business in a timeline."""

from __future__ import annotations

import re

from pdtimeline.errors import BadTimeline, Place, Problem

_TEXT_BYTES = bytes(set(range(0x20, 0x7F)) | set(b"\t\n\r"))
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def decode(data: bytes, path: str) -> bytes:
    """The bytes without a byte order mark; `BadTimeline` with one problem when they are no clean UTF-8.

    Control characters and the line breaks that no editor shows (U+0085, U+2028, U+2029) are refused.
    """
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise BadTimeline(path, whole="this is UTF-16; save it as UTF-8")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        what = f"the byte 0x{data[error.start]:02x} is no UTF-8"
        raise _first(path, before, "encoding", what, "save the file as UTF-8") from None
    if not text or text.isspace():
        raise BadTimeline(
            path, whole='the file is empty; "pdtimeline new FILE" writes one to start from'
        )
    if data.isascii() and not data.translate(None, _TEXT_BYTES):
        return data
    if match := _CONTROL.search(text):
        what = f"the control character U+{ord(match[0]):04X} cannot stand here"
        advice = "delete it, or write it as an escape in double quotes"
        raise _first(path, text[: match.start()], "control-character", what, advice)
    return data


def _first(path: str, before: str, rule: str, what: str, advice: str) -> BadTimeline:
    """The error for a fault that follows the text *before*."""
    lines = re.split("\r\n|\r|\n", before)
    column = len(lines[-1]) + 1
    return BadTimeline(path, (Problem(rule, Place(len(lines), column, column), what, advice),))
