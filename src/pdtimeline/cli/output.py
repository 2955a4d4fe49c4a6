"""What all commands have in common: how the answer was asked for, opening, showing."""

import os
import sys
from collections.abc import Iterable, Iterator, Sized
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple

from pdtimeline.cli import param_types as parsed
from pdtimeline.cli.options import Answer, Reading
from pdtimeline.errors import BadRequest, BadTimeline, Exit, Problem
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import WHOLE_SEASON, EpisodeCode
from pdtimeline.query.filters import arrange
from pdtimeline.render import HUMAN, PICTURE, Listing, render
from pdtimeline.render.columns import Sheet, sort_key
from pdtimeline.render.command_columns import columns_of, sheet_for
from pdtimeline.render.escapes import visible
from pdtimeline.terminal.screen import Screen, is_tty, screen_for, screen_of_picture
from pdtimeline.terminal.streams import emit, tell

if TYPE_CHECKING:
    from pdtimeline.yaml_events import Entry

OPTION, VARIABLE = "--seen", "PDTIMELINE_SEEN"


class Output(NamedTuple):
    """How the answer was asked for; everything that can be wrong about it was looked at."""

    command: str
    form: str | None
    fields: tuple[str, ...] | None
    sort: str | None
    reverse: bool
    limit: int | None
    only_count: bool
    header: bool | None
    csv_safe: bool
    exit_status: bool
    quiet: bool
    color: str
    screen: Screen
    is_picture: bool
    path: str | None
    horizon: EpisodeCode | None
    horizon_from: str  # the option or the variable

    @property
    def format(self) -> str:
        """The format for a list: the one asked for, or what suits the stream (R1)."""
        return self.form or ("table" if self.screen.is_terminal else "plain")

    @property
    def is_human(self) -> bool:
        """Whether the answer is for people."""
        return self.format in HUMAN


def output(command: str, answer: Answer, reading: Reading) -> Output:
    """The output that the options describe; raises `BadRequest` before any file is opened."""
    columns = columns_of(command) if answer.fields is not None or answer.sort is not None else ()
    form = _format(answer)
    is_picture = form == PICTURE
    if is_picture and answer.counted:
        raise BadRequest(
            "--count prints a number, which is no picture; drop --count or --format svg"
        )
    seen = reading.seen or parsed.seen(os.environ.get("PDTIMELINE_SEEN") or "all")
    return Output(
        command=command,
        form=None if is_picture else form,
        fields=None if answer.fields is None else parsed.names(answer.fields, columns, "column"),
        sort=None if answer.sort is None else parsed.choice(answer.sort, columns, "column"),
        reverse=answer.reverse,
        limit=answer.limit,
        only_count=answer.counted,
        header=answer.header,
        csv_safe=_csv_safe(answer, form),
        exit_status=answer.exit_status,
        quiet=answer.quiet,
        color=answer.color,
        screen=_screen(answer, is_picture=is_picture)._replace(carried=carried(reading)),
        is_picture=is_picture,
        path=reading.file or os.environ.get("PDTIMELINE_FILE") or None,
        horizon=seen.until,
        horizon_from=OPTION if reading.seen else VARIABLE,
    )


def _screen(answer: Answer, *, is_picture: bool) -> Screen:
    """The screen that the answer is drawn for: that of stdout, or a picture's own."""
    color, ascii_only = answer.color, answer.ascii_only
    if is_picture:
        return screen_of_picture(sys.stdout, color=color, ascii_only=ascii_only)
    return screen_for(sys.stdout, color=color, ascii_only=ascii_only, no_pager=answer.no_pager)


def carried(reading: Reading) -> str:
    """The options that a command to type next needs to ask what was asked here."""
    if reading == Reading():
        return ""
    from shlex import quote

    file = "" if reading.file is None else f" -f {quote(reading.file)}"
    return f"{file} --seen {quote(reading.seen.typed)}" if reading.seen else file


def _format(answer: Answer) -> str | None:
    """The one format that was asked for; two different ones are an error (R9)."""
    asked = [answer.form] if answer.form else []
    asked += [name for name in ("json", "plain") if getattr(answer, name)]
    if len(set(asked)) > 1:
        raise BadRequest(f"{' and '.join(dict.fromkeys(asked))} are both formats; choose one")
    return asked[0] if asked else None


def _csv_safe(answer: Answer, form: str | None) -> bool:
    """Whether csv is for a spreadsheet; asked for with another format it would do nothing unnoticed."""
    if answer.csv_safe and form != "csv":
        raise BadRequest("--csv-safe only works with csv; add --format csv, or leave it out")
    return answer.csv_safe


