"""How people and programs write a time of day: `2:30 pm`, `9:02 on 12 March`, `12/Mar/2025:09:02:15 +0000`.

The day is left as it is written; `date_hints` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

_ZONES = {
    "z": "Z", "utc": "Z", "gmt": "Z", "wet": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "edt": "-04:00", "est": "-05:00", "cdt": "-05:00", "mdt": "-06:00",
    "mst": "-07:00", "pdt": "-07:00", "pst": "-08:00",
}  # fmt: skip
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?)?"
    r" ?(?:(?P<half>[ap])\.?m\.?)?"
    rf" ?(?P<zone>{'|'.join(_ZONES)}|[+-]\d\d(?::?\d\d)?)?"
)
_TIME_LAST = re.compile(rf"(?P<day>.+?)(?:(?P<t>t)|[ :]|, ?| at ){_CLOCK}")
_TIME_FIRST = re.compile(rf"{_CLOCK}(?:,? on |,? )(?P<day>.+)")
_IN_BETWEEN = re.compile(  # Wed Mar 12 09:02:15 2025 +0100
    rf"(?:[a-z]{{3}} )?(?P<month>[a-z]{{3}} \d{{1,2}}) {_CLOCK} (?P<year>\d{{4}})(?P<after> [+-]\d{{4}})?"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:t?(\d\d):?(\d\d)(?::?(\d\d))?(z)?)?")
_SINCE_1970 = re.compile(r"(1\d{9})(?:\d{3}|\.\d+)?")


def with_time(text: str) -> Iterator[tuple[str, str]]:
    """The day as it is written, and the time as a file writes it: `T14:30`, `T14:30:05Z`."""
    for pattern in (_TIME_LAST, _TIME_FIRST, _IN_BETWEEN):
        match = pattern.fullmatch(text)
        parts = match.groupdict() if match else {}
        if match is None or not (match["minute"] or match["half"] or parts.get("t")):
            continue
        hour = int(match["hour"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"] == "p" else 0)
        second = f":{match['second']}" if match["second"] else ""
        zone = match["zone"] or (parts.get("after") or "").strip()
        day = parts.get("day") or f"{match['month']}, {match['year']}"
        yield day, f"T{hour:02}:{match['minute'] or '00'}{second}{_ZONES.get(zone, zone)}"


def joined(day: str, time: str) -> str:
    """The day with the time; 24:00 is the midnight of the next day."""
    if time == "T24:00" and re.fullmatch(r"[1-9]\d{3}-\d\d-\d\d", day):
        with suppress(ValueError, OverflowError):
            return f"{date.fromisoformat(day) + timedelta(1)}T00:00"
    return f"{day}{time}"


def compact(text: str) -> Iterator[str]:
    """20171115, 20171115T1430, and the seconds since 1970 of a log."""
    if match := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second, zone = match.groups()
        time = f"T{hour}:{minute}" + (f":{second}" if second else "") if hour else ""
        yield f"{year}-{month}-{day}{time}{(zone or '').upper()}"
    if match := _SINCE_1970.fullmatch(text):
        yield f"{datetime.fromtimestamp(int(match[1]), UTC):%Y-%m-%dT%H:%M:%SZ}"
