"""Lanes over the seasons, fitted to the width: the height of a block says how many events."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from pdtimeline.lanes import Lane
from pdtimeline.model import Timeline
from pdtimeline.render.escapes import visible
from pdtimeline.render.tables import fold
from pdtimeline.terminal import Screen
from pdtimeline.values import EpisodeCode

BLOCKS = " ▁▂▃▄▅▆▇█"
NAME_ROOM = 28


def chart(lanes: tuple[Lane, ...], timeline: Timeline, screen: Screen) -> Iterator[str]:
    """A heading of seasons, then a line a lane; what a sign stands for is said below."""
    seasons = _seasons(lanes, timeline)
    names = [fold(visible(lane.name), NAME_ROOM)[0] for lane in lanes]
    room = min(NAME_ROOM, max(map(cell_len, names), default=0))
    per_season = max(1, min(6, (screen.width - room - 2) // max(1, len(seasons)) - 1))
    labels = [_label(series, season, per_season) for series, season in seasons]
    heading = " ".join(label.ljust(per_season) for label in labels)
    columns = [max(per_season, len(label)) for label in labels]
    yield screen.paint("heading", f"{' ' * room}  {heading}".rstrip()) + "\n"
    lengths = _lengths(seasons, lanes, timeline)
    counts = [_counts(lane, lengths, per_season) for lane in lanes]
    highest = max((number for row in counts for part in row for number in part), default=1)
    for name, row in zip(names, counts, strict=True):
        parts = (
            "".join(_sign(number, highest, screen) for number in part).ljust(column)
            for part, column in zip(row, columns, strict=True)
        )
        yield f"{name}{' ' * (room - cell_len(name))}  {' '.join(parts)}".rstrip() + "\n"
    yield "\n" + screen.paint("dim", _legend(highest, screen)) + "\n"


def _seasons(lanes: tuple[Lane, ...], timeline: Timeline) -> list[tuple[str, int]]:
    """The seasons from the first to the last that has an event, those between included."""
    codes = {cell.episode for lane in lanes for cell in lane.cells}
    found = {(code.series, code.season) for code in codes}
    for series in {code.series for code in codes}:
        known = [code.season for code in codes if code.series == series]
        declared = {c.season for c in timeline.episodes if c.series == series}
        found |= {(series, s) for s in declared if min(known) <= s <= max(known)}
    ranks = ["", *timeline.series]
    return sorted(found, key=lambda one: (ranks.index(one[0]), one[1]))


def _label(series: str, season: int, width: int) -> str:
    """The head of a season; of another series, with its id."""
    if series:
        return f"{series} {season}"
    return f"S{season}" if len(f"S{season}") <= width else str(season)


def _counts(lane: Lane, lengths: dict[tuple[str, int], int], per_season: int) -> list[list[int]]:
    """For each season the events in its parts of equal length."""
    counts = {season: [0] * per_season for season in lengths}
    for cell in lane.cells:
        season = (cell.episode.series, cell.episode.season)
        part = (max(1, cell.episode.number) - 1) * per_season // lengths[season]
        counts[season][part] += cell.events
    return list(counts.values())


def _lengths(
    seasons: list[tuple[str, int]], lanes: tuple[Lane, ...], timeline: Timeline
) -> dict[tuple[str, int], int]:
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
        return f"A digit is the number of events in a part of a season (9: nine or more; most: {events})."
    return f"Height is the number of events in a part of a season; the highest is {events}."
