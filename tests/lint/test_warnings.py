"""Each warning: what gives it, what does not, and how a waiver answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pdtimeline import yaml_events
from pdtimeline.errors import Problem
from pdtimeline.lint.rules import HORIZON_REVIEWS, REVIEWS, TITLE_LENGTH, warnings
from pdtimeline.loader import parser
from pdtimeline.loader.load import inspect

HEAD = "timeline: {format: 1, title: Sample}\n"


def found(text: str) -> list[str]:
    """Rule and place of every warning, and how it was dismissed."""
    return [
        f"{one.rule} {one.place.line}:{one.place.column}"
        + (" dismissed" if one.severity == "dismissed" else "")
        for one in doubts(text)
    ]


def said(text: str) -> list[str]:
    """The sentences of all warnings."""
    return [one.message for one in doubts(text)]


def doubts(text: str) -> tuple[Problem, ...]:
    """All warnings about a timeline without errors."""
    timeline, problems, _ = inspect(text.encode(), "file.yaml")
    assert problems == ()
    return warnings(timeline, text.encode())


def events(*lines: str) -> str:
    """A timeline of events only."""
    return HEAD + "events:\n" + "".join(f"  {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (r'"C:\temp"', ["broken-path 4:14"]),
        (r'"see c:\temp"', ["broken-path 4:18"]),
        (r'"see C:\new\file"', ["broken-path 4:18"]),
        (r'"see C:\notes.txt"', ["broken-path 4:18"]),
        (r'"Option C:\nrun"', []),
        (r'"Option C:\nrun.\nThen \"wait\""', []),
        (r'"D:\\files\new"', ["broken-path 4:21"]),
        (r'"\\server\new"', ["broken-path 4:20"]),
        ('"C:\\temp\n      and more"', ["broken-path 4:14"]),
        (r'"C:\\temp\\new"', []),
        (r"'C:\temp'", []),
        (r"C:\temp", []),
        (r'"Plan B:\nrun"', []),
        (r'"The vote, C:\n5 to 4"', []),
        (r'"Agenda:\n1. eat"', []),
        (r'"One\ntwo\ttabs"', []),
        (r'"\\alpha"', []),
    ],
)
def test_a_path_of_windows_in_double_quotes_is_doubted(text: str, rules: list[str]) -> None:
    """A line break that is meant is none."""
    assert found(events("walk:", f"  note: {text}", "  title: A")) == rules


@pytest.mark.parametrize(("length", "rules"), [(70, []), (71, ["long-title 3:17"])])
def test_a_title_has_at_most_70_characters(length: int, rules: list[str]) -> None:
    assert TITLE_LENGTH == 70
    assert found(events(f"walk: {{title: {'é' * length}}}")) == rules


@pytest.mark.parametrize(
    ("cause", "effect", "rules"),
    [
        ("2018", "2017", ["cause-later 4:46"]),
        ("2017-11-16", "2017-11-15", ["cause-later 4:52"]),
        ("2017-11-15T14:31", "2017-11-15T14:30", ["cause-later 4:58"]),
        ("2017-11-15T14:30:05", "2017-11-15T14:30:05", []),
        ("2017", "2017-11-15", []),
        ("2017-11-15", "2017", []),
        ("2017/..", "2017-11", []),
        ("2018", "2017/..", []),
        ("../2018", "2017", []),
    ],
)
def test_a_cause_does_not_happen_wholly_after_its_effect(
    cause: str, effect: str, rules: list[str]
) -> None:
    text = events(
        f"walk: {{title: A, date: {cause}}}", f"talk: {{title: B, date: {effect}, causes: [walk]}}"
    )
    assert [one.split(" ")[0] for one in found(text)] == [one.split(" ")[0] for one in rules]


def test_a_late_cause_is_told_at_its_name() -> None:
    text = events(
        "rest: {title: A}",
        "walk: {title: A, date: 2018}",
        "talk: {title: B, date: 2017, causes: [rest, walk]}",
    )
    assert found(text) == ["cause-later 5:47"]
    assert said(text) == [
        (
            'the cause "walk" (2018) comes after its effect (2017); check both dates, or '
            "remove it from causes"
        )
    ]


WHO = "characters: {jay: {name: J}, kim: {name: K}}\n"


@pytest.mark.parametrize(
    ("learns", "of", "rules"),
    [
        ("date: 2017", "date: 2018", ["learned-early 4:77"]),
        ("date: 2017-11-15", "date: 2017-11-15", []),
        ("date: 2017", "date: 2017-11", []),
        ("date: 2017-11", "date: 2017", []),
        ("date: 2018", "date: 2017", []),
        ("date: 2017", "track: story", []),
        ("track: story", "date: 2017", []),
    ],
    ids=["later", "one day", "in that year", "perhaps", "before", "no date", "learned on no date"],
)
def test_nobody_learns_of_what_happens_later(learns: str, of: str, rules: list[str]) -> None:
    text = events(
        f"walk: {{title: A, {of}, characters: [jay]}}",
        f"talk: {{title: B, {learns}, characters: [jay], learns: [{{who: [kim], of: walk}}]}}",
    )
    assert found(text + WHO) == rules


def test_what_is_learned_early_is_told_at_its_name() -> None:
    text = events(
        "walk: {title: A, date: 2018, characters: [jay]}",
        "rest: {title: R, date: 2016, characters: [jay]}",
        "talk: {title: B, date: 2017, learns: [{who: [kim], of: rest}, {who: [kim], of: walk}]}",
    )
    assert found(f"{text}{WHO}") == ["learned-early 5:82"]
    assert said(f"{text}{WHO}") == [
        (
            '"walk" (2018) comes after someone learns about it (2017); check both dates, or '
            "remove it from learns"
        )
    ]


STATES = f"facets: {{bond: {{title: B, of: pair}}}}\n{WHO}"


def bonds(*changes: str) -> str:
    """Events, one a year, each with a change of the bond of two."""
    return STATES + events(
        *(
            f"e{year}: {{title: A, date: 201{year}, changes: [{{facet: bond, of: {change}}}]}}"
            for year, change in enumerate(changes)
        )
    )


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        (("[jay, kim], to: a", "[jay, kim], to: a"), ["nothing-changes 6:74"]),
        (("[jay, kim], to: a", "[kim, jay], to: a"), ["nothing-changes 6:74"]),
        (
            ("[jay, kim], to: a", "[jay, kim], to: a", "[jay, kim], to: a"),
            ["nothing-changes 6:74", "nothing-changes 7:74"],
        ),
        (("[jay, kim], to: a", "[jay, kim], to: b", "[jay, kim], to: a"), []),
        (("[jay, kim], to: a", "[jay, kim]", "[jay, kim], to: a"), []),
        (("[jay, kim]", "[jay, kim]"), []),
    ],
    ids=["again", "the other way round", "twice again", "another", "ended", "ended twice"],
)
def test_a_change_is_not_to_what_holds_already(changes: tuple[str, ...], rules: list[str]) -> None:
    """It is the sign of a record that was copied, or of an event in the wrong order."""
    assert found(bonds(*changes)) == rules


def test_a_change_that_changes_nothing_names_what_made_it_so() -> None:
    expected = (
        'bond has been "a" since e0; delete this change and the key changes, or give a new value'
    )
    again = bonds("[jay, kim], to: a", "[jay, kim], to: a", "[jay, kim], to: a")
    assert said(again) == [expected, expected]


def test_what_holds_is_asked_in_the_order_of_happening() -> None:
    text = STATES + events(
        "late: {title: A, date: 2018, changes: [{facet: bond, of: [jay, kim], to: a}]}",
        "early: {title: A, date: 2017, changes: [{facet: bond, of: [jay, kim], to: a}]}",
    )
    assert found(text) == ["nothing-changes 5:76"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("title: A\ufffd", ["4:13"]),
        ("title: '\ufffdA\ufffd'  # \ufffd", ["4:13", "4:15"]),
        ("title: A\n    summary: >-\n      A\n      b\ufffdc\n    # \ufffd", ["7:8"]),
        ("title: A\n    summary: One\n     \ufffdline", ["6:6"]),
        ("title: A\n    # \ufffd", []),
        ('title: "A\\ufffd"', []),
    ],
    ids=["plain", "quoted", "folded", "two lines", "in a comment", "written out"],
)
def test_a_sign_that_was_lost_is_told(text: str, places: list[str]) -> None:
    """Saved once by an editor that did not know the sign, it is gone for ever."""
    assert found(events("walk:", f"  {text}")) == [f"lost-sign {place}" for place in places]


def test_a_lost_sign_can_be_waived() -> None:
    text = (
        events("walk:", "  title: A \ufffd")
        + "waive: [{rule: lost-sign, record: walk, why: It is about that sign.}]\n"
    )
    assert found(text) == ["lost-sign 4:14 dismissed"]


@pytest.mark.parametrize("dates", [("", ", date: 2017"), (", date: 2018", ""), ("", "")])
def test_without_both_dates_nothing_is_late(dates: tuple[str, str]) -> None:
    text = events(f"walk: {{title: A{dates[0]}}}", f"talk: {{title: B{dates[1]}, causes: [walk]}}")
    assert found(text) == []


SOURCES = (
    "sources:\n  a: {publisher: A, title: A}\n  b: {publisher: B, title: B}\n  a2: {publisher: A, title: C}\n"
    "  copy: {publisher: C, title: D, origin: A}\n"
)


@pytest.mark.parametrize(
    ("sources", "rules"),
    [
        ("a, b", []),
        ("a", ["unconfirmed"]),
        ("a, a2", ["unconfirmed"]),
        ("a, copy", ["unconfirmed"]),
        ("b, copy", []),
        ("", ["unconfirmed"]),
    ],
)
def test_confirmed_is_what_two_origins_say(sources: str, rules: list[str]) -> None:
    text = (
        f"{HEAD}{SOURCES}people: {{sam: {{name: Sam, sources: [a, b, a2, copy]}}}}\n"
        f"events: {{walk: {{title: A, people: [sam], sources: [{sources}], confidence: confirmed}}}}\n"
    )
    assert [one.split(" ")[0] for one in found(text)] == rules


@pytest.mark.parametrize("confidence", ["reported", "inferred"])
def test_what_is_not_called_confirmed_needs_no_origins(confidence: str) -> None:
    assert found(events(f"walk: {{title: A, confidence: {confidence}}}")) == []


@pytest.mark.parametrize(
    ("code", "rules"),
    [
        ("S01E01", []),
        ("S01E02", ["undeclared-episode"]),
        ("S02E01", []),
        ("fire-S01E02", []),
    ],
    ids=["declared", "not declared", "another season", "another series"],
)
def test_an_episode_of_a_declared_season_is_declared(code: str, rules: list[str]) -> None:
    text = (
        "timeline: {format: 1, title: A, series: pd}\nseries: {pd: {title: P}, fire: {title: F}}\n"
        f"episodes: {{S01E01: {{}}}}\nevents: {{walk: {{title: A, episode: {code}}}}}\n"
    )
    assert [one.split(" ")[0] for one in found(text)] == rules


USES = {
    "characters": "event: {title: A, characters: [x]}",
    "mentions": "event: {title: A, mentions: [x]}",
    "born": "event: {title: A, born: [x]}",
    "died": "event: {title: A, died: [x]}",
    "changes": "event: {title: A, changes: [{facet: f, of: [x]}]}",
    "learns": "event: {title: A, learns: [{who: [x], of: event}]}",
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_a_character_that_anything_names_is_used(use: str) -> None:
    text = f"{HEAD}characters: {{x: {{name: X}}}}\nfacets: {{f: {{title: F, of: one}}}}\nevents:\n  {use}\n"
    assert found(text) == []


def test_a_character_in_a_dispute_is_used() -> None:
    text = (
        f"{HEAD}characters: {{x: {{name: X}}}}\nevents: {{}}\n"
        "disputes: {d: {question: A, characters: [x], claims: [{says: A}]}}\n"
    )
    assert found(text) == []


@pytest.mark.parametrize(
    "use",
    [
        "events: {event: {title: A, people: [x]}}",
        "events: {event: {title: A, died: [x]}}",
        "events: {}\nepisodes: {S01E01: {directors: [x]}}",
        "events: {}\nepisodes: {S01E01: {writers: [x]}}",
        "events: {event: {title: A, characters: [c]}}\ncharacters: {c: {name: C, portrayed_by: [x]}}",
    ],
)
def test_a_person_that_anything_names_is_used(use: str) -> None:
    assert found(f"{HEAD}people: {{x: {{name: X}}}}\n{use}\n") == []


@pytest.mark.parametrize(
    "use",
    [
        "events: {event: {title: A, sources: [x]}}",
        "events: {}\nepisodes: {S01E01: {sources: [x]}}",
        "events: {event: {title: A, arcs: [a]}}\narcs: {a: {title: A, sources: [x]}}",
        "events: {}\ndisputes: {d: {question: A, episodes: [S01E01], claims: [{says: A, sources: [x]}]}}",
    ],
)
def test_a_source_that_anything_cites_is_used(use: str) -> None:
    assert found(f"{HEAD}sources: {{x: {{publisher: X, title: X}}}}\n{use}\n") == []


def test_what_nothing_uses_is_told_by_its_kind() -> None:
    text = (
        f"{HEAD}characters: {{c: {{name: C}}}}\npeople: {{p: {{name: P}}}}\narcs: {{a: {{title: A}}}}\n"
        "sources: {s: {publisher: S, title: S}}\nevents: {}\n"
    )
    assert said(text) == [
        'character "c" is never used; use it, or delete it',
        'person "p" is never used; use it, or delete it',
        'arc "a" is never used; use it, or delete it',
        'source "s" is never used; use it, or delete it',
    ]


def test_an_arc_is_used_by_one_within_it() -> None:
    arcs = "arcs: {outer: {title: A}, inner: {title: B, within: outer}}\n"
    assert found(f"{HEAD}{arcs}events: {{e: {{title: A, arcs: [inner]}}}}\n") == []


def test_places_facets_series_and_episodes_need_no_use() -> None:
    text = (
        f"{HEAD}places: {{p: {{name: P}}}}\nfacets: {{f: {{title: F, of: one}}}}\n"
        "series: {s: {title: S}}\nepisodes: {S01E01: {}}\nevents: {}\n"
    )
    assert found(text) == []


@pytest.mark.parametrize(
    ("one", "other", "rules"),
    [
        ("Hal", "Hal", ["alias-of-two"]),
        ("Hal", "hal", ["alias-of-two"]),
        ("Zoë", "zoe", ["alias-of-two"]),
        ("Hal", "Will", []),
    ],
)
def test_an_alias_is_of_one_character(one: str, other: str, rules: list[str]) -> None:
    text = (
        f"{HEAD}characters: {{a: {{name: A, aliases: [{one}]}}, b: {{name: B, aliases: [X, {other}]}}}}\n"
        "events: {e: {title: E, characters: [a, b]}}\n"
    )
    assert [one.split(" ")[0] for one in found(text)] == rules


def test_a_character_may_have_an_alias_in_two_spellings() -> None:
    characters = "characters: {a: {name: A, aliases: [Zoe, Zoë]}}\n"
    assert found(f"{HEAD}{characters}events: {{e: {{title: E, characters: [a]}}}}\n") == []


@pytest.mark.parametrize(
    ("other", "when", "sentence"),
    [
        ("died: [x]", "2018", '"x" already died in other (2017); move it to mentions'),
        ("died: [x]", "2017", None),
        ("died: [x]", "2016", None),
        ("born: [x]", "2016", '"x" is not born until other (2017); move it to mentions'),
        ("born: [x]", "2017", None),
        ("born: [x]", "2018", None),
    ],
)
def test_nobody_is_there_outside_a_life(other: str, when: str, sentence: str | None) -> None:
    text = (
        f"{HEAD}characters: {{x: {{name: X}}}}\nevents:\n  other: {{title: A, date: 2017, {other}}}\n"
        f"  walk: {{title: B, date: {when}, characters: [x]}}\n"
    )
    assert said(text) == ([sentence] if sentence else [])


@pytest.mark.parametrize("life", ["born", "died"])
def test_whoever_is_born_or_dies_in_that_second_is_there(life: str) -> None:
    text = (
        f"{HEAD}characters: {{x: {{name: X}}}}\nevents:\n"
        f"  other: {{title: A, date: '2017-11-15T14:30:05', {life}: [x]}}\n"
        "  walk: {title: B, date: '2017-11-15T14:30:05', characters: [x]}\n"
    )
    assert found(text) == []


def test_a_real_person_is_no_mention() -> None:
    text = (
        f"{HEAD}people: {{x: {{name: X}}}}\nevents:\n  other: {{title: A, date: 2017, died: [x]}}\n"
        "  walk: {title: B, date: 2018, people: [x]}\n"
    )
    assert said(text) == ['"x" already died in other (2017); check the dates']


@pytest.mark.parametrize(
    "dates", [("", ", date: 2018"), (", date: 2017", ""), (", date: 2017/..", ", date: 2018")]
)
def test_without_a_day_nobody_is_dead(dates: tuple[str, str]) -> None:
    text = (
        f"{HEAD}characters: {{x: {{name: X}}}}\nevents:\n  other: {{title: A{dates[0]}, died: [x]}}\n"
        f"  walk: {{title: B{dates[1]}, characters: [x]}}\n"
    )
    assert found(text) == []


def test_the_dead_may_be_mentioned() -> None:
    text = (
        f"{HEAD}characters: {{x: {{name: X}}}}\nevents:\n  other: {{title: A, date: 2017, died: [x]}}\n"
        "  walk: {title: B, date: 2018, mentions: [x]}\n"
    )
    assert found(text) == []


@pytest.mark.parametrize(
    ("event", "rules"),
    [
        ("episode: S01E01", []),
        ("revealed: S01E01", []),
        ("date: 2014", ["never-shown"]),
        ("track: production", ["never-shown"]),
        ("track: production, date: 2014", ["never-shown"]),
        ("track: production, date: 2014-01-14, revealed: S01E01", []),
        ("track: production, date: 2014-01-14, about: [walk]", []),
        ("track: production, date: 2014-01-15, about: [walk]", ["never-shown"]),
        ("track: production, about: [walk]", ["never-shown"]),
    ],
)
def test_some_horizon_shows_every_event(event: str, rules: list[str]) -> None:
    text = (
        f"{HEAD}episodes: {{S01E01: {{aired: 2014-01-08}}}}\nevents:\n  walk: {{title: A, episode: S01E01}}\n"
        f"  talk: {{title: B, {event}}}\n"
    )
    assert [one.split(" ")[0] for one in found(text)] == rules


def test_a_timeline_without_episodes_has_no_horizon() -> None:
    """A novel or an incident would be nothing but warnings."""
    assert found(events("walk: {title: A, date: 2014}", "talk: {title: B}")) == []


@pytest.mark.parametrize(
    "about", ["events: [e]", "episodes: [S01E01]", "characters: [c]", "people: [p]"]
)
def test_a_dispute_may_be_about_any_of_four(about: str) -> None:
    text = (
        f"{HEAD}characters: {{c: {{name: C}}}}\npeople: {{p: {{name: P}}}}\n"
        "events: {e: {title: E, characters: [c], people: [p]}}\n"
        f"disputes: {{d: {{question: A, {about}, claims: [{{says: A}}]}}}}\n"
    )
    assert found(text) == []


RUN = """\
timeline: {{format: 1, title: {title}, about: {about}}}
characters:
  jay: {{name: Jay, short: {short}, aliases: [{alias}], about: {jay}}}
  camila: {{name: Camila Vega, aliases: [Camila, Cam]}}
