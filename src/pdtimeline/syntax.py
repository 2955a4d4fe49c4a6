"""What libyaml means by its messages, in sentences for people who never read about YAML."""

from __future__ import annotations

import re
from typing import Any

from pdtimeline.errors import Place, Problem

_KNOWN: tuple[tuple[str, str, str, str], ...] = (
    # words of libyaml's problem, words of its context, what it means, what to do; the first row that
    # fits is taken; {} is the place where what it was reading begins
    ("mapping values are not allowed", "", "a colon and a blank inside a plain text start a new key",
     "put the text in quotes"),
    ("escape", "quoted scalar", "this escape is unknown in double quotes",
     "write two backslashes for one"),
    ("hexdecimal", "quoted scalar", "this escape lacks digits", "write two backslashes for one"),
    ("Unicode character code", "quoted scalar", "this escape is no character",
     "write the character itself"),
    ("document indicator", "quoted scalar", "the quote that opens in {} is not closed before this line",
     "close it with the same sign"),
    ("", "quoted scalar", "the quote that opens in {} is never closed", "close it with the same sign"),
    ("", "flow sequence", "the list that [ opens in {} is not closed by here", "write a comma or ]"),
    ("", "flow mapping", "the map that { opens in {} is not closed by here", "write a comma or }"),
    ("block sequence entries are not allowed", "", "a list cannot begin here",
     "put the dash on a line of its own, below the key"),
    ("expected '-' indicator", "", "the list that begins in {} expects a dash here",
     "begin the line with - and a blank"),
    ("could not find expected ':'", "", "the line that begins in {} has no colon", "write key: value"),
    ("", "block scalar", "after | or > only a sign and a digit may stand",
     "begin the text on the next line"),
    ("", "block mapping", "this does not fit the map that begins in {}",
     "indent it like the keys above; put a text that goes on after its quotes in quotes as a whole"),
    ("<document start>", "", "the document has ended before this",
     "indent it like the lines it belongs to"),
    ("", "tag", "a plain text cannot begin with !", "put the text in quotes"),
    ("", "anchor", "a plain text cannot begin with &", "put the text in quotes"),
    ("", "alias", "a plain text cannot begin with *", "put the text in quotes"),
    ("", "directive", "a line that begins with % is not read here", "delete it"),
    ("YAML document", "", "a line that begins with % is not read here", "delete it"),
    ("mapping keys are not allowed", "", "a question mark and a blank cannot begin a text",
     "put the text in quotes"),
    ("node content", "", "a value is missing before this sign", "write it, or delete the comma"),
)  # fmt: skip
_QUOTE_WITHIN = re.compile(r"""'[^']*'\w|"[^"]*"\w""")


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
    opening = (
        f"line {context_mark.line + 1}, column {context_mark.column + 1}" if context_mark else ""
    )
    what, advice = _sentence(problem or "", context or "", lines[line], column, opening)
    return Problem("syntax", Place(line + 1, column + 1, column + 1), what, advice)


def _sentence(problem: str, context: str, text: str, column: int, opening: str) -> tuple[str, str]:
    if "\t" in text[: column + 1] and not text[:column].strip():
        return "a tab cannot indent", "use blanks"
    if "cannot start any token" in problem:
        return (
            f"a plain text cannot begin with {text[column : column + 1]}",
            "put the text in quotes",
        )
    if "block mapping" in context and _QUOTE_WITHIN.search(text):
        return (
            "a quote inside the text closes it too early",
            "double it ('') or use the other kind of quotes",
        )
    for in_problem, in_context, what, advice in _KNOWN:
        if in_problem in problem and in_context in context:
            return what.replace("{}", opening), advice
    return f"this is no YAML: {problem}", "look at the signs around it"
