"""Cards: one record, read from top to bottom like a small article."""

from __future__ import annotations

import pytest

from pdtimeline.loader.load import load
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import (
    Arc,
    Change,
    Character,
    Claim,
    Dispute,
    Episode,
    Event,
    Facet,
    Learning,
    Person,
    PlaceRecord,
    Series,
    Source,
    Timeline,
)
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.usage import Use
from pdtimeline.render.cards import Card, Line, card
from pdtimeline.render.record_cards import (
    character_card,
    dispute_card,
    episode_card,
    event_card,
    events_counted,
    person_card,
    place_card,
    source_card,
    span,
)
from pdtimeline.render.wrapping import width_of
from pdtimeline.terminal.screen import Screen
from running import TESTS

SCREEN = Screen()


def text(one: Card, width: int = 80, *, has_color: bool = False, is_ascii: bool = False) -> str:
    return "".join(card(one, Screen(width=width, has_color=has_color, is_ascii=is_ascii)))


WHOLE = Card(
    "The title of the record",
    ("one fact", "", "another"),
    "A first paragraph of the text.\nA second one.",
    (
        ("Who", (Line("Ann, Bob"),)),
        ("Empty", ()),
        ("Led to", (Line("An event", "an-event"), Line("Another event", "other"), Line("more"))),
    ),
)


def test_a_card_is_title_facts_text_and_sections() -> None:
    assert text(WHOLE) == (
        "The title of the record\n"
        "one fact · another\n"
        "\n"
        "  A first paragraph of the text.\n"
        "  A second one.\n"
        "\n"
        "Who        Ann, Bob\n"
        "Led to     An event       an-event\n"
        "           Another event  other\n"
        "           more\n"
    )


def test_what_is_not_there_leaves_no_gap() -> None:
    assert text(Card("Only a title", (), "", ())) == "Only a title\n"
    assert (
        text(Card("A title", (), "", (("Who", (Line("Ann"),)),))) == "A title\n\nWho        Ann\n"
    )


def test_a_narrow_card_folds_its_texts_and_puts_ids_at_the_right_or_below() -> None:
    assert text(WHOLE, 24) == (
        "The title of the record\n"
        "one fact · another\n"
        "\n"
        "  A first paragraph of\n"
        "  the text.\n"
        "  A second one.\n"
        "\n"
        "Who        Ann, Bob\n"
        "Led to     An event\n"
        "           an-event\n"
        "           Another event\n"
        "           other\n"
        "           more\n"
    )
    assert text(WHOLE, 31).endswith(
        "Led to     An event    an-event\n"
        "           Another event  other\n"
        "           more\n"
    )  # fmt: skip


def test_ids_stand_in_one_column_on_the_whole_card() -> None:
    """The eye goes down one column, and finds what to type next."""
    one = Card("", (), "", (("First", (Line("a", "x"),)), ("Second", (Line("longer", "yy"),))))
    assert text(one) == "\n\nFirst      a       x\nSecond     longer  yy\n"


def test_a_long_text_beside_an_id_is_folded_and_one_without_has_the_whole_line() -> None:
    long = "some words that go on and on until they do not fit"
    one = Card("T", (), "", (("Led to", (Line(long, "the-id"), Line(long))),))
    assert text(one, 60) == (
        "T\n"
        "\n"
        "Led to     some words that go on and on until they    the-id\n"
        "           do not fit\n"
        "           some words that go on and on until they do not\n"
        "           fit\n"
    )


def test_no_text_is_wider_than_can_be_read() -> None:
    lines = text(Card("word " * 60, ("fact " * 60,), "text " * 100, ()), 200).split("\n")
    assert max(map(width_of, lines)) <= 100


def test_an_address_is_left_whole_for_copying() -> None:
    url = "https://example.org/" + "x" * 100
    assert f"Address    {url}\n" in text(
        Card("T", (), "", (("Address", (Line(url, is_address=True),)),))
    )


def test_paragraphs_of_a_note_stand_below_each_other() -> None:
    assert text(Card("T", (), "", (("Note", (Line("One.\nTwo."),)),))) == (
        "T\n\nNote       One.\n           Two.\n"
    )


