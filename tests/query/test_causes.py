"""What led to what: nearest first, each once, on long chains and on rings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.errors import NameNotFound
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query.causes import Step, Visit, causes, causes_of, effects, effects_of, tree_of


def timeline(*lines: str) -> Timeline:
    """A timeline of events given as id and, after an arrow, the causes."""
    events = []
    for line in lines:
        id_, _, names = line.partition(" <- ")
        events.append(Event(id_, id_.capitalize(), causes=tuple(names.split())))
    return Timeline("T", events=tuple(events))


EXIT = timeline(
    "camila", "therapy <- camila", "walton", "cover-up <- walton", "trust",
    "quarrel <- cover-up therapy walton", "bolivia <- quarrel trust", "divorce <- bolivia quarrel",
    "holiday",
)  # fmt: skip


def said(steps: tuple[Step, ...]) -> list[str]:
    """Each step in a line: how far, which event, and what it led to."""
    return [f"{one.depth} {one.event.id} -> {' '.join(one.led_to)}" for one in steps]


@pytest.mark.parametrize(
    ("id_", "depth", "steps"),
    [
        pytest.param("bolivia", None, [
            "1 quarrel -> bolivia",
            "1 trust -> bolivia",
            "2 cover-up -> quarrel",
            "2 therapy -> quarrel",
            "2 walton -> quarrel cover-up",
            "3 camila -> therapy",
        ], id="nearest first, each once"),
        pytest.param("divorce", 1, ["1 bolivia -> divorce", "1 quarrel -> divorce bolivia"], id="one step"),
        pytest.param("bolivia", 2, [
            "1 quarrel -> bolivia",
            "1 trust -> bolivia",
            "2 cover-up -> quarrel",
            "2 therapy -> quarrel",
            "2 walton -> quarrel cover-up",
        ], id="two steps"),
        pytest.param("bolivia", 0, [], id="no step"),
        pytest.param("camila", None, [], id="a beginning"),
        pytest.param("holiday", None, [], id="alone"),
    ],
)  # fmt: skip
def test_causes_come_nearest_first_each_once(id_: str, depth: int | None, steps: list[str]) -> None:
    assert said(causes_of(EXIT, id_, depth)) == steps


@pytest.mark.parametrize(
    ("id_", "depth", "steps"),
    [
        pytest.param("walton", None, [
            "1 cover-up -> quarrel",
            "1 quarrel -> bolivia divorce",
            "2 bolivia -> divorce",
            "2 divorce -> ",
        ], id="nearest first, each once"),
        pytest.param("camila", 2, ["1 therapy -> quarrel", "2 quarrel -> "], id="two steps"),
        pytest.param("divorce", None, [], id="an end"),
    ],
)  # fmt: skip
def test_effects_come_nearest_first_each_once(
    id_: str, depth: int | None, steps: list[str]
) -> None:
    assert said(effects_of(EXIT, id_, depth)) == steps


def test_the_graph_is_what_the_events_say_and_the_other_way_round() -> None:
    some = timeline("c <- a b", "a", "b <- a", "d <- a")
    assert causes(some) == {"c": ("a", "b"), "a": (), "b": ("a",), "d": ("a",)}
    assert effects(some) == {"a": ("c", "b", "d"), "b": ("c",), "c": (), "d": ()}


def test_an_event_that_is_not_there_is_an_error_of_ours() -> None:
    """Whoever uses the package catches PdtimelineError, not KeyError."""
    for walk in (causes_of, effects_of):
        with pytest.raises(NameNotFound) as caught:
            walk(EXIT, "bolivien")
        assert str(caught.value) == 'unknown event "bolivien"; did you mean bolivia?'


def test_a_ring_is_walked_once() -> None:
    """`parse` refuses rings; a timeline put together by hand may have one."""
    ring = timeline("a <- c", "b <- a", "c <- b")
    assert said(causes_of(ring, "a")) == ["1 c -> a", "2 b -> c"]
    assert said(effects_of(ring, "a")) == ["1 b -> c", "2 c -> a"]
    assert said(causes_of(timeline("a <- a"), "a")) == []


def drawn(some: Timeline, id_: str, limit: int = 30) -> list[str]:
    """The tree of causes, indented by depth."""
    return [
        "  " * visit.depth
        + visit.event.id
        + (" (above)" if visit.seen else "")
        + (f" +{visit.hidden}" if visit.hidden else "")
        for visit in tree_of(some, id_, causes(some), limit)
    ]


def test_a_tree_opens_each_event_once() -> None:
    assert drawn(EXIT, "divorce") == [
        "divorce",
        "  bolivia",
        "    quarrel",
        "      cover-up",
        "        walton",
        "      therapy",
        "        camila",
        "      walton",
        "    trust",
        "  quarrel (above)",
    ]


def test_a_tree_counts_what_it_cuts_off() -> None:
    assert drawn(EXIT, "bolivia", 1) == ["bolivia", "  quarrel +3", "  trust"]
    assert drawn(EXIT, "bolivia", 0) == ["bolivia +2"]


def test_an_event_that_was_cut_off_is_opened_where_there_is_room() -> None:
    """It would be said to stand above, and stand nowhere."""
    some = timeline("end <- near far", "near <- far", "far <- begin", "begin")
    assert drawn(some, "end", 2) == ["end", "  near", "    far +1", "  far", "    begin"]


def test_the_tree_of_a_ring_ends() -> None:
    assert drawn(timeline("a <- b", "b <- a"), "a") == ["a", "  b", "    a (above)"]


LONG = Timeline(
    "T", events=tuple(Event(str(n), "E", causes=(str(n - 1),) if n else ()) for n in range(50_000))
)


@pytest.mark.usefixtures("small_stack")
def test_a_long_chain_is_walked_without_recursion() -> None:
    walk = causes_of(LONG, "49999")
    assert len(walk) == 49_999
    assert walk[-1] == Step(LONG.events[0], 49_999, ("1",))
    assert effects_of(LONG, "0")[-1] == Step(LONG.events[-1], 49_999, ())


@pytest.mark.usefixtures("small_stack")
def test_the_tree_of_a_long_chain_is_drawn_without_recursion() -> None:
    *_, last = tree_of(LONG, "49999", causes(LONG), 100_000)
    assert last == Visit(LONG.events[0], 49_999)


def test_a_dense_web_is_walked_step_by_step_not_path_by_path() -> None:
    """Fifty layers of ten have more paths than there are atoms."""
    layers = [
        Event(f"{layer}-{n}", "E", causes=tuple(f"{layer - 1}-{m}" for m in range(10) if layer))
        for layer in range(50)
        for n in range(10)
    ]
    web = Timeline("T", events=tuple(layers))
    assert len(causes_of(web, "49-0")) == 490
    assert len(list(tree_of(web, "49-0", causes(web), 100))) == 4_811


@st.composite
def webs(draw: st.DrawFn) -> Timeline:
    """Up to eight events, each caused by some of the earlier ones."""
    size = draw(st.integers(1, 8))
    return Timeline(
        "T",
        events=tuple(
            Event(
                str(n),
                "E",
                causes=tuple(draw(st.sets(st.sampled_from(range(n)).map(str)))) if n else (),
            )
            for n in range(size)
        ),
    )


@given(webs(), st.none() | st.integers(0, 4))
def test_who_is_among_the_causes_has_the_event_among_its_effects(
    web: Timeline, depth: int | None
) -> None:
    for event in web.events:
        for step in causes_of(web, event.id, depth):
            back = {one.event.id: one.depth for one in effects_of(web, step.event.id, depth)}
            assert back[event.id] == step.depth


@given(webs())
def test_every_step_leads_to_something_nearer(web: Timeline) -> None:
    last = web.events[-1].id
    depths = {last: 0} | {step.event.id: step.depth for step in causes_of(web, last)}
    for step in causes_of(web, last):
        assert min(depths[id_] for id_ in step.led_to) == step.depth - 1


@given(webs(), st.integers(0, 4))
def test_less_depth_is_the_beginning_of_the_whole(web: Timeline, depth: int) -> None:
    last = web.events[-1].id
    whole = [step.event.id for step in causes_of(web, last) if step.depth <= depth]
    assert [step.event.id for step in causes_of(web, last, depth)] == whole


@given(webs())
def test_a_tree_shows_the_same_events_as_the_walk(web: Timeline) -> None:
    last = web.events[-1].id
    walked = {last, *(step.event.id for step in causes_of(web, last))}
    visits = list(tree_of(web, last, causes(web), 99))
    assert {visit.event.id for visit in visits} == walked
    opened = [visit.event.id for visit in visits if visit.event.causes and not visit.seen]
    assert len(opened) == len(set(opened))
