"""What changed between two timelines: as lines, as data, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Change, Claim, Learning, Timeline
from pdtimeline.query.differences import ADDED, REMOVED, Difference
from pdtimeline.render.columns import Column, Json, Part, Sheet, change, flat, learning
from pdtimeline.render.record_columns import claim

OF_FIELD = ("field", "old", "new")


def difference_sheet(_: Timeline) -> Sheet:
    """The columns of differences: a line for each field that changed."""
    columns = (
        Column("kind", lambda d: d.kind, heading="Kind"),
        Column("id", lambda d: d.id or None, heading="ID"),
        Column("change", lambda d: d.change, heading="Change"),
        Column("field", lambda d: d.field or None, heading="Field"),
        Column("old", lambda d: data(d.old), "value", "Old"),
        Column("new", lambda d: data(d.new), "value", "What changed", parts=_parts),
    )
    names = tuple(column.name for column in columns)
    return Sheet("differences", columns, names, names[:-2] + names[-1:], key="")


def _parts(difference: Difference) -> tuple[Part, ...]:
    """What a table shows: both values in words."""
    return ((", ".join(words(difference)), "title"),)


def data(value: Any) -> Json:
    """The value of a field as json has it."""
    if isinstance(value, Change):
        return change(value)
    if isinstance(value, Learning):
        return learning(value)
    if isinstance(value, Claim):
        return claim(value)
    if isinstance(value, list) or type(value) is tuple:
        return [data(item) for item in value]
    return None if value is None else str(value)


def record_objects(
    differences: Iterable[Difference], picked: tuple[str, ...] | None
) -> Iterator[dict[str, Json]]:
    """One object for each record, with the fields that changed; only the picked keys of both."""
    columns = difference_sheet(Timeline(title="")).columns
    wanted = [column for column in columns if picked is None or column.name in picked]
    for _, rows in groupby(differences, lambda d: (d.kind, d.id, d.change)):
        first, *others = rows
        of_record = {c.name: c.value(first) for c in wanted if c.name not in OF_FIELD}
        fields = [
            {c.name: c.value(row) for c in wanted if c.name in OF_FIELD}
            for row in (first, *others)
            if row.field
        ]
        has_fields = any(column.name in OF_FIELD for column in wanted)
        yield {**of_record, **({"fields": fields} if has_fields else {})}


def words(difference: Difference) -> tuple[str, ...]:
    """What became of the field, as people say it, in one or two parts."""
    old, new = (_words(value) for value in (difference.old, difference.new))
    if difference.change in {ADDED, REMOVED}:
        return (old or new,)
    gone, come = (_words(items) for items in (difference.gone, difference.come))
    if gone or come or not old or not new:
        parts = ((ADDED, come or (not old and new)), (REMOVED, gone or (not new and old)))
        return tuple(f"{verb} {items}" for verb, items in parts if items)
    return (new, f"was {old}")


def _words(value: Any) -> str:
    if isinstance(value, PartialDate):
        from pdtimeline.render.date_words import date_words

        return date_words(value)
    if isinstance(value, Change):
        return f"{value.facet} of {' and '.join(value.of)}: {value.to or 'ended'}"
    if isinstance(value, Learning):
        return f"{', '.join(value.who)} of {value.of}"
    if isinstance(value, Claim):
        return value.says
    if type(value) is tuple:
        return ", ".join(map(_words, value))
    return flat(data(value))
