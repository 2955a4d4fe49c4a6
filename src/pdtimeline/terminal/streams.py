"""Owns stdout and stderr: a reader that left, a full disk, a text that the encoding cannot hold.

`Closed` and `OutputFailed` are no `OSError`s, so neither Typer nor Rich turns them into something
else on the way up (R20, R21).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pdtimeline.errors import OutputFailed

if TYPE_CHECKING:
    from pdtimeline.terminal.screen import Screen


class Closed(Exception):
    """Nobody reads our output any more."""


class Guarded:
    """Stands in for a text stream and says in our words why it could not be written."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def write(self, text: str | bytes) -> int:
        """Write the text; `Closed` or `OutputFailed` when that cannot be."""
        if self.stream is None:
            raise OutputFailed("standard output is closed")
        try:
            return int(self.stream.write(text))
        except BrokenPipeError:
            raise Closed from None
        except (OSError, ValueError) as error:
            raise _failed(error) from None

    def flush(self) -> None:
        """Flush; fails as `write` does. A stream that was closed from the start has nothing to flush."""
        try:
            if self.stream is not None:
                self.stream.flush()
        except BrokenPipeError:
            raise Closed from None
        except (OSError, ValueError) as error:
            raise _failed(error) from None

    def isatty(self) -> bool:
        """Whether it is a terminal; a closed stream is none."""
        return self.stream is not None and bool(self.stream.isatty())


def _failed(error: OSError | ValueError) -> OutputFailed:
    reason = getattr(error, "strerror", None) or str(error)
    return OutputFailed(f"cannot write the output: {reason.lower()}")


def take_over() -> None:
    """Put the guards in place; from here on no text can fail to be encoded (R38)."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.stdout = Guarded(sys.stdout)


def settle() -> None:
    """Flush stdout, and ask whether it has arrived: some disks say only at a close that they are full."""
    sys.stdout.flush()
    try:
        copy = os.dup(sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):  # it is closed, or no file
        return
    try:
        os.close(copy)
    except InterruptedError:  # it is closed all the same
        pass
    except OSError as error:
        raise _failed(error) from None


def let_go(descriptor: int = 1) -> None:
    """Send what is still buffered nowhere, so that the end of the process stays quiet."""
    setattr(sys, {1: "stdout", 2: "stderr"}[descriptor], None)
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)
    except OSError:  # pragma: no cover - no free descriptor is left; nothing can be done
        pass


def emit(chunks: Iterable[str], screen: Screen | None = None) -> None:
    """Write the chunks to stdout; through the pager when the screen has one and they are taller."""
    if screen is not None and screen.pager:
        from pdtimeline.terminal.pager import page

        page(chunks, screen)
        return
    write = sys.stdout.write
    for chunk in chunks:
        write(chunk)


def emit_bytes(chunks: Iterable[bytes]) -> None:
    """Write the bytes to stdout as they are: a file for another tool, whatever the stream's encoding."""
    sys.stdout.flush()
    stream = Guarded(getattr(sys.stdout, "buffer", None))
    for chunk in chunks:
        stream.write(chunk)
    stream.flush()


def tell(text: str, end: str = "\n") -> None:
    """Write a line to stderr; a stderr that takes nothing is no reason to fail."""
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(text + end)
            sys.stderr.flush()
