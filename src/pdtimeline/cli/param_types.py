"""Turns what is typed into values: seasons, episodes, days, numbers, names of formats and fields.

Every text that is not understood becomes a `BadRequest` that repeats the word and shows the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pdtimeline.errors import BadRequest, BadValue, guess, near, quoted
from pdtimeline.model.dates import Instant, PartialDate
from pdtimeline.model.values import WHOLE_SEASON, EpisodeCode, Span

SEASON_FORMS = "use 10, 5-7, 10-, or 5,10"
EPISODE_FORMS = "use S10E03, 10x03, S10, S10E01-E03, or S09E20..S10E02"
DATE_FORMS = "use 2022, 2022-10, or 2022-10-05"

_SEASON = r"[sS]?(\d{1,9})"
_SEASONS = r"([sS]?\d{1,9})?(-|\.\.)([sS]?\d{1,9})?"
# What looks like a code is no part of a series: S10E01-S10E03 is a range.
_NO_CODE = r"(?!s?\d{1,4}(?:ep?|x)\d{1,5}-)"
_NO_SEASON = r"(?!s\d{1,4}-)"
_EPISODE = rf"((?:{_NO_CODE}[a-z0-9]+-)*)s?(\d{{1,4}})(?:ep?|x|\.)(\d{{1,5}})"
_WHOLE = rf"((?:{_NO_CODE}{_NO_SEASON}[a-z0-9]+-)*)s(\d{{1,4}})"
_SHORT_END = r"(.+?)-(?:[eE][pP]?)?(\d{1,5})"


def seasons(texts: Iterable[str]) -> tuple[Span[int], ...]:
    """The seasons that `--season` names: numbers, lists and ranges, open at either end (R33)."""
    return tuple(_season(part, text) for text in texts for part in text.split(","))


def _season(part: str, text: str) -> Span[int]:
    part = part.strip()
    if match := re.fullmatch(_SEASON, part, re.ASCII):
        number = int(match[1])
        return Span(number, number)
    match = re.fullmatch(_SEASONS, part, re.ASCII)
    if match is None or (match[1] is None and match[3] is None):
        raise BadRequest(f"{quoted(text)} is not a season; {SEASON_FORMS}")
    first, last = (None if end is None else int(end.lstrip("sS")) for end in (match[1], match[3]))
    if first is not None and last is not None and last < first:
        raise BadRequest(f"the season range {quoted(part)} is backward; use {last}-{first}")
    return Span(first, last)


def episodes(texts: Iterable[str]) -> tuple[Span[EpisodeCode], ...]:
    """The episodes that `--episode` names: codes, whole seasons, lists and ranges, ends included (R34)."""
    return tuple(_episodes(part.strip(), text) for text in texts for part in text.split(","))


def _episodes(part: str, text: str) -> Span[EpisodeCode]:
    if span := _one(part):
        return span
    first_text, dots, last_text = part.partition("..")
    if dots:
        first, last = _one(first_text), _one(last_text)
    elif match := re.fullmatch(_SHORT_END, part, re.ASCII):
        first = _one(match[1])
        last = first and _numbered(first, int(match[2]))
    else:
        first, last = _long_range(part)
    if first is None or last is None:
        raise BadRequest(f"{quoted(text)} is not an episode; {EPISODE_FORMS}")
    return _ordered(first, last, part)


def _ordered(first: Span[EpisodeCode], last: Span[EpisodeCode], part: str) -> Span[EpisodeCode]:
    begin, end = first.first, last.last
    assert begin is not None and end is not None  # noqa: S101, PT018 - spans of codes have both ends
    if end.series != begin.series and end.series:
        raise BadRequest(
            f"the episode range {quoted(part)} spans two series; use --episode for each"
        )
    end = end._replace(series=begin.series)
    if end < begin:
        swapped = f"{_said(last, begin.series)}..{_said(first, begin.series)}"
        raise BadRequest(f"the episode range {quoted(part)} is backward; use {swapped}")
    return Span(begin, end)


def _said(span: Span[EpisodeCode], series: str) -> str:
    """A code, or a whole season, as it is typed."""
    assert span.first is not None  # noqa: S101 - spans of codes have both ends
    code = str(span.first._replace(series=series))
    return code if span.first == span.last else code.rpartition("E")[0]


def _one(text: str) -> Span[EpisodeCode] | None:
    """One code, or all of one season."""
    if match := re.fullmatch(_EPISODE, text, re.ASCII | re.IGNORECASE):
        code = EpisodeCode(int(match[2]), int(match[3]), match[1][:-1].lower())
        return Span(code, code)
    if match := re.fullmatch(_WHOLE, text, re.ASCII | re.IGNORECASE):
        series, season = match[1][:-1].lower(), int(match[2])
        return Span(EpisodeCode(season, 0, series), EpisodeCode(season, WHOLE_SEASON, series))
    return None


def _numbered(first: Span[EpisodeCode], number: int) -> Span[EpisodeCode] | None:
    """The end of a range such as S10E01-E03."""
    if first.first is None or first.first != first.last:
        return None
    code = first.first._replace(number=number)
    return Span(code, code)


def _long_range(part: str) -> tuple[Span[EpisodeCode] | None, Span[EpisodeCode] | None]:
    """A range with a hyphen and both codes in full, wherever the hyphen stands."""
    for at in (i for i, sign in enumerate(part) if sign == "-"):
        first, last = _one(part[:at]), _one(part[at + 1 :])
        if first and last:
            return first, last
    return None, None


def episode(text: str) -> EpisodeCode:
    """The one episode that the text names."""
    span = _one(text.strip())
    if span is None or span.first is None or span.first != span.last:
        raise BadRequest(f"{quoted(text)} is not an episode; use S10E03 or 10x03")
    return span.first


def horizon(text: str) -> EpisodeCode | None:
    """The episode that `--seen` names; a season is its end; `all`, which lifts it, is None."""
    if text.strip().lower() == "all":
        return None
    span = _one(text.strip())
    if span is None:
        raise BadRequest(f"{quoted(text)} is not an episode; use S05E08, S05, or all")
    return span.last


def days(since: str | None, until: str | None, on: str | None) -> Span[Instant] | None:
    """The days that `--since`, `--until` and `--on` leave, both ends included; None when none is given."""
    first = None if since is None else _date(since, "--since").first
    last = None if until is None else _date(until, "--until").last
    if first is not None and last is not None and last < first:
        raise BadRequest("--since is after --until; swap them")
    if on is not None:
        day = _date(on, "--on")
        first, last = max(first or day.first, day.first), min(last or day.last, day.last)
        if last < first:
            raise BadRequest("--on is outside --since and --until; drop one of them")
    return None if first is None and last is None else Span(first, last)


def _date(text: str, option: str) -> PartialDate:
    """The plain date that an option takes: a year, a month or a day (R35)."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text, re.ASCII):
        raise BadRequest(f"{option}: {quoted(text)} is not a date; {DATE_FORMS}")
    try:
        return PartialDate.parse(text)
    except BadValue as error:
        raise BadRequest(f"{option}: {error}") from None


