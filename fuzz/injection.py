"""What gets through: hostile texts in every field, argument, variable and name, in every form of output.

    python fuzz/injection.py [files] [fields] [arguments] [variables] [names] [readers]

The texts are those of `tests/support/hostile.py`. Without a word all parts run:

files       a timeline for each text, which stands in every field: all commands, all formats, a pipe, two
            terminals and a stream that holds ASCII only
fields      a timeline for each field that takes a text, with all texts in it alone, in one line and in
            many: all commands, all formats, a pipe and a terminal
arguments   each text as each argument and as the value of each option, of each command
variables   each text as each variable of the environment
names       each text in the name of a file, which is good, broken, empty, missing, or to be written
readers     what was written, read by the readers of each format that are installed here: json, csv, PyYAML's
            both loaders, ruamel.yaml, sqlite-utils, duckdb, markdown-it-py, cmarkgfm; texts must be the same

Each run is looked at on stdout and stderr. What got through is printed, and the script ends with 1.
"""

# ruff: noqa: INP001 - a script

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from injection_readers import readers

from attacked import ASKED, IN_LINES, IN_ONE_LINE, LINES, calls, fields_of
from hostile import LINE_BREAKS, SURROGATES, VECTORS, acting, filled
from pdtimeline.cli.main import run
from pdtimeline.model.schema import SECTIONS
from pdtimeline.render import FORMATS

TEXTS = VECTORS | LINE_BREAKS
HARMLESS = {"one": "One, without harm.", "other": "Another one."}
CODES = {0, 1, 2, 3}
COLOURS = {"FORCE_COLOR", "CLICOLOR_FORCE", "PDTIMELINE_FORCE_TTY"}
VARIABLES = (
    "PDTIMELINE_FILE", "PDTIMELINE_SEEN", "PDTIMELINE_PAGER", "PDTIMELINE_ASCII",
    "PDTIMELINE_FORCE_TTY", "PDTIMELINE_DEBUG", "PAGER", "LESS", "NO_COLOR", "FORCE_COLOR", "CLICOLOR",
    "CLICOLOR_FORCE", "TERM", "COLUMNS", "LC_ALL", "LANG", "TZ", "HOME", "_PDTIMELINE_COMPLETE",
)  # fmt: skip


class Stream(NamedTuple):
    """Where the output goes: the variables that make it so, and its encoding."""

    environ: Mapping[str, str] = {}
    encoding: str = "utf-8"


PIPE = Stream()
SCREENS = (
    Stream({"PDTIMELINE_FORCE_TTY": "30", "TERM": "xterm"}),
    Stream({"PDTIMELINE_FORCE_TTY": "200", "TERM": "xterm", "FORCE_COLOR": "1"}),
)
STREAMS = (PIPE, *SCREENS, Stream(encoding="ascii"))


class Ran(NamedTuple):
    """What a command wrote, and what is wrong with it."""

    out: bytes
    wrong: list[str]


def ran(asked: list[str], stream: Stream = PIPE, environ: Mapping[str, str] = {}) -> Ran:
    """Run the command line in this process; the streams are as said."""
    streams = [io.TextIOWrapper(io.BytesIO(), stream.encoding, newline="\n") for _ in range(2)]
    before, ours = dict(os.environ), (sys.stdout, sys.stderr)
    for name in VARIABLES:
        os.environ.pop(name, None)
    os.environ.update({**stream.environ, **environ})
    sys.stdout, sys.stderr = streams
    try:
        code = run(asked)
        for one in streams:
            one.flush()
    finally:
        sys.stdout, sys.stderr = ours
        os.environ.clear()
        os.environ.update(before)
    out, err = (one.buffer.getvalue() for one in streams)
    is_coloured = bool(stream.environ) or not COLOURS.isdisjoint(environ)
    wrong = [*acting(out, colored=is_coloured), *acting(err, colored=is_coloured)]
    return Ran(out, wrong if code in CODES else [*wrong, f"exit code {code}"])


Broken = Iterator[tuple[str, list[str]]]


def files(folder: Path) -> Broken:
    """Each text in every field at once."""
    for name, text in TEXTS.items():
        file = folder / "files.yaml"
        file.write_text(filled({name: text, "other": "Another one."}), encoding="utf-8")
        for line in LINES.values():
            for form in ("", *FORMATS):
                for stream in STREAMS:
                    asked = [*line.split(), *(["-o", form] if form else [])]
                    done = ran(asked, stream, {"PDTIMELINE_FILE": str(file)})
                    yield f"{name}: {' '.join(asked)} {stream}", done.wrong


