"""The horizon once more, by hand: a file without everything that is later (DESIGN 3).

Written from the rules alone and without a line of pdtimeline, so that the two can be held against each
other. It takes what PyYAML's base loader reads (every scalar a text) and gives the text of a smaller
file. Nothing here is clever: what may not be shown is taken out, then what nothing uses any more, again
and again until nothing changes.
"""

from __future__ import annotations

import json
import re
from calendar import isleap
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

Data = dict[str, Any]
Code = tuple[str, int, int]  # series, season, number
Moment = tuple[int, int, int, int]  # year, month, day, second of the day

WEEK = 6  # days after the broadcast that still belong to it
SECTIONS = ("people", "characters", "arcs", "places", "facets", "sources", "disputes")


def cut(data: Data, horizon: str) -> str:
    """The text of the file as it may be shown to whoever has seen *horizon* (S05E07, S05, fire-S02E01)."""
    order = Order(data, horizon)
    left = json.loads(json.dumps(data))
    left.pop("waive", None)
    for section in ("series", "episodes", "events", *SECTIONS):
        left.setdefault(section, {})
    say_confidence(left)
    left["episodes"] = {
        code: episode for code, episode in left["episodes"].items() if order.shows(code)
    }
    left["events"] = events_told(left["events"], order)
    for section in ("series", *SECTIONS):
        keep(left, section, {id_ for id_, one in left[section].items() if order.allows(one)})
    keep(left, "sources", {id_ for id_, one in left["sources"].items() if order.has_out(one)})
    before = ""
    while before != (before := json.dumps(left)):
        take_out_references(left)
        take_out_disputes(left, order)
        take_out_unused(left, order)
    filled = {name: some for name, some in left.items() if some or name == "events"}
    return json.dumps(filled, ensure_ascii=False)


class Order:
    """The order in which episodes are told, and how far in it the viewer is."""

    def __init__(self, data: Data, horizon: str) -> None:
        series = list(data.get("series", {}))
        self.main = data["timeline"].get("series") or (series[0] if len(series) == 1 else "")
        self.series = series
        self.named = data.get("series", {})
        self.ahead = minutes(data["timeline"].get("clock", "Z"))
        self.episodes = data.get("episodes", {})
        self.aired = {
            self.code(text): period(episode["aired"], self.ahead)
            for text, episode in self.episodes.items()
            if "aired" in episode
        }
        self.keys: dict[Code, tuple[Any, ...]] = {}
        whole_season = re.fullmatch(r"(.*)S(\d+)", horizon)
        self.horizon = self.code(f"{horizon}E99999" if whole_season else horizon)
        declared = [self.code(text) for text in self.episodes]
        dates = [
            date
            for code in [self.horizon, *declared]
            if self.key(code) <= self.key(self.horizon) and (date := self.effective(code))
        ]
        self.day = max((first for first, _ in dates), default=None)

    def code(self, text: str) -> Code:
        """Series, season and number of a code."""
        match = re.fullmatch(r"(?:(.+)-)?S(\d+)E(\d+)", text)
        assert match, text
        return (match[1] or self.main, int(match[2]), int(match[3]))

    def effective(self, code: Code) -> tuple[Moment, Moment] | None:
        """The latest air date up to and including the episode in its series; of a special its own."""
        if code[1] == 0:
            return self.aired.get(code)
        dates = [
            date
            for other, date in self.aired.items()
            if other[0] == code[0] and other[1] > 0 and other[1:] <= code[1:]
        ]
        return max(dates, default=None)

    def key(self, code: Code) -> tuple[Any, ...]:
        """What is told earlier has a smaller key."""
        if code not in self.keys:
            self.keys[code] = self.new_key(code)
        return self.keys[code]

    def new_key(self, code: Code) -> tuple[Any, ...]:
        """By date, series, season, number; undated specials last, other undated ones first."""
        rank = self.series.index(code[0]) if code[0] else 0
        date = self.effective(code)
        if date is None:
            return (3 if code[1] == 0 else 1, rank, *code[1:])
        return (2, *date, rank, *code[1:])

    def is_seen(self, text: str) -> bool:
        """Whether an episode of this code is at or before the horizon, and its series revealed."""
        code = self.code(text)
        series = self.named.get(code[0], {})
        hidden = "revealed" in series and self.key(self.code(series["revealed"])) > self.key(
            self.horizon
        )
        return self.key(code) <= self.key(self.horizon) and not hidden

    def allows(self, record: Data) -> bool:
        """Whether the record's own `revealed` has come."""
        return "revealed" not in record or self.is_seen(record["revealed"])

    def shows(self, text: str) -> bool:
        """Whether an episode, declared or not, is seen and revealed."""
        return self.is_seen(text) and self.allows(self.episodes.get(text, {}))

    def is_out(self, date: str | None) -> bool:
        """Whether the last day of the date is at most six days after the broadcast."""
        if date is None or self.day is None:
            return False
        return period(date, self.ahead)[1][:3] <= later(self.day, WEEK)[:3]

    def has_out(self, source: Data) -> bool:
        """Whether a source was published by then; its `revealed` says so in place of its date."""
        return self.allows(source) if "revealed" in source else self.is_out(source.get("published"))


