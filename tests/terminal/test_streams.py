"""Who reads our output may leave, a disk may be full, a stream may be closed: no traceback, and a code."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pdtimeline.errors import OutputFailed
from pdtimeline.terminal.screen import Screen
from pdtimeline.terminal.streams import Closed, Guarded, emit, let_go, settle, take_over, tell
from running import CLEAN, TESTS

NASTY = str(TESTS / "nasty.yaml")
COMMAND = f"exec {sys.executable} -m pdtimeline"


class Failing(io.StringIO):
    """A stream that fails with the error it was made with."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def write(self, _: str) -> int:
        raise self.error

    def flush(self) -> None:
        raise self.error


def test_a_reader_that_left_is_no_error_of_the_system() -> None:
    """Typer and others would turn an OSError into a traceback, or into exit 1."""
    guarded = Guarded(Failing(BrokenPipeError()))
    with pytest.raises(Closed):
        guarded.write("text")
    with pytest.raises(Closed):
        guarded.flush()
    assert not issubclass(Closed, OSError)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "no space left on device"),
        (OSError(errno.EIO, "Input/output error"), "input/output error"),
        (OSError("odd"), "odd"),
        (ValueError("I/O operation on closed file."), "i/o operation on closed file."),
    ],
    ids=["disk full", "device", "without words", "closed file"],
)
def test_what_cannot_be_written_is_said_in_our_words(error: Exception, words: str) -> None:
    guarded = Guarded(Failing(error))
    with pytest.raises(OutputFailed) as write:
        guarded.write("text")
    with pytest.raises(OutputFailed) as flush:
        guarded.flush()
    assert str(write.value) == str(flush.value) == f"cannot write the output: {words}"


def test_a_stream_that_was_closed_from_the_start_takes_nothing() -> None:
    guarded = Guarded(None)
    guarded.flush()
    assert not guarded.isatty()
    with pytest.raises(OutputFailed, match="standard output is closed"):
        guarded.write("text")


def test_a_guard_is_the_stream_in_all_else() -> None:
    stream = io.StringIO()
    guarded = Guarded(stream)
    assert guarded.write("text") == 4
    guarded.flush()
    assert guarded.getvalue() == "text"
    assert not guarded.isatty()


def test_taking_over_lets_no_text_fail_to_be_encoded(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", None)
    take_over()
    sys.stdout.write("é\ud800日")
    sys.stdout.flush()
    assert out.buffer.getvalue() == rb"\xe9\ud800\u65e5"


def test_taking_over_a_stream_that_is_no_file_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    take_over()
    assert isinstance(sys.stdout, Guarded)


def test_letting_go_sends_the_rest_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[tuple[bool, int]] = []

    def dup2(old: int, new: int) -> int:
        moved.append((os.path.samestat(os.fstat(old), Path(os.devnull).stat()), new))
        return new

    monkeypatch.setattr(os, "dup2", dup2)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    let_go()
    let_go(2)
    assert moved == [(True, 1), (True, 2)]
    assert sys.stdout is sys.stderr is None


def refusing(error: OSError) -> Callable[[int], int]:
    def refuse(_: int) -> int:
        raise error

    return refuse


@pytest.fixture
def to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stdout goes to a file."""
    with (tmp_path / "out").open("w") as file:
        monkeypatch.setattr(sys, "stdout", Guarded(file))
        yield


@pytest.mark.usefixtures("to_a_file")
def test_a_disk_that_says_only_at_a_close_that_it_is_full_is_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A disk behind a network takes everything first; half an answer with exit code 0 is a wrong one."""
    monkeypatch.setattr(os, "close", refusing(OSError(28, "No space left on device")))
    with pytest.raises(OutputFailed, match="cannot write the output: no space left on device"):
        settle()


@pytest.mark.usefixtures("to_a_file")
@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("close", InterruptedError(4, "Interrupted system call")),
        ("dup", OSError(24, "Too many open files")),
    ],
    ids=["interrupted", "no descriptor left"],
)
def test_what_says_nothing_about_the_output_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, call: str, error: OSError
) -> None:
    monkeypatch.setattr(os, call, refusing(error))
    settle()


@pytest.mark.parametrize("stream", [None, io.StringIO()], ids=["closed", "no file"])
def test_what_is_no_file_cannot_be_asked(
    stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", Guarded(stream))
    settle()


@pytest.mark.usefixtures("to_a_file")
def test_settling_leaves_no_descriptor_open() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    settle()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_what_is_emitted_arrives_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    emit(["one ", "two\n"])
    emit(["three\n"], Screen())
    assert out.getvalue() == "one two\nthree\n"


def test_with_a_pager_the_pager_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    paged: list[Any] = []
    monkeypatch.setattr("pdtimeline.terminal.pager.page", lambda *given: paged.append(given))
    screen = Screen(pager="less")
    emit(["text"], screen)
    assert paged == [(["text"], screen)]


@pytest.mark.parametrize(
    "stderr",
    [
        None,
        Failing(OSError(errno.ENOSPC, "full")),
        Failing(BrokenPipeError()),
        Failing(ValueError()),
    ],
    ids=["closed", "full", "left", "closed later"],
)
def test_a_stderr_that_takes_nothing_is_no_reason_to_fail(
    stderr: Failing | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    tell("a note")


def test_a_note_is_a_line_on_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    err = io.StringIO()
    monkeypatch.setattr(sys, "stderr", err)
    tell("a note")
    assert err.getvalue() == "a note\n"


def shell(line: str) -> tuple[int, bytes, bytes]:
    """What a shell makes of the line: exit code, stdout, stderr."""
    done = subprocess.run(["/bin/sh", "-c", line], env=CLEAN, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_head_ends_the_command_in_silence_and_with_success() -> None:
    """1 would mean "not found", and 141 break every script with pipefail (R20)."""
    line = f"{{ {sys.executable} -m pdtimeline events --json; echo $? >&2; }} | head -c 1"
    assert shell(line) == (0, b"[", b"0\n")


def test_a_reader_that_never_read_does_not_matter_either() -> None:
    line = (
        f"{{ sleep 0.1; {sys.executable} -m pdtimeline seasons -f {NASTY}; echo $? >&2; }} | true"
    )
    assert shell(line) == (0, b"", b"0\n")


def test_a_full_disk_is_said_and_is_3() -> None:
    """Half an answer with exit code 0 is a wrong answer."""
    assert shell(f"{COMMAND} events -f {NASTY} > /dev/full") == (
        3,
        b"",
        b"pdtimeline: error: cannot write the output: no space left on device\n",
    )


def test_a_closed_stdout_is_said_and_is_3() -> None:
    assert shell(f"{COMMAND} events -f {NASTY} >&-") == (
        3,
        b"",
        b"pdtimeline: error: standard output is closed\n",
    )


def test_a_closed_stderr_does_not_hurt_the_answer() -> None:
    code, out, err = shell(f"{COMMAND} events -f {NASTY} --seen S01E01 --count 2>&-")
    assert (code, out, err) == (0, b"3\n", b"")


def test_a_full_stderr_does_not_hurt_the_answer() -> None:
    code, out, err = shell(f"{COMMAND} events -f {NASTY} --seen S01E01 --count 2> /dev/full")
    assert (code, out, err) == (0, b"3\n", b"")
