"""Explore a timeline kept in one YAML file.

The names here are the public ones; modules below are not promised. Importing the package loads
neither PyYAML nor Rich nor Typer.
"""

from __future__ import annotations

from pdtimeline.causes import causes_of, effects_of
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
from pdtimeline.horizon import seen_until
from pdtimeline.loading import load, parse
from pdtimeline.model import Character, Episode, Event, Timeline
from pdtimeline.names import find_character
from pdtimeline.query import Query, select
from pdtimeline.state import state_at
from pdtimeline.values import EpisodeCode, PartialDate, Span

__version__ = "0.1.0"

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
