"""What changed from one timeline to another, record by record and field by field.

Lists are compared as sets, since their order means nothing. A record that was only given another ID is one
change, with all references to it. What follows from other records (the date of an episode, the confidence
that sources give) is compared as if it were written down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from pdtimeline.model.ordering import happening
from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import (
    EPISODES,
    EVENTS,
    HEAD,
    KINDS,
    SERIES,
    WAIVERS,
    Field,
    Form,
    Kind,
)
from pdtimeline.query.lookup import called

ADDED, REMOVED, CHANGED, RENAMED = "added", "removed", "changed", "renamed"
PASSES = 10  # over records that may have been renamed; what is still unsettled then counts as new

Renames: TypeAlias = Mapping[str, Mapping[str, str]]  # by section, from the old ID to the new one
Values: TypeAlias = dict[str, Any]  # of a record, by field, without those that are empty


class Difference(NamedTuple):
    """What became of one field of a record; a record without fields has one with an empty name.

    `old` and `new` are None where there is nothing. Of a list, `gone` and `come` are the items that differ.
    """

    kind: str
    id: str
    change: str
    field: str = ""
    old: Any = None
    new: Any = None
    title: str = ""
    gone: tuple[Any, ...] = ()
    come: tuple[Any, ...] = ()


class _Pair(NamedTuple):
    """A record in both timelines, or in one of them: its ID and its values there."""

    id: str
    old: Values | None
    new: Values | None
    title: str = ""
    old_id: str = ""  # if it was another one


def differences(old: Timeline, new: Timeline) -> tuple[Difference, ...]:
    """What is different in *new*, in the order of the file: what *old* has, then what was added."""
    renames = _renames(old, new)
    rows = [*_compared(HEAD, [_Pair("", _head(old), _head(new), new.title)], renames)]
    rows += _reordered(old, new, renames)
    for kind in KINDS:
        pairs = _pairs(kind, _records(old, kind), _records(new, kind), renames)
        rows += _compared(kind, pairs, renames)
    waivers = _pairs(WAIVERS, _waivers(old, renames), _waivers(new, {}), {})
    return (*rows, *_compared(WAIVERS, waivers, renames))


def _head(timeline: Timeline) -> Values:
    values = {"title": timeline.title, "about": timeline.about, "series": timeline.main}
    if timeline.clock is not None:
        hours, minutes = divmod(abs(timeline.clock), 60)
        values["clock"] = f"{'-' if timeline.clock < 0 else '+'}{hours:02}:{minutes:02}"
    return {name: value for name, value in values.items() if value}


def _records(timeline: Timeline, kind: Kind) -> Mapping[str, Any]:
    """The records of a kind by ID."""
    if kind is EVENTS:
        return timeline.event_ids
    records: Mapping[Any, Any] = getattr(timeline, kind.section)
    return {str(code): record for code, record in records.items()} if kind is EPISODES else records


def _waivers(timeline: Timeline, renames: Renames) -> Mapping[str, Any]:
    """The waivers, each by its rule and record."""
    ids = {old: new for section in renames.values() for old, new in section.items()}
    return {f"{w.rule} {ids.get(w.record, w.record)}": w for w in timeline.waivers}


def _values(record: Any, kind: Kind) -> Values:
    values = {field.name: getattr(record, field.name) for field in kind.fields}
    return {name: value for name, value in values.items() if value not in (None, ())}


def _pairs(
    kind: Kind, old: Mapping[str, Any], new: Mapping[str, Any], renames: Renames
) -> Iterator[_Pair]:
    """Each record of either timeline with what it has become; not those that are the same."""
    kept = set()
    size = len(kind.fields) + 1  # with the ID, without `own`
    for old_id, record in old.items():
        id_ = _new_id(old_id, kind, renames)
        kept.add(id_)
        now = new.get(id_)
        if now is None:
            yield _Pair(id_, _values(record, kind), None, called(record))
        elif id_ != old_id or record[:size] != now[:size]:
            yield _Pair(id_, _values(record, kind), _values(now, kind), called(now), old_id)
    for id_, now in new.items():
        if id_ not in kept:
            yield _Pair(id_, None, _values(now, kind), called(now))


def _compared(kind: Kind, pairs: Iterable[_Pair], renames: Renames) -> Iterator[Difference]:
    """The fields in which the two of each pair differ."""
    for pair in pairs:
        change = ADDED if pair.old is None else REMOVED if pair.new is None else CHANGED
        fields = [*_changed_fields(kind, pair, renames)]
        if change == CHANGED and pair.old_id not in {"", pair.id} and kind is not EPISODES:
            change = RENAMED
            fields = [Difference("", "", "", "id", pair.old_id, pair.id), *fields]
        if not fields and change != CHANGED:
            fields = [Difference("", "", "")]
        for field in fields:
            yield field._replace(kind=kind.name, id=pair.id, change=change, title=pair.title)


def _changed_fields(kind: Kind, pair: _Pair, renames: Renames) -> Iterator[Difference]:
    for field in kind.fields:
        old, new = ((values or {}).get(field.name) for values in (pair.old, pair.new))
        renamed = _renamed(old, field, renames)
        if _comparable(renamed, field) == _comparable(new, field):
            continue
        gone, come = _items_changed(old, renamed, new, field) if field.form in _LISTS else ((), ())
        yield Difference("", "", "", field.name, old, new, "", gone, come)


def _items_changed(
    old: Any, renamed: Any, new: Any, field: Field
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The items of the old list that the new one has not, and the other way around."""
    before, now = ([*_keys(value, field)] for value in (renamed, new))
    kept = {*before} & {*now}
    gone = tuple(item for key, item in zip(before, old or (), strict=True) if key not in kept)
    come = tuple(item for key, item in zip(now, new or (), strict=True) if key not in kept)
    return gone, come


