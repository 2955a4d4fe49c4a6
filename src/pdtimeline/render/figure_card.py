"""A timeline in figures, as a card: what there is, how sure it is, and a bar for each season or year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.durations import length
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query.statistics import Figure, Gap, longest_gap
from pdtimeline.render.cards import ROOMY, Card, Line, Section
from pdtimeline.render.date_words import date_words
from pdtimeline.render.query_words import count_words
from pdtimeline.render.record_cards import facts_of
from pdtimeline.terminal.screen import Screen

SPREAD = "events_"  # what the figures of seasons and years begin with
BAR, SHORT_BAR = 30, 8  # cells of the longest bar, and where there is little room


def figure_card(
    figures: tuple[Figure, ...],
    events: tuple[Event, ...],
    timeline: Timeline,
    asked: tuple[str, ...],
    screen: Screen,
) -> Card:
    """The card of the figures of these events; *asked* says in words which these are."""
    value: Mapping[str, Any] = {figure.figure: figure.value for figure in figures}

    def counted(*nouns: str) -> str:
        return ", ".join(count_words(value[noun], noun) for noun in nouns if value[noun])

    def some(*words: str) -> str:
        return ", ".join(f"{value[word]:,} {word.split('_')[0]}" for word in words if value[word])

    def events_of(name: str) -> str:
        return count_words(value[name], "events") if value[name] else ""

    days = [date_words(PartialDate.parse(value[end])) for end in ("first", "last") if value[end]]
    lines = {
        "Events": some(*(("story", "production") if timeline.has_tracks else ()), "undated"),
        "Confidence": some("confirmed", "reported", "inferred"),
        "Sources": counted("sources"),
        "One origin": events_of("one_origin"),
        "Unsourced": events_of("unsourced"),
        "Disputes": ", ".join(filter(None, (counted("disputes"), some("open_disputes")))),
        "Who": counted("characters", "people"),
        "Where": counted("arcs", "places"),
        "First, last": ", ".join(days),
    }
    return Card(
        timeline.title,
        facts=facts_of(*asked, counted("events")),
        sections=(
            *((label, (Line(words),)) for label, words in lines.items() if words),
            _gap(events, timeline),
            _spread(figures, screen),
        ),
    )


def _gap(events: tuple[Event, ...], timeline: Timeline) -> Section:
    """The longest time in which nothing happens, and the events before and after it."""
    gap = longest_gap(in_order(timeline, events))
    if gap is None:
        return ("Longest gap", ())
    ends = tuple(Line(event.title, event.id) for event in (gap.before, gap.after))
    return ("Longest gap", (Line(f"{_gap_words(gap)} between"), *ends))


def _gap_words(gap: Gap) -> str:
    """How long the gap is by the calendar; in days where an end of it is open or unknown."""
    before, after = gap.before.date, gap.after.date
    lasted = length(before, after).shortest if before and after else None
    return lasted.words if lasted else count_words(gap.days, "days")


def _spread(figures: tuple[Figure, ...], screen: Screen) -> Section:
    """A bar for each season, or for each year where there are no seasons."""
    counts = [
        (figure.figure.removeprefix(SPREAD), figure.value)
        for figure in figures
        if figure.figure.startswith(SPREAD) and isinstance(figure.value, int)
    ]
    names = max((len(name) for name, _ in counts), default=0)
    highest = max((number for _, number in counts), default=1)
    longest = BAR if screen.width >= ROOMY else SHORT_BAR
    lines = [
        Line(
            f"{name:{names}}  {screen.sign('bar') * max(1, round(number * longest / highest))} {number:,}",
            role="thread",
        )
        for name, number in counts
    ]
    return ("By season" if any("S" in name for name, _ in counts) else "By year", tuple(lines))
