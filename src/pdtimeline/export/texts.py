"""Texts of records as exports need them: lines that act nowhere, names for IDs, addresses to link to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pdtimeline.model.records import Event
from pdtimeline.render.date_words import date_words
from pdtimeline.render.escapes import visible

_WEB_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?(:\d{1,5})?([/?#][!-\[\]-~]*)?", re.ASCII
)


def lines_in(text: str) -> list[str]:
    """The lines of a text; what acts on a terminal is shown as an escape."""
    return [visible(line) for line in re.split("\r\n|\r|\n", text)]


def line(text: str) -> str:
    """The text as one line; line breaks are blanks, and what has nothing but blanks is a hyphen."""
    return visible(re.sub("[\r\n]+", " ", text)).strip() or "-"


def period_of(event: Event) -> str:
    """When the event happened, in words."""
    return date_words(event.date) if event.date else "undated"


def names(ids: Iterable[str], records: Mapping[str, Any]) -> list[str]:
    """What the records are called."""
    return [getattr(records[id_], "name", None) or records[id_].title for id_ in ids]


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web, with a host and without signs that need an escape; else None."""
    return url if url and _WEB_ADDRESS.fullmatch(url) else None
