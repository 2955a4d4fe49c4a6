"""What may reach the page: every text of a timeline goes through one of these functions."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from typing import Any

from pdtimeline.render.escapes import cell, json_text, visible

_UNSAFE_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def line(text: object) -> str:
    """A text of one line, for an element or an attribute."""
    return html.escape(visible(str(text)))


def paragraphs(text: str) -> str:
    """A text that keeps its line breaks."""
    return html.escape(cell(text))


def isolated(text: object) -> str:
    """A text of one line in an element of its own, so that its direction changes nothing around it."""
    return f"<bdi>{line(text)}</bdi>"


def linked(target: str, text: object) -> str:
    """A link with a text of one line, which is isolated in the same way."""
    return f'<a href="{line(target)}" dir="auto">{line(text)}</a>'


def embedded(data: Any) -> str:
    """JSON that cannot end the script element that it stands in, nor open a comment."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return json_text(text).translate(_UNSAFE_IN_SCRIPT)


def listed(items: Iterable[str]) -> str:
    """The items with commas, which the style writes: a hidden item takes its own along."""
    return f'<span class="cs">{"".join(items)}</span>'
