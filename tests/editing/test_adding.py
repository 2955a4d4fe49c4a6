"""More records in a file: what was there stays, byte for byte."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import drawn
from pdtimeline.cli.commands.new import TEMPLATE
from pdtimeline.editing.adding import Records, add
from pdtimeline.errors import OutputFailed
from pdtimeline.loader.load import parse
from pdtimeline.render.file_text import section_text

FILE = """\
# Who was there
timeline: {format: 1, title: Story}
characters:
    ann: {name: Ann}   # the first
    # ben: {name: Ben}

# What happened
events:
    one: {title: One}

# The end
"""
ARCS: Records = {"sea": {"title": "Sea"}}
EVENTS: Records = {"two": {"title": "Two", "arcs": ["sea"]}, "three": {"title": "Three"}}


def added(text: str, **sections: Records) -> str:
    """The text with the records in it."""
    data = text.encode()
    return add(data, "mine.yaml", parse(data), sections, section_text).decode()


def test_records_stand_below_those_of_their_section_and_look_like_them() -> None:
    assert (
        added(FILE, characters={"cy": {"name": "Cy"}}, arcs=ARCS, events=EVENTS)
        == """\
# Who was there
timeline: {format: 1, title: Story}
characters:
    ann: {name: Ann}   # the first
    # ben: {name: Ben}
    cy:
      name: Cy

arcs:
  sea:
    title: Sea

# What happened
events:
    one: {title: One}
    two:
      title: Two
      arcs: [sea]
    three:
      title: Three

# The end
"""
    )


def test_where_blank_lines_are_between_events_they_go_on() -> None:
    assert added(TEMPLATE, arcs=ARCS, events=EVENTS) == TEMPLATE.replace(
        "\nevents:", "\narcs:\n  sea:\n    title: Sea\n\nevents:"
    ) + (
        "\n  two:\n    title: Two\n    arcs: [sea]\n"
        "\n  three:\n    title: Three\n"
    )  # fmt: skip


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n...\n", "\n# end", "\n... # end\n"])
def test_the_end_of_the_file_stays(end: str) -> None:
    """A last line without a line break gets one."""
    text = "timeline: {format: 1, title: T}\nevents:\n  one: {title: One}"
    more = "  two:\n    title: Two\n"
    result = added(f"{text}{end}", events={"two": {"title": "Two"}})
    assert result == f"{text}\n{more}{end.removeprefix(chr(10))}" + (
        "\n" if end == "\n# end" else ""
    )


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeff" + FILE.replace("\n", "\r\n")
    result = added(text, arcs=ARCS, events=EVENTS)
    assert result.count("\n") == result.count("\r\n") > text.count("\n")
    assert result.startswith("\ufeff#")
    assert result.replace("\r", "")[1:] == added(FILE, arcs=ARCS, events=EVENTS)


@pytest.mark.parametrize("empty", ["events: {}", "events: { }  # none yet", "events:\n  {}\n"])
def test_an_empty_section_is_filled(empty: str) -> None:
    text = f"timeline: {{format: 1, title: T}}\n{empty}\n"
    if "\n" in empty:
        with pytest.raises(OutputFailed):
            added(text, events=EVENTS)
        return
    result = added(text, arcs=ARCS, events=EVENTS)
    assert [event.id for event in parse(result.encode()).events] == ["two", "three"]
    assert ("# none yet" in result) == ("# none yet" in text)


def test_events_may_come_first() -> None:
    text = "events:\n  one: {title: One}\ntimeline: {format: 1, title: T}\n"
    assert added(text, arcs=ARCS, events=EVENTS).endswith(
        "title: Three\ntimeline: {format: 1, title: T}\n\narcs:\n  sea:\n    title: Sea\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "timeline: {format: 1, title: T}\nevents: {one: {title: One}}\n",
        "timeline: {format: 1, title: T}\nevents: {\n  one: {title: One}\n}\n",
        '{"timeline": {"format": 1, "title": "T"}, "events": {}}\n',
        "timeline: {format: 1, title: T}\nevents:\n  one: {title: One}\n  two: {title: Mine}\n",
        'timeline: {format: 1, title: T}\nevents:\n  one: {title: One, summary: "a\n\n# b"}\n',
        "timeline: {format: 1, title: T}\nevents:\n  one:\n    title: One\n    note: |+\n      a\n\n",
    ],
    ids=["braces", "lines of braces", "json", "taken", "text at the margin", "kept line breaks"],
)  # fmt: skip
def test_a_file_that_would_change_otherwise_is_left_alone(text: str) -> None:
    with pytest.raises(OutputFailed, match=r"cannot add to mine\.yaml .*; nothing was written"):
        added(text, arcs=ARCS, events=EVENTS)


@given(drawn.timelines, st.sampled_from((2, 4, 7)))
def test_whatever_the_file_has_stays(data: dict[str, Any], indent: int) -> None:
    alone = json.loads(json.dumps(data))  # no list stands in two places, for which YAML has a mark
    text = yaml.dump(alone, Dumper=yaml.CSafeDumper, indent=indent, sort_keys=False, width=1000)
    before = parse(text.encode())
    assert before == parse(json.dumps(data).encode())
    result = added(text, arcs={"new-arc": {"title": "New"}}, events={"new-event": {"title": "New"}})
    assert set(text.splitlines()) - {"events: {}", "arcs: {}"} <= set(result.splitlines())
    after = parse(result.encode())
    assert after.events[:-1] == before.events
    assert after.events[-1].id == "new-event"
