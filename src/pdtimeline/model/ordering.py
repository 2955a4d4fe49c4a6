"""The order in which episodes are told (DESIGN 3)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any, TypeAlias

from pdtimeline.model.values import EpisodeCode, PartialDate

TellingKey: TypeAlias = tuple[Any, ...]
LAST: TellingKey = (1,)


class Telling:
    """The order of episodes, declared and undeclared ones alike.

    An episode stands at the latest air date up to and including itself within its series, so that
    season and number win over a missing or odd date. Specials stand by their own date.
    """

    def __init__(
        self, main: str, series: tuple[str, ...], episodes: Mapping[EpisodeCode, Any]
    ) -> None:
        """*series* in their order; of each episode only `aired` is asked."""
        self._ranks = {name: rank for rank, name in enumerate(series, 1)}
        self._ranks.setdefault("", self._ranks.get(main, 0))
        self._own: dict[EpisodeCode, PartialDate | None] = {
            code: episode.aired for code, episode in episodes.items()
        }
        self._codes: dict[str, list[EpisodeCode]] = {}
        self._dates: dict[str, list[PartialDate | None]] = {}
        for code in sorted(code for code in self._own if code.season):
            dates = self._dates.setdefault(code.series, [])
            self._codes.setdefault(code.series, []).append(code)
            dates.append(_later(dates[-1] if dates else None, self._own[code]))
        self._keys: dict[EpisodeCode, TellingKey] = {}

    def date(self, code: EpisodeCode) -> PartialDate | None:
        """The air date that counts for *code* in the order; None when nothing before it has one."""
        if not code.season:
            return self._own.get(code)
        index = bisect_right(self._codes.get(code.series, []), code)
        return self._dates[code.series][index - 1] if index else None

    def key(self, code: EpisodeCode | None) -> TellingKey:
        """What to sort by; an event that is told nowhere comes last."""
        if code is None:
            return LAST
        key = self._keys.get(code)
        if key is None:
            key = self._keys[code] = self._key(code)
        return key

    def _key(self, code: EpisodeCode) -> TellingKey:
        date = self.date(code)
        place = (self._ranks.get(code.series, 0), code.season, code.number)
        if date is None:
            return (0, 0, *place) if code.season else (0, 2, *place)
        return (0, 1, date.first, date.last, *place)


def _later(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    if one is None or other is None:
        return one or other
    return max(one, other)
