"""What is wrong and what to do where a field has another form than it wants."""

from __future__ import annotations

from pdtimeline.diagnostics.characters import DOTS
from pdtimeline.diagnostics.proposals import SHOWN, in_brackets, members, shown
from pdtimeline.model import fields
from pdtimeline.model.fields import Field
from pdtimeline.model.values import ID
from pdtimeline.yaml_events import Items, Map, Node, Text

ONE = {
    fields.ID: "one ID",
    fields.IDS: "one ID",
    fields.TEXTS: "one text",
    fields.CODE: "one episode",
    fields.CODES: "one episode",
    fields.DATE: "one date",
    fields.CHOICE: "one word",
    fields.NUMBER: "one number",
}

_BULLETS = (
    f"{DOTS}\N{HYPHEN BULLET}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
)
_WORDS = {fields.IDS, fields.CODES}  # lists of what has no spaces


def wrong_form(field: Field, node: Node) -> tuple[str, str]:
    """Of a list or fields where one thing is wanted."""
    given = "not a list" if type(node) is Items else "without fields"
    what = f"{field.word} must be {ONE.get(field.form, 'text')}, {given}"
    if field.form in ONE:
        words = _words(node)
        advice = f"write only the {ONE[field.form].removeprefix('one ')}"
        if words:
            advice = f"write {field.name}: {words[0]}" if len(words) == 1 else "choose one"
    elif type(node) is Items:
        advice = "remove the dashes or brackets, or put the text in quotes if it starts with ["
    else:
        advice = "put the text in quotes if it has a colon or starts with {"
    return what, advice


def wrong_member(field: Field, node: Node) -> tuple[str, str]:
    """Of a list or fields within a list of words."""
    given = "not a list" if type(node) is Items else "without fields"
    what = f"each item in {field.word} must be {ONE[field.form]}, {given}"
    advice = "remove the inner brackets" if type(node) is Items else "remove the colon"
    return what, advice


def no_list(field: Field, node: Node) -> tuple[str, str]:
    """Of what is no list where one is wanted."""
    what, advice = f"{field.word} must be a list, even for one item", "write [one, another]"
    if type(node) is Text:
        text: str = node.value
        if text.startswith("-"):
            what = f"a space is missing after the dash in {field.word}"
            advice = f"write - {shown(text[1:].strip())}"
        elif text[0] in _BULLETS:
            what = f"{text[0]} is not a dash, so {field.word} is not a list"
            first = shown(members(text[1:], are_words=False)[0])
            advice = f"use a dash and a space on each line instead: - {first}"
        elif len(items := _items(field, text)) > 1 or len(text) <= SHOWN:
            advice = f"write {in_brackets(items)}"
    elif isinstance(node, Map) and len(text := ", ".join(node.value)) <= SHOWN:
        advice = f"write [{text}]"
    return what, advice


def either(words: tuple[str, ...]) -> str:
    """The words as a choice: a, b or c."""
    *others, last = words
    comma = "," if others[1:] else ""
    return f"{', '.join(others)}{comma} or {last}" if others else last


def _items(field: Field, text: str) -> list[str]:
    """What the text enumerates for the field; what are no IDs become what they may be as IDs."""
    items = members(text, are_words=field.form in _WORDS)
    if field.form != fields.IDS or all(map(ID.fullmatch, items)):
        return items
    from pdtimeline.diagnostics.value_hints import likely_id

    return [likely_id(item) or item for item in items]


def _words(node: Node) -> list[str]:
    """The texts of a list."""
    return [one.value for one in node.value if type(one) is Text] if type(node) is Items else []
