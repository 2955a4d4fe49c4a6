"""Trees: one node a line, never folded, drawn from a flat list of depths, so without recursion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from pdtimeline.model import Event, Timeline
from pdtimeline.query import within
from pdtimeline.render.columns import Sheet
from pdtimeline.render.escapes import visible
from pdtimeline.terminal import Screen


class Node(NamedTuple):
    """A line of a tree; nodes stand in the order in which they are printed."""

    depth: int
    text: str
    id: str = ""
    is_heading: bool = False


def tree(nodes: Iterable[Node], screen: Screen) -> Iterator[str]:
    """The lines of the tree; nodes of depth 0 have no guides."""
    listed = list(nodes)
    for node, guides in zip(listed, _guides(listed, screen), strict=True):
        text = visible(node.text)
        if node.is_heading:
            text = screen.paint("heading", text)
        mark = f"  {screen.paint('id', visible(node.id))}" if node.id else ""
        yield f"{guides}{text}{mark}\n"


def _guides(nodes: list[Node], screen: Screen) -> list[str]:
    """What stands before each node: whether it and those it lies under have one more beside them."""
    found = []
    follows: dict[int, bool] = {}
    for node in reversed(nodes):
        lines = "".join(
            screen.sign("line" if follows.get(depth) else "blank") for depth in range(1, node.depth)
        )
        own = screen.sign("branch" if follows.get(node.depth) else "last") if node.depth else ""
        found.append(lines + own)
        follows = {depth: True for depth in follows if depth < node.depth}
        follows[node.depth] = True
    return found[::-1]


def event_tree(events: tuple[Event, ...], timeline: Timeline, screen: Screen) -> Iterator[Node]:
    """Events by season and episode, in the order of telling; those without an episode last, by year."""
    key = timeline.telling.key
    told = sorted(((e.episode, e) for e in events if e.episode), key=lambda pair: key(pair[0]))
    for (series, season), members in groupby(
        told, key=lambda pair: (pair[0].series, pair[0].season)
    ):
        yield Node(0, _season_title(timeline, series, season), is_heading=True)
        for code, shown in groupby(members, key=lambda pair: pair[0]):
            yield Node(1, _episode_title(timeline, code, screen), is_heading=True)
            for _, event in shown:
                yield Node(2, event_title(event, screen), event.id)
    rest = sorted((e for e in events if not e.episode), key=_year)
    for year, group in groupby(rest, key=_year):
        yield Node(0, str(year) if year < 10_000 else "Without a date", is_heading=True)
        for event in group:
            yield Node(1, event_title(event, screen), event.id)


def _year(event: Event) -> int:
    return 10_000 if event.date is None else event.date.first.year or event.date.last.year


def _season_title(timeline: Timeline, series: str, season: int) -> str:
    name = timeline.series[series].title + ", " if series in timeline.series else ""
    return f"{name}{'Specials' if not season else f'Season {season}' if not name else f'season {season}'}"


def _episode_title(timeline: Timeline, code: Any, screen: Screen) -> str:
    episode = timeline.episodes.get(code)
    title = f" {episode.title}" if episode and episode.title else ""
    aired = f" {screen.sign('dot')} {episode.aired}" if episode and episode.aired else ""
    return f"{code}{title}{aired}"


def event_title(event: Event, screen: Screen) -> str:
    """The title; with the word production behind it where it is one."""
    return (
        event.title
        if event.track == "story"
        else f"{event.title} {screen.sign('dot')} {event.track}"
    )


def record_tree(records: tuple[Any, ...], sheet: Sheet) -> Iterator[Node]:
    """Any other records: those within another below it, the rest one under the other."""
    ids = {getattr(record, "id", None) for record in records}
    inner: dict[Any, list[Any]] = {}
    for record in records:
        outer = getattr(record, "within", None)
        inner.setdefault(outer if outer in ids else None, []).append(record)
    stack = [(0, record) for record in reversed(inner.get(None, []))]
    while stack:
        depth, record = stack.pop()
        id_ = getattr(record, "id", "")
        yield Node(depth, _record_text(record, sheet), str(id_) if "id" in sheet.names else "")
        stack += [(depth + 1, one) for one in reversed(inner.get(id_, []) if id_ else [])]


def _record_text(record: Any, sheet: Sheet) -> str:
    texts = [column.shown(record) for column in sheet.pick(sheet.table) if column.name != "within"]
    return "  ".join(text for text in texts if text)


def arc_tree(
    one: Any, events: tuple[Event, ...], timeline: Timeline, screen: Screen
) -> Iterator[Node]:
    """A thread: its title, the events of its own by season, then the threads within it in the same way."""
    inner: dict[str, list[str]] = {}
    for arc in timeline.arcs.values():
        if arc.within:
            inner.setdefault(arc.within, []).append(arc.id)
    stack = [(0, one.id)]
    while stack:
        depth, id_ = stack.pop()
        yield Node(depth, timeline.arcs[id_].title, id_, is_heading=True)
        below = inner.get(id_, [])
        deeper = {name for other in below for name in within(timeline.arcs, other)}
        own = tuple(e for e in events if id_ in e.arcs and deeper.isdisjoint(e.arcs))
        yield from (
            node._replace(depth=node.depth + depth + 1)
            for node in event_tree(own, timeline, screen)
        )
        stack += [(depth + 1, name) for name in reversed(below)]


def arcs_tree(events: tuple[Event, ...], timeline: Timeline, screen: Screen) -> Iterator[Node]:
    """Every thread that has any of the events; those of no thread at the end."""
    for arc in timeline.arcs.values():
        threads = within(timeline.arcs, arc.id)
        held = tuple(event for event in events if not threads.isdisjoint(event.arcs))
        if held and not arc.within:
            yield from _only_used(arc_tree(arc, held, timeline, screen))
    rest = tuple(event for event in events if not event.arcs)
    if rest:
        yield Node(0, "Without a thread", is_heading=True)
        yield from (
            node._replace(depth=node.depth + 1) for node in event_tree(rest, timeline, screen)
        )


def _only_used(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes without the headings that nothing stands under."""
    kept: list[Node] = []
    least = 0
    for node in reversed(list(nodes)):
        if not node.is_heading or node.depth < least:
            kept.append(node)
            least = node.depth
    yield from reversed(kept)


def characters_tree(
    events: tuple[Event, ...], timeline: Timeline, screen: Screen
) -> Iterator[Node]:
    """Every character who is in any of the events, with these."""
    for character in timeline.characters.values():
        held = tuple(event for event in events if character.id in event.characters)
        if held:
            yield Node(0, character.name, character.id, is_heading=True)
            yield from (
                node._replace(depth=node.depth + 1) for node in event_tree(held, timeline, screen)
            )


BY = ("season", "arc", "character")
