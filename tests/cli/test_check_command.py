"""`check`: which files, which form, how many, which code; on a terminal, in a pipe, and as data."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from pdtimeline.diagnostics.rules import RULES
from pdtimeline.errors import Place, Problem
from pdtimeline.loader.load import bundled
from pdtimeline.render.problems import FoundIn, excerpted, lines
from pdtimeline.terminal.screen import Screen
from running import Run

HEAD = "timeline: {format: 1, title: Sample}\n"
GOOD = f"{HEAD}events: {{}}\n"
DOUBT = f"{HEAD}characters: {{jay: {{name: Jay}}}}\nevents: {{}}\n"
BAD = f"{HEAD}events: {{walk: {{title: A, date: x}}}}\n"
BAD_LINE = (
    ':2:33: "x" is not a valid date; '
    "write 2017, 2017-11, or 2017-11-15, or leave the key out if it is unknown"
)
DOUBT_LINE = ':2:14: warning: character "jay" is never used; use it, or delete it'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good, a doubtful, a bad and an empty timeline, where the command is run."""
    for name, text in {"good": GOOD, "doubt": DOUBT, "bad": BAD, "empty": ""}.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("files", "strict", "code"),
    [
        (["good"], False, 0),
        (["good"], True, 0),
        (["doubt"], False, 0),
        (["doubt"], True, 3),
        (["bad"], False, 3),
        (["bad"], True, 3),
        (["empty"], False, 3),
        (["none"], False, 3),
        (["good", "doubt"], False, 0),
        (["doubt", "good"], True, 3),
        (["bad", "good"], False, 3),
        (["good", "none"], False, 3),
    ],
)
def test_the_code_says_whether_every_file_is_good(
    call: Run, files: list[str], *, strict: bool, code: int
) -> None:
    arguments = [*(f"{name}.yaml" for name in files), *["--strict"] * strict]
    assert call("check", *arguments).code == code


@pytest.mark.usefixtures("folder")
def test_a_dismissed_warning_does_not_count(call: Run, folder: Path) -> None:
    (folder / "doubt.yaml").write_text(
        DOUBT + "waive: [{rule: unused, record: jay, why: Later.}]\n"
    )
    done = call("check", "--strict", "doubt.yaml")
    assert done.code == 0
    assert done.text == (
        'doubt.yaml:2:14: dismissed: character "jay" is never used; reason: Later.\n'
    )


@pytest.mark.usefixtures("folder")
def test_in_a_pipe_each_problem_is_a_line(call: Run) -> None:
    done = call("check", "bad.yaml", "doubt.yaml")
    assert done.text == f"bad.yaml{BAD_LINE}\ndoubt.yaml{DOUBT_LINE}\n"
    assert done.notes == ""


@pytest.mark.usefixtures("folder")
def test_on_a_terminal_each_problem_has_its_line_and_a_caret(call: Run) -> None:
    done = call(
        "check", "bad.yaml", "doubt.yaml", env={"PDTIMELINE_FORCE_TTY": "80", "NO_COLOR": "1"}
    )
    bad, bad_advice = BAD_LINE.split("; ")
    doubt, doubt_advice = DOUBT_LINE.split("; ")
    assert done.text == (
        f"bad.yaml{bad.replace(' ', ' error: ', 1)}  [bad-date]\n"
        "   2 | events: {walk: {title: A, date: x}}\n"
        "     |                                 ^\n"
        f"     → {bad_advice}\n"
        "\n"
        f"doubt.yaml{doubt}  [unused]\n"
        "   2 | characters: {jay: {name: Jay}}\n"
        "     |              ^^^\n"
        f"     → {doubt_advice}\n"
    )
    assert done.notes == "pdtimeline: 1 error, 1 warning\n"


