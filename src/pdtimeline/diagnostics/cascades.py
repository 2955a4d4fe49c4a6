"""Several problems that come from one slip, reduced to the slip."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pdtimeline.diagnostics.field_messages import NO_ID
from pdtimeline.diagnostics.line_hints import as_written, look_alike_colon
from pdtimeline.diagnostics.pasted_lines import CONFLICT, LEFT_OVER
from pdtimeline.errors import Place, Problem
from pdtimeline.model.values import ID

HIDDEN = {"control-character", "encoding"}
NEAR = 4  # lines below the ID of a record in which a fault of syntax may hide what it lacks
_LACKS = {"empty-value", "missing-field"}
LEAST = 3  # fields that repeat before an ID is believed to be missing
_COMMENTED_ID = re.compile(rf" *#[ #]*(?:{ID}):\s*")


def without_echoes(problems: list[Problem], lines: list[str]) -> list[Problem]:
    """The problems in the order of the file, without what follows from another one.

    A word with a hidden character is one problem, and so are all marks of a conflict; a record that a fault
    of syntax cuts does not lack anything; and the fields of a record without its ID, which repeat those of
    the one above, are one slip.
    """
    colons: dict[Place, Problem] = {}
    others = []
    for problem in problems:
        if colon := look_alike_colon(problem, lines):
            colons.setdefault(colon.place, colon)
        else:
            others.append(_with_commented_id(as_written(problem, lines), lines))
    others = [*dict.fromkeys(others)]
    hidden = {problem.place for problem in others if problem.rule in HIDDEN}
    torn = {problem.place.line for problem in others if problem.rule == "syntax"}
    torn |= {place.line for place in colons}
    rest = [
        problem
        for problem in others
        if problem.rule in HIDDEN or not (_has(problem.place, hidden) or _is_torn(problem, torn))
    ]
    ordered = sorted([*rest, *colons.values()], key=lambda problem: problem.place)
    return list(_with_lost_ids(_without_sides(ordered, lines), lines))


def _without_sides(problems: list[Problem], lines: list[str]) -> Iterator[Problem]:
    """The problems without the marks that belong to a conflict of Git above them."""
    is_open = False
    for problem in problems:
        if is_open and problem.what == LEFT_OVER[0]:
            is_open = not lines[problem.place.line - 1].lstrip().startswith(">")
        else:
            is_open = is_open or problem.what == CONFLICT[0]
            yield problem


def _is_torn(problem: Problem, lines: set[int]) -> bool:
    """Whether a fault of syntax in one of the lines hides what the problem is about."""
    line = problem.place.line
    near = range(line, line + (NEAR if problem.rule in _LACKS else 1))
    return problem.rule != "syntax" and not lines.isdisjoint(near)


def _has(word: Place, places: set[Place]) -> bool:
    """Whether one of the places is within the word."""
    return any(at.line == word.line and word.column <= at.column <= word.end for at in places)


def _with_lost_ids(problems: Iterable[Problem], lines: list[str]) -> Iterator[Problem]:
    """The problems, one for each row of fields that repeat."""
    row: list[Problem] = []
    for problem in problems:
        if row and not _goes_on(row, problem):
            yield from _as_one(row, lines)
            row = []
        if problem.repeats[0]:
            row.append(problem)
        else:
            yield problem
    yield from _as_one(row, lines)


def _goes_on(row: list[Problem], problem: Problem) -> bool:
    """Whether the problem is about a field that repeats in the same record."""
    key, first = problem.repeats
    return bool(key) and problem.place.column == row[0].place.column and first < row[0].place.line


def _as_one(row: list[Problem], lines: list[str]) -> list[Problem]:
    """The missing ID in place of the fields that repeat; the fields if they are few."""
    names = [problem.repeats[0] for problem in row[:LEAST]]
    if len(set(names)) < LEAST or row[0].place.column == 1:
        return row
    what = f"the same fields start again here ({', '.join(names)}, ...)"
    again = row[0]._replace(what=what, advice=NO_ID)
    return [_with_commented_id(again, lines)]


def _with_commented_id(problem: Problem, lines: list[str]) -> Problem:
    """The problem of fields without an ID, with the ID if it is a comment in the line above."""
    line = problem.place.line - 1
    if NO_ID not in problem.advice or not _COMMENTED_ID.fullmatch(lines[line - 1]):
        return problem
    advice = f"delete the # before the ID on line {line}, and indent it like other IDs"
    return problem._replace(advice=advice)
