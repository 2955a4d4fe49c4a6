"""Where people slip when they write YAML by hand, and what to tell them.

libyaml says where it stumbled. The slip is often elsewhere: a quote that is missing, a space too few
in the line above. Each function here looks at the lines around the place and says what to mend there.
"""

from __future__ import annotations

import re

from pdtimeline.diagnostics.syntax_fault import (
    CURLY,
    Fault,
    Said,
    begins_with,
    in_quotes,
    indent,
    shown,
    unusual_space,
)
from pdtimeline.model import fields
from pdtimeline.model.schema import CHANGE, CLAIM, LEARNING, SECTIONS

_GLUED = re.compile(r"\s*(?:- +)*([\w-]+):([^ \t].*)")
_EQUALS = re.compile(r" *([a-z_]+) *(?:[-=]>|:?=) *(\S.*)")
_WORD_FIRST = re.compile(r" *([a-z_]+) +(\S.*)")
_LAST_WORD = re.compile(r"\s*(?:- +)*([a-z_]+): .*\s([a-z_]+)\s*")
_FREE = {fields.TEXT, fields.LINE, fields.TEXTS, fields.URL}  # here a colon is likely meant
_HALVES = re.compile(r"\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})", re.ASCII | re.IGNORECASE)
_ANNOUNCES = re.compile(r".*: *[|>][-+0-9]*\s*")


def percent(fault: Fault) -> Said:
    """A directive, or a text at the top that begins like one."""
    return Said(
        "lines that start with % are not supported", "delete this line", (fault.opening[0], 0)
    )


def announced(_: Fault) -> Said:
    """A text in the same line as the sign that announces it."""
    advice = "move it there, or put it in quotes if > or | is part of the text"
    return Said("after > or |, the text starts on the next line", advice)


def first_sign(fault: Fault) -> Said:
    """A sign like @ or % where libyaml stumbled."""
    text = fault.lines[fault.row][fault.column :]
    if text.startswith("```"):
        what = "this line is a Markdown code fence"
        return Said(what, "delete it")
    return begins_with(fault.sign, text, (fault.row, fault.column))


def opening_sign(fault: Fault) -> Said:
    """A sign like * or & where what libyaml was reading begins."""
    row, column = fault.opening
    text = fault.lines[row][column:]
    if text[0] == "*" and "*" in text[1:]:
        advice = f"delete them: {shown(text.replace('*', '').strip())}"
        return Said("asterisks do not make text bold or italic here", advice, fault.opening)
    return begins_with(text[0], text, fault.opening)


def question(fault: Fault) -> Said:
    """A question mark and a space."""
    text = fault.lines[fault.row][fault.column :]
    if text.strip() == "?":
        return Said("a question mark is not a value", "leave the key out if it is unknown")
    return begins_with("a question mark and a space", text, (fault.row, fault.column))


def nothing_there(fault: Fault) -> Said:
    """A comma or a closing bracket where a value should be."""
    if "block node" in fault.context:
        return first_sign(fault)
    if fault.is_at_end:
        return brackets(fault._replace(opening=fault.last_bracket()))
    if fault.sign == "-":
        return Said("a list in [ ] has no dashes", "delete this one, and put commas between items")
    sign = "comma" if fault.sign == "," else fault.sign
    what = f"a value is missing before this {sign}"
    return Said(what, "add it, or delete the comma")


def colon(fault: Fault) -> Said:
    """A colon in a text without quotes; or it is the line above that lacks its own."""
    value, row = fault.value, fault.row
    if glued := _glued(fault):
        return glued
    if fault.before.rstrip().endswith(":"):
        text = fault.lines[row][fault.column :]
        return begins_with("a colon and a space", text, (row, fault.column))
    if value and value[0] in CURLY:
        advice = in_quotes(value.strip(CURLY), "use straight quotes")
        return Said("YAML does not treat curly quotes as quotes", advice)
    if value or row == 0:
        what = "a colon and a space start a new key here"
        return Said(what, in_quotes(value))
    row = fault.above(row)
    if indent(fault.before) > indent(fault.lines[row]):
        what = f"this line continues the text on line {row + 1}, so its colon does not start a key"
        advice = f"indent it like line {row + 1} if it is a key, or put the whole text in quotes"
        return Said(what, advice)
    return keyless(fault, row)


def _glued(fault: Fault) -> Said | None:
    """A dash without its space, or a field in the line of another one."""
    line = fault.lines[fault.row]
    start = indent(line)
    if line[start] == "-" and line[start + 1] not in "- ":
        at = (fault.row, start)
        return Said("a space is missing after this dash", f"write - {shown(line[start + 1 :])}", at)
    match = _LAST_WORD.fullmatch(fault.before)
    if match and _forms(match[2]) and not _forms(match[1]) & _FREE:
        at = (fault.row, match.start(2))
        return Said(f"a line break is missing before {match[2]}", "put it on a new line", at)
    return None


