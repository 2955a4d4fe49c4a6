"""What people did where libyaml stumbles, and what to change.

libyaml says where it stumbled and what it wanted there. The slip is often elsewhere: a missing quote, a
line above with a space too few. Each function here stands for a slip; it looks at the lines around the
place, and `_READINGS` at the end says which words of libyaml lead to which function.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from pdtimeline.diagnostics.characters import (
    BRACKETS,
    COLONS,
    COMMAS,
    CURLY,
    named,
    plain,
    unusual_space,
)
from pdtimeline.diagnostics.limits import LIMITS
from pdtimeline.diagnostics.paste_artifacts import CONFLICT, FENCE, LEFT_OVER, MARK
from pdtimeline.diagnostics.proposals import SHOWN, in_quotes, shown
from pdtimeline.diagnostics.syntax import NEAR, At, Fault, Said, comment_column, indent
from pdtimeline.errors import Place, Problem, lines_of
from pdtimeline.model.schema import ALL_KINDS, SECTIONS, Form

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
        _tab(fault)
        or _unusual_indent(fault)
        or _pasted_line(fault)
        or _cut_text(fault)
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


# Lines that were pasted, and texts that a comment cuts


def _pasted_line(fault: Fault) -> Said | None:
    """A fence of Markdown, or an indented mark of Git."""
    rows = (fault.opening[0], fault.row, fault.above(fault.row))
    for row in (row for row in rows if row < len(fault.lines)):  # a fault may be at the very end
        line = fault.lines[row]
        at = (row, indent(line))
        if FENCE.fullmatch(line):
            return Said("this line is a Markdown code fence", "delete it", at)
        if MARK.fullmatch(line.strip()) and line.strip()[0] == "<":
            return Said(*CONFLICT, at)
        if MARK.fullmatch(line.strip()):
            return Said(*LEFT_OVER, at)
    return None


_VALUE = r"\s*(?:(?:- +)+(?:[\w-]+: +)?|[\w-]+: +)(?=\S)"
_FIELD = re.compile(r"\s*(?:- +)*[a-z_]+:(?: .*)?")
_CONTINUED = ("expected key", "mapping values", "could not find expected ':'", "'-' indicator")


def _cut_text(fault: Fault) -> Said | None:
    """A text of several lines that a # ends, so that its next line comes as a surprise."""
    if not any(words in fault.problem for words in _CONTINUED) or _FIELD.fullmatch(fault.line):
        return None
    above = fault.above(fault.row)
    column = comment_column(fault.lines[above])
    first = _text_start(fault, above)
    if not _is_cut(fault.lines[above], column) or indent(fault.line) <= indent(
        fault.lines[first[0]]
    ):
        return None
    rows = [fault.lines[first[0]][first[1] :], *fault.lines[first[0] + 1 : fault.row + 1]]
    advice = in_quotes(" ".join(row.strip() for row in rows), "put the whole text in quotes")
    return Said("this # starts a comment, so the text ends before it", advice, (above, column))


def _text_start(fault: Fault, row: int) -> At:
    """Where the text starts that is on the row: after the key or the dash above."""
    for at in range(row, 0, -1):
        if match := re.match(_VALUE, fault.lines[at]):
            return at, match.end()
    return 0, 0


def _is_cut(line: str, column: int) -> bool:
    """Whether a text without quotes comes before the comment in that column."""
    return column > 0 and line[:column].rstrip()[-1:] not in {
        "",
        ":",
        ",",
        "[",
        "{",
        "]",
        "}",
        "'",
        '"',
    }


# Keys and colons

_GLUED = re.compile(r"\s*(?:- +)*([\w-]+):([^ \t].*)")
_EQUALS = re.compile(r" *([a-z_]+) *(?:[-=]>|:?=) *(\S.*)")
_WORD_FIRST = re.compile(r" *([a-z_]+) +(\S.*)")
_LAST_WORD = re.compile(r"\s*(?:- +)*([a-z_]+): .*\s([a-z_]+)\s*")
_FREE = {Form.TEXT, Form.LINE, Form.TEXTS, Form.URL}  # here a colon is likely meant
_ANNOUNCES = re.compile(r".*: *[|>][-+0-9]*\s*")


