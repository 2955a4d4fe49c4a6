"""Episode codes, ids and spans: parse, compare, print. Dates are in `dates`."""

import re
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from pdtimeline.errors import BadValue, quoted

T = TypeVar("T")

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ID_LENGTH = 64


class Span(NamedTuple, Generic[T]):
    """From *first* to *last*, both included; None is an open end."""

    first: T | None
    last: T | None

    def __contains__(self, value: object) -> bool:
        """Whether the value lies within, by its two bounds (never by counting)."""
        return (self.first is None or self.first <= value) and (  # type: ignore[operator]
            self.last is None or value <= self.last  # type: ignore[operator]
        )

    def overlaps(self, other: "Span[T]") -> bool:
        """Whether the two have anything in common."""
        return _not_after(self.first, other.last) and _not_after(other.first, self.last)


def _not_after(first: T | None, last: T | None) -> bool:
    return first is None or last is None or first <= last  # type: ignore[operator]


class EpisodeCode(NamedTuple):
    """The code of an episode; `series` is empty for the main one. Season 0 is the specials."""

    season: int
    number: int
    series: str = ""

    def __str__(self) -> str:
        code = f"S{self.season:02}E{self.number:02}"
        return f"{self.series}-{code}" if self.series else code

    @classmethod
    def parse(cls, text: str) -> "EpisodeCode":
        """The code that *text* writes, as a file writes it: `S05E07` or `fire-S05E07`."""
        match = re.fullmatch(CODE, text, re.ASCII)
        if match is None:
            raise BadValue(f"{quoted(text)} is not an episode code", _code_advice(text))
        series, season, number = match.groups()
        code = cls(int(season), int(number), series or "")
        if str(code) != text:
            raise BadValue(f"{quoted(text)} is not an episode code", f"write {code}")
        return code


WHOLE_SEASON = 99_999  # the number of an episode after the last one of its season
CODE = rf"(?:({ID})-)?S(\d{{2,4}})E(\d{{2,4}})"
_LOOSE_CODE = rf"(?:({ID})-)?s?(\d{{1,4}})(?:ep?|[x.])(\d{{1,4}})"
CODE_FORMS = "write S05E07"


def loose_code(text: str) -> EpisodeCode | None:
    """The code that people write in another way, such as 5x07 or s5e7; None if it is none."""
    match = re.fullmatch(_LOOSE_CODE, text.strip(), re.ASCII | re.IGNORECASE)
    if match is None:
        return None
    series, season, number = match.groups()
    return EpisodeCode(int(season), int(number), (series or "").lower())


def _code_advice(text: str) -> str:
    code = loose_code(text)
    return CODE_FORMS if code is None else f"write {code}"


def is_id(text: str) -> bool:
    """Whether the text has the form of an ID; how long it is does not count."""
    return _id_form().fullmatch(text) is not None


@cache
def _id_form() -> re.Pattern[str]:
    return re.compile(ID)


def check_id(text: str) -> str:
    """The text itself when it is an id; `BadValue` says what an id looks like."""
    if len(text) > ID_LENGTH:
        raise BadValue(f"an ID can have up to {ID_LENGTH} characters, but this one has {len(text)}")
    if not is_id(text):
        raise BadValue(f"{quoted(text)} is not a valid ID", _id_advice(text))
    return text


def _id_advice(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.lower()) if text.isascii() else []
    advice = "use lowercase letters, digits, and single hyphens"
    return f"{advice}: {'-'.join(words)}" if words else advice
