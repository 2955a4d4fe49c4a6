"""The rules of warnings, and `warnings`, which asks all of them.

A rule is a function that takes a timeline and gives what breaks it; its docstring states the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from pdtimeline.diagnostics.rules import RULES
from pdtimeline.diagnostics.value_hints import bad_address
from pdtimeline.errors import DISMISSED, WARNING, Problem, guess, near, quoted
from pdtimeline.lint.chronology import (
    causes_come_first,
    every_change_changes,
    everybody_lives_once,
    nobody_is_there_dead,
    nothing_is_learned_early,
)
from pdtimeline.lint.spoilers import texts_do_not_run_ahead
from pdtimeline.loader.findings import Finding
from pdtimeline.loader.locations import Name
from pdtimeline.model.addresses import host_of
from pdtimeline.model.folding import fold
from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import ARCS, CHARACTERS, KINDS, PEOPLE, SOURCE, Field, Form
from pdtimeline.query.horizon import has_codes
from pdtimeline.query.visibility import NEVER, Visibility, visibility_of

TITLE_LENGTH = 70

Review: TypeAlias = Callable[[Timeline], Iterator[Finding]]
HorizonReview: TypeAlias = Callable[[Timeline, Visibility], Iterator[Finding]]


def warnings(
    timeline: Timeline, data: bytes, starts: Mapping[Name, int] = {}
) -> tuple[Problem, ...]:
    """Every warning about a timeline without errors, in the order of the file; *data* is its YAML.

    With *starts*, as `inspect` fills it, only the records that warnings are about are read again. A warning
    that a waiver of the file answers is dismissed; a waiver that answers none is a warning.
    """
    from pdtimeline.lint.texts import broken_paths, doubtful_comments, lost_characters

    doubts = [
        *_located(_findings(timeline), data, starts),
        *doubtful_comments(data),
        *lost_characters(data),
        *broken_paths(data),
    ]
    met = {(problem.rule, record) for record, problem in doubts}
    doubts += _located(unneeded_waivers(timeline, met), data, starts)
    reasons = {(waiver.rule, waiver.record): waiver.why for waiver in timeline.waivers}
    problems = [
        _warning(problem, reasons.get((problem.rule, record))) for record, problem in doubts
    ]
    return tuple(sorted(problems, key=lambda problem: problem.place))


def _findings(timeline: Timeline) -> Iterator[Finding]:
    for rule in REVIEWS:
        yield from rule(timeline)
    if has_codes(timeline):  # without any, no horizon could hide anything
        visibility = visibility_of(timeline)
        for rule_of_horizon in HORIZON_REVIEWS:
            yield from rule_of_horizon(timeline, visibility)


def _located(
    findings: Iterable[Finding], data: bytes, starts: Mapping[Name, int]
) -> Iterator[tuple[str, Problem]]:
    """The findings as problems, each with the ID that a waiver has to name."""
    from pdtimeline.loader.locations import locate

    findings = tuple(findings)
    places = locate(data, [finding.path for finding in findings], starts)
    for finding in findings:
        section, *steps = finding.path
        record = "timeline" if section == "timeline" else str(steps[0])
        yield record, finding.at(places[finding.path])


def _warning(problem: Problem, reason: str | None) -> Problem:
    """The problem as a warning; dismissed when a waiver gives a reason."""
    if reason is None:
        return problem._replace(severity=WARNING)
    return problem._replace(severity=DISMISSED, advice=f"reason: {reason}")


def unneeded_waivers(timeline: Timeline, met: Container[tuple[str, str]]) -> Iterator[Finding]:
    """A waiver answers a warning, and names a rule that there is; *met* are rules and records of warnings."""
    for index, waiver in enumerate(timeline.waivers):
        if (waiver.rule, waiver.record) in met:
            continue
        what = f"the waiver of {waiver.rule} for {quoted(waiver.record)} is not needed"
        advice = "delete it" if timeline.waivers[1:] else "delete it and the key waive"
        if waiver.rule not in RULES:
            what = f"unknown rule {quoted(waiver.rule)}"
            advice = guess(near(waiver.rule, RULES)) or advice
        yield Finding("unneeded-waiver", ("waive", index), what, advice)


def titles_are_short(timeline: Timeline) -> Iterator[Finding]:
    """A title has at most 70 characters."""
    for event in timeline.events:
        if len(event.title) > TITLE_LENGTH:
            what = f"this title has {len(event.title)} characters"
            advice = f"shorten it to {TITLE_LENGTH}, and put the rest in the summary"
            yield Finding("long-title", ("events", event.id, "title"), what, advice)


def confirmed_has_two_origins(timeline: Timeline) -> Iterator[Finding]:
    """A confirmed event has sources with two different origins."""
    for event in timeline.events:
        if event.confidence != "confirmed":
            continue
        origins = {timeline.sources[id_].outlet for id_ in event.sources}
        what, advice = "are none", "write inferred, or add sources"
        if origins:
            what, advice = "is one", "write reported, or add another source"
        if len(origins) < 2:
            what = f"confirmed needs sources with two different origins, but there {what}"
            path = ("events", event.id, "confidence")
            yield Finding("unconfirmed", path, what, advice)


def episodes_are_declared(timeline: Timeline) -> Iterator[Finding]:
    """If a season's episodes are listed, the episode of an event is one of them."""
    seasons = {(code.series, code.season) for code in timeline.episodes}
    for event in timeline.events:
        code = event.episode
        if code and code not in timeline.episodes and (code.series, code.season) in seasons:
            what = f"{code} is not in episodes, but others of its season are"
            path = ("events", event.id, "episode")
            yield Finding("undeclared-episode", path, what, "add it to episodes")


