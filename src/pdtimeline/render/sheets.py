"""Which command shows which columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pdtimeline.model import Timeline
from pdtimeline.render import answers, kinds
from pdtimeline.render.columns import Sheet, event_sheet
from pdtimeline.render.problems import problem_sheet

SheetOf = Callable[[Timeline], Sheet]
NOTHING = Timeline(title="")

SHEETS: Mapping[str, SheetOf] = {
    "events": event_sheet,
    "event": event_sheet,
    "character": event_sheet,
    "person": event_sheet,
    "place": event_sheet,
    "arc": event_sheet,
    "episode": event_sheet,
    "characters": kinds.character_sheet,
    "people": kinds.person_sheet,
    "places": kinds.place_sheet,
    "arcs": kinds.arc_sheet,
    "episodes": kinds.episode_sheet,
    "seasons": kinds.season_sheet,
    "why": answers.step_sheet,
    "state": answers.state_sheet,
    "knowledge": answers.knowledge_sheet,
    "between": event_sheet,
    "search": answers.search_sheet,
    "sources": kinds.source_sheet,
    "source": kinds.source_sheet,
    "disputes": kinds.dispute_sheet,
    "dispute": kinds.dispute_sheet,
    "chart": answers.lane_sheet,
    "tree": event_sheet,
    "check": problem_sheet,
}


def columns_of(command: str) -> tuple[str, ...]:
    """The names of all columns that the command can show."""
    return SHEETS[command](NOTHING).names


def default_of(command: str) -> tuple[str, ...]:
    """The names of the columns of its line formats."""
    return SHEETS[command](NOTHING).default
