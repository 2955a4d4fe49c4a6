"""In a timeline without episodes no screen speaks of episodes, seasons, a story, or its production."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pdtimeline.cli.app import COMMANDS
from running import Run

FAMILY = """
timeline: {format: 1, title: A family}
characters: {ann: {name: Ann Reed}, bob: {name: Bob Reed, aliases: [Robert]}}
people: {pat: {name: Pat Doe}}
places: {town: {name: Town}, mill: {name: Mill, within: town}}
arcs: {war: {title: War}, front: {title: Front, within: war}}
facets: {home: {title: Home, of: one}, bond: {title: Bond, of: pair}}
sources: {paper: {publisher: Paper, title: News, published: 1911}}
events:
  birth: {title: Ann is born, date: 1890-03, born: [ann], sources: [paper], place: mill}
  wedding:
    {title: Ann marries Bob, date: 1911-06, characters: [ann, bob], people: [pat], causes: [birth],
     changes: [{facet: bond, of: [ann, bob], to: married}, {facet: home, of: [ann], to: Mill}],
     place: mill, arcs: [war], sources: [paper], confidence: inferred}
  death:
    {title: Bob falls, date: 1914-08, characters: [bob], mentions: [ann], died: [bob], arcs: [front],
     causes: [wedding], learns: [{who: [ann], of: birth}]}
  letter: {title: A letter comes, date: 1914-09, characters: [ann, bob], arcs: [front]}
  undated: {title: Some day, characters: [ann], people: [pat]}
disputes:
  when:
    {question: When do they marry?, events: [wedding], characters: [ann], people: [pat],
     claims: [{says: In June, sources: [paper]}, {says: In May}]}
"""
OUTAGE = """
timeline: {format: 1, title: An outage}
characters: {ann: {name: Ann}, bob: {name: api}}
people: {pat: {name: Pat}}
places: {mill: {name: Rack}}
arcs: {war: {title: Database}}
facets: {home: {title: Status, of: one}}
sources: {paper: {publisher: Chat, title: Log}}
events:
  birth: {title: A deploy, date: 2025-03-12T09:02, characters: [bob], place: mill, sources: [paper]}
  wedding:
    {title: Errors, date: 2025-03-12T09:08:30, characters: [ann, bob], causes: [birth], people: [pat],
     changes: [{facet: home, of: [bob], to: down}], arcs: [war]}
  death: {title: Fixed, date: 2025-03-12T10:11, characters: [ann], causes: [wedding],
    changes: [{facet: home, of: [bob], to: up}], learns: [{who: [bob], of: birth}]}
  undated: {title: A review, people: [pat]}
disputes:
  when: {question: Since when?, events: [wedding], claims: [{says: Nine}, {says: Ten}]}
"""
LINES = (
    "events", "events --on 1700", "events -n 1", "events --character ann --text zzz",
    "events --around wedding", "events --fields title,date,ages", "events --format tree",
    "event birth", "event wedding", "event death", "event undated", "event weding",
    "character ann", "character bob", "character nobody", "characters", "characters --format tree",
    "person pat", "people", "place mill", "places", "places --format tree",
    "arc war", "arcs", "arcs --format tree",
    "why death", "why birth", "why birth --effects", "why wedding --format table",
    "state", "state --at 1912", "state --at 1700", "state --ended", "state --character ann",
    "knowledge birth", "knowledge ann", "knowledge bob", "knowledge ann --at 1700", "knowledge undated",
    "between ann bob", "between ann pat", "search ann", "search zzz", "search marry",
    "chart", "chart --by character", "chart --by person", "chart --on 1700", "chart --text day",
    "tree", "tree --by arc", "tree --by character", "tree --by place", "tree --on 1700",
    "span birth wedding", "span birth undated", "span 1900 1912", "stats", "stats --on 1700",
    "sources", "sources --since 2050", "source paper", "disputes", "disputes --open", "dispute when",
    "check --strict", "diff",
)  # fmt: skip
NOT_SHOWN = {  # what writes a file, is help, or asks for what such a timeline has not
    "new", "import", "edit", "rename", "export", "schema", "completion", "help",
    "episode", "episodes", "seasons",
}  # fmt: skip
WORDS = re.compile(
    r"episod|season|\bstor(?:y|ies|yline)\b|production|\btold\b|\baired|\bcast\b|\bcrew\b|real pe",
    re.IGNORECASE,
)


@pytest.fixture(scope="module", params=[FAMILY, OUTAGE], ids=["family", "outage"])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("own") / "own.yaml"
    path.write_text(request.param)
    return str(path)


@pytest.mark.parametrize("line", LINES)
def test_no_screen_speaks_of_what_is_not_there(call: Run, file: str, line: str) -> None:
    words = line.split()
    other = Path(file).with_name("other.yaml")
    other.write_text(Path(file).read_text().replace("1911-06", "1912").replace("10:11", "10:12"))
    files = {"check": [file], "diff": [file, str(other)]}.get(words[0], ["-f", file])
    screen = call(*words, *files, env={"PDTIMELINE_FORCE_TTY": "100", "NO_COLOR": "1"})
    assert screen.text or screen.notes
    assert WORDS.findall(screen.text + screen.notes) == []


def test_every_command_that_shows_something_is_among_them() -> None:
    assert {line.split()[0] for line in LINES} == {*COMMANDS} - NOT_SHOWN


def test_a_timeline_with_episodes_or_production_has_these_words(call: Run, tmp_path: Path) -> None:
    path = tmp_path / "made.yaml"
    for more in ("track: production", "episode: S01E01"):
        path.write_text(FAMILY.replace("date: 1914-09,", f"date: 1914-09, {more},"))
        for line, word in (("event birth", "story"), ("stats", "story")):
            answer = call(*line.split(), "-f", str(path), "-o", "table")
            assert re.search(rf"\b{word}\b", answer.text)
