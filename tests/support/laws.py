"""What holds for every input whatever: the laws that the fuzzers try to break.

Each takes bytes and raises when a law is broken. The suite runs them over the inputs kept in
`fuzz/inputs`; the scripts in `fuzz` run them over millions.
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import yaml

from pdtimeline.errors import BadTimeline
from pdtimeline.lint.rules import warnings
from pdtimeline.loader.load import parse
from pdtimeline.model.records import Timeline
from pdtimeline.query.horizon import seen_until
from pdtimeline.render import FORMATS, Listing, render
from pdtimeline.render.command_columns import sheet_for
from pdtimeline.render.escapes import visible
from pdtimeline.terminal.screen import Screen

SECTIONS = (
    "events", "characters", "people", "places", "arcs", "episodes", "sources", "disputes"
)  # fmt: skip
SCREENS = (
    Screen(),
    Screen(is_terminal=True, width=60, has_color=True),
    Screen(is_terminal=True, width=20, is_ascii=True, holds_all=False),
    Screen(is_terminal=True, width=200, has_color=True),
)
COLOR = re.compile(r"\x1b\[[0-9;]*m")
LINE_ENDS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
EXAMPLE = """timeline:
  format: 1
  title: {0}
series:
  pd: {{title: {0}}}
episodes:
  S01E01: {{title: {0}, aired: 2014-01-08}}
  S01E02: {{title: {0}, aired: 2014-01-15, note: {1}}}
people:
  jane: {{name: {0}, aliases: [{0}]}}
characters:
  ann: {{name: {0}, about: {1}}}
places:
  home: {{name: {0}, about: {1}}}
arcs:
  fall: {{title: {0}, about: {1}}}
facets:
  mood: {{of: one, title: {0}}}
sources:
  book: {{publisher: {0}, title: {0}, note: {1}}}
events:
  first: {{title: {0}, summary: {1}, episode: S01E01, characters: [ann], place: home}}
  second: {{title: {0}, note: {1}, episode: S01E02, causes: [first], sources: [book], arcs: [fall],
           changes: [{{of: [ann], facet: mood, to: {0}}}]}}
disputes:
  which: {{question: {0}, events: [first], claims: [{{says: {0}, sources: [book]}}, {{says: {0}}}]}}
"""


def reads(data: bytes) -> Timeline | None:
    """The timeline in the bytes, or None with at least one problem, each in its place and in order."""
    try:
        timeline = parse(data)
    except BadTimeline as error:
        tells(error, data)
        return None
    for problem in warnings(timeline, data.removeprefix(b"\xef\xbb\xbf")):
        assert problem.what
        assert problem.place.line > 0
    return timeline


def tells(error: BadTimeline, data: bytes) -> None:
    """What is wrong with the bytes is said, and where."""
    assert error.problems or error.whole
    lines = len(LINE_ENDS.split(data.decode("utf-8", "replace")))
    places = [problem.place for problem in error.problems]
    assert places == sorted(places)
    for problem in error.problems:
        assert problem.what.strip()
        assert 1 <= problem.place.line <= lines + 1, (
            problem
        )  # the end of the file is behind its last line
        assert 1 <= problem.place.column <= problem.place.end, problem


def shows(timeline: Timeline, turn: int) -> None:
    """One section of the timeline in all formats, each as its own reader has it.

    *turn* picks the section and the screen.
    """
    section = SECTIONS[turn % len(SECTIONS)]
    records: Any = getattr(timeline, section)
    records = tuple(records.values()) if isinstance(records, dict) else tuple(records)
    sheet = sheet_for(section, timeline)
    listing = Listing(sheet, records, timeline)
    screen = SCREENS[turn // len(SECTIONS) % len(SCREENS)]
    written = {form: "".join(render(listing, form, screen)) for form in FORMATS}
    for form, text in written.items():
        assert not acting(text, form, screen), (form, text)
        assert text.endswith("\n") or not records, (form, text)
    read_back(written, len(records), len(sheet.default))


def acting(text: str, form: str, screen: Screen) -> list[str]:
    """What in the text could act on a terminal; only what people read is coloured."""
    if form in {"table", "tree"} and screen.has_color:
        text = COLOR.sub("", text)
    return [sign for sign in set(text) - set("\t\n\\") if visible(sign) != sign]


def read_back(written: dict[str, str], count: int, columns: int) -> None:
    """Every format has all records, and those that hold the same data hold the same."""
    rows = json.loads(written["json"])
    assert len(rows) == count
    assert [json.loads(line) for line in written["jsonl"].splitlines()] == rows
    assert (yaml.load(written["yaml"], yaml.CSafeLoader) or []) == rows
    assert len(list(csv.reader(io.StringIO(written["csv"], newline=""), strict=True))) == count + 1
    for form, lines in (("plain", count), ("tsv", count + 1)):
        fields = [line.split("\t") for line in written[form].split("\n")[:-1]]
        assert len(fields) == lines, form
        assert {len(row) for row in fields} <= {columns}, form
    assert written["markdown"].count("\n") == (
        count + 2 if count else written["markdown"].count("\n")
    )


def escaped(text: str) -> str:
    """The text between double quotes as YAML has it, every sign as its number."""
    return '"' + "".join(f"\\U{ord(sign):08x}" for sign in text) + '"'


def end_to_end(data: bytes) -> None:
    """From bytes to all formats: as a timeline, or else as the texts of one."""
    turn = sum(data[:64]) + len(data)
    timeline = reads(data)
    if timeline is None:
        text = "a" + data.decode("utf-8", "replace")
        line = re.sub("[\r\n]", " ", text)
        timeline = parse(EXAMPLE.format(escaped(line), escaped(text)).encode())
    codes = [code for code in timeline.episodes if code.season]
    if codes and turn % 3:
        timeline = seen_until(timeline, codes[turn % len(codes)])
    shows(timeline, turn)
