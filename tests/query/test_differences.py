"""Every difference between two timelines is told, once, and the same from both sides."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import EVENTS as EVENT_IDS
from drawn import timelines
from marks import slow_but
from pdtimeline.loader.load import parse
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Change, Claim, Learning, Timeline
from pdtimeline.model.schema import EPISODES, KINDS, Field, Form, Kind
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.differences import Difference, differences

HEAD = """
timeline: {format: 1, title: A house}
characters: {ann: {name: Ann, aliases: [A, B]}, bob: {name: Bob}}
facets: {bond: {title: Bond, of: pair}, post: {title: Post, of: one}}
sources: {post: {publisher: Post, title: One}, news: {publisher: News, title: Two}}
"""
WALK = f"{HEAD}events: {{walk: {{title: A walk, characters: [ann, bob], sources: [post]}}}}"


def of(text: str) -> Timeline:
    return parse(text.encode())


def told(old: str, new: str) -> list[tuple[Any, ...]]:
    """Kind, id, change, field, old, and new of each difference, as texts and lists of texts."""
    return [
        (row.kind, row.id, row.change, row.field, plain(row.old), plain(row.new))
        for row in differences(of(old), of(new))
    ]


def plain(value: Any) -> Any:
    return [*map(plain, value)] if type(value) is tuple else value and str(value)


def test_nothing_is_told_of_the_same() -> None:
    assert told(WALK, WALK) == []


def test_a_record_that_is_new_is_told_with_all_its_fields() -> None:
    new = WALK.replace("}}", "}, run: {title: A run, date: 2014-05~, characters: [ann]}}")
    rows = [
        ("event", "run", "added", "title", None, "A run"),
        ("event", "run", "added", "track", None, "story"),
        ("event", "run", "added", "date", None, "2014-05~"),
        ("event", "run", "added", "characters", None, ["ann"]),
    ]
    end = "events: {walk: {title: A walk, characters: [ann, bob], sources: [post]}"
    new = f"{HEAD}{end}, run: {{title: A run, date: 2014-05~, characters: [ann]}}}}"
    assert told(WALK, new) == rows
    removed = [(kind, id_, "removed", field, new, None) for kind, id_, _, field, _, new in rows]
    assert told(new, WALK) == removed


def test_what_follows_from_sources_is_told_as_if_it_were_written() -> None:
    new = WALK.replace("sources: [post]}", "sources: [post, news]}")
    assert told(WALK, new) == [
        ("event", "walk", "changed", "sources", ["post"], ["post", "news"]),
        ("event", "walk", "changed", "confidence", "reported", "confirmed"),
    ]


def test_the_order_in_a_list_is_no_difference() -> None:
    new = WALK.replace("[ann, bob]", "[bob, ann]").replace("[A, B]", "[B, A, A]")
    assert told(WALK, new) == []


def test_the_items_that_went_and_came_are_told() -> None:
    new = WALK.replace("[ann, bob]", "[bob]").replace("[A, B]", "[C, A]")
    rows = differences(of(WALK), of(new))
    assert [(row.field, row.gone, row.come) for row in rows] == [
        ("aliases", ("B",), ("C",)),
        ("characters", ("ann",), ()),
    ]


CHANGES = "{facet: bond, of: [ann, bob], to: friends}", "{facet: post, of: [ann], to: clerk}"


def changing(*changes: str) -> str:
    return f"{HEAD}events: {{walk: {{title: A, changes: [{', '.join(changes)}]}}}}"


def test_records_within_are_compared_by_what_they_say() -> None:
    swapped = CHANGES[0].replace("[ann, bob]", "[bob, ann]")
    assert told(changing(*CHANGES), changing(CHANGES[1], swapped)) == []
    rows = differences(of(changing(*CHANGES)), of(changing(CHANGES[0])))
    assert [row.gone for row in rows] == [(Change("post", ("ann",), "clerk"),)]


def test_the_order_of_changes_of_one_facet_is_told() -> None:
    """The last one counts."""
    later = "{facet: post, of: [ann], to: judge}"
    rows = differences(of(changing(CHANGES[1], later)), of(changing(later, CHANGES[1])))
    assert [(row.field, row.gone, row.come) for row in rows] == [("changes", (), ())]


def test_a_record_without_fields_is_told() -> None:
    old = f"{HEAD}events: {{}}"
    assert told(old, f"{old}\nepisodes: {{S01E01: {{}}}}") == [
        ("episode", "S01E01", "added", "", None, None)
    ]


def test_the_head_and_the_waivers_are_told() -> None:
    old = f"{HEAD}events: {{}}\nwaive: [{{rule: unused, record: ann, why: Later.}}]"
    new = old.replace("A house", "Two houses, clock: '-05:30', about: Them.").replace(
        "Later", "Soon"
    )
    assert told(old, new) == [
        ("timeline", "", "changed", "title", "A house", "Two houses"),
        ("timeline", "", "changed", "about", None, "Them."),
        ("timeline", "", "changed", "clock", None, "-05:30"),
        ("waiver", "unused ann", "changed", "why", "Later.", "Soon."),
    ]


def test_order_in_the_file_is_told_only_where_it_means_something() -> None:
    old = f"{HEAD}series: {{a: {{title: A}}, b: {{title: B}}}}\nevents: {{c: {{title: C}}, d: {{title: D}}}}"
    old = old.replace("A house", "A house, series: a")
    new = old.replace("a: {title: A}, b: {title: B}", "b: {title: B}, a: {title: A}")
    new = new.replace("c: {title: C}, d: {title: D}", "d: {title: D}, c: {title: C}")
    assert told(old, new) == [
        ("timeline", "", "changed", "order_of_series", ["a", "b"], ["b", "a"]),
        ("timeline", "", "changed", "order_of_events", ["c", "d"], ["d", "c"]),
    ]
    dated = old.replace("title: C", "title: C, date: 2014").replace(
        "title: D", "title: D, date: 2015"
    )
    swapped = f"{HEAD}events: {{}}".join(dated.split(f"{HEAD}events: {{}}"))
    at = dated.index("c: {title: C"), dated.index("d: {title: D")
    swapped = f"{dated[: at[0]]}{dated[at[1] : -1]}, {dated[at[0] : at[1] - 2]}}}"
    assert told(dated, swapped) == []


def test_a_record_that_is_only_called_otherwise_is_one_change() -> None:
    new = WALK.replace("bob", "robert")
    assert told(WALK, new) == [("character", "robert", "renamed", "id", "bob", "robert")]


def test_two_records_that_speak_of_each_other_may_both_be_renamed() -> None:
    old = f"{HEAD}events: {{a: {{title: A, characters: [ann]}}, b: {{title: B, causes: [a]}}}}"
    new = old.replace("a: {", "c: {").replace("[a]", "[c]").replace("b: {title", "d: {title")
    new = new.replace("ann", "anna")
    assert {row[:4] for row in told(old, new)} == {
        ("character", "anna", "renamed", "id"),
        ("event", "c", "renamed", "id"),
        ("event", "d", "renamed", "id"),
    }


def test_what_is_renamed_and_changed_is_another_record() -> None:
    """So is what refers to it and was renamed as well; `a` is the root of a chain."""
    old = f"{HEAD}events: {{a: {{title: A}}, b: {{title: B, causes: [a]}}, c: {{title: C, causes: [b]}}}}"
    new = old.replace("a: {title: A}", "x: {title: X}").replace("[a]", "[x]")
    new = new.replace("b: {", "y: {").replace("[b]", "[y]").replace("c: {", "z: {")
    assert [row[:3] for row in told(old, new) if row[3] == "title"] == [
        *[("event", id_, "removed") for id_ in "abc"],
        *[("event", id_, "added") for id_ in "xyz"],
    ]


def test_a_long_chain_of_new_ids_is_settled_in_a_few_passes() -> None:
    """A file from somebody else must not take hours."""
    links = [f"e{n}: {{title: T{n}, causes: [e{n - 1}]}}" for n in range(1, 30)]
    old = f"{HEAD}events: {{e0: {{title: T0}}, {', '.join(links)}}}"
    new = old.replace("T0", "other").replace("e", "e").replace("{e", "{f").replace(" e", " f")
    new = new.replace("[e", "[f").replace("fvents", "events")
    assert {row[2] for row in told(old, new)} == {"added", "removed"}


def test_twins_are_not_taken_for_each_other() -> None:
    old = f"{HEAD}events: {{a: {{title: A}}, b: {{title: A}}}}"
    new = old.replace("a: {", "c: {").replace("b: {title", "d: {title")
    assert {row[:3] for row in told(old, new)} == {
        ("event", "a", "removed"), ("event", "b", "removed"),
        ("event", "c", "added"), ("event", "d", "added"),
    }  # fmt: skip


def test_codes_follow_a_series_that_was_renamed() -> None:
    old = (
        f"{HEAD.replace('A house', 'A house, series: pd')}"
        "series: {pd: {title: P}, side: {title: S}}\n"
        "episodes: {side-S01E01: {title: Pilot}}\n"
        "events: {a: {title: A, episode: side-S01E01}}\n"
        "disputes: {when: {question: When?, episodes: [side-S01E01], claims: "
        "[{says: Now, sources: [post]}, {says: Then, sources: [news]}]}}\n"
    )
    assert told(old, old.replace("side", "other")) == [
        ("series", "other", "renamed", "id", "side", "other")
    ]


def test_a_reference_that_goes_with_a_rename_is_told_by_itself() -> None:
    new = WALK.replace("[ann, bob]", "[robert]").replace("bob:", "robert:")
    assert [(*row[:4],) for row in told(WALK, new)] == [
        ("character", "robert", "renamed", "id"),
        ("event", "walk", "changed", "characters"),
    ]
    row = differences(of(WALK), of(new))[-1]
    assert (row.gone, row.come) == (("ann",), ())


# What holds of every timeline


def drawn_as(data: Any, **renamed: str) -> Timeline:
    text = json.dumps(data)
    for old, new in renamed.items():
        text = text.replace(f'"{old}"', f'"{new}"').replace(f'"{old}-S', f'"{new}-S')
    return parse(text.encode())


@given(timelines)
def test_no_timeline_differs_from_itself(data: Any) -> None:
    assert differences(drawn_as(data), drawn_as(data)) == ()


def mirrored(row: Difference, renamed: dict[tuple[str, str], str]) -> Difference:
    changes = {"added": "removed", "removed": "added"}
    return row._replace(
        id=renamed.get((row.kind, row.id), row.id),
        change=changes.get(row.change, row.change),
        old=row.new,
        new=row.old,
        title="",
        gone=row.come,
        come=row.gone,
    )


@settings(max_examples=50)
@given(timelines, timelines)
def test_the_other_way_around_is_the_mirror(one: Any, other: Any) -> None:
    there, back = (differences(drawn_as(a), drawn_as(b)) for a, b in ((one, other), (other, one)))
    renamed = {(row.kind, row.id): row.old for row in there if row.field == "id"}
    assert {mirrored(row, renamed) for row in there} == {row._replace(title="") for row in back}


@given(timelines, st.randoms(use_true_random=False))
def test_no_order_in_a_list_is_told(data: Any, random: Any) -> None:
    lists = ("characters", "mentions", "people", "arcs", "causes", "about", "learns", "sources")
    shuffled = json.loads(json.dumps(data))
    for event in shuffled["events"].values():
        for name in lists:
            random.shuffle(event.get(name, []))
    assert differences(drawn_as(data), drawn_as(shuffled)) == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "id_"),
    [
        ("character", "jay"), ("person", "ann"), ("arc", "middle"), ("place", "city"), ("facet", "bond"),
        ("source", "blog"), ("event", EVENT_IDS[0]), ("event", EVENT_IDS[-1]), ("series", "fire"),
        ("series", "pd"),
    ],
)  # fmt: skip
@settings(max_examples=20)
@given(data=timelines)
def test_a_new_id_is_one_change_with_all_references(kind: str, id_: str, data: Any) -> None:
    rows = differences(drawn_as(data), drawn_as(data, **{id_: "renamed"}))
    assert [(row.kind, row.id, row.change) for row in rows] == [(kind, "renamed", "renamed")]


OTHER: dict[Form, Any] = {
    Form.TEXT: "other", Form.LINE: "other", Form.URL: "other", Form.ID: "other", Form.CHOICE: "other",
    Form.CODE: EpisodeCode(9, 9), Form.DATE: PartialDate.parse("1066"), Form.IDS: ("other",),
    Form.TEXTS: ("other",), Form.CODES: (EpisodeCode(9, 9),),
    Form.RECORDS: (Change("f", ("other",)), Learning(("other",), "e"), Claim("other")),
}  # fmt: skip


def other(field: Field) -> Any:
    if field.kind is None:
        return OTHER[field.form]
    return tuple(item for item in OTHER[Form.RECORDS] if type(item) is field.kind.record)


def with_other(timeline: Timeline, kind: Kind, index: int, field: Field) -> tuple[Timeline, str]:
    """The timeline with another value of the field in one record, and the id of that."""
    section = getattr(timeline, kind.section)
    records = [*section] if kind.section == "events" else [*section.values()]
    record = records[index % len(records)]
    changed = record._replace(**{field.name: other(field)})
    if kind.section == "events":
        events = tuple(changed if event is record else event for event in section)
        return timeline._replace(events=events), record.id
    key = record.code if kind is EPISODES else record.id
    sections: dict[str, Any] = {kind.section: {**section, key: changed}}
    return timeline._replace(**sections), record.id


FIELDS = [(kind, field) for kind in KINDS for field in kind.fields]


@pytest.mark.parametrize(
    ("kind", "field"),
    slow_but(FIELDS, *FIELDS[::3]),
    ids=[f"{kind.name} {field.name}" for kind, field in FIELDS],
)
@settings(max_examples=settings().max_examples // 10)  # of seventy fields each
@given(data=timelines, index=st.integers(0, 9))
def test_each_field_that_changes_is_told(kind: Kind, field: Field, data: Any, index: int) -> None:
    old = drawn_as({**data, "episodes": {"S01E01": {}, **data["episodes"]}})
    new, id_ = with_other(old, kind, index, field)
    rows = differences(old, new)
    assert [(row.kind, row.id, row.change, row.field) for row in rows] == [
        (kind.name, id_, "changed", field.name)
    ]
    assert rows[0].new == other(field)
