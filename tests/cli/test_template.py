"""The timeline to start from, and how it is written."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from pdtimeline.cli import template as starter
from pdtimeline.errors import BadRequest, OutputFailed
from pdtimeline.loader.load import parse
from running import Run


def test_the_starter_is_a_timeline_with_two_events() -> None:
    timeline = parse(starter.TEXT.encode())
    assert [event.id for event in timeline.events] == ["first-day", "the-quarrel"]


def test_the_file_is_written_as_the_text(tmp_path: Path) -> None:
    starter.write(tmp_path / "mine.yaml")
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == starter.TEXT
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


def test_a_file_that_appears_meanwhile_is_not_touched_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("mine")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    with pytest.raises(BadRequest, match="already"):
        starter.write(path)
    assert path.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match=r"cannot write .*: no such file or directory"):
        starter.write(tmp_path / "no" / "mine.yaml")


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputFailed, match="no space left on device"):
        starter.write(tmp_path / "mine.yaml")
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_cannot_be_deleted_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(OutputFailed) as caught:
        starter.write(tmp_path / "mine.yaml")
    (draft,) = tmp_path.glob(".mine.yaml.*")
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == starter.TEXT
    assert str(caught.value) == (
        f"wrote {tmp_path}/mine.yaml, but cannot delete the temporary file {draft}: "
        "input/output error"
    )


def test_a_failure_whose_draft_cannot_be_deleted_names_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(OutputFailed) as caught:
        starter.write(tmp_path / "mine.yaml")
    (draft,) = tmp_path.iterdir()
    assert str(caught.value) == (f"cannot delete the temporary file {draft}: input/output error")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_waits_until_nothing_is_left_behind(
    number: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In between it would leave a draft that nobody knows of."""
    heard: list[list[str]] = []
    before = signal.signal(
        number, lambda *_: heard.append([path.name for path in tmp_path.iterdir()])
    )
    link = os.link

    def send(*given: Path) -> None:
        signal.pthread_kill(threading.get_ident(), number)  # a thread beside it must not hear it
        link(*given)

    monkeypatch.setattr(os, "link", send)
    starter.write(tmp_path / "mine.yaml")
    signal.signal(number, before)
    assert heard == [["mine.yaml"]]


def test_a_name_may_be_as_long_as_the_system_takes(tmp_path: Path) -> None:
    """The draft beside it has a longer name, and must not fail for it."""
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
    assert run("new", "-").text == starter.TEXT


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="is not a usable file name"):
        starter.write(tmp_path / "a\0b.yaml")
