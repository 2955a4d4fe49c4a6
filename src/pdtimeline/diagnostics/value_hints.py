"""How people write dates and episodes elsewhere, and how they are written here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from pdtimeline.diagnostics.syntax_fault import CURLY
from pdtimeline.errors import BadValue, quoted
from pdtimeline.model.dates import DATE_FORMS, MONTHS, PartialDate
from pdtimeline.model.values import ID_LENGTH, EpisodeCode

_NUMBERS = re.compile(r"(\d{1,2})([-/. ]) ?(\d{1,2})\2 ?(\d{4})", re.ASCII)
_WORDS = re.compile(
    r"(?:(\d{1,2})(?:\.|st|nd|rd|th)?(?: of)? )?([a-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?,?)?,? (\d{4})",
    re.ASCII | re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:~|c\.?|ca\.?|circa|about|around) ?(\d{4}\S*)", re.IGNORECASE)
_BOTH = re.compile(r"(\d{4}\S*?)(?:\?~|~\?)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)(?: +|T)(\d\d:\d\d(?::\d\d)?)(?:\.\d+)? ?(?:Z|[-+]\d.*)?", re.ASCII
)
_CODE = re.compile(r"(?:[a-z0-9-]+-)?S\d{2,4}E\d{2,4}", re.ASCII)
_NOT_KNOWN = re.compile(r"(?:-(?:[xX]{1,2}|\?{1,2}|00))+$")
_DIGITS = str.maketrans("OoIl", "0011")
_UNKNOWN = {"n/a", "na", "none", "unknown", "unclear", "tba", "tbd", "?", "??", "-", "--", "---"}
LEAVE_OUT = "leave the key out if it is unknown"
_DASH = "-\N{EN DASH}\N{EM DASH}"
_PAIR = re.compile(rf"(\S{{4,}}?) ?(?:[{_DASH}]|to|until|\.\.) ?(\d{{4}}\S*)")
_EPISODE = re.compile(
    r"s(?:eason)?\W*(\d{1,4})\W*e(?:p|pisode)?\W*(\d{1,4})", re.ASCII | re.IGNORECASE
)
_EPISODES = re.compile(rf"(S\d{{2,4}}E\d{{2,4}})\s?[{_DASH}/].*", re.ASCII)


def date_advice(text: str) -> str:
    """What to write for a date that is written in another habit; empty when it is none we know."""
    text = text.strip()
    if text[0] in CURLY:
        return "remove the curly quotes"
    if is_unknown(text):
        return LEAVE_OUT
    if re.fullmatch(r"\D*[^\W\d]\D*", text):
        return f"{DATE_FORMS}, or leave the key out if it is unknown"
    for reading, why in _READINGS:
        found = [date for date in reading(text) if _is_date(date)]
        if found:
            return f"write {' or '.join(found)}{why}"
    plain = _plain(text)
    return f"write {plain}{_with_digits(text)}" if plain != text and _is_date(plain) else ""


def code_advice(text: str) -> str:
    """What to write for an episode that is written in another habit; empty when it is none we know."""
    text = text.strip()
    if is_unknown(text):
        return LEAVE_OUT
    if match := _EPISODES.fullmatch(text):
        return f"give one episode, such as {match[1]}"
    if match := _EPISODE.fullmatch(text):
        return f"write {EpisodeCode(int(match[1]), int(match[2]))}"
    plain = _plain(text)
    if plain != text and (match := _CODE.fullmatch(plain)):
        return f"write {plain}{_with_digits(text)}"
    return ""


def is_unknown(text: str) -> bool:
    """Whether the text is what people write into a form when they do not know."""
    return text.strip().casefold() in _UNKNOWN


def look_alike(word: str, near: tuple[str, ...]) -> tuple[str, str] | None:
    """What to say of a word with a sign that only looks like one of the keyboard, and the word to write."""
    if not near or word.isascii() or len(word) > 2 * ID_LENGTH:
        return None
    pattern = re.compile("".join(map(_could_be, word)), re.IGNORECASE)
    meant = next(filter(pattern.fullmatch, near), None)
    if meant is None:
        return None
    sign = next(one for one in word if not one.isascii())
    if sign in CURLY:
        return "YAML does not treat curly quotes as quotes", f"delete the ones at {meant}"
    name = unicodedata.name(sign, "an invisible character").title()
    return f"{quoted(word)} contains U+{ord(sign):04X} ({name})", f"type {meant}"


def _could_be(sign: str) -> str:
    """What a sign may stand for, as a pattern."""
    if sign.isascii():
        return re.escape(sign)
    if unicodedata.category(sign) in {"Pd", "Sm"}:
        return "-"
    return "" if sign in CURLY or unicodedata.category(sign) in {"Cf", "Zs"} else "."


def likely_id(text: str) -> str:
    """The id that somebody meant who wrote capitals, blanks, underscores or accents; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain.lower()))[:ID_LENGTH].strip("-")


