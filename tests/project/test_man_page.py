"""The manual page: it is that of the help, it is where `man` looks for it, and its readers are content."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from installed import needs
from man_page import PAGE, page
from pdtimeline.cli.app import COMMANDS
from running import CLEAN, Run


def test_the_page_is_that_of_the_help(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


def read(*command: str | Path) -> tuple[int, str, str]:
    environ = {**CLEAN, "MANWIDTH": "100", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_mandoc_finds_nothing_but_a_date_that_is_left_out() -> None:
    needs("mandoc")
    _, said, failed = read("mandoc", "-Tlint", "-Wwarning", PAGE)
    assert failed == ""
    assert [line for line in said.splitlines() if "missing date" not in line] == []


def test_man_shows_every_command_and_option_without_a_warning(call: Run) -> None:
    needs("man")
    code, out, said = read("man", "--warnings", "-E", "UTF-8", "-l", PAGE)
    assert (code, said) == (0, "")
    shown = re.sub("\x1b\\[[0-9;]*m|.\b", "", out)
    lines = {line.split()[0] for line in shown.splitlines() if re.match(r" {3}[a-z]", line)}
    assert {*COMMANDS} <= lines
    for command in COMMANDS:
        options = re.findall(r"(?<![\w-])--[a-z-]+", call(command, "--help").text)
        assert [option for option in options if option not in shown] == []
    for word in ("PDTIMELINE_SEEN", "EXIT STATUS", "stopped with Ctrl-C"):
        assert word in shown
