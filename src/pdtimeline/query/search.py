"""Records of every kind that have the words of a question, best first.

Who or what is called so comes first (the whole name, alias, or ID, then a part of it), then who plays or
is played by somebody called so, then titles, other texts, and notes. A record of which every word is only
found elsewhere is no match, but what an event names (characters, arcs, a place) may have the other words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.folding import fold, has_phrase
from pdtimeline.model.records import Dispute, Episode, Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.filters import Query, in_episodes, with_outer
from pdtimeline.query.lookup import called
from pdtimeline.query.words import LITTLE_WORDS, RELATED, Index, question, words_of

SECTIONS = {
    "event": "events", "character": "characters", "person": "people", "arc": "arcs",
    "place": "places", "episode": "episodes", "source": "sources", "dispute": "disputes",
    "series": "series", "facet": "facets",
}  # fmt: skip
KINDS = tuple(SECTIONS)
WITH_NAMES = frozenset({"character", "person", "arc", "place", "series", "facet"})
WHOLE_NAME, NAME, PLAYED, TITLE, TEXT, NOTE = range(6)
Moment: TypeAlias = tuple[EpisodeCode | None, PartialDate | None]
AROUND = 30  # characters of context on either side
LONGEST_CONTEXT = 2 * AROUND + 20
LIKENESS = 0.8  # what difflib must give a word that is taken for another
LEAST_GUESSED = 4  # letters of a word that may be a slip


class Hit(NamedTuple):
    """A record that has the words: in which field, with the words in context.

    `marks` says where in the context the words are; episode, date, and name are those of the record.
    """

    kind: str
    id: str
    field: str
    context: str
    episode: EpisodeCode | None = None
    date: PartialDate | None = None
    marks: tuple[tuple[int, int], ...] = ()
    name: str = ""


class Results(NamedTuple):
    """The hits, and how the question was understood.

    `ignored` are little words; `taken_for` are words that nothing has, with the one searched for
    instead; `is_partial` says that no record has all the words, so those with most of them are there,
    and `missing` are the others if they are in no record at all.
    """

    hits: tuple[Hit, ...]
    ignored: tuple[str, ...] = ()
    taken_for: tuple[tuple[str, str], ...] = ()
    is_partial: bool = False
    missing: tuple[str, ...] = ()


class _Field(NamedTuple):
    rank: int
    name: str
    text: str


class _Match(NamedTuple):
    """A record that has some of the words: the best rank and fit of each, by its index.

    `fit` is the best one of what the record itself says.
    """

    kind: str
    record: Any
    best: Mapping[int, tuple[int, int]]
    fit: int
    is_whole: bool


def search(
    timeline: Timeline,
    text: str,
    kinds: tuple[str, ...] = KINDS,
    limits: Query = Query(),  # noqa: B008 - a value that does not change
) -> Results:
    """The records of these kinds that have the words of *text*.

    Of *limits* only seasons, episodes, series, and days count; with any of them, records that are
    nowhere in time (a character, a place) are left out.
    """
    asked = question(text)
    if not asked.words:
        return Results(())
    records = [
        (kind, record)
        for kind in kinds
        for record in timeline.records(SECTIONS[kind]).values()
        if _is_within(record, timeline, limits)
    ]
    links = _Links(timeline)
    index = Index(asked.words)
    matches = _matches(records, index, links, text)
    taken_for = _taken_for(index, matches)
    if taken_for:
        index = Index(dict.fromkeys(taken_for.get(word, word) for word in asked.words))
        matches = _matches(records, index, links, text)
    most = max((len(match.best) for match in matches), default=0)
    best = _best_first([match for match in matches if len(match.best) == most], text, links)
    missing = _missing(index, matches)
    return Results(
        tuple(_hit(match, index, links) for match in best),
        asked.little,
        tuple(taken_for.items()),
        0 < most < len(index.words),
        missing if most + len(missing) == len(index.words) else (),
    )


# Where in time


def _is_within(record: Any, timeline: Timeline, limits: Query) -> bool:
    """Whether the record lies within the seasons, episodes, and days."""
    if limits.seasons or limits.episodes or limits.series is not None:
        codes = (code for code, _ in _moments(record, timeline))
        if not any(in_episodes(code, limits) for code in codes):
            return False
    days = limits.days
    dates = (date for _, date in _moments(record, timeline) if date)
    return days is None or any(days.overlaps(date.days) for date in dates)


def _moments(record: Any, timeline: Timeline) -> Iterator[Moment]:
    """Episode and date of the record; of a dispute, those of all that it is about."""
    if isinstance(record, Dispute):
        yield from ((code, None) for code in record.episodes)
        yield from (_when(timeline.event_ids[id_]) for id_ in record.events)
    else:
        yield _when(record)


# Which records match


def _matches(
    records: Iterable[tuple[str, Any]], index: Index, links: _Links, text: str
) -> list[_Match]:
    """The records that have any of the words."""
    whole = {fold(text), " ".join(asked.word for asked in index.words)}
    matches = []
    for kind, record in records:
        best: dict[int, tuple[int, int]] = {}
        for field in _fields(record, kind, links):
            _note(best, field.rank, words_of(field.text), index)
        if not best:
            continue
        fit = min(fit for _, fit in best.values())
        if len(best) < len(index.words):
            _note(best, TEXT, links.words(record), index)
        matches.append(_Match(kind, record, best, fit, _is_whole(record, whole)))
    return matches


def _note(best: dict[int, tuple[int, int]], rank: int, words: Iterable[str], index: Index) -> None:
    """Keep the best rank and fit of each wanted word."""
    for word in words:
        for number, fit in index.fit(word):
            before = best.get(number)
            if before is None or (rank, fit) < before:
                best[number] = (rank, fit)


def _is_whole(record: Any, whole: set[str]) -> bool:
    """Whether the record is called just what was typed."""
    names = (called(record), str(record.id), *getattr(record, "aliases", ()))
    return any(fold(name) in whole or " ".join(words_of(name)) in whole for name in names)


def _fields(record: Any, kind: str, links: _Links) -> Iterator[_Field]:
    """Everything that a record says, the most telling first."""
    name_rank = NAME if kind in WITH_NAMES else TITLE
    yield _Field(name_rank, "title" if hasattr(record, "title") else "name", called(record))
    yield _Field(name_rank, "id", str(record.id))
    yield from _texts(record, NAME, ("short",))
    yield from _texts(record, TITLE, ("question", "publisher"))
    if aliases := getattr(record, "aliases", ()):
        yield _Field(NAME, "aliases", ", ".join(aliases))
    for role in links.roles.get((kind, record.id), ()):
        yield _Field(PLAYED, "portrayed_by" if kind == "character" else "portrays", role)
    yield from _texts(record, TEXT, ("summary", "about", "verdict", "why"))
    for claim in getattr(record, "claims", ()):
        yield _Field(TEXT, "claims", claim.says)
    for change in getattr(record, "changes", ()):
        yield _Field(TEXT, "changes", change.to or "")
    yield from _texts(record, NOTE, ("note",))


def _texts(record: Any, rank: int, names: tuple[str, ...]) -> Iterator[_Field]:
    for name in names:
        text = getattr(record, name, None)
        if isinstance(text, str):  # what an event is `about` are other events
            yield _Field(rank, name, text)


class _Links:
    """The words of the names that a record refers to, worked out once for each name; who plays whom."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.known: dict[tuple[str, str], list[str]] = {}
        self.roles: dict[tuple[str, Any], list[str]] = defaultdict(list)
        for character in timeline.characters.values():
            for person in character.portrayed_by:
                name, role = timeline.people[person].name, character.name
                self.roles["character", character.id].append(f"{role} is played by {name}")
                self.roles["person", person].append(f"{name} plays {role}")

    def words(self, record: Any) -> Iterator[str]:
        """The words of whom and what an event or an episode names."""
        if isinstance(record, Event):
            yield from self._of("characters", (*record.characters, *record.mentions))
            yield from self._of("people", record.people)
            yield from self._of("arcs", with_outer(record.arcs, self.timeline.arcs))
            yield from self._of("places", with_outer([record.place], self.timeline.places))
            if record.episode:
                episode = self.timeline.episodes.get(record.episode)
                yield from words_of(f"{record.episode} {(episode and episode.title) or ''}")
                yield from ("season", str(record.episode.season))
        elif isinstance(record, Episode):
            yield from ("season", str(record.code.season))
            yield from self._of("people", (*record.directors, *record.writers))

    def _of(self, section: str, ids: Iterable[str]) -> Iterator[str]:
        for id_ in ids:
            words = self.known.get((section, id_))
            if words is None:
                record = getattr(self.timeline, section)[id_]
                names = (called(record), id_, *getattr(record, "aliases", ()))
                words = [word for name in names for word in words_of(name)]
                self.known[section, id_] = words
            yield from words


