"""What stands above a list: the question in words, whatever was asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import Run


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("state --at 2014", "At 2014"),
        ("state --at S01E02", "At S01E02"),
        ("state", "At the end"),
        ("events --season 1", "Season 1"),
        ("events --season 1 --season 2", "Seasons 1 and 2"),
        ("events --season 1-", "Seasons 1 and later"),
        ("events --season -2", "Seasons up to 2"),
        ("events --season 1-2", "Seasons 1 to 2"),
        ("events --episode S10E01-E03", "S10E01 to S10E03"),
        ("events --episode 1x01", "S01E01"),
        ("events --since -0043", "44 BC"),
        ("events --since Y-17000", "17001 BC"),
        ("events --since 0476-03-02", "March 2, AD 476"),
    ],
)
def test_a_heading_says_what_was_asked(call: Run, line: str, heading: str) -> None:
    shown = call(*line.split(), "--format", "table", "-q").text
    assert heading in " ".join(shown.splitlines()[0].split())


def test_a_switch_of_a_command_is_completed_with_the_commands(call: Run) -> None:
    environ = {
        "_PDTIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": "pdtimeline help ev", "COMP_CWORD": "2",
    }  # fmt: skip
    assert call(env=environ).text.split() == ["events", "event"]


def test_an_option_of_one_value_may_be_repeated_with_the_same_value_only(call: Run) -> None:
    assert call("events", "--season", "1", "-n", "1", "-n", "1").code == 0
    refused = call("events", "-n", "1", "-n", "2")
    assert (refused.code, refused.text) == (2, "")
    assert "--limit is given twice with different values; drop one of them" in refused.notes


def test_an_age_without_an_end_is_at_least_so_much(
    call: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("ages") / "ages.yaml"
    file.write_text(
        "timeline: {format: 1, title: T}\ncharacters: {ann: {name: Ann}}\nevents:\n"
        "  birth: {title: B, date: 1890, born: [ann]}\n"
        "  one: {title: O, date: 1900/.., characters: [ann]}\n"
        "  two: {title: T, date: 1910/1920, characters: [ann]}\n"
    )
    text = call("span", "one", "two", "--file", str(file), env={"PDTIMELINE_FORCE_TTY": "80"}).text
    assert "Ann: at least 9, then 19 to 30" in text


def test_what_was_searched_for_stands_out(call: Run, tmp_path: Path) -> None:
    """The marks are where the words are, behind signs that are shown as escapes, too."""
    file = tmp_path / "a.yaml"
    file.write_text('timeline: {format: 1, title: A}\nevents: {a: {title: "\\e and a ring"}}\n')
    shown = call("search", "ring", "-f", str(file), env={"PDTIMELINE_FORCE_TTY": "80"}).text
    assert "\\x1b and a \x1b[1;4mring\x1b[0m" in shown


@pytest.mark.parametrize("width", ["60", "120"])
def test_an_id_that_has_the_words_is_shown_once_below_or_beside_the_title(
    width: str, call: Run, tmp_path: Path
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("timeline: {format: 1, title: A}\nevents: {the-ring: {title: A wedding}}\n")
    asked = ("search", "ring", "-f", str(file))
    shown = call(*asked, env={"PDTIMELINE_FORCE_TTY": width}).text
    assert "id     A wedding" in shown
    assert "\x1b[36mthe-\x1b[0m\x1b[1;4;36mring\x1b[0m" in shown
    assert shown.count("ring") == len(["asked", "marked"])
    assert call(*asked).text == "event\tthe-ring\tid\tthe-ring\n"
