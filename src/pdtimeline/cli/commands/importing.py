"""The command that makes a timeline of a table."""

import sys
from shlex import quote
from typing import TYPE_CHECKING

from pdtimeline.cli import options as opt
from pdtimeline.cli import own_options as own
from pdtimeline.cli.param_types import choice
from pdtimeline.cli.record_view import required
from pdtimeline.errors import SHOWN, BadRequest, Exit
from pdtimeline.render.escapes import visible
from pdtimeline.terminal.streams import emit, tell

if TYPE_CHECKING:
    from pdtimeline.importing.table_to_timeline import Imported

FORMATS = ("csv",)


def import_(
    *,
    form: own.TableFormat = None,
    table: own.TableFile = None,
    into: own.Into = None,
    quiet: opt.Quiet = False,
) -> Exit:
    """Make a timeline from a table, or add to one. Rows that cannot be read are reported on stderr."""
    from pdtimeline.importing.table_to_timeline import timeline_of
    from pdtimeline.loader.files import read_bytes
    from pdtimeline.render.file_text import file_text

    usage = "import csv FILE"
    form = required(form, usage)
    if table is None and form not in FORMATS:
        raise BadRequest(f"missing format; run: pdtimeline import csv {quote(form)}")
    choice(form, FORMATS, "format")
    path = required(table, usage)
    if into is None:
        imported = timeline_of(read_bytes(path), path)
        emit(file_text(imported.data))
        sys.stdout.flush()
    else:
        imported = _added(path, into)
    _tell(path, imported, quiet=quiet)
    if not quiet:
        tell(f"pdtimeline: {_result(imported, into)}")
    return Exit.BAD_DATA if imported.unread else Exit.DONE


def _added(path: str, into: str) -> "Imported":
    """What was added to the file; nothing at all, if there is a row that cannot be read."""
    from pdtimeline.editing.adding import add
    from pdtimeline.editing.replacing import replace
    from pdtimeline.importing.table_to_timeline import timeline_of
    from pdtimeline.loader.files import read_bytes
    from pdtimeline.loader.load import parse
    from pdtimeline.render.file_text import section_text

    if into == "-":
        raise BadRequest("standard input cannot be changed; use --into with your own file")
    data = read_bytes(into)
    timeline = parse(data, into)
    imported = timeline_of(read_bytes(path), path, timeline)
    sections = {name: records for name, records in imported.data.items() if name != "timeline"}
    if sections["events"] and not imported.unread:
        replace(into, data, add(data, into, timeline, sections, section_text))
    return imported


def _tell(path: str, imported: "Imported", *, quiet: bool) -> None:
    """Tell which rows were not read."""
    for note in () if quiet else imported.notes:
        tell(f"pdtimeline: {visible(note)}")
    for unread in imported.unread[:SHOWN]:
        tell(visible(f"{path}: {unread}"))
    if len(imported.unread) > SHOWN:
        tell(f"pdtimeline: {len(imported.unread) - SHOWN} more not shown")


def _result(imported: "Imported", into: str | None) -> str:
    rows = f"{imported.rows} {'row' if imported.rows == 1 else 'rows'}"
    if into is not None and imported.unread:
        return f"nothing was written to {visible(into)}; correct the table and try again"
    told = f"imported {len(imported.data['events'])} of {rows}"
    again = imported.told_again
    return f"{told}; {again} {'was' if again == 1 else 'were'} already there" if again else told
