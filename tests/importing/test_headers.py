"""Columns are found by our names and by what people call them."""

from __future__ import annotations

import pytest

from pdtimeline.importing.headers import DERIVED, SYNONYMS, Column, columns_of, field_of
from running import ROOT


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("title", "title"), ("Name", "title"), ("Event Name", "title"), ("Headline", "title"),
        ("date", "date"), ("Start", "date"), ("START_DATE", "date"), ("startDate", "date"),
        ("Start-Date:", "date"),
        ("end", "end"), ("End date", "end"), ("until", "end"),
        ("Description", "summary"), ("tags", "arcs"), ("Category", "arcs"), ("Who", "characters"),
        ("Location", "place"), ("URL", "sources"), ("Notes", "note"), ("#", "id"), ("End Year", "end year"),
        ("x-color", "x-color"), ("X-My Color", "x-my-color"), ("x-a: b\nevil", "x-a-b-evil"),
    ],
)  # fmt: skip
def test_a_name_says_which_field_a_column_is(name: str, field: str) -> None:
    assert field_of(name) == field


@pytest.mark.parametrize("name", ["", "Color", "x-", "x-\u65e5", "titles of songs"])
def test_other_names_say_nothing(name: str) -> None:
    assert not field_of(name)


def test_of_two_columns_for_one_field_its_own_name_counts() -> None:
    columns, ignored = columns_of(["What", "Name", "Title", "title", "Color", "", "first", "Who"])
    assert columns == {
        "title": Column(2, "Title", "title"),
        "characters": Column(7, "Who", "characters"),
    }
    assert ignored == ("What", "Name", "title", "Color")


def test_the_reference_has_every_name_of_a_column() -> None:
    page = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    rows = [
        f"| `{field}` | {', '.join(f'`{name}`' for name in names.split(', ') if name)} |"
        for field, names in SYNONYMS.items()
        if field not in DERIVED
    ]
    assert "\n".join(rows) in page
