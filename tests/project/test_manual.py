"""The manual is tested like code: its console blocks are run, its examples of YAML are checked.

A block that begins with ```console is run in bash, in a folder of its own, and must print what stands
below each `$ ` line; `width=80` makes stdout count as a terminal of that width. `--update-golden` writes
what is printed. A block that begins with ```yaml file=NAME is first written to that file.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from installed import TOOLS, needs
from marks import slow_but
from pdtimeline.cli.app import COMMANDS
from pdtimeline.cli.help import VARIABLES
from pdtimeline.errors import Exit
from pdtimeline.loader.load import parse
from pdtimeline.model.records import Event
from pdtimeline.model.schema import KINDS, SECTIONS, Field
from pdtimeline.render import NAMES
from running import CLEAN, ROOT

PAGES = (
    "README.md", "docs/tour.md", "docs/reference.md", "docs/format.md", "docs/recipes.md", "docs/data.md",
    "docs/code.md",
)  # fmt: skip
BLOCK = re.compile(r"(?ms)^```(?P<kind>sh|console|yaml)(?P<info>[^\n]*)\n(?P<body>.*?)^```$")


class Block(NamedTuple):
    """A fenced block of a page, and where its body stands."""

    page: str
    line: int
    kind: str
    info: str
    body: str
    span: tuple[int, int]


def blocks(page: str) -> list[Block]:
    path = ROOT / page
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return [
        Block(
            page,
            text[: match.start()].count("\n") + 1,
            match["kind"],
            match["info"].strip(),
            match["body"],
            match.span("body"),
        )
        for match in BLOCK.finditer(text)
    ]


CONSOLE = [block for page in PAGES for block in blocks(page) if block.kind == "console"]


@pytest.fixture(scope="session")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `pdtimeline`, so that the pages are run by the program under test."""
    folder = tmp_path_factory.mktemp("bin")
    for name, call in (("pdtimeline", "-m pdtimeline"), ("python3", "")):
        script = folder / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {call} "$@"\n')
        script.chmod(0o755)
    return folder


def commands(body: str) -> list[tuple[str, str]]:
    """The commands of a block, each with what should be printed."""
    found: list[tuple[str, str]] = []
    for line in body.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].rstrip("\n"), ""))
        else:
            command, output = found[-1]
            is_continued = command.endswith("\\") and not output
            found[-1] = (f"{command}\n{line}", "") if is_continued else (command, output + line)
    return [(command.rstrip("\n"), output) for command, output in found]


def printed(command: str, block: Block, tools: Path, folder: Path) -> str:
    width = re.search(r"width=(\d+)", block.info)
    environ = {
        **CLEAN,
        "PYTHONWARNINGS": "",
        "PATH": f"{tools}:{os.environ['PATH']}",
        "HOME": str(folder),
    }
    if width:
        environ |= {"PDTIMELINE_FORCE_TTY": width[1], "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-c", command],  # noqa: S607 - the reader of the page has bash, too
        cwd=folder,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.decode().splitlines())


