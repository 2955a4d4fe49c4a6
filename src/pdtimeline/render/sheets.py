"""Which command shows which columns."""

from __future__ import annotations

from importlib import import_module

from pdtimeline.model import Timeline
from pdtimeline.render.columns import Sheet

NOTHING = Timeline(title="")

SHEETS = {
    "events": "columns.event_sheet",
    "event": "columns.event_sheet",
    "character": "columns.event_sheet",
    "person": "columns.event_sheet",
    "place": "columns.event_sheet",
    "arc": "columns.event_sheet",
    "episode": "columns.event_sheet",
    "characters": "kinds.character_sheet",
    "people": "kinds.person_sheet",
    "places": "kinds.place_sheet",
    "arcs": "kinds.arc_sheet",
    "episodes": "kinds.episode_sheet",
    "seasons": "seasons.season_sheet",
    "why": "answers.step_sheet",
    "state": "answers.state_sheet",
    "knowledge": "answers.knowledge_sheet",
    "between": "columns.event_sheet",
    "search": "answers.search_sheet",
    "sources": "kinds.source_sheet",
    "source": "kinds.source_sheet",
    "disputes": "kinds.dispute_sheet",
    "dispute": "kinds.dispute_sheet",
    "chart": "answers.lane_sheet",
    "tree": "columns.event_sheet",
    "check": "problems.problem_sheet",
}


def sheet_for(command: str, timeline: Timeline) -> Sheet:
    """The columns of the command, about this timeline; their module is imported now."""
    module, _, function = SHEETS[command].partition(".")
    found: Sheet = getattr(import_module(f"pdtimeline.render.{module}"), function)(timeline)
    return found


def columns_of(command: str) -> tuple[str, ...]:
    """The names of all columns that the command can show."""
    return sheet_for(command, NOTHING).names


def default_of(command: str) -> tuple[str, ...]:
    """The names of the columns of its line formats."""
    return sheet_for(command, NOTHING).default
