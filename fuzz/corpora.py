"""Files of other people through the reader and the command line: nothing breaks, and nothing is lost.

    python fuzz/corpora.py FILE_OR_FOLDER... --strings LIST.json

Good for it are yaml-test-suite (its branch `data`, the files in.yaml), JSONTestSuite (test_parsing),
the data of PyYAML's own tests, and the big list of naughty strings (blns.json, for --strings). They
are fetched by whoever runs this, and never become a part of the project.

Each input (`material.py` says what is made of a file) is read in this process, and then by `check` and
`events -o json`, each in a process of its own that may use two seconds of processor time and 300 MB of
address space; it is forked from this one, which spares it the start of Python (a tenth of a second).
The laws are the functions below that yield sentences; a broken one is printed, and the script ends
with 1.
"""

# ruff: noqa: INP001, T201 - a script; it prints

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import re
import resource
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import yaml
from material import Input, of_files, of_strings

import pdtimeline
from pdtimeline import BadTimeline, parse
from pdtimeline.cli.main import main as program
from pdtimeline.errors import Problem

SECONDS, MEGABYTES, CRASHED = 2, 300, 99
FOREIGN = re.compile("Traceback|internal error|Error:")
BREAK = re.compile("\r\n|\r|\n")


class Read(NamedTuple):
    """What reading in this process ended with; `crash` is an exception that is not ours."""

    problems: tuple[Problem, ...] = ()
    whole: str = ""
    crash: str = ""

    @property
    def word(self) -> str:
        """The outcome in a word or two."""
        if self.whole:
            return "refused as a whole"
        return "refused" if self.problems or self.crash else "accepted"

    @property
    def is_accepted(self) -> bool:
        """Whether nothing was wrong."""
        return self.word == "accepted"


class Ran(NamedTuple):
    """What a process left behind; `code` is negative for a signal."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


class Looked(NamedTuple):
    """All that was seen of one input, and which laws it broke."""

    name: str
    read: Read
    seconds: float
    megabytes: float
    broken: tuple[str, ...]


def read(data: bytes) -> Read:
    """The outcome of reading."""
    try:
        parse(data)
    except BadTimeline as error:
        return Read(error.problems, error.whole)
    except Exception as error:  # noqa: BLE001 - that there is none is what is to be shown
        return Read(crash=repr(error))
    return Read()


def run(*arguments: str) -> Ran:
    """The command line in a process with limits."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            be_the_program(out.fileno(), err.fileno(), arguments)
        _, status, usage = os.wait4(child, 0)
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8"))
    seconds, code = usage.ru_utime + usage.ru_stime, os.waitstatus_to_exitcode(status)
    return Ran(code, texts[0], texts[1], seconds, usage.ru_maxrss / 1024)


