"""Slips between the lines of a file: keys and their colons, dashes, indentation, what was pasted.

Each function takes the place where libyaml stumbled, and says what is wrong there, or None if it is something
else. Slips within a value are in `syntax_values`.
"""

from __future__ import annotations

import re

from pdtimeline.diagnostics.characters import (
    BRACKETS,
    BULLETS,
    COLONS,
    CURLY,
    NO_QUOTES,
    named,
    plain,
    unusual_space,
)
from pdtimeline.diagnostics.field_messages import flat_field
from pdtimeline.diagnostics.pasted_lines import CONFLICT, FENCE, LEFT_OVER, MARK
from pdtimeline.diagnostics.proposals import in_quotes, shown
from pdtimeline.diagnostics.syntax import (
    At,
    Fault,
    Said,
    comment_column,
    form_at,
    forms_of,
    indent,
    is_cut,
)
from pdtimeline.diagnostics.syntax_values import LISTS, after_value, as_meant, no_dash, starts_with
from pdtimeline.diagnostics.value_hints import likely_id
from pdtimeline.model.schema import SECTIONS, Form
from pdtimeline.model.values import is_id

_VALUE = r"\s*(?:(?:- +)+(?:[\w-]+: +)?|[\w-]+: +)(?=\S)"
_FIELD = re.compile(r"\s*(?:- +)*[a-z_]+:(?: .*)?")
_CONTINUED = ("expected key", "mapping values", "could not find expected ':'", "'-' indicator")
_GLUED = re.compile(r"\s*(?:- +)*([\w-]+):([^ \t].*)")
_EQUALS = re.compile(r" *([a-z_]+) *(?:[-=]>|:?=) *(\S.*)")
_WORD_FIRST = re.compile(r" *([a-z_]+) +(\S.*)")
_BARE_ID = re.compile(r"\s*([\w-]+) +(\{.*)")
_LAST_WORD = re.compile(r"\s*(?:- +)*([a-z_]+): .*\s([a-z_]+)\s*")
_FREE = {Form.TEXT, Form.LINE, Form.TEXTS, Form.URL}  # here a colon is likely meant
_ANNOUNCES = re.compile(r".*: *[|>][-+0-9]*\s*")


def pasted_line(fault: Fault) -> Said | None:
    """A fence of Markdown, or an indented mark of Git."""
    rows = (fault.opening[0], fault.row, fault.above(fault.row))
    for row in (row for row in rows if row < len(fault.lines)):  # a fault may be at the very end
        line = fault.lines[row]
        at = (row, indent(line))
        if FENCE.fullmatch(line):
            return Said("this line is a Markdown code fence", "delete it", at)
        if mark := MARK.fullmatch(line.strip()):
            return Said(*(CONFLICT if mark[0][0] == "<" else LEFT_OVER), at)
    return None


def cut_text(fault: Fault) -> Said | None:
    """A text of several lines that a # ends, so that its next line comes as a surprise."""
    if not any(words in fault.problem for words in _CONTINUED) or _FIELD.fullmatch(fault.line):
        return None
    above = fault.above(fault.row)
    column = comment_column(fault.lines[above])
    first = _text_start(fault, above)
    is_below_key = first[1] == indent(fault.lines[first[0]])
    outer = indent(fault.lines[first[0] - is_below_key])
    if not is_cut(fault.lines[above], column) or indent(fault.line) <= outer:
        return None
    rows = [fault.lines[first[0]][first[1] :], *fault.lines[first[0] + 1 : fault.row + 1]]
    advice = in_quotes(" ".join(row.strip() for row in rows), "put the whole text in quotes")
    return Said("this # starts a comment, so the text ends before it", advice, (above, column))


def _text_start(fault: Fault, row: int) -> At:
    """Where the text starts that is on the row: after the key or the dash above."""
    for at in range(row, 0, -1):
        if at < row and re.fullmatch(r"\s*(?:- +)*[\w-]+:\s*", fault.lines[at]):
            return at + 1, indent(fault.lines[at + 1])
        if match := re.match(_VALUE, fault.lines[at]):
            return at, match.end()
    return 0, 0


