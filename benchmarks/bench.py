"""What all groups of measurements need: files to measure with, cases of ours, tables of results."""

# ruff: noqa: INP001, RUF001, S603, T201 - a script; signs of arithmetic; our own children; it prints

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from measure import Case, Sample, Samples, Spread, ratios, side_by_side, spread, why_not
from report import megabytes, ratio, table, times

HERE = Path(__file__).parent
ROOT = HERE.parent
CHILDREN = str(HERE / "children.py")
PYTHON = sys.executable
OURS = str(Path(sys.executable).parent / "pdtimeline")
SIZES = (100, 1_000, 10_000, 100_000)


class Bench(NamedTuple):
    """What all groups need: a folder for their files, and how thorough they are."""

    room: Path
    env: dict[str, str]
    rounds: int | None
    is_quick: bool
    beside: str = ""  # a commit that is measured, too

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many events the files have."""
        return SIZES[:2] if self.is_quick else SIZES

    def times(self, usual: int) -> int:
        """How many rounds: what was asked for, or a number that suits the case."""
        return self.rounds or (min(usual, 3) if self.is_quick else usual)

    def file(self, number: int, kind: str = "full") -> Path:
        """A generated timeline; it is written the first time."""
        path = self.room / f"{kind}-{number}.yaml"
        if not path.exists():
            self.generate(path, str(number), "--kind", kind)
        return path

    def events(self, number: int) -> Path:
        """The same events for other tools."""
        path = self.room / f"events-{number}.jsonl"
        if not path.exists():
            self.generate(path, str(number), "--events")
        return path

    def generate(self, path: Path, *arguments: str) -> None:
        """Write a file in a child, so that this process stays small (see `measure.run`)."""
        with path.open("wb") as file:
            subprocess.run([PYTHON, str(HERE / "generate.py"), *arguments], stdout=file, check=True)

    def measure(self, cases: Sequence[Case], rounds: int, limit: float = 120) -> Samples:
        """All cases side by side."""
        return side_by_side(cases, rounds, self.env, limit, say)


def say(text: str) -> None:
    """Tell on stderr how far it is."""
    print(text, file=sys.stderr, flush=True)


def ours(name: str, *arguments: str, code: int = 0, on_terminal: bool = False) -> Case:
    """A command of ours."""
    return Case(name, [OURS, *arguments], code=code, on_terminal=on_terminal, is_silent=code > 0)


def child(name: str, program: str, path: Path | str) -> Case:
    """One of the small programs, in the environment of this one."""
    return Case(name, [PYTHON, CHILDREN, program, str(path)])


def walls(samples: Iterable[Sample]) -> Spread:
    """The times on the clock."""
    return spread(one.wall for one in samples)


def cpus(samples: Iterable[Sample]) -> Spread:
    """The times of the processor."""
    return spread(one.cpu for one in samples)


def peak(samples: Iterable[Sample]) -> float:
    """The memory that was needed, in bytes."""
    return spread(one.memory for one in samples).middle


def cpu(one: Sample) -> float:
    """The time of the processor."""
    return one.cpu


def compared(samples: Samples, base: str, *, with_memory: bool = True) -> list[str]:
    """A table of the cases, each beside *base*."""
    head = ["what", "clock: median (least–most)", f"× {base}", "by processor time"]
    rows = []
    for name, some in samples.items():
        if why_not(some):
            rows.append([name, why_not(some), "–", "–", "–"][: len(head) + with_memory])
            continue
        row = [
            name,
            times(walls(some)),
            ratio(ratios(some, samples[base])),
            ratio(ratios(some, samples[base], cpu)),
        ]
        rows.append([*row, megabytes(peak(some))] if with_memory else row)
    return table([*head, "memory"] if with_memory else head, rows)


def kept(samples: Samples, base: str, group: str) -> dict[str, float]:
    """The ratios to be recorded: by processor time, which a busy machine changes least."""
    found = {}
    for name, some in samples.items():
        if name != base and (value := ratios(some, samples[base], cpu)) is not None:
            found[f"{group}: {name}"] = round(value.middle, 3)
    return found