arcs: {{bolivia: {{title: Bolivia}}}}
places: {{bar: {{name: Bar, about: {bar}}}}}
events:
  walk: {{title: A, episode: S01E01, place: bar, characters: [jay]}}
  meeting: {{title: B, episode: S05E01, characters: [camila], arcs: [bolivia]}}
"""


LATE = "a spoiler before S05E01; remove the name"


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (
            {"jay": "He meets Camila."},
            f'about names "camila", which is {LATE}, or add revealed: S05E01 to the character',
        ),
        (
            {"jay": "He meets camila vega."},
            f'about names "camila", which is {LATE}, or add revealed: S05E01 to the character',
        ),
        (
            {"jay": "He goes to Bolivia."},
            f'about names "bolivia", which is {LATE}, or add revealed: S05E01 to the character',
        ),
        (
            {"bar": "Where Cam works."},
            f'about names "camila", which is {LATE}, or add revealed: S05E01 to the place',
        ),
        (
            {"alias": "Cam's friend"},
            f'aliases names "camila", which is {LATE}, or add revealed: S05E01 to the character',
        ),
        (
            {"short": "Camila's"},
            f'short names "camila", which is {LATE}, or add revealed: S05E01 to the character',
        ),
        ({"title": "Camila"}, f'title names "camila", which is {LATE}'),
        ({"about": "All about Camila."}, f'about names "camila", which is {LATE}'),
        ({"jay": "He camps."}, None),
        ({"jay": "He is Jay."}, None),
    ],
)
def test_a_text_from_the_start_names_nobody_who_comes_later(
    texts: dict[str, str], sentence: str | None
) -> None:
    usual = {"title": "A", "about": "A", "short": "J", "alias": "J", "jay": "A", "bar": "A"}
    text = RUN.format(**{**usual, **texts})
    assert said(text) == ([sentence] if sentence else [])


@pytest.mark.parametrize(
    ("record", "kind", "use"),
    [
        ("series: {pd: {title: Cam}}", "series", "note: A"),
        ("arcs: {lie: {title: Cam's lie}}", "arc", "arcs: [lie]"),
        (
            "facets: {job: {title: Cam's job, of: one}}",
            "facet",
            "changes: [{facet: job, of: [jay]}]",
        ),
    ],
)
def test_a_title_from_the_start_names_nobody_who_comes_later(
    record: str, kind: str, use: str
) -> None:
    text = (
        f"{HEAD}{record}\ncharacters: {{camila: {{name: Cam}}, jay: {{name: Jay}}}}\nevents:\n"
        f"  walk: {{title: A, episode: S01E01, characters: [jay], {use}}}\n"
        "  meeting: {title: B, episode: S05E01, characters: [camila]}\n"
    )
    (problem,) = [one for one in doubts(text) if one.rule == "text-runs-ahead"]
    assert (problem.place.line, problem.place.column) == (2, record.index("Cam") + 1)
    assert problem.message == (
        f'title names "camila", which is {LATE}, or add revealed: S05E01 to the {kind}'
    )


def test_a_text_that_runs_ahead_is_told_at_its_place() -> None:
    text = RUN.format(short="J", title="A", about="A", alias="J, Cam's friend", jay="A", bar="A")
    assert found(text) == ["text-runs-ahead 3:43"]


@pytest.mark.parametrize(
    ("name", "about", "is_told"),
    [
        ("'El Camino'", "He drives an El Camino.", True),
        ("Zoë", "Who is Zoe?", True),
        ("Zoë", "The zoetrope.", False),
        ("O\N{RIGHT SINGLE QUOTATION MARK}Neil", "He meets O'Neil's son.", True),
        ("The Man in Black", "He fears the man in black.", True),
        ("The Man in Black", "He fears the man.", False),
        ("?!", "What?!", False),
    ],
)
def test_a_name_is_found_as_whole_words_without_case_and_accents(
    name: str, about: str, *, is_told: bool
) -> None:
    text = (
        f'{HEAD}characters: {{jay: {{name: Jay, about: "{about}"}}, other: {{name: "{name}"}}}}\n'
        "events:\n  walk: {title: A, episode: S01E01, characters: [jay]}\n"
        "  talk: {title: B, episode: S05E01, characters: [other]}\n"
    )
    assert [one.split(" ")[0] for one in found(text)] == ["text-runs-ahead"] * is_told


def test_a_name_of_several_tells_nothing() -> None:
    text = (
        f"{HEAD}characters:\n  jay: {{name: Jay, about: A Halstead.}}\n"
        "  will: {name: Will, aliases: [Halstead]}\n  pat: {name: Pat, aliases: [Halstead]}\n"
        "events:\n  walk: {title: A, episode: S01E01, characters: [jay]}\n"
        "  talk: {title: B, episode: S02E01, characters: [will, pat]}\n"
    )
    assert "text-runs-ahead" not in " ".join(found(text))


def test_a_record_that_is_revealed_late_may_name_what_is_late() -> None:
    text = (
        f"{HEAD}characters:\n  jay: {{name: Jay, about: He meets Cam., revealed: S05E01}}\n"
        "  cam: {name: Cam}\n"
        "events:\n  walk: {title: A, episode: S01E01, characters: [jay]}\n"
        "  talk: {title: B, episode: S05E01, characters: [cam]}\n"
    )
    assert found(text) == []


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        ("title: The meeting #2", ["comment-in-text 4:24"]),
        ("title: The meeting  # of two", ["comment-in-text 4:25"]),
        ("title: The meeting#2", []),
        ("title: 'The meeting' # of two", []),
        ("title: The meeting", []),
        ("date: 2017 # or so\n    title: A", []),
        ("title: A\n    summary: One\n      line #2", ["comment-in-text 6:12"]),
        ("title: A\n    note: >-\n      One #2", []),
        ("title: A\n    # a line of its own", []),
    ],
    ids=[
        "number", "comment", "no blank", "behind quotes", "none", "behind a date", "last of two lines",
        "folded text", "own line",
    ],
)  # fmt: skip
def test_a_comment_that_ends_a_text_is_told(line: str, rules: list[str]) -> None:
    assert found(events("walk:", f"  {line}")) == rules


def test_comments_are_told_in_lists_and_in_the_head_and_in_waivers() -> None:
    text = (
        "timeline:\n  format: 1\n  title: A #1\ncharacters:\n  jay:\n    name: J\n    aliases:\n    - J #2\n"
        "events: {e: {title: A, characters: [jay]}}\n"
        "disputes:\n  d:\n    question: A\n    characters: [jay]\n    claims:\n    - says: A #3\n"
    )
    assert found(text) == ["comment-in-text 3:12", "comment-in-text 8:9", "comment-in-text 15:15"]


WAIVED = f"{HEAD}characters:\n  jay: {{name: Jay}}\n  kim: {{name: Kim}}\nevents: {{}}\nwaive:\n"


def test_a_waiver_dismisses_its_finding_and_says_why() -> None:
    text = WAIVED + "  - {rule: unused, record: jay, why: He comes later.}\n"
    assert found(text) == ["unused 3:3 dismissed", "unused 4:3"]
    assert said(text)[0] == 'character "jay" is never used; reason: He comes later.'


@pytest.mark.parametrize(
    ("waiver", "sentence"),
    [
        (
            "rule: unused, record: pat",
            'the waiver of unused for "pat" is not needed; delete it and the key waive',
        ),
        (
            "rule: long-title, record: jay",
            'the waiver of long-title for "jay" is not needed; delete it and the key waive',
        ),
        ("rule: unusd, record: jay", 'unknown rule "unusd"; did you mean unused?'),
        ("rule: whatever, record: jay", 'unknown rule "whatever"; delete it and the key waive'),
    ],
)
def test_a_waiver_that_nothing_needs_is_told(waiver: str, sentence: str) -> None:
    text = f"{HEAD}events: {{}}\nwaive:\n  - {{{waiver}, why: A}}\n"
    assert said(text) == [sentence]
    assert found(text) == ["unneeded-waiver 4:5"]


def test_a_waiver_among_others_can_go_alone() -> None:
    text = (
        WAIVED + "  - {rule: unused, record: jay, why: A}\n  - {rule: unused, record: x, why: B}\n"
    )
    assert said(text)[-1] == 'the waiver of unused for "x" is not needed; delete it'


def test_a_waiver_dismisses_all_findings_of_its_rule_and_record() -> None:
    text = (
        f"{HEAD}events:\n  walk: {{title: A, date: 2018}}\n  talk: {{title: B, date: 2018}}\n"
        "  end: {title: C, date: 2017, causes: [walk, talk]}\n"
        "waive: [{rule: cause-later, record: end, why: A dream.}]\n"
    )
    assert found(text) == ["cause-later 5:40 dismissed", "cause-later 5:46 dismissed"]


@pytest.mark.parametrize(
    ("more", "readings"),
    [
        pytest.param("", 1, id="nothing to say"),
        pytest.param("# A comment\n  # and another\n#\n", 1, id="comments alone on lines"),
        pytest.param("arcs: {} # none\n", 2, id="a comment after something"),
        pytest.param("places: {}\nsources: {x: {publisher: A, title: B}}\n", 2, id="a warning"),
    ],
)
def test_a_file_is_read_once_unless_there_is_something_to_look_up(
    more: str, readings: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`check` runs at each commit, and reading is most of what it does."""
    read: list[bytes] = []

    def counted(data: bytes, path: str) -> Callable[[], Any]:
        read.append(data)
        return yaml_events.events(data, path)

    monkeypatch.setattr(parser, "events", counted)
    found(f"{HEAD}events: {{}}\n{more}")
    assert len(read) == readings


