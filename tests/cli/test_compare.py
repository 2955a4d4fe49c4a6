"""`diff`: two files on the command line, in every format, with all that can be wrong about them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from attacked import IN_LINES, IN_ONE_LINE, written
from hostile import acting, filled
from running import TESTS, Run

HEAD = "timeline: {format: 1, title: A house}\ncharacters: {ann: {name: Ann}, bob: {name: Bob}}\n"
OLD = f"""{HEAD}
sources: {{post: {{publisher: Post, title: One}}, news: {{publisher: News, title: Two}}}}
events:
  walk: {{title: A walk, date: 2014, characters: [ann, bob], sources: [post]}}
  talk: {{title: A talk, date: 2015-05~, characters: [bob]}}
"""
NEW = (
    OLD.replace("[post]", "[post, news]").replace("2015-05~", "2016").replace("bob", "robert")
    + "  run: {title: A run, date: 2017}\n"
)
JSON = [
    {"kind": "character", "id": "robert", "change": "renamed",
     "fields": [{"field": "id", "old": "bob", "new": "robert"}]},
    {"kind": "event", "id": "walk", "change": "changed",
     "fields": [{"field": "sources", "old": ["post"], "new": ["post", "news"]},
                {"field": "confidence", "old": "reported", "new": "confirmed"}]},
    {"kind": "event", "id": "talk", "change": "changed",
     "fields": [{"field": "date", "old": "2015-05~", "new": "2016"}]},
    {"kind": "event", "id": "run", "change": "added",
     "fields": [{"field": "title", "old": None, "new": "A run"},
                {"field": "track", "old": None, "new": "story"},
                {"field": "date", "old": None, "new": "2017"}]},
]  # fmt: skip
LINES = """\
character\trobert\trenamed\tid\tbob\trobert
event\twalk\tchanged\tsources\tpost\tpost,news
event\twalk\tchanged\tconfidence\treported\tconfirmed
event\ttalk\tchanged\tdate\t2015-05~\t2016
event\trun\tadded\ttitle\t\tA run
event\trun\tadded\ttrack\t\tstory
event\trun\tadded\tdate\t\t2017
"""
CARD = """\
╭─ A walk ─────────────────────────────────────────────────────────────────────╮
│                                                                              │
│  changed event                                                               │
│                                                                              │
│  Sources     added news                                                      │
│  Confidence  confirmed, was reported                                         │
│                                                                              │
╰─────────────────────────────────────────────────────────────────────── walk ─╯
"""
TABLE = """\
A house · 7 differences
Kind       ID      Change   Field       What changed
───────────────────────────────────────────────────────────────
character  robert  renamed  id          robert, was bob
event      walk    changed  sources     added news
event      walk    changed  confidence  confirmed, was reported
event      talk    changed  date        2016, was about 2015-05
event      run     added    title       A run
event      run     added    track       story
event      run     added    date        2017
"""
TERMINAL = {"PDTIMELINE_FORCE_TTY": "80", "NO_COLOR": "1"}


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "old.yaml", OLD)
    written(tmp_path, "new.yaml", NEW)
    return tmp_path


def test_json_has_one_object_for_each_record(call: Run, two: Path) -> None:
    assert two.exists()
    assert json.loads(call("diff", "old.yaml", "new.yaml", "--json").out) == JSON


def test_lines_have_one_for_each_field(call: Run, two: Path) -> None:
    assert two.exists()
    assert call("diff", "old.yaml", "new.yaml").text == LINES
    table = call("diff", "old.yaml", "new.yaml", "-o", "csv").text
    rows = [*csv.reader(io.StringIO(table))]
    assert rows[0] == ["kind", "id", "change", "field", "old", "new"]
    assert rows[2] == ["event", "walk", "changed", "sources", "post", "post,news"]
    assert call("diff", "old.yaml", "new.yaml", "--count").text == "7\n"


def test_people_see_a_card_for_each_record_or_a_table(call: Run, two: Path) -> None:
    assert two.exists()
    cards = call("diff", "old.yaml", "new.yaml", env=TERMINAL)
    assert CARD in cards.text
    assert cards.text.count("╭") == 4
    assert cards.notes == "pdtimeline: 1 renamed, 2 changed, 1 added\n"
    assert call("diff", "old.yaml", "new.yaml", "-o", "table", env=TERMINAL).text == TABLE
    few = call("diff", "old.yaml", "new.yaml", "--limit", "1", env=TERMINAL)
    assert few.text.count("╭") == 1
    assert "showing 1 of 7 differences" in few.notes


def test_a_long_text_and_the_one_before_stand_below_each_other(call: Run, two: Path) -> None:
    longer = OLD.replace("A walk", "A walk along the river in the rain and far beyond the mill")
    written(two, "new.yaml", longer)
    text = call("diff", "old.yaml", "new.yaml", env=TERMINAL).text
    assert "Title      A walk along the river in the rain and far beyond the mill" in text
    assert "           was A walk  " in text


EVERYTHING = """
timeline: {format: 1, title: A house}
people: {amy: {name: Amy}}
characters: {ann: {name: Ann}}
facets: {post: {title: Post, of: one}}
sources: {news: {publisher: News, title: Two}}
episodes: {S01E01: {}}
events:
  walk: {title: A walk, changes: [{facet: post, of: [ann], to: clerk}]}
  talk: {title: A talk, learns: [{who: [ann], of: walk}]}
