"""Under a horizon every answer is what a file without the rest would give, byte for byte.

`cutter.py` writes that file from the rules alone. What pdtimeline prints with `--seen` and what it prints
about the smaller file must not differ, whatever is asked and in whatever form.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cutter import cut
from drawn import EVENTS, HORIZONS, timelines
from marks import slow_but
from pdtimeline.cli import param_types as arguments
from pdtimeline.loader import load as loading
from pdtimeline.loader.load import bundled, parse
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.horizon import has_codes, last_before, seen_until
from running import Result, Run

DATA = yaml.load(bundled().read_bytes(), yaml.CBaseLoader)  # noqa: S506 - it makes nothing but texts
CODES = tuple(DATA["episodes"])
VIEWERS = ("S05E01", "S05E10", "S08E16", "S09E09", "S10E03")
SECTIONS = (
    "series", "episodes", "people", "characters", "arcs", "places", "facets", "sources", "disputes",
)  # fmt: skip
FORMS = (
    "table", "tree", "plain", "tsv", "csv", "json", "jsonl", "yaml", "markdown", "terminal",
)  # fmt: skip
QUESTIONS = (
    "events",
    "events --count",
    "events --season 5- --sort title --reverse",
    "events --character halstead --character upton --fields id,confidence,sources",
    "events --arc ptsd --track story",
    "events --series fire",
    "events --text marry --limit 3",
    "events --since 2017 --until 2017-11 --sort date",
    "events --facet relationship --sort episode",
    "events --around halstead-in-intelligence --days 3000",
    "events --around elopement",
    "event halstead-in-intelligence",
    "event elopement",
    "characters --sort events",
    "character jay-halstead",
    "character upton",
    "character camila",
    "character Vegga",
    "people --sort last --reverse",
    "person soffer",
    "person spiridakos",
    "places",
    "place chicago",
    "place boliwia",
    "arcs",
    "arc making",
    "arc roy-walton",
    "episodes --season 5 --season 9",
    "episodes --arc ptsd --character halstead",
    "episode S05E07",
    "episode S10E03",
    "seasons",
    "why halstead-in-intelligence --effects",
    "why halstead-leaves-for-bolivia",
    "state",
    "state --ended --character upton",
    "state --at fire-S02E01",
    "knowledge hank-voight",
    "knowledge upton-kills-walton",
    "between halstead upton",
    "between halstead lindsay",
    "search halstead",
    "search bolivia ring --kind event,arc,dispute",
    "sources --sort published",
    "sources --publisher weekly",
    "source seed-001",
    "disputes",
    "disputes --open",
    "dispute jay-first-name",
    "chart",
    "chart --by character --season 5",
    "tree --by arc",
    "tree --by character --season 1-5",
)
SMALL_QUESTIONS = (
    "events",
    "events --sort episode --reverse",
    "event event-c",
    "events --character kim",
    "characters",
    "character jay",
    "people",
    "person ann",
    "places",
    "place city",
    "arcs",
    "arc outer",
    "episodes",
    "seasons",
    "why event-d",
    "why event-a --effects",
    "state",
    "state --ended",
    "knowledge kim",
    "knowledge event-b",
    "between jay ann",
    "search of",
    "sources",
    "disputes",
    "chart --by character",
    "tree --by arc",
    "events --since 2014-01-21T21:59Z --sort date",
    "events --on 201X --fields id,date,first,last,ages",
    "span event-a event-c",
    "stats",
    "chart --scale year",
    "tree --by date",
)
PER_HORIZON = 3  # questions: at 236 horizons each of the 51 is asked in each of the ten forms
TABS = (
    "event ",
    "character ",
    "person ",
    "place ",
    "arc ",
    "episode ",
    "why ",
    "knowledge ",
    "between ",
    "source ",
    "dispute ",
    "events --season ",
    "events --episode ",
    "events --series ",
    "events --mentions ",
    "events --person ",
    "events --source ",
    "events --facet ",
    "state --at ",
    "state --character ",
    "tree --place ",
    "chart --arc ",
    "disputes --event ",
)


class Both:
    """Asks the same of the whole timeline with a horizon and of the smaller file without one."""

    def __init__(self, call: Run, patch: pytest.MonkeyPatch) -> None:
        self.call = call
        self.timelines: dict[str, Timeline] = {}
        patch.setattr(loading, "load", lambda name, *_: self.timelines[name])

    def know(self, whole: Timeline, data: dict[str, Any], horizon: str) -> Timeline:
        """Go on from here with these two; what the cutter left is the answer."""
        known = parse(cut(data, horizon).encode())
        self.timelines.update(whole=whole, known=known)
        return known

    def ask(self, line: str, form: str, horizon: str) -> tuple[Result, Result]:
        """The two answers; of the first without the note that a horizon is in force."""
        words = [*line.split(), *([] if form == "terminal" else ["-o", form])]
        env = {"PDTIMELINE_FORCE_TTY": "100"} if form == "terminal" else {}
        seen = self.call(
            *words, env={**env, "PDTIMELINE_FILE": "whole", "PDTIMELINE_SEEN": horizon}
        )
        note, _, rest = seen.notes.partition("\n")
        assert note == f"pdtimeline: hiding everything after {horizon}"
        return seen._replace(err=rest.encode()), self.call(
            *words, env={**env, "PDTIMELINE_FILE": "known"}
        )

    def tab(self, line: str, options: str) -> str:
        """What the Tab key offers behind the line."""
        command, *rest = line.split()
        words = ["pdtimeline", command, *options.split(), *rest]
        env = {
            "_PDTIMELINE_COMPLETE": "complete_bash",
            "COMP_WORDS": "\n".join(words),
            "COMP_CWORD": str(len(words)),
        }
        return self.call(env=env).text


@pytest.fixture
def both(call: Run, monkeypatch: pytest.MonkeyPatch) -> Both:
    return Both(call, monkeypatch)


@pytest.fixture(scope="module")
def whole() -> Timeline:
    """The shipped timeline, read for these tests alone: they ask for it by another name."""
    return parse(bundled().read_bytes())


def parts(timeline: Timeline) -> dict[str, Any]:
    """Everything that a timeline holds, in its order."""
    found = {
        name: getattr(timeline, name) for name in ("title", "about", "main", "events", "waivers")
    }
    return found | {name: list(getattr(timeline, name).items()) for name in SECTIONS}


def texts(value: Any) -> Iterator[str]:
    """Every key and every text of some data."""
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    else:
        yield value


def later(data: dict[str, Any], horizon: str) -> set[str]:
    """Every id, title, name, value, date and sentence that stands nowhere in the smaller file."""
    known = json.dumps(json.loads(cut(data, horizon)), ensure_ascii=False)
    found = {text for text in texts({**data, "waive": {}}) if len(text) > 2}
    return {text for text in found if json.dumps(text, ensure_ascii=False)[1:-1] not in known}


@pytest.mark.parametrize("code", slow_but(CODES, "S05E10", "S09E09"))
def test_at_every_episode_all_answers_are_those_of_a_file_without_the_rest(
    code: str, whole: Timeline, both: Both
) -> None:
    """Whatever a later event, name or number did to one answer would spoil somebody."""
    known = both.know(whole, DATA, code)
    assert parts(seen_until(whole, EpisodeCode.parse(code))) == parts(known)
    first = CODES.index(code) * PER_HORIZON
    for number in range(first, first + PER_HORIZON):
        line = QUESTIONS[number % len(QUESTIONS)]
        seen, expected = both.ask(line, FORMS[number // len(QUESTIONS) % len(FORMS)], code)
        assert seen == expected, line


@pytest.mark.slow
@given(data=timelines, horizon=st.sampled_from(HORIZONS))
@settings(max_examples=150)
def test_any_timeline_at_any_horizon_is_that_of_a_file_without_the_rest(
    data: dict[str, Any], horizon: str
) -> None:
    until = arguments.horizon(horizon)
    assert until is not None
    seen = seen_until(parse(json.dumps(data).encode()), until)
    assert parts(seen) == parts(parse(cut(data, horizon).encode()))


@pytest.mark.slow
@given(
    data=timelines,
    horizon=st.sampled_from(HORIZONS),
    number=st.integers(0, 49),
    event=st.sampled_from(EVENTS),
    days=st.sampled_from((0, 1, 6, 30, 4000, 10**9)),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_timeline_gives_the_same_answers_as_a_file_without_the_rest(
    data: dict[str, Any], horizon: str, number: int, event: str, days: int, both: Both
) -> None:
    """What a timeline of our own does not have, another one may: rings, many series, no dates."""
    whole, until = parse(json.dumps(data).encode()), arguments.horizon(horizon)
    assert until is not None
    assume(has_codes(whole) and not last_before(whole, until))  # else it is refused
    both.know(whole, data, horizon)
    form = FORMS[number % len(FORMS)]
    around = f"events --around {event} --days {days}"
    for line in (*SMALL_QUESTIONS[number % 5 :: 5], around):
        seen, expected = both.ask(line, form, horizon)
        assert seen == expected, line


@pytest.mark.slow
@pytest.mark.parametrize("horizon", VIEWERS)
def test_nothing_that_is_only_known_later_is_printed_anywhere(
    horizon: str, whole: Timeline, both: Both
) -> None:
    """The same once more without the cutter's file: words are looked for, not answers compared."""
    both.know(whole, DATA, horizon)
    said = []
    for number, line in enumerate(QUESTIONS, VIEWERS.index(horizon)):
        seen, _ = both.ask(line, ("json", "terminal")[number % 2], horizon)
        heading, feed, rest = seen.text.partition("\n")  # it says again what was asked
        said.append(without(heading, line) + feed + rest + without(seen.notes, line))
    said += [both.tab(line, f"--file whole --seen {horizon}") for line in TABS]
    everything = re.sub(r'"(?:min_|max_)?days": [\d.]+', "", "\n".join(said))  # a count is no year
    assert {text for text in later(DATA, horizon) if text in everything} == set()