def test_a_comment_can_be_waived() -> None:
    text = (
        events("walk:", "  title: A #1")
        + "waive: [{rule: comment-in-text, record: walk, why: A note.}]\n"
    )
    assert found(text) == ["comment-in-text 4:14 dismissed"]


def test_the_head_is_waived_as_timeline() -> None:
    text = RUN.format(short="J", title="Camila", about="A", alias="J", jay="A", bar="A")
    text += "waive: [{rule: text-runs-ahead, record: timeline, why: Everybody knows.}]\n"
    assert found(text) == ["text-runs-ahead 1:30 dismissed"]


def test_warnings_come_in_the_order_of_the_file() -> None:
    text = (
        f"{HEAD}sources: {{s: {{publisher: S, title: S}}}}\n"
        "events:\n  walk:\n    title: A #1\n    date: 2018\n"
        "  talk: {title: B, date: 2017, causes: [walk], confidence: confirmed}\npeople: {p: {name: P}}\n"
    )
    assert [one.split(" ")[0] for one in found(text)] == [
        "unused", "comment-in-text", "cause-later", "unconfirmed", "unused",
    ]  # fmt: skip


def test_every_rule_says_in_a_line_what_it_asks() -> None:
    assert [
        one.__name__
        for one in (*REVIEWS, *HORIZON_REVIEWS)
        if not one.__doc__ or "\n" in one.__doc__
    ] == []


