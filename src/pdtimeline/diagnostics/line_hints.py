r"""What the line of a problem shows, and the value that was read from it does not.

A wide colon makes one text of a key and its value, a # hides the text after it, and \n in double quotes is
a line break. Reading meets only what comes of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pdtimeline.diagnostics.characters import (
    COLONS,
    COMMAS,
    look_alike,
    named,
    plain,
    unusual_space,
)
from pdtimeline.diagnostics.field_messages import SEPARATE
from pdtimeline.diagnostics.pasted_lines import FENCE
from pdtimeline.diagnostics.proposals import curly_quotes, in_single_quotes, shown
from pdtimeline.diagnostics.syntax import comment_column, indent
from pdtimeline.diagnostics.syntax_values import as_meant
from pdtimeline.errors import Place, Problem
from pdtimeline.model.values import is_id

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
    if problem.rule == "empty-value" and problem.what.endswith("is empty"):
        return _hidden_by_comment(problem, lines) or problem
    line = lines[problem.place.line - 1]
    hints = (hint(problem, line) for hint in _HINTS.get(problem.rule, ()))
    return next(filter(None, hints), problem)


def _fence(problem: Problem, line: str) -> Problem | None:
    if FENCE.fullmatch(line):
        return problem._replace(what="this line is a Markdown code fence", advice="delete it")
    return None


def _look_alike_id(problem: Problem, line: str) -> Problem | None:
    """An ID with a character that is not what it looks like, or invisible."""
    word = _word(problem, line)
    meant = plain(word)
    is_key = is_id(meant) and not unusual_space(word)
    said = look_alike(word, (meant,)) if is_key else None
    return problem._replace(what=said[0], advice=said[1]) if said else None


def _curly_quotes(problem: Problem, line: str) -> Problem | None:
    """A comma in a text between curly quotes."""
    if curly := curly_quotes(line, problem.place.column - 1, problem.place.end):
        what, advice, at = curly
        return problem._replace(place=_place(problem, at), what=what, advice=advice)
    return None


def _wide_brackets(problem: Problem, line: str) -> Problem | None:
    """A list between brackets that only look like the ones of a list."""
    for match in re.finditer(r"([\uff3b\u3010])([^\uff3d\u3011]*)[\uff3d\u3011]", line):
        if match.start() < problem.place.column <= match.end():
            what = f"{named(match[1])} is used in place of ["
            advice = f"type ordinary brackets: [{match[2]}]"
            return Problem("not-a-list", _place(problem, match.start()), what, advice)
    return None


def _look_alike_commas(problem: Problem, line: str) -> Problem | None:
    word = _word(problem, line)
    match = re.search(f"[{COMMAS}]", word)
    if match is None:
        return None
    words = ", ".join(part.strip() for part in re.split(f"[{COMMAS}]", word))
    what = f"{named(match[0])} is used in place of a comma"
    return problem._replace(what=what, advice=f"type ordinary commas: {shown(words)}")


def _ids_after_a_dash(problem: Problem, line: str) -> Problem | None:
    """Several IDs in one item of a list with dashes."""
    if not problem.advice.startswith(SEPARATE) or line[: problem.place.column - 1].strip() != "-":
        return None
    first = problem.advice.removeprefix(f"{SEPARATE}: ").partition(",")[0]
    return problem._replace(advice=f"give each ID a line and a dash of its own: - {first}")


def _hidden_by_comment(problem: Problem, lines: list[str]) -> Problem | None:
    """A text that starts with a #, and so is a comment; it may be in the line below."""
    row = problem.place.line - 1
    at = comment_column(lines[row])
    if at < 0 and row + 1 < len(lines) and indent(lines[row + 1]) > indent(lines[row]):
        row, at = row + 1, indent(lines[row + 1])
    line = lines[row]
    is_before = row + 1 == problem.place.line and at + 1 < problem.place.column
    if at < 0 or is_before or not re.match(r"#\S", line[at:]):
        return None
    what = f"this # starts a comment, so {problem.what}"
    advice = as_meant(lines, (row, at), line[at:].strip())
    return problem._replace(place=Place(row + 1, at + 1, at + 1), what=what, advice=advice)


def _line_break(problem: Problem, line: str) -> Problem | None:
    r"""A `\n` in double quotes, such as that of `C:\new`."""
    text = _word(problem, line)
    match = _BREAK.search(text)
    if match is None or text[0] != '"':
        return None
    what = f"{problem.what}, but {match[1]} in double quotes is a line break"
    advice = in_single_quotes(text, "delete it, or put the text in single quotes")
    return problem._replace(what=what, advice=advice)


def _word(problem: Problem, line: str) -> str:
    return line[problem.place.column - 1 : problem.place.end]


def _place(problem: Problem, at: int) -> Place:
    return Place(problem.place.line, at + 1, at + 1)


_HINTS: Mapping[str, tuple[Callable[[Problem, str], Problem | None], ...]] = {
    "bad-id": (_look_alike_id,),
    "no-map": (_fence,),
    "not-a-list": (_wide_brackets,),
    "one-line": (_line_break,),
    "unknown-id": (_look_alike_commas, _ids_after_a_dash),
    "unknown-key": (_wide_brackets, _curly_quotes),
}