# In which order


def _taken_for(index: Index, matches: list[_Match]) -> dict[str, str]:
    """For each word that nothing has the likest one of those that are there."""
    from difflib import get_close_matches  # only after a slip

    nearest = {}
    for typed in _missing(index, matches):
        if len(typed) >= LEAST_GUESSED and typed.isalpha():
            known = [word for word in index.fits if _may_be_meant(word, typed)]
            if likest := get_close_matches(typed, known, 1, LIKENESS):
                nearest[typed] = likest[0]
    return nearest


def _missing(index: Index, matches: list[_Match]) -> tuple[str, ...]:
    """The words that no record has."""
    had = {number for match in matches for number in match.best}
    return tuple(asked.word for number, asked in enumerate(index.words) if number not in had)


def _may_be_meant(word: str, typed: str) -> bool:
    """Whether it is worth comparing the two: few slips are in the first letter, and none is a little word."""
    is_near = word[0] == typed[0] and abs(len(word) - len(typed)) <= 2
    return is_near and word not in LITTLE_WORDS


def _best_first(matches: list[_Match], text: str, links: _Links) -> list[_Match]:
    """Related words last; by rank, by how the words fit, side by side first, then the rarest word."""
    is_said = has_phrase(text)
    counts = Counter(number for match in matches for number in match.best)

    def key(match: _Match) -> tuple[bool, int, int, bool, int, int]:
        rank = WHOLE_NAME if match.is_whole else max(rank for rank, _ in match.best.values())
        fit = max(fit for _, fit in match.best.values())
        fields = _fields(match.record, match.kind, links)
        is_apart = not any(is_said(field.text) for field in fields)
        rarest = min(counts[number] for number in match.best)
        sources = len(getattr(match.record, "sources", ()))
        return fit == RELATED, rank, fit, is_apart, rarest, -sources

    return sorted(matches, key=key)


