"""Bytes to all formats: whatever is read can be shown, and be read again by the reader of its format.

`pip install -e . atheris`, then `python fuzz/end_to_end.py -runs=1000000 -max_len=2048 FOUND fuzz/inputs`;
FOUND is a folder for what is found on the way. Options are libFuzzer's. Ends with a number of
executions, or with the input that broke a law.
"""

# ruff: noqa: INP001 - a script

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

with atheris.instrument_imports(
    include=[
        "pdtimeline.loader.timeline_builder",
        "pdtimeline.loader.converters",
        "pdtimeline.loader.parser",
    ]
):
    from laws import end_to_end


def main() -> None:
    """Run until told to stop."""
    atheris.Setup(sys.argv, end_to_end)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
