"""The command that makes a timeline of a table."""

import sys
from shlex import quote

from pdtimeline.cli import options as opt
from pdtimeline.cli.groups import command
from pdtimeline.cli.param_types import choice
from pdtimeline.cli.record_view import required
from pdtimeline.errors import SHOWN, BadRequest, Exit
from pdtimeline.render.escapes import visible
from pdtimeline.terminal.streams import emit, tell

FORMATS = ("csv",)


@command
def import_(
    *, form: opt.TableFormat = None, table: opt.TableFile = None, quiet: opt.Quiet = False
) -> Exit:
    """Print a timeline made from a table. Rows that cannot be read are reported on stderr."""
    from pdtimeline.importing.table_to_timeline import timeline_of
    from pdtimeline.loader.files import read_bytes
    from pdtimeline.render.file_text import file_text

    usage = "import csv FILE"
    form = required(form, usage)
    if table is None and form not in FORMATS:
        raise BadRequest(f"missing format; run: pdtimeline import csv {quote(form)}")
    choice(form, FORMATS, "format")
    path = required(table, usage)
    imported = timeline_of(read_bytes(path), path)
    emit(file_text(imported.data))
    sys.stdout.flush()
    for note in () if quiet else imported.notes:
        tell(f"pdtimeline: {visible(note)}")
    for unread in imported.unread[:SHOWN]:
        tell(visible(f"{path}: {unread}"))
    if len(imported.unread) > SHOWN:
        tell(f"pdtimeline: {len(imported.unread) - SHOWN} more not shown")
    if not quiet:
        rows = "row" if imported.rows == 1 else "rows"
        tell(f"pdtimeline: imported {len(imported.data['events'])} of {imported.rows} {rows}")
    return Exit.BAD_DATA if imported.unread else Exit.DONE
