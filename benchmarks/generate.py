"""Writes timelines of any length for the benchmark: the same bytes for the same number, every time.

Events are made like those of the shipped timeline: as many of them have a place, a note, causes or
changes as there, with as many members and texts as long. Other records are fewer for each event than
there, so that 100,000 events stay within the 64 MiB that a timeline may have.

    python benchmarks/generate.py 1000 > timeline.yaml
    python benchmarks/generate.py 1000 --events > events.jsonl     # the same events, for other tools
    python benchmarks/generate.py 1000 --kind chain > chain.yaml   # see KINDS for the kinds

"""

# ruff: noqa: INP001, SIM905, S311 - a script; words read better so; nothing has to be unguessable

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

SEASONS = 13
ASKED = 10  # the season that everybody is asked for
FIRST_YEAR = 2012  # season 1 begins a year later
FACETS = {"relationship": "pair", "partner": "pair", "posting": "one", "rank": "one"}
WORDS = (
    "the city sleeps while rain falls over empty streets and sirens call from far away officers wait "
    "beside their cars for word of a missing witness who saw too much that night before anyone could "
    "speak with her again old friends become rivals when money goes missing a letter arrives without "
    "name or date inside there is only a key nobody knows which door it opens but every one of them "
    "wants to find out first partners quarrel over orders given by a captain they no longer trust "
    "their families suffer quietly at home holding on to promises made years ago under another sky "
    "doctors fight through long hours to save what can still be saved in spite of smoke heat and fear"
).split()

# As in the shipped timeline: how long texts are, and how many members lists have, one number for
# each tenth of the events.
TITLES = (28, 40, 44, 48, 51, 53, 56, 59, 63, 70)
SUMMARIES = (90, 115, 130, 145, 158, 170, 185, 205, 230, 330)
NOTES = (35, 55, 65, 75, 82, 90, 97, 108, 125, 170)
URLS = (45, 60, 70, 80, 86, 92, 98, 105, 118, 150)
CHARACTERS = (0, 0, 0, 1, 1, 2, 2, 2, 3, 4)
MENTIONS = (0, 0, 0, 0, 0, 1, 1, 1, 2, 3)
ARCS = (1, 1, 1, 1, 1, 1, 1, 2, 2, 3)
CAUSES = (0, 0, 1, 1, 1, 1, 1, 2, 2, 3)
SOURCES = (1, 1, 2, 2, 2, 3, 3, 3, 4, 5)


class Counts(NamedTuple):
    """How many records there are of each kind."""

    events: int
    episodes: int  # of each season
    characters: int
    people: int
    arcs: int
    places: int
    sources: int
    disputes: int


class Style(NamedTuple):
    """How much an event says: the length of its texts, and how many of them have a note."""

    length: float = 1.0
    notes: float = 0.41
    sources: tuple[int, ...] = SOURCES


FULL = Style()
BRIEF = Style(length=0.15, notes=0.0, sources=(0, 0, 0, 0, 0, 0, 1, 1, 1, 1))


