"""What the Tab key offers, asked as the shells ask: by environment (R42).

The shells' own hooks are run in this process; the scripts, and what must not be printed over a prompt,
in processes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from installed import needs
from pdtimeline.cli import completion
from running import CLEAN, Result, Run


class Tab:
    """Presses the Tab key behind a line, as a shell does."""

    def __init__(self, call: Run, small: str) -> None:
        self.call = call
        self.file = small

    def bash(self, *words: str, behind: str = "", **env: str) -> Result:
        """The last of the words is what is being typed; *behind* stands behind the cursor."""
        asked = {
            "_PDTIMELINE_COMPLETE": "complete_bash",
            "COMP_WORDS": "\n".join(["pdtimeline", *words, *behind.split()]),
            "COMP_CWORD": str(len(words)),
        }
        return self.call(env={"PDTIMELINE_FILE": self.file, **asked, **env})

    def zsh(self, line: str, **env: str) -> Result:
        asked = {"_PDTIMELINE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": line}
        return self.call(env={"PDTIMELINE_FILE": self.file, **asked, **env})

    def fish(self, line: str, action: str = "get-args", **env: str) -> Result:
        asked = {
            "_PDTIMELINE_COMPLETE": "complete_fish",
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": action,
        }
        return self.call(env={"PDTIMELINE_FILE": self.file, **asked, **env})


@pytest.fixture
def tab(call: Run, small: str) -> Tab:
    return Tab(call, small)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        pytest.param("ev|", "events event", id="commands"),
        pytest.param("events --fo|", "--format", id="options"),
        pytest.param("event |", "prologue first second third childhood burning filming loose", id="ids"),
        pytest.param("event f|", "first filming", id="the beginning of an id"),
        pytest.param("why s|", "second", id="why"),
        pytest.param("character ki|", "kim-burgess kimberly-cho", id="characters"),
        pytest.param("events --character kim|", "kim-burgess kimberly-cho", id="--character"),
        pytest.param("events --mentions w|", "will-halstead", id="--mentions"),
        pytest.param("person |", "ann-actor bob-writer", id="people"),
        pytest.param("events --person b|", "bob-writer", id="--person"),
        pytest.param("place |", "city house", id="places"),
        pytest.param("arc |", "main-arc inner-arc", id="arcs"),
        pytest.param("source |", "paper gazette", id="sources"),
        pytest.param("dispute |", "when", id="disputes"),
        pytest.param("episode |", "S00E01 S01E01 S01E02 side-S01E01 S02E01", id="codes"),
        pytest.param("episode side|", "side-S01E01", id="codes of another series"),
        pytest.param("events --episode S02|", "S02E01", id="--episode"),
        pytest.param("events --episode S00E01,S02|", "S00E01,S02E01", id="codes after a comma"),
        pytest.param("events --season |", "0 1 2", id="seasons"),
        pytest.param("events --season 1,|", "1,0 1,2", id="seasons after a comma"),
        pytest.param("events --series |", "side main", id="series"),
        pytest.param("events --facet |", "bond post", id="facets"),
        pytest.param("events --around fi|", "first filming", id="the event to look around"),
        pytest.param("events --source p|", "paper", id="--source"),
        pytest.param("events --track |", "story production", id="tracks"),
        pytest.param("events --confidence |", "confirmed reported inferred", id="confidence"),
        pytest.param(
            "events --format |",
            "table tree plain tsv csv json jsonl yaml markdown svg",
            id="formats",
        ),
        pytest.param("events --format=j|", "--format=json --format=jsonl", id="formats behind a sign"),
        pytest.param("events -o j|", "json jsonl", id="formats of the short option"),
        pytest.param("events --color |", "auto always never", id="colours"),
        pytest.param("events --fields i|", "id", id="fields"),
        pytest.param("events --fields id,ti|", "id,title", id="fields after a comma"),
        pytest.param("events --fields id,i|", "", id="no field twice"),
        pytest.param("characters --fields la|", "last", id="fields of another list"),
        pytest.param("events --sort da|", "date", id="--sort"),
        pytest.param("events --sort id,|", "", id="--sort takes one"),
        pytest.param("events --seen |", "S00E01 S01E01 S01E02 side-S01E01 S02E01 all", id="horizons"),
        pytest.param("between jay-halstead a|", "ann-actor", id="the second of two"),
        pytest.param("knowledge f|", "first filming", id="who knows"),
        pytest.param("state --at S0|", "S00E01 S01E01 S01E02 S02E01", id="points"),
        pytest.param("state --character b|", "bob-writer", id="whose state"),
        pytest.param("knowledge first --how |", "there learned", id="how"),
        pytest.param("search x --kind event,p|", "event,person event,place", id="kinds after a comma"),
        pytest.param("chart --by |", "arc character person place", id="lanes"),
        pytest.param("tree --by |", "season arc character place date", id="trees"),
        pytest.param("check --explain unk|", "unknown-section unknown-key unknown-id", id="rules"),
        pytest.param("check --fields s|", "severity", id="fields of problems"),
        pytest.param("completion |", "bash zsh fish powershell", id="shells"),
        pytest.param("export me|", "mermaid", id="exports"),
        pytest.param("help ev|", "events event", id="commands to explain"),
        pytest.param("rename --kind ar|", "arc", id="kinds of records"),
        pytest.param("event HAL|", "", id="in its case only"),
        pytest.param("events --text |", "", id="free text"),
    ],
)  # fmt: skip
def test_what_is_offered(tab: Tab, line: str, offered: str) -> None:
    words = line.removesuffix("|").split(" ")

    result = tab.bash(*words)

    assert result.notes == ""
    assert set(result.text.split()) == set(offered.split())


def test_ids_are_offered_in_the_order_of_the_file(tab: Tab) -> None:
    assert tab.bash("event", "f").text == "first\nfilming\n"
    assert tab.bash("episode", "").text.split()[3:] == ["side-S01E01", "S02E01"]


def test_only_signs_that_every_shell_takes_unquoted_are_offered(tab: Tab) -> None:
    """Zsh evaluates what it is offered; names hold blanks, quotes and worse."""
    offered = [
        *tab.bash("character", "").text.split("\n"),
        *tab.bash("event", "").text.split("\n"),
        *tab.bash("episode", "").text.split("\n"),
    ]

    assert all(word.replace("-", "").isalnum() for word in offered if word)


def test_zsh_is_answered_with_descriptions(tab: Tab) -> None:
    assert tab.zsh("pdtimeline event f").text == (
        "local -a said; said=('first' 'filming'); _describe -V value said\n"
    )
    assert tab.zsh("pdtimeline events --csv").text == (
        "local -a said; said=('--csv-safe:Put '\\'' before csv text that a spreadsheet would run "
        "as a formula. This changes the data.'); _describe -V value said\n"
    )
    assert tab.zsh("pdtimeline event nothing").text == ""
    assert tab.zsh("pdtimeline check some").text == "_files\n"
    assert tab.zsh("pdtimeline event --file=some").text == "compset -P '*='; _files\n"


def test_fish_is_answered_with_descriptions(tab: Tab) -> None:
    assert tab.fish("pdtimeline event f").text == "first\nfilming\n"
    assert (
        tab.fish("pdtimeline events --fie").text
        == "--fields\tShow only these columns, in this order.\n"
    )


def test_fish_is_told_whether_a_file_is_wanted(tab: Tab) -> None:
    assert tab.fish("pdtimeline event f", "is-args").code == 0
    assert tab.fish("pdtimeline event nothing", "is-args").code == 0
    assert tab.fish("pdtimeline check some", "is-args").code == 1


def test_powershell_is_answered(call: Run, small: str) -> None:
    result = call(
        env={
            "PDTIMELINE_FILE": small,
            "_PDTIMELINE_COMPLETE": "complete_powershell",
            "_TYPER_COMPLETE_ARGS": "pdtimeline event f",
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": "f",
        }
    )

    assert [line.split(":::")[0] for line in result.text.splitlines()] == ["first", "filming"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("events", "--seen", "S01E01", "--episode", ""), id="before"),
        pytest.param(("events", "--seen=S01E01", "--episode", ""), id="with a sign"),
        pytest.param(("events", "--seen", "main-s1e1", "--episode", ""), id="with the main series"),
        pytest.param(
            ("events", "--bogus", "--seen", "S01E01", "--episode", ""), id="behind a slip"
        ),
        pytest.param(
            ("events", "--seen", "S01E01", "--bogus", "--episode", ""), id="before a slip"
        ),
        pytest.param(
            ("events", "-Z", "--seen", "S01E01", "--episode", ""), id="behind a short slip"
        ),
    ],
)
def test_the_horizon_holds_wherever_it_was_typed(tab: Tab, words: tuple[str, ...]) -> None:
    """A Tab must not tell how it ends."""
    assert tab.bash(*words).text.split() == ["S00E01", "S01E01"]


def test_the_horizon_holds_behind_the_cursor_and_by_variable(tab: Tab) -> None:
    behind = tab.bash("events", "--episode", "S0", behind="--seen S01E01")
    variable = tab.bash("event", "", PDTIMELINE_SEEN="S00E01")
    lifted = tab.bash("event", "--seen", "all", "b", PDTIMELINE_SEEN="S00E01")

    assert behind.text.split() == ["S00E01", "S01E01"]
    assert variable.text.split() == ["prologue"]
    assert lifted.text.split() == ["burning"]


def test_without_episodes_only_the_variable_is_ignored(tab: Tab, tmp_path: Path) -> None:
    path = tmp_path / "saga.yaml"
    path.write_text("timeline: {format: 1, title: T}\nevents: {one: {title: O, date: 1911}}\n")
    by_variable = tab.bash("event", "--file", str(path), "", PDTIMELINE_SEEN="S01")
    by_option = tab.bash("event", "--file", str(path), "--seen", "S01", "")
    assert (by_variable.text.split(), by_option.text.split()) == (["one"], [])


@pytest.mark.parametrize(
    ("words", "env"),
    [
        pytest.param(("event", "--seen", "soon", ""), {}, id="no horizon"),
        pytest.param(("event", "--seen", "xx-S01", ""), {}, id="a horizon of no series"),
        pytest.param(("event", "--seen", '""', ""), {}, id="an empty horizon"),
        pytest.param(("event", "--seen", "S90", ""), {}, id="a horizon far beyond the end"),
        pytest.param(("event", ""), {"PDTIMELINE_SEEN": "S90"}, id="and in the variable"),
        pytest.param(("event", ""), {"PDTIMELINE_SEEN": "soon"}, id="no horizon in the variable"),
        pytest.param(("event", "--file", "/no/such/file", ""), {}, id="no file"),
        pytest.param(("event", "--file", "/", ""), {}, id="a directory"),
        pytest.param(("event", "--file", '""', ""), {}, id="an empty name"),
        pytest.param(("event", "--file", "-", ""), {}, id="standard input"),
        pytest.param(("event", ""), {"PDTIMELINE_FILE": "-"}, id="standard input by variable"),
        pytest.param(("event", ""), {"PDTIMELINE_FILE": "/no/such/file"}, id="no file by variable"),
        pytest.param(("event", ""), {"COMP_CWORD": "x"}, id="a cursor that is no number"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_offers_nothing_and_says_nothing(
    tab: Tab, words: tuple[str, ...], env: dict[str, str]
) -> None:
    """A message would be painted over the prompt."""
    result = tab.bash(*words, **env)

    assert (result.text.strip(), result.notes) == ("", "")


@pytest.mark.parametrize("text", ["a: [", "", "timeline: {format: 1, title: X}\nevents: 3\n"])
def test_a_broken_file_offers_nothing_and_says_nothing(tab: Tab, tmp_path: Path, text: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text)

    result = tab.bash("event", "", PDTIMELINE_FILE=str(file))

    assert (result.text.strip(), result.notes, result.code) == ("", "", 0)
    assert tab.bash("events", "--format", "js", PDTIMELINE_FILE=str(file)).text == "json\njsonl\n"


def test_a_file_of_ones_own_is_asked(tab: Tab, tmp_path: Path) -> None:
    """Episodes that only an event names are offered, too."""
    file = tmp_path / "mine.yaml"
    file.write_text(
        "timeline: {format: 1, title: X}\n"
        "events:\n  mine: {title: Mine, episode: S07E08}\n  other: {title: O, episode: S02E01}\n"
    )

    assert tab.bash("event", "--file", str(file), "").text.split() == ["mine", "other"]
    assert tab.bash("episode", "", PDTIMELINE_FILE=str(file)).text.split() == ["S02E01", "S07E08"]


def test_a_bug_in_a_callback_offers_nothing() -> None:
    def broken(_: object) -> list[str]:
        raise RuntimeError

    assert completion.quietly(broken)({}, "") == []
    assert completion.listed(completion.quietly(broken))({}, "a,") == []


@pytest.mark.parametrize(
    ("instruction", "code"), [("complete_ksh", 1), ("junk", 1), ("bash_complete", 1)]
)
def test_a_shell_that_nobody_knows_is_refused_by_the_code(
    call: Run, instruction: str, code: int
) -> None:
    result = call(env={"_PDTIMELINE_COMPLETE": instruction})

    assert (result.text, result.code) == ("", code)


def test_the_words_may_be_missing(call: Run) -> None:
    result = call(env={"_PDTIMELINE_COMPLETE": "complete_bash"})

    assert (result.text, result.notes, result.code) == ("", "", 0)


def test_an_empty_variable_asks_for_nothing(ask: Run) -> None:
    assert ask("events --count", _PDTIMELINE_COMPLETE="").text == "8\n"


def test_a_reader_that_leaves_is_no_failure(small: str) -> None:
    done = subprocess.run(
        ["/bin/bash", "-c", f"set -o pipefail; {sys.executable} -m pdtimeline | true"],
        env={
            **CLEAN,
            "PDTIMELINE_FILE": small,
            "_PDTIMELINE_COMPLETE": "complete_bash",
            "COMP_WORDS": "pdtimeline event f",
            "COMP_CWORD": "2",
        },
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A search path on which `pdtimeline` is the program under test."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "pdtimeline"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pdtimeline "$@"\n')
    program.chmod(0o755)
    return f"{folder}:{CLEAN['PATH']}"


def test_bash_completes_with_the_script(path: str, small: str) -> None:
    """The script is sourced, and its function called as bash calls it."""
    press = (
        "source <(pdtimeline completion bash); complete -p pdtimeline; "
        "COMP_WORDS=(pdtimeline event f); COMP_CWORD=2; "
        '_pdtimeline_completion pdtimeline; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["/bin/bash", "-c", press],
        env={**CLEAN, "PATH": path, "PDTIMELINE_FILE": small},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == ("complete -F _pdtimeline_completion pdtimeline\nfirst\nfilming\n")
    assert done.stderr == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_good_syntax(call: Run, shell: str) -> None:
    needs(*{"zsh", "fish"}.intersection({shell}))
    script = call("completion", shell).out

    done = subprocess.run([shell, "-n"], input=script, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")


def test_zsh_finds_the_function_in_a_file_of_its_name_and_runs_it_at_once(call: Run) -> None:
    """A function of another name would not autoload, and without the end the first Tab did nothing."""
    script = call("completion", "zsh").text

    assert script.startswith("#compdef pdtimeline\n")
    assert "\n_pdtimeline() {\n" in script
    assert 'if [ "$funcstack[1]" = "_pdtimeline" ]; then' in script
    assert "\n  compdef _pdtimeline pdtimeline\n" in script
    assert "_pdtimeline_completion" not in script


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_script_asks_by_the_variable_that_scripts_know(call: Run, shell: str) -> None:
    result = call("completion", shell)

    assert result.code == 0
    assert f"complete_{shell}" in result.text
    assert "_PDTIMELINE_COMPLETE" in result.text
    assert result.text.endswith("\n")
    assert not result.text.endswith("\n\n")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        pytest.param(("events", "--format", "=", "j"), "json jsonl", id="a value"),
        pytest.param(("events", "--track", "="), "story production", id="no value yet"),
        pytest.param(
            ("event", "--file", "=", "$TRIED/small.yaml", "f"), "first filming", id="another option"
        ),
        pytest.param(("event", "-f", "~/small.yaml", "f"), "first filming", id="the home folder"),
    ],
)
def test_bash_splits_at_equals_signs_and_expands_nothing(
    tab: Tab, words: tuple[str, ...], offered: str
) -> None:
    """It gives the words of the line as they are typed, and `--option=value` as three."""
    folder = str(Path(tab.file).parent)
    answer = tab.bash(*words, PDTIMELINE_FILE="none.yaml", TRIED=folder, HOME=folder)
    assert (answer.text.split(), answer.notes) == (offered.split(), "")


def test_words_that_are_no_ids_are_completed_from_their_tables() -> None:
    assert list(completion.exports({}, "merm")) == ["mermaid"]
    assert list(completion.rules({}, "unuse")) == ["unused"]
    assert list(completion.kinds_of_records({}, "eve")) == ["event"]
