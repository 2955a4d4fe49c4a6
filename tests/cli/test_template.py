"""The timeline to start from, and how it is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pdtimeline.cli.commands import new as starter
from pdtimeline.loader.load import parse
from running import Run, names_in


def test_the_starter_is_a_timeline_with_two_events() -> None:
    timeline = parse(starter.TEMPLATE.encode())
    assert [event.id for event in timeline.events] == ["first-day", "the-quarrel"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the program runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_file_is_written_as_the_text(call: Run, folder: Path) -> None:
    assert call("new", "mine.yaml", "--quiet") == (0, b"", b"")
    assert (folder / "mine.yaml").read_bytes() == starter.TEMPLATE.encode()
    assert names_in(folder) == ["mine.yaml"]


def test_the_file_has_the_rights_that_the_user_gives_to_new_files(call: Run, folder: Path) -> None:
    before = os.umask(0o027)
    try:
        call("new", "mine.yaml")
    finally:
        os.umask(before)
    assert (folder / "mine.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("kind", ["file", "link", "link to nothing"])
def test_what_is_there_is_never_touched(call: Run, folder: Path, kind: str) -> None:
    """Somebody's timeline would be lost."""
    path = folder / "mine.yaml"
    if kind == "file":
        path.write_text("mine")
    else:
        path.symlink_to("other.yaml" if kind == "link" else "nowhere")
        (folder / "other.yaml").write_text("mine")
    before = names_in(folder)
    said = b'pdtimeline: error: "mine.yaml" already exists; choose another name\n'
    assert call("new", "mine.yaml") == (2, b"", said)
    assert names_in(folder) == before
    assert kind == "link to nothing" or path.read_text() == "mine"


def test_a_folder_that_is_not_there_is_said(call: Run, folder: Path) -> None:
    said = "pdtimeline: error: cannot write no/mine.yaml: no such file or directory\n"
    assert call("new", "no/mine.yaml") == (3, b"", said.encode())
    assert names_in(folder) == []


@pytest.mark.parametrize("is_there", [True, False])
def test_a_full_disk_leaves_nothing_behind(
    call: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    """The full disk is what is told, also when what was begun has gone meanwhile."""

    def full(_: int) -> None:
        (begun,) = folder.iterdir()
        if not is_there:
            begun.unlink()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = b"pdtimeline: error: cannot write mine.yaml: no space left on device\n"
    assert call("new", "mine.yaml") == (3, b"", said)
    assert names_in(folder) == []


def test_ctrl_c_leaves_no_half_file_behind(
    call: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        assert len(names_in(folder)) == 1
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    assert call("new", "mine.yaml") == (130, b"", b"")
    assert names_in(folder) == []


def test_a_name_may_be_as_long_as_the_system_takes(call: Run, folder: Path) -> None:
    name = "\N{CLAPPER BOARD}" * 62 + ".yaml"
    assert call("new", name).code == 0
    assert names_in(folder) == [name]


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
        (["new", "."], '"." is a directory; give a file inside it'),
    ],
    ids=["nothing", "empty", "folder"],
)
def test_new_says_what_it_needs(call: Run, folder: Path, arguments: list[str], said: str) -> None:
    done = call(*arguments)
    assert names_in(folder) == []
    assert (done.code, done.text, done.notes) == (2, "", f"pdtimeline: error: {said}\n")


def test_new_prints_for_a_hyphen(call: Run) -> None:
    assert call("new", "-").text == starter.TEMPLATE


def test_a_name_that_no_file_can_have_is_refused(call: Run) -> None:
    said = b'pdtimeline: error: "a\\x00b.yaml" is not a usable file name\n'
    assert call("new", "a\0b.yaml") == (2, b"", said)
