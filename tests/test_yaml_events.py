"""Bytes become located text: as written, entry by entry, within limits, and never with a foreign error."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pdtimeline.diagnostics.limits import DEPTH, KEYS, LIST_LENGTH, PROBLEMS, TEXT_LENGTH
from pdtimeline.errors import BadTimeline, Problem
from pdtimeline.lint.rules import warnings
from pdtimeline.loader.encoding import decode
from pdtimeline.loader.load import inspect
from pdtimeline.loader.parser import entries
from pdtimeline.render.problems import FoundIn, excerpted, lines
from pdtimeline.terminal.screen import Screen
from pdtimeline.yaml_events import Entry, Items, Map, Node, is_empty, place
from running import TESTS

FILES = [TESTS / "small.yaml", TESTS / "nasty.yaml", *sorted((TESTS / "problems").glob("*.yaml"))]
BYTES = [path.read_bytes() for path in FILES]


def read(text: str) -> tuple[list[Entry], list[Problem]]:
    """All entries, and what was refused."""
    problems: list[Problem] = []
    return list(entries(text.encode(), "file.yaml", problems)), problems


def plain(node: Node) -> Any:
    """A node without its places."""
    if isinstance(node, Map):
        return {key: plain(value) for key, (_, value) in node.value.items()}
    if isinstance(node, Items):
        return [plain(member) for member in node.value]
    return None if node is None else node.value


def tree(text: str) -> list[tuple[str, str | None, Any]]:
    """Section, key and value of every entry."""
    return [(e.section.value, e.key.value if e.key else None, plain(e.node)) for e in read(text)[0]]


def rules(text: str) -> list[str]:
    """The rules of what was refused."""
    return [problem.rule for problem in read(text)[1]]


def test_a_record_is_an_entry_in_the_order_of_the_file() -> None:
    assert tree("b:\n  y: {k: v}\n  x: [1, 2]\na:\n  z: t\n") == [
        ("b", "y", {"k": "v"}),
        ("b", "x", ["1", "2"]),
        ("a", "z", "t"),
    ]


def test_the_head_is_one_entry() -> None:
    assert tree("timeline:\n  format: 1\n  title: A\n") == [
        ("timeline", None, {"format": "1", "title": "A"})
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [("a: {}", {}), ("a: []", []), ("a: t", "t"), ("a:", ""), ("a: [{b: c}]", [{"b": "c"}])],
)
def test_a_section_without_records_is_one_entry_without_a_key(text: str, value: Any) -> None:
    assert tree(text) == [("a", None, value)]


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "010",
        "1.10",
        "1_000",
        "12:30",
        "0x1F",
        ".inf",
        "2023-02-30",
        "1e3",
        "=",
        "Yes",
        "-1",
        "C#",
    ],
)
def test_a_text_is_what_is_written(text: str) -> None:
    """YAML 1.1 would make false, 8, 1.1, 1000, 750, 31, infinity or a fault of it."""
    assert tree(f"a: {text}") == [("a", None, text)]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'it''s'", "it's"),
        (r'"a\tb\n\x41\u00e9\U0001F600"', "a\tb\nAé😀"),
        ("|\n  one\n  two\n", "one\ntwo\n"),
        (">-\n  one\n  two\n\n  three\n", "one two\nthree"),
        ("one\n  two", "one two"),
        ("'null'", "null"),
    ],
    ids=["single", "double", "literal", "folded", "plain on two lines", "null in quotes"],
)
def test_all_ways_to_write_a_text_are_read(written: str, text: str) -> None:
    assert tree(f"a: {written}") == [("a", None, text)]


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nothing_and_null_are_empty(text: str) -> None:
    (entry,), _ = read(f"a: {text}")
    assert isinstance(entry.node, yaml.ScalarEvent)
    assert is_empty(entry.node)


@pytest.mark.parametrize("text", ["''", '"~"', "'null'", "nUll", "0"])
def test_quotes_and_other_words_are_not_empty(text: str) -> None:
    (entry,), _ = read(f"a: {text}")
    assert isinstance(entry.node, yaml.ScalarEvent)
    assert not is_empty(entry.node)


def test_a_node_knows_its_place() -> None:
    (entry,), _ = read("a:\n  key: {f: [x, long]}\n")
    assert isinstance(entry.node, Map)
    field, value = entry.node.value["f"]
    assert isinstance(value, Items)
    found = [place(one) for one in (entry.key, entry.node, field, value, value.value[1]) if one]
    assert found == [(2, 3, 5), (2, 8, 8), (2, 9, 9), (2, 12, 12), (2, 16, 19)]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("a: {b: {c: &x d}}", {"c": "d"}),
        ("a: {b: &x {c: d}}", {"c": "d"}),
        ("a: {b: {c: !x d}}", {"c": "d"}),
        ("a: {b: {c: &x }}", {"c": None}),
        ("a: {b: {c: *x}}", {"c": None}),
        ("a: {b: {c: [*x, d]}}", {"c": [None, "d"]}),
        ("a: {b: {c: [&x d]}}", {"c": ["d"]}),
        ("a: {b: {c: [!x d]}}", {"c": ["d"]}),
        ("a: {b: {!x c: d}}", {"c": "d"}),
        ("a: &x {b: {c: d}}", {"c": "d"}),
        ("a: {b: {&x c: d}}", {"c": "d"}),
        ("a: {b: {<<: {e: f}, c: d}}", {"c": "d"}),
        ("a: {b: {? [e] : f, c: d}}", {"c": "d"}),
        ("a: {b: {~: f, c: d}}", {"c": "d"}),
        ("a: {b: {c: d, c: e}}", {"c": "d"}),
    ],
)
def test_what_is_refused_is_told_and_the_rest_is_read(text: str, entry: Any) -> None:
    assert tree(text) == [("a", "b", entry)]
    assert len(rules(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a: {b: {<<: {c: *x, d: &y z}}}",
        "a: {b: {? [*x, {y: *z}] : *w}}",
        "a: {b: {{{c}}: d}}",
        "a: {&x : *y}",
    ],
)
def test_nothing_more_is_said_about_a_key_that_was_refused_and_its_value(text: str) -> None:
    assert len(rules(text)) == 1


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("a: {b: {c: d}}", True),
        ("a: {b: {c: *x}}", True),
        ("a: {b: {c: d, c: e}}", True),
        ("a: {b: {<<: {c: d}}}", False),
        ("a: {b: {? [c] : d}}", False),
    ],
)
def test_a_map_knows_whether_a_key_was_refused(text: str, *, is_whole: bool) -> None:
    """Or a record would be told to lack what a merge key would have brought."""
    (entry,), _ = read(text)
    assert isinstance(entry.node, Map)
    assert entry.node.is_whole == is_whole


def test_a_record_whose_key_was_refused_is_a_hole_in_its_section() -> None:
    assert tree("a: {? [x] : {}, b: {}, b: {c: d}}") == [("a", None, None), ("a", "b", {})]


def test_a_section_given_twice_is_read_twice() -> None:
    """What refers to its records would be told to refer to nothing."""
    text = "a: {b: t}\na: {c: u}\n"
    assert (tree(text), rules(text)) == ([("a", "b", "t"), ("a", "c", "u")], ["key-twice"])


@pytest.mark.parametrize("text", ["? [a]\n: {b: c}\nd: e\n", "<<: {b: c}\nd: e\n"])
def test_a_section_whose_key_was_refused_is_not_read(text: str) -> None:
    assert (tree(text), len(rules(text))) == ([("d", None, "e")], 1)


def test_marks_of_the_whole_are_refused() -> None:
    assert rules("&x !y\na: b\n") == ["anchor", "tag"]


@pytest.mark.parametrize(
    ("text", "end", "what"),
    [
        ("a: {b: !x c}\n", 9, "YAML tags (!x) are not supported"),
        ("a: {b: !!str c}\n", 12, "YAML tags (!!str) are not supported"),
        ("a: {b: !<tag:yaml.org,2002:str> c}\n", 12, "YAML tags (!!str) are not supported"),
        ("a: {b: !<tag:example.org,2000:x> c}\n", 34, "YAML tags are not supported"),
        (
            "%TAG !e! tag:example.org,2000:\n---\na: {b: !e!x c}\n",
            13,
            "YAML tags are not supported",
        ),
    ],
    ids=["own", "of YAML", "of YAML at length", "at length", "of a directive"],
)
def test_a_tag_is_shown_as_it_is_written_or_not_at_all(text: str, end: int, what: str) -> None:
    """An editor would mark what lies behind the end of the line."""
    tag = read(text)[1][-1]
    assert (tag.place.end, tag.what) == (end, what)


@pytest.mark.parametrize(
    ("length", "shown"), [(59, f"*{'x' * 59}"), (60, f"*{'x' * 59}..."), (100, f"*{'x' * 59}...")]
)
def test_a_very_long_name_is_cut_where_it_is_told(length: int, shown: str) -> None:
    _, (problem,) = read(f"a: *{'x' * length}\n")
    assert problem.what == f"YAML aliases ({shown}) are not supported"


def test_the_first_of_two_keys_is_told_by_its_own_line() -> None:
    _, (problem,) = read("a:\n  b:\n    c:\n      - d\n    c: e\n")
    assert problem.advice == "keep only one of them"


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  b: {c: d}\n  e: f: g\n",
        "a:\n  b: {c: d}\n  e: f\n    g: h\n",
        "a:\n  b: {c: d}\n  e: {f: [g}\n",
        "a:\n  b: {c: d}\ne: f\n  g: h\n",
    ],
)
def test_a_fault_of_syntax_ends_the_reading_before_its_entry(text: str) -> None:
    """The text before a fault is often read wrongly because of it."""
    assert (tree(text), rules(text)) == ([("a", "b", {"c": "d"})], ["syntax"])


def test_a_file_of_comments_is_refused_as_a_whole() -> None:
    with pytest.raises(BadTimeline, match="contains only comments"):
        read("# only this\n")


def nested(levels: int) -> str:
    """A section with a record whose innermost list is that deep in the document."""
    lists = levels - 2
    return f"a: {{b: {'[' * lists}{']' * lists}}}\n"


def test_the_limits_are_those_of_the_manual() -> None:
    assert (DEPTH, LIST_LENGTH, TEXT_LENGTH) == (32, 10_000, 1_048_576)
    assert (KEYS, PROBLEMS) == (10_000, 10_000)


@pytest.mark.parametrize(
    ("form", "lists"),
    [
        ("? {}\n: a", 31),
        ("<<: {}", 31),
        ("a: {{? {} : b}}", 30),
        ("a: {{<<: {}}}", 30),
        ("a: {{b: {{? {} : c}}}}", 29),
        ("a: {{b: {{<<: {}}}}}", 29),
        ("a: {{b: {{c: {}}}}}", 29),
        ("a: {{b: [{}]}}", 29),
        ("a: {}", 31),
        ("timeline: {{a: {}}}", 30),
    ],
)
def test_every_way_into_the_depth_ends_at_the_same_level(form: str, lists: int) -> None:
    fits, is_deeper = (form.format("[" * count + "]" * count) for count in (lists, lists + 1))
    assert "depth-limit" not in rules(fits)
    assert rules(is_deeper)[-1] == "depth-limit"


def test_the_limit_of_depth_is_reached() -> None:
    assert rules(nested(DEPTH)) == []


@pytest.mark.parametrize(
    "text",
    [
        nested(DEPTH + 1),
        "[" * 100,
        "a: " + "[" * 2000,
        "a: " + "{b: " * 100_000,
        "? " * 100_000,
        "a: " + "{" * 500,
        "a:\n" + "".join(f"{' ' * depth}? b\n{' ' * depth}:\n" for depth in range(1, 100)),
    ],
    ids=[
        "one past",
        "lists",
        "past the limit of libyaml",
        "maps",
        "keys",
        "braces as keys",
        "blocks",
    ],
)
def test_what_is_nested_deeper_ends_the_reading(text: str) -> None:
    """Libyaml or Python would run out of stack."""
    assert set(rules(text)) <= {"depth-limit", "no-map"}
    assert len(rules(text)) == 1


@pytest.mark.parametrize(
    "form",
    ["a: {}", "a: [{}]", "a: {{b: {}}}", "a: {{b: [{}]}}", "a: {{b: {{c: {}}}}}", "a: '{}'"],
)
def test_a_text_has_at_most_a_mebibyte(form: str) -> None:
    longest = form.format("x" * TEXT_LENGTH)
    assert (rules(longest), rules(longest.replace("x", "xy", 1))) == ([], ["text-limit"])


def test_a_list_has_at_most_ten_thousand_members() -> None:
    full = "a: [" + "x, " * LIST_LENGTH
    assert (rules(full + "]"), rules(full + "x]")) == ([], ["list-limit"])


def test_a_record_has_at_most_ten_thousand_keys() -> None:
    full = "a:\n  b:\n" + "".join(f"    c{number}: d\n" for number in range(KEYS))
    assert (rules(full), rules(full + "    d: e\n")) == ([], ["key-limit"])


def test_after_ten_thousand_problems_the_reading_ends() -> None:
    """A file that is nothing but faults would take time and memory for what nobody reads."""
    full = "a:\n" + "".join(f"  b{number}: !c d\n" for number in range(PROBLEMS))
    assert rules(full) == ["tag"] * PROBLEMS
    assert rules(full + "  c: !c d\n  d: !c d\n") == [*["tag"] * (PROBLEMS + 1), "problem-limit"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_directives_that_libyaml_would_compare_with_each_other_are_not_given_to_it(
    line_break: str,
) -> None:
    def text(number: int) -> str:
        tags = "".join(f"%TAG !a{at}! x{line_break}" for at in range(number))
        return f"{tags}---{line_break}a: {{b: '%TAG'}}"

    assert rules(text(100)) == ["directive"]
    with pytest.raises(BadTimeline) as caught:
        read(text(101))
    assert [one.place[:2] for one in caught.value.problems] == [(101, 1)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: " + "x" * (TEXT_LENGTH + 1), "this text is longer than 1 MiB; shorten it"),
        (
            "a: [" + "x, " * (LIST_LENGTH + 1) + "]",
            "this list has more than 10,000 items; split it",
        ),
        (
            nested(DEPTH + 1),
            "this is nested more than 32 levels deep; remove some brackets or levels",
        ),
    ],
    ids=["text", "list", "depth"],
)
def test_a_limit_is_named_where_it_is_passed(text: str, message: str) -> None:
    assert [problem.message for problem in read(text)[1]] == [message]


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ("x" * (TEXT_LENGTH + 1), "text-limit"),
        ("[" + "x, " * (LIST_LENGTH + 1) + "]", "list-limit"),
        ("[" * DEPTH + "]" * DEPTH, "depth-limit"),
    ],
    ids=["text", "list", "depth"],
)
def test_behind_a_limit_nothing_is_called_missing(value: str, rule: str) -> None:
    """The events may follow; nobody has read that far."""
    text = (
        f"timeline: {{format: 1, title: A}}\ncharacters: {{a: {{about: {value}}}}}\nevents: {{}}\n"
    )
    _, problems, _ = inspect(text.encode(), "file.yaml")
    assert [problem.rule for problem in problems] == [rule]


def test_a_key_that_is_missing_is_said_to_be_missing() -> None:
    _, (problem,) = read("a:\n  b:\n    ? # nothing\n    : c\n")
    assert problem.message == "a key is missing before this colon; write a word before the colon"


def test_a_limit_ends_the_reading() -> None:
    text = "a:\n  b: c\n  d: [" + "x, " * (LIST_LENGTH + 1) + "]\n  e: *f\n"
    assert (tree(text), rules(text)) == ([("a", "b", "c")], ["list-limit"])


def everything(data: bytes) -> str:
    """All that `check` would say, in both its forms; fails with what is not ours."""
    try:
        timeline, found, text = inspect(data, "file.yaml")
    except BadTimeline as error:
        found, text = error.problems, error.text
    else:
        if not found:
            found, text = (
                warnings(timeline, data.removeprefix(b"\xef\xbb\xbf")),
                data.decode("utf-8-sig"),
            )
    some = [FoundIn("file.yaml", problem) for problem in found]
    return "".join(lines(some)) + "".join(excerpted(some, {"file.yaml": text}, Screen()))


@given(st.binary(max_size=200))
def test_any_bytes_end_in_a_timeline_or_in_our_error(data: bytes) -> None:
    everything(data)


@given(st.text(st.sampled_from(":-[]{}'\"\n #&*!|>%@?,~<\\\tab01é会\u2028\xa0“"), max_size=80))
def test_any_mess_of_signs_ends_in_a_timeline_or_in_our_error(text: str) -> None:
    everything(text.encode())
    everything(f"timeline: {{format: 1, title: A}}\nevents:\n  walk:\n    title: {text}\n".encode())


PIECES = st.sampled_from(
    [b":", b": ", b"- ", b"-", b"[", b"]", b"{", b"}", b"'", b'"', b"\n", b"\n  ", b"\t", b" #",
     b"&a", b"*a", b"!x", b"|", b">", b"%", b"? ", b",", b"~", b"<<", b"---\n", b"...\n", b"\\",
     b"\xc2\xa0", b"\xe2\x80\x9c", b"\xe2\x80\xa8", b"\r", b"\r\n", b"\x07", b"\xff", b"S01E01"]
)  # fmt: skip
EDITS = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 6), PIECES | st.just(b"")),
    min_size=1,
    max_size=4,
)


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """A timeline with a few signs put in, taken out or exchanged."""
    data = draw(st.sampled_from(BYTES))
    for where, length, piece in draw(EDITS):
        start = int(where * len(data))
        data = data[:start] + piece + data[start + length :]
    return data


@given(mutants())
@settings(max_examples=400)
def test_a_timeline_with_slips_ends_in_a_timeline_or_in_our_error(data: bytes) -> None:
    everything(data)


def ours(data: bytes) -> Any:
    """The whole document without places; None when something was refused."""
    problems: list[Problem] = []
    whole: dict[str, Any] = {}
    try:
        for section, key, node in entries(decode(data, "", problems), "file.yaml", problems):
            if key is None:
                whole[section.value] = plain(node)
            else:
                whole.setdefault(section.value, {})[key.value] = plain(node)
    except BadTimeline:
        return None
    return None if problems else whole


def theirs(data: bytes) -> Any:
    """The same by PyYAML, without its guesses."""
    return yaml.load(data, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but texts


@pytest.mark.parametrize("name", ["small.yaml", "nasty.yaml"])
def test_a_whole_timeline_reads_as_pyyaml_reads_it(name: str) -> None:
    data = (TESTS / name).read_bytes()
    assert ours(data) == theirs(data)


@given(mutants())
@settings(max_examples=300)
def test_what_is_accepted_reads_as_pyyaml_reads_it(data: bytes) -> None:
    """A difference would be a text that means one thing here and another elsewhere."""
    mine = ours(data)
    assert mine is None or mine == theirs(data)


LETTERS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff")
)
TREES = st.recursive(
    LETTERS, lambda inner: st.lists(inner) | st.dictionaries(LETTERS, inner), max_leaves=8
)


@given(st.dictionaries(LETTERS, TREES), st.booleans(), st.integers(10, 90))
@settings(max_examples=60)
def test_what_another_program_writes_is_read_back(data: Any, flow: bool, width: int) -> None:  # noqa: FBT001
    """Every text, in every style that PyYAML chooses for it."""
    written = yaml.dump(
        data, Dumper=yaml.CDumper, default_flow_style=flow, width=width, allow_unicode=True
    )
    mine = ours(written.encode())
    assert mine is None or mine == theirs(written.encode())
