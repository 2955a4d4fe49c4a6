"""Shows output that is taller than the screen in the pager that the user named (R26)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice

from pdtimeline.terminal.screen import Screen, is_tty

LEFT = {0, -signal.SIGINT, 128 + signal.SIGINT}  # the codes of a pager that somebody left


def page(chunks: Iterable[str], screen: Screen) -> None:
    """Write the chunks, in the pager if they are taller than the screen and somebody sits there.

    A pager that cannot start, or that dies, leaves the whole output to the terminal.
    """
    lines = _lines(chunks)
    head = list(islice(lines, screen.height))
    if len(head) < screen.height or not is_tty(sys.stdin):
        _write(chain(head, lines))
        return
    sys.stdout.flush()
    try:
        child = subprocess.Popen(  # noqa: S602 - the user's own command, as git and man run it
            screen.pager,
            shell=True,
            stdin=subprocess.PIPE,
            env={"LESS": "FRX", **os.environ},
            encoding=sys.stdout.encoding,
            errors="backslashreplace",
        )
    except OSError:
        _write(chain(head, lines))
        return
    _feed(child, chain(head, lines))


def _feed(child: subprocess.Popen[str], lines: Iterator[str]) -> None:
    """Give the lines to the pager, and keep them, in case that it dies."""
    kept = []
    assert child.stdin is not None  # noqa: S101 - it was asked for as a pipe
    try:
        for line in lines:
            kept.append(line)
            child.stdin.write(line)
    except (OSError, KeyboardInterrupt):  # it was left early or died, or is about to
        pass
    finally:
        code = _ended(child)
    if code not in LEFT:
        _write(chain(kept, lines))


def _ended(child: subprocess.Popen[str]) -> int:
    """Tell the pager that this is all, and wait until it is left; its exit code."""
    while True:
        with suppress(KeyboardInterrupt):  # the pager's own business
            with suppress(OSError):  # it reads no more
                child.stdin.close()  # type: ignore[union-attr]
            return child.wait()


def _lines(chunks: Iterable[str]) -> Iterator[str]:
    for chunk in chunks:
        yield from chunk.splitlines(keepends=True)


def _write(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line)
