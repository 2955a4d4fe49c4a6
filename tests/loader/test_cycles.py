"""Rings are found wherever they are, in linear time and without recursion."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.loader.integrity import cycles

Graph = dict[str, tuple[str, ...]]


@pytest.mark.parametrize(
    ("graph", "found"),
    [
        pytest.param({}, [], id="empty"),
        pytest.param({"a": ("b",), "b": ("c",), "c": ()}, [], id="chain"),
        pytest.param({"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ()}, [], id="diamond"),
        pytest.param({"a": ("nobody",)}, [], id="a step to nothing"),
        pytest.param({"a": ("a",)}, [("a", 0, ("a", "a"))], id="itself"),
        pytest.param({"a": ("b",), "b": ("a",)}, [("b", 0, ("a", "b", "a"))], id="two"),
        pytest.param(
            {"a": ("b",), "b": ("x", "c"), "c": ("b",), "x": ()},
            [("c", 0, ("b", "c", "b"))],
            id="a ring off the beginning",
        ),
        pytest.param(
            {"a": ("b",), "b": ("c",), "c": ("d",), "d": ("e",), "e": ("d",)},
            [("e", 0, ("d", "e", "d"))],
            id="a short ring at the end of a long way",
        ),
        pytest.param(
            {"a": ("x", "b"), "x": (), "b": ("x", "y", "a"), "y": ()},
            [("b", 2, ("a", "b", "a"))],
            id="the step that closes it, by its index",
        ),
        pytest.param(
            {"a": ("b",), "b": ("a", "c"), "c": ("a",)},
            [("b", 0, ("a", "b", "a")), ("c", 0, ("a", "b", "c", "a"))],
            id="two rings that share a step",
        ),
        pytest.param(
            {"a": ("a",), "b": ("b",)}, [("a", 0, ("a", "a")), ("b", 0, ("b", "b"))], id="apart"
        ),
        pytest.param(
            {"a": ("b",), "b": ("c",), "c": ("d",), "d": ("a",)},
            [("d", 0, ("a", "b", "c", "d", "a"))],
            id="the longest that is told in full",
        ),
        pytest.param(
            {"a": ("b",), "b": ("c",), "c": ("d",), "d": ("e",), "e": ("a",)},
            [("e", 0, ("a", "b", "...", "e", "a"))],
            id="a longer one by its ends",
        ),
    ],
)
def test_each_step_that_closes_a_ring_is_told(
    graph: Graph, found: list[tuple[str, int, tuple[str, ...]]]
) -> None:
    assert [(*steps[-1], tuple(names)) for names, steps in cycles(graph)] == found


def chain(length: int, *also: str) -> Graph:
    """A chain in which each member leads to the next one, and then to *also*."""
    steps = {str(n): (str(n + 1), *also) for n in range(length - 1)}
    return {**steps, str(length - 1): also}


@pytest.mark.usefixtures("small_stack")
def test_a_long_chain_is_walked_without_recursion() -> None:
    assert list(cycles(chain(50_000))) == []


@pytest.mark.usefixtures("small_stack")
def test_as_many_long_rings_as_members_are_found_in_linear_time() -> None:
    """In full they would be a thousand million names: a small file that hangs the reader."""
    found = list(cycles(chain(50_000, "0")))
    assert len(found) == 50_000
    assert found[0] == (["0", "1", "...", "49999", "0"], [("49999", 0)])


NAMES = st.sampled_from("abcdef")
GRAPHS = st.dictionaries(NAMES, st.lists(NAMES, unique=True, max_size=3).map(tuple))


@given(GRAPHS)
def test_without_the_steps_that_are_told_there_is_no_ring(graph: Graph) -> None:
    """Whoever does as the message says is done."""
    closing = {steps[-1] for _, steps in cycles(graph)}
    mended = {
        name: tuple(to for index, to in enumerate(steps) if (name, index) not in closing)
        for name, steps in graph.items()
    }
    assert list(cycles(mended)) == []


@given(GRAPHS)
def test_a_ring_that_is_told_is_one(graph: Graph) -> None:
    for ring, steps in cycles(graph):
        assert ring[0] == ring[-1]
        known = [pair for pair in pairwise(ring) if "..." not in pair]
        taken = [(source, graph[source][index]) for source, index in steps]
        assert all(target in graph[source] for source, target in known)
        assert taken == (known if len(known) == len(ring) - 1 else known[-1:])


@given(
    st.permutations("abcdef"), st.lists(st.tuples(st.integers(0, 4), st.integers(1, 5)), max_size=9)
)
def test_steps_in_one_direction_are_no_ring(names: list[str], steps: list[tuple[int, int]]) -> None:
    graph: Graph = dict.fromkeys(names, ())
    for begin, length in steps:
        graph[names[begin]] += (names[min(begin + length, 5)],)
    assert list(cycles(graph)) == []
