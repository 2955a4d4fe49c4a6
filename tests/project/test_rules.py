"""The page of rules is kept: every rule is in it, and every test that it names is there."""

from __future__ import annotations

import re

from running import TESTS

ROWS = re.findall(
    r"^\| (R\d+) \| (.+?) \| (.+) \|$",
    (TESTS / "rules.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_every_rule_has_its_row() -> None:
    assert [rule for rule, _, _ in ROWS] == [f"R{number}" for number in range(1, 46)]


def test_every_row_names_tests_and_every_test_is_there() -> None:
    """A test that was renamed or taken out leaves a rule that nothing holds."""
    named = {rule: re.findall(r"`(test_\w+\.py)::(test_\w+)`", tests) for rule, _, tests in ROWS}
    texts = {path.name: path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py")}

    assert [rule for rule, tests in named.items() if not tests] == []
    assert [
        f"{rule}: {file}::{test}"
        for rule, tests in named.items()
        for file, test in tests
        if f"\ndef {test}(" not in texts.get(file, "")
    ] == []


def test_a_row_holds_nothing_but_names_of_tests() -> None:
    """A slip in a name would otherwise be no name at all, and be missed."""
    left = [re.sub(r"`test_\w+\.py::test_\w+` ?", "", tests).strip() for _, _, tests in ROWS]

    assert left == [""] * 45
