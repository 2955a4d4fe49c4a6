"""What may reach which output: nothing of the data acts, and nothing of it is lost."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from installed import needs
from pdtimeline.model.records import (
    Arc,
    Change,
    Character,
    Claim,
    Dispute,
    Episode,
    Event,
    Facet,
    Learning,
    Person,
    PlaceRecord,
    Series,
    Source,
    Timeline,
)
from pdtimeline.model.values import EpisodeCode
from pdtimeline.render import FORMATS, Listing, cards, escapes, render
from pdtimeline.render.columns import Column, event_sheet
from pdtimeline.render.command_columns import sheet_for
from pdtimeline.render.delimited import csv_lines, markdown_lines, tab_lines
from pdtimeline.render.json_yaml import (
    json_array,
    json_lines,
    json_object,
    yaml_list,
    yaml_object,
)
from pdtimeline.render.messages import error_line
from pdtimeline.render.record_cards import card_of
from pdtimeline.terminal.screen import Screen
from running import TESTS, Run

T = TypeVar("T")
NASTY = str(TESTS / "nasty.yaml")
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)
SGR = re.compile(r"\x1b\[[0-9;]*m")
ACTING = (
    "\x00\a\b\t\n\v\f\r\x1b\x7f\x85\x90\x9b\x9d\u061c\u200e\u200f\u2028\u202e\u2066\u2069\ufeff"
)
MARKUP = "|<>&`\\\"'[]()*_#=+-@:,;{}~!/ aé日🐶\u0301"


def of(signs: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts of the signs; st.text would make one alphabet of them, in which those that act are rare."""
    return st.lists(signs, max_size=12).map("".join)


TEXTS = of(st.sampled_from(ACTING + MARKUP) | st.characters(codec="utf-8"))
ANY = of(st.sampled_from(ACTING) | st.characters(exclude_categories=()))

ONE = (Column("text", lambda text: text),)
TWO = (Column("first", lambda pair: pair[0]), Column("second", lambda pair: pair[1]))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain, é, 日本, 🐶 and cafe\u0301", "plain, é, 日本, 🐶 and cafe\u0301"),
        ("a\tb\nc\rd", r"a\tb\nc\rd"),
        ("\x1b[2J\x1b]0;t\a", r"\x1b[2J\x1b]0;t\x07"),
        ("\x9b31m\x9d\x7f\x00\x85", r"\x9b31m\x9d\x7f\x00\x85"),
        ("a\u202eb\u2066c\u2069\u200e\u200f\u061c", r"a\u202eb\u2066c\u2069\u200e\u200f\u061c"),
        ("\u2028\u2029\ufeff\ufffe\uffff\ud83d", r"\u2028\u2029\ufeff\ufffe\uffff\ud83d"),
        (
            "no\u00a0break, zero\u200bwidth, \u2764\ufe0f",
            "no\u00a0break, zero\u200bwidth, \u2764\ufe0f",
        ),
        (r"C:\new\x1b", r"C:\new\x1b"),
        ("[bold]b[/bold] [/x] :dog:", "[bold]b[/bold] [/x] :dog:"),
    ],
    ids=["plain", "spaces", "ESC", "C1", "bidi", "separators", "unseen", "backslash", "markup"],
)
def test_people_see_what_acts_as_an_escape(text: str, seen: str) -> None:
    assert escapes.visible(text) == seen


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("a\tb", r"a\tb"),
        ("a\nb", r"a\nb"),
        ("a\rb", r"a\rb"),
        ("a\\b", r"a\\b"),
        (r"a\tb", r"a\\tb"),
        ("a\\\n", r"a\\\n"),
        ('"quoted", a,b', '"quoted", a,b'),
        ("\x1b[0m", r"\x1b[0m"),
        ("\u202e", r"\u202e"),
    ],
    ids=["tab", "LF", "CR", "backslash", "written tab", "both", "quotes", "ESC", "bidi"],
)
def test_a_field_of_plain_is_one_field(text: str, field: str) -> None:
    assert escapes.tabbed(text) == field


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("a\nb", "a\nb"),
        ("a\r\nb", "a\\r\nb"),
        ("a\tb", r"a\tb"),
        ("\x1b\x7f\u202e", r"\x1b\x7f\u202e"),
        ("=1+1", "=1+1"),
        ("\\", "\\"),
    ],
    ids=["LF", "CRLF", "tab", "controls", "formula", "backslash"],
)
def test_a_cell_of_csv_keeps_its_line_feeds_and_shows_the_rest(text: str, field: str) -> None:
    assert escapes.cell(text) == field


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("a|b", r"a\|b"),
        ("<img src=x>", "&lt;img src=x>"),
        ("&amp;", "&amp;amp;"),
        ("a\nb\rc", "a b c"),
        ("a\tb\x1b", r"a\tb\x1b"),
        ("*a* `b` [c](d) \\", "*a* `b` [c](d) \\"),
    ],
    ids=["pipe", "tag", "entity", "lines", "controls", "Markdown of the author"],
)
def test_a_cell_of_markdown_holds_its_shape(text: str, field: str) -> None:
    assert escapes.markdown(text) == field


