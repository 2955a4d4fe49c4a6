"""Fixtures that more than one test module uses."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pdtimeline.loading import bundled, load
from pdtimeline.model import Timeline

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
CLEAN = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


class Result(NamedTuple):
    """What a finished command left: exit code, stdout, stderr (a pseudo-terminal mixes the two)."""

    code: int
    out: bytes
    err: bytes = b""

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def notes(self) -> str:
        return self.err.decode()


Run = Callable[..., Result]


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
