"""Every field and every default of the file format, and what a part that cannot be read leaves behind."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pdtimeline.errors import BadTimeline, Problem
from pdtimeline.loader.load import load, parse
from pdtimeline.loader.parser import entries
from pdtimeline.loader.timeline_builder import Reading, read
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import (
    Arc,
    Change,
    Character,
    Claim,
    Dispute,
    Episode,
    Event,
    Facet,
    Learning,
    Person,
    PlaceRecord,
    Series,
    Source,
    Timeline,
    Waiver,
)
from pdtimeline.model.values import EpisodeCode
from running import TESTS

HEAD = "timeline: {format: 1, title: Sample}\n"
FULL = """\
timeline:
  format: 1
  title: "  Sample "
  about: What it is about.
  series: pd
  note: For us.
  x-mine: {anything: [goes]}
x-section: [anything]
series:
  fire: {title: Fire}
  pd: {title: P.D., about: The main one., note: Ours., revealed: S01E01}
episodes:
  S01E01:
    {title: Pilot, aired: 2014-01-08, directors: [sam], writers: [ann], sources: [weekly], note: First.,
     revealed: S01E01}
  fire-S02E03: {}
people:
  sam:
    {name: Sam, short: S., aliases: [Sammy], about: A director., sources: [weekly], note: Real.,
     revealed: S01E01}
  ann: {name: Ann}
characters:
  jay:
    {name: Jay, aliases: [J, "Jay H."], portrayed_by: [sam], about: A detective., sources: [weekly],
     note: Main., revealed: S01E01}
  kim: {name: Kim}
  x-draft: {whatever: 1}
arcs:
  war: {title: War, about: A thread., within: peace, sources: [weekly], note: Long., revealed: S01E01}
  peace: {title: Peace}
places:
  bar: {name: Bar, about: Where they meet., within: city, note: Loud., revealed: S01E01}
  city: {name: City}
facets:
  bond: {title: Bond, of: pair, about: How they stand., note: Of two., revealed: S01E01}
  rank: {title: Rank, of: one}
sources:
  weekly:
    {publisher: Weekly, title: They met, url: "https://example.org/a", published: 2014-01, origin: agency,
     note: Short., revealed: S01E01}
  daily: {publisher: Daily, title: They did}
events:
  meeting:
    title: The meeting
    summary: >-
      They meet
      and talk.
    track: production
    episode: S01E01
    date: 2014-01-07T14:30
    place: bar
    characters: [jay, kim]
    mentions: [jay]
    people: [sam]
    arcs: [war]
    causes: [walk]
    about: [walk]
    changes:
      - {facet: bond, of: [jay, kim], to: friends}
      - {facet: rank, of: [sam]}
    learns:
      - {who: [kim], of: walk}
    born: [kim]
    died: [sam]
    sources: [weekly, daily]
    confidence: inferred
    note: We think.
    revealed: fire-S02E03
    x-color: red
  walk: {title: The walk}
disputes:
  when:
    question: When?
    events: [walk]
    episodes: [S01E01, fire-S02E03]
    characters: [jay]
    people: [sam]
    claims:
      - {says: Early., sources: [weekly], note: Sure.}
      - {says: Late.}
    verdict: Early.
    why: We saw it.
    note: Closed.
    revealed: S01E01
waive:
  - {rule: unused, record: kim, why: She comes later.}
