"""What a rule found, how its place is looked up, and how rules walk over the records.

The checks of the loader and those of `lint` share this.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

from pdtimeline.errors import Place, Problem
from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import KINDS, Field, Form

Path: TypeAlias = tuple[str | int, ...]
"""The keys and indexes that lead to a value: section, key, field, and so on."""


class Finding(NamedTuple):
    """What is wrong and what to do, with the path to the value; *others* lead to the rest of a cycle."""

    rule: str
    path: Path
    what: str
    advice: str
    others: tuple[Path, ...] = ()

    def at(self, place: Place) -> Problem:
        """The problem at its place."""
        return Problem(self.rule, place, self.what, self.advice)


def located(findings: tuple[Finding, ...], data: bytes) -> Iterator[Problem]:
    """The findings as problems; that of a cycle names the lines of its other steps."""
    from pdtimeline.loader.locations import locate

    paths = [path for finding in findings for path in (finding.path, *finding.others)]
    places = locate(data, paths)
    for finding in findings:
        problem = finding.at(places[finding.path])
        lines = [str(line) for line in sorted({places[path].line for path in finding.others})]
        if lines:
            *others, last = lines
            where = f"lines {', '.join(others)} and {last}" if others else f"line {last}"
            steps = "steps" if finding.others[1:] else "step"
            problem = problem._replace(advice=f"{problem.advice} (other {steps}: {where})")
        yield problem


def values_in(
    timeline: Timeline, is_wanted: Callable[[Field], bool]
) -> Iterator[tuple[Path, Field, Any]]:
    """Every value of the wanted fields, with its path; the items of a list come one by one.

    In the order of the schema: kind by kind, field by field, and each for all records.
    """
    for kind in KINDS:
        for index, field in enumerate(kind.fields, 1):
            if field.kind is not None or is_wanted(field):
                for key, record in timeline.records(kind.section).items():
                    if record[index]:
                        path = (kind.section, str(key), field.name)
                        yield from _values(path, field, record[index], is_wanted)


def _values(
    path: Path, field: Field, value: Any, is_wanted: Callable[[Field], bool]
) -> Iterator[tuple[Path, Field, Any]]:
    if field.kind is not None:
        for index, record in enumerate(value):
            for inner, item in zip(field.kind.fields, record, strict=True):
                if item and is_wanted(inner):
                    yield from _values((*path, index, inner.name), inner, item, is_wanted)
    elif field.form in {Form.IDS, Form.CODES, Form.TEXTS}:
        for index, item in enumerate(value):
            yield (*path, index), field, item
    else:
        yield path, field, value
