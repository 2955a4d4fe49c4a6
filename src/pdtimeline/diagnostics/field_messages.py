"""What to say when a file is readable YAML, but not in the form that a timeline needs.

From the outside in: what YAML has and a timeline has no use for, sections, records, their keys, and the
values of their fields. Most functions return two halves of a sentence, what is wrong and what to do; where
it depends on the case which rule is broken, the rule comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pdtimeline.diagnostics.characters import BULLETS, look_alike, named, unusual_space
from pdtimeline.diagnostics.proposals import SHOWN, in_braces, in_brackets, items_of, shown
from pdtimeline.diagnostics.value_hints import LEAVE_OUT, is_unknown
from pdtimeline.errors import Place, Problem, a_or_an, either, guess, quoted
from pdtimeline.model.schema import (
    CHARACTERS,
    EVENTS,
    HEAD,
    PEOPLE,
    SECTIONS,
    Field,
    Form,
    Kind,
    owners_of,
)
from pdtimeline.model.values import ID_LENGTH
from pdtimeline.yaml_events import Items, Map, Node, Text, is_empty, place

NORMAL_SPACES = "type normal spaces"
NO_ID = "add the missing ID on a line above them"
SEPARATE = "separate the IDs with commas"
NO_ITEMS = "add at least one item"
TWINS = {"name": "title", "title": "name"}  # what one kind calls its title, another calls its name

ELSEWHERE = {  # what other programs call a field
    "actors": "people", "cast": "people", "crew": "people", "day": "date", "desc": "summary",
    "description": "summary", "details": "summary", "href": "url", "link": "url", "location": "place",
    "participants": "characters", "storylines": "arcs", "text": "summary", "when": "date",
    "where": "place", "who": "characters", "year": "date",
}  # fmt: skip

_YAML_TAGS = "tag:yaml.org,2002:"  # what libyaml makes of !!
_LIVES = {"born": "is born", "died": "dies"}
_ONE = {
    Form.ID: "one ID",
    Form.IDS: "one ID",
    Form.TEXTS: "one text",
    Form.CODE: "one episode",
    Form.CODES: "one episode",
    Form.DATE: "one date",
    Form.CHOICE: "one word",
    Form.NUMBER: "one number",
    Form.OFFSET: "one offset from UTC",
}


def anchor_and_tag(event: Any) -> Iterator[Problem]:
    """For the anchor and the tag of a node."""
    at = place(event)
    if event.anchor is not None:
        sign = f"&{event.anchor}"
        what = f"YAML anchors ({_cut(sign)}) are not supported"
        advice = f"delete {_cut(sign)}, or put the text in quotes if it starts with &"
        yield Problem("anchor", at._replace(end=at.column + len(sign) - 1), what, advice)
    if event.tag is not None:
        sign = event.tag.replace(_YAML_TAGS, "!!", 1)
        is_written = sign.startswith("!")  # else libyaml has expanded it
        what = f"YAML tags{f' ({_cut(sign)})' if is_written else ''} are not supported"
        which = _cut(sign) if is_written else "this tag"
        advice = f"delete {which}, or put the text in quotes if it starts with !"
        if is_written and event.anchor is None:
            at = at._replace(end=at.column + len(sign) - 1)
        yield Problem("tag", at, what, advice)


def alias(event: Any) -> tuple[str, str]:
    """For an alias."""
    what = f"YAML aliases ({_cut(f'*{event.anchor}')}) are not supported"
    return what, "write out the value, or put it in quotes if it is text"


def _cut(sign: str) -> str:
    return sign if len(sign) <= SHOWN else f"{sign[:SHOWN]}..."


def no_key(text: str) -> tuple[str, str, str]:
    """For a word without quotes that cannot be a key: rule, what is wrong, what to do."""
    if text == "<<":
        return "merge-key", "YAML merge keys (<<) are not supported", "write out the fields"
    what = f"{text} cannot be a key" if text else "a key is missing before this colon"
    return "empty-key", what, "write a word before the colon"


def key_twice(at: Place, text: str, line: int) -> Problem:
    """For a key that is already used on the line."""
    what = f"the key {quoted(text)} is already used on line {line}"
    return Problem("key-twice", at, what, "keep only one of them", repeats=(text, line))


def unknown_section(name: str, meant: tuple[str, ...]) -> tuple[str, str]:
    """For a section that does not exist, and the ones that may have been meant."""
    if space := unusual_space(name):
        return _odd_space(space, "key"), NORMAL_SPACES
    advice = guess(meant) or f"valid sections: {', '.join(SECTIONS)}"
    return look_alike(name, meant) or (f"unknown section {quoted(name)}", advice)


def _odd_space(space: str, where: str) -> str:
    return f"U+{ord(space):04X} is used in place of a normal space in this {where}"


def flat_field(name: str) -> tuple[str, str]:
    """For a field in the column of the sections."""
    return f"{name} is a field, not a section", "indent it like the other fields of its record"


def flat_record(name: str) -> tuple[str, str]:
    """For a record in the column of the sections."""
    what = f"{quoted(name)} is not a section, but has fields like a record"
    return what, "indent it and its lines like the IDs above"


def no_id(kind: Kind) -> tuple[str, str]:
    """For fields right below a section, without the ID of their record."""
    return f"these fields belong to no {kind.name}", f"{NO_ID}, and indent them more"


def no_records(kind: Kind, node: Text | Items) -> tuple[str, str, str]:
    """For a section without records: rule, what is wrong, what to do."""
    word, example = ("code", " (such as S05E07:)") if kind.key is Form.CODE else ("ID", "")
    key = f"the {word} of each {kind.name} and a colon"
    advice = f"add {key}{example}, indented below it"
    if kind is HEAD:
        advice = "add format: 1 and title: ... indented below it"
    if kind is EVENTS and type(node) is Text:
        advice += ", or write events: {} for none"
    if type(node) is Items:
        if any(isinstance(item, Map) for item in node.value):
            advice = f"put {key} on a line in place of its dash"
        return "not-a-map", f"section {kind.section} cannot be a list", advice
    if is_empty(node):
        if kind not in {EVENTS, HEAD}:
            advice += ", or leave the section out"
        return "empty-value", f"section {kind.section} is empty", advice
    wanted = "fields" if kind is HEAD else kind.section
    return "not-a-map", f"section {kind.section} contains text instead of {wanted}", advice


def no_fields(kind: Kind, key: str, node: Text | Items) -> tuple[str, str, str]:
    """For a record without fields: rule, what is wrong, what to do."""
    what = f"{kind.name} {quoted(key)}"
    if type(node) is Items:
        return "not-a-map", f"{what} cannot be a list", "remove the dashes or brackets"
    field = (*kind.required, *kind.fields)[0]
    advice = f"add {field.example} indented below it"
    if is_empty(node):
        return "empty-value", f"{what} has no fields", advice
    text = str(node.value)
    if len(kind.required) == 1 and field.form is Form.LINE and len(text) <= SHOWN:
        advice = f"write {{{field.name}: {in_braces(text)}}}"
    return "not-a-map", f"{what} contains text instead of fields", advice


def bad_id(text: str, what: str, likely: str) -> tuple[str, str]:
    """For an ID that is not one, and the one that was likely meant."""
    if space := unusual_space(text):
        return _odd_space(space, "ID"), NORMAL_SPACES if text[0].isspace() else f"write {likely}"
    if len(text) > ID_LENGTH:
        return what, "shorten it"
    advice = "use lowercase letters, digits, and single hyphens"
    return what, f"{advice}: {likely}" if likely else advice


def missing_field(kind: Kind, field: Field, key: Text | None) -> tuple[str, str]:
    """For a record without a field that it needs; the key is None for a record that has none."""
    who = f"this {kind.name}" if key is None else f"{kind.name} {quoted(key.value)}"
    if kind is HEAD:
        who = kind.name
    return f"{who} has no {field.word}", f"add {field.example}"


def record_within(kind: Kind, name: str) -> tuple[str, str]:
    """For a record within another one of its kind, where it looks like a key."""
    what = f"{quoted(name)} looks like {a_or_an(kind.name)} inside another one"
    return what, f"move it and its lines left, in line with the {kind.name} above it"


def fields_meant(name: str, near: tuple[str, ...]) -> tuple[str, ...]:
    """Which fields with similar names a key stands for; none if it is rather a field of another kind."""
    is_close = near and (name in TWINS or name.startswith(near[0]) or near[0].startswith(name))
    return near if is_close or not owners_of(name) else ()


def unknown_key(
    kind: Kind, name: str, meant: tuple[str, ...], record: Map, *, is_text: bool
) -> tuple[str, str]:
    """For a key that the kind does not have, and the fields it may stand for, or the rest of a text."""
    if space := unusual_space(name):
        return _odd_space(space, "key"), NORMAL_SPACES
    what = f"unknown field {quoted(name)} in {a_or_an(kind.name)}"
    if is_text:
        return what, "put the text before it in quotes if the comma belongs to the text"
    if not meant and (owners := owners_of(name)):
        return what, _where(kind, name, owners, record)
    if name == "id":
        return what, "delete it, since the ID is the word before the colon above"
    advice = guess(meant) or f"valid fields: {', '.join(kind.by_name)}"
    return look_alike(name, meant) or (what, advice)


def _where(kind: Kind, name: str, owners: tuple[Kind, ...], record: Map) -> str:
    """Where a field belongs, or the whole record."""
    if kind in {CHARACTERS, PEOPLE} and name in _LIVES:
        return f"use it in an event to list who {_LIVES[name]}, or put the year in note"
    advice = f"it belongs in {_names(owners)}"
    names = record.value.keys()
    fitting = tuple(
        other for other in owners if kind.key is other.key is Form.ID and other.fits(names)
    )
    if fitting:
        sections = either(tuple(other.section for other in fitting[:3]))
        advice += f" (if this is {_names(fitting)}, move it to {sections})"
    return advice


def _names(kinds: tuple[Kind, ...]) -> str:
    return either(tuple(a_or_an(kind.name) for kind in kinds[:3]))


def empty(field: Field) -> tuple[str, str]:
    """For a field without a value."""
    advice = "add a value" if field.required else "add a value, or delete the key"
    return f"{field.word} is empty", advice


def wrong_form(field: Field, node: Node) -> tuple[str, str]:
    """For a list or fields where one thing is needed."""
    what = f"{field.word} must be {_ONE.get(field.form, 'text')}, {_given(node)}"
    if field.form in _ONE:
        items = node.value if type(node) is Items else []
        words = [item.value for item in items if type(item) is Text]
        advice = f"write only the {_ONE[field.form].removeprefix('one ')}"
        if words:
            advice = "choose one" if words[1:] else f"write {field.name}: {words[0]}"
    elif type(node) is Items:
        advice = "remove the dashes or brackets, or put the text in quotes if it starts with ["
    else:
        advice = "put the text in quotes if it has a colon or starts with {"
    return what, advice


def wrong_item(field: Field, node: Node) -> tuple[str, str]:
    """For a list or fields inside a list of words."""
    what = f"each item in {field.word} must be {_ONE[field.form]}, {_given(node)}"
    return what, "remove the inner brackets" if type(node) is Items else "remove the colon"


def _given(node: Node) -> str:
    return "not a list" if type(node) is Items else "without fields"


def no_list(field: Field, node: Node) -> tuple[str, str]:
    """For anything but a list where a list of words is needed."""
    what, advice = f"{field.word} must be a list, even for one item", "write [one, another]"
    if type(node) is not Text:
        keys = ", ".join(node.value) if isinstance(node, Map) else ""
        items = items_of(keys, field.form)
        return what, f"write {in_brackets(items)}" if 0 < len(keys) <= SHOWN else advice
    text: str = node.value
    if is_unknown(text):
        return what, LEAVE_OUT
    if text[0] == "-" or text[0] in BULLETS:
        return _other_dash(field, node, text)
    items = items_of(text, field.form)
    return what, f"write {in_brackets(items)}" if items[1:] or len(text) <= SHOWN else advice


def _other_dash(field: Field, node: Text, text: str) -> tuple[str, str]:
    """For a list whose dashes are none."""
    first = re.split(rf"\s+{re.escape(text[0])}|\n", text[1:].strip())[0].strip()
    if text[0] in BULLETS:
        what = f"{text[0]} is not a dash, so {field.word} is not a list"
        return what, f"use a dash and a space on each line instead: - {shown(first)}"
    if node.style in {"|", ">"} and text[1:2] == " ":
        return f"the {node.style} after {field.name} makes one text of the list", "delete it"
    what = f"a space is missing after the dash in {field.word}"
    if space := unusual_space(text[1:2]):
        what = f"{named(space)} is used in place of a normal space after the dash in {field.word}"
    return what, f"write - {shown(first)}"


def no_record_list(field: Field, kind: Kind, node: Node) -> tuple[str, str]:
    """For anything but a list where a list of records is needed."""
    what = f"{field.word} must be a list, even for one item"
    if isinstance(node, Map):
        return what, "start each item with a dash and a space"
    return what, f"write [{{{kind.example}}}]"


def id_of_other_kind(word: str, sections: tuple[str, ...], owner: Kind) -> tuple[str, str]:
    """For a reference to a record of another kind."""
    wanted = a_or_an(_kinds(sections))
    what = f"{quoted(word)} is {a_or_an(owner.name)}, not {wanted}"
    return what, f"use {wanted}, or move it from {owner.section} to {either(sections)}"


def unknown_id(
    word: str, sections: tuple[str, ...], near: tuple[str, ...], listed: Sequence[str] = ()
) -> tuple[str, str]:
    """For a reference to a record that does not exist, the IDs that are similar, and those in an item."""
    what = f"unknown {_kinds(sections)} {quoted(word)}"
    if is_unknown(word):
        return what, LEAVE_OUT
    if listed:
        return what, f"{SEPARATE}: {', '.join(listed)}"
    if ";" in word:
        return what, "separate IDs with commas, not semicolons"
    if " " in word and not near:
        return what, "separate IDs with commas, not spaces"
    return look_alike(word, near) or (what, guess(near) or f"add it to {either(sections)}")


def _kinds(sections: tuple[str, ...]) -> str:
    return either(tuple(SECTIONS[section].name for section in sections))
