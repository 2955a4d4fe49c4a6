"""How each form of field is read: a text, a date, a list of ids.

A fault takes its field out of the record, so that one slip gives one problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from pdtimeline.diagnostics import field_messages as wording
from pdtimeline.diagnostics.characters import look_alike
from pdtimeline.errors import BadValue, Problem, guess, near, quoted
from pdtimeline.model import fields
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.fields import Field
from pdtimeline.model.values import EpisodeCode
from pdtimeline.yaml_events import BLANK, NULLS, Items, Node, Text, is_empty, place

Read: TypeAlias = Callable[[Field, Any], Any]
Known: TypeAlias = Callable[[str], Any]

NO_CODE = EpisodeCode(0, 0)  # stands where a code was refused
GUESSES = 200  # words for which it is looked what was perhaps meant


class Forms:
    """Reads nodes into values; what is wrong is appended to *problems*.

    Equal ids, dates and codes become one object: a timeline repeats them very often. `named` has every
    id that a field names, by the sections that it may stand in.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.guesses = GUESSES
        self.named: dict[tuple[str, ...], dict[str, str]] = {}
        self.dates: dict[str, PartialDate] = {}
        self.codes: dict[str, EpisodeCode] = {}
        self.readers: dict[str, Read] = {
            fields.TEXT: self.text,
            fields.LINE: self.line,
            fields.URL: self.line,
            fields.ID: self.word,
            fields.TEXTS: self.texts,
            fields.CODE: self.code,
            fields.CODES: self.code_list,
            fields.DATE: self.date,
            fields.CHOICE: self.choice,
            fields.NUMBER: self.number,
        }

    def reader(self, field: Field) -> Read:
        """What reads a node of the field; it gives None for what was refused."""
        return self.ids(self.words(field)) if field.form == fields.IDS else self.readers[field.form]

    def known(self, field: Field) -> Known | None:
        """The short way for a text without quotes; it gives None for what was not met before."""
        ways: dict[str, Known] = {
            fields.TEXT: _text,
            fields.LINE: _line,
            fields.URL: _line,
            fields.ID: self.words(field).get,
            fields.CODE: self.codes.get,
            fields.DATE: self.dates.get,
            fields.CHOICE: dict(zip(field.choices, field.choices, strict=True)).get,
        }
        return ways.get(field.form)

    def words(self, field: Field) -> dict[str, str]:
        """The ids that fields like this one have named, each with itself."""
        return self.named.setdefault(field.refers, {})

    def near(self, word: str, known: Iterable[str]) -> tuple[str, ...]:
        """What was perhaps meant: for the first words only, since looking for it takes time."""
        self.guesses -= 1
        return near(word, known) if self.guesses >= 0 else ()

    def refuse(self, rule: str, node: Any, what: str, advice: str) -> None:
        """Note a problem at the node."""
        self.problems.append(Problem(rule, place(node), what, advice))

    def empty(self, field: Field, node: Text) -> None:
        """Refuse a key without a value."""
        advice = "add a value" if field.required else "add a value, or delete the key"
        self.refuse("empty-value", node, f"{field.word} is empty", advice)

    def text(self, field: Field, node: Node) -> str | None:
        """The text as written."""
        if type(node) is not Text:
            self.refuse("wrong-form", node, *wording.wrong_form(field, node))
            return None
        text: str = node.value
        if not text or text.isspace():
            self.empty(field, node)
            return None
        return text

    def line(self, field: Field, node: Node) -> str | None:
        """One line of text, without blanks at its ends."""
        text = (self.text(field, node) or "").strip()
        if "\n" in text or "\r" in text:
            what = f"{field.word} must fit on one line"
            self.refuse("one-line", node, what, "remove the line break")
            return None
        return text or None

    def word(self, field: Field, node: Node) -> str | None:
        """An id that refers to something."""
        text = self.text(field, node)
        return text and self.words(field).setdefault(text, text)

    def members(self, field: Field, node: Node) -> list[Text] | None:
        """The texts of a list, `BLANK` for a member that was refused; None when it is none."""
        if type(node) is not Items:
            self.refuse("not-a-list", node, *wording.no_list(field, node))
            return None
        found = [member for member in node.value if type(member) is Text]
        values = [member.value for member in found]
        is_plain = len(found) == len(node.value) and NULLS.isdisjoint(values)
        if is_plain and len(found) >= field.least and all(map(str.strip, values)):
            return found  # the short way
        found = []
        for member in node.value:
            if type(member) is not Text:
                found.append(BLANK)
                if member is not None:
                    self.refuse("wrong-form", member, *wording.wrong_member(field, member))
            elif is_empty(member) or not member.value.strip():
                found.append(BLANK)
                what = f"an item in {field.word} is empty"
                self.refuse("empty-value", member, what, "fill it in, or delete its comma or dash")
            else:
                found.append(member)
        if len(found) < field.least:
            self.refuse(
                "empty-list", node, f"the list {field.word} is empty", "add at least one item"
            )
        return found

    def ids(self, words: dict[str, str]) -> Read:
        """What reads a list of ids that refer to something; *words* has those that were met."""

        def read(field: Field, node: Any) -> tuple[str, ...] | None:
            if type(node) is Items and node.value:
                met: dict[str, None] = {}
                for member in node.value:
                    if type(member) is not Text or member.value not in words:
                        break  # not met before
                    met[words[member.value]] = None
                if len(met) == len(node.value) and NULLS.isdisjoint(met):
                    return tuple(met)  # the short way
            members = self.members(field, node)
            if members is None:
                return None
            found = [member.value for member in members]
            if len(found) > 1 and len(set(found)) < len(found):
                self.listed_twice(field, members)
            return tuple(map(words.setdefault, found, found))

        return read

    def texts(self, field: Field, node: Node) -> tuple[str, ...] | None:
        """A list of texts."""
        members = self.members(field, node)
        return None if members is None else tuple(member.value.strip() for member in members)

    def listed_twice(self, field: Field, members: list[Text]) -> None:
        """Refuse each member that stands in the list already."""
        seen = set()
        for member in members:
            if member.value in seen and member is not BLANK:
                what = f"{quoted(member.value)} is listed twice in {field.word}"
                self.refuse("listed-twice", member, what, "delete one of them")
            seen.add(member.value)

    def code(self, field: Field, node: Node) -> EpisodeCode | None:
        """The code of an episode."""
        text = self.text(field, node)
        return None if text is None else self.to_code_at(node, text)

    def code_list(self, field: Field, node: Node) -> tuple[EpisodeCode, ...] | None:
        """A list of codes."""
        members = self.members(field, node)
        if members is None:
            return None
        codes = [
            member is not BLANK and self.to_code_at(member, member.value) for member in members
        ]
        return tuple(code or NO_CODE for code in codes)

    def to_code_at(self, node: Any, text: str) -> EpisodeCode | None:
        """The code that *text* writes at *node*; None when it writes none."""
        try:
            return self.to_code(text)
        except BadValue as error:
            from pdtimeline.diagnostics.value_hints import bad_code

            self.refuse("bad-code", node, *bad_code(text, error))
            return None

    def to_code(self, text: str) -> EpisodeCode:
        """The code that *text* writes; raises `BadValue`."""
        code = self.codes.get(text)
        if code is None:
            code = self.codes[text] = EpisodeCode.parse(text)
        return code

    def date(self, field: Field, node: Node) -> PartialDate | None:
        """A date."""
        text = self.text(field, node)
        if text is None:
            return None
        date = self.dates.get(text)
        if date is None:
            try:
                date = self.dates[text] = PartialDate.parse(text)
            except BadValue as error:
                from pdtimeline.diagnostics.value_hints import bad_date

                self.refuse("bad-date", node, *bad_date(text, error))
        return date

    def choice(self, field: Field, node: Node) -> str | None:
        """One of the words that the field takes."""
        text = self.text(field, node)
        if text is None:
            return None
        if text not in field.choices:
            meant = guess(self.near(text, field.choices))
            advice = meant or f"write {wording.either(field.choices)}"
            said = look_alike(text, field.choices)
            what = f"{field.word} cannot be {quoted(text)}"
            self.refuse("bad-choice", node, *(said or (what, advice)))
            return None
        return field.choices[field.choices.index(text)]

    def number(self, field: Field, node: Node) -> int | None:
        """The number of the file format."""
        text = self.text(field, node)
        if text is None or text == "1":
            return 1 if text else None
        newer = text.isdecimal() and text.strip("0") != ""
        advice = "try a newer pdtimeline" if newer else "write format: 1"
        what = f"this version of pdtimeline reads format 1, not {quoted(text)}"
        self.refuse("bad-format", node, *(look_alike(text, ("1",)) or (what, advice)))
        return None


def _text(text: str) -> str | None:
    return None if text.isspace() else text


def _line(text: str) -> str | None:
    return text if text.strip() == text and "\n" not in text else None
