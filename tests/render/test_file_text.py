"""What is written into a file reads back as the same data, and has quotes only where it must."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from attacked import ALL
from hostile import acting
from pdtimeline.loader.load import parse
from pdtimeline.render.file_text import WIDTH, file_text

WORDS = (
    "", " ", " a", "a ", "a: b", "a:", "a #b", "a#b", "-", "- a", "---", "...", "?", "? a", "&a", "*a",
    "!t", "|", ">", "%", "@", "`", "'", '"', "it's", "[", "a]", "{", "a}", "a, b", "=", "<<", "~", "null",
    "Null", "yes", "No", "y", "N", "on", "OFF", "true", "False", ".inf", ".nan", "1", "010", "0x1F",
    "1_000", "1:30", "1e3", "1.10", "1914", "1914-03", "1914-03-15", "2014-01-01T10:00:00Z", "e1", "nan",
    "S01E01", "a?", "who?, me", "https://a.example/b?c#d", "a\tb", "a\nb", "\u65e5\u672c", "\u0130",
    "\u00a0a", "\u2028", "\u202e", "\ufeff", "\U0001f600", "\x85", "C #1",
)  # fmt: skip
TEXTS = st.sampled_from(WORDS) | st.text(max_size=20)
MANY = st.lists(TEXTS, min_size=1, max_size=4)
CHANGES = st.lists(
    st.fixed_dictionaries({"facet": TEXTS, "of": MANY, "to": TEXTS}), min_size=1, max_size=2
)
ARC = st.fixed_dictionaries({"title": TEXTS})
EVENT = st.fixed_dictionaries({"title": TEXTS, "causes": MANY, "changes": CHANGES})
DATA = st.fixed_dictionaries(
    {
        "timeline": st.fixed_dictionaries({"format": st.just(1), "title": TEXTS}),
        "arcs": st.dictionaries(st.sampled_from(("a", "on", "1", "1-2", "null", "x1")), ARC),
        "events": st.dictionaries(st.sampled_from(("one", "no", "2014")), EVENT),
    }
)


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
@given(DATA)
def test_other_readers_read_the_same_data(loader: Any, data: dict[str, Any]) -> None:
    assert yaml.load("".join(file_text(data)), loader) == data  # noqa: S506 - both are safe


@given(TEXTS.filter(str.strip))
def test_pdtimeline_reads_the_same_text(text: str) -> None:
    data: dict[str, dict[str, Any]] = {
        "timeline": {"format": 1, "title": "T"},
        "characters": {"ann": {"name": "Ann", "aliases": [f"a{text}a"]}},
        "events": {"one": {"title": "One", "summary": text}},
    }
    timeline = parse("".join(file_text(data)).encode())
    assert timeline.events[0].summary == text
    assert timeline.characters["ann"].aliases == (f"a{text}a",)


@pytest.mark.parametrize(
    "date",
    ["1914", "1914-03", "-0043", "194X", "1914~", "1914/1918", "../1914", "2014-01-07T14:30"],
)
def test_a_date_is_read_as_it_was_written(date: str) -> None:
    data: dict[str, dict[str, Any]] = {
        "timeline": {"format": 1, "title": "T"},
        "events": {"one": {"title": "1914", "date": date}},
    }
    text = "".join(file_text(data))
    assert 'title: "1914"' in text
    assert str(parse(text.encode()).events[0].date) == date


def test_ordinary_texts_have_no_quotes() -> None:
    data: dict[str, dict[str, Any]] = {
        "timeline": {"format": 1, "title": "Ann's story (1914)"},
        "characters": {"ann": {"name": "Zo\u00eb O'Brien"}},
        "events": {
            "first": {
                "title": "What happens? Nothing, so far",
                "date": "1914-03-15",
                "characters": ["ann", "ben-cole"],
                "changes": [{"facet": "bond", "of": ["ann", "ben-cole"], "to": "old friends"}],
            },
            "no": {"title": "No", "arcs": ["a" * 20, "b" * 20, "c" * 40]},
        },
    }
    assert (
        "".join(file_text(data))
        == f"""timeline:
  format: 1
  title: Ann's story (1914)

characters:
  ann:
    name: Zo\u00eb O'Brien

events:
  first:
    title: What happens? Nothing, so far
    date: 1914-03-15
    characters: [ann, ben-cole]
    changes:
      - {{facet: bond, of: [ann, ben-cole], to: old friends}}

  "no":
    title: "No"
    arcs:
      - {"a" * 20}
      - {"b" * 20}
      - {"c" * 40}
"""
    )
    assert "".join(file_text({**data, "events": {}})).endswith("\nevents: {}\n")
    assert all(len(line) <= WIDTH for line in "".join(file_text(data)).splitlines())


@pytest.mark.parametrize("text", ALL.values(), ids=ALL.keys())
def test_nothing_that_is_written_acts(text: str) -> None:
    data: dict[str, dict[str, Any]] = {
        "timeline": {"title": text},
        "events": {"one": {"title": text, "causes": [text]}},
    }
    assert acting("".join(file_text(data)).encode("utf-8", "replace")) == []
