"""EDTF of level 2, and what it is in level 1: `1950S2`, `2004-06~-11`, `156X-12-25`, `[1667,1670..1672]`.

What level 1 cannot say becomes the nearest that it can: a wider period, or a doubt about the whole date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdtimeline.model.dates import days_in_month

_PART = r"[~?%]?([\dX]{2})[~?%]?"
_DATE = re.compile(rf"[~?%]?(-?[\dX]{{4}})[~?%]?(?:-{_PART})?(?:-{_PART})?", re.ASCII)
_MASKED_YEAR = re.compile(r"-?\d\d[\dX]X", re.ASCII)
_YEAR = re.compile(r"(?:Y(-?\d{1,12})(?:E(\d))?|(-?\d{4}))(?:S(\d{1,2}))?", re.ASCII)
_SET = re.compile(r"\[([^][{}]+)\]|\{([^][{}]+)\}")
_PART_OF_YEAR = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_MONTHS = range(1, 13)
_NO_END = {"", ".."}
Ends = tuple[str, str]


def in_level_1(text: str) -> Iterator[str]:
    """The dates that a text of level 2 means; what no file takes is for the caller to leave out."""
    if match := _SET.fullmatch(text):
        members = re.split(r",|\.\.", match[1] or match[2])
        yield members[0] if len(members) == 1 else f"{members[0] or '..'}/{members[-1] or '..'}"
    elif (match := _YEAR.fullmatch(text)) and (match[2] or match[4]):
        yield from _counted_year(match)
    elif "/" in text:
        begin, _, end = text.partition("/")
        first, last = _ends(begin), _ends(end)
        if first and last:
            yield f"{first[0]}/{last[1]}"
    elif ends := _ends(text):
        masked = _MASKED_YEAR.match(text.lstrip("~?%"))
        yield masked[0] if masked else ends[0] if ends[0] == ends[1] else "/".join(ends)


def part_of_year(text: str) -> Iterator[str]:
    """The seasons of one hemisphere, quarters, thirds, and halves: `2001-25` to `2001-41`."""
    match = _PART_OF_YEAR.fullmatch(text)
    if match is None:
        return
    year, code = match[1], int(match[2])
    if 25 <= code <= 28:
        yield f"{year}-{code - 4}"
    elif 29 <= code <= 32:  # spring of the South is autumn of the North
        yield f"{year}-{21 + (code - 27) % 4}"
    for begin, count in ((33, 4), (37, 3), (40, 2)):
        if begin <= code < begin + count:
            months = 12 // count
            last = months * (code - begin + 1)
            yield f"{year}-{last - months + 1:02}/{year}-{last:02}"


def _counted_year(match: re.Match[str]) -> Iterator[str]:
    """Y17E7, and years of which only so many digits are meant: 1950S2."""
    long, power, short, significant = match.groups()
    year = int(long or short) * 10 ** int(power or 0)
    step = 10 ** max(0, len(str(abs(year))) - int(significant or 99))
    low = abs(year) // step * step
    years = sorted(number if year >= 0 else -number for number in (low, low + step - 1))
    first, last = (f"{y:05}"[y >= 0 :] if abs(y) < 10_000 else f"Y{y}" for y in years)
    if short and step in {10, 100}:
        yield f"{short[: -len(str(step)) + 1]}{'X' * (len(str(step)) - 1)}"
    else:
        yield first if first == last else f"{first}/{last}"


def _ends(text: str) -> Ends | None:
    """The first and the last date that are meant; None where the text is none of level 2."""
    if text in _NO_END:
        return text, text
    match = _DATE.fullmatch(text)
    if match is None or match[1] == "-0000":
        return None
    year, *parts = (part for part in match.groups() if part)
    if "X" in year:
        digits = year.lstrip("-")
        low, high = digits.replace("X", "0"), digits.replace("X", "9")
        known = re.fullmatch(r"\d+X+", digits)
        return None if known is None else (low, high) if digits == year else (f"-{high}", f"-{low}")
    doubts = set(re.findall("[~?%]", text))
    doubt = "" if not doubts else doubts.pop() if len(doubts) == 1 else "%"
    for number, part in enumerate(parts):
        if "X" in part:
            whole = "-".join([year, *parts[:number]])
            return (whole, whole) if part == "XX" else _unmasked(whole, part)
    whole = "-".join([year, *parts]) + doubt
    return whole, whole


def _unmasked(whole: str, digits: str) -> Ends:
    """The first and the last month of a year, or day of a month, that the digits can be."""
    year, _, month = whole.rpartition("-") if re.search(r"\d-", whole) else (whole, "", "")
    most = 12 if not month else days_in_month(int(year), int(month)) if int(month) in _MONTHS else 0
    allowed = re.compile(digits.replace("X", r"\d"), re.ASCII)
    fitting = [f"{n:02}" for n in range(1, most + 1) if allowed.fullmatch(f"{n:02}")] or ["00"]
    return f"{whole}-{fitting[0]}", f"{whole}-{fitting[-1]}"
