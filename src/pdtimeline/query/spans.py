"""From one thing to another: an event, an episode, or a date each."""

from __future__ import annotations

from typing import NamedTuple

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.durations import Length
from pdtimeline.model.records import Event
from pdtimeline.query.lives import Age


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
