"""How people write dates, episodes, and addresses elsewhere, and how they are written here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pdtimeline.diagnostics.characters import COLONS, CURLY, look_alike, plain
from pdtimeline.errors import BadValue, either, quoted
from pdtimeline.model.addresses import host_of
from pdtimeline.model.edtf import DATE_FORMS, is_date
from pdtimeline.model.values import CODE_FORMS, ID_LENGTH, EpisodeCode

_CODE = r"(?a)(?:[a-z0-9-]+-)?S\d{2,4}E\d{2,4}"
_NOT_KNOWN = r"(?:-(?:[xX]{1,2}|\?{1,2}|00))+$"
_ZONED = r"(?a):\d\d(?:Z|[-+]\d\d(?::?\d\d)?)$"
_DIGITS = str.maketrans("OoIl", "0011")
_UNKNOWN = r"n/?a|none|unknown|unclear|nobody|no one|tb[ad]|\?{1,2}|-{1,3}"
LEAVE_OUT = "leave the key out if it is unknown"
_RANGE = "[\N{EN DASH}\N{EM DASH}]"  # may stand between two years
_DASH = "-\N{EN DASH}\N{EM DASH}"
_EPISODE = r"(?ai)s(?:eason)?\W*(\d{1,4})\W*e(?:p|pisode)?\W*(\d{1,4})"
_NUMBER = r"(?ai)(?:e(?:p|pisode)?\W*|(\d\d?)(?=\d\d$))?(\d\d?)"
_SEASON = r"(?ai)s(?:eason)?\W*(\d{1,4})"
_EPISODES = rf"(?a)(S\d{{2,4}}E\d{{2,4}})\s?[{_DASH}/].*"

_ADDRESS = r"(?i)https?://[^\s<>()\[\]\"']+"
_SCHEME = r"(?i)[htps]{3,6}(?:[:;.]?/{1,3}|[:;])(?=\w)"
_HOST = r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#].*)?"
_DOI = r"(?i)(?:doi:\s*)?(10\.\d{4,}/\S+)"
_FILE = r"(?i)[^/]+\.(?:html?|pdf|txt|md|docx?|jpe?g|png)"


def bad_date(text: str, error: BadValue, clock: int | None = None) -> tuple[str, str]:
    """What is wrong with a text that is no date in a timeline with that clock, and what to do."""
    meant = plain(text)
    may_be_range = re.search(_RANGE, text) and len(_readings(text)) > 1
    said = look_alike(text, (meant,)) if is_date(meant) and not may_be_range else None
    return said or (error.what, date_advice(text, clock) or error.advice)


def bad_clock(text: str, error: BadValue) -> tuple[str, str]:
    """What is wrong with a text that is no offset from UTC, and what to do."""
    meant = plain(text)
    is_offset = re.fullmatch(r"[-+]\d\d:\d\d", meant) is not None
    return look_alike(text, ("UTC", "Z", *[meant][:is_offset])) or (error.what, error.advice)


def bad_code(text: str, error: BadValue) -> tuple[str, str]:
    """What is wrong with a text that is no episode code, and what to do."""
    meant = plain(text)
    said = look_alike(text, (meant,)) if re.fullmatch(_CODE, meant) else None
    advice = "use a code such as S05E07" if error.advice == CODE_FORMS else error.advice
    return said or (error.what, code_advice(text) or advice)


def date_advice(text: str, clock: int | None = None) -> str:
    """What to write for a date that is written in another habit; empty when it is none we know.

    Also empty for what would be a date in a timeline that has a clock.
    """
    text = text.strip()
    if text[0] in CURLY:
        return "remove the curly quotes"
    if is_unknown(text):
        return LEAVE_OUT
    dates = _readings(text)
    if text in dates:
        return ""
    if dates:
        offered = dates[:1] if re.search(_NOT_KNOWN, text) else dates
        return f"write {' or '.join(offered)}{_condition(text, offered[0], clock)}"
    if days := [day for day in _readings(_with_year(text)) if day.startswith("2017-")]:
        return f"add the year, such as {' or '.join(days)}"
    is_word = re.fullmatch(r"\D*[^\W\d]\D*", text)
    return f"{DATE_FORMS}, or leave the key out if it is unknown" if is_word else ""


def _with_year(text: str) -> str:
    """The text with a year behind it, for a day or a month without one; empty for one that has a year."""
    if re.search(r"\d{3}", text):
        return ""
    if match := re.fullmatch(r"(\d\d?([/.])\d\d?)\2?", text):
        return f"{match[1]}{match[2]}2017"
    return f"{text} 2017" if re.search(r"[^\W\d]", text) else ""


def _readings(text: str) -> tuple[str, ...]:
    from pdtimeline.diagnostics.date_hints import readings

    return readings(text)


def _condition(text: str, meant: str, clock: int | None) -> str:
    """When a date is meant that is not plain, or what only looks like it."""
    if re.fullmatch(r"[1-7]\d{4}(?:\.\d+)?", text, re.ASCII):
        return " if this is a day number from a spreadsheet"
    if re.search(_NOT_KNOWN, text):
        return " if the rest is unknown"
    if clock is None and re.search(_ZONED, meant):
        return ", and add clock: UTC to timeline"
    return _with_digits(text) if _plain(text) != text and is_date(_plain(text)) else ""


def code_advice(text: str) -> str:
    """What to write for an episode that is written in another habit; empty when it is none we know."""
    text = text.strip()
    if is_unknown(text):
        return LEAVE_OUT
    if match := re.fullmatch(_EPISODES, text):
        return f"give one episode, such as {match[1]}"
    if match := re.fullmatch(_EPISODE, text):
        return f"write {EpisodeCode(int(match[1]), int(match[2]))}"
    meant = _plain(text)
    if meant != text and re.fullmatch(_CODE, meant):
        return f"write {meant}{_with_digits(text)}"
    return _advice_on_part(text)


def _advice_on_part(text: str) -> str:
    """What to write for the number of an episode or a season alone; empty for anything else."""
    if match := re.fullmatch(_NUMBER, text):
        season, number = map(int, match.groups("0"))
        if season:
            return f"write {EpisodeCode(season, number)} if this is episode {number} of season {season}"
        return f"add the season, such as {EpisodeCode(1, number)}"
    if match := re.fullmatch(_SEASON, text):
        return f"add the episode, such as {EpisodeCode(int(match[1]), 1)}"
    return ""


def bad_address(text: str) -> tuple[str, str]:
    """What is wrong with a text that is no address on the web, and what to do."""
    meant = plain(text)
    said = look_alike(text, (meant,)) if host_of(meant) else None
    return said or (f"{quoted(text)} is not a complete web address", _address_advice(text, meant))


def _address_advice(text: str, meant: str) -> str:
    if is_unknown(text):
        return LEAVE_OUT
    addresses = tuple(dict.fromkeys(filter(host_of, _addresses(meant))))
    if addresses:
        return f"write {either(addresses[:2])}"
    return "write a web address that starts with https://, or put the text in note"


def _addresses(text: str) -> Iterator[str]:
    """The addresses that the text may stand for, also such as cannot be."""
    slashed = text.replace("\\", "/")
    if " " in text and len(re.findall(_ADDRESS, text)) == 1 and re.match(_ADDRESS, text):
        yield text.replace(" ", "%20")
    if match := re.fullmatch(_DOI, text):
        yield f"https://doi.org/{match[1]}"
    elif match := re.match(_SCHEME, slashed):
        secure = "s" if "s" in match[0].lower() else ""
        yield f"http{secure}://{slashed[match.end() :]}"
    elif re.fullmatch(_HOST, slashed) and not re.fullmatch(_FILE, slashed):
        yield f"https://{slashed}"
    for address in re.findall(_ADDRESS, re.sub("//[^/@]*@", "//", slashed)):
        yield address.rstrip(".,;")


def is_unknown(text: str) -> bool:
    """Whether the text is what people write into a form when they do not know."""
    return re.fullmatch(_UNKNOWN, text.strip().casefold()) is not None


def likely_id(text: str) -> str:
    """The ID that was meant by capitals, spaces, underscores, or accents; may be empty."""
    text = re.split(f"[{COLONS}]", text)[0]
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", letters.lower()))[:ID_LENGTH].strip("-")


def _plain(text: str) -> str:
    """The text with digits and hyphens for what looks like them."""
    return plain(text).translate(_DIGITS)


def _with_digits(text: str) -> str:
    """Which characters of a date or a code only look like the right ones."""
    if any(char in text for char in "Oo"):
        return " with the digit 0, not the letter O"
    if any(char in text for char in "Il"):
        return " with the digit 1, not a letter"
    return " with plain digits and hyphens"
