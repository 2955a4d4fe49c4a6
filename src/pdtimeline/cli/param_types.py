"""Turns what is typed into values: seasons, episodes, dates, numbers, names of formats and columns.

Every text that is not understood becomes a `BadRequest` that repeats the word and shows the form; never a
`ValueError`, whose sentence Typer would drop.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from pdtimeline.errors import BadRequest, BadValue, guess, near, quoted
from pdtimeline.model.dates import Instant, PartialDate
from pdtimeline.model.folding import fold
from pdtimeline.model.values import WHOLE_SEASON, EpisodeCode, Span

if TYPE_CHECKING:
    from pdtimeline.model.schema import Kind

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
_ZONE = r":[0-9]{2}(Z|[+-][0-9]{2}(?::?[0-9]{2})?)"
_SHORT_END = r"(.+?)-(?:[eE][pP]?)?(\d{1,5})"


def seasons(text: str) -> tuple[Span[int], ...]:
    """The seasons that a `--season` names: numbers, lists and ranges, open at either end (R33)."""
    return tuple(_season(part, text) for part in text.split(","))


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


def episodes(text: str) -> tuple[Span[EpisodeCode], ...]:
    """The episodes that an `--episode` names: codes, whole seasons, lists and ranges, ends included (R34)."""
    return tuple(_episodes(part.strip(), text) for part in text.split(","))


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


def code_or_season(text: str) -> Span[EpisodeCode] | None:
    """The episode, or the whole season, that the text is the code of; None where it is a title."""
    return _one(text.strip())


class Seen(NamedTuple):
    """How far somebody has watched: up to an episode; None lifts the limit. `typed` is what says so."""

    until: EpisodeCode | None
    typed: str


def seen(text: str) -> Seen:
    """What `--seen` names: an episode, a season, which is its end, or `all`."""
    _given(text, "--seen")
    return Seen(horizon(text), text)


def horizon(text: str) -> EpisodeCode | None:
    """The episode up to which the text says that somebody has watched; `all`, which lifts it, is None."""
    if text.strip().lower() == "all":
        return None
    span = _one(text.strip())
    if span is None:
        raise BadRequest(f"{quoted(text)} is not an episode; use S05E08, S05, or all")
    return span.last


def file_name(text: str) -> str:
    """The name of a file that `--file` gives."""
    _given(text, "--file")
    return text


def into_name(text: str) -> str:
    """The name of a file that `--into` gives."""
    _given(text, "--into")
    return text


def output_name(text: str) -> str:
    """The name of a file that `--output` gives."""
    _given(text, "--output")
    return text


def _given(text: str, option: str) -> None:
    """An empty option is an error: it comes from an unset variable of the shell (R40)."""
    if not text.strip():
        raise BadRequest(f"{option} is empty; give a value, or leave it out")


def days(
    since: PartialDate | None, until: PartialDate | None, on: PartialDate | None
) -> Span[Instant] | None:
    """The days that `--since`, `--until` and `--on` leave, both ends included; None when none is given."""
    first, last = since and since.first, until and until.last
    if first is not None and last is not None and last < first:
        raise BadRequest("--since is after --until; swap them")
    if on is not None:
        first, last = max(first or on.first, on.first), min(last or on.last, on.last)
        if last < first:
            raise BadRequest("--on is outside --since and --until; drop one of them")
    return None if first is None and last is None else Span(first, last)


def date_for(option: str, *, interval: bool = False) -> Callable[[str], PartialDate]:
    """What parses the date of an option, in the forms of a file (R35).

    Without `~?%`; an interval only where the option takes one.
    """
    return lambda text: _date(text, option, interval=interval)


def _date(text: str, option: str, *, interval: bool = False) -> PartialDate:
    wrong = f"{option}: {quoted(text)} is not a date"
    if re.search("[~?%]" if interval else "[~?%/]", text):
        raise BadRequest(f"{wrong}; {_likely(text, interval=interval) or DATE_FORMS}")
    try:
        return _typed(text)
    except BadValue as error:
        if likely := _likely(text, interval=interval):
            raise BadRequest(f"{wrong}; {likely}") from None
        if error.what.endswith("is not a valid date"):
            raise BadRequest(f"{wrong}; {DATE_FORMS}") from None
        raise BadRequest(f"{option}: {error}") from None


def _typed(text: str) -> PartialDate:
    """The date as it is typed; times with a zone keep it, and wait for `on_clock`."""
    return PartialDate.parse(text, 0)._replace(text=text)


def has_zone(date: PartialDate | None) -> bool:
    """Whether a time of the date was typed with a zone."""
    return date is not None and re.search(_ZONE, date.text) is not None


def on_clock(date: PartialDate, clock: int | None, option: str = "") -> PartialDate:
    """The date that was typed on a timeline's own clock; raises `BadRequest` where it has none."""
    zone = re.search(_ZONE, date.text)
    if zone is None:
        return date
    if clock is None:
        said = f"{option}: {quoted(date.text)}" if option else quoted(date.text)
        name = "UTC" if zone[1] == "Z" else zone[1]
        raise BadRequest(
            f"{said} has the zone {zone[1]}, but the timeline has no clock; "
            f"use {_without_zone(date.text)}, or add clock: {name} to timeline"
        )
    return PartialDate.parse(date.text, clock)


