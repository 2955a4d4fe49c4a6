"""The compiled built-in timeline: the same as what the YAML says, and never used when anything differs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from drawn import timelines
from pdtimeline.loader import compiled as compiling
from pdtimeline.loader import load as loading
from pdtimeline.loader.compiled import NAME, compiled, restored
from pdtimeline.loader.load import bundled, load, parse
from pdtimeline.model.records import Timeline

SOURCE = b"""
timeline: {format: 1, title: Small, series: main}
series: {main: {title: Main}}
episodes: {S01E01: {title: Pilot, aired: 2014-01}}
facets: {mood: {title: Mood, of: one}}
characters: {ann: {name: Ann}}
sources: {paper: {publisher: Paper, title: News, published: 2014-01-08}}
events:
  start: {title: Start, episode: S01E01, characters: [ann], changes: [{facet: mood, of: [ann], to: good}]}
  later: {title: Later, date: 2015/.., causes: [start], learns: [{who: [ann], of: start}], sources: [paper]}
disputes: {when: {question: When?, events: [start], claims: [{says: early, sources: [paper]}]}}
"""


def same(one: object, other: object) -> bool:
    """Whether both are equal and made of the same types, which equal tuples need not be."""
    return one == other and repr(one) == repr(other)


@pytest.fixture(scope="module")
def small() -> Timeline:
    return parse(SOURCE)


def test_restoring_makes_what_parsing_made(small: Timeline) -> None:
    again = restored(compiled(small, SOURCE), SOURCE)
    assert isinstance(again, Timeline)
    assert same(again, small)


def test_the_built_in_timeline_is_restored_record_by_record() -> None:
    source = bundled().read_bytes()
    whole = load()
    again = restored(compiled(whole, source), source)
    assert again is not None
    for kind, parsed, made in zip(whole._fields, whole, again, strict=True):
        assert same(parsed, made), kind


@pytest.mark.slow
@given(timelines)
def test_every_timeline_is_restored(data: dict[str, Any]) -> None:
    whole = parse(json.dumps(data).encode())
    assert same(restored(compiled(whole, b""), b""), whole)


def test_an_empty_timeline_is_restored_with_its_maps() -> None:
    empty = parse(b"timeline: {format: 1, title: Empty}\nevents: {}\n")
    assert same(restored(compiled(empty, b""), b""), empty)


def test_the_bytes_do_not_depend_on_how_texts_are_shared(small: Timeline) -> None:
    """A wheel that is built twice is the same file."""
    data = compiled(small, SOURCE)
    assert compiled(parse(SOURCE), SOURCE) == data
    again = restored(data, SOURCE)
    assert again is not None
    assert compiled(again, SOURCE) == data


@pytest.mark.parametrize("at", [0, 12, 20, 60, -1])
def test_a_byte_that_differs_makes_it_useless(small: Timeline, at: int) -> None:
    data = bytearray(compiled(small, SOURCE))
    data[at] ^= 1
    assert restored(bytes(data), SOURCE) is None


def test_no_single_byte_of_it_can_differ(small: Timeline) -> None:
    whole = compiled(small, SOURCE)
    for at in range(len(whole)):
        assert restored(whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :], SOURCE) is None


@pytest.mark.parametrize("data", [b"", b"\n", b"pdtimeline", b"\xff" * 100])
def test_what_is_no_compiled_timeline_is_none(data: bytes) -> None:
    assert restored(data, SOURCE) is None


def test_half_of_it_is_useless(small: Timeline) -> None:
    whole = compiled(small, SOURCE)
    assert [at for at in range(len(whole)) if restored(whole[:at], SOURCE) is not None] == []


def test_another_yaml_makes_it_useless(small: Timeline) -> None:
    """Who mends the file beside it is answered from the mended file."""
    assert restored(compiled(small, SOURCE), SOURCE.replace(b"Start", b"Stare")) is None


def test_another_version_makes_it_useless(small: Timeline, monkeypatch: pytest.MonkeyPatch) -> None:
    data = compiled(small, SOURCE)
    monkeypatch.setattr(compiling, "__version__", "0.0.0")
    assert restored(data, SOURCE) is None


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like that of the installed package, with the small timeline as the built-in one."""
    (tmp_path / "timeline.yaml").write_bytes(SOURCE)
    monkeypatch.setattr(loading, "bundled", lambda: tmp_path / "timeline.yaml")
    return tmp_path


def test_the_compiled_form_is_what_is_read(installed: Path, small: Timeline) -> None:
    renamed = small._replace(title="From the compiled form")
    (installed / NAME).write_bytes(compiled(renamed, SOURCE))
    assert load().title == "From the compiled form"


def test_without_it_the_yaml_is_read(installed: Path, small: Timeline) -> None:
    assert not (installed / NAME).exists()
    assert load() == small


def test_a_damaged_one_is_passed_over_without_a_word(
    installed: Path, small: Timeline, capsys: pytest.CaptureFixture[str]
) -> None:
    (installed / NAME).write_bytes(compiled(small._replace(title="Other"), SOURCE)[:-1] + b"!")
    assert load() == small
    assert capsys.readouterr() == ("", "")


def test_a_file_of_the_user_is_never_read_from_it(installed: Path, small: Timeline) -> None:
    (installed / NAME).write_bytes(compiled(small._replace(title="Other"), SOURCE))
    assert load(installed / "timeline.yaml") == small
