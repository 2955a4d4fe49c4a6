"""Replaces the bytes of a file: whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from pdtimeline.errors import OutputFailed
from pdtimeline.loader.files import read_bytes


def replace(path: str, before: bytes, after: bytes) -> None:
    """Put *after* in place of *before* in the file; a symbolic link is followed and stays.

    The bytes are written to a temporary file in the same folder, with the same permissions, which takes the
    file's place once they are on the disk. Raises `OutputFailed` if that cannot be, or if the file does not
    have the bytes *before* any more; then it is as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        status = target.stat()
        _check(path, target, status)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    except OSError as error:
        raise _failed(path, error) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _keep_rights(handle, status)
            file.write(after)
            file.flush()
            os.fsync(handle)
        _check_unchanged(path, target, before)
        temporary.replace(target)
    except BaseException as error:
        with suppress(OSError):  # the first error is the one to tell
            temporary.unlink()
        if isinstance(error, OSError):
            raise _failed(path, error) from None
        raise
    _sync_folder(target.parent)


def _check(path: str, target: Path, status: os.stat_result) -> None:
    """Raise `OutputFailed` for what cannot or should not be written."""
    if not stat.S_ISREG(status.st_mode):
        raise OutputFailed(f"cannot write {path}: it is not a regular file")
    if not os.access(target, os.W_OK):
        raise OutputFailed(f"cannot write {path}: it is read-only")


def _check_unchanged(path: str, target: Path, before: bytes) -> None:
    if read_bytes(target) != before:
        raise OutputFailed(f"cannot write {path}: it changed meanwhile; try again")


def _keep_rights(handle: int, status: os.stat_result) -> None:
    """Give the file the owner, if that may be, and the permissions of the one that it replaces."""
    with suppress(OSError):
        os.fchown(handle, status.st_uid, status.st_gid)
    os.fchmod(handle, stat.S_IMODE(status.st_mode))


def _sync_folder(folder: Path) -> None:
    """Have the new name on the disk, where the system can do that; the file itself is there already."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _failed(path: str, error: OSError) -> OutputFailed:
    return OutputFailed(f"cannot write {path}: {(error.strerror or str(error)).lower()}")