def _extra_colon(fault: Fault) -> Said:
    """A colon in a text without quotes; or it is the line above that lacks its own."""
    value = fault.value
    if glued := _glued(fault):
        return glued
    if fault.before.rstrip().endswith(":"):
        return _starts_with(fault, fault.at, "a colon and a space")
    if value and (said := _look_alike_start(fault, value)):
        return said
    if value or fault.row == 0:
        return Said("a colon and a space start a new key here", in_quotes(value))
    row = fault.above(fault.row)
    if indent(fault.before) > indent(fault.lines[row]) and not _has_look_alike(fault.lines[row]):
        what = f"this line continues the text on line {row + 1}, so its colon does not start a key"
        advice = f"indent it like line {row + 1} if it is a key, or put the whole text in quotes"
        return Said(what, advice)
    return _no_key(fault, row)


def _look_alike_start(fault: Fault, value: str) -> Said | None:
    """Curly quotes around a text, or wide brackets around fields."""
    if value[0] in CURLY:
        advice = in_quotes(value.strip(CURLY), "use straight quotes")
        return Said("YAML does not treat curly quotes as quotes", advice)
    if value[0] in BRACKETS:
        what = f"{named(value[0])} is used in place of {plain(value[0])}"
        at = (fault.row, fault.line.index(value))
        return Said(what, f"type ordinary brackets: {shown(plain(value))}", at)
    return None


def _glued(fault: Fault) -> Said | None:
    """A dash without its space, or a field in the line of another one."""
    start = indent(fault.line)
    if fault.line[start] == "-" and fault.line[start + 1] not in "- ":
        return _glued_dash(fault.line[start + 1 :], (fault.row, start))
    match = _LAST_WORD.fullmatch(fault.before)
    if match and _forms(match[2]) and not _forms(match[1]) & _FREE:
        at = (fault.row, match.start(2))
        return Said(f"a line break is missing before {match[2]}", "put it on a new line", at)
    return None


def _forms(name: str) -> set[str]:
    """The forms of the fields of that name; none when no kind has one."""
    return {field.form for kind in ALL_KINDS for field in kind.fields if field.name == name}


def _has_look_alike(line: str) -> bool:
    """Whether the line has a character in place of the colon after its key."""
    return re.match(rf"\s*(?:- +)*[\w-]+ *[{COLONS}]", line) is not None


def _no_key(fault: Fault, row: int) -> Said:
    """A line that should start with a key, a colon, and a space, and does not."""
    line = fault.lines[row]
    if match := _GLUED.match(line):
        key, value = match.groups()
        advice = f"write {key}: {shown(value)}"
        return Said("a space is missing after this colon", advice, (row, match.start(2)))
    at = (row, indent(line))
    if "\t" in line.strip():
        what = "this line has tabs, like a row from a spreadsheet"
        advice = (
            "write the ID and a colon, indented like the IDs above, and below it each "
            "other cell as a field, indented more (title: ..., date: ...)"
        )
        return Said(what, advice, at)
    if match := _EQUALS.fullmatch(line):
        what = "a key needs a colon and a space after it"
        return Said(what, f"write {match[1]}: {shown(match[2])}", at)
    match = _WORD_FIRST.match(line)
    example = (
        f"write {match[1]}: {shown(match[2])}"
        if match
        else "start it with a key, a colon, and a space"
    )
    advice = f"{example} (or indent it more to continue the text above)"
    return Said("this line has no colon", advice, at)


def _missing_colon(fault: Fault) -> Said:
    """Libyaml looked for the colon of a line in vain."""
    row, column = fault.opening
    line, above = fault.lines[row], fault.lines[fault.above(row)]
    text = line[column:]
    if text.startswith("-"):
        return _glued_dash(text[1:], fault.opening)
    if above.lstrip().startswith("- ") and indent(line) >= indent(above):
        return Said("a dash is missing before this", f"write - {shown(text)}", fault.opening)
    if _ANNOUNCES.fullmatch(above):
        what = "this text is not indented more than its key"
        return Said(what, "add spaces before each of its lines", fault.opening)
    if ": " in text:
        return Said("this key is longer than 1,024 characters", "shorten it", fault.opening)
    return _no_key(fault, row)


# Dashes


def _glued_dash(text: str, at: At) -> Said:
    return Said("a space is missing after this dash", f"write - {shown(text)}", at)


def _dash_after_key(_: Fault) -> Said:
    """A dash in the line of a key."""
    advice = "put the dash on a new line, or put the text in quotes if it starts with a dash"
    return Said("a list cannot start on the same line as its key", advice)


