"""The command for the person who keeps a timeline."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from pdtimeline.cli import options as opt
from pdtimeline.cli import own_options as own
from pdtimeline.cli.options import Answer, Reading
from pdtimeline.cli.output import (
    Output,
    done,
    draw,
    note,
    output,
    picked,
    sheet_of,
    show,
    while_reading,
)
from pdtimeline.cli.param_types import Seen
from pdtimeline.diagnostics.rules import RULES
from pdtimeline.errors import ERROR, SHOWN, WARNING, BadRequest, BadTimeline, Exit, Problem
from pdtimeline.model.records import Timeline
from pdtimeline.render.problems import FoundIn
from pdtimeline.terminal.streams import emit, tell


class Report(NamedTuple):
    """What was found in one file; `text` is what the excerpts are cut from."""

    path: str
    problems: tuple[Problem, ...]
    text: str = ""
    whole: str = ""


def check(
    *,
    files: own.Files = None,
    strict: own.Strict = False,
    explain: own.Explain = None,
    answer: Answer,
    file: opt.File = None,
) -> Exit:
    """Check a timeline for errors and warnings."""
    if explain is not None:
        emit([f"{explain}: {RULES[explain]}\n"])
        return Exit.DONE
    if files and not all(map(str.strip, files)):
        raise BadRequest("file name is empty; give one, or leave it out")
    out = output("check", answer, Reading(file, Seen(None, "all")))
    return check_files(out, files or [out.path], strict=strict)


def check_files(out: Output, paths: Sequence[str | None], *, strict: bool = False) -> Exit:
    """Print what is wrong with the files; the code says whether any has errors, or warnings if *strict*."""
    reports = [_inspected(path, out) for path in paths]
    printed = _print(out, reports)
    severities = {problem.severity for report in reports for problem in report.problems}
    is_broken = any(report.whole for report in reports) or ERROR in severities
    return Exit.BAD_DATA if is_broken or (strict and WARNING in severities) else printed


def _inspected(path: str | None, out: Output) -> Report:
    """Everything that can be said about the file: errors, or else warnings."""
    from pdtimeline.lint.rules import warnings
    from pdtimeline.loader.files import read_bytes
    from pdtimeline.loader.load import bundled, inspect
    from pdtimeline.loader.locations import Starts, noting

    name = str(bundled()) if path is None else path
    starts: Starts = {}
    try:
        with while_reading(out, path, starts):
            data = read_bytes(name)
            timeline, problems, text = inspect(data, name, partial(noting, starts=starts))
    except BadTimeline as error:
        return Report(name, error.problems, error.text, error.whole)
    if problems:
        return Report(name, problems, text)
    problems = warnings(timeline, data.removeprefix(b"\xef\xbb\xbf"), starts)
    return Report(name, problems, data.decode("utf-8-sig") if problems else "")


def _print(out: Output, reports: list[Report]) -> Exit:
    """Print what was found; what cannot be read at all goes to stderr."""
    from pdtimeline.render.messages import error_line
    from pdtimeline.render.problems import excerpted, lines

    unread = [report for report in reports if report.whole]
    for report in unread:
        tell(error_line(f"{report.path}: {report.whole}", out.color))
    problems = tuple(
        FoundIn(report.path, problem) for report in reports for problem in report.problems
    )
    sheet = sheet_of(out, Timeline(title=""))
    empty = "no other problems" if unread else "no problems"
    if out.only_count or out.fields or out.format not in {"table", "tree", "plain"}:
        return show(out, Timeline(title=""), sheet, problems, empty=empty)
    listed = picked(out._replace(limit=SHOWN if out.limit is None else out.limit), sheet, problems)
    texts = {report.path: report.text for report in reports}
    if out.is_human:
        draw(out, excerpted(listed, texts, out.screen))
    else:
        emit(lines(listed))
    for report in reports:
        if line := _read_up_to(report):
            what = f"the rest was only partly checked; fix line {line}, then check again"
            note(out, f"{report.path}: {what}")
    if problems or not unread:
        _tell_rest(out, listed, problems)
    return done(out, listed)


def _read_up_to(report: Report) -> int:
    """The line of the first fault of syntax that may hide something below it; 0 when none does."""
    line = next((problem.place.line for problem in report.problems if problem.rule == "syntax"), 0)
    return line if any(map(str.strip, report.text.splitlines()[line:])) else 0


def _tell_rest(out: Output, listed: tuple[FoundIn, ...], problems: tuple[FoundIn, ...]) -> None:
    """Say how many there are, and how to see them all."""
    if len(listed) < len(problems):
        word = "problem" if len(problems) - len(listed) == 1 else "problems"
        more = f"{len(problems) - len(listed)} more {word} not shown"
        note(out, f"{more}; use --limit {len(problems)} to see all" if out.limit is None else more)
    if out.is_human:
        note(out, _counted(problems) or "no problems")


def _counted(problems: tuple[FoundIn, ...]) -> str:
    counts: dict[str, int] = {}
    for finding in problems:
        counts[finding.problem.severity] = counts.get(finding.problem.severity, 0) + 1
    return ", ".join(
        f"{number} {word if number == 1 else _plural(word)}" for word, number in counts.items()
    )


def _plural(word: str) -> str:
    return word if word == "dismissed" else f"{word}s"
