"""What is wrong and what to do where a field has another form than it wants."""

from __future__ import annotations

import re

from pdtimeline import fields
from pdtimeline.faults import SHOWN, shown
from pdtimeline.fields import Field
from pdtimeline.values import ID
from pdtimeline.yamltree import Items, Map, Node, Text

ONE = {
    fields.ID: "one id",
    fields.IDS: "one id",
    fields.TEXTS: "one text",
    fields.CODE: "one episode",
    fields.CODES: "one episode",
    fields.DATE: "one date",
    fields.CHOICE: "one word",
    fields.NUMBER: "one number",
}

_DOTS = "\N{BULLET}\N{BLACK CIRCLE}\N{BLACK SMALL SQUARE}\N{TRIANGULAR BULLET}\N{WHITE BULLET}\N{MIDDLE DOT}"
_BULLETS = (
    f"{_DOTS}\N{HYPHEN BULLET}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
)
_BETWEEN = rf"[,;&{_DOTS}]|\band\b"


def wrong_form(field: Field, node: Node) -> tuple[str, str]:
    """Of a list or fields where one thing is wanted."""
    given = "not a list" if type(node) is Items else "and has no fields"
    what = f"{field.word} is {ONE.get(field.form, 'a text')}, {given}"
    if field.form in ONE:
        words = _words(node)
        advice = f"write the {ONE[field.form].removeprefix('one ')} alone"
        if words:
            advice = f"write {field.name}: {words[0]}" if len(words) == 1 else "name a single one"
    elif type(node) is Items:
        advice = "take the dashes or brackets away, or put the text in quotes if it begins with ["
    else:
        advice = "put the text in quotes if it has a colon or begins with {"
    return what, advice


def wrong_member(field: Field, node: Node) -> tuple[str, str]:
    """Of a list or fields within a list of words."""
    given = "not a list" if type(node) is Items else "and has no fields"
    what = f"a member of {field.word} is {ONE[field.form]}, {given}"
    advice = "take the inner brackets away" if type(node) is Items else "write it without a colon"
    return what, advice


def no_list(field: Field, node: Node) -> tuple[str, str]:
    """Of what is no list where one is wanted."""
    what, advice = f"{field.word} is a list, even of one", "write [one, another]"
    if type(node) is Text:
        text: str = node.value
        if text.startswith("-"):
            what = f"a space is missing after the dash of {field.word}"
            advice = f"write - {shown(text[1:].strip())}"
        elif text[0] in _BULLETS:
            what = f"{text[0]} is no dash, so {field.word} is no list"
            advice = f"write a dash and a space in its place, in each line: - {shown(_members(text[1:])[0])}"
        elif len(members := _ids(field, text)) > 1:
            advice = f"write [{', '.join(members[:8])}{', ...' if len(members) > 8 else ''}]"
        elif len(text) <= SHOWN:
            advice = f"write [{text}]"
    elif isinstance(node, Map) and len(text := ", ".join(node.value)) <= SHOWN:
        advice = f"write [{text}]"
    return what, advice


def either(words: tuple[str, ...]) -> str:
    """The words as a choice: a, b or c."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _members(text: str) -> list[str]:
    """The parts of a text that enumerates."""
    return [part.strip() for part in re.split(_BETWEEN, text) if part.strip()] or [text]


def _ids(field: Field, text: str) -> list[str]:
    """The ids that a text enumerates for the field; none when it has other words as well."""
    members = _members(text)
    return members if field.form == fields.IDS and all(map(ID.fullmatch, members)) else []


def _words(node: Node) -> list[str]:
    """The texts of a list."""
    return [one.value for one in node.value if type(one) is Text] if type(node) is Items else []
