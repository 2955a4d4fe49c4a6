"""The events of season 10, asked of us and of what one would take instead."""

# ruff: noqa: INP001 - a script; signs of arithmetic; our own children

from __future__ import annotations

import shutil
from collections.abc import Sequence

import peers as others
from bench import OURS, Bench, compared, say
from generate import ASKED
from measure import Case, Samples, ratios, run, why_not
from report import Goal, Part, table


def peers(bench: Bench) -> Part:
    """The events of season 10, asked of what one would take instead."""
    ready = []
    for peer in others.PEERS:
        say(f"  installing {peer.name}")
        ready.append(others.install(peer, bench.room, bench.env))
    lines = ["Each keeps the same events in its own form and is asked in its own way:", ""]
    lines += table(
        ["program", "version", "form", "question"],
        [
            [f"{one.peer.name}", one.version or one.why_not, one.peer.form, one.peer.asked]
            for one in ready
        ],
    )
    goals: list[Goal] = []
    recorded: dict[str, float] = {}
    for number in bench.sizes:
        say(f"  {number:,} events")
        found, notes = _asked(bench, ready, number)
        lines += [f"{number:,} events:", "", *compared(found, "ours")]
        lines += [*(f"{name}: {reason}." for name, reason in notes.items()), ""]
        for name, some in found.items():
            beside = ratios(found["ours"], some)
            if name == "ours":
                continue
            if beside is not None:
                recorded[f"peers {number}: ours / {name}"] = round(beside.middle, 3)
            if number < 100_000:
                reason = why_not(some)
                goals.append(Goal(f"{number:,} events, ours / {name}", 1, beside, why_not=reason))
        goals += [
            Goal(f"{number:,} events, ours / {name}", 1, None, why_not=reason)
            for name, reason in notes.items()
            if number < 100_000
        ]
    lines += [
        "Programs with an index, a cache or a database were given it before; ours reads and checks the",
        "whole file each time.",
        "",
    ]
    return Part("What one would take instead", lines, goals, recorded)


def _asked(
    bench: Bench, ready: Sequence[others.Ready], number: int
) -> tuple[Samples, dict[str, str]]:
    """The question at one size; and why some could not be asked."""
    path, events = bench.file(number), bench.events(number)
    expected = sum(1 for one in others.read(events) if others.season(one) == ASKED)
    cases = [Case("ours", [OURS, "events", "--season", str(ASKED), "--file", str(path)])]
    notes = {}
    for one in ready:
        if one.why_not:
            notes[one.peer.name] = one.why_not
            continue
        folder = bench.room / f"peers-{number}" / one.peer.name.replace(" ", "-")
        reason = others.prepare(one, folder, events, bench.env, 60)
        if not reason:
            (folder / "timeline.yaml").symlink_to(path)
            cases.append(others.question(one, folder))
        else:
            notes[one.peer.name] = reason
    answers = {}
    for case in cases:
        answer = run(case, bench.env, 60, keep=1 << 22)
        count = len([line for line in answer.output.splitlines() if line.strip()])
        answers[case.name] = answer
        if not answer.why_not and not expected <= count <= 2 * expected + 5:
            notes[case.name] = f"gave {count} lines for {expected} events"
    rounds = bench.times({100: 11, 1_000: 7, 10_000: 3, 100_000: 1}[number])
    quick = [case for case in cases if not answers[case.name].why_not]
    for case in cases:
        if answers[case.name].why_not:
            notes[case.name] = answers[case.name].why_not
    found = bench.measure(quick, rounds, 60)
    shutil.rmtree(bench.room / f"peers-{number}", ignore_errors=True)
    return found, notes