@pytest.mark.parametrize(
    ("rest", "notes"),
    [
        (
            "    date: x\n",
            (
                "pdtimeline: half.yaml: the rest was only partly checked; fix line 4, then "
                "check again\n"
            ),
        ),
        ("\n  \n", ""),
    ],
    ids=["something below", "nothing below"],
)
@pytest.mark.usefixtures("folder")
def test_what_a_fault_of_syntax_hides_is_said(
    call: Run, folder: Path, rest: str, notes: str
) -> None:
    """Who mends the one problem shown believes that all is well."""
    text = f"timeline: {{format: 1, title: A}}\nevents:\n  walk:\n    title: a: b\n{rest}"
    (folder / "half.yaml").write_text(text)
    assert call("check", "half.yaml").notes == notes
    assert call("check", "--quiet", "half.yaml").notes == ""


def test_on_a_real_terminal_a_warning_is_yellow_and_an_error_red(
    on_terminal: Run, folder: Path
) -> None:
    done = on_terminal("check", f"{folder}/doubt.yaml", columns=200)
    assert done.text == (
        f"\x1b[1m{folder}/doubt.yaml:2:14: \x1b[0m\x1b[33mwarning\x1b[0m"
        '\x1b[1m: character "jay" is never used\x1b[0m\x1b[2m  [unused]\x1b[0m\n'
        "\x1b[2m   2 | \x1b[0mcharacters: {jay: {name: Jay}}\n"
        "\x1b[2m     | \x1b[0m             \x1b[33m^^^\x1b[0m\n"
        "     \x1b[2m→ \x1b[0muse it, or delete it\n"
        "pdtimeline: 1 warning\n"
    )
    done = on_terminal("check", f"{folder}/bad.yaml", columns=200)
    assert "\x1b[31merror\x1b[0m" in done.text
    assert "\x1b[31m^\x1b[0m" in done.text


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", ["table", "tree"])
def test_the_form_for_people_can_be_had_in_a_pipe(call: Run, form: str) -> None:
    assert "     |              ^^^\n" in call("check", "doubt.yaml", "--format", form).text


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("form", "out"), [("table", ""), ("json", "[]\n")])
def test_a_good_file_is_called_so_on_stderr(call: Run, form: str, out: str) -> None:
    done = call("check", "good.yaml", "--format", form)
    assert (done.text, done.notes) == (out, "pdtimeline: no problems\n")
    assert call("check", "good.yaml", "--format", form, "--quiet").notes == ""


@pytest.mark.usefixtures("folder")
def test_in_a_pipe_a_good_file_is_no_word_worth(call: Run) -> None:
    assert call("check", "good.yaml") == (0, b"", b"")


@pytest.mark.usefixtures("folder")
def test_a_file_that_cannot_be_read_is_an_error_and_the_others_are_looked_at(call: Run) -> None:
    done = call("check", "none.yaml", "empty.yaml", "doubt.yaml", "good.yaml")
    assert done.text == f"doubt.yaml{DOUBT_LINE}\n"
    assert done.notes == (
        "pdtimeline: error: none.yaml: no such file\n"
        'pdtimeline: error: empty.yaml: the file is empty; to create one, run "pdtimeline new '
        'FILE"\n'
    )


@pytest.mark.usefixtures("folder")
def test_a_file_that_cannot_be_read_is_not_called_good(call: Run) -> None:
    assert call("check", "none.yaml").notes == "pdtimeline: error: none.yaml: no such file\n"
    assert call("check", "none.yaml", "--json").notes == (
        "pdtimeline: error: none.yaml: no such file\npdtimeline: no other problems\n"
    )


def test_without_a_file_it_is_the_shipped_one(call: Run) -> None:
    done = call("check")
    assert done == call("check", str(bundled()))
    assert done.code == 0


@pytest.mark.usefixtures("folder")
def test_without_a_file_it_is_the_one_that_is_set(call: Run) -> None:
    env = {"PDTIMELINE_FILE": "doubt.yaml"}
    assert call("check", env=env).text == f"doubt.yaml{DOUBT_LINE}\n"
    assert call("check", "--file", "bad.yaml", env=env).text == f"bad.yaml{BAD_LINE}\n"
    assert (
        call("check", "bad.yaml", "--file", "doubt.yaml", env=env).text == f"bad.yaml{BAD_LINE}\n"
    )


