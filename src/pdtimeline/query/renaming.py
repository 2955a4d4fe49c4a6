"""A timeline whose records have other IDs, in their keys and in all that refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import EPISODES, KINDS, Field, Form, Kind

CODES = frozenset({Form.CODE, Form.CODES})
_LISTS = frozenset({Form.IDS, Form.CODES})

Renames: TypeAlias = Mapping[str, Mapping[Any, Any]]
"""By section, from the old ID or code to the new one."""


def with_new_ids(timeline: Timeline, renames: Renames) -> Timeline:
    """The timeline with these IDs; a code has the new ID of its series."""
    if not renames:
        return timeline
    sections: dict[str, Any] = {}
    for kind in KINDS:
        records = sections[kind.section] = {}
        for key, record in timeline.records(kind.section).items():
            is_code = kind is EPISODES
            new = _code(key, renames) if is_code else _id(key, (kind.section,), renames)
            records[new] = record._make((new, *new_values(kind, record, renames), record.own))
    sections["events"] = tuple(sections["events"].values())
    ids = {str(old): str(new) for section in renames.values() for old, new in section.items()}
    sections["waivers"] = tuple(
        waiver._replace(record=_waived(waiver.record, ids, renames)) for waiver in timeline.waivers
    )
    return timeline._replace(main=_id(timeline.main, ("series",), renames), **sections)


def new_values(kind: Kind, record: Any, renames: Renames) -> Iterator[Any]:
    """The values of the fields of a record, with the new IDs."""
    for field in kind.fields:
        value = getattr(record, field.name)
        if field.kind is not None:
            yield tuple(item._make(new_values(field.kind, item, renames)) for item in value)
        elif field.form in _LISTS:
            yield tuple(_new(item, field, renames) for item in value)
        else:
            yield _new(value, field, renames)


def _new(value: Any, field: Field, renames: Renames) -> Any:
    if value is not None and field.form in CODES:
        return _code(value, renames)
    return _id(value, field.refers, renames)


def _id(id_: Any, sections: Iterable[str], renames: Renames) -> Any:
    for section in sections:
        if id_ in renames.get(section, ()):
            return renames[section][id_]
    return id_


def _code(code: Any, renames: Renames) -> Any:
    new = _id(code, ("episodes",), renames)
    return new._replace(series=_id(new.series, ("series",), renames))


def _waived(record: str, ids: Mapping[str, str], renames: Renames) -> str:
    """The ID or code that a waiver names, of a record of any kind."""
    series, dash, code = record.rpartition("-")
    if dash and code.startswith("S") and record not in ids:
        return f"{_id(series, ('series',), renames)}-{code}"
    return ids.get(record, record)
