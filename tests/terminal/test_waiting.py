"""What takes long is said on a terminal, and only there; when it is done, nothing is left of it."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from marks import slow_but
from pdtimeline.cli.options import Answer, Reading
from pdtimeline.cli.output import output, while_reading
from pdtimeline.terminal import waiting
from pdtimeline.terminal.waiting import saying
from running import CLEAN, TESTS

SAID = b"Reading slow.yaml \xe2\x80\xa6"


class Spoken:
    """A stderr that keeps what is written, and may be a terminal."""

    def __init__(self, *, is_terminal: bool = True, is_broken: bool = False) -> None:
        self.is_terminal, self.is_broken = is_terminal, is_broken
        self.text = ""

    def isatty(self) -> bool:
        return self.is_terminal

    def fileno(self) -> int:
        raise OSError

    def write(self, text: str) -> None:
        if self.is_broken:
            raise OSError
        self.text += text

    def flush(self) -> None:
        pass


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.01)
    monkeypatch.setenv("TERM", "xterm")


def waited(monkeypatch: pytest.MonkeyPatch, stderr: Spoken, words: str = "Reading") -> str:
    monkeypatch.setattr(sys, "stderr", stderr)
    with saying(words):
        time.sleep(0.2)
    return stderr.text


def test_the_line_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    assert waited(monkeypatch, Spoken()) == "Reading\r       \r"


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({}, ["Reading 1,000 records", "Reading 1,001 records"]),
        ({"NO_COLOR": "1"}, ["Reading 1,000 records"]),
    ],
    ids=["it moves", "it stays"],
)
def test_the_line_counts_what_is_read(
    variables: dict[str, str], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    stderr = Spoken()
    monkeypatch.setattr(sys, "stderr", stderr)
    records = [0] * 1000
    with saying("Reading", records, "records"):
        time.sleep(0.2)
        records.append(0)
        time.sleep(0.2)
    *lines, blank, end = stderr.text.split("\r")
    assert lines == said
    assert (blank, end) == (" " * len(said[0]), "")


def test_what_is_done_at_once_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = Spoken()
    monkeypatch.setattr(waiting, "PATIENCE", 60)
    monkeypatch.setattr(sys, "stderr", stderr)
    with saying("Reading"):
        pass
    assert stderr.text == ""


def test_a_line_is_never_wider_than_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the terminal wraps cannot be taken back."""
    said, blank, end = waited(monkeypatch, Spoken(), "x" * 200).split("\r")
    assert (len(said), len(blank), end) == (79, 79, "")


def test_it_is_taken_back_before_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = Spoken()
    monkeypatch.setattr(sys, "stderr", stderr)

    def fail() -> None:
        with saying("Reading"):
            time.sleep(0.2)
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail()
    assert stderr.text.endswith("\r")


@pytest.mark.parametrize("terminal", [Spoken(is_terminal=False), Spoken(is_broken=True)])
def test_a_stderr_that_is_no_terminal_or_takes_nothing_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, terminal: Spoken
) -> None:
    assert waited(monkeypatch, terminal) == ""


def test_a_terminal_that_cannot_take_back_a_line_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert waited(monkeypatch, Spoken()) == ""


def test_without_a_thread_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refused)
    assert waited(monkeypatch, Spoken()) == ""


def slowly(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> bytes:
    """What a terminal gets of a command that reads a pipe to which somebody writes slowly."""
    path = folder / "slow.yaml"
    os.mkfifo(path)
    handle = os.open(path, os.O_RDWR)  # a pipe to which nobody writes is not read
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "pdtimeline", *arguments, str(path)],
        stdin=slave, stdout=slave, stderr=slave, close_fds=True,
        env={**CLEAN, "TERM": "xterm", **(env or {})},
    ) as child:  # fmt: skip
        os.close(slave)
        data = (TESTS / "small.yaml").read_bytes()
        os.write(handle, data[:100])
        shown = _read(master) if select.select([master], [], [], 3.0)[0] else b""
        os.write(handle, data[100:])
        os.close(handle)
        while part := _read(master):
            shown += part
        assert child.wait(60) == 0
    os.close(master)
    return shown


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 1 << 16)
    except OSError:  # the other end is closed
        return b""


@pytest.mark.parametrize("line", slow_but(["events --file", "check"], "check"))
def test_a_file_that_is_read_slowly(line: str, tmp_path: Path) -> None:
    shown = slowly(tmp_path, *line.split())
    said, blank, rest = shown.split(b"\r", 2)
    assert said == SAID
    assert blank == b" " * len(SAID.decode())
    assert rest
    assert b"Reading" not in rest


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "env"),
    [
        ("events --quiet --file", {}),
        ("events --json --quiet --file", {}),
        ("events --file", {"TERM": "dumb"}),
    ],
)
def test_who_wants_no_word_gets_none(line: str, env: dict[str, str], tmp_path: Path) -> None:
    assert b"Reading" not in slowly(tmp_path, *line.split(), env=env)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("a/mine.yaml", "mine.yaml"),
        ("-", "standard input"),
        ("日本.yaml", "the timeline"),
        ("a\x1b[2J\r.yaml", "a\\x1b[2J\\r.yaml"),
    ],
)
def test_the_line_names_what_is_read(
    path: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[Any, ...]] = []
    monkeypatch.setattr(waiting, "saying", lambda *arguments: said.append(arguments))
    monkeypatch.setenv("PDTIMELINE_FORCE_TTY", "80")
    out = output("events", Answer(), Reading(file=path))
    while_reading(out, path, {})
    assert said == [(f"Reading {words} …", {}, "records")]


@pytest.mark.parametrize(
    ("path", "answer"), [(None, Answer()), ("mine.yaml", Answer(quiet=True)), ("-", Answer())]
)
def test_the_built_in_timeline_what_is_typed_and_a_quiet_answer_say_nothing(
    path: str | None, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "saying", [].append)
    monkeypatch.setattr(sys, "stdin", Spoken())
    monkeypatch.setenv("PDTIMELINE_FORCE_TTY", "80")
    with while_reading(output("events", answer, Reading(file=path)), path, {}):
        pass
