"""The numbers and names that the script works with, beside what stands in the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from pdtimeline.export.page.contents import Contents, records
from pdtimeline.export.page.outline import Outline, bands, places
from pdtimeline.model.dates import DAY, Instant
from pdtimeline.model.records import Event
from pdtimeline.query.lookup import called
from pdtimeline.render.escapes import visible

EPOCH = Instant(1970).days
NAMED = ("characters", "arcs", "places")  # the sections that make lanes and filters
UNSURE = frozenset("~?%X")


def script_data(contents: Contents, told: Outline, happened: Outline) -> dict[str, Any]:
    """Everything that the script reads; the keys are its words."""
    timeline, events = contents.timeline, contents.events
    seasons = {band.season for band in bands(contents)}
    ids = {section: list(records(contents, section)) for section in NAMED}
    numbers = {section: {id_: n for n, id_ in enumerate(ids[section])} for section in NAMED}
    return {
        "key": _key(contents),
        "told": contents.is_told,
        "door": contents.is_told and len(seasons) > 1 and timeline.horizon is None,
        "cut": timeline.horizon is not None,
        "episodes": [_episode(contents, code) for code in contents.codes],
        "bands": [[band.season, band.title, band.first, band.last] for band in bands(contents)],
        **{section: _named(contents, section, numbers[section]) for section in NAMED},
        "changes": list(_changes(contents)),
        "disputes": [contents.gate("disputes", id_) for id_ in records(contents, "disputes")],
        "lists": {"told": _plan(told), "date": _plan(happened)},
        "events": {
            "id": [event.id for event in events],
            "gate": [contents.event_gate(event) for event in events],
            "place": places(contents),
            "season": [_season(event) for event in events],
            "from": [_seconds(event.date.days.first) if event.date else None for event in events],
            "to": [_seconds(event.date.days.last) if event.date else None for event in events],
            "unsure": [int(_is_unsure(event)) for event in events],
            "told": [int(event.episode is not None) for event in events],
            "production": [int(event.track == "production") for event in events],
            "inferred": [int(event.confidence == "inferred") for event in events],
            "died": [_numbers(event.died, numbers["characters"]) for event in events],
            "characters": [
                _numbers((*event.characters, *event.born, *event.died), numbers["characters"])
                for event in events
            ],
            "lives": [_numbers(_only_lives(event), numbers["characters"]) for event in events],
            "arcs": [_numbers(event.arcs, numbers["arcs"]) for event in events],
            "places": [
                _numbers((event.place,) if event.place else (), numbers["places"])
                for event in events
            ],
            "causes": [_numbers(event.causes, contents.numbers) for event in events],
        },
        "title": visible(timeline.title),
    }


def _key(contents: Contents) -> str:
    """What a browser remembers the reader's place under: local files share one store."""
    names = "\n".join((contents.timeline.title, *sorted(contents.timeline.event_ids)))
    return sha256(names.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _episode(contents: Contents, code: Any) -> list[Any]:
    """Code, title, gate of the title."""
    episode = contents.timeline.episodes.get(code)
    title = visible(episode.title or "") if episode else ""
    return [str(code), title, contents.gate("episodes", code) if episode else 0]


def _named(contents: Contents, section: str, numbers: Mapping[str, int]) -> list[list[Any]]:
    """ID, name, gate, and the number of the record around it, -1 without one."""
    return [
        [
            id_,
            visible(called(record)),
            contents.gate(section, id_),
            numbers.get(getattr(record, "within", None) or "", -1),
        ]
        for id_, record in records(contents, section).items()
    ]


def _changes(contents: Contents) -> Iterator[list[Any]]:
    """Event, lane, name of the lane, value (None ends it), gate; a death ends what holds of the dead."""
    lanes: dict[tuple[str, frozenset[str]], int] = {}
    held: dict[str, list[tuple[str, frozenset[str]]]] = {}
    names: list[str] = []
    for number, event in enumerate(contents.events):
        for change in event.changes:
            key = (change.facet, frozenset(change.of))
            if key not in lanes:
                lanes[key] = len(lanes)
                who = " & ".join(contents.name(id_) for id_ in change.of)
                names.append(visible(f"{who}: {contents.timeline.facets[change.facet].title}"))
                for id_ in change.of:
                    held.setdefault(id_, []).append(key)
            value = None if change.to is None else visible(change.to)
            yield [
                number,
                lanes[key],
                names[lanes[key]],
                value,
                contents.change_gate(event, change),
            ]
        for id_ in event.died:
            for key in held.get(id_, ()):
                gate = max(contents.event_gate(event), contents.who_gate(id_))
                yield [number, lanes[key], names[lanes[key]], None, gate]


def _plan(outline: Outline) -> list[Any]:
    """The headings of a list, and the numbers of the events below each."""
    return [
        [
            title,
            [
                [part.heading, visible(part.title), part.date, part.place, part.numbers]
                for part in parts
            ],
        ]
        for title, parts in outline
    ]


def _season(event: Event) -> int:
    """The season of the main series that tells the event; -1 if none does."""
    return event.episode.season if event.episode and not event.episode.series else -1


def _only_lives(event: Event) -> list[str]:
    """Who is born or dies in the event without being among its characters."""
    return [id_ for id_ in (*event.born, *event.died) if id_ not in event.characters]


def _seconds(instant: Instant | None) -> int | None:
    return None if instant is None else (instant.days - EPOCH) * DAY + instant.second


def _is_unsure(event: Event) -> bool:
    return event.date is not None and not UNSURE.isdisjoint(event.date.text)


def _numbers(ids: Any, numbers: Mapping[str, int]) -> list[int]:
    return [numbers[id_] for id_ in dict.fromkeys(ids) if id_ in numbers]
