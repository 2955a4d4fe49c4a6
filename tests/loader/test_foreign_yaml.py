"""YAML and JSON as others write it: the same texts in the same places, nothing lost, nothing unplaced.

All inputs here are our own. The public collections run by hand, with the scripts in `fuzz`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from drawn_yaml import documents, double_quoted
from nodes import ours, theirs
from pdtimeline.errors import BadTimeline, Problem
from pdtimeline.loader.load import parse
from running import Run

HEAD = "timeline: {format: 1, title: T}\n"
Said = dict[tuple[str | int | None, ...], tuple[str, int, int, int]]
Ask = Callable[[str], Any]


def said(text: str) -> Said:
    """Every value that is a text: what it says, its line, its first and its last column."""
    problems: list[Problem] = []
    tree = ours(text.encode(), problems)
    assert problems == []
    return {
        path: (seen.text, seen.line, seen.column, seen.end)
        for path, seen in tree.items()
        if seen.kind == "text" and path[-1] is not None
    }


def refused(text: str) -> list[tuple[str, int, int]]:
    """The rules, lines and columns of what is wrong with a timeline."""
    with pytest.raises(BadTimeline) as caught:
        parse(text.encode())
    return [(one.rule, one.place.line, one.place.column) for one in caught.value.problems]


@pytest.fixture
def events(tmp_path: Path, call: Run) -> Ask:
    """The events of a timeline, as `events --json` has them."""

    def ask(text: str) -> Any:
        path = tmp_path / "timeline.yaml"
        path.write_bytes(text.encode())
        result = call("events", "--json", "--file", str(path))
        assert (result.code, result.err) == (0, b"")
        return json.loads(result.out)

    return ask


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n  k: one\n    two\n", {("a", "k"): ("one two", 2, 6, 6)}),
        ("a: >-\n  one\n  two\n\n  three\n", {("a",): ("one two\nthree", 1, 4, 4)}),
        ("a: |2+\n    x\n\nb: c\n", {("a",): ("  x\n\n", 1, 4, 4), ("b",): ("c", 4, 4, 4)}),
        ("a: |\n\n  x\n # c\nb: c\n", {("a",): ("\nx\n", 1, 4, 4), ("b",): ("c", 5, 4, 4)}),
        ('a: "one \\\n  two\\n\\x41"\n', {("a",): ("one two\nA", 1, 4, 4)}),
        ("a: 'it''s'\n", {("a",): ("it's", 1, 4, 10)}),
        ("a: b#c:d ,e\n", {("a",): ("b#c:d ,e", 1, 4, 11)}),
        ("日本: 会議 # x\n", {("日本",): ("会議", 1, 5, 6)}),
        ("a: e\u0301x 😀\nb: c\n", {("a",): ("e\u0301x 😀", 1, 4, 8), ("b",): ("c", 2, 4, 4)}),
        ("a:\tb\t# c\n", {("a",): ("b", 1, 4, 4)}),
        ("\ufeffa: b\n", {("a",): ("b", 1, 4, 4)}),
        ("a: b\r\n\r\nc: d", {("a",): ("b", 1, 4, 4), ("c",): ("d", 3, 4, 4)}),
        ("a: b\rc: d\r", {("a",): ("b", 1, 4, 4), ("c",): ("d", 2, 4, 4)}),
        ("--- # c\na: b\n...\n", {("a",): ("b", 2, 4, 4)}),
        ("  a: b\n  c:\n    d: e\n", {("a",): ("b", 1, 6, 6), ("c", "d"): ("e", 3, 8, 8)}),
        ("a:\n-   y\n- - z\n", {("a", 0): ("y", 2, 5, 5), ("a", 1, 0): ("z", 3, 5, 5)}),
        ("a: {k: ['y'],\n  l: }\n", {("a", "k", 0): ("y", 1, 9, 11), ("a", "l"): ("", 2, 6, 6)}),
        ("a: [b: c, d,]\n", {("a", 0, "b"): ("c", 1, 8, 8), ("a", 1): ("d", 1, 11, 11)}),
        ('{"a": {"b": [true], "c": ""}}', {("a", "b", 0): ("true", 1, 14, 17), ("a", "c"): ("", 1, 26, 27)}),
        ("? a\n: b\n? c\n", {("a",): ("b", 2, 3, 3), ("c",): ("", 4, 1, 1)}),
    ],
    ids=[
        "plain on two lines", "folded", "literal with signs", "literal and a comment", "escaped line break",
        "doubled quote", "signs within", "wide", "combining", "tabs between", "byte order mark", "CRLF", "CR",
        "document marks", "all indented", "list below its key", "brackets", "pair in a list", "JSON",
        "question marks",
    ],
)  # fmt: skip
def test_a_text_is_found_where_it_stands(text: str, expected: Said) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("%YAML 1.2\n---\n", [("directive", 1, 1)]),
        ("%TAG ! tag:a.org,1:\n--- !x\n", [("directive", 1, 1), ("tag", 2, 5)]),
        ("--- &all\n", [("anchor", 1, 5)]),
    ],
    ids=["version", "tag handle", "anchor of all"],
)
def test_what_stands_before_the_timeline_is_refused_there(
    text: str, rules: list[tuple[str, int, int]]
) -> None:
    assert refused(f"{text}timeline: {{format: 1, title: T}}\nevents: {{}}\n") == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("  e: !!map {title: T}\n", [("tag", 3, 6)]),
        ("  e: {title: !<tag:yaml.org,2002:str> T}\n", [("tag", 3, 14)]),
        ("  e: &e {title: T}\n  f: *e\n", [("anchor", 3, 6), ("alias", 4, 6)]),
        ("  &e e: {title: T}\n", [("anchor", 3, 3)]),
        ("  e: {title: T, [note]: x}\n", [("complex-key", 3, 17)]),
        ("  ? [e]\n  : {title: T}\n", [("complex-key", 3, 5)]),
        ("  e: {title: T, ? : x}\n", [("empty-key", 3, 19)]),
        ("  e: {<<: {title: T}}\n", [("merge-key", 3, 7)]),
        ("  e: {title: T}\n  'e': {title: U}\n", [("key-twice", 4, 3)]),
        ("  e: {title: T}\n---\n", [("document", 4, 1)]),
        ("  e: {title: T}\n...\n", []),
        ("  e:\n    title: T\n\tnote: x\n", [("syntax", 5, 1)]),
        ("  e:\n    title: T\n   note: x\n", [("syntax", 5, 4)]),
        ("  e: {title: 'T}\n", [("syntax", 3, 14)]),
        ("  e: {title: T\n  f: {title: U}\n", [("syntax", 4, 4)]),
        ('  e: {title: "\\q"}\n', [("syntax", 3, 15)]),
        ('  e: {title: "\\ud83d\\ude00"}\n', [("syntax", 3, 15)]),
    ],
    ids=[
        "tag", "long tag", "anchor and alias", "anchor of a key", "list as key", "list as key of a block",
        "no key", "merge", "key in another style", "second document", "end mark", "tab", "indentation",
        "open quote", "open brace", "escape", "half characters",
    ],
)  # fmt: skip
def test_what_a_timeline_has_no_use_for_is_refused_in_its_place(
    text: str, rules: list[tuple[str, int, int]]
) -> None:
    found = HEAD + "events:\n" + text
    if rules:
        assert refused(found) == rules
    else:
        assert [event.title for event in parse(found.encode()).events] == ["T"]


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", "\u3000"])
def test_blanks_that_only_yaml_takes_for_letters_are_no_value(blank: str) -> None:
    """An event would have a title that nobody can see."""
    fields = f"    title: {blank}\n    summary: {blank}\n"
    assert refused(f"{HEAD}events:\n  e:\n{fields}") == [
        ("empty-value", 4, 12),
        ("empty-value", 5, 14),
    ]


def test_a_line_has_no_blanks_at_its_ends_of_whatever_kind() -> None:
    (event,) = parse(f"{HEAD}events:\n  e:\n    title: \u2003T\u00a0\n".encode()).events
    assert event.title == "T"


NAUGHTY = [
    "undefined", "null", "true", "no", "~", "1e3", "0x1F", "-.5", "1,000", "NaN", "<script>a('b')</script>",
    "'; DROP TABLE events; --", '"', "'", "\\", "%n%s", "{{7*7}}", "${HOME}", "$(id)", "`id`", "*", "&", "!",
    "@a", "|", ">", "- a", "? a", ": a", "a: b", "a #b", "# a", "[a", "]", "{a", "}", ",", "...", "---", "-",
    "a\tb", "\u0000", "\x1b[31m", "\x7f", "\x85", "\u00a0", "\u200b", "\u2028", "\u202eabc", "\ufeff",
    "\uffff", "e\u0301", "\uff46\uff55", "田中さん", "👩\u200d👩\u200d👧", "🇺🇸", "Ω≈ç√", "ثم نفس",
    "\U0001d57f", "C:\\new\\x41", "../../etc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("text", NAUGHTY, ids=ascii)
def test_a_naughty_text_in_double_quotes_comes_out_as_it_went_in(events: Ask, text: str) -> None:
    (event,) = events(f"{HEAD}events:\n  e:\n    note: {double_quoted('.' + text)}\n    title: T\n")
    assert event["note"] == f".{text}"


@pytest.mark.parametrize("form", ["'{}'", "{}", "|2-\n      {}"], ids=["single", "plain", "block"])
@pytest.mark.parametrize("text", NAUGHTY, ids=ascii)
def test_a_naughty_text_in_another_style_is_read_as_pyyaml_reads_it_or_told_of(
    form: str, text: str
) -> None:
    """A text that means something else than it seems to is worse than one that is refused."""
    written = form.format(text.replace("'", "''") if form == "'{}'" else text)
    data = f"{HEAD}events:\n  e:\n    title: {written}\n".encode()
    try:
        (event,) = parse(data).events
    except BadTimeline as error:
        assert {problem.place.line for problem in error.problems} <= {4, 5}  # noqa: PT017
    else:
        assert event.title == yaml.load(data, yaml.CBaseLoader)["events"]["e"]["title"].strip()  # noqa: S506


JSON = {
    "timeline": {"format": 1, "title": "From a program"},
    "characters": {"jay": {"name": 'Jay "J" Neil', "aliases": ["J/J", "Jäy"]}},
    "events": {
        "walk": {"title": "A walk\t/ back\\slash", "characters": ["jay"], "date": "2014-01-08"},
        "run": {"title": "É and 日本", "summary": "two\nlines", "causes": ["walk"], "x-own": {"n": [1]}},
    },
}  # fmt: skip


@pytest.mark.parametrize(
    "written",
    [
        json.dumps(JSON),
        json.dumps(JSON, indent=2, ensure_ascii=False),
        json.dumps(JSON, indent="\t"),
        json.dumps(JSON, separators=(",", ":")),
        json.dumps(JSON).replace("/", "\\/"),
    ],
    ids=["ascii", "indented", "with tabs", "compact", "slashes escaped"],
)
def test_json_of_any_program_is_a_timeline(events: Ask, written: str) -> None:
    run, walk = sorted(events(written), key=lambda event: str(event["id"]))
    assert (walk["title"], walk["characters"]) == ("A walk\t/ back\\slash", ["jay"])
    assert (run["title"], run["summary"], run["causes"]) == ("É and 日本", "two\nlines", ["walk"])


FILE = '# a file\n---\nkey: &a [x, *a]\n\t- tab: \'quote\n"%" : {}\n  \n\n... end # \\ \u00a0é日\n'


@pytest.mark.parametrize(
    "written",
    [double_quoted(FILE), "|2+\n" + "".join(f"      {line}\n" for line in FILE.splitlines())],
    ids=["in double quotes", "as a block"],
)
def test_a_whole_file_can_be_a_text(events: Ask, written: str) -> None:
    (event,) = events(f"{HEAD}events:\n  e:\n    title: T\n    summary: {written.rstrip()}\n")
    assert event["summary"].rstrip() == FILE.rstrip()


@pytest.mark.slow
@given(documents)
@settings(max_examples=250)
def test_every_node_is_what_and_where_pyyaml_has_it(text: str) -> None:
    """A message under the wrong word, or a text that another program reads otherwise."""
    problems: list[Problem] = []
    try:
        tree = ours(text.encode(), problems)
    except BadTimeline:
        return
    if not problems:
        assert tree == theirs(yaml.compose(text.encode(), Loader=yaml.CBaseLoader))
