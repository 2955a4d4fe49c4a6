"""One page to look at: a chart, a list, a card, and a search, in one file that loads nothing.

Python writes the whole document, so that it can be read, printed and searched without the script, which
hides, orders, and draws. Style and script are the same bytes in every page, and the policy in its head
names them by their hashes: nothing else can run, and nothing can be loaded or sent.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files

from pdtimeline.export.page.contents import Contents, contents_of
from pdtimeline.export.page.data import script_data
from pdtimeline.export.page.listing import event_list, references
from pdtimeline.export.page.markup import embedded, isolated, line, paragraphs
from pdtimeline.export.page.outline import outlines
from pdtimeline.export.page.picture import picture
from pdtimeline.model.records import Event, Timeline

SCRIPTS = (
    "nodes", "data", "view", "horizon", "matches", "list", "scale", "ticks", "lanes", "chart", "arrows",
    "pointer", "card", "intro", "filters", "controls", "door", "start",
)  # fmt: skip
"""The parts of the script, in the order in which they are joined; each may use those before it."""
MARK = "document.documentElement.classList.add('js','wait')"
"""A script of its own: the style knows at once that the page is not to be read as it stands."""


def write(timeline: Timeline, events: tuple[Event, ...]) -> Iterator[str]:
    """The page, with these events."""
    contents = contents_of(timeline, events)
    told, happened = outlines(contents)
    style, script = page_style(), page_script()
    first = told if contents.is_told else happened
    parts: dict[str, Iterable[str]] = {
        "policy": [_policy(style, script)],
        "title": [line(timeline.title)],
        "heading": [isolated(timeline.title)],
        "about": [
            f'<p class="about" dir="auto">{paragraphs(timeline.about)}</p>'
            if timeline.about
            else ""
        ],
        "mark": [MARK],
        "style": [style],
        "end": [_end(contents)],
        "picture": picture(contents),
        "order": ["told" if contents.is_told else "date"],
        "events": event_list(first, contents),
        "references": references(contents),
        "data": [embedded(script_data(contents, told, happened))],
        "script": [script],
    }
    for number, piece in enumerate(re.split(r"\$\{(\w+)\}", _read("page.html"))):
        yield from parts[piece] if number % 2 else (piece,)


def page_style() -> str:
    """The style sheet of every page."""
    return _read("page.css")


def page_script() -> str:
    """The script of every page: the parts in a function, so that they share names with nothing else."""
    parts = "\n".join(_read(f"{name}.js") for name in SCRIPTS)
    return f"(() => {{\n'use strict';\n{parts}}})();\n"


def _read(name: str) -> str:
    return (files("pdtimeline.export.page") / name).read_text(encoding="utf-8")


def _end(contents: Contents) -> str:
    """The last episode, for readers without the script, who can hide nothing."""
    return f", to the end of {contents.codes[-1]}" if contents.codes else ""


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy: these scripts, this style, and nothing from anywhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(MARK)} {_hash(script)}",
            f"style-src {_hash(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
