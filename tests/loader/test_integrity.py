"""The rules that need more than one record: what they find, where it leads, and what they let pass."""

from __future__ import annotations

import pytest

from pdtimeline.errors import Problem
from pdtimeline.loader.findings import Finding
from pdtimeline.loader.integrity import CHECKS, GUESSES, errors
from pdtimeline.loader.load import inspect
from pdtimeline.loader.parser import entries
from pdtimeline.loader.timeline_builder import read

HEAD = "timeline: {format: 1, title: Sample}\n"
FACETS = "facets: {bond: {title: Bond, of: pair}, rank: {title: Rank, of: one}}\n"
WHO = "characters: {jay: {name: Jay}, kim: {name: Kim}}\npeople: {sam: {name: Sam}}\n"


def found(text: str) -> tuple[Finding, ...]:
    """What the rules find in a text that reads without a problem."""
    problems: list[Problem] = []
    reading = read(entries(text.encode(), "file.yaml", problems), problems)
    assert problems == []
    return errors(reading)


def event(fields: str) -> str:
    """An event with these fields, among two characters, a person and two facets."""
    return f"{HEAD}{FACETS}{WHO}events:\n  walk: {{title: A}}\n  talk: {{title: B, {fields}}}\n"


@pytest.mark.parametrize(
    ("fields", "path", "word", "kinds"),
    [
        ("place: x", ("place",), "x", "place"),
        ("characters: [jay, x]", ("characters", 1), "x", "character"),
        ("mentions: [x]", ("mentions", 0), "x", "character"),
        ("people: [x]", ("people", 0), "x", "person"),
        ("arcs: [x]", ("arcs", 0), "x", "arc"),
        ("causes: [walk, x]", ("causes", 1), "x", "event"),
        ("about: [x]", ("about", 0), "x", "event"),
        ("sources: [x]", ("sources", 0), "x", "source"),
        ("born: [jay, sam, x]", ("born", 2), "x", "character or person"),
        ("died: [x]", ("died", 0), "x", "character or person"),
        ("changes: [{facet: x, of: [jay]}]", ("changes", 0, "facet"), "x", "facet"),
        ("changes: [{facet: rank, of: [x]}]", ("changes", 0, "of", 0), "x", "character or person"),
        ("learns: [{who: [kim], of: x}]", ("learns", 0, "of"), "x", "event"),
        (
            "learns: [{who: [kim], of: walk}, {who: [jay, x], of: walk}]",
            ("learns", 1, "who", 1), "x", "character",
        ),
    ],
)  # fmt: skip
def test_every_reference_of_an_event_leads_somewhere(
    fields: str, path: tuple[str | int, ...], word: str, kinds: str
) -> None:
    (finding,) = found(event(fields))
    assert finding.rule == "unknown-id"
    assert finding.path == ("events", "talk", *path)
    assert finding.what == f'unknown {kinds} "{word}"'


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("episodes: {S01E01: {directors: [x]}}", ("episodes", "S01E01", "directors", 0)),
        ("episodes: {S01E01: {writers: [x]}}", ("episodes", "S01E01", "writers", 0)),
        ("episodes: {S01E01: {sources: [x]}}", ("episodes", "S01E01", "sources", 0)),
        ("people: {sam: {name: Sam, sources: [x]}}", ("people", "sam", "sources", 0)),
        (
            "characters: {jay: {name: Jay, portrayed_by: [x]}}",
            ("characters", "jay", "portrayed_by", 0),
        ),
        ("characters: {jay: {name: Jay, sources: [x]}}", ("characters", "jay", "sources", 0)),
        ("arcs: {war: {title: War, within: x}}", ("arcs", "war", "within")),
        ("arcs: {war: {title: War, sources: [x]}}", ("arcs", "war", "sources", 0)),
        ("places: {bar: {name: Bar, within: x}}", ("places", "bar", "within")),
        (
            "disputes: {when: {question: A, events: [x], claims: [{says: B}]}}",
            ("disputes", "when", "events", 0),
        ),
        (
            "disputes: {when: {question: A, characters: [x], claims: [{says: B}]}}",
            ("disputes", "when", "characters", 0),
        ),
        (
            "disputes: {when: {question: A, people: [x], claims: [{says: B}]}}",
            ("disputes", "when", "people", 0),
        ),
        (
            (
                "disputes: {when: {question: A, episodes: [S01E01], claims: [{says: B}, {says: C, "
                "sources: [x]}]}}"
            ),
            ("disputes", "when", "claims", 1, "sources", 0),
        ),
    ],
)
def test_every_reference_of_another_record_leads_somewhere(
    text: str, path: tuple[str | int, ...]
) -> None:
    (finding,) = found(f"{HEAD}{text}\nevents: {{}}\n")
    assert (finding.rule, finding.path) == ("unknown-id", path)