def choice(text: str, choices: Iterable[str], what: str) -> str:
    """The word itself when it is one of *choices*; guesses and the whole list otherwise."""
    known = tuple(choices)
    if text in known:
        return text
    hint = guess(near(text, known))
    listed = f"choose from {', '.join(known)}"
    raise BadRequest(f"unknown {what} {quoted(text)}; {f'{hint} ' if hint else ''}{listed}")


def names(text: str, choices: Iterable[str], what: str) -> tuple[str, ...]:
    """A list of words with commas, each one of *choices* and none of them twice."""
    known = tuple(choices)
    found = tuple(choice(word.strip(), known, what) for word in text.split(","))
    for word in found:
        if found.count(word) > 1:
            raise BadRequest(f"the {what} {quoted(word)} is given twice; drop one of them")
    return found


def count(text: str, option: str) -> int:
    """A whole number that is not negative."""
    if not re.fullmatch(r"\d{1,18}", text, re.ASCII):
        raise BadRequest(
            f"{option} must be a whole number, not {quoted(text)}; use 10, for example"
        )
    return int(text)


def point(text: str) -> EpisodeCode | PartialDate:
    """The episode or the plain date that `--at` names; a whole season is its end."""
    text = text.strip()
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", text, re.ASCII):
        return _date(text, "--at")
    span = _one(text)
    if span is None or span.last is None:
        raise BadRequest(
            f"--at: {quoted(text)} is not an episode or date; use S10E03, S10, 2022, or 2022-10-05"
        )
    return span.last


def not_empty(text: str, what: str) -> None:
    """Raise `BadRequest` for a text of blanks."""
    if not text.strip():
        raise BadRequest(f"{what} is empty; give some words")
