"""The columns of every kind of record but events, and of seasons."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from pdtimeline.model.records import Claim, Timeline
from pdtimeline.query.usage import UNUSED, Season, Use, nested_uses, uses
from pdtimeline.render.columns import (
    OWN_KEYS,
    Column,
    Json,
    Sheet,
    coded,
    dated,
    listed,
    opens,
    plain,
    within,
)

COUNT = plain("events", form="number", role="fact")


def _used(used: Mapping[str, Use], *columns: Column) -> tuple[Column, ...]:
    """The columns of how often a record is used."""

    def use(record: Any) -> Use:
        return used.get(record.id, UNUSED)

    return within(use, *columns)


def _use_columns(timeline: Timeline, used: Mapping[str, Use]) -> tuple[Column, ...]:
    first, last = (coded(name, timeline, role="when") for name in ("first", "last"))
    return _used(used, first, last, COUNT)


def _revealed(timeline: Timeline) -> Column:
    return coded("revealed", timeline, "Revealed in")


def character_sheet(timeline: Timeline) -> Sheet:
    """The columns of characters."""
    return _who("characters", "character", timeline, listed("portrayed_by", "Played by", "who"))


def person_sheet(timeline: Timeline) -> Sheet:
    """The columns of people."""
    return _who("people", "person", timeline)


def _who(noun: str, command: str, timeline: Timeline, *more: Column) -> Sheet:
    """What the columns of characters and people share; *more* follow the names."""
    used = uses(timeline, attrgetter(noun))
    columns = (
        plain("id", "ID"), plain("name"), listed("aliases"), *more, plain("about"), listed("sources"),
        plain("note"), _revealed(timeline), *_use_columns(timeline, used), plain("short", "Short name"),
        OWN_KEYS,
    )  # fmt: skip
    default = ("id", "name", "aliases", "first", "last", "events")
    return Sheet(noun, columns, default, default[1:], opens(command))


def arc_sheet(timeline: Timeline) -> Sheet:
    """The columns of arcs; the events of an inner arc count for the outer one."""
    used = nested_uses(timeline, timeline.arcs, lambda event: event.arcs)
    columns = (
        plain("id", "ID"), plain("title"), plain("about"), plain("within", "Part of", role="id"),
        listed("sources"), plain("note"), _revealed(timeline), *_use_columns(timeline, used), OWN_KEYS,
    )  # fmt: skip
    default = ("id", "title", "within", "first", "last", "events")
    return Sheet("arcs", columns, default, default[1:], opens("arc"))


def place_sheet(timeline: Timeline) -> Sheet:
    """The columns of places; the events of an inner place count for the outer one."""
    used = nested_uses(
        timeline, timeline.places, lambda event: (event.place,) if event.place else ()
    )
    columns = (
        plain("id", "ID"), plain("name"), plain("about"), plain("within", "Part of", role="id"),
        plain("note"), _revealed(timeline), *_used(used, COUNT), OWN_KEYS,
    )  # fmt: skip
    default = ("id", "name", "within", "events")
    return Sheet("places", columns, default, default[1:], opens("place"))


def episode_sheet(timeline: Timeline) -> Sheet:
    """The columns of episodes."""
    used = uses(timeline, lambda event: (str(event.episode),) if event.episode else ())
    columns = (
        coded("code", timeline, role="when")._replace(name="episode"),
        Column("series", lambda episode: timeline.series_of(episode.code)),
        plain("code.season", form="number")._replace(name="season"),
        plain("title"), dated("aired"), listed("directors", role="who"), listed("writers"),
        listed("sources"), plain("note"), _revealed(timeline), *_used(used, COUNT), OWN_KEYS,
    )  # fmt: skip
    default = ("episode", "aired", "events", "title")
    table = ("episode", "aired", "title", "events")
    return Sheet("episodes", columns, default, table, opens("episode"))


def season_sheet(timeline: Timeline) -> Sheet:
    """The columns of seasons; the series is among the default ones when there are several."""

    def events_of(season: Season) -> str:
        other = season.series and season.series != timeline.main
        return f"events --season {season.season}" + (f" --series {season.series}" if other else "")

    first, last = (coded(name, timeline, role="when") for name in ("first", "last"))
    columns = (
        plain("series"), plain("season", form="number", role="when"), plain("episodes", form="number"),
        first, last, COUNT,
    )  # fmt: skip
    default: tuple[str, ...] = ("season", "episodes", "first", "last", "events")
    if len(timeline.series) > 1:
        default = ("series", *default)
    return Sheet("seasons", columns, default, default, events_of)


def source_sheet(timeline: Timeline) -> Sheet:
    """The columns of sources; events are those that cite them."""
    used = uses(timeline, lambda event: event.sources)
    columns = (
        plain("id", "ID"), plain("publisher"), plain("title"), plain("url", "URL"), dated("published"),
        plain("outlet", "Origin")._replace(name="origin"), plain("note"),
        _revealed(timeline), *_used(used, COUNT), OWN_KEYS,
    )  # fmt: skip
    default = ("id", "publisher", "published", "events", "title")
    table = ("publisher", "published", "title", "events")
    return Sheet("sources", columns, default, table, opens("source"))


def claim_data(claim: Claim) -> Json:
    """A claim as data."""
    return {"says": claim.says, "sources": list(claim.sources), "note": claim.note}


def dispute_sheet(timeline: Timeline) -> Sheet:
    """The columns of disputes."""
    columns = (
        plain("id", "ID"), plain("question"), listed("events"),
        Column("episodes", lambda dispute: [str(code) for code in dispute.episodes], "texts"),
        listed("characters"), listed("people"),
        Column("claims", lambda dispute: [*map(claim_data, dispute.claims)], "claim"),
        plain("verdict"), plain("why"), plain("note"), _revealed(timeline), OWN_KEYS,
    )  # fmt: skip
    return Sheet(
        "disputes",
        columns,
        ("id", "question", "verdict"),
        ("question", "verdict"),
        opens("dispute"),
    )
