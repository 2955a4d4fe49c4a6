"""The command for the first five minutes of a timeline, and the timeline that it writes."""

from pathlib import Path
from shlex import quote

from pdtimeline.cli import options as opt
from pdtimeline.cli import own_options as own
from pdtimeline.cli.record_view import required
from pdtimeline.errors import BadRequest, Exit
from pdtimeline.render.escapes import visible
from pdtimeline.terminal.files import write_whole
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


def new(*, file: own.NewFile = None, quiet: opt.Quiet = False) -> Exit:
    """Create a small timeline to start from. Use - to print it instead."""
    name = required(file, "new FILE")
    if not name.strip():
        raise BadRequest("file name is empty; give one")
    if name == "-":
        emit([TEMPLATE])
        return Exit.DONE
    write_whole(Path(name), [TEMPLATE.encode()], replace=False, advice="choose another name")
    if not quiet:
        tell(f"next: pdtimeline check {visible(quote(name))}")
    return Exit.DONE