def fields(folder: Path) -> Broken:
    """All texts in one field alone."""
    texts = {"one line": IN_ONE_LINE, "lines": IN_LINES}
    for section, path in (
        (kind.section, path) for kind in SECTIONS.values() for path in fields_of(kind)
    ):
        file = folder / "fields.yaml"
        file.write_text(filled(texts, only=path_of(section, path)), encoding="utf-8")
        for line in LINES.values():
            for form in ("", *FORMATS):
                asked = [*line.split(), *(["-o", form] if form else [])]
                for stream in (PIPE, SCREENS[1]):
                    done = ran(asked, stream, {"PDTIMELINE_FILE": str(file)})
                    yield f"{section}.{path}: {' '.join(asked)} {stream}", done.wrong


def path_of(section: str, path: str) -> str:
    """The name that `filled` knows the field by: the section of the record that it stands in."""
    *outer, name = path.split(".")
    return f"{outer[-1] if outer else section}.{name}"


def arguments(folder: Path) -> Broken:
    """Each text as each argument and value; NUL and half a pair cannot be in an argument."""
    file = folder / "arguments.yaml"
    file.write_text(filled(HARMLESS), encoding="utf-8")
    for name, text in {**TEXTS, "not UTF-8": SURROGATES["not UTF-8"]}.items():
        for command in ASKED:
            for asked in calls(command, text.replace("\0", "")):
                done = ran(asked, PIPE, {"PDTIMELINE_FILE": str(file)})
                yield f"{name}: {' '.join(map(ascii, asked))}", done.wrong


def variables(folder: Path) -> Broken:
    """Each text as each variable."""
    file = folder / "variables.yaml"
    file.write_text(filled(HARMLESS), encoding="utf-8")
    for name, text in {**TEXTS, "not UTF-8": SURROGATES["not UTF-8"]}.items():
        for variable in VARIABLES:
            for line in ("events", "event event-1", "events --seen S99", "nothing", "--help"):
                for stream in (PIPE, SCREENS[1]):
                    environ = {"PDTIMELINE_FILE": str(file), variable: text.replace("\0", "")}
                    done = ran(line.split(), stream, environ)
                    yield f"{name} in {variable}: {line} {stream}", done.wrong


def names(folder: Path) -> Broken:
    """Each text in the name of a file."""
    good = filled(HARMLESS).encode()
    for name, text in {**TEXTS, "not UTF-8": SURROGATES["not UTF-8"]}.items():
        short = os.fsencode(text.replace("\0", "").replace("/", "_"))[:200]
        file = os.fsdecode(os.path.join(os.fsencode(folder), short))  # noqa: PTH118 - no Path holds all bytes
        for data in (good, b"\xff", b"a: [", b"", b"a: {b: c}\nd: {e: f}\n"):
            with open(file, "wb") as stream:  # noqa: PTH123 - as above
                stream.write(data)
            here, there = ["check", "-o", "csv"], ["check", file, "--json"]
            for asked in (["events"], ["check"], here, there, ["new", file]):
                for screen in (PIPE, SCREENS[1]):
                    done = ran(asked, screen, {"PDTIMELINE_FILE": file})
                    yield f"named {name}: {asked[0]} {screen}", done.wrong
        os.unlink(file)  # noqa: PTH108 - as above
        for asked in (["events", "-f", file], ["check", file], ["new", f"{file}/a"]):
            yield f"no file {name}: {asked[0]}", ran(asked).wrong


def written(folder: Path) -> Broken:
    """What each list has, in the formats that have readers."""
    file = folder / "readers.yaml"
    file.write_text(filled(TEXTS), encoding="utf-8")

    def ask(*asked: str) -> str:
        return ran([*asked, "--file", str(file)]).out.decode()

    yield from readers(ask, folder)


PARTS: Mapping[str, Callable[[Path], Broken]] = {
    "files": files,
    "fields": fields,
    "arguments": arguments,
    "variables": variables,
    "names": names,
    "readers": written,
}


def main() -> int:
    """Run the parts that are named; 1 when something got through."""
    wrong = 0
    told = os.fdopen(
        os.dup(1), "w"
    )  # a run whose output fails lets go of the stdout of this process
    for part in sys.argv[1:] or PARTS:
        runs = Counter[bool]()
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            for name, signs in PARTS[part](Path(folder)):
                runs[bool(signs)] += 1
                if signs:
                    print(f"THROUGH {name}: {', '.join(signs)}", file=told, flush=True)
        wrong += runs[True]
        print(f"{part}: {runs.total()} runs", file=told, flush=True)
    print(f"got through: {wrong}", file=told, flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
