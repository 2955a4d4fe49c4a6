"""The public API as people use it; this file is only type-checked, never run.

Each line says what it expects: a promise that changes its type fails here before it fails elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import assert_type

from pdtimeline import (
    AmbiguousName,
    BadRequest,
    BadTimeline,
    BadValue,
    Character,
    Episode,
    EpisodeCode,
    Event,
    NameNotFound,
    OutputFailed,
    PartialDate,
    PdtimelineError,
    Place,
    Problem,
    Query,
    Span,
    Timeline,
    __version__,
    causes_of,
    effects_of,
    find_character,
    load,
    parse,
    seen_until,
    select,
    state_at,
)

assert_type(__version__, str)

timeline = load()  # the shipped one
assert_type(timeline, Timeline)
assert_type(load(Path("mine.yaml")), Timeline)
assert_type(load("mine.yaml"), Timeline)
assert_type(parse(b"events: {}"), Timeline)
assert_type(parse(b"events: {}", "mine.yaml"), Timeline)
assert_type(seen_until(timeline, EpisodeCode(5, 8)), Timeline)

assert_type(timeline.title, str)
assert_type(timeline.events, tuple[Event, ...])
assert_type(timeline.characters, Mapping[str, Character])
assert_type(timeline.episodes, Mapping[EpisodeCode, Episode])
assert_type(timeline.event_ids["elopement"], Event)

upton = find_character(timeline, "upton")
assert_type(upton, Character)
assert_type(upton.aliases, tuple[str, ...])

query = Query(seasons=(Span(9, 9),), characters=frozenset({upton.id}))
for event in select(timeline.events, query):
    assert_type(event, Event)
    assert_type(event.date, PartialDate | None)
    assert_type(event.episode, EpisodeCode | None)
    assert_type(event.title, str)

everything = Query(
    seasons=(Span(5, 7), Span(10, None)),
    episodes=(Span(EpisodeCode(10, 1), EpisodeCode(10, 3)),),
    series="fire",
    characters=frozenset({"jay-halstead"}),
    mentions=frozenset({"camila"}),
    people=frozenset({"jesse-lee-soffer"}),
    places=(frozenset({"chicago"}),),
    arcs=(frozenset({"roy-walton", "cover-up"}),),
    sources=frozenset({"ew-816"}),
    facets=frozenset({"relationship"}),
    track="story",
    confidence="confirmed",
    days=PartialDate.parse("2021").days,
    text="bolivia",
)
assert_type(select(iter(timeline.events), everything, timeline), tuple[Event, ...])

for step in causes_of(timeline, "bolivia"):
    assert_type(step.event, Event)
    assert_type(step.depth, int)
    assert_type(step.led_to, tuple[str, ...])
assert_type(effects_of(timeline, "bolivia", 2)[0].event.id, str)

for holding in state_at(timeline, EpisodeCode(9, 9)):
    assert_type(holding.of, tuple[str, ...])
    assert_type(holding.facet, str)
    assert_type(holding.value, str)
    assert_type(holding.since, Event)
    assert_type(holding.until, Event | None)
assert_type(len(state_at(timeline, PartialDate.parse("2021-12-08"))), int)
assert_type(len(state_at(timeline)), int)

code = EpisodeCode.parse("fire-S02E01")
assert_type(code, EpisodeCode)
assert_type((code.season, code.number, code.series), tuple[int, int, str])
date = PartialDate.parse("2013-09/2013-12")
assert_type(date, PartialDate)
assert_type(date < PartialDate.parse("2014"), bool)
assert_type(Span(5, 7), Span[int])
assert_type(6 in Span(5, 7), bool)
assert_type(Span(5, 7).overlaps(Span(7, None)), bool)

try:
    load(Path("broken.yaml"))
except BadTimeline as error:
    assert_type(error.problems, tuple[Problem, ...])
    for problem in error.problems:
        assert_type(problem.place, Place)
        assert_type(problem.place.line, int)
        assert_type(problem.message, str)

try:
    find_character(timeline, "halstead")
except NameNotFound as error:
    assert_type(error.near, tuple[str, ...])
except AmbiguousName as error:
    assert_type(error.ids, tuple[str, ...])

children: tuple[type[PdtimelineError], ...] = (
    AmbiguousName, BadRequest, BadTimeline, BadValue, NameNotFound, OutputFailed,
)  # fmt: skip