# How a hit is shown


def _hit(match: _Match, index: Index, links: _Links) -> Hit:
    """The first field that has a word as well as any field, and the part of it around the first one.

    Where somebody is found because of a role, that is what is said.
    """
    record = match.record
    fields = list(_fields(record, match.kind, links))
    if any(rank == PLAYED for rank, _ in match.best.values()):
        fields.sort(key=lambda field: field.rank != PLAYED)
    field, text, marks = next(
        (field, text, marks)
        for field in fields
        for text in [" ".join(field.text.split())]
        for marks in [tuple(index.marks(text, match.fit))]
        if marks
    )
    start, stop = _excerpt(text, *marks[0], max(len(asked.word) for asked in index.words))
    before = "... " if start else ""
    after = " ..." if stop < len(text) else ""
    moved = len(before) - start
    return Hit(
        match.kind,
        str(record.id),
        field.name,
        f"{before}{text[start:stop]}{after}",
        *_when(record),
        tuple((first + moved, last + moved) for first, last in marks if last <= stop),
        called(record),
    )


def _excerpt(text: str, first: int, last: int, longest: int) -> tuple[int, int]:
    """Where the part of the text around a word begins and ends; a short text is shown in full."""
    if len(text) <= LONGEST_CONTEXT:
        return 0, len(text)
    start = max(0, first - AROUND)
    stop = max(last, min(len(text), first + AROUND + longest))
    if start:
        start = max(start, text.find(" ", start, first) + 1)
    if stop < len(text):
        blank = text.rfind(" ", last, stop)
        stop = stop if blank < 0 else blank
    return start, stop


def _when(record: Any) -> Moment:
    """Episode and date of a record, as they are shown beside a hit."""
    if isinstance(record, Event):
        return record.episode, record.date
    if isinstance(record, Episode):
        return record.code, record.aired
    return None, getattr(record, "published", None)