def _forms(name: str) -> set[str]:
    """The forms of the fields of that name; none when no kind has one."""
    kinds = (*SECTIONS.values(), CHANGE, LEARNING, CLAIM)
    return {field.form for kind in kinds for field in kind.fields if field.name == name}


def keyless(fault: Fault, row: int) -> Said:
    """A line that should begin with a key, a colon and a space, and does not."""
    line = fault.lines[row]
    if match := _GLUED.match(line):
        key, value = match.groups()
        at = (row, match.start(2))
        if space := unusual_space(value[0]):
            what = f"U+{ord(space):04X} is used in place of a normal space after this colon"
            return Said(what, "type a normal space", at)
        return Said("a space is missing after this colon", f"write {key}: {shown(value)}", at)
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


def no_colon(fault: Fault) -> Said:
    """Libyaml looked for the colon of a line in vain."""
    row, column = fault.opening
    line, above = fault.lines[row], fault.lines[fault.above(row)]
    text = line[column:]
    if text.startswith("-"):
        return Said(
            "a space is missing after this dash", f"write - {shown(text[1:])}", fault.opening
        )
    if above.lstrip().startswith("- ") and indent(line) >= indent(above):
        return Said("a dash is missing before this", f"write - {shown(text)}", fault.opening)
    if _ANNOUNCES.fullmatch(above):
        what = "this text is not indented more than its key"
        return Said(what, "add spaces before each of its lines", fault.opening)
    if ": " in text:
        return Said("this key is longer than 1,024 characters", "shorten it", fault.opening)
    return keyless(fault, row)


def escape(fault: Fault) -> Said:
    """A backslash in double quotes that begins nothing known."""
    sign = fault.lines[fault.row][fault.column :][:2]
    advice = "write two backslashes to get one, or put the text in single quotes"
    return Said(f"{sign} has no meaning in double quotes", advice)


def digits(fault: Fault) -> Said:
    r"""A `\x`, `\u` or `\U` without its digits."""
    sign = fault.before[-2:]
    count = {"x": "two", "u": "four", "U": "eight"}[sign[-1]]
    advice = "write two backslashes to get one, or put the text in single quotes"
    return Said(f"{sign} needs {count} hex digits (0-9, a-f) after it", advice)


def no_character(fault: Fault) -> Said:
    """An escape for no character, or the two for one that JSON has."""
    start = fault.column - 2
    if match := _HALVES.match(fault.lines[fault.row], start):
        sign = bytes.fromhex(match[1] + match[2]).decode("utf-16-be")
        advice = f"type the character itself, or write \\U{ord(sign):08X}"
        return Said("one character cannot be written as two escapes", advice, (fault.row, start))
    return Said("this escape is not a valid character", "type the character itself")


def never_closed(fault: Fault) -> Said:
    """A quote without its partner."""
    row, column = fault.opening
    sign = fault.lines[row][column]
    return Said("this quote is never closed", f"add {sign} where the text ends", fault.opening)


def colon_in_brackets(_: Fault) -> Said:
    """A colon before a comma or bracket."""
    advice = "add a space after it, or put the text in quotes if the colon belongs to it"
    return Said("there is a colon right before a comma or bracket", advice)


def brackets(fault: Fault) -> Said:
    """A list between [ and ], or fields between { and }, that go on where they should not."""
    row, column = fault.opening
    opens = fault.lines[row][column]
    closes = "]" if opens == "[" else "}"
    place = fault.named(fault.opening)
    if fault.is_at_end:
        return Said(f"this {opens} is never closed", f"add {closes} where it ends", fault.opening)
    if fault.sign in "]}":
        what = f"this {fault.sign} does not match the {opens} on {place}"
        return Said(what, f"replace it with {closes}, or add {closes} before it")
    if fault.row > row and not fault.lines[row + 1].strip():
        what = f"this {opens} is not closed before the empty line"
        return Said(what, f"add {closes} where it ends", fault.opening)
    if fault.row > row:
        what = f"the {opens} on {place} is still open here"
        return Said(what, f"add {closes} where it ends, or the missing comma")
    if fault.sign == ":":
        what = "this colon would start another field"
        return Said(what, "put the text in quotes, or add a comma before the new field")
    return Said("a comma is missing before this", "add it, or put the whole text in quotes")


def dash(_: Fault) -> Said:
    """A dash in the line of a key."""
    what = "a list cannot start on the same line as its key"
    return Said(
        what, "put the dash on a new line, or put the text in quotes if it starts with a dash"
    )


def no_dash(fault: Fault) -> Said:
    """A line among the dashes of a list that has none, or something behind a text in quotes."""
    if fault.before.strip():
        return Said("there is more text after the closing quote", "put all of it in quotes")
    advice = "add a dash and a space, or indent it more if it belongs to the line above"
    return Said("a dash is missing before this", advice)