_LISTS = frozenset({Form.IDS, Form.TEXTS, Form.CODES, Form.RECORDS})


def _keys(value: Any, field: Field) -> Iterator[Hashable]:
    """For each item of a list what it is compared by."""
    for item in value or ():
        if field.kind is None:
            yield item
        else:
            yield tuple(
                (inner.name, _comparable(getattr(item, inner.name), inner))
                for inner in field.kind.fields
            )


def _comparable(value: Any, field: Field) -> Any:
    """The value with its items in one order, and each of them once.

    Of records, those that are about the same keep their order: the last change of a facet counts.
    """
    if not value or field.form not in _LISTS:
        return value or None
    if field.kind is None:
        return tuple(sorted(set(value)))
    subject = [at for at, inner in enumerate(field.kind.fields) if inner.required]
    keys: Iterable[Any] = dict.fromkeys(_keys(value, field))
    return tuple(sorted(keys, key=lambda key: str([key[at] for at in subject])))


def _new_id(id_: str, kind: Kind, renames: Renames) -> str:
    if kind is not EPISODES:
        return renames.get(kind.section, {}).get(id_, id_)
    series, dash, code = id_.rpartition("-")
    return f"{renames.get('series', {}).get(series, series)}{dash}{code}"


def _renamed(value: Any, field: Field, renames: Renames) -> Any:
    """The value of the old timeline with the IDs of the new one."""
    if not renames or not value:
        return value
    if field.form is Form.RECORDS and field.kind is not None:
        return tuple(_record_renamed(item, field.kind, renames) for item in value)
    if field.form is Form.CODES:
        return tuple(_code_renamed(code, renames) for code in value)
    if field.form is Form.CODE:
        return _code_renamed(value, renames)
    if field.form is Form.IDS:
        return tuple(_id_renamed(id_, field, renames) for id_ in value)
    return _id_renamed(value, field, renames) if field.form is Form.ID else value


def _id_renamed(id_: str, field: Field, renames: Renames) -> str:
    for section in field.refers:
        if id_ in renames.get(section, ()):
            return renames[section][id_]
    return id_


def _code_renamed(code: Any, renames: Renames) -> Any:
    return code._replace(series=renames.get("series", {}).get(code.series, code.series))


