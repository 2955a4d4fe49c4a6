"""The pictures of README.md are what the program draws today; `make pictures` draws them anew."""

from __future__ import annotations

import re

import pytest

from running import ROOT, Run

FOLDER = ROOT / "docs" / "pictures"
PICTURES = {  # what is asked, on a screen of how many columns
    "season-1.svg": ("events --season 1 --seen S01", "112"),
    "why.svg": ("why elopement --seen S09", "96"),
    "event.svg": ("event elopement --seen S09", "96"),
    "chart.svg": ("chart --seen S09", "96"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_the_program_draws(
    call: Run, name: str, request: pytest.FixtureRequest
) -> None:
    """A picture of last year's screens promises what is not there."""
    line, width = PICTURES[name]
    drawn = call(*line.split(), "-o", "svg", env={"COLUMNS": width}).out
    path = FOLDER / name
    if request.config.getoption("--update-golden"):
        path.write_bytes(drawn)
    assert path.read_bytes() == drawn


def test_every_picture_is_on_the_page_with_words_for_those_who_do_not_see_it() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[(.{20,})\]\(docs/pictures/([^)]+)\)", page)
    assert [name for _, name in shown] == list(PICTURES)
    assert {path.name for path in FOLDER.iterdir()} == {*PICTURES}


def test_the_first_picture_tells_nothing_beyond_season_1() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    before, _, after = page.partition("*(Spoilers")
    assert re.findall(r"docs/pictures/([^)]+)", before) == ["season-1.svg"]
    assert PICTURES["season-1.svg"][0].endswith("--seen S01")
    assert after
