"""A table names what a timeline already has, and adds only what it lacks."""

from __future__ import annotations

from typing import Any

import pytest

from pdtimeline.importing.table_to_timeline import Imported, timeline_of
from pdtimeline.loader.load import parse

FILE = b"""\
timeline: {format: 1, title: T}
series: {pd: {title: Chicago P.D.}}
people:
  jo: {name: Jo Smith}
characters:
  ann-reed: {name: Ann Reed, aliases: [Annie, Red]}
  ann-cole: {name: Ann Cole, short: Cole, aliases: [Red]}
  annie: {name: A cat}
arcs:
  sea: {title: The sea}
facets:
  bond: {title: Bond, of: pair}
sources:
  page: {publisher: P, title: A page, url: https://a.example/b}
episodes:
  S01E01: {aired: 2014-01-08}
events:
  first-day: {title: The first day, date: 2014}
  at-sea: {title: At sea, episode: S01E01, arcs: [sea]}
  again: {title: Twice}
  again-2: {title: Twice, date: 2015}
"""
NO_CLOCK = 'the timeline has no clock; add "clock: UTC" below timeline'
CLOCK = FILE.replace(b"title: T}", b"title: T, clock: UTC}", 1)


def added(*lines: str, file: bytes = FILE) -> Imported:
    """What is made of the lines beside the file."""
    return timeline_of("\n".join(lines).encode(), "more.csv", parse(file))


def made(*lines: str, file: bytes = FILE) -> dict[str, Any]:
    """The sections that are made of the lines, of which nothing is told."""
    result = added(*lines, file=file)
    assert result.unread == ()
    return {name: records for name, records in result.data.items() if name != "timeline"}


def test_what_the_file_has_is_named_and_not_declared_again() -> None:
    data = made(
        "title,who,people,arcs,sources,changes,cause,episode,series",
        "B,ann reed; Cole; annie;Zoe,Jo Smith,The Sea; War,https://a.example/b,,first-day;At sea,,",
        'C,,,,a page,"{""facet"":""Bond"",""of"":[""Cole"",""Zoe""]}",The first day; B,S01E02,chicago p.d.',
    )  # fmt: skip
    assert data == {
        "characters": {"zoe": {"name": "Zoe"}},
        "arcs": {"war": {"title": "War"}},
        "events": {
            "b": {
                "title": "B",
                "characters": ["ann-reed", "ann-cole", "annie", "zoe"],
                "people": ["jo"],
                "arcs": ["sea", "war"],
                "causes": ["first-day", "at-sea"],
                "sources": ["page"],
            },
            "c": {
                "title": "C",
                "episode": "S01E02",
                "causes": ["first-day", "b"],
                "changes": [{"facet": "bond", "of": ["ann-cole", "zoe"]}],
                "sources": ["page"],
            },
        },
    }


def test_ids_are_no_ids_of_the_file() -> None:
    data = made("title,who", "Sea,Bond", "First day,Annie", "Ann Reed,Again")
    assert [*data["events"]] == ["sea", "first-day-2", "ann-reed-2"]
    assert [*data["characters"]] == ["bond", "again-3"]


@pytest.mark.parametrize(
    ("lines", "events", "again"),
    [
        (["title,date", "The First  Day,2014", "The first day,2015"], ["the-first-day"], 1),
        (["title,episode", "At sea,S01E01", "At sea,"], [], 2),
        (["id,title", "first-day,The first day", "other,The first day"], ["other"], 1),
        (["no,title,date,cause", "1,The first day,2014,", "2,B,,1"], ["b"], 1),
        (["title,date", "Twice,", "Twice,2015", "Twice,2016"], ["twice"], 2),
    ],
)
def test_events_of_the_file_are_not_added_again(
    lines: list[str], events: list[str], again: int
) -> None:
    result = added(*lines)
    assert ([*result.data["events"]], result.told_again, result.unread) == (events, again, ())


def test_a_row_that_is_there_can_be_a_cause() -> None:
    data = made("no,title,date,cause", "1,The first day,2014,", "2,B,,1")
    assert data["events"] == {"b": {"title": "B", "causes": ["first-day"]}}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["id,title", "at-sea,Another"],
         '"id": "at-sea" is already an ID in the timeline; choose another one'),
        (["id,title", "jo,Another"], '"id": "jo" is already an ID in the timeline; choose another one'),
        (["title,who", "B,Red"],
         '"who": "Red" may be one of several characters; write ann-reed or ann-cole'),
        (["title,cause", "B,Twice"], '"cause": "Twice" is the title of 2 events; use an ID'),
        (["title,cause", "B,The first dya"],
         '"cause": no event has the ID or title "The first dya"; did you mean The first day or first-day?'),
        (["title,episode,show", "B,S01E01,Fire"],
         '"show": the timeline has no series "Fire"; add it there first'),
        (["title,episode", "B,fire-S01E01"],
         '"episode": the timeline has no series "fire"; add it there first'),
        (["title,when", "B,2014-01-01T10:00Z"],
         f'"when": "2014-01-01T10:00Z" has a zone, but {NO_CLOCK}'),
        (["title,changes", 'B,"{""facet"":""bond"",""of"":[""annie""]}"'],
         '"changes": facet "bond" is for 2, but here for 1; list as many as in other rows'),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_file_is_told(lines: list[str], said: str) -> None:
    result = added(*lines)
    assert [str(unread) for unread in result.unread] == [f"row 2, {said}"]
    assert result.data["events"] == {}


def test_times_with_a_zone_fit_a_clock() -> None:
    data = made("title,when", "B,2014-01-01T10:00Z", file=CLOCK)
    assert data["events"]["b"]["date"] == "2014-01-01T10:00Z"


def test_a_file_without_series_gets_none() -> None:
    file = FILE.replace(b"series: {pd: {title: Chicago P.D.}}\n", b"")
    result = added("title,episode,show", "B,S01E01,Fire", file=file)
    said = 'row 2, "show": the timeline has no series "Fire"; add it there first'
    assert [str(unread) for unread in result.unread] == [said]
