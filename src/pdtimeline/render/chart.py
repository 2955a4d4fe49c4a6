"""Lanes over the seasons or the calendar, fitted to the width: the height of a block says how many events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from rich.text import Text

from pdtimeline.model.ordering import DATED
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.periods import SEASON
from pdtimeline.query.swimlanes import Lane
from pdtimeline.render.console import LANES, drawn
from pdtimeline.render.escapes import visible
from pdtimeline.render.query_words import count_words
from pdtimeline.render.time_axis import Axis, axis_for
from pdtimeline.render.wrapping import fold, width_of
from pdtimeline.terminal.screen import Screen

BLOCKS = " ▁▂▃▄▅▆▇█"
SEASON_FULL, CALENDAR_FULL = 8, 4  # events that a whole block stands for at least
NAME_ROOM, NAME_LEAST = 36, 20  # cells that the names keep; a longer one stands in several lines
LABEL_ROOM = 8  # likewise, for the heads of seasons of another series
PARTS, FEW_PARTS = (6, 5, 4, 3), (6, 5, 4, 3, 2, 1)  # of a season; where names have less room
CELLS, FEW_CELLS = 40, 20  # of the calendar, likewise
USUAL = 2  # parts where the seasons do not fit side by side
GAP = "  "

Season = tuple[str, int]


Panel = tuple[list[str], list[tuple[str, int]]]
"""What stands above the cells, and for each lane the cells and how many events they are."""


class Layout(NamedTuple):
    """In how many parts a season is drawn, the heads of the seasons, and the cells of the columns.

    `names` is 0 where the names stand above their lanes, and `cells` is what all cells of a line have.
    """

    parts: int
    labels: tuple[list[str], ...]
    columns: tuple[int, ...]
    names: int = 0
    cells: int = 0


def chart(
    lanes: tuple[Lane, ...], timeline: Timeline, screen: Screen, scale: str = SEASON
) -> Iterator[str]:
    """A heading and a line a lane; the legend last.

    Seasons stand in several panels where one is too wide; of the calendar a cell holds as much as is needed
    to have room for all of it.
    """
    return drawn(_lines(lanes, timeline, screen, scale), screen)


def _lines(
    lanes: tuple[Lane, ...], timeline: Timeline, screen: Screen, scale: str
) -> Iterator[Text]:
    digits = len(str(max(sum(cell.events for cell in lane.cells) for lane in lanes)))
    room = screen.width - len(GAP) - digits
    if scale == SEASON:
        layout, panels, legend = _by_season(lanes, timeline, room, screen)
    else:
        layout, panels, legend = _by_calendar(lanes, scale, room, screen)
    indent = " " * layout.names + GAP if layout.names else ""
    for heads, rows in panels:
        yield from (Text(f"{indent}{head}", "heading") for head in heads)
        for at, (lane, (cells, total)) in enumerate(zip(lanes, rows, strict=True)):
            role = (
                LANES[at % len(LANES)] if lane.id else "fact"
            )  # what belongs to no lane has no color
            if total:
                yield from _lane(lane, cells, (str(total).rjust(digits), "fact"), role, layout)
        yield Text()
    yield from (Text(line, "fact") for line in fold(legend, screen.width))


def _by_season(
    told: tuple[Lane, ...], timeline: Timeline, room: int, screen: Screen
) -> tuple[Layout, list[Panel], str]:
    anchors = _anchors(told, timeline)
    lanes = tuple(_among_seasons(lane, anchors, timeline) for lane in told)
    seasons = _seasons(lanes, timeline)
    lengths = _lengths(seasons, lanes, timeline)
    layout = _layout([visible(lane.name) for lane in lanes], seasons, room)
    counts = [_counts(lane, lengths, layout.parts) for lane in lanes]
    highest = max(number for row in counts for part in row for number in part)
    panels: list[Panel] = []
    for panel in _panels(layout):
        columns = layout.columns[panel]
        rows = [_cells(row[panel], columns, highest, screen) for row in counts]
        panels.append((_heads(layout.labels[panel], columns), rows))
    others = "" if lanes == told else " Events of other series are in the season that ran then."
    return layout, panels, _legend("a part of a season", highest, screen) + others


def _cells(
    parts: list[list[int]], columns: tuple[int, ...], highest: int, screen: Screen
) -> tuple[str, int]:
    """The signs of the parts of some seasons, and how many events are in them."""
    signs = ("".join(_sign(number, highest, screen) for number in part) for part in parts)
    cells = (sign.ljust(width) for sign, width in zip(signs, columns, strict=True))
    return " ".join(cells), sum(map(sum, parts))


def _by_calendar(
    lanes: tuple[Lane, ...], scale: str, room: int, screen: Screen
) -> tuple[Layout, list[Panel], str]:
    names = _name_room([visible(lane.name) for lane in lanes], room)
    numbers = [cell.when.number for lane in lanes for cell in lane.cells]
    axis = axis_for(numbers, scale, room - (names + len(GAP) if names else 0))
    counts = [_per_cell(lane, axis) for lane in lanes]
    highest = max(number for row in counts for number in row)
    rows = [
        ("".join(_bar(number, highest, axis.width, screen) for number in row), sum(row))
        for row in counts
    ]
    layout = Layout(1, (), (), names, axis.room)
    return layout, [(axis.heads(), rows)], _legend(axis.each(), highest, screen)


def _name_room(names: list[str], room: int) -> int:
    """How wide the names stand beside the cells; 0 where they stand above."""
    longest = max(map(width_of, names))
    for most, least in ((NAME_ROOM, CELLS), (NAME_LEAST, FEW_CELLS)):
        width = min(longest, most)
        if room - width - len(GAP) >= least and _keeps_words(names, width):
            return width
    return 0


def _per_cell(lane: Lane, axis: Axis) -> list[int]:
    counts = [0] * axis.cells
    for cell in lane.cells:
        counts[axis.cell(cell.when.number)] += cell.events
    return counts


def _bar(number: int, highest: int, width: int, screen: Screen) -> str:
    """The sign of a cell, as wide as the cell, with a blank to the next where there is room."""
    sign = _sign(number, highest, screen, CALENDAR_FULL)
    if screen.is_ascii:
        return sign.ljust(width)
    return (sign * (width - 1 if width > 2 else width)).ljust(width)


def _layout(names: list[str], seasons: list[Season], room: int) -> Layout:
    longest = max(map(width_of, names))
    for name_room, choices in ((NAME_ROOM, PARTS), (NAME_LEAST, FEW_PARTS)):
        for parts in choices:
            layout = _side_by_side(seasons, parts, room)
            left = room - len(GAP) - sum(layout.columns) - len(seasons) + 1
            if left >= min(longest, name_room) and _keeps_words(names, left):
                return layout._replace(names=min(left, longest), cells=room)
    layout = _side_by_side(seasons, USUAL, room)
    name_room = min(longest, NAME_LEAST)
    left = room - name_room - len(GAP)
    if left >= max(layout.columns) and _keeps_words(names, name_room):
        return layout._replace(names=name_room, cells=left)
    return layout._replace(cells=room)


def _side_by_side(seasons: list[Season], parts: int, room: int) -> Layout:
    labels = tuple(_label(season, parts, room) for season in seasons)
    columns = tuple(max(parts, *map(width_of, label)) for label in labels)
    return Layout(parts, labels, columns)


def _keeps_words(names: list[str], room: int) -> bool:
    """Whether no word of a name is broken, unless it has wide characters, which may be anywhere."""
    words = [word for name in names for word in name.split(" ")]
    return all(width_of(word) <= room or width_of(word) > len(word) for word in words)


def _panels(layout: Layout) -> Iterator[slice]:
    """Which seasons each panel has; one at least."""
    start, taken = 0, 0
    for at, width in enumerate(layout.columns):
        if at > start and taken + width > layout.cells:
            yield slice(start, at)
            start, taken = at, 0
        taken += width + 1
    yield slice(start, None)


def _label(season: Season, parts: int, room: int) -> list[str]:
    """The lines of the head of a season; of another series, with its id, which is not broken."""
    series, number = season
    if series:
        return fold(f"{series} {number}", min(max(parts, LABEL_ROOM, len(series)), room))
    return [f"S{number}" if len(f"S{number}") <= parts else str(number)]


def _heads(labels: tuple[list[str], ...], columns: tuple[int, ...]) -> list[str]:
    """The lines above the seasons."""
    return [
        " ".join(head.ljust(width) for head, width in zip(heads, columns, strict=True))
        for heads in zip_longest(*labels, fillvalue="")
    ]


def _lane(
    lane: Lane, cells: str, total: tuple[str, str], role: str, layout: Layout
) -> Iterator[Text]:
    """The name, and right behind its last line the blocks, and how many events they are."""
    width = layout.names or layout.cells + len(GAP) + len(total[0])
    names = fold(visible(lane.name), width)
    above = [f"{' ' * (layout.names - width_of(name))}{name}" for name in names]
    start = above.pop() + GAP if layout.names else ""
    yield from map(Text, above)
    yield Text.assemble(start, (cells, role), GAP, total)


def _among_seasons(lane: Lane, anchors: list[EpisodeCode], timeline: Timeline) -> Lane:
    """The lane with the episodes of other series in the season of the main one that had begun by then.

    What comes before the first season, or has no date, keeps a place of its own.
    """
    key = timeline.telling.key
    keys = [key(code) for code in anchors]

    def placed(code: EpisodeCode) -> EpisodeCode:
        told = key(code)
        at = bisect_right(keys, told) if code.series and told.band == DATED else 0
        return anchors[at - 1] if at else code

    return lane._replace(cells=tuple(cell._replace(when=placed(cell.when)) for cell in lane.cells))


def _anchors(lanes: tuple[Lane, ...], timeline: Timeline) -> list[EpisodeCode]:
    """The episodes of the main series in their order, if the lanes have any of its events."""
    codes = [cell.when for lane in lanes for cell in lane.cells if not cell.when.series]
    anchors = {*codes, *(code for code in timeline.episodes if not code.series)} if codes else ()
    return sorted((code for code in anchors if code.season), key=timeline.telling.key)


def _seasons(lanes: tuple[Lane, ...], timeline: Timeline) -> list[Season]:
    """The seasons from the first to the last that has an event, those between included.

    Beside the main series, those of another one came before it (`_among_seasons`), or nobody knows when.
    """
    seasons: dict[str, set[int]] = {}
    for lane in lanes:
        for cell in lane.cells:
            seasons.setdefault(cell.when.series, set()).add(cell.when.season)
    for code in timeline.episodes:
        numbers = seasons.get(code.series, set())
        if numbers and min(numbers) <= code.season <= max(numbers):
            numbers.add(code.season)
    key = timeline.telling.key
    codes = {cell.when for lane in lanes for cell in lane.cells if cell.when.series}
    earlier = {code.series for code in codes if key(code).band == DATED} if "" in seasons else set()
    ranks = ["", *timeline.series]
    return [
        (series, number)
        for series in sorted(seasons, key=lambda id_: (id_ not in earlier, ranks.index(id_)))
        for number in sorted(seasons[series])
    ]


def _counts(lane: Lane, lengths: dict[Season, int], per_season: int) -> list[list[int]]:
    """For each season the events in its parts of equal length."""
    counts = {season: [0] * per_season for season in lengths}
    for cell in lane.cells:
        season = (cell.when.series, cell.when.season)
        part = (max(1, cell.when.number) - 1) * per_season // lengths[season]
        counts[season][part] += cell.events
    return list(counts.values())


def _lengths(
    seasons: list[Season], lanes: tuple[Lane, ...], timeline: Timeline
) -> dict[Season, int]:
    """How many episodes each season has, as far as anything is known of it."""
    lengths = dict.fromkeys(seasons, 1)
    codes: list[EpisodeCode] = [*timeline.episodes]
    codes += [cell.when for lane in lanes for cell in lane.cells]
    for code in codes:
        season = (code.series, code.season)
        if season in lengths:
            lengths[season] = max(lengths[season], code.number)
    return lengths


def _sign(number: int, highest: int, screen: Screen, full: int = SEASON_FULL) -> str:
    if not number:
        return " "
    return str(min(number, 9)) if screen.is_ascii else BLOCKS[-(-number * 8 // max(highest, full))]


def _legend(each: str, highest: int, screen: Screen) -> str:
    events = count_words(highest, "events")
    if screen.is_ascii:
        return f"Each digit counts the events in {each} (9 means 9 or more; most: {events})."
    return f"Bar height shows the number of events in {each}; the tallest is {events}."
