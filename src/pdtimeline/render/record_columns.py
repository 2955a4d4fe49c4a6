"""The columns of every kind of record but events, and of seasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pdtimeline.model.records import Claim, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.usage import UNUSED, Season, Use, nested_uses, uses
from pdtimeline.render.columns import (
    Column,
    Json,
    Sheet,
    code_key,
    coded,
    dated,
    listed,
    opens,
    own_keys,
    plain,
    text_or_none,
)


def _use_columns(used: Mapping[str, Use]) -> tuple[Column, ...]:
    return (
        Column(
            "first",
            lambda record: text_or_none(used.get(record.id, UNUSED).first),
            heading="First",
            role="when",
        ),
        Column(
            "last",
            lambda record: text_or_none(used.get(record.id, UNUSED).last),
            heading="Last",
            role="when",
        ),
        _count(used),
    )


def _count(used: Mapping[str, Use]) -> Column:
    return Column(
        "events", lambda record: used.get(record.id, UNUSED).events, "number", "Events", role="fact"
    )


def _use_order(timeline: Timeline, used: Mapping[str, Use]) -> Mapping[str, Callable[[Any], Any]]:
    key = timeline.telling.key

    def by(code: EpisodeCode | None) -> Any:
        return None if code is None else key(code)

    return {
        "first": lambda record: by(used.get(record.id, UNUSED).first),
        "last": lambda record: by(used.get(record.id, UNUSED).last),
        "revealed": code_key(timeline, "revealed"),
    }


def character_sheet(timeline: Timeline) -> Sheet:
    """The columns of characters."""
    used = uses(timeline, lambda event: event.characters)
    columns = (
        plain("id", "ID"), plain("name", "Name"), listed("aliases", "Aliases"),
        listed("portrayed_by", "Played by", "who"), plain("about", "About"), listed("sources", "Sources"),
        plain("note", "Note"), coded("revealed", "Revealed in"), *_use_columns(used),
        plain("short", "Short name"), own_keys(),
    )  # fmt: skip
    default = ("id", "name", "aliases", "first", "last", "events")
    return Sheet(
        "characters", columns, default, default[1:], _use_order(timeline, used), opens("character")
    )


def person_sheet(timeline: Timeline) -> Sheet:
    """The columns of people."""
    used = uses(timeline, lambda event: event.people)
    columns = (
        plain("id", "ID"), plain("name", "Name"), listed("aliases", "Aliases"),
        plain("about", "About"), listed("sources", "Sources"), plain("note", "Note"),
        coded("revealed", "Revealed in"), *_use_columns(used),
        plain("short", "Short name"), own_keys(),
    )  # fmt: skip
    default = ("id", "name", "aliases", "first", "last", "events")
    return Sheet(
        "people", columns, default, default[1:], _use_order(timeline, used), opens("person")
    )


def arc_sheet(timeline: Timeline) -> Sheet:
    """The columns of arcs; the events of an inner arc count for the outer one."""
    used = nested_uses(timeline, timeline.arcs, lambda event: event.arcs)
    columns = (
        plain("id", "ID"), plain("title", "Title"), plain("about", "About"),
        plain("within", "Part of", role="id"), listed("sources", "Sources"), plain("note", "Note"),
        coded("revealed", "Revealed in"), *_use_columns(used), own_keys(),
    )  # fmt: skip
    default = ("id", "title", "within", "first", "last", "events")
    return Sheet("arcs", columns, default, default[1:], _use_order(timeline, used), opens("arc"))


def place_sheet(timeline: Timeline) -> Sheet:
    """The columns of places; the events of an inner place count for the outer one."""
    used = nested_uses(
        timeline, timeline.places, lambda event: (event.place,) if event.place else ()
    )
    columns = (
        plain("id", "ID"), plain("name", "Name"), plain("about", "About"),
        plain("within", "Part of", role="id"), plain("note", "Note"), coded("revealed", "Revealed in"),
        _count(used), own_keys(),
    )  # fmt: skip
    default = ("id", "name", "within", "events")
    return Sheet(
        "places", columns, default, default[1:], _use_order(timeline, used), opens("place")
    )


def episode_sheet(timeline: Timeline) -> Sheet:
    """The columns of episodes."""
    used = uses(timeline, lambda event: (str(event.episode),) if event.episode else ())
    columns = (
        Column("episode", lambda episode: str(episode.code), heading="Episode", role="when"),
        Column("series", lambda episode: timeline.series_of(episode.code), "text", "Series"),
        Column("season", lambda episode: episode.code.season, "number", "Season"),
        plain("title", "Title"), dated("aired", "Aired"), listed("directors", "Directors", "who"),
        listed("writers", "Writers"), listed("sources", "Sources"), plain("note", "Note"),
        coded("revealed", "Revealed in"), _count(used), own_keys(),
    )  # fmt: skip
    order: dict[str, Callable[[Any], Any]] = {
        "episode": code_key(timeline, "code"),
        "aired": lambda episode: episode.aired and episode.aired[:2],
        "revealed": code_key(timeline, "revealed"),
    }
    default = ("episode", "aired", "events", "title")
    return Sheet(
        "episodes",
        columns,
        default,
        ("episode", "aired", "title", "events"),
        order,
        opens("episode"),
    )


def source_sheet(timeline: Timeline) -> Sheet:
    """The columns of sources; events are those that cite them."""
    used = uses(timeline, lambda event: event.sources)
    columns = (
        plain("id", "ID"), plain("publisher", "Publisher"), plain("title", "Title"),
        plain("url", "URL"), dated("published", "Published"),
        Column("origin", lambda source: source.outlet, "text", "Origin"),
        plain("note", "Note"), coded("revealed", "Revealed in"), _count(used), own_keys(),
    )  # fmt: skip
    order: dict[str, Callable[[Any], Any]] = {
        "published": lambda source: source.published and source.published[:2],
        "revealed": code_key(timeline, "revealed"),
    }
    default = ("id", "publisher", "published", "events", "title")
    return Sheet(
        "sources",
        columns,
        default,
        ("publisher", "published", "title", "events"),
        order,
        opens("source"),
    )


def claim_data(claim: Claim) -> Json:
    """A claim as data."""
    return {"says": claim.says, "sources": list(claim.sources), "note": claim.note}


def dispute_sheet(timeline: Timeline) -> Sheet:
    """The columns of disputes."""
    columns = (
        plain("id", "ID"), plain("question", "Question"), listed("events", "Events"),
        Column("episodes", lambda dispute: [str(code) for code in dispute.episodes], "texts", "Episodes"),
        listed("characters", "Characters"), listed("people", "People"),
        Column("claims", lambda dispute: [*map(claim_data, dispute.claims)], "claim", "Claims"),
        plain("verdict", "Verdict"), plain("why", "Why"), plain("note", "Note"),
        coded("revealed", "Revealed in"), own_keys(),
    )  # fmt: skip
    order = {"revealed": code_key(timeline, "revealed")}
    return Sheet(
        "disputes",
        columns,
        ("id", "question", "verdict"),
        ("question", "verdict"),
        order,
        opens("dispute"),
    )


def season_sheet(timeline: Timeline) -> Sheet:
    """The columns of seasons; the series is among the default ones when there are several."""
    columns = (
        plain("series", "Series"), plain("season", "Season", "number", "when"),
        plain("episodes", "Episodes", "number"), coded("first", "First", "when"),
        coded("last", "Last", "when"), plain("events", "Events", "number", "fact"),
    )  # fmt: skip
    default: tuple[str, ...] = ("season", "episodes", "first", "last", "events")
    if len(timeline.series) > 1:
        default = ("series", *default)
    order = {name: code_key(timeline, name) for name in ("first", "last")}

    def events_of(season: Season) -> str:
        is_other = season.series and season.series != timeline.main
        return f"events --season {season.season}{f' --series {season.series}' if is_other else ''}"

    return Sheet("seasons", columns, default, default, order, events_of)
