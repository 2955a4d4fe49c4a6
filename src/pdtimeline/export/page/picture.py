"""A still picture of the lanes, for readers without the script."""

from __future__ import annotations

from collections.abc import Iterator

from pdtimeline.export.page.contents import Contents
from pdtimeline.export.page.markup import line
from pdtimeline.export.page.outline import bands, places, seconds_of
from pdtimeline.export.page.words import short_date
from pdtimeline.query.lookup import called
from pdtimeline.query.periods import begin
from pdtimeline.query.swimlanes import outermost

WIDTH, NAMES, ROW, HEAD = 860, 210, 22, 26
LANES = 16
LETTERS = 34  # as many letters of a name have room beside the lanes


def picture(contents: Contents) -> Iterator[str]:
    """The lanes of the arcs or characters with the most events; a dot is an event."""
    lanes = _lanes(contents)
    at = _told_scale(contents) if contents.is_told else _date_scale(contents)
    height = HEAD + ROW * len(lanes)
    yield (
        f'<svg class="still" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-label="The events in lanes; they follow as a list">'
    )
    yield from _stripes(contents, height) if contents.is_told else _ends(contents)
    for row, (name, numbers) in enumerate(lanes):
        y = HEAD + ROW * row + ROW // 2
        dots = sorted({at[number] for number in numbers if number in at})
        yield f'<line x1="{NAMES}" x2="{WIDTH}" y1="{y}" y2="{y}"/>'
        short = name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"
        yield f'<text class="n" x="0" y="{y + 4}">{line(short)}</text>'
        yield f'<path d="{"".join(f"M{x} {y}h0" for x in dots)}"/>'
    yield "</svg>"


def _lanes(contents: Contents) -> list[tuple[str, list[int]]]:
    """Names and events of the lanes: of outer arcs if most events have arcs, else of characters."""
    timeline, events = contents.timeline, contents.events
    by_arc = sum(bool(event.arcs) for event in events) > 0.8 * len(events)
    owners = outermost(timeline.arcs)
    lanes: dict[str, list[int]] = {}
    for number, event in enumerate(events):
        outer = dict.fromkeys(owners[id_] for id_ in event.arcs)
        for id_ in outer if by_arc else event.characters:
            lanes.setdefault(id_, []).append(number)
    most = sorted(lanes, key=lambda id_: -len(lanes[id_]))[:LANES]
    section = timeline.records("arcs" if by_arc else "characters")
    return [(called(section[id_]), lanes[id_]) for id_ in lanes if id_ in most]


def _told_scale(contents: Contents) -> dict[int, int]:
    """Where each event stands: each episode has the same room."""
    room = (WIDTH - NAMES) / len(contents.codes)
    return {n: round(NAMES + (place + 0.5) * room) for n, place in enumerate(places(contents))}


def _seconds(contents: Contents) -> dict[int, int]:
    """When each event with a date began, as far as that is known."""
    return {
        number: seconds_of(begin(event.date))
        for number, event in enumerate(contents.events)
        if event.date
    }


def _date_scale(contents: Contents) -> dict[int, int]:
    """Where each event with a date stands, true to scale."""
    known = _seconds(contents)
    first = min(known.values(), default=0)
    length = max(known.values(), default=0) - first or 1
    room = WIDTH - NAMES - 8
    return {n: NAMES + 4 + round((second - first) * room / length) for n, second in known.items()}


def _ends(contents: Contents) -> Iterator[str]:
    """The first date and the last."""
    known = _seconds(contents)
    for place, end in ((f'x="{NAMES}"', min), (f'x="{WIDTH}" text-anchor="end"', max)):
        if known:
            date = contents.events[end(known, key=known.__getitem__)].date
            yield f'<text {place} y="16">{line(short_date(date))}</text>'


def _stripes(contents: Contents, height: int) -> Iterator[str]:
    """The seasons, every other one on a stripe."""
    room = (WIDTH - NAMES) / len(contents.codes)
    for number, band in enumerate(bands(contents)):
        x, end = round(NAMES + band.first * room), round(NAMES + (band.last + 1) * room)
        if number % 2:
            yield f'<rect class="s" x="{x}" y="0" width="{end - x}" height="{height}"/>'
        name = "" if band.season is None else str(band.season)
        yield f'<text x="{(x + end) / 2:g}" y="16" text-anchor="middle">{name}</text>'
