"""From the cells of a row to the date of an event, as a file writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pdtimeline.diagnostics.date_hints import readings
from pdtimeline.errors import BadValue, either, quoted
from pdtimeline.importing.headers import END, END_PARTS, END_TIME, PARTS, TIME
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.edtf import is_date

NO_DATE = frozenset(
    {"-", "--", "\u2013", "\u2014", "?", "n/a", "na", "none", "unknown", "tbd", "tba"}
)
_NUMBERS = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}(?!\d).*", re.DOTALL)
_MIDNIGHT = re.compile(r"(.*\S)[ T]0?0:00(?::00(?:\.0+)?)?", re.DOTALL)
FORMS = "write 2017, 2017-11, or 2017-11-15, or leave it empty"


class Habits(NamedTuple):
    """How the dates of a table are written.

    `day_first` is None if nothing tells. A midnight is no time if a program added one to every date.
    """

    day_first: bool | None = None
    has_midnights: bool = False


def habits_of(cells: Iterable[str]) -> Habits:
    """The habits that all cells with dates show."""
    texts = [cell.strip() for cell in cells if cell.strip()]
    numbers = [match for match in map(_NUMBERS.fullmatch, texts) if match]
    is_day_first = any(int(match[1]) > 12 for match in numbers)
    is_month_first = any(int(match[2]) > 12 for match in numbers)
    has_midnights = bool(texts) and all(map(_MIDNIGHT.fullmatch, texts))
    return Habits(None if is_day_first == is_month_first else is_day_first, has_midnights)


def date_in(cells: Mapping[str, str], habits: Habits) -> str:
    """The date that the cells of a row write, by their fields; empty for none.

    Raises `BadValue` if it cannot be read, or may be one of several.
    """
    begin = _moment(_day(cells, "date", PARTS), cells.get(TIME, ""), habits)
    day = _day(cells, END, END_PARTS)
    time = cells.get(END_TIME, "")
    end = _moment(day or (_day(cells, "date", PARTS) if time else ""), time, habits)
    if not end:
        return _single(begin, habits) if begin else ""
    if not begin:
        return f"/{_single(end, habits)}"
    return _range(begin, end, habits)


def _day(cells: Mapping[str, str], field: str, parts: tuple[str, ...]) -> str:
    """A date in one cell, or in cells for year, month, and day."""
    if text := cells.get(field, ""):
        return "" if text.lower() in NO_DATE else text
    year, month, day = (cells.get(part, "") for part in parts)
    if re.fullmatch(r"\d{1,4}", year) and re.fullmatch(r"\d{0,2}", month):
        numbers = (
            f"{int(year):04}",
            *(f"{int(part):02}" for part in (month, day) if part.isdecimal()),
        )
        return "-".join(numbers)
    return " ".join(filter(None, (day, month, year)))


def _moment(day: str, time: str, habits: Habits) -> str:
    if match := _MIDNIGHT.fullmatch(day) if habits.has_midnights else None:
        day = match[1]
    return f"{day} {time}" if day and time else day


def _range(begin: str, end: str, habits: Habits) -> str:
    try:
        first, last = _single(begin, habits), _single(end, habits)
    except BadValue:
        made = readings(f"{begin} to {end}")  # what one end leaves out is in the other
        if len(made) != 1:
            raise
        return made[0]
    if first == last:
        return first
    both = f"{first}/{last}"
    if "/" in first or "/" in last:
        raise BadValue(f"{quoted(both)} is a range of ranges", "write one date for each end")
    PartialDate.parse(both, 0)
    return both


def _single(text: str, habits: Habits) -> str:
    if is_date(text, 0):
        return text
    made = readings(text)
    if len(made) > 1 and (match := _NUMBERS.fullmatch(text)) and habits.day_first is not None:
        month = int(match[2] if habits.day_first else match[1])
        made = tuple(date for date in made if date[5:7] == f"{month:02}")
    if len(made) == 1:
        return made[0]
    if made:
        raise BadValue(f"{quoted(text)} may be one of several dates", f"write {either(made)}")
    raise BadValue(f"{quoted(text)} is not a date", FORMS)
