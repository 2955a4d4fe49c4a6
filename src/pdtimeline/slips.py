"""Where people slip when they write YAML by hand, and what to tell them.

libyaml says where it stumbled. The slip is often elsewhere: a quote that is missing, a space too few
in the line above. Each function here looks at the lines around the place and says what to mend there.
"""

from __future__ import annotations

import re

from pdtimeline.endings import behind_value
from pdtimeline.faults import (
    CURLY,
    SHOWN,
    Fault,
    Said,
    begins_with,
    in_quotes,
    indent,
    unusual_space,
)

_GLUED = re.compile(r"\s*(?:- +)*([\w-]+):([^ \t].*)")
_WORD_FIRST = re.compile(r" *([a-z_]+) +(\S.*)")
_ANNOUNCES = re.compile(r".*: *[|>][-+0-9]*\s*")


def percent(fault: Fault) -> Said:
    """A directive, or a text at the top that begins like one."""
    return Said("a line that begins with % is not read here", "delete it", (fault.opening[0], 0))


def announced(_: Fault) -> Said:
    """A text in the same line as the sign that announces it."""
    advice = "move it there, or put the text in quotes if it begins with that sign"
    return Said("after > or | the text begins on the next line", advice)


def tab(fault: Fault) -> Said | None:
    """A tab among the spaces that indent a line."""
    upto = fault.before + fault.sign
    if "\t" not in upto or fault.before.strip():
        return None
    return Said("this line is indented with a tab", "use spaces", (fault.row, upto.index("\t")))


def first_sign(fault: Fault) -> Said:
    """A sign like @ or % where libyaml stumbled."""
    return begins_with(
        fault.sign, fault.lines[fault.row][fault.column :], (fault.row, fault.column)
    )


def opening_sign(fault: Fault) -> Said:
    """A sign like * or & where what libyaml was reading begins."""
    row, column = fault.opening
    text = fault.lines[row][column:]
    return begins_with(text[0], text, fault.opening)


def question(fault: Fault) -> Said:
    """A question mark and a space."""
    text = fault.lines[fault.row][fault.column :]
    return begins_with("a question mark and a space", text, (fault.row, fault.column))


def nothing_there(fault: Fault) -> Said:
    """A comma or a closing bracket where a value should be."""
    if "block node" in fault.context:
        return first_sign(fault)
    if fault.is_at_end:
        return brackets(fault._replace(opening=fault.last_bracket()))
    if fault.sign == "-":
        return Said("between [ and ] stands no dash", "delete it, and write a comma between two")
    sign = "comma" if fault.sign == "," else fault.sign
    what = f"a value is missing before this {sign}"
    return Said(what, "write it, or delete the comma")


def colon(fault: Fault) -> Said:
    """A colon in a text without quotes; or it is the line above that lacks its own."""
    value, row = fault.value, fault.row
    if fault.before.rstrip().endswith(":"):
        text = fault.lines[row][fault.column :]
        return begins_with("a colon and a space", text, (row, fault.column))
    if value and value[0] in CURLY:
        advice = in_quotes(value.strip(CURLY), "use straight ones")
        return Said("curly quotes are no quotes in YAML, so this colon begins a new key", advice)
    if value or row == 0:
        what = "a colon and a space in a text without quotes begin a new key"
        return Said(what, in_quotes(value))
    row = fault.above(row)
    if indent(fault.before) > indent(fault.lines[row]):
        what = f"this line goes on with the text of line {row + 1}, so its colon begins no key"
        advice = f"indent it like line {row + 1} if it has a key, or put the whole text in quotes"
        return Said(what, advice)
    return keyless(fault, row)


def keyless(fault: Fault, row: int) -> Said:
    """A line that should begin with a key, a colon and a space, and does not."""
    line = fault.lines[row]
    if match := _GLUED.match(line):
        key, value = match.groups()
        at = (row, match.start(2))
        if space := unusual_space(value[0]):
            what = f"an unusual space, U+{ord(space):04X}, stands after this colon"
            return Said(what, "write an ordinary space", at)
        return Said("a space is missing after this colon", f"write {key}: {value[:SHOWN]}", at)
    match = _WORD_FIRST.match(line)
    example = f"{match[1]}: {match[2][:SHOWN]}" if match else "a key, a colon and a space before it"
    advice = f"write {example}; or indent it deeper if it goes on with the text above"
    return Said("this line has no colon", advice, (row, indent(line)))


