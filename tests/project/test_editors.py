"""What docs/editors.md and the hook give to other programs fits every line that `check` prints."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from installed import miss, needs
from pdtimeline.cli.app import COMMANDS
from running import ROOT, TESTS, Run

PROBLEMS = TESTS / "problems"
PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
HEAD = "timeline: {format: 1, title: Sample}\n"
BAD = f"{HEAD}events: {{walk: {{title: A, date: x}}}}\n"
DOUBT = f"{HEAD}characters: {{jay: {{name: Jay}}}}\nevents: {{}}\n"
WAIVED = f"{DOUBT}waive: [{{rule: unused, record: jay, why: Later.}}]\n"
ADVICE = "write 2017, 2017-11, or 2017-11-15, or leave the key out if it is unknown"
FOUND = [
    ("bad one.yaml", 2, 33, "error", f'"x" is not a valid date; {ADVICE}'),
    ("c:bad:2.yaml", 2, 33, "error", f'"x" is not a valid date; {ADVICE}'),
    ("doubt.yaml", 2, 14, "warning", 'character "jay" is never used; use it, or delete it'),
]


def shown(language: str) -> list[str]:
    """The blocks of the page in a language."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", PAGE)


def patterns() -> list[dict[str, Any]]:
    """The pattern of the task for Visual Studio Code, then that of the matcher for GitHub."""
    task, matcher = (json.loads(block) for block in shown("json"))
    return [
        task["tasks"][0]["problemMatcher"]["pattern"],
        matcher["problemMatcher"][0]["pattern"][0],
    ]


def matched(pattern: dict[str, Any], text: str) -> list[tuple[str, int, int, str, str]]:
    """Path, line, column, severity and message of each line that the pattern matches."""
    found = [match for line in text.splitlines() if (match := re.match(pattern["regexp"], line))]
    return [
        (
            match[pattern["file"]],
            int(match[pattern["line"]]),
            int(match[pattern["column"]]),
            match[pattern["severity"]] or "error",
            match[pattern["message"]],
        )
        for match in found
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with awkward names: a bad file twice, a doubtful and a dismissed one."""
    names = {"bad one": BAD, "c:bad:2": BAD, "doubt": DOUBT, "waived": WAIVED}
    for name, text in names.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


NAMES = ("bad one.yaml", "c:bad:2.yaml", "doubt.yaml", "waived.yaml", "none.yaml")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("pattern", patterns(), ids=["vscode", "github"])
def test_a_pattern_finds_the_parts_of_each_line(call: Run, pattern: dict[str, Any]) -> None:
    done = call("check", "--plain", *NAMES)
    assert matched(pattern, done.text + done.notes) == FOUND


@pytest.mark.parametrize("pattern", patterns(), ids=["vscode", "github"])
def test_a_pattern_fits_every_message_there_is(
    call: Run, monkeypatch: pytest.MonkeyPatch, pattern: dict[str, Any]
) -> None:
    monkeypatch.chdir(PROBLEMS)
    names = sorted(path.name for path in PROBLEMS.glob("*.yaml"))
    known = [
        (one["path"], one["line"], one["column"], one["severity"],
         "; ".join(filter(None, (one["message"], one["advice"]))))
        for one in json.loads(call("check", "--json", *names).text)
        if one["severity"] != "dismissed"
    ]  # fmt: skip
    assert len(known) > 200
    assert matched(pattern, call("check", "--plain", "--limit", "9999", *names).text) == known


def test_vim_goes_to_each_line(call: Run, folder: Path) -> None:
    needs("vim")
    if b"+quickfix" not in subprocess.check_output(["vim", "--version"]):  # noqa: S607 - as users call it
        miss("vim is built without what compilers need")
    (block,) = shown("vim")
    (folder / "compiler").mkdir()
    (folder / "compiler" / "pdtimeline.vim").write_text(block)
    done = call("check", *NAMES)
    (folder / "said").write_text(done.text + done.notes)
    asked = "[bufname(q.bufnr), q.lnum, q.col, q.type is# 'w' ? 'warning' : 'error', q.text]"
    subprocess.run(
        ["vim", "-es", "-u", "NONE", "-i", "NONE", "-n", "--cmd", f"set rtp+={folder}",  # noqa: S607
         "-c", "compiler! pdtimeline", "-c", "cgetfile said",
         "-c", f"let found = map(filter(getqflist(), 'v:val.valid'), {{i, q -> {asked}}})",
         "-c", "call writefile([json_encode(found)], 'found')", "-c", "qa!"],
        check=True, cwd=folder, timeout=60,
    )  # fmt: skip
    assert [tuple(one) for one in json.loads((folder / "found").read_text())] == FOUND


def hook() -> dict[str, Any]:
    """The one hook for pre-commit."""
    (only,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert isinstance(only, dict)
    return only


def test_the_hook_calls_a_command_that_is_there() -> None:
    program, command = shlex.split(hook()["entry"])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert program in project["scripts"]
    assert command in COMMANDS
    assert f"- id: {hook()['id']}\n" in PAGE


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("files", "code", "lines"),
    [
        (["--strict", "waived.yaml"], 0, ["waived.yaml:2:14"]),
        (["waived.yaml", "doubt.yaml"], 0, ["waived.yaml:2:14", "doubt.yaml:2:14"]),
        (["--strict", "waived.yaml", "doubt.yaml"], 3, ["waived.yaml:2:14", "doubt.yaml:2:14"]),
        (["doubt.yaml", "bad one.yaml"], 3, ["doubt.yaml:2:14", "bad one.yaml:2:33"]),
    ],
)
def test_the_hook_stops_a_commit_with_a_broken_file(
    call: Run, files: list[str], code: int, lines: list[str]
) -> None:
    _, *entry = shlex.split(hook()["entry"])
    done = call(*entry, *files)
    assert done.code == code
    assert [line.partition(": ")[0] for line in done.text.splitlines()] == lines


@pytest.mark.parametrize(
    ("name", "is_looked_at"),
    [
        ("timeline.yaml", True),
        ("data/timeline.yml", True),
        ("stories/my-timeline.yaml", True),
        ("docker-compose.yml", False),
        (".github/workflows/timeline.yaml.j2", False),
        ("timeline-yaml", False),
    ],
)
def test_unless_it_is_told_otherwise_the_hook_leaves_other_files_alone(
    name: str, *, is_looked_at: bool
) -> None:
    """A repository has many files in YAML that are no timelines."""
    assert bool(re.search(hook()["files"], name)) is is_looked_at