def test_nobody_is_born_or_dies_twice() -> None:
    head = "characters: {ann: {name: Ann}, bob: {name: Bob}}\n"
    lives = (
        "wake: {title: Wake, date: 1950, died: [ann]}",
        "start: {title: Start, date: 1900, born: [ann, bob]}",
        "death: {title: Death, date: 1940, died: [bob, ann]}",
        "again: {title: Again, born: [bob]}",
    )
    once = head + events(*lives[1:3])
    assert found(once) == []
    assert said(head + events(*lives)) == [
        '"ann" already died in death (1940); keep only one of them, or check the ID in died',
        '"bob" is already born in start (1900); keep only one of them, or check the ID in born',
    ]
    waived = "waive: [{rule: died-twice, record: wake, why: She only seemed dead.}]\n"
    assert found(head + events(*lives[:3]) + waived) == ["died-twice 4:42 dismissed"]


@pytest.mark.parametrize(
    ("url", "advice"),
    [
        ("https://example.org/news", None),
        ("HTTP://EXAMPLE.ORG", None),
        ("example.org/news", "write https://example.org/news"),
        ("http//example.org", "write http://example.org"),
        ("htps://example.org", "write https://example.org"),
        ("10.1000/182", "write https://doi.org/10.1000/182"),
        ("<https://example.org>.", "write https://example.org"),
        ("page.html", "write a web address that starts with https://, or put the text in note"),
        (
            "file:///etc/passwd",
            "write a web address that starts with https://, or put the text in note",
        ),
        ("https://", "write a web address that starts with https://, or put the text in note"),
        (
            "https://example.org:port",
            "write a web address that starts with https://, or put the text in note",
        ),
        (
            "ann@example.org",
            "write a web address that starts with https://, or put the text in note",
        ),
        ("https://example.org\u200b", "type https://example.org"),
        ("unclear", "leave the key out if it is unknown"),
    ],
)
def test_a_url_is_an_address_that_a_browser_opens(url: str, advice: str | None) -> None:
    source = f"sources: {{paper: {{publisher: P, title: T, url: '{url}'}}}}\n"
    sentences = said(source + events("walk: {title: A, sources: [paper]}"))
    assert [sentence.partition("; ")[2] for sentence in sentences] == ([advice] if advice else [])
