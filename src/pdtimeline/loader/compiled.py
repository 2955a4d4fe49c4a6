"""The built-in timeline in a form that needs no YAML: written when the package is built, read at run time.

A compiled timeline is one line and a payload. The line names the version of pdtimeline and the length
and CRC-32 of the YAML and of the payload; a byte that differs anywhere makes the file useless, and the
YAML is read instead. This guards against accidents. Whoever can write into the package can change its
code as well.

The payload is `marshal`, version 2: five times as fast to load as JSON with its imports, readable by every
Python since 3.4, and with the same bytes for the same timeline, since all texts in it are interned first
(version 4 writes how often an object is referred to). It holds the records as tuples, in the order of
their fields; what they become again follows from the annotations in `pdtimeline.model.records`.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, get_args, get_origin
from zlib import crc32

from pdtimeline import __version__
from pdtimeline.model.records import Timeline

NAME = "timeline.compiled"
_MARSHAL_VERSION = 2

Decoder = Callable[[Any], Any]


def compiled(timeline: Timeline, source: bytes) -> bytes:
    """The compiled form of the timeline that was read from *source*."""
    payload = marshal.dumps(_plain(timeline), _MARSHAL_VERSION)
    return _first_line(source, payload) + payload


def restored(data: bytes, source: bytes) -> Timeline | None:
    """The timeline in *data*, if that was compiled from *source* by this version and is whole."""
    line, end, payload = data.partition(b"\n")
    if line + end != _first_line(source, payload):
        return None
    timeline: Timeline = _record_decoder(Timeline)(marshal.loads(payload))  # noqa: S302 - our own bytes
    return timeline


def _first_line(source: bytes, payload: bytes) -> bytes:
    checks = " ".join(f"{len(data)}:{crc32(data):08x}" for data in (source, payload))
    return f"pdtimeline {__version__} {checks}\n".encode()


def _plain(value: Any) -> Any:
    """The value in tuples, texts and numbers; of a map from id to record the records."""
    if isinstance(value, str):
        return sys.intern(str(value))
    if isinstance(value, tuple):
        return tuple([_plain(part) for part in value])
    if isinstance(value, Mapping):
        return tuple([_plain(record) for record in value.values()])
    return value


@cache
def _decoder(hint: Any) -> Decoder | None:
    """What turns a plain value into one of the annotated type; None where it is one already."""
    if hasattr(hint, "_make"):
        return _record_decoder(hint)
    known = (type(None), Ellipsis)
    first, *others = [part for part in get_args(hint) if part not in known] or [str]
    if get_origin(hint) is Mapping:
        record = _record_decoder(others[0])
        return lambda values: {made[0]: made for made in map(record, values)}
    inner = None if others or not hasattr(first, "_make") else _record_decoder(first)
    if inner is None or get_origin(hint) is not tuple:
        return inner
    return lambda values: tuple([inner(value) for value in values])


@cache
def _record_decoder(record: Any) -> Decoder:
    """Makes a record; only the fields that are no texts or numbers are looked at."""
    new = partial(tuple.__new__, record)  # as `_make`, without a call of Python for each
    hints = record.__annotations__ or record.__base__.__annotations__
    decoders = [(at, _decoder(hints[name])) for at, name in enumerate(record._fields)]
    changing = [(at, decode) for at, decode in decoders if decode is not None]

    def made(values: Any) -> Any:
        fields = list(values)
        for at, decode in changing:
            if fields[at] is not None:
                fields[at] = decode(fields[at])
        return new(fields)

    return made if changing else new
