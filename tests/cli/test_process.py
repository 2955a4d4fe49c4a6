"""What only a process of its own can show: pipes that close, full disks, signals, terminals, the pager."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from running import CLEAN, Result, Run

PROGRAM = f'pdtimeline() {{ "{sys.executable}" -m pdtimeline "$@"; }}'
Shell = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def shell(small: str) -> Shell:
    """Run a line of bash; a pipe fails when any part of it fails."""

    def line(text: str, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/bash", "-c", f"set -o pipefail; {PROGRAM}; {text}"],
            env={**CLEAN, "PDTIMELINE_FILE": small, **env},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return line


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("pdtimeline events | head -n 1", id="head"),
        pytest.param("pdtimeline events | true", id="true"),
        pytest.param("pdtimeline events --json | true", id="json"),
        pytest.param("pdtimeline events -o table | true", id="table"),
        pytest.param("pdtimeline --help | true", id="help"),
        pytest.param("pdtimeline completion zsh | true", id="completion"),
    ],
)
def test_a_reader_that_leaves_is_no_failure(shell: Shell, line: str) -> None:
    """Under `set -o pipefail` a script must not die because `head` had enough."""
    done = shell(line, PDTIMELINE_FILE="")

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("line", "code", "notes"),
    [
        pytest.param(
            "pdtimeline events > /dev/full",
            3,
            "pdtimeline: error: cannot write the output: no space left on device\n",
            id="a full disk",
        ),
        pytest.param(
            "pdtimeline events -o json > /dev/full",
            3,
            "pdtimeline: error: cannot write the output: no space left on device\n",
            id="a full disk and json",
        ),
        pytest.param(
            "pdtimeline --version > /dev/full",
            3,
            "pdtimeline: error: cannot write the output: no space left on device\n",
            id="a full disk and a version",
        ),
        pytest.param(
            "pdtimeline events >&-",
            3,
            "pdtimeline: error: standard output is closed\n",
            id="a closed stdout",
        ),
        pytest.param(
            "pdtimeline --help >&-",
            3,
            "pdtimeline: error: standard output is closed\n",
            id="a closed stdout and help",
        ),
        pytest.param(
            "pdtimeline event nonesuch >&-",
            1,
            'pdtimeline: error: unknown event "nonesuch"\n',
            id="nothing to write",
        ),
        pytest.param("pdtimeline event nobody 2>&-", 1, "", id="a closed stderr"),
        pytest.param("pdtimeline event nobody 2>/dev/full", 1, "", id="a full stderr"),
        pytest.param("pdtimeline events --count <&- >/dev/null", 0, "", id="a closed stdin"),
        pytest.param(
            "pdtimeline events --file - <&-",
            3,
            "pdtimeline: error: -: standard input is closed\n",
            id="a closed stdin that is asked for",
        ),
        pytest.param("pdtimeline events <&- >&- 2>&-", 3, "", id="everything closed"),
    ],
)
def test_a_stream_that_takes_nothing(shell: Shell, line: str, code: int, notes: str) -> None:
    done = shell(line)

    assert (done.returncode, done.stdout, done.stderr) == (code, "", notes)


def test_stdin_is_read_only_when_it_is_asked_for(run: Run, small: str) -> None:
    """A loop such as `while read id; do pdtimeline event $id; done` must keep its input."""
    assert run("events", "--count", "--file", small, stdin=b"no timeline").text == "8\n"


@pytest.mark.parametrize("name", ["option", "variable"])
def test_a_hyphen_is_standard_input(run: Run, small: str, name: str) -> None:
    text = b"\xef\xbb\xbf" + Path(small).read_bytes()
    options = ("--file", "-") if name == "option" else ()
    env = {"PDTIMELINE_FILE": "-"} if name == "variable" else {}

    assert run("events", "--count", *options, stdin=text, env=env).text == "8\n"


@pytest.fixture
def _heeded_ctrl_c() -> Iterator[None]:
    """Shells let what they start with `&` ignore it; what is started here should not inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_heeded_ctrl_c")
