"""Decides once what the output may look like: colour, width, signs, pager (R1, R24-R28)."""

import os
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple, TextIO

from pdtimeline.errors import BadRequest, quoted

COLORS = ("auto", "always", "never")
WIDTH, HEIGHT = 80, 24
PICTURE_WIDTH = 100

_SIGNS = {
    "rule": ("─", "-"),
    "dot": ("·", "-"),
    "to": ("→", "->"),
    "none": ("\N{EN DASH}", "-"),
    "more": ("…", "..."),
    "bar": ("█", "#"),
}


class Screen(NamedTuple):
    """What we decided about a stream. Width and height are in cells; `pager` is empty for none."""

    is_terminal: bool = False
    width: int = WIDTH
    height: int = HEIGHT
    has_color: bool = False
    is_ascii: bool = False  # our own signs, not the data
    holds_all: bool = True  # the encoding has every character
    pager: str = ""
    carried: str = ""  # options of a command to type next: the same timeline, as far as it was seen

    def command(self, words: str) -> str:
        """A command to type next: pasted into a shell, it asks the same timeline up to the same episode."""
        return f"pdtimeline {words}{self.carried}"

    def sign(self, name: str) -> str:
        """One of our own signs, in Unicode or in ASCII."""
        return _SIGNS[name][self.is_ascii]


def screen_for(
    stream: TextIO,
    environ: Mapping[str, str] = os.environ,
    *,
    color: str = "auto",
    ascii_only: bool = False,
    no_pager: bool = False,
) -> Screen:
    """What is decided for *stream*; raises `BadRequest` for a colour that is none of `COLORS`."""
    if color not in COLORS:
        raise BadRequest(f"unknown --color value {quoted(color)}; choose from {', '.join(COLORS)}")
    forced = (
        environ.get("PDTIMELINE_FORCE_TTY", "") if is_on("PDTIMELINE_FORCE_TTY", environ) else ""
    )
    is_terminal = bool(forced) or is_tty(stream)
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    holds_all = encoding.startswith("utf")
    width, height = _size(stream, environ, forced, is_terminal=is_terminal)
    return Screen(
        is_terminal=is_terminal,
        width=width,
        height=height,
        has_color=wants_color(color, environ, is_terminal=is_terminal),
        is_ascii=ascii_only or is_on("PDTIMELINE_ASCII", environ) or not holds_all,
        holds_all=holds_all,
        pager="" if no_pager or bool(forced) or not is_terminal else _pager(environ),
    )


def screen_of_picture(
    stream: TextIO,
    environ: Mapping[str, str] = os.environ,
    *,
    color: str = "auto",
    ascii_only: bool = False,
) -> Screen:
    """What is decided for a picture: a terminal of its own, in color whatever the stream is."""
    screen = screen_for(stream, environ, color=color, ascii_only=ascii_only, no_pager=True)
    return Screen(
        is_terminal=True,
        width=_number(environ.get("COLUMNS", "")) or PICTURE_WIDTH,
        has_color=color != "never",
        is_ascii=ascii_only or is_on("PDTIMELINE_ASCII", environ),
        holds_all=screen.holds_all,
    )


def is_on(variable: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a variable that is a switch is on: it is neither empty nor 0."""
    return environ.get(variable, "") not in {"", "0"}


def is_tty(stream: TextIO | None) -> bool:
    """Whether the stream is a terminal; a closed one is none."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def wants_color(color: str, environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """R24: the option, then the variables, then whether it is a terminal; the first match wins."""
    if color != "auto":
        return color == "always"
    if environ.get("NO_COLOR"):
        return False
    if is_on("FORCE_COLOR", environ) or is_on("CLICOLOR_FORCE", environ):
        return True
    if environ.get("TERM") == "dumb" or environ.get("CLICOLOR") == "0":
        return False
    return is_terminal


def _size(
    stream: TextIO, environ: Mapping[str, str], forced: str, *, is_terminal: bool
) -> tuple[int, int]:
    columns, lines = _number(environ.get("COLUMNS", "")) or WIDTH, HEIGHT
    if forced:
        columns = _number(forced) or columns
    elif is_terminal:
        with suppress(OSError, ValueError):
            size = os.get_terminal_size(stream.fileno())
            columns, lines = size.columns or columns, size.lines or lines
    return columns, lines


def _number(text: str) -> int:
    """A width that can be used; 0 for anything else."""
    return (
        int(text) if text.isdecimal() and text.isascii() and 10 <= int(text[:9]) <= 100_000 else 0
    )


def _pager(environ: Mapping[str, str]) -> str:
    """The command that the user named; empty when none is wanted."""
    named = environ.get("PDTIMELINE_PAGER")
    return (environ.get("PAGER", "") if named is None else named).strip()
