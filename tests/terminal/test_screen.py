"""What is decided about a terminal: colour, signs, width (R1, R6, R14, R24, R25, R28)."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import struct
import termios
from collections.abc import Iterator
from typing import TextIO

import pytest

from pdtimeline.errors import BadRequest
from pdtimeline.render.wrapping import width_of
from pdtimeline.terminal.screen import Screen, is_tty, screen_for, wants_color
from running import TESTS, Run

NASTY = str(TESTS / "nasty.yaml")


def opened(columns: int, lines: int) -> Iterator[TextIO]:
    """A pseudo-terminal of this size, open for writing."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    with os.fdopen(slave, "w", encoding="utf-8") as stream:
        yield stream
    os.close(master)


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    yield from opened(97, 31)


@pytest.fixture
def sizeless() -> Iterator[TextIO]:
    yield from opened(0, 0)


def pipe(encoding: str = "utf-8") -> TextIO:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding)


@pytest.mark.parametrize(
    ("color", "environ", "is_terminal", "wanted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("always", {}, False, True),
        ("always", {"NO_COLOR": "1", "TERM": "dumb", "CLICOLOR": "0"}, False, True),
        ("never", {}, True, False),
        ("never", {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "0"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, True, False),
        ("auto", {"NO_COLOR": "", "FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "yes"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"FORCE_COLOR": "0"}, True, True),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "0"}, False, False),
        ("auto", {"CLICOLOR_FORCE": ""}, False, False),
        ("auto", {"FORCE_COLOR": "0", "CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "1", "CLICOLOR": "0"}, False, True),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"TERM": "xterm-256color"}, True, True),
        ("auto", {"TERM": "xterm-256color"}, False, False),
        ("auto", {"CLICOLOR": "0"}, True, False),
        ("auto", {"CLICOLOR": "1"}, True, True),
        ("auto", {"CLICOLOR": "1"}, False, False),
        ("auto", {"CLICOLOR": ""}, True, True),
        ("auto", {"CI": "true", "GITHUB_ACTIONS": "true"}, False, False),
        ("auto", {"TTY_COMPATIBLE": "1", "COLORTERM": "truecolor"}, False, False),
    ],
)
def test_the_first_of_option_variables_and_terminal_decides_the_colour(
    color: str,
    environ: dict[str, str],
    is_terminal: bool,  # noqa: FBT001 - a case
    wanted: bool,  # noqa: FBT001 - a case
) -> None:
    """Programs that disagree about these variables put escapes into files (R24)."""
    assert wants_color(color, environ, is_terminal=is_terminal) is wanted


def test_a_colour_that_is_none_is_refused_with_those_that_are() -> None:
    with pytest.raises(BadRequest, match="choose from auto, always, never"):
        screen_for(pipe(), {}, color="yes")


@pytest.mark.parametrize("form", ["plain", "tsv", "csv", "json", "jsonl", "yaml", "markdown"])
def test_no_machine_format_is_ever_coloured(form: str, call: Run) -> None:
    done = call(
        "events", "--file", NASTY, "-o", form, "--color", "always", env={"FORCE_COLOR": "1"}
    )
    assert b"\x1b" not in done.out


@pytest.mark.parametrize("form", ["table", "tree"])
def test_the_human_formats_are_coloured_in_a_pipe_only_on_demand(form: str, call: Run) -> None:
    assert b"\x1b" not in call("events", "--file", NASTY, "--format", form).out
    forced = call("events", "--file", NASTY, "--format", form, env={"FORCE_COLOR": "1"})
    assert b"\x1b[36m" in forced.out


def test_on_a_terminal_there_is_colour_and_a_table(on_terminal: Run) -> None:
    shown = on_terminal("characters", "--file", NASTY).text
    assert shown.startswith("\x1b[1mNasty")


@pytest.mark.parametrize("variable", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"CLICOLOR": "0"}])
def test_off_means_not_a_single_escape(variable: dict[str, str], call: Run) -> None:
    done = call("characters", "--file", NASTY, env={"PDTIMELINE_FORCE_TTY": "80", **variable})
    assert done.text.startswith("Nasty")
    assert b"\x1b" not in done.out + done.err


@pytest.mark.parametrize(
    ("encoding", "environ", "option", "is_ascii"),
    [
        ("utf-8", {}, False, False),
        ("utf-16", {}, False, False),
        ("ascii", {}, False, True),
        ("latin-1", {}, False, True),
        ("cp1252", {}, False, True),
        ("utf-8", {"PDTIMELINE_ASCII": "1"}, False, True),
        ("utf-8", {"PDTIMELINE_ASCII": "0"}, False, False),
        ("utf-8", {"PDTIMELINE_ASCII": ""}, False, False),
        ("utf-8", {}, True, True),
    ],
)
def test_our_signs_are_ascii_where_the_encoding_or_somebody_says_so(
    encoding: str,
    environ: dict[str, str],
    option: bool,  # noqa: FBT001 - a case
    is_ascii: bool,  # noqa: FBT001 - a case
) -> None:
    assert screen_for(pipe(encoding), environ, ascii_only=option).is_ascii is is_ascii


@pytest.mark.parametrize(
    ("encoding", "all_"), [("utf-8", True), ("UTF8", True), ("latin-1", False)]
)
def test_only_a_utf_holds_every_character(encoding: str, all_: bool) -> None:  # noqa: FBT001 - a case
    assert screen_for(pipe(encoding), {}).holds_all is all_


def test_a_stream_without_an_encoding_gets_ascii() -> None:
    assert screen_for(io.StringIO(), {}).is_ascii


def test_ascii_leaves_the_data_as_it_is(call: Run) -> None:
    done = call("characters", "--file", NASTY, "--format", "table", "--ascii")
    assert "山田 太郎" in done.text
    assert "─" not in done.text


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("json", '"name": "\\u5c71\\u7530 \\u592a\\u90ce"'),
        ("jsonl", '"name":"Dog \\ud83d\\udc36"'),
        ("yaml", 'name: "Dog \\U0001f436"'),
        ("plain", "Dog \\U0001f436"),
        ("csv", "wide,\\u5c71\\u7530 \\u592a\\u90ce"),
        ("table", "\\u5c71\\u7530"),
    ],
)
def test_what_an_encoding_cannot_hold_is_escaped(form: str, written: str, call: Run) -> None:
    """A crash, or a question mark, would be the alternative (R38)."""
    done = call("characters", "--file", NASTY, "--format", form, encoding="ascii")
    assert done.code == 0
    assert written in done.out.decode("ascii")


@pytest.mark.parametrize("form", ["plain", "csv", "json", "markdown", "tree"])
def test_width_means_nothing_to_what_a_program_reads(form: str, call: Run) -> None:
    """A script must not break because a window is small (R6)."""
    narrow = call("events", "--file", NASTY, "--format", form, env={"COLUMNS": "20"})
    wide = call("events", "--file", NASTY, "--format", form, env={"COLUMNS": "300"})
    assert narrow.out == wide.out


@pytest.mark.parametrize(
    ("environ", "width"),
    [
        ({}, 80),
        ({"COLUMNS": "50"}, 50),
        ({"COLUMNS": "10"}, 10),
        ({"COLUMNS": "9"}, 80),
        ({"COLUMNS": "0"}, 80),
        ({"COLUMNS": ""}, 80),
        ({"COLUMNS": "-40"}, 80),
        ({"COLUMNS": "wide"}, 80),
        ({"COLUMNS": "1e3"}, 80),
        ({"COLUMNS": "٤٠"}, 80),
        ({"COLUMNS": "100000"}, 100_000),
        ({"COLUMNS": "100001"}, 80),
        ({"COLUMNS": "9" * 5000}, 80),
    ],
    ids=lambda case: str(case)[:30],
)
def test_off_a_terminal_a_table_is_as_wide_as_columns_or_80(
    environ: dict[str, str], width: int
) -> None:
    screen = screen_for(pipe(), environ)
    assert (screen.is_terminal, screen.width, screen.height) == (False, width, 24)


def test_a_table_in_a_pipe_keeps_to_that_width(call: Run) -> None:
    done = call("events", "--file", NASTY, "--format", "table", env={"COLUMNS": "50"})
    assert max(map(width_of, done.text.split("\n"))) == 50


def test_a_terminal_has_the_size_that_it_says(terminal: TextIO) -> None:
    screen = screen_for(terminal, {"COLUMNS": "50"})
    assert (screen.is_terminal, screen.width, screen.height) == (True, 97, 31)


def test_a_terminal_that_does_not_know_its_size_has_80_by_24(sizeless: TextIO) -> None:
    screen = screen_for(sizeless, {})
    assert (screen.width, screen.height) == (80, 24)


class Odd(io.StringIO):
    """Says that it is a terminal, and has no descriptor (the NUL device of Windows does the first)."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_that_cannot_be_asked_has_80_by_24() -> None:
    screen = screen_for(Odd(), {"COLUMNS": "60"})
    assert (screen.is_terminal, screen.width, screen.height) == (True, 60, 24)


def test_on_a_terminal_the_table_fits(on_terminal: Run) -> None:
    shown = on_terminal("events", "--file", NASTY, "-q", columns=60, env={"NO_COLOR": "1"}).text
    assert max(map(width_of, shown.split("\n"))) == 60


@pytest.mark.parametrize(
    ("value", "width"), [("100", 100), ("1", 70), ("yes", 70), ("true", 70), ("10", 10)]
)
def test_a_pipe_can_be_made_a_terminal(value: str, width: int) -> None:
    """For tests, and for `| less -R` (R28)."""
    environ = {"PDTIMELINE_FORCE_TTY": value, "COLUMNS": "70", "PAGER": "less"}
    screen = screen_for(pipe(), environ)
    assert (screen.is_terminal, screen.width, screen.has_color) == (True, width, True)
    assert not screen.pager


def test_an_empty_variable_makes_no_terminal() -> None:
    assert not screen_for(pipe(), {"PDTIMELINE_FORCE_TTY": ""}).is_terminal
    assert not screen_for(pipe(), {"PDTIMELINE_FORCE_TTY": "0"}).is_terminal


def test_nothing_but_the_stream_and_that_variable_decides_the_form(call: Run) -> None:
    """An environment that changes what scripts read is a trap (R1)."""
    environ = {"PDTIMELINE_FORMAT": "json", "FORCE_COLOR": "1", "TTY_COMPATIBLE": "1", "CI": "1"}
    assert call("characters", "--file", NASTY, env=environ).text.startswith("jay\t")
    forced = call(
        "characters", "--file", NASTY, env={"PDTIMELINE_FORCE_TTY": "80", "NO_COLOR": "1"}
    )
    assert forced.text.startswith("Nasty")


@pytest.mark.parametrize(
    ("environ", "no_pager", "pager"),
    [
        ({}, False, ""),
        ({"PAGER": "less"}, False, "less"),
        ({"PAGER": " "}, False, ""),
        ({"PAGER": "less", "PDTIMELINE_PAGER": "most -w"}, False, "most -w"),
        ({"PAGER": "less", "PDTIMELINE_PAGER": ""}, False, ""),
        ({"PDTIMELINE_PAGER": "most"}, False, "most"),
        ({"PAGER": "less"}, True, ""),
    ],
)
def test_the_pager_is_the_one_that_somebody_named(
    environ: dict[str, str],
    no_pager: bool,  # noqa: FBT001 - a case
    pager: str,
    terminal: TextIO,
) -> None:
    assert screen_for(terminal, environ, no_pager=no_pager).pager == pager


def test_off_a_terminal_there_is_no_pager() -> None:
    assert not screen_for(pipe(), {"PAGER": "less"}).pager


def test_a_stream_that_is_closed_or_absent_is_no_terminal() -> None:
    closed = pipe()
    closed.close()
    assert not is_tty(closed)
    assert not is_tty(None)


SIGNS = ("rule", "dot", "to", "none", "more", "bar")


@pytest.mark.parametrize("name", SIGNS)
def test_every_sign_has_an_ascii_one(name: str) -> None:
    assert Screen(is_ascii=True).sign(name).isascii()


def test_the_signs_are_these() -> None:
    assert [Screen().sign(name) for name in SIGNS] == ["─", "·", "→", "\N{EN DASH}", "…", "█"]
