"""What libyaml means by its messages, in sentences for people who never read about YAML."""

from __future__ import annotations

import re
from typing import Any

from pdtimeline.errors import Place, Problem


def explain(
    problem: str | None, mark: Any, context: str | None, context_mark: Any, data: bytes
) -> Problem:
    """The problem that libyaml found, at the place where it found it.

    *mark* and *context_mark* have `line` and `column` counted from 0; *context* says what it was
    reading. For an unclosed quote or bracket the opening is named in the sentence.
    """
    mark = mark or context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = re.split("\r\n|\r|\n", data.decode(errors="replace"))
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    text = lines[line]
    opening = f"line {context_mark.line + 1}, column {context_mark.column + 1}" if context_mark else ""
    what, advice = _sentence(problem or "", context or "", text, column, opening)
    return Problem("syntax", Place(line + 1, column + 1, column + 1), what, advice)


def _sentence(problem: str, context: str, text: str, column: int, opening: str) -> tuple[str, str]:
    sign = text[column : column + 1]
    if "mapping values are not allowed" in problem:
        return (
            "a colon and a blank inside a plain text start a new key",
            "put the text in quotes",
        )
    if "cannot start any token" in problem:
        if sign == "\t":
            return "a tab cannot indent", "use blanks"
        return f"a plain text cannot begin with {sign}", "put the text in quotes"
    if "tab character" in problem or ("\t" in text[: column + 1] and not text[:column].strip()):
        return "a tab cannot indent", "use blanks"
    if "quoted scalar" in context:
        return _quoted(problem, opening)
    if "flow sequence" in context:
        return f"the list that [ opens in {opening} is not closed by here", "write a comma or ]"
    if "flow mapping" in context:
        return f"the map that {{ opens in {opening} is not closed by here", "write a comma or }"
    if "block sequence entries are not allowed" in problem:
        return "a list cannot begin here", "put the dash on a line of its own, below the key"
    if "expected '-' indicator" in problem:
        return f"the list that begins in {opening} expects a dash here", "begin the line with - and a blank"
    return _structure(problem, context, text, opening)


def _quoted(problem: str, opening: str) -> tuple[str, str]:
    if "escape" in problem or "hexdecimal" in problem or "Unicode character code" in problem:
        return "this escape is unknown in double quotes", r"write \\ for a backslash"
    if "document indicator" in problem:
        return f"the quote that opens in {opening} is not closed before ---", "close it"
    return f"the quote that opens in {opening} is never closed", "close it with the same sign"


def _structure(problem: str, context: str, text: str, opening: str) -> tuple[str, str]:
    """Faults of lines, keys and blocks."""
    if "could not find expected ':'" in problem:
        return f"the line that begins in {opening} has no colon", "write key: value"
    if "expected key" in problem or "block end" in problem:
        if re.search(r"'[^']*'\w", text) or re.search(r'"[^"]*"\w', text):
            return "a quote inside the text closes it too early", "double it ('') or use the other quotes"
        return (
            f"this does not fit the map that begins in {opening}",
            "indent it like the keys above, and put a text that goes on after its quotes in quotes as a whole",
        )
    if "block scalar" in context:
        return "after | or > only - or + and a digit may stand", "begin the text on the next line"
    if "node content" in problem:
        return "a value is missing before this sign", "write it, or delete the comma"
    if "<document start>" in problem or "document" in context:
        return "the document has ended before this", "indent it like the lines it belongs to"
    if "tag" in context or "tag" in problem:
        return "tags (!) are not read here", "put the text in quotes if it begins with !"
    if "anchor" in context or "alias" in context:
        return "a text cannot begin with & or *", "put it in quotes"
    if "directive" in context or "directive" in problem or "YAML document" in problem:
        return "a line that begins with % is not read here", "delete it"
    if "mapping keys are not allowed" in problem:
        return "a question mark and a blank cannot begin a text", "put the text in quotes"
    return f"this is no YAML: {problem}", "look at the signs around it"