@pytest.mark.parametrize("sink", [escapes.visible, escapes.tabbed, escapes.markdown])
@given(text=ANY)
def test_nothing_that_acts_leaves_a_sink(sink: Callable[[str], str], text: str) -> None:
    """What arrives on a terminal, through whatever pipe, cannot clear it, colour it or turn it round."""
    shown = sink(text)
    assert FORBIDDEN.search(shown) is None
    assert "\n" not in shown
    assert "\t" not in shown


@given(text=ANY)
def test_only_line_feeds_pass_into_csv(text: str) -> None:
    assert FORBIDDEN.search(escapes.cell(text)) is None
    assert "\t" not in escapes.cell(text)


@given(text=ANY)
def test_json_is_inert_and_lossless(text: str) -> None:
    written = escapes.json_text(json.dumps(text, ensure_ascii=False))
    assert FORBIDDEN.search(written) is None
    assert json.loads(written) == text


@given(text=st.text(st.sampled_from("\t\n\r\\aé\"'")))
def test_plain_escapes_as_jq_does(text: str) -> None:
    steps = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    assert escapes.tabbed(text) == steps.replace("\r", "\\r")


def test_jq_itself_writes_the_same_lines(call: Run) -> None:
    """`plain` is promised to be what `jq -r '…|@tsv'` makes of the JSON (R7)."""
    needs("jq")
    columns = "title,summary,note,confidence"
    plain = call("events", "--file", NASTY, "--plain", "--fields", columns).out
    data = call("events", "--file", NASTY, "--json", "--fields", columns).out
    wanted = ".[]|[.[]]|@tsv"
    done = subprocess.run(["jq", "-r", wanted], input=data, capture_output=True, check=True)  # noqa: S607 - as users call it
    ours, theirs = plain.decode().splitlines(), done.stdout.decode().split("\n")[:-1]
    assert [line for line in ours if r"\x" not in line and r"\u" not in line] == [
        line for line in theirs if FORBIDDEN.search(line.replace("\t", "")) is None
    ]


@given(pairs=st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_a_record_is_a_line_with_the_same_number_of_tabs(pairs: list[tuple[str, str]]) -> None:
    """`cut`, `sort` and `wc -l` count on it (R3)."""
    text = "".join(tab_lines(pairs, TWO, header=False))
    assert text.count("\n") == len(pairs)
    assert [line.count("\t") for line in text.split("\n")[:-1]] == [1] * len(pairs)


@given(pairs=st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_csv_is_read_back(pairs: list[tuple[str, str]]) -> None:
    text = "".join(csv_lines(pairs, TWO, header=True))
    rows = list(csv.reader(io.StringIO(text, newline="")))
    shown = [[escapes.cell(one), escapes.cell(other)] for one, other in pairs]
    assert rows == [["first", "second"], *shown]


@pytest.mark.parametrize(("header", "head"), [(True, ["text"]), (False, [])])
def test_long_csv_is_written_in_pieces_and_whole(header: bool, head: list[str]) -> None:  # noqa: FBT001 - a case
    """All of it in memory would be twice what the records need."""
    numbers = [str(number) for number in range(2500)]
    pieces = list(csv_lines(numbers, ONE, header=header))
    assert len(pieces) == 3
    assert "".join(pieces).splitlines() == [*head, *numbers]


@pytest.mark.parametrize("ascii_only", [False, True], ids=["utf-8", "ascii"])
@given(texts=st.lists(TEXTS, max_size=3))
def test_json_is_read_back_exactly(texts: list[str], ascii_only: bool) -> None:  # noqa: FBT001 - a case
    records = [{"text": text, "texts": texts, "none": None, "number": 1} for text in texts]
    array = "".join(json_array(records, ascii_only=ascii_only))
    lines = "".join(json_lines(records, ascii_only=ascii_only))
    whole = "".join(json_object({"records": records}, ascii_only=ascii_only))
    assert json.loads(array) == records
    assert [json.loads(line) for line in lines.split("\n")[:-1]] == records
    assert json.loads(whole) == {"records": records}
    assert FORBIDDEN.search(array + lines + whole) is None
    assert (array + lines + whole).isascii() or not ascii_only


@pytest.mark.parametrize("ascii_only", [False, True], ids=["utf-8", "ascii"])
@given(texts=st.lists(TEXTS, max_size=3))
def test_yaml_is_read_back_exactly(texts: list[str], ascii_only: bool) -> None:  # noqa: FBT001 - a case
    inner = [{"of": texts, "to": None, "again": [{"text": text}]} for text in texts]
    records = [{"text": text, "texts": texts, "maps": inner, "number": 1} for text in texts]
    written = "".join(yaml_list(records, ascii_only=ascii_only))
    whole = "".join(yaml_object({"one": {"records": records}}, ascii_only=ascii_only))
    assert yaml.safe_load(written) == records
    assert yaml.safe_load(whole) == {"one": {"records": records}}
    assert FORBIDDEN.search(written + whole) is None
    assert (written + whole).isascii() or not ascii_only


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "~",
        "null",
        "010",
        "1e3",
        "2001-01-01",
        "12:30",
        "- a",
        "a: b",
        "# c",
        "",
        " ",
        "'",
        "%",
    ],
)
def test_yaml_never_turns_a_text_into_something_else(text: str) -> None:
    assert yaml.safe_load("".join(yaml_list([{"text": text}], ascii_only=False))) == [
        {"text": text}
    ]


