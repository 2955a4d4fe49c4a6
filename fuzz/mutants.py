"""Which slips of the hand the tests would not notice: `python fuzz/mutants.py [MODULE...]`.

Each mutant (see mutations.py) is shown to the quick ones among the tests that concern its module, in a
fork of a process that has paid for the imports; the fate of each is noted in the log, and a mutant that
is in the log is not tried again. `--again` tries those that survived, in a copy of the project that has
the mutant in its files, with all tests that concern the module; with `--all` as well, with all tests,
those that start processes included. A survivor that docs/survivors.md does not explain ends the run
with 1.

It needs what the tests need (the extra `dev`), and nothing else.
"""

# ruff: noqa: INP001, T201 - a script; it prints

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from mutations import Mutant, mutants
from trial import PACKAGE, ROOT, Copy

SURVIVORS = ROOT / "docs" / "survivors.md"
# Slow ones, asked when no other has noticed.
LAST = (
    "cli/test_viewers.py", "cli/test_help.py", "project/test_growth.py", "project/test_manual.py",
    "cli/test_process.py", "cli/test_no_leak.py",
)  # fmt: skip
# What a broken rule of the file shows in, whichever of these rooms has it.
OF_FILES = {"loader", "diagnostics", "lint"}


class Fate(NamedTuple):
    """What became of a mutant: the file of tests that noticed it; empty when none did."""

    module: str
    line: int
    name: str
    noticed: str


def files_for(module: str, *, all_files: bool) -> list[str]:
    """The files of tests that concern a module: its own one, those of its room, and all others if asked."""
    folder = ROOT / "tests"
    there = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("test_*.py"))]
    room, _, name = module.rpartition("/")
    rooms = OF_FILES if room in OF_FILES else {room}
    chosen = [file for file in there if Path(file).name == f"test_{name}.py"]
    chosen += [file for file in there if file.partition("/")[0] in rooms]
    if all_files:
        chosen += sorted(there, key=lambda file: (file in LAST, file))
    return [*dict.fromkeys(chosen)]


def every_module() -> list[str]:
    """The modules of the program."""
    folder = ROOT / PACKAGE
    names = (path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.py"))
    return sorted(name for name in names if not name.endswith("__"))


def work(share: list[tuple[str, Mutant]], log: Path, *, all_files: bool, in_memory: bool) -> None:
    """Try a share of the mutants in a copy of its own; their fates are appended to the log."""
    with tempfile.TemporaryDirectory() as room:
        copy = Copy(Path(room))
        for module in dict.fromkeys(module for module, _ in share):
            chosen = [mutant for name, mutant in share if name == module]
            files = files_for(module, all_files=all_files)
            _try(copy, module, chosen, files, log, in_memory=in_memory)


def _try(
    copy: Copy, module: str, chosen: list[Mutant], files: list[str], log: Path, *, in_memory: bool
) -> None:
    """Try mutants of one module: in memory what changes a function only, the others as files."""

    def note(mutant: Mutant, noticed: str) -> None:
        fate = Fate(module, mutant.line, name_of(module, mutant), noticed)
        with log.open("a", encoding="utf-8") as fates:
            fates.write(json.dumps(fate) + "\n")

    plain = ast.unparse(ast.parse(ROOT.joinpath(PACKAGE, f"{module}.py").read_text("utf-8")))
    copy.write(module, plain + "\n")
    if in_memory:
        texts = [mutant.text for mutant in chosen]
        copy.swapped(module, texts, files, lambda number, noticed: note(chosen[number], noticed))
    elif broken := copy.noticed(files):
        sys.exit(f"tests/{broken} does not pass without a mutant")
    tried = recorded(log)
    for mutant in chosen:
        if name_of(module, mutant) not in tried:
            copy.write(module, mutant.text)
            note(mutant, copy.noticed(files))
    copy.write(module, plain + "\n")


def run(
    pool: list[tuple[str, Mutant]], jobs: int, log: Path, *, all_files: bool, in_memory: bool
) -> None:
    """Try the mutants in so many processes."""
    children = []
    for number in range(jobs):
        child = os.fork()
        if not child:
            work(pool[number::jobs], log, all_files=all_files, in_memory=in_memory)
            os._exit(0)
        children.append(child)
    failed = [os.waitpid(child, 0)[1] for child in children]
    if any(failed):
        sys.exit("the run has ended before its time")


def name_of(module: str, mutant: Mutant) -> str:
    """What the log and docs/survivors.md call a mutant."""
    return f"{module}{mutant.where}: {mutant.change}"


def recorded(log: Path) -> dict[str, Fate]:
    """The last fate of each mutant in the log."""
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    fates = [Fate(*json.loads(line)) for line in lines]
    return {fate.name: fate for fate in fates}


def report(found: list[Fate]) -> bool:
    """Print the share of each module and what survived; whether all of that is explained."""
    counts = Counter(fate.module for fate in found)
    killed = Counter(fate.module for fate in found if fate.noticed)
    rows = [(module, count, killed[module]) for module, count in counts.items()]
    for module, count, dead in (*rows, ("all", counts.total(), killed.total())):
        share = dead / max(count, 1)
        print(
            f"{module:20} {count:5} mutants {dead:5} killed {count - dead:4} survived {share:7.1%}"
        )
    text = SURVIVORS.read_text(encoding="utf-8") if SURVIVORS.exists() else ""
    known = set(re.findall(r"^\* ``(.+?)``", text, re.MULTILINE))
    unknown = [fate for fate in found if not fate.noticed and fate.name not in known]
    for fate in unknown:
        print(f"{fate.module}.py:{fate.line}: {fate.name}")
    return not unknown


def main() -> None:
    """Try what was asked for."""
    parser = argparse.ArgumentParser(description="Change the program; see whether a test notices.")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="like reader; all without one")
    parser.add_argument("--every", type=int, default=1, help="only one mutant in so many")
    parser.add_argument("--jobs", type=int, default=1, help="so many at a time")
    parser.add_argument("--all", action="store_true", help="ask all tests, not only the near ones")
    parser.add_argument("--again", action="store_true", help="try anew what survived in the log")
    parser.add_argument("--log", type=Path, default=Path("mutants.jsonl"), help="what was tried")
    asked = parser.parse_args()
    pool = []
    for module in asked.modules or every_module():
        source = ROOT.joinpath(PACKAGE, f"{module}.py").read_text(encoding="utf-8")
        pool += [(module, mutant) for mutant in list(mutants(source))[:: asked.every]]
    before = recorded(asked.log)
    if asked.again:
        asked_for = {name_of(*one) for one in pool}
        kept = [f for f in before.values() if f.noticed or f.name not in asked_for]
        before = {fate.name: fate for fate in kept}
        lines = [json.dumps(fate) + "\n" for fate in before.values()]
        asked.log.write_text("".join(lines), encoding="utf-8")
    left = [one for one in pool if name_of(*one) not in before]
    run(left, asked.jobs, asked.log, all_files=asked.all, in_memory=not (asked.again or asked.all))
    after = recorded(asked.log)
    sys.exit(not report([after[name_of(*one)] for one in pool]))


if __name__ == "__main__":
    main()
