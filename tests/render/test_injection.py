"""Hostile texts in every field, argument, file name and variable: nothing of them acts, nothing is lost.

`hostile.py` has the texts and derives the fields from the description of the file, so that a new field
is attacked by itself. `fuzz/injection.py` runs the whole product, of which this is a part.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from markdown_it import MarkdownIt

from attacked import (
    ALL,
    IN_LINES,
    IN_ONE_LINE,
    LINES,
    LISTED,
    all_expected,
    all_found,
    expected,
    fields_of,
    written,
)
from hostile import (
    OURS,
    VECTORS,
    acting,
    acts,
    filled,
    quoted,
    shown,
    unescaped,
)
from marks import slow_but
from pdtimeline.cli.app import COMMANDS
from pdtimeline.loader.load import parse
from pdtimeline.model.schema import KINDS, Kind
from pdtimeline.render import FORMATS
from running import Run

Found: TypeAlias = dict[Any, list[str]]

COUNT = len(ALL)
NARROW = {"PDTIMELINE_FORCE_TTY": "30", "TERM": "xterm"}
HALF = {"PDTIMELINE_FORCE_TTY": "60", "TERM": "xterm"}  # who is there stands below the titles
WIDE = {"PDTIMELINE_FORCE_TTY": "120", "TERM": "xterm"}


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two records a section: all vectors in one line, and all of them with line breaks."""
    texts = {"one line": IN_ONE_LINE, "lines": IN_LINES}
    return written(tmp_path_factory.mktemp("joined"), "joined.yaml", filled(texts))


