"""Owns the process: takes over the streams, runs the command line, and ends with its exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import redirect_stderr, suppress
from typing import NoReturn

from pdtimeline.cli.error_handler import handled
from pdtimeline.errors import Exit, OutputFailed
from pdtimeline.terminal.streams import Closed, let_go, settle, take_over

RESERVE = 4 << 20  # bytes kept back for saying that memory has run out; untouched, they cost none


def main() -> NoReturn:
    """Run the command line and end the process with its code.

    The process lives for one answer, which makes no cycles worth looking for: collecting them would
    only slow the start.
    """
    gc.disable()
    _leave(run(sys.argv[1:]))


def _leave(code: int) -> NoReturn:
    """Flush what is left, and end at once: the system takes all memory back faster than Python frees it."""
    for descriptor, stream in enumerate((sys.stdout, sys.stderr), start=1):
        try:
            if stream is not None:
                stream.flush()
        except (Closed, OutputFailed, OSError):
            let_go(descriptor)
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run a command line; the exit code. This is the one place where every error ends."""
    os.environ["TYPER_USE_RICH"] = "0"  # until help on a terminal asks for it (R27)
    reserve = bytearray(RESERVE)
    take_over()
    try:
        return _tab() if os.environ.get("_PDTIMELINE_COMPLETE") else _run(arguments)
    except Closed:
        let_go()
        return Exit.DONE
    except BaseException as error:  # noqa: BLE001 - no traceback reaches a user
        del reserve
        if isinstance(error, OutputFailed | KeyboardInterrupt):
            let_go()
        return handled(error, _color(arguments))


def _color(arguments: list[str]) -> str:
    """What `--color` says on the command line, whatever else is wrong with it (R24)."""
    for word, value in zip(arguments, [*arguments[1:], ""], strict=False):
        color = value if word == "--color" else word.removeprefix("--color=")
        if color in {"always", "never"} and word.startswith("--color"):
            return color
    return "auto"


def _run(arguments: list[str]) -> int:
    from pdtimeline.cli.app import answer

    code = answer(arguments, _color(arguments))
    settle()
    return code


def _tab() -> int:
    """Answer the Tab key; whatever goes wrong, nothing is painted over the prompt (R42)."""
    with suppress(Exception), redirect_stderr(None):
        from pdtimeline.cli.tab import press

        return press()
    return Exit.DONE
