"""Timelines of other people: a family over a century, an outage by the minute; asked as they would ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import Run

OUTAGE = """
timeline: {format: 1, title: An outage}
characters: {api: {name: api}, shop: {name: shop}, ann: {name: Ann}, bob: {name: Bob}}
facets: {status: {title: Status, of: one}}
events:
  deploy: {title: A deploy, date: 2025-03-12T09:02, characters: [bob]}
  down: {title: The shop is down, date: 2025-03-12T09:07, characters: [shop],
    changes: [{facet: status, of: [shop], to: down}, {facet: status, of: [api], to: slow}]}
  alert: {title: Ann is called, date: 2025-03-12T09:13, characters: [ann],
    learns: [{who: [ann], of: down}]}
  call: {title: Ann calls Bob, date: 2025-03-12T09:33:20, characters: [ann],
    learns: [{who: [bob], of: down}]}
  fixed: {title: The shop is back, date: 2025-03-12T10:11, characters: [shop, bob],
    changes: [{facet: status, of: [shop], to: ok}, {facet: status, of: [api]}]}
  review: {title: The review, date: 2025-03-14, characters: [ann]}
"""
FAMILY = """
timeline: {format: 1, title: A family}
characters: {ed: {name: Ed}, ann: {name: Ann}}
facets: {owner: {title: Owner, of: one}, home: {title: Home, of: one}}
arcs: {mill: {title: The mill}}
episodes: {S01E01: {title: One}, S01E02: {title: Two}}
events:
  birth: {title: Ed is born, date: 1887, born: [ed], episode: S01E01}
  mill: {title: Ed owns the mill, date: 1911-06, characters: [ed], arcs: [mill], episode: S01E01,
    changes: [{facet: owner, of: [ed], to: the mill}]}
  death: {title: Ed dies, date: 1916-07-01, died: [ed], episode: S01E01}
  late: {title: Ann lives in London, date: 1950, characters: [ann], arcs: [mill], episode: S01E01,
    changes: [{facet: home, of: [ann], to: London}]}
  early: {title: Ann lives at the mill, date: 1914, characters: [ann], episode: S01E02,
    learns: [{who: [ann], of: mill}], changes: [{facet: home, of: [ann], to: the mill}]}
"""


@pytest.fixture
def ask(call: Run, tmp_path: Path, request: pytest.FixtureRequest) -> Run:
    file = tmp_path / "own.yaml"
    file.write_text(request.param)
    return lambda line: call(*line.split(), "-f", str(file))


outage = pytest.mark.parametrize("ask", [OUTAGE], indirect=True)
family = pytest.mark.parametrize("ask", [FAMILY], indirect=True)


@outage
@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("events --fields id --since 2025-03-12T09:30", "call fixed review"),
        ("events --fields id --until 2025-03-12T09:07", "deploy down"),
        ("events --fields id --on 2025-03-12T09:02", "deploy"),
        ("events --fields id --on 2025-03-12T09:05/2025-03-12T09:20", "down alert"),
        ("state --fields of,value --at 2025-03-12T09:06", ""),
        ("state --fields of,value --at 2025-03-12T09:30", "shop down api slow"),
        ("state --fields of,value,longest --ended --character api", "api slow PT1H4M"),
        (
            "knowledge down --fields character,date --at 2025-03-12T09:13",
            "shop 2025-03-12T09:07 ann 2025-03-12T09:13",
        ),
        (
            "knowledge down --fields date,episode --how learned --sort date --reverse",
            "2025-03-12T09:33:20 2025-03-12T09:13",
        ),
        ("chart --by arc --scale minute --on 2025-03-12T09:02", ""),
        (
            "chart --by character --scale minute --since 2025-03-12T09:33",
            "ann 2025-03-12T09:33 1 ann 2025-03-14T00:00 1 shop 2025-03-12T10:11 1 bob 2025-03-12T10:11 1",
        ),
    ],
)  # fmt: skip
def test_an_outage_is_asked_about_by_the_minute(ask: Run, line: str, answer: str) -> None:
    assert ask(line).text.split() == answer.split()


@outage
def test_screens_of_an_outage_say_when_and_how_long(ask: Run) -> None:
    ended = ask("state --ended --character shop -o table").text.splitlines()
    assert " ".join(ended[3].split()) == (
        "shop status down 2025-03-12 09:07 2025-03-12 10:11 1 hour, 4 minutes"
    )
    known = ask("knowledge down -o table").text.splitlines()
    assert known[1].split() == ["Date", "Who", "How", "Since"]
    assert known[-1].split() == ["2025-03-12", "09:33:20", "Bob", "learned", "call"]
    assert "09:33:20  Ann calls Bob" in ask("tree -o tree").text
    assert "next:" not in ask("events -n 2").notes


@family
def test_a_saga_of_one_season_is_drawn_over_its_years(ask: Run) -> None:
    assert ask("chart").text == "mill\t1911\t1\nmill\t1950\t1\n"


@family
def test_the_dead_own_nothing_and_their_card_says_when_they_lived(ask: Run) -> None:
    assert ask("state --at 1915 --fields value --character ed").text == "the mill\n"
    assert ask("state --at 1950 --character ed").text == ""
    card = " ".join(ask("character ed -o table").text.split())
    assert "Born 1887 birth" in card
    assert "Died 1916-07-01 death" in card


@family
def test_what_is_told_late_overwrites_no_later_state(ask: Run) -> None:
    assert ask("state --at S01E02 --fields value --character ann").text == "London\n"


@family
def test_what_somebody_learned_has_episode_and_date(ask: Run) -> None:
    assert ask("knowledge ann --how learned --fields episode,date").text == "S01E02\t1914\n"
    known = ask("knowledge mill -o table --at 1915").text.splitlines()
    assert known[1].split() == ["Episode", "Date", "Who", "How", "Since"]
    assert known[-1].split() == ["S01E02", "1914", "Ann", "learned", "early"]
