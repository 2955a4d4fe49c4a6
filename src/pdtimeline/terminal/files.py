"""Writes a file whole or not at all, and never over another one unless that is asked for."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pdtimeline.errors import BadRequest, OutputFailed, quoted

USE_FORCE = "use --force to replace it"


def check_free(path: Path, *, replace: bool, advice: str = USE_FORCE) -> None:
    """Raise `BadRequest` when a file of that name cannot be written, or is there and is to stay.

    *advice* says what to do then. A link to nothing is there, too.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink() and not replace:
            raise _taken(path, advice) from None
        return
    except ValueError:  # what Python says of a name with NUL in it
        raise BadRequest(f"{quoted(str(path))} is not a usable file name") from None
    except OSError as error:
        raise _failed(path, error) from None
    if stat.S_ISDIR(mode):
        raise BadRequest(f"{quoted(str(path))} is a directory; give a file inside it")
    if stat.S_ISREG(mode) and not replace:
        raise _taken(path, advice)


def write_whole(
    path: Path, chunks: Iterable[bytes], *, replace: bool, advice: str = USE_FORCE
) -> None:
    """Write the file beside its place, and move it there when it is complete.

    A device or a pipe is written to directly. Raises as `check_free` does, and `OutputFailed` when the
    file cannot be written; nothing of it stays behind then.
    """
    check_free(path, replace=replace, advice=advice)
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.writelines(chunks)
            return
        _write_beside(Path(os.path.realpath(path)), chunks, replace=replace)
    except FileExistsError:
        raise _taken(path, advice) from None
    except OSError as error:
        raise _failed(path, error) from None


def _write_beside(path: Path, chunks: Iterable[bytes], *, replace: bool) -> None:
    beside = path.with_name(f".pdtimeline-{os.urandom(6).hex()}")
    try:
        with beside.open("xb") as stream:
            stream.writelines(chunks)
            stream.flush()
            os.fsync(stream.fileno())
        if replace and path.exists():
            _keep_rights(beside, path.stat())
        if replace:
            beside.replace(path)
        else:
            _place(beside, path)
    finally:
        with suppress(
            OSError
        ):  # it is gone when it was moved, and the first error is the one to tell
            beside.unlink()


def _keep_rights(beside: Path, status: os.stat_result) -> None:
    """Give the new file the owner, if that may be, and the permissions of the one that it replaces."""
    with suppress(OSError):
        os.chown(beside, status.st_uid, status.st_gid)
    beside.chmod(stat.S_IMODE(status.st_mode))


def _place(beside: Path, path: Path) -> None:
    """Give the file its name, unless that is taken; not every file system has links."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError from None
        beside.replace(path)


def _taken(path: Path, advice: str) -> BadRequest:
    return BadRequest(f"{quoted(str(path))} already exists; {advice}")


def _failed(path: Path, error: OSError) -> OutputFailed:
    return OutputFailed(f"cannot write {path}: {(error.strerror or str(error)).lower()}")