"""
PILOT = EpisodeCode(1, 1)
CROSSOVER = EpisodeCode(2, 3, "fire")
LINE = "timeline: {format: 1, title: Sample}\nepisodes: {S01E01: {aired: 2014-01-08}, S01E02: {}}\n"


@pytest.fixture(scope="module")
def full() -> Timeline:
    """A timeline in which every field is given."""
    return parse(FULL.encode())


def test_the_head(full: Timeline) -> None:
    assert (full.title, full.about, full.main) == ("Sample", "What it is about.", "pd")


@pytest.mark.parametrize(
    ("section", "records"),
    [
        ("series", [Series("fire", "Fire"), Series("pd", "P.D.", "The main one.", "Ours.", PILOT)]),
        (
            "episodes",
            [
                Episode(
                    PILOT, "Pilot", PartialDate.parse("2014-01-08"), ("sam",), ("ann",), ("weekly",),
                    "First.", PILOT,
                ),
                Episode(CROSSOVER),
            ],
        ),
        (
            "people",
            [
                Person("sam", "Sam", ("Sammy",), "A director.", ("weekly",), "Real.", PILOT, "S."),
                Person("ann", "Ann"),
            ],
        ),
        (
            "characters",
            [
                Character(
                    "jay", "Jay", ("J", "Jay H."), ("sam",), "A detective.", ("weekly",), "Main.", PILOT
                ),
                Character("kim", "Kim"),
            ],
        ),
        (
            "arcs",
            [Arc("war", "War", "A thread.", "peace", ("weekly",), "Long.", PILOT), Arc("peace", "Peace")],
        ),
        (
            "places",
            [
                PlaceRecord("bar", "Bar", "Where they meet.", "city", "Loud.", PILOT),
                PlaceRecord("city", "City"),
            ],
        ),
        (
            "facets",
            [
                Facet("bond", "Bond", "pair", "How they stand.", "Of two.", PILOT),
                Facet("rank", "Rank", "one"),
            ],
        ),
        (
            "sources",
            [
                Source(
                    "weekly", "Weekly", "They met", "https://example.org/a", PartialDate.parse("2014-01"),
                    "agency", "Short.", PILOT,
                ),
                Source("daily", "Daily", "They did"),
            ],
        ),
        (
            "disputes",
            [
                Dispute(
                    "when", "When?", ("walk",), (PILOT, CROSSOVER), ("jay",), ("sam",),
                    (Claim("Early.", ("weekly",), "Sure."), Claim("Late.")),
                    "Early.", "We saw it.", "Closed.", PILOT,
                )
            ],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_every_field_of_a_record(full: Timeline, section: str, records: list[Any]) -> None:
    found = getattr(full, section)
    assert list(found.values()) == records
    assert list(found) == [one[0] for one in records]


def test_every_field_of_an_event(full: Timeline) -> None:
    assert full.events == (
        Event(
            id="meeting",
            title="The meeting",
            summary="They meet and talk.",
            track="production",
            episode=PILOT,
            date=PartialDate.parse("2014-01-07T14:30"),
            place="bar",
            characters=("jay", "kim"),
            mentions=("jay",),
            people=("sam",),
            arcs=("war",),
            causes=("walk",),
            about=("walk",),
            changes=(Change("bond", ("jay", "kim"), "friends"), Change("rank", ("sam",))),
            learns=(Learning(("kim",), "walk"),),
            born=("kim",),
            died=("sam",),
            sources=("weekly", "daily"),
            confidence="inferred",
            note="We think.",
            revealed=CROSSOVER,
            own='{"x-color":"red"}',
        ),
        Event("walk", "The walk"),
    )


def test_waivers(full: Timeline) -> None:
    assert full.waivers == (Waiver("unused", "kim", "She comes later."),)


def test_the_least_timeline() -> None:
    assert parse(f"{HEAD}events: {{}}\n".encode()) == Timeline(title="Sample")


def test_only_a_title_is_needed_of_an_event() -> None:
    timeline = parse(f"{HEAD}events: {{walk: {{title: The walk}}}}\n".encode())
    assert timeline.events == (Event("walk", "The walk"),)


SECTIONS = "series episodes people characters arcs places facets sources disputes".split()  # noqa: SIM905 - one line


@pytest.mark.parametrize("section", SECTIONS)
def test_an_empty_section_is_fine(section: str) -> None:
    timeline = parse(f"{HEAD}events: {{}}\n{section}: {{}}\n".encode())
    assert getattr(timeline, section) == {}


def test_no_waivers_are_fine() -> None:
    assert parse(f"{HEAD}events: {{}}\nwaive: []\n".encode()).waivers == ()


def test_sections_come_in_any_order() -> None:
    text = "events: {walk: {title: A, characters: [jay]}}\ncharacters: {jay: {name: Jay}}\n" + HEAD
    assert parse(text.encode()).events[0].characters == ("jay",)


@pytest.mark.parametrize(
    ("event", "date"),
    [
        ("episode: S01E01", "2014-01-08"),
        ("episode: S01E01, date: 1999", "1999"),
        ("episode: S01E01, track: story", "2014-01-08"),
        ("episode: S01E01, track: production", None),
        ("episode: S01E02", None),
        ("episode: S01E03", None),
        ("revealed: S01E01", None),
    ],
    ids=[
        "its episode's",
        "its own",
        "story",
        "production",
        "no air date",
        "undeclared",
        "revealed",
    ],
)
def test_a_story_event_has_the_day_of_its_episode(event: str, date: str | None) -> None:
    timeline = parse(f"{LINE}events: {{walk: {{title: A, {event}}}}}\n".encode())
    found = timeline.events[0].date
    assert (found and str(found)) == date


def test_episodes_may_be_declared_after_the_events() -> None:
    text = f"{HEAD}events: {{walk: {{title: A, episode: S01E01}}}}\nepisodes: {{S01E01: {{aired: 2014}}}}\n"
    assert str(parse(text.encode()).events[0].date) == "2014"


@pytest.mark.parametrize(
    ("sources", "confidence"),
    [
        ("", None),
        ("sources: []", None),
        ("sources: [a]", "reported"),
        ("sources: [a, b]", "confirmed"),
        ("sources: [a, a-too]", "reported"),
        ("sources: [a, copy-of-a]", "reported"),
        ("sources: [b, copy-of-a, a]", "confirmed"),
        ("sources: [a, b], confidence: reported", "reported"),
        ("confidence: inferred", "inferred"),
    ],
    ids=[
        "none", "empty", "one", "two publishers", "one publisher", "one origin", "two origins",
        "as written", "inferred",
    ],
)  # fmt: skip
def test_confidence_is_counted_by_origin(sources: str, confidence: str | None) -> None:
    """Two papers that copy an agency are one witness."""
    text = (
        f"{HEAD}sources:\n"
        "  a: {publisher: Agency, title: A}\n"
        "  a-too: {publisher: Agency, title: A again}\n"
        "  copy-of-a: {publisher: Paper, title: A, origin: Agency}\n"
        "  b: {publisher: Blog, title: B}\n"
        f"events: {{walk: {{title: A, {sources}}}}}\n"
    )
    assert parse(text.encode()).events[0].confidence == confidence


@pytest.mark.parametrize(
    ("head", "main"),
    [
        ("", ""),
        ("series: {pd: {title: P.D.}}\n", "pd"),
        ("series: {}\n", ""),
    ],
    ids=["no series", "the only one", "none of them"],
)
def test_the_main_series_may_be_left_out(head: str, main: str) -> None:
    assert parse(f"{HEAD}{head}events: {{}}\n".encode()).main == main


def test_dates_and_codes_are_read_from_every_style_of_text() -> None:
    text = f"{HEAD}events: {{walk: {{title: A, date: '2014-01', episode: \"S01E01\"}}}}\n"
    event = parse(text.encode()).events[0]
    assert (str(event.date), event.episode) == ("2014-01", PILOT)


@pytest.mark.parametrize(
    "text", ["no", "010", "1.10", "12:30", "2023-02-30", "~x", "null.", "[x", "a: b"]
)
def test_a_text_that_means_something_to_yaml_stays_a_text(text: str) -> None:
    data = f"{HEAD}events: {{walk: {{title: '{text}'}}}}\n"
    assert parse(data.encode()).events[0].title == text


def test_texts_keep_their_lines_and_lines_lose_their_blanks() -> None:
    text = f'{HEAD}events:\n  walk:\n    title: " A "\n    summary: " B\\n C "\n'
    event = parse(text.encode()).events[0]
    assert (event.title, event.summary) == ("A", " B\n C ")


def test_keys_that_begin_with_x_are_the_users_own() -> None:
    text = f"{HEAD}x-a: [1, {{b: c}}]\nevents: {{x-e: 1, walk: {{title: A, x-f: ~}}}}\n"
    assert [event.id for event in parse(text.encode()).events] == ["walk"]


def test_a_file_in_json_is_read() -> None:
    data = {
        "timeline": {"format": "1", "title": "Sample"},
        "characters": {"jay": {"name": 'Jay "J" é\\', "aliases": []}},
        "events": {"walk": {"title": "The walk\t", "characters": ["jay"]}},
    }
    for text in (json.dumps(data, indent=2), json.dumps(data, ensure_ascii=False)):
        timeline = parse(text.encode())
        assert timeline.characters["jay"].name == 'Jay "J" é\\'
        assert timeline.events == (Event("walk", "The walk", characters=("jay",)),)


def test_a_number_in_json_is_a_format() -> None:
    assert parse(b'{"timeline": {"format": 1, "title": "A"}, "events": {}}').title == "A"


def test_equal_ids_dates_and_codes_are_one_object() -> None:
    """A large timeline repeats them very often; memory is promised."""
    text = (
        f"{HEAD}characters: {{jay: {{name: Jay}}}}\nevents:\n"
        "  a: {title: A, characters: [jay], date: 2014-01-08, episode: S01E01}\n"
        "  b: {title: B, characters: [jay], date: 2014-01-08, episode: S01E01}\n"
    )
    one, two = parse(text.encode()).events
    assert one.characters[0] is two.characters[0]
    assert one.date is two.date
    assert one.episode is two.episode


def reading(text: str) -> tuple[Reading, list[Problem]]:
    """What is read of a text that is partly wrong."""
    problems: list[Problem] = []
    return read(entries(text.encode(), "file.yaml", problems), problems), problems


@pytest.mark.parametrize(
    ("text", "holes"),
    [
        ("characters: *x\n", {"characters"}),
        ("characters: [jay]\n", {"characters"}),
        ("characters:\n", {"characters"}),
        ("characters: {? [a] : {}}\n", {"characters"}),
        ("charakters: {jay: {name: Jay}}\n", {"characters"}),
        ("characters: {jay: *x}\n", set()),
        ("characters: {jay: Jay}\n", set()),
        ("weather: {}\n", set()),
    ],
)
def test_a_section_that_could_not_be_read_is_a_hole(text: str, holes: set[str]) -> None:
    """What refers to its records is not called wrong."""
    found, problems = reading(f"{HEAD}events: {{}}\n{text}")
    assert (set(found.unread), len(problems)) == (holes, 1)


def test_after_a_fault_of_syntax_anything_may_be_missing() -> None:
    found, _ = reading(f"{HEAD}events: {{walk: {{title: A}}}}\nx: y: z\n")
    assert found.unread >= {"timeline", "events", "characters", "series", "disputes"}
    assert [event.id for event in found.timeline.events] == ["walk"]


@pytest.mark.parametrize(
    ("id_", "meant"),
    [
        ("The-Meeting", "the-meeting"),
        ("the_meeting", "the-meeting"),
        ("Café 5", "cafe-5"),
        ("会", ""),
    ],
)
def test_a_record_with_a_bad_id_is_known_by_the_one_that_was_meant(id_: str, meant: str) -> None:
    found, problems = reading(f"{HEAD}events: {{{id_}: {{title: A}}}}\n")
    assert found.fixed_ids == {"events": {meant}}
    assert len(problems) == 1


@pytest.mark.parametrize("word", ["null", "~"])
def test_nothing_is_no_id_even_where_the_word_in_quotes_is_one(word: str) -> None:
    """Lists of ids that were met before are read in a short way."""
    who = 'characters: {"null": {name: N}, jay: {name: J}}\n'
    walk = f"walk: {{title: A, characters: [jay, '{word}', \"null\"]}}\n  "
    talk = f"talk: {{title: B, characters: [jay, {word}]}}\n"
    _, problems = reading(f"{HEAD}{who}events:\n  {walk}{talk}")

    told = [problem.rule for problem in problems if problem.place.line == 5]
    assert told == ["empty-value"]


def test_what_is_wrong_is_left_out_and_the_rest_is_read() -> None:
    found, problems = reading(
        f"{HEAD}events:\n"
        "  walk:\n    {title: A, date: x, episode: y, track: z, characters: q, changes: r, summary: [s],\n"
        "     place: p}\n"
    )
    assert found.timeline.events == (Event("walk", "A", place="p"),)
    assert [problem.rule for problem in problems] == [
        "bad-date", "bad-code", "bad-choice", "not-a-list", "not-a-list", "wrong-form",
    ]  # fmt: skip


def test_waivers_with_keys_and_a_second_list_of_waivers_are_one_problem_each() -> None:
    mapped = "waive:\n  a: {rule: unused}\n  b: {rule: unused}\n"
    _, problems = reading(f"{HEAD}events: {{}}\n{mapped}")
    assert [problem.rule for problem in problems] == ["not-a-list"]
    waiver = "waive: [{rule: unused, record: jay, why: Later.}]\n"
    found, problems = reading(f"{HEAD}events: {{}}\n{waiver}{waiver}")
    assert [problem.rule for problem in problems] == ["key-twice"]
    assert found.timeline.waivers == (Waiver("unused", "jay", "Later."),)


def test_a_member_that_was_refused_keeps_its_place() -> None:
    """Or what is said about the next one would point at the wrong word."""
    found, _ = reading(
        f"{HEAD}events:\n  walk:\n    title: A\n    characters: [~, [x], jay]\n"
        "    changes: [x, {facet: y, of: [jay]}]\n"
        "disputes:\n  when: {question: A, claims: [{says: B}], episodes: [x, S01E01]}\n"
    )
    (event,) = found.timeline.events
    assert event.characters == ("", "", "jay")
    assert [change.facet for change in event.changes] == [None, "y"]
    assert found.timeline.disputes["when"].episodes[1] == PILOT


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ("changes: [*x, {facet: f, of: [jay]}]", "alias"),
        ("characters: [*x, jay]", "alias"),
        ("date: [2014]", "wrong-form"),
        ("date: {year: 2014}", "wrong-form"),
        ("episode: {season: 1}", "wrong-form"),
        ("track: [story]", "wrong-form"),
        (f"causes: {{{'a' * 30}, {'b' * 30}}}", "not-a-list"),
        ("characters: ''", "empty-value"),
        ("characters: ' '", "empty-value"),
        ("changes: [{facet: f, of: [~]}]", "empty-value"),
        ("changes: [{facet: f, of: []}]", "empty-list"),
    ],
)
def test_a_value_of_another_form_is_one_problem(fields: str, rule: str) -> None:
    _, problems = reading(f"{HEAD}events: {{walk: {{title: A, {fields}}}}}\n")
    assert [problem.rule for problem in problems] == [rule]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("events: {walk: {title: A, episodes: [S01E01]}}", "did you mean episode?"),
        ("events: {walk: {title: A, claims: []}}", "it belongs in a dispute"),
        ("events: {walk: {title: A, url: x}}", "it belongs in a source"),
        ("events: {walk: {title: A, aliases: [x]}}", "it belongs in a person or a character"),
        (
            "events: {walk: {title: A, within: x}}",
            "it belongs in an arc or a place (if this is an arc, move it to arcs)",
        ),
        ("events: {walk: {title: A, date: 2017, within: x}}", "it belongs in an arc or a place"),
        ("events: {walk: {title: A, why: x}}", "it belongs in a dispute or a waiver"),
        ("events: {}\npeople: {sam: {title: Sam}}", "did you mean name?"),
        (
            "events: {}\nplaces: {bar: {name: Bar, sources: []}}",
            (
                "it belongs in an episode, a person, or a character (if this is a person or a "
                "character, move it to people or characters)"
            ),
        ),
        ("events: {}\nepisodes: {S01E01: {episode: S01E01}}", "it belongs in an event"),
        (
            "events: {}\ndisputes: {d: {question: A, episode: S01E01, claims: [{says: B}]}}",
            "did you mean episodes?",
        ),
    ],
)
def test_a_field_of_another_kind_is_called_so_unless_a_like_one_is_meant(
    text: str, advice: str
) -> None:
    _, (problem,) = reading(f"{HEAD}{text}\n")
    assert (problem.rule, problem.advice) == ("unknown-key", advice)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("timeline:\nformat: 1\ntitle: A\nseries: pd\nevents: {}\n", 1),
        ("timeline:\nseries: {pd: {title: A}}\nevents: {}\n", 1),
        ("timeline:\nseries: pd\nseries: {pd: {title: A}}\nevents: {}\n", 2),
        (f"{HEAD}events: {{}}\nseries: pd\n", 1),
        (f"{HEAD}events:\n  walk:\n  title: A\n  date: 2014\n  talk: {{title: B}}\n", 1),
        (f"{HEAD}events:\n  walk:\n  talk: {{title: B}}\n  date: 2014\n", 2),
        (f"{HEAD}characters:\njay: {{name: Jay}}\nkim: {{name: Kim}}\nevents: {{}}\n", 1),
        (f"{HEAD}characters:\nevents: {{}}\njay: {{name: Jay}}\n", 2),
    ],
    ids=[
        "the head", "only the head is empty", "series twice", "series alone", "a record",
        "a field behind another record", "records", "records behind another section",
    ],
)  # fmt: skip
def test_what_should_be_indented_is_one_problem(text: str, count: int) -> None:
    _, problems = reading(text)
    assert len(problems) == count


@pytest.mark.parametrize(
    ("id_", "advice"),
    [
        ("A" * 64, f"use lowercase letters, digits, and single hyphens: {'a' * 64}"),
        ("a" * 65, "shorten it"),
    ],
)
def test_an_id_may_have_64_characters(id_: str, advice: str) -> None:
    assert reading(f"{HEAD}events: {{{'a' * 64}: {{title: A}}}}\n")[1] == []
    _, (problem,) = reading(f"{HEAD}events: {{{id_}: {{title: A}}}}\n")
    assert problem.advice == advice


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("events: {}\nepisodes: {S01E01: Pilot}", "add title: ... indented below it"),
        ("events: {}\nsources: {weekly: A}", "add publisher: ... indented below it"),
        ("events: {walk: A}", "write {title: A}"),
        ("events: {walk: 'A, B'}", 'write {title: "A, B"}'),
        (f"events: {{walk: {'A' * 61}}}", "add title: ... indented below it"),
        (f"events: {{walk: {{title: A, causes: {'c' * 60}}}}}", f"write [{'c' * 60}]"),
        (f"events: {{walk: {{title: A, causes: {'c' * 61}}}}}", "write [one, another]"),
        (f"events: {{walk: {{title: A, causes: {{{'c' * 60}}}}}}}", f"write [{'c' * 60}]"),
        (f"events: {{walk: {{title: A, causes: {{{'c' * 61}}}}}}}", "write [one, another]"),
    ],
)
def test_what_to_write_is_shown(text: str, advice: str) -> None:
    _, (problem,) = reading(f"{HEAD}{text}\n")
    assert problem.advice == advice


def test_dates_codes_and_words_in_quotes_are_read_as_without() -> None:
    event = "{title: A, date: '2014', episode: 'S01E01', track: 'story', place: 'bar'}"
    found, problems = reading(f"{HEAD}events: {{walk: {event}, talk: {event}}}\n")
    one, two = found.timeline.events
    assert problems == []
    assert (one.date, one.episode, one.track, one.place) == (
        PartialDate.parse("2014"), PILOT, "story", "bar",
    )  # fmt: skip
    assert one[1:] == two[1:]


@pytest.mark.parametrize("count", [200, 201])
def test_guesses_are_for_the_first_two_hundred_problems(count: int) -> None:
    """Each costs time, and a file may be wrong everywhere."""
    text = f"{HEAD}events:\n" + "".join(f"  e{i}: {{title: A, dat: x}}\n" for i in range(count))
    _, problems = reading(text)
    assert problems[199].advice == "did you mean date?"
    assert ["did you mean" in problem.advice for problem in problems[200:]] == [False] * (
        count - 200
    )


def test_small_and_nasty_timelines_read_without_a_problem() -> None:
    assert len(load(TESTS / "small.yaml").events) > 1
    assert len(load(TESTS / "nasty.yaml").events) > 1


@pytest.mark.parametrize(
    ("named", "rules"),
    [
        ("", ["about-nothing"]),
        ("events: [], ", ["about-nothing"]),
        ("events: [e], ", []),
        ("episodes: [S01E01], ", []),
        ("characters: [c], ", []),
        ("people: [p], ", []),
        ("event: [e], ", ["unknown-key"]),
        ("events: e, ", ["not-a-list"]),
        ("events: *e, ", ["alias"]),
        ("<<: e, ", ["merge-key"]),
    ],
)
def test_a_dispute_is_about_something(named: str, rules: list[str]) -> None:
    """Nothing else leads to it; and one slip is one problem."""
    text = (
        f"{HEAD}events: {{e: {{title: A, characters: [c], people: [p], episode: S01E01}}}}\n"
        "characters: {c: {name: C}}\npeople: {p: {name: P}}\n"
        f"disputes: {{d: {{{named}question: A, claims: [{{says: A}}]}}}}\n"
    )
    problems: list[Problem] = []
    read(entries(text.encode(), "-", problems), problems)
    assert [problem.rule for problem in problems] == rules


@pytest.mark.parametrize("number", ["0", "00", "1.0", "-1", "one"])
def test_what_is_no_later_format_is_not_said_to_be_one(number: str) -> None:
    """Nobody should look for a newer program because of a slip."""
    text = f"timeline: {{format: {number}, title: A}}\nevents: {{}}\n"
    problems: list[Problem] = []
    read(entries(text.encode(), "-", problems), problems)
    assert [problem.advice for problem in problems] == ["write format: 1"]


def test_blanks_around_the_members_of_a_list_of_texts_are_none_of_theirs() -> None:
    timeline = parse(
        f'{HEAD}events: {{}}\ncharacters: {{a: {{name: A, aliases: [" Al "]}}}}\n'.encode()
    )
    assert timeline.characters["a"].aliases == ("Al",)


def test_without_a_series_none_is_the_main_one() -> None:
    assert parse(f"{HEAD}events: {{}}\n".encode()).main == ""


def test_a_field_behind_an_unusual_space_is_not_missed_as_well() -> None:
    """It is there, and seen to be; only its space is wrong."""
    text = f"{HEAD}events: {{}}\nfacets:\n  job:\n    title: Job\n    \u00a0of: one\n"
    problems: list[Problem] = []
    read(entries(text.encode(), "-", problems), problems)
    assert [problem.rule for problem in problems] == ["unknown-key"]


def test_a_hundred_sections_that_nobody_knows_are_told_one_by_one() -> None:
    text = "timeline: {format: 1, title: A}\nevents: {}\n"
    text += "".join(f"q{number}: {{a: {{b: c}}}}\n" for number in range(150))
    assert [one.rule for one in reading(text)[1]] == ["unknown-section"] * 100


ZONES = """\
events:
  alarm: {title: A, date: 2014-03-07T16:42Z}
  answer: {title: B, date: 2014-03-08T00:40+08:00}
