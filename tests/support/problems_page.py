"""Writes docs/problems.md from the folder `problems`: every message beside the file that provokes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pdtimeline.diagnostics.rules import RULES
from pdtimeline.render.escapes import visible
from running import ROOT, TESTS

FOLDER = TESTS / "problems"
PAGE = ROOT / "docs" / "problems.md"
WIDTH = 90  # columns of a line that are shown

INTRODUCTION = """\
# Problems

What `pdtimeline check` says, beside the smallest file that makes it say so. Other commands say the
same of errors, in one line each, and answer nothing; warnings are shown by `check` alone.

Each problem names its place as `file:line:column`, says what is wrong and what to do, and ends with its
rule. They come in the order of the file, all errors in one run; only where the text is no YAML (`syntax`),
the reading goes on with the next record, ids are not looked up, and a note says so. Warnings are looked
for when no error is left. The exit code is 3 when there is an error, with `--strict` also for a warning,
and 0 otherwise. `pdtimeline check --explain RULE` prints the sentence that stands below a rule here, and a
finding that is meant so is answered under `waive`, as [format.md](format.md) describes.

<!-- Written from tests/problems: `pytest tests/diagnostics/test_problems.py --update-golden` does it. -->
"""


class Case(NamedTuple):
    """One slip: its name, the file, and what is said about it."""

    name: str
    data: bytes
    said: str

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules of its problems, in their order; none when the file as such cannot be read."""
        return tuple(re.findall(r"  \[([a-z-]+)\]$", self.said, re.MULTILINE))


def cases() -> tuple[Case, ...]:
    """All pairs of the folder, by name."""
    return tuple(
        Case(path.stem, path.read_bytes(), path.with_suffix(".txt").read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.yaml"))
    )


def page() -> str:
    """The page, anew."""
    return "\n".join(_lines(cases()))


def _lines(some: tuple[Case, ...]) -> Iterator[str]:
    yield INTRODUCTION
    yield "## The file as a whole\n"
    yield from _shown(case for case in some if not case.rules)
    for rule, meaning in RULES.items():
        yield f"## {rule}\n"
        yield f"{meaning}\n"
        yield from _shown(case for case in some if set(case.rules) == {rule})
    yield "## Several at once\n"
    yield from _shown(case for case in some if len(set(case.rules)) > 1)


def _shown(some: Iterator[Case]) -> Iterator[str]:
    for case in some:
        yield f"### {case.name.replace('-', ' ').capitalize()}\n"
        if case.data and b"\x00" not in case.data:
            yield f"```yaml\n{_text(case.data)}```\n"
        yield f"```text\n{case.said}```\n"


def _text(data: bytes) -> str:
    lines = [visible(line) for line in data.decode(errors="backslashreplace").split("\n")]
    return "\n".join(line if len(line) <= WIDTH else f"{line[:WIDTH]}..." for line in lines)
