"""Help, on every level: what it says, that its examples run, and that it gives nothing away (R29)."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from marks import slow_but
from pdtimeline.cli.app import COMMANDS, PANEL_OF, PANELS
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.horizon import seen_until
from running import CLEAN, Run

VARIABLES = (
    "PDTIMELINE_FILE", "PDTIMELINE_SEEN", "PDTIMELINE_PAGER", "PAGER", "LESS", "PDTIMELINE_ASCII",
    "PDTIMELINE_FORCE_TTY", "PDTIMELINE_DEBUG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR",
    "CLICOLOR_FORCE", "TERM", "COLUMNS",
)  # fmt: skip
LISTS = {
    "events": "events", "event": "event first", "character": "character jay",
    "characters": "characters", "person": "person bob", "people": "people", "place": "place city",
    "places": "places", "arc": "arc main", "arcs": "arcs", "episode": "episode S01E01",
    "episodes": "episodes", "why": "why third", "state": "state", "knowledge": "knowledge first",
    "between": "between jay kim", "search": "search thing", "chart": "chart",
    "tree": "tree -o plain", "sources": "sources", "source": "source paper",
    "disputes": "disputes", "dispute": "dispute when",
}  # fmt: skip


def examples_of(help_text: str) -> list[str]:
    """The command lines that a help text shows."""
    shown = help_text.partition("Examples:\n")[2].partition("\n\n")[0]
    return [line.strip() for line in shown.splitlines()]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_begins_with_usage_and_has_everything(ask: Run, command: str) -> None:
    result = ask(f"{command} --help")

    assert (result.code, result.notes) == (0, "")
    assert result.text.startswith(f"Usage: {f'pdtimeline {command}'.strip()} [OPTIONS]")
    assert 1 <= len(examples_of(result.text)) <= 3


def test_the_help_of_all_has_exit_codes_variables_and_where_bugs_go(ask: Run) -> None:
    said = ask("--help").text

    assert [f"\n    {code}  " in said for code in (0, 1, 2, 3, 4, 130)] == [True] * 6
    assert [name for name in VARIABLES if name not in said] == []
    assert "CONTRIBUTING.md" in said
    assert "Exit codes" not in ask("events --help").text


@pytest.mark.parametrize("command", ["", "events", "check"])
def test_the_short_option_is_the_same(ask: Run, command: str) -> None:
    assert ask(f"{command} -h") == ask(f"{command} --help")


def test_without_arguments_there_is_help_and_no_failure(ask: Run) -> None:
    assert ask("") == ask("--help")


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_one_line(ask: Run, option: str) -> None:
    result = ask(option)

    assert (result.code, result.notes) == (0, "")
    assert re.fullmatch(r"pdtimeline \d+\.\d+\.\d+\n", result.text)


def test_the_help_lists_every_command(ask: Run) -> None:
    listed = ask("--help").text.partition("\nCommands:\n")[2].partition("\n\n")[0]

    assert [line.split()[0] for line in listed.splitlines()] == list(COMMANDS)


@pytest.mark.parametrize("command", ["", "events", "completion"])
def test_the_command_help_is_the_same(ask: Run, command: str) -> None:
    for environ in ({}, {"PDTIMELINE_FORCE_TTY": "80"}):
        assert ask(f"help {command}", **environ) == ask(f"{command} --help", **environ)


def test_help_for_no_command_is_an_error_with_a_guess(ask: Run) -> None:
    result = ask("help evnts")

    assert (result.code, result.text) == (2, "")
    assert 'unknown command "evnts"; did you mean events' in result.notes


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("environ", [{}, {"FORCE_COLOR": "1"}, {"GITHUB_ACTIONS": "1"}], ids=str)
def test_help_in_a_pipe_is_plain_text(ask: Run, command: str, environ: dict[str, str]) -> None:
    """No boxes, no markup that was eaten, nothing that a narrow font lacks."""
    piped = ask(f"{command} --help", **environ).text

    assert piped.isascii()
    assert "\x1b" not in piped
    assert "[OPTIONS]" in piped


def bare(text: str) -> str:
    """The text without colors, frames and line ends."""
    return " ".join(re.sub("\x1b\\[[0-9;]*m|[\u2500-\u257f]", " ", text).split())


@pytest.mark.parametrize(
    "command", slow_but(["", *COMMANDS], "", "events", "check", "export", "new")
)
def test_help_on_a_terminal_has_every_word_that_plain_help_has(ask: Run, command: str) -> None:
    plain = ask(f"{command} --help").text
    for width in (60, 80, 120, 200):
        drawn = ask(f"{command} --help", PDTIMELINE_FORCE_TTY=str(width), NO_COLOR="1").text
        lines = drawn.splitlines()

        assert max(map(len, lines)) <= width
        assert [line for line in lines if line != line.rstrip()] == []
        assert "\x1b" not in drawn
        missing = {*re.findall(r"[\w./-]+", plain)} - {*re.findall(r"[\w./-]+", bare(drawn))}
        assert missing <= {"Commands", "/"}
        assert "..." not in re.sub(r"[A-Z\]]\.\.\.", "", drawn)  # a metavar may be repeated


def test_options_and_commands_stand_in_panels(ask: Run) -> None:
    drawn = (
        ask("--help", PDTIMELINE_FORCE_TTY="80").text
        + ask("events -h", PDTIMELINE_FORCE_TTY="80").text
    )

    for panel in (*PANELS, "Filters", "Output", "Timeline", "Options"):
        assert f" {panel} " in drawn
    assert sorted(PANEL_OF) == sorted(COMMANDS)


@pytest.mark.parametrize(
    "environ",
    [
        {"TERM": "dumb"},
        {"PDTIMELINE_FORCE_TTY": "59"},
        {"PDTIMELINE_ASCII": "1"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=str,
)
def test_help_is_plain_where_frames_cannot_be_drawn(call: Run, environ: dict[str, str]) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "pdtimeline", "events", "--help"],
        env={**CLEAN, "PDTIMELINE_FORCE_TTY": "80", **environ},
        capture_output=True,
        check=True,
    ).stdout.decode()

    assert said == call("events", "--help").text


def test_colors_of_help_follow_the_rules(ask: Run) -> None:
    colored = ask("events --help", PDTIMELINE_FORCE_TTY="80").text
    assert {*re.findall("\x1b[^m]*m", colored)} <= {
        f"\x1b[{code}m" for code in ("0", "1", "2", "36")
    }
    assert "\x1b" not in ask("events --help --color never", PDTIMELINE_FORCE_TTY="80").text


@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_of_help_is_wider_than_a_terminal(ask: Run, command: str) -> None:
    assert max(len(line) for line in ask(f"{command} --help").text.splitlines()) <= 84


@pytest.mark.parametrize(("command", "line"), LISTS.items())
def test_the_columns_in_help_are_those_of_the_output(ask: Run, command: str, line: str) -> None:
    said = " ".join(ask(f"{command} --help").text.split())
    columns = ask(f"{line} --header").text.splitlines()[0].replace("\t", ", ")

    assert f"Columns in a pipe: {columns}." in said


@pytest.mark.parametrize(("command", "line"), slow_but(LISTS.items(), *[*LISTS.items()][::3]))
def test_every_field_that_help_names_can_be_asked_for(ask: Run, command: str, line: str) -> None:
    said = " ".join(ask(f"{command} --help").text.split())
    fields = said.partition("Columns for --fields and --sort: ")[2].partition(".")[0].split(", ")

    header = ask(f"{line} --header --fields {','.join(fields)}").text.splitlines()[0]

    assert header.split("\t") == fields
    assert [field for field in fields if ask(f"{line} --sort {field}").code != 0] == []


def test_help_says_what_people_would_not_guess(ask: Run) -> None:
    said = " ".join(ask("events --help").text.split())

    assert "after --reverse, unlike git log" in said
    assert "Repeat to require all of them" in said
    assert "Repeat to add more" in said


@pytest.mark.parametrize("command", ["", *LISTS, "seasons"])
@pytest.mark.parametrize("horizon", ["all", "S01"])
def test_every_example_runs_with_and_without_a_horizon(
    call: Run, shipped: Timeline, monkeypatch: pytest.MonkeyPatch, command: str, horizon: str
) -> None:
    """What is named in an example is there for whoever has seen one season, so it gives nothing away."""
    monkeypatch.setattr("pdtimeline.loader.load.load", lambda *_, **__: shipped)
    examples = examples_of(call(*command.split(), "--help").text)

    ends = [call(*_words(line), env={"PDTIMELINE_SEEN": horizon}).code for line in examples]

    assert ends == [0] * len(examples)


def _words(line: str) -> list[str]:
    """The arguments of an example, up to where the shell takes over."""
    return shlex.split(line.partition(" | ")[0])[1:]


@pytest.mark.slow
def test_examples_with_files_and_pipes_run_in_a_shell(call: Run, tmp_path: Path) -> None:
    (tmp_path / ".zfunc").mkdir()
    lines = [
        line
        for command in ("new", "check", "export", "schema", "completion")
        for line in examples_of(call(command, "--help").text)
    ]
    script = "\n".join([
        f'pdtimeline() {{ "{sys.executable}" -m pdtimeline "$@"; }}', "set -e -o pipefail", *lines,
    ])  # fmt: skip

    done = subprocess.run(
        ["/bin/bash", "-c", script],
        env={**CLEAN, "HOME": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0
    assert "error" not in done.stderr
    assert len(lines) == 11


def test_no_help_names_anything_later_than_the_first_season(call: Run, shipped: Timeline) -> None:
    early = seen_until(shipped, EpisodeCode(1, 99_999))
    later = {*_names(shipped)} - {*_names(early)}
    said = " ".join(call(command, "--help").text for command in ("event", *COMMANDS))

    assert len(later) > 100
    assert [name for name in later if name in said and _is_word(name, said)] == []


def _is_word(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


def _names(timeline: Timeline) -> Iterator[str]:
    """Every id, name, title and alias."""
    for event in timeline.events:
        yield from (event.id, event.title)
    for section in (
        timeline.characters, timeline.people, timeline.places, timeline.arcs, timeline.sources,
        timeline.disputes,
    ):  # fmt: skip
        for id_, record in section.items():
            yield id_
            yield from getattr(record, "aliases", ())
            yield getattr(record, "name", "") or getattr(record, "title", "") or id_
