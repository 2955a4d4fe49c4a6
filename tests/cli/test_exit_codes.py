"""What the shell is told, for every way in which a command can end (R17)."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdtimeline.cli.error_handler import exit_for
from pdtimeline.errors import (
    AmbiguousName,
    BadRequest,
    BadTimeline,
    BadValue,
    Exit,
    NameNotFound,
    OutputFailed,
)
from running import Run


def test_the_codes_are_promised() -> None:
    """Scripts compare with these numbers."""
    assert {code.name: int(code) for code in Exit} == {
        "DONE": 0,
        "NOT_FOUND": 1,
        "USAGE": 2,
        "BAD_DATA": 3,
        "BUG": 4,
        "INTERRUPTED": 130,
    }


@pytest.mark.parametrize(
    ("error", "code"),
    [
        pytest.param(NameNotFound("event", "x"), 1, id="unknown name"),
        pytest.param(AmbiguousName("character", "x", ("a", "b")), 1, id="ambiguous name"),
        pytest.param(BadRequest("no"), 2, id="bad request"),
        pytest.param(BadTimeline("x", whole="gone"), 3, id="broken timeline"),
        pytest.param(OutputFailed("full"), 3, id="output not written"),
        pytest.param(KeyboardInterrupt(), 130, id="Ctrl-C"),
        pytest.param(ValueError("x"), 4, id="bug"),
        pytest.param(BadValue("x"), 4, id="a value that nobody caught is a bug"),
        pytest.param(RecursionError(), 4, id="recursion"),
        pytest.param(OSError("x"), 4, id="an error of the system that nobody there raised"),
        pytest.param(OSError(24, "Too many open files"), 3, id="system"),
        pytest.param(MemoryError(), 3, id="no memory"),
        pytest.param(SystemError("error return without"), 3, id="no memory, in C"),
        pytest.param(ImportError("no module"), 3, id="an installation that is broken"),
    ],
)
def test_every_error_has_its_code(error: BaseException, code: int) -> None:
    assert exit_for(error) == code


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("", 0, id="no arguments"),
        pytest.param("--help", 0, id="help"),
        pytest.param("events -h", 0, id="help of a command"),
        pytest.param("--version", 0, id="version"),
        pytest.param("events", 0, id="a list"),
        pytest.param("events --season 99", 0, id="an empty list"),
        pytest.param("events --limit 0", 0, id="none wanted"),
        pytest.param("person ann-actor", 0, id="a person without events"),
        pytest.param("why prologue", 0, id="no causes"),
        pytest.param("events --season 99 --exit-status", 1, id="an empty list, asked for"),
        pytest.param("events --season 99 --exit-status --count", 1, id="an empty count, asked for"),
        pytest.param("events --season 99 --exit-status --json", 1, id="empty json, asked for"),
        pytest.param("events --limit 0 --exit-status", 1, id="none wanted, asked for"),
        pytest.param("person ann-actor --exit-status", 1, id="nobody's events, asked for"),
        pytest.param("person ann-actor --exit-status --json", 1, id="in json"),
        pytest.param("person ann-actor --exit-status -o table", 1, id="on a card"),
        pytest.param("between kim will --exit-status", 1, id="nothing between two, asked for"),
        pytest.param("between kim will --exit-status --json", 1, id="nothing between two, in json"),
        pytest.param("between kim will --exit-status -o table", 1, id="nothing between, table"),
        pytest.param("why prologue --exit-status", 1, id="no causes, asked for"),
        pytest.param("why prologue --exit-status --json", 1, id="no causes in json, asked for"),
        pytest.param("why third -o tree --limit 0 --exit-status", 1, id="a tree of nothing"),
        pytest.param("chart -o table --limit 0 --exit-status", 1, id="an empty chart"),
        pytest.param("tree --by arc --limit 0 --exit-status", 1, id="an empty tree"),
        pytest.param("events --exit-status", 0, id="a full list, asked for"),
        pytest.param("chart -o table --exit-status", 0, id="a full chart, asked for"),
        pytest.param("event first --exit-status", 0, id="a record, asked for"),
        pytest.param("event nobody", 1, id="unknown event"),
        pytest.param("event FIRST", 1, id="an id in capitals"),
        pytest.param("character nobody", 1, id="unknown character"),
        pytest.param("character halstead", 1, id="ambiguous character"),
        pytest.param("person nobody", 1, id="unknown person"),
        pytest.param("place nowhere", 1, id="unknown place"),
        pytest.param("arc nothing", 1, id="unknown arc"),
        pytest.param("episode S09E09", 1, id="unknown episode"),
        pytest.param("source nothing", 1, id="unknown source"),
        pytest.param("dispute nothing", 1, id="unknown dispute"),
        pytest.param("why nothing", 1, id="unknown effect"),
        pytest.param("knowledge nothing", 1, id="unknown secret"),
        pytest.param("between kim nobody", 1, id="unknown second"),
        pytest.param("sources --event nothing", 1, id="unknown event in a filter"),
        pytest.param("events --character nobody", 1, id="unknown character in a filter"),
        pytest.param("events --mentions nobody", 1, id="unknown mention in a filter"),
        pytest.param("events --person nobody", 1, id="unknown person in a filter"),
        pytest.param("events --place nowhere", 1, id="unknown place in a filter"),
        pytest.param("events --arc nothing", 1, id="unknown arc in a filter"),
        pytest.param("events --source nothing", 1, id="unknown source in a filter"),
        pytest.param("events --facet nothing", 1, id="unknown facet in a filter"),
        pytest.param("events --series nothing", 1, id="unknown series in a filter"),
        pytest.param("events --episode xx-S01E01", 1, id="unknown series before a code"),
        pytest.param("state --at xx-S01E01", 1, id="unknown series before a point"),
        pytest.param("event", 2, id="missing argument"),
        pytest.param("between zoe", 2, id="missing second argument"),
        pytest.param("completion", 2, id="missing shell"),
        pytest.param("events first second", 2, id="an argument too many"),
        pytest.param("event first second", 1, id="a name of two words"),
        pytest.param("evnts", 2, id="unknown command"),
        pytest.param("events --seasn 1", 2, id="unknown option"),
        pytest.param("events --season", 2, id="missing value"),
        pytest.param("events --json=1", 2, id="a value too many"),
        pytest.param("events --format jsn", 2, id="unknown format"),
        pytest.param("events --fields titel", 2, id="unknown field"),
        pytest.param("events --season x", 2, id="no season"),
        pytest.param("events --limit -1", 2, id="negative limit"),
        pytest.param("events --seen x", 2, id="no horizon"),
        pytest.param("events --seen xx-S01", 2, id="horizon of an unknown series"),
        pytest.param("completion tcsh", 2, id="unknown shell"),
        pytest.param("events --file no-such-file", 3, id="no such file"),
        pytest.param("events --file /", 3, id="a directory"),
        pytest.param("check --file no-such-file", 3, id="check of no such file"),
    ],
)
def test_every_end_has_its_code(ask: Run, line: str, code: int) -> None:
    assert ask(line).code == code


def test_a_bug_is_4_and_not_the_1_of_python(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An uncaught exception would exit 1, which a script reads as: there is no such thing."""
    monkeypatch.setattr("pdtimeline.cli.query_options.select", _broken)

    assert ask("events").code == 4


