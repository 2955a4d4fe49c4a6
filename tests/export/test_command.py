"""The command `export`: which events, where they go, and what stays as it was."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from attacked import IN_LINES, IN_ONE_LINE, written
from hostile import acting, filled
from pdtimeline.cli.commands import export as command
from pdtimeline.export import EXPORTS, Export, Writer
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.horizon import seen_until
from running import CLEAN, Run, names_in

BYTES = Writer(lambda *_: iter([b"\0\xff"]), lambda *_: iter(()))
TEXTS = [name for name, export in EXPORTS.items() if not export.is_binary]


def test_the_file_is_what_stdout_is(ask: Run, tmp_path: Path) -> None:
    path = tmp_path / "out"
    for name in TEXTS:
        done = ask(f"export {name} --output {path} --force")
        assert (done.code, done.out) == (0, b"")
        assert path.read_bytes() == ask(f"export {name}").out == ask(f"export {name} -o -").out
    assert names_in(tmp_path) == ["out"]


def test_the_filters_are_those_of_events(ask: Run) -> None:
    assert "A prologue" in ask("export mermaid").text
    said = ask("export mermaid --character zoe --season 2").text
    assert ("A childhood" in said, "An " in said) == (False, True)


def test_nothing_beyond_the_horizon_is_written(ask: Run) -> None:
    done = ask("export mermaid --seen S01E01")
    assert "A childhood" not in done.text
    assert done.notes == "pdtimeline: hiding everything after S01E01\n"


def test_an_empty_selection_is_a_file_without_events(ask: Run) -> None:
    done = ask("export mermaid --season 9")
    assert (done.code, done.text) == (0, "timeline\n    title A small story\n")
    assert done.notes.startswith("pdtimeline: no events match")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("export", 2, "missing argument; usage: pdtimeline export FORMAT"),
        ("export marmaid", 2, 'unknown export format "marmaid"; did you mean mermaid?'),
        ("export mermaid --output ''", 2, "--output is empty; give a value, or leave it out"),
        ("export mermaid --output .", 2, '"." is a directory; give a file inside it'),
        ("export mermaid --output no/x", 3, "cannot write no/x: no such file or directory"),
        ("export mermaid --output mine/x", 3, "cannot write mine/x: not a directory"),
        ("export mermaid --output mine", 2, '"mine" already exists; use --force to replace it'),
        ("export mermaid --character ghost", 1, 'unknown character "ghost"'),
    ],
)
def test_what_cannot_be_done_is_said(
    ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine").write_text("mine")
    done = ask(line)
    assert (done.code, done.text) == (code, "")
    assert done.notes.startswith(f"pdtimeline: error: {said}")
    assert (names_in(Path()), Path("mine").read_text()) == (["mine"], "mine")


def test_a_name_with_nul_is_no_file(call: Run) -> None:
    done = call("export", "mermaid", "--output", "a\0b")
    assert (done.code, done.notes) == (
        2, 'pdtimeline: error: "a\\x00b" is not a usable file name\n',
    )  # fmt: skip


def test_on_a_terminal_a_written_file_is_told(ask: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.mmd"
    screen = {"PDTIMELINE_FORCE_TTY": "80"}
    done = ask(f"export mermaid --season 1 -o {path}", **screen)
    assert done.notes == f"pdtimeline: wrote {path} (2 events)\n"
    assert ask(f"export mermaid -o {path} --force --quiet", **screen).notes == ""


def test_a_binary_format_is_not_printed_on_a_terminal(
    ask: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(command, "EXPORTS", {"mermaid": Export("", "", is_binary=True)})
    monkeypatch.setattr(command, "writer", lambda _, **__: BYTES)
    done = ask("export mermaid", PDTIMELINE_FORCE_TTY="80")
    assert (done.code, done.notes) == (
        2, "pdtimeline: error: mermaid cannot be shown on a terminal; use --output FILE\n",
    )  # fmt: skip
    assert ask("export mermaid").out == b"\0\xff"
    assert ask(f"export mermaid -o {tmp_path}/x", PDTIMELINE_FORCE_TTY="80").code == 0
    assert (tmp_path / "x").read_bytes() == b"\0\xff"


def test_a_database_is_not_printed_on_a_terminal(ask: Run) -> None:
    said = b"pdtimeline: error: sqlite cannot be shown on a terminal; use --output FILE\n"
    for line in ("export sqlite", "export sqlite -o -", "export sqlite --force"):
        assert ask(line, PDTIMELINE_FORCE_TTY="80") == (2, b"", said)
    assert ask("export sqlite").out.startswith(b"SQLite format 3\0")


@pytest.mark.parametrize("force", ["", " --force"])
@pytest.mark.parametrize(
    ("error", "code"), [(KeyboardInterrupt, 130), (MemoryError, 3), (OSError(28, "Full"), 3)]
)
def test_an_export_that_breaks_off_leaves_what_was_there(
    ask: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    error: BaseException,
    code: int,
    force: str,
) -> None:
    def broken(*_: object) -> Iterator[str]:
        yield "x" * 1_000_000
        raise error

    path = tmp_path / "out"
    if force:
        path.write_text("before")
    monkeypatch.setattr(command, "writer", lambda _, **__: Writer(broken, lambda *_: iter(())))
    assert ask(f"export mermaid -o {path}{force}").code == code
    assert names_in(tmp_path) == (["out"] if force else [])
    assert not force or path.read_text() == "before"


def test_causes_are_only_for_what_can_show_them(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done = ask("export mermaid --causes")
    assert done.text.startswith("flowchart TD\n")
    assert done.notes == "pdtimeline: leaving out 4 without a cause or an effect\n"
    assert ask("export mermaid --causes --character zoe --season 1").notes != ""
    monkeypatch.setattr(command, "EXPORTS", {**EXPORTS, "other": Export("", "")})
    assert ask("export other --causes").notes == (
        "pdtimeline: error: --causes only works with mermaid; drop it\n"
    )


def test_a_stream_of_another_encoding_gets_utf_8(ask: Run, tmp_path: Path) -> None:
    """What is written is a file for another tool."""
    path = tmp_path / "a.yaml"
    path.write_text("timeline: {format: 1, title: Zoë}\nevents: {}\n", encoding="utf-8")
    assert "Zoë".encode() in ask(f"export mermaid -f {path}", encoding="latin-1").out


def test_tab_offers_the_formats(run: Run) -> None:
    done = run(
        env={
            "_PDTIMELINE_COMPLETE": "complete_zsh",
            "_TYPER_COMPLETE_ARGS": "pdtimeline export mer",
        }
    )
    assert "mermaid" in done.text


def test_what_takes_long_to_write_is_said(
    ask: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = []

    @contextmanager
    def saying(words: str, *_: object) -> Iterator[None]:
        said.append(words)
        yield

    monkeypatch.setattr("pdtimeline.terminal.waiting.saying", saying)
    ask(f"export mermaid -o {tmp_path}/a.mmd")
    ask(f"export mermaid -o {tmp_path}/\u00e4.mmd", PDTIMELINE_ASCII="1")
    ask("export mermaid")
    assert said == ["Writing a.mmd \u2026", "Writing the export ...", "Writing the export \u2026"]
    ask("export mermaid --quiet")
    ask("export mermaid", PDTIMELINE_FORCE_TTY="80")  # there, the answer would mix with it
    assert len(said) == 3 + 1  # reading is said on a terminal


EXPORT_OPTIONS = {
    "--output", "-o", "--force", "--causes", "--quiet", "-q", "--file", "-f", "--seen", "--help", "-h",
    "--season", "-s", "--episode", "-e", "--series", "--character", "-c", "--mentions", "--person", "-p",
    "--place", "--arc", "-a", "--track", "-t", "--since", "--until", "--on", "--text", "--source",
    "--confidence", "--facet", "--not-character", "--not-person", "--not-place", "--not-arc", "--any",
    "--around", "--days",
}  # fmt: skip


def test_the_options_that_are_promised_are_there(ask: Run) -> None:
    listed = ask("export --help").text.partition("\nOptions:\n")[2].partition("\n\n")[0]
    assert {
        *re.findall(r"(?<=[ ,])--?[a-z-]+(?=[ ,])", re.sub("  [A-Z].*", " ", listed))
    } >= EXPORT_OPTIONS
    assert {*EXPORTS} == {"html", "ics", "mermaid", "dot", "timelinejs", "sqlite"}


def test_no_text_of_a_file_acts(tmp_path: Path, call: Run) -> None:
    """What goes to stdout often ends on a terminal; in a database, what prints it has nothing to act on."""
    file = written(tmp_path, "all.yaml", filled({"one line": IN_ONE_LINE, "lines": IN_LINES}))
    for line in (*TEXTS, "mermaid --causes"):
        done = call("export", *line.split(), "--file", file)
        breaks = {repr("\r")} if line == "ics" else set()
        assert ({*acting(done.out)} - breaks, acting(done.err), done.code) == (set(), [], 0)


@pytest.mark.slow
@pytest.mark.parametrize("horizon", ["S05E01", "S09E09"])
def test_nothing_later_is_in_any_file(call: Run, shipped: Timeline, horizon: str) -> None:
    known = seen_until(shipped, EpisodeCode.parse(horizon))
    later = {*shipped.event_ids, *shipped.characters} - {*known.event_ids, *known.characters}
    assert len(later) > 20
    for name in EXPORTS:
        data = call("export", name, "--seen", horizon, "--quiet").out
        assert [
            id_ for id_ in later if re.search(rb"(?<![\w-])%b(?![\w-])" % id_.encode(), data)
        ] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", EXPORTS)
def test_a_plain_command_loads_no_export(name: str, small: str) -> None:
    code = (
        "import sys; from pdtimeline.cli.main import run; run(sys.argv[1:]); sys.stdout.flush();"
        "print(*sorted({m for m in sys.modules if m.startswith('pdtimeline.export')} | "
        "{'sqlite3', 'rich'} & {*sys.modules}), file=sys.stderr)"
    )

    def loaded(*arguments: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments, "--file", small],
            env=CLEAN, capture_output=True, check=True,
        )  # fmt: skip
        return done.stderr.decode().splitlines()[-1].split()

    assert loaded("events") == []
    exports = {module.split(".")[2] for module in loaded("export", name) if module.count(".") > 1}
    assert name in exports
    assert "rich" not in loaded("export", name)
    assert exports.isdisjoint({*EXPORTS} - {name})
