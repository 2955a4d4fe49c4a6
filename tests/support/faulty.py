"""The command line on a system that fails: the nth call of a kind does, once or from then on.

`python faulty.py GIVEN HOME [cold]` reads trials as JSON, one a line, and answers each with its points.
Every run finds a copy of the folder GIVEN, below HOME, where it may leave what it likes.
The failing call moves on by one until a run is not touched by it any more, as SQLite's tests do it.
Each run is a process of its own, forked from one that has loaded everything (`cold`: nothing of ours),
since a start of Python for every point would take minutes.
"""

from __future__ import annotations

import errno
import functools
import io
import json
import mmap
import os
import pkgutil
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import typer  # noqa: F401 - it is not ours, and loading it is most of a start

import pdtimeline
from pdtimeline.__main__ import main

WATCHED = ("open", "fstat", "stat", "lstat", "read", "close", "dup", "dup2", "set_blocking",
           "unlink", "fsync", "link", "replace")  # fmt: skip
FIRED = mmap.mmap(-1, 1)  # shared with the forked: whether the fault came to pass
ENDLESS = 200


class Trial(NamedTuple):
    """A command line, which call fails in it, with what in turn, and whether it fails for ever after."""

    arguments: list[str]
    call: str
    errors: list[str]
    ever: bool = False
    stdin: str = ""


class Point(NamedTuple):
    """What a run left whose nth call failed; in the last one, number 0, nothing did."""

    number: int
    error: str
    code: int
    out: str
    err: str
    files: dict[str, str]


class Fault:
    """Counts the calls of a kind, and lets the nth fail."""

    def __init__(self, trial: Trial, number: int, error: str) -> None:
        self.trial = trial
        self.number = number
        self.error = error
        self.count = 0

    def strike(self, call: str) -> None:
        """Fail, if it is this call's turn."""
        if call != self.trial.call:
            return
        self.count += 1
        if self.count == self.number or (self.trial.ever and self.count > self.number):
            FIRED[0] = 1
            self.fail()

    def fail(self) -> None:
        """Do what the trial wants done."""
        if self.error == "SIGINT":
            os.kill(os.getpid(), signal.SIGINT)
        elif self.error == "memory":
            raise MemoryError
        else:
            code = getattr(errno, self.error)
            raise OSError(code, os.strerror(code))

    def around(self, call: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """The call of the system, which may fail now."""

        @functools.wraps(real)
        def called(*given: Any, **named: Any) -> Any:
            # What libraries ask for files of their own has a path that leads out of the folder.
            if isinstance(given[0], int) or Path.cwd().joinpath(given[0]).parent == Path.cwd():
                self.strike(call)
            return real(*given, **named)

        return called

    def imports(self, event: str, _: object) -> None:
        """Strike when a module is looked for."""
        if event == "import":
            self.strike("import")


class Failing(io.FileIO):
    """A file whose writing may fail; a file that is full at the moment says so as the system does."""

    fault: Fault
    call = "write"

    def write(self, data: Any) -> int:
        """Write, or fail."""
        try:
            self.fault.strike(self.call)
        except BlockingIOError:
            return None  # type: ignore[return-value] # this is what FileIO answers then
        return super().write(data)

    def close(self) -> None:
        """Close; when that fails, the file is closed all the same."""
        fails = self.call == "write" and not self.closed
        super().close()
        if fails:
            self.fault.strike("close")


def _writer(handle: int, fault: Fault, call: str) -> io.BufferedWriter:
    raw = Failing(handle, "w", closefd=call == "write")
    raw.fault, raw.call = fault, call
    return io.BufferedWriter(raw)


def _stream(handle: int, fault: Fault, call: str, **options: Any) -> io.TextIOWrapper:
    return io.TextIOWrapper(_writer(handle, fault, call), encoding="utf-8", **options)


def _created(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)


def _become(trial: Trial, fault: Fault, folder: Path) -> None:
    """Make this process the one of the trial: its folder, its streams, its failing calls."""
    os.chdir(folder)
    for descriptor, name in enumerate(("in", "out", "err")):
        handle = os.open(folder.parent / name, os.O_RDWR | os.O_CREAT)
        os.dup2(handle, descriptor)
        os.close(handle)
    sys.argv = ["pdtimeline", *trial.arguments]
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - it stays open
    sys.stdout = _stream(1, fault, "stdout")
    sys.stderr = _stream(2, fault, "stderr", line_buffering=True)
    for name in WATCHED:
        setattr(os, name, fault.around(name, getattr(os, name)))
    Path.open = lambda path, _: _writer(_created(path), fault, "write")  # type: ignore[assignment,method-assign]
    sys.addaudithook(fault.imports)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="backslashreplace")


def _left(folder: Path) -> dict[str, str]:
    return {path.name: _read(path) for path in sorted(folder.iterdir())}


def points(trial: Trial, home: Path, given: Path) -> Iterator[Point]:
    """The point of each run, until one is not touched."""
    for number in range(1, ENDLESS):
        for error in trial.errors:
            found = point(trial, number, error, home, given)
            yield found
            if not found.number:
                return


def point(trial: Trial, number: int, error: str, home: Path, given: Path) -> Point:
    """What a run leaves, in a folder that is new for it."""
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(given, home / "here")
    (home / "in").write_text(trial.stdin, encoding="utf-8")
    FIRED[0] = 0
    child = os.fork()
    if not child:
        _become(trial, Fault(trial, number, error), home / "here")
        _begin()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = _read(home / "out"), _read(home / "err"), _left(home / "here")
    return Point(number if FIRED[0] else 0, error, code, *left)


def _begin() -> None:
    """What the installed command does; it never comes back."""
    try:
        main()
    except BaseException:  # noqa: BLE001 - as Python does
        traceback.print_exc()
    os._exit(1)


def _warm() -> None:
    """Load every module, so that no run has to."""
    for module in pkgutil.walk_packages(pdtimeline.__path__, "pdtimeline."):
        import_module(module.name)


def answer(given: Path, home: Path) -> None:
    """Answer the trials of stdin, each with a line."""
    for line in sys.stdin:
        found = list(points(Trial(*json.loads(line)), home / "run", given))
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    if "cold" not in sys.argv:
        _warm()
    answer(Path(sys.argv[1]), Path(sys.argv[2]))
