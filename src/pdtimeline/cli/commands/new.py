"""The command for the first five minutes of a timeline."""

from pathlib import Path

from pdtimeline.cli import options as opt
from pdtimeline.cli.groups import command
from pdtimeline.cli.record_view import required
from pdtimeline.errors import BadRequest, Exit
from pdtimeline.render.escapes import visible
from pdtimeline.terminal.streams import emit, tell


@command
def new(*, file: opt.NewFile = None, quiet: opt.Quiet = False) -> Exit:
    """Create a small timeline to start from. Use - to print it instead."""
    from pdtimeline.cli.template import TEXT, write

    name = required(file, "new FILE")
    if not name.strip():
        raise BadRequest("file name is empty; give one")
    if name == "-":
        emit([TEXT])
        return Exit.DONE
    write(Path(name))
    if not quiet:
        tell(f"next: pdtimeline check {visible(name)}")
    return Exit.DONE
