"""What can go wrong, as values: exceptions for requests, `Problem` for faults of a file."""

import re
from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple


class Exit(IntEnum):
    """What the shell is told (R17)."""

    DONE = 0
    NOT_FOUND = 1
    USAGE = 2
    BAD_DATA = 3
    BUG = 4
    INTERRUPTED = 130


class Place(NamedTuple):
    """Where a word stands: line and column, counted from 1; `end` is the column of its last character."""

    line: int
    column: int
    end: int


ERROR, WARNING, DISMISSED = "error", "warning", "dismissed"
SHOWN = 50  # so many problems are shown unless more are asked for
LEAST_PART = 2  # letters that are enough to find an ID by a part of it


class Problem(NamedTuple):
    """A fault of a file: which rule, where, what is wrong and what to do about it.

    `severity` is `error`, `warning`, or `dismissed` for a warning that a waiver of the file answers;
    `repeats` is a key that is given twice, and the line of its first.
    """

    rule: str
    place: Place
    what: str
    advice: str = ""
    severity: str = ERROR
    repeats: tuple[str, int] = ("", 0)

    @property
    def message(self) -> str:
        """The sentence without its place."""
        return sentence(self.what, self.advice)


def lines_of(text: str) -> list[str]:
    """The lines that places count: CR, LF and both together end one."""
    return re.split("\r\n|\r|\n", text)


class PdtimelineError(Exception):
    """Everything this package raises on purpose."""


class BadValue(PdtimelineError):
    """A text that is no date, code, season or id; says what would be one."""

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(sentence(what, advice))
        self.what = what
        self.advice = advice


class BadRequest(PdtimelineError):
    """A request that makes no sense, whatever the timeline holds."""


class NameNotFound(PdtimelineError):
    """No record answers to the word.

    `near` are ids or names that look like it; *but* says what else the word is, *advice* what to do then.
    """

    def __init__(
        self, kind: str, word: str, near: tuple[str, ...] = (), *, but: str = "", advice: str = ""
    ) -> None:
        what = f"unknown {kind} {quoted(word)}"
        super().__init__(
            sentence(f"{what}, but {but}" if but else what, f"{guess(near)} {advice}".strip())
        )
        self.kind = kind
        self.word = word
        self.near = near


class AmbiguousName(PdtimelineError):
    """Several records answer to the word; `ids` are theirs."""

    def __init__(self, kind: str, word: str, ids: tuple[str, ...]) -> None:
        listed = ", ".join(ids)
        super().__init__(f"{quoted(word)} matches more than one {kind}; use an ID: {listed}")
        self.word = word
        self.ids = ids


class BadTimeline(PdtimelineError):
    """A timeline that cannot be used; `problems` has every fault, in the order of the file.

    `whole` is a fault of the file as such (it cannot be opened, it is empty); there is no place then.
    """

    def __init__(
        self, path: str, problems: tuple[Problem, ...] = (), *, whole: str = "", text: str = ""
    ) -> None:
        lines = [f"{p.place.line}:{p.place.column}: {p.message}" for p in problems]
        super().__init__("\n".join(f"{path}:{line}" for line in lines) or f"{path}: {whole}")
        self.path = path
        self.problems = problems
        self.whole = whole
        self.text = text


class EditorFailed(PdtimelineError):
    """The user's editor ended with an error."""


class OutputFailed(PdtimelineError):
    """The output could not be written."""


def sentence(what: str, advice: str = "") -> str:
    """What is wrong; what to do."""
    return f"{what}; {advice}" if advice else what


def quoted(word: str) -> str:
    """The word between double quotes, cut when very long; escapes come at the door (render/escapes)."""
    return f'"{word[:60]}..."' if len(word) > 63 else f'"{word}"'


def guess(near: tuple[str, ...]) -> str:
    """A question that offers what was perhaps meant; empty without an offer."""
    return f"did you mean {either(near)}?" if near else ""


def either(words: tuple[str, ...]) -> str:
    """The words as a choice: a, b, or c."""
    *others, last = words
    comma = "," if others[1:] else ""
    return f"{', '.join(others)}{comma} or {last}" if others else last


def a_or_an(noun: str) -> str:
    """The noun with its article."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def near(word: str, known: Iterable[object]) -> tuple[str, ...]:
    """Up to three of the known words that look like *word*, the likest first.

    If none does, those of which a part begins with it: `walk` leads to `a-long-walk`.
    """
    from difflib import get_close_matches

    texts = [str(item) for item in known]
    alike = get_close_matches(word, texts, 3, 0.6)
    part = "-".join(word.lower().split())
    if alike or len(part) < LEAST_PART:
        return tuple(alike)
    return tuple(dict.fromkeys(text for text in texts if f"-{part}" in f"-{text.lower()}"))[:3]
