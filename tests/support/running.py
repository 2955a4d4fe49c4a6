"""How the program under test is run: where the test data is, in which environment, what comes back."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
GOLDEN = TESTS / "golden"
CLEAN = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error"}

SETTINGS = (
    "PDTIMELINE_FILE", "PDTIMELINE_SEEN", "PDTIMELINE_PAGER", "PDTIMELINE_ASCII",
    "PDTIMELINE_FORCE_TTY", "PDTIMELINE_DEBUG", "PAGER", "NO_COLOR", "FORCE_COLOR", "CLICOLOR",
    "CLICOLOR_FORCE", "TERM", "COLUMNS",
)  # fmt: skip


class Result(NamedTuple):
    """What a finished command left: exit code, stdout, stderr (a pseudo-terminal mixes the two)."""

    code: int
    out: bytes
    err: bytes = b""

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def notes(self) -> str:
        return self.err.decode()


Run = Callable[..., Result]


def names_in(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return sorted(path.name for path in folder.iterdir())
