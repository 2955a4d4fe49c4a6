"""A small timeline to start from, and how it is written: whole or not at all, over nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pdtimeline.errors import BadRequest, OutputFailed, quoted

TEXT = """\
# A timeline: what happens, who is present, what led to it, and which sources say so.
# You choose every ID (first-day, ann-reed, ...): lowercase letters, digits, hyphens.
timeline:
  format: 1
  title: My timeline

characters:
  ann-reed:
    name: Ann Reed
    aliases: [Ann]
  ben-cole:
    name: Ben Cole

facets:
  bond: {title: Bond, of: pair}

sources:
  diary: {publisher: Ann Reed, title: Her diary, published: 2024-05-02}

events:
  first-day:
    title: Ann and Ben meet on the first day
    summary: >-
      One to four sentences. Put text that has a colon and a space, or a #, in quotes
      or below >- as here.
    date: 2024-05-01            # or 2024, 2024-05, 2024-05~, 2024-05/2024-07
    characters: [ann-reed, ben-cole]
    changes:
      - {facet: bond, of: [ann-reed, ben-cole], to: friends}
    sources: [diary]

  the-quarrel:
    title: Ann and Ben fall out
    date: 2024-06
    characters: [ann-reed, ben-cole]
    causes: [first-day]         # the events that led to this one
    changes:
      - {facet: bond, of: [ann-reed, ben-cole]}   # no `to`: it ends here
    sources: [diary]
"""


def write(path: Path, text: str = TEXT) -> None:
    """Write the text to a file that must not be there yet.

    It is written beside its place and put there in one step, so that nobody ever sees half of it.
    Raises `BadRequest` when there is something already, `OutputFailed` when it cannot be written.
    """
    if os.path.lexists(path):
        raise _taken(path)
    try:
        with _undisturbed():
            _put(path, text)
    except FileExistsError:
        raise _taken(path) from None
    except ValueError:  # what Python says of a name with NUL in it
        raise BadRequest(f"{quoted(str(path))} is not a usable file name") from None
    except OSError as error:
        raise OutputFailed(f"cannot write {path}: {_reason(error)}") from None


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C and every other signal waits: in between it would leave something behind."""
    mask = getattr(signal, "pthread_sigmask", lambda *_: ())  # Windows has none
    before = mask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)


def _put(path: Path, text: str) -> None:
    """Write the text beside its place, put it there, and take away what is beside it."""
    draft = path.parent / f".{path.name[:50]}.{os.urandom(4).hex()}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    said = ""
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
        said = f"wrote {path}, but "
    finally:
        try:
            draft.unlink()
        except OSError as error:
            left = f"{said}cannot delete the temporary file {draft}: {_reason(error)}"
            raise OutputFailed(left) from None


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _taken(path: Path) -> BadRequest:
    return BadRequest(f"{quoted(str(path))} already exists; choose another name")