def records_are_used(timeline: Timeline) -> Iterator[Finding]:
    """Every character, person, arc, and source is used by another record."""
    used = _used_ids(timeline)
    for kind in (CHARACTERS, PEOPLE, ARCS, SOURCE):
        for id_ in timeline.records(kind.section):
            if id_ not in used[kind.section]:
                what = f"{kind.name} {quoted(id_)} is never used"
                yield Finding("unused", (kind.section, id_), what, "use it, or delete it")


def _used_ids(timeline: Timeline) -> dict[str, set[str]]:
    """The IDs that some record refers to, by section."""
    used: dict[str, set[str]] = {kind.section: set() for kind in KINDS}
    for kind in KINDS:
        rows = [record[1:] for record in timeline.records(kind.section).values()]
        for field, values in _columns(kind.fields, rows):
            ids = set().union(*values) if field.form is Form.IDS else set(values)
            for section in field.refers:
                used[section] |= ids
    return used


def _columns(fields: tuple[Field, ...], rows: Collection[Any]) -> Iterator[tuple[Field, list[Any]]]:
    """Every field that refers to records, with its values in the rows, and in the records within them."""
    for index, field in enumerate(fields):
        values = [row[index] for row in rows if row[index]]
        if field.kind is not None:
            yield from _columns(field.kind.fields, [row for inner in values for row in inner])
        elif field.refers:
            yield field, values


def aliases_are_clear(timeline: Timeline) -> Iterator[Finding]:
    """No two characters share an alias."""
    owners: dict[str, str] = {}
    for id_, character in timeline.characters.items():
        for index, alias in enumerate(character.aliases):
            owner = owners.setdefault(fold(alias), id_)
            if owner != id_:
                what = f"{quoted(alias)} is already an alias of {quoted(owner)}"
                path = ("characters", id_, "aliases", index)
                yield Finding("alias-of-two", path, what, "keep only one of them")


def events_can_be_seen(timeline: Timeline, visibility: Visibility) -> Iterator[Finding]:
    """In a timeline with episodes, some episode reveals every event."""
    if not any(event.told for event in timeline.events):
        return
    for event in timeline.events:
        if visibility.events[event.id] >= NEVER:
            what = "--seen always hides this event, because it names no episode"
            names = "episode, about, or" if event.track == "production" else "episode or"
            yield Finding("never-shown", ("events", event.id), what, f"add {names} revealed")


def addresses_can_be_opened(timeline: Timeline) -> Iterator[Finding]:
    """The URL of a source is an address on the web."""
    for id_, source in timeline.sources.items():
        if source.url and host_of(source.url) is None:
            yield Finding("no-web-address", ("sources", id_, "url"), *bad_address(source.url))


REVIEWS: tuple[Review, ...] = (
    titles_are_short,
    causes_come_first,
    nothing_is_learned_early,
    every_change_changes,
    confirmed_has_two_origins,
    episodes_are_declared,
    records_are_used,
    aliases_are_clear,
    nobody_is_there_dead,
    everybody_lives_once,
    addresses_can_be_opened,
)
HORIZON_REVIEWS: tuple[HorizonReview, ...] = (events_can_be_seen, texts_do_not_run_ahead)
