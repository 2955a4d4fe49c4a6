"""Dates as the page writes them: `September 27, 2017`, or short `Sep 27, 2017`; else as `date_words` does."""

from __future__ import annotations

import re

from pdtimeline.export.page.markup import line
from pdtimeline.model.dates import MONTHS, PartialDate
from pdtimeline.render.date_words import DASH, date_words

_DAY = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d)(?: (?=\d\d:))?)?\b(?!:)", re.ASCII)
_MONTH = re.compile(rf"\b({'|'.join(name[:3] for name in MONTHS)})[a-z]*(?= \d)")
_MARKED_UP = re.compile(r"\d{4}(-[01]\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?", re.ASCII)


def long_date(date: PartialDate | None) -> str:
    """The date with the names of the months; empty where there is none."""
    return "" if date is None else _DAY.sub(_named, date_words(date, DASH))


def short_date(date: PartialDate | None) -> str:
    """The date with the names of the months cut to three letters; empty where there is none."""
    return _MONTH.sub(r"\1", long_date(date))


def _named(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    name = MONTHS[int(month) - 1]
    if day is None:
        return f"{name} {year}"
    return f"{name} {int(day)}, {year}{', ' if match[0].endswith(' ') else ''}"


def marked_date(date: PartialDate | None, kind: str = "dt") -> str:
    """The short date as an element, a `time` where HTML has a form for it."""
    if date is None:
        return ""
    words = line(short_date(date))
    if _MARKED_UP.fullmatch(date.text) and date.first.year > 0:
        return f'<time class="{kind}" datetime="{date.text}">{words}</time>'
    return f'<span class="{kind}">{words}</span>'
