"""The rules that need more than one record, one function each: what makes a timeline useless.

A rule is a function from the timeline to findings; nothing is printed, nothing is raised, nobody
stops at the first fault. Places are looked up afterwards, and only when something was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from pdtimeline import fields
from pdtimeline.errors import ERROR, Place, Problem, guess, near, quoted
from pdtimeline.fields import Field, Kind
from pdtimeline.model import Timeline
from pdtimeline.rings import rings
from pdtimeline.sections import CHARACTERS, EVENTS, KINDS, PEOPLE, SECTIONS
from pdtimeline.values import EpisodeCode


class Finding(NamedTuple):
    """A fault, with the path of keys and indexes that leads to the word."""

    rule: str
    path: tuple[str | int, ...]
    what: str
    advice: str = ""

    def at(self, place: Place, severity: str = ERROR) -> Problem:
        """The problem at its place."""
        return Problem(self.rule, place, self.what, self.advice, severity)


Check: TypeAlias = Callable[[Timeline], Iterator[Finding]]


def errors(timeline: Timeline) -> tuple[Finding, ...]:
    """Every fault that the rules find, rule by rule."""
    return tuple(finding for check in CHECKS for finding in check(timeline))


def sections_are_there(timeline: Timeline) -> Iterator[Finding]:
    """A timeline has a head with a title; a main series is needed when there are several."""
    if not timeline.title:
        yield Finding(
            "no-head",
            (),
            "the file has no timeline with a title",
            "begin with timeline: {format: 1, title: …}",
        )
    if len(timeline.series) > 1 and not timeline.main:
        listed = ", ".join(timeline.series)
        advice = f"write series: with one of {listed}"
        yield Finding(
            "no-main-series", ("timeline",), "several series, but none is the main one", advice
        )
    if timeline.main and timeline.main not in timeline.series:
        yield _unknown("series", timeline.main, ("timeline", None, "series"), timeline.series)


def references_lead_somewhere(timeline: Timeline) -> Iterator[Finding]:
    """Every id in a field is the id of a record of the kind that the field wants."""
    known = {kind.section: records(timeline, kind) for kind in KINDS}
    people = {**known["characters"], **known["people"]}
    for kind in KINDS:
        plan = _references(kind, known, people)
        for key, record in known[kind.section].items():
            for index, field, targets in plan:
                value = record[index]
                if value and not _all_known(value, targets, field):
                    path = (kind.section, str(key), field.name)
                    yield from _unknown_in(value, targets, field, path)


def _references(
    kind: Kind, known: Mapping[str, Any], people: Mapping[str, Any]
) -> list[tuple[int, Field, Any]]:
    """The fields of the kind that refer to something: index in the record, field, what may be named."""
    plan: list[tuple[int, Field, Any]] = []
    for index, field in enumerate(kind.fields, 1):
        if field.refers:
            plan.append((index, field, _targets(field, known, people)))
        elif field.kind is not None:
            inner = [
                (at, f, _targets(f, known, people))
                for at, f in enumerate(field.kind.fields)
                if f.refers
            ]
            plan.append((index, field, inner))
    return plan


def _targets(field: Field, known: Mapping[str, Any], people: Mapping[str, Any]) -> Any:
    return people if len(field.refers) > 1 else known[field.refers[0]]


def _all_known(value: Any, targets: Any, field: Field) -> bool:
    if field.kind is not None:
        return all(
            not member[at] or _all_known(member[at], inner, inner_field)
            for member in value
            for at, inner_field, inner in targets
        )
    if field.form == fields.ID:
        return value in targets
    return all(map(targets.__contains__, value))


def _unknown_in(value: Any, targets: Any, field: Field, path: tuple[Any, ...]) -> Iterator[Finding]:
    if field.kind is not None:
        for index, member in enumerate(value):
            for at, inner_field, inner in targets:
                if member[at] and not _all_known(member[at], inner, inner_field):
                    yield from _unknown_in(
                        member[at], inner, inner_field, (*path, index, inner_field.name)
                    )
        return
    kind = " or ".join(SECTIONS[section].name for section in field.refers)
    words = [value] if field.form == fields.ID else value
    for index, word in enumerate(words):
        if word not in targets:
            yield _unknown(kind, word, path if field.form == fields.ID else (*path, index), targets)


def _unknown(kind: str, word: str, path: tuple[Any, ...], known: Mapping[str, Any]) -> Finding:
    what = f"no {kind} is called {quoted(word)}"
    plural = {"person": "people", "series": "series"}.get(kind, f"{kind}s")
    advice = (
        guess(near(word, known))
        or f"declare it under {plural.replace('character or persons', 'characters')}"
    )
    return Finding("unknown-id", tuple(step for step in path if step is not None), what, advice)


def codes_name_their_series(timeline: Timeline) -> Iterator[Finding]:
    """A code with a series in front names a series of this timeline, and not the main one."""
    for path, code in _codes(timeline):
        if code.series == timeline.main:
            plain = code._replace(series="")
            yield Finding("bad-code", path, f"{code.series} is the main series", f"write {plain}")
        elif code.series not in timeline.series:
            yield _unknown("series", code.series, path, timeline.series)


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


def changes_fit_their_facet(timeline: Timeline) -> Iterator[Finding]:
    """A change is of one or of two, as its facet says, and never of the same one twice."""
    for event in timeline.events:
        for index, change in enumerate(event.changes):
            facet = timeline.facets.get(change.facet)
            wanted = 0 if facet is None else 2 if facet.of == "pair" else 1
            if facet is not None and change.of and len(change.of) != wanted:
                count = "two" if wanted == 2 else "one"
                what = f"{change.facet} is a facet of {facet.of}, not of {len(change.of)}"
                yield Finding(
                    "wrong-number",
                    ("events", event.id, "changes", index, "of"),
                    what,
                    f"name {count}",
                )


def ids_are_unambiguous(timeline: Timeline) -> Iterator[Finding]:
    """No event, character and person share an id: `knowledge` and `between` take either."""
    owners: dict[str, str] = {}
    for kind in (CHARACTERS, PEOPLE, EVENTS):
        for name in records(timeline, kind):
            if name in owners:
                what = f"{quoted(name)} is the id of a {owners[name]} already"
                yield Finding(
                    "id-of-two", (kind.section, name), what, "give one of the two another id"
                )
            else:
                owners[name] = kind.name


def causes_are_no_ring(timeline: Timeline) -> Iterator[Finding]:
    """No event leads to itself."""
    graph = {event.id: event.causes for event in timeline.events}
    for name, index, ring in rings(graph):
        yield _ring("events", "causes", name, index, ring)


def arcs_and_places_are_no_ring(timeline: Timeline) -> Iterator[Finding]:
    """No arc and no place lies within itself."""
    for section, some in (("arcs", timeline.arcs), ("places", timeline.places)):
        graph = {name: (one.within,) if one.within else () for name, one in some.items()}
        for name, _, ring in rings(graph):
            yield _ring(section, "within", name, None, ring)


def _ring(section: str, field: str, name: str, index: int | None, ring: tuple[str, ...]) -> Finding:
    shown = ring if len(ring) < 6 else (*ring[:2], "…", *ring[-2:])
    what = (
        "an event that leads to itself"
        if field == "causes"
        else f"one of the {section} lies within itself"
    )
    path = (section, name, field) if index is None else (section, name, field, index)
    return Finding("ring", path, f"{what}: {' ← '.join(shown)}", "take one of the steps out")


def records(timeline: Timeline, kind: Kind) -> Mapping[Any, Any]:
    """The records of a kind, by id."""
    found: Mapping[Any, Any] = (
        timeline.event_ids if kind is EVENTS else getattr(timeline, kind.section)
    )
    return found


CHECKS: tuple[Check, ...] = (
    sections_are_there,
    references_lead_somewhere,
    codes_name_their_series,
    changes_fit_their_facet,
    ids_are_unambiguous,
    causes_are_no_ring,
    arcs_and_places_are_no_ring,
)
