"""The command for the first five minutes of a timeline, and the timeline that it writes."""

from contextlib import suppress
from pathlib import Path
from shlex import quote

from pdtimeline.cli import options as opt
from pdtimeline.cli.groups import command
from pdtimeline.cli.record_view import required
from pdtimeline.errors import BadRequest, Exit, OutputFailed, quoted
from pdtimeline.render.escapes import visible
from pdtimeline.terminal.streams import emit, tell

TEMPLATE = """\
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


@command
def new(*, file: opt.NewFile = None, quiet: opt.Quiet = False) -> Exit:
    """Create a small timeline to start from. Use - to print it instead."""
    name = required(file, "new FILE")
    if not name.strip():
        raise BadRequest("file name is empty; give one")
    if name == "-":
        emit([TEMPLATE])
        return Exit.DONE
    write(Path(name))
    if not quiet:
        tell(f"next: pdtimeline check {visible(quote(name))}")
    return Exit.DONE


def write(path: Path, text: str = TEMPLATE) -> None:
    """Write the text to a file that must not be there yet; no half of it stays behind after an error.

    Raises `BadRequest` when there is something already, `OutputFailed` when it cannot be written.
    """
    try:
        file = path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        raise BadRequest(f"{quoted(str(path))} already exists; choose another name") from None
    except ValueError:  # what Python says of a name with NUL in it
        raise BadRequest(f"{quoted(str(path))} is not a usable file name") from None
    except OSError as error:
        raise _failed(path, error) from None
    try:
        with file:
            file.write(text)
    except BaseException as error:
        with suppress(OSError):  # the first error is the one to tell
            path.unlink()
        if isinstance(error, OSError):
            raise _failed(path, error) from None
        raise


def _failed(path: Path, error: OSError) -> OutputFailed:
    return OutputFailed(f"cannot write {path}: {(error.strerror or str(error)).lower()}")
