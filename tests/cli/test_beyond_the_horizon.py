"""A point after what somebody has watched is never answered as if it were one of it."""

from __future__ import annotations

import pytest

from running import Run


@pytest.mark.parametrize("at", ["S09E01", "S99E01", "2022", "2022-01-01"])
@pytest.mark.parametrize("line", ["state", "knowledge jay-halstead"])
def test_a_later_point_is_the_horizon_and_a_note_says_so(call: Run, line: str, at: str) -> None:
    later = call(*line.split(), "--at", at, "--seen", "S06E01")
    assert later.text == call(*line.split(), "--at", "S06E01", "--seen", "S06E01").text
    assert "--at is after S06E01; showing S06E01" in later.notes


@pytest.mark.parametrize("at", ["S06E01", "S05E08", "2016", "2018-09-26"])
def test_an_earlier_point_is_answered_without_a_note(call: Run, at: str) -> None:
    assert "--at is after" not in call("state", "--at", at, "--seen", "S06E01").notes
    assert "--at is after" not in call("state", "--at", at).notes


def test_a_span_ends_at_no_hidden_episode(call: Run) -> None:
    hidden = call("span", "S01E01", "S09E01", "--seen", "S06E01")
    nowhere = call("span", "S01E01", "S99E01", "--seen", "S06E01")
    assert (hidden.code, hidden.text) == (nowhere.code, nowhere.text) == (1, "")
    assert 'unknown episode "S09E01"' in hidden.notes


def test_the_dead_are_said_to_be_dead(call: Run) -> None:
    said = call("knowledge", "roy-walton")
    assert (said.code, said.text) == (0, "")
    assert said.notes == (
        "pdtimeline: Roy Walton dies in roy-walton-shot; "
        "use --at for an earlier point, or run: pdtimeline knowledge roy-walton-shot\n"
    )


@pytest.mark.parametrize("at", ["S09E05", "S09", "2021-10-20", "2021"])
def test_who_asks_what_the_dead_know_at_a_point_is_told_to_ask_there_who_knows(
    call: Run, at: str
) -> None:
    said = call("knowledge", "roy", "walton", "--at", at)
    assert said.notes.endswith(f"run: pdtimeline knowledge roy-walton-shot --at {at}\n")
    assert call("knowledge", "roy-walton-shot", "--at", at).text.count("\n") >= 3


def test_a_code_is_never_taken_for_another_one(call: Run) -> None:
    assert "searching for" not in call("search", "S10E03", "--seen", "S06E01").notes


def test_a_code_leads_to_its_episode(call: Run) -> None:
    assert "run: pdtimeline episode S06E01" in call("event", "S06E01").notes
