"""A page of `export html`, read by the parser of the standard library: its elements, texts, and data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

from pdtimeline.export.html import write
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline

VOID = {"meta", "link", "input", "br", "img"}


class Element:
    """An element: its name, attributes, and what stands in it."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.inside: list[Element | str] = []

    def all(self) -> Iterator[Element]:
        """The element and all within it, in order."""
        yield self
        for part in self.inside:
            if isinstance(part, Element):
                yield from part.all()

    def text(self, seen: int | None = None) -> str:
        """Its text; with *seen*, only what is not hidden from who has seen up to that gate."""
        if seen is not None and not self.is_shown(seen):
            return ""
        return "".join(part if isinstance(part, str) else part.text(seen) for part in self.inside)

    def is_shown(self, seen: int) -> bool:
        """Whether its own attributes let it be shown."""
        is_open = int(self.attributes.get("data-g", 0)) <= seen
        return is_open and int(self.attributes.get("data-u", seen + 1)) > seen

    def named(self, name: str) -> list[Element]:
        """The elements of a name within it."""
        return [element for element in self.all() if element.name == name]

    def of_class(self, kind: str) -> list[Element]:
        """The elements of a class within it."""
        return [e for e in self.all() if kind in e.attributes.get("class", "").split()]


class Page(HTMLParser):
    """The tree of a page; a tag that does not close the last open one is an error."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._open = [self.root]
        self.feed(markup)
        self.close()
        assert self._open == [self.root]
        self.ids = {e.attributes["id"]: e for e in self.root.all() if "id" in e.attributes}
        self.data: Any = json.loads(self.ids["data"].text())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        assert len(attrs) == len(dict(attrs)), attrs
        element = Element(tag, {key: value or "" for key, value in attrs})
        self._open[-1].inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of SVG that closes itself."""
        self.handle_starttag(tag, attrs)
        self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the last element that is open."""
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        """A text."""
        self._open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        """No page has one."""
        raise AssertionError(data)

    @property
    def policy(self) -> str:
        """Its Content-Security-Policy."""
        metas = self.root.named("meta")
        return next(m.attributes["content"] for m in metas if "http-equiv" in m.attributes)

    def events(self) -> dict[str, Element]:
        """The articles of the events, by id."""
        return {e.attributes["id"].removeprefix("e-"): e for e in self.root.named("article")}


def markup_of(timeline: Timeline, events: Iterable[Event] | None = None) -> str:
    """The page of the timeline with these events, or with all."""
    chosen = timeline.events if events is None else events
    return "".join(write(timeline, in_order(timeline, chosen)))


def page_of(timeline: Timeline, events: Iterable[Event] | None = None) -> Page:
    """The same, read."""
    return Page(markup_of(timeline, events))
