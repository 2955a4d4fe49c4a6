"""The anchors, aliases, tags, directives and keys that YAML has and a timeline has no use for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from pdtimeline.diagnostics.limits import DIRECTIVES
from pdtimeline.errors import BadTimeline, Place, Problem, lines_of, quoted

YAML_TAGS = "tag:yaml.org,2002:"  # what libyaml makes of !!


def refused_marks(event: Any) -> Iterator[tuple[str, str, str, str]]:
    """Of the anchor and the tag of a node: the rule, what is wrong, what to do, the sign it begins with."""
    if event.anchor is not None:
        sign = f"&{event.anchor}"
        advice = f"delete {cut(sign)}, or put the text in quotes if it starts with &"
        yield "anchor", f"YAML anchors ({cut(sign)}) are not supported", advice, sign
    if event.tag is not None:
        sign = event.tag.replace(YAML_TAGS, "!!", 1)
        is_written = sign.startswith("!")  # else libyaml has expanded it
        what = f"YAML tags{f' ({cut(sign)})' if is_written else ''} are not supported"
        which = cut(sign) if is_written else "this tag"
        advice = f"delete {which}, or put the text in quotes if it starts with !"
        at = sign if is_written and event.anchor is None else ""
        yield "tag", what, advice, at


def refused_alias(event: Any) -> tuple[str, str]:
    """Of an alias: what is wrong and what to do."""
    sign = f"*{event.anchor}"
    advice = "write out the value, or put it in quotes if it is text"
    return f"YAML aliases ({cut(sign)}) are not supported", advice


def refused_key(text: str) -> tuple[str, str, str]:
    """Of a word without quotes that is no key: the rule, what is wrong, what to do."""
    if text == "<<":
        return "merge-key", "YAML merge keys (<<) are not supported", "write out the fields"
    what = f"{text} cannot be a key" if text else "a key is missing before this colon"
    return "empty-key", what, "write a word before the colon"


def key_twice(at: Place, text: str, line: int) -> Problem:
    """That a key is given twice; the first is in the line."""
    what = f"the key {quoted(text)} is already used on line {line}"
    advice = "keep only one of them"
    return Problem("key-twice", at, what, advice, repeats=(text, line))


def cut(sign: str) -> str:
    """The sign as it is shown: at most 60 characters of it."""
    return sign if len(sign) <= 60 else f"{sign[:60]}..."


def refuse_directives(data: bytes, path: str) -> None:
    """Raise `BadTimeline` when very many lines begin with %TAG: libyaml would look through all of them."""
    if data.count(b"%") <= DIRECTIVES or data.count(b"%TAG") <= DIRECTIVES:
        return
    lines = lines_of(data.decode())
    rows = (row for row, line in enumerate(lines, 1) if line.startswith("%TAG"))
    row = next(islice(rows, DIRECTIVES, None), None)
    if row is not None:
        what = f"more than {DIRECTIVES} lines start with %TAG, which is not supported"
        problem = Problem("directive", Place(row, 1, 4), what, "delete them")
        raise BadTimeline(path, (problem,), text=data.decode())
