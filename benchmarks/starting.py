"""How long it takes until the answer is there."""

# ruff: noqa: INP001 - a script; signs of arithmetic; our own children

from __future__ import annotations

from bench import HERE, OURS, PYTHON, ROOT, Bench, child, compared, kept, ours
from measure import Case, ratios, why_not
from report import Goal, Part


def start(bench: Bench) -> Part:
    """How long it takes until the answer is there, with the shipped timeline."""
    shipped = ROOT / "data/timeline.yaml"
    event = "elopement"
    bare = "a bare Typer program"
    tab = {
        "_PDTIMELINE_COMPLETE": "complete_bash",
        "COMP_WORDS": "pdtimeline event elop",
        "COMP_CWORD": "2",
    }
    cases = [
        Case(bare, [PYTHON, str(HERE / "bare.py")]),
        Case("python -c pass", [PYTHON, "-c", "pass"], is_silent=True),
        Case("python -c 'import typer'", [PYTHON, "-c", "import typer"], is_silent=True),
        child("Typer, and libyaml's events of our file", "typer-and-scan", shipped),
        ours("--version", "--version"),
        ours("events --season 10, pipe", "events", "--season", "10"),
        ours("events --season 10, terminal", "events", "--season", "10", on_terminal=True),
        ours("event ID", "event", event),
        Case("Tab on an id", [OURS], tab),
        ours("a wrong option", "events", "--sesson", "10", code=2),
    ]
    found = bench.measure(cases, bench.times(41))

    def goal(what: str, most: float, aim: float | None, name: str) -> Goal:
        return Goal(what, most, ratios(found[name], found[bare]), aim, why_not=why_not(found[name]))

    return Part(
        "Starting",
        [
            *compared(found, bare, with_memory=False),
            "The fourth line is the floor of every command that reads: Typer, PyYAML's import and",
            "libyaml's events, and nothing done with them.",
            "",
        ],
        [
            goal("`--version`", 1.25, None, "--version"),
            goal("`events --season 10`, shipped data, pipe", 2, 1.5, "events --season 10, pipe"),
            goal("the same as a table on a terminal", 3, 2.2, "events --season 10, terminal"),
            goal("a Tab press on an id", 2, None, "Tab on an id"),
        ],
        kept(found, bare, "start"),
    )
