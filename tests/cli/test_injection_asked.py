"""Hostile arguments, file names, variables and broken files: what is echoed of them does not act.

The options are those that Typer knows of, so that a new one is tried by itself. `fuzz/injection.py` runs
each with every text of `hostile.py`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from attacked import ASKED, calls, written
from hostile import VECTORS, acting, filled, quoted
from marks import slow_but
from pdtimeline.model.schema import SECTIONS, Kind
from pdtimeline.render import FORMATS
from running import SETTINGS, Run

# One of each kind that an argument can hold; so short that no message cuts it.
SHORT = "S1\x1b[2J\x9bJ\x7f\r\b\n\u202e\u2066\u200f\u061c\ufeff\u2028\x85\ufffe\udce9=,|"
SCREEN = {"PDTIMELINE_FORCE_TTY": "60", "TERM": "xterm"}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    texts = {"one": "One, without harm.", "other": "Another one."}
    return written(tmp_path_factory.mktemp("asked"), "harmless.yaml", filled(texts))


def outcome(call: Run, asked: list[str], environ: dict[str, str]) -> list[str]:
    """What is wrong with the answer: signs that act, and an end that is none of ours."""
    done = call(*asked, env=environ)
    return [
        *acting(done.out),
        *acting(done.err),
        *([] if done.code in {0, 1, 2, 3} else [f"exit code {done.code}"]),
    ]


@pytest.mark.parametrize("command", slow_but(ASKED, *[*ASKED][::3]))
def test_no_argument_acts_where_it_is_echoed(
    command: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Run
) -> None:
    """What is pasted into a command line, or put there by a script, is not always what one sees."""
    monkeypatch.chdir(tmp_path)
    assert len(list(calls(command, SHORT))) >= 4
    wrong = {
        " ".join(map(ascii, asked)): outcome(call, asked, {"PDTIMELINE_FILE": file})
        for asked in calls(command, SHORT)
    }
    assert {asked: signs for asked, signs in wrong.items() if signs} == {}


# Variables


@pytest.mark.parametrize(
    "text",
    slow_but(
        [SHORT, "\x1b]52;c;eA==\a", "100\x1b[2J", "always\u202e", "-1", "1" * 5000], SHORT, "-1"
    ),
)
@pytest.mark.parametrize("variable", [*SETTINGS, "LESS", "_PDTIMELINE_COMPLETE"])
def test_no_variable_acts(variable: str, text: str, file: str, call: Run) -> None:
    """A variable may come from the settings of a folder, which came with the folder."""
    for asked in (
        ["events"],
        ["event", "event-0", "--file", file],
        ["events", "-f", file, "--color", "never"],
    ):
        done = call(*asked, env={"PDTIMELINE_FILE": file, variable: text})
        assert (acting(done.out, colored=True), acting(done.err, colored=True)) == ([], [])
        assert done.code in {0, 1, 2, 3}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.parametrize(
    "words", [f"events --character {SHORT}", f"event {SHORT}", SHORT, f"events --file {SHORT} -c "]
)
def test_nothing_acts_when_a_tab_is_answered(shell: str, words: str, file: str, call: Run) -> None:
    """Candidates are written over the prompt."""
    line = f"pdtimeline {words}"
    environ = {
        "_PDTIMELINE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split()) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": SHORT,
        "PDTIMELINE_FILE": file,
    }
    done = call(env=environ)
    assert (done.code, acting(done.out), done.err) == (0, [], b"")


@pytest.mark.parametrize(
    "asked",
    ["complete_\x1b_G\x1b\\", "\x1b[2J_bash", "complete", "source_\u202e", "complete_bash\n"],
)
def test_a_tab_that_asks_for_what_there_is_not_says_nothing(asked: str, call: Run) -> None:
    """Typer would tell the shell by its name, and as it was written (R42)."""
    done = call("events", env={"_PDTIMELINE_COMPLETE": asked})
    assert (done.out, done.err) == (b"", b"")


# Names of files

NAMES = {
    "signs": SHORT.replace("/", "").encode("utf-8", "surrogateescape"),
    "no UTF-8": b"\x1b[2J\xff\xc3\x28\xed\xa0\xbd",
    "lines": b"a\nb\r\nc: error: 1\t[x]",
    "markup": b"[bold]a[x] :dog: | `b` $(c) %s {0}",
}
FILES = {
    "whole": b"timeline: {format: 1, title: a}\nevents: {}\n",
    "no UTF-8": b"\xff",
    "unfinished": b"a: [",
    "empty": b"",
    "two faults": b"a: {b: c}\nd: {e: f}\n",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_no_name_of_a_file_acts(text: bytes, name: bytes, tmp_path: Path, call: Run) -> None:
    """An archive unpacks names that nobody looked at."""
    path = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118 - no Path holds all bytes
    file = os.fsdecode(path)
    with open(path, "wb") as stream:  # noqa: PTH123 - as above
        stream.write(text)
    asked = [["events"], ["check"], ["check", "--strict", file, file], ["check", "-o", "json"]]
    assert [outcome(call, one, {"PDTIMELINE_FILE": file}) for one in asked] == [[], [], [], []]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_no_name_acts_where_there_is_no_file(name: bytes, tmp_path: Path, call: Run) -> None:
    file = os.fsdecode(os.path.join(os.fsencode(tmp_path), name))  # noqa: PTH118 - as above
    asked = [
        ["events", "-f", file],
        ["check", file],
        ["new", f"{file}/a"],
        ["new", file],
        ["new", file],
    ]
    assert [outcome(call, one, {}) for one in asked] == [[], [], [], [], []]


@pytest.mark.parametrize("form", FORMATS)
def test_a_path_in_the_problems_is_shown_in_every_format(
    form: str, tmp_path: Path, call: Run
) -> None:
    file = written(tmp_path, f"{SHORT.replace(chr(0xDCE9), '')}.yaml", "a: b\n")
    done = call("check", file, "-o", form)
    assert (done.code, acting(done.out + done.err)) == (3, [])
    assert json.dumps("\x1b[2J")[1:-1] in done.text or r"\x1b[2J" in done.text


# Files with faults

BAD = quoted(SHORT.replace("\udce9", ""))
PLACES = [BAD, f"[{BAD}, {BAD}]", f"[{{{BAD}: {BAD}}}, [{BAD}]]"]


def faulty(kind: Kind) -> Iterator[str]:
    """The hostile text in each place of a kind: as a value of any form, a key, a section, an id."""
    for field in kind.fields:
        inner = field.kind.fields if field.kind is not None else ()
        for value in (*PLACES, *(f"[{{{one.name}: {BAD}}}]" for one in inner)):
            yield with_pair(kind.section, f"{field.name}: {value}")
    yield with_pair(kind.section, f"{BAD}: {BAD}")
    yield f"{kind.section}: {BAD}\n{BAD}: {BAD}\nevents: {{}}\n"
    yield f"{kind.section}:\n  {BAD}: {{}}\n  {BAD}: {{}}\n"


def with_pair(section: str, pair: str) -> str:
    """A file with a record that says it twice."""
    if section in {"timeline", "waive"}:
        return (
            f"{section}: {f'[{{{pair}}}]' if section == 'waive' else f'{{{pair}}}'}\nevents: {{}}\n"
        )
    return f"timeline: {{format: 1, title: a}}\n{section}:\n  a:\n    {pair}\n    {pair}\n"


@pytest.mark.slow
@pytest.mark.parametrize("kind", SECTIONS.values(), ids=lambda kind: kind.section)
def test_no_problem_acts(kind: Kind, tmp_path: Path, call: Run) -> None:
    """A message quotes what is wrong, and what is wrong may have been written to be quoted."""
    wrong: dict[str, list[str]] = {}
    for text in faulty(kind):
        file = written(tmp_path, "faulty.yaml", text)
        in_pipe, drawn = call("check", file), call("check", file, env=SCREEN)
        asked = call("events", "--file", file)
        count = in_pipe.text.count("\n")
        wrong[text] = acting(in_pipe.out + in_pipe.err + asked.out + asked.err)
        wrong[text] += acting(drawn.out + drawn.err, colored=True)
        assert (in_pipe.code, drawn.code, asked.code) == (3, 3, 3)
        assert asked.notes.count("\n") == count + (count > 1) > 0
    assert {text: signs for text, signs in wrong.items() if signs} == {}


RAW = {
    **{name: text.encode() for name, text in VECTORS.items()},
    "raw surrogate": b"\xed\xa0\xbd",
    "overlong": b"\xc0\x9b\x31",
    "cut off": b"a\xe2\x80",
    "escaped surrogate": b'"\\ud83d\\ude00"',
    "unknown escape": b'"\\q\x1b"',
}


@pytest.mark.parametrize("text", RAW.values(), ids=RAW)
def test_no_sign_acts_that_stands_raw_in_a_file(text: bytes, tmp_path: Path, call: Run) -> None:
    """The excerpt below a problem is the line of the file itself."""
    file = tmp_path / "raw.yaml"
    file.write_bytes(
        b"timeline: {format: 1, title: a}\nevents:\n  a:\n    title: " + text + b"\n  b:\n"
    )
    drawn = call("check", str(file), env=SCREEN)
    in_pipe, data = call("check", str(file)), call("check", str(file), "-o", "json")
    assert acting(drawn.out + drawn.err, colored=True) == []
    assert acting(in_pipe.out + in_pipe.err + data.out + data.err) == []
    assert (drawn.code, in_pipe.code) == (3, 3)
    assert len(json.loads(data.text)) == in_pipe.text.count("\n")


# Whole processes, on real pipes and terminals


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(("events",), id="a table"),
        pytest.param(("event", "event-1"), id="a card"),
        pytest.param(("event", SHORT), id="an error"),
        pytest.param(("check", SHORT), id="no file"),
    ],
)
def test_on_a_real_terminal_nothing_else_acts_either(
    asked: tuple[str, ...], tmp_path: Path, on_terminal: Run
) -> None:
    texts = {"one": "a" + " ".join(VECTORS.values()), "other": "b"}
    file = written(tmp_path, "hostile.yaml", filled(texts))
    shown = on_terminal(*asked, env={"PDTIMELINE_FILE": file})
    assert acting(shown.out, colored=True) == []
    assert b"\x1b[" in shown.out


def test_in_a_real_pipe_bytes_that_are_no_text_do_not_act(tmp_path: Path, run: Run) -> None:
    file = os.path.join(os.fsencode(tmp_path), NAMES["no UTF-8"])  # noqa: PTH118 - as above
    with open(file, "wb") as stream:  # noqa: PTH123 - as above
        stream.write(b"a: b\n")
    done = run("check", file, b"\x9b\xff\x1b[2J")
    assert (done.code, acting(done.out), acting(done.err)) == (3, [], [])
    assert rb"\x1b[2J\udcff\udcc3(\udced\udca0\udcbd:1:1: " in done.out
    assert rb"\udc9b\udcff\x1b[2J" in done.err
