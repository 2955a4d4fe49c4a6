"""The anchors, aliases and tags that YAML has and a timeline has no use for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

YAML_TAGS = "tag:yaml.org,2002:"  # what libyaml makes of !!


def refused_marks(event: Any) -> Iterator[tuple[str, str, str, str]]:
    """Of the anchor and the tag of a node: the rule, what is wrong, what to do, the sign it begins with."""
    if event.anchor is not None:
        sign = f"&{event.anchor}"
        advice = f"delete {cut(sign)}, or put the text in quotes if it begins with &"
        yield "anchor", f"anchors ({cut(sign)}) are not read here", advice, sign
    if event.tag is not None:
        sign = event.tag.replace(YAML_TAGS, "!!")
        advice = f"delete {cut(sign)}, or put the text in quotes if it begins with !"
        at = "" if event.anchor is not None else sign
        yield "tag", f"tags ({cut(sign)}) are not read here", advice, at


def cut(sign: str) -> str:
    """The sign as it is shown: at most 60 characters of it."""
    return sign if len(sign) <= 60 else f"{sign[:60]}..."
