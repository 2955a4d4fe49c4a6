"""What the structured formats are made of; `test_escapes` proves what they let through."""

from __future__ import annotations

import json

import pytest

from pdtimeline.render.json_yaml import json_array, json_object

NESTED: dict[str, object] = {
    "text": 'two\nlines, a "quote", a \\ and é',
    "none": None,
    "number": 10,
    "yes": True,
    "empty": [],
    "blank": {},
    "ids": ["one", "two"],
    "changes": [{"facet": "ring", "of": ["a", "b"], "to": None}, {}],
}


@pytest.mark.parametrize("ascii_only", [False, True], ids=["utf-8", "ascii"])
def test_an_object_is_written_as_the_standard_library_indents_it(ascii_only: bool) -> None:  # noqa: FBT001
    """Scripts compare the bytes; only the way to them is a shorter one."""
    expected = json.dumps(NESTED, ensure_ascii=ascii_only, indent=2) + "\n"
    assert "".join(json_object(NESTED, ascii_only=ascii_only)) == expected


@pytest.mark.parametrize(
    ("objects", "expected"),
    [([], "[]\n"), ([{}], "[\n  {}\n]\n"), ([{"a": 1}, {}], '[\n  {\n    "a": 1\n  },\n  {}\n]\n')],
    ids=["none", "an empty one", "two"],
)
def test_an_array_holds_the_objects_two_blanks_deep(
    objects: list[dict[str, int]], expected: str
) -> None:
    assert "".join(json_array(objects, ascii_only=False)) == expected
