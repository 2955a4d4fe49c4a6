"""Shows output that is taller than the screen in the pager that the user named (R26)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from pdtimeline.terminal import Screen, is_tty


def page(chunks: Iterable[str], screen: Screen) -> None:
    """Write the chunks, in the pager if they are taller than the screen and somebody sits there.

    A pager that cannot start, or that dies without reading, leaves the output to the terminal.
    """
    lines = _lines(chunks)
    head = list(islice(lines, screen.height))
    if len(head) < screen.height or not is_tty(sys.stdin):
        _write(chain(head, lines))
        return
    environ = {"LESS": "FRX", **os.environ}
    try:
        child = subprocess.Popen(  # noqa: S602 - the user's own command, as git and man run it
            screen.pager, shell=True, stdin=subprocess.PIPE, env=environ, encoding="utf-8"
        )
    except OSError:
        _write(chain(head, lines))
        return
    _feed(child, chain(head, lines))


def _feed(child: subprocess.Popen[str], lines: Iterator[str]) -> None:
    """Give the lines to the pager; keep them until it has proved to be alive."""
    kept = []
    assert child.stdin is not None  # noqa: S101 - it was asked for as a pipe
    try:
        for line in lines:
            kept.append(line)
            child.stdin.write(line)
        child.stdin.close()
    except BrokenPipeError:
        pass
    while True:
        try:
            code = child.wait()
            break
        except KeyboardInterrupt:  # the pager's own business
            continue
    if code in {126, 127}:
        _write(chain(kept, lines))


def _lines(chunks: Iterable[str]) -> Iterator[str]:
    for chunk in chunks:
        yield from chunk.splitlines(keepends=True)


def _write(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line)
