"""Where the words stand that a finding is about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pdtimeline.errors import Problem
from pdtimeline.loader import locations
from pdtimeline.loader.findings import Path
from pdtimeline.loader.load import bundled
from pdtimeline.loader.locations import Starts, locate, noting, texts
from pdtimeline.loader.parser import entries
from pdtimeline.yaml_events import Entry, Map

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


def starts_in(text: str) -> Starts:
    starts: Starts = {}
    assert list(noting(entries(text.encode(), "", []), starts))
    return starts


def test_the_row_of_every_record_and_section_is_noted() -> None:
    assert list(starts_in(TEXT).items()) == [
        (("timeline", None), 0),
        (("events", None), 2), (("events", "walk"), 3), (("events", "talk"), 4),
        (("waive", None), 8),
    ]  # fmt: skip


def every_path(text: str) -> list[Path]:
    """The paths to each record, and to the fields and the first items in it."""
    return [
        path
        for section, key, node in entries(text.encode(), "", [])
        if key is not None and isinstance(node, Map)
        for record in [(section.value, key.value)]
        for path in [
            record,
            *((*record, name) for name in node.value),
            *((*record, name, 0) for name in node.value),
        ]
    ]


@pytest.mark.parametrize(
    "text",
    [
        bundled().read_text(),
        pytest.param(bundled().read_text().replace("\n", "\r\n"), marks=pytest.mark.slow),
        TEXT,
        "events:\n  walk: {title: B, places: [x, talk]}\n  run:\n    title: A\n    places: [x]",
        "events:\n\n  # a note\n  walk:\n    title: >\n      run:\n\n      B\n# end\n  run:\n    title: A\n",
        "events: {walk: {title: B}, run: {title: C}}\n",
        "events: {\n  walk: {title: B},\n  run: {title: C}\n}\n",
        "{events: {\n  walk: {title: B},\n  run: {title: C}},\narcs: {war: {name: A}}\n}\n",
        'events:\n  walk:\n    title: "A\n  run: B"\n  run:\n    title: C\n',
        "events:\n  ? walk\n  : title: A\n  run: {title: B}\n...\n",
    ],
    ids=lambda text: f"{len(text)} characters",
)
def test_records_read_alone_are_where_they_are_in_the_file(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether or not the lines of a record make it: within { } two may share a line."""
    monkeypatch.setattr(locations, "_FEW", 100)
    paths = every_path(text)
    starts = starts_in(text)
    whole = locate(text.encode(), paths)
    assert locate(text.encode(), paths, starts) == whole
    for path in paths[:: len(paths) // 40 + 1]:
        assert locate(text.encode(), [path], starts) == {path: whole[path]}


def test_only_the_records_asked_for_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bundled().read_bytes()
    starts = starts_in(data.decode())
    path: Path = ("events", "elopement", "title")
    lengths = []

    def read(text: bytes, path: str, problems: list[Problem]) -> Iterator[Entry]:
        lengths.append(len(text))
        return entries(text, path, problems)

    monkeypatch.setattr(locations, "entries", read)
    assert locate(data, [path], starts) == locate(data, [path])
    assert lengths[0] < 10_000 < lengths[1] == len(data)


def test_texts_come_with_the_key_that_they_stand_under() -> None:
    (entry,) = entries(b"a: {b: {c: d, e: [f, 'g', {h: i}], j: *k}}", "", [])
    assert sorted((key, text.value) for key, text in texts(entry)) == [
        ("c", "d"), ("e", "f"), ("e", "g"), ("h", "i"),
    ]  # fmt: skip
