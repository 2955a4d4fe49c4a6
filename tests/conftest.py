"""Fixtures that more than one test module uses."""

from __future__ import annotations

import io
import os
import pty
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from pdtimeline.cli.main import run as run_here
from pdtimeline.loader.load import bundled, load
from pdtimeline.model.records import Timeline
from running import CLEAN, GOLDEN, SETTINGS, TESTS, Result, Run

# Every run draws the same examples, takes the time it needs, and writes nothing.
settings.register_profile("house", max_examples=20, derandomize=True, deadline=None, database=None)
settings.register_profile("thorough", settings.get_profile("house"), max_examples=100)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def run() -> Run:
    """Run the command line in a process of its own, in a clean environment, into pipes."""

    def call(
        *arguments: str | bytes,
        stdin: bytes = b"",
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "pdtimeline", *arguments],
            input=stdin,
            capture_output=True,
            env={**CLEAN, **(env or {})},
            cwd=cwd,
            timeout=60,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    return call


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process, as if into pipes: quicker, where no process matters."""

    def invoke(
        *arguments: str, env: dict[str, str] | None = None, encoding: str = "utf-8"
    ) -> Result:
        out, err = (
            io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n") for _ in range(2)
        )
        with monkeypatch.context() as patch:
            for name in SETTINGS:
                patch.delenv(name, raising=False)
            patch.setenv("TYPER_USE_RICH", "0")  # the program sets it; it must not outlive the call
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run_here(list(arguments))
        out.flush()
        err.flush()
        return Result(code, out.buffer.getvalue(), err.buffer.getvalue())

    return invoke


@pytest.fixture(scope="session")
def on_terminal() -> Run:
    """Run the command line on a pseudo-terminal of the given size; stdout and stderr are one stream."""

    def call(
        *arguments: str,
        columns: int = 80,
        lines: int = 24,
        env: dict[str, str] | None = None,
    ) -> Result:
        import fcntl
        import struct
        import termios

        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        child = subprocess.Popen(
            [sys.executable, "-m", "pdtimeline", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**CLEAN, "TERM": "xterm", **(env or {})},
            close_fds=True,
        )
        os.close(slave)
        output = b""
        while True:
            try:
                part = os.read(master, 1 << 16)
            except OSError:
                break
            if not part:
                break
            output += part
        os.close(master)
        return Result(child.wait(timeout=60), output.replace(b"\r\n", b"\n"))

    return call


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Compare with the file of that name; `--update-golden` writes it instead."""

    def check(name: str, actual: bytes) -> None:
        expected = GOLDEN / name
        if request.config.getoption("--update-golden"):
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_bytes(actual)
        assert actual == expected.read_bytes()

    return check


@pytest.fixture(scope="session")
def shipped() -> Timeline:
    """The shipped timeline."""
    return load(bundled())


@pytest.fixture(scope="session")
def small() -> str:
    """The path of a small timeline with awkward texts."""
    return str(TESTS / "small.yaml")


@pytest.fixture
def ask(call: Run, small: str) -> Run:
    """Ask the small timeline in this process; the line is split as a shell does it."""

    def asked(line: str, encoding: str = "utf-8", **env: str) -> Result:
        return call(*shlex.split(line), env={"PDTIMELINE_FILE": small, **env}, encoding=encoding)

    return asked


@pytest.fixture
def small_stack() -> Iterator[None]:
    """A stack on which no recursion over a long chain would come far."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(200)
    yield
    sys.setrecursionlimit(limit)