def _day_first(text: str) -> list[str]:
    """15.11.2017, 11/15/2017; where day and month may be either, both are offered."""
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return []
    one, sign, two, year = match.groups()
    dates = [f"{year}-{int(two):02}-{int(one):02}"]
    if sign != ".":
        dates.append(f"{year}-{int(one):02}-{int(two):02}")
    return list(dict.fromkeys(dates))


def _in_words(text: str) -> list[str]:
    """15 November 2017, Nov 15, 2017, November 2017."""
    match = _WORDS.fullmatch(text)
    if match is None:
        return []
    month = match[2].capitalize()
    number = next((at for at, name in enumerate(MONTHS, 1) if name.startswith(month)), 0)
    day = match[1] or match[3]
    return [f"{match[4]}-{number:02}-{int(day):02}" if day else f"{match[4]}-{number:02}"]


def _about(text: str) -> list[str]:
    """~2017, ca. 2017, 2017?~."""
    if match := _BOTH.fullmatch(text):
        return [f"{match[1]}%"]
    match = _ABOUT.fullmatch(text)
    return [f"{match[1]}~"] if match else []


def _compact(text: str) -> list[str]:
    """20171115."""
    match = _COMPACT.fullmatch(text)
    return ["-".join(match.groups())] if match else []


def _time(text: str) -> list[str]:
    """A blank before the time, a zone behind it."""
    match = _TIME.fullmatch(text)
    return ["T".join(match.groups())] if match else []


def _pair(text: str) -> list[str]:
    """2016-2018, 2016 to 2018."""
    match = _PAIR.fullmatch(text)
    return ["/".join(match.groups())] if match else []


def _not_known(text: str) -> list[str]:
    """2023-05-XX, 2023-??-??, 2023-05-00."""
    known = _NOT_KNOWN.sub("", text)
    return [known] if known != text else []


def _counted_days(text: str) -> list[str]:
    """46079: the days since the end of 1899."""
    if not re.fullmatch(r"[1-7]\d{4}(?:\.\d+)?", text, re.ASCII):
        return []
    from datetime import date, timedelta

    return [str(date(1899, 12, 30) + timedelta(int(text[:5])))]


def _plain(text: str) -> str:
    """The text with digits and hyphens for what looks like them."""
    text = unicodedata.normalize("NFKC", text).translate(_DIGITS)
    return "".join("-" if unicodedata.category(sign) == "Pd" else sign for sign in text)


def _with_digits(text: str) -> str:
    """Which signs of a date or a code only look like what should be there."""
    if any(sign in text for sign in "Oo"):
        return " with the digit 0, not the letter O"
    if any(sign in text for sign in "Il"):
        return " with the digit 1, not a letter"
    return " with plain digits and hyphens"


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except BadValue:
        return False
    return True


_READINGS: tuple[tuple[Callable[[str], list[str]], str], ...] = (
    (_day_first, ""),
    (_in_words, ""),
    (_about, ""),
    (_compact, ""),
    (_time, ""),
    (_pair, ""),
    (_not_known, " if the rest is unknown"),
    (_counted_days, " if this is a day number from a spreadsheet"),
)