def test_a_label_keeps_its_distance_however_long() -> None:
    assert text(Card("T", (), "", (("Directed by", (Line("Ann"),)),))) == "T\n\nDirected by  Ann\n"


def test_colour_marks_title_facts_labels_and_ids() -> None:
    one = Card("T", ("fact",), "Text", (("Who", (Line("Ann", "ann"),)),))
    assert text(one, has_color=True) == (
        "\x1b[1mT\x1b[0m\n"
        "\x1b[2mfact\x1b[0m\n"
        "\n"
        "  Text\n"
        "\n"
        "\x1b[1mWho\x1b[0m        Ann  \x1b[36mann\x1b[0m\n"
    )  # fmt: skip


def test_between_facts_stands_a_hyphen_in_ascii() -> None:
    assert text(Card("T", ("one", "two"), "", ()), is_ascii=True) == "T\none - two\n"


CODE, NEXT = EpisodeCode(1, 1), EpisodeCode(1, 2)
DAY = PartialDate.parse("2014-01-08")
STORY = Timeline(
    title="",
    main="pd",
    series={"pd": Series("pd", "P.D.")},
    episodes={
        CODE: Episode(CODE, "Pilot", DAY, ("dee",), ("dee",), ("paper",), "A note."),
        NEXT: Episode(NEXT),
    },
    people={"dee": Person("dee", "Dee Director", ("Dee",), "She directs.", note="A note.")},
    characters={
        "ann": Character("ann", "Ann Stone", ("Annie",), ("dee",), "A detective.", note="A note."),
        "bob": Character("bob", "Bob Wood"),
        "cid": Character("cid", "Cid Hill"),
    },
    arcs={"arc": Arc("arc", "The thread")},
    places={
        "town": PlaceRecord("town", "The town"),
        "bar": PlaceRecord("bar", "The bar", "Dark.", "town", "A note."),
    },
    facets={"bond": Facet("bond", "Bond", "pair"), "post": Facet("post", "Post", "one")},
    sources={
        "paper": Source("paper", "The Paper", "Its title", "https://example.org", DAY, "Wire", "A note."),
        "blog": Source("blog", "A blog", "An entry"),
    },
    events=(
        Event(
            "first", "The first thing", "It happens.", episode=CODE, date=DAY, place="bar",
            characters=("ann", "bob"), mentions=("bob",), people=("dee",), arcs=("arc",),
            changes=(Change("bond", ("ann", "bob"), "friends"), Change("post", ("ann",), "town")),
            born=("bob",), died=("cid",), sources=("paper", "blog"), confidence="confirmed", note="A note.",
        ),
        Event(
            "second", "The second thing", episode=NEXT, characters=("ann",), causes=("first",),
            changes=(Change("bond", ("bob", "ann"), "enemies"), Change("post", ("ann",))),
            learns=(Learning(("bob",), "third"),),
        ),
        Event("third", "The third thing", date=DAY, track="production", about=("first",)),
        Event("bare", "A bare thing"),
    ),
    disputes={
        "when": Dispute(
            "when", "When was it?", ("first",), (CODE,), ("ann",), ("dee",),
            (Claim("In winter", ("paper",)), Claim("In summer", ("blog",))), "In winter.", "It snowed.",
            "A note.",
        ),
        "open": Dispute("open", "Where was it?", ("bare",), claims=(Claim("Here"),)),
    },
)  # fmt: skip


def test_the_card_of_an_event() -> None:
    assert text(event_card(STORY.events[0], STORY, SCREEN)) == (
        "The first thing\n"
        "S01E01 Pilot · 2014-01-08 · story · confirmed, disputed\n"
        "\n"
        "  It happens.\n"
        "\n"
        "Who        Ann Stone, Bob Wood\n"
        "Mentioned  Bob Wood\n"
        "People     Dee Director\n"
        "Where      The bar                bar\n"
        "Arcs       The thread             arc\n"
        "Born       Bob Wood\n"
        "Died       Cid Hill\n"
        "Changes    Ann Stone and Bob Wood: bond friends\n"
        "           Ann Stone: post town\n"
        "Led to     The second thing       second\n"
        "Sources    The Paper, 2014-01-08  paper\n"
        "           A blog                 blog\n"
        "Disputed   When was it?           when\n"
        "           In winter. It snowed.\n"
        "Note       A note.\n"
    )