def _without_zone(text: str) -> str:
    return re.sub(_ZONE, lambda zone: zone[0][: -len(zone[1])], text)


def _likely(text: str, *, interval: bool = False) -> str:
    """What to use for a text that is no date, where that is plain; never with `~?%`."""
    from pdtimeline.diagnostics.date_hints import readings

    if re.fullmatch(r"\d{1,2}:\d\d(?::\d\d)?", text.strip()):
        return f"put the day before the time: 2022-10-05T{text.strip():0>5}"
    if re.fullmatch(r"\d{5}", text):  # the day number of a spreadsheet; nobody types one
        return ""
    meant = dict.fromkeys(re.sub("[~?%]", "", day) for day in readings(text))
    taken = [day for day in meant if day != text and (interval or "/" not in day)]
    return f"use {' or '.join(taken)}" if taken else ""


def choice_of(choices: tuple[str, ...], what: str) -> Callable[[str], str]:
    """What parses one of a few words."""
    return lambda text: choice(text, choices, what)


def format_name(text: str) -> str:
    """The name of a format, in full (R9)."""
    from pdtimeline.render import ALIASES, NAMES

    return choice(ALIASES.get(text, text), NAMES, "format")


def rule(text: str) -> str:
    """The name of a rule of `check`."""
    from pdtimeline.diagnostics.rules import RULES

    return choice(text, RULES, "rule")


def kinds(text: str) -> tuple[str, ...]:
    """Kinds of records to search."""
    from pdtimeline.query.search import KINDS

    return names(text, KINDS, "kind")


def kind_of_record(text: str) -> Kind:
    """The kind of a record that has an ID or a code of its own."""
    from pdtimeline.model.schema import KINDS

    by_name = {kind.name: kind for kind in KINDS}
    return by_name[choice(text, by_name, "kind")]


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
    words = tuple(choice(word.strip(), known, what) for word in text.split(","))
    for word in words:
        if words.count(word) > 1:
            raise BadRequest(f"the {what} {quoted(word)} is given twice; drop one of them")
    return words


def number_for(option: str) -> Callable[[str], int]:
    """What parses the number of an option."""
    return lambda text: count(text, option)


def count(text: str, option: str) -> int:
    """A whole number that is not negative."""
    if not re.fullmatch(r"\d{1,18}", text, re.ASCII):
        raise BadRequest(
            f"{option} must be a whole number, 0 or more, not {quoted(text)}; use 10, for example"
        )
    return int(text)


def point(text: str) -> EpisodeCode | PartialDate:
    """The episode or the plain date that `--at` names; a whole season is its end."""
    text = text.strip()
    if re.match(r"Y?-?\d\d[\dX][\dX]|-", text):
        return _date(text, "--at")
    span = _one(text)
    if span is None or span.last is None:
        likely = not text.isdigit() and _likely(text)
        forms = "use S10E03, S10, 2022, or 2022-10-05"
        raise BadRequest(f"--at: {quoted(text)} is not an episode or date; {likely or forms}")
    return span.last


def date_or_code(text: str) -> EpisodeCode | PartialDate | None:
    """The date or the episode that the text writes; None where it is an ID."""
    try:
        return _typed(text)
    except BadValue:
        code = _one(text)
    return code.first if code and code.first == code.last else None


def words_for(option: str) -> Callable[[str], str]:
    """What parses the words of an option, which must not be blank."""

    def words(text: str) -> str:
        not_empty(text, option)
        return text

    return words


def not_empty(text: str, what: str) -> None:
    """Raise `BadRequest` for a text without anything to compare: blanks, or what nobody sees."""
    if not fold(text):
        raise BadRequest(f"{what} is empty; give some words")