@pytest.fixture(scope="module")
def each(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record for each vector in each section."""
    return written(tmp_path_factory.mktemp("each"), "each.yaml", filled(ALL))


def by_section(kind: Kind) -> str:
    return kind.section


def test_the_vectors_hold_every_sign_that_must_not_arrive() -> None:
    """A sign that nobody tries is a sign that may get through."""
    missing = [ascii(sign) for sign in map(chr, range(0xD800)) if acts(sign)]
    assert [sign for sign in missing if sign not in {ascii(one) for one in IN_LINES}] == []


def test_every_command_is_tried() -> None:
    assert {*LINES} == {*COMMANDS} - {
        "new",
        "import",
        "edit",
        "rename",
        "export",
        "diff",  # see tests/cli/test_compare.py
        "schema",
        "completion",
        "help",
    }


@pytest.mark.parametrize("kind", KINDS, ids=by_section)
def test_every_text_is_read_as_it_was_written(kind: Kind) -> None:
    timeline = parse(filled(ALL).encode())
    section = getattr(timeline, kind.section)
    records = section if kind.section == "events" else section.values()
    assert all_found(kind, records) == all_expected(kind)


# What is asked of every output


def tried(call: Run, line: str, file: str, environ: dict[str, str], *forms: str) -> Found:
    """What acts in the output of the command, by format; only what people read on a terminal is coloured."""
    found: Found = {}
    for form in forms:
        options = ("--format", form) if form else ()
        done = call(*line.split(), *options, env={"PDTIMELINE_FILE": file, **environ})
        colored = bool(environ) and form in {"", "table", "tree"}
        found[form] = [
            *acting(done.out, colored=colored),
            *acting(done.err, colored=False),
            *([] if done.code == 0 else [f"exit code {done.code}: {done.notes}"]),
        ]
    return {form: signs for form, signs in found.items() if signs}


@pytest.mark.parametrize("line", slow_but(LINES.values(), *[*LINES.values()][::3]))
def test_in_a_pipe_nothing_of_the_file_acts(line: str, joined: str, call: Run) -> None:
    """Most pipes end on a terminal; a file from somebody else must not write on it (CWE-150)."""
    assert tried(call, line, joined, {}, "", *FORMATS) == {}


@pytest.mark.slow
@pytest.mark.parametrize("environ", [NARROW, HALF, WIDE], ids=["narrow", "half", "wide"])
@pytest.mark.parametrize("line", LINES.values())
def test_on_a_terminal_only_our_own_colours_act(
    line: str, environ: dict[str, str], joined: str, call: Run
) -> None:
    assert tried(call, line, joined, environ, "", "table", "tree") == {}


@pytest.mark.parametrize("line", ["events", "event event-1", "characters", "dispute dispute-1"])
@pytest.mark.parametrize("form", FORMATS)
def test_no_encoding_lets_anything_through(line: str, form: str, joined: str, call: Run) -> None:
    done = call(*line.split(), "-o", form, "--file", joined, encoding="ascii")
    assert (done.code, acting(done.out + done.err)) == (0, [])


@pytest.mark.slow
@pytest.mark.parametrize("words", [*VECTORS.values()], ids=[*VECTORS])
def test_what_is_searched_for_does_not_act(words: str, joined: str, call: Run) -> None:
    done = call("search", "--file", joined, "--plain", "--", words)
    assert acting(done.out + done.err) == []
    assert done.code == 0


ALONE = """
timeline: {{format: 1, title: {0}}}
characters: {{a: {{name: {0}}}, b: {{name: {0}, aliases: [{0}]}}}}
people: {{c: {{name: {0}}}}}
places: {{d: {{name: {0}}}}}
arcs: {{e: {{title: {0}}}}}
facets: {{f: {{title: {0}, of: one}}}}
series: {{pd: {{title: {0}}}}}
sources: {{h: {{publisher: {0}, title: {0}, url: {0}}}}}
events: {{}}
"""


@pytest.mark.parametrize(
    "line",
    [
        "character a", "person c", "place d", "arc e", "between a b", "between a c", "between a a",
        "knowledge a", "state --character a", "state --facet f", "character x",
        "events --character a", "events --place d", "events --person c", "events --arc e",
    ],
)  # fmt: skip
def test_no_note_about_a_record_acts(line: str, tmp_path: Path, call: Run) -> None:
    """A note is in our name, and says the name of what nothing is known of."""
    file = written(tmp_path, "alone.yaml", ALONE.format(quoted(IN_ONE_LINE)))
    for environ in ({}, WIDE):
        done = call(*line.split(), env={"PDTIMELINE_FILE": file, **environ})
        assert (acting(done.out, colored=bool(environ)), acting(done.err)) == ([], [])
        assert done.notes.count("\n") == 1


# As many lines, rows and objects as there are records


@pytest.mark.parametrize("line", slow_but(LINES.values(), *[*LINES.values()][::3]))
def test_a_text_forges_no_record(line: str, joined: str, call: Run) -> None:
    """A line of one's own, in the output of a program that others trust, is a lie in its name."""
    whole = ("--limit", "1000") if line == "check" else ()  # it shows fewer to people
    asked = (*line.split(), "--file", joined, *whole)
    count = int(call(*line.split(), "--file", joined, "--count").text)
    out = {form: call(*asked, "-o", form).text for form in ("plain", "tsv", "csv", "markdown")}
    plain, tsv, markdown = (out[form].split("\n") for form in ("plain", "tsv", "markdown"))
    assert count > 0
    assert (len(plain), len(tsv), len(markdown)) == (count + 1, count + 2, count + 3)
    assert len({row.count("\t") for row in tsv[:-1]}) == 1
    assert len(list(csv.reader(io.StringIO(out["csv"], newline=""), strict=True))) == count + 1


@pytest.mark.parametrize(
    "command", ["characters", "people", "places", "arcs", "sources", "disputes"]
)
def test_a_text_forges_no_node_of_a_tree(command: str, each: str, call: Run) -> None:
    assert call(command, "--file", each, "-o", "tree").text.count("\n") == COUNT


@pytest.mark.parametrize("line", ["event event-1", "dispute dispute-1", "source source-1"])
def test_a_text_forges_no_label_of_a_card(line: str, joined: str, call: Run) -> None:
    """What stands at the margin of a card is ours: a text with line breaks is set in."""
    wide = {"PDTIMELINE_FORCE_TTY": "100000", "NO_COLOR": "1"}
    card = call(*line.split(), env={"PDTIMELINE_FILE": joined, **wide}).text
    at_margin = {row.split()[0].rstrip(":") for row in card.split("\n") if row and row[0] != " "}
    assert at_margin & {"pdtimeline", "EVIL", "four", "two", "three", "|", "d"} == set()


# Letter for letter, as the reader of each format has it


@pytest.mark.parametrize("kind", slow_but(LISTED, *LISTED[::3]), ids=by_section)
def test_json_and_yaml_say_what_the_file_says(kind: Kind, each: str, call: Run) -> None:
    out = {
        form: call(kind.section, "--file", each, "-o", form).text
        for form in ("json", "jsonl", "yaml")
    }
    texts = all_expected(kind)
    assert all_found(kind, json.loads(out["json"])) == texts
    assert all_found(kind, map_of(json.loads, out["jsonl"].splitlines())) == texts
    assert all_found(kind, yaml.safe_load(out["yaml"])) == texts
    assert all_found(kind, yaml.load(out["yaml"], yaml.CSafeLoader)) == texts


@pytest.mark.parametrize("kind", slow_but(LISTED, *LISTED[::3]), ids=by_section)
def test_the_formats_of_lines_say_what_the_file_says(kind: Kind, each: str, call: Run) -> None:
    """Undone as the page on formats says, the escapes give the text; in csv only what acts is shown."""
    paths = [path for path in fields_of(kind) if "." not in path]
    texts = [["".join(value) for value in expected(kind, path)] for path in paths]
    asked = ("--file", each, "--fields", ",".join(paths))
    forms = ("plain", "tsv", "csv", "markdown")
    out = {form: call(kind.section, *asked, "-o", form).text for form in forms}
    for form, first in (("plain", 0), ("tsv", 1)):
        rows = [map_of(unescaped, line.split("\t")) for line in out[form].split("\n")[first:-1]]
        assert columns(rows) == texts
    rows = list(csv.reader(io.StringIO(out["csv"], newline=""), strict=True))[1:]
    assert columns(rows) == [[shown(text, but="\n") for text in column] for column in texts]
    rows = cells(out["markdown"], len(paths))
    assert columns(rows) == [map_of(one_line, column) for column in texts]


def map_of(function: Callable[[str], Any], texts: list[str]) -> list[Any]:
    return [function(text) for text in texts]


def columns(rows: list[list[str]]) -> list[list[str]]:
    return [list(column) for column in zip(*rows, strict=True)]


def one_line(text: str) -> str:
    """As a Markdown table has the text: line breaks are blanks, and what is at its ends is lost."""
    return shown(text.replace("\r", " ").replace("\n", " ")).strip(" ")


def cells(source: str, width: int) -> list[list[str]]:
    """The cells of a table, as a reader of Markdown splits it, before it looks for emphasis and links."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(source)
    texts = [token.content for token in tokens if token.type == "inline"][width:]
    plain = [text.replace("&lt;", "<").replace("&amp;", "&") for text in texts]
    return [plain[at : at + width] for at in range(0, len(plain), width)]


@pytest.mark.parametrize(
    "name",
    ["Rich", "Rich, closing", "Rich, escaped", "emoji codes", "highlights", "HTML", "Markdown"],
)
@pytest.mark.parametrize("form", ["table", "tree"])
def test_markup_is_text_for_people_too(name: str, form: str, tmp_path: Path, call: Run) -> None:
    """Rich would take it for its own, and the words between the brackets would be gone."""
    file = written(tmp_path, "one.yaml", filled({name: VECTORS[name], "": "other"}))
    wide = {"PDTIMELINE_FORCE_TTY": "4000", "FORCE_COLOR": "1"}
    done = call("characters", "-o", form, "--fields", "name", env={"PDTIMELINE_FILE": file, **wide})
    assert VECTORS[name] in OURS.sub("", done.text)


def test_our_colours_are_seen_as_ours_in_the_texts_of_others(tmp_path: Path, call: Run) -> None:
    """What is stripped as ours in these tests must not be what came from the file."""
    file = written(tmp_path, "one.yaml", filled({"": VECTORS["our own colours"], "other": "other"}))
    done = call("characters", env={"PDTIMELINE_FILE": file, **WIDE})
    assert r"\x1b[1mbold\x1b[0m \x1b[36mid\x1b[0m" in done.text