@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_is_a_usage_error(call: Run, name: str) -> None:
    """An unset variable of a shell must not check another file than was meant."""
    done = call("check", "good.yaml", name)
    assert (done.code, done.text) == (2, "")
    assert done.notes.startswith("pdtimeline: error: file name is empty")


@pytest.mark.parametrize("call_", [["check", "-"], ["check", "--file", "-"]])
def test_standard_input_is_read_when_asked_for(run: Run, call_: list[str]) -> None:
    done = run(*call_, stdin=BAD.encode())
    assert (done.code, done.text) == (3, f"-{BAD_LINE}\n")


def test_an_empty_pipe_on_standard_input_is_an_empty_file(run: Run) -> None:
    done = run("check", "-")
    assert (done.code, done.text) == (3, "")
    assert done.notes.startswith("pdtimeline: error: -: the file is empty; ")


@pytest.mark.usefixtures("folder")
def test_no_horizon_is_known(call: Run) -> None:
    """The editor must see what is wrong, wherever it is told."""
    done = call("check", "bad.yaml", env={"PDTIMELINE_SEEN": "S01E01"})
    assert (done.text, done.notes) == (f"bad.yaml{BAD_LINE}\n", "")


@pytest.mark.usefixtures("folder")
def test_as_json_every_part_has_a_name(call: Run) -> None:
    done = call("check", "bad.yaml", "doubt.yaml", "--json")
    assert json.loads(done.text) == [
        {
            "rule": "bad-date",
            "path": "bad.yaml",
            "line": 2,
            "column": 33,
            "end": 33,
            "severity": "error",
            "message": '"x" is not a valid date',
            "advice": "write 2017, 2017-11, or 2017-11-15, or leave the key out if it is unknown",
        },
        {
            "rule": "unused",
            "path": "doubt.yaml",
            "line": 2,
            "column": 14,
            "end": 16,
            "severity": "warning",
            "message": 'character "jay" is never used',
            "advice": "use it, or delete it",
        },
    ]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("form", "text"),
    [
        (["--fields", "line,rule"], "2\tunused\n"),
        (["--fields", "line,rule", "--header"], "line\trule\n2\tunused\n"),
        (["--format", "tsv", "--fields", "severity"], "severity\nwarning\n"),
        (["--format", "jsonl", "--fields", "column"], '{"column":14}\n'),
        (["--count"], "1\n"),
    ],
)
def test_columns_can_be_picked(call: Run, form: list[str], text: str) -> None:
    assert call("check", "doubt.yaml", *form).text == text


@pytest.mark.usefixtures("folder")
def test_as_csv_it_is_a_table(call: Run) -> None:
    rows = list(csv.reader(io.StringIO(call("check", "doubt.yaml", "--format", "csv").text)))
    assert rows == [
        ["rule", "path", "line", "column", "end", "severity", "message", "advice"],
        ["unused", "doubt.yaml", "2", "14", "16", "warning", 'character "jay" is never used',
         "use it, or delete it"],
    ]  # fmt: skip


def many(count: int) -> str:
    """A timeline with so many faults."""
    return (
        HEAD
        + "events:\n"
        + "".join(f"  e{i}: {{title: A, date: 20{i:02}-13}}\n" for i in range(count))
    )


@pytest.mark.parametrize(
    ("count", "shown", "note"),
    [
        (50, 50, ""),
        (51, 50, "pdtimeline: 1 more problem not shown; use --limit 51 to see all\n"),
        (60, 50, "pdtimeline: 10 more problems not shown; use --limit 60 to see all\n"),
    ],
)
def test_fifty_problems_are_shown_and_how_many_more_there_are(
    call: Run, folder: Path, count: int, shown: int, note: str
) -> None:
    (folder / "many.yaml").write_text(many(count))
    done = call("check", "many.yaml")
    assert (done.text.count("\n"), done.notes) == (shown, note)
    people = call("check", "many.yaml", "--format", "table")
    assert people.notes == f"{note}pdtimeline: {count} errors\n"


