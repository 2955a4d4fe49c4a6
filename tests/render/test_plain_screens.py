"""Without color, in ASCII, on a terminal that knows nothing: nothing is lost, and nothing acts."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from attacked import LINES, written
from hostile import acting, filled
from marks import slow_but
from running import Run

SGR = re.compile(r"\x1b\[[0-9;]*m")
TERMINAL = {"PDTIMELINE_FORCE_TTY": "80", "TERM": "xterm-16color"}
BARE = [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"CLICOLOR": "0"}]
OURS = "─│╭╮╰╯├└…→·█▁▂▃▄▅▆▇\N{EN DASH}"
OTHERWISE = ("chart", "check")  # digits for blocks and another legend; a line that is cut elsewhere
TEXTS = {"plain": "Some words (of 2 kinds), and more: a/b", "long": "Words " * 40 + "end"}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two records of ASCII texts in each section."""
    return written(tmp_path_factory.mktemp("plain"), "plain.yaml", filled(TEXTS))


@pytest.mark.parametrize("line", slow_but(LINES.values(), *[*LINES.values()][::3]))
def test_without_color_nothing_but_color_is_missing(call: Run, line: str, file: str) -> None:
    env = {**TERMINAL, "PDTIMELINE_FILE": file}
    colored = call(*line.split(), env=env)
    assert acting(colored.out, colored=True) == []
    without = SGR.sub("", colored.text)
    for setting in BARE:
        bare = call(*line.split(), env={**env, **setting})
        assert (bare.text, bare.err) == (without, colored.err)
    assert call(*line.split(), "--color", "never", env=env).text == without


@pytest.mark.parametrize("line", LINES.values())
def test_in_ascii_only_our_own_signs_are_others(call: Run, line: str, file: str) -> None:
    env = {**TERMINAL, "PDTIMELINE_FILE": file, "NO_COLOR": "1"}
    usual, in_ascii = (
        call(*line.split(), env=env).text,
        call(*line.split(), "--ascii", env=env).text,
    )
    assert in_ascii.isascii()
    if line in OTHERWISE:
        return
    assert {*usual} - {*in_ascii} <= {*OURS}
    assert letters(in_ascii) == letters(usual)
    assert [*map(len, in_ascii.splitlines())] == [*map(len, usual.splitlines())]


def letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, text))


@pytest.mark.parametrize("line", LINES.values())
def test_a_pipe_gets_no_color_and_no_frame(call: Run, line: str, file: str) -> None:
    done = call(*line.split(), env={"PDTIMELINE_FILE": file, "TERM": "xterm"})
    assert acting(done.out) == []
    assert not {*"╭╮╰╯"} & {*done.text}
