"""What the trees hold: events by season, arc or character, causes and effects, and records within others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import groupby, islice, starmap
from typing import Any, NamedTuple, TypeAlias

from rich.text import Text

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.ordering import Told, appearing
from pdtimeline.model.records import Arc, Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query import causes
from pdtimeline.query.filters import parts_of, with_outer
from pdtimeline.query.periods import begin
from pdtimeline.query.usage import arc_begins
from pdtimeline.render.columns import Column, Sheet
from pdtimeline.render.console import text
from pdtimeline.render.date_words import date_words
from pdtimeline.render.query_words import year_words
from pdtimeline.render.trees import GAP, Node, deeper
from pdtimeline.terminal.screen import Screen

COUNTS = ("events", "episodes")
STEPS = 3  # of causes or effects that a screen shows, unless more are asked for
NAMES = {"arcs": "thread", "characters": "who", "people": "who", "places": "place"}
ROLES = {"episode": "when", "first": "fact", "last": "fact", "date": "fact", "aired": "fact",
         "published": "fact", "events": "fact", "episodes": "fact"}  # fmt: skip


class Titles(NamedTuple):
    """What the lines of events are made of."""

    timeline: Timeline
    screen: Screen
    disputed: frozenset[str]
    columns: tuple[Column, ...] = ()  # what stands in each line, if not the title

    def node(
        self, depth: int, event: Event, heading: EpisodeCode | str = "", line: Text | None = None
    ) -> Node:
        """The line of an event below the heading: the columns that were picked, or else the title and ID.

        *line* stands for the title and what is said with it.
        """
        if not self.columns:
            return Node(depth, line or self.event(event, heading), event.id)
        return Node(depth, _joined(self.columns, event))

    def event(self, event: Event, heading: EpisodeCode | str = "") -> Text:
        """The title, with what is to be known of it, and its date where the *heading* does not say it.

        Below an episode another date stands behind the title; else the episode or the date stands in front.
        """
        if isinstance(heading, str):
            when = self.when(event)
            return self.line(event, before=when if when.plain != heading else Text())
        is_other_day = event.date and event.date != self._aired(heading)
        after = text(self.day(event.date), "fact") if event.date and is_other_day else Text()
        return self.line(event, after=after)

    def line(self, event: Event, *, before: Text | None = None, after: Text | None = None) -> Text:
        """The title between two texts, with what is to be known of the event."""
        title = text(event.title, "production" if event.track == "production" else "title")
        parts = [part for part in (before, title, after) if part]
        if event.track == "production":
            parts.append(Text("production", "fact"))
        if event.confidence and event.confidence != "confirmed":
            parts.append(Text(event.confidence, "doubt"))
        if event.id in self.disputed:
            parts.append(Text("disputed", "disputed"))
        return Text(GAP).join(parts)

    def when(self, event: Event) -> Text:
        """The episode of the event, or else its date; empty without both."""
        if event.episode:
            return text(str(event.episode), "when")
        return text(self.day(event.date), "when") if event.date else Text()

    def day(self, date: PartialDate) -> str:
        """The date in words."""
        return date_words(date, f" {self.screen.sign('none')} ")

    def episode(self, code: EpisodeCode) -> Text:
        """Code, title and date of the episode."""
        episode = self.timeline.episodes.get(code)
        title = f" {episode.title}" if episode and episode.title else ""
        aired = self._aired(code)
        head = text(f"{code}{title}", "when")
        return Text.assemble(head, GAP, text(self.day(aired), "fact")) if aired else head

    def _aired(self, code: EpisodeCode) -> PartialDate | None:
        episode = self.timeline.episodes.get(code)
        return episode.aired if episode else None


def titles_of(timeline: Timeline, screen: Screen, columns: tuple[Column, ...] = ()) -> Titles:
    """What the lines of the timeline's events are made of."""
    disputed = frozenset(id_ for dispute in timeline.disputes.values() for id_ in dispute.events)
    return Titles(timeline, screen, disputed, columns)


def _joined(columns: Iterable[Column], record: Any) -> Text:
    """The values of the columns as people are shown them, without the empty ones."""
    values = (Text.assemble(*starmap(text, column.drawn(record))) for column in columns)
    return Text(GAP).join(filter(None, values))


def event_tree(events: tuple[Event, ...], titles: Titles) -> Iterator[Node]:
    """Events by season and episode, in the order of telling; those without an episode last, by year."""
    timeline = titles.timeline
    for (season, series), members in groupby(_told(events, timeline), lambda pair: pair[0][::2]):
        yield _heading(_season_title(timeline, series, season))
        yield from deeper(1, _by_episode(members, titles))
    yield from _by_year(events, titles)