def opened(out: Output) -> Timeline:
    """The timeline as it is known by the horizon; a note says that one is in force."""
    from pdtimeline.loader.load import load

    def loaded() -> Timeline:
        read: list[None] = []

        def counted(entries: "Iterator[Entry]") -> "Iterator[Entry]":
            for entry in entries:
                read.append(None)
                yield entry

        with while_reading(out, out.path, read):
            return load(out.path, counted if out.screen.is_terminal else None)

    if out.horizon is None:
        return loaded()
    from pdtimeline.query.horizon import has_codes, last_before, seen_until

    try:
        whole = loaded()
    except BadTimeline as error:
        raise _without_text(error) from None
    if not has_codes(whole):
        if out.horizon_from == OPTION:
            raise BadRequest("--seen needs episodes, but this timeline has none; leave it out")
        note(out, f"ignoring {out.horizon_from}, because this timeline has no episodes")
        return whole
    _must_be_series(out.horizon, whole)
    if last := last_before(whole, out.horizon):
        what = f"{out.horizon_from} {spoken(out.horizon)} is far beyond the last episode"
        raise BadRequest(f"{what}; use {last} or earlier")
    known = seen_until(whole, out.horizon)
    note(out, f"hiding everything after {spoken(out.horizon)}")
    return known


def while_reading(out: Output, path: str | None, read: Sized) -> AbstractContextManager[None]:
    """What tells somebody at a terminal that a file takes long to read; whoever types it knows.

    *read* has what is read already.
    """
    is_typed = path == "-" and is_tty(sys.stdin)
    if path is None or is_typed or out.quiet or not out.screen.is_terminal:
        return nullcontext()
    from pdtimeline.terminal.waiting import saying

    name = "standard input" if path == "-" else visible(path.rpartition("/")[2])
    words = name if name.isascii() else "the timeline"  # so that characters are cells
    return saying(f"Reading {words} {out.screen.sign('more')}", read, "records")


def _without_text(error: BadTimeline) -> BadTimeline:
    """The error with places and kinds only: its sentences may quote what lies behind the horizon."""
    from shlex import quote

    problems = tuple(
        Problem(
            problem.rule,
            problem.place,
            f"{problem.rule} error, details hidden by --seen",
            f"to see it, run pdtimeline check {quote(error.path)}",
        )
        for problem in error.problems
    )
    return BadTimeline(error.path, problems, whole=error.whole)


def _must_be_series(code: EpisodeCode, timeline: Timeline) -> None:
    if code.series and code.series not in timeline.series:
        raise BadRequest(f'unknown series "{code.series}" in --seen {spoken(code)}')


def spoken(horizon: EpisodeCode) -> str:
    """The horizon as people say it: the end of a season is the season."""
    code = str(horizon)
    return code.rpartition("E")[0] if horizon.number == WHOLE_SEASON else code


def note(out: Output, text: str) -> None:
    """A line on stderr that is no error."""
    if not out.quiet:
        sys.stdout.flush()
        tell(f"pdtimeline: {visible(text)}")


def hint(out: Output, command: str) -> None:
    """The next useful step, for somebody who sits at a terminal."""
    is_read = out.is_human and out.screen.is_terminal and not out.is_picture and not out.quiet
    if is_read and not out.only_count and out.path != "-":  # what came by a pipe is gone
        sys.stdout.flush()
        tell(f"next: {visible(out.screen.command(command))}")


def picked(out: Output, sheet: Sheet, records: tuple[Any, ...]) -> tuple[Any, ...]:
    """The records in the order that was asked for, and no more than were asked for (R15)."""
    key = sort_key(sheet, out.sort) if out.sort else None
    return arrange(records, key, reverse=out.reverse, limit=out.limit)


def left_out(out: Output, shown: int, whole: int, noun: str) -> None:
    """Tell people that there is more than they see."""
    if out.is_human and shown < whole:
        note(out, f"showing {shown} of {whole} {noun}; drop --limit to see all")


def done(out: Output, records: tuple[Any, ...]) -> Exit:
    """The code for an answer: 1 only when it is empty and --exit-status was given (R17)."""
    return Exit.NOT_FOUND if out.exit_status and not records else Exit.DONE


def draw(out: Output, chunks: Iterable[str]) -> None:
    """Print what people read: on their screen, or as the picture that they asked for."""
    if out.is_picture:
        from pdtimeline.render.picture import picture

        title = f"pdtimeline {out.command}"
        chunks = picture(chunks, title, ascii_only=not out.screen.holds_all)
    emit(chunks, out.screen)


def show(
    out: Output,
    timeline: Timeline,
    sheet: Sheet,
    records: tuple[Any, ...],
    *,
    empty: str,
    asked: tuple[str, ...] = (),
) -> Exit:
    """Arrange and print a list; *empty* is the note when there is nothing to print.

    *asked* are the words of the question, for the heading that people see.
    """
    listed = picked(out, sheet, records)
    if out.only_count:
        emit([f"{len(listed)}\n"])
        return done(out, listed)
    if not records:
        note(out, empty)
    listing = Listing(
        sheet, listed, timeline, out.fields, out.header, out.csv_safe, asked, len(records)
    )
    chunks = render(listing, out.format, out.screen)
    if out.is_human:
        draw(out, chunks)
    else:
        emit(chunks)
    left_out(out, len(listed), len(records), sheet.noun)
    if listed and sheet.follow:
        hint(out, sheet.follow(listed[0]))
    return done(out, listed)


def sheet_of(out: Output, timeline: Timeline) -> Sheet:
    """The columns of the command, about this timeline."""
    return sheet_for(out.command, timeline)
