"""The command that writes a timeline for another tool."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from pdtimeline.cli import own_options as own
from pdtimeline.cli.options import Answer, Filters, Reading
from pdtimeline.cli.output import Output, note, output
from pdtimeline.cli.own_options import Exporting
from pdtimeline.cli.param_types import choice
from pdtimeline.cli.query_options import filtered, nothing
from pdtimeline.cli.record_view import required
from pdtimeline.errors import BadRequest, Exit
from pdtimeline.export import EXPORTS, writer
from pdtimeline.render.escapes import visible
from pdtimeline.terminal.files import check_free, write_whole
from pdtimeline.terminal.streams import emit_bytes

STDOUT = "-"


def export(
    *, form: own.ExportName = None, filters: Filters, exporting: Exporting, reading: Reading
) -> Exit:
    """Write a timeline for another tool. Takes the filters of events."""
    name = choice(required(form, "export FORMAT"), EXPORTS, "export format")
    out = output("export", Answer(quiet=exporting.quiet), reading)
    path = _path(name, exporting, out)
    write, notes = writer(name, causes=exporting.causes)
    timeline, events = filtered(filters, out)
    for said in notes(timeline, events) if events else [nothing("events", timeline, filters)]:
        note(out, said)
    chunks = _encoded(write(timeline, events))
    with _while_writing(path, out):
        if path is None:
            emit_bytes(chunks)
        else:
            write_whole(path, chunks, replace=exporting.force)
    if path is not None and out.screen.is_terminal:
        note(out, f"wrote {path} ({len(events)} events)")
    return Exit.DONE


def _path(name: str, exporting: Exporting, out: Output) -> Path | None:
    """The file to write, None for stdout; raises `BadRequest` before anything is read."""
    wanted = EXPORTS[name]
    if exporting.causes and not wanted.has_causes:
        able = " or ".join(name for name, export in EXPORTS.items() if export.has_causes)
        raise BadRequest(f"--causes only works with {able}; drop it")
    if exporting.output in {None, STDOUT}:
        if wanted.is_binary and out.screen.is_terminal:
            raise BadRequest(f"{name} cannot be shown on a terminal; use --output FILE")
        return None
    path = Path(str(exporting.output))
    check_free(path, replace=exporting.force)
    return path


def _while_writing(path: Path | None, out: Output) -> AbstractContextManager[None]:
    """What tells somebody at a terminal that a file takes long to write."""
    if out.quiet or (path is None and out.screen.is_terminal):
        return nullcontext()
    from pdtimeline.terminal.waiting import saying

    name = path.name if path is not None and path.name.isascii() else "the export"
    return saying(f"Writing {visible(name)} {out.screen.sign('more')}")


def _encoded(chunks: Iterable[str] | Iterable[bytes]) -> Iterator[bytes]:
    return (chunk.encode() if isinstance(chunk, str) else chunk for chunk in chunks)