def extra_colon(fault: Fault) -> Said:
    """A colon in a text without quotes; or it is the line above that lacks its own."""
    value = fault.value
    if said := _glued(fault):
        return said
    if fault.before.rstrip().endswith(":"):
        return starts_with(fault, sign="a colon and a space")
    if value and (said := _look_alike_start(fault, value)):
        return said
    if value or fault.row == 0:
        return Said("a colon and a space start a new key here", in_quotes(value))
    row = fault.above(fault.row)
    above = fault.lines[row]
    has_look_alike = re.match(rf"\s*(?:- +)*[\w-]+ *[{COLONS}]", above)  # in place of its colon
    if indent(fault.before) > indent(above) and not has_look_alike:
        return _colon_in_continued_text(above, row)
    return _no_key(fault, row)


def _colon_in_continued_text(first: str, row: int) -> Said:
    """A colon in a line that continues the text of the first one, in that row."""
    name = first.partition(":")[0]
    if name not in SECTIONS and forms_of(name):  # a field in the column of the sections
        return Said(*flat_field(name), (row, 0))
    what = f"this line continues the text on line {row + 1}, so its colon does not start a key"
    advice = f"indent it like line {row + 1} if it is a key, or put the whole text in quotes"
    return Said(what, advice)


def _look_alike_start(fault: Fault, value: str) -> Said | None:
    """Curly quotes around a text, or wide brackets around fields."""
    if value[0] in CURLY:
        inner = value.strip(CURLY)
        is_whole = not any(char in CURLY for char in inner)
        advice = in_quotes(inner if is_whole else value, "use straight quotes")
        return Said(NO_QUOTES, advice)
    if value[0] in BRACKETS:
        what = f"{named(value[0])} is used in place of {plain(value[0])}"
        at = (fault.row, fault.line.index(value))
        return Said(what, f"type ordinary brackets: {shown(plain(value))}", at)
    return None


def _glued(fault: Fault) -> Said | None:
    """A dash without its space, an ID without its colon, or a field in the line of another one."""
    start = indent(fault.line)
    if match := _BARE_ID.fullmatch(fault.line):
        at = (fault.row, match.end(1))
        return Said("a colon is missing here", _keyed(match), at)
    if fault.line[start] == "-" and fault.line[start + 1] not in "- ":
        return _glued_dash(fault.line[start + 1 :], (fault.row, start))
    match = _LAST_WORD.fullmatch(fault.before)
    if match and forms_of(match[2]) and not forms_of(match[1]) & _FREE:
        at = (fault.row, match.start(2))
        return Said(f"a line break is missing before {match[2]}", "put it on a new line", at)
    return None


def _no_key(fault: Fault, row: int) -> Said:
    """A line that should start with a key, a colon, and a space, and does not."""
    line = fault.lines[row]
    if key_said := _cut_key(line, row):
        return key_said
    if match := _GLUED.match(line):
        at = (row, match.start(2))
        return Said("a space is missing after this colon", _keyed(match), at)
    at = (row, indent(line))
    text = line.strip()
    if text[:1] in {*BULLETS, "+"} and form_at(fault.lines, at) in LISTS:
        return no_dash(at, text)
    if "\t" in text:
        what = "this line has tabs, like a row from a spreadsheet"
        advice = (
            "write the ID and a colon, indented like the IDs above, and below it each "
            "other cell as a field, indented more (title: ..., date: ...)"
        )
        return Said(what, advice, at)
    if match := _EQUALS.fullmatch(line):
        return Said("a key needs a colon and a space after it", _keyed(match), at)
    example = "start it with a key, a colon, and a space"
    if match := _WORD_FIRST.match(line):
        example = _keyed(match)
    elif is_id(text):
        example = f"write {text}: for an ID"
    advice = f"{example} (or indent it more to continue the text above)"
    return Said("this line has no colon", advice, at)


def _keyed(match: re.Match[str]) -> str:
    """The advice for a key and a value that have no colon and space between them."""
    return f"write {match[1]}: {shown(match[2])}"


def missing_colon(fault: Fault) -> Said:
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


def _glued_dash(text: str, at: At) -> Said:
    return Said("a space is missing after this dash", f"write - {shown(text)}", at)


def dash_after_key(fault: Fault) -> Said:
    """A dash in the line of a key."""
    form, below = form_at(fault.lines, fault.at), "".join(fault.lines[fault.row + 1 :][:1])
    if form in _FREE:
        return starts_with(fault, sign="a dash and a space")
    advice = "put the dash on a new line"
    if form in LISTS and not below.lstrip().startswith("-"):
        advice = as_meant(fault.lines, fault.at, fault.text_at(fault.at)[1:].strip())
    return Said("a list cannot start on the same line as its key", advice)


