"""The columns of answers that are no records of the file: state, knowledge, search, history, lanes."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter, itemgetter
from typing import Any

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.durations import Length, length
from pdtimeline.model.records import Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.periods import SEASON
from pdtimeline.query.search import Hit
from pdtimeline.query.state import Holding, Knowing, days_between
from pdtimeline.render.columns import (
    Column,
    Sheet,
    coded,
    dated,
    event_sheet,
    facet_words,
    listed,
    plain,
    short_namer,
    text_or_none,
    within,
)

UNKNOWN = Length(None, None, None, None)
LENGTH = (
    Column("shortest", lambda length: text_or_none(length.shortest)),
    Column("longest", lambda length: text_or_none(length.longest)),
    plain("min_days", "Min. days", "number"),
    plain("max_days", "Max. days", "number"),
)


def state_sheet(timeline: Timeline, at: PartialDate | None = None, *, ended: bool = False) -> Sheet:
    """The columns of what holds; *at* is the date of the point asked for, from which `days` counts."""

    def end_of(holding: Holding) -> PartialDate | None:
        return at if holding.until is None else holding.until.date

    def days(holding: Holding) -> int | None:
        return days_between(holding.since.date, end_of(holding))

    def lasting(holding: Holding) -> Length:
        begin, end = holding.since.date, end_of(holding)
        return length(begin, end) if begin and end and begin.first <= end.last else UNKNOWN

    def ended_in(holding: Holding) -> str:
        """The episode or the date; the table has no room for the ids of two events."""
        return (_when(holding.until) or holding.until.id) if holding.until else ""

    name = short_namer(timeline.characters, timeline.people)
    columns = (
        listed("of", "Who", "who")._replace(
            show=lambda holding: " and ".join(map(name, holding.of))
        ),
        _facet(timeline),
        plain("value"),
        Column("since", attrgetter("since.id")),
        _since(timeline),
        Column("days", days, "number", "Duration", lambda holding: lasting(holding).words, "fact"),
        Column(
            "until", lambda holding: holding.until and holding.until.id, show=ended_in, role="when"
        ),
        *within(lasting, *LENGTH),
    )
    default: tuple[str, ...] = ("of", "facet", "value", "since", "episode", "days")
    table: tuple[str, ...] = ("of", "facet", "value", "episode", "days")
    if ended:
        default = (*default, "until")
        table = ("of", "facet", "value", "episode", "until", "days")
    return Sheet("values", columns, default, table, _of_since, "since")


def _facet(timeline: Timeline) -> Column:
    return plain("facet")._replace(show=lambda record: facet_words(record.facet, timeline))


def _since(timeline: Timeline) -> Column:
    """The episode since when something holds; people see the date where there is none."""
    heading = "Episode" if any(event.episode for event in timeline.events) else "Date"
    column = coded("episode", timeline, heading, "when")._replace(form="date", show=_when)
    return within(attrgetter("since"), column)[0]


def _when(event: Event) -> str:
    """The episode of the event, or else its date in words; empty without both."""
    from pdtimeline.render.date_words import date_words

    return str(event.episode) if event.episode else date_words(event.date) if event.date else ""


def _of_since(answer: Holding | Knowing) -> str:
    return f"event {answer.since.id}"


def knowledge_sheet(timeline: Timeline) -> Sheet:
    """The columns of who knows of what."""
    name = short_namer(timeline.characters)
    columns = (
        plain("character", "Who", role="who")._replace(
            show=lambda knowing: name(knowing.character)
        ),
        Column("event", attrgetter("event.id")),
        Column("since", attrgetter("since.id")),
        *within(attrgetter("since"), coded("episode", timeline, role="when"), dated("date")),
        plain("how"),
        Column("title", attrgetter("event.title"), heading="Event"),
    )
    return Sheet(
        "entries",
        columns,
        ("character", "event", "since", "episode", "how"),
        ("episode", "date", "character", "how", "title"),
        _of_since,
        "since",
        ("character", "title"),
    )


def search_sheet(timeline: Timeline) -> Sheet:
    """The columns of what a search found."""
    columns = (
        plain("kind"),
        plain("id", "ID")._replace(marks=lambda hit: hit.marks if hit.field == "id" else ()),
        plain("field"),
        plain("context", "Match")._replace(
            parts=lambda hit: ((hit.name if hit.field == "id" else hit.context, ""),),
            marks=lambda hit: () if hit.field == "id" else hit.marks,
        ),
        coded("episode", timeline, role="when"), dated("date"),
    )  # fmt: skip
    default = ("kind", "id", "field", "context")
    return Sheet(
        "matches", columns, default, ("kind", "episode", "date", "field", "context"), _of_hit
    )


def _of_hit(hit: Hit) -> str:
    command = {"series": "episodes --series", "facet": "state --facet"}.get(hit.kind, hit.kind)
    return f"{command} {hit.id}"


def history_sheet(timeline: Timeline) -> Sheet:
    """The columns of the history of two: an event and one of its changes."""
    event, change = itemgetter(0), itemgetter(1)
    to = plain("to", "Value")._replace(show=lambda change: change.to or "ended")
    columns = (
        *within(event, coded("episode", timeline, role="when"), dated("date")),
        *within(change, _facet(timeline), to),
        *within(event, plain("id")._replace(name="event")),
    )
    names = tuple(column.name for column in columns)
    return Sheet("changes", columns, names, names[:-1], key="event")


def step_sheet(timeline: Timeline) -> Sheet:
    """The columns of a walk along causes: those of its events, how far away, and what they led to."""
    events = event_sheet(timeline)
    columns = (
        *within(attrgetter("event"), *events.columns),
        plain("depth", form="number"),
        listed("led_to"),
    )
    return Sheet(
        "events", columns, events.default, events.table, lambda step: f"event {step.event.id}"
    )


def lane_sheet(timeline: Timeline, scale: str | None = None) -> Sheet:
    """The columns of the cells of a chart: all, or those that have a value on the scale."""

    def code(cell: Any) -> EpisodeCode | None:
        return cell.when if isinstance(cell.when, EpisodeCode) else None

    def told(cell: Any) -> Any:
        return (when := code(cell)) and timeline.telling.key(when)

    columns: tuple[Column, ...] = (
        plain("lane"),
        Column("episode", lambda cell: text_or_none(code(cell)), role="when", key=told),
        Column(
            "date",
            lambda cell: None if code(cell) else cell.when.text,
            role="when",
            key=lambda cell: None if code(cell) else cell.when.number,
        ),
        plain("events", form="number"),
    )
    other = "date" if scale in {None, SEASON} else "episode"
    default = tuple(column.name for column in columns if column.name != other)
    if scale is not None:
        columns = tuple(column for column in columns if column.name in default)
    return Sheet("rows", columns, default, default)


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
        plain("figure")._replace(show=words),
        plain("value", form="number")._replace(key=value_key),
    )
    names = ("figure", "value")
    return Sheet("figures", columns, names, names)


def span_sheet(_: Timeline) -> Sheet:
    """The columns of a span from one thing to another."""

    def ages(name: str) -> Callable[[Any], Any]:
        return lambda span: [age._asdict() for age in getattr(span, name)]

    columns = (
        Column("from", attrgetter("begin.word")),
        Column("to", attrgetter("end.word")),
        *within(lambda span: span.length or UNKNOWN, *LENGTH),
        Column("ages_from", ages("ages_from"), "ages", "Ages, from"),
        Column("ages_to", ages("ages_to"), "ages", "Ages, to"),
    )
    default = ("from", "to", "shortest", "longest", "min_days", "max_days")
    return Sheet("spans", columns, default, default)
