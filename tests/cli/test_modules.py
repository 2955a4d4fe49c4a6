"""Which modules a command really loads (R41).

Start-up is our speed, and a stray import is a regression that nobody sees: the graph of imports does not
tell what is loaded when, so each command is run and asked.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from running import CLEAN

ASK = """
import os
import sys
os.environ["TYPER_USE_RICH"] = "0"
import typer.main  # what Typer itself needs differs from version to version, and is not ours
bare = typer.Typer(add_completion=False)
bare.command()(lambda: None)
typer.main.get_command(bare)([], standalone_mode=False)
before = set(sys.modules)
from pdtimeline.cli.main import run
code = run(sys.argv[1:])
sys.stdout.flush()
new = {name.partition(".")[0] for name in set(sys.modules) - before}
watched = {"asyncio", "email", "http", "json", "logging", "rich", "yaml"}
if "rich" in new:
    watched.discard("logging")  # older versions of Rich load it
print(int(code), *sorted(new & watched))
"""


def loaded(*arguments: str, env: dict[str, str]) -> str:
    """The exit code, and which of the modules worth watching were loaded."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, *arguments],
        env={**CLEAN, **env},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("--version", "0", id="version"),
        pytest.param("--help", "0", id="help"),
        pytest.param("events --help", "0", id="help of a command"),
        pytest.param("completion bash", "0", id="completion script"),
        pytest.param("evnts", "2", id="a slip"),
        pytest.param("events --fields titel", "2", id="a wrong field"),
        pytest.param("events", "0 yaml", id="a pipe"),
        pytest.param("event second", "0 yaml", id="a record in a pipe"),
        pytest.param("events --format tsv", "0 yaml", id="tsv"),
        pytest.param("events --format markdown", "0 yaml", id="markdown"),
        pytest.param("events --format csv", "0 yaml", id="csv"),
        pytest.param("events --format json", "0 json yaml", id="json"),
        pytest.param("events --format yaml", "0 json yaml", id="yaml"),
        pytest.param("events --format table", "0 rich yaml", id="table"),
        pytest.param("events --seen S01E01", "0 yaml", id="with a horizon"),
        pytest.param("check", "0 yaml", id="check"),
    ],
)
def test_a_command_loads_only_what_it_needs(small: str, line: str, expected: str) -> None:
    assert loaded(*line.split(), env={"PDTIMELINE_FILE": small}) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("pdtimeline ev", "0", id="commands"),
        pytest.param("pdtimeline events --", "0", id="options"),
        pytest.param("pdtimeline events --fields id,", "0", id="fields"),
        pytest.param("pdtimeline events --format j", "0", id="formats"),
        pytest.param("pdtimeline event f", "0 yaml", id="ids"),
    ],
)
def test_a_tab_loads_neither_rich_nor_more_of_the_file_than_it_needs(
    small: str, words: str, expected: str
) -> None:
    asked = {
        "PDTIMELINE_FILE": small,
        "_PDTIMELINE_COMPLETE": "complete_zsh",
        "_TYPER_COMPLETE_ARGS": words,
    }

    assert loaded(env=asked) == expected


def of_ours(code: str, *arguments: str) -> set[str]:
    """Which of our own modules are loaded at the end of the code."""
    asking = f"import sys\n{code}\nsys.stdout.flush()\nprint('loaded:', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", asking, *arguments],
        env=CLEAN,
        capture_output=True,
        text=True,
        check=True,
    )
    words = done.stdout.splitlines()[-1].split()
    return {word.removeprefix("pdtimeline.") for word in words if word.startswith("pdtimeline.")}


def test_an_answer_loads_nothing_that_only_others_need(small: str) -> None:
    """Options of single commands, what leads on from an unknown name, lengths, and the horizon."""
    modules = of_ours(
        "from pdtimeline.cli.main import run; run(['events', '-f', sys.argv[1]])", small
    )

    assert {"cli.options", "query.filters"} <= modules
    assert modules.isdisjoint(
        {
            "cli.own_options",
            "cli.suggestions",
            "model.durations",
            "query.horizon",
            "query.visibility",
        }
    )


def test_a_good_file_compiles_no_pattern_that_explains_faults(small: str) -> None:
    """They alone took a fiftieth of a command; a pattern is compiled where it is first used."""
    code = """
import re
import sys
import pdtimeline
pdtimeline.load(sys.argv[1])
explaining = [name for name in sys.modules if name.startswith("pdtimeline.diagnostics.")]
patterns = [
    f"{name}.{key}" for name in explaining for key, value in vars(sys.modules[name]).items()
    if isinstance(value, re.Pattern)
]
print(len(explaining), *patterns)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, small], env=CLEAN, capture_output=True, text=True, check=True
    )
    modules, *patterns = done.stdout.split()

    assert int(modules) > 0
    assert patterns == []


def test_the_package_loads_no_foreign_one() -> None:
    """Whoever uses the package from Python gets what they ask for, and only then."""
    done = subprocess.run(
        [sys.executable, "-c",
         "import sys, pdtimeline; print(*sorted({'rich', 'yaml', 'typer', 'json'} & {*sys.modules}))"],
        env=CLEAN,
        capture_output=True,
        text=True,
        check=True,
    )  # fmt: skip

    assert done.stdout == "\n"
