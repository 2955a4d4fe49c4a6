"""The commands that change the file of a timeline, as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdtimeline.cli.commands.new import TEMPLATE
from running import Run

KINDS = "series, episode, person, character, arc, place, facet, source, event, dispute"


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The timeline to start from, in the folder where the program runs."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mine.yaml"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


def test_rename_changes_the_file_and_says_where(call: Run, mine: Path) -> None:
    done = call("rename", "first-day", "day-one", "-f", "mine.yaml")
    assert done == (0, b"", b"pdtimeline: renamed in 2 places on 2 lines\n")
    assert mine.read_text() == TEMPLATE.replace("  first-day:", "  day-one:").replace(
        "[first-day]", "[day-one]"
    )
    assert call("rename", "day-one", "first-day", "-f", "mine.yaml", "--quiet") == (0, b"", b"")
    assert mine.read_text() == TEMPLATE


def test_a_dry_run_shows_the_lines_and_writes_nothing(call: Run, mine: Path) -> None:
    done = call(
        "rename", "the-quarrel", "quarrel", "--dry-run", env={"PDTIMELINE_FILE": "mine.yaml"}
    )
    assert done.code == 0
    assert done.text == "32 -   the-quarrel:\n32 +   quarrel:\n"
    assert done.notes == "pdtimeline: would rename in 1 place on 1 line\n"
    assert mine.read_text() == TEMPLATE


def test_lines_are_colored_on_a_terminal_and_never_broken(call: Run, mine: Path) -> None:
    mine.write_text(TEMPLATE.replace("  the-quarrel:", f"  the-quarrel: # {'word ' * 40}"))
    done = call(
        "rename", "the-quarrel", "quarrel", "-f", "mine.yaml", "--dry-run", "--color", "always"
    )
    said = f"# {'word ' * 40}"
    assert done.text == (
        f"\x1b[31m32 -   the-quarrel: {said}\x1b[0m\n\x1b[32m32 +   quarrel: {said}\x1b[0m\n"
    )


def test_what_acts_on_a_terminal_is_shown_as_an_escape(call: Run, mine: Path) -> None:
    mine.write_text(TEMPLATE.replace("  the-quarrel:", "  the-quarrel: # \u202eevil [red]x[/red]"))
    for color in ("never", "always"):
        done = call(
            "rename", "the-quarrel", "quarrel", "-f", "mine.yaml", "--dry-run", "--color", color
        )
        assert done.text.count("# \\u202eevil [red]x[/red]") == 2


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("rename", 2, "missing argument; usage: pdtimeline rename OLD NEW --file FILE"),
        ("rename a", 2, "missing argument; usage: pdtimeline rename OLD NEW --file FILE"),
        ("rename a b", 2, "the built-in timeline stays as it is; use --file with a file of yours"),
        ("rename a b -f -", 2, "standard input cannot be changed; use --file with a file of yours"),
        ("rename a b -f none.yaml", 3, "none.yaml: no such file"),
        ("rename anna-reed b -f mine.yaml", 1, 'unknown ID "anna-reed"; did you mean ann-reed?'),
        ("rename ann-reed diary -f mine.yaml --kind arc", 1, 'unknown arc "ann-reed"'),
        ("rename ann-reed ben-cole -f mine.yaml", 2,
         '"ben-cole" is already the ID of a character; choose another ID'),
        ("rename ann-reed b -f mine.yaml --kind charcter", 2,
         f'unknown kind "charcter"; did you mean character? choose from {KINDS}'),
    ],
)  # fmt: skip
def test_a_rename_that_cannot_be_is_told(
    call: Run, mine: Path, line: str, code: int, said: str
) -> None:
    assert call(*line.split()) == (code, b"", f"pdtimeline: error: {said}\n".encode())
    assert mine.read_text() == TEMPLATE


def test_rename_knows_no_horizon(call: Run, mine: Path) -> None:
    """It is for those who write the file, as `check` is."""
    mine.write_text(TEMPLATE.replace("date: 2024-06", "episode: S02E01"))
    seen = {"PDTIMELINE_SEEN": "S01"}
    assert call("rename", "the-quarrel", "quarrel", "-f", "mine.yaml", env=seen).code == 0


def test_a_file_with_problems_is_told_like_anywhere(call: Run, mine: Path) -> None:
    mine.write_text(TEMPLATE.replace("[first-day]", "[first-dya]"))
    done = call("rename", "ann-reed", "ann-cole", "-f", "mine.yaml")
    assert done.code == 3
    assert done.notes.startswith("mine.yaml:36:14: unknown event")
