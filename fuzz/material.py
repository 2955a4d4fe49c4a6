"""Where the long runs take their inputs from: files of anybody, and their content put into a timeline.

Nothing here knows a collection: folders and files are named on the command line. A folder stands for
every file in it. Of each file there are five inputs, see `FORMS`; of each string of a JSON list four,
see `STYLES`.
"""

# ruff: noqa: INP001 - scripts

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

sys.path.append(str(Path(__file__).parents[1] / "tests" / "support"))

from drawn_yaml import double_quoted

__all__ = ["FORMS", "HEAD", "STYLES", "Input", "double_quoted", "of_files", "of_strings"]

HEAD = b"timeline: {format: 1, title: T}\n"
EVENT = HEAD + b"events:\n  e:\n    title: T\n"


class Input(NamedTuple):
    """Bytes for the reader, and where they come from."""

    name: str
    data: bytes


def _below(data: bytes, depth: int) -> bytes:
    """Line breaks and blanks before every line of the data; a byte order mark is left out."""
    margin = b"\n" + b" " * depth
    return margin + margin.join(data.removeprefix(b"\xef\xbb\xbf").split(b"\n")) + b"\n"


def _whole(data: bytes) -> bytes:
    return data


def _events(data: bytes) -> bytes:
    return HEAD + b"events:" + _below(data, 2)


def _own_key(data: bytes) -> bytes:
    return EVENT + b"    x-own:" + _below(data, 6)


def _block(data: bytes) -> bytes:
    return EVENT + b"    summary: |2+" + _below(data, 6)


def _escaped(data: bytes) -> bytes:
    return EVENT + f"    summary: {double_quoted(data.decode('utf-8', 'replace'))}\n".encode()


FORMS: Mapping[str, Callable[[bytes], bytes]] = {
    "as it is": _whole,
    "below events": _events,
    "below a key of its own": _own_key,
    "as a block of text": _block,
    "in double quotes": _escaped,
}


def _title(written: str) -> bytes:
    return HEAD + f"events:\n  e:\n    title: {written}\n".encode("utf-8", "surrogatepass")


STYLES: Mapping[str, Callable[[str], bytes]] = {
    "plain": _title,
    "in single quotes": lambda text: _title("'{}'".format(text.replace("'", "''"))),
    "in double quotes": lambda text: _title(double_quoted(text)),
    "as a block": lambda text: _title("|2-\n      " + text.replace("\n", "\n      ")),
}


def of_files(places: Iterable[Path]) -> Iterator[Input]:
    """The inputs made of the files, and of those in the folders."""
    for place in places:
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        for path in inside:
            if path.is_file() and ".git" not in path.parts:
                data = path.read_bytes()
                for form, put in FORMS.items():
                    yield Input(f"{path}, {form}", put(data))


def of_strings(places: Iterable[Path]) -> Iterator[Input]:
    """The inputs made of the strings in JSON files that hold a list of them."""
    for place in places:
        for at, text in enumerate(json.loads(place.read_bytes())):
            for style, put in STYLES.items():
                yield Input(f"{place}, string {at}, {style}", put(text))
