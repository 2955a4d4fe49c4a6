"""The Tab key in bash, zsh, and fish, pressed on a pseudo-terminal.

Each shell writes the line into a file at Ctrl-T, so that nothing has to be read off a screen.
"""

from __future__ import annotations

import os
import pty
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from installed import needs
from running import CLEAN, TESTS

CLEAR, LEFT, TAB, TELL = "\x05\x15", "\x02", "\t", "\x14"
PATIENCE = 30.0

START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
SETUP = {
    "bash": """\
source <(pdtimeline completion bash)
bind -x '"\\C-t": printf "%s" "$READLINE_LINE" > .line; mv .line line'
""",
    "zsh": """\
autoload -Uz compinit; compinit -u -D; source <(pdtimeline completion zsh)
tell() { print -rn -- "$BUFFER" > .line; mv .line line }; zle -N tell; bindkey '^T' tell
""",
    "fish": """\
pdtimeline completion fish | source
bind \\ct 'commandline > .line; mv .line line'
""",
}
MINE = "timeline: {format: 1, title: Mine}\nevents: {only-here: {title: It is}}\n"


class Shell(NamedTuple):
    """A shell that runs in a folder of its own, which is its home folder, too."""

    name: str
    keyboard: int
    folder: Path

    def tab(self, line: str, behind: str = "") -> str:
        """The line after a Tab, without *behind*, which stands behind the cursor."""
        told = self.folder / "line"
        told.unlink(missing_ok=True)
        keys = f"{CLEAR}{line}{behind}{LEFT * len(behind)}{TAB}{TELL}"
        os.write(self.keyboard, keys.encode())
        until = time.monotonic() + PATIENCE
        while not told.exists():
            assert time.monotonic() < until, line
            time.sleep(0.01)
        return told.read_text().rstrip("\n").removesuffix(behind)


def folder_with_files(folder: Path) -> Path:
    """Files whose names begin as IDs do, and a program of our name on the search path."""
    program = folder / "bin" / "pdtimeline"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pdtimeline "$@"\n')
    program.chmod(0o755)
    shutil.copy(TESTS / "small.yaml", folder / "small.yaml")
    for name in ("mine.yaml", "my own.yaml"):
        (folder / name).write_text(MINE)
    (folder / "film.txt").touch()
    return folder


def started(shell: str, setup: str, folder: Path) -> Iterator[Shell]:
    needs(*{"zsh", "fish"}.intersection({shell}))
    environ = {
        **CLEAN,
        "PATH": f"{folder}/bin:{CLEAN['PATH']}",
        "HOME": str(folder),
        "PDTIMELINE_FILE": str(folder / "small.yaml"),
        "TERM": "dumb",
    }
    pid, keyboard = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execvpe(START[shell][0], START[shell], environ)  # noqa: S606 - it is the shell that is tried
    threading.Thread(target=unread, args=(keyboard,), daemon=True).start()
    os.write(keyboard, setup.encode())
    yield Shell(shell, keyboard, folder)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def unread(keyboard: int) -> None:
    """Take away what the shell paints, so that it does not wait for somebody to read it."""
    try:
        while os.read(keyboard, 1 << 16):
            pass
    except OSError:
        os.close(keyboard)


@pytest.fixture(scope="module", params=["bash", "zsh", "fish"])
def shell(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    folder = folder_with_files(tmp_path_factory.mktemp(request.param))
    yield from started(request.param, SETUP[request.param], folder)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        pytest.param("knowl", "knowledge ", id="a command"),
        pytest.param("events --revers", "events --reverse ", id="an option"),
        pytest.param("event film", "event filming ", id="an ID, not a file"),
        pytest.param("events --format cs", "events --format csv ", id="a value"),
        pytest.param("events --format=cs", "events --format=csv ", id="a value behind a sign"),
        pytest.param("events -c jay-halstead -c kimberly", "events -c jay-halstead -c kimberly-cho ",
                     id="a second value"),
        pytest.param("events --fields id,tit", "events --fields id,title ", id="a list"),
        pytest.param("events --fields=id,tit", "events --fields=id,title ", id="a list behind a sign"),
        pytest.param("events --season 0,1 --epi", "events --season 0,1 --episode ", id="behind a list"),
        pytest.param("event -f ~/mine.yaml on", "event -f ~/mine.yaml only-here ", id="the home folder"),
        pytest.param("event -f $HOME/mine.yaml on", "event -f $HOME/mine.yaml only-here ", id="a variable"),
        pytest.param('event -f "$HOME/my own.yaml" on', 'event -f "$HOME/my own.yaml" only-here ',
                     id="a name in quotes"),
        pytest.param("event --file=mine.yaml on", "event --file=mine.yaml only-here ",
                     id="a file behind a sign"),
        pytest.param("check mi", "check mine.yaml ", id="a file"),
        pytest.param("event -f mi", "event -f mine.yaml ", id="the file of an option"),
        pytest.param("event --file=mi", "event --file=mine.yaml ", id="the same behind a sign"),
        pytest.param("event --file ~/mi", "event --file ~/mine.yaml ", id="a file in the home folder"),
        pytest.param("event mi", "event mi", id="no file for an ID"),
        pytest.param("event filming mi", "event filming mi", id="no file behind an ID"),
        pytest.param("events --text mi", "events --text mi", id="no file for words"),
        pytest.param("events --season mi", "events --season mi", id="no file for a number"),
        pytest.param("event -f none.yaml fi", "event -f none.yaml fi", id="a file that is not there"),
        pytest.param("event --seen S01E01 burn", "event --seen S01E01 burn", id="a horizon"),
        pytest.param("event --seen=S01E01 burn", "event --seen=S01E01 burn", id="the same behind a sign"),
    ],
)  # fmt: skip
def test_a_tab_completes(shell: Shell, typed: str, completed: str) -> None:
    assert shell.tab(f"pdtimeline {typed}") == f"pdtimeline {completed}"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("behind", "completed"),
    [
        pytest.param(" --reverse", "burning", id="another option"),
        pytest.param(" --seen S01E01", "burn", id="a horizon"),
        pytest.param(" --seen=S01E01", "burn", id="a horizon behind a sign"),
        pytest.param(" -f mine.yaml", "burn", id="a file"),
    ],
)
def test_options_behind_the_cursor_hold(shell: Shell, behind: str, completed: str) -> None:
    """A Tab must not tell how it ends, wherever the limit stands."""
    if shell.name == "fish":
        completed = "burning"  # fish tells nobody what is behind the cursor
    line = shell.tab("pdtimeline event burn", behind)

    assert line.rstrip(" ") == f"pdtimeline event {completed}"


def test_zsh_loads_the_function_from_a_file_and_answers_the_first_tab(tmp_path: Path) -> None:
    folder = folder_with_files(tmp_path)
    setup = """\
mkdir functions; pdtimeline completion zsh > functions/_pdtimeline
fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D
""" + SETUP["zsh"].splitlines()[1] + "\n"  # fmt: skip
    for shell in started("zsh", setup, folder):
        assert shell.tab("pdtimeline event film") == "pdtimeline event filming "
        assert shell.tab("pdtimeline event sec") == "pdtimeline event second "
