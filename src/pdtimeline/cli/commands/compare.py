"""The command that compares two timelines."""

from pdtimeline.cli import options as opt
from pdtimeline.cli import own_options as own
from pdtimeline.cli.options import Answer, Reading
from pdtimeline.cli.output import Output, left_out, note, opened, output, picked, sheet_of, show
from pdtimeline.cli.record_view import required
from pdtimeline.errors import BadRequest, Exit
from pdtimeline.query.differences import Difference, differences
from pdtimeline.render import STRUCTURED, render_objects
from pdtimeline.terminal.streams import emit


def diff(
    *, old: own.OldFile = None, new: own.NewerFile = None, answer: Answer, seen: opt.Seen = None
) -> Exit:
    """Show what changed between two timelines. Use - for standard input."""
    out = output("diff", answer, Reading(seen=seen))
    usage = "diff OLD NEW"
    paths = (required(old, usage), required(new, usage, "second file"))
    if paths == ("-", "-"):
        raise BadRequest("only one of the two files can be -; give a name for the other one")
    before = opened(out._replace(path=paths[0]))
    after = opened(out._replace(path=paths[1], quiet=True))
    changes = differences(before, after)
    if out.only_count or not changes or not _is_by_record(out):
        show(
            out._replace(exit_status=False),
            after,
            sheet_of(out, after),
            changes,
            empty="no differences",
        )
        return _done(out, changes)
    listed = picked(out, sheet_of(out, after), changes)
    if out.format in STRUCTURED:
        from pdtimeline.render.difference_columns import record_objects

        emit(render_objects(record_objects(listed, out.fields), out.format, out.screen))
        return _done(out, changes)
    from pdtimeline.render.difference_cards import difference_cards

    emit(difference_cards(listed, out.screen), out.screen)
    left_out(out, len(listed), len(changes), "differences")
    note(out, _counted(changes))
    return _done(out, changes)


def _is_by_record(out: Output) -> bool:
    """Whether the fields of a record stand together: as data, and on a terminal unless a list was meant."""
    is_list = out.form == "table" or out.fields or out.sort
    return out.format in STRUCTURED or (out.is_human and not is_list)


def _counted(changes: tuple[Difference, ...]) -> str:
    """How many records were added, removed, changed, and renamed."""
    records = dict.fromkeys((row.kind, row.id, row.change) for row in changes)
    counts: dict[str, int] = {}
    for _, _, change in records:
        counts[change] = counts.get(change, 0) + 1
    return ", ".join(f"{number} {change}" for change, number in counts.items())


def _done(out: Output, changes: tuple[Difference, ...]) -> Exit:
    """The code: 1 only when they differ and --exit-status was given."""
    return Exit.NOT_FOUND if out.exit_status and changes else Exit.DONE