def test_all_references_that_lead_somewhere_pass() -> None:
    fields = (
        "characters: [jay], mentions: [kim], people: [sam], causes: [walk], born: [sam], died: [jay], "
        "changes: [{facet: bond, of: [jay, sam]}, {facet: rank, of: [kim]}], learns: [{who: [kim], of: talk}]"
    )
    assert found(event(fields)) == ()


@pytest.mark.parametrize(
    ("fields", "advice"),
    [
        ("characters: [jya]", "did you mean jay?"),
        ("characters: [Kim]", "did you mean kim?"),
        ("characters: [somebody]", "add it to characters"),
        ("born: [somebody]", "add it to characters or people"),
        ("people: [somebody else]", "separate IDs with commas, not spaces"),
        ("people: [somebody; else]", "separate IDs with commas, not semicolons"),
        ("characters: [jay; kim]", "separate the IDs with commas: jay, kim"),
    ],
)
def test_an_unknown_id_comes_with_what_to_do(fields: str, advice: str) -> None:
    (finding,) = found(event(fields))
    assert finding.advice == advice


def test_an_id_of_another_kind_is_called_so() -> None:
    (finding,) = found(event("characters: [sam]"))
    assert (finding.what, finding.advice) == (
        '"sam" is a person, not a character',
        "use a character, or move it from people to characters",
    )


def test_guesses_end_when_they_would_cost_too_much() -> None:
    """Every event of a large file may name somebody unknown."""
    names = "".join(f"  name-{i}: {{name: A}}\n" for i in range(GUESSES // 2 - 10))
    events = "".join(f"  e{i}: {{title: A, characters: [nam-{i}]}}\n" for i in range(3))
    advice = [one.advice for one in found(f"{HEAD}characters:\n{names}events:\n{events}")]
    assert [one.startswith("did you mean") for one in advice] == [True, True, False]
    assert advice[2] == "add it to characters"


def test_of_a_very_long_word_only_the_begin_is_compared() -> None:
    (finding,) = found(event(f"characters: [jay{'y' * 1000}]"))
    assert finding.advice == "add it to characters"


SERIES = "series: {pd: {title: P.D.}, fire: {title: Fire}}\n"


@pytest.mark.parametrize(
    ("head", "series", "rules"),
    [
        ("", "", []),
        ("", "series: {pd: {title: P.D.}}\n", []),
        ("", SERIES, ["no-main-series"]),
        (", series: pd", SERIES, []),
        (", series: med", SERIES, ["unknown-id"]),
        (", series: pd", "", ["unknown-id"]),
    ],
    ids=["none", "one", "two", "named", "another named", "named without any"],
)
def test_of_several_series_one_is_the_main_one(head: str, series: str, rules: list[str]) -> None:
    text = f"timeline: {{format: 1, title: A{head}}}\n{series}events: {{}}\n"
    assert [finding.rule for finding in found(text)] == rules


@pytest.mark.parametrize(
    ("text", "path", "what"),
    [
        ("episodes: {med-S01E01: {}}", ("episodes", "med-S01E01"), 'unknown series "med"'),
        (
            "people: {sam: {name: A, revealed: med-S01E01}}",
            ("people", "sam", "revealed"),
            'unknown series "med"',
        ),
        (
            "arcs: {war: {title: A, revealed: pd-S01E01}}",
            ("arcs", "war", "revealed"),
            "pd is the main series and takes no prefix",
        ),
        (
            "disputes: {w: {question: A, episodes: [S01E01, fire-S01E01, med-S01E01], claims: [{says: B}]}}",
            ("disputes", "w", "episodes", 2),
            'unknown series "med"',
        ),
    ],
)
def test_a_code_names_a_series_that_is_not_the_main_one(
    text: str, path: tuple[str | int, ...], what: str
) -> None:
    """Or one episode would have two codes."""
    (finding,) = found(
        f"timeline: {{format: 1, title: A, series: pd}}\n{SERIES}{text}\nevents: {{}}\n"
    )
    assert (finding.path, finding.what) == (path, what)


def test_a_code_with_a_series_is_checked_beside_one_that_was_refused() -> None:
    text = f"{HEAD}series: {{pd: {{title: A}}}}\nepisodes: {{med-S01E01: {{}}, x: {{}}}}\nevents: {{}}\n"
    _, problems, _ = inspect(text.encode(), "file.yaml")
    assert [problem.rule for problem in problems] == ["unknown-id", "bad-code"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("{facet: bond, of: [jay, kim]}", None),
        ("{facet: bond, of: [jay, sam], to: x}", None),
        ("{facet: rank, of: [sam], to: x}", None),
        ("{facet: bond, of: [jay]}", 'facet "bond" applies to a pair, but 1 is listed'),
        ("{facet: bond, of: [jay, kim, sam]}", 'facet "bond" applies to a pair, but 3 are listed'),
        (
            "{facet: rank, of: [jay, kim]}",
            'facet "rank" applies to one character or person, but 2 are listed',
        ),
    ],
)
def test_a_change_is_of_as_many_as_its_facet(change: str, what: str | None) -> None:
    findings = found(event(f"changes: [{change}]"))
    assert [(one.rule, one.what) for one in findings] == ([("wrong-number", what)] if what else [])


def test_of_an_unknown_facet_nobody_knows_how_many_it_wants() -> None:
    findings = found(event("changes: [{facet: x, of: [jay, kim]}]"))
    assert [one.rule for one in findings] == ["unknown-id"]


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        (
            "characters: {x: {name: A}}",
            "people: {x: {name: A}}",
            '"x" is already the ID of a character',
        ),
        ("people: {x: {name: A}}", "events: {x: {title: A}}", '"x" is already the ID of a person'),
        (
            "events: {x: {title: A}}",
            "characters: {x: {name: A}}",
            '"x" is already the ID of a character',
        ),
    ],
)
def test_events_characters_and_people_share_no_id(one: str, other: str, what: str) -> None:
    text = f"{HEAD}{one}\n{other}\n" + ("" if "events" in one + other else "events: {}\n")
    assert [finding.what for finding in found(text)] == [what]


