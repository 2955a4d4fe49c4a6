r"""What the line of a problem shows, and the value that was read from it does not.

A wide colon makes one text of a key and its value, a # hides the text after it, and \n in double quotes is
a line break. Reading meets only what comes of it.
"""

from __future__ import annotations

import re

from pdtimeline.diagnostics.characters import (
    COLONS,
    COMMAS,
    CURLY,
    look_alike,
    named,
    plain,
    unusual_space,
)
from pdtimeline.diagnostics.pasted_lines import FENCE
from pdtimeline.diagnostics.proposals import in_quotes, in_single_quotes, shown
from pdtimeline.diagnostics.syntax import comment_column
from pdtimeline.errors import Place, Problem
from pdtimeline.model.values import ID

_KEY = re.compile(
    rf"\s*(?:- +)*(?P<key>[\w-]+) *(?P<colon>[{COLONS}]|:(?=[^\S \t]))\s*(?P<value>.*)"
)
_KEY_IN_BRACES = re.compile(rf"(?P<key>[\w-]+) *(?P<colon>[{COLONS}])\s*(?P<value>[^,}}]*)")
_BREAK = re.compile(r"(?<!\\)(?:\\\\)*(\\[nrNLP])")


def look_alike_colon(problem: Problem, lines: list[str]) -> Problem | None:
    """What the problem comes from: a colon that only looks like one, or the space after it."""
    line = lines[problem.place.line - 1]
    match = None
    if problem.rule in {"syntax", "no-map", "bad-id", "not-a-map"}:
        match = _KEY.match(line)
    elif problem.rule == "unknown-key":
        match = _KEY_IN_BRACES.match(line, problem.place.column - 1)
    if match is None:
        return None
    char, at = match["colon"], match.start("colon")
    what = f"{named(char)} is used in place of a colon"
    advice = "type an ordinary colon and space"
    if char == ":":
        at += 1
        what = f"{named(line[at])} is used in place of a normal space after this colon"
        advice = "type a normal space"
    text = shown(f"{match['key']}: {match['value']}".rstrip())
    return problem._replace(place=_place(problem, at), what=what, advice=f"{advice}: {text}")


def as_written(problem: Problem, lines: list[str]) -> Problem:
    """The problem with what its line shows; the same one if there is nothing more to see."""
    line = lines[problem.place.line - 1]
    seen = None
    if problem.rule == "bad-id":
        seen = _look_alike_id(problem, line)
    elif problem.rule == "no-map" and FENCE.fullmatch(line):
        seen = problem._replace(what="this line is a Markdown code fence", advice="delete it")
    elif problem.rule == "unknown-key":
        seen = _curly_quotes(problem, line)
    elif problem.rule == "unknown-id":
        seen = _look_alike_commas(problem, line)
    elif problem.rule == "empty-value" and problem.what.endswith("is empty"):
        seen = _hidden_by_comment(problem, line)
    elif problem.rule == "one-line":
        seen = _line_break(problem, line)
    return seen or problem


def _look_alike_id(problem: Problem, line: str) -> Problem | None:
    """An ID with a character that is not what it looks like, or invisible."""
    word = line[problem.place.column - 1 : problem.place.end]
    meant = plain(word)
    said = None
    if ID.fullmatch(meant) and not unusual_space(word):
        said = look_alike(word, (meant,))
    return problem._replace(what=said[0], advice=said[1]) if said else None


def _curly_quotes(problem: Problem, line: str) -> Problem | None:
    """A comma in a text between curly quotes."""
    for match in re.finditer(f"[{CURLY}]([^{CURLY}]*)[{CURLY}]", line):
        if match.start() < problem.place.column - 1 <= problem.place.end <= match.end():
            what = "YAML does not treat curly quotes as quotes"
            advice = in_quotes(match[1], "use straight quotes")
            return problem._replace(place=_place(problem, match.start()), what=what, advice=advice)
    return None


def _look_alike_commas(problem: Problem, line: str) -> Problem | None:
    word = line[problem.place.column - 1 : problem.place.end]
    match = re.search(f"[{COMMAS}]", word)
    if match is None:
        return None
    words = ", ".join(part.strip() for part in re.split(f"[{COMMAS}]", word))
    what = f"{named(match[0])} is used in place of a comma"
    return problem._replace(what=what, advice=f"type ordinary commas: {shown(words)}")


def _hidden_by_comment(problem: Problem, line: str) -> Problem | None:
    """A text that starts with a #, and so is a comment."""
    at = comment_column(line)
    if at < 0 or at + 1 < problem.place.column or line[at + 1 : at + 2].strip() == "":
        return None
    what = f"this # starts a comment, so {problem.what}"
    advice = in_quotes(line[at:].strip())
    return problem._replace(place=_place(problem, at), what=what, advice=advice)


def _line_break(problem: Problem, line: str) -> Problem | None:
    r"""A `\n` in double quotes, such as that of `C:\new`."""
    text = line[problem.place.column - 1 : problem.place.end]
    match = _BREAK.search(text)
    if match is None or text[0] != '"':
        return None
    what = f"{problem.what}, but {match[1]} in double quotes is a line break"
    advice = in_single_quotes(text, "delete it, or put the text in single quotes")
    return problem._replace(what=what, advice=advice)


def _place(problem: Problem, at: int) -> Place:
    return Place(problem.place.line, at + 1, at + 1)
