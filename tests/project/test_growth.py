"""Work grows with the data and not faster: calls are counted, no clock is asked.

What is counted is every call of a function, ours or C's, so a loop within a loop shows. `benchmarks/`
has the seconds.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from marks import slow_but
from pdtimeline.errors import BadTimeline
from pdtimeline.lint.rules import warnings
from pdtimeline.loader.load import parse
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode, Span
from pdtimeline.query.between import between
from pdtimeline.query.causes import causes, causes_of, effects_of, tree_of
from pdtimeline.query.filters import Query, arrange, select
from pdtimeline.query.horizon import seen_until
from pdtimeline.query.search import search
from pdtimeline.query.state import history, knowers_of, known_to, state_at
from pdtimeline.query.swimlanes import lanes
from pdtimeline.render import FORMATS, Listing, render
from pdtimeline.render.columns import Column, Sheet, event_sheet, sort_key
from pdtimeline.render.command_columns import sheet_for
from pdtimeline.render.event_trees import arcs_tree, characters_tree, titles_of
from pdtimeline.render.trees import tree
from pdtimeline.terminal.screen import Screen

FEW, MANY = 200, 400
TWICE = 2.2  # a loop within a loop makes it nearer to four
SCREEN = Screen(is_terminal=True, width=100)
MIDDLE = EpisodeCode(5, 10)


def written(events: int) -> bytes:
    """A timeline in which everything grows with the events: chains of causes, changes, secrets, arcs."""
    characters = [f"c{at}: {{name: Kim Vale{at}}}" for at in range(events // 10)]
    arcs = [f"a{at}: {{title: Thread {at}{inside(at)}}}" for at in range(events // 20)]
    told = [event(at, events) for at in range(events)]
    return "\n".join([
        "timeline: {format: 1, title: T}", "facets: {post: {title: Post, of: one}}",
        "characters:", *(f"  {one}" for one in characters),
        "arcs:", *(f"  {one}" for one in arcs),
        "events:", *(f"  {one}" for one in told), "",
    ]).encode()  # fmt: skip


def inside(at: int) -> str:
    return f", within: a{at - 1}" if at % 2 else ""


def event(at: int, events: int) -> str:
    """An event of ten seasons: it comes of the one before, changes a post, and is learned of later."""
    season, number = 1 + at * 10 // events, 1 + at % 20
    who, other, arc = (
        f"c{at % (events // 10)}",
        f"c{at * 3 % (events // 10)}",
        at % (events // 20),
    )
    before = f", causes: [e{at - 1}], learns: [{{who: [{other}], of: e{at - 1}}}]" if at else ""
    return (
        f"e{at}: {{title: Something happens, episode: S{season:02}E{number:02}, date: 20{10 + season}, "
        f"characters: [{who}], arcs: [a{arc}], summary: It is the {at} of many words{before}, "
        f"changes: [{{facet: post, of: [{who}], to: Post {at}}}]}}"
    )


@cache
def made(events: int) -> Timeline:
    return parse(written(events))


def calls(work: Callable[[], Any]) -> int:
    """How many functions are called in the course of the work."""
    count = 0

    def note(_frame: object, kind: str, _argument: object) -> None:
        nonlocal count
        count += kind in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def shown(form: str) -> Callable[[Timeline], Any]:
    """All events in a format."""
    return lambda timeline: drawn(Listing(event_sheet(timeline), timeline.events, timeline), form)


def listed(command: str, section: str) -> Callable[[Timeline], Any]:
    """All records of a section, in lines."""
    return lambda timeline: drawn(
        Listing(sheet_for(command, timeline), tuple(getattr(timeline, section).values()), timeline),
        "plain",
    )


def drawn(listing: Listing, form: str) -> str:
    return "".join(render(listing, form, SCREEN))


QUESTIONS: dict[str, Callable[[Timeline], Any]] = {
    "seasons": lambda t: select(t.events, Query(seasons=(Span(3, 5), Span(8, None)))),
    "episodes": lambda t: select(t.events, Query(episodes=(Span(MIDDLE, MIDDLE),))),
    "a character": lambda t: select(t.events, Query(characters=frozenset({"c3"}))),
    "an arc": lambda t: select(t.events, Query(arcs=(frozenset({"a1", "a2"}),))),
    "days": lambda t: select(t.events, Query(days=Span(PartialDate.parse("2015").first, None))),
    "words": lambda t: select(t.events, Query(text="many words"), t),
    "the order of happening": lambda t: in_order(t, reversed(t.events)),
    "a sort": lambda t: arrange(t.events, sort_key(event_sheet(t), "characters"), reverse=True),
    "state": state_at,
    "state at an episode": lambda t: state_at(t, MIDDLE),
    "history at a date": lambda t: history(t, PartialDate.parse("2015")),
    "what is between two": lambda t: between(t, "c1", "c2"),
    "causes of the last": lambda t: causes_of(t, t.events[-1].id),
    "effects of the first": lambda t: effects_of(t, "e0"),
    "the tree of causes": lambda t: list(tree_of(t, t.events[-1].id, causes(t), 10_000)),
    "who knows": lambda t: knowers_of(t, t.events[0]),
    "what is known": lambda t: known_to(t, "c1"),
    "words anywhere": lambda t: search(t, "many happens"),
    "the horizon": lambda t: seen_until(t, MIDDLE),
    "lanes of arcs": lambda t: lanes(t, t.events, "arc"),
    "lanes of characters": lambda t: lanes(t, t.events, "character"),
    "the tree of arcs": lambda t: list(tree(arcs_tree(t.events, titles_of(t, SCREEN)), SCREEN)),
    "the tree of characters": lambda t: list(
        tree(characters_tree(t.events, titles_of(t, SCREEN)), SCREEN)
    ),
    "the list of characters": listed("characters", "characters"),
    "the list of arcs": listed("arcs", "arcs"),
    **{f"events as {form}": shown(form) for form in FORMATS},
}


@pytest.mark.parametrize("name", slow_but(QUESTIONS, *[*QUESTIONS][::2]))
def test_twice_the_events_are_at_most_twice_the_calls(name: str) -> None:
    """A question that is quick on our file must not take minutes on somebody else's."""
    few, many = made(FEW), made(MANY)
    few.event_ids, few.telling, many.event_ids, many.telling  # noqa: B018 - worked out once a timeline
    assert calls(lambda: QUESTIONS[name](many)) <= TWICE * calls(lambda: QUESTIONS[name](few))