def test_the_card_of_what_came_of_it_says_what_was_before() -> None:
    assert text(event_card(STORY.events[1], STORY, SCREEN)) == (
        "The second thing\n"
        "S01E02 · story\n"
        "\n"
        "Who        Ann Stone\n"
        "Changes    Bob Wood and Ann Stone: bond friends → enemies\n"
        "           Ann Stone: post town → \N{EN DASH}\n"
        "Caused by  The first thing            first\n"
        "Learned    Bob Wood: The third thing  third\n"
    )


def test_what_a_death_ends_in_the_same_event_is_not_what_was_before() -> None:
    last = Event("last", "Last", changes=(Change("post", ("ann",), "captain"),), died=("ann",))
    story = Timeline(title="", characters=STORY.characters, facets=STORY.facets, events=(last,))
    assert "Changes    Ann Stone: post captain\n" in text(event_card(last, story, SCREEN))


def test_the_card_of_an_event_behind_the_scenes() -> None:
    assert text(event_card(STORY.events[2], STORY, SCREEN)) == (
        "The third thing\n"
        "2014-01-08 · production\n"
        "\n"
        "About      The first thing         first\n"
        "Known to   Bob Wood, since S01E02  second\n"
    )


def test_the_card_of_an_event_of_which_little_is_known() -> None:
    assert text(event_card(STORY.events[3], STORY, SCREEN)) == (
        "A bare thing\n"
        "story · disputed\n"
        "\n"
        "Disputed   Where was it?  open\n"
    )  # fmt: skip


def test_the_card_of_a_character() -> None:
    one = character_card(STORY.characters["ann"], STORY, SCREEN)
    assert text(one) == (
        "Ann Stone\n"
        "Annie · played by Dee Director · S01E01 to S01E02 · 2 events\n"
        "\n"
        "  A detective.\n"
        "\n"
        "Now        bond: enemies (Bob Wood)  second\n"
        "Arcs       The thread                arc\n"
        "Disputed   When was it?              when\n"
        "Note       A note.\n"
    )


def test_now_is_about_the_character_and_nobody_else() -> None:
    moves = Event("move", "They move", changes=(Change("post", ("bob",), "town"),))
    moved = Timeline(
        title="",
        characters=STORY.characters,
        people=STORY.people,
        facets=STORY.facets,
        events=(moves,),
    )
    assert text(character_card(moved.characters["bob"], moved, SCREEN)) == (
        "Bob Wood\n0 events\n\nNow        post: town  move\n"
    )
    assert "Now" not in text(character_card(moved.characters["ann"], moved, SCREEN))


def test_a_character_in_many_threads_has_the_liveliest_and_the_way_to_all() -> None:
    ids = [f"arc-{at}" for at in range(9)]
    events = (
        Event("one", "One", characters=("ann",), arcs=tuple(ids)),
        Event("two", "Two", characters=("ann",), arcs=("arc-8",)),
    )
    many = Timeline(
        title="",
        characters={"ann": Character("ann", "Ann")},
        arcs={id_: Arc(id_, id_.upper()) for id_ in ids},
        events=events,
    )
    assert text(character_card(many.characters["ann"], many, SCREEN)) == (
        "Ann\n"
        "2 events\n"
        "\n"
        "Arcs       ARC-8  arc-8\n"
        "           ARC-0  arc-0\n"
        "           ARC-1  arc-1\n"
        "           ARC-2  arc-2\n"
        "           ARC-3  arc-3\n"
        "           ARC-4  arc-4\n"
        "           … 3 more: pdtimeline tree --by arc --character ann\n"
    )


def test_an_event_that_led_to_much_says_how_much_more_there_is() -> None:
    cause = Event("cause", "Cause")
    others = tuple(Event(f"e-{at}", f"Effect {at}", causes=("cause",)) for at in range(6))
    lines = text(event_card(cause, Timeline(title="", events=(cause, *others)), SCREEN)).split("\n")
    assert lines[3:] == [
        "Led to     Effect 0  e-0",
        "           Effect 1  e-1",
        "           Effect 2  e-2",
        "           Effect 3  e-3",
        "           … 2 more: pdtimeline why cause --effects",
        "",
    ]


