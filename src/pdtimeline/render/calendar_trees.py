"""Events as a tree of dates, or of places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import groupby

from rich.text import Text

from pdtimeline.model.records import Event
from pdtimeline.query.filters import parts_of, with_outer
from pdtimeline.query.periods import begin, calendar_of
from pdtimeline.render.console import text
from pdtimeline.render.date_words import period_words
from pdtimeline.render.event_trees import Titles, events_by, headed
from pdtimeline.render.trees import Node

# What the headings are in a timeline of that scale, unless somebody asks for others.
HEADINGS = {"year": "year", "month": "year", "day": "month", "hour": "day", "minute": "hour"}
NO_DATE = "No date"


def date_tree(events: Iterable[Event], titles: Titles, scale: str | None = None) -> Iterator[Node]:
    """Events by year, month, day, hour or minute, as they happen; those without a date last."""
    ordered = sorted(
        events, key=lambda event: (event.date is None, event.date and begin(event.date))
    )
    unit = scale or HEADINGS[calendar_of(ordered)]

    def heading(event: Event) -> str:
        return period_words(begin(event.date), unit) if event.date else NO_DATE

    for name, members in groupby(ordered, key=heading):
        yield Node(0, text(name, "heading"), is_heading=True)
        for event in members:
            yield titles.node(1, event, line=_dated(event, name, titles))


def _dated(event: Event, heading: str, titles: Titles) -> Text:
    """The event behind its date, as far as the heading does not say it, and before its episode."""
    date = titles.day(event.date) if event.date else ""
    if event.date and "T" in event.date.text:
        day = period_words(begin(event.date), "day")
        if heading.startswith(day):
            date = date.removeprefix(day).strip()
    before = text(date, "when") if date != heading else Text()
    after = text(str(event.episode), "fact") if event.episode else Text()
    return titles.line(event, before=before, after=after)


def places_tree(
    events: Iterable[Event], titles: Titles, only: AbstractSet[str] = frozenset()
) -> Iterator[Node]:
    """Every place that has any of the events, within the places around it; those without one last.

    With *only*, these places and what they lie within.
    """
    places = titles.timeline.places
    own = events_by(lambda event: (event.place or "",), events, only)
    used = with_outer(own, places)
    inner = parts_of(place for id_, place in places.items() if id_ in used)
    waiting = [(0, id_) for id_ in reversed(inner.get("", []))]
    while waiting:
        depth, id_ = waiting.pop()
        yield from headed(
            Node(depth, text(places[id_].name, "place"), id_), own.get(id_, ()), titles
        )
        waiting += [(depth + 1, name) for name in reversed(inner.get(id_, []))]
    if "" in own:
        yield from headed(Node(0, text("No place", "heading")), own[""], titles)
