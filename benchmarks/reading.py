"""What it takes to read and check a file, beside other ways to read the same bytes."""

# ruff: noqa: INP001, RUF001 - a script; signs of arithmetic; our own children

from __future__ import annotations

from bench import CHILDREN, PYTHON, Bench, compared, kept, say
from measure import Case, Sample, ratios, run, spread
from report import Goal, Part

READERS = {
    "scan": "libyaml's events alone",
    "ours": "ours, with all checks",
    "c-loader": "yaml.load, CSafeLoader",
    "python-loader": "yaml.load, SafeLoader",
    "ruamel": "ruamel.yaml, round trip",
}


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
    for number in bench.sizes:
        path = bench.file(number)
        say(f"  {number:,} events")
        rounds = bench.times({100: 15, 1_000: 9, 10_000: 5, 100_000: 3}[number])
        slow = 60 if number < 100_000 else 45
        cases = []
        for name, shown in READERS.items():
            python = f"{room}/bin/python" if name == "ruamel" else PYTHON
            cases.append(Case(shown, [python, CHILDREN, name, str(path)]))
        found = bench.measure(cases[:3], rounds)
        found |= bench.measure(cases[3:], min(rounds, 3), slow)
        found = {name: [_inner(one) for one in some] for name, some in found.items()}
        base = READERS["scan"]
        size = path.stat().st_size
        lines += [f"{number:,} events, {size / 1e6:.2f} MB:", "", *compared(found, base)]
        recorded |= kept(found, base, f"reading {number}")
        if number == bench.sizes[-1]:
            mine = found[READERS["ours"]]
            goals = [
                Goal(f"{number:,} events read and checked, × libyaml's events", 2,
                     ratios(mine, found[base]), 1.5),
                Goal(f"memory for that, × the file ({size / 1e6:.0f} MB)", 12,
                     spread(one.memory / size for one in mine), 8),
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