def test_the_limit_can_be_set(call: Run, folder: Path) -> None:
    (folder / "many.yaml").write_text(many(60))
    assert call("check", "many.yaml", "--limit", "60").text.count("\n") == 60
    done = call("check", "many.yaml", "--limit", "1")
    assert done.text.startswith("many.yaml:3:24: ")
    assert (done.text.count("\n"), done.notes) == (
        1,
        "pdtimeline: 59 more problems not shown\n",
    )
    assert (done.code, call("check", "many.yaml", "--limit", "0").code) == (3, 3)


def test_as_data_all_problems_are_shown(call: Run, folder: Path) -> None:
    (folder / "many.yaml").write_text(many(60))
    assert len(json.loads(call("check", "many.yaml", "--json").text)) == 60
    assert call("check", "many.yaml", "--count").text == "60\n"


def test_problems_can_be_sorted_and_turned_round(call: Run, folder: Path) -> None:
    (folder / "two.yaml").write_text(f"{HEAD}events: {{walk: {{title: A, place: p, date: x}}}}\n")

    def rules(*options: str) -> list[str]:
        said = call("check", "two.yaml", "--format", "table", *options).text
        return re.findall(r"\[([a-z-]+)\]$", said, re.MULTILINE)

    assert rules() == ["unknown-id", "bad-date"]
    assert rules("--reverse") == ["bad-date", "unknown-id"]
    assert rules("--sort", "rule") == ["bad-date", "unknown-id"]
    assert rules("--sort", "rule", "--reverse", "--limit", "1") == ["unknown-id"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("files", "code"),
    [(["good.yaml"], 1), (["doubt.yaml"], 0), (["bad.yaml"], 3), (["none.yaml"], 3)],
)
def test_exit_status_asks_whether_anything_was_found(
    call: Run, files: list[str], code: int
) -> None:
    assert call("check", "--exit-status", *files).code == code
    assert call("check", "--exit-status", "--json", *files).code == code


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_explained_in_a_line(call: Run, rule: str) -> None:
    done = call("check", "--explain", rule)
    assert (done.code, done.text) == (0, f"{rule}: {RULES[rule]}\n")


def test_an_unknown_rule_is_a_usage_error_with_a_guess(call: Run) -> None:
    done = call("check", "--explain", "unusd")
    assert (done.code, done.text) == (2, "")
    assert done.notes.startswith('pdtimeline: error: unknown rule "unusd"; did you mean unused?')


def test_nothing_of_a_file_or_its_name_acts_on_a_terminal(call: Run, folder: Path) -> None:
    name = "a\x1b[31m\u202e.yaml"
    (folder / name).write_text(f'{HEAD}events: {{walk: {{title: A, date: "\\e[2J\u202e"}}}}\n')
    done = call("check", name, "none\x1b.yaml", "--format", "table")
    shown = done.text + done.notes
    assert not set("\x1b\u202e") & set(shown)
    assert "a\\x1b[31m\\u202e.yaml:2:33: " in shown
    assert '"\\e[2J\\u202e"' in shown


def excerpt(
    row: str, column: int, end: int, width: int = 80, *, is_ascii: bool = False
) -> list[str]:
    """The two lines that stand below a problem in the one line of a file."""
    found = FoundIn("a.yaml", Problem("syntax", Place(1, column, end), "what"))
    shown = "".join(
        excerpted([found], {"a.yaml": f"{row}\n"}, Screen(width=width, is_ascii=is_ascii))
    )
    return shown.split("\n")[1:-1]


