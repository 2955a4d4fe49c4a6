"""The two orders of a timeline: when episodes are told, and when events happen (DESIGN 3)."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from pdtimeline.model.dates import Instant, PartialDate
from pdtimeline.model.records import Event, Timeline
from pdtimeline.model.values import EpisodeCode

# What has no date comes before everything that has one, or after it.
UNDATED, DATED, UNDATED_SPECIAL, NOWHERE = range(4)
NO_INSTANT = Instant(0)


class Told(NamedTuple):
    """A place in the order of telling. Two of them compare as the episodes do."""

    band: int
    first: Instant = NO_INSTANT
    last: Instant = NO_INSTANT
    series: int = 0
    season: int = 0
    number: int = 0


class Happened(NamedTuple):
    """A place in the order of happening. Two of them compare as the events do."""

    band: int
    first: Instant
    last: Instant
    told: Told


LAST = Told(NOWHERE)


class Telling:
    """The order of episodes, declared and undeclared ones alike.

    An episode stands at the latest air date up to and including itself within its series, so that
    season and number win over a missing or odd date. Specials stand by their own date.
    """

    def __init__(
        self, main: str, series: tuple[str, ...], episodes: Mapping[EpisodeCode, Any]
    ) -> None:
        """*series* are in order; of each episode only `aired` is read."""
        self._ranks = {name: rank for rank, name in enumerate(series, 1)}
        self._ranks.setdefault("", self._ranks.get(main, 0))
        self._aired: dict[EpisodeCode, PartialDate | None] = {
            code: episode.aired for code, episode in episodes.items()
        }
        self._codes: dict[str, list[EpisodeCode]] = {}
        self._dates: dict[str, list[PartialDate | None]] = {}
        for code in sorted(code for code in self._aired if code.season):
            dates = self._dates.setdefault(code.series, [])
            self._codes.setdefault(code.series, []).append(code)
            dates.append(_later(dates[-1] if dates else None, self._aired[code]))
        self._keys: dict[EpisodeCode, Told] = {}

    def date(self, code: EpisodeCode) -> PartialDate | None:
        """The air date that counts for *code*; None when neither it nor an earlier episode has one."""
        if not code.season:
            return self._aired.get(code)
        index = bisect_right(self._codes.get(code.series, []), code)
        return self._dates[code.series][index - 1] if index else None

    def key(self, code: EpisodeCode | None) -> Told:
        """What to sort by. None, for an event that no episode tells, comes last."""
        if code is None:
            return LAST
        key = self._keys.get(code)
        if key is None:
            key = self._keys[code] = self._key(code)
        return key

    def _key(self, code: EpisodeCode) -> Told:
        date = self.date(code)
        series = self._ranks.get(code.series, 0)
        if date is not None:
            return Told(DATED, date.first, date.last, series, code.season, code.number)
        band = UNDATED if code.season else UNDATED_SPECIAL
        return Told(band, series=series, season=code.season, number=code.number)


def _later(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    if one is None or other is None:
        return one or other
    return max(one, other)


def happening(timeline: Timeline) -> Callable[[Event], Happened]:
    """What to sort events by: the date, or else the episode's; then the order of telling."""
    telling = timeline.telling

    def key(event: Event) -> Happened:
        told = telling.key(event.told)
        if event.date is not None:
            return Happened(DATED, event.date.first, event.date.last, told)
        return Happened(told.band, told.first, told.last, told)

    return key


def in_order(timeline: Timeline, events: Iterable[Event]) -> tuple[Event, ...]:
    """The events in the order of happening. Those that tie keep the order in which they came."""
    return tuple(sorted(events, key=happening(timeline)))


def appearing(timeline: Timeline) -> Callable[[Event], Told]:
    """What to sort events by to have them as they are told; one that no episode tells stands by its date."""
    telling = timeline.telling

    def key(event: Event) -> Told:
        if event.told is None and event.date is not None:
            return Told(DATED, event.date.first, event.date.last)
        return telling.key(event.told)

    return key