def test_five_effects_are_all_shown() -> None:
    cause = Event("cause", "Cause")
    others = tuple(Event(f"e-{at}", f"Effect {at}", causes=("cause",)) for at in range(5))
    one = text(event_card(cause, Timeline(title="", events=(cause, *others)), SCREEN))
    assert "Effect 4" in one
    assert "more" not in one


def test_the_card_of_a_person() -> None:
    assert text(person_card(STORY.people["dee"], STORY, SCREEN)) == (
        "Dee Director\n"
        "Dee · 1 event\n"
        "\n"
        "  She directs.\n"
        "\n"
        "Plays      Ann Stone\n"
        "Directed   S01E01\n"
        "Wrote      S01E01\n"
        "Disputed   When was it?  when\n"
        "Note       A note.\n"
    )


def test_the_card_of_a_place() -> None:
    assert text(place_card(STORY.places["bar"], STORY, SCREEN)) == (
        "The bar\n1 event\n\n  Dark.\n\nPart of    The town  town\nNote       A note.\n"
    )
    assert text(place_card(STORY.places["town"], STORY, SCREEN)) == (
        "The town\n1 event\n\nPlaces     The bar  bar\n"
    )


def test_the_card_of_an_episode() -> None:
    assert text(episode_card(STORY.episodes[CODE], STORY, SCREEN)) == (
        "S01E01 Pilot\n"
        "P.D. · 2014-01-08 · 1 event\n"
        "\n"
        "Directed by  Dee Director\n"
        "Written by   Dee Director\n"
        "Sources      The Paper, 2014-01-08  paper\n"
        "Disputed     When was it?           when\n"
        "             In winter. It snowed.\n"
        "Note         A note.\n"
    )


def test_the_card_of_an_episode_of_which_only_the_code_is_known() -> None:
    alone = Timeline(title="", events=(Event("a", "A", episode=NEXT),))
    assert text(episode_card(Episode(NEXT), alone, SCREEN)) == "S01E02\n1 event\n"


def test_the_card_of_a_source() -> None:
    assert text(source_card(STORY.sources["paper"], STORY, SCREEN)) == (
        "Its title\n"
        "The Paper · 2014-01-08\n"
        "\n"
        "URL        https://example.org\n"
        "Origin     Wire\n"
        "Events     The first thing  first\n"
        "Note       A note.\n"
    )
    assert text(source_card(STORY.sources["blog"], STORY, SCREEN)) == (
        "An entry\nA blog\n\nEvents     The first thing  first\n"
    )


def test_the_card_of_a_dispute() -> None:
    assert text(dispute_card(STORY.disputes["when"], STORY, SCREEN)) == (
        "When was it?\n"
        "\n"
        "About      The first thing          first\n"
        "Episodes   S01E01\n"
        "Who        Ann Stone, Dee Director\n"
        "Claims     In winter\n"
        "             The Paper, 2014-01-08  paper\n"
        "           In summer\n"
        "             A blog                 blog\n"
        "Verdict    In winter.\n"
        "Why        It snowed.\n"
        "Note       A note.\n"
    )


def test_the_card_of_a_dispute_that_is_not_settled_says_so() -> None:
    assert text(dispute_card(STORY.disputes["open"], STORY, SCREEN)) == (
        "Where was it?\n\nAbout      A bare thing  bare\nClaims     Here\nVerdict    open\n"
    )


@pytest.mark.parametrize(
    ("used", "said"),
    [
        (Use(None, None, 1), ""),
        (Use(CODE, CODE, 1), "S01E01"),
        (Use(CODE, NEXT, 2), "S01E01 to S01E02"),
    ],
)
def test_where_somebody_is_seen(used: Use, said: str) -> None:
    assert span(used) == said


def test_one_event_is_no_events() -> None:
    assert events_counted(1) == "1 event"
    assert events_counted(0) == "0 events"


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_of_a_nasty_card_is_wider_than_the_screen(width: int) -> None:
    nasty = load(TESTS / "nasty.yaml")
    screen = Screen(width=width)
    shown = [text(event_card(event, nasty, screen), width) for event in nasty.events]
    shown += [text(dispute_card(one, nasty, SCREEN), width) for one in nasty.disputes.values()]
    assert max(width_of(line) for one in shown for line in one.split("\n")) <= width