def _record_renamed(record: Any, kind: Kind, renames: Renames) -> Any:
    values = {
        field.name: _renamed(getattr(record, field.name), field, renames) for field in kind.fields
    }
    return record._replace(**values)


def _renames(old: Timeline, new: Timeline) -> Renames:
    """The IDs of records that are the same under another ID, once all references follow."""
    gone, come = _only_in(old, new), _only_in(new, old)
    if not gone or not come:
        return {}
    unknown = [
        {section: dict.fromkeys(ids, "*") for section, ids in records.items()}
        for records in (gone, come)
    ]
    renames: dict[str, dict[str, str]] = {}
    for kind in KINDS:
        if kind.section in gone and kind.section in come:
            before, now = (
                _alone(kind, ids[kind.section], blanks)
                for ids, blanks in zip((gone, come), unknown, strict=True)
            )
            renames[kind.section] = {before[key]: now[key] for key in before if key in now}
    for _ in range(PASSES):
        wrong = [
            (kind.section, id_)
            for kind in KINDS
            for id_, new_id in renames.get(kind.section, {}).items()
            if _shape(gone[kind.section][id_], kind, renames)
            != _shape(come[kind.section][new_id], kind, {})
        ]
        if not wrong:
            return {section: ids for section, ids in renames.items() if ids}
        for section, id_ in wrong:
            del renames[section][id_]
    return {}


def _only_in(one: Timeline, other: Timeline) -> Mapping[str, Mapping[str, Any]]:
    """The records of the first that the second has under no such ID; a code is no ID."""
    alone = {}
    for kind in KINDS:
        records, others = _records(one, kind), _records(other, kind)
        missing = {id_: record for id_, record in records.items() if id_ not in others}
        if missing and kind is not EPISODES:
            alone[kind.section] = missing
    return alone


def _alone(kind: Kind, records: Mapping[str, Any], blanks: Renames) -> Mapping[Hashable, str]:
    """The IDs of records that no other one looks like, by what they look like with the IDs blank."""
    alike = defaultdict(list)
    for id_, record in records.items():
        alike[_shape(record, kind, blanks)].append(id_)
    return {shape: ids[0] for shape, ids in alike.items() if len(ids) == 1}


def _shape(record: Any, kind: Kind, renames: Renames) -> Hashable:
    return tuple(
        _comparable(_renamed(getattr(record, field.name), field, renames), field)
        for field in kind.fields
    )


def _reordered(old: Timeline, new: Timeline, renames: Renames) -> Iterator[Difference]:
    """Where the order in the file means something: of series, and of events that happen at once."""
    yield from _moved(SERIES, [[*old.series]], [[*new.series]], renames)
    new_ids = renames.get(EVENTS.section, {})
    old_ids = {new_ids.get(event.id, event.id): event.id for event in old.events}
    old_key, new_key = happening(old), happening(new)
    together: dict[Hashable, list[str]] = defaultdict(list)
    for event in new.events:
        if event.id in old_ids:
            before = old.event_ids[old_ids[event.id]]
            together[old_key(before), new_key(event)].append(event.id)
    ranks = {event.id: rank for rank, event in enumerate(old.events)}
    now = [ids for ids in together.values() if len(ids) > 1]
    yield from _moved(
        EVENTS,
        [sorted((old_ids[id_] for id_ in ids), key=ranks.__getitem__) for ids in now],
        now,
        renames,
    )


def _moved(
    kind: Kind, old: list[list[str]], new: list[list[str]], renames: Renames
) -> Iterator[Difference]:
    """The runs of records that are in another order; told of the timeline."""
    new_ids = renames.get(kind.section, {})
    before, now = [], []
    for old_run, new_run in zip(old, new, strict=True):
        both = {new_ids.get(id_, id_) for id_ in old_run} & {*new_run}
        kept = [id_ for id_ in old_run if new_ids.get(id_, id_) in both]
        run = [id_ for id_ in new_run if id_ in both]
        if [new_ids.get(id_, id_) for id_ in kept] != run:
            before += kept
            now += run
    if now:
        name = f"order_of_{kind.section}"
        yield Difference(HEAD.name, "", CHANGED, name, tuple(before), tuple(now))
