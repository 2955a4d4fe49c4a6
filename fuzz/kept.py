"""The inputs that the fuzzers found interesting, kept small: one line of `inputs.txt` each.

    python fuzz/kept.py out FOLDER      write them, and the files of tests/, for the fuzzers to begin with
    python fuzz/kept.py in FOLDER       keep what a fuzzer left there (let it merge first: -merge=1)

The suite runs all of them again (tests/project/test_fuzzed.py). A line is the bytes as Python writes them.
"""

# ruff: noqa: INP001 - a script

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import Any, TypeAlias

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests" / "support"))

from laws import reads  # noqa: E402 - the laws stand with the tests

Step: TypeAlias = tuple[str, int, int]
INPUTS = HERE / "inputs.txt"
TESTS = HERE.parent / "tests"
LENGTH = 200  # bytes; what is longer says little to those who read it


def kept() -> list[bytes]:
    """The inputs that are kept."""
    lines = INPUTS.read_text(encoding="ascii").splitlines() if INPUTS.exists() else []
    return [ast.literal_eval(line) for line in lines]


def write(folder: Path) -> None:
    """Write each input to a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(kept()):
        (folder / f"kept-{number:04}").write_bytes(data)
    for path in [*TESTS.glob("*.yaml"), *TESTS.glob("problems/*.yaml")]:
        (folder / path.name).write_bytes(path.read_bytes())


def keep(found: Iterable[bytes]) -> None:
    """Keep, the shortest first, each that makes the reader take a step that no shorter one does."""
    short = {data for data in found if len(data) <= LENGTH} | set(kept())
    lines, known = [], set[Step]()
    for data in sorted(short, key=lambda data: (len(data), data)):
        taken = steps(data)
        if taken - known:
            known |= taken
            lines.append(f"{data!r}\n")
    INPUTS.write_text("".join(lines), encoding="ascii")


def steps(data: bytes) -> set[Step]:
    """From which line to which line of our modules the reading of the input went."""
    taken: set[Step] = set()
    last: dict[FrameType, int] = {}

    def trace(frame: FrameType, event: str, _: object) -> Callable[..., Any] | None:
        if event == "call":
            return trace if "pdtimeline" in frame.f_code.co_filename else None
        taken.add((frame.f_code.co_filename, last.get(frame, 0), frame.f_lineno))
        last[frame] = frame.f_lineno
        return trace

    sys.settrace(trace)
    try:
        reads(data)
    finally:
        sys.settrace(None)
    return taken


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("way", choices=("in", "out"))
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    if asked.way == "out":
        write(asked.folder)
    else:
        keep(path.read_bytes() for path in sorted(asked.folder.iterdir()))


if __name__ == "__main__":
    main()
