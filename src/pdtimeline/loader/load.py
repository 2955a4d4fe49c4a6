"""From a path or bytes to a `Timeline`, or to every problem at once.

Reading and checking are imported inside the functions, so that `--version` does not load PyYAML.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from pdtimeline.errors import BadTimeline, Problem, lines_of
from pdtimeline.loader.files import STDIN, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pdtimeline.model.records import Timeline
    from pdtimeline.yaml_events import Entry

    Watch = Callable[[Iterator[Entry]], Iterator[Entry]]


def bundled() -> Path:
    """The built-in timeline: inside the package, or in the checkout of an editable install."""
    inside = Path(__file__).parents[1] / "data" / "timeline.yaml"
    try:
        inside.stat()
    except FileNotFoundError:
        return Path(__file__).parents[3] / "data" / "timeline.yaml"
    except OSError:  # opening it says why
        pass
    return inside


def load(path: Path | str | None = None, watch: Watch | None = None) -> Timeline:
    """The timeline in the file at *path* (`-` is standard input), or the built-in one.

    *watch* is as in `inspect`. Raises `BadTimeline` with every problem of the file.
    """
    return _built_in(bundled()) if path is None else parse(read_bytes(path), str(path), watch)


def _built_in(path: Path) -> Timeline:
    """The built-in timeline from its compiled form, or from the YAML where there is none that fits."""
    from pdtimeline.loader.compiled import NAME, restored

    source = read_bytes(path)
    try:
        data = path.with_name(NAME).read_bytes()
    except OSError:  # an editable install has none
        data = b""
    return restored(data, source) or parse(source, str(path))


def parse(data: bytes, path: str = STDIN, watch: Watch | None = None) -> Timeline:
    """The timeline in the bytes; *path* is only for messages, *watch* as in `inspect`.

    Raises `BadTimeline` with every problem, in the order of the file.
    """
    timeline, problems, text = inspect(data, path, watch)
    if problems:
        raise BadTimeline(path, problems, text=text)
    return timeline


def inspect(
    data: bytes, path: str, watch: Watch | None = None
) -> tuple[Timeline, tuple[Problem, ...], str]:
    """The timeline, the problems that make it unusable, and the text for their excerpts.

    *watch* hands on the entries of the file, and may note what it wants of them. Raises `BadTimeline` if not
    even a part can be read. Garbage collection is off meanwhile: what is read has no cycles, and
    looking for them would take longer than reading.
    """
    from pdtimeline.loader.encoding import decode, readable
    from pdtimeline.loader.findings import located
    from pdtimeline.loader.integrity import errors
    from pdtimeline.loader.recovery import entries
    from pdtimeline.loader.timeline_builder import read

    problems: list[Problem] = []
    clean = decode(data, path, problems)
    collecting = gc.isenabled()
    gc.disable()
    try:
        known = len(problems)
        whole = entries(clean, path, problems)
        reading = read(watch(whole) if watch else whole, problems)
        if reading.late_clock is not None:  # the head stands below dates that need its clock
            del problems[known:]
            reading = read(entries(clean, path, problems), problems, reading.late_clock)
        problems += located(errors(reading), clean)
    finally:
        if collecting:
            gc.enable()
    if not problems:
        return reading.timeline, (), ""
    from pdtimeline.diagnostics.cascades import without_echoes

    text = readable(data)
    return reading.timeline, tuple(without_echoes(problems, lines_of(text))), text