def no_colon(fault: Fault) -> Said:
    """Libyaml looked for the colon of a line in vain."""
    row, column = fault.opening
    line, above = fault.lines[row], fault.lines[fault.above(row)]
    text = line[column:]
    if text.startswith("-"):
        return Said(
            "a space is missing after this dash", f"write - {text[1:][:SHOWN]}", fault.opening
        )
    if above.lstrip().startswith("- ") and indent(line) >= indent(above):
        return Said("a dash is missing before this", f"write - {text[:SHOWN]}", fault.opening)
    if _ANNOUNCES.fullmatch(above):
        what = "this text is not indented deeper than its key"
        return Said(what, "put spaces before each of its lines", fault.opening)
    if ": " in text:
        return Said("this key is longer than 1,024 characters", "shorten it", fault.opening)
    return keyless(fault, row)


def escape(fault: Fault) -> Said:
    """A backslash in double quotes that begins nothing known."""
    sign = fault.lines[fault.row][fault.column :][:2]
    advice = "write two backslashes for one, or put the text in single quotes"
    return Said(f"{sign} means nothing in double quotes", advice)


def digits(fault: Fault) -> Said:
    r"""A `\x`, `\u` or `\U` without its digits."""
    sign = fault.before[-2:]
    count = {"x": "two", "u": "four", "U": "eight"}[sign[-1]]
    advice = "write two backslashes for one, or put the text in single quotes"
    return Said(f"{sign} needs {count} of the digits 0-9 and a-f after it", advice)


def never_closed(fault: Fault) -> Said:
    """A quote without its partner."""
    row, column = fault.opening
    sign = fault.lines[row][column]
    return Said("this quote is never closed", f"write {sign} where its text ends", fault.opening)


def colon_in_brackets(_: Fault) -> Said:
    """A colon before a comma or bracket."""
    advice = "put a space after the colon, or the text in quotes if the colon is a part of it"
    return Said("a colon stands before a comma or bracket here", advice)


def brackets(fault: Fault) -> Said:
    """A list between [ and ], or fields between { and }, that go on where they should not."""
    row, column = fault.opening
    opens = fault.lines[row][column]
    closes = "]" if opens == "[" else "}"
    place = fault.named(fault.opening)
    if fault.is_at_end:
        return Said(f"this {opens} is never closed", f"write {closes} where it ends", fault.opening)
    if fault.sign in "]}":
        what = f"this {fault.sign} does not close the {opens} in {place}"
        return Said(what, f"write {closes} there, or before it")
    if fault.row > fault.opening[0]:
        what = f"the {opens} in {place} is not closed before this"
        return Said(what, f"write {closes} where it ends, or the comma that is missing")
    if fault.sign == ":":
        what = "this colon would begin another field"
        return Said(what, "put the text in quotes, or a comma before the new field")
    return Said("a comma is missing before this", "write it, or put the whole text in quotes")


def dash(_: Fault) -> Said:
    """A dash in the line of a key."""
    what = "a list cannot begin in the line of its key"
    return Said(
        what, "begin a new line with the dash, or put the text in quotes if it begins with one"
    )


def no_dash(fault: Fault) -> Said:
    """A line among the dashes of a list that has none, or something behind a text in quotes."""
    if fault.before.strip():
        return Said("the text in quotes has ended before this", "put all of it in quotes")
    advice = "write a dash and a space, or indent it deeper if it belongs to the line above"
    return Said("a dash is missing before this", advice)


def no_key(fault: Fault) -> Said:
    """A line that is not indented like its neighbours, or something behind a value that has ended."""
    if fault.value:
        return behind_value(fault, fault.value)
    if fault.before.strip():
        what = "the text that ends before this began in an earlier line"
        return Said(what, "look above for a quote that is missing")
    if fault.sign == ":":
        return Said("a key is missing before this colon", "write it")
    above = fault.lines[fault.above(fault.row)].lstrip()
    if fault.sign == "-" and not above.startswith("-"):
        return Said("a dash cannot stand among fields", "write the key of the list above it")
    what = f"this line is indented by {fault.column} spaces, which fits no line above it"
    return Said(what, "indent it exactly like the lines that it belongs to")


def outside(fault: Fault) -> Said:
    """Something that follows the whole."""
    row = fault.above(fault.row)
    if fault.lines[row].startswith("..."):
        return Said("this line ends the file for YAML", "delete it", (row, 0))
    first = next(line for line in fault.lines if line.strip())
    if not fault.before.strip() and indent(first) > fault.column:
        what = "this line is indented less than the first section"
        return Said(what, "begin every section in the same column")
    return Said("the timeline has ended before this", "delete it, or move it into a section")
