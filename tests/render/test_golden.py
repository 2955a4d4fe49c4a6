"""The bytes of every form of output, on a timeline whose texts hold everything that can hurt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from running import GOLDEN, TESTS, Run

NASTY = str(TESTS / "nasty.yaml")
Golden = Callable[[str, bytes], None]

EVENTS = {
    "events.plain": ("--format", "plain"),
    "events.tsv": ("--format", "tsv"),
    "events.csv": ("--format", "csv"),
    "events.json": ("--format", "json"),
    "events.jsonl": ("--format", "jsonl"),
    "events.yaml": ("--format", "yaml"),
    "events.md": ("--format", "markdown"),
    "events.table.txt": ("--format", "table"),
    "events.tree.txt": ("--format", "tree"),
    "events.ascii.table.txt": ("--format", "table", "--ascii"),
    "events.ascii.tree.txt": ("--format", "tree", "--ascii"),
    "events.colour.table.txt": ("--format", "table", "--color", "always"),
    "events.colour.tree.txt": ("--format", "tree", "--color", "always"),
    "events.fields.plain": ("--fields", "summary,note,changes,learns,about,revealed"),
    "events.fields.table.txt": ("--format", "table", "--fields", "id,summary,note,changes"),
}

LISTS = {
    "characters": ("characters",),
    "people": ("people",),
    "places": ("places",),
    "arcs": ("arcs",),
    "episodes": ("episodes",),
    "seasons": ("seasons",),
    "sources": ("sources",),
    "disputes": ("disputes",),
    "state": ("state", "--at", "S01E02"),
    "state-ended": ("state", "--ended"),
    "knowledge-of-event": ("knowledge", "start"),
    "knowledge-of-character": ("knowledge", "emoji"),
    "why": ("why", "wide-title"),
    "between": ("between", "jay", "wide"),
    "search": ("search", "the"),
    "chart": ("chart", "--by", "character"),
    "tree": ("tree", "--by", "character"),
}
FORMS = {
    "plain": "plain",
    "tsv": "tsv",
    "csv": "csv",
    "json": "json",
    "jsonl": "jsonl",
    "yaml": "yaml",
    "md": "markdown",
    "table.txt": "table",
    "piped.tree.txt": "tree",
}

DRAWN = {
    "event.card.txt": ("event", "start"),
    "event-learned.card.txt": ("event", "bidi"),
    "event-production.card.txt": ("event", "markdown"),
    "character.card.txt": ("character", "jay"),
    "person.card.txt": ("person", "soffer"),
    "place.card.txt": ("place", "town"),
    "episode.card.txt": ("episode", "S01E01"),
    "source.card.txt": ("source", "feed"),
    "dispute.card.txt": ("dispute", "which"),
    "dispute-open.card.txt": ("dispute", "open"),
}
TREES = {
    "arc.tree.txt": ("arc", "whole"),
    "why.tree.txt": ("why", "wide-title"),
    "effects.tree.txt": ("why", "start", "--effects"),
    "tree-season.tree.txt": ("tree",),
    "tree-arc.tree.txt": ("tree", "--by", "arc"),
    "tree-character.tree.txt": ("tree", "--by", "character"),
    "arcs.tree.txt": ("arcs",),
    "places.tree.txt": ("places",),
    "sources.tree.txt": ("sources",),
    "search.tree.txt": ("search", "the"),
}
OBJECTS = {
    "event.json": ("event", "start", "--json"),
    "event.plain": ("event", "start", "--plain"),
    "character.json": ("character", "jay", "--json"),
    "person.yaml": ("person", "soffer", "--format", "yaml"),
    "place.jsonl": ("place", "bar", "--format", "jsonl"),
    "episode.yaml": ("episode", "S01E02", "--format", "yaml"),
    "source.json": ("source", "feed", "--json"),
    "dispute.yaml": ("dispute", "which", "--format", "yaml"),
    "why-escapes.yaml": ("why", "escapes", "--format", "yaml"),
    "chart-ascii.table.txt": ("chart", "--by", "arc", "--format", "table", "--ascii"),
}


@pytest.mark.parametrize("name", EVENTS)
def test_events_have_these_bytes(name: str, call: Run, golden: Golden) -> None:
    """Scripts read them; a byte that changes is a promise broken (R44)."""
    done = call("events", "--file", NASTY, *EVENTS[name])
    assert (done.code, done.err) == (0, b"")
    golden(name, done.out)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", LISTS)
def test_lists_have_these_bytes(name: str, form: str, call: Run, golden: Golden) -> None:
    done = call(*LISTS[name], "--file", NASTY, "--format", FORMS[form])
    assert (done.code, done.err) == (0, b"")
    golden(f"{name}.{form}", done.out)


@pytest.mark.parametrize("name", DRAWN)
def test_cards_look_like_this(name: str, call: Run, golden: Golden) -> None:
    done = call(*DRAWN[name], "--file", NASTY, "--format", "table")
    assert (done.code, done.err) == (0, b"")
    golden(name, done.out)


@pytest.mark.parametrize("name", TREES)
def test_trees_look_like_this(name: str, call: Run, golden: Golden) -> None:
    done = call(*TREES[name], "--file", NASTY, "--format", "tree")
    assert (done.code, done.err) == (0, b"")
    golden(name, done.out)


@pytest.mark.parametrize("name", OBJECTS)
def test_single_records_have_these_bytes(name: str, call: Run, golden: Golden) -> None:
    done = call(*OBJECTS[name], "--file", NASTY)
    assert (done.code, done.err) == (0, b"")
    golden(name, done.out)


def test_every_golden_file_is_compared() -> None:
    """A file that no test reads would go stale unseen."""
    lists = {f"{name}.{form}" for name in LISTS for form in FORMS}
    known = {*EVENTS, *lists, *DRAWN, *TREES, *OBJECTS}
    assert {path.name for path in Path(GOLDEN).iterdir()} == known
