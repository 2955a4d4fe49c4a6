"""What SECURITY.md promises about the world: nothing is fetched, started, written or read on the side."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from running import CLEAN

# Python tells a hook of each file that it opens, each program that it starts, and each socket.
WATCH = """
import json, sys
from pdtimeline.cli.main import run

NOTED = (
    "open", "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn",
    "os.remove", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.truncate",
    "shutil.", "tempfile.",
)
MODULES = (".py", ".pyc", ".so")
seen = []

def watch(event, args):
    if event.startswith(NOTED) and not (event == "open" and str(args[0]).endswith(MODULES)):
        seen.append((event, str(args[0])))

sys.addaudithook(watch)
code = run(sys.argv[1:])
print(json.dumps([int(code), *seen]), file=sys.stderr)
"""
TIMELINE = """\
timeline: {format: 1, title: "$(touch started)", about: "../small.yaml"}
sources: {web: {publisher: Web, title: A, url: "https://example.org/a"}}
events:
  walk: {title: "`touch started` {0.__class__} %s", sources: [web], note: "!!python/name:os.system"}
"""


def done_by(*arguments: str, cwd: Path) -> list[int | list[str]]:
    """The exit code of a command, and what it did that others may notice."""
    said = subprocess.run(
        [sys.executable, "-c", WATCH, *arguments],
        env={**CLEAN, "PYTHONDONTWRITEBYTECODE": "1", "PDTIMELINE_FILE": "hostile.yaml"},
        cwd=cwd,
        capture_output=True,
        check=True,
    )
    return list(json.loads(said.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("events", [0, ["open", "hostile.yaml"]]),
        ("event walk --json", [0, ["open", "hostile.yaml"]]),
        ("sources --format csv", [0, ["open", "hostile.yaml"]]),
        ("events --format table", [0, ["open", "hostile.yaml"]]),
        ("check --strict none.yaml hostile.yaml", [3, ["open", "none.yaml"], ["open", "hostile.yaml"]]),
        ("event run", [1, ["open", "hostile.yaml"]]),
        ("completion bash", [0]),
        ("--help", [0]),
        ("events --season 7-5", [2]),
    ],
)  # fmt: skip
def test_a_command_reads_its_timeline_and_does_nothing_else(
    line: str, seen: list[int | list[str]], tmp_path: Path
) -> None:
    (tmp_path / "hostile.yaml").write_text(TIMELINE)
    assert done_by(*line.split(), cwd=tmp_path) == seen
    assert [path.name for path in tmp_path.iterdir()] == ["hostile.yaml"]


def test_new_alone_writes_and_only_the_file_that_is_named(tmp_path: Path) -> None:
    done: list[Any] = [*done_by("new", "mine.yaml", cwd=tmp_path)]
    code, *seen = done
    assert code == 0
    (beside,) = {path for _, path in seen}  # the file until it is complete
    assert Path(beside).parent == tmp_path
    assert [call for call, _ in seen] == ["open", "os.link", "os.remove"]
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]