@pytest.mark.parametrize(
    ("row", "column", "end", "shown", "caret"),
    [
        ("title: x", 8, 8, "title: x", "       ^"),
        ("title: long", 8, 11, "title: long", "       ^^^^"),
        ("", 1, 1, "", "^"),
        ("title:", 7, 7, "title:", "      ^"),
        ("日本: x", 5, 5, "日本: x", "      ^"),
        ("a: 日本", 4, 5, "a: 日本", "   ^^^^"),
        ("e\u0301: x", 5, 5, "e\u0301: x", "   ^"),
        ("\tx", 1, 1, "\\tx", "^^"),
        ("a:\t\tx", 5, 5, "a:\\t\\tx", "      ^"),
        ("\x1b: x", 4, 4, "\\x1b: x", "      ^"),
    ],
    ids=[
        "word",
        "longer",
        "empty line",
        "end of line",
        "wide before",
        "wide",
        "combining",
        "tab",
        "tabs before",
        "control",
    ],
)
def test_the_caret_stands_under_the_word(
    row: str, column: int, end: int, shown: str, caret: str
) -> None:
    """Whatever the terminal makes of a character, the two lines must agree."""
    assert excerpt(row, column, end) == [f"   1 | {shown}".rstrip(), f"     | {caret}"]


def test_a_line_that_fits_is_shown_whole() -> None:
    row = "x" * 73
    assert excerpt(row, 1, 1) == [f"   1 | {row}", "     | ^"]


@pytest.mark.parametrize(
    ("length", "column", "shown", "caret"),
    [
        (74, 1, "x" * 72 + "…", 0),
        (74, 74, "…" + "x" * 72, 72),
        (300, 150, "…" + "x" * 71 + "…", 37),
    ],
    ids=["begin", "end", "middle"],
)
def test_a_long_line_is_cut_round_the_word(
    length: int, column: int, shown: str, caret: int
) -> None:
    assert excerpt("x" * length, column, column) == [f"   1 | {shown}", f"     | {' ' * caret}^"]


def test_a_very_long_word_is_underlined_as_far_as_it_is_shown() -> None:
    above, below = excerpt("key: " + "x" * 300, 6, 305)
    assert above == "   1 | key: " + "x" * 67 + "…"
    assert below == "     |      " + "^" * 67


def test_never_more_than_a_hundred_columns_are_shown() -> None:
    above, _ = excerpt("x" * 300, 150, 150, width=200)
    assert above == "   1 | …" + "x" * 98 + "…"


@pytest.mark.parametrize("width", [20, 21, 28, 40])
@pytest.mark.parametrize("is_ascii", [True, False])
def test_on_a_narrow_screen_both_lines_fit(width: int, *, is_ascii: bool) -> None:
    above, below = excerpt("narrow and more " * 20, 150, 152, width=width, is_ascii=is_ascii)
    assert max(len(above), len(below)) <= width


@pytest.mark.parametrize("width", [1, 10, 19])
def test_twelve_columns_are_shown_on_any_screen(width: int) -> None:
    above, below = excerpt("x" * 300, 150, 300, width=width)
    assert (above, below) == ("   1 | …" + "x" * 10 + "…", "     |       " + "^" * 5)


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_of_a_problem_is_wider_than_a_screen(width: int) -> None:
    place = Place(1, 5, 9)
    problem = Problem("syntax", place, "what is wrong with it " * 5, "what to do about it " * 5)
    screen = Screen(is_terminal=True, width=width)
    found = [FoundIn("a/path/that/is/long.yaml", problem)] * 2
    shown = "".join(excerpted(found, {"a/path/that/is/long.yaml": "x" * 200}, screen))
    assert max(map(len, shown.splitlines())) <= width
    assert " ".join(shown.split()).count("what to do about it") == 10


def test_wide_characters_take_two_columns_of_the_hundred() -> None:
    above, below = excerpt("日" * 300, 150, 150)
    assert (above.count("日"), above.count("…"), below.count("^")) == (35, 2, 2)


def test_in_ascii_a_cut_is_three_dots() -> None:
    above, _ = excerpt("x" * 300, 150, 150, is_ascii=True)
    assert above == "   1 | ..." + "x" * 67 + "..."


