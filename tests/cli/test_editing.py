"""The commands that change the file of a timeline, as they are typed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pdtimeline.cli.commands.new import TEMPLATE
from pdtimeline.editing.editors import open_and_wait
from running import CLEAN, Result, Run

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
    said = f"# {'word ' * 40}".rstrip()
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
        ("rename a b", 2, "the built-in timeline cannot be changed; use --file with your own file"),
        ("rename a b -f -", 2, "standard input cannot be changed; use --file with your own file"),
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


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """An editor that writes down how it was called, and then does what the test says."""
    path = tmp_path / "my editor"
    path.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > called\n. ./then\n')
    path.chmod(0o755)
    (tmp_path / "then").write_text("")
    return path


def edited(run: Run, editor: Path, then: str, *arguments: str) -> tuple[Result, list[str]]:
    """What `edit` answers when the editor does something, and how the editor was called.

    It runs in the folder of the editor.
    """
    (editor.parent / "then").write_text(then)
    called = editor.parent / "called"
    called.unlink(missing_ok=True)
    done = run("edit", *arguments, env={"VISUAL": "'./my editor' -x", "EDITOR": "no"})
    return done, called.read_text().splitlines() if called.exists() else []


def test_edit_opens_the_record_and_checks_the_file(call: Run, mine: Path, editor: Path) -> None:
    done, called = edited(call, editor, "", "the-quarrel", "-f", "mine.yaml")
    assert (done, called) == ((0, b"", b""), ["-x", "+32", "mine.yaml"])
    broken = "sed -i s/2024-06/someday/ mine.yaml"
    done, called = edited(call, editor, broken, "ben-cole", "-f", str(mine))
    assert called == ["-x", "+11", str(mine)]
    assert done.code == 3
    assert done.text.startswith(f'{mine}:34:11: "someday" is not a valid date')
    mended = "sed -i s/someday/2024-06/ mine.yaml"
    assert edited(call, editor, mended, "the-quarrel", "-f", "mine.yaml")[0] == (0, b"", b"")


def test_warnings_after_an_edit_are_no_failure(call: Run, mine: Path, editor: Path) -> None:
    assert mine.exists()
    unused = "sed -i 's/^facets:/  ed: {name: Ed}\\nfacets:/' mine.yaml"
    done, _ = edited(call, editor, unused, "diary", "-f", "mine.yaml")
    assert (done.code, done.text) == (
        0,
        'mine.yaml:14:3: warning: character "ed" is never used; use it, or delete it\n',
    )


@pytest.mark.parametrize(
    ("then", "code", "said"),
    [
        ("exit 5", 3, "failed with code 5; before you go on, run pdtimeline check mine.yaml"),
        (
            "kill -9 $$",
            3,
            "was stopped by signal 9; before you go on, run pdtimeline check mine.yaml",
        ),
    ],
)
def test_an_editor_that_fails_is_told_and_nothing_is_checked(
    call: Run, mine: Path, editor: Path, then: str, code: int, said: str
) -> None:
    mine.write_text(TEMPLATE.replace("2024-06", "someday"))
    done, _ = edited(call, editor, then, "first-day", "-f", "mine.yaml")
    assert done == (code, b"", f'pdtimeline: error: the editor "./my editor" {said}\n'.encode())


def test_an_editor_that_was_interrupted_ends_with_130(call: Run, mine: Path, editor: Path) -> None:
    assert mine.exists()
    assert edited(call, editor, "trap - INT; kill -2 $$", "first-day", "-f", "mine.yaml")[0] == (
        130,
        b"",
        b"",
    )


@pytest.mark.parametrize(
    ("visual", "said"),
    [
        (
            "no-such-editor -w",
            'cannot start the editor "no-such-editor" (no such file or directory)',
        ),
        ("./mine.yaml", 'cannot start the editor "./mine.yaml" (permission denied)'),
    ],
)
def test_an_editor_that_is_not_there_is_told(call: Run, mine: Path, visual: str, said: str) -> None:
    assert mine.exists()
    done = call("edit", "first-day", "-f", "mine.yaml", env={"VISUAL": visual})
    said += "; set VISUAL or EDITOR to one that is installed"
    assert done == (2, b"", f"pdtimeline: error: {said}\n".encode())


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("edit", 2, "missing argument; usage: pdtimeline edit ID --file FILE"),
        (
            "edit first-day",
            2,
            "the built-in timeline cannot be changed; use --file with your own file",
        ),
        (
            "edit first-day -f -",
            2,
            "standard input cannot be changed; use --file with your own file",
        ),
        ("edit first-dya -f mine.yaml", 1, 'unknown ID "first-dya"; did you mean first-day?'),
    ],
)
def test_an_edit_that_cannot_be_is_told_before_an_editor_opens(
    call: Run, mine: Path, editor: Path, line: str, code: int, said: str
) -> None:
    assert mine.exists()
    done, called = edited(call, editor, "", *line.split()[1:])
    assert (done, called) == ((code, b"", f"pdtimeline: error: {said}\n".encode()), [])


def test_an_editor_gets_the_terminal(on_terminal: Run, mine: Path, editor: Path) -> None:
    (editor.parent / "then").write_text(
        "test -t 0 && test -t 1 && test -t 2 && echo all three; exit 0"
    )
    done = on_terminal("edit", "first-day", "-f", "mine.yaml", env={"VISUAL": f"'{editor}'"})
    assert mine.exists()
    assert done == (0, b"all three\npdtimeline: no problems\n", b"")


@pytest.mark.slow
def test_an_interrupt_is_left_to_the_editor(mine: Path, editor: Path) -> None:
    """Ctrl-C reaches both; an editor takes it as a command, and must not lose its terminal."""
    (editor.parent / "then").write_text("trap 'echo heard' INT\necho ready\nsleep 2 & wait\nexit 0")
    child = subprocess.Popen(
        [sys.executable, "-m", "pdtimeline", "edit", "first-day", "-f", str(mine)],
        env={**CLEAN, "VISUAL": f"'{editor}'"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        process_group=0,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    os.killpg(child.pid, signal.SIGINT)
    out, err = child.communicate(timeout=30)
    assert (child.returncode, out, err) == (0, b"heard\n", b"")


def test_an_interrupt_does_not_end_the_wait_for_the_editor() -> None:
    """As above, in this process; afterwards Ctrl-C is what it was."""
    before = signal.getsignal(signal.SIGINT)
    open_and_wait(["sh", "-c", "trap '' INT; kill -INT $PPID"], "t.yaml")
    assert signal.getsignal(signal.SIGINT) is before


def test_an_interrupt_that_is_ignored_is_ignored_in_the_editor_too() -> None:
    """So is what a shell starts in the background."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        open_and_wait(["sh", "-c", "kill -INT $$"], "t.yaml")
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
