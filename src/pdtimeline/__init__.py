"""Explore a timeline kept in one YAML file.

The names here are the public ones; modules below are not promised. They are imported when they are
asked for, so that importing the package loads neither PyYAML nor Rich nor Typer, and next to nothing
of its own.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # checkers take it for true; `typing` would be most of this start
if TYPE_CHECKING:
    from typing import Any

    from pdtimeline.errors import (
        AmbiguousName,
        BadRequest,
        BadTimeline,
        BadValue,
        NameNotFound,
        OutputFailed,
        PdtimelineError,
        Place,
        Problem,
    )
    from pdtimeline.loader.load import load, parse
    from pdtimeline.model.dates import PartialDate
    from pdtimeline.model.records import Character, Episode, Event, Timeline
    from pdtimeline.model.values import EpisodeCode, Span
    from pdtimeline.query.causes import causes_of, effects_of
    from pdtimeline.query.filters import Query, select
    from pdtimeline.query.horizon import seen_until
    from pdtimeline.query.lookup import find_character
    from pdtimeline.query.state import state_at

__version__ = "0.1.0"

_HOMES = {
    "AmbiguousName": "errors",
    "BadRequest": "errors",
    "BadTimeline": "errors",
    "BadValue": "errors",
    "Character": "model.records",
    "Episode": "model.records",
    "EpisodeCode": "model.values",
    "Event": "model.records",
    "NameNotFound": "errors",
    "OutputFailed": "errors",
    "PartialDate": "model.dates",
    "PdtimelineError": "errors",
    "Place": "errors",
    "Problem": "errors",
    "Query": "query.filters",
    "Span": "model.values",
    "Timeline": "model.records",
    "causes_of": "query.causes",
    "effects_of": "query.causes",
    "find_character": "query.lookup",
    "load": "loader.load",
    "parse": "loader.load",
    "seen_until": "query.horizon",
    "select": "query.filters",
    "state_at": "query.state",
}

__all__ = [
    "AmbiguousName",
    "BadRequest",
    "BadTimeline",
    "BadValue",
    "Character",
    "Episode",
    "EpisodeCode",
    "Event",
    "NameNotFound",
    "OutputFailed",
    "PartialDate",
    "PdtimelineError",
    "Place",
    "Problem",
    "Query",
    "Span",
    "Timeline",
    "__version__",
    "causes_of",
    "effects_of",
    "find_character",
    "load",
    "parse",
    "seen_until",
    "select",
    "state_at",
]


def __getattr__(name: str) -> Any:
    """The public name, from the module that has it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """The public names, for those who look around."""
    return __all__