@given(texts=st.lists(TEXTS, min_size=1, max_size=3))
def test_a_markdown_table_keeps_its_cells_and_holds_no_html(texts: list[str]) -> None:
    """A text with a pipe or a tag in it must not move the cells of others, or run in a browser."""
    source = "".join(markdown_lines([(text, "end") for text in texts], TWO))
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(source)
    cells = [token.type for token in tokens if token.type in {"th_open", "td_open"}]
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert cells == ["th_open"] * 2 + ["td_open"] * 2 * len(texts)
    assert "html_inline" not in kinds
    assert FORBIDDEN.search(source) is None


CODE = EpisodeCode(1, 1)


def world(text: str) -> Timeline:
    """A timeline that says the text wherever a text can stand, even in ids (which no file can)."""
    id_ = f"id {text}"
    event = Event(
        id=id_,
        title=text,
        summary=text,
        episode=CODE,
        place=id_,
        characters=("one", "two"),
        mentions=("two",),
        people=(id_,),
        arcs=(id_,),
        changes=(Change(id_, ("one", "two"), text),),
        sources=(id_,),
        note=text,
    )
    later = event._replace(id="later", causes=(id_,), learns=(Learning(("two",), id_),))
    return Timeline(
        title=text,
        about=text,
        main="main",
        series={"main": Series("main", text)},
        episodes={CODE: Episode(CODE, text, note=text)},
        people={id_: Person(id_, text, (text,), text, note=text)},
        characters={
            "one": Character("one", f"a {text}", (text,), (id_,), text, note=text, short=text),
            "two": Character("two", f"a {text}", (text,)),
        },
        arcs={id_: Arc(id_, text, text, note=text)},
        places={id_: PlaceRecord(id_, text, text, note=text)},
        facets={id_: Facet(id_, text, "pair")},
        sources={id_: Source(id_, text, text, text, origin=text, note=text)},
        events=(event, later),
        disputes={
            id_: Dispute(
                id_, text, (id_,), (CODE,), ("one",), (id_,),
                (Claim(text, (id_,), text),), text, text, text,
            )
        },
    )  # fmt: skip


def only(some: Mapping[str, T]) -> T:
    """The one record of a section."""
    (record,) = some.values()
    return record


