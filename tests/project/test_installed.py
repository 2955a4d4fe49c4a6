"""Tests of what is not installed are skipped here, and fail where everything is required."""

from __future__ import annotations

import pytest

from installed import needs


@pytest.mark.parametrize(
    ("required", "outcome"), [("", pytest.skip.Exception), ("1", pytest.fail.Exception)]
)
def test_a_missing_program_is_skipped_or_fails(
    monkeypatch: pytest.MonkeyPatch, required: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setenv("PDTIMELINE_TESTS_REQUIRE", required)
    with pytest.raises(outcome, match="not installed: fish, zsh"):
        needs("fish", "zsh")


def test_a_program_that_no_list_has_is_asked_for_by_no_test() -> None:
    """`.ci/run` could not install it."""
    with pytest.raises(AssertionError):
        needs("no-such-program")
