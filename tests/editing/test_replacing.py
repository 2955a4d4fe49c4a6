"""A file is replaced whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from pdtimeline.editing.replacing import replace
from pdtimeline.errors import OutputFailed


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.yaml"
    path.write_bytes(b"old")
    return path


def left(story: Path) -> tuple[list[str], bytes]:
    """What is in the folder, and what the file says."""
    return [path.name for path in story.parent.iterdir()], story.read_bytes()


def test_nothing_else_is_left_in_the_folder(story: Path) -> None:
    replace(str(story), b"old", b"new")
    assert left(story) == (["story.yaml"], b"new")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_permissions_stay(story: Path, mode: int) -> None:
    story.chmod(mode)
    replace(str(story), b"old", b"new")
    assert stat.S_IMODE(story.stat().st_mode) == mode


def test_a_symbolic_link_is_followed_and_stays(story: Path, tmp_path: Path) -> None:
    other = tmp_path / "links"
    other.mkdir()
    (other / "second").symlink_to("../story.yaml")
    (other / "first").symlink_to("second")
    replace(str(other / "first"), b"old", b"new")
    assert (other / "first").is_symlink()
    assert sorted(path.name for path in other.iterdir()) == ["first", "second"]
    assert story.read_bytes() == b"new"


def test_a_name_as_long_as_a_folder_takes_it(tmp_path: Path) -> None:
    path = tmp_path / ("\N{GRINNING FACE}" * 63)
    path.write_bytes(b"old")
    replace(str(path), b"old", b"new")
    assert path.read_bytes() == b"new"


def test_a_file_that_was_changed_meanwhile_is_left_alone(story: Path) -> None:
    """Somebody saved it in an editor after it was read."""
    with pytest.raises(OutputFailed, match=r"it changed meanwhile; try again"):
        replace(str(story), b"older", b"new")
    assert left(story) == (["story.yaml"], b"old")


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        ("fsync", OSError(28, "No space left on device"), "no space left on device"),
        ("chmod", OSError(1, "Operation not permitted"), "operation not permitted"),
    ],
)
def test_what_fails_on_the_way_leaves_the_file_as_it_was(
    story: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: OSError, said: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OutputFailed) as raised:
        replace(str(story), b"old", b"new")
    assert str(raised.value) == f"cannot write {story}: {said}"
    assert left(story) == (["story.yaml"], b"old")


def test_an_interrupt_leaves_the_file_as_it_was(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace(str(story), b"old", b"new")
    assert left(story) == (["story.yaml"], b"old")


def test_an_owner_that_cannot_be_set_is_no_reason_to_fail(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    replace(str(story), b"old", b"new")
    assert left(story) == (["story.yaml"], b"new")


def test_a_read_only_file_is_refused(story: Path) -> None:
    """Its folder would let it be replaced, and root may write anything; whoever protects it wants neither."""
    story.chmod(0o444)
    with pytest.raises(OutputFailed, match="it is read-only"):
        replace(str(story), b"old", b"new")
    assert left(story) == (["story.yaml"], b"old")


def test_a_file_of_somebody_else_is_refused(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anything
    with pytest.raises(OutputFailed, match="it is read-only"):
        replace(str(story), b"old", b"new")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputFailed, match="it is not a regular file"):
        replace(str(tmp_path / "pipe"), b"", b"new")


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match="no such file or directory"):
        replace(str(tmp_path / "none"), b"", b"new")
