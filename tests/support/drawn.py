"""Small timelines that Hypothesis draws, as the plain data of a file: every id is there, few are used.

Dates of every kind lie round one week, so that the six days after a broadcast matter; three series run at
once; anything may be revealed late; productions may speak of each other in a ring.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

Strategy = st.SearchStrategy[Any]

MAIN_CODES = ("S00E01", "S01E01", "S01E02", "S01E03", "S02E01")
CODES = (*MAIN_CODES, "fire-S00E01", "fire-S01E01", "fire-S01E02", "med-S01E01")
HORIZONS = (*CODES[1:5], *CODES[6:], "S01E07", "S01", "fire-S03", "S02")
DATES = (
    "2014-01-08", "2014-01-14", "2014-01-15", "2014-01-15T20:00", "2014-01-20", "2014-01-21~",
    "2014-01-22", "2014-01-23?", "2014-02", "2014", "2013-12/2014-01-20", "../2014-01-10",
    "2014-01-16/..",
    # before 1, long years, masks, seasons, unknown ends, minutes and zones round midnight
    "-0043-03-15", "0000", "Y-12014", "Y12014", "201X", "2014-XX", "2014-01-XX", "-00XX", "2013-24",
    "2014-21", "/2014-01-20", "2014-01-10/", "2014-01-21T23:59", "2014-01-21T21:59:59Z",
    "2014-01-21T23:30Z~", "2014-01-20T20:00-05:00", "2014-01-22T00:30+09:00", "2013-21/2014-01-14T12:30Z",
)  # fmt: skip
PEOPLE = ("ann", "bob")
CHARACTERS = ("jay", "kim", "zoe")
ARCS = ("outer", "middle", "inner")
PLACES = ("city", "house")
SOURCES = ("post", "news", "blog")
EVENTS = ("event-a", "event-b", "event-c", "event-d", "event-e")
DISPUTES = ("dispute-a", "dispute-b")

code, main_code, date = map(st.sampled_from, (CODES, MAIN_CODES, DATES))
seldom = st.sampled_from((*CODES, *["S01E01"] * 4))


owns = {
    "x-mood": st.sampled_from(("glad", ["sad", ["low"]], {"deep": {"in": "sad"}})),
    "x-of": st.sampled_from(EVENTS),
}  # nothing reads them, also where they name a record


def some(ids: Sequence[str], most: int = 2) -> Strategy:
    """A list of some of the ids, in any order."""
    return st.lists(st.sampled_from(ids), unique=True, max_size=most) if ids else st.just([])


def record(must: Mapping[str, Strategy], **may: Strategy) -> Strategy:
    """A record with fields that it has and fields that it may have; any may be revealed late."""
    return st.fixed_dictionaries(dict(must), optional={**may, **owns, "revealed": seldom})


def called(field: str, id_: str) -> dict[str, Strategy]:
    """The name or the title by which the record can be recognised in any output."""
    return {field: st.just(f"{field} of {id_}")}


def change() -> Strategy:
    """A change of one or of two, characters or people."""
    bodies = st.permutations((*CHARACTERS, *PEOPLE))
    return st.builds(
        lambda facet, order, to: {
            "facet": facet,
            "of": list(order[: 2 if facet == "bond" else 1]),
            **({"to": to} if to else {}),
        },
        st.sampled_from(("bond", "post")),
        bodies,
        st.sampled_from(("", "friends", "Paris")),
    )


def learning() -> Strategy:
    """Somebody who gets to know of an event."""
    who = st.lists(st.sampled_from(CHARACTERS), unique=True, min_size=1, max_size=2)
    return st.fixed_dictionaries({"who": who, "of": st.sampled_from(EVENTS)}, optional=owns)


def event(id_: str) -> Strategy:
    """An event of either track; its causes stand before it in the file."""
    return record(
        called("title", id_),
        track=st.sampled_from(("story", "production")),
        episode=code,
        date=date,
        place=st.sampled_from(PLACES),
        characters=some(CHARACTERS),
        mentions=some(CHARACTERS, 1),
        people=some(PEOPLE),
        arcs=some(ARCS),
        causes=some(EVENTS[: EVENTS.index(id_)]),
        about=some(EVENTS),
        changes=st.lists(change(), max_size=2),
        learns=st.lists(learning(), max_size=2),
        born=some((*CHARACTERS, *PEOPLE), 1),
        died=some((*CHARACTERS, *PEOPLE), 1),
        sources=some(SOURCES, 3),
        confidence=st.sampled_from(("confirmed", "reported", "inferred")),
    )


def dispute(id_: str) -> Strategy:
    """Two or three claims about little."""
    claim = st.fixed_dictionaries(
        {"says": st.just(f"a claim of {id_}"), "sources": some(SOURCES)}, optional=owns
    )
    drawn = record(
        {**called("question", id_), "claims": st.lists(claim, min_size=2, max_size=3)},
        events=some(EVENTS, 1),
        episodes=some(CODES, 1),
        characters=some(CHARACTERS, 1),
        people=some(PEOPLE, 1),
        verdict=st.just(f"verdict of {id_}"),
        why=st.just(f"reason of {id_}"),
    )
    about = ("events", "episodes", "characters", "people")
    return drawn.filter(lambda one: any(one.get(field) for field in about))


def nested(field: str, ids: Sequence[str], **may: Strategy) -> Strategy:
    """Records that may lie within one that stands before them."""
    return st.fixed_dictionaries(
        {
            id_: record(
                called(field, id_),
                **may,
                **({"within": st.sampled_from(ids[:rank])} if rank else {}),
            )
            for rank, id_ in enumerate(ids)
        }
    )


episode = record(
    {}, title=st.just("a title"), aired=date, directors=some(PEOPLE, 1), sources=some(SOURCES)
)
source = {"publisher": st.sampled_from(("Post", "News"))}

timelines: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "timeline": st.fixed_dictionaries(
            {
                "format": st.just("1"),
                "title": st.just("Drawn"),
                "series": st.just("pd"),
                "clock": st.just("+02:00"),
            },
            optional=owns,
        ),
        "series": st.fixed_dictionaries(
            {
                "fire": st.fixed_dictionaries(
                    {"title": st.just("Fire")}, optional={**owns, "revealed": main_code}
                ),
                "pd": st.just({"title": "The main one"}),
                "med": st.just({"title": "Med"}),
            }
        ),
        "episodes": st.fixed_dictionaries({}, optional=dict.fromkeys(CODES, episode)),
        "people": st.fixed_dictionaries(
            {id_: record(called("name", id_), sources=some(SOURCES, 1)) for id_ in PEOPLE}
        ),
        "characters": st.fixed_dictionaries(
            {
                id_: record(
                    called("name", id_), portrayed_by=some(PEOPLE, 1), sources=some(SOURCES, 1)
                )
                for id_ in CHARACTERS
            }
        ),
        "arcs": nested("title", ARCS, sources=some(SOURCES, 1)),
        "places": nested("name", PLACES),
        "facets": st.fixed_dictionaries(
            {
                "bond": record({"title": st.just("Bond"), "of": st.just("pair")}),
                "post": record({"title": st.just("Post"), "of": st.just("one")}),
            }
        ),
        "sources": st.fixed_dictionaries(
            {id_: record({**called("title", id_), **source}, published=date) for id_ in SOURCES}
        ),
        "events": st.fixed_dictionaries({id_: event(id_) for id_ in EVENTS}),
        "disputes": st.fixed_dictionaries({id_: dispute(id_) for id_ in DISPUTES}),
    },
    optional=owns,
)
"""What `json` writes of it is a file that loads without a problem."""
