"""What stands behind a text in quotes, a list or fields that have ended too early."""

from __future__ import annotations

import re

from pdtimeline.diagnostics.syntax_fault import SHOWN, Fault, Said, begins_with, in_quotes

_ID = re.compile(r"[\w-]+")
_LISTS = re.compile(r"\[+ *[\w-]+ *\]+(?: *, *\[+ *[\w-]+ *\]+)+")


def behind_value(fault: Fault, value: str) -> Said:
    """Something follows a text in quotes, a list or fields in the same line."""
    row, start = fault.row, fault.lines[fault.row].index(value)
    first, last = value[0], value[-1]
    if fault.sign in {"]", "}", ","}:
        return _behind_brackets(fault, value, start)
    if first in "[{":
        return begins_with(first, value, (row, start))
    at = (row, len(fault.before.rstrip()) - 1)
    if at[1] == start:
        line = fault.opened_above(first) + 1
        what = f"this quote closes the text that starts on line {line}"
        return Said(what, f"close the quote on line {line} where its text ends", at)
    if first == last == "'":
        what = "this apostrophe closes the text too early"
        return Said(what, _other_quotes(value[1:-1], '"', "two apostrophes to get one"), at)
    if first == last:
        what = "this quote closes the text too early"
        return Said(what, _other_quotes(value[1:-1], "'", '\\" to get a quote in the text'), at)
    return Said(
        "there is more text after the closing quote", in_quotes(value, "put all of it in quotes")
    )


def _behind_brackets(fault: Fault, value: str, start: int) -> Said:
    """A comma or a bracket follows a value that has ended."""
    if fault.sign == "," and _LISTS.fullmatch(value):
        advice = f"write [{', '.join(_ID.findall(value))}]"
        return Said("each ID has its own brackets here", advice, (fault.row, start))
    if fault.sign == "," and value[0] in "'\"":
        follows = fault.lines[fault.row][fault.column + 1 :].strip()
        advice = "put what follows on a new line" if follows else "delete it"
        return Said("a field does not end with a comma", advice)
    what = "the brackets are already closed before this"
    return Said(what, "delete it, or put the whole text in quotes")


def _other_quotes(text: str, other: str, doubled: str) -> str:
    """The advice for a text that holds the quotes that it stands in."""
    if other in text or "\\" in text or len(text) > SHOWN:
        return f"write {doubled}, or use the other kind of quotes"
    return f"write {other}{text}{other}"
