"""What became of a command: each error has one exit code (R17) and one line on stderr (R21)."""

from __future__ import annotations

import sys

from pdtimeline.errors import (
    SHOWN,
    AmbiguousName,
    BadRequest,
    BadTimeline,
    EditorFailed,
    Exit,
    NameNotFound,
    OutputFailed,
    PdtimelineError,
)
from pdtimeline.terminal.streams import tell

NO_MEMORY = (MemoryError, SystemError)  # the second is what Python's own C says at times


def handled(error: BaseException, color: str = "auto") -> int:
    """Say on stderr what went wrong; the exit code. An error meanwhile is told without any module."""
    if isinstance(error, NO_MEMORY):
        # Their frames hold what there is no room for.
        error.__traceback__ = error.__context__ = error.__cause__ = None
    try:
        return report(error, color)
    except BaseException as second:  # noqa: BLE001 - even to say what went wrong can go wrong
        code = exit_for(second)
        if said := _sentence(second, code):
            tell(f"pdtimeline: error: {ascii(said)[1:-1]}")
        return code


def exit_for(error: BaseException) -> Exit:
    """The code for an error that reached the top (R17)."""
    match error:
        case NameNotFound() | AmbiguousName():
            return Exit.NOT_FOUND
        case BadRequest():
            return Exit.USAGE
        case BadTimeline() | EditorFailed() | OutputFailed():
            return Exit.BAD_DATA
        case (
            MemoryError() | SystemError() | ImportError() | SyntaxError() | OSError(errno=int())
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


def _tell_problems(error: BadTimeline, color: str) -> None:
    """A line for each problem, the first fifty, and how to see them better."""
    import shlex

    from pdtimeline.render.escapes import visible
    from pdtimeline.render.messages import error_line

    for problem in error.problems[:SHOWN]:
        place = problem.place
        tell(visible(f"{error.path}:{place.line}:{place.column}: {problem.message}"))
    if len(error.problems) > SHOWN:
        tell(f"pdtimeline: {len(error.problems) - SHOWN} more problems not shown")
    if len(error.problems) > 1:
        check = f"pdtimeline check {shlex.quote(error.path)}"
        said = f"the timeline has errors; to see them, run {check}"
        tell(error_line(said, color))


def _bug(error: BaseException) -> str:
    """What to say of an error of ours; where it is, for those who ask."""
    from pdtimeline.terminal.screen import is_on

    if is_on("PDTIMELINE_DEBUG"):
        import traceback

        from pdtimeline.render.escapes import visible

        for line in "".join(traceback.format_exception(error)).splitlines():
            tell(visible(line))
    name = type(error).__name__
    return (
        f"internal error: {name}: {error}; please report it (see CONTRIBUTING.md) "
        "with the command and the output of PDTIMELINE_DEBUG=1"
    )
