"""How each form of field is read: a text, a date, a list of ids.

A fault takes its field out of the record, so that one slip gives one problem.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from pdtimeline import fields
from pdtimeline.errors import BadValue, Problem, guess, near, quoted
from pdtimeline.fields import Field
from pdtimeline.values import EpisodeCode, PartialDate
from pdtimeline.yamltree import NULLS, Items, Map, Node, Text, is_empty, place

Read: TypeAlias = Callable[[Field, Any], Any]


class Forms:
    """Reads nodes into values; what is wrong is appended to *problems*.

    Equal ids, dates and codes become one object: a timeline repeats them very often. `readers` reads
    a node of each form; `known` takes the short way for a text without quotes, and gives None for
    what was not met before.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.words: dict[str, str] = {}
        self.dates: dict[str, PartialDate] = {}
        self.codes: dict[str, EpisodeCode] = {}
        self.known: dict[str, Callable[[str], Any]] = {
            fields.TEXT: str,
            fields.LINE: str,
            fields.URL: str,
            fields.ID: self.words.get,
            fields.CODE: self.codes.get,
            fields.DATE: self.dates.get,
        }
        self.readers: dict[str, Read] = {
            fields.TEXT: self.text,
            fields.LINE: self.line,
            fields.URL: self.line,
            fields.ID: self.word,
            fields.IDS: self.ids,
            fields.TEXTS: self.texts,
            fields.CODE: self.code,
            fields.CODES: self.code_list,
            fields.DATE: self.date,
            fields.CHOICE: self.choice,
            fields.NUMBER: self.number,
        }

    def refuse(self, rule: str, node: Any, what: str, advice: str) -> None:
        """Note a problem at the node."""
        self.problems.append(Problem(rule, place(node), what, advice))

    def empty(self, name: str, node: Text) -> None:
        """Refuse a key without a value."""
        self.refuse("empty-value", node, f"{name} has no value", "write one, or leave the key out")

    def text(self, field: Field, node: Node) -> str | None:
        """The text as written."""
        if type(node) is Text:
            return node.value
        self.wrong_form(field, node, "a text")
        return None

    def line(self, field: Field, node: Node) -> str | None:
        """One line of text, without blanks at its ends."""
        text = self.text(field, node)
        if text is None:
            return None
        text = text.strip()
        if "\n" in text or "\r" in text:
            self.refuse(
                "one-line", node, f"{field.name} is one line of text", "take the line break out"
            )
            return None
        if not text:
            self.refuse(
                "empty-value", node, f"{field.name} has no value", "write one, or leave the key out"
            )
            return None
        return text

    def word(self, field: Field, node: Node) -> str | None:
        """An id that refers to something."""
        text = self.text(field, node)
        return None if text is None else self.words.setdefault(text, text)

    def members(self, field: Field, node: Node, example: str) -> list[Text] | None:
        """The texts of a list; None when it is none."""
        if type(node) is not Items:
            what = f"{field.name} is a list"
            written = node.value if type(node) is Text else example
            self.refuse("not-a-list", node, what, f"write [{written}]")
            return None
        found = [member for member in node.items if type(member) is Text]
        if len(found) < len(node.items) or not NULLS.isdisjoint([one.value for one in found]):
            return self.only_texts(field, node)
        if len(found) < field.least:
            self.refuse("empty-list", node, f"{field.name} is an empty list", "name at least one")
        return found

    def only_texts(self, field: Field, node: Items) -> list[Text]:
        """The texts among the members of a list; all else is refused."""
        found = []
        for member in node.items:
            if type(member) is not Text:
                if member is not None:
                    self.wrong_form(field, member, "a list of texts")
            elif is_empty(member):
                self.empty(f"a member of {field.name}", member)
            else:
                found.append(member)
        return found

    def ids(self, field: Field, node: Node) -> tuple[str, ...] | None:
        """A list of ids that refer to something."""
        members = self.members(field, node, "id")
        if members is None:
            return None
        found = [member.value for member in members]
        if len(found) > 1 and len(set(found)) < len(found):
            self.listed_twice(field, members)
        return tuple(map(self.words.setdefault, found, found))

    def texts(self, field: Field, node: Node) -> tuple[str, ...] | None:
        """A list of texts."""
        members = self.members(field, node, "text")
        return None if members is None else tuple(member.value.strip() for member in members)

    def listed_twice(self, field: Field, members: list[Text]) -> None:
        """Refuse each member that stands in the list already."""
        seen = set()
        for member in members:
            if member.value in seen:
                what = f"{quoted(member.value)} stands twice in {field.name}"
                self.refuse("listed-twice", member, what, "delete one of the two")
            seen.add(member.value)

    def code(self, field: Field, node: Node) -> EpisodeCode | None:
        """The code of an episode."""
        text = self.text(field, node)
        return None if text is None else self.to_code_at(node, text)

    def code_list(self, field: Field, node: Node) -> tuple[EpisodeCode, ...] | None:
        """A list of codes."""
        members = self.members(field, node, "S05E07")
        if members is None:
            return None
        codes = [self.to_code_at(member, member.value) for member in members]
        return tuple(code for code in codes if code is not None)

    def to_code_at(self, node: Any, text: str) -> EpisodeCode | None:
        """The code that *text* writes at *node*; None when it writes none."""
        try:
            return self.to_code(text)
        except BadValue as error:
            self.refuse("bad-code", node, error.what, error.advice)
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
                self.refuse("bad-date", node, error.what, error.advice)
        return date

    def choice(self, field: Field, node: Node) -> str | None:
        """One of the words that the field takes."""
        text = self.text(field, node)
        if text is None:
            return None
        if text not in field.choices:
            advice = guess(near(text, field.choices)) or f"write {', '.join(field.choices)}"
            self.refuse("bad-choice", node, f"{field.name} cannot be {quoted(text)}", advice)
            return None
        return self.words.setdefault(text, text)

    def number(self, field: Field, node: Node) -> int | None:
        """The number of the file format."""
        text = self.text(field, node)
        if text is None or text == "1":
            return 1 if text else None
        newer = text.isdecimal() and text != "0"
        advice = "a newer pdtimeline may read it" if newer else "write format: 1"
        self.refuse(
            "bad-format", node, f"this pdtimeline reads format 1, not {quoted(text)}", advice
        )
        return None

    def wrong_form(self, field: Field, node: Any, wanted: str) -> None:
        """Refuse a node that is no text where one is wanted, and the like."""
        given = {Map: "a map", Items: "a list"}.get(type(node), "a text")
        advice = (
            "put the text in quotes if it is one"
            if wanted == "a text"
            else "write one word after the other"
        )
        self.refuse("wrong-form", node, f"{field.name} is {wanted}, not {given}", advice)
