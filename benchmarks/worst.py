"""The worst of what is accepted: the longest, the most and the deepest."""

# ruff: noqa: INP001 - a script; signs of arithmetic; our own children

from __future__ import annotations

from bench import OURS, Bench
from measure import Case, run
from report import Part, megabytes, seconds, table

CASES: tuple[tuple[str, str, int, tuple[str, ...]], ...] = (
    (
        "texts of 1 MiB", "long-texts", 60,
        ("events", "events --format json", "search word", "check"),
    ),
    (
        "texts of 1 MiB, shown", "long-texts", 20,
        ("event e1", "events --fields id,summary --format table"),
    ),
    (
        "titles that are a word of 1 MiB", "endless-words", 10,
        ("events --format table", "tree", "check"),
    ),
    (
        "10,000 characters at each event", "crowds", 60,
        (
            "events", "events --format table", "chart --by character", "state", "knowledge e1",
            "between c0 c1", "check",
        ),
    ),
    (
        "arcs within arcs", "deep-arcs", 2_000,
        (
            "arcs", "arcs --format tree", "events --arc a0", "tree --by arc", "events --seen S01E50",
            "check",
        ),
    ),
    ("a fault in each event", "faults", 20_000, ("check", "events")),
)  # fmt: skip


def worst(bench: Bench) -> Part:
    """The worst of what is accepted, twice: at half and at full length."""
    rows: list[list[str]] = []
    for shown, kind, number, lines in CASES:
        scale = 4 if bench.is_quick else 1
        for line in lines:
            rows.append([f"{shown}, {number // scale:,}", f"`{line}`"])
            for count in (number // scale // 2, number // scale):
                path = bench.file(count, kind)
                case = Case(
                    line,
                    [OURS, *line.split(), "--file", str(path)],
                    {"COLUMNS": "100"},
                    is_silent=True,
                )
                rows[-1].append(_once(bench, case))
    text = table(["file", "command", "half of it", "all of it"], rows)
    return Part("The worst of what is accepted", text, [], {})


def _once(bench: Bench, case: Case) -> str:
    """Processor time and memory of one run; a file with faults is refused with 3."""
    sample = run(case, bench.env, 60)
    if sample.why_not.startswith("exit code 3"):
        sample = run(case._replace(code=3, is_silent=True), bench.env, 60)
    if sample.why_not:
        return sample.why_not
    return f"{seconds(sample.cpu)}, {megabytes(sample.memory)}"
