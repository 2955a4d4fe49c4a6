"""Replaces the text of a user's file: whole or not at all, and only if it is still what was read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from pdtimeline.errors import OutputFailed
from pdtimeline.loader.files import read_bytes
from pdtimeline.terminal.files import write_whole


def replace(path: str, before: bytes, after: bytes) -> None:
    """Put *after* in place of *before* in the file; a symbolic link is followed and stays.

    Raises `OutputFailed` if that cannot be, or if the file does not have the bytes *before* any more; then
    it is as it was.
    """
    target = Path(path)
    try:
        mode = target.stat().st_mode
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputFailed(f"cannot write {path}: {reason}") from None
    if not stat.S_ISREG(mode):
        raise OutputFailed(f"cannot write {path}: it is not a regular file")
    is_protected = not mode & 0o222  # which means nothing to the system where root asks
    # Its folder may let it be replaced all the same.
    if is_protected or not os.access(target, os.W_OK):
        raise OutputFailed(f"cannot write {path}: it is read-only")
    write_whole(target, _if_unchanged(path, before, after), replace=True)


def _if_unchanged(path: str, before: bytes, after: bytes) -> Iterator[bytes]:
    """The bytes to write; raises once they are written beside the file, and it is no longer the same."""
    yield after
    if read_bytes(path) != before:
        raise OutputFailed(f"cannot write {path}: it changed meanwhile; try again")