"""


@pytest.mark.parametrize(
    ("clock", "alarm", "answer"),
    [
        ("UTC", "2014-03-07T16:42", "2014-03-07T16:40"),
        ("Z", "2014-03-07T16:42", "2014-03-07T16:40"),
        ("+08:00", "2014-03-08T00:42", "2014-03-08T00:40"),
        ("-05:00", "2014-03-07T11:42", "2014-03-07T11:40"),
    ],
)
def test_times_with_a_zone_are_turned_to_the_clock_wherever_the_head_stands(
    clock: str, alarm: str, answer: str
) -> None:
    """A line of a log says another hour than the chat; both happened in one order."""
    head = f"timeline: {{format: 1, title: T, clock: {clock}}}\n"
    for text in (head + ZONES, ZONES + head):
        timeline = parse(text.encode())
        assert [str(event.date) for event in timeline.events] == [alarm, answer]


def test_a_time_without_a_zone_is_the_clocks_own() -> None:
    text = "timeline: {format: 1, title: T, clock: +02:00}\nevents: {a: {title: A, date: 2014-03-07T16:42}}"
    timeline = parse(text.encode())
    assert (timeline.clock, str(timeline.events[0].date)) == (120, "2014-03-07T16:42")


@pytest.mark.parametrize("head", ["timeline: {format: 1, title: T}\n", "timeline:\n", ""])
def test_times_with_a_zone_above_a_head_without_a_clock_are_told_at_their_place(head: str) -> None:
    problems: list[Problem] = []
    read(entries((ZONES + head).encode(), "file.yaml", problems), problems)
    zoned = [problem.place[:2] for problem in problems if "zone" in problem.what]
    assert zoned == [(2, 27), (3, 28)]


def test_a_clock_below_the_dates_does_not_tell_the_other_problems_twice() -> None:
    text = ZONES.replace("title: A", "titel: A") + "timeline: {format: 1, title: T, clock: UTC}\n"
    with pytest.raises(BadTimeline) as caught:
        parse(text.encode())
    assert [problem.rule for problem in caught.value.problems] == ["unknown-key"]


def test_a_clock_that_is_a_list_is_refused() -> None:
    with pytest.raises(BadTimeline):
        parse(b"timeline: {format: 1, title: T, clock: [1]}\nevents: {}\n")
