"""Lines that stand in a column where nothing can stand, and what indents them."""

from __future__ import annotations

from pdtimeline.diagnostics.quoting_hints import behind_value
from pdtimeline.diagnostics.syntax_fault import Fault, Said, indent, unusual_space


def tab(fault: Fault) -> Said | None:
    """A tab among the spaces that indent a line, or behind a dash."""
    if fault.sign == "\t" and fault.before.split()[-1:] == ["-"] and not fault.before.strip(" -"):
        return Said("there is a tab after this dash", "use a space")
    upto = fault.before + fault.sign
    if "\t" not in upto or fault.before.strip():
        return None
    return Said("this line is indented with a tab", "use spaces", (fault.row, upto.index("\t")))


def odd_space(fault: Fault) -> Said | None:
    """A space that is none for YAML among those that indent a line, or the one above."""
    for row in (fault.row, fault.above(fault.row)):
        line = fault.lines[row]
        before = line[: len(line) - len(line.lstrip())]
        if space := unusual_space(before):
            what = f"this line is indented with U+{ord(space):04X} in place of normal spaces"
            return Said(what, f"type {len(before)} normal spaces", (row, before.index(space)))
    return None


def no_key(fault: Fault) -> Said:
    """A line that is not indented like its neighbours, or something behind a value that has ended."""
    if fault.value:
        return behind_value(fault, fault.value)
    if fault.before.strip():
        what = "the text before this started on an earlier line"
        return Said(what, "look above for a missing quote")
    if fault.sign == ":":
        return Said("a key is missing before this colon", "add one")
    above = fault.lines[fault.above(fault.row)].lstrip()
    if fault.sign == "-" and not above.startswith("-"):
        return Said("a dash cannot come between fields", "add the key of the list above it")
    what = f"this line is indented by {_spaces(fault.column)}, which matches no line above"
    return Said(what, _fitting(fault))


def _fitting(fault: Fault) -> str:
    """By how many spaces the lines above are indented that this one may stand below."""
    inner = outer = fault.above(fault.row)
    while outer and (indent(fault.lines[outer]) >= fault.column or _is_comment(fault.lines[outer])):
        if fault.column < indent(fault.lines[outer]) < indent(fault.lines[inner]):
            inner = outer
        outer = fault.above(outer)
    rows = [inner, outer] if indent(fault.lines[inner]) > fault.column else [outer]
    if fault.lines[fault.row].rstrip().endswith(":"):  # an id, more likely than a field
        rows.reverse()
    counts = (f"by {indent(fault.lines[row])} like line {row + 1}" for row in rows)
    return f"indent it {', or '.join(counts)}"


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"


def outside(fault: Fault) -> Said:
    """Something that follows the whole."""
    row = fault.above(fault.row)
    if fault.lines[row].startswith("..."):
        return Said("YAML stops reading at this line", "delete it", (row, 0))
    marked = next((at for at, line in enumerate(fault.lines[:row]) if line.startswith("%")), row)
    if fault.lines[marked].startswith("%"):
        return Said("lines that start with % are not supported", "delete this line", (marked, 0))
    first = next(line for line in fault.lines if line.strip())
    if not fault.before.strip() and indent(first) > fault.column:
        what = "this line is indented less than the first section"
        return Said(what, "start every section in the same column")
    return Said("the timeline ends before this", "delete this, or move it into a section")