def counts(events: int) -> Counts:
    """The numbers of records that go with a number of events."""
    return Counts(
        events=events,
        episodes=max(2, round(events / 10 / SEASONS)),
        characters=max(12, events // 100),
        people=max(6, events // 200),
        arcs=max(8, events // 200),
        places=max(5, events // 1000),
        sources=max(20, events // 20),
        disputes=max(3, events // 200),
    )


class Told(NamedTuple):
    """An event, as every tool is given it."""

    id: str
    title: str
    summary: str
    day: date  # when it is told, or when it happened if no episode tells it
    season: int | None
    number: int | None
    fields: tuple[str, ...]  # the further lines that a timeline has of it
    characters: tuple[str, ...]

    @property
    def code(self) -> str:
        """The code of its episode; empty without one."""
        return f"S{self.season:02}E{self.number:02}" if self.season else ""


class Writer:
    """Draws the records of one timeline from one stream of random numbers."""

    def __init__(self, events: int, style: Style = FULL) -> None:
        self.random = Random(events)
        self.counts = counts(events)
        self.style = style

    def text(self, length: int) -> str:
        """Sentences of about so many characters."""
        words: list[str] = []
        size = 0
        at = self.random.randrange(len(WORDS))
        while size < length:
            word = WORDS[(at + len(words) * 7) % len(WORDS)]
            words.append(word)
            size += len(word) + 1
        for start in range(0, len(words), 14):
            words[start] = words[start].capitalize()
            if start:
                words[start - 1] += "."
        return " ".join(words)

    def draw(self, lengths: tuple[int, ...]) -> int:
        """One of the lengths, give or take a tenth."""
        return int(self.random.choice(lengths) * self.random.uniform(0.9, 1.1))

    def some(self, name: str, of: int, choices: tuple[int, ...]) -> list[str]:
        """Ids of one kind, none twice; the first ones are met far more often than the last."""
        count = min(of, self.random.choice(choices))
        found: dict[str, None] = {}
        while len(found) < count:
            found[f"{name}-{int(of * self.random.random() ** 2):04}"] = None
        return list(found)

    def aired(self, season: int, number: int) -> date:
        """The day of an episode; they are spread over the eight months of a season."""
        begin = date(FIRST_YEAR + season, 9, 20)
        return begin + timedelta(days=240 * (number - 1) // self.counts.episodes)

    def events(self) -> Iterator[Told]:
        """All events, in the order of the file: first the ones that no episode tells."""
        count = self.counts.events
        before = count // 5
        for at in range(count):
            if at < before:
                day = date(1990, 1, 1) + timedelta(days=8000 * at // before)
                yield self.event(at, day, None, None)
                continue
            index = (at - before) * SEASONS * self.counts.episodes // (count - before)
            season, number = index // self.counts.episodes + 1, index % self.counts.episodes + 1
            yield self.event(at, self.aired(season, number), season, number)

    def event(self, at: int, day: date, season: int | None, number: int | None) -> Told:
        """The event at this place of the file."""
        style, random, counts = self.style, self.random, self.counts
        is_story = season is None or random.random() < 0.6
        characters = self.some("character", counts.characters, CHARACTERS)
        mentions = self.some("character", counts.characters, MENTIONS)
        lines = list(_when(day, season, number, is_story=is_story, rough=random.random()))
        if random.random() < 0.1:
            lines += _listed("place", self.some("place", counts.places, (1,)), is_one=True)
        lines += _listed("characters", characters)
        lines += _listed("mentions", [one for one in mentions if one not in characters])
        if not is_story:
            lines += _listed("people", self.some("person", counts.people, (1, 1, 1, 2)))
        lines += _listed("arcs", self.some("arc", counts.arcs, ARCS))
        lines += _listed("causes", self.earlier(at, CAUSES))
        if not is_story and random.random() < 0.8:
            lines += _listed("about", self.earlier(at, (1, 1, 1, 2)))
        lines += self.changes(characters)
        if at and characters and random.random() < 0.19:
            of = self.earlier(at, (1,))[0]
            lines += ["learns:", f"  - {{who: [{characters[0]}], of: {of}}}"]
        lines += _listed("sources", self.some("source", counts.sources, style.sources))
        if random.random() < 0.1:
            lines.append("confidence: inferred")
        if random.random() < style.notes:
            lines += _folded("note", self.text(int(self.draw(NOTES) * style.length)))
        if season is None:
            lines.append(f"revealed: S{1 + at % SEASONS:02}E01")
        return Told(
            f"{WORDS[at % len(WORDS)]}-{WORDS[at // len(WORDS) % len(WORDS)]}-event-{at:06}",
            self.text(int(self.draw(TITLES) * style.length**0.5) - 8)[:70].rstrip("."),
            self.text(int(self.draw(SUMMARIES) * style.length)),
            day,
            season,
            number,
            tuple(lines),
            tuple(characters),
        )

    def earlier(self, at: int, choices: tuple[int, ...]) -> list[str]:
        """Ids of events before this one, most of them shortly before."""
        count = min(at, self.random.choice(choices))
        found: dict[int, None] = {}
        while len(found) < count:
            found[max(0, at - 1 - int(40 * self.random.random() ** 2))] = None
            if len(found) < count and at < 45:
                found[self.random.randrange(at)] = None
        return [
            f"{WORDS[one % len(WORDS)]}-{WORDS[one // len(WORDS) % len(WORDS)]}-event-{one:06}"
            for one in list(found)[:count]
        ]

    def changes(self, characters: list[str]) -> Iterator[str]:
        """The lines of what is different for the first one or two of the characters."""
        if len(characters) < 2 or self.random.random() > 0.5:
            return
        yield "changes:"
        for facet in self.random.sample(sorted(FACETS), self.random.choice((1, 1, 2, 3))):
            of = ", ".join(characters[:2] if FACETS[facet] == "pair" else characters[:1])
            to = "" if self.random.random() < 0.25 else f", to: {self.random.choice(WORDS)} at last"
            yield f"  - {{facet: {facet}, of: [{of}]{to}}}"

    def others(self) -> Iterator[str]:
        """The lines of all sections but the events and disputes."""
        counts = self.counts
        yield "timeline:\n  format: 1\n  title: Made for measuring\n  series: pd\n"
        yield "series:\n  pd: {title: Chicago}\n"
        yield "facets:\n" + "".join(
            f"  {name}: {{title: {name.capitalize()}, of: {of}}}\n" for name, of in FACETS.items()
        )
        yield "places:\n" + "".join(
            f"  place-{at:04}: {{name: Place {at}{f', within: place-{at // 4:04}' if at else ''}}}\n"
            for at in range(counts.places)
        )
        yield "people:\n" + "".join(
            f"  person-{at:04}:\n    name: Pat Quill{at}\n    aliases: [Quill{at}]\n"
            for at in range(counts.people)
        )
        yield "characters:\n"
        for at in range(counts.characters):
            yield (
                f"  character-{at:04}:\n    name: Kim Vale{at}\n    aliases: [Vale{at}]\n"
                f"    portrayed_by: [person-{at % counts.people:04}]\n    about: >-\n"
                f"      {self.text(60)}\n"
            )
        yield "arcs:\n" + "".join(
            f"  arc-{at:04}: {{title: Thread {at}{f', within: arc-{at // 5:04}' if at else ''}}}\n"
            for at in range(counts.arcs)
        )
        yield "sources:\n"
        for at in range(counts.sources):
            year = FIRST_YEAR + 1 + at % SEASONS
            yield (
                f"  source-{at:04}:\n    publisher: Paper {at % 40}\n    title: {self.text(46)}\n"
                f"    url: https://example.org/{'a' * (self.draw(URLS) - 20)}\n"
                f"    published: {year}-{1 + at % 12:02}-{1 + at % 28:02}\n"
            )
        yield "episodes:\n"
        for season in range(1, SEASONS + 1):
            for number in range(1, counts.episodes + 1):
                yield (
                    f"  S{season:02}E{number:02}: {{title: {self.text(10)}, "
                    f"aired: {self.aired(season, number)}, sources: [source-0000]}}\n"
                )

    def disputes(self, ids: list[str]) -> Iterator[str]:
        """The lines of the disputes about some of the events."""
        yield "disputes:\n"
        for at in range(self.counts.disputes):
            yield (
                f"  dispute-{at:04}:\n    question: {self.text(50)}\n"
                f"    events: [{ids[at * 7 % len(ids)]}]\n    claims:\n"
                f"      - {{says: {self.text(60)}, sources: [source-0001]}}\n"
                f"      - {{says: {self.text(60)}, sources: [source-0002]}}\n"
                f"    why: {self.text(90)}\n"
            )


def _when(
    day: date, season: int | None, number: int | None, *, is_story: bool, rough: float
) -> Iterator[str]:
    """Track, episode and date; a story event that an episode tells has the day of the episode."""
    if not is_story:
        yield "track: production"
    if season is not None:
        yield f"episode: S{season:02}E{number:02}"
    if season is None and rough < 0.5:
        yield f"date: {day.year}~"
    elif season is None or not is_story:
        yield f"date: {day}"


def _listed(name: str, ids: list[str], *, is_one: bool = False) -> Iterator[str]:
    if ids:
        yield f"{name}: {ids[0]}" if is_one else f"{name}: [{', '.join(ids)}]"


def _folded(name: str, text: str) -> Iterator[str]:
    yield f"{name}: >-"
    yield from (f"  {line}" for line in textwrap.wrap(text, 94))


def timeline(events: int, style: Style = FULL) -> Iterator[str]:
    """The text of a whole timeline, in pieces."""
    writer = Writer(events, style)
    yield from writer.others()
    yield "events:\n"
    ids = []
    for one in writer.events():
        ids.append(one.id)
        lines = [f"title: {one.title}", *_folded("summary", one.summary), *one.fields]
        yield f"  {one.id}:\n" + "".join(f"    {line}\n" for line in lines)
    yield from writer.disputes(ids)


def plain_events(events: int) -> Iterator[str]:
    """The same events as `timeline` has, one JSON object a line; the summary holds all further fields."""
    writer = Writer(events)
    for _ in writer.others():  # the numbers are drawn in the same order
        pass
    for one in writer.events():
        record: dict[str, Any] = {
            "id": one.id,
            "title": one.title,
            "summary": f"{one.summary} ({'; '.join(map(str.strip, one.fields))})",
            "date": str(one.day),
            "season": one.season,
            "episode": one.code or None,
            "characters": list(one.characters),
        }
        yield json.dumps(record) + "\n"


HEAD = "timeline: {format: 1, title: T}\n"


def brief(events: int) -> Iterator[str]:
    """Events that say little: about 340 bytes for each."""
    return timeline(events, BRIEF)


def chain(events: int) -> Iterator[str]:
    """Each event led to the next one."""
    yield f"{HEAD}events:\n  e0: {{title: Event 0}}\n"
    for at in range(1, events):
        yield f"  e{at}: {{title: Event {at}, causes: [e{at - 1}]}}\n"


def changes(events: int) -> Iterator[str]:
    """Each event changes something, of one character in a hundred."""
    yield f"{HEAD}facets:\n  posting: {{title: Posting, of: one}}\ncharacters:\n"
    yield from (f"  c{at}: {{name: Name {at}}}\n" for at in range(100))
    yield "events:\n"
    for at in range(events):
        change = f"{{facet: posting, of: [c{at * 7 % 100}], to: Post {at}}}"
        yield f"  e{at}: {{title: Event {at}, characters: [c{at % 100}], changes: [{change}]}}\n"


def long_texts(events: int) -> Iterator[str]:
    """Summaries as long as a text may be, 1 MiB, made of words."""
    text = ("word after word " * 65536)[: 1024 * 1024 - 1].rstrip()
    yield f"{HEAD}events:\n"
    yield from (f"  e{at}:\n    title: Event {at}\n    summary: {text}\n" for at in range(events))


def endless_words(events: int) -> Iterator[str]:
    """Titles of one word as long as a text may be, 1 MiB."""
    yield f"{HEAD}events:\n"
    yield from (f"  e{at}: {{title: {'w' * (1024 * 1024)}}}\n" for at in range(events))


def crowds(events: int) -> Iterator[str]:
    """Everybody is at each event: 10,000 characters, as many as a list may have."""
    yield f"{HEAD}characters:\n"
    yield from (f"  c{at}: {{name: Name Vale{at}}}\n" for at in range(10_000))
    everybody = ", ".join(f"c{at}" for at in range(10_000))
    yield "events:\n"
    for at in range(events):
        yield f"  e{at}: {{title: Event {at}, episode: S01E{at + 1:02}, characters: [{everybody}]}}\n"


def deep_arcs(arcs: int) -> Iterator[str]:
    """Each arc lies within the one before; an event in the innermost and in the outermost."""
    yield f"{HEAD}arcs:\n  a0: {{title: Thread 0}}\n"
    yield from (f"  a{at}: {{title: Thread {at}, within: a{at - 1}}}\n" for at in range(1, arcs))
    yield "events:\n"
    for at in range(100):
        yield f"  e{at}: {{title: Event {at}, episode: S01E{at + 1:02}, arcs: [a{arcs - 1}, a0]}}\n"


def faults(events: int) -> Iterator[str]:
    """Each event names a cause that is nowhere."""
    yield f"{HEAD}events:\n"
    for at in range(events):
        yield f"  event-{at}: {{title: Event {at}, causes: [evnt-{at}]}}\n"


KINDS: dict[str, Callable[[int], Iterator[str]]] = {
    "full": timeline,
    "brief": brief,
    "chain": chain,
    "changes": changes,
    "long-texts": long_texts,
    "endless-words": endless_words,
    "crowds": crowds,
    "deep-arcs": deep_arcs,
    "faults": faults,
}


def main() -> None:
    """Write what the command line asks for to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("number", type=int, help="how many events (of deep-arcs: arcs)")
    parser.add_argument("--kind", choices=KINDS, default="full")
    parser.add_argument("--events", action="store_true", help="the events alone, as JSON lines")
    asked = parser.parse_args()
    pieces = plain_events(asked.number) if asked.events else KINDS[asked.kind](asked.number)
    sys.stdout.writelines(pieces)


if __name__ == "__main__":
    main()
