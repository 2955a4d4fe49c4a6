"""What people did where libyaml stumbles, and what to change.

libyaml says where it stumbled and what it wanted there. The slip is often elsewhere: a missing quote, a
line above with a space too few. `_READINGS` at the end says which words of libyaml lead to which slip.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from pdtimeline.diagnostics import syntax_lines, syntax_values
from pdtimeline.diagnostics.limits import LIMITS
from pdtimeline.diagnostics.syntax import At, Fault, Said
from pdtimeline.errors import Place, Problem, lines_of

Reading: TypeAlias = Callable[[Fault], Said]

_TOO_DEEP = "nesting depth"  # libyaml looks ahead, and meets its own limit before we count to ours


def explain(
    problem: str, mark: Any, context: str | None, context_mark: Any, data: bytes
) -> Problem:
    """The problem that libyaml found, at the place that has to be changed.

    *mark* and *context_mark* have `line` and `column` counted from 0; *context* says what it was
    reading, and *context_mark* where that starts.
    """
    lines = lines_of(data.decode())
    row, column = _position(mark, lines)
    opening = _position(context_mark, lines) if context_mark else (row, column)
    fault = Fault(problem, context or "", row, column, opening, lines)
    said = (
        syntax_lines.tab(fault)
        or syntax_lines.unusual_indent(fault)
        or syntax_lines.pasted_line(fault)
        or syntax_lines.cut_text(fault)
        or _reading(fault)
    )
    row, column = said.at or (row, column)
    rule = "depth-limit" if _TOO_DEEP in problem else "syntax"
    return Problem(rule, Place(row + 1, column + 1, column + 1), said.what, said.advice)


def _position(mark: Any, lines: list[str]) -> At:
    """Row and column of the mark; the end of the last line for one after it."""
    if mark.line < len(lines):
        return mark.line, mark.column
    return len(lines) - 1, len(lines[-1])


def _reading(fault: Fault) -> Said:
    for problem, context, reading in _READINGS:
        if problem in fault.problem and context in fault.context:
            return reading if isinstance(reading, Said) else reading(fault)
    return Said(f"this is not valid YAML: {fault.problem}", "check the symbols around it")


_READINGS: tuple[tuple[str, str, Reading | Said], ...] = (
    # words of libyaml's problem, words of its context, what people did; the first that fits is taken
    ("mapping values are not allowed", "", syntax_lines.extra_colon),
    ("mapping keys are not allowed", "", syntax_values.question_mark),
    ("block sequence entries", "", syntax_lines.dash_after_key),
    ("could not find expected ':'", "", syntax_lines.missing_colon),
    ("'-' indicator", "", syntax_lines.missing_dash),
    ("expected key", "", syntax_lines.bad_indent),
    ("expected ','", "", syntax_values.open_brackets),
    ("node content", "", syntax_values.missing_value),
    ("unexpected ':'", "", syntax_values.COLON_IN_BRACKETS),
    ("cannot start any token", "", syntax_values.starts_with),
    ("unknown escape", "", syntax_values.unknown_escape),
    ("hexdecimal", "", syntax_values.escape_without_digits),
    ("Unicode character", "", syntax_values.escape_of_no_character),
    (_TOO_DEEP, "", Said(*LIMITS["depth-limit"])),
    ("", "quoted scalar", syntax_values.open_quote),
    ("", "block scalar", syntax_values.TEXT_BESIDE_BAR),
    ("", "scanning an a", syntax_values.bad_opening_character),
    ("", "a tag", syntax_values.bad_opening_character),
    ("tag handle", "", syntax_values.bad_opening_character),
    ("document start", "", syntax_lines.after_the_end),
    ("", "directive", syntax_lines.percent),
    ("YAML document", "", syntax_lines.percent),
    ("directive", "", syntax_lines.percent),
)