@cache
def period(text: str, ahead: int) -> tuple[Moment, Moment]:
    """The first and the last second that a date of the file stands for, on a clock ahead of UTC."""
    first, slash, last = text.partition("/")
    if not slash:
        return moments(text, ahead)
    return moments(first or last, ahead)[0], moments(last or first, ahead)[1]


def moments(text: str, ahead: int) -> tuple[Moment, Moment]:
    """The same of one date or one end of an interval; an open end is as far away as can be."""
    if text == "..":
        return (-(10**15), 1, 1, 0), (10**15, 1, 1, 0)
    day, _, clock = text.rstrip("~?%").partition("T")
    sign, *parts = ("-" if "-" in day[:2] else "", *day.removeprefix("Y").lstrip("-").split("-"))
    years = sorted(int(sign + parts[0].replace("X", digit)) for digit in "09")
    known = [int(part) for part in parts[1:] if "X" not in part]
    months, year = known[:1] * 2 or [1, 12], years[1]
    if months[0] > 20:  # a season: spring is from March to May
        months = [3 * (months[0] - 20), 3 * (months[0] - 20) + 2]
    year, month = (year + 1, months[1] - 12) if months[1] > 12 else (year, months[1])
    first_day, last_day = known[1:] * 2 or [1, length(year, month)]
    first, last = (years[0], months[0], first_day), (year, month, last_day)
    if not clock:
        return (*first, 0), (*last, 24 * 60 * 60 - 1)
    hour, minute, rest = int(clock[:2]), int(clock[3:5]), clock[5:]
    zone = re.search(r"(?:Z|[+-].*)$", rest)
    second = int(rest[1:3]) if rest.startswith(":") else 0
    turned = hour * 60 + minute + (ahead - minutes(zone[0]) if zone else 0)
    days, minute = divmod(turned, 24 * 60)
    begin = (*later((*first, 0), days)[:3], minute * 60 + second)
    return begin, (*begin[:3], begin[3] + (0 if rest.startswith(":") else 59))


def minutes(zone: str) -> int:
    """How far a zone is ahead of UTC."""
    if zone in {"Z", "UTC"}:
        return 0
    return int(zone[0] + "1") * (int(zone[1:3]) * 60 + int(zone[4:6]))


def later(moment: Moment, days: int) -> Moment:
    """So many days later, or earlier, one at a time."""
    year, month, day, second = moment
    for _ in range(abs(days)):
        day += 1 if days > 0 else -1
        if day == 0:
            year, month = (year - 1, 12) if month == 1 else (year, month - 1)
            day = length(year, month)
        elif day > length(year, month):
            year, month, day = (year + 1, 1, 1) if month == 12 else (year, month + 1, 1)
    return year, month, day, second