def _broken(*_: object) -> None:
    raise RuntimeError


BROKEN = "timeline: {format: 1, title: X}\nevents:\n  a: {titel: A}\n"
DOUBTFUL = f"timeline: {{format: 1, title: X}}\nevents:\n  a: {{title: {'long ' * 20}end}}\n"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        pytest.param(BROKEN, "events", 3, id="a broken file answers nothing"),
        pytest.param(BROKEN, "check", 3, id="check of a broken file"),
        pytest.param(DOUBTFUL, "events", 0, id="warnings do not stop an answer"),
        pytest.param(DOUBTFUL, "check", 0, id="warnings alone"),
        pytest.param(DOUBTFUL, "check --strict", 3, id="warnings that count"),
        pytest.param("", "events", 3, id="an empty file"),
    ],
)
def test_what_is_in_the_file_decides(
    call: Run, tmp_path: Path, text: str, line: str, code: int
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text)

    assert call(*line.split(), env={"PDTIMELINE_FILE": str(file)}).code == code


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("events --series fire --episode pd-S01E01", "is not in the series given with --series"),
        ("between halstead jay-halstead", "give two different ones"),
    ],
    ids=["a code of another series than the one named", "somebody and the same"],
)
def test_what_contradicts_itself_is_usage(call: Run, line: str, said: str) -> None:
    """It would be answered with something else than what was asked."""
    done = call(*line.split())
    assert done.code == 2
    assert said in done.notes
