"""The calendar across a chart: how many years or minutes stand in a cell, and what is written above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pdtimeline.model.dates import MONTHS, Instant
from pdtimeline.query.periods import start_of
from pdtimeline.render.date_words import period_words
from pdtimeline.render.wrapping import width_of

# How many periods may share a cell, so that cells begin where people begin to count.
STEPS: Mapping[str, tuple[int, ...]] = {
    "year": (1, 2, 5, 10, 20, 50, 100),
    "month": (1, 2, 3, 6, 12, 24, 60, 120),
    "day": (1, 2, 7, 14, 28),
    "hour": (1, 2, 3, 6, 12, 24),
    "minute": (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440),
}
TICKS: Mapping[str, tuple[int, ...]] = {**STEPS, "day": (1, 2, 5, 7, 10, 15), "month": (1, 2, 3, 6)}
LARGER = {"month": "year", "day": "month", "hour": "day", "minute": "day"}
FIRST, LAST = Instant(-9999), Instant(9999, 12, 31)  # EDTF has no months of larger years
WIDEST = 8  # cells of the screen that one cell of a chart takes, where there is room


class Axis(NamedTuple):
    """The cells of a chart by the calendar: `cells` cells of `step` periods each, from number `first` on.

    `width` is how wide a cell is drawn.
    """

    scale: str
    first: int
    step: int
    cells: int
    width: int

    @property
    def room(self) -> int:
        """How wide all cells are."""
        return self.cells * self.width

    def cell(self, number: int) -> int:
        """The cell that the period with that number is in."""
        return (number - self.first) // self.step

    def heads(self) -> list[str]:
        """The lines above the cells: the larger part of the calendar, and the smaller one."""
        larger = LARGER.get(self.scale)
        lines = [] if larger is None else [_line(self._larger(larger), self.width)]
        if self.scale != "day" or self.step < STEPS["day"][-1]:
            lines.append(_line(self._ticks(), self.width))
        return [line for line in lines if line]

    def each(self) -> str:
        """How long a cell is, in words."""
        if self.step == 1:
            return f"{'an' if self.scale == 'hour' else 'a'} {self.scale}"
        return f"{self.step:,} {self.scale}s"

    def _numbers(self, cell: int) -> tuple[int, int]:
        start = self.first + cell * self.step
        return start, start + self.step - 1

    def _larger(self, larger: str) -> Iterator[tuple[int, str]]:
        """Each cell in which another year, month or day begins, and its name; the first cell has one."""
        before = None
        for cell in range(self.cells):
            instant = start_of(self._numbers(cell)[1], self.scale)
            name = period_words(min(max(instant, FIRST), LAST), larger)
            if name != before:
                yield cell, name
            before = name

    def _ticks(self) -> Iterator[tuple[int, str]]:
        """The cells that have a name of their own, as many as there is room for."""
        ticks: list[tuple[int, str]] = []
        for every in _endless(TICKS[self.scale]):  # pragma: no branch - they have no end
            ticks = [
                (cell, self._name(number))
                for cell in range(self.cells)
                if (number := self._tick(cell, every)) is not None
            ]
            if _fit(ticks, self.width) or every > self.step * self.cells:
                break
        return iter(ticks)

    def _tick(self, cell: int, every: int) -> int | None:
        """The last round period in the cell, if it has one; days are counted within their month."""
        start, end = self._numbers(cell)
        if self.scale == "day":
            days = (day for day in range(end, start - 1, -1) if _is_round_day(day, every))
            return next(days, None)
        number = _round_year(end, every) if self.scale == "year" else end // every * every
        return number if start <= number <= end else None

    def _name(self, number: int) -> str:
        instant = start_of(number, self.scale)
        if self.scale == "year":
            return period_words(instant, "year")
        if self.scale == "month":
            return MONTHS[instant.month - 1][:3]
        if self.scale == "day":
            return str(instant.day)
        return f"{instant.second // 3600:02}:{instant.second // 60 % 60:02}"


def axis_for(numbers: Iterable[int], scale: str, room: int) -> Axis:
    """The axis on which all these periods have their cells, in *room* cells of the screen."""
    known = tuple(numbers)
    first, last = min(known), max(known)
    room = max(1, room)
    for step in _endless(STEPS[scale]):  # pragma: no branch - they have no end
        is_one_cell = room == 1 and step > last - first  # round or not, as it may lie around 0
        start = first if is_one_cell else first // step * step
        count = (last - start) // step + 1
        if count <= room:
            break
    return Axis(scale, start, step, count, min(WIDEST, room // count))


def _endless(steps: tuple[int, ...]) -> Iterator[int]:
    """The numbers of periods, then larger and larger ones: 2, 5, and 10 times the last, and so on."""
    yield from steps
    largest = steps[-1]
    while True:
        yield from (2 * largest, 5 * largest, 10 * largest)
        largest *= 10


def _is_round_day(number: int, every: int) -> bool:
    day = start_of(number, "day").day
    return (day - 1) % every == 0 if every in {2, 7} else day == 1 or day % every == 0


def _round_year(end: int, every: int) -> int:
    """The last round year up to *end*: 1900, and before our era 100 BC, which is -99."""
    if end > 0:
        return max(1, end // every * every)
    return 1 - -(-(1 - end) // every) * every


def _fit(labels: list[tuple[int, str]], width: int) -> bool:
    """Whether the labels stand side by side with a blank between them."""
    ends = [cell * width + width_of(text) for cell, text in labels]
    return all(end < cell * width for end, (cell, _) in zip(ends, labels[1:], strict=False))


def _line(labels: Iterable[tuple[int, str]], width: int) -> str:
    """The labels above their cells, without those for which there is no room."""
    line = ""
    for cell, text in labels:
        start = cell * width
        if not line or width_of(line) < start:
            line = line.ljust(start) + text
    return line