def test_a_line_of_a_million_characters_is_cut_at_once() -> None:
    above, below = excerpt("x" * 1_000_000, 500_000, 500_000)
    assert (len(above), len(below)) == (80, 45)


def test_a_place_behind_the_last_line_has_no_excerpt() -> None:
    found = FoundIn("a.yaml", Problem("syntax", Place(3, 1, 1), "what"))
    assert list(excerpted([found], {"a.yaml": "a\n"}, Screen())) == ["a.yaml:3:1: what  [syntax]\n"]


def test_without_its_text_a_problem_is_a_line() -> None:
    found = FoundIn("a.yaml", Problem("syntax", Place(1, 1, 1), "what", "do"))
    assert list(excerpted([found], {"a.yaml": ""}, Screen())) == [
        "a.yaml:1:1: what; do  [syntax]\n"
    ]
    assert list(lines([found])) == ["a.yaml:1:1: what; do\n"]


def test_line_numbers_of_any_length_keep_the_lines_together() -> None:
    text = "\n" * 99_999 + "key: x"
    found = FoundIn("a.yaml", Problem("syntax", Place(100_000, 6, 6), "what"))
    _, above, below = list(excerpted([found], {"a.yaml": text}, Screen()))
    assert (above, below) == ("100000 | key: x\n", "       |      ^\n")


OTHER_ENCODINGS = [
    ("latin-1", "Zo\u00e9 M\u00fcller", 13, 0xE9),
    ("cp1252", "\u201cZo\u00e9\u201d", 11, 0x93),
    ("mac-roman", "Zo\u00e9 M\u00fcller", 13, 0x8E),
    ("cp437", "Zo\u00e9", 13, 0x82),
    ("iso-8859-2", "\u0141ukasz", 11, 0xA3),
    ("koi8-r", "\u0410\u043d\u043d\u0430", 11, 0xE1),
    ("shift-jis", "\u82b1\u5b50 \u592a\u90ce", 11, 0x89),
    ("gb18030", "\u82b1\u5b50", 11, 0xBB),
    ("euc-kr", "\ud55c\ub098", 11, 0xC7),
]


@pytest.mark.parametrize("columns", [30, 60, 100])
@pytest.mark.parametrize(("encoding", "name", "column", "byte"), OTHER_ENCODINGS)
def test_a_file_of_another_encoding_is_told_at_its_byte(
    call: Run, tmp_path: Path, encoding: str, name: str, column: int, byte: int, columns: int
) -> None:
    """What cannot be shown is replaced before it is measured, so that the mark is below it."""
    about = (
        "a text that goes on and on and on to the end of a line that is wider than most screens are"
    )
    text = f"{HEAD}people:\n  p:\n    note: {name}\n    name: P\n    about: {name}, {about}\nevents: {{}}\n"
    file = tmp_path / "p.yaml"
    file.write_bytes(text.encode(encoding))
    done = call("check", str(file), "--color", "never", env={"PDTIMELINE_FORCE_TTY": str(columns)})
    assert done.code == 3
    said = " ".join(done.text.split())
    assert f":4:{column}: error: the byte 0x{byte:02x} is not valid UTF-8" in said
    rows = done.text.splitlines()
    assert all(len(row) <= columns for row in rows if "p.yaml" not in row)
    excerpt, mark = next(
        (row, rows[at + 1]) for at, row in enumerate(rows) if row.startswith("   4 |")
    )
    assert excerpt[mark.index("^")] == "\ufffd"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "utf-32-be"])
def test_a_file_of_wider_characters_is_told_as_a_whole(
    call: Run, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "wide.yaml"
    file.write_bytes(f"{HEAD}events: {{}}\n".encode(encoding))
    done = call("check", str(file))
    assert (done.code, done.out) == (3, b"")
    assert "wide.yaml: this is UTF-16, UTF-32, or not text at all; save it as UTF-8" in done.notes
