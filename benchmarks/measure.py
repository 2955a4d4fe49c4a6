"""Runs children and measures them: side by side, round after round, never one after the other.

A figure by itself says more about the machine than about the program, and the machine may be busy.
So every round runs every case once, and what is quoted is the median of the ratios within the rounds.
"""

# ruff: noqa: INP001 - scripts beside each other; running programs is what they are for

from __future__ import annotations

import os
import pty
import select
import signal
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

CHUNK = 1 << 20


class Case(NamedTuple):
    """A program to be measured, and what it must do to count."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str] = {}
    on_terminal: bool = False
    code: int = 0
    cwd: str | None = None
    stdin: str = os.devnull
    is_silent: bool = False  # it need not print anything


class Sample(NamedTuple):
    """One run: seconds on the clock, seconds of the processor, peak memory in bytes, what it printed."""

    wall: float
    cpu: float
    memory: int
    output: bytes = b""
    said: bytes = b""  # on stderr
    first: float = 0  # seconds on the clock until it printed something
    why_not: str = ""  # why it does not count; empty when it does


class Spread(NamedTuple):
    """The least, the middle and the most of some figures."""

    least: float
    middle: float
    most: float


def spread(figures: Iterable[float]) -> Spread:
    """Least, median and most; there must be a figure."""
    known = sorted(figures)
    return Spread(known[0], median(known), known[-1])


def clean_environment(home: Path) -> dict[str, str]:
    """What children get: nothing of the caller's settings."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "xterm",
    }


def run(case: Case, env: Mapping[str, str], limit: float, keep: int = 1 << 16) -> Sample:
    """Run the case once, with its output drained; it is ended when it takes longer than *limit* seconds.

    Memory is the most that the child held at once. It is never less than what this process holds,
    which a child has until its program begins: keep large things in children.
    """
    ours, theirs = pty.openpty() if case.on_terminal else os.pipe()
    said_ours, said_theirs = os.pipe()
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, case.stdin, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_DUP2, theirs, 1),
        (os.POSIX_SPAWN_DUP2, said_theirs, 2),
    ]
    back = Path.cwd()
    os.chdir(case.cwd or back)
    begin = time.perf_counter()
    child = os.posix_spawnp(
        case.command[0], list(case.command), {**env, **case.env}, file_actions=actions
    )
    os.chdir(back)
    os.close(theirs)
    os.close(said_theirs)
    output, said, first = _drain(child, ours, said_ours, begin + limit, keep)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begin
    os.close(ours)
    os.close(said_ours)
    code = os.waitstatus_to_exitcode(status)
    why_not = ""
    if wall > limit:
        why_not = f"more than {limit:.0f} s"
    elif code != case.code:
        last = said.decode(errors="replace").strip().splitlines() or ["nothing said"]
        why_not = f"exit code {code}: {last[-1][:200].replace(env['HOME'], '~')}"
    elif not output and not case.is_silent:
        why_not = "printed nothing"
    seconds = usage.ru_utime + usage.ru_stime
    return Sample(wall, seconds, usage.ru_maxrss * 1024, output, said, first - begin, why_not)


def _drain(child: int, out: int, err: int, end: float, keep: int) -> tuple[bytes, bytes, float]:
    """Read until the child has closed both; the first *keep* bytes of each, and when the first came."""
    kept = {out: b"", err: b""}
    waiting = {out, err}
    is_late = False
    first = 0.0
    while waiting:
        ready, _, _ = select.select(waiting, [], [], max(0.0, end - time.perf_counter()))
        if not ready and not is_late:
            is_late = True
            os.kill(child, signal.SIGKILL)
            end += 10
        elif not ready:
            break
        for handle in ready:
            try:
                part = os.read(handle, CHUNK)
            except OSError:  # how a terminal says that the other side has gone
                part = b""
            if handle == out and part and not first:
                first = time.perf_counter()
            if not part:
                waiting.discard(handle)
            elif len(kept[handle]) < keep:
                kept[handle] = (kept[handle] + part)[:keep]
    return kept[out], kept[err], first


Samples = dict[str, list[Sample]]


def side_by_side(
    cases: Sequence[Case],
    rounds: int,
    env: Mapping[str, str],
    limit: float = 120,
    tell: Callable[[str], None] = lambda _: None,
) -> Samples:
    """Every case once a round, every other round backwards; a case that fails is not tried again."""
    found: Samples = {case.name: [] for case in cases}
    failed: set[str] = set()
    for number in range(rounds):
        for case in cases if number % 2 == 0 else reversed(cases):
            if case.name in failed:
                continue
            sample = run(case, env, limit)
            found[case.name].append(sample)
            if sample.why_not:
                failed.add(case.name)
                tell(f"  {case.name}: {sample.why_not}")
    return found


def why_not(samples: Sequence[Sample]) -> str:
    """Why the case has no figure; empty when it has."""
    return next((one.why_not for one in samples if one.why_not), "")


def ratios(
    samples: Sequence[Sample],
    base: Sequence[Sample],
    figure: Callable[[Sample], float] = lambda one: one.wall,
) -> Spread | None:
    """The ratios of two cases, round by round; None when one of the two has no figure."""
    if why_not(samples) or why_not(base) or not samples or not base:
        return None
    return spread(figure(one) / figure(other) for one, other in zip(samples, base, strict=False))
