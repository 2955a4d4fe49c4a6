"""What a rule found, and which ids it may find: the parts that checks and reviews share."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any, NamedTuple

from pdtimeline.diagnostics.field_messages import either
from pdtimeline.errors import ERROR, Place, Problem, guess, near, quoted
from pdtimeline.loader.record_builder import a
from pdtimeline.loader.timeline_builder import Reading
from pdtimeline.model.fields import Kind
from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import EVENTS, KINDS, SECTIONS
from pdtimeline.model.values import ID_LENGTH

GUESSES = 10_000  # ids that unknown ones are compared with, in all: a guess must not cost much


class Finding(NamedTuple):
    """A fault, with the path of keys and indexes that leads to the word; *others* lead to the rest of it."""

    rule: str
    path: tuple[str | int, ...]
    what: str
    advice: str
    others: tuple[tuple[str | int, ...], ...] = ()

    def at(self, place: Place, severity: str = ERROR) -> Problem:
        """The problem at its place."""
        return Problem(self.rule, place, self.what, self.advice, severity)


def located(findings: tuple[Finding, ...], data: bytes) -> Iterator[Problem]:
    """The findings as problems, each with the lines of its other steps."""
    from pdtimeline.loader.locations import locate

    places = locate(
        data, [path for finding in findings for path in (finding.path, *finding.others)]
    )
    for finding in findings:
        problem = finding.at(places[finding.path])
        lines = [str(line) for line in sorted({places[path].line for path in finding.others})]
        if lines:
            *some, last = lines
            where = f"lines {', '.join(some)} and {last}" if some else f"line {last}"
            steps = "steps" if finding.others[1:] else "step"
            problem = problem._replace(advice=f"{problem.advice} (other {steps}: {where})")
        yield problem


def records(timeline: Timeline, kind: Kind) -> Mapping[Any, Any]:
    """The records of a kind, by id."""
    found: Mapping[Any, Any] = (
        timeline.event_ids if kind is EVENTS else getattr(timeline, kind.section)
    )
    return found


class Known:
    """Which ids there are, by section; what may hide in an unread part counts as known."""

    def __init__(self, reading: Reading) -> None:
        self.ids = {kind.section: records(reading.timeline, kind) for kind in KINDS}
        self.renamed, self.holes = reading.renamed, reading.holes
        self.guesses = GUESSES
        self.unions: dict[tuple[str, ...], Container[str]] = {}

    def targets(self, sections: tuple[str, ...]) -> Container[str]:
        """The ids that a reference to the sections may name."""
        if sections not in self.unions:
            maps = [self.ids[section] for section in sections]
            also = [self.renamed[section] for section in sections if section in self.renamed]
            is_whole = self.holes.isdisjoint(sections)
            self.unions[sections] = frozenset().union(*maps, *also) if is_whole else _Everything()
        return self.unions[sections]

    def missing(
        self, sections: tuple[str, ...], word: str, path: tuple[str | int, ...]
    ) -> Iterator[Finding]:
        """The finding that no record of the sections is called *word*; none for a refused word."""
        if not word or word in self.targets(sections):
            return
        yield Finding("unknown-id", path, *self.sentence(sections, word))

    def sentence(self, sections: tuple[str, ...], word: str) -> tuple[str, str]:
        """What is wrong with a word that is no id of the sections, and what to do."""
        from pdtimeline.diagnostics import value_hints as habits
        from pdtimeline.diagnostics.characters import look_alike

        kind = either(tuple(SECTIONS[section].name for section in sections))
        what = f"unknown {kind} {quoted(word)}"
        for other in KINDS:
            if other.section not in sections and word in self.ids[other.section]:
                what = f"{quoted(word)} is {a(other.name)}, not {a(kind)}"
                return (
                    what,
                    f"use {a(kind)}, or move it from {other.section} to {either(sections)}",
                )
        if habits.is_unknown(word):
            return what, habits.LEAVE_OUT
        meant = self.near(word, sections)
        if ";" in word:
            return what, "separate IDs with commas, not semicolons"
        if " " in word and not meant:
            return what, "separate IDs with commas, not spaces"
        said = look_alike(word, meant)
        return said or (what, guess(meant) or f"add it to {either(sections)}")

    def near(self, word: str, sections: tuple[str, ...]) -> tuple[str, ...]:
        """What was perhaps meant, as long as looking for it costs little."""
        self.guesses -= sum(len(self.ids[section]) for section in sections)
        if self.guesses < 0:
            return ()
        known = [str(id_) for section in sections for id_ in self.ids[section]]
        return near(word[:ID_LENGTH], known)


class _Everything(Container[str]):
    """Holds whatever it is asked for."""

    def __contains__(self, word: object) -> bool:
        return True
