"""What libyaml means by its messages, in sentences for people who never read about YAML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from pdtimeline.diagnostics import indentation_hints as indents
from pdtimeline.diagnostics import syntax_hints as slips
from pdtimeline.diagnostics.limits import LIMITS
from pdtimeline.diagnostics.syntax_fault import Fault, Said
from pdtimeline.errors import Place, Problem, lines_of

Reading: TypeAlias = Callable[[Fault], Said]

_TOO_DEEP = "nesting depth"  # libyaml looks ahead, and meets its own limit before we count to ours
_READINGS: tuple[tuple[str, str, Reading | Said], ...] = (
    # words of libyaml's problem, words of its context, what people did; the first that fits is taken
    ("mapping values are not allowed", "", slips.colon),
    ("mapping keys are not allowed", "", slips.question),
    ("block sequence entries", "", slips.dash),
    ("could not find expected ':'", "", slips.no_colon),
    ("'-' indicator", "", slips.no_dash),
    ("expected key", "", indents.no_key),
    ("expected ','", "", slips.brackets),
    ("node content", "", slips.nothing_there),
    ("unexpected ':'", "", slips.colon_in_brackets),
    ("cannot start any token", "", slips.first_sign),
    ("unknown escape", "", slips.escape),
    ("hexdecimal", "", slips.digits),
    ("Unicode character", "", slips.no_character),
    (_TOO_DEEP, "", Said(*LIMITS["depth-limit"])),
    ("", "quoted scalar", slips.never_closed),
    ("", "block scalar", slips.announced),
    ("", "scanning an a", slips.opening_sign),
    ("", "a tag", slips.opening_sign),
    ("tag handle", "", slips.opening_sign),
    ("document start", "", indents.outside),
    ("", "directive", slips.percent),
    ("YAML document", "", slips.percent),
    ("directive", "", slips.percent),
)


def explain(
    problem: str, mark: Any, context: str | None, context_mark: Any, data: bytes
) -> Problem:
    """The problem that libyaml found, at the place that has to be mended.

    *mark* and *context_mark* have `line` and `column` counted from 0; *context* says what it was
    reading, and *context_mark* where that begins.
    """
    lines = lines_of(data.decode())
    row, column = mark.line, mark.column
    if row >= len(lines):
        row, column = len(lines) - 1, len(lines[-1])
    opening = (context_mark.line, context_mark.column) if context_mark else (row, column)
    fault = Fault(problem, context or "", row, column, opening, lines)
    said = indents.tab(fault) or indents.odd_space(fault) or _reading(fault)
    row, column = said.at or (row, column)
    rule = "depth-limit" if _TOO_DEEP in problem else "syntax"
    return Problem(rule, Place(row + 1, column + 1, column + 1), said.what, said.advice)


def _reading(fault: Fault) -> Said:
    for problem, context, reading in _READINGS:
        if problem in fault.problem and context in fault.context:
            return reading if isinstance(reading, Said) else reading(fault)
    return Said(f"this is not valid YAML: {fault.problem}", "check the symbols around it")
