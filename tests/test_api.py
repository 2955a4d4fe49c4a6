"""The public names: all there, all described, and cheap to import (STYLE 2.4)."""

from __future__ import annotations

import inspect
import subprocess
import sys
from functools import cached_property
from pathlib import Path
from types import FunctionType

import pytest

import pdtimeline
from pdtimeline import (
    BadTimeline,
    EpisodeCode,
    NameNotFound,
    PdtimelineError,
    Query,
    Span,
    Timeline,
    causes_of,
    effects_of,
    find_character,
    load,
    parse,
    seen_until,
    select,
    state_at,
)

PROMISED = {
    "load", "parse", "seen_until", "select", "find_character", "causes_of", "effects_of", "state_at",
    "Timeline", "Event", "Character", "Episode", "Span", "PartialDate", "EpisodeCode", "Query",
    "Problem", "Place", "PdtimelineError", "BadValue", "BadRequest", "NameNotFound", "AmbiguousName",
    "BadTimeline", "OutputFailed", "__version__",
}  # fmt: skip
DESCRIBED = sorted(PROMISED - {"__version__"})

SMALL = b"""
timeline: {format: 1, title: Small}
characters:
  upton: {name: Hailey Upton}
facets:
  posting: {title: Posting, of: one}
events:
  arrival:
    title: Upton arrives
    episode: S04E21
    characters: [upton]
    changes: [{facet: posting, of: [upton], to: Intelligence}]
  exit: {title: Upton leaves, episode: S11E13, characters: [upton], causes: [arrival]}
"""


def test_the_public_names_are_the_promised_ones() -> None:
    assert set(pdtimeline.__all__) == PROMISED
    assert sorted(pdtimeline.__all__) == pdtimeline.__all__
    assert dir(pdtimeline) == sorted(pdtimeline.__all__)


@pytest.mark.parametrize("name", DESCRIBED)
def test_every_public_name_is_there_and_described(name: str) -> None:
    """A named tuple describes itself by its signature when nobody else does."""
    public = getattr(pdtimeline, name)
    assert public.__name__ == name
    assert not str(inspect.getdoc(public)).startswith(("None", f"{name}("))


@pytest.mark.parametrize("name", DESCRIBED)
def test_whatever_a_public_class_offers_is_described(name: str) -> None:
    offers = {
        key: inspect.getdoc(member)
        for key, member in getattr(pdtimeline, name).__dict__.items()
        if isinstance(member, FunctionType | property | classmethod | cached_property)
        and not key.startswith("_")
    }
    assert None not in offers.values()


def test_a_name_that_is_not_public_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="module 'pdtimeline' has no attribute 'lode'"):
        getattr(pdtimeline, "lode")  # noqa: B009 - a type checker would refuse the plain form


def test_the_version_is_one() -> None:
    assert [part.isdecimal() for part in pdtimeline.__version__.split(".")] == [True, True, True]


def test_the_example_of_the_manual_works(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(SMALL)
    timeline = load(file)
    assert timeline == parse(SMALL) == load(str(file))
    upton = find_character(timeline, "hailey")
    asked = Query(seasons=(Span(4, 9),), characters=frozenset({upton.id}))
    assert [event.title for event in select(timeline.events, asked)] == ["Upton arrives"]
    assert [step.event.id for step in causes_of(timeline, "exit")] == ["arrival"]
    assert [step.event.id for step in effects_of(timeline, "arrival")] == ["exit"]
    assert [holding.value for holding in state_at(timeline)] == ["Intelligence"]
    seen = seen_until(timeline, EpisodeCode(5, 1))
    assert [event.id for event in seen.events] == ["arrival"]


def test_without_a_path_the_shipped_timeline_is_read(shipped: Timeline) -> None:
    assert load() == shipped


def test_every_problem_of_a_file_comes_with_one_exception() -> None:
    with pytest.raises(BadTimeline) as caught:
        parse(SMALL.replace(b"S04E21", b"S4E21").replace(b"[arrival]", b"[arival]"))
    places = [(problem.place.line, problem.message) for problem in caught.value.problems]
    assert places == [
        (10, '"S4E21" is not an episode code; write S04E21'),
        (13, 'unknown event "arival"; did you mean arrival?'),
    ]


def test_everything_can_be_caught_at_once(tmp_path: Path) -> None:
    with pytest.raises(PdtimelineError):
        load(tmp_path / "missing.yaml")
    with pytest.raises(PdtimelineError):
        find_character(parse(SMALL), "nobody")
    with pytest.raises(NameNotFound):
        causes_of(parse(SMALL), "nothing")


LOADED = """
import sys
def loaded():
    print(*sorted({"yaml", "rich", "typer", "json", "difflib", "datetime"} & sys.modules.keys()))
import pdtimeline
loaded()
from pdtimeline import *
loaded()
parse(b"timeline: {format: 1, title: T}\\nevents: {}")
loaded()
"""


def test_importing_loads_neither_yaml_nor_rich_nor_typer() -> None:
    """Start-up is our speed; a stray import is a regression nobody sees."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[:2] == ["", ""]
    assert done.stdout.splitlines()[2].split()[-1] == "yaml"
    assert "rich" not in done.stdout
    assert "typer" not in done.stdout
