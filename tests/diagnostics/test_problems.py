"""Every message has a file that provokes it: `problems/NAME.yaml`, and `problems/NAME.txt` for what is said.

Adding a test is adding a file; `pytest --update-golden` writes what is said, and docs/problems.md.
"""

from __future__ import annotations

import re

import pytest

from pdtimeline.diagnostics.rules import RULES
from pdtimeline.errors import BadTimeline, Problem
from pdtimeline.lint.rules import warnings
from pdtimeline.loader.load import inspect
from problems_page import FOLDER, PAGE, Case, cases, page
from running import Run

# Their smallest files are no reading; test_yamltree provokes them.
TOO_LARGE = {"text-limit", "list-limit", "key-limit", "problem-limit"}
# These hold more slips than one.
SEVERAL = {
    "about-never-shown": 2,
    "fence-of-markdown": 2,
    "hidden-character": 2,
    "many-slips": 7,
    "slips-before-a-syntax-fault": 2,
}
HEAD = "timeline: {format: 1, title: Sample}\n"


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.yaml")))
def test_the_file_is_answered_with_this_text(
    name: str, call: Run, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(FOLDER)
    said = call("check", "--quiet", "--color", "never", "--format", "table", f"{name}.yaml")
    expected = FOLDER / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        expected.write_bytes(said.out + said.err)
    assert (said.out + said.err).decode() == expected.read_text(encoding="utf-8")


def test_no_text_is_left_without_its_file() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {case.name for case in cases()}


def test_every_rule_has_a_file_that_breaks_it() -> None:
    """A message that nobody ever saw is a bad message."""
    broken = {rule for case in cases() for rule in case.rules}
    assert broken | TOO_LARGE == set(RULES)


def test_there_are_far_more_than_sixty_kinds_of_message() -> None:
    sentences = {line.split("; ")[0] for case in cases() for line in _sentences(case)}
    assert len(sentences) > 120


def test_one_slip_is_one_problem() -> None:
    """Who mends the first of ten echoes wastes the time to read the other nine."""
    counted = {case.name: len(case.rules) for case in cases() if len(case.rules) > 1}
    assert counted == SEVERAL


def test_every_sentence_says_what_to_do() -> None:
    silent = [
        line for case in cases() for line in _sentences(case) if not re.search(r'; ["\w]', line)
    ]
    assert silent == []


@pytest.mark.parametrize(
    "word",
    ["map", "mapping", "scalar", "sequence", "node", "token", "flow", "horizon", "invalid", "null"],
)
def test_no_sentence_needs_to_know_the_grammar_of_yaml(word: str) -> None:
    """The words would be clear to us, and to nobody who writes the first file."""
    said = [line for case in cases() for line in _sentences(case) if case.name != "null-as-key"]
    assert [line for line in said if re.search(rf"\b{word}s?\b", line)] == []


def test_no_sign_of_ours_needs_more_than_ascii() -> None:
    """R25: a terminal that knows only ASCII shows the advice, too."""
    ours = [line for case in cases() if case.data.isascii() for line in _sentences(case)]
    assert [line for line in ours if not line.isascii()] == []


def test_the_page_of_problems_is_up_to_date(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


def _sentences(case: Case) -> list[str]:
    return re.findall(
        r"^\S+?\.yaml(?::\d+:\d+)?: (.*?)(?:  \[[a-z-]+\])?$", case.said, re.MULTILINE
    )


def places(data: bytes) -> list[str]:
    """Line, column, end and rule of every problem."""
    return [f"{p.place.line}:{p.place.column}-{p.place.end} {p.rule}" for p in problems(data)]


def problems(data: bytes) -> tuple[Problem, ...]:
    """Everything that is wrong or in doubt."""
    try:
        timeline, found, _ = inspect(data, "file.yaml")
    except BadTimeline as error:
        return error.problems
    return found or warnings(timeline, data.removeprefix(b"\xef\xbb\xbf"))


POSITIONS = {
    "line ends of Windows": (
        HEAD.replace("\n", "\r\n") + "events:\r\n  walk:\r\n    date: x\r\n    title: A #1\r\n",
        ["4:11-11 bad-date"],
    ),
    "line ends of Windows, a warning": (
        HEAD.replace("\n", "\r\n") + "events:\r\n  walk:\r\n    title: A #1\r\n",
        ["4:14-14 comment-in-text"],
    ),
    "line ends of Windows, a syntax fault": (
        HEAD.replace("\n", "\r\n") + "events:\r\n  walk:\r\n    title: a: b\r\n",
        ["4:13-13 syntax"],
    ),
    "line ends of an old Macintosh": (
        HEAD.replace("\n", "\r") + "events:\r  walk:\r    title: a: b\r",
        ["4:13-13 syntax"],
    ),
    "line ends of all kinds": (
        HEAD + "events:\r\n  walk:\r    date: x\n    title: A\n",
        ["4:11-11 bad-date"],
    ),
    "byte order mark, first line": (
        "\ufefftimeline: {format: 2, title: A}\nevents: {}\n",
        ["1:20-20 bad-format"],
    ),
    "byte order mark, syntax fault in the first line": ("\ufeffa: b: c\n", ["1:5-5 syntax"]),
    "byte order mark, a warning": (
        "\ufefftimeline: {format: 1, title: A}\nevents:\n  walk:\n    title: A #1\n",
        ["4:14-14 comment-in-text"],
    ),
    "byte order mark, hidden character": (
        "\ufeff# \x07\ntimeline: {format: 1, title: A}\nevents: {}\n",
        ["1:3-3 control-character"],
    ),
    "tabs between key and value": (
        HEAD + "events:\n  walk:\n    title:\tA\n    date:\t\tx\n",
        ["5:12-12 bad-date"],
    ),
    "tab before a comment": (
        HEAD + "events:\n  walk:\n    title: A\t#1\n",
        ["4:14-14 comment-in-text"],
    ),
    "wide characters before": (
        HEAD + "events:\n  walk: {title: 会议会议, date: 会}\n",
        ["3:29-29 bad-date"],
    ),
    "characters outside the basic plane": (
        HEAD + "events:\n  walk: {title: 😀😀, date: 😀x}\n",
        ["3:27-28 bad-date"],
    ),
    "combining characters count": (
        HEAD + "events:\n  walk: {title: e\u0301e\u0301, date: e\u0301}\n",
        ["3:29-30 bad-date"],
    ),
    "no line feed at the end, bad value": (
        HEAD + "events:\n  walk: {title: A, date: x}",
        ["3:26-26 bad-date"],
    ),
    "no line feed at the end, no value": (HEAD + "events:\n  walk:", ["3:8-8 empty-value"]),
    "no line feed at the end, open quote": (
        HEAD + 'events:\n  walk: {title: "A',
        ["3:17-17 syntax"],
    ),
    "no line feed at the end, open brace": (HEAD + "events:\n  walk: {title: A", ["3:9-9 syntax"]),
    "no line feed at the end, no colon": (
        HEAD + "events:\n  walk: {title: A}\n  talk",
        ["4:3-3 syntax"],
    ),
    "only blanks after an open brace": (HEAD + "events: {\n\n   \n\n", ["2:9-9 syntax"]),
    "text over several lines": (
        HEAD + "events:\n  walk: {title: A}\n  talk: {title: a\n    b, date: not a\n    date}\n",
        ["5:14-14 bad-date"],
    ),
    "folded text": (
        HEAD + "events:\n  walk:\n    title: A\n    date: >-\n      2017-13\n",
        ["5:11-11 bad-date"],
    ),
    "key in quotes": (HEAD + 'events:\n  "W": {title: A}\n', ["3:3-5 bad-id"]),
    "members of lists": (
        HEAD
        + "events:\n  walk:\n    title: A\n    causes:\n      - talk\n      - {a: b}\n      - sing\n",
        ["6:9-12 unknown-id", "7:9-9 wrong-form", "8:9-12 unknown-id"],
    ),
    "records within records": (
        HEAD + "events:\n  walk:\n    title: A\n    learns:\n    - who: [jay]\n      of: talk\n",
        ["6:13-15 unknown-id", "7:11-14 unknown-id"],
    ),
    "in the order of the file": (
        HEAD + "events:\n  b: {title: B, causes: [x], date: y}\n  A: {title: A}\n",
        ["3:26-26 unknown-id", "3:36-36 bad-date", "4:3-3 bad-id"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), POSITIONS.values(), ids=POSITIONS)
def test_a_problem_stands_exactly_there(text: str, expected: list[str]) -> None:
    """Editors jump to these columns."""
    assert places(text.encode()) == expected
