"""The schema of the file never refuses what pdtimeline reads, and finds most of what it does not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from as_json import readings
from drawn import timelines
from drawn_yaml import texts
from marks import slow_but
from pdtimeline.diagnostics.rules import RULES
from pdtimeline.errors import BadTimeline, BadValue
from pdtimeline.loader.load import bundled, inspect
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.edtf import DATE
from pdtimeline.model.json_schema import file_schema
from pdtimeline.model.schema import ALL_KINDS, Form
from problems_page import Case, cases
from running import ROOT, TESTS, Run
from strategies import SINGLE_DATES

SCHEMA = Draft202012Validator(file_schema())
PAGE = ROOT / "docs" / "editors.md"
GOOD = sorted([bundled(), *TESTS.glob("*.yaml")], key=lambda path: path.name)
HEAD = "timeline: {format: 1, title: Sample}\n"


def is_accepted(data: bytes) -> bool:
    """Whether pdtimeline reads the file without an error."""
    try:
        return not inspect(data, "file.yaml")[1]
    except BadTimeline:
        return False


def refusals(data: bytes) -> list[str]:
    """What the schema says of the file, however YAML reads it."""
    return [error.message for value in readings(data) for error in SCHEMA.iter_errors(value)]


def test_it_is_a_schema_of_the_draft_that_it_names() -> None:
    Draft202012Validator.check_schema(file_schema())
    assert file_schema()["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_it_is_printed_in_one_line_of_words(call: Run) -> None:
    asked = call("schema")
    assert asked.code == 0
    assert json.loads(asked.out) == file_schema()
    assert call("schema", "file") == asked


def test_a_word_that_names_no_schema_is_refused(call: Run) -> None:
    asked = call("schema", "files")
    assert asked.code == 2
    assert "did you mean file?" in asked.err.decode()


@pytest.mark.parametrize("path", slow_but(GOOD, *GOOD[:-1]), ids=lambda path: path.name)
def test_every_good_file_is_accepted(path: Path) -> None:
    assert len([*readings(path.read_bytes())]) == 2
    assert refusals(path.read_bytes()) == []


@given(timelines)
def test_every_drawn_timeline_is_accepted(drawn: object) -> None:
    assert refusals(json.dumps(drawn).encode()) == []


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_is_read_is_never_refused(case: Case) -> None:
    assert not is_accepted(case.data) or refusals(case.data) == []


@given(texts(1), st.sampled_from(("title", "summary", "note", "aliases")))
def test_no_text_that_is_read_is_refused(text: str, field: str) -> None:
    """In every style there is, and where YAML takes it for a number or a boolean."""
    events = f"events:\n  walk:\n    title: A\n    {field}: {text}\n"
    people = f"events: {{}}\npeople:\n  ann:\n    name: A\n    aliases: [{text}]\n"
    data = f"{HEAD}{people if field == 'aliases' else events}".encode()
    assert not is_accepted(data) or refusals(data) == []


@pytest.mark.parametrize(
    "word", ["2017", "010", "0x1f", "1.10", "1e3", "no", "True", ".inf", "12:30"]
)
def test_a_word_that_yaml_takes_for_something_else_is_a_text(word: str) -> None:
    data = f"{HEAD}events: {{walk: {{title: {word}}}}}".encode()
    assert is_accepted(data)
    assert refusals(data) == []


@pytest.mark.parametrize("word", ["2017", "1-2", "no", "true", "2017-11-15", "01"])
def test_an_id_may_look_like_a_number(word: str) -> None:
    data = f"{HEAD}events: {{{word}: {{title: A}}, run: {{title: B, causes: [{word}]}}}}".encode()
    assert is_accepted(data)
    assert refusals(data) == []


ODD_DATES = (
    "-0043", "0000", "Y170000", "Y-170000", "2001-21", "194X", "19XX", "2004-XX", "1985-04-XX",
    "1985-XX-XX", "2013/..", "../2013", "2013/", "/2013", "2013-09~/2014?", "2017-11-15T14:30/..",
    "0043", "9999", "2017-11-15T14:30:05",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD_DATES)
def test_a_date_of_every_form_is_accepted(text: str) -> None:
    data = f"{HEAD}events: {{walk: {{title: A, date: {text}}}}}".encode()
    assert is_accepted(data)
    assert refusals(data) == []


@given(
    st.one_of(SINGLE_DATES, st.from_regex(DATE, fullmatch=True), st.text("0123456789-XYTZ:./~?%"))
)
def test_what_reads_as_a_date_looks_like_one(text: str) -> None:
    try:
        PartialDate.parse(text, 0)
    except BadValue:
        return
    assert re.fullmatch(DATE, text)


@pytest.mark.parametrize(
    "clock", ["UTC", "Z", "+02:00", "-05", "+0530", "'-05:00'", "+00:00", "-08"]
)
def test_a_clock_of_every_form_is_accepted(clock: str) -> None:
    data = f"timeline: {{format: 1, title: A, clock: {clock}}}\nevents: {{}}\n".encode()
    assert is_accepted(data)
    assert refusals(data) == []


def test_each_form_of_value_is_described() -> None:
    """A form that is new in the table needs its line here, too."""
    assert {field.form for kind in ALL_KINDS for field in kind.fields} == set(Form)


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ("titel: A", "'titel' does not match any of the regexes: '^x-'"),
        ("date: 15.11.2017", "'15.11.2017' does not match"),
        ("episode: S5E7", "'S5E7' does not match"),
        ("track: storry", "'storry' is not one of"),
        ("characters: ann", "'ann' is not of type 'array'"),
        ("summary: ''", "'' does not match"),
        ("summary: ~", "is not of type"),
        ("changes: [{facet: a}]", "'of' is a required property"),
        ("changes: [{facet: a, of: []}]", "[] should be non-empty"),
    ],
)
def test_a_slip_is_found(slip: str, said: str) -> None:
    data = f"{HEAD}events: {{walk: {{title: A, {slip}}}}}".encode()
    assert not is_accepted(data)
    assert any(said in message for message in refusals(data))


def test_keys_of_the_user_are_left_alone() -> None:
    data = (
        f"{HEAD}x-mine: 1\nevents: {{x-note: [], walk: {{title: A, x-color: {{a: b}}}}}}".encode()
    )
    assert is_accepted(data)
    assert refusals(data) == []


def unseen() -> str:
    """The table of the page: the rules with a file in which the schema finds nothing."""
    verdicts: dict[str, list[bool]] = {rule: [] for rule in RULES}
    for case in cases():
        values = [*readings(case.data)][:1]  # where it is no YAML, the editor says so
        if values and not is_accepted(case.data):
            for rule in set(case.rules):
                verdicts[rule].append(not SCHEMA.is_valid(values[0]))
    rows = [
        f"| `{rule}` | {'sometimes' if any(found) else 'never'} | {RULES[rule]} |"
        for rule, found in verdicts.items()
        if not all(found)
    ]
    return "\n".join(["| rule | by the schema | what it says |", "|---|---|---|", *rows, ""])


def test_the_page_lists_what_only_check_finds(request: pytest.FixtureRequest) -> None:
    before, start, rest = PAGE.read_text(encoding="utf-8").partition("| rule | by the schema |")
    after = rest[rest.index("\n\n") + 1 :]
    if request.config.getoption("--update-golden"):
        PAGE.write_text(f"{before}{unseen()}{after}", encoding="utf-8")
    assert start
    assert PAGE.read_text(encoding="utf-8") == f"{before}{unseen()}{after}"
