"""Measures pdtimeline beside what it is made of and what one would take instead, in one run.

    python benchmarks/run.py                     everything; writes docs/performance.md and growth.svg
    python benchmarks/run.py --quick             small files and few rounds; prints the tables
    python benchmarks/run.py --only start,peers  some of the groups; prints the tables

It needs pdtimeline in the environment that it runs in, and nothing else but the standard library.
What it is compared with is installed into a temporary folder, each into an environment of its own.
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
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from asking import peers
from bench import HERE, ROOT, Bench, say
from formats import formats
from growth import growth
from harm import harm
from measure import clean_environment
from reading import reading
from report import Part, goal_table, table, worse
from starting import start
from worst import worst

RECORDED = HERE / "recorded.json"
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


def page(parts: Mapping[str, Part], news: Sequence[str], rounds: str, loads: str) -> str:
    """The whole of docs/performance.md."""
    goals = [goal for part in parts.values() for goal in part.goals]
    lines = [
        "# How fast it is",
        "",
        f"Measured on {time.strftime('%Y-%m-%d')} by `python benchmarks/run.py{rounds}`, which writes",
        "this page anew. Everything is measured side by side in one run: each round runs every program",
        "once, and a ratio is the median of the ratios within the rounds (least–most in brackets).",
        "A ratio below 1 is better than what it is compared with.",
        "",
        *table(["what", "it is"], [[name, value] for name, value in machine(loads)]),
        "## Goals",
        "",
        *goal_table(goals),
    ]
    notes = HERE / "notes.md"
    if notes.exists():
        lines += [*notes.read_text(encoding="utf-8").splitlines(), ""]
    for part in parts.values():
        lines += [f"## {part.title}", "", *part.lines]
    lines += ["## Against what was recorded before", ""]
    lines += [f"* {one}" for one in news] or ["Nothing got worse by more than a tenth."]
    while lines[-1] == "":
        lines.pop()
    return "\n".join(lines) + "\n"


def machine(loads: str) -> list[tuple[str, str]]:
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
        ("programs at work besides (load)", loads),
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
    parser.add_argument("--quick", action="store_true", help="small files and few rounds")
    parser.add_argument("--only", default=",".join(GROUPS), help="some of: " + ", ".join(GROUPS))
    asked = parser.parse_args()
    wanted = [name for name in GROUPS if name in asked.only.split(",")]
    if unknown := set(asked.only.split(",")) - set(GROUPS):
        parser.error(f"no group is called {', '.join(sorted(unknown))}")
    before = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
    is_whole = wanted == list(GROUPS) and not asked.quick
    parts: dict[str, Part] = {}
    news: list[str] = []
    loads = [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        bench = Bench(Path(folder), clean_environment(Path(folder)), asked.rounds, asked.quick)
        for name in wanted:
            say(name)
            parts[name] = GROUPS[name](bench)
            news += worse(parts[name].ratios, before.get("ratios", {}))
            loads.append(os.getloadavg()[0])
            if is_whole:  # after each group, so that a run that is ended leaves what it has
                rounds = f" --rounds {asked.rounds}" if asked.rounds else ""
                load = f"{min(loads):.1f} to {max(loads):.1f}"
                PAGE.write_text(page(parts, news, rounds, load), encoding="utf-8")
    if is_whole:
        ratios = {key: value for part in parts.values() for key, value in part.ratios.items()}
        saved = {"date": time.strftime("%Y-%m-%d"), "ratios": ratios}
        RECORDED.write_text(json.dumps(saved, indent=1) + "\n", encoding="utf-8")
    else:
        for part in parts.values():
            print(f"## {part.title}\n", *part.lines, sep="\n")
        print("## Goals\n", *goal_table(g for part in parts.values() for g in part.goals), sep="\n")
    for one in news:
        print(f"worse than recorded: {one}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
