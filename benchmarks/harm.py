"""Files below a megabyte that were made to take long or to fill memory, and what `check` takes for them."""

# ruff: noqa: INP001 - a script

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench import OURS, Bench
from measure import Case, Sample, run, spread
from report import Goal, Part, megabytes, seconds, table

SIZE = 950_000  # bytes
HEAD = "timeline: {format: 1, title: T}\nseries: {pd: {title: P}}\n"
EVENTS = f"{HEAD}events:\n"

LINES: dict[str, tuple[str, Callable[[int], str]]] = {
    "a fault in each event": (EVENTS, lambda i: f"  e{i}: {{title: x, date: 2020, wrnog: y}}\n"),
    "a date that is none in each event": (EVENTS, lambda i: f"  e{i}: {{title: x, date: 13/13/20}}\n"),
    "an id that is none": (EVENTS, lambda i: f"  E_{i}: {{title: x, date: 2020}}\n"),
    "a cause that is nowhere": (EVENTS, lambda i: f"  e{i}: {{title: x, date: 2020, causes: [f{i}]}}\n"),
    "two events that lead to each other": (
        EVENTS, lambda i: f"  e{i}: {{title: x, date: 2020, causes: [e{i ^ 1}]}}\n"
    ),
    "a chain of causes, upside down": (
        EVENTS, lambda i: f"  e{i}: {{title: x, date: 2020, causes: [e{i + 1}]}}\n"
    ),
    "events without anything": (EVENTS, lambda i: f"  e{i}: \n"),
    "one event with very many fields": (f"{EVENTS}  e:\n", lambda i: f"    f{i}: x\n"),
    "one event again and again": (EVENTS, lambda _: "  e: {title: x, date: 2020}\n"),
    "sections that there are not": (HEAD, lambda i: f"s{i}: {{a{i}: {{title: x}}}}\n"),
    "aliases": (EVENTS, lambda i: f"  e{i}: *a\n"),
    "anchors": (EVENTS, lambda i: f"  e{i}: &a{i} {{title: x, date: 2020}}\n"),
    "merge keys": (EVENTS, lambda i: f"  e{i}: {{<<: x, title: x, date: 2020}}\n"),
    "brackets": (EVENTS, lambda _: "[" * 1000),
    "braces": (EVENTS, lambda _: "{a: " * 1000),
    "dashes": (EVENTS, lambda _: "- " * 1000),
    "question marks": (EVENTS, lambda _: "? " * 1000),
    "lines %TAG": ("", lambda i: f"%TAG !a{i}! x\n"),
    "documents": (EVENTS, lambda _: "--- a\n"),
    "NUL": (EVENTS, lambda _: "\0" * 1000),
    "control characters": (EVENTS, lambda i: f"  e{i}: {{title: x\x01, date: 2020}}\n"),
    "marks of git": (EVENTS, lambda _: "<<<<<<< a\n"),
    "fences": (EVENTS, lambda _: "```\n"),
    "a plus before each line": (EVENTS, lambda i: f"+ e{i}: x\n"),
    "a long key": (EVENTS, lambda _: "a" * 1000),
    "an open quote": (f"{EVENTS}  e: {{title: '", lambda _: "word\n" * 100),
    "faults of syntax": (EVENTS, lambda i: f"  e{i}: {{title: x: y}}\n"),
    "arcs within arcs, in a ring": (
        f"{HEAD}events: {{}}\narcs:\n", lambda i: f"  a{i}: {{title: x, within: a{(i + 1) % 20_000}}}\n"
    ),
}  # fmt: skip


def harm(bench: Bench) -> Part:
    """What `check` takes more than a start, in processor time and memory, for each of the files."""
    rounds = bench.times(3)
    start = [run(Case("start", [OURS, "--version"]), bench.env, 60) for _ in range(rounds)]
    base = min(one.cpu for one in start), min(one.memory for one in start)
    found = {name: _measured(bench, name, rounds) for name in LINES}
    slowest = max(found.values(), key=lambda one: one.cpu)
    largest = max(found.values(), key=lambda one: one.memory)
    goals = [
        Goal("`check` of a hostile file below 1 MB: the slowest, more than a start", 0.5,
             spread([slowest.cpu - base[0]]), "s"),
        Goal("the one that takes most memory, more than a start", 100,
             spread([(largest.memory - base[1]) / 1e6]), "MB"),
    ]  # fmt: skip
    rows = [
        [name, seconds(one.cpu - base[0]), megabytes(one.memory - base[1])]
        for name, one in sorted(found.items(), key=lambda item: -item[1].cpu)
    ]
    lines = table(["0.95 MB of", "processor time, more than a start", "memory, more"], rows)
    return Part("Files that mean harm", lines, goals, {})


def _measured(bench: Bench, name: str, rounds: int) -> Sample:
    """The run of the median time; the file is refused."""
    path = _file(bench, name)
    case = Case(name, [OURS, "check", str(path)], code=3, is_silent=True)
    samples = [run(case, bench.env, 60) for _ in range(rounds)]
    if wrong := [one.why_not for one in samples if one.why_not]:
        raise SystemExit(f"{name}: {wrong[0]}")
    return sorted(samples, key=lambda one: one.cpu)[len(samples) // 2]


def _file(bench: Bench, name: str) -> Path:
    head, line = LINES[name]
    parts, size = [head], len(head)
    for number in range(SIZE):
        parts.append(line(number))
        size += len(parts[-1])
        if size > SIZE:
            break
    path = bench.room / "hostile.yaml"
    path.write_text("".join(parts), encoding="utf-8")
    return path
