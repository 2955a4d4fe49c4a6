"""The process: what its end looks like when streams fail, and what is said about each kind of error."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable, Iterable
from typing import NoReturn

import pytest

from pdtimeline.cli import main, tab
from pdtimeline.cli.usage_errors import in_our_words
from pdtimeline.errors import Exit, OutputFailed
from pdtimeline.terminal.streams import Closed


class Failing(io.TextIOWrapper):
    """A stream that fails when it is flushed, as a full disk does."""

    def __init__(self, error: Exception) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")
        self.error = error

    def flush(self) -> None:
        raise self.error


def raising(error: BaseException) -> Callable[[list[str]], int]:
    def fail(_: Iterable[str]) -> int:
        raise error

    return fail


@pytest.fixture
def let_go(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The descriptors that were let go."""
    gone: list[int] = []
    monkeypatch.setenv("TYPER_USE_RICH", "0")
    monkeypatch.setattr(main, "let_go", lambda descriptor=1: gone.append(descriptor))
    monkeypatch.setattr(sys, "argv", ["pdtimeline", "--version"])
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr("os._exit", sys.exit)
    return gone


def end_of(program: Callable[[], NoReturn]) -> int | str | None:
    """The code with which the process would end; this one goes on, with its garbage collected."""
    try:
        with pytest.raises(SystemExit) as ended:
            program()
    finally:
        gc.enable()
    return ended.value.code


def test_the_process_ends_with_the_code_of_the_command(
    let_go: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main, "run", len)
    monkeypatch.setattr(sys, "stdout", io.StringIO())

    assert end_of(main.main) == 1
    assert let_go == []


@pytest.mark.parametrize("error", [Closed(), OutputFailed("full")])
def test_what_is_left_in_stdout_at_the_end_is_let_go(
    let_go: list[int], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Python would write it once more, fail, and end with 120."""
    monkeypatch.setattr(main, "run", lambda _: Exit.BAD_DATA)
    monkeypatch.setattr(sys, "stdout", Failing(error))

    assert end_of(main.main) == 3
    assert let_go == [1]


def test_what_is_left_in_stderr_at_the_end_is_let_go(
    let_go: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main, "run", lambda _: Exit.NOT_FOUND)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", Failing(OSError("full")))

    assert end_of(main.main) == 1
    assert let_go == [2]


def test_a_closed_stderr_has_nothing_left(
    let_go: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main, "run", lambda _: Exit.DONE)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", None)

    assert end_of(main.main) == 0
    assert let_go == []


@pytest.mark.parametrize(
    ("error", "code", "gone", "said"),
    [
        pytest.param(Closed(), 0, [1], "", id="a reader that left"),
        pytest.param(
            OutputFailed("the disk is full"),
            3,
            [1],
            "pdtimeline: error: the disk is full\n",
            id="a full disk",
        ),
        pytest.param(KeyboardInterrupt(), 130, [1], "", id="Ctrl-C"),
        pytest.param(
            OSError(24, "Too many open files"),
            3,
            [],
            "pdtimeline: error: system error: too many open files\n",
            id="the system",
        ),
        pytest.param(
            MemoryError(),
            3,
            [],
            "pdtimeline: error: out of memory\n",
            id="no memory",
        ),
        pytest.param(SystemExit(1), 1, [], "", id="an end of Typer's own"),
        pytest.param(SystemExit("why"), 4, [], "", id="an end that nobody meant"),
    ],
)
def test_nothing_is_raised(
    let_go: list[int],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
    gone: list[int],
    said: str,
) -> None:
    err = io.StringIO()
    monkeypatch.setattr(main, "_run", raising(error))
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", err)

    assert main.run([]) == code
    assert let_go == gone
    assert err.getvalue() == said


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        pytest.param(KeyboardInterrupt(), 130, "", id="Ctrl-C"),
        pytest.param(
            SystemError("error return without exception set"),
            3,
            "pdtimeline: error: out of memory\n",
            id="no memory, in C",
        ),
        pytest.param(
            OSError(24, "Too many open files"),
            3,
            "pdtimeline: error: system error: too many open files\n",
            id="no file can be opened",
        ),
        pytest.param(
            ImportError("no \x1b[31m"),
            3,
            "pdtimeline: error: cannot load a module: no \\x1b[31m; reinstall pdtimeline if "
            "this keeps happening\n",
            id="a module is missing",
        ),
        pytest.param(
            SyntaxError("unicodedata is missing"),
            3,
            "pdtimeline: error: cannot load a module: unicodedata is missing; reinstall pdtimeline if "
            "this keeps happening\n",
            id="a module that cannot be compiled",
        ),
    ],
)
def test_what_fails_while_a_failure_is_told_is_told_in_a_line(
    let_go: list[int],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
    said: str,
) -> None:
    """With no descriptor left, the module that makes an error readable cannot be loaded."""
    err = io.StringIO()
    monkeypatch.setattr(main, "_run", raising(OutputFailed("full")))
    monkeypatch.setattr("pdtimeline.cli.error_handler.report", raising_twice(error))
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", err)

    assert end_of(main.main) == code
    assert err.getvalue() == said
    assert let_go[0] == 1


def raising_twice(error: BaseException) -> Callable[[BaseException, str], int]:
    def fail(_: BaseException, __: str) -> int:
        raise error

    return fail


def test_a_lack_of_memory_frees_what_it_was_spent_on(
    let_go: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise there is none to say so."""
    error = MemoryError()
    monkeypatch.setattr(main, "_run", raising(error))
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", io.StringIO())

    assert main.run([]) == 3
    assert error.__traceback__ is None
    assert let_go == []


@pytest.mark.parametrize("broken", ["typer.completion", "pdtimeline.cli"])
def test_a_tab_paints_nothing_even_when_nothing_can_be_loaded(
    let_go: list[int], monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    err = io.StringIO()
    monkeypatch.setenv(tab.COMPLETE, "complete_zsh")
    monkeypatch.setitem(sys.modules, broken, None)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", err)

    assert (main.run([]), err.getvalue(), let_go) == (0, "", [])


def test_a_usage_error_that_nobody_thought_of_is_told_in_its_own_words() -> None:
    assert in_our_words(ValueError("Something Is Wrong.")) == ("something is wrong; see --help")


@pytest.mark.parametrize(
    ("line", "color"),
    [
        ("events", "auto"),
        ("events --color never", "never"),
        ("events --color=always --sesn 1", "always"),
        ("events --color", "auto"),
        ("", "auto"),
    ],
)
def test_errors_are_coloured_as_the_command_line_says(line: str, color: str) -> None:
    assert main._color(line.split()) == color  # noqa: SLF001 - a process for each would be slow
