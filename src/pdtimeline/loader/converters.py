"""How the value of a field is read, by its form: a text, a date, a list of IDs.

A value with a mistake is left out of its record, so that one mistake gives one problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from pdtimeline.diagnostics import field_messages as messages
from pdtimeline.diagnostics.characters import look_alike
from pdtimeline.diagnostics.limits import PROBLEMS
from pdtimeline.diagnostics.value_hints import bad_clock, bad_code, bad_date
from pdtimeline.errors import BadValue, Problem, either, guess, near, quoted
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.edtf import offset
from pdtimeline.model.schema import Field, Form
from pdtimeline.model.values import EpisodeCode
from pdtimeline.yaml_events import BLANK, NULLS, Items, Node, Text, place

Read: TypeAlias = Callable[[Field, Any], Any]
Convert: TypeAlias = Callable[[Field, Text, str], Any]
Known: TypeAlias = Callable[[str], Any]

NO_CODE = EpisodeCode(0, 0)  # takes the place of a code that was refused
GUESSES = 200  # words that are compared with the known ones, since that takes time


class Converters:
    """Turns nodes into values; what is wrong is appended to *problems*.

    Equal IDs, dates, and codes become one object, since a timeline repeats them very often. `named` has
    every ID that a field gives, by the sections that it may be from. `clock` is the timeline's own offset
    from UTC in minutes, as far as it is known, and `early` the dates that may need it, but stand before it.
    """

    def __init__(self, problems: list[Problem], clock: int | None = None) -> None:
        self.problems = problems
        self.clock = clock
        self.early: list[tuple[Field, Text, str]] = []
        self.has_head = False
        self.guesses = GUESSES
        self.named: dict[tuple[str, ...], dict[str, str]] = {}
        self.dates: dict[str, PartialDate] = {}
        self.codes: dict[str, EpisodeCode] = {}
        self.readers: dict[Form, Read] = {
            Form.TEXT: self.text,
            Form.LINE: self.from_text(self.line),
            Form.URL: self.from_text(self.line),
            Form.ID: self.from_text(
                lambda field, _, text: self.words(field).setdefault(text, text)
            ),
            Form.TEXTS: self.texts,
            Form.CODE: self.from_text(lambda _, node, text: self.to_code(node, text)),
            Form.CODES: self.code_list,
            Form.DATE: self.from_text(self.date),
            Form.CHOICE: self.from_text(self.choice),
            Form.NUMBER: self.from_text(self.number),
            Form.OFFSET: self.from_text(self.offset),
        }

    def reader(self, field: Field) -> Read:
        """The function that reads a node of the field; it returns None for what it refuses."""
        return self.ids(self.words(field)) if field.form is Form.IDS else self.readers[field.form]

    def known(self, field: Field) -> Known | None:
        """A fast function for texts without quotes; it returns None for what has to be read as usual."""
        ways: dict[Form, Known] = {
            Form.TEXT: _text,
            Form.LINE: _line,
            Form.URL: _line,
            Form.ID: self.words(field).get,
            Form.CODE: self.codes.get,
            Form.DATE: self.dates.get,
            Form.CHOICE: dict(zip(field.choices, field.choices, strict=True)).get,
        }
        return ways.get(field.form)

    def words(self, field: Field) -> dict[str, str]:
        """The IDs that fields with the same targets have given so far, each with itself."""
        return self.named.setdefault(field.refers, {})

    def near(self, word: str, known: Iterable[str]) -> tuple[str, ...]:
        """What may have been meant; nothing once `GUESSES` words were compared."""
        self.guesses -= 1
        return near(word, known) if self.guesses >= 0 else ()

    def refuse(self, rule: str, node: Any, what: str, advice: str) -> None:
        """Add a problem at the node."""
        self.problems.append(Problem(rule, place(node), what, advice))

    def empty(self, field: Field, node: Any) -> None:
        """Refuse a key without a value."""
        self.refuse("empty-value", node, *messages.empty(field))

    def text(self, field: Field, node: Node) -> str | None:
        """The text as written."""
        if type(node) is not Text:
            self.refuse("wrong-form", node, *messages.wrong_form(field, node))
            return None
        text: str = node.value
        if not text or text.isspace():
            self.empty(field, node)
            return None
        return text

    def from_text(self, convert: Convert) -> Read:
        """A function that reads a text and converts it."""

        def read(field: Field, node: Any) -> Any:
            text = self.text(field, node)
            return None if text is None else convert(field, node, text)

        return read

    def line(self, field: Field, node: Text, text: str) -> str | None:
        """One line of text, without spaces at its ends."""
        text = text.strip()
        if "\n" in text or "\r" in text:
            what = f"{field.word} must fit on one line"
            self.refuse("one-line", node, what, "remove the line break")
            return None
        return text

    def items(self, field: Field, node: Node) -> list[Text] | None:
        """The texts of a list, with `BLANK` for an item that was refused; None if it is not a list."""
        if type(node) is Text and not node.value.strip():
            self.empty(field, node)
            return None
        if type(node) is not Items:
            self.refuse("not-a-list", node, *messages.no_list(field, node))
            return None
        texts = [self.item(field, item) for item in node.value]
        if len(texts) < field.least:
            what = f"the list {field.word} is empty"
            self.refuse("empty-list", node, what, messages.NO_ITEMS)
        return texts

    def item(self, field: Field, node: Node) -> Text:
        """One text of a list; `BLANK` if it was refused."""
        if type(node) is Text:
            if node.value.strip() and (node.style or node.value not in NULLS):
                return node
            what = f"an item in {field.word} is empty"
            self.refuse("empty-value", node, what, "fill it in, or delete its comma or dash")
        elif node is not None:
            self.refuse("wrong-form", node, *messages.wrong_item(field, node))
        return BLANK

    def ids(self, words: dict[str, str]) -> Read:
        """A function that reads a list of IDs that refer to records; *words* has those that were read."""

        def read(field: Field, node: Any) -> tuple[str, ...] | None:
            if type(node) is Items and node.value:
                known: dict[str, None] = {}
                for item in node.value:
                    if type(item) is not Text or item.value not in words:
                        break
                    known[words[item.value]] = None
                if len(known) == len(node.value) and NULLS.isdisjoint(known):
                    return tuple(known)  # the usual case: read before, and none of them twice
            items = self.items(field, node)
            if items is None:
                return None
            ids = [item.value for item in items]
            if len(ids) > 1 and len(set(ids)) < len(ids):
                self.listed_twice(field, items)
            return tuple(map(words.setdefault, ids, ids))

        return read

    def texts(self, field: Field, node: Node) -> tuple[str, ...] | None:
        """A list of texts."""
        items = self.items(field, node)
        return None if items is None else tuple(item.value.strip() for item in items)

    def listed_twice(self, field: Field, items: list[Text]) -> None:
        """Refuse each item that is in the list already."""
        seen = set()
        for item in items:
            if item.value in seen and item is not BLANK:
                what = f"{quoted(item.value)} is listed twice in {field.word}"
                self.refuse("listed-twice", item, what, "delete one of them")
            seen.add(item.value)

    def code_list(self, field: Field, node: Node) -> tuple[EpisodeCode, ...] | None:
        """A list of episode codes, with `NO_CODE` for one that was refused."""
        items = self.items(field, node)
        if items is None:
            return None
        codes = [item is not BLANK and self.to_code(item, item.value) for item in items]
        return tuple(code or NO_CODE for code in codes)

    def to_code(self, node: Any, text: str) -> EpisodeCode | None:
        """The code in *text*; None, and a problem at *node*, if there is none."""
        code = self.codes.get(text)
        if code is None:
            try:
                code = self.codes[text] = EpisodeCode.parse(text)
            except BadValue as error:
                self.refuse("bad-code", node, *bad_code(text, error))
        return code

    def date(self, field: Field, node: Text, text: str) -> PartialDate | None:
        """A date."""
        try:
            known = self.dates.get(text)
            return known or self.dates.setdefault(text, PartialDate.parse(text, self.clock))
        except BadValue as error:
            if ":" in text and self.clock is None and not self.has_head:
                self.early.append((field, node, text))
            else:
                self.refuse("bad-date", node, *bad_date(text, error, self.clock))
            return None

    def end_of_head(self) -> None:
        """The head was read, or there is none: without a clock in it, refuse the dates that need one."""
        self.has_head = True
        if self.clock is None:
            for early in self.early[: PROBLEMS + 1]:
                self.date(*early)

    def offset(self, _: Field, node: Text, text: str) -> int:
        """The clock of the timeline, which the dates that follow are turned to."""
        try:
            self.clock = offset(text)
        except BadValue as error:
            self.refuse("bad-clock", node, *bad_clock(text, error))
            self.clock = 0  # so that the times that need a clock are not other problems
        return self.clock

    def choice(self, field: Field, node: Text, text: str) -> str | None:
        """One of the words that the field takes."""
        if text not in field.choices:
            advice = guess(self.near(text, field.choices)) or f"write {either(field.choices)}"
            what = f"{field.word} cannot be {quoted(text)}"
            self.refuse("bad-choice", node, *(look_alike(text, field.choices) or (what, advice)))
            return None
        return field.choices[field.choices.index(text)]

    def number(self, _: Field, node: Text, text: str) -> int | None:
        """The number of the file format."""
        if text == "1":
            return 1
        newer = text.isdecimal() and text.strip("0") != ""
        advice = "try a newer pdtimeline" if newer else "write format: 1"
        what = f"this version of pdtimeline reads format 1, not {quoted(text)}"
        self.refuse("bad-format", node, *(look_alike(text, ("1",)) or (what, advice)))
        return None


def _text(text: str) -> str | None:
    return None if text.isspace() else text


def _line(text: str) -> str | None:
    return text if text.strip() == text and "\n" not in text else None
