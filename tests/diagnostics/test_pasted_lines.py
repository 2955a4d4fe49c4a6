"""What was pasted along is told and taken away, and every other line stays as and where it is."""

from __future__ import annotations

import pytest

from pdtimeline.diagnostics.pasted_lines import cleaned
from pdtimeline.errors import Problem


def told(text: str) -> tuple[str, list[str]]:
    """What is read on, and where something was found: line, column, end and rule."""
    problems: list[Problem] = []
    rest = cleaned(text.encode(), problems).decode()
    return rest, [f"{p.place.line}:{p.place.column}-{p.place.end} {p.rule}" for p in problems]


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  ```\n  +b: c\n  <<<<<<< d\n  ---\n  =======\n",
        "a: |\n  \u00a0b: c\n",
        "---\na: b\n",
        "# c\n%YAML 1.1\n--- # d\na: b\n",
        "a: b\n--- c\n",
        "a: 'b\n+ c'\n",
        "a: 'b\n=== c'\n",
        "a: 'b\n``` c'\n",
        "a: 'b\n\u00a0c'\n",
        "a: 'b\n\u3000'\n",
        "a: b\n---\ntimeline: {}\n",
    ],
    ids=[
        "within a text",
        "a space within a text",
        "dashes at the top",
        "dashes below comments",
        "dashes and a text",
        "a plus in quotes",
        "signs in quotes",
        "backticks in quotes",
        "a space in quotes",
        "nothing but a space",
        "a second timeline",
    ],
)
def test_what_may_belong_to_the_timeline_is_left_alone(text: str) -> None:
    """A text that looks like a fence is still a text."""
    assert told(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "rest", "found"),
    [
        ("a:\n+  b: c\n", "a:\n  b: c\n", ["2:1-1 pasted"]),
        ("a:\n+ b: c\n", "a:\n  b: c\n", ["2:1-1 pasted"]),
        ("+a: b\n+c:\n+- d\ne: f\n+# g\n", "a: b\nc:\n- d\ne: f\n# g\n", ["1:1-1 pasted", "5:1-1 pasted"]),
        ("a:\n\u00a0\u00a0b: c\n", "a:\n  b: c\n", ["2:1-2 pasted"]),
        ("\u2003- a\n\u3000\u00a0 - b\n", " - a\n   - b\n", ["1:1-1 pasted"]),
        (
            "<<<<<<< a\nb: c\n=======\nd: e\n>>>>>>> f\ng: h\n",
            "\nb: c\n\n\n\ng: h\n",
            ["1:1-7 pasted"],
        ),
        (
            "<<<<<<< a\nb: c\n||||||| i\nj: k\n=======\nd: e\n>>>>>>>\ng: h\n",
            "\nb: c\n\n\n\n\n\ng: h\n",
            ["1:1-7 pasted"],
        ),
        (
            "<<<<<<< a\n=======\n>>>>>>> b\n<<<<<<< a\n=======\n>>>>>>> b\n",
            "\n\n\n\n\n\n",
            ["1:1-7 pasted", "4:1-7 pasted"],
        ),
        (
            "<<<<<<< a\n  b: c\n  =======\n  d: e\n>>>>>>> f\ng: h\n",
            "\n  b: c\n\n\n\ng: h\n",
            ["1:1-7 pasted"],
        ),
        ("<<<<<<< a\nb: c\n>>>>>>> d\n", "\nb: c\n\n", ["1:1-7 pasted", "3:1-7 pasted"]),
        ("<<<<<<< a\nb: c\n=======\n", "\nb: c\n\n", ["1:1-7 pasted", "3:1-7 pasted"]),
    ],
    ids=[
        "a plus before a line",
        "a plus in place of a space",
        "several pluses",
        "non-breaking spaces",
        "other spaces",
        "two versions",
        "three versions",
        "two conflicts",
        "a conflict that is indented within",
        "a conflict without its middle",
        "a conflict without its end",
    ],
)  # fmt: skip
def test_it_is_told_and_the_rest_is_read(text: str, rest: str, found: list[str]) -> None:
    """It would hide everything that is wrong below it."""
    assert told(text) == (rest, found)


def test_a_line_with_an_odd_indent_behind_the_plus_lost_a_space_to_it() -> None:
    problems: list[Problem] = []
    cleaned(b"a:\n+  b: c\nd:\n+ e: f\n", problems)
    assert [problem.advice for problem in problems] == [
        "delete the +",
        "replace the + with a space",
    ]