def _missing_dash(fault: Fault) -> Said:
    """A line without a dash among those of a list, or something after a text in quotes."""
    if fault.before.strip():
        return Said("there is more text after the closing quote", "put all of it in quotes")
    advice = "add a dash and a space, or indent it more if it belongs to the line above"
    return Said("a dash is missing before this", advice)


# Brackets and commas

_ID = re.compile(r"[\w-]+")
_LISTS = re.compile(r"\[+ *[\w-]+ *\]+(?: *, *\[+ *[\w-]+ *\]+)+")


def _missing_value(fault: Fault) -> Said:
    """A comma or a closing bracket where a value should be."""
    if "block node" in fault.context:
        return _bad_first_character(fault)
    if fault.is_at_end:
        return _open_brackets(fault._replace(opening=fault.last_bracket()))
    if fault.char == "-":
        return Said("a list in [ ] has no dashes", "delete this one, and put commas between items")
    char = "comma" if fault.char == "," else fault.char
    return Said(f"a value is missing before this {char}", "add it, or delete the comma")


def _colon_in_brackets(_: Fault) -> Said:
    """A colon before a comma or bracket."""
    advice = "add a space after it, or put the text in quotes if the colon belongs to it"
    return Said("there is a colon right before a comma or bracket", advice)


def _open_brackets(fault: Fault) -> Said:
    """A list in [ ], or fields in { }, that continue where they should not."""
    row, column = fault.opening
    opens = fault.lines[row][column]
    closes = "]" if opens == "[" else "}"
    place = f"line {row + 1}, column {column + 1}"
    if comment := _comment_in_brackets(fault):
        return Said(f"this # starts a comment, so the {opens} on {place} is not closed", *comment)
    if fault.is_at_end:
        return Said(f"this {opens} is never closed", f"add {closes} where it ends", fault.opening)
    if fault.char in "]}":
        what = f"this {fault.char} does not match the {opens} on {place}"
        return Said(what, f"replace it with {closes}, or add {closes} before it")
    if fault.row > row and not fault.lines[row + 1].strip():
        what = f"this {opens} is not closed before the empty line"
        return Said(what, f"add {closes} where it ends", fault.opening)
    return _missing_comma(fault, f"the {opens} on {place}", closes)


def _missing_comma(fault: Fault, opening: str, closes: str) -> Said:
    """Something that continues a list in [ ] or fields in { } without a comma."""
    if comma := re.search(f"[{COMMAS}]", fault.before):
        what = f"{named(comma[0])} is used in place of a comma"
        return Said(what, "type an ordinary comma and space", (fault.row, comma.start()))
    if fault.row > fault.opening[0]:
        advice = f"add {closes} where it ends, or the missing comma"
        return Said(f"{opening} is still open here", advice)
    if fault.char == ":":
        what = "this colon would start another field"
        return Said(what, "put the text in quotes, or add a comma before the new field")
    return Said("a comma is missing before this", "add it, or put the whole text in quotes")


def _comment_in_brackets(fault: Fault) -> tuple[str, At] | None:
    """What to do about a # that hides a comma or a closing bracket, and where it is."""
    row, column = fault.opening
    for at in range(row, min(fault.row + 1, row + NEAR, len(fault.lines))):
        line = fault.lines[at]
        hidden = comment_column(line)
        if hidden > (column if at == row else -1) and _hides_more(line, hidden):
            before = re.split(r"[\[{,]|:(?=\s)", line[:hidden])[-1].lstrip()
            text = before + re.split(r"[],}]", line[hidden:])[0]
            return in_quotes(text.strip()), (at, hidden)
    return None


def _hides_more(line: str, column: int) -> bool:
    """Whether the comment in that column was likely meant as text, with the rest of the line after it."""
    is_text = _is_cut(line, column) or line[column + 1 : column + 2].strip() != ""
    return is_text and re.search(r"[],}]", line[column:]) is not None


def _after_brackets(fault: Fault, value: str, start: int) -> Said:
    """A comma or a bracket follows a value that has ended."""
    if fault.char == "," and _LISTS.fullmatch(value):
        advice = f"write [{', '.join(_ID.findall(value))}]"
        return Said("each ID has its own brackets here", advice, (fault.row, start))
    if fault.char == "," and value[0] in "'\"":
        follows = fault.line[fault.column + 1 :].strip()
        advice = "put what follows on a new line" if follows else "delete it"
        return Said("a field does not end with a comma", advice)
    what = "the brackets are already closed before this"
    return Said(what, "delete it, or put the whole text in quotes")


# Characters that mean something to YAML


