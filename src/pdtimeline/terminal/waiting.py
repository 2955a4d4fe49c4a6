"""Says on a terminal what takes long, in a line that is gone when it is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sized
from contextlib import contextmanager, suppress

from pdtimeline.terminal.screen import WIDTH, is_tty
from pdtimeline.terminal.streams import tell

PATIENCE = 1.0  # seconds before anything is said


@contextmanager
def saying(words: str, done: Sized = (), noun: str = "") -> Iterator[None]:
    """Say the words on stderr if what is done meanwhile takes longer than people wait without a word.

    Only a terminal is told, and only one that can take back a line. What is done already is counted, again
    and again, unless nothing may move.
    """
    if not is_tty(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield
        return
    from threading import Event, Thread

    is_over, may_move, width = Event(), not os.environ.get("NO_COLOR"), _width() - 1

    def say() -> None:
        line = ""
        while not is_over.wait(PATIENCE):
            count = f" {len(done):,} {noun}" if done else ""
            now = f"{words}{count}"[:width]
            if not line or (may_move and now != line):
                line = now
                tell(line, end="\r")
        if line:
            tell(" " * len(line), end="\r")

    thread = Thread(target=say, daemon=True)
    with suppress(RuntimeError):  # no thread can be started; then nothing is said
        thread.start()
    try:
        yield
    finally:
        is_over.set()
        if thread.is_alive():
            thread.join()


def _width() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH
