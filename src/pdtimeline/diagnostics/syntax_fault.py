"""Where libyaml stumbled, with the lines around the place, and what may be said about it."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

At: TypeAlias = tuple[int, int]  # row and column, from 0

SHOWN = 60  # characters of a text that is written out in an advice
CURLY = "“”„‟‘’‚‛«»‹›"  # noqa: RUF001 - these are the ones that are taken for quotes
_BRACKET = r"[][{}]"  # no pattern here is compiled before it is needed: good files do without
_KEYED = r"""\s*(?:- +)*(?:[^\s:'"\[{][^:]*|'[^']*'|"[^"]*"): +(?=\S)"""


class Said(NamedTuple):
    """What is wrong and what to do; `at` is None where libyaml stumbled."""

    what: str
    advice: str
    at: At | None = None


class Fault(NamedTuple):
    """What libyaml found, where it stumbled, where what it was reading begins, and all lines."""

    problem: str
    context: str
    row: int
    column: int
    opening: At
    lines: list[str]

    @property
    def sign(self) -> str:
        """The character that it stumbled over; empty at the end of a line."""
        return self.lines[self.row][self.column : self.column + 1]

    @property
    def before(self) -> str:
        """What stands before that character in its line."""
        return self.lines[self.row][: self.column]

    @property
    def value(self) -> str:
        """What stands behind the key of that line; empty when no key stands before the place."""
        match = re.match(_KEYED, self.before)
        text = self.lines[self.row][match.end() :] if match else ""
        return text.split(" #")[0].strip()

    @property
    def is_at_end(self) -> bool:
        """Whether nothing follows."""
        rest = (self.lines[self.row][self.column :], *self.lines[self.row + 1 :])
        return not any(line.strip() for line in rest)

    def above(self, row: int) -> int:
        """The last row above *row* that is not blank; the first row when there is none."""
        return next((at for at in range(row - 1, 0, -1) if self.lines[at].strip()), 0)

    def opened_above(self, quote: str) -> int:
        """The last row above with a quote that has no partner in it; the first row without one."""
        rows = range(self.row - 1, 0, -1)
        return next((row for row in rows if self.lines[row].count(quote) % 2), 0)

    def last_bracket(self) -> At:
        """The last bracket that opens and is not closed, or else the last that opens at all."""
        opened, last = [], (0, 0)
        for row, line in enumerate(self.lines):
            for match in re.finditer(_BRACKET, line):
                if match[0] in "[{":
                    last = (row, match.start())
                    opened.append(last)
                elif opened:
                    opened.pop()
        return opened[-1] if opened else last

    def named(self, at: At) -> str:
        """A place in words."""
        return f"line {at[0] + 1}, column {at[1] + 1}"


def shown(text: str) -> str:
    """The text as an advice shows it: its beginning when it is long."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."


def in_quotes(text: str, advice: str = "put the text in quotes") -> str:
    """The advice, with the text in quotes behind it unless it is long."""
    if not 0 < len(text) <= SHOWN:
        return advice
    if '"' not in text and "\\" not in text:
        return f'{advice}: "{text}"'
    doubled = text.replace("'", "''")
    return f"{advice}: '{doubled}'"


def indent(line: str) -> int:
    """By how many spaces the line is indented."""
    return len(line) - len(line.lstrip(" "))


def unusual_space(text: str) -> str:
    """The first space in the text that is none for YAML; empty without one."""
    return next((sign for sign in text if sign.isspace() and sign not in " \t\r\n"), "")


def begins_with(sign: str, text: str, at: At) -> Said:
    """A text without quotes begins with a sign that means something to YAML."""
    shown = "a comma" if sign == "," else sign
    return Said(f"text without quotes cannot start with {shown}", in_quotes(text.strip()), at)
