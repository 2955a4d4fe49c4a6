"""The commands that change the file of a timeline."""

import os
import sys

from pdtimeline.cli import options as opt
from pdtimeline.cli import own_options as own
from pdtimeline.cli.commands.check import check_files
from pdtimeline.cli.options import Answer, Reading
from pdtimeline.cli.output import output
from pdtimeline.cli.param_types import Seen
from pdtimeline.cli.record_view import required
from pdtimeline.errors import BadRequest, Exit
from pdtimeline.terminal.screen import screen_for
from pdtimeline.terminal.streams import emit, tell


def rename(
    *,
    old: own.OldId = None,
    new: own.NewId = None,
    kind: own.RecordKind = None,
    dry_run: own.DryRun = False,
    file: own.OwnFile = None,
    quiet: opt.Quiet = False,
    color: opt.Color = "auto",
) -> Exit:
    """Change an ID everywhere in your file. Comments and layout stay as they are."""
    from pdtimeline.editing.rename import rename as renamed_in
    from pdtimeline.editing.replacing import replace
    from pdtimeline.loader.files import read_bytes
    from pdtimeline.render.changed_lines import before_and_after

    usage = "rename OLD NEW --file FILE"
    old, new = required(old, usage), required(new, usage)
    path = own_file(file)
    data = read_bytes(path)
    renamed = renamed_in(data, path, old, new, kind)
    if dry_run:
        emit(before_and_after(renamed.lines, screen_for(sys.stdout, color=color)))
    else:
        replace(path, data, renamed.data)
    if not quiet:
        places = _counted(renamed.places, "place")
        where = f"in {places} on {_counted(len(renamed.lines), 'line')}"
        sys.stdout.flush()
        tell(f"pdtimeline: {'would rename' if dry_run else 'renamed'} {where}")
    return Exit.DONE


def edit(
    *,
    id_: own.AnyId = None,
    kind: own.RecordKind = None,
    file: own.OwnFile = None,
    quiet: opt.Quiet = False,
    color: opt.Color = "auto",
) -> Exit:
    """Open a record in your editor, then check the file. The editor is VISUAL, EDITOR, or vi."""
    from pdtimeline.editing.editors import arguments, editor_of, open_and_wait
    from pdtimeline.editing.finding import line_of
    from pdtimeline.loader.files import read_bytes

    id_ = required(id_, "edit ID --file FILE")
    path = own_file(file)
    line = line_of(read_bytes(path), path, id_, kind)
    open_and_wait(arguments(editor_of(os.environ), path, line), path)
    out = output("check", Answer(quiet=quiet, color=color), Reading(path, Seen(None, "all")))
    return check_files(out, [path])


def own_file(file: str | None) -> str:
    """The file to change; raises `BadRequest` for the built-in timeline and for standard input."""
    path = file or os.environ.get("PDTIMELINE_FILE")
    if not path or path == "-":
        what = "standard input" if path else "the built-in timeline"
        raise BadRequest(f"{what} cannot be changed; use --file with your own file")
    return path


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
