"""What an advice says to write is right: whoever writes it has one problem less, and no new one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from pdtimeline.errors import BadTimeline, Problem, lines_of
from pdtimeline.lint.rules import warnings
from pdtimeline.loader.load import inspect
from problems_page import FOLDER

AFTER_COLON = re.compile(
    r"(?:put|use straight|delete them|delete it, or put|type an? (?:ordinary|normal)|type ordinary"
    r"|use lowercase|use a dash)[^:]*: (.+)"
)
WRITE = re.compile(
    r"(?:write|type|did you mean|delete the ones at|give one episode, such as) (.+?)"
    r"(?:\?| (?:with|if|for) .*| \(or .*|, or (?:add|use) .*)?"
)
INDENT = re.compile(r"by (\d+) like")
NOT_MECHANICAL = re.compile(
    r"\.\.\.|\[one, another\]|^(?:a|two|out|the|only|normal|\d normal)\b|clock|character itself"
)
DELETE = re.compile(r"delete (?:it|this line)")


def proposals(advice: str) -> Iterator[str]:
    """The texts that the advice says to write; none where that takes more than writing it."""
    yield from (" " * int(count) for count in INDENT.findall(advice))
    if DELETE.fullmatch(advice):
        yield ""
    match = AFTER_COLON.fullmatch(advice) or WRITE.fullmatch(advice)
    if match is None or NOT_MECHANICAL.search(match[1]):
        return
    if match.re is AFTER_COLON or match[1][0] in "['\"{-" or ": " in match[1]:
        yield match[1]
    else:
        yield from re.split(r", or | or |, ", match[1])


def problems(data: str) -> tuple[Problem, ...]:
    """Everything that is wrong or in doubt."""
    try:
        timeline, errors, _ = inspect(data.encode(), "file.yaml")
    except BadTimeline as error:
        return error.problems
    return errors or warnings(timeline, data.encode())


def followed(data: str, problem: Problem, text: str) -> Iterator[str]:
    """The file with the text at the marked place: as the word, the value, the field, or the line there."""
    lines = lines_of(data)
    row, column = problem.place.line - 1, problem.place.column - 1
    line = lines[row]
    if text.isspace():
        yield "\n".join([*lines[:row], text + line.lstrip(), *lines[row + 1 :]])
    if not text:
        yield "\n".join([*lines[:row], "", *lines[row + 1 :]])
        yield "\n".join(
            [*lines[:row], line[:column] + line[problem.place.end :], *lines[row + 1 :]]
        )
    if not text.strip():
        return
    for start, end in _spans(line, column, problem.place.end):
        rest = lines[row + 1 :]
        while True:
            yield "\n".join([*lines[:row], line[:start] + text + line[end:], *rest])
            if end < len(line) or not rest or not re.match(r" {6}", rest[0]):
                break
            rest = rest[1:]  # a text of several lines


def _spans(line: str, column: int, end: int) -> Iterator[tuple[int, int]]:
    """From where to where the text may have to be written."""
    yield column, end
    starts = [match.end() for match in re.finditer(r"[\[{,] *|: +|- +|^ *", line[: column + 1])]
    found = [match for match in re.finditer(r"[],}]|$", line) if match.start() > column]
    ends = dict.fromkeys(at for match in found for at in match.span())
    yield from ((start, stop) for start in (column, *starts[::-1]) for stop in ends)


def told(some: tuple[Problem, ...]) -> Counter[tuple[str, str]]:
    """How often each problem is there."""
    return Counter((problem.rule, problem.what) for problem in some)


def errors(some: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(problem for problem in some if problem.severity == "error")


NOT_FOLLOWED = {
    "percent-line-twice",  # the second line is told only when the first is gone
    "waiver-of-unknown-rule",  # the waiver is marked, not the word
}


def followable() -> Iterator[tuple[str, str, Problem, str]]:
    """The name of each file, its text, a problem, and what is proposed."""
    for path in sorted(FOLDER.glob("*.yaml")):
        text = path.read_bytes().decode("utf-8-sig", errors="ignore")
        if path.stem in NOT_FOLLOWED:
            continue
        for problem in problems(text):
            for proposal in proposals(problem.advice):
                yield path.stem, text, problem, proposal


@pytest.mark.parametrize(
    ("text", "problem", "proposal"),
    [
        pytest.param(text, problem, proposal, id=f"{name}-{proposal}")
        for name, text, problem, proposal in followable()
    ],
)
def test_a_proposal_passes_when_it_is_followed(text: str, problem: Problem, proposal: str) -> None:
    """An advice that leads to the next error is worse than none."""
    others = told(problems(text)) - told((problem,))
    results = [problems(edited) for edited in followed(text, problem, proposal)]
    if problem.severity == "error":  # without errors, warnings come to light
        results = [errors(result) for result in results]
    assert any(told(result) <= others for result in results), problem.message


def test_most_kinds_of_advice_can_be_followed() -> None:
    assert len(list(followable())) > 150
