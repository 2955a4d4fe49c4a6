"""Where the words stand that a finding is about."""

from __future__ import annotations

import pytest

from pdtimeline.loader.findings import Path
from pdtimeline.loader.locations import locate, texts
from pdtimeline.loader.parser import entries

TEXT = """\
timeline:
  title: A
events:
  walk: {title: B, causes: [x, talk]}
  talk:
    changes:
    - facet: rank
      of: [jay]
waive:
- {rule: a}
- {rule: b}
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("timeline",), (1, 1, 8)),
        (("timeline", "title"), (2, 10, 10)),
        (("events",), (3, 1, 6)),
        (("events", "walk"), (4, 3, 6)),
        (("events", "walk", "title"), (4, 17, 17)),
        (("events", "walk", "causes"), (4, 28, 28)),
        (("events", "walk", "causes", 1), (4, 32, 35)),
        (("events", "talk", "changes", 0, "facet"), (7, 14, 17)),
        (("events", "talk", "changes", 0, "of", 0), (8, 12, 14)),
        (("waive", 1), (11, 3, 3)),
        (("waive", 1, "rule"), (11, 10, 10)),
        (("events", "talk", "title"), (5, 3, 6)),
        (("events", "walk", "causes", 2), (4, 28, 28)),
        (("events", "walk", "causes", 7), (4, 28, 28)),
        (("events", "walk", "title", "more"), (4, 17, 17)),
        (("events", "nobody", "title"), (1, 1, 1)),
        (("arcs", "war"), (1, 1, 1)),
    ],
    ids=str,
)
def test_a_path_leads_to_its_place_or_as_far_as_it_goes(
    path: Path, place: tuple[int, int, int]
) -> None:
    assert locate(TEXT.encode(), [path]) == {path: place}


def test_many_paths_are_looked_up_in_one_go() -> None:
    paths: list[Path] = [("events", "walk"), ("events", "talk"), ("events", "walk")]
    assert locate(TEXT.encode(), paths) == {
        ("events", "walk"): (4, 3, 6),
        ("events", "talk"): (5, 3, 6),
    }


def test_a_path_into_what_was_refused_leads_to_the_nearest_place() -> None:
    text = "events:\n  walk: {causes: *x, title: &y B}\n"
    assert locate(text.encode(), [("events", "walk", "causes", 0)]) == {
        ("events", "walk", "causes", 0): (2, 3, 6)
    }


def test_a_key_that_was_refused_moves_no_other_place() -> None:
    text = "events:\n  walk: {place: x}\n  ? [talk]\n  : {title: A}\n"
    assert locate(text.encode(), [("events", "walk", "place")]) == {
        ("events", "walk", "place"): (2, 17, 17)
    }


def test_texts_come_with_the_key_that_they_stand_under() -> None:
    (entry,) = entries(b"a: {b: {c: d, e: [f, 'g', {h: i}], j: *k}}", "", [])
    assert sorted((key, text.value) for key, text in texts(entry)) == [
        ("c", "d"), ("e", "f"), ("e", "g"), ("h", "i"),
    ]  # fmt: skip
