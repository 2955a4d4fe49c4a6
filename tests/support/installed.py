"""Programs that tests run beside ours.

`.ci/tools.txt` names each of them and its Debian package. `.ci/run` installs them and sets the variable
`PDTIMELINE_TESTS_REQUIRE`, with which a test fails that would otherwise be skipped.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from running import ROOT

TOOLS = dict(
    line.split()
    for line in (ROOT / ".ci/tools.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)


def needs(*programs: str) -> None:
    """Skip the test that calls this where one of the programs is missing, or fail it if all are required.

    The programs must be in `.ci/tools.txt`.
    """
    missing = [program for program in programs if not shutil.which(program)]
    assert TOOLS.keys() >= set(programs), programs
    if missing:
        miss(f"not installed: {', '.join(missing)}")


def needs_npm() -> Path:
    """Where the packages of `.ci/npm.txt` are installed; skips or fails as `needs` does."""
    needs("node")
    modules = ROOT / "node_modules"
    lines = (ROOT / ".ci/npm.txt").read_text(encoding="utf-8").splitlines()
    names = [line.rpartition("@")[0] for line in lines if not line.startswith("#")]
    missing = [name for name in names if not (modules / name).is_dir()]
    if missing:
        miss(f"not installed with npm: {', '.join(missing)}")
    return modules


def miss(reason: str) -> None:
    """Skip the test for this reason, or fail it if all that tests need is required."""
    if os.environ.get("PDTIMELINE_TESTS_REQUIRE"):
        pytest.fail(reason)
    pytest.skip(reason)
