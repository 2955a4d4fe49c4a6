"""Candidates for the Tab key: ids, codes, names of formats and fields. Never prints, never raises.

Only ids are offered, because names hold blanks and quotes, and shells disagree about both (R42).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdtimeline.model.records import Timeline
    from pdtimeline.model.values import EpisodeCode

Candidates = Callable[[Mapping[str, Any], str], list[Any]]  # of words, or of one with its meaning
A_FILE = "the name of a file"


def quietly(find: Callable[[Mapping[str, Any]], Iterable[str]]) -> Candidates:
    """Candidates that begin with what is typed; none when anything at all goes wrong."""

    def candidates(params: Mapping[str, Any], typed: str) -> list[str]:
        try:
            return [word for word in find(params) if word.startswith(typed)]
        except Exception:  # noqa: BLE001 - a traceback would be painted over the prompt
            return []

    return candidates


def listed(complete: Candidates) -> Candidates:
    """Candidates for a list with commas: the next one behind the last comma, and none twice."""

    def candidates(params: Mapping[str, Any], typed: str) -> list[str]:
        done, comma, last = typed.rpartition(",")
        named = done.split(",")
        return [f"{done}{comma}{word}" for word in complete(params, last) if word not in named]

    return candidates


def first(complete: Candidates) -> Candidates:
    """Candidates for the first word of a name of several words; a whole ID needs no second."""

    def candidates(params: Mapping[str, Any], typed: str) -> list[str]:
        return [] if params.get("name") or params.get("code") else complete(params, typed)

    return candidates


def timeline(params: Mapping[str, Any]) -> Timeline:
    """The timeline that the command line so far speaks of, cut at its horizon."""
    from pdtimeline.loader.files import STDIN
    from pdtimeline.loader.load import load

    path = (
        _expanded(_given(params, "file", "--file", "-f"))
        or os.environ.get("PDTIMELINE_FILE")
        or None
    )
    if path == STDIN:
        raise ValueError(path)
    horizon, is_option = _horizon(params)
    whole = load(path)
    if horizon is None:
        return whole
    from pdtimeline.query.horizon import has_codes, last_before, seen_until

    if not (is_option or has_codes(whole)):
        return whole
    if not has_codes(whole) or last_before(whole, horizon):
        raise ValueError(horizon)  # no command answers with it
    return seen_until(whole, horizon)


def _expanded(typed: str | None) -> str | None:
    """The name of a file as the shell will hand it over; before a Tab it has expanded nothing yet."""
    return typed and str(Path(os.path.expandvars(typed)).expanduser())


def _given(params: Mapping[str, Any], name: str, *options: str) -> Any:
    """The value of an option as far as it is typed, before the cursor or behind it; None without one.

    Raises for one that is given and is wrong: then no command answers, and no Tab (R40).
    """
    given = params.get(name, ())
    if given is None:  # Typer's word for what its parser refused
        raise ValueError(name)
    if given:
        return given[-1]
    behind = _behind_the_cursor()
    following = dict(zip(behind, [*behind[1:], ""], strict=False))
    return next((following[option] for option in options if option in following), None)


def _behind_the_cursor() -> list[str]:
    """The words behind the cursor, at which Typer does not look; fish tells none."""
    words = os.environ.get("COMP_WORDS", "").replace("=", " ").split()
    rest = os.environ.get("_PDTIMELINE_BEHIND", "").replace("=", " ").split()
    return rest or words[int(os.environ.get("COMP_CWORD", "0")) + 1 :]


def _horizon(params: Mapping[str, Any]) -> tuple[EpisodeCode | None, bool]:
    """How far somebody has watched, and whether an option says so."""
    from pdtimeline.cli.param_types import Seen, seen

    given = _given(params, "seen", "--seen")
    if given is None:
        return seen(os.environ.get("PDTIMELINE_SEEN") or "all").until, False
    return (given if isinstance(given, Seen) else seen(given)).until, True


def files(_: Mapping[str, Any], typed: str) -> list[tuple[str, str]]:
    """The mark that the shell is to offer the names of files."""
    return [(typed, A_FILE)]


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
all_ids = either(
    "event_ids", "characters", "people", "places", "arcs", "facets", "sources", "disputes", "series"
)


def _codes(params: Mapping[str, Any]) -> Iterable[str]:
    """The episodes that are declared or named by an event, in the order of telling."""
    cut = timeline(params)
    codes = {*cut.episodes, *(event.episode for event in cut.events if event.episode)}
    return map(str, sorted(codes, key=cut.telling.key))


episodes = quietly(_codes)
horizons = quietly(lambda params: [*_codes(params), "all"])


def _seasons(params: Mapping[str, Any]) -> Iterable[str]:
    from pdtimeline.query.usage import seasons

    return dict.fromkeys(str(season.season) for season in seasons(timeline(params)))


seasons = quietly(_seasons)


def table(module: str, name: str) -> Candidates:
    """The names that a table of one of our modules has; the module is loaded at the Tab."""
    return quietly(lambda _: getattr(import_module(f"pdtimeline.{module}"), name))


formats = table("render", "NAMES")
exports = table("export", "EXPORTS")
rules = table("diagnostics.rules", "RULES")
kinds = listed(table("query.search", "KINDS"))
commands = table("cli.app", "COMMANDS")


def _kinds_of_records(_: Mapping[str, Any]) -> Iterable[str]:
    from pdtimeline.model.schema import KINDS

    return (kind.name for kind in KINDS)


kinds_of_records = quietly(_kinds_of_records)


def words(*choices: str) -> Candidates:
    """A fixed list of words."""
    return quietly(lambda _: choices)


def columns(command: str) -> Candidates:
    """The names of the columns of a command."""

    def names(_: Mapping[str, Any]) -> Iterable[str]:
        from pdtimeline.render.command_columns import columns_of

        return columns_of(command)

    return quietly(names)
