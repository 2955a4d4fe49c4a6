"""Where libyaml stumbled in a file, with the lines around the place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from pdtimeline.model.schema import Form, owners_of

At: TypeAlias = tuple[int, int]  # row and column, from 0

_BRACKET = r"[][{}]"  # no pattern here is compiled before it is needed: good files do without
_OPENS = r"(?:^\s*|(?<=[:,\[{-] )|(?<=[,\[{]))[\[{]"  # not one within a text
_COMMENT = r"""(?<![^\s\[{,:])(?:'(?:[^']|'')*'|"(?:\\.|[^"\\])*")|(?<![^\s\[{,])#"""
_KEYED = r"""\s*(?:- +)*(?:[^\s:'"\[{][^:]*|'[^']*'|"[^"]*"): +(?=\S)"""
_OF_ITEMS: Mapping[str, str] = {Form.IDS: Form.ID, Form.CODES: Form.CODE, Form.TEXTS: Form.LINE}
NEAR = 20  # lines above that are searched for an open bracket


class Said(NamedTuple):
    """What is wrong, and what to do; `at` is None where libyaml stumbled."""

    what: str
    advice: str
    at: At | None = None


class Fault(NamedTuple):
    """What libyaml said, where it stumbled, where the part that it was reading starts, and all lines."""

    problem: str
    context: str
    row: int
    column: int
    opening: At
    lines: list[str]

    @property
    def at(self) -> At:
        """Where it stumbled."""
        return self.row, self.column

    @property
    def line(self) -> str:
        """The line in which it stumbled."""
        return self.lines[self.row]

    @property
    def char(self) -> str:
        """The character at which it stumbled; empty at the end of a line."""
        return self.line[self.column : self.column + 1]

    @property
    def before(self) -> str:
        """The part of the line before that character."""
        return self.line[: self.column]

    @property
    def rest(self) -> str:
        """The part of the line from that character on."""
        return self.line[self.column :]

    @property
    def value(self) -> str:
        """The value in that line; empty when no key comes before the place."""
        match = re.match(_KEYED, self.before)
        text = self.line[match.end() :] if match else ""
        return text.split(" #")[0].strip()

    @property
    def is_at_end(self) -> bool:
        """Whether nothing follows in the file."""
        return not any(line.strip() for line in (self.rest, *self.lines[self.row + 1 :]))

    def above(self, row: int) -> int:
        """The last row above *row* that is not blank; the first row when there is none."""
        return next((at for at in range(row - 1, 0, -1) if self.lines[at].strip()), 0)

    def opened_above(self, quote: str) -> int:
        """The last row above where a text starts with a quote that has no partner in it; else the first."""
        rows = range(self.row - 1, 0, -1)
        starts = re.compile(rf"(?:^|[:,\[{{-])\s*{quote}")
        odd = (row for row in rows if self.lines[row].count(quote) % 2)
        return next((row for row in odd if starts.search(self.lines[row])), 0)

    def last_bracket(self) -> At:
        """The last opening bracket that is never closed, or else the last opening bracket."""
        opened, last = [], (0, 0)
        for row, line in enumerate(self.lines):
            for match in re.finditer(_BRACKET, line):
                if match[0] in "[{":
                    last = (row, match.start())
                    opened.append(last)
                elif opened:
                    opened.pop()
        return opened[-1] if opened else last

    def text_at(self, at: At) -> str:
        """The text without quotes that starts at the place; in brackets up to the next comma or bracket."""
        row, column = at
        text = self.lines[row][column:]
        if self.is_in_brackets(at):
            text = text[:1] + re.split(r"[],}]", text[1:])[0]
        return text.strip()

    def is_in_brackets(self, at: At) -> bool:
        """Whether the place is within [ ] or { } that open up to some lines above."""
        row, column = at
        above = self.lines[max(0, row + 1 - NEAR) : row]
        parts = [self.lines[row][:column], *reversed(above)]
        opened = (len(re.findall(_OPENS, part)) - len(re.findall(r"[]}]", part)) for part in parts)
        return any(depth > 0 for depth in accumulate(opened))


def form_at(lines: list[str], at: At) -> str:
    """The form of the field whose value starts at the place; empty if it is none of ours.

    Within a list, that of one of its items.
    """
    row, column = at
    before = lines[row][:column]
    match = re.search(r"([\w-]+): +([^:{},]*(?:,[^:{}]*)?)$", before)
    if match is None and not before.strip(" -"):
        rows = reversed(lines[max(0, row - NEAR) : row])
        above = next(filter(str.strip, rows), "")
        match = re.search(r"([\w-]+):()\s*$", above)
    if match is None:
        return ""
    forms = forms_of(match[1])
    form = forms.pop() if len(forms) == 1 else ""
    is_item = match[2].startswith("[") or "-" in before.split()
    return _OF_ITEMS.get(form, form) if is_item else form


def forms_of(name: str) -> set[Form]:
    """The forms of the fields of that name; none when no kind has one."""
    return {kind.by_name[name].form for kind in owners_of(name)}


def comment_column(line: str) -> int:
    """The column of the # that starts a comment, from 0; -1 if there is none."""
    found = re.finditer(_COMMENT, line)
    return next((match.start() for match in found if match[0] == "#"), -1)


def is_cut(line: str, column: int) -> bool:
    """Whether a text without quotes comes before the comment in that column."""
    before = line[: max(column, 0)].rstrip()
    return before != "" and before[-1] not in ":,[{]}'\""


def indent(line: str) -> int:
    """By how many spaces the line is indented."""
    return len(line) - len(line.lstrip(" "))
