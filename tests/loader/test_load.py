"""A file is found, read within limits, and either a timeline or all its problems."""

from __future__ import annotations

import contextlib
import gc
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pdtimeline.diagnostics.limits import FILE_SIZE
from pdtimeline.errors import BadTimeline
from pdtimeline.loader import load as loading
from pdtimeline.loader.files import read_bytes
from pdtimeline.loader.load import bundled, inspect, load, parse

GOOD = b"timeline: {format: 1, title: Good}\nevents: {}\n"
BAD = b"timeline: {format: 2, title: Bad}\nevents: {walk: {titel: A}}\n"


def refused(path: Path | str) -> str:
    """What is said of a file that cannot be read at all, without its name."""
    with pytest.raises(BadTimeline) as caught:
        read_bytes(path)
    assert caught.value.problems == ()
    return caught.value.whole


def test_a_file_is_loaded_by_path_or_name(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(GOOD)
    assert (load(path).title, load(str(path)).title) == ("Good", "Good")


def test_without_a_path_it_is_the_shipped_timeline() -> None:
    assert load() == load(bundled())


def test_the_shipped_timeline_is_found_from_any_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert bundled().is_absolute()
    assert load().events


def test_the_shipped_timeline_is_looked_for_in_the_package_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installed wheel has it there, and no checkout around it."""
    installed = tmp_path / "lib" / "src" / "pdtimeline"
    (installed / "data").mkdir(parents=True)
    monkeypatch.setattr(loading, "__file__", str(installed / "loader" / "load.py"))
    assert bundled() == tmp_path / "lib" / "data" / "timeline.yaml"
    (installed / "data" / "timeline.yaml").write_bytes(GOOD)
    assert bundled() == installed / "data" / "timeline.yaml"


def test_a_shipped_timeline_that_cannot_be_looked_at_is_still_the_one_to_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever opens it is told why; that there is none would be a lie."""
    monkeypatch.setattr(Path, "stat", _refuse(PermissionError(13, "Permission denied")))
    assert bundled() == Path(loading.__file__).parents[1] / "data" / "timeline.yaml"


def test_bytes_are_parsed_without_a_file() -> None:
    assert parse(GOOD).title == "Good"


def test_a_bad_file_raises_all_its_problems_in_order() -> None:
    with pytest.raises(BadTimeline) as caught:
        parse(BAD, "bad.yaml")
    assert [problem.rule for problem in caught.value.problems] == ["bad-format", "unknown-key"]
    assert caught.value.text == BAD.decode()
    assert str(caught.value) == (
        'bad.yaml:1:20: this version of pdtimeline reads format 1, not "2"; try a newer '
        "pdtimeline\n"
        'bad.yaml:2:17: unknown field "titel" in an event; did you mean title?'
    )


def test_bytes_without_a_name_are_spoken_of_as_standard_input() -> None:
    with pytest.raises(BadTimeline, match=r"^-:1:20: "):
        parse(BAD)


def test_a_good_file_needs_no_text_for_excerpts() -> None:
    timeline, problems, text = inspect(GOOD, "file.yaml")
    assert (timeline.title, problems, text) == ("Good", (), "")


def test_the_text_for_excerpts_is_what_was_written() -> None:
    _, problems, text = inspect(
        b"\xef\xbb\xbftimeline: {format: 1, title: \x07}\r\nevents: {}\r\n", "file.yaml"
    )
    assert [problem.rule for problem in problems] == ["control-character"]
    assert text == "timeline: {format: 1, title: \x07}\r\nevents: {}\r\n"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("a\x07: {title: A}", ["3:4-4 control-character"]),
        ("a: {title: A, place: x\x07y}", ["3:25-25 control-character"]),
        ("a: {title: A, date: \x07}", ["3:23-23 control-character"]),
        ("a: {title: \x07, place: x}", ["3:14-14 control-character", "3:24-24 unknown-id"]),
    ],
    ids=["in an id", "in a reference", "in a date", "beside another fault"],
)
def test_a_word_with_a_hidden_character_is_no_second_problem(
    written: str, found: list[str]
) -> None:
    text = f"timeline: {{format: 1, title: A}}\nevents:\n  {written}\n"
    _, problems, _ = inspect(text.encode(), "file.yaml")
    assert [f"{p.place.line}:{p.place.column}-{p.place.end} {p.rule}" for p in problems] == found


@pytest.mark.parametrize(
    "data", [GOOD, BAD, b"", b"a: b: c"], ids=["good", "bad", "empty", "syntax"]
)
@pytest.mark.parametrize("was_on", [True, False])
def test_garbage_collection_is_left_as_it_was(data: bytes, *, was_on: bool) -> None:
    """Who uses the package in a longer program would run out of memory."""
    was = gc.isenabled()
    (gc.enable if was_on else gc.disable)()
    try:
        with contextlib.suppress(BadTimeline):
            parse(data)
        assert gc.isenabled() == was_on
    finally:
        (gc.enable if was else gc.disable)()


def test_a_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.yaml") == "no such file"


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path) == "this is a directory; give a file inside it"


def test_a_path_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refused(tmp_path / "file" / "more.yaml") == "part of the path is not a directory"


