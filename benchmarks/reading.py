"""What it takes to read and check a file, beside other ways to read the same bytes."""

# ruff: noqa: INP001, RUF001 - a script; signs of arithmetic; our own children

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bench import CHILDREN, PYTHON, Bench, compared, kept, say
from measure import Case, Sample, ratios, run, spread
from report import Goal, Part

READERS = {
    "scan": "PyYAML's event scan",
    "libyaml": "libyaml's own share of it",
    "ours": "ours, with all checks",
    "c-loader": "yaml.load, CSafeLoader",
    "python-loader": "yaml.load, SafeLoader",
    "ruamel": "ruamel.yaml, round trip",
}
QUICK, SLOW = ("scan", "libyaml", "ours"), ("c-loader", "python-loader", "ruamel")


def reading(bench: Bench) -> Part:
    """What it takes to read and check a file, beside other ways to read the same bytes."""
    room = bench.room / "environments/ruamel"
    for step in (
        [PYTHON, "-m", "venv", str(room)],
        [f"{room}/bin/pip", "install", "--quiet", "--disable-pip-version-check", "ruamel.yaml"],
    ):
        run(Case("ruamel", step, is_silent=True), bench.env, 300)
    lines: list[str] = []
    goals: list[Goal] = []
    recorded: dict[str, float] = {}
    base, ours = READERS["scan"], READERS["ours"]
    for number in bench.sizes:
        path = bench.file(number)
        say(f"  {number:,} events")
        rounds = bench.times({100: 15, 1_000: 9, 10_000: 5, 100_000: 3}[number])

        def cases(names: Iterable[str], path: Path = path) -> list[Case]:
            pythons = {"ruamel": f"{room}/bin/python"}
            return [
                Case(READERS[name], [pythons.get(name, PYTHON), CHILDREN, name, str(path)])
                for name in names
            ]

        samples = bench.measure(cases(QUICK), rounds)
        if number < 100_000:  # beyond, they take minutes
            samples |= bench.measure(cases(SLOW), min(rounds, 3), 60)
        samples = {name: [_inner(sample) for sample in some] for name, some in samples.items()}
        size = path.stat().st_size
        lines += [f"{number:,} events, {size / 1e6:.2f} MB:", "", *compared(samples, base)]
        recorded |= kept(samples, base, f"reading {number}")
        if number >= 10_000 or number == bench.sizes[-1]:
            goals += [
                Goal(f"{number:,} events read and checked, × PyYAML's event scan", 2,
                     ratios(samples[ours], samples[base])),
                Goal(f"memory for that, × the file ({size / 1e6:.0f} MB)", 6,
                     spread(sample.memory / size for sample in samples[ours])),
            ]  # fmt: skip
    lines += [
        "Times are those of reading, without the start of Python; memory is the whole process."
    ]
    return Part("Reading", [*lines, ""], goals, recorded)


def _inner(one: Sample) -> Sample:
    """The sample with the times that the child printed."""
    if one.why_not:
        return one
    wall, processor = map(float, one.output.split())
    return one._replace(wall=wall, cpu=processor)
