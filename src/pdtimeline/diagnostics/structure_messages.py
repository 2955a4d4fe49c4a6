"""What stands where a section, a record or an id should, in words."""

from __future__ import annotations

from collections.abc import Container

from pdtimeline.diagnostics.characters import unusual_space
from pdtimeline.errors import quoted
from pdtimeline.loader.record_builder import example, has_fields_of
from pdtimeline.model import fields
from pdtimeline.model.fields import Kind
from pdtimeline.model.schema import EVENTS, HEAD, KINDS
from pdtimeline.model.values import ID_LENGTH
from pdtimeline.yaml_events import Items, Map, Node, Text, is_empty


def no_records(kind: Kind, node: Text | Items) -> tuple[str, str, str]:
    """Of what stands where the records of a section should: the rule, what is wrong, what to do."""
    advice = f"add the ID of each {kind.name} and a colon, indented below it"
    if kind.key == fields.CODE:
        advice = "add the code of each episode and a colon (such as S05E07:), indented below it"
    if kind is HEAD:
        advice = "add format: 1 and title: ... indented below it"
    if kind is EVENTS and type(node) is Text:
        advice += ", or write events: {} for none"
    if type(node) is Text and is_empty(node):
        if kind not in {EVENTS, HEAD}:
            advice += ", or leave the section out"
        return "empty-value", f"section {kind.section} is empty", advice
    what = f"section {kind.section} cannot be a list"
    if type(node) is Text:
        within = "fields" if kind is HEAD else kind.section
        what = f"section {kind.section} contains text instead of {within}"
    return "not-a-map", what, advice


def no_fields(kind: Kind, key: Text, node: Text | Items) -> tuple[str, str, str]:
    """Of a record that is not written as fields."""
    field = next((field for field in kind.fields if field.required), kind.fields[0])
    what = f"{kind.name} {quoted(key.value)}"
    advice = f"add {example(field)} indented below it"
    if type(node) is Items:
        return "not-a-map", f"{what} cannot be a list", "remove the dashes or brackets"
    if type(node) is Text and is_empty(node):
        return "empty-value", f"{what} has no fields", advice
    return "not-a-map", f"{what} contains text instead of fields", advice


def bad_id(text: str, what: str, likely: str) -> tuple[str, str]:
    """Of an id that is none: what is wrong, what to do."""
    if space := unusual_space(text):
        what = f"U+{ord(space):04X} is used in place of a normal space in this ID"
        return what, "type normal spaces" if text[0].isspace() else f"write {likely}"
    if len(text) > ID_LENGTH:
        return what, "shorten it"
    advice = "use lowercase letters, digits, and single hyphens"
    return what, f"{advice}: {likely}" if likely else advice


def section_like(node: Node, seen: Container[str]) -> tuple[str, ...]:
    """The section that is not in the file and whose records have the fields of the node, if it is one."""
    if not isinstance(node, Map):
        return ()
    unseen = (kind for kind in KINDS if kind.section not in seen)
    found = tuple(kind.section for kind in unseen if has_fields_of(kind, node))
    return found if len(found) == 1 else ()
