"""The pager that somebody named: when it starts, and what happens when it does not live (R26)."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pdtimeline.terminal import pager
from pdtimeline.terminal.pager import page
from pdtimeline.terminal.screen import Screen
from running import TESTS, Run

NASTY = str(TESTS / "nasty.yaml")
LINES = [f"line {at}\n" for at in range(30)]
WHOLE = "".join(LINES)
Shown = Callable[..., str]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Page the chunks as on a terminal of ten lines; what reached our own stdout."""

    def run(
        command: str,
        chunks: list[str] | Iterator[str] = LINES,
        *,
        sits_there: bool = True,
        encoding: str = "utf-8",
    ) -> str:
        out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(pager, "is_tty", lambda _: sits_there)
        page(chunks, Screen(is_terminal=True, height=10, pager=command))
        out.flush()
        return out.buffer.getvalue().decode()

    return run


def test_the_pager_gets_everything_and_the_terminal_nothing(shown: Shown, tmp_path: Path) -> None:
    assert shown(f"cat > {tmp_path}/paged") == ""
    assert (tmp_path / "paged").read_text() == WHOLE


def test_what_fits_the_screen_is_not_paged(shown: Shown, tmp_path: Path) -> None:
    """A pager for three lines is a key press for nothing."""
    assert shown(f"cat > {tmp_path}/paged", LINES[:9]) == "".join(LINES[:9])
    assert not (tmp_path / "paged").exists()


def test_what_is_exactly_as_tall_as_the_screen_is_paged(shown: Shown, tmp_path: Path) -> None:
    """The prompt needs a line, too."""
    assert shown(f"cat > {tmp_path}/paged", LINES[:10]) == ""
    assert (tmp_path / "paged").read_text() == "".join(LINES[:10])


def test_lines_are_counted_and_not_chunks(shown: Shown, tmp_path: Path) -> None:
    assert shown(f"cat > {tmp_path}/paged", [WHOLE]) == ""
    assert (tmp_path / "paged").read_text() == WHOLE


def test_without_anybody_at_the_keyboard_nothing_is_paged(shown: Shown) -> None:
    """It would wait for a key for ever."""
    assert shown("cat >&2", sits_there=False) == WHOLE


@pytest.mark.parametrize(
    ("environ", "options"), [({}, "FRX"), ({"LESS": "-S"}, "-S"), ({"LESS": ""}, "")]
)
def test_less_is_told_to_show_colours_unless_somebody_told_it_otherwise(
    environ: dict[str, str],
    options: str,
    shown: Shown,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("LESS", raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    shown(f'printf %s "$LESS" > {tmp_path}/less; cat > /dev/null')
    assert (tmp_path / "less").read_text() == options


@pytest.mark.parametrize(
    "command",
    [
        "/no/such/pager 2> /dev/null",
        "no-such-pager-anywhere 2> /dev/null",
        "exit 1",
        "cat > /dev/null; exit 3",
        "head -n 1 > /dev/null; exit 2",
        "kill -KILL $$",
        "kill -TERM $$",
    ],
)
def test_a_pager_that_cannot_start_or_dies_leaves_all_to_the_terminal(
    command: str, shown: Shown
) -> None:
    """An answer must not depend on whether less is installed."""
    assert shown(command) == WHOLE


def test_a_pager_that_no_process_can_be_made_for_does_so_too(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert shown("less") == WHOLE


def test_a_pipe_that_fails_is_a_pager_that_dies(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(5, "Input/output error")

    class Pager:
        stdin = Broken()

        def __init__(self, *_: object, **__: object) -> None:
            pass

        def wait(self) -> int:
            return 1

    monkeypatch.setattr(subprocess, "Popen", Pager)
    assert shown("less") == WHOLE


@pytest.mark.parametrize("command", ["true", "head -n 1 > /dev/null", "kill -INT $$", "exit 130"])
def test_a_pager_that_is_left_early_has_shown_enough(command: str, shown: Shown) -> None:
    """After `q` nobody wants the other thousand lines on the terminal."""
    assert shown(command, [f"line {at}\n" for at in range(20_000)]) == ""


def interrupted() -> Iterator[str]:
    yield from LINES
    raise KeyboardInterrupt


def test_ctrl_c_is_the_business_of_the_pager(shown: Shown, tmp_path: Path) -> None:
    """It gets the key as well, and must not be left alone with the terminal."""
    assert shown(f"cat > {tmp_path}/paged", interrupted()) == ""
    assert (tmp_path / "paged").read_text() == WHOLE


class Child:
    """A pager during whose end somebody presses Ctrl-C twice."""

    def __init__(self) -> None:
        self.stdin = io.StringIO()
        self.presses = 2

    def wait(self) -> int:
        if self.presses:
            self.presses -= 1
            raise KeyboardInterrupt
        return 7


def test_ctrl_c_does_not_keep_us_from_waiting_for_it() -> None:
    assert pager._ended(Child()) == 7  # type: ignore[arg-type]  # noqa: SLF001 - no terminal can press in time


def broken() -> Iterator[str]:
    yield from LINES
    raise ZeroDivisionError


def test_a_fault_of_ours_ends_the_pager_first(shown: Shown, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        shown(f"cat > {tmp_path}/paged", broken())
    assert (tmp_path / "paged").read_text() == WHOLE


def test_the_pager_gets_the_encoding_of_the_terminal(shown: Shown, tmp_path: Path) -> None:
    shown(f"cat > {tmp_path}/paged", ["é 日\n"] * 20, encoding="latin-1")
    assert (tmp_path / "paged").read_bytes() == b"\xe9 \\u65e5\n" * 20


@pytest.mark.parametrize(
    ("arguments", "environ"),
    [
        ((), {}),
        ((), {"PAGER": ""}),
        ((), {"PAGER": "sed s/^/paged:/", "PDTIMELINE_PAGER": ""}),
        (("--no-pager",), {"PAGER": "sed s/^/paged:/"}),
        (("--json",), {"PAGER": "sed s/^/paged:/"}),
        (("--limit", "2", "--fields", "id"), {"PAGER": "sed s/^/paged:/"}),
    ],
    ids=[
        "none named",
        "empty",
        "ours is empty",
        "--no-pager",
        "a machine format",
        "a short answer",
    ],
)
def test_nothing_is_paged_unless_somebody_asked_for_it(
    arguments: tuple[str, ...], environ: dict[str, str], on_terminal: Run
) -> None:
    """A pager that nobody asked for hangs scripts and confuses people."""
    done = on_terminal("events", "--file", NASTY, *arguments, lines=12, env=environ)
    assert done.code == 0
    assert b"paged:" not in done.out


def test_on_a_terminal_the_named_pager_shows_the_answer_in_colour(on_terminal: Run) -> None:
    environ = {"PAGER": "cat", "PDTIMELINE_PAGER": "sed s/^/paged:/"}
    done = on_terminal("events", "--file", NASTY, lines=12, env=environ)
    assert done.code == 0
    assert done.text.startswith("paged:\x1b[1mNasty")
    assert done.text.endswith(f"next: pdtimeline event long -f {NASTY}\n")


def test_a_pager_that_is_not_there_changes_neither_answer_nor_code(on_terminal: Run) -> None:
    done = on_terminal("events", "--file", NASTY, lines=12, env={"PAGER": "no-such-pager-anywhere"})
    alone = on_terminal("events", "--file", NASTY, lines=12)
    assert done.code == 0
    assert done.out.endswith(alone.out)