def _told(events: Iterable[Event], timeline: Timeline) -> list[tuple[EpisodeCode, Event]]:
    """The events that episodes tell, in the order of telling."""
    key = timeline.telling.key
    told = [(event.episode, event) for event in events if event.episode]
    return sorted(told, key=lambda pair: key(pair[0]))


def _heading(title: str) -> Node:
    return Node(0, text(title, "heading"), is_heading=True)


def _by_episode(told: Iterable[tuple[EpisodeCode, Event]], titles: Titles) -> Iterator[Node]:
    """Events under the headings of their episodes; they stand in the order of telling."""
    for code, members in groupby(told, key=lambda pair: pair[0]):
        yield Node(0, titles.episode(code), is_heading=True)
        for _, event in members:
            yield titles.node(1, event, code)


def _by_year(events: Iterable[Event], titles: Titles) -> Iterator[Node]:
    """Those of the events that have no episode, under their years; those without a date last."""
    untold = [event for event in events if not event.episode]
    untold.sort(key=lambda event: (event.date is None, event.date and begin(event.date).year))
    for heading, members in groupby(untold, _year):
        yield _heading(heading)
        for event in members:
            yield titles.node(1, event, heading)


def _year(event: Event) -> str:
    """The year that the event begins in, or ends in where the begin is open."""
    return year_words(event.date) if event.date else "No date"


def _season_title(timeline: Timeline, series: str, season: int) -> str:
    name = timeline.series[series].title + ", " if series in timeline.series else ""
    return f"{name}{'Specials' if not season else f'Season {season}' if not name else f'season {season}'}"


def record_tree(
    records: tuple[Any, ...], sheet: Sheet, columns: tuple[Column, ...] = ()
) -> Iterator[Node]:
    """Any other records: those within another below it, the rest one under the other.

    *columns* are those that were picked.
    """
    has_id = "id" in sheet.names and not columns
    fields = columns or tuple(
        column for column in sheet.pick(sheet.table) if column.name != "within"
    )
    ids = {getattr(record, "id", None) for record in records}
    inner: dict[Any, list[Any]] = {}
    for record in records:
        outer = getattr(record, "within", None)
        inner.setdefault(outer if outer in ids else None, []).append(record)
    stack = [(0, record) for record in reversed(inner.get(None, []))]
    while stack:
        depth, record = stack.pop()
        id_ = getattr(record, "id", "")
        yield Node(depth, _record_text(record, fields, sheet.noun), str(id_) if has_id else "")
        stack += [(depth + 1, child) for child in reversed(inner.get(id_, []) if id_ else [])]


def _record_text(record: Any, columns: tuple[Column, ...], noun: str) -> Text:
    roles = {**ROLES, "name": NAMES.get(noun, "title"), "title": NAMES.get(noun, "title")}
    words = [text(_said(column, record), roles.get(column.name, "")) for column in columns]
    return Text(GAP).join(filter(None, words))


def _said(column: Column, record: Any) -> str:
    """The value as a tree says it, which has no headings: a number with what it counts."""
    value = column.shown(record)
    if column.name in COUNTS:
        return f"{value} {column.name if value != '1' else column.name.removesuffix('s')}"
    return value


def arc_tree(
    arc: Any, events: tuple[Event, ...], timeline: Timeline, screen: Screen
) -> Iterator[Node]:
    """An arc: its title, then its own events and the arcs within it, in the order in which they begin."""
    return _arcs([arc.id], events, titles_of(timeline, screen))


def arcs_tree(
    events: tuple[Event, ...], titles: Titles, only: frozenset[str] = frozenset()
) -> Iterator[Node]:
    """Every arc that has any of the events; those of no arc at the end. With *only*, no other arcs."""
    arcs = titles.timeline.arcs
    tops = [id_ for id_ in only or arcs if arcs[id_].within not in (only or arcs)]
    yield from _only_used(_arcs(tops, events, titles))
    rest = () if only else tuple(event for event in events if not event.arcs)
    if rest:
        yield from headed(Node(0, text("No arc", "heading")), rest, titles)


def _arcs(tops: list[str], events: tuple[Event, ...], titles: Titles) -> Iterator[Node]:
    """The arcs and what is in them, each level in the order in which it begins."""
    timeline = titles.timeline
    own = events_by(_innermost(timeline.arcs), events)
    begins = arc_begins(timeline, events)
    appears = appearing(timeline)
    inner = parts_of(timeline.arcs.values())
    waiting = _latest_first((begins[id_], 0, id_) for id_ in tops)
    while waiting:
        _, depth, part = waiting.pop()
        if isinstance(part, tuple):
            yield from deeper(depth, grouped(part, titles))
            continue
        yield Node(depth, text(timeline.arcs[part].title, "thread"), part, is_heading=True)
        groups = _headed(own.get(part, ()))
        parts = [(min(map(appears, group)), depth + 1, group) for group in groups]
        waiting += _latest_first(
            [*parts, *((begins[id_], depth + 1, id_) for id_ in inner.get(part, ()))]
        )