def length(year: int, month: int) -> int:
    """How many days the month has."""
    return (31, 29 if isleap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def say_confidence(data: Data) -> None:
    """Write into each event the confidence that all of its sources give it, before any is taken out."""
    for event in data["events"].values():
        cited = [data["sources"][id_] for id_ in event.get("sources", [])]
        if cited and "confidence" not in event:
            origins = {source.get("origin") or source["publisher"] for source in cited}
            event["confidence"] = "confirmed" if len(origins) > 1 else "reported"


def events_told(events: Data, order: Order) -> Data:
    """The events that are shown; one that speaks of others comes after them."""
    shown: set[str] = set()
    while True:
        more = {
            id_
            for id_, event in events.items()
            if id_ not in shown and is_told(event, order, shown)
        }
        if not more:
            return {id_: event for id_, event in events.items() if id_ in shown}
        shown |= more


def is_told(event: Data, order: Order, shown: set[str]) -> bool:
    """Whether an event is shown when those in *shown* are."""
    episode = event.get("episode")
    if not order.allows(event) or (episode and not order.shows(episode)):
        return False
    if event.get("track") != "production":
        return bool(episode or "revealed" in event)
    about = event.get("about", [])
    if not (episode or about or "revealed" in event):
        return False
    return order.is_out(event.get("date")) and shown.issuperset(about)


def take_out_references(data: Data) -> None:
    """What names a record that is gone goes with it."""
    people, characters, events = data["people"], data["characters"], data["events"]
    anybody = {**people, **characters}
    for episode in data["episodes"].values():
        only(episode, "directors", people)
        only(episode, "writers", people)
        only(episode, "sources", data["sources"])
    for name in ("people", "characters", "arcs"):
        for record in data[name].values():
            only(record, "sources", data["sources"])
    for character in characters.values():
        only(character, "portrayed_by", people)
    for name in ("arcs", "places"):
        for record in data[name].values():
            if record.get("within") not in data[name]:
                record.pop("within", None)
    for event in events.values():
        if event.get("place") not in data["places"]:
            event.pop("place", None)
        only(event, "characters", characters)
        only(event, "mentions", characters)
        only(event, "people", people)
        only(event, "arcs", data["arcs"])
        only(event, "causes", events)
        only(event, "about", events)
        only(event, "born", anybody)
        only(event, "died", anybody)
        only(event, "sources", data["sources"])
        event["changes"] = [
            change
            for change in event.get("changes", [])
            if change["facet"] in data["facets"] and all(id_ in anybody for id_ in change["of"])
        ]
        event["learns"] = [
            learning
            for learning in event.get("learns", [])
            if learning["of"] in events and all(id_ in characters for id_ in learning["who"])
        ]


def only(record: Data, field: str, known: Data) -> None:
    """Leave in the list what is still known."""
    record[field] = [id_ for id_ in record.get(field, []) if id_ in known]


def take_out_disputes(data: Data, order: Order) -> None:
    """A dispute needs all that it names and two claims, a claim one source; a verdict all claims."""
    for id_, dispute in list(data["disputes"].items()):
        for claim in dispute["claims"]:
            only(claim, "sources", data["sources"])
        claims = [claim for claim in dispute["claims"] if claim["sources"]]
        if len(claims) < len(dispute["claims"]):
            dispute["claims"] = claims
            dispute.pop("verdict", None)
            dispute.pop("why", None)
        names_all = all(
            one in data[section]
            for section in ("events", "characters", "people")
            for one in dispute.get(section, [])
        )
        if (
            len(claims) < 2
            or not names_all
            or not all(map(order.shows, dispute.get("episodes", [])))
        ):
            del data["disputes"][id_]


def take_out_unused(data: Data, order: Order) -> None:
    """A record that nothing uses any more is not shown; only events and episodes stand by themselves."""
    events, episodes = data["events"].values(), data["episodes"].values()
    changes = [change for event in events for change in event["changes"]]
    changed = named([*events], "born", "died") | named(changes, "of")
    learning = [learning for event in events for learning in event["learns"]]
    keep(
        data,
        "characters",
        changed | named(events, "characters", "mentions") | named(learning, "who"),
    )
    characters = data["characters"].values()
    made = named(episodes, "directors", "writers") | named(characters, "portrayed_by")
    keep(data, "people", changed | made | named(events, "people"))
    keep(data, "facets", {change["facet"] for change in changes})
    for name, field in (("arcs", "arcs"), ("places", "place")):
        inner = {record["within"] for record in data[name].values() if "within" in record}
        keep(data, name, inner | named(events, field))
    claims = [claim for dispute in data["disputes"].values() for claim in dispute["claims"]]
    citing = [*events, *episodes, *claims]
    citing += [one for name in ("people", "characters", "arcs") for one in data[name].values()]
    keep(data, "sources", named(citing, "sources"))
    keep(data, "series", {order.main} | {order.code(code)[0] for code in codes(data)})


def named(records: Iterable[Data], *fields: str) -> set[str]:
    """Every id that stands in one of the fields of the records."""
    found: set[str] = set()
    for record in records:
        for field in fields:
            value = record.get(field, [])
            found.update([value] if isinstance(value, str) else value)
    return found


def codes(data: Data) -> Iterator[str]:
    """Every code that is still in the file."""
    yield from data["episodes"]
    for name in ("events", "episodes", *SECTIONS):
        for record in data[name].values():
            if "episode" in record:
                yield record["episode"]
            if "revealed" in record:
                yield record["revealed"]
            if name == "disputes":
                yield from record.get("episodes", [])


def keep(data: Data, section: str, ids: Iterable[str]) -> None:
    """Take everything else out of the section."""
    kept = set(ids)
    data[section] = {id_: one for id_, one in data[section].items() if id_ in kept}
