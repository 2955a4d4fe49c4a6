"""Every command over files of growing length, and over long chains and many changes."""

# ruff: noqa: INP001, RUF001 - a script; signs of arithmetic; our own children

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from bench import OURS, ROOT, Bench, child, cpus, peak, say
from measure import Case, Sample, Samples, why_not
from report import Line, Panel, Part, megabytes, seconds, svg, table

DRAWING = ROOT / "docs/growth.svg"
FLAT = 1.3  # what a figure per event may grow by from 10,000 to 100,000 events


def growth(bench: Bench) -> Part:
    """Every command over files of growing length: time and memory for each event must stay flat."""
    by_size: dict[int, Samples] = {}
    for number in bench.sizes:
        say(f"  {number:,} events")
        rounds = bench.times({100: 5, 1_000: 3, 10_000: 2, 100_000: 1}[number])
        cases = _commands(bench.file(number))
        by_size[number] = bench.measure(cases, rounds)
    least, most = bench.sizes[0], bench.sizes[-1]
    rows, recorded, steep = [], {}, []
    for name in by_size[least]:
        some = {number: found[name] for number, found in by_size.items()}
        bad = next((why_not(one) for one in some.values() if why_not(one)), "")
        shown = ["–" if why_not(one) else seconds(cpus(one).middle) for one in some.values()]
        if bad:
            rows.append([f"`{name}`", *shown, "–", "–", bad])
            steep.append(f"`{name}` ({bad})")
            continue
        cost = {n: (cpus(one).middle - cpus(some[least]).middle) / (n - least)
                for n, one in some.items() if n > least}  # fmt: skip
        need = {n: (peak(one) - peak(some[least])) / (n - least)
                for n, one in some.items() if n > least}  # fmt: skip
        before = bench.sizes[-2] if len(bench.sizes) > 2 else most
        slope = cost[most] / cost[before]
        recorded[f"growth: {name}"] = round(slope, 3)
        if slope > FLAT:
            steep.append(f"`{name}` ({slope:.2f})")
        rows.append(
            [
                f"`{name}`",
                *shown,
                f"{cost[before] * 1e6:.0f} → {cost[most] * 1e6:.0f} µs",
                f"{need[before] / 1000:.1f} → {need[most] / 1000:.1f} kB",
                f"{slope:.2f}",
            ]
        )
    head = ["command", *(f"{number:,}" for number in bench.sizes)]
    before = bench.sizes[-2] if len(bench.sizes) > 2 else most
    head += [f"time per event, {before:,} → {most:,}", "memory per event", "growth"]
    lines = [
        "Processor time, median. Per event: what comes on top of the smallest file, divided by the",
        "events that come on top. A growth of 1 is linear.",
        "",
        *table(head, rows),
        f"Steeper than {FLAT}: {', '.join(steep) or 'nothing'}.",
        "",
        *_long_ones(bench),
    ]
    if not bench.is_quick:
        lines += ["![Time and memory over the number of events](growth.svg)", ""]
        DRAWING.write_text(_drawing(by_size), encoding="utf-8")
    return Part("Growth", lines, [], recorded)


def _commands(path: Path) -> list[Case]:
    """Every command, on the generated timeline."""
    file = ("--file", str(path))
    event = _some_event(path)
    lines = (
        "events --season 10", "events", "events --format table", "events --format json",
        "events --text witness", "events --seen S07E01", f"event {event}",
        "character character-0003", "characters", "person person-0003", "people",
        "place place-0001", "places", "arc arc-0001", "arcs", "episode S10E01", "episodes",
        "seasons", f"why {event}", f"why {event} --effects --count", "state", "state --at S07E01",
        f"knowledge {event}", "knowledge character-0003", "between character-0000 character-0001",
        "search witness", "chart", "chart --format table", "tree", "tree --by arc",
        "tree --by character", "sources", "source source-0003", "disputes", "dispute dispute-0001",
        "stats", f"span {event} S10E01",
        "check",
    )  # fmt: skip
    return [
        Case(line.replace(event, "ID"), [OURS, *line.split(), *file], is_silent=True)
        for line in lines
    ]


def _some_event(path: Path) -> str:
    """An id from the middle of the file: of an event of season 5 or so."""
    found = ""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("  ") and "-event-" in line and line.endswith(":\n"):
                found = line.strip().removesuffix(":")
            elif line.startswith("    episode: S05"):
                return found
    return found


def _long_ones(bench: Bench) -> list[str]:
    """Chains of causes and heaps of changes, at half and at full length."""
    full = 2_000 if bench.is_quick else 50_000
    rows = []
    for kind, line, number in (
        ("chain", "why e{last}", full),
        ("chain", "why e{last} --format table", full),
        ("chain", "why e0 --effects --format json", full),
        ("changes", "state", 2 * full),
        ("changes", "state --ended --format json", 2 * full),
        ("chain", "check", full),
    ):
        cells = []
        for count in (number // 2, number):
            path = bench.file(count, kind)
            words = line.format(last=count - 1).split()
            case = Case(line, [OURS, *words, "--file", str(path)], is_silent=True)
            found = bench.measure([case, child("read", "read", path)], 1)
            if why_not(found[line]):
                cells.append(why_not(found[line]))
                continue
            cells.append(
                f"{seconds(found[line][0].cpu)}, {megabytes(found[line][0].memory)}"
                f" (reading {seconds(found['read'][0].cpu)})"
            )
        shown = line.replace("{last}", "LAST")
        rows.append([f"`{shown}`, {number:,} {'links' if kind == 'chain' else 'changes'}", *cells])
    return table(["what", "half of it", "all of it"], rows)


DRAWN = {
    "events --season 10": "events --season 10",
    "events --format table": "events, table",
    "events --format json": "events, json",
    "tree --by arc": "tree --by arc",
    "state": "state",
    "check": "check",
}


def _drawing(by_size: Mapping[int, Samples]) -> str:
    def lines(figure: Callable[[list[Sample]], float]) -> list[Line]:
        return [
            Line(shown, [(n, figure(found[name])) for n, found in by_size.items()
                         if not why_not(found[name])])
            for name, shown in DRAWN.items()
        ]  # fmt: skip

    return svg(
        [
            Panel("Time", "seconds of the processor", lines(lambda some: cpus(some).middle)),
            Panel("Memory", "peak, in MB", lines(lambda some: peak(some) / 1e6)),
        ],
        "Time and memory of some commands over the number of events in the file",
    )
