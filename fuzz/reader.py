"""Bytes into the reader: nothing but `BadTimeline` may come out of it, with places that exist.

`pip install -e . atheris`, then `python fuzz/reader.py -runs=10000000 -max_len=2048 FOUND fuzz/inputs`;
FOUND is a folder for what is found on the way. Options are libFuzzer's. Ends with a number of
executions, or with the input that broke a law.
"""

# ruff: noqa: INP001 - a script

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

with atheris.instrument_imports(include=["pdtimeline"]):
    from laws import reads


def main() -> None:
    """Run until told to stop."""
    atheris.Setup(sys.argv, reads)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
