"""The timeline to start from, and how it is written."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from pdtimeline.cli.commands import new as starter
from pdtimeline.errors import BadRequest, OutputFailed
from pdtimeline.loader.load import parse
from running import Run


def test_the_starter_is_a_timeline_with_two_events() -> None:
    timeline = parse(starter.TEMPLATE.encode())
    assert [event.id for event in timeline.events] == ["first-day", "the-quarrel"]


def test_the_file_is_written_as_the_text(tmp_path: Path) -> None:
    starter.write(tmp_path / "mine.yaml")
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == starter.TEMPLATE
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]


def test_the_file_has_the_rights_that_the_user_gives_to_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        starter.write(tmp_path / "mine.yaml")
    finally:
        os.umask(before)
    assert (tmp_path / "mine.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("kind", ["file", "link to nothing", "folder"])
def test_what_is_there_is_never_touched(tmp_path: Path, kind: str) -> None:
    """Somebody's timeline would be lost."""
    path = tmp_path / "mine.yaml"
    if kind == "file":
        path.write_text("mine")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("nowhere")
    with pytest.raises(BadRequest, match="already exists; choose another name"):
        starter.write(path)
    assert kind != "file" or path.read_text() == "mine"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match=r"cannot write .*: no such file or directory"):
        starter.write(tmp_path / "no" / "mine.yaml")


class Full(io.StringIO):
    """A file on a disk that has no space left."""

    def write(self, _: str) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("is_there", [True, False])
def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    """The full disk is what is told, also when what was begun has gone meanwhile."""

    def begin(path: Path, *_: str, **__: str) -> Full:
        if is_there:
            path.touch()
        return Full()

    monkeypatch.setattr(Path, "open", begin)
    with pytest.raises(OutputFailed, match=r"cannot write .*mine.yaml: no space left on device"):
        starter.write(tmp_path / "mine.yaml")
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_leaves_no_half_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(Full, "write", interrupt)
    monkeypatch.setattr(Path, "open", lambda path, *_, **__: (path.touch(), Full())[1])
    with pytest.raises(KeyboardInterrupt):
        starter.write(tmp_path / "mine.yaml")
    assert list(tmp_path.iterdir()) == []


def test_a_name_may_be_as_long_as_the_system_takes(tmp_path: Path) -> None:
    path = tmp_path / ("\N{CLAPPER BOARD}" * 62 + ".yaml")
    starter.write(path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_new_writes_a_file_that_check_has_nothing_to_say_about(run: Run, tmp_path: Path) -> None:
    made = run("new", "mine.yaml", cwd=tmp_path)
    assert (made.code, made.text, made.notes) == (0, "", "next: pdtimeline check mine.yaml\n")
    checked = run("check", "--strict", "mine.yaml", cwd=tmp_path)
    assert (checked.code, checked.text, checked.notes) == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new"], "missing argument; usage: pdtimeline new FILE"),
        (["new", ""], "file name is empty; give one"),
        (["new", "."], '"." already exists; choose another name'),
    ],
    ids=["nothing", "empty", "folder"],
)
def test_new_says_what_it_needs(run: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert (done.code, done.text, done.notes) == (2, "", f"pdtimeline: error: {said}\n")


def test_new_prints_for_a_hyphen(run: Run) -> None:
    assert run("new", "-").text == starter.TEMPLATE


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="is not a usable file name"):
        starter.write(tmp_path / "a\0b.yaml")
