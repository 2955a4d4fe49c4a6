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
    "dispute": "title-s01e11", "sources": "", "chart": "--by character",
}  # fmt: skip
SMALL = {
    "event": "first", "character": "jay", "person": "bob", "place": "city", "arc": "main",
    "episode": "S01E01", "why": "third", "knowledge": "first", "between": "jay kim",
    "search": "thing", "source": "paper", "dispute": "when", "chart": "--by person",
}  # fmt: skip
ASKING = sorted(
    {*COMMANDS}
    - {"check", "new", "import", "edit", "rename", "export", "diff", "schema", "completion", "help"}
)


def proposed(answer: Result) -> list[list[str]]:
    """The command lines that an answer proposes, split as a shell does: what stands on one line."""
    lines = [line.strip("\u2502 ") for line in (answer.text + answer.notes).splitlines()]
    commands = [re.search(r"(?:^|(?:next|more|run): )pdtimeline (.+)$", line) for line in lines]
    return [shlex.split(command[1]) for command in commands if command]


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
            marks=() if seen in {"S01E02", "side-S01E01", "S05E07"} else pytest.mark.slow,
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
    whole = load(odd[name])
    until = seen(horizon).until
    known = whole if until is None else seen_until(whole, until)
    hidden = {*whole.event_ids, *whole.arcs, *whole.sources} - {
        *known.event_ids, *known.arcs, *known.sources, *known.characters, *known.people, *known.places,
    }  # fmt: skip
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
        assert not hidden.intersection(
            re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", answer.text + answer.notes)
        )


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