def test_a_file_that_must_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system refuses; root would be let in, so the refusal is played."""
    monkeypatch.setattr(os, "open", _refuse(PermissionError(13, "Permission denied")))
    assert refused(tmp_path) == "cannot read the file: permission denied"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(24, "Too many open files"), "cannot read the file: too many open files"),
        (OSError(), "cannot read the file: unknown error"),
    ],
)
def test_another_refusal_of_the_system(
    error: OSError, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", _refuse(error))
    assert refused(tmp_path) == said


def test_a_disk_that_fails_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(GOOD)
    monkeypatch.setattr(os, "read", _refuse(OSError(5, "Input/output error")))
    assert refused(path) == "cannot read the file: input/output error"


def test_a_file_that_cannot_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(GOOD)
    with monkeypatch.context() as patch:  # the clearing away of the folder needs it, too
        patch.setattr(os, "fstat", _refuse(OSError(5, "Input/output error")))
        assert refused(path) == "cannot read the file: input/output error"


def test_a_close_that_fails_takes_nothing_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(GOOD)
    monkeypatch.setattr(os, "close", _refuse(OSError(5, "Input/output error")))
    assert read_bytes(path) == GOOD


def while_reading(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen to the file after the first part of it was read."""
    read = os.read

    def first(handle: int, size: int) -> bytes:
        part = read(handle, min(size, 20))
        monkeypatch.setattr(os, "read", read)
        happens()
        return part

    monkeypatch.setattr(os, "read", first)


def test_a_file_that_is_replaced_while_it_is_read_is_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most editors save like this."""
    path, new = tmp_path / "mine.yaml", tmp_path / "new.yaml"
    path.write_bytes(GOOD)
    new.write_bytes(BAD)
    while_reading(monkeypatch, lambda: new.replace(path))
    assert read_bytes(path) == GOOD
    assert read_bytes(path) == BAD


@pytest.mark.parametrize(
    "happens",
    [
        pytest.param(lambda path: os.truncate(path, 0), id="emptied"),
        pytest.param(lambda path: os.truncate(path, 47), id="cut"),
        pytest.param(lambda path: path.write_bytes(GOOD + GOOD), id="longer"),
        pytest.param(lambda path: path.write_bytes(GOOD.replace(b"Good", b"Fair")), id="as long"),
        pytest.param(lambda path: path.touch(), id="touched"),
    ],
)
def test_a_file_that_is_written_to_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, happens: Callable[[Path], object]
) -> None:
    """The half that was read may look like a whole timeline, with fewer events."""
    path = tmp_path / "mine.yaml"
    path.write_bytes(GOOD)
    os.utime(path, (0, 0))
    while_reading(monkeypatch, lambda: happens(path))
    assert refused(path) == "the file changed while it was being read; try again"


def test_a_pipe_may_change_while_it_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    keep = os.open(tmp_path / "pipe", os.O_RDWR)
    os.write(keep, GOOD)
    found: list[bytes] = []
    reader = threading.Thread(target=lambda: found.append(read_bytes(tmp_path / "pipe")))
    reader.start()
    reader.join(0.05)
    os.utime(tmp_path / "pipe", (0, 0))
    os.close(keep)
    reader.join(10)
    assert found == [GOOD]


def _refuse(error: OSError) -> object:
    def fail(*_: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize("name", ["a\0b", "\ud800"], ids=["NUL", "half a pair"])
def test_what_can_be_no_name(name: str) -> None:
    assert refused(name) == "not a usable file name"


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null"])
def test_a_device_is_not_read(name: str) -> None:
    """/dev/zero never ends."""
    assert refused(name) == "this is a device, not a file"


def test_a_pipe_without_a_writer_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "nothing is writing to this pipe"


def test_a_pipe_is_read_to_its_end_however_slow_the_writer(tmp_path: Path) -> None:
    """--file <(git show HEAD:timeline.yaml) works."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    keep = os.open(path, os.O_RDWR)  # so that the reader finds the pipe open, and empty
    found: list[bytes] = []
    reader = threading.Thread(target=lambda: found.append(read_bytes(path)))
    reader.start()
    reader.join(0.05)
    os.write(keep, GOOD[:20])
    reader.join(0.05)
    os.write(keep, GOOD[20:])
    os.close(keep)
    reader.join(10)
    assert found == [GOOD]


def test_a_file_may_have_64_mebibytes(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(FILE_SIZE)
    assert FILE_SIZE == 64 * 1024 * 1024
    assert len(read_bytes(path)) == FILE_SIZE


@pytest.mark.parametrize("size", [FILE_SIZE + 1, 1 << 40], ids=["a byte more", "a tebibyte"])
def test_a_larger_file_is_not_read_on(size: int, tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(size)
    assert refused(path) == "the file is larger than 64 MiB; split it"


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(GOOD)
    with path.open() as file:
        monkeypatch.setattr(sys, "stdin", file)
        assert load("-").title == "Good"


def test_a_larger_standard_input_is_not_read_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(FILE_SIZE + 1)
    with path.open() as file:
        monkeypatch.setattr(sys, "stdin", file)
        with pytest.raises(BadTimeline, match=r"^-: the file is larger than 64 MiB"):
            load("-")


def test_an_empty_standard_input_is_an_empty_file() -> None:
    code = "from pdtimeline import load; load('-')"
    done = subprocess.run(
        [sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert b"BadTimeline: -: the file is empty" in done.stderr


def test_a_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert refused("-") == "standard input is closed"


def test_no_file_is_left_open(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(GOOD)
    before = len(list(Path("/proc/self/fd").iterdir()))
    load(path)
    refused(tmp_path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
