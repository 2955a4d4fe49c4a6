"""Trees: drawn from a flat list of depths, so without recursion, however deep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

from pdtimeline.model.ordering import Told, appearing
from pdtimeline.model.records import Event, Timeline
from pdtimeline.query.usage import arc_begins
from pdtimeline.render.columns import Column, Sheet
from pdtimeline.render.escapes import visible
from pdtimeline.terminal.screen import Screen

READABLE = 100  # where the ids end at the right, however wide the screen
COUNTS = ("events", "episodes")
LEAST = 20  # cells that a text keeps, however deep it lies


class Node(NamedTuple):
    """A line of a tree; nodes stand in the order in which they are printed."""

    depth: int
    text: str
    id: str = ""
    is_heading: bool = False


class Guides(NamedTuple):
    """What stands before the first line of a node, and before its further ones."""

    first: str
    rest: str


def tree(nodes: Iterable[Node], screen: Screen) -> Iterator[str]:
    """The lines of the tree; nodes of depth 0 have no guides.

    Off a terminal a node is one line, however long. On one, a long text goes on below itself, and the
    ids stand at the right, or below where there is no room beside the text.
    """
    listed = list(nodes)
    draw = _fitted if screen.is_terminal else _in_line
    for node, guides in zip(listed, _guides(listed, screen), strict=True):
        yield from draw(node, guides, screen)


def _in_line(node: Node, guides: Guides, screen: Screen) -> Iterator[str]:
    mark = f"  {screen.paint('id', visible(node.id))}" if node.id else ""
    yield f"{guides.first}{_painted(node, visible(node.text), screen)}{mark}\n"


def _fitted(node: Node, guides: Guides, screen: Screen) -> Iterator[str]:
    """The node on a screen; a tree that is deeper than the screen is wide runs over its edge."""
    from pdtimeline.render.wrapping import fold, width_of

    start, rest = guides
    id_ = visible(node.id)
    room = max(LEAST, screen.width - len(start))
    *above, last = fold(visible(node.text), room)
    for text in above:
        yield f"{start}{_painted(node, text, screen)}\n"
        start = rest
    taken = len(start) + width_of(last) + len(id_)
    line = f"{start}{_painted(node, last, screen)}"
    if id_ and taken + 2 <= screen.width:
        gap = max(2, min(screen.width, READABLE) - taken)
        yield f"{line}{' ' * gap}{screen.paint('id', id_)}\n"
        return
    yield f"{line}\n"
    for part in fold(id_, room) if id_ else ():
        yield f"{rest}{screen.paint('id', part)}\n"


def _painted(node: Node, text: str, screen: Screen) -> str:
    return screen.paint("heading", text) if node.is_heading else text


def _guides(nodes: list[Node], screen: Screen) -> list[Guides]:
    """Whether each node and those it lies under have one more beside them."""
    found = []
    follows: dict[int, bool] = {}
    for node in reversed(nodes):
        above = "".join(
            screen.sign("line" if follows.get(depth) else "blank") for depth in range(1, node.depth)
        )
        if node.depth:
            more = follows.get(node.depth)
            own, beside = ("branch", "line") if more else ("last", "blank")
            found.append(Guides(above + screen.sign(own), above + screen.sign(beside)))
        else:
            found.append(Guides("", ""))
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
    rest = sorted((e for e in events if not e.episode), key=_year_last_if_none)
    for year, group in groupby(rest, key=_year):
        yield Node(0, "No date" if year is None else str(year), is_heading=True)
        for event in group:
            yield Node(1, event_title(event, screen), event.id)


def _year(event: Event) -> int | None:
    """The year that the event begins in, or ends in where the begin is open; None without a date."""
    if event.date is None:
        return None
    known = event.date.days.first or event.date.days.last
    return known.year if known else None


def _year_last_if_none(event: Event) -> tuple[bool, int]:
    year = _year(event)
    return year is None, year or 0


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
    columns = [column for column in sheet.pick(sheet.table) if column.name != "within"]
    return "  ".join(text for column in columns if (text := _said(column, record)))


def _said(column: Column, record: Any) -> str:
    """The value as a tree says it, which has no headings: a number with what it counts."""
    text = column.shown(record)
    if column.name in COUNTS:
        return f"{text} {column.name if text != '1' else column.name.removesuffix('s')}"
    return text


def arc_tree(
    one: Any, events: tuple[Event, ...], timeline: Timeline, screen: Screen
) -> Iterator[Node]:
    """An arc: its title, then its own seasons and the arcs within it, in the order in which they begin."""
    return _arcs([one.id], events, timeline, screen)


def arcs_tree(events: tuple[Event, ...], timeline: Timeline, screen: Screen) -> Iterator[Node]:
    """Every arc that has any of the events; those of no arc at the end."""
    tops = [arc.id for arc in timeline.arcs.values() if not arc.within]
    yield from _only_used(_arcs(tops, events, timeline, screen))
    rest = tuple(event for event in events if not event.arcs)
    if rest:
        yield Node(0, "No arc", is_heading=True)
        yield from _deeper(1, event_tree(rest, timeline, screen))


def _arcs(
    tops: list[str], events: tuple[Event, ...], timeline: Timeline, screen: Screen
) -> Iterator[Node]:
    """The arcs and what is in them, each level in the order in which it begins."""
    own = _own_events(events, timeline)
    begins = arc_begins(timeline, events)
    appears = appearing(timeline)
    inner: dict[str, list[str]] = {}
    for arc in timeline.arcs.values():
        if arc.within:
            inner.setdefault(arc.within, []).append(arc.id)
    waiting = _latest_first((begins[id_], 0, id_) for id_ in tops)
    while waiting:
        _, depth, part = waiting.pop()
        if isinstance(part, tuple):
            yield from _deeper(depth, event_tree(part, timeline, screen))
            continue
        yield Node(depth, timeline.arcs[part].title, part, is_heading=True)
        groups = _headed(own.get(part, ()))
        parts = [(min(map(appears, group)), depth + 1, group) for group in groups]
        waiting += _latest_first(
            [*parts, *((begins[id_], depth + 1, id_) for id_ in inner.get(part, ()))]
        )


Part: TypeAlias = tuple[Told, int, str | tuple[Event, ...]]
"""Where it begins, how deep it is, and the id of an arc or the events of a season."""


def _latest_first(parts: Iterable[Part]) -> list[Part]:
    """A stack of which the earliest part is taken first; of those that begin together, the first."""
    return sorted(parts, key=lambda part: part[0])[::-1]


def _headed(events: Iterable[Event]) -> Iterator[tuple[Event, ...]]:
    """The events in groups of which each has one heading: a season, or a year."""
    groups: dict[Any, list[Event]] = {}
    for event in events:
        code = event.episode
        heading = (code.series, code.season) if code else _year(event)
        groups.setdefault(heading, []).append(event)
    return map(tuple, groups.values())


def _own_events(events: tuple[Event, ...], timeline: Timeline) -> Mapping[str, list[Event]]:
    """For each thread its events that are not also in a thread within it."""
    own: dict[str, list[Event]] = {}
    for event in events:
        outer = set()
        for id_ in event.arcs if len(event.arcs) > 1 else ():
            name = timeline.arcs[id_].within
            while name and name not in outer:
                outer.add(name)
                name = timeline.arcs[name].within
        for id_ in event.arcs:
            if id_ not in outer:
                own.setdefault(id_, []).append(event)
    return own


def _deeper(depth: int, nodes: Iterable[Node]) -> Iterator[Node]:
    return (node._replace(depth=node.depth + depth) for node in nodes)


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
    held: dict[str, list[Event]] = {}
    for event in events:
        for id_ in event.characters:
            held.setdefault(id_, []).append(event)
    for character in timeline.characters.values():
        if character.id in held:
            yield Node(0, character.name, character.id, is_heading=True)
            yield from _deeper(1, event_tree(tuple(held[character.id]), timeline, screen))


BY = ("season", "arc", "character")
