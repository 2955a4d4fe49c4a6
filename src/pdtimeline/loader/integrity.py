"""The rules that need more than one record, one function each: what makes a timeline unusable.

A rule is a function from what was read to findings; it prints nothing, raises nothing, and does not stop
at the first mistake. Places are looked up afterwards, and only if something was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from pdtimeline.diagnostics import field_messages as messages
from pdtimeline.diagnostics.limits import PROBLEMS
from pdtimeline.diagnostics.proposals import items_of
from pdtimeline.diagnostics.value_hints import is_unknown, likely_id
from pdtimeline.errors import a_or_an, near, quoted
from pdtimeline.loader.findings import Finding, Path, values_in
from pdtimeline.loader.timeline_builder import Reading
from pdtimeline.model.schema import CHARACTERS, EVENTS, KINDS, PEOPLE, Form
from pdtimeline.model.values import ID_LENGTH, EpisodeCode

Check: TypeAlias = Callable[[Reading], Iterator[Finding]]
Step: TypeAlias = tuple[str, int]
"""The ID of a record, and the index in it of the one that it leads to."""

GUESSES = 10_000  # IDs that unknown ones are compared with, in all, since that takes time
SHOWN = 5  # IDs of a cycle that are all named
LEFT_OUT = "..."  # in place of the others


def errors(reading: Reading) -> tuple[Finding, ...]:
    """What the rules find, rule by rule, up to `limits.PROBLEMS` of it.

    Nothing is said about what may be in a part of the file that could not be read.
    """
    findings = (finding for check in CHECKS for finding in check(reading))
    return tuple(islice(findings, PROBLEMS))


def main_series_is_named(reading: Reading) -> Iterator[Finding]:
    """With several series, `timeline` names the main one, and it is one of them."""
    timeline, known = reading.timeline, Known(reading)
    if len(timeline.series) > 1 and not timeline.main and "timeline" not in reading.unread:
        first, *others = timeline.series
        what = "there are several series, but timeline does not name the main one"
        advice = f"add series: {first} (or {', '.join(others)}) below timeline"
        yield Finding("no-main-series", ("timeline",), what, advice)
    if timeline.main:
        yield from known.missing(("series",), timeline.main, ("timeline", "series"))


def references_lead_somewhere(reading: Reading) -> Iterator[Finding]:
    """Every ID in a field is that of a record of a kind that the field refers to."""
    known = Known(reading)
    strange = {
        sections
        for sections, names in reading.named.items()
        if sections and known.unknown(sections, set(names))
    }
    if strange:
        for path, field, word in values_in(reading.timeline, lambda field: field.refers in strange):
            yield from known.missing(field.refers, word, path)


def codes_name_their_series(reading: Reading) -> Iterator[Finding]:
    """A code with a series in front names a series of this timeline, and not the main one."""
    timeline, known = reading.timeline, Known(reading)
    if not reading.prefixes - (timeline.series.keys() - {timeline.main}):
        return
    codes: list[tuple[Path, EpisodeCode]] = [
        (("episodes", str(code)), code)
        for code in timeline.episodes
        if isinstance(code, EpisodeCode)  # a key that was refused is a text
    ]
    values = values_in(timeline, lambda field: field.form in {Form.CODE, Form.CODES})
    codes += [(path, code) for path, _, code in values]
    for path, code in codes:
        if code.series and code.series == timeline.main:
            what = f"{code.series} is the main series and takes no prefix"
            yield Finding("bad-code", path, what, f"write {code._replace(series='')}")
        else:
            yield from known.missing(("series",), code.series, path)


def changes_fit_their_facet(reading: Reading) -> Iterator[Finding]:
    """A change is of one or of a pair, as its facet says."""
    facets = reading.timeline.facets
    for event in reading.timeline.events:
        for index, change in enumerate(event.changes):
            facet = facets.get(change.facet)
            whom, wanted = _SIZES.get(facet.of if facet is not None else "", ("", 0))
            if wanted and change.of and len(change.of) != wanted:
                given = "1 is" if len(change.of) == 1 else f"{len(change.of)} are"
                what = f"facet {quoted(change.facet)} applies to {whom}, but {given} listed"
                path = ("events", event.id, "changes", index, "of")
                yield Finding("wrong-number", path, what, f"list {'one' if wanted == 1 else 'two'}")


_SIZES = {"one": ("one character or person", 1), "pair": ("a pair", 2)}


def ids_are_unambiguous(reading: Reading) -> Iterator[Finding]:
    """No event, character, or person shares an ID with another: commands take either."""
    owners: dict[str, str] = {}
    for kind in (CHARACTERS, PEOPLE, EVENTS):
        for name in reading.timeline.records(kind.section):
            if name in owners:
                what = f"{quoted(name)} is already the ID of {a_or_an(owners[name])}"
                yield Finding("id-of-two", (kind.section, name), what, "rename one of them")
            else:
                owners[name] = kind.name


def causes_are_no_cycle(reading: Reading) -> Iterator[Finding]:
    """No event leads to itself."""
    graph = {event.id: event.causes for event in reading.timeline.events}
    for names, steps in cycles(graph):
        what = f"{names[-1]} leads to itself: {' <- '.join(names)}"
        advice = _break(names, "remove it from causes", "from earlier to later")
        *others, last = [("events", id_, "causes", index) for id_, index in steps]
        yield Finding("ring", last, what, advice, tuple(others))


def arcs_and_places_are_no_cycle(reading: Reading) -> Iterator[Finding]:
    """No arc and no place is inside itself."""
    for section in ("arcs", "places"):
        parts = reading.timeline.records(section)
        graph = {id_: (part.within,) if part.within else () for id_, part in parts.items()}
        for names, steps in cycles(graph):
            what = f"{names[-1]} is inside itself: {' <- '.join(names)}"
            advice = _break(names, "delete within, or name another", "from the part to the whole")
            *others, last = [(section, id_, "within") for id_, _ in steps]
            yield Finding("ring", last, what, advice, tuple(others))


def _break(names: list[str], alone: str, way: str) -> str:
    """What to do about a cycle: *alone* if it has one step only."""
    if len(names) == 2:
        return alone
    kept = "the one" if len(names) == 3 else "those"
    return f"remove one step, and keep {kept} {way}"


def cycles(graph: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[list[str], list[Step]]]:
    """Each cycle: the IDs on it, and its steps, of which the last one closes it.

    Takes linear time and does not recurse. Of a long cycle only both ends are named, with `LEFT_OUT`
    between them, and only the last step: a file may have as many long cycles as it has events.
    """
    done: set[str] = set()
    for start, targets in graph.items():
        if done.issuperset(targets):  # as in most files, where causes are above their effects
            done.add(start)
            continue
        depths = {start: 0}
        path = [(start, -1)]  # each ID with the index of the step that is taken from it
        while path:
            name, index = path.pop()
            index += 1
            steps = graph.get(name, ())
            if index == len(steps):
                del depths[name]
                done.add(name)
                continue
            path.append((name, index))
            target = steps[index]
            if target in depths:
                yield _cycle(path, depths[target])
            elif target not in done:
                depths[target] = len(path)
                path.append((target, -1))


def _cycle(path: list[Step], begin: int) -> tuple[list[str], list[Step]]:
    """The cycle from *begin* to the end of the path and back."""
    if len(path) - begin < SHOWN:
        steps = path[begin:]
        return [name for name, _ in [*steps, steps[0]]], steps
    (first, _), (second, _) = path[begin : begin + 2]
    return [first, second, LEFT_OUT, path[-1][0], first], path[-1:]


class Known:
    """Which IDs exist, by section."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.ids = {kind.section: reading.timeline.records(kind.section) for kind in KINDS}
        self.guesses = GUESSES
        self.unions: dict[tuple[str, ...], frozenset[str]] = {}

    def targets(self, sections: tuple[str, ...]) -> frozenset[str]:
        """The IDs that a reference to the sections may give."""
        if sections not in self.unions:
            fixed = self.reading.fixed_ids
            ids = [self.ids[section] for section in sections]
            also = [fixed[section] for section in sections if section in fixed]
            self.unions[sections] = frozenset().union(*ids, *also)
        return self.unions[sections]

    def unknown(self, sections: tuple[str, ...], words: set[str]) -> set[str]:
        """The words that are no IDs of the sections; none if one of these was not read to the end."""
        is_read = self.reading.unread.isdisjoint(sections)
        return words - self.targets(sections) - {""} if is_read else set()

    def missing(self, sections: tuple[str, ...], word: str, path: Path) -> Iterator[Finding]:
        """The finding that no record of the sections has the ID *word*; none for a refused word."""
        if self.unknown(sections, {word}):
            yield Finding("unknown-id", path, *self.message(sections, word, path))

    def message(self, sections: tuple[str, ...], word: str, path: Path) -> tuple[str, str]:
        """What is wrong with a word that is not an ID of the sections, and what to do."""
        others = (kind for kind in KINDS if kind.section not in sections)
        owner = next((kind for kind in others if word in self.ids[kind.section]), None)
        if owner is not None:
            return messages.id_of_other_kind(word, sections, owner)
        known, likely = self.targets(sections), likely_id(word)
        if likely in known:
            return messages.unknown_id(word, sections, (likely,))
        is_item = isinstance(path[-1], int) and len(word) <= ID_LENGTH
        listed = items_of(word, Form.IDS) if is_item else []
        if listed[1:] and all(id_ in known for id_ in listed):
            return messages.unknown_id(word, sections, (), listed)
        close = () if is_unknown(word) else self.near(word, sections)
        return messages.unknown_id(word, sections, close)

    def near(self, word: str, sections: tuple[str, ...]) -> tuple[str, ...]:
        """What may have been meant, as long as looking for it costs little."""
        self.guesses -= sum(len(self.ids[section]) for section in sections)
        if self.guesses < 0:
            return ()
        known = [str(id_) for section in sections for id_ in self.ids[section]]
        return near(word[:ID_LENGTH], known)


CHECKS: tuple[Check, ...] = (
    main_series_is_named,
    references_lead_somewhere,
    codes_name_their_series,
    changes_fit_their_facet,
    ids_are_unambiguous,
    causes_are_no_cycle,
    arcs_and_places_are_no_cycle,
)
