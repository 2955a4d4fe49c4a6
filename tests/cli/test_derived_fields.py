"""What structured formats add to the fields of the file: bounds of dates, ages, and a user's own keys."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from running import Run

FILE = r"""
timeline: {format: 1, title: Derived, x-head: 1}
people: {pat: {name: Pat, x-pay: "10"}}
characters: {ann: {name: Ann Bell, x-hair: red}, bob: {name: Bob Bell}, cat: {name: Cat Bell}}
arcs: {war: {title: War, x-color: {dark: blue}}}
places: {mill: {name: Mill, x-map: [1, 2]}}
sources: {paper: {publisher: P, title: T, x-shelf: B}}
episodes: {S01E01: {title: One, x-length: 42}}
disputes:
  when: {question: When?, events: [born], claims: [{says: A, x-who: me}, {says: B}], x-ask: Ann}
events:
  born: {title: Born, date: 1900-05~, born: [ann, pat], characters: [ann], sources: [paper], arcs: [war]}
  begin: {title: Begin, date: 1920, born: [bob], characters: [ann], people: [pat], place: mill}
  dies: {title: Dies, date: 1933-11-02T10:30, characters: [bob, ann, cat], died: [ann], episode: S01E01}
  since: {title: Since, date: 1940/.., characters: [bob, ann]}
  ever: {title: Ever, date: /1941, characters: [bob]}
  far: {title: Far, date: Y-17000}
  never: {title: Never, characters: [bob]}
  own:
    title: Own
    x-text: "010"
    x-nothing:
    x-list: [no, {a: ~}, []]
    x-map: {yes: 1, "a\nb: c": {é: {}, "": deep}, "no": "~"}
    changes: []
"""
OWN = {
    "x-text": "010",
    "x-nothing": None,
    "x-list": ["no", {"a": None}, []],
    "x-map": {"yes": "1", "a\nb: c": {"é": {}, "": "deep"}, "no": "~"},
}


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "derived.yaml"
    path.write_text(FILE)
    return str(path)


@pytest.fixture
def events(call: Run, file: str) -> dict[str, Any]:
    return {event["id"]: event for event in json.loads(call("events", "-f", file, "--json").text)}


@pytest.mark.parametrize(
    ("id_", "first", "last"),
    [
        ("born", "1900-05-01", "1900-05-31"),
        ("begin", "1920-01-01", "1920-12-31"),
        ("dies", "1933-11-02T10:30:00", "1933-11-02T10:30:59"),
        ("since", "1940-01-01", None),
        ("ever", None, "1941-12-31"),
        ("far", "Y-17000", "Y-17000"),
        ("never", None, None),
    ],
)
def test_dates_have_their_bounds(
    events: dict[str, Any], id_: str, first: str | None, last: str | None
) -> None:
    assert (events[id_]["first"], events[id_]["last"]) == (first, last)


@pytest.mark.parametrize(
    ("id_", "ages"),
    [
        ("born", [("ann", 0, 0)]),
        ("begin", [("ann", 19, 20), ("pat", 19, 20)]),
        ("dies", [("bob", 12, 13), ("ann", 33, 33)]),  # nothing says when Cat was born
        ("since", [("bob", 19, None)]),  # Ann is dead
        ("never", []),
    ],
)
def test_ages_are_of_those_who_are_there_and_alive(
    events: dict[str, Any], id_: str, ages: list[tuple[str, int, int | None]]
) -> None:
    assert [tuple(age.values()) for age in events[id_]["ages"]] == ages


def test_own_keys_of_every_record_come_out(call: Run, file: str, events: dict[str, Any]) -> None:
    assert (events["own"]["x"], events["born"]["x"]) == (OWN, {})
    for line, own in (
        ("person pat", {"x-pay": "10"}),
        ("character ann", {"x-hair": "red"}),
        ("character bob", {}),
        ("arc war", {"x-color": {"dark": "blue"}}),
        ("place mill", {"x-map": ["1", "2"]}),
        ("source paper", {"x-shelf": "B"}),
        ("episode S01E01", {"x-length": "42"}),
        ("dispute when", {"x-ask": "Ann"}),
    ):
        assert json.loads(call(*line.split(), "--json", "-f", file).text)["x"] == own


@pytest.mark.parametrize("ascii_only", [(), ("--ascii",)])
def test_own_keys_are_read_back_from_each_format(
    call: Run, file: str, ascii_only: tuple[str, ...]
) -> None:
    def said(form: str) -> str:
        line = ("events", "-f", file, "--text", "own", "--fields", "id,x", "-o", form, *ascii_only)
        return call(*line).text

    assert json.loads(said("jsonl"))["x"] == OWN
    assert yaml.safe_load(said("yaml")) == [{"id": "own", "x": OWN}]
    ((_, cell),) = list(csv.reader(io.StringIO(said("csv"))))[1:]
    assert json.loads(cell) == OWN


def test_a_long_own_key_is_still_yaml(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.yaml"
    key = "x-" + r"\x01" * 200 + "😀"
    path.write_text(
        "timeline: {format: 1, title: T}\n"
        f'events: {{a: {{title: A, "{key}": {{b: c}}, x-map: {{"{key}": d}}}}}}\n'
    )
    own = "x-" + "\x01" * 200 + "😀"
    answer = call("events", "-f", str(path), "-o", "yaml", "--fields", "x").text
    assert yaml.safe_load(answer) == [{"x": {own: {"b": "c"}, "x-map": {own: "d"}}}]


def test_people_read_names_and_years(call: Run, file: str) -> None:
    line = ("events", "-f", file, "--fields", "id,ages", "-o", "table", "--text")
    assert call(*line, "begin").text.splitlines()[-1] == "begin  Ann Bell 19 or 20, Pat 19 or 20"
    assert call(*line, "since").text.splitlines()[-1] == "since  Bob Bell at least 19"


def test_in_lines_what_is_empty_is_empty(call: Run, file: str) -> None:
    line = ("events", "-f", file, "--fields", "id,first,ages,x", "--text", "never")
    assert call(*line).text == "never\t\t\t\n"


def test_nobody_has_the_age_of_somebody_hidden(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "hidden.yaml"
    path.write_text(
        "timeline: {format: 1, title: T}\ncharacters: {ann: {name: Ann}}\nevents:\n"
        "  born: {title: B, date: 1900, born: [ann], episode: S02E01}\n"
        "  here: {title: H, date: 1920, characters: [ann], episode: S01E01, x-own: 1}\n"
    )
    (event,) = json.loads(call("events", "-f", str(path), "--json", "--seen", "S01E01").text)
    assert (event["id"], event["ages"], event["x"]) == ("here", [], {"x-own": "1"})


def test_own_keys_change_nothing_in_diff_and_stay_when_renamed(call: Run, file: str) -> None:
    other = Path(file).with_name("other.yaml")
    other.write_text(
        FILE.replace('x-text: "010"', "x-text: more").replace("x-hair: red", "x-hair: b")
    )
    assert call("diff", file, str(other), "--exit-status").code == 0
    assert call("rename", "own", "mine", "-f", file, "--kind", "event").code == 0
    renamed = json.loads(call("event", "mine", "-f", file, "--json").text)
    assert renamed["x"] == OWN