def everything(timeline: Timeline, screen: Screen) -> Iterator[str]:
    """Each list in each format, each card and each drawing."""
    from pdtimeline.query.search import search
    from pdtimeline.query.state import history, knowers_of
    from pdtimeline.query.swimlanes import lanes
    from pdtimeline.render.chart import chart
    from pdtimeline.render.event_trees import arcs_tree, characters_tree, titles_of
    from pdtimeline.render.trees import tree

    events = timeline.events
    lists = {
        "events": events,
        "characters": tuple(timeline.characters.values()),
        "people": tuple(timeline.people.values()),
        "arcs": tuple(timeline.arcs.values()),
        "places": tuple(timeline.places.values()),
        "episodes": tuple(timeline.episodes.values()),
        "sources": tuple(timeline.sources.values()),
        "disputes": tuple(timeline.disputes.values()),
        "state": history(timeline),
        "knowledge": knowers_of(timeline, events[0]),
        "search": search(timeline, "a").hits,
    }
    for command, records in lists.items():
        sheet = sheet_for(command, timeline)
        for form in FORMATS:
            yield from render(Listing(sheet, records, timeline), form, screen)
    sheet = event_sheet(timeline)
    yield from render(Listing(sheet, events, timeline, sheet.names), "table", screen)
    for kind, record in (
        ("event", events[0]),
        ("event", events[1]),
        ("character", timeline.characters["one"]),
        ("person", only(timeline.people)),
        ("place", only(timeline.places)),
        ("episode", timeline.episodes[CODE]),
        ("source", only(timeline.sources)),
        ("dispute", only(timeline.disputes)),
    ):
        yield from cards.card(card_of(kind, record, timeline, screen), screen)
    for by in ("arc", "character", "person"):
        yield from chart(lanes(timeline, events, by), timeline, screen)
    yield from tree(arcs_tree(events, titles_of(timeline, screen)), screen)
    yield from tree(characters_tree(events, titles_of(timeline, screen)), screen)


@pytest.mark.parametrize(
    "screen",
    [
        pytest.param(Screen(), marks=pytest.mark.slow),
        Screen(is_terminal=True, width=40),
        pytest.param(Screen(is_terminal=True, width=200), marks=pytest.mark.slow),
        pytest.param(Screen(is_ascii=True, holds_all=False), marks=pytest.mark.slow),
    ],
    ids=["pipe", "narrow terminal", "wide terminal", "ascii"],
)
@given(text=ANY.filter(lambda text: bool(text.split())))
def test_no_form_of_output_lets_anything_act(screen: Screen, text: str) -> None:
    """Not one field in one format may be forgotten (R36)."""
    output = "".join(everything(world(text), screen))
    assert FORBIDDEN.search(output) is None


@given(text=ANY.filter(lambda text: bool(text.split())))
def test_in_colour_there_is_sgr_and_nothing_else(text: str) -> None:
    screen = Screen(is_terminal=True, has_color=True)
    output = "".join(everything(world(text), screen))
    assert "\x1b[1m" in output
    assert FORBIDDEN.search(SGR.sub("", output)) is None


def test_in_ascii_no_sign_of_ours_is_anything_else() -> None:
    """A terminal that has no other signs shows question marks for them, or worse (R25)."""
    output = "".join(everything(world("plain"), Screen(is_ascii=True, holds_all=False)))
    assert output.isascii()


def test_no_escape_is_written_off_a_terminal() -> None:
    output = "".join(everything(world("plain"), Screen()))
    assert "\x1b" not in output


class Terminal(io.StringIO):
    """A stderr that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "line"),
    [
        (io.StringIO(), r"pdtimeline: error: unknown \x1b[2J \u202e"),
        (Terminal(), "pdtimeline: \x1b[31merror\x1b[0m: unknown \\x1b[2J \\u202e"),
        (None, r"pdtimeline: error: unknown \x1b[2J \u202e"),
    ],
    ids=["pipe", "terminal", "closed"],
)
def test_what_an_error_quotes_cannot_act_either(
    stream: io.StringIO | None, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was typed comes from a script or a clipboard as often as from a keyboard."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "stderr", stream)
    assert error_line("unknown \x1b[2J \u202e") == line


@pytest.mark.parametrize(
    "command",
    [
        ("events",),
        ("event", "start"),
        ("characters",),
        ("character", "jay"),
        ("people",),
        ("person", "soffer"),
        ("places",),
        ("arcs",),
        ("arc", "whole"),
        ("episodes",),
        ("episode", "S01E02"),
        ("seasons",),
        ("sources",),
        ("disputes",),
        ("dispute", "which"),
        ("state", "--ended"),
        ("knowledge", "start"),
        ("why", "wide-title"),
        ("between", "jay", "wide"),
        ("search", "the"),
        ("chart",),
    ],
    ids=" ".join,
)
def test_yaml_says_the_same_as_json(command: tuple[str, ...], call: Run) -> None:
    """Whoever reads one of them must not learn anything else than from the other (R10)."""
    as_json = call(*command, "--file", NASTY, "--format", "json").out
    as_yaml = call(*command, "--file", NASTY, "--format", "yaml").out
    assert yaml.safe_load(as_yaml) == json.loads(as_json)