def test_an_interrupt_ends_it_quietly_with_130() -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "pdtimeline", "events", "--file", "-"],
        env=CLEAN,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdin is not None
    child.stdin.write(
        b"#" * 1_000_000
    )  # more than a pipe holds: now it reads, and waits for the rest
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)

    assert (child.returncode, out, err) == (130, b"", b"")


def test_a_terminal_on_stdin_and_stderr_changes_nothing_on_stdout(small: str) -> None:
    """Another tool took the width of stderr's terminal, and cut what a script read."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "pdtimeline", "events", "--file", small]
    beside = subprocess.run(
        command, env=CLEAN, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, check=True
    )
    alone = subprocess.run(command, env=CLEAN, capture_output=True, check=True)
    os.close(ours)
    os.close(theirs)

    assert beside.stdout == alone.stdout


def test_a_real_terminal_gets_a_table_in_its_width_and_the_next_step(
    on_terminal: Run, small: str
) -> None:
    result = on_terminal("events", "--file", small, columns=50)

    assert "\x1b[1mEpisode" in result.text
    assert max(len(line) for line in result.text.splitlines()[:-1] if "\x1b" not in line) == 50
    assert result.text.endswith(f"next: pdtimeline event childhood -f {small}\n")


def test_a_real_terminal_gets_errors_in_red_and_in_a_word(on_terminal: Run) -> None:
    assert on_terminal("evnts").text == (
        'pdtimeline: \x1b[31merror\x1b[0m: unknown command "evnts"; did you mean events or event?\n'
    )


def test_a_dumb_terminal_gets_no_escapes(on_terminal: Run, small: str) -> None:
    result = on_terminal("events", "--file", small, env={"TERM": "dumb"}, columns=60)

    assert "\x1b" not in result.text
    assert "\nEpisode " in result.text


PAGED = ("events", "--color", "never")


@pytest.mark.parametrize(
    ("arguments", "env", "lines", "is_paged"),
    [
        pytest.param((), {"PAGER": "sed s/^/P:/"}, 10, True, id="taller than the screen"),
        pytest.param((), {"PAGER": "sed s/^/P:/"}, 200, False, id="not taller"),
        pytest.param((), {}, 10, False, id="none is named"),
        pytest.param(
            (), {"PAGER": "false", "PDTIMELINE_PAGER": "sed s/^/P:/"}, 10, True, id="ours wins"
        ),
        pytest.param((), {"PAGER": "sed s/^/P:/", "PDTIMELINE_PAGER": ""}, 10, False, id="ours is empty"),
        pytest.param(("--no-pager",), {"PAGER": "sed s/^/P:/"}, 10, False, id="refused"),
        pytest.param(("--plain",), {"PAGER": "sed s/^/P:/"}, 5, False, id="a machine format"),
        pytest.param((), {"PAGER": "no-such-pager 2>/dev/null"}, 10, False, id="it cannot start"),
    ],
)  # fmt: skip
def test_a_pager_is_started_only_when_it_is_named_and_needed(
    on_terminal: Run,
    small: str,
    arguments: tuple[str, ...],
    env: dict[str, str],
    lines: int,
    *,
    is_paged: bool,
) -> None:
    result = on_terminal(*PAGED, "--file", small, *arguments, env=env, lines=lines)

    assert result.code == 0
    assert ("P:" in result.text) is is_paged
    assert "A prologue" in result.text


def test_less_gets_options_that_suit_it_and_the_users_own_stay(
    on_terminal: Run, small: str
) -> None:
    asked = (*PAGED, "--file", small)
    show = {"PAGER": 'echo "LESS=$LESS"; cat >/dev/null'}

    assert "LESS=FRX" in on_terminal(*asked, env=show, lines=10).text
    assert "LESS=-S" in on_terminal(*asked, env={**show, "LESS": "-S"}, lines=10).text


def test_a_pager_that_is_quit_early_is_no_failure(on_terminal: Run, small: str) -> None:
    result = on_terminal(*PAGED, "--file", small, env={"PAGER": "head -n 1"}, lines=10)

    assert result.code == 0
    assert "A prologue" not in result.text


def test_help_and_usage_errors_in_a_pipe_are_plain_text(shell: Shell) -> None:
    """Typer takes each of these variables for a terminal, or fails over it."""
    done = shell(
        "pdtimeline --help; pdtimeline events --seasn 1",
        GITHUB_ACTIONS="1",
        FORCE_COLOR="1",
        PY_COLORS="1",
        TERMINAL_WIDTH="abc",
        TYPER_USE_RICH="1",
        NO_COLOR="1",
    )

    assert done.stdout.startswith("Usage: pdtimeline [OPTIONS] COMMAND [ARGS]...\n")
    assert done.stdout.isascii()
    assert done.stderr.startswith("pdtimeline: error: unknown option --seasn;")
    assert done.stderr.count("\n") == 1
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        pytest.param({"LC_ALL": "C"}, "Zoë O\u2019Neil".encode(), id="the C locale gives UTF-8"),
        pytest.param(
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            b"Zo\\xeb O\\u2019Neil",
            id="a real ASCII",
        ),
        pytest.param({"PYTHONIOENCODING": "ascii"}, b"Zo\\xeb O\\u2019Neil", id="PYTHONIOENCODING"),
        pytest.param({"PYTHONIOENCODING": "latin-1"}, b"Zo\xeb O\\u2019Neil", id="Latin-1"),
        pytest.param({"PYTHONIOENCODING": "utf-8:strict"}, "Zoë O\u2019Neil".encode(), id="a strict UTF-8"),
    ],
)  # fmt: skip
def test_no_locale_makes_it_fail(
    run: Run, small: str, env: dict[str, str], expected: bytes
) -> None:
    result = run("characters", "--fields", "name", "-r", "-n", "1", "--file", small, env=env)

    assert (result.out, result.err, result.code) == (expected + b"\n", b"", 0)


def test_arguments_that_are_no_text_are_echoed_as_escapes(run: Run) -> None:
    result = run("event", b"\xff\xfe", env={"PYTHONIOENCODING": "ascii"})

    assert (result.code, result.err) == (
        1,
        b'pdtimeline: error: unknown event "\\udcff\\udcfe"\n',
    )


@pytest.fixture(scope="module")
def usual(run: Run) -> Result:
    """What a command that gathers in sets and maps says as a rule."""
    return run("chart", "--by", "character", "--json", env={"PYTHONHASHSEED": "0"})


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"PYTHONHASHSEED": "1"}, id="a hash seed"),
        pytest.param({"PYTHONHASHSEED": "4242"}, id="another hash seed"),
        pytest.param(
            {
                "TZ": "Asia/Tokyo",
                "LC_ALL": "tr_TR.UTF-8",
                "HOME": "/nonexistent",
                "USER": "nobody",
                "COLUMNS": "20",
            },
            id="another place and user",
        ),
    ],
)  # fmt: skip
def test_the_bytes_hang_on_the_input_alone(run: Run, usual: Result, env: dict[str, str]) -> None:
    assert run("chart", "--by", "character", "--json", env=env) == usual


def test_nothing_is_looked_up_or_written_where_it_runs(run: Run, tmp_path: Path) -> None:
    """A file that lies about in some folder must not change what a script reads."""
    for name in ("timeline.yaml", "pdtimeline.toml", ".pdtimeline", "pyproject.toml"):
        (tmp_path / name).write_text("broken: [")
    before = sorted(path.name for path in tmp_path.iterdir())

    there = run("events", "--count", cwd=tmp_path, env={"HOME": str(tmp_path)})

    assert there == run("events", "--count")
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("PDTIMELINE_FILE", "/no/such/file", 3),
        ("PDTIMELINE_SEEN", "soon", 2),
        ("PDTIMELINE_FORMAT", "json", 0),
        ("PDTIMELINE_DEBUG", "1", 0),
    ],
)
def test_variables_of_the_process_are_read(run: Run, name: str, value: str, code: int) -> None:
    result = run("events", "--season", "1", "--limit", "1", env={name: value})

    assert result.code == code
    assert not result.text.startswith("[")


def test_the_installed_command_and_the_module_are_one(run: Run) -> None:
    installed = subprocess.run(
        [Path(sys.executable).with_name("pdtimeline"), "--version"],
        capture_output=True,
        env=CLEAN,
        check=True,
    )

    assert installed.stdout == run("--version").out
