"""Finds the file, reads it, checks it, and returns a `Timeline` or raises with all problems.

Reading and checking are imported inside the functions, so that `--version` stays free of PyYAML.
"""

from __future__ import annotations

import gc
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pdtimeline.diagnostics.limits import FILE_SIZE
from pdtimeline.errors import BadTimeline, Problem, lines_of

if TYPE_CHECKING:
    from pdtimeline.model.records import Timeline

STDIN = "-"


def bundled() -> Path:
    """The shipped timeline: inside the package, or in the checkout of an editable install."""
    inside = Path(__file__).parents[1] / "data" / "timeline.yaml"
    try:
        inside.stat()
    except FileNotFoundError:
        return Path(__file__).parents[3] / "data" / "timeline.yaml"
    except OSError:  # who opens it is told why
        pass
    return inside


def load(path: Path | str | None = None) -> Timeline:
    """The timeline in the file, without *path* the shipped one; `-` is standard input.

    Raises `BadTimeline` with every problem of the file.
    """
    return _built_in(bundled()) if path is None else parse(read_bytes(path), str(path))


def _built_in(path: Path) -> Timeline:
    """The built-in timeline from its compiled form, or from the YAML where there is none that fits."""
    from pdtimeline.loader.compiled import NAME, restored

    source = read_bytes(path)
    try:
        data = path.with_name(NAME).read_bytes()
    except OSError:  # an editable install has none
        data = b""
    return restored(data, source) or parse(source, str(path))


def parse(data: bytes, path: str = STDIN) -> Timeline:
    """The timeline that the bytes hold; *path* is only spoken of.

    Raises `BadTimeline` with every problem, in the order of the file.
    """
    timeline, problems, text = inspect(data, path)
    if problems:
        raise BadTimeline(path, problems, text=text)
    return timeline


def inspect(data: bytes, path: str) -> tuple[Timeline, tuple[Problem, ...], str]:
    """The timeline, the problems that make it useless, and the text for their excerpts.

    Raises `BadTimeline` where not even a part can be read. Cyclic garbage collection rests
    meanwhile: the tree has no cycles, and looking for them takes longer than reading.
    """
    from pdtimeline.loader.encoding import decode, readable
    from pdtimeline.loader.integrity import errors
    from pdtimeline.loader.recovery import entries
    from pdtimeline.loader.timeline_builder import read

    problems: list[Problem] = []
    clean = decode(data, path, problems)
    collecting = gc.isenabled()
    gc.disable()
    try:
        reading = read(entries(clean, path, problems), problems)
        findings = errors(reading)
        if findings:
            from pdtimeline.loader.findings import located

            problems += located(findings, clean)
    finally:
        if collecting:
            gc.enable()
    if not problems:
        return reading.timeline, (), ""
    from pdtimeline.diagnostics.cascades import without_echoes

    text = readable(data)
    return reading.timeline, tuple(without_echoes(problems, lines_of(text))), text


def read_bytes(path: Path | str) -> bytes:
    """All bytes of the file, at most 64 MiB; opening never waits for a writer.

    Raises `BadTimeline` with a sentence of its own for each way in which a file cannot be read.
    """
    name = str(path)
    if name == STDIN:
        if sys.stdin is None:
            raise BadTimeline(name, whole="standard input is closed")
        return _limited(sys.stdin.fileno(), name)
    try:
        handle = os.open(
            name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
    except (OSError, ValueError) as error:
        raise BadTimeline(name, whole=_reason(error)) from None
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise BadTimeline(name, whole="this is a directory; give a file inside it")
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            raise BadTimeline(name, whole="this is a device, not a file")
        return _limited(handle, name)
    except OSError as error:
        raise BadTimeline(name, whole=_reason(error)) from None
    finally:
        with suppress(OSError):  # what was read is read
            os.close(handle)


def _limited(handle: int, name: str) -> bytes:
    """What can be read, up to the limit; a pipe is waited for only while somebody writes to it.

    A file that is written to meanwhile is refused: the half that was read may look like a whole.
    """
    parts, size = [], 0
    try:
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
    except OSError as error:
        raise BadTimeline(name, whole=_reason(error)) from None
    return b"".join(parts)


def _written(file: os.stat_result) -> tuple[int, int]:
    """What becomes different when a file is written to."""
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
