"""From rows to the data of a file: events with IDs, and a record for everyone and everything they name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from pdtimeline.errors import either, guess, near, quoted
from pdtimeline.importing.names import Names, id_from, is_usable, name_key
from pdtimeline.importing.rows import Draft, Drafts, Unread
from pdtimeline.loader.integrity import cycles
from pdtimeline.model.edtf import is_date
from pdtimeline.model.records import Timeline
from pdtimeline.model.schema import CHANGE, EVENTS, SECTIONS, WHO, Field, Kind
from pdtimeline.model.values import EpisodeCode

Record: TypeAlias = dict[str, Any]

CODES = ("episode", "revealed")
SIZES = {"one": 1, "pair": 2}  # how many a facet is for
GUESSES = 10_000  # names that unknown ones are compared with, in all, since that takes time
DECLARED = ("people", "characters", "arcs", "places", "facets", "sources")
_URL = re.compile(r"https?://(?:www\.)?([^/:?#\s]+)\S*", re.IGNORECASE)


class Builder:
    """Makes the records of a file; what cannot be in one is appended to *unread*.

    With a timeline, they are those that its file lacks.
    """

    def __init__(self, drafts: Drafts, unread: list[Unread], timeline: Timeline | None) -> None:
        self.drafts = drafts
        self.unread = unread
        self.timeline = timeline
        known = timeline or Timeline(title="")
        self.names = Names(known)
        self.main = known.main  # the ID of the main series
        self.told_again = 0  # rows whose events the timeline already has
        self.rows: dict[str, Draft] = {}  # by the ID of the event
        self.ids_by_row: dict[int, str] = {}
        self.lost: set[str] = set()  # IDs of events that cannot be in the file after all
        self.sizes = {facet.id: SIZES[facet.of] for facet in known.facets.values()}
        self.guesses = GUESSES

    def data(self, title: str) -> Record:
        """The sections of the file."""
        self.take_ids()
        if not self.timeline:
            self.main = self.most_named_series()
        events = {id_: self.made(draft, EVENTS, draft.values) for id_, draft in self.rows.items()}
        self.check_clock(events)
        graph = {id_: tuple(event.get("causes", ())) for id_, event in events.items()}
        for names, steps in cycles(graph):
            what = f"this event leads to itself: {' <- '.join(names)}"
            self.refuse(self.rows[steps[-1][0]], "causes", what, "remove one of the steps")
        events = {
            id_: self.without_lost(event, self.rows[id_])
            for id_, event in events.items()
            if id_ not in self.lost
        }
        series = self.series(events.values())
        sections = {"series": series, **self.declared(events.values())}
        return {
            "timeline": {"format": 1, "title": title, **_settings(events.values(), [*series])},
            **{section: records for section, records in sections.items() if records},
            "events": {id_: _with_texts(event) for id_, event in events.items()},
        }

    def refuse(self, draft: Draft, field: str, what: str, advice: str = "") -> None:
        """Leave out the event of the row, and tell why."""
        self.tell(draft, field, what, advice)
        self.lost.add(self.ids_by_row[draft.row])

    def tell(self, draft: Draft, field: str, what: str, advice: str = "") -> None:
        """Tell that something in a row is not read."""
        self.unread.append(Unread(draft.row, self.drafts.names.get(field, field), what, advice))

    def take_ids(self) -> None:
        """Give the event of each row its own ID, or else one that is made from the title.

        Between the two come those whom the events name, so that a name gets its ID before a title does.
        """
        kept: list[tuple[Draft, str]] = []
        owners: dict[str, int] = {}
        for draft in self.drafts.drafts:
            id_ = draft.id if is_usable(draft.id) else draft.id and id_from(draft.id, "event")
            if draft.id.isdecimal() and self.drafts.names["id"].lower() != "id":
                id_ = ""  # rows are only counted, and may be named by their number
            values = draft.values
            if same := self.names.same_event(id_, values["title"], values.get("date", "")):
                self.told_again += 1
                self.names.call_event(same, draft.id)
                continue
            if id_ and not self.names.take("events", id_):
                where = f"the ID in row {owners[id_]}" if id_ in owners else "an ID in the timeline"
                what = f"{quoted(id_)} is already {where}"
                self.tell(draft, "id", what, "choose another one")
                continue
            owners[id_] = draft.row
            kept.append((draft, id_))
        for name in ("people", "characters", "mentions"):
            for draft, _ in kept:
                for text in draft.values.get(name, ()):
                    self.names.id_of(EVENTS.by_name[name].refers[0], text)
        for draft, given in kept:
            id_ = given or self.names.new("events", draft.values["title"])
            self.rows[id_] = draft
            self.ids_by_row[draft.row] = id_
            self.names.call_event(id_, id_, draft.id, draft.values["title"])

    def made(self, draft: Draft, kind: Kind, values: Record, column: str = "") -> Record:
        """A record with IDs in place of names; *column* is its field if it is within an event."""
        record: Record = {}
        fields = kind.by_name
        for name, value in values.items():
            field = fields.get(name)
            if field is None:
                record[name] = value  # a key of the user's own
            elif name in CODES:
                record[name] = self.code(value, draft)
            elif field.kind is not None:
                inner = [self.made(draft, field.kind, item, name) for item in value]
                record[name] = [item for item in inner if item["of"]]
            elif field.refers:
                texts = value if isinstance(value, list) else [value]
                ids = self.ids(draft, column or name, field, texts)
                record[name] = ids if isinstance(value, list) else (ids or [""])[0]
            else:
                record[name] = value
        if kind is CHANGE:
            self.check_size(draft, record)
        return record

    def check_clock(self, events: Mapping[str, Record]) -> None:
        """Refuse times with a zone where the timeline has no clock to turn them to."""
        if self.timeline and self.timeline.clock is None:
            for id_, event in events.items():
                if not is_date(event.get("date", "2000")):
                    what = f"{quoted(event['date'])} has a zone, but the timeline has no clock"
                    self.refuse(self.rows[id_], "date", what, 'add "clock: UTC" below timeline')

    def check_size(self, draft: Draft, change: Record) -> None:
        """Refuse a change of three, and one of two where other rows have one."""
        facet, size = change["facet"], len(change["of"])
        if size > 2:
            self.refuse(
                draft, "changes", f"a change is of one or of two, not of {size}", "split it"
            )
        elif self.sizes.setdefault(facet, size) != size:
            what = f"facet {quoted(facet)} is for {self.sizes[facet]}, but here for {size}"
            self.refuse(draft, "changes", what, "list as many as in other rows")

    def ids(self, draft: Draft, column: str, field: Field, texts: Iterable[str]) -> list[str]:
        """The IDs of the records that the field names, each once."""
        if field.refers == ("events",):
            ids = [self.event_called(draft, column, text) for text in texts]
        else:
            ids = [self.id_of(draft, column, field.refers, text) for text in texts]
        return list(dict.fromkeys(filter(None, ids)))

    def event_called(self, draft: Draft, column: str, text: str) -> str:
        """The ID of the event that is called so; empty, and told, if there is none or several."""
        key = name_key(text)
        ids = tuple(self.names.events.get(key, ()))
        if text in self.rows or text in self.names.known:
            ids = (text,)
        if len(ids) == 1:
            return ids[0]
        if ids:
            what = f"{quoted(text)} is the title of {len(ids)} events"
            self.refuse(draft, column, what, "use an ID")
        elif key in self.drafts.lost:
            self.tell(draft, column, f"{quoted(text)} is left out, since its row was not read")
        else:
            what = f"no event has the ID or title {quoted(text)}"
            self.refuse(draft, column, what, self.guess(text) or "correct it, or add a row")
        return ""

    def guess(self, text: str) -> str:
        """Which IDs or titles may have been meant, as long as looking for them costs little."""
        called = self.names.events
        self.guesses -= len(called)
        if self.guesses < 0:
            return ""
        titles = [draft.values["title"] for draft in self.rows.values()]
        titles += [event.title for event in self.names.known.values()]
        by_key = {name_key(title): title for title in titles}
        keys = near(name_key(text), called)
        return guess(tuple(by_key.get(key) or next(iter(called[key])) for key in keys))

    def id_of(self, draft: Draft, column: str, sections: tuple[str, ...], text: str) -> str:
        """The ID of what the text names; a person, if it may be a character or a person and there is one."""
        is_person = sections == WHO and self.names.has("people", text)
        section = "people" if is_person else sections[0]
        if several := self.names.several.get((section, name_key(text))):
            what = f"{quoted(text)} may be one of several {section}"
            self.refuse(draft, column, what, f"write {either(several)}")
        host = _URL.fullmatch(text)
        return self.names.id_of(section, text, id_from(host[1], "") if host else "")

    def without_lost(self, event: Record, draft: Draft) -> Record:
        """The event without references to events that are not in the file."""
        kept: Record = {}
        for name, value in event.items():
            field = EVENTS.by_name.get(name)
            items = value
            if field is not None and field.refers == ("events",):
                items = [id_ for id_ in value if id_ not in self.lost]
            elif name == "learns":
                items = [record for record in value if record["of"] not in self.lost]
            if items != value:
                self.tell(draft, name, "an event is left out, since its row was not read")
            if items:
                kept[name] = items
        return kept

    def most_named_series(self) -> str:
        """The ID of the series that most codes without a series are of; empty if no row says so."""
        named = [
            self.names.id_of("series", draft.series)
            for draft in self.rows.values()
            if draft.series and "episode" in draft.values and not draft.values["episode"].series
        ]
        return Counter(named).most_common(1)[0][0] if named else ""

    def code(self, code: EpisodeCode, draft: Draft) -> EpisodeCode:
        """The code with its series, unless that is the main one."""
        episode = draft.values.get("episode")
        text = code.series
        if not text and draft.series and episode is not None and not episode.series:
            text = draft.series
        if text and self.timeline and not self.names.has("series", text):
            what = f"the timeline has no series {quoted(text)}"
            self.refuse(draft, "episode" if code.series else "series", what, "add it there first")
        series = self.names.id_of("series", text) if text else ""
        return code._replace(series="" if series == self.main else series)

    def series(self, events: Iterable[Record]) -> dict[str, Record]:
        """The series of the episodes, the main one first."""
        if self.timeline:
            return {}
        codes = (event[name] for event in events for name in CODES if name in event)
        others = dict.fromkeys(code.series for code in codes if code.series)
        if not others and not self.main:
            return {}
        first = self.main or self.names.id_of("series", "main")
        return {id_: {"title": self.names.name_of("series", id_)} for id_ in (first, *others)}

    def declared(self, events: Iterable[Record]) -> dict[str, dict[str, Record]]:
        """A record for everyone and everything that the events name, by section."""
        used: dict[str, dict[str, Record]] = {section: {} for section in DECLARED}
        for event in events:
            for section, id_ in self.used_in(event, EVENTS.fields):
                if id_ not in used[section] and id_ not in getattr(self.timeline, section, ()):
                    used[section][id_] = self.record(section, id_)
        return used

    def used_in(self, record: Record, fields: Iterable[Field]) -> Iterator[tuple[str, str]]:
        """Section and ID of what a record names, events excepted."""
        for field in fields:
            value = record.get(field.name, [])
            for item in value if isinstance(value, list) else [value]:
                if field.kind is not None:
                    yield from self.used_in(item, field.kind.fields)
                elif field.refers != ("events",):
                    for section in field.refers:
                        if self.names.is_id(section, item):
                            yield section, item

    def record(self, section: str, id_: str) -> Record:
        """The least that the file needs of a record: what it is called, and what the table tells besides."""
        name = self.names.name_of(section, id_)
        if section == "sources":
            url = self.names.texts[section, id_]
            if host := _URL.fullmatch(url):
                return {"publisher": host[1].lower(), "title": url, "url": url}
            return {"publisher": name, "title": name}
        needed = {field.name: name for field in SECTIONS[section].required}
        if section == "facets":
            needed["of"] = "pair" if self.sizes[id_] == 2 else "one"
        return needed


def _settings(events: Iterable[Record], series: list[str]) -> Record:
    """What the head says besides: the main one of several series, and a clock for times with zones."""
    has_zones = any("date" in event and not is_date(event["date"]) for event in events)
    settings: Record = {"series": series[0]} if len(series) > 1 else {}
    return {**settings, "clock": "UTC"} if has_zones else settings


def _with_texts(event: Record) -> Record:
    """The event with its codes as texts."""
    return {name: str(value) if name in CODES else value for name, value in event.items()}
