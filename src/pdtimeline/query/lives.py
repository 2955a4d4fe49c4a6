"""Births, deaths and ages of characters and people, as far as events tell of them; how long things last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.durations import Length, age
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Event, Timeline


class Life(NamedTuple):
    """The events in which somebody is born and dies; None where no event tells of it."""

    born: Event | None = None
    died: Event | None = None


class Age(NamedTuple):
    """How old somebody is, in years: at least, and at most (None where nobody can say)."""

    of: str
    min_years: int
    max_years: int | None

    @property
    def words(self) -> str:
        """The age as people say it: `33`, `33 or 34`, `30 to 40`, `at least 33`."""
        if self.max_years is None:
            return f"at least {self.min_years}"
        if self.min_years == self.max_years:
            return str(self.min_years)
        between = "or" if self.max_years == self.min_years + 1 else "to"
        return f"{self.min_years} {between} {self.max_years}"


def lives(timeline: Timeline) -> Mapping[str, Life]:
    """The life of everyone who is born or dies in the timeline, by id.

    Of several births or deaths of one (`check` warns of them), the first that happens counts.
    """
    by_id: dict[str, Life] = {}
    marked = [event for event in timeline.events if event.born or event.died]
    for event in reversed(in_order(timeline, marked)):
        for id_ in event.born:
            by_id[id_] = by_id.get(id_, Life())._replace(born=event)
        for id_ in event.died:
            by_id[id_] = by_id.get(id_, Life())._replace(died=event)
    return by_id


def ages_in(event: Event, known: Mapping[str, Life]) -> tuple[Age, ...]:
    """How old those are who are in `characters` and `people` of the event; *known* are the `lives`.

    Only of those who are born in the timeline, not before they are born, and not after they have died.
    """
    if event.date is None or not known:
        return ()
    present = dict.fromkeys((*event.characters, *event.people))
    return tuple(aged for id_ in present if (aged := age_at(id_, event.date, known)))


def age_at(id_: str, date: PartialDate, known: Mapping[str, Life]) -> Age | None:
    """How old somebody is at a date; None where the birth is not told, or the date is not in the life."""
    life = known.get(id_)
    if life is None or life.born is None or life.born.date is None:
        return None
    if date.last < life.born.date.first:
        return None
    if life.died and life.died.date and life.died.date.last < date.first:
        return None
    return Age(id_, *age(life.born.date, date))


class Mark(NamedTuple):
    """One end: as it was typed, when it is (None where nobody knows), and the event if it is one."""

    word: str
    date: PartialDate | None
    event: Event | None


class Lasting(NamedTuple):
    """How long from one mark to the other, and the ages of those who are in both events, at each."""

    begin: Mark
    end: Mark
    length: Length | None
    ages_from: tuple[Age, ...] = ()
    ages_to: tuple[Age, ...] = ()
