"""What is proposed to type next: pasted into a shell, it asks the same timeline, as far as it was seen."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from pdtimeline.cli.app import COMMANDS
from pdtimeline.cli.param_types import seen
from pdtimeline.loader.load import load
from pdtimeline.query.horizon import seen_until
from running import ROOT, TESTS, Result, Run

OURS = {
    "event": "burgess-kidnapped", "character": "upton", "person": "soffer", "place": "chicago",
    "arc": "intelligence", "episode": "S05E18", "why": "burgess-kidnapped --depth 1",
    "knowledge": "upton", "between": "upton halstead", "search": "walton", "source": "nlwiki-s1",
    "dispute": "title-s01e11", "sources": "", "chart": "--by character", "span": "S01E01 S05E07",
}  # fmt: skip
SMALL = {
    "event": "first", "character": "jay", "person": "bob", "place": "city", "arc": "main",
    "episode": "S01E01", "why": "third", "knowledge": "first", "between": "jay kim",
    "search": "thing", "source": "paper", "dispute": "when", "chart": "--by person",
    "span": "first second",
}  # fmt: skip
BROKEN = """
timeline: {format: 1, title: T}
characters: {ann: {name: Ann}}
events:
  start: {title: A start, characters: [bob]}
  end: {title: An end, date: 2020-13, characters: [ann]}
"""
OTHERS = (
    "check 'my $1'", "check 'broken $1'", "check -f 'broken $1'", "new 'new $1'", "import 'a table.csv'",
    "import csv 'a table.csv'", "edit first -f 'a & b'", "edit second -f 'a & b' --kind event",
    "rename kim zoe -f 'a & b'", "rename first kim-burgess -f 'a & b'",
    "rename kin first -f 'a & b' --dry-run",
    "export ics -f 'a & b' --seen S01", "export html -f 'broken $1'", "diff 'a & b' 'a & b'",
    "diff 'a & b' 'broken $1'", "events -f 'broken $1'", "events -f 'broken $1' --seen S01", "schema",
    "completion zsh", "help events",
)  # fmt: skip
ASKING = sorted({*COMMANDS} - {line.split()[0] for line in OTHERS} | {"events"})


def proposed(answer: Result) -> list[list[str]]:
    """The command lines that an answer proposes, split as a shell does: what stands on one line."""
    lines = [line.strip("\u2502 ") for line in (answer.text + answer.notes).splitlines()]
    commands = [
        re.search(r"(?:^|(?:next: |more: |run:? ))pdtimeline (.+)$", line) for line in lines
    ]
    return [shlex.split(command[1]) for command in commands if command]


def hidden_ids(path: str, horizon: str) -> set[str]:
    """The IDs of all that nobody knows who has seen this far."""
    whole = load(path)
    until = seen(horizon).until
    known = whole if until is None else seen_until(whole, until)
    sections = ("event_ids", "arcs", "sources", "characters", "people", "places", "disputes")
    return {id_ for name in sections for id_ in getattr(whole, name)} - {
        id_ for name in sections for id_ in getattr(known, name)
    }


def named_ids(answer: Result) -> set[str]:
    """What looks like an ID of several words."""
    return set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", answer.text + answer.notes))


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Two timelines whose names have to be quoted."""
    monkeypatch.chdir(tmp_path)  # a card has no room for the whole path
    shutil.copy(ROOT / "data" / "timeline.yaml", "my $1")
    shutil.copy(TESTS / "small.yaml", "a & b")
    return {"ours": "my $1", "small": "a & b"}


HORIZONS = {
    "ours": ["S01E01", "S04E17", "S05E07", "S06", "S07E12", "S09E09", "S10E03", "S11", "S13E13", "all"],
    "small": ["S00E01", "S01E01", "S01E02", "S01", "side-S01E01", "side-S01", "S02E01", "S02",
              "main-S02E01", "all"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "horizon"),
    [
        pytest.param(
            name,
            seen,
            marks=() if seen == "side-S01E01" else pytest.mark.slow,
        )
        for name, horizons in HORIZONS.items()
        for seen in horizons
    ],
)
def test_every_proposal_has_an_answer_when_it_is_pasted(
    call: Run, odd: dict[str, str], name: str, horizon: str
) -> None:
    """A step that fails, or shows another timeline, or what nobody has seen yet, is worse than none."""
    given = ["-f", odd[name], "--seen", horizon]
    words = {"ours": OURS, "small": SMALL}[name]
    screen = {"PDTIMELINE_FORCE_TTY": "80", "NO_COLOR": "1"}
    hidden = hidden_ids(odd[name], horizon)
    asked = [
        call(command, *words.get(command, "").split(), *given, env=screen) for command in ASKING
    ]
    lines = {tuple(line) for answer in asked for line in proposed(answer)}
    answers = {line: call(*line, env=screen) for line in lines}

    assert len(lines) >= 4
    said = "".join(answer.text + answer.notes for answer in asked)
    assert len(re.findall("(?<!usage: )pdtimeline ", said)) == sum(
        len(proposed(one)) for one in asked
    )
    assert [line for line in lines if [*line[-4:]] != given] == []
    assert [line for line, answer in answers.items() if answer.code != 0] == []
    for answer in answers.values():
        assert not hidden & named_ids(answer)


