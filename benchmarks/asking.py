"""The events of season 10, asked of us and of what one would take instead."""

# ruff: noqa: INP001, S603 - a script; signs of arithmetic; our own children

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import peers as others
from bench import OURS, ROOT, Bench, compared, say
from generate import ASKED, FIRST_YEAR
from measure import Case, Samples, ratios, run, why_not
from report import Goal, Part, table

SHIPPED = 0  # events of the shipped timeline, as many as it has
FASTER_THAN = ("jrnl", "khal", "papis", "beets", "sqlite-utils", "yq")


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
    for number in (SHIPPED, *bench.sizes):
        size = f"{number:,} events" if number else "the shipped timeline"
        say(f"  {size}")
        found, notes = _asked(bench, ready, number)
        lines += [f"{size[0].upper()}{size[1:]}:", "", *compared(found, "ours")]
        lines += [*(f"{name}: {reason}." for name, reason in notes.items()), ""]
        for name, some in found.items():
            beside = ratios(found["ours"], some)
            if name == "ours":
                continue
            if beside is not None:
                recorded[f"peers {number}: ours / {name}"] = round(beside.middle, 3)
            if number == SHIPPED and name in FASTER_THAN:
                goals.append(Goal(f"{size}, ours / {name}", 1, beside, why_not=why_not(some)))
        goals += [
            Goal(f"{size}, ours / {name}", 1, None, why_not=reason)
            for name, reason in notes.items()
            if number == SHIPPED and name in FASTER_THAN
        ]
    lines += [
        "Programs with an index, a cache or a database were given it before; ours reads and checks the",
        "whole file each time, but for the shipped timeline, which was compiled when the package was built.",
        "",
    ]
    return Part("What one would take instead", lines, goals, recorded)


def _shipped(bench: Bench) -> Path:
    """The events of the shipped timeline for other tools; a day where it has a month or nothing."""
    path = bench.room / "events-shipped.jsonl"
    command = [OURS, "events", "--format", "jsonl"]
    found = subprocess.run(command, env=bench.env, stdout=subprocess.PIPE, check=True).stdout
    with path.open("w", encoding="utf-8") as file:
        for line in found.splitlines():
            event = json.loads(line)
            code = event["episode"] or ""
            number = int(code[1:3]) if code[:1] == "S" and code[1:3].isdecimal() else 0
            day = (event["date"] or "")[:10]
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
                day = f"{FIRST_YEAR + number + 1}-01-01"
            kept = {name: event[name] for name in ("id", "title", "summary", "characters")}
            file.write(json.dumps({**kept, "season": number, "date": day}) + "\n")
    return path


def _asked(
    bench: Bench, ready: Sequence[others.Ready], number: int
) -> tuple[Samples, dict[str, str]]:
    """The question at one size; and why some could not be asked."""
    if number == SHIPPED:
        path, events = ROOT / "data/timeline.yaml", _shipped(bench)
    else:
        path, events = bench.file(number), bench.events(number)
    expected = sum(1 for one in others.read(events) if others.season(one) == ASKED)
    file = [] if number == SHIPPED else ["--file", str(path)]
    cases = [Case("ours", [OURS, "events", "--season", str(ASKED), *file])]
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
    rounds = bench.times({SHIPPED: 21, 100: 11, 1_000: 7, 10_000: 3, 100_000: 1}[number])
    quick = [case for case in cases if not answers[case.name].why_not]
    for case in cases:
        if answers[case.name].why_not:
            notes[case.name] = answers[case.name].why_not
    found = bench.measure(quick, rounds, 60)
    shutil.rmtree(bench.room / f"peers-{number}", ignore_errors=True)
    return found, notes