def _starts_with(fault: Fault, at: At, named: str = "") -> Said:
    """A text without quotes starts with a character that means something to YAML."""
    text = fault.text_at(at)
    named = named or ("a comma" if text[:1] == "," else text[:1])
    return Said(f"text without quotes cannot start with {named}", in_quotes(text), at)


def _bad_first_character(fault: Fault) -> Said:
    """A character such as @ or % where libyaml stumbled."""
    return _starts_with(fault, fault.at)


def _bad_opening_character(fault: Fault) -> Said:
    """A character such as * or & where the part that libyaml was reading starts."""
    text = fault.text_at(fault.opening)
    if text[:1] == "*" and "*" in text[1:]:
        advice = f"delete them: {shown(text.replace('*', '').strip())}"
        return Said("asterisks do not make text bold or italic here", advice, fault.opening)
    return _starts_with(fault, fault.opening)


def _question_mark(fault: Fault) -> Said:
    """A question mark and a space."""
    if fault.rest.strip() == "?":
        return Said("a question mark is not a value", "leave the key out if it is unknown")
    return _starts_with(fault, fault.at, "a question mark and a space")


def _text_beside_bar(_: Fault) -> Said:
    """A text in the same line as the | or > that announces it."""
    advice = "move it there, or put it in quotes if > or | is part of the text"
    return Said("after > or |, the text starts on the next line", advice)


def _percent(fault: Fault) -> Said:
    """A directive, or a text at the top that starts like one."""
    return _percent_on(fault.opening[0])


def _percent_on(row: int) -> Said:
    return Said("lines that start with % are not supported", "delete this line", (row, 0))


# Quotes and escapes


def _open_quote(fault: Fault) -> Said:
    """A quote without its partner."""
    row, column = fault.opening
    quote = fault.lines[row][column]
    return Said("this quote is never closed", f"add {quote} where the text ends", fault.opening)


def _after_value(fault: Fault, value: str) -> Said:
    """Something follows a text in quotes, a list, or fields in the same line."""
    row, start = fault.row, fault.line.index(value)
    first, last = value[0], value[-1]
    if fault.char in {"]", "}", ","}:
        return _after_brackets(fault, value, start)
    if first in "[{":
        return _starts_with(fault, (row, start))
    at = (row, len(fault.before.rstrip()) - 1)
    if at[1] == start:
        line = fault.opened_above(first) + 1
        what = f"this quote closes the text that starts on line {line}"
        return Said(what, f"close the quote on line {line} where its text ends", at)
    if first == last == "'":
        what = "this apostrophe closes the text too early"
        return Said(what, _other_quotes(value[1:-1], '"', "two apostrophes to get one"), at)
    if first == last:
        what = "this quote closes the text too early"
        return Said(what, _other_quotes(value[1:-1], "'", '\\" to get a quote in the text'), at)
    advice = in_quotes(value, "put all of it in quotes")
    return Said("there is more text after the closing quote", advice)


def _other_quotes(text: str, other: str, doubled: str) -> str:
    """The advice for a text that contains the quotes around it."""
    if other in text or "\\" in text or len(text) > SHOWN:
        return f"write {doubled}, or use the other kind of quotes"
    return f"write {other}{text}{other}"


_HALVES = re.compile(r"\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})", re.ASCII | re.IGNORECASE)
_TWO_BACKSLASHES = "write two backslashes to get one, or put the text in single quotes"


def _unknown_escape(fault: Fault) -> Said:
    """A backslash in double quotes before a character that makes no escape with it."""
    return Said(f"{fault.rest[:2]} has no meaning in double quotes", _TWO_BACKSLASHES)


def _escape_without_digits(fault: Fault) -> Said:
    r"""A `\x`, `\u` or `\U` without its digits."""
    escape = fault.before[-2:]
    count = {"x": "two", "u": "four", "U": "eight"}[escape[-1]]
    return Said(f"{escape} needs {count} hex digits (0-9, a-f) after it", _TWO_BACKSLASHES)


def _escape_of_no_character(fault: Fault) -> Said:
    """An escape for no character, or the two for one that JSON has."""
    start = fault.column - 2
    if match := _HALVES.match(fault.line, start):
        char = bytes.fromhex(match[1] + match[2]).decode("utf-16-be")
        advice = f"type the character itself, or write \\U{ord(char):08X}"
        return Said("one character cannot be written as two escapes", advice, (fault.row, start))
    return Said("this escape is not a valid character", "type the character itself")


# Indentation