disputes: {why: {question: Why?, events: [walk], episodes: [S01E01], claims: [{says: So., sources: [news]}]}}
"""
CHANGED = (
    EVERYTHING.replace(", changes: [{facet: post, of: [ann], to: clerk}]", "")
    .replace(", learns: [{who: [ann], of: walk}]", ", note: Heard.")
    .replace("says: So.", "says: Because.")
    .replace("[S01E01]", "[S01E02]")
)


def test_words_for_what_lies_within_a_record(call: Run, two: Path) -> None:
    written(two, "old.yaml", EVERYTHING)
    written(two, "new.yaml", CHANGED)
    there = call("diff", "old.yaml", "new.yaml", env=TERMINAL).text
    for words in (
        "Changes    removed post of ann: clerk", "Learns     removed ann of walk",
        "Note       added Heard.", "Episodes   added S01E02, removed S01E01", "added Because., removed So.",
    ):  # fmt: skip
        assert words in there
    back = call("diff", "new.yaml", "old.yaml", "-o", "table", env=TERMINAL).text
    assert "added post of ann: clerk" in back
    assert "removed Heard." in back
    assert json.loads(call("diff", "new.yaml", "old.yaml", "--json").out)[0]["fields"] == [
        {"field": "changes", "old": None, "new": [{"facet": "post", "of": ["ann"], "to": "clerk"}]}
    ]


def test_an_ended_facet_and_another_order_have_words(call: Run, two: Path) -> None:
    to, end = "{facet: post, of: [ann], to: clerk}", "{facet: post, of: [ann]}"
    first, second = (
        EVERYTHING.replace(f"[{to}]", f"[{changes}]")
        for changes in (f"{to}, {end}", f"{end}, {to}")
    )
    written(two, "old.yaml", first)
    written(two, "new.yaml", second)
    text = call(
        "diff",
        "old.yaml",
        "new.yaml",
        "-o",
        "table",
        env={**TERMINAL, "PDTIMELINE_FORCE_TTY": "150"},
    ).text
    assert (
        "post of ann: ended, post of ann: clerk, was post of ann: clerk, post of ann: ended" in text
    )


def test_a_record_without_fields_is_one_line(call: Run, two: Path) -> None:
    written(two, "old.yaml", OLD)
    written(two, "new.yaml", f"{OLD}episodes: {{S01E01: {{}}}}\n")
    assert call("diff", "old.yaml", "new.yaml").text == "episode\tS01E01\tadded\t\t\t\n"
    added = [{"kind": "episode", "id": "S01E01", "change": "added", "fields": []}]
    assert json.loads(call("diff", "old.yaml", "new.yaml", "--json").out) == added
    assert "added episode" in call("diff", "old.yaml", "new.yaml", env=TERMINAL).text


def test_fields_picks_the_keys_of_records_and_of_fields(call: Run, two: Path) -> None:
    assert two.exists()
    asked = ("diff", "old.yaml", "new.yaml", "--json", "--limit", "1", "--fields")
    assert json.loads(call(*asked, "id,change").out) == [{"id": "robert", "change": "renamed"}]
    assert json.loads(call(*asked, "id,field").out) == [
        {"id": "robert", "fields": [{"field": "id"}]}
    ]


def test_the_exit_code_tells_only_when_it_is_asked(call: Run, two: Path) -> None:
    assert two.exists()
    codes = [
        call("diff", old, "new.yaml", *options).code
        for old in ("old.yaml", "new.yaml")
        for options in (
            (),
            ("--exit-status",),
            ("--exit-status", "--json"),
            ("--exit-status", "--count"),
        )
    ]
    assert codes == [0, 1, 1, 1, 0, 0, 0, 0]
    same = call("diff", "new.yaml", "new.yaml")
    assert (same.text, same.notes) == ("", "pdtimeline: no differences\n")
    assert call("diff", "new.yaml", "new.yaml", "--json").text == "[]\n"


def test_either_file_may_come_by_a_pipe(run: Run, two: Path) -> None:
    assert run("diff", "-", "new.yaml", stdin=OLD.encode(), cwd=two).text == LINES
    assert run("diff", "old.yaml", "-", stdin=NEW.encode(), cwd=two).text == LINES


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("diff", 2, "missing argument; usage: pdtimeline diff OLD NEW"),
        ("diff old.yaml", 2, "missing second file; usage: pdtimeline diff OLD NEW"),
        ("diff - -", 2, "only one of the two files can be -; give a name for the other one"),
        ("diff old.yaml none.yaml", 3, "none.yaml: no such file"),
        ("diff bad.yaml new.yaml", 3, "bad.yaml:2:"),
        ("diff old.yaml new.yaml --fields when", 2, 'unknown column "when"'),
        ("diff old.yaml new.yaml --seen S01", 2, "--seen needs episodes"),
    ],
)
def test_what_is_wrong_is_told(call: Run, two: Path, line: str, code: int, said: str) -> None:
    written(two, "bad.yaml", f"{HEAD.splitlines()[0]}\nevents: {{walk: {{}}}}\n")
    answer = call(*line.split())
    assert (answer.code, answer.text) == (code, "")
    assert said in answer.notes


def test_both_files_are_cut_at_the_horizon(call: Run, two: Path) -> None:
    """What changed about later episodes is as much of a spoiler as they are."""
    end = "end: {title: The end, episode: S09E01}"
    old = f"{HEAD}events: {{walk: {{title: A walk, episode: S01E01}}, {end}}}\n"
    written(two, "old.yaml", old)
    written(two, "new.yaml", old.replace("The end", "Another end").replace("A walk", "A run"))
    answer = call("diff", "old.yaml", "new.yaml", "--seen", "S01")
    assert answer.text == "event\twalk\tchanged\ttitle\tA walk\tA run\n"
    assert answer.notes == "pdtimeline: hiding everything after S01\n"


@pytest.mark.slow
@pytest.mark.parametrize("form", ["", "table", "tree", "plain", "csv", "json", "yaml", "markdown"])
@pytest.mark.parametrize("environ", [{}, {"PDTIMELINE_FORCE_TTY": "40"}], ids=["pipe", "terminal"])
def test_no_text_of_either_file_acts(
    call: Run, tmp_path: Path, form: str, environ: dict[str, str]
) -> None:
    joined = {"one line": IN_ONE_LINE, "lines": IN_LINES}
    texts = [filled(joined), filled({"one": "harmless", "two": "as well"})]
    paths = [written(tmp_path, f"{n}.yaml", text) for n, text in enumerate(texts)]
    for files in (paths, paths[::-1]):
        done = call("diff", *files, *(("-o", form) if form else ()), env=environ)
        colored = bool(environ) and form in {"", "table", "tree"}
        assert (done.code, acting(done.out, colored=colored), acting(done.err)) == (0, [], [])


def test_the_same_file_of_ours_has_no_differences(call: Run) -> None:
    for name in ("small.yaml", "nasty.yaml"):
        assert call("diff", str(TESTS / name), str(TESTS / name)).text == ""
