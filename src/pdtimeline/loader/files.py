"""Reads a file, a pipe, or standard input: all of it, within a limit, and without waiting for no one."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from pdtimeline.diagnostics.limits import FILE_SIZE
from pdtimeline.errors import BadTimeline

STDIN = "-"


def read_bytes(path: Path | str) -> bytes:
    """All bytes of the file, up to 64 MiB; `-` is standard input. Opening a pipe waits for no writer.

    Raises `BadTimeline` that says why, if the file cannot be read.
    """
    name = str(path)
    if name == STDIN and sys.stdin is None:
        raise BadTimeline(name, whole="standard input is closed")
    stdin = sys.stdin.fileno() if name == STDIN else None
    try:
        return _of_path(name) if stdin is None else _limited(stdin, name)
    except (OSError, ValueError) as error:
        raise BadTimeline(name, whole=_reason(error)) from None


def _of_path(name: str) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(name, flags)
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise BadTimeline(name, whole="this is a directory; give a file inside it")
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            raise BadTimeline(name, whole="this is a device, not a file")
        return _limited(handle, name)
    finally:
        with suppress(OSError):  # everything has been read
            os.close(handle)


def _limited(handle: int, name: str) -> bytes:
    """What can be read, up to the limit; waits for a pipe only while something writes to it.

    A file that changes meanwhile is refused: the half that was read may look like a whole.
    """
    parts, size = [], 0
    before = os.fstat(handle)
    while part := _read(handle):
        parts.append(part)
        size += len(part)
        if size > FILE_SIZE:
            raise BadTimeline(name, whole="the file is larger than 64 MiB; split it")
    if not parts and stat.S_ISFIFO(before.st_mode) and name != STDIN:
        raise BadTimeline(name, whole="nothing is writing to this pipe")
    if stat.S_ISREG(before.st_mode) and _written(before) != _written(os.fstat(handle)):
        raise BadTimeline(name, whole="the file changed while it was being read; try again")
    return b"".join(parts)


def _written(file: os.stat_result) -> tuple[int, int]:
    """What is different once a file was written to."""
    return file.st_size, file.st_mtime_ns


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 1 << 20)
    except BlockingIOError:
        os.set_blocking(handle, True)
        return os.read(handle, 1 << 20)


def _reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "no such file"
        case PermissionError():
            return "cannot read the file: permission denied"
        case NotADirectoryError():
            return "part of the path is not a directory"
        case OSError():
            return f"cannot read the file: {(error.strerror or 'unknown error').lower()}"
    return "not a usable file name"
