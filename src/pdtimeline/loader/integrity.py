"""The rules that need more than one record, one function each: what makes a timeline useless.

A rule is a function from what was read to findings; nothing is printed, nothing is raised, nobody
stops at the first fault. Places are looked up afterwards, and only when something was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from typing import Any, TypeAlias

from pdtimeline.diagnostics.limits import PROBLEMS
from pdtimeline.errors import quoted
from pdtimeline.loader.cycles import LEFT_OUT, rings
from pdtimeline.loader.findings import Finding, Known, records
from pdtimeline.loader.record_builder import a
from pdtimeline.loader.timeline_builder import Reading
from pdtimeline.model import fields
from pdtimeline.model.fields import Field
from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import CHARACTERS, EVENTS, KINDS, PEOPLE
from pdtimeline.model.values import EpisodeCode

Check: TypeAlias = Callable[[Reading], Iterator[Finding]]


def errors(reading: Reading) -> tuple[Finding, ...]:
    """Every fault that the rules find, rule by rule, up to `limits.PROBLEMS` of them.

    Nothing is said about what may be in a part of the file that could not be read.
    """
    found = (finding for check in CHECKS for finding in check(reading))
    return tuple(islice(found, PROBLEMS))


def main_series_is_named(reading: Reading) -> Iterator[Finding]:
    """With several series the head names the main one, and it is one of them."""
    timeline, known = reading.timeline, Known(reading)
    if len(timeline.series) > 1 and not timeline.main and "timeline" not in reading.holes:
        first, *others = timeline.series
        what = "there are several series, but timeline does not name the main one"
        advice = f"add series: {first} (or {', '.join(others)}) below timeline"
        yield Finding("no-main-series", ("timeline",), what, advice)
    if timeline.main:
        yield from known.missing(("series",), timeline.main, ("timeline", "series"))


def references_lead_somewhere(reading: Reading) -> Iterator[Finding]:
    """Every id in a field is the id of a record of the kind that the field wants."""
    known = Known(reading)
    strange = {
        sections
        for sections, names in reading.named.items()
        if sections and not all(map(known.targets(sections).__contains__, filter(None, names)))
    }
    for kind in KINDS if strange else ():
        for index, field in enumerate(kind.fields, 1):
            if strange.isdisjoint(_sections(field)):
                continue
            for key, record in records(reading.timeline, kind).items():
                if record[index]:
                    path = (kind.section, str(key), field.name)
                    yield from _unknown_in(record[index], field, path, known)


def _sections(field: Field) -> set[tuple[str, ...]]:
    """The sections that the field refers to, and those that the fields within it do."""
    return {field.refers}.union(*map(_sections, field.kind.fields if field.kind else ()))


def _unknown_in(
    value: Any, field: Field, path: tuple[str | int, ...], known: Known
) -> Iterator[Finding]:
    if field.kind is not None:
        for index, member in enumerate(value):
            for inner_field, inner in zip(field.kind.fields, member, strict=True):
                if inner and inner_field.refers:
                    yield from _unknown_in(
                        inner, inner_field, (*path, index, inner_field.name), known
                    )
    elif field.form == fields.ID:
        yield from known.missing(field.refers, value, path)
    else:
        for index, word in enumerate(value):
            yield from known.missing(field.refers, word, (*path, index))


def codes_name_their_series(reading: Reading) -> Iterator[Finding]:
    """A code with a series in front names a series of this timeline, and not the main one."""
    timeline, known = reading.timeline, Known(reading)
    for path, code in _codes(timeline):
        if code.series == timeline.main:
            plain = code._replace(series="")
            yield Finding(
                "bad-code",
                path,
                f"{code.series} is the main series and takes no prefix",
                f"write {plain}",
            )
        else:
            yield from known.missing(("series",), code.series, path)


def _codes(timeline: Timeline) -> Iterator[tuple[tuple[str | int, ...], EpisodeCode]]:
    """Every code with a series in front, and the path that leads to it."""
    for kind in KINDS:
        codes = [
            (index, field)
            for index, field in enumerate(kind.fields, 1)
            if field.form in {fields.CODE, fields.CODES}
        ]
        for key, record in records(timeline, kind).items():
            if isinstance(key, EpisodeCode) and key.series:
                yield (kind.section, str(key)), key
            for index, field in codes:
                value = record[index]
                if value and field.form == fields.CODE and value.series:
                    yield (kind.section, str(key), field.name), value
                elif value and field.form == fields.CODES:
                    for at, code in enumerate(value):
                        if code.series:
                            yield (kind.section, str(key), field.name, at), code


def changes_fit_their_facet(reading: Reading) -> Iterator[Finding]:
    """A change is of one or of two, as its facet says."""
    facets = reading.timeline.facets
    for event in reading.timeline.events:
        for index, change in enumerate(event.changes):
            facet = facets.get(change.facet)
            wanted = {"one": 1, "pair": 2}.get(facet.of if facet is not None else "", 0)
            if wanted and change.of and len(change.of) != wanted:
                count, whom = (
                    ("two", "a pair") if wanted == 2 else ("one", "one character or person")
                )
                given = "1 is" if len(change.of) == 1 else f"{len(change.of)} are"
                what = f"facet {quoted(change.facet)} applies to {whom}, but {given} listed"
                path = ("events", event.id, "changes", index, "of")
                yield Finding("wrong-number", path, what, f"list {count}")


def ids_are_unambiguous(reading: Reading) -> Iterator[Finding]:
    """No event, character and person share an id: `knowledge` and `between` take either."""
    owners: dict[str, str] = {}
    for kind in (CHARACTERS, PEOPLE, EVENTS):
        for name in records(reading.timeline, kind):
            if name in owners:
                what = f"{quoted(name)} is already the ID of {a(owners[name])}"
                yield Finding("id-of-two", (kind.section, name), what, "rename one of them")
            else:
                owners[name] = kind.name


def causes_are_no_ring(reading: Reading) -> Iterator[Finding]:
    """No event leads to itself."""
    graph = {event.id: event.causes for event in reading.timeline.events}
    places: dict[str, dict[str, int]] = {}
    for name, index, ring in rings(graph):
        others = _others(ring)
        for effect, _ in others:
            if effect not in places:
                places[effect] = {cause: at for at, cause in enumerate(graph[effect])}
        paths = tuple(("events", one, "causes", places[one][other]) for one, other in others)
        what = f"{ring[-1]} leads to itself: {_steps(ring)}"
        advice = _advice(ring, "causes", "from earlier to later")
        yield Finding("ring", ("events", name, "causes", index), what, advice, paths)


def arcs_and_places_are_no_ring(reading: Reading) -> Iterator[Finding]:
    """No arc and no place lies within itself."""
    for section in ("arcs", "places"):
        some = getattr(reading.timeline, section)
        graph = {name: (one.within,) if one.within else () for name, one in some.items()}
        for name, _, ring in rings(graph):
            paths = tuple((section, one, "within") for one, _ in _others(ring))
            what = f"{ring[-1]} is inside itself: {_steps(ring)}"
            advice = _advice(ring, "within", "from the part to the whole")
            yield Finding("ring", (section, name, "within"), what, advice, paths)


def _steps(ring: tuple[str, ...]) -> str:
    return " <- ".join(ring).replace(LEFT_OUT, "...")


def _others(ring: tuple[str, ...]) -> list[tuple[str, str]]:
    """The steps of a ring before the one that closes it; none when not all of them are told."""
    return [] if LEFT_OUT in ring else list(pairwise(ring[:-1]))


def _advice(ring: tuple[str, ...], field: str, way: str) -> str:
    if len(ring) == 2:
        return (
            f"remove it from {field}" if field == "causes" else f"delete {field}, or name another"
        )
    kept = "the one" if len(ring) == 3 else "those"
    return f"remove one step, and keep {kept} {way}"


CHECKS: tuple[Check, ...] = (
    main_series_is_named,
    references_lead_somewhere,
    codes_name_their_series,
    changes_fit_their_facet,
    ids_are_unambiguous,
    causes_are_no_ring,
    arcs_and_places_are_no_ring,
)
