"""What a careful editor would ask about: the warnings that `check` shows and other commands do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from pdtimeline.diagnostics.rules import RULES
from pdtimeline.errors import DISMISSED, WARNING, Place, Problem, guess, near, quoted
from pdtimeline.lint.chronology import (
    causes_come_first,
    every_change_changes,
    nobody_is_there_dead,
    nothing_is_learned_early,
)
from pdtimeline.lint.spoilers import texts_do_not_run_ahead
from pdtimeline.loader.findings import Finding, records
from pdtimeline.model import fields
from pdtimeline.model.folding import fold
from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import ARCS, CHARACTERS, KINDS, PEOPLE, SOURCE
from pdtimeline.query.visibility import NEVER, visibility_of

TITLE_LENGTH = 70

Review: TypeAlias = Callable[[Timeline], Iterator[Finding]]


def warnings(timeline: Timeline, data: bytes) -> tuple[Problem, ...]:
    """Every warning about a timeline without errors, in the order of the file; *data* is its YAML.

    A warning that a waiver of the file answers is dismissed; a waiver that answers none is a warning.
    """
    from pdtimeline.lint.texts import comments, lost_signs
    from pdtimeline.loader.locations import locate

    findings = [finding for review in REVIEWS for finding in review(timeline)]
    waived = {(waiver.rule, waiver.record): waiver.why for waiver in timeline.waivers}
    remarks = [*comments(data), *lost_signs(data)]
    used = {(finding.rule, _record(finding)) for finding in (*findings, *dict(remarks))}
    findings += _unneeded(timeline, used)
    places = locate(data, [finding.path for finding in findings])
    found = [(finding, places[finding.path]) for finding in findings] + remarks
    problems = [
        _problem(finding, at, waived.get((finding.rule, _record(finding)))) for finding, at in found
    ]
    return tuple(sorted(problems, key=lambda problem: problem.place))


def _problem(finding: Finding, at: Place, why: str | None) -> Problem:
    """The warning; dismissed when a waiver says why it is meant so."""
    if why is None:
        return finding.at(at, WARNING)
    return finding._replace(advice=f"reason: {why}").at(at, DISMISSED)


def _record(finding: Finding) -> str:
    """The id that a waiver has to name."""
    section, *rest = finding.path
    return "timeline" if section == "timeline" else str(rest[0])


def _unneeded(timeline: Timeline, used: set[tuple[str, str]]) -> Iterator[Finding]:
    """A waiver that answers no finding should go."""
    for index, waiver in enumerate(timeline.waivers):
        if (waiver.rule, waiver.record) not in used:
            what = f"the waiver of {waiver.rule} for {quoted(waiver.record)} is not needed"
            advice = "delete it"
            if waiver.rule not in RULES:
                what = f"unknown rule {quoted(waiver.rule)}"
                advice = guess(near(waiver.rule, RULES)) or advice
            yield Finding("unneeded-waiver", ("waive", index), what, advice)


def titles_are_short(timeline: Timeline) -> Iterator[Finding]:
    """A title fits into a line of a table: at most 70 characters."""
    for event in timeline.events:
        if len(event.title) > TITLE_LENGTH:
            what = f"this title has {len(event.title)} characters"
            advice = f"shorten it to {TITLE_LENGTH}, and put the rest in the summary"
            yield Finding("long-title", ("events", event.id, "title"), what, advice)


def confirmed_has_two_origins(timeline: Timeline) -> Iterator[Finding]:
    """What is called confirmed rests on sources of two separate origins."""
    for event in timeline.events:
        if event.confidence == "confirmed":
            found = {_origin(timeline, id_) for id_ in event.sources}
            if len(found) < 2:
                what = "confirmed needs sources with two different origins, but there "
                path = ("events", event.id, "confidence")
                if found:
                    what, advice = f"{what}is one", "write reported, or add another source"
                else:
                    what, advice = f"{what}are none", "write inferred, or add sources"
                yield Finding("unconfirmed", path, what, advice)


def _origin(timeline: Timeline, id_: str) -> str:
    source = timeline.sources[id_]
    return source.origin or source.publisher


def episodes_are_declared(timeline: Timeline) -> Iterator[Finding]:
    """An episode of a season whose episodes are declared is declared, too."""
    seasons = {(code.series, code.season) for code in timeline.episodes}
    for event in timeline.events:
        code = event.episode
        if code and code not in timeline.episodes and (code.series, code.season) in seasons:
            what = f"{code} is not in episodes, but others of its season are"
            yield Finding(
                "undeclared-episode",
                ("events", event.id, "episode"),
                what,
                "add it to episodes",
            )


def records_are_used(timeline: Timeline) -> Iterator[Finding]:
    """Every character, person, arc and source is used by something."""
    used = _used(timeline)
    for kind in (CHARACTERS, PEOPLE, ARCS, SOURCE):
        for id_ in records(timeline, kind):
            if id_ not in used[kind.section]:
                what = f"{kind.name} {quoted(id_)} is never used"
                yield Finding("unused", (kind.section, id_), what, "use it, or delete it")


def _used(timeline: Timeline) -> dict[str, set[str]]:
    """The ids that some record refers to, by section."""
    used: dict[str, set[str]] = {kind.section: set() for kind in KINDS}
    for kind in KINDS:
        for record in records(timeline, kind).values():
            _note_uses(kind.fields, record[1:], used)
    return used


def _note_uses(some: tuple[fields.Field, ...], values: Any, used: dict[str, set[str]]) -> None:
    for field, value in zip(some, values, strict=True):
        if value and field.kind is not None:
            for member in value:
                _note_uses(field.kind.fields, member, used)
        elif value and field.refers:
            for section in field.refers:
                used[section].update((value,) if field.form == fields.ID else value)


def aliases_are_clear(timeline: Timeline) -> Iterator[Finding]:
    """No alias means two characters."""
    owners: dict[str, str] = {}
    for id_, character in timeline.characters.items():
        for index, alias in enumerate(character.aliases):
            owner = owners.setdefault(fold(alias), id_)
            if owner != id_:
                what = f"{quoted(alias)} is already an alias of {quoted(owner)}"
                path = ("characters", id_, "aliases", index)
                yield Finding("alias-of-two", path, what, "keep only one of them")


def events_can_be_seen(timeline: Timeline) -> Iterator[Finding]:
    """Some horizon shows every event, in a timeline that has episodes."""
    if not any(event.told for event in timeline.events):
        return
    visibility = visibility_of(timeline)
    for event in timeline.events:
        if visibility.events[event.id] >= NEVER:
            needs = (
                "episode, about, or revealed"
                if event.track == "production"
                else "episode or revealed"
            )
            what = "--seen always hides this event, because it names no episode"
            yield Finding("never-shown", ("events", event.id), what, f"add {needs}")


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
    events_can_be_seen,
    texts_do_not_run_ahead,
)
