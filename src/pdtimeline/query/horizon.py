"""The timeline as somebody knows it who has seen this far (DESIGN 3).

One function decides, once, right after loading: everything that lies beyond the horizon, and every
reference to it, is left out. What comes after cannot leak what it does not have.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pdtimeline.errors import BadRequest
from pdtimeline.model.records import Dispute, Episode, Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.visibility import Visibility, named_codes, visibility_of


def seen_until(timeline: Timeline, horizon: EpisodeCode) -> Timeline:
    """The part of the timeline that is known to whoever has seen *horizon* and all before it.

    The end of a season is an episode with the number `WHOLE_SEASON`. Raises `BadRequest` for a special
    without an air date: it would stand after everything, and so hide nothing.
    """
    horizon = timeline.plain(horizon)
    if not horizon.season and timeline.telling.date(horizon) is None:
        raise BadRequest(
            "this special has no air date, so --seen cannot place it; use an episode from a season"
        )
    visibility = visibility_of(timeline, (horizon,))
    cut = _cut(_Cut(timeline, visibility, visibility.position(horizon)))
    return cut._replace(horizon=horizon)


def has_codes(timeline: Timeline) -> bool:
    """Whether any record names an episode; if none does, there is nothing that a horizon could tell."""
    return next(named_codes(timeline), None) is not None


def last_before(timeline: Timeline, horizon: EpisodeCode) -> EpisodeCode | None:
    """The last code of the main series if *horizon* is a slip, more than one season after it; else None."""
    horizon = timeline.plain(horizon)
    codes = (timeline.plain(code) for code, _, _ in named_codes(timeline))
    last = max((code for code in codes if code.season and not code.series), default=None)
    is_slip = last is not None and not horizon.series and horizon.season > last.season + 1
    return last if is_slip else None


class _Cut(NamedTuple):
    """What is visible at a position of the whole timeline."""

    whole: Timeline
    visibility: Visibility
    at: int

    def ids(self, section: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the ids that are visible."""
        if not ids:
            return ids
        positions = getattr(self.visibility, section)
        return tuple([id_ for id_ in ids if positions[id_] <= self.at])

    def records(self, section: str) -> dict[Any, Any]:
        """The visible records of a section."""
        positions = getattr(self.visibility, section)
        records = getattr(self.whole, section)
        return {id_: record for id_, record in records.items() if positions[id_] <= self.at}

    def cited(self, section: str) -> dict[Any, Any]:
        """The visible records of a section, with their visible sources."""
        return {
            id_: record._replace(sources=self.ids("sources", record.sources))
            for id_, record in self.records(section).items()
        }


def _cut(cut: _Cut) -> Timeline:
    """The visible part of the timeline."""
    whole = cut.whole
    series = cut.records("series")
    return Timeline(
        title=whole.title,
        about=whole.about,
        main=whole.main if whole.main in series else "",
        series=series,
        episodes={code: _episode(record, cut) for code, record in cut.cited("episodes").items()},
        people=cut.cited("people"),
        characters={
            id_: record._replace(portrayed_by=cut.ids("people", record.portrayed_by))
            for id_, record in cut.cited("characters").items()
        },
        arcs=_nested(cut.cited("arcs")),
        places=_nested(cut.records("places")),
        facets=cut.records("facets"),
        sources=cut.records("sources"),
        events=tuple(_event(e, cut) for e in whole.events if cut.visibility.events[e.id] <= cut.at),
        disputes={id_: _dispute(record, cut) for id_, record in cut.records("disputes").items()},
        clock=whole.clock,
    )


def _episode(episode: Episode, cut: _Cut) -> Episode:
    return episode._replace(
        directors=cut.ids("people", episode.directors), writers=cut.ids("people", episode.writers)
    )


def _nested(records: dict[str, Any]) -> dict[str, Any]:
    """The visible records, without an outer one that is hidden."""
    return {
        id_: record._replace(within=record.within if record.within in records else None)
        for id_, record in records.items()
    }


def _event(event: Event, cut: _Cut) -> Event:
    visibility, ids = cut.visibility, cut.ids
    is_placed = event.place and visibility.places[event.place] <= cut.at
    return event._replace(
        place=event.place if is_placed else None,
        characters=ids("characters", event.characters),
        mentions=ids("characters", event.mentions),
        people=ids("people", event.people),
        arcs=ids("arcs", event.arcs),
        causes=ids("events", event.causes),
        about=ids("events", event.about),
        changes=tuple(
            change
            for change in event.changes
            if visibility.facets[change.facet] <= cut.at and ids("who", change.of) == change.of
        ),
        learns=tuple(
            learning
            for learning in event.learns
            if visibility.events[learning.of] <= cut.at
            and ids("characters", learning.who) == learning.who
        ),
        born=ids("who", event.born),
        died=ids("who", event.died),
        sources=ids("sources", event.sources),
    )


def _dispute(dispute: Dispute, cut: _Cut) -> Dispute:
    """The dispute with its visible claims; verdict and `why` show only when all claims do."""
    positions = cut.visibility.claims[dispute.id]
    claims = tuple(
        claim._replace(sources=cut.ids("sources", claim.sources))
        for claim, position in zip(dispute.claims, positions, strict=True)
        if position <= cut.at
    )
    if len(claims) == len(dispute.claims):
        return dispute._replace(claims=claims)
    return dispute._replace(claims=claims, verdict=None, why=None)
