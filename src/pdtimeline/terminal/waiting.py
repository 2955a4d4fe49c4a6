"""Says on a terminal what takes long, in a line that is gone when it is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from pdtimeline.terminal.screen import WIDTH, is_tty

PATIENCE = 1.0  # seconds before anything is said


@contextmanager
def saying(words: str) -> Iterator[None]:
    """Say the words on stderr if what is done meanwhile takes longer than people wait without a word.

    Only a terminal is told, and only one that can take back a line.
    """
    if not is_tty(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield
        return
    from threading import Event, Timer

    line, is_said = words[: _width() - 1], Event()

    def say() -> None:
        is_said.set()
        _write(line)

    timer = Timer(PATIENCE, say)
    timer.daemon = True
    with suppress(RuntimeError):  # no thread can be started; then nothing is said
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if timer.is_alive():
            timer.join()
        if is_said.is_set():
            _write(f"\r{' ' * len(line)}\r")


def _width() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH


def _write(text: str) -> None:
    """Write to stderr what is no line; a stderr that takes nothing is no reason to fail."""
    with suppress(OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()
