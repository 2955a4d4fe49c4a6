"""How people write dates, and what they are in EDTF: `44 BC`, `c. 1815-1818`, `15-20 November 2017`.

`readings` gives every date that a text may mean, and only dates that a file takes. A text is read in
layers: what stands around a date (about, before, between), then two dates, then one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, partial

from pdtimeline.diagnostics.centuries import centuries, century
from pdtimeline.diagnostics.edtf_hints import in_level_1, part_of_year
from pdtimeline.diagnostics.month_names import in_english
from pdtimeline.diagnostics.time_hints import compact, joined, with_time
from pdtimeline.model.dates import MONTHS
from pdtimeline.model.edtf import is_date

MOST = 3  # readings that are offered
LONGEST = 60  # characters of a text that somebody may have meant as a date

_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_SIGNS = str.maketrans({"\u2212": "-", "\u2044": "/", "\u2018": "'", "\u2019": "'", "\u02bc": "'"})
_DIGITS = str.maketrans("oil", "011")

_ABOUT = re.compile(
    r"(?:~|(?:c|ca|circ|circa|about|abt|around|approx|approximately|roughly|est|estimated|cal)\b\.? ?)(.+)"
    r"|(.+?) ?(?:~|\(?(?:approx|approximately|or so|ish|circa)\b\.?\)?)"
)
_POSSIBLY = re.compile(
    r"(?:probably|possibly|perhaps|maybe|presumably|prob\.) (.+)"
    r"|(.+?) ?(?:\?|\(\?\)|\(?(?:probably|possibly|perhaps|maybe|uncertain)\)?)"
)
_UNTIL = re.compile(
    r"(?:before|bef|until|till|til|up to|by|to|ending|ended|<=?)\b\.? ?(.+)|<=? ?(.+)"
)
_SINCE = re.compile(
    r"(?:after|aft|since|from|starting|started|beginning)\b\.? (.+)|>=? ?(.+)"
    r"|(.+?)(?: ?(?:\+|- ?(?:now|present|today|date|ongoing|\.{2,3}|\?)?)| ?to (?:now|present|today|date)"
    r"| on| onwards?| and (?:after|later|on))"
)
_BETWEEN = re.compile(r"(?:between|bet\b\.?|from) (.+?) (?:and|to|until|till|through|-) (.+)")
_BETWEEN_TWO = re.compile(r" (?:to|until|till|through|and|or) | - | ?\.{2,3} ?| ?/ ?|-")
_NO_YEAR = re.compile(r"\d{1,2}\.?|[a-z]{3,9}\.?|\d{1,2}\.? [a-z]{3,9}\.?|[a-z]{3,9}\.? \d{1,2}")
_DAY_AND_MONTH = r"\d\d?/(?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])/\d\d?"
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? \d{1,2}")
_DAY_YEAR = re.compile(r"\d{1,2},? (\d{4})")
_AROUND = re.compile(
    r"^\((?=[^()]+\)$)|(?<=[^)])\)$"
    r"|^(?:(?:in|on|the|at|year|anno|the year|int|date|born|died|b|d|fl|sometime|early|late|mid|middle of"
    r"|beginning of|start of|end of|(?:first|1st|second|2nd|last) (?:half|third|quarter) of"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
    r"\b\.?,?[ -]?)+|[ .,;]+$"
)

_ERA = re.compile(
    r"(?P<text>.+?)[ ,]*(?P<after>b\.? ?c\.?(?: ?e\.?)?|a\.? ?d\.?|c\.? ?e\.?|v\. ?chr\.?|n\. ?chr\.?"
    r"|[ad]\. ?c\.?|a[vp]\. j\.-c\.?|(?:до )?н\. ?э\.?)"
    r"|(?P<before>a\.? ?d\.?|b\.? ?c\.?) ?(?P<rest>.+)"
)
_BEFORE_CHRIST = re.compile(r"b|v\.|a\. ?c|av|до")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>-?\d{1,4})"
_IN_WORDS = (
    re.compile(rf"{_DAY}(?: of)?[ /-]?{_MONTH}(?: of)?,?[ /-]?{_YEAR}"),  # 15 November 2017
    re.compile(rf"{_MONTH}[ /-]?{_DAY},?[ /-]{_YEAR}"),  # Nov 15, 2017
    re.compile(rf"(?P<year>\d{{4}})[ ,/-]+{_MONTH}(?:[ /-]{_DAY})?"),  # 2017 Nov 15
    re.compile(rf"{_MONTH}(?: of)?,?[ /-]?{_YEAR}"),  # November 2017
)
_SEASON = rf"(?P<season>{'|'.join(_SEASONS)})(?: of)?,? (?P<year>\d{{4}})(?:[-/](?:\d\d|\d{{4}}))?"
_YEAR_SEASON = rf"(?P<year>\d{{4}}),? (?P<season>{'|'.join(_SEASONS)})"
_PART = re.compile(r"(q[1-4]|h[12])[ /-]?(\d{4})|(\d{4})[ /-]?(q[1-4]|h[12])")
_WEEK = re.compile(r"(\d{4})-?w(\d\d)(?:-?([1-7]))?")
_DAY_OF_YEAR = re.compile(r"(\d{4})-(\d{3})")
_REWRITTEN = {  # what the groups of a text are in a file
    r"(\d{4})[-/. ] ?(\d{1,2})": "{}-{:0>2}",  # 1985-4
    r"(\d{4})([-/. ]) ?(\d\d?)\2 ?0{0,2}(\d\d?)": "{0}-{2:0>2}-{3:0>2}",  # 2017/11/15
    r"0?(\d\d?)([-/. ]) ?(\d\d?)\2 ?(\d{4})": "{3}-{2:0>2}-{0:0>2}",  # 15.11.2017
    r"0?(\d\d?)([-/ ]) ?(\d\d?)\2 ?(\d{4})": "{3}-{0:0>2}-{2:0>2}",  # 11/15/2017
    r"(\d{1,2})[/. -](\d{4})": "{1}-{0:0>2}",  # 11/2017
    r"(\d{2,3})[x?_*u-]{1,2}": "{:X<4}",  # 194?, 19--, 194x
    r"(\d\d)00'?s": "{}XX",  # 1900s: either of two
    r"(\d{3})0'?s": "{}X",  # the 1940s
    r"'?00'?s": "19XX",
    r"'?(\d)0'?s": "19{}X",  # '40s
    r"christmas,? (\d{4})": "{}-12-25",
    r"christmas eve,? (\d{4})": "{}-12-24",
    r"new year's eve,? (\d{4})": "{}-12-31",
    r"new year's day,? (\d{4})": "{}-01-01",
}
_is_date = partial(is_date, clock=0)


@lru_cache(maxsize=1000)  # whoever writes one such date writes many
def readings(text: str) -> tuple[str, ...]:
    """The dates that the text may mean, as a file writes them, the likeliest first; at most three."""
    plain = _plain(text)
    if not plain or len(plain) > LONGEST:
        return ()
    dates = dict.fromkeys(filter(_is_date, _all(plain)))
    return tuple(dates)[:MOST]


def _all(text: str) -> Iterator[str]:
    """EDTF of level 2 looks like nothing else; but 2001-25 are more often years."""
    if not _is_date(text.upper()) and (dates := [*filter(_is_date, in_level_1(text.upper()))]):
        yield from dates
        return
    made = tuple(_any(text))
    dates = [*filter(_is_date, made)]
    yield from dates or (date for one in made for date in in_level_1(one))  # 194X/196X
    yield from part_of_year(text)


def _plain(text: str) -> str:
    """Small letters, one blank between words, ordinary digits, hyphens and apostrophes."""
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    kept = (sign for sign in text if unicodedata.category(sign) != "Cf")
    text = "".join("-" if unicodedata.category(sign) == "Pd" else sign for sign in kept)
    return in_english(" ".join(text.lower().split()))


def _any(text: str) -> Iterator[str]:
    """Two dates, or what is said around one, or one."""
    if match := _BETWEEN.fullmatch(text):
        yield from _two(match[1], match[2])
    single = [*filter(_is_date, _one(text))]
    yield from single
    is_day = re.fullmatch(_DAY_AND_MONTH, text)  # of a year that is not said
    if not (single or is_day) or re.fullmatch(r"\d{4}[-/]\d\d?", text):  # 2001-05 may be five years
        for match in _BETWEEN_TWO.finditer(text):
            yield from _two(text[: match.start()], text[match.end() :])
    for pattern, form in ((_UNTIL, "../{}"), (_SINCE, "{}/..")):
        if inner := _inner(pattern, text):
            yield from (form.format(made) for made in _qualified(inner))
    shorter = _AROUND.sub("", text)
    if shorter and shorter != text:
        yield from _any(shorter)


def _inner(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.fullmatch(text)
    return next((group for group in match.groups() if group), "") if match else ""


def _two(begin: str, end: str) -> Iterator[str]:
    """An interval; what one end leaves out is taken from the other: `15-20 November 2017`, `1914-18`."""
    month, year = _MONTH_DAY.fullmatch(begin), _DAY_YEAR.fullmatch(end)
    if month and year:  # November 15-20, 2017
        yield from _two(f"{begin}, {year[1]}", f"{month[1]} {end}")
    yield from centuries(begin, end)
    era = _ERA.fullmatch(end)  # 100-44 BC
    if era and era["after"] and era["text"].isdigit() and begin.isdigit():
        begin = f"{begin} {era['after']}"
    firsts = [*_qualified(begin)]
    is_day = re.fullmatch(r"\d{1,2}", end)  # or a month: never a year of its own
    years = [first for first in firsts if is_day and re.fullmatch(r"\d{4}", first)]
    if years:  # 1750/51
        yield f"{years[0]}/{years[0][: -len(end)]}{end}"
        return
    for last in () if is_day else _qualified(end):
        dated = [*filter(_is_date, _without_year(begin, last))]
        yield from (f"{first}/{last}" for first in dated or firsts)
    for first in firsts:
        known = first.rstrip("~?%")
        if re.fullmatch(r"\d{1,2}|\d{4}", end):
            yield f"{first}/{known[: len(known) - len(end)]}{end}"
        if re.fullmatch(r"\d\d-\d\d", end) and len(known) == 10:
            yield f"{first}/{known[:5]}{end}"
        if re.fullmatch(r"\d{1,2}:\d\d", end) and "T" in known:
            yield f"{first}/{known[:11]}{end:0>5}"


def _without_year(begin: str, last: str) -> Iterator[str]:
    """A begin that has no year, or no month either: they are those of the last day."""
    if not _NO_YEAR.fullmatch(begin):
        return
    match = re.match(r"(-?\d{4})(?:-(0[1-9]|1[0-2]))?", last)
    year, month = match.groups() if match else ("", None)
    if month:
        yield from _in_words(f"{begin} {MONTHS[int(month) - 1].lower()} {year}")
    yield from _in_words(f"{begin}, {year}")
    yield from _season(f"{begin} {year}")


def _qualified(text: str) -> Iterator[str]:
    """One date, with about and possibly as EDTF has them."""
    yield from _one(text)
    shorter = _AROUND.sub("", text)
    if shorter and shorter != text:
        yield from _qualified(shorter)


def _one(text: str) -> Iterator[str]:
    """One date in any habit; `about` and `possibly` become `~` and `?`, and both `%`."""
    if number := century(text):
        yield f"{number - 1:02}XX"
    plain = [*filter(_is_date, _plain_date(text))]
    yield from plain
    if plain:
        return
    for pattern, sign in ((_ABOUT, "~"), (_POSSIBLY, "?")):
        if inner := _inner(pattern, text):
            for made in _one(inner):
                both = f"{made[:-1]}%" if made[-1] in "~?%" else f"{made}{sign}"
                yield made if made[-1] == sign else both
                if "X" in made or re.fullmatch(r"\d{4}-2\d", made):  # these take neither
                    yield made


def _plain_date(text: str) -> Iterator[str]:
    yield text.upper()
    for reading in _READINGS:
        yield from reading(text)
    digits = text.translate(_DIGITS)
    if digits != text and re.fullmatch(r"[\d/.:t-]+", digits):
        yield digits.upper()


def _dated(year: str, month: str, day: str | None = None) -> Iterator[str]:
    """A date of a month that is named; a year of two digits is left to people."""
    number = next((at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(month)), 0)
    if number and len(year.lstrip("-")) > 2:
        made = f"{year.zfill(4 + year.startswith('-'))}-{number:02}"
        yield f"{made}-{int(day):02}" if day else made


def _in_words(text: str) -> Iterator[str]:
    """15 November 2017, Nov 15, 2017, November 2017, 2017 Nov 15."""
    for pattern in _IN_WORDS:
        if match := pattern.fullmatch(text):
            yield from _dated(**match.groupdict())
            return


def _rewritten(text: str) -> Iterator[str]:
    """Numbers in another order; where day and month may be either, both."""
    for pattern, form in _REWRITTEN.items():
        if match := re.fullmatch(pattern, text):
            yield form.format(*match.groups())


def _with_time(text: str) -> Iterator[str]:
    """A day, in any habit, and a time of day."""
    for day, time in with_time(text):
        yield from (joined(made, time) for made in _one(day))


def _in_era(text: str) -> Iterator[str]:
    """44 BC, 15 March 44 BC, 50 AD, AD 50: a year BC is one less below zero, since 0000 is 1 BC."""
    match = _ERA.fullmatch(text)
    if match is None:
        return
    inner, era = match["text"] or match["rest"], match["after"] or match["before"]
    is_before = _BEFORE_CHRIST.match(era) is not None
    if number := century(inner):
        yield f"{'-' if is_before else ''}{number - 1:02}XX"
        return
    head = re.fullmatch(r"(.*?)(\d{1,4})", inner)
    if head is None or (is_before and int(head[2]) == 0):
        return
    year = _year(1 - int(head[2]) if is_before else int(head[2]))
    yield from _in_words(f"{head[1].rstrip(' ,')} {year}") if head[1] else (year,)


def _year(number: int) -> str:
    return f"{'-' if number < 0 else ''}{abs(number):04}"


def _season(text: str) -> Iterator[str]:
    """Spring 1914, winter 1914/15, 1914 autumn."""
    if match := re.fullmatch(_SEASON, text) or re.fullmatch(_YEAR_SEASON, text):
        yield f"{match['year']}-{_SEASONS[match['season']]}"


def _part_of_year(text: str) -> Iterator[str]:
    """Q1 2017, 2017-H2."""
    if match := _PART.fullmatch(text):
        part, year = match[1] or match[4], match[2] or match[3]
        code = int(part[1]) + (32 if part[0] == "q" else 39)  # as EDTF of level 2 counts them
        yield from part_of_year(f"{year}-{code}")


def _of_iso(text: str) -> Iterator[str]:
    """2017-W46, 2017-W46-3, 2017-319: weeks and days of a year, as ISO 8601 counts them."""
    try:
        if match := _WEEK.fullmatch(text):
            first = date.fromisocalendar(int(match[1]), int(match[2]), int(match[3] or 1))
            yield str(first) if match[3] else f"{first}/{first + timedelta(6)}"
        elif match := _DAY_OF_YEAR.fullmatch(text):
            yield str(datetime.strptime(text, "%Y-%j").replace(tzinfo=UTC).date())
    except ValueError:
        return


def _short_year(text: str) -> Iterator[str]:
    """476, 85: four digits; of two both centuries in which people mean them. -78: 78 BC, or what it says."""
    if match := re.fullmatch(r"-(\d{1,3})((?:-\d\d){0,2})", text):
        number = int(match[1])
        yield f"{_year(min(1 - number, 0))}{match[2]}"
        yield f"-{number:04}{match[2]}"
    if re.fullmatch(r"\d{1,3}", text):
        if len(text) == 2:
            yield f"19{text}"
        yield f"{int(text):04}"


def _masked(text: str) -> Iterator[str]:
    """2017-11-??, 2017-00-00."""
    if match := re.fullmatch(r"(\d{4}(?:-\d\d)?)(?:[-/](?:[x?_*u]{1,2}|00))+", text):
        yield match[1] if _is_date(match[1]) else match[1][:4]


def _counted_days(text: str) -> Iterator[str]:
    """43054: the days since the end of 1899, as spreadsheets count."""
    if re.fullmatch(r"[1-7]\d{4}(?:\.\d+)?", text):
        yield str(date(1899, 12, 30) + timedelta(int(text[:5])))


_READINGS: tuple[Callable[[str], Iterator[str]], ...] = (
    _rewritten, _in_words, _in_era, compact, _with_time, _season, _part_of_year, _of_iso, _masked,
    _short_year, _counted_days,
)  # fmt: skip
