"""Dates for tools that know no open ends."""

from __future__ import annotations

from pdtimeline.model.dates import OPEN_BEGIN, OPEN_END, PartialDate


def known(date: PartialDate) -> PartialDate:
    """The date itself; of one with an open end, the period at its other end."""
    begin, end = date.ends
    if date.first == OPEN_BEGIN:
        return PartialDate.parse(f"{end}/{end}")
    return PartialDate.parse(f"{begin}/{begin}") if date.last == OPEN_END else date
