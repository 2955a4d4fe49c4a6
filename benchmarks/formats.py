"""All events in every format, beside reading them and beside bare Rich."""

# ruff: noqa: INP001, RUF001, S603 - a script; signs of arithmetic; our own children

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from bench import OURS, Bench, child, compared, kept, peak, say
from measure import Case, ratios, spread, why_not
from report import Goal, Part

FORMATS = ("plain", "tsv", "csv", "json", "jsonl", "yaml", "markdown", "table", "tree")


def formats(bench: Bench) -> Part:
    """All events in every format, beside reading them and beside bare Rich."""
    number = 1_000 if bench.is_quick else 10_000
    path = bench.file(number)
    cells = _cells(bench, path)
    reads = "reading them"
    wide = {"COLUMNS": "120"}

    def listed(form: str, file: Path) -> Case:
        command = [OURS, "events", "--format", form, "--file", str(file)]
        return Case(form, command, wide)

    first = "first rows of a table on a terminal"
    checked = Case("check", [OURS, "check", str(path)], is_silent=True)
    cases = [
        child(reads, "read", path),
        *(listed(form, path) for form in FORMATS),
        listed("table", path)._replace(name=first, on_terminal=True),
        checked,
        child("a bare Rich table", "rich-table", cells),
        child("a bare Rich tree", "rich-tree", cells),
    ]
    found = bench.measure(cases, bench.times(5))
    found[first] = [sample._replace(wall=sample.first) for sample in found[first]]
    lines = [
        f"{number:,} events ({path.stat().st_size / 1e6:.1f} MB):",
        "",
        *compared(found, reads),
    ]
    goals = [
        Goal(f"{number:,} events: {form}, × reading them", 1.5, ratios(found[form], found[reads]))
        for form in ("plain", "csv", "json")
    ]
    goals += [
        Goal(f"{number:,} events: {first}, × reading them", 1.3, ratios(found[first], found[reads])),
        Goal(f"{number:,} events: a whole table, × one Rich table of the same cells", 1.2,
             ratios(found["table"], found["a bare Rich table"])),
        Goal(f"`check` of {number:,} events, × reading them", 1.8, ratios(found["check"], found[reads])),
    ]  # fmt: skip
    if not bench.is_quick:
        goals += _large(bench, listed, lines)
    lines += [
        "Ours reads the timeline and draws; the Rich programs are given the cells and only draw. The",
        "clock of the first rows stops when they are there, that of the processor at the end.",
        "",
    ]
    return Part("Formats", lines, goals, kept(found, reads, "formats"))


def _cells(bench: Bench, path: Path) -> Path:
    """The cells of the table and of the tree, with tabs between them."""
    cells = path.with_suffix(".tsv")
    columns = "episode,date,title,characters,id"
    with cells.open("wb") as file:
        command = [OURS, "events", "--format", "tsv", "--fields", columns, "--file", str(path)]
        subprocess.run(command, env=bench.env, stdout=file, check=True)
    return cells


def _large(bench: Bench, listed: Callable[[str, Path], Case], lines: list[str]) -> list[Goal]:
    """100,000 events for people: what it takes, and how much memory."""
    goals = []
    for kind in ("brief", "full"):
        path = bench.file(100_000, kind)
        say(f"  100,000 events, {kind}")
        size = f"{path.stat().st_size / 1e6:.0f} MB"
        cases = [child("reading them", "read", path), listed("table", path), listed("tree", path)]
        if kind == "brief":
            cells = _cells(bench, path)
            cases += [
                child("a bare Rich table", "rich-table", cells),
                child("a bare Rich tree", "rich-tree", cells),
            ]
        found = bench.measure(cases, 1, 150)
        lines += [f"100,000 events, {kind} ({size}), once:", "", *compared(found, "reading them")]
        for form in ("table", "tree"):
            some = found[form]
            memory = None if why_not(some) else spread([peak(some) / 1e6])
            what = f"100,000 events as a {form}: memory, file of {size}"
            goals.append(Goal(what, 300, memory, unit="MB", why_not=why_not(some)))
    return goals
