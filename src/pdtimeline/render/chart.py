"""Lanes over the seasons, fitted to the width: the height of a block says how many events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.text import Text

from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.swimlanes import Lane
from pdtimeline.render.console import LANES, drawn
from pdtimeline.render.escapes import visible
from pdtimeline.render.wrapping import fold, width_of
from pdtimeline.terminal.screen import Screen

BLOCKS = " ▁▂▃▄▅▆▇█"
NAME_ROOM, NAME_LEAST = 36, 20  # cells that the names keep; a longer one stands in several lines
LABEL_ROOM = 8  # likewise, for the heads of seasons of another series
PARTS, FEW_PARTS = (6, 5, 4, 3), (6, 5, 4, 3, 2, 1)  # of a season; where names have less room
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


def chart(lanes: tuple[Lane, ...], timeline: Timeline, screen: Screen) -> Iterator[str]:
    """A heading of seasons and a line a lane, in several panels where one is too wide; the legend last."""
    return drawn(_lines(lanes, timeline, screen), screen)


def _lines(lanes: tuple[Lane, ...], timeline: Timeline, screen: Screen) -> Iterator[Text]:
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
                    "".join(_sign(n, highest, screen) for n in part) for part in row[start:stop]
                ]
                cells = [p.ljust(w) for p, w in zip(parts, layout.columns[start:stop], strict=True)]
                yield from _lane(lane, " ".join(cells), total, LANES[at % len(LANES)], layout)
        yield Text()
    for line in fold(_legend(highest, screen), screen.width):
        yield Text(line, "fact")


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


def _seasons(lanes: tuple[Lane, ...], timeline: Timeline) -> list[Season]:
    """The seasons from the first to the last that has an event, those between included."""
    found: dict[str, set[int]] = {}
    for lane in lanes:
        for cell in lane.cells:
            found.setdefault(cell.episode.series, set()).add(cell.episode.season)
    for code in timeline.episodes:
        known = found.get(code.series, set())
        if known and min(known) <= code.season <= max(known):
            known.add(code.season)
    ranks = ["", *timeline.series]
    return [
        (series, number)
        for series in sorted(found, key=ranks.index)
        for number in sorted(found[series])
    ]


def _counts(lane: Lane, lengths: dict[Season, int], per_season: int) -> list[list[int]]:
    """For each season the events in its parts of equal length."""
    counts = {season: [0] * per_season for season in lengths}
    for cell in lane.cells:
        season = (cell.episode.series, cell.episode.season)
        part = (max(1, cell.episode.number) - 1) * per_season // lengths[season]
        counts[season][part] += cell.events
    return list(counts.values())


def _lengths(
    seasons: list[Season], lanes: tuple[Lane, ...], timeline: Timeline
) -> dict[Season, int]:
    """How many episodes each season has, as far as anything is known of it."""
    lengths = dict.fromkeys(seasons, 1)
    codes: list[EpisodeCode] = [*timeline.episodes]
    codes += [cell.episode for lane in lanes for cell in lane.cells]
    for code in codes:
        season = (code.series, code.season)
        if season in lengths:
            lengths[season] = max(lengths[season], code.number)
    return lengths


def _sign(number: int, highest: int, screen: Screen) -> str:
    if screen.is_ascii:
        return " " if not number else "9" if number > 9 else str(number)
    if not number:
        return " "
    return BLOCKS[max(1, min(8, -(-number * 8 // max(highest, 8))))]


def _legend(highest: int, screen: Screen) -> str:
    events = f"{highest} event{'' if highest == 1 else 's'}"
    if screen.is_ascii:
        return f"Each digit counts the events in a part of a season (9 means 9 or more; most: {events})."
    return f"Bar height shows the number of events in a part of a season; the tallest is {events}."
