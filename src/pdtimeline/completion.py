"""Candidates for the Tab key: ids, codes, names of formats and fields. Never prints, never raises.

Only ids are offered, because names hold blanks and quotes, and shells disagree about both (R42).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdtimeline.model import Timeline

Candidates = Callable[[Mapping[str, Any], str], list[str]]


def quietly(find: Callable[[Mapping[str, Any]], Iterable[str]]) -> Candidates:
    """Candidates that begin with what is typed; none when anything at all goes wrong."""

    def candidates(params: Mapping[str, Any], typed: str) -> list[str]:
        try:
            return [word for word in find(params) if word.startswith(typed)]
        except Exception:  # noqa: BLE001 - a traceback would be painted over the prompt
            return []

    return candidates


def timeline(params: Mapping[str, Any]) -> Timeline:
    """The timeline that the command line so far speaks of, cut at its horizon."""
    from pdtimeline import arguments
    from pdtimeline.horizon import seen_until
    from pdtimeline.loading import STDIN, load

    path = params.get("file") or os.environ.get("PDTIMELINE_FILE") or None
    if path == STDIN:
        raise ValueError(path)
    horizon = arguments.horizon(_seen(params))
    whole = load(path)
    return whole if horizon is None else seen_until(whole, horizon)


def _seen(params: Mapping[str, Any]) -> str:
    """The horizon that the line speaks of, before the cursor or behind it; else the variable's."""
    given: str | None = params.get("seen")
    if given is None:
        given = _behind_the_cursor("--seen")
    if given is not None and not given.strip():
        raise ValueError(given)
    return given or os.environ.get("PDTIMELINE_SEEN") or "all"


def _behind_the_cursor(option: str) -> str | None:
    """What an option is given behind the cursor, which only bash tells; Typer looks before it."""
    words = os.environ.get("COMP_WORDS", "").replace("=", " ").split()
    behind = words[int(os.environ.get("COMP_CWORD", "0")) + 1 :]
    return dict(zip(behind, [*behind[1:], ""], strict=False)).get(option)


def ids(section: str) -> Candidates:
    """The ids of a section."""
    return quietly(lambda params: getattr(timeline(params), section))


def either(*sections: str) -> Candidates:
    """The ids of several sections."""
    return quietly(
        lambda params: (
            id_ for cut in [timeline(params)] for s in sections for id_ in getattr(cut, s)
        )
    )


event_ids = ids("event_ids")
characters = ids("characters")
people = ids("people")
places = ids("places")
arcs = ids("arcs")
sources = ids("sources")
disputes = ids("disputes")
facets = ids("facets")
series = ids("series")
two_sides = either("characters", "people")
knowers = either("characters", "event_ids")
episodes = quietly(lambda params: map(str, timeline(params).episodes))
horizons = quietly(lambda params: [*map(str, timeline(params).episodes), "all"])


def _seasons(params: Mapping[str, Any]) -> Iterable[str]:
    from pdtimeline.render.kinds import seasons

    return dict.fromkeys(str(season.season) for season in seasons(timeline(params)))


seasons = quietly(_seasons)


def _formats(_: Mapping[str, Any]) -> Iterable[str]:
    from pdtimeline.render import FORMATS

    return FORMATS


formats = quietly(_formats)


def _rules(_: Mapping[str, Any]) -> Iterable[str]:
    from pdtimeline.rules import RULES

    return RULES


rules = quietly(_rules)


def _kinds(_: Mapping[str, Any]) -> Iterable[str]:
    from pdtimeline.search import KINDS

    return KINDS


kinds = quietly(_kinds)


def words(*choices: str) -> Candidates:
    """A fixed list of words."""
    return quietly(lambda _: choices)


def columns(names: Callable[[], Iterable[str]], typed: str, *, many: bool) -> list[str]:
    """The names of columns; after a comma the next one, for options that take several."""
    try:
        done, comma, last = typed.rpartition(",") if many else ("", "", typed)
        return [f"{done}{comma}{name}" for name in names() if name.startswith(last)]
    except Exception:  # noqa: BLE001 - as in `quietly`
        return []
