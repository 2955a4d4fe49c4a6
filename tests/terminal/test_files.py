"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pdtimeline.errors import BadRequest, OutputFailed
from pdtimeline.terminal.files import write_whole
from running import names_in


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "new", [b"a", b"b"], replace=False)
    finally:
        os.umask(before)
    assert (tmp_path / "new").read_bytes() == b"ab"
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640
    assert names_in(tmp_path) == ["new"]


def test_a_replaced_file_keeps_its_rights_and_its_link(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "old").chmod(0o600)
    (tmp_path / "link").symlink_to("old")
    write_whole(tmp_path / "link", [b"new"], replace=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "old").read_bytes() == b"new"
    assert (tmp_path / "old").stat().st_mode & 0o777 == 0o600


def test_replacing_what_is_not_there_makes_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "new", [b"new"], replace=True)
    assert (tmp_path / "new").read_bytes() == b"new"


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    with pytest.raises(BadRequest, match="already exists; use --force to replace it"):
        write_whole(tmp_path / "old", [b"new"], replace=False)
    assert (tmp_path / "old").read_bytes() == b"old"
    assert names_in(tmp_path) == ["old"]


def test_a_link_to_nothing_stays(tmp_path: Path) -> None:
    """Whoever made it has not said where the file is to be."""
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(BadRequest, match="already exists"):
        write_whole(tmp_path / "link", [b"new"], replace=False)
    assert names_in(tmp_path) == ["link"]
    write_whole(tmp_path / "link", [b"new"], replace=True)
    assert (tmp_path / "nowhere").read_bytes() == b"new"


@pytest.mark.parametrize("links", [True, False])
def test_what_appears_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    path = tmp_path / "old"

    def chunks() -> Iterator[bytes]:
        yield b"new"
        path.write_bytes(b"old")

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", without_links)
    with pytest.raises(BadRequest, match="already exists"):
        write_whole(path, chunks(), replace=False)
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["old"]


def without_links(*_: Path) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_file_system_without_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", without_links)
    write_whole(tmp_path / "new", [b"new"], replace=False)
    assert (tmp_path / "new").read_bytes() == b"new"
    assert names_in(tmp_path) == ["new"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
@pytest.mark.parametrize("replace", [True, False])
def test_half_a_file_is_none(tmp_path: Path, error: type[BaseException], *, replace: bool) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"x" * 1_000_000
        raise error

    with pytest.raises(error):
        write_whole(tmp_path / "new", chunks(), replace=replace)
    assert names_in(tmp_path) == []


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "old").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputFailed, match=r"cannot write .*old: no space left on device"):
        write_whole(tmp_path / "old", [b"new"], replace=True)
    assert (tmp_path / "old").read_bytes() == b"old"
    assert names_in(tmp_path) == ["old"]


def test_a_pipe_and_a_device_are_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, [b"through"], replace=True)
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()
    write_whole(Path(os.devnull), [b"away"], replace=True)
    assert not Path(os.devnull).is_file()
