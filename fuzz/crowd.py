"""Many at once: whoever asks the same gets the same bytes, and of those who begin a file one does.

    python fuzz/crowd.py --processes 64 --rounds 100      a quarter of an hour on two idle cores

In each round as many processes as are wanted ask for events, and then as many begin a timeline of the
same name in the same folder. The script prints what differed, and then ends with 1.
"""

# ruff: noqa: INP001, T201 - a script; it prints

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from pdtimeline.cli.commands.new import TEMPLATE

SMALL = Path(__file__).parents[1] / "tests" / "small.yaml"
Left = tuple[int, bytes, bytes]


def at_once(processes: int, arguments: list[str], folder: Path) -> Counter[Left]:
    """What the processes left, and how many left it."""
    children = [
        subprocess.Popen(  # noqa: S603 - the program under test
            [sys.executable, "-m", "pdtimeline", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(processes)
    ]
    outputs = [child.communicate() for child in children]
    return Counter((child.returncode, *got) for child, got in zip(children, outputs, strict=True))


def complaints(processes: int, usual: Left, folder: Path) -> list[str]:
    """What went wrong in a round."""
    wrong = []
    asked = at_once(processes, ["events", "--file", str(SMALL)], folder)
    if asked != Counter({usual: processes}):
        wrong.append(f"{len(asked)} different answers")
    begun = at_once(processes, ["new", "mine.yaml"], folder)
    codes = Counter(code for code, _, _ in begun.elements())
    if codes != Counter({0: 1, 2: processes - 1}):
        wrong.append(f"codes of new: {dict(codes)}")
    if {path.name: path.read_text() for path in folder.iterdir()} != {"mine.yaml": TEMPLATE}:
        wrong.append("something else than one whole file")
    return wrong


def main() -> int:
    """Run the rounds; 1 when anything differed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--processes", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as empty:
        (usual,) = at_once(1, ["events", "--file", str(SMALL)], Path(empty))
    bad = 0
    for number in range(1, options.rounds + 1):
        with tempfile.TemporaryDirectory() as folder:
            wrong = complaints(options.processes, usual, Path(folder))
        bad += bool(wrong)
        if wrong:
            print(f"round {number}:", *wrong, flush=True)
    print(f"{options.rounds} rounds of twice {options.processes} processes, {bad} of them wrong")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
