"""The timeline as somebody knows it who has seen this far (DESIGN 3).

One function decides, once, right after loading: everything that lies behind the horizon, and every
reference to it, is left out. What comes after cannot leak what it does not have.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pdtimeline.errors import BadRequest
from pdtimeline.model.records import Dispute, Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.visibility import Gates


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
    gates = Gates(timeline, (horizon,))
    return _Cut(timeline, gates, gates.position(horizon)).timeline()


class _Cut(NamedTuple):
    """Everything whose gate is open at a position."""

    whole: Timeline
    gates: Gates
    at: int

    def timeline(self) -> Timeline:
        whole, gates = self.whole, self.gates
        series = self.some("series")
        return Timeline(
            title=whole.title,
            about=whole.about,
            main=whole.main if whole.main in series else "",
            series=series,
            episodes={
                code: episode._replace(
                    directors=self.ids("people", episode.directors),
                    writers=self.ids("people", episode.writers),
                    sources=self.ids("sources", episode.sources),
                )
                for code, episode in whole.episodes.items()
                if gates.episodes[code] <= self.at
            },
            people=self.cited("people"),
            characters={
                id_: one._replace(portrayed_by=self.ids("people", one.portrayed_by))
                for id_, one in self.cited("characters").items()
            },
            arcs=self.inside("arcs", self.cited("arcs")),
            places=self.inside("places", self.some("places")),
            facets=self.some("facets"),
            sources=self.some("sources"),
            events=tuple(self.event(e) for e in whole.events if gates.events[e.id] <= self.at),
            disputes={
                id_: self.dispute(one)
                for id_, one in whole.disputes.items()
                if gates.disputes[id_] <= self.at
            },
        )

    def ids(self, section: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the ids that are shown."""
        gates = getattr(self.gates, section)
        return tuple([id_ for id_ in ids if gates[id_] <= self.at]) if ids else ids

    def some(self, section: str) -> dict[str, Any]:
        gates = getattr(self.gates, section)
        return {
            id_: one for id_, one in getattr(self.whole, section).items() if gates[id_] <= self.at
        }

    def cited(self, section: str) -> dict[str, Any]:
        """The records that are shown, with the sources that are."""
        return {
            id_: one._replace(sources=self.ids("sources", one.sources))
            for id_, one in self.some(section).items()
        }

    def inside(self, section: str, some: dict[str, Any]) -> dict[str, Any]:
        """The records, without an outer one that is hidden."""
        gates = getattr(self.gates, section)
        return {
            id_: one._replace(within=None) if one.within and gates[one.within] > self.at else one
            for id_, one in some.items()
        }

    def who(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id_ for id_ in ids if self.gates.who(id_) <= self.at)

    def event(self, event: Event) -> Event:
        gates, ids = self.gates, self.ids
        place = event.place if event.place and gates.places[event.place] <= self.at else None
        return event._replace(
            place=place,
            characters=ids("characters", event.characters),
            mentions=ids("characters", event.mentions),
            people=ids("people", event.people),
            arcs=ids("arcs", event.arcs),
            causes=ids("events", event.causes),
            about=ids("events", event.about),
            changes=tuple(
                change
                for change in event.changes
                if gates.facets[change.facet] <= self.at and self.who(change.of) == change.of
            ),
            learns=tuple(
                learning
                for learning in event.learns
                if gates.events[learning.of] <= self.at
                and ids("characters", learning.who) == learning.who
            ),
            born=self.who(event.born),
            died=self.who(event.died),
            sources=ids("sources", event.sources),
        )

    def dispute(self, dispute: Dispute) -> Dispute:
        gates = self.gates.claims[dispute.id]
        claims = tuple(
            claim._replace(sources=self.ids("sources", claim.sources))
            for claim, gate in zip(dispute.claims, gates, strict=True)
            if gate <= self.at
        )
        if len(claims) == len(dispute.claims):
            return dispute._replace(claims=claims)
        return dispute._replace(claims=claims, verdict=None, why=None)
