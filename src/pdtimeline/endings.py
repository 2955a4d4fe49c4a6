"""What stands behind a text in quotes, a list or fields that have ended too early."""

from __future__ import annotations

import re

from pdtimeline.faults import SHOWN, Fault, Said, begins_with, in_quotes

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
        what = f"this quote ends the text that line {line} begins"
        return Said(what, f"close the quote in line {line} where its text ends", at)
    if first == last == "'":
        what = "this apostrophe ends the text that another one begins"
        return Said(what, _other_quotes(value[1:-1], '"', "two apostrophes for one"), at)
    if first == last:
        what = "this quote ends the text that another one begins"
        return Said(what, _other_quotes(value[1:-1], "'", '\\" for a quote in the text'), at)
    return Said(
        "the text in quotes has ended before this", in_quotes(value, "put all of it in quotes")
    )


def _behind_brackets(fault: Fault, value: str, start: int) -> Said:
    """A comma or a bracket follows a value that has ended."""
    if fault.sign == "," and _LISTS.fullmatch(value):
        advice = f"write [{', '.join(_ID.findall(value))}]"
        return Said("each id has brackets of its own here", advice, (fault.row, start))
    if fault.sign == "," and value[0] in "'\"":
        follows = fault.lines[fault.row][fault.column + 1 :].strip()
        advice = "begin a new line for what follows it" if follows else "delete it"
        return Said("no comma stands at the end of a field", advice)
    what = "the brackets have closed before this"
    return Said(what, "delete it, or put the whole text in quotes if it is one")


def _other_quotes(text: str, other: str, doubled: str) -> str:
    """The advice for a text that holds the quotes that it stands in."""
    if other in text or "\\" in text or len(text) > SHOWN:
        return f"write {doubled}, or the other kind of quotes around it"
    return f"write {other}{text}{other}"