def missing_dash(fault: Fault) -> Said:
    """A line without a dash among those of a list, or something after a text in quotes."""
    if fault.before.strip():
        return Said("there is more text after the closing quote", "put all of it in quotes")
    if fault.char == "-" and fault.rest[1:2].strip():
        return _glued_dash(fault.rest[1:], fault.at)
    advice = "add a dash and a space, or indent it more if it belongs to the line above"
    return Said("a dash is missing before this", advice)


def tab(fault: Fault) -> Said | None:
    """A tab among the spaces that indent a line, or after a dash."""
    if fault.char == "\t" and fault.before.split()[-1:] == ["-"] and not fault.before.strip(" -"):
        return Said("there is a tab after this dash", "use a space")
    through = fault.before + fault.char
    if "\t" not in through or fault.before.strip():
        return None
    return Said("this line is indented with a tab", "use spaces", (fault.row, through.index("\t")))


def unusual_indent(fault: Fault) -> Said | None:
    """An unusual space among those that indent a line, or the one above."""
    for row in (fault.row, fault.above(fault.row)):
        line = fault.lines[row]
        before = line[: len(line) - len(line.lstrip())]
        if space := unusual_space(before):
            what = f"this line is indented with U+{ord(space):04X} in place of normal spaces"
            return Said(what, f"type {len(before)} normal spaces", (row, before.index(space)))
    return None


def bad_indent(fault: Fault) -> Said:
    """A line that is not indented like its neighbors, or something after a value that has ended."""
    if fault.value:
        return after_value(fault, fault.value)
    if fault.before.strip():
        what = "the text before this started on an earlier line"
        return Said(what, "look above for a missing quote")
    if fault.char == ":":
        return Said("a key is missing before this colon", "add one")
    row = fault.above(fault.row)
    above = fault.lines[row]
    if fault.char == "-" and not above.lstrip().startswith("-"):
        return Said("a dash cannot come between fields", "add the key of the list above it")
    if key := _cut_key(above, row):
        return key
    spaces = "1 space" if fault.column == 1 else f"{fault.column} spaces"
    what = f"this line is indented by {spaces}, which matches no line above"
    return Said(what, _fitting_indent(fault))


def _cut_key(line: str, row: int) -> Said | None:
    """The ID in that line with a # in it, which hides its colon."""
    column = comment_column(line)
    if not is_cut(line, column) or ":" in line[:column] or not line.rstrip().endswith(":"):
        return None
    what = "this # starts a comment, so the key before it has no colon"
    return Said(what, f"write {likely_id(line)}:", (row, column))


def _fitting_indent(fault: Fault) -> str:
    """By how many spaces the line above is indented that this one may follow."""
    lines = fault.lines
    inner = outer = fault.above(fault.row)
    while outer and (indent(lines[outer]) >= fault.column or lines[outer].lstrip()[0] == "#"):
        if fault.column < indent(lines[outer]) < indent(lines[inner]):
            inner = outer
        outer = fault.above(outer)
    key = fault.line.partition(":")[0].strip(" -")
    is_section = key in SECTIONS and indent(lines[outer]) == 0
    is_inner = fault.char == "-" or (forms_of(key) and not is_section)
    row = inner if is_inner and indent(lines[inner]) > fault.column else outer
    depth = indent(lines[row])
    return f"indent it by {depth} like line {row + 1}" if depth else "delete the spaces before it"


def after_the_end(fault: Fault) -> Said:
    """Something that follows the whole timeline."""
    row = fault.above(fault.row)
    if fault.lines[row].startswith("..."):
        return Said("YAML stops reading at this line", "delete it", (row, 0))
    for at, line in enumerate(fault.lines[: row + 1]):
        if line.startswith("%"):
            return percent(fault._replace(opening=(at, 0)))
    first = next(line for line in fault.lines if line.strip())
    if not fault.before.strip() and indent(first) > fault.column:
        what = "this line is indented less than the first section"
        return Said(what, "start every section in the same column")
    return Said("the timeline ends before this", "delete this, or move it into a section")


def percent(fault: Fault) -> Said:
    """A directive, or a text at the top that starts like one."""
    at = (fault.opening[0], 0)
    return Said("lines that start with % are not supported", "delete this line", at)
