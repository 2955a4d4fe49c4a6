"""Each call of the system fails once, and from then on, wherever it is made: what is said, what is left.

`faulty.py` moves the failing call on by one until a run is not touched any more. Every run that was
touched stands in the tables below: one more or one less is a failure, too.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from faulty import Point
from running import CLEAN, TESTS

SMALL = (TESTS / "small.yaml").read_text(encoding="utf-8")
WORDS = "many words that go on and on " * 5
LARGE = "timeline: {format: 1, title: Long}\nevents:\n" + "".join(
    f"  e{number}: {{title: {WORDS}}}\n" for number in range(120)
)
REASONS = {
    "ENOSPC": "no space left on device",
    "EIO": "input/output error",
    "EACCES": "permission denied",
    "EROFS": "read-only file system",
    "EMFILE": "too many open files",
    "EPIPE": "broken pipe",
    "EAGAIN": "resource temporarily unavailable",
    "EINTR": "interrupted system call",
}
ONCE = tuple(REASONS)
EVER = ONCE[:-1]  # nothing is interrupted for ever
CTRL_C = ("SIGINT",)
MEMORY = ("memory",)

EVENTS = ["events", "--file", "small.yaml"]
LONG = ["events", "--file", "long.yaml", "--fields", "title"]
STDIN = ["events", "--file", "-"]
NOBODY = ["event", "nobody", "--file", "small.yaml"]
NEW = ["new", "mine.yaml"]

# How a run ends: the exit code, how much of what it is to do was done, what else was said.
FINE = "0, all"
UNREAD = "3, nothing: small.yaml: cannot read the file: {}"
NO_STDIN = "3, nothing: -: cannot read the file: {}"
UNSAID = "3, nothing: cannot write the output: {}"
CUT = "3, a part: cannot write the output: {}"
UNSURE = "3, all: cannot write the output: {}"  # the system took it, and then said no
BUSY = "write could not complete without blocking"
NO_ROOM = "3, nothing: out of memory"
UNMADE = "3, nothing: cannot write mine.yaml: {}"
DOUBTED = "3, all: next: pdtimeline check mine.yaml\npdtimeline: error: cannot write the output: {}"
STOPPED = "130, nothing"
STOPPED_LATE = "130, all"


class Row(NamedTuple):
    """A call in a command fails, the first, the second …: how each run ends, and what ends otherwise."""

    arguments: list[str]
    call: str
    errors: tuple[str, ...]
    ends: list[str]
    but: Mapping[str, list[str]] = MappingProxyType({})

    @property
    def name(self) -> str:
        """What pytest calls it."""
        how = {ONCE: "fails once", EVER: "fails for ever", CTRL_C: "and Ctrl-C"}
        return f"{' '.join(self.arguments)}, {self.call} {how.get(self.errors, 'and no memory')}"


ROWS = [
    Row(EVENTS, "open", ONCE, [UNREAD]),
    Row(EVENTS, "open", EVER, [UNREAD]),
    Row(EVENTS, "open", CTRL_C, [STOPPED]),
    Row(EVENTS, "fstat", ONCE, [UNREAD] * 3),
    Row(EVENTS, "fstat", EVER, [UNREAD] * 3),
    Row(EVENTS, "read", ONCE, [UNREAD] * 2, {"EAGAIN": [FINE] * 2}),
    Row(EVENTS, "read", EVER, [UNREAD] * 2),
    Row(EVENTS, "read", CTRL_C, [STOPPED] * 2),
    Row(EVENTS, "read", MEMORY, [NO_ROOM] * 2),
    Row(EVENTS, "close", ONCE, [FINE, UNSURE], {"EINTR": [FINE] * 2}),
    Row(EVENTS, "close", EVER, [UNSURE] * 2),
    Row(EVENTS, "close", CTRL_C, [STOPPED, STOPPED_LATE]),
    Row(EVENTS, "dup", ONCE, [FINE]),
    Row(EVENTS, "dup", EVER, [FINE]),
    Row(STDIN, "fstat", ONCE, [NO_STDIN] * 2),
    Row(STDIN, "read", ONCE, [NO_STDIN] * 2, {"EAGAIN": [FINE] * 2}),
    Row(STDIN, "read", EVER, [NO_STDIN] * 2),
    Row(
        LONG,
        "stdout",
        ONCE,
        [UNSAID, CUT, CUT],
        {
            "EPIPE": ["0, nothing", "0, a part", "0, a part"],
            "EAGAIN": [UNSAID.format(BUSY), CUT.format(BUSY), CUT.format(BUSY)],
            "EINTR": [FINE] * 3,
        },
    ),
    Row(
        LONG,
        "stdout",
        EVER,
        [UNSAID, CUT, CUT],
        {
            "EPIPE": ["0, nothing", "0, a part", "0, a part"],
            "EAGAIN": [UNSAID.format(BUSY), CUT.format(BUSY), CUT.format(BUSY)],
        },
    ),
    Row(LONG, "stdout", CTRL_C, ["130, a part"] * 3),
    Row(NOBODY, "stderr", ONCE, ["1, all"]),
    Row(NOBODY, "stderr", EVER, ["1, all, unsaid"]),
    Row(NEW, "open", ONCE, [UNMADE]),
    Row(NEW, "open", EVER, [UNMADE]),
    Row(NEW, "open", CTRL_C, [STOPPED]),
    Row(NEW, "write", ONCE, [UNMADE], {"EINTR": [FINE], "EAGAIN": [UNMADE.format(BUSY)]}),
    Row(NEW, "write", EVER, [UNMADE], {"EAGAIN": [UNMADE.format(BUSY)]}),
    Row(NEW, "write", CTRL_C, [STOPPED]),
    Row(NEW, "close", ONCE, [UNMADE, DOUBTED], {"EINTR": [UNMADE, FINE]}),
    Row(NEW, "fsync", ONCE, [UNMADE]),
    Row(NEW, "fsync", EVER, [UNMADE]),
    Row(NEW, "fsync", CTRL_C, [STOPPED]),
    Row(NEW, "link", ONCE, [FINE]),  # not every file system has links
    Row(NEW, "link", EVER, [FINE]),
    Row(NEW, "link", CTRL_C, [STOPPED]),
    Row(NEW, "stderr", EVER, ["0, all, unsaid"]),
]


def end(run: Point, usual: Point) -> str:
    """How the run ended, in the words of the table."""
    said = run.err.removeprefix("pdtimeline: error: ")
    if run.err == usual.err or run.code == 130:
        said = ""
    elif not run.err:
        said = ", unsaid"
    else:
        said = f": {said}"
    return f"{run.code}, {done(run, usual)}{said}".removesuffix("\n")


def done(run: Point, usual: Point) -> str:
    """How much of the usual output or file there is; a file of which there is half is something else."""
    if (run.out, run.files) == (usual.out, usual.files):
        return "all"
    if run.files == {"small.yaml": SMALL, "long.yaml": LARGE} and usual.out.startswith(run.out):
        return "a part" if run.out else "nothing"
    return f"something else: {run}"


def asked(folder: Path, trials: list[list[Any]], *options: str) -> list[list[Point]]:
    """The answers of `faulty.py`, whose runs find the two timelines where they are started."""
    (folder / "given").mkdir()
    (folder / "given" / "small.yaml").write_text(SMALL, encoding="utf-8")
    (folder / "given" / "long.yaml").write_text(LARGE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, TESTS / "support" / "faulty.py", folder / "given", folder, *options],
        input="\n".join(json.dumps(trial) for trial in trials),
        env=CLEAN,
        capture_output=True,
        text=True,
        check=True,
    )
    return [[Point(*run) for run in json.loads(line)] for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Point]]:
    """The runs of each row; all in one process, which loads everything once."""
    trials = [
        [row.arguments, row.call, row.errors, row.errors == EVER, SMALL if row.arguments == STDIN else ""]
        for row in ROWS
    ]  # fmt: skip
    found = asked(tmp_path_factory.mktemp("rows"), trials)
    return {row.name: points for row, points in zip(ROWS, found, strict=True)}


@pytest.mark.slow
@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in ROWS])
def test_a_call_that_fails_ends_as_it_is_written(answers: dict[str, list[Point]], row: Row) -> None:
    *runs, usual = answers[row.name]
    found: dict[str, list[str]] = {error: [] for error in row.errors}
    for run in runs:
        found[run.error].append(end(run, usual))

    assert found == {
        error: [text.format(REASONS.get(error)) for text in row.but.get(error, row.ends)]
        for error in row.errors
    }


@pytest.mark.slow
def test_there_are_many_points_at_which_the_system_failed(answers: dict[str, list[Point]]) -> None:
    """A loop that finds nothing to fail would find no failure either."""
    assert len(ROWS) == len(answers)
    assert sum(len(runs) - 1 for runs in answers.values()) == 338


@pytest.mark.slow
def test_whatever_is_loaded_may_be_interrupted_or_find_no_memory(tmp_path: Path) -> None:
    """Half of the time of a command is loading, and that is when people press Ctrl-C."""
    (points,) = asked(tmp_path, [[EVENTS, "import", ["SIGINT", "memory"]]], "cold")

    assert {(run.error, run.code, run.out, run.err) for run in points[:-1]} == {
        ("SIGINT", 130, "", ""),
        ("memory", 3, "", "pdtimeline: error: cannot start: out of memory\n"),
        ("memory", 3, "", "pdtimeline: error: out of memory\n"),
    }
    assert len(points) > 100