@pytest.mark.parametrize(
    "block",
    slow_but(CONSOLE, *[block for block in CONSOLE if block.page == "README.md"]),
    ids=lambda block: f"{block.page}:{block.line}",
)
def test_a_console_block_prints_what_the_page_shows(
    block: Block, tools: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    lines = "\n".join(command for command, _ in commands(block.body))
    needs(*(tool for tool in TOOLS if re.search(rf"(^|[\s|(]){tool}\b", lines)))
    for other in blocks(block.page):
        if other.kind == "yaml" and (name := re.search(r"file=(\S+)", other.info)):
            (tmp_path / name[1]).write_text(other.body, encoding="utf-8")
    shown = [
        (command, printed(command, block, tools, tmp_path)) for command, _ in commands(block.body)
    ]
    if request.config.getoption("--update-golden"):
        update(block, shown)
        return
    assert shown == commands(block.body)


def test_the_examples_of_python_run_and_make_a_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table library is not needed to see that it gets what it takes: dicts with the same keys."""
    tables: list[list[dict[str, object]]] = []
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=tables.append))
    text = (ROOT / "docs/code.md").read_text(encoding="utf-8")
    examples = re.findall(r"(?ms)^```python\n(.*?)^```$", text)
    exec("\n".join(examples), {})  # noqa: S102 - the page is ours

    printed = capsys.readouterr().out.splitlines()
    assert "2021-12-08 Halstead and Upton marry at a courthouse without telling anyone" in printed
    (table,) = tables
    assert {tuple(row) for row in table} == {Event._fields}
    (wedding,) = [row for row in table if row["id"] == "elopement"]
    assert (wedding["date"], wedding["episode"]) == ("2021-12-08", "S09E09")
    assert "hailey-upton" in wedding["characters"]  # type: ignore[operator]


def test_the_explorer_lists_what_is_typed_and_shows_its_card(tools: Path, tmp_path: Path) -> None:
    """On a terminal fzf runs the preview; here it is run as fzf would, with an ID for `{1}`."""
    needs("fzf")
    (line,) = [block.body for block in blocks("docs/recipes.md") if "--preview" in block.body]
    explorer, _, preview = line.rstrip().rstrip("'").partition(" --preview '")
    page = Block("docs/recipes.md", 0, "sh", "", "", (0, 0))

    picked = printed(f"{explorer} --filter 'S09E09 marry'", page, tools, tmp_path)
    card = f"FZF_PREVIEW_COLUMNS=50; {preview.replace('{1}', 'elopement')}"
    shown = printed(card, page, tools, tmp_path)

    assert picked.startswith("elopement\tS09E09\t")
    assert "\x1b[" in shown
    lines = re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines()
    assert {len(line) for line in lines} == {50}
    assert lines[1][2:].startswith("Halstead and Upton marry")


def update(block: Block, shown: list[tuple[str, str]]) -> None:
    """Write what was printed into the page; blocks are found again by their commands."""
    path = ROOT / block.page
    body = "".join(f"$ {command}\n{output}" for command, output in shown)
    path.write_text(path.read_text(encoding="utf-8").replace(block.body, body, 1), encoding="utf-8")


def test_the_examples_of_the_format_page_make_one_timeline_without_a_doubt(
    tools: Path, tmp_path: Path
) -> None:
    """Those that have a file name of their own are whole timelines: a console block checks them."""
    parts = ("", "file=novel.yaml")
    examples = [b.body for b in blocks("docs/format.md") if b.kind == "yaml" and b.info in parts]
    (tmp_path / "all.yaml").write_text("".join(examples), encoding="utf-8")
    assert parse("".join(examples).encode()).events
    block = Block("docs/format.md", 0, "console", "", "", (0, 0))
    said = printed("pdtimeline check --strict all.yaml; echo $?", block, tools, tmp_path)
    assert said == (
        'all.yaml:28:3: dismissed: character "john-hale" is never used; '
        "reason: He will be needed in the next part.\n"
        "0\n"
    )


def field_tables() -> str:
    """The reference of the format page, from the table that the reader reads."""
    inner = [field.kind for kind in KINDS for field in kind.fields if field.kind is not None]
    lines = []
    for kind in (*SECTIONS.values(), *inner):
        lines += [f"### `{kind.section}`", "", kind.meaning, "", "| field | form | meaning |"]
        lines += ["|---|---|---|", *map(field_row, kind.fields), ""]
    return "\n".join(lines)


def field_row(field: Field) -> str:
    kinds = " or ".join(SECTIONS[section].name for section in field.refers)
    form = f"{field.form} of {kinds}" if kinds else field.form
    choices = " or ".join(f"`{choice}`" for choice in field.choices)
    needed = " (needed)" if field.required else ""
    return f"| `{field.name}`{needed} | {choices or form} | {field.meaning} |"


def test_the_format_page_describes_every_field(request: pytest.FixtureRequest) -> None:
    path = ROOT / "docs/format.md"
    head, mark, _ = path.read_text(encoding="utf-8").partition("## Every field\n")
    page = f"{head}{mark}\n{field_tables()}"
    if request.config.getoption("--update-golden"):
        path.write_text(page, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page


def test_the_readme_names_every_command_format_code_and_variable() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    variables = re.findall(r"\b[A-Z][A-Z_]{3,}\b", VARIABLES)
    codes = [f"| {code.value} |" for code in Exit]
    missing = [f"`{word}`" for word in (*COMMANDS, *NAMES, *variables) if f"`{word}`" not in page]
    assert [*missing, *(code for code in codes if code not in page)] == []


@pytest.mark.parametrize(
    "page",
    [path for folder in ("", "docs/", "fuzz/") for path in sorted(ROOT.glob(f"{folder}*.md"))],
    ids=lambda path: path.name,
)
def test_what_a_page_names_is_there(page: Path) -> None:
    """A command that proves a promise should not name a test that has gone."""
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"\b(?:tests|fuzz|benchmarks|docs|src)/[\w./-]+\w", text)
    assert [path for path in named if not (ROOT / path).exists()] == []