def test_twice_the_events_are_at_most_twice_the_calls_of_reading_and_checking() -> None:
    few, many = written(FEW), written(MANY)
    assert calls(lambda: parse(many)) <= TWICE * calls(lambda: parse(few))


def test_twice_the_events_are_at_most_twice_the_calls_of_looking_for_warnings() -> None:
    few, many = (written(FEW), made(FEW)), (written(MANY), made(MANY))
    assert calls(lambda: warnings(many[1], many[0])) <= TWICE * calls(
        lambda: warnings(few[1], few[0])
    )


def test_a_fault_in_each_event_costs_the_same_for_each() -> None:
    """Guesses look at every id there is: with many faults they would take minutes."""
    few, many = (written(size).replace(b"causes: [e", b"causes: [x") for size in (FEW, MANY))
    assert calls(lambda: refused(many)) <= TWICE * calls(lambda: refused(few))


def refused(data: bytes) -> None:
    with pytest.raises(BadTimeline):
        parse(data)


def test_reading_an_event_takes_so_many_calls() -> None:
    """What is done for each event is what reading costs; this line says when there is more of it."""
    few, many = written(FEW), written(MANY)
    more = calls(lambda: parse(many)) - calls(lambda: parse(few))
    assert more / (MANY - FEW) < 280


def test_a_question_without_filters_asks_nothing_of_any_event() -> None:
    few, many = made(FEW).events, made(MANY).events
    assert calls(lambda: select(many, Query())) == calls(lambda: select(few, Query()))


def test_a_filter_is_asked_only_of_what_the_ones_before_left() -> None:
    one = Query(track="production")
    both = Query(track="production", text="many words")
    timeline = made(MANY)
    more = calls(lambda: select(timeline.events, both)) - calls(
        lambda: select(timeline.events, one)
    )
    assert more < 40


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_asks_for_each_value_once(form: str) -> None:
    """A column may look far for its value; a tree prints the ids beside it.

    A table looks whether a column says anything, measures, and draws: all texts of 100,000 rows are not kept.
    """
    most = 3 if form == "table" else 1
    asked: Counter[tuple[str, str]] = Counter()

    def column(name: str) -> Column:
        def value(record: Any) -> str:
            asked[name, record.id] += 1
            return f"{name} of {record.id}"

        return Column(name, value)

    columns = (column("id"), column("title"))
    sheet = Sheet("things", columns, ("id", "title"), ("title",))
    timeline = made(FEW)
    drawn(Listing(sheet, timeline.events, timeline), form)
    assert {key: times for key, times in asked.items() if times > most} == {}


def test_only_what_is_shown_is_turned_into_text() -> None:
    """`--limit 10` on 100,000 events draws ten."""
    timeline = made(MANY)
    few, many = (
        Listing(event_sheet(timeline), arrange(timeline.events, limit=limit), timeline)
        for limit in (10, 20)
    )
    assert calls(lambda: drawn(many, "plain")) <= 2 * calls(lambda: drawn(few, "plain"))


@pytest.mark.slow
def test_a_chain_of_50_000_causes_is_walked_without_recursion() -> None:
    """A recursion would end at a thousand steps."""
    events = tuple(
        made(FEW).events[0]._replace(id=f"e{at}", causes=(f"e{at - 1}",) if at else ())
        for at in range(50_000)
    )
    timeline = Timeline("T", events=events)
    assert len(causes_of(timeline, "e49999")) == 49_999
    assert len(effects_of(timeline, "e0")) == 49_999
    assert sum(1 for _ in tree_of(timeline, "e49999", causes(timeline), 100_000)) == 50_000