@pytest.mark.parametrize("line", OTHERS)
def test_what_is_proposed_for_a_file_names_it_as_a_shell_reads_it(
    call: Run, odd: dict[str, str], line: str
) -> None:
    """An error of a file leads to check; a table leads to its import; a new file is checked next."""
    assert len(odd) == 2
    Path("broken $1").write_text(BROKEN)
    table = call("events", "-o", "csv", "-f", "a & b", "-n", "3")
    Path("a table.csv").write_bytes(table.out)
    screen = {"PDTIMELINE_FORCE_TTY": "80", "NO_COLOR": "1", "EDITOR": "false"}
    answer = call(*shlex.split(line), env=screen)
    if line.startswith(("completion", "help", "schema")):
        assert answer.code == 0
        return
    lines = proposed(answer)
    said = answer.text + answer.notes
    assert len(re.findall("(?<!usage: )pdtimeline [a-z]", said)) == len(lines)
    assert lines or answer.code != 3 or line.startswith("check")
    for words in lines:
        assert words[-1] in {"broken $1", "a & b", "new $1", "a table.csv"}
        assert call(*words).code == (3 if words[-1] == "broken $1" else 0)


WRONG = (
    "halstead", "who plays upton", "list events", "season 1", "seasons 1", "people voight",
    "characters voight", "arcs voight", "events voight halstead", "state halstead", "episode S05",
    "episode season 5 finale", "episode season 5 episode 7", "character soffer", "person upton",
    "character upton halstead", "span upton halstead", "event walton", "event halstead",
    "why did burgess leave", "knowledge nightmare", "arc upton", "place soffer", "source upton",
    "dispute voight", "knowledge roy-walton", "character the intelligence unit",
    "episodes -c mollys", "sources -q voight", "disputes --event halstead",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("horizon", ["S01E01", "S05E07", "all"])
def test_every_proposal_for_what_is_wrong_has_an_answer_when_it_is_pasted(
    call: Run, odd: dict[str, str], horizon: str
) -> None:
    given = ["-f", odd["ours"], "--seen", horizon]
    answers = {line: call(*line.split(), *given) for line in WRONG}
    lines = {line: proposed(answer) for line, answer in answers.items()}
    hidden = hidden_ids(odd["ours"], horizon)
    assert sum(map(bool, lines.values())) > len(WRONG) / 3
    for line, answer in answers.items():
        assert len(re.findall("(?<!usage: )pdtimeline [a-z]", answer.notes)) == len(lines[line])
        assert not (hidden & named_ids(answer)) - {*line.split()}, line
        for words in lines[line]:
            pasted = call(*words)
            assert (words[-4:], pasted.code) == (given, 0), line
            assert pasted.text, line
            assert not hidden & named_ids(pasted), line


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(
            "character soffer",
            'unknown character "soffer", but a person has this name; run: pdtimeline person soffer',
            id="a person",
        ),
        pytest.param(
            "event walton",
            'unknown event "walton"; did you mean burgess-kidnapped, voight-beats-walton, or '
            "roy-walton-shot? to see all, run: pdtimeline search walton",
            id="a word of titles",
        ),
        pytest.param(
            "why nlwiki-s1",
            'unknown event "nlwiki-s1", but a source has this ID; run: pdtimeline source nlwiki-s1',
            id="a source",
        ),
        pytest.param(
            "knowledge 21st District",
            'unknown event or character "21st District", but a place has this name; '
            "run: pdtimeline place '21st District'",
            id="a place of two words",
        ),
        pytest.param(
            "events --character soffer",
            'unknown character "soffer", but a person has this name; use --person soffer',
            id="an option for a person",
        ),
        pytest.param(
            "tree --mentions soffer",
            'unknown character "soffer", but a person has this name; use --person soffer',
            id="an option for somebody mentioned",
        ),
        pytest.param(
            "stats --not-person 'hailey upton'",
            'unknown person "hailey upton", but a character has this name; '
            "use --not-character 'hailey upton'",
            id="an option that leaves out",
        ),
        pytest.param(
            "chart --arc S10E03",
            'unknown arc "S10E03", but it is an episode code; use --episode S10E03',
            id="an option for a code",
        ),
        pytest.param(
            "episodes --character afghanistan",
            'unknown character "afghanistan", but a place has this name; run: pdtimeline place afghanistan',
            id="a command where there is no such option",
        ),
        pytest.param(
            "state --facet upton",
            'unknown facet "upton", but a character has this name; use --character upton',
            id="an option of state",
        ),
        pytest.param(
            "state -c relationship",
            'unknown character or person "relationship", but a facet has this name; '
            "use --facet relationship",
            id="a facet",
        ),
        pytest.param(
            "character relationship",
            'unknown character "relationship"; to search for it, run: pdtimeline search relationship',
            id="no command for a facet",
        ),
        pytest.param(
            "between upton roy-walton-shot",
            'unknown character or person "roy-walton-shot", but an event has this ID; '
            "run: pdtimeline event roy-walton-shot",
            id="an event beside a character",
        ),
        pytest.param(
            "sources --event walton",
            'unknown event "walton"; did you mean burgess-kidnapped, voight-beats-walton, or '
            "roy-walton-shot? to see all, run: pdtimeline search walton",
            id="an option for an event",
        ),
        pytest.param(
            "span 2020 nlwiki-s1",
            'unknown event "nlwiki-s1", but a source has this ID; run: pdtimeline source nlwiki-s1',
            id="one of two",
        ),
        pytest.param(
            "dispute zzz-s77e11",
            'unknown dispute "zzz-s77e11"',
            id="no code of a series that is",
        ),
        pytest.param("event -- -x", 'unknown event "-x"', id="what looks like an option"),
        pytest.param("event \u00ad", 'unknown event "\u00ad"', id="nothing that can be seen"),
        pytest.param("episode zzz", 'unknown episode "zzz"', id="a title of nothing"),
        pytest.param(
            "why did halstead leave --seen all",
            'unknown event "did halstead leave"; did you mean halstead-tells-upton-bolivia, '
            "halstead-empty-apartment, or halstead-resigns? to see all, run: "
            "pdtimeline search 'did halstead leave' --seen all",
            id="a question",
        ),
        pytest.param(
            "knowledge elopment",
            'unknown event or character "elopment"; did you mean elopement, soffer-tvline-elopement, or '
            "elopement-interviews? to see all, run: pdtimeline search elopment",
            id="a slip in an event or a character",
        ),
        pytest.param(
            "character upton and jay halstead -f data/timeline.yaml",
            'unknown character "upton and jay halstead", but these are two names; '
            "run: pdtimeline between upton 'jay halstead' -f data/timeline.yaml",
            id="two characters",
        ),
        pytest.param(
            "span halstead upton",
            'unknown event "halstead", but these are two names; run: pdtimeline between halstead upton',
            id="a span of two characters",
        ),
        pytest.param(
            "episode the finale of season 9",
            'unknown episode "the finale of season 9"; did you mean S09E22? '
            "to see all, run: pdtimeline episodes --season 9",
            id="the last of a season",
        ),
        pytest.param(
            "episode season 9 premiere",
            'unknown episode "season 9 premiere"; did you mean S09E01? '
            "to see all, run: pdtimeline episodes --season 9",
            id="the first of a season",
        ),
        pytest.param(
            "episode season 9 episode 5",
            'unknown episode "season 9 episode 5"; did you mean S09E05? '
            "to see all, run: pdtimeline episodes --season 9",
            id="an episode in words",
        ),
        pytest.param(
            "episode 9",
            'unknown episode "9"; to see all, run: pdtimeline episodes --season 9',
            id="only a season",
        ),
        pytest.param(
            "episode season 77 finale", 'unknown episode "season 77 finale"', id="no season"
        ),
        pytest.param(
            "place where halstead drinks",
            'unknown place "where halstead drinks"; '
            "to search for it, run: pdtimeline search 'where halstead drinks'",
            id="words that are nowhere a name",
        ),
    ],
)
def test_a_word_that_names_something_else_leads_there(call: Run, line: str, said: str) -> None:
    answer = call(*shlex.split(line))
    assert (answer.code, answer.text) == (1, "")
    assert answer.notes == f"pdtimeline: error: {said}\n"


def test_what_is_hidden_leads_nowhere(call: Run) -> None:
    answer = call("character", "soffer", "--seen", "S01E01", "-q")
    filtered = call("events", "--character", "soffer", "--seen", "fire-S01E01", "-q")
    assert filtered.notes.endswith('character "soffer"\n')
    assert call("event", "walton", "--seen", "S01E01", "-q").notes.endswith('event "walton"\n')
    assert answer.code == 1


def test_names_may_have_several_words(call: Run) -> None:
    assert call("character", "hailey", "upton").out == call("character", "hailey-upton").out
    assert call("episode", "A", "Good", "Man").out == call("episode", "S10E03").out


def test_what_came_by_a_pipe_cannot_be_asked_again(run: Run, small: str) -> None:
    answer = run(
        "events", "--file", "-", stdin=Path(small).read_bytes(), env={"PDTIMELINE_FORCE_TTY": "80"}
    )
    assert (answer.code, proposed(answer)) == (0, [])