Part: TypeAlias = tuple[Told, int, str | tuple[Event, ...]]
"""Where it begins, how deep it is, and the id of an arc or the events of an episode or a year."""


def _latest_first(parts: Iterable[Part]) -> list[Part]:
    """A stack of which the earliest part is taken first; of those that begin together, the first."""
    return sorted(parts, key=lambda part: part[0])[::-1]


def _headed(events: Iterable[Event]) -> Iterator[tuple[Event, ...]]:
    """The events in groups of which each has one heading: an episode, or a year."""
    groups: dict[Any, list[Event]] = {}
    for event in events:
        groups.setdefault(event.episode or _year(event), []).append(event)
    return map(tuple, groups.values())


def grouped(events: Iterable[Event], titles: Titles) -> Iterator[Node]:
    """Events by episode, in the order of telling; those without an episode last, by year."""
    yield from _by_episode(_told(events, titles.timeline), titles)
    yield from _by_year(events, titles)


def headed(heading: Node, events: Iterable[Event], titles: Titles) -> Iterator[Node]:
    """The events as `grouped` has them, below a heading."""
    yield heading._replace(is_heading=True)
    yield from deeper(heading.depth + 1, grouped(events, titles))


def events_by(
    ids_of: Callable[[Event], Iterable[str]],
    events: Iterable[Event],
    only: AbstractSet[str] = frozenset(),
) -> dict[str, list[Event]]:
    """The events of each record that *ids_of* gives for them. With *only*, of no other record."""
    events_of: dict[str, list[Event]] = {}
    for event in events:
        for id_ in ids_of(event):
            if not only or id_ in only:
                events_of.setdefault(id_, []).append(event)
    return events_of


def _innermost(arcs: Mapping[str, Arc]) -> Callable[[Event], list[str]]:
    """What gives the arcs of an event, without those that others of them are within."""

    def ids_of(event: Event) -> list[str]:
        outer = with_outer((arcs[id_].within for id_ in event.arcs), arcs)
        return [id_ for id_ in event.arcs if id_ not in outer]

    return ids_of


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
    events: tuple[Event, ...], titles: Titles, only: frozenset[str] = frozenset()
) -> Iterator[Node]:
    """Every character who is in any of the events, with these. With *only*, no other characters."""
    events_of = events_by(lambda event: event.characters, events, only)
    for id_, character in titles.timeline.characters.items():
        if id_ in events_of:
            yield from headed(Node(0, text(character.name, "who"), id_), events_of[id_], titles)


def causes_tree(
    event: Event,
    timeline: Timeline,
    screen: Screen,
    *,
    effects: bool = False,
    depth: int | None = None,
    limit: int | None = None,
) -> Iterator[Node]:
    """An event with what led to it (with *effects*: what it led to), *depth* steps far at most.

    Without a depth a screen shows a few steps and says how many events there are beyond. *limit* is how many
    events are shown at most besides the first.
    """
    titles = titles_of(timeline, screen)
    graph = causes.effects(timeline) if effects else causes.causes(timeline)
    steps = STEPS if depth is None and screen.is_terminal else depth
    most = len(timeline.events) if steps is None else steps
    visits = causes.tree_of(timeline, event.id, graph, most)
    ids = set()
    for visit in visits if limit is None else islice(visits, limit + 1):
        ids.add(visit.event.id)
        yield Node(visit.depth, _visited(visit, titles), visit.event.id)
    if limit is None and steps is not None and screen.is_terminal:
        walk = causes.effects_of if effects else causes.causes_of
        beyond = [step for step in walk(timeline, event.id) if step.event.id not in ids]
        if beyond:
            yield _rest(event, beyond, steps, screen, effects=effects)


def _visited(visit: causes.Visit, titles: Titles) -> Text:
    line = titles.event(visit.event)
    if visit.seen:
        line.append(f"{GAP}(see above)", "fact")
    if visit.hidden:
        line.append(f"{GAP}{titles.screen.sign('more')} {visit.hidden} more", "fact")
    return line


def _rest(
    event: Event, beyond: list[causes.Step], steps: int, screen: Screen, *, effects: bool
) -> Node:
    """How many events lie beyond what is shown, and the command that goes on."""
    depth = min(steps + STEPS, max(step.depth for step in beyond))
    option = " --effects" if effects else ""
    command = screen.command(f"why {event.id}{option} --depth {depth}")
    line = text(f"{screen.sign('more')} {len(beyond)} more: {command}", "fact")
    return Node(0, line, is_command=True)
