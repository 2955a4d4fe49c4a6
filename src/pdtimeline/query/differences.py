"""What changed from one timeline to another, record by record and field by field.

Lists are compared as sets, since their order means nothing. A record that was only given another ID is one
change, with all references to it. What follows from other records (the date of an episode, the confidence
that sources give) is compared as if it were written down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

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
from pdtimeline.query.renaming import Renames, new_values, with_new_ids

ADDED, REMOVED, CHANGED, RENAMED = "added", "removed", "changed", "renamed"
PASSES = 10  # over records that may have been renamed; what is still unsettled then counts as new


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
    """A record in both timelines, or in one of them; *renamed* is the old one with the new IDs."""

    id: str
    old: Any
    renamed: Any
    new: Any
    title: str = ""
    old_id: str = ""


class _Head(NamedTuple):
    """The fields of a timeline itself."""

    title: str
    about: str | None
    series: str
    clock: str


def differences(old: Timeline, new: Timeline) -> tuple[Difference, ...]:
    """What is different in *new*, in the order of the file: what *old* has, then what was added."""
    renamed = with_new_ids(old, _renames(old, new))
    rows = [*_compared(HEAD, [_Pair("", _head(old), _head(renamed), _head(new), new.title)])]
    rows += _reordered(old, renamed, new)
    for kind in KINDS:
        sections = (timeline.records(kind.section) for timeline in (old, renamed, new))
        rows += _compared(kind, _pairs(kind, *sections))
    waivers = dict(zip(_waivers(renamed), old.waivers, strict=True))
    return (*rows, *_compared(WAIVERS, _pairs(WAIVERS, waivers, waivers, _waivers(new))))


def _head(timeline: Timeline) -> _Head:
    clock = ""
    if timeline.clock is not None:
        hours, minutes = divmod(abs(timeline.clock), 60)
        clock = f"{'-' if timeline.clock < 0 else '+'}{hours:02}:{minutes:02}"
    return _Head(timeline.title, timeline.about, timeline.main, clock)


def _waivers(timeline: Timeline) -> Mapping[str, Any]:
    """The waivers, each by its rule and record."""
    return {f"{waiver.rule} {waiver.record}": waiver for waiver in timeline.waivers}


def _pairs(
    kind: Kind, old: Mapping[Any, Any], renamed: Mapping[Any, Any], new: Mapping[Any, Any]
) -> Iterator[_Pair]:
    """Each record of either timeline with what it has become; not those that are the same."""
    size = len(kind.fields) + 1  # with the ID, without `own`
    for (old_id, record), (id_, expected) in zip(old.items(), renamed.items(), strict=True):
        now = new.get(id_)
        if now is None:
            yield _Pair(str(id_), record, expected, None, called(record))
        elif id_ != old_id or expected[:size] != now[:size]:
            yield _Pair(str(id_), record, expected, now, called(now), str(old_id))
    for id_, now in new.items():
        if id_ not in renamed:
            yield _Pair(str(id_), None, None, now, called(now))


def _compared(kind: Kind, pairs: Iterable[_Pair]) -> Iterator[Difference]:
    """The fields in which the two of each pair differ."""
    for pair in pairs:
        change = ADDED if pair.old is None else REMOVED if pair.new is None else CHANGED
        fields = [*_changed_fields(kind, pair)]
        if change == CHANGED and pair.old_id not in {"", pair.id} and kind is not EPISODES:
            change = RENAMED
            fields = [Difference("", "", "", "id", pair.old_id, pair.id), *fields]
        if not fields and change != CHANGED:
            fields = [Difference("", "", "")]
        for field in fields:
            yield field._replace(kind=kind.name, id=pair.id, change=change, title=pair.title)


def _changed_fields(kind: Kind, pair: _Pair) -> Iterator[Difference]:
    for field in kind.fields:
        old, renamed, new = (
            getattr(record, field.name, None) or None
            for record in (pair.old, pair.renamed, pair.new)
        )
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


def _renames(old: Timeline, new: Timeline) -> Renames:
    """The IDs of records that are the same under another ID, once all references follow."""
    gone, come = _only_in(old, new), _only_in(new, old)
    renames: dict[str, dict[str, str]] = {}
    for kind in KINDS:
        if kind.section in gone and kind.section in come:
            before, now = _alone(kind, gone), _alone(kind, come)
            renames[kind.section] = {before[shape]: now[shape] for shape in before if shape in now}
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
        records, others = one.records(kind.section), other.records(kind.section)
        missing = {id_: record for id_, record in records.items() if id_ not in others}
        if missing and kind is not EPISODES:
            alone[kind.section] = missing
    return alone


def _alone(kind: Kind, records: Mapping[str, Mapping[str, Any]]) -> Mapping[Hashable, str]:
    """The IDs of records that no other one looks like, by what they look like with the IDs blank."""
    blanks = {section: dict.fromkeys(ids, "*") for section, ids in records.items()}
    alike = defaultdict(list)
    for id_, record in records[kind.section].items():
        alike[_shape(record, kind, blanks)].append(id_)
    return {shape: ids[0] for shape, ids in alike.items() if len(ids) == 1}


def _shape(record: Any, kind: Kind, renames: Renames) -> Hashable:
    values = new_values(kind, record, renames)
    return tuple(map(_comparable, values, kind.fields))


def _reordered(old: Timeline, renamed: Timeline, new: Timeline) -> Iterator[Difference]:
    """Where the order in the file means something: of series, and of events that happen at once."""
    old_ids = dict(zip(renamed.series, old.series, strict=True))
    yield from _moved(SERIES, [([*renamed.series], [*new.series])], old_ids)
    old_ids = dict(zip(renamed.event_ids, old.event_ids, strict=True))
    old_key, new_key = happening(renamed), happening(new)
    together: dict[Hashable, list[str]] = defaultdict(list)
    for event in new.events:
        if event.id in old_ids:
            before = renamed.event_ids[event.id]
            together[old_key(before), new_key(event)].append(event.id)
    ranks = {id_: rank for rank, id_ in enumerate(old_ids)}
    runs = [(sorted(ids, key=ranks.__getitem__), ids) for ids in together.values() if len(ids) > 1]
    yield from _moved(EVENTS, runs, old_ids)


def _moved(
    kind: Kind, runs: Iterable[tuple[list[str], list[str]]], old_ids: Mapping[str, str]
) -> Iterator[Difference]:
    """The runs of records that are in another order; told of the timeline."""
    before, now = [], []
    for old_run, new_run in runs:
        both = {*old_run} & {*new_run}
        kept = [id_ for id_ in old_run if id_ in both]
        run = [id_ for id_ in new_run if id_ in both]
        if kept != run:
            before += [old_ids[id_] for id_ in kept]
            now += run
    if now:
        name = f"order_of_{kind.section}"
        yield Difference(HEAD.name, "", CHANGED, name, tuple(before), tuple(now))
