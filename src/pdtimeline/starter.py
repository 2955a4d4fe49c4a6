"""A small timeline to start from, and how it is written: whole or not at all, over nothing."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pdtimeline.errors import BadRequest, OutputFailed, quoted

TEXT = """\
# A timeline: what happens, who is there, what leads to what, who says so.
# Every id (first-day, ann-reed …) is yours: small letters, digits, hyphens.
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
      One to four sentences. A text with a colon and a blank, or with a hash, goes
      between quotes or below a sign like the one above.
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
      - {facet: bond, of: [ann-reed, ben-cole]}   # without `to` it ends
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
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o666 & ~_umask())
            os.link(name, path)
        finally:
            Path(name).unlink()
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputFailed(f"{path} could not be written: {reason}") from None


def _taken(path: Path) -> BadRequest:
    return BadRequest(f"there is something called {quoted(str(path))} already; name another file")


def _umask() -> int:
    """The user's mask; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