@pytest.mark.parametrize(
    "section",
    ["arcs: {x: {title: A}}", "places: {x: {name: A}}", "sources: {x: {publisher: A, title: B}}"],
)
def test_other_kinds_may_share_an_id_with_an_event(section: str) -> None:
    assert found(f"{HEAD}{section}\nevents: {{x: {{title: A}}}}\n") == ()


def test_a_ring_of_causes_is_told_once_where_it_closes() -> None:
    events = "a: {title: A, causes: [b]}, b: {title: B, causes: [c]}, c: {title: C, causes: [a]}"
    (finding,) = found(f"{HEAD}events: {{{events}}}\n")
    assert finding == Finding(
        "ring",
        ("events", "c", "causes", 0),
        "a leads to itself: a <- b <- c <- a",
        "remove one step, and keep those from earlier to later",
        (("events", "a", "causes", 0), ("events", "b", "causes", 0)),
    )


def test_two_rings_through_one_event_are_two() -> None:
    events = "a: {title: A, causes: [b, c]}, b: {title: B, causes: [a]}, c: {title: C, causes: [a]}"
    assert [(one.path, one.others) for one in found(f"{HEAD}events: {{{events}}}\n")] == [
        (("events", "b", "causes", 0), (("events", "a", "causes", 0),)),
        (("events", "c", "causes", 0), (("events", "a", "causes", 1),)),
    ]


@pytest.mark.parametrize(("section", "title"), [("arcs", "title"), ("places", "name")])
def test_nothing_lies_within_itself(section: str, title: str) -> None:
    text = f"{HEAD}{section}:\n  a: {{{title}: A, within: b}}\n  b: {{{title}: B, within: a}}\nevents: {{}}\n"
    (finding,) = found(text)
    assert (finding.path, finding.what) == (
        (section, "b", "within"),
        "a is inside itself: a <- b <- a",
    )


@pytest.mark.parametrize(
    "text",
    [
        "characters: *x\nevents: {walk: {title: A, characters: [jay]}}\n",
        "charakters: {jay: {name: Jay}}\nevents: {walk: {title: A, characters: [jay]}}\n",
        "events: {walk: {title: A, characters: [jay]}, talk: {title: B: C}}\n",
        "characters: {Jay: {name: A}}\nevents: {walk: {title: A, characters: [jay, Jay]}}\n",
        "characters: {jay: *x}\nevents: {walk: {title: A, characters: [jay]}}\n",
        "series: *x\nevents: {walk: {title: A, episode: fire-S01E01}}\n",
        "people: *x\nevents: {walk: {title: A, born: [jay]}}\n",
        "events: {walk: {title: A, causes: [[x], walk2]}, walk2: {title: A}}\n",
        "events: {walk: {title: A}}\nwaive: *x\n",
    ],
    ids=[
        "section refused", "section misspelt", "fault of syntax", "id with a capital", "record refused",
        "series refused", "one of two sections refused", "member refused", "waivers refused",
    ],
)  # fmt: skip
def test_what_could_not_be_read_is_missed_by_nobody(text: str) -> None:
    _, problems, _ = inspect(f"{HEAD}{text}".encode(), "file.yaml")
    assert len(problems) == 1


def test_a_head_that_was_refused_names_perhaps_the_main_series() -> None:
    _, problems, _ = inspect(f"timeline: *x\n{SERIES}events: {{}}\n".encode(), "file.yaml")
    assert [problem.rule for problem in problems] == ["alias"]


def test_every_rule_says_in_a_line_what_it_demands() -> None:
    assert [check.__name__ for check in CHECKS if not check.__doc__ or "\n" in check.__doc__] == []


def test_no_more_than_ten_thousand_findings_are_made() -> None:
    """Who has mended fifty of them looks again anyway."""
    nobody = ", ".join(f"x{number}" for number in range(6_000))
    assert len(found(event(f"characters: [{nobody}], mentions: [{nobody}]"))) == 10_000
