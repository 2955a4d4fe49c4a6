"""Lanes over the seasons or the calendar, fitted to the width: the height of a block says how many events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
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


class Layout(NamedTuple):
    """In how many parts a season is drawn, the heads of the seasons, and the cells of the columns.

    `names` is 0 where the names stand above their lanes, `seasons` what all seasons of a line have, and
    `digits` what the numbers of events have.
    """

    parts: int
    labels: tuple[list[str], ...]
    columns: tuple[int, ...]
    names: int = 0
    seasons: int = 0
    digits: int = 0


def chart(
    lanes: tuple[Lane, ...], timeline: Timeline, screen: Screen, scale: str = SEASON
) -> Iterator[str]:
    """A heading and a line a lane; the legend last.

    Seasons stand in several panels where one is too wide; of the calendar a cell holds as much as is needed
    to have room for all of it.
    """
    by_season = _by_season(lanes, timeline, screen)
    return drawn(by_season if scale == SEASON else _by_calendar(lanes, scale, screen), screen)


def _by_season(lanes: tuple[Lane, ...], timeline: Timeline, screen: Screen) -> Iterator[Text]:
    anchors = _anchors(lanes, timeline)
    told = lanes
    lanes = tuple(_among_seasons(lane, anchors, timeline) for lane in told)
    seasons = _seasons(lanes, timeline)
    lengths = _lengths(seasons, lanes, timeline)
    layout = _layout(lanes, seasons, screen.width)
    counts = [_counts(lane, lengths, layout.parts) for lane in lanes]
    highest = max((number for row in counts for part in row for number in part), default=1)
    for start, stop in _panels(layout):
        yield from _heading(layout, start, stop)
        for at, (lane, row) in enumerate(zip(lanes, counts, strict=True)):
            total = sum(map(sum, row[start:stop]))
            if total:
                parts = [
                    "".join(_sign(number, highest, screen) for number in part)
                    for part in row[start:stop]
                ]
                widths = layout.columns[start:stop]
                cells = [part.ljust(width) for part, width in zip(parts, widths, strict=True)]
                yield from _lane(lane, " ".join(cells), total, _role(lane, at), layout)
        yield Text()
    others = "" if lanes == told else " Events of other series are in the season that ran then."
    yield from _legend("a part of a season", highest, screen, others)


def _by_calendar(lanes: tuple[Lane, ...], scale: str, screen: Screen) -> Iterator[Text]:
    names = [visible(lane.name) for lane in lanes]
    totals = [sum(cell.events for cell in lane.cells) for lane in lanes]
    digits = len(str(max(totals)))
    room = screen.width - len(GAP) - digits
    name_room = _name_room(names, room)
    numbers = [cell.when.number for lane in lanes for cell in lane.cells]
    axis = axis_for(numbers, scale, room - (name_room + len(GAP) if name_room else 0))
    layout = Layout(1, (), (), name_room, axis.room, digits)
    counts = [_per_cell(lane, axis) for lane in lanes]
    highest = max(number for row in counts for number in row)
    indent = " " * (name_room + len(GAP)) if name_room else ""
    for line in axis.heads():
        yield Text(f"{indent}{line}", "heading")
    for at, (lane, row, total) in enumerate(zip(lanes, counts, totals, strict=True)):
        cells = "".join(_bar(number, highest, axis.width, screen) for number in row)
        yield from _lane(lane, cells, total, _role(lane, at), layout)
    yield Text()
    yield from _legend(axis.each(), highest, screen)


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


def _role(lane: Lane, at: int) -> str:
    """The color of the lane; what belongs to no lane has none."""
    return LANES[at % len(LANES)] if lane.id else "fact"


def _layout(lanes: tuple[Lane, ...], seasons: list[Season], width: int) -> Layout:
    names = [visible(lane.name) for lane in lanes]
    longest = max(map(width_of, names), default=0)
    total = max((sum(cell.events for cell in lane.cells) for lane in lanes), default=0)
    digits = len(str(total))
    room = width - len(GAP) - digits
    for name_room, choices in ((NAME_ROOM, PARTS), (NAME_LEAST, FEW_PARTS)):
        for parts in choices:
            layout = _side_by_side(seasons, parts, room)
            left = room - len(GAP) - sum(layout.columns) - len(seasons) + 1
            if left >= min(longest, name_room) and _keeps_words(names, left):
                return layout._replace(names=min(left, longest), seasons=room, digits=digits)
    layout = _side_by_side(seasons, USUAL, room)
    name_room = min(longest, NAME_LEAST)
    left = room - name_room - len(GAP)
    if left >= max(layout.columns, default=0) and _keeps_words(names, name_room):
        return layout._replace(names=name_room, seasons=left, digits=digits)
    return layout._replace(seasons=room, digits=digits)


def _side_by_side(seasons: list[Season], parts: int, room: int) -> Layout:
    labels = tuple(_label(season, parts, room) for season in seasons)
    columns = tuple(max(parts, *map(width_of, label)) for label in labels)
    return Layout(parts, labels, columns)


def _keeps_words(names: list[str], room: int) -> bool:
    """Whether no word of a name is broken, unless it has wide characters, which may be anywhere."""
    words = [word for name in names for word in name.split(" ")]
    return all(width_of(word) <= room or width_of(word) > len(word) for word in words)


def _panels(layout: Layout) -> Iterator[tuple[int, int]]:
    """From which to which season each panel reaches; each has one at least."""
    start, taken = 0, 0
    for at, width in enumerate(layout.columns):
        if at > start and taken + width > layout.seasons:
            yield start, at
            start, taken = at, 0
        taken += width + 1
    yield start, len(layout.columns)


def _label(season: Season, parts: int, room: int) -> list[str]:
    """The lines of the head of a season; of another series, with its id, which is not broken."""
    series, number = season
    if series:
        return fold(f"{series} {number}", min(max(parts, LABEL_ROOM, len(series)), room))
    return [f"S{number}" if len(f"S{number}") <= parts else str(number)]


def _heading(layout: Layout, start: int, stop: int) -> Iterator[Text]:
    labels, columns = layout.labels[start:stop], layout.columns[start:stop]
    indent = " " * layout.names + GAP if layout.names else ""
    for at in range(max(map(len, labels))):
        heads = [
            (label[at] if at < len(label) else "").ljust(width)
            for label, width in zip(labels, columns, strict=True)
        ]
        yield Text(f"{indent}{' '.join(heads)}".rstrip(" "), "heading")


def _lane(lane: Lane, cells: str, total: int, role: str, layout: Layout) -> Iterator[Text]:
    """The name, and right behind its last line the blocks, and how many events they are."""
    whole = layout.seasons + len(GAP) + layout.digits
    *above, name = fold(visible(lane.name), layout.names or whole)
    yield from (Text(f"{' ' * (layout.names - width_of(line))}{line}") for line in above)
    start = Text(f"{' ' * (layout.names - width_of(name))}{name}{GAP if layout.names else ''}")
    if not layout.names:
        yield start
        start = Text()
    yield Text.assemble(start, (cells, role), GAP, (str(total).rjust(layout.digits), "fact"))


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
    if screen.is_ascii:
        return " " if not number else "9" if number > 9 else str(number)
    if not number:
        return " "
    return BLOCKS[max(1, min(8, -(-number * 8 // max(highest, full))))]


def _legend(each: str, highest: int, screen: Screen, others: str = "") -> Iterator[Text]:
    events = count_words(highest, "events")
    words = (
        f"Each digit counts the events in {each} (9 means 9 or more; most: {events})."
        if screen.is_ascii
        else f"Bar height shows the number of events in {each}; the tallest is {events}."
    )
    for line in fold(words + others, screen.width):
        yield Text(line, "fact")
