"""Which command shows which columns."""

from __future__ import annotations

from importlib import import_module

from pdtimeline.model.records import Timeline
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
    "characters": "record_columns.character_sheet",
    "people": "record_columns.person_sheet",
    "places": "record_columns.place_sheet",
    "arcs": "record_columns.arc_sheet",
    "episodes": "record_columns.episode_sheet",
    "seasons": "record_columns.season_sheet",
    "why": "answer_columns.step_sheet",
    "state": "answer_columns.state_sheet",
    "knowledge": "answer_columns.knowledge_sheet",
    "between": "columns.event_sheet",
    "search": "answer_columns.search_sheet",
    "sources": "record_columns.source_sheet",
    "source": "record_columns.source_sheet",
    "disputes": "record_columns.dispute_sheet",
    "dispute": "record_columns.dispute_sheet",
    "chart": "answer_columns.lane_sheet",
    "tree": "columns.event_sheet",
    "stats": "answer_columns.figure_sheet",
    "span": "answer_columns.span_sheet",
    "diff": "difference_columns.difference_sheet",
    "check": "problems.problem_sheet",
}


def sheet_for(command: str, timeline: Timeline) -> Sheet:
    """The columns of the command, about this timeline; their module is imported now."""
    module, _, function = SHEETS[command].partition(".")
    sheet: Sheet = getattr(import_module(f"pdtimeline.render.{module}"), function)(timeline)
    return sheet


def columns_of(command: str) -> tuple[str, ...]:
    """The names of all columns that the command can show."""
    return sheet_for(command, NOTHING).names
