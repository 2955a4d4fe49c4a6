"""An option of one value that is given twice with two values is refused, by every command that has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from attacked import parameters
from marks import slow_but
from pdtimeline.cli.app import COMMANDS
from running import TESTS, Run

SMALL, NASTY = str(TESTS / "small.yaml"), str(TESTS / "nasty.yaml")
VALUES = {
    "--file": (SMALL, NASTY), "--seen": ("S01E01", "S01E02"), "--at": ("2001", "2002"),
    "--on": ("2001", "2002"), "--since": ("2001", "2002"), "--until": ("2001", "2002"),
    "--track": ("story", "production"), "--confidence": ("reported", "confirmed"),
    "--format": ("csv", "tsv"), "--color": ("never", "always"), "--sort": ("title", "id"),
    "--fields": ("id", "title"), "--by": ("arc", "place"), "--scale": ("year", "month"),
    "--how": ("there", "learned"), "--explain": ("syntax", "unused"),
    "--season": ("1", "2"), "--episode": ("S01E01", "S01E02"),
}  # fmt: skip
ARGUMENTS = {"export": ["ics"], "import": ["csv", "table.csv"], "completion": ["bash"]}
ADD_UP = {  # as their help need not say
    "--mentions", "--person", "--place", "--arc", "--source", "--facet", "--kind",
    "--not-character", "--not-person", "--not-place", "--not-arc",
}  # fmt: skip
NAMED = {"--file", "--seen", "--at", "--sort", "--track", "--on", "--text"}


def options(command: str) -> Iterator[tuple[str, Any]]:
    """The long name of each option of the command that takes a value, and the option."""
    for parameter in parameters(command):
        names = [name for name in parameter.opts if name.startswith("--")]
        if names and not parameter.is_flag:
            yield names[0], parameter


def arguments(command: str) -> list[str]:
    """As many words as the command needs."""
    needed = sum(p.param_type_name == "argument" and p.required for p in parameters(command))
    return ARGUMENTS.get(command, ["walk"] * (needed + (command in {"knowledge", "search"})))


def twice(call: Run, command: str, option: str, values: tuple[str, str]) -> tuple[int, str]:
    """Exit code and what is said of the option, given with two values."""
    given = [word for value in values for word in (option, value)]
    done = call(command, *arguments(command), *given)
    return done.code, done.notes


@pytest.mark.parametrize("command", slow_but(COMMANDS, "events", "check", "search", "diff"))
def test_an_option_of_one_value_is_refused_when_it_is_given_with_two(
    command: str, call: Run
) -> None:
    """Of a command that is pasted and changed, the last word should not win silently."""
    for option, parameter in options(command):
        values = VALUES.get(option, ("1", "2"))
        code, said = twice(call, command, option, values)
        is_refused = f"{option} is given twice with different values; drop one of them" in said
        adds_up = "epeat" in (parameter.help or "") or option in ADD_UP
        assert is_refused or adds_up, (option, said)
        assert code == 2 or not is_refused, option


def test_the_options_that_matter_most_are_among_them() -> None:
    assert {option for command in COMMANDS for option, _ in options(command)} >= NAMED
