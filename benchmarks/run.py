"""Measures pdtimeline beside what it is made of and what one would take instead.

    python benchmarks/run.py                     every group; writes docs/performance.md and growth.svg
    python benchmarks/run.py --only start,peers  these groups; the page keeps what it has of the others
    python benchmarks/run.py --only start --runs 3 --beside v0.1.0
    python benchmarks/run.py --quick             small files and few rounds; prints the tables

It needs pdtimeline in the environment that it runs in, installed as users have it (`pip install .`, not
editable), and nothing else but the standard library. What it is compared with is installed into a
temporary folder, each into an environment of its own.
"""

# ruff: noqa: INP001, RUF001, T201 - a script; signs of arithmetic; it prints

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from asking import peers
from bench import HERE, ROOT, Bench, say
from formats import formats
from growth import growth
from harm import harm
from measure import clean_environment
from reading import reading
from report import GOALS, Part, goal_rows, table, worse
from starting import start
from worst import worst

RESULTS = HERE / "results.json"
PAGE = ROOT / "docs/performance.md"

GROUPS: dict[str, Callable[[Bench], Part]] = {
    "start": start,
    "reading": reading,
    "formats": formats,
    "growth": growth,
    "peers": peers,
    "worst": worst,
    "harm": harm,
}


class Measured(NamedTuple):
    """What is kept of a group: when and how it was measured, and what goes onto the page."""

    when: str
    load: str  # programs at work besides
    title: str
    lines: list[str]
    goals: list[list[str]]
    ratios: dict[str, float]


def page(groups: Sequence[Measured]) -> str:
    """The whole of docs/performance.md."""
    lines = [
        "# How fast it is",
        "",
        "Measured by `python benchmarks/run.py`, which writes this page. Within a group everything is",
        "measured side by side: each round runs every program once, and a ratio is the median of the ratios",
        "within the rounds (least–most in brackets). Below 1 is better than what it is compared with.",
        "",
        *table(["what", "it is"], machine()),
        "## Goals",
        "",
        *table(GOALS, [row for group in groups for row in group.goals]),
        *(HERE / "notes.md").read_text(encoding="utf-8").splitlines(),
        "",
    ]
    for group in groups:
        how = f"Measured on {group.when}, with {group.load} programs at work besides."
        lines += [f"## {group.title}", "", how, "", *group.lines]
    while lines[-1] == "":
        lines.pop()
    return "\n".join(lines) + "\n"


def machine() -> list[tuple[str, str]]:
    """The machine and the versions."""
    names = ("pdtimeline", "typer", "PyYAML", "rich")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return [
        ("processor", f"{_processor()}, {os.cpu_count()} cores"),
        ("memory", f"{pages / 2**30:.0f} GiB"),
        ("system", f"{platform.system()} {platform.release().split('-')[0]}, {platform.machine()}"),
        ("Python", platform.python_version()),
        ("libraries", versions),
    ]


def _processor() -> str:
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or "unknown"


def main() -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, help="so many rounds of everything")
    parser.add_argument(
        "--runs", type=int, default=1, help="every group so many times; the last one counts"
    )
    parser.add_argument("--beside", default="", help="a commit whose start is measured, too")
    parser.add_argument(
        "--quick", action="store_true", help="small files and few rounds; prints the tables"
    )
    parser.add_argument("--only", default=",".join(GROUPS), help="some of: " + ", ".join(GROUPS))
    asked = parser.parse_args()
    wanted = asked.only.split(",")
    if unknown := set(wanted) - set(GROUPS):
        parser.error(f"no group is called {', '.join(sorted(unknown))}")
    if not _is_compiled():
        parser.error("pdtimeline is not installed as users have it; run `pip install .`")
    saved = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    results = {name: Measured(*saved[name]) for name in GROUPS if name in saved}
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        home = Path(folder)
        bench = Bench(home, clean_environment(home), asked.rounds, asked.quick, asked.beside)
        for name in wanted:
            now = measured(name, bench, asked.runs)
            for news in worse(now.ratios, results[name].ratios if name in results else {}):
                print(f"worse than recorded: {news}")
            print(f"## {now.title}\n", *now.lines, *table(GOALS, now.goals), sep="\n")
            results[name] = now
            if not asked.quick:  # after each group, so that a run that is ended leaves what it has
                kept = {name: results[name] for name in GROUPS if name in results}
                RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
                PAGE.write_text(page(list(kept.values())), encoding="utf-8")
    return 0


def measured(name: str, bench: Bench, runs: int) -> Measured:
    """Measure a group as often as asked."""
    loads = [os.getloadavg()[0]]
    parts = []
    for number in range(runs):
        say(f"{name}, run {number + 1} of {runs}")
        parts.append(GROUPS[name](bench))
        loads.append(os.getloadavg()[0])
    part = parts[-1]
    load = f"{min(loads):.1f} to {max(loads):.1f}"
    goals = goal_rows([part.goals for part in parts])
    return Measured(
        time.strftime("%Y-%m-%d"), load, part.title, part.lines, goals, dict(part.ratios)
    )


def _is_compiled() -> bool:
    """Whether the package beside this Python has the shipped timeline in its compiled form."""
    files = importlib.metadata.files("pdtimeline") or ()
    return any(file.name == "timeline.compiled" for file in files)


if __name__ == "__main__":
    sys.exit(main())
