"""`--format svg`: any answer for people as a picture that is valid XML, says what it is, and asks nobody."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from attacked import IN_LINES, IN_ONE_LINE, LINES, written
from hostile import acting, filled
from marks import slow_but
from pdtimeline.render.picture import CELL, picture
from running import Run

NAMESPACE = "{http://www.w3.org/2000/svg}"
WIDTH = "100"  # in cells, without `COLUMNS`


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two records a section: all vectors in one line, and all of them with line breaks."""
    texts = {"one line": f"{IN_ONE_LINE} ]]> -->", "lines": IN_LINES}
    return written(tmp_path_factory.mktemp("joined"), "joined.yaml", filled(texts))


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - it is our own


def lines_of(root: ET.Element) -> list[str]:
    """The texts of each line, from left to right."""
    lines: dict[int, list[str]] = {}
    for element in root.iter(f"{NAMESPACE}text"):
        lines.setdefault(int(element.attrib["y"]), []).append(element.text or "")
    return ["  ".join(texts) for texts in lines.values()]


def squeezed(text: str) -> str:
    return re.sub(" +", "", text)


@pytest.mark.parametrize("command", slow_but(LINES, *[*LINES][::3]))
def test_a_picture_says_what_the_terminal_says_and_nothing_in_it_acts(
    call: Run, command: str, joined: str
) -> None:
    asked = LINES[command].split()
    env = {"PDTIMELINE_FILE": joined}
    done = call(*asked, "-o", "svg", env=env)
    terminal = call(*asked, "--color", "never", env=env | {"PDTIMELINE_FORCE_TTY": WIDTH})
    root = parsed(done.text)
    shown = [squeezed(line) for line in terminal.text.splitlines() if line]
    assert (done.code, acting(done.out + done.err)) == (0, [])
    assert [squeezed(line) for line in lines_of(root)] == shown
    assert {element.tag.removeprefix(NAMESPACE) for element in root.iter()} == {
        "svg", "title", "desc", "style", "rect", "text",
    }  # fmt: skip
    assert {name for element in root.iter() for name in element.attrib} <= {
        "role", "width", "height", "viewBox", "x", "y", "rx", "class", "textLength", "lengthAdjust",
    }  # fmt: skip


def test_no_address_is_in_it_but_that_of_the_standard(call: Run) -> None:
    """Rich's own pictures name a host of fonts and a home page."""
    svg = call("events", "--season", "1", "-o", "svg").text
    assert re.findall(r"\w+:[^\s\"'<]*//[^\s\"'<]*|url\([^)]*\)|@import", svg) == [
        "http://www.w3.org/2000/svg"
    ]


def test_it_has_a_name_and_a_description_for_those_who_hear_it(call: Run) -> None:
    root = parsed(call("events", "--season", "1", "-o", "svg").text)
    assert root.attrib["role"] == "img"
    assert [root[0].tag, root[0].text] == [f"{NAMESPACE}title", "pdtimeline events"]
    assert [root[1].tag, root[1].text] == [f"{NAMESPACE}desc", "Season 1 · 7 events"]


def test_the_description_of_a_card_is_its_title(call: Run) -> None:
    root = parsed(call("character", "lindsay", "--seen", "S01", "-o", "svg").text)
    assert root[1].text == "Erin Lindsay"


def test_nothing_found_is_a_picture_without_lines(call: Run) -> None:
    done = call("events", "--season", "99", "-o", "svg")
    assert lines_of(parsed(done.text)) == []
    assert "no events match" in done.notes
    assert lines_of(parsed(call("chart", "--limit", "0", "-o", "svg").text)) == []


@pytest.mark.parametrize(
    ("options", "env", "has_color"),
    [
        ("", {}, True),
        ("", {"NO_COLOR": "1"}, True),
        ("--color always", {}, True),
        ("--color never", {}, False),
    ],
)
def test_it_has_color_whatever_the_terminal_has(
    call: Run, options: str, env: dict[str, str], *, has_color: bool
) -> None:
    svg = call("events", "--season", "1", "-o", "svg", *options.split(), env=env).text
    assert (' class="pd36"' in svg) is has_color
    assert (' class="pd1"' in svg) is has_color


def test_it_is_as_wide_as_columns_says_whatever_the_terminal_is(call: Run) -> None:
    narrow, forced, usual = (
        call("events", "--season", "1", "-o", "svg", env=env).text
        for env in ({"COLUMNS": "40"}, {"PDTIMELINE_FORCE_TTY": "40", "PAGER": "cat"}, {})
    )
    widths = [int(parsed(svg).attrib["width"]) for svg in (narrow, usual)]
    assert widths[0] <= 40 * CELL + 40 < widths[1] <= 100 * CELL + 40
    assert forced == usual


def test_what_to_type_next_is_not_said(call: Run) -> None:
    assert (
        call("events", "--season", "1", "-o", "svg", env={"PDTIMELINE_FORCE_TTY": "80"}).err == b""
    )


def test_its_lines_can_be_ascii(call: Run) -> None:
    svg = call("character", "lindsay", "--seen", "S01", "-o", "svg", "--ascii").text
    assert lines_of(parsed(svg))[0].startswith("+-  Erin Lindsay  --")


def test_an_encoding_that_is_no_utf_makes_no_difference(call: Run) -> None:
    done = call("character", "lindsay", "--seen", "S01", "-o", "svg", encoding="ascii")
    assert lines_of(parsed(done.text))[0].startswith("╭─  Erin Lindsay  ──")


def test_the_same_question_gives_the_same_bytes(call: Run) -> None:
    first, second = (call("chart", "-o", "svg").out for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("events --count", "--count prints a number, which is no picture"),
        ("events --json", "svg and json are both formats"),
        ("events --csv-safe", "--csv-safe only works with csv"),
    ],
)
def test_what_is_no_picture_is_refused(call: Run, line: str, error: str) -> None:
    done = call(*line.split(), "-o", "svg")
    assert (done.code, done.out) == (2, b"")
    assert error in done.notes


def test_broken_files_can_be_drawn_too(call: Run, tmp_path: Path) -> None:
    path = written(
        tmp_path, "broken.yaml", "timeline: {format: 1, title: a}\nevents: {a: {b: ]]>}}\n"
    )
    done = call("check", path, "-o", "svg")
    assert done.code == 3
    assert any("]]>" in line for line in lines_of(parsed(done.text)))


def test_words_stand_where_a_terminal_has_them() -> None:
    svg = "".join(picture(["\x1b[1;36ma\x1b[0m 日本  b\n\n c\n"], "t", ascii_only=False))
    texts = [*parsed(svg).iter(f"{NAMESPACE}text")]
    assert [(one.text, one.attrib.get("class")) for one in texts] == [
        ("a", "pd1 pd36"), ("日本", None), ("b", None), ("c", None),
    ]  # fmt: skip
    cells = [
        (
            round((float(one.attrib["x"]) - 16) / CELL, 2),
            round(float(one.attrib["textLength"]) / CELL, 2),
        )
        for one in texts
    ]
    assert cells == [(0, 1), (2, 4), (8, 1), (1, 1)]
    assert [one.attrib["y"] for one in texts] == ["29", "29", "29", "63"]
