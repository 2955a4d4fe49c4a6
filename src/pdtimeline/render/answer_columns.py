"""The columns of answers that are no records of the file: state, knowledge, search, history, lanes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.durations import Length, length
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.periods import SEASON
from pdtimeline.query.search import Hit
from pdtimeline.query.short_names import short_names
from pdtimeline.query.state import Holding, Knowing, days_between
from pdtimeline.render.columns import (
    Column,
    Sheet,
    code_key,
    coded,
    date_column,
    dated,
    event_sheet,
    facet_words,
    plain,
    text_or_none,
)

UNKNOWN = Length(None, None, None, None)


def state_sheet(timeline: Timeline, at: PartialDate | None = None, *, ended: bool = False) -> Sheet:
    """The columns of what holds; *at* is the date of the point asked for, from which `days` counts."""

    def days(holding: Holding) -> int | None:
        return days_between(holding.since.date, at if holding.until is None else holding.until.date)

    def lasting(holding: Holding) -> Length:
        begin, end = holding.since.date, at if holding.until is None else holding.until.date
        is_known = begin is not None and end is not None and begin.first <= end.last
        return length(begin, end) if is_known and begin and end else UNKNOWN

    @cache
    def names() -> dict[str, str]:
        return short_names({**timeline.characters, **timeline.people})

    def whose(holding: Holding) -> str:
        return " and ".join(names()[id_] for id_ in holding.of)

    def ended_in(holding: Holding) -> str:
        """The episode or the date; the table has no room for the ids of two events."""
        from pdtimeline.render.date_words import date_words

        until = holding.until
        if until is None or until.episode or until.date is None:
            return str(until.episode or until.id) if until else ""
        return date_words(until.date)

    columns = (
        Column("of", lambda holding: list(holding.of), "texts", "Who", whose, "who"),
        Column(
            "facet",
            lambda holding: holding.facet,
            "text",
            "Facet",
            lambda holding: facet_words(holding.facet, timeline),
        ),
        Column("value", lambda holding: holding.value, "text", "Value"),
        Column("since", lambda holding: holding.since.id, "text", "Since"),
        _since(timeline),
        Column("days", days, "number", "Duration", lambda holding: lasting(holding).words, "fact"),
        Column(
            "until",
            lambda holding: holding.until and holding.until.id,
            "text",
            "Until",
            ended_in,
            "when",
        ),
        Column(
            "shortest", lambda holding: text_or_none(lasting(holding).shortest), "text", "Shortest"
        ),
        Column(
            "longest", lambda holding: text_or_none(lasting(holding).longest), "text", "Longest"
        ),
        Column("min_days", lambda holding: lasting(holding).min_days, "number", "Min. days"),
        Column("max_days", lambda holding: lasting(holding).max_days, "number", "Max. days"),
    )
    order: dict[str, Callable[[Any], Any]] = {
        "episode": lambda holding: (
            holding.since.episode and timeline.telling.key(holding.since.episode)
        )
    }
    default: tuple[str, ...] = ("of", "facet", "value", "since", "episode", "days")
    table: tuple[str, ...] = ("of", "facet", "value", "episode", "days")
    if ended:
        default = (*default, "until")
        table = ("of", "facet", "value", "episode", "until", "days")
    return Sheet("values", columns, default, table, order, _of_since, "since")


def _since(timeline: Timeline) -> Column:
    """The episode since when something holds; people see the date where there is none."""

    def when(holding: Holding) -> str:
        from pdtimeline.render.date_words import date_words

        event = holding.since
        return str(event.episode) if event.episode else date_words(event.date) if event.date else ""

    heading = "Episode" if any(event.episode for event in timeline.events) else "Date"
    return Column(
        "episode",
        lambda holding: text_or_none(holding.since.episode),
        "date",
        heading,
        when,
        role="when",
    )


def _of_since(answer: Holding | Knowing) -> str:
    return f"event {answer.since.id}"


def knowledge_sheet(timeline: Timeline) -> Sheet:
    """The columns of who knows of what."""

    @cache
    def names() -> dict[str, str]:
        return short_names(timeline.characters)

    columns = (
        Column(
            "character",
            lambda knowing: knowing.character,
            "text",
            "Who",
            lambda knowing: names()[knowing.character],
            "who",
        ),
        Column("event", lambda knowing: knowing.event.id, "text", "Event"),
        Column("since", lambda knowing: knowing.since.id, "text", "Since"),
        Column(
            "episode",
            lambda knowing: text_or_none(knowing.since.episode),
            heading="Episode",
            role="when",
        ),
        date_column("date", lambda knowing: knowing.since.date, "Date"),
        Column("how", lambda knowing: knowing.how, "text", "How"),
        Column("title", lambda knowing: knowing.event.title, "text", "Event"),
    )
    order: dict[str, Callable[[Any], Any]] = {
        "episode": lambda knowing: (
            knowing.since.episode and timeline.telling.key(knowing.since.episode)
        ),
        "date": lambda knowing: knowing.since.date and knowing.since.date[:2],
    }
    default = ("character", "event", "since", "episode", "how")
    return Sheet(
        "entries",
        columns,
        default,
        ("episode", "date", "character", "how", "title"),
        order,
        _of_since,
        "since",
        ("character", "title"),
    )


def search_sheet(timeline: Timeline) -> Sheet:
    """The columns of what a search found."""
    columns = (
        plain("kind", "Kind"),
        plain("id", "ID")._replace(marks=lambda hit: hit.marks if hit.field == "id" else ()),
        plain("field", "Field"),
        plain("context", "Match")._replace(
            parts=lambda hit: ((hit.name if hit.field == "id" else hit.context, ""),),
            marks=lambda hit: () if hit.field == "id" else hit.marks,
        ),
        coded("episode", "Episode", "when"), dated("date", "Date"),
    )  # fmt: skip
    default = ("kind", "id", "field", "context")
    order: dict[str, Callable[[Any], Any]] = {
        "episode": code_key(timeline, "episode"),
        "date": lambda hit: hit.date and hit.date[:2],
    }
    table = ("kind", "episode", "date", "field", "context")
    return Sheet("matches", columns, default, table, order, _of_hit)


def _of_hit(hit: Hit) -> str:
    command = {"series": "episodes --series", "facet": "state --facet"}.get(hit.kind, hit.kind)
    return f"{command} {hit.id}"


def history_sheet(timeline: Timeline) -> Sheet:
    """The columns of the history of two: an event and one of its changes."""
    columns = (
        Column(
            "episode", lambda step: text_or_none(step[0].episode), heading="Episode", role="when"
        ),
        date_column("date", lambda step: step[0].date, "Date"),
        Column(
            "facet",
            lambda step: step[1].facet,
            "text",
            "Facet",
            lambda step: facet_words(step[1].facet, timeline),
        ),
        Column("to", lambda step: step[1].to, "text", "Value", lambda step: step[1].to or "ended"),
        Column("event", lambda step: step[0].id, "text", "Event"),
    )
    names = tuple(column.name for column in columns)
    return Sheet("changes", columns, names, names[:-1], key="event")


def step_sheet(timeline: Timeline) -> Sheet:
    """The columns of a walk along causes: those of its events, how far away, and what they led to."""
    events = event_sheet(timeline)

    def of_event(column: Column) -> Column:
        show, parts = column.show, column.parts
        return column._replace(
            value=lambda step: column.value(step.event),
            show=None if show is None else lambda step: show(step.event),
            parts=None if parts is None else lambda step: parts(step.event),
        )

    def by_event(key: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda step: key(step.event)

    columns = (
        *map(of_event, events.columns),
        Column("depth", lambda step: step.depth, "number", "Depth"),
        Column("led_to", lambda step: list(step.led_to), "texts", "Led to"),
    )
    order = {name: by_event(key) for name, key in events.order.items()}
    follow = events.follow and by_event(events.follow)
    return Sheet("events", columns, events.default, events.table, order, follow)


def lane_sheet(timeline: Timeline, scale: str | None = None) -> Sheet:
    """The columns of the cells of a chart: all, or those that have a value on the scale."""

    def code(cell: Any) -> EpisodeCode | None:
        return cell.when if isinstance(cell.when, EpisodeCode) else None

    columns: tuple[Column, ...] = (
        plain("lane", "Lane"),
        Column("episode", lambda cell: text_or_none(code(cell)), heading="Episode", role="when"),
        Column(
            "date", lambda cell: None if code(cell) else cell.when.text, heading="Date", role="when"
        ),
        plain("events", "Events", "number"),
    )
    other = "date" if scale in {None, SEASON} else "episode"
    default = tuple(column.name for column in columns if column.name != other)
    order: dict[str, Callable[[Any], Any]] = {
        "episode": lambda cell: timeline.telling.key(code(cell)),
        "date": lambda cell: None if code(cell) else cell.when.number,
    }
    if scale is not None:
        columns = tuple(column for column in columns if column.name in default)
    return Sheet("rows", columns, default, default, order)


def figure_sheet(_: Timeline) -> Sheet:
    """The columns of a timeline in figures."""

    def words(figure: Any) -> str:
        """The name of a figure as people read it; those of seasons and years stay as they are."""
        name: str = figure.figure
        return name.replace("_", " ")

    def value_key(figure: Any) -> Any:
        """Numbers first, then dates."""
        return None if figure.value is None else (isinstance(figure.value, str), figure.value)

    columns = (
        Column("figure", lambda figure: figure.figure, heading="Figure", show=words),
        plain("value", "Value", "number"),
    )
    names = ("figure", "value")
    return Sheet("figures", columns, names, names, {"value": value_key})


def span_sheet(_: Timeline) -> Sheet:
    """The columns of a span from one thing to another."""

    def of_length(name: str) -> Callable[[Any], Any]:
        return lambda span: getattr(span.length or UNKNOWN, name)

    def ages(name: str) -> Callable[[Any], Any]:
        return lambda span: [age._asdict() for age in getattr(span, name)]

    columns = (
        Column("from", lambda span: span.begin.word, heading="From"),
        Column("to", lambda span: span.end.word, heading="To"),
        Column(
            "shortest", lambda span: text_or_none(of_length("shortest")(span)), heading="Shortest"
        ),
        Column("longest", lambda span: text_or_none(of_length("longest")(span)), heading="Longest"),
        Column("min_days", of_length("min_days"), "number", "Min. days"),
        Column("max_days", of_length("max_days"), "number", "Max. days"),
        Column("ages_from", ages("ages_from"), "ages", "Ages, from"),
        Column("ages_to", ages("ages_to"), "ages", "Ages, to"),
    )
    default = ("from", "to", "shortest", "longest", "min_days", "max_days")
    return Sheet("spans", columns, default, default)
