"""The numbers and names that the script works with, beside what stands in the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from pdtimeline.export.page.contents import Contents, records
from pdtimeline.export.page.outline import Outline, bands, places, seconds_of
from pdtimeline.model.dates import Instant
from pdtimeline.model.records import Event
from pdtimeline.query.lookup import called
from pdtimeline.render.escapes import visible

EPOCH = seconds_of(Instant(1970))
NAMED = ("characters", "arcs", "places")  # the sections that make lanes and filters
UNSURE = frozenset("~?%X")


def script_data(contents: Contents, told: Outline, happened: Outline) -> dict[str, Any]:
    """Everything that the script reads; the keys are its words."""
    timeline, events = contents.timeline, contents.events
    seasons = {band.season for band in bands(contents)}
    ids = {section: list(records(contents, section)) for section in NAMED}
    numbers = {section: {id_: n for n, id_ in enumerate(ids[section])} for section in NAMED}
    days = [event.date.days if event.date else (None, None) for event in events]

    def numbered(section: str, ids_of: Callable[[Event], Iterable[str | None]]) -> list[list[int]]:
        return [_numbers(ids_of(event), numbers[section]) for event in events]

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
            "from": [first and seconds_of(first) - EPOCH for first, _ in days],
            "to": [last and seconds_of(last) - EPOCH for _, last in days],
            "unsure": [int(not UNSURE.isdisjoint(str(event.date or ""))) for event in events],
            "told": [int(event.episode is not None) for event in events],
            "production": [int(event.track == "production") for event in events],
            "inferred": [int(event.confidence == "inferred") for event in events],
            "died": numbered("characters", lambda event: event.died),
            "characters": numbered(
                "characters", lambda event: (*event.characters, *event.born, *event.died)
            ),
            "lives": numbered("characters", _only_lives),
            "arcs": numbered("arcs", lambda event: event.arcs),
            "places": numbered("places", lambda event: (event.place,)),
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
    lanes: dict[tuple[str, frozenset[str]], tuple[int, str]] = {}
    held: dict[str, list[tuple[int, str]]] = {}
    for number, event in enumerate(contents.events):
        for change in event.changes:
            key = (change.facet, frozenset(change.of))
            if key not in lanes:
                who = " & ".join(contents.name(id_) for id_ in change.of)
                name = visible(f"{who}: {contents.timeline.facets[change.facet].title}")
                lanes[key] = len(lanes), name
                for id_ in change.of:
                    held.setdefault(id_, []).append(lanes[key])
            value = None if change.to is None else visible(change.to)
            yield [number, *lanes[key], value, contents.change_gate(event, change)]
        for id_ in event.died:
            gate = max(contents.event_gate(event), contents.who_gate(id_))
            for lane in held.get(id_, ()):
                yield [number, *lane, None, gate]


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


def _numbers(ids: Iterable[str | None], numbers: Mapping[str, int]) -> list[int]:
    return [numbers[id_] for id_ in dict.fromkeys(ids) if id_ and id_ in numbers]
