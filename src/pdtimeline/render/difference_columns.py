"""What changed between two timelines: as lines, as data, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Change, Claim, Learning, Timeline
from pdtimeline.query.differences import ADDED, REMOVED, Difference
from pdtimeline.render.columns import Column, Json, Part, Sheet, change_data, flat, learning_data
from pdtimeline.render.record_columns import claim_data

OF_FIELD = ("field", "old", "new")


def difference_sheet(_: Timeline) -> Sheet:
    """The columns of differences: a line for each field that changed."""
    columns = (
        Column("kind", lambda difference: difference.kind, heading="Kind"),
        Column("id", lambda difference: difference.id or None, heading="ID"),
        Column("change", lambda difference: difference.change, heading="Change"),
        Column("field", lambda difference: difference.field or None, heading="Field"),
        Column("old", lambda difference: data(difference.old), "value", "Old"),
        Column(
            "new", lambda difference: data(difference.new), "value", "What changed", parts=_parts
        ),
    )
    names = tuple(column.name for column in columns)
    return Sheet("differences", columns, names, names[:-2] + names[-1:], key="")


def _parts(difference: Difference) -> tuple[Part, ...]:
    """What a table shows: both values in words."""
    return ((", ".join(words(difference)), "title"),)


def data(value: Any) -> Json:
    """The value of a field as json has it."""
    if isinstance(value, Change):
        return change_data(value)
    if isinstance(value, Learning):
        return learning_data(value)
    if isinstance(value, Claim):
        return claim_data(value)
    if isinstance(value, list) or type(value) is tuple:
        return [data(item) for item in value]
    return None if value is None else str(value)


def record_objects(
    differences: Iterable[Difference], picked: tuple[str, ...] | None
) -> Iterator[dict[str, Json]]:
    """One object for each record, with the fields that changed; only the picked keys of both."""
    from pdtimeline.render.json_yaml import data as as_object

    columns = difference_sheet(Timeline(title="")).columns
    wanted = [column for column in columns if picked is None or column.name in picked]
    of_record = tuple(column for column in wanted if column.name not in OF_FIELD)
    of_field = tuple(column for column in wanted if column.name in OF_FIELD)
    for rows in by_record(differences):
        fields = [as_object(row, of_field) for row in rows if row.field]
        yield {**as_object(rows[0], of_record), **({"fields": fields} if of_field else {})}


def by_record(differences: Iterable[Difference]) -> Iterator[list[Difference]]:
    """What changed in each record."""
    for _, rows in groupby(differences, lambda row: (row.kind, row.id, row.change)):
        yield [*rows]


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
