"""Finds rings in a graph, in linear time and without recursion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def rings(graph: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Each step that closes a ring: from which id, its index there, the ring; without recursion."""
    done: set[str] = set()
    for start, targets in graph.items():
        if start in done or not targets:
            continue
        trail: dict[str, int] = {start: 0}
        stack = [(start, 0)]
        while stack:
            name, index = stack.pop()
            steps = graph.get(name, ())
            if index == len(steps):
                del trail[name]
                done.add(name)
                continue
            stack.append((name, index + 1))
            target = steps[index]
            if target in trail:
                yield name, index, (*list(trail)[trail[target] :], target)
            elif target not in done:
                trail[target] = len(trail)
                stack.append((target, 0))
