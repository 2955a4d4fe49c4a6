"""`stats` and `span`: what they count, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import Run

SAGA = """
timeline: {format: 1, title: Saga, series: book}
series: {book: {title: Book}, other: {title: Other}}
characters: {ann: {name: Ann Reed}, bob: {name: Bob Reed}, cat: {name: Cat}}
episodes: {S01E01: {title: One, aired: 2014-01-08}, S01E02: {title: Two, aired: 2014-01-15}}
events:
  ann-born: {title: Ann is born, date: 1890-03-12, born: [ann]}
  bob-born: {title: Bob is born, date: 1887~, born: [bob]}
  wedding: {title: Ann marries Bob, date: 1911-06, characters: [ann, bob, cat]}
  fire: {title: The mill burns, date: 1913-11-02, characters: [bob, ann]}
  undated: {title: Some day}
"""


@pytest.fixture
def saga(call: Run, tmp_path: Path) -> Run:
    file = tmp_path / "saga.yaml"
    file.write_text(SAGA)
    return lambda *words, **options: call(*words, "--file", str(file), **options)


def test_a_span_is_one_object_with_the_ages_of_both(saga: Run) -> None:
    assert json.loads(saga("span", "wedding", "fire", "--json").text) == {
        "from": "wedding",
        "to": "fire",
        "shortest": "P2Y4M3D",
        "longest": "P2Y5M1D",
        "min_days": 856,
        "max_days": 885,
        "ages_from": [
            {"of": "ann", "min_years": 21, "max_years": 21},
            {"of": "bob", "min_years": 23, "max_years": 24},
        ],
        "ages_to": [
            {"of": "bob", "min_years": 25, "max_years": 26},
            {"of": "ann", "min_years": 23, "max_years": 23},
        ],
    }


@pytest.mark.parametrize(
    ("begin", "end", "lasted"),
    [
        ("1914-03-02", "1917-03-02", "P3Y"),
        ("-0043-03-15", "0014-08-19", "P57Y5M4D"),
        ("2025-03-12T09:02", "2025-03-12T09:13", "PT11M"),
        ("S01E01", "S01E02", "P7D"),
        ("1x01", "book-S01E02", "P7D"),
        ("ann-born", "1914-03-12", "P24Y"),
        ("fire", "S01E01", "P100Y2M6D"),
    ],
)
def test_each_end_is_an_event_an_episode_or_a_date(
    saga: Run, begin: str, end: str, lasted: str
) -> None:
    assert saga("span", begin, end, "--fields", "shortest,longest").text == f"{lasted}\t{lasted}\n"


@pytest.mark.parametrize(
    ("begin", "end", "code", "said"),
    [
        ("fire", "wedding", 2, "wedding is before fire; swap them"),
        ("2015", "S01E01", 2, "S01E01 is before 2015; swap them"),
        ("fyre", "2015", 1, 'unknown event "fyre"; did you mean fire?'),
        ("fire", "xx-S01E01", 1, 'unknown series "xx"'),
        ("fire", "", 2, "event ID is empty"),
    ],
)
def test_what_gives_no_span_says_why(saga: Run, begin: str, end: str, code: int, said: str) -> None:
    result = saga("span", begin, end)
    assert (result.code, result.text) == (code, "")
    assert said in result.notes


def test_both_ends_must_be_named(saga: Run) -> None:
    assert "missing second argument; usage: pdtimeline span FROM TO" in saga("span", "fire").notes
    assert "missing argument; usage: pdtimeline span FROM TO" in saga("span").notes


def test_what_has_no_date_has_no_length_and_a_note(saga: Run) -> None:
    result = saga("span", "fire", "undated")
    assert (result.code, result.text) == (0, "fire\tundated\t\t\t\t\n")
    assert result.notes == "pdtimeline: undated has no date\n"


def test_the_card_of_a_span_says_it_in_words(saga: Run) -> None:
    text = saga("span", "wedding", "fire", env={"PDTIMELINE_FORCE_TTY": "80", "NO_COLOR": "1"}).text
    for words in (
        "2 years, 4 or 5 months", "1911-06  Ann marries Bob", "Ann Reed: 21, then 23",
        "Bob Reed: 23 or 24, then 25 or 26",
    ):  # fmt: skip
        assert words in text
    assert "S01E01" in saga("span", "S01E01", "2015", env={"PDTIMELINE_FORCE_TTY": "80"}).text
    assert "no date" in saga("span", "fire", "undated", env={"PDTIMELINE_FORCE_TTY": "80"}).text


def test_stats_are_figures(saga: Run) -> None:
    lines = dict(line.split("\t") for line in saga("stats").text.splitlines())
    assert (lines["events"], lines["undated"], lines["first"], lines["longest_gap_days"]) == (
        "5", "1", "1887~", "7750",
    )  # fmt: skip
    assert [name for name in lines if name.startswith("events_")] == [
        "events_1887", "events_1890", "events_1911", "events_1913",
    ]  # fmt: skip
    assert "longest gap days" in saga("stats", "--format", "table", "--sort", "figure").text


def test_on_a_terminal_stats_are_a_card_with_a_bar_for_each_year(saga: Run) -> None:
    assert saga("stats", env={"PDTIMELINE_FORCE_TTY": "60", "NO_COLOR": "1"}).text == (
        "╭─ Saga ───────────────────────────────────────────────────╮\n"
        "│                                                          │\n"
        "│  5 events                                                │\n"
        "│                                                          │\n"
        "│  Events       5 story, 1 undated                         │\n"
        "│  Unsourced    5 events                                   │\n"
        "│  Who          3 characters                               │\n"
        "│  First, last  about 1887, 1913-11-02                     │\n"
        "│  Longest gap  21 years, 2 months between                 │\n"
        "│               Ann is born      ann-born                  │\n"
        "│               Ann marries Bob  wedding                   │\n"
        "│  By year      1887  ██████████████████████████████ 1     │\n"
        "│               1890  ██████████████████████████████ 1     │\n"
        "│               1911  ██████████████████████████████ 1     │\n"
        "│               1913  ██████████████████████████████ 1     │\n"
        "│                                                          │\n"
        "╰──────────────────────────────────────────────────────────╯\n"
    )


def test_for_people_only_what_there_is_has_a_line(call: Run, tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("timeline: {format: 1, title: One}\nevents: {a: {title: A}}\n")
    shown = call("stats", "-f", str(file), "-o", "table", "--ascii").text
    lines = [" ".join(line.strip("|").split()) for line in shown.splitlines()]
    assert lines[2:-2] == ["1 event", "", "Events 1 undated", "Unsourced 1 event"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2025-03-12T10:00", "2025-03-14T11:30", "2 days, 1 hour"),
        ("2013", "2015-03", "1 year, 2 months"),
        ("2013-05-02/..", "2014-06-02", "396 days"),
        ("2013-05-01", "/2014-06-01", "396 days"),
    ],
)
def test_a_gap_is_told_by_the_calendar(
    call: Run, tmp_path: Path, before: str, after: str, words: str
) -> None:
    file = tmp_path / "gap.yaml"
    events = f"{{a: {{title: A, date: {before}}}, b: {{title: B, date: {after}}}}}"
    file.write_text(f"timeline: {{format: 1, title: Gap}}\nevents: {events}\n")
    shown = call("stats", "-f", str(file), "-o", "table").text
    assert f"Longest gap  {words} between" in shown


def test_each_season_has_a_bar_of_its_length(call: Run) -> None:
    shown = call("stats", "--season", "1-2", "-o", "table", "--ascii", env={"COLUMNS": "50"}).text
    assert "By season    S01  ####### 7" in shown
    assert "S02  ######## 8" in shown


def test_stats_take_the_filters_of_events(saga: Run) -> None:
    assert saga("stats", "--character", "cat").text.splitlines()[0] == "events\t1"
    none = saga("stats", "--season", "9")
    assert (none.code, none.text) == (0, "")
    assert "no events match" in none.notes


def test_figures_are_sorted_by_value_although_some_are_dates(saga: Run) -> None:
    values = saga("stats", "--sort", "value", "--fields", "value").text.split()
    assert values[-2:] == ["1887~", "1913-11-02"]
    assert [*map(int, values[:-2])] == sorted(map(int, values[:-2]))