def without(notes: str, line: str) -> str:
    """What stands on stderr, without the words that were typed."""
    for word in line.split():
        notes = notes.replace(word, "")
    return notes


@pytest.mark.parametrize("horizon", slow_but(VIEWERS, "S05E10"))
def test_the_tab_key_offers_what_it_would_offer_without_the_rest(
    horizon: str, whole: Timeline, both: Both
) -> None:
    both.know(whole, DATA, horizon)
    for line in TABS:
        offered = both.tab(line, f"--file whole --seen {horizon}")
        assert offered == both.tab(line, "--file known"), line
        assert offered, line


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "events --json",
        "character upton",
        "event upton-kills-waltom",
        "why halstead-in-intelligence --effects --format tree",
        "tree --by arc --color always",
        "chart",
    ],
)
def test_a_process_of_its_own_gives_the_same_bytes(line: str, run: Run, tmp_path: Path) -> None:
    """The tests above read the timeline in place of the program; here everything is real."""
    known = tmp_path / "known.yaml"
    known.write_text(cut(DATA, "S08E16"), "utf-8")
    seen = run(*line.split(), env={"PDTIMELINE_SEEN": "8x16"})
    expected = run(*line.split(), "--file", str(known))
    assert seen.notes == "pdtimeline: hiding everything after S08E16\n" + expected.notes
    assert (seen.code, seen.out) == (expected.code, expected.out)
