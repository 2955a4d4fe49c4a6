"""Owns the process: streams, the last handler, exit codes."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, suppress

from pdtimeline.errors import (
    SHOWN,
    AmbiguousName,
    BadRequest,
    BadTimeline,
    Exit,
    NameNotFound,
    OutputFailed,
    PdtimelineError,
)
from pdtimeline.terminal.streams import Closed, let_go, settle, take_over, tell

COMPLETE = "_PDTIMELINE_COMPLETE"
NO_MEMORY = (MemoryError, SystemError)  # the second is what Python's own C says at times


def main() -> None:
    """Run the command line and end the process with its code.

    The process lives for one answer, which makes no cycles worth looking for: collecting them would
    only slow the start.
    """
    gc.disable()
    try:
        code = run(sys.argv[1:])
    except BaseException as error:  # noqa: BLE001 - even to say what went wrong can go wrong
        code = _briefly(error)
    _leave()
    gc.freeze()  # nor need the end of the process look through what it frees
    sys.exit(code)


def _leave() -> None:
    """Flush what is left; after that, Ctrl-C has nothing to stop, and would only tear the end."""
    for descriptor, stream in enumerate((sys.stdout, sys.stderr), start=1):
        try:
            if stream is not None:
                stream.flush()
        except (Closed, OutputFailed, OSError):  # Python would try once more, and exit with 120
            let_go(descriptor)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def run(arguments: list[str]) -> int:
    """Run a command line; the exit code. Nothing is raised but what happens while it is reported."""
    os.environ["TYPER_USE_RICH"] = "0"  # help and errors are plain text everywhere (R27)
    take_over()
    try:
        return _complete() if os.environ.get(COMPLETE) else _run(arguments)
    except Closed:
        let_go()
        return Exit.DONE
    except BaseException as error:  # noqa: BLE001 - the last handler: no traceback reaches a user
        if isinstance(error, OutputFailed | KeyboardInterrupt):
            let_go()
        if isinstance(error, NO_MEMORY):
            error.__traceback__ = None  # its frames hold what there is no room for
        return report(error, _color(arguments))


def _color(arguments: list[str]) -> str:
    """What `--color` says on the command line, whatever else is wrong with it (R24)."""
    for word, value in zip(arguments, [*arguments[1:], ""], strict=False):
        found = value if word == "--color" else word.removeprefix("--color=")
        if found in {"always", "never"} and word.startswith("--color"):
            return found
    return "auto"


def _run(arguments: list[str]) -> int:
    from pdtimeline.cli import program

    code = program()(arguments, prog_name="pdtimeline", standalone_mode=False)
    settle()
    return int(code or 0)


def _complete() -> int:
    """Answer the Tab key; whatever goes wrong, nothing is painted over the prompt (R42)."""
    with suppress(Exception), redirect_stderr(None), _hidden("rich"):
        from typer.completion import completion_init  # type: ignore[attr-defined] # it is public there

        from pdtimeline.cli import program

        completion_init()
        program()([], prog_name="pdtimeline", complete_var=COMPLETE)
    return Exit.DONE


@contextmanager
def _hidden(module: str) -> Iterator[None]:
    """Nobody finds the module: Typer would load Rich to look for markup in the help of candidates."""
    loaded = sys.modules.get(module)
    sys.modules[module] = None  # type: ignore[assignment] # what the import system takes for absent
    try:
        yield
    finally:
        del sys.modules[module]
        if loaded is not None:
            sys.modules[module] = loaded


def exit_for(error: BaseException) -> Exit:
    """The code for an error that reached the top (R17)."""
    match error:
        case NameNotFound() | AmbiguousName():
            return Exit.NOT_FOUND
        case BadRequest():
            return Exit.USAGE
        case BadTimeline() | OutputFailed():
            return Exit.BAD_DATA
        case (
            MemoryError() | SystemError() | ImportError() | OSError(errno=int())
        ):  # the system, or what is installed
            return Exit.BAD_DATA
        case KeyboardInterrupt():
            return Exit.INTERRUPTED
    return Exit.USAGE if _is_usage(error) else Exit.BUG


def _is_usage(error: BaseException) -> bool:
    typer = sys.modules.get("typer.exceptions")  # unless it is loaded, it has raised nothing
    return typer is not None and isinstance(error, typer.TyperException)


def report(error: BaseException, color: str = "auto") -> int:
    """Say on stderr what went wrong; the exit code."""
    code = exit_for(error)
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else Exit.BUG
    if isinstance(error, BadTimeline) and error.problems:
        _tell_problems(error, color)
    elif said := _sentence(error, code):
        from pdtimeline.render.messages import error_line

        tell(error_line(said, color))
    return code


def _sentence(error: BaseException, code: Exit) -> str:
    """What an error says; empty for Ctrl-C."""
    if isinstance(error, BadTimeline):
        return f"{error.path}: {error.whole}"
    if isinstance(error, PdtimelineError):
        return str(error)
    if code is Exit.USAGE:
        from pdtimeline.cli.usage_errors import in_our_words

        return in_our_words(error)
    if code is Exit.BAD_DATA:
        return _of_the_system(error)
    return _bug(error) if code is Exit.BUG else ""


def _of_the_system(error: BaseException) -> str:
    """What to say when neither we nor the timeline are to blame."""
    if isinstance(error, NO_MEMORY):
        return "out of memory"
    if isinstance(error, OSError):
        return f"system error: {str(error.strerror).lower()}"
    return f"cannot load a module: {error}; reinstall pdtimeline if this keeps happening"


def _briefly(error: BaseException) -> int:
    """The code of an error that came while another was told, and a line that needs no module."""
    code = exit_for(error)
    if said := _sentence(error, code):
        tell(f"pdtimeline: error: {ascii(said)[1:-1]}")
    return code


def _tell_problems(error: BadTimeline, color: str) -> None:
    """A line for each problem, the first fifty, and how to see them better."""
    from pdtimeline.render.escapes import visible
    from pdtimeline.render.messages import error_line

    for problem in error.problems[:SHOWN]:
        place = problem.place
        tell(visible(f"{error.path}:{place.line}:{place.column}: {problem.message}"))
    if len(error.problems) > SHOWN:
        tell(f"pdtimeline: {len(error.problems) - SHOWN} more problems not shown")
    if len(error.problems) > 1:
        said = f"the timeline has errors; to see them, run pdtimeline check {error.path}"
        tell(error_line(said, color))


def _bug(error: BaseException) -> str:
    """What to say of an error of ours; where it is, for those who ask."""
    if os.environ.get("PDTIMELINE_DEBUG"):
        import traceback

        from pdtimeline.render.escapes import visible

        for line in "".join(traceback.format_exception(error)).splitlines():
            tell(visible(line))
    name = type(error).__name__
    return (
        f"internal error: {name}: {error}; please report it (see CONTRIBUTING.md) "
        "with the command and the output of PDTIMELINE_DEBUG=1"
    )