def be_the_program(out: int, err: int, arguments: tuple[str, ...]) -> NoReturn:
    """End this process as the command line would, whatever happens."""
    try:
        os.dup2(out, 1)
        os.dup2(err, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
        sys.argv = ["pdtimeline", *arguments]
        program()
    except BaseException:  # noqa: BLE001 - a process must not go on as a second copy of this script
        traceback.print_exc()
    os._exit(CRASHED)


def places_are_inside(found: Read, data: bytes) -> Iterator[str]:
    """Every refusal says where, unless it is one of the file as a whole; and there is such a place."""
    if found.crash:
        yield f"reading raised {found.crash}"
    lines = BREAK.split(data.decode("utf-8-sig", "replace"))
    for problem in found.problems:
        line, column, end = problem.place
        if not 1 <= line <= len(lines) or not 1 <= column <= end <= len(lines[line - 1]) + 1:
            yield f"{problem.rule} is at {line}:{column}-{end}, outside the file"
        if not problem.what.strip():
            yield f"{problem.rule} says nothing"


def processes_end_well(found: Read, ran: Ran, word: str) -> Iterator[str]:
    """The code is 0 or 3, as reading had it; one that failed says why, and none says too much."""
    expected = 0 if found.is_accepted else 3
    if ran.code != expected:
        yield f"{word} ended with {ran.code}, not {expected}: {ran.err[-300:]}"
    if FOREIGN.search(ran.err):
        yield f"{word} wrote {ran.err[-300:]}"
    if ran.seconds > SECONDS or ran.megabytes > MEGABYTES:
        yield f"{word} took {ran.seconds:.2f} s and {ran.megabytes:.0f} MB"


def nothing_is_lost(data: bytes, out: str) -> Iterator[str]:
    """Every key and value below `events` of what was accepted is in the JSON."""
    top: Any = yaml.compose(data, Loader=yaml.CBaseLoader)
    (found,) = [value for key, value in top.value if key.value == "events"]
    written = set(_texts(json.loads(out)))
    for text in sorted(set(_scalars(found)) - written):
        yield f"{text!r} is not in the JSON"


def _scalars(node: yaml.Node) -> Iterator[str]:
    """The texts of a node, without the blanks at their ends, and without what nobody reads."""
    if isinstance(node, yaml.ScalarNode):
        yield node.value.strip()
    elif isinstance(node, yaml.SequenceNode):
        yield from chain.from_iterable(map(_scalars, node.value))
    else:
        for key, value in node.value:
            if not key.value.startswith("x-"):
                yield key.value.strip()
                yield from _scalars(value)


def _texts(value: Any) -> Iterator[str]:
    """The texts of JSON, without the blanks at their ends."""
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        yield from chain.from_iterable(map(_texts, value))
    elif isinstance(value, str):
        yield value.strip()


def look(one: Input) -> Looked:
    """Read an input in all ways."""
    found = read(one.data)
    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        file.write(one.data)
        file.flush()
        check = run("check", file.name)
        events = run("events", "--format", "json", "--file", file.name)
    broken = [
        *places_are_inside(found, one.data),
        *processes_end_well(found, check, "check"),
        *processes_end_well(found, events, "events"),
    ]
    if not broken and found.is_accepted:
        broken += nothing_is_lost(one.data, events.out)
    elif not found.is_accepted and events.out:
        broken.append("events wrote something of a timeline that it refused")
    seconds = max(check.seconds, events.seconds)
    megabytes = max(check.megabytes, events.megabytes)
    return Looked(one.name, found, seconds, megabytes, tuple(broken))


def warm_up() -> None:
    """Load all modules, so that no process has to."""
    for module in pkgutil.walk_packages(pdtimeline.__path__, "pdtimeline."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def report(all_of_them: list[Looked]) -> None:
    """The figures."""
    forms: dict[str, Counter[str]] = {}
    for one in all_of_them:
        forms.setdefault(one.name.rpartition(", ")[2], Counter())[one.read.word] += 1
    for form, counts in forms.items():
        print(f"{form}: {counts.total()} inputs,", ", ".join(f"{n} {w}" for w, n in counts.items()))
    rules = Counter(problem.rule for one in all_of_them for problem in one.read.problems)
    print("rules:", ", ".join(f"{rule} {number}" for rule, number in rules.most_common()))
    slowest = max(all_of_them, key=lambda one: one.seconds)
    largest = max(all_of_them, key=lambda one: one.megabytes)
    print(f"slowest: {slowest.seconds:.2f} s, {slowest.name}")
    print(f"largest: {largest.megabytes:.0f} MB, {largest.name}")
    print(f"inputs: {len(all_of_them)}, processes: {2 * len(all_of_them)}")


def main() -> int:
    """Look at everything; 1 when a law is broken."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("places", nargs="*", type=Path, metavar="FILE_OR_FOLDER")
    parser.add_argument("--strings", action="append", type=Path, default=[], metavar="FILE")
    asked = parser.parse_args()
    warm_up()
    done = []
    for one in map(look, chain(of_files(asked.places), of_strings(asked.strings))):
        done.append(one)
        for sentence in one.broken:
            print(f"BROKEN {one.name}: {sentence}", flush=True)
    report(done)
    return int(any(one.broken for one in done))


if __name__ == "__main__":
    sys.exit(main())
