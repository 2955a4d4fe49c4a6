"""Finds rings in a graph, in linear time and without recursion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

SHOWN = 5  # members of a ring that are told in full
LEFT_OUT = "…"  # stands for the others


def rings(graph: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Each step that closes a ring: from which id, its index there, the ring.

    Of a long ring only both ends are told, with `…` between them: a file may hold as many long rings as
    it has events.
    """
    done: set[str] = set()
    for start, targets in graph.items():
        if done.issuperset(targets):  # the usual order: what leads to it stands above it
            done.add(start)
            continue
        trail: dict[str, int] = {start: 0}
        path = [start]
        stack = [(start, 0)]
        while stack:
            name, index = stack.pop()
            steps = graph.get(name, ())
            if index == len(steps):
                del trail[path.pop()]
                done.add(name)
                continue
            stack.append((name, index + 1))
            target = steps[index]
            if target in trail:
                yield name, index, _shown(path, trail[target])
            elif target not in done:
                trail[target] = len(path)
                path.append(target)
                stack.append((target, 0))


def _shown(path: list[str], start: int) -> tuple[str, ...]:
    """The ring from *start* to the end of the path and back."""
    length = len(path) - start
    if length < SHOWN:
        return (*path[start:], path[start])
    return (*path[start : start + 2], LEFT_OUT, path[-1], path[start])
