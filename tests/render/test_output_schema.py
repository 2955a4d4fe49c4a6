"""Every answer in json is as `schema output` says, with no key more and none less."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from marks import slow_but
from pdtimeline.cli.app import COMMANDS
from pdtimeline.loader.load import bundled, load
from pdtimeline.model.records import Timeline
from pdtimeline.render.command_columns import NOTHING, SHEETS, sheet_for
from pdtimeline.render.output_schema import VERSION, output_schema
from running import GOLDEN, TESTS, Run

SAGA = """
timeline: {format: 1, title: Three generations}
people: {teller: {name: The one who tells}}
characters: {ann: {name: Ann Reed, short: Ann}, bob: {name: Bob Reed}}
places: {mill: {name: The mill}, yard: {name: The yard, within: mill}}
arcs: {trade: {title: The trade}, house: {title: The house, within: trade}}
facets: {bond: {title: Bond, of: pair}}
sources: {register: {publisher: Parish, title: Register, published: 1890~, url: "https://example.org"}}
events:
  ann-born: {title: Ann is born, date: 1890-03-12, born: [ann], sources: [register]}
  bob-born: {title: Bob is born, date: 188X, born: [bob]}
  wedding:
    title: Ann marries Bob
    date: 1911-06
    place: yard
    arcs: [house]
    characters: [ann, bob]
    causes: [bob-born]
    changes: [{facet: bond, of: [ann, bob], to: married}]
  fire: {title: The mill burns, date: 1913-11-02/.., characters: [bob], died: [bob], causes: [wedding]}
  talk: {title: Ann hears of it, date: 1914, characters: [ann], learns: [{who: [ann], of: fire}]}
  founding: {title: The town is founded, date: -0043}
  interview: {title: The teller speaks, track: production, people: [teller], about: [fire]}
disputes:
  when: {question: When did it burn?, events: [fire], claims: [{says: In 1913, sources: [register]}]}
"""
INCIDENT = """
timeline: {format: 1, title: An outage, clock: UTC}
characters: {pager: {name: Pager}, kim: {name: Kim Ito}}
sources: {log: {publisher: Server, title: Log}}
events:
  alarm: {title: The pager rings, date: "2025-03-12T09:02", characters: [pager], sources: [log]}
  reply: {title: Kim answers, date: "2025-03-12T11:13+02:00", characters: [kim, pager], causes: [alarm]}
  fixed: {title: All is well, date: 2025-03-12T10:00:05, characters: [kim]}
"""
GOOD = {"shipped": bundled(), "small": TESTS / "small.yaml", "nasty": TESTS / "nasty.yaml"}
WRITTEN = {
    "saga": SAGA,
    "incident": INCIDENT,
    "empty": "timeline: {format: 1, title: A}\nevents: {}\n",
}


def closed(schema: Any) -> Any:
    """The schema, with no room for a key that it does not name."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    return {**inner, "additionalProperties": False} if schema.get("type") == "object" else inner


DEFINED = closed(output_schema())["$defs"]


def refusals(command: str, answer: Any) -> list[str]:
    whole = {"$ref": f"#/$defs/{command}", "$defs": DEFINED}
    return [error.message for error in Draft202012Validator(whole).iter_errors(answer)]


def lines(timeline: Timeline, path: str, most: int = 4) -> Iterator[list[str]]:
    """A line or a few for every command that this timeline can answer."""
    events = [event.id for event in timeline.events]
    dated = [
        event.id for event in sorted(timeline.events, key=lambda e: e.date or ()) if event.date
    ]
    subjects = {
        "event": events, "why": events, "knowledge": [*events, *timeline.characters],
        "character": timeline.characters, "person": timeline.people, "place": timeline.places,
        "arc": timeline.arcs, "episode": map(str, timeline.episodes), "source": timeline.sources,
        "dispute": timeline.disputes,
    }  # fmt: skip
    for command in SHEETS:
        if command in subjects:
            yield from ([command, subject] for subject in islice(subjects[command], most))
        elif command == "between":
            yield from ([command, *pair] for pair in [[*timeline.characters][:2]] if pair[1:])
        elif command == "span":
            yield from ([command, *pair] for pair in [[*dated[:1], *dated[-1:]]] if pair)
        elif command == "diff":
            yield [command, str(TESTS / "nasty.yaml"), path]
        elif command == "search":
            yield [command, "the"]
        elif command == "state":
            yield from ([command], [command, "--ended"])
        else:
            yield [command]


@pytest.mark.parametrize("name", slow_but([*GOOD, *WRITTEN], "nasty", "incident", "empty"))
def test_every_answer_is_as_described(name: str, call: Run, tmp_path: Path) -> None:
    path = GOOD.get(name) or tmp_path / "written.yaml"
    if name in WRITTEN:
        path.write_text(WRITTEN[name])

    at = {"env": {"PDTIMELINE_FILE": str(path)}}
    asked = [(line, call(*line, "--json", **at)) for line in lines(load(path), str(path))]

    told = {" ".join(line): refusals(line[0], json.loads(answer.out)) for line, answer in asked}
    assert {line: messages for line, messages in told.items() if messages} == {}
    assert {line[0] for line, _ in asked} == {*SHEETS} if name in {"shipped", "nasty"} else asked


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.name)
def test_every_expected_answer_is_as_described(path: Path) -> None:
    command = re.split(r"[.-]", path.name)[0]
    assert refusals(command, json.loads(path.read_text())) == []


def test_every_command_that_answers_in_json_is_described(call: Run) -> None:
    """A command that is new is in the schema, and the test above asks it."""
    answering = {command for command in COMMANDS if "--json" in call(command, "--help").text}
    described = {name for name in DEFINED if name in COMMANDS}
    assert answering == described == {*SHEETS, "check"}
    assert {"diff", "span", "stats", "knowledge"} < answering


def test_problems_are_as_described(call: Run) -> None:
    path = TESTS / "problems" / "many-slips.yaml"
    answer = json.loads(call("check", "--json", str(path)).out)
    assert len(answer) > 1
    assert refusals("check", answer) == []


@pytest.mark.parametrize("command", SHEETS)
def test_a_key_that_is_missing_is_told(command: str) -> None:
    assert (
        refusals(command, {}) != []
        if command in {"event", "why", "arc"}
        else refusals(command, [{}])
    )


def test_every_column_is_described() -> None:
    """A column that is new is in it, and nobody has to write it down twice."""
    for command in SHEETS:
        rows = next(DEFINED[f"{name}-row"] for name in SHEETS if SHEETS[name] == SHEETS[command])
        assert list(rows["properties"]) == list(sheet_for(command, NOTHING).names)
        assert rows["required"] == list(rows["properties"]) or command == "chart"


def test_it_is_printed_with_its_version(call: Run) -> None:
    printed = json.loads(call("schema", "output").out)
    Draft202012Validator.check_schema(printed)
    assert printed == output_schema()
    assert printed["version"] == VERSION
    assert {*SHEETS} <= {*printed["$defs"]}