def _tab(fault: Fault) -> Said | None:
    """A tab among the spaces that indent a line, or after a dash."""
    if fault.char == "\t" and fault.before.split()[-1:] == ["-"] and not fault.before.strip(" -"):
        return Said("there is a tab after this dash", "use a space")
    through = fault.before + fault.char
    if "\t" not in through or fault.before.strip():
        return None
    return Said("this line is indented with a tab", "use spaces", (fault.row, through.index("\t")))


def _unusual_indent(fault: Fault) -> Said | None:
    """An unusual space among those that indent a line, or the one above."""
    for row in (fault.row, fault.above(fault.row)):
        line = fault.lines[row]
        before = line[: len(line) - len(line.lstrip())]
        if space := unusual_space(before):
            what = f"this line is indented with U+{ord(space):04X} in place of normal spaces"
            return Said(what, f"type {len(before)} normal spaces", (row, before.index(space)))
    return None


def _bad_indent(fault: Fault) -> Said:
    """A line that is not indented like its neighbors, or something after a value that has ended."""
    if fault.value:
        return _after_value(fault, fault.value)
    if fault.before.strip():
        what = "the text before this started on an earlier line"
        return Said(what, "look above for a missing quote")
    if fault.char == ":":
        return Said("a key is missing before this colon", "add one")
    above = fault.lines[fault.above(fault.row)].lstrip()
    if fault.char == "-" and not above.startswith("-"):
        return Said("a dash cannot come between fields", "add the key of the list above it")
    spaces = "1 space" if fault.column == 1 else f"{fault.column} spaces"
    what = f"this line is indented by {spaces}, which matches no line above"
    return Said(what, _fitting_indent(fault))


def _fitting_indent(fault: Fault) -> str:
    """By how many spaces the line above is indented that this one may follow."""
    inner = outer = fault.above(fault.row)
    while outer and (indent(fault.lines[outer]) >= fault.column or _is_comment(fault.lines[outer])):
        if fault.column < indent(fault.lines[outer]) < indent(fault.lines[inner]):
            inner = outer
        outer = fault.above(outer)
    key = fault.line.partition(":")[0].strip(" -")
    is_section = key in SECTIONS and indent(fault.lines[outer]) == 0
    is_inner = fault.char == "-" or (bool(_forms(key)) and not is_section)
    row = inner if is_inner and indent(fault.lines[inner]) > fault.column else outer
    return f"indent it by {indent(fault.lines[row])} like line {row + 1}"


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _after_the_end(fault: Fault) -> Said:
    """Something that follows the whole timeline."""
    row = fault.above(fault.row)
    if fault.lines[row].startswith("..."):
        return Said("YAML stops reading at this line", "delete it", (row, 0))
    marked = next((at for at, line in enumerate(fault.lines[:row]) if line.startswith("%")), row)
    if fault.lines[marked].startswith("%"):
        return _percent_on(marked)
    first = next(line for line in fault.lines if line.strip())
    if not fault.before.strip() and indent(first) > fault.column:
        what = "this line is indented less than the first section"
        return Said(what, "start every section in the same column")
    return Said("the timeline ends before this", "delete this, or move it into a section")


_READINGS: tuple[tuple[str, str, Reading | Said], ...] = (
    # words of libyaml's problem, words of its context, what people did; the first that fits is taken
    ("mapping values are not allowed", "", _extra_colon),
    ("mapping keys are not allowed", "", _question_mark),
    ("block sequence entries", "", _dash_after_key),
    ("could not find expected ':'", "", _missing_colon),
    ("'-' indicator", "", _missing_dash),
    ("expected key", "", _bad_indent),
    ("expected ','", "", _open_brackets),
    ("node content", "", _missing_value),
    ("unexpected ':'", "", _colon_in_brackets),
    ("cannot start any token", "", _bad_first_character),
    ("unknown escape", "", _unknown_escape),
    ("hexdecimal", "", _escape_without_digits),
    ("Unicode character", "", _escape_of_no_character),
    (_TOO_DEEP, "", Said(*LIMITS["depth-limit"])),
    ("", "quoted scalar", _open_quote),
    ("", "block scalar", _text_beside_bar),
    ("", "scanning an a", _bad_opening_character),
    ("", "a tag", _bad_opening_character),
    ("tag handle", "", _bad_opening_character),
    ("document start", "", _after_the_end),
    ("", "directive", _percent),
    ("YAML document", "", _percent),
    ("directive", "", _percent),
)
