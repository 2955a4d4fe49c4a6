"""Lanes over the seasons, fitted to the width: the height of a block says how many events."""

from __future__ import annotations

from collections.abc import Iterator

from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.swimlanes import Lane
from pdtimeline.render.escapes import visible
from pdtimeline.render.wrapping import fold, width_of
from pdtimeline.terminal.screen import Screen

BLOCKS = " ▁▂▃▄▅▆▇█"
NAME_ROOM, NAME_LEAST = 36, 20  # cells that the names keep; a longer one goes on below
LABEL_ROOM = 8  # likewise, for the heads of seasons of another series
PARTS, FEW_PARTS = (6, 5, 4, 3), (6, 5, 4, 3, 2, 1)  # of a season; where names have less room
USUAL = 2  # parts where the seasons do not fit side by side

Season = tuple[str, int]


def chart(lanes: tuple[Lane, ...], timeline: Timeline, screen: Screen) -> Iterator[str]:
    """A heading of seasons and a line a lane, in several panels where one is too wide; the legend last."""
    seasons = _seasons(lanes, timeline)
    lengths = _lengths(seasons, lanes, timeline)
    longest = max((width_of(visible(lane.name)) for lane in lanes), default=0)
    per_season, room = _parts(seasons, longest, screen.width)
    counts = [_counts(lane, lengths, per_season) for lane in lanes]
    highest = max((number for row in counts for part in row for number in part), default=1)
    for start, stop in _panels(seasons, per_season, screen.width - room - 2):
        yield from _heading(seasons[start:stop], per_season, room, screen)
        for lane, row in zip(lanes, counts, strict=True):
            if any(map(any, row[start:stop])):
                parts = ["".join(_sign(n, highest, screen) for n in part) for part in row]
                widths = [_column(season, per_season) for season in seasons]
                cells = [p.ljust(w) for p, w in zip(parts, widths, strict=True)]
                yield from _lane(lane, " ".join(cells[start:stop]), room)
        yield "\n"
    for line in fold(_legend(highest, screen), screen.width):
        yield screen.paint("dim", line) + "\n"


def _parts(seasons: list[Season], longest: int, width: int) -> tuple[int, int]:
    """In how many parts a season is drawn, and how wide the names are."""
    for name_room, choices in ((NAME_ROOM, PARTS), (NAME_LEAST, FEW_PARTS)):
        for per_season in choices:
            room = width - 1 - sum(_column(season, per_season) + 1 for season in seasons)
            if room >= min(longest, name_room):
                return per_season, min(room, longest)
    return USUAL, min(longest, NAME_LEAST)


def _panels(seasons: list[Season], per_season: int, room: int) -> Iterator[tuple[int, int]]:
    """From which to which season each panel reaches; each has one at least."""
    start, taken = 0, 0
    for at, season in enumerate(seasons):
        width = _column(season, per_season)
        if at > start and taken + width > room:
            yield start, at
            start, taken = at, 0
        taken += width + 1
    yield start, len(seasons)


def _column(season: Season, per_season: int) -> int:
    """The width of the column of a season."""
    return max(per_season, *map(len, _label(season, per_season)))


def _label(season: Season, per_season: int) -> list[str]:
    """The lines of the head of a season; of another series, with its id."""
    series, number = season
    if series:
        return fold(f"{series} {number}", max(per_season, LABEL_ROOM))
    return [f"S{number}" if len(f"S{number}") <= per_season else str(number)]


def _heading(seasons: list[Season], per_season: int, room: int, screen: Screen) -> Iterator[str]:
    labels = [_label(season, per_season) for season in seasons]
    for at in range(max(map(len, labels))):
        heads = [
            (label[at] if at < len(label) else "").ljust(_column(season, per_season))
            for label, season in zip(labels, seasons, strict=True)
        ]
        yield screen.paint("heading", f"{' ' * room}  {' '.join(heads)}".rstrip(" ")) + "\n"


def _lane(lane: Lane, cells: str, room: int) -> Iterator[str]:
    """The name, folded, and beside its first line the cells."""
    for name in fold(visible(lane.name), room):
        yield f"{name}{' ' * (room - width_of(name))}  {cells}".rstrip(" ") + "\n"
        cells = ""


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
