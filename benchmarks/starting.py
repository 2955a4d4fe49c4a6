"""How long it takes until the answer is there."""

# ruff: noqa: INP001, RUF001, S603, S607 - a script; signs of arithmetic; our own children, Git and tar

from __future__ import annotations

import subprocess

from bench import HERE, OURS, PYTHON, ROOT, Bench, child, compared, kept, ours
from measure import Case, Samples, ratios, why_not
from report import Goal, Part

BARE = "a bare Typer program"
TAB = {
    "_PDTIMELINE_COMPLETE": "complete_bash",
    "COMP_WORDS": "pdtimeline event elop",
    "COMP_CWORD": "2",
}
PRESS = "Tab on an id"
GOALS = {
    "--version": 1.1,
    "events --season 10, pipe": 1.2,
    PRESS: 1.2,
    "events --season 10, terminal": 1.8,
    "event elopement, terminal": 1.8,
    "character halstead, terminal": 1.8,
    "tree --season 10, terminal": 1.8,
}


def start(bench: Bench) -> Part:
    """How long it takes until the answer is there, with the shipped timeline."""
    cases = [
        Case(BARE, [PYTHON, str(HERE / "bare.py")]),
        Case("python -c pass", [PYTHON, "-c", "pass"], is_silent=True),
        Case("python -c 'import typer'", [PYTHON, "-c", "import typer"], is_silent=True),
        child(
            "Typer, and PyYAML's scan of our file", "typer-and-scan", ROOT / "data/timeline.yaml"
        ),
        *_of_ours(),
        *_of_another(bench),
        ours("a wrong option", "events", "--sesson", "10", code=2),
    ]
    samples = bench.measure(cases, bench.times(41))
    return Part(
        "Starting",
        [
            *compared(samples, BARE, with_memory=False),
            "The fourth line is what every command would take at least that reads the timeline from YAML;",
            "an installed pdtimeline reads it from the form that was made when the package was built.",
            "",
        ],
        [_goal(samples, name) for name in GOALS],
        kept(samples, BARE, "start"),
    )


def _goal(samples: Samples, name: str) -> Goal:
    beside = ratios(samples[name], samples[BARE])
    return Goal(f"`{name}`, × {BARE}", GOALS[name], beside, why_not=why_not(samples[name]))


def _of_ours(program: str = OURS, mark: str = "") -> list[Case]:
    """The commands of the goals."""
    cases = []
    for name in GOALS:
        line, _, where = name.partition(", ")
        command = [program] if name == PRESS else [program, *line.split()]
        env = TAB if name == PRESS else {}
        cases.append(Case(f"{name}{mark}", command, env, on_terminal=where == "terminal"))
    return cases


def _of_another(bench: Bench) -> list[Case]:
    """The same of another commit, installed into an environment of its own, if one was asked for."""
    if not bench.beside:
        return []
    source, home = bench.room / "source", bench.room / "environments/beside"
    source.mkdir()
    packed = subprocess.run(
        ["git", "-C", str(ROOT), "archive", bench.beside], stdout=subprocess.PIPE, check=True
    )
    subprocess.run(["tar", "-x", "-C", str(source)], input=packed.stdout, check=True)
    subprocess.run([PYTHON, "-m", "venv", str(home)], check=True)
    pip = [f"{home}/bin/pip", "install", "--quiet", "--disable-pip-version-check", str(source)]
    subprocess.run(pip, check=True)
    return _of_ours(f"{home}/bin/pdtimeline", f", at {bench.beside}")
