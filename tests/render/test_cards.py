"""Cards: one record, read from top to bottom like a small article."""

from __future__ import annotations

import pytest
from rich.text import Text

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


def inside(one: Card) -> str:
    """What the frame holds at 80 columns, without its sides and its air; title and id are compared too."""
    top, _, *rows, _, bottom = text(one).splitlines()
    assert (top.strip("╭─╮ "), bottom.strip("╰─╯ ")) == (one.title, one.id)
    assert {(row[:3], row[-3:]) for row in rows} <= {("│  ", "  │")}
    return "".join(f"{row[3:-3].rstrip()}\n" for row in rows)


WHOLE = Card(
    "The title of the record",
    "the-record",
    (Text("one fact"), Text(), Text("another")),
    "A first paragraph of the text.\nA second one.",
    (
        ("Who", (Line("Ann, Bob"),)),
        ("Empty", ()),
        ("Led to", (Line("An event", "an-event"), Line("Another event", "other"), Line("more"))),
    ),
)


def test_a_card_has_its_title_and_its_id_in_the_frame_and_facts_text_and_sections_inside() -> None:
    assert text(WHOLE, 64) == (
        "╭─ The title of the record ────────────────────────────────────╮\n"
        "│                                                              │\n"
        "│  one fact · another                                          │\n"
        "│                                                              │\n"
        "│  A first paragraph of the text.                              │\n"
        "│  A second one.                                               │\n"
        "│                                                              │\n"
        "│  Who        Ann, Bob                                         │\n"
        "│  Led to     An event       an-event                          │\n"
        "│             Another event  other                             │\n"
        "│             more                                             │\n"
        "│                                                              │\n"
        "╰───────────────────────────────────────────────── the-record ─╯\n"
    )


def test_a_card_with_little_room_has_no_air_in_its_frame() -> None:
    assert text(WHOLE, 40) == (
        "╭─ The title of the record ────────────╮\n"
        "│ one fact · another                   │\n"
        "│                                      │\n"
        "│ A first paragraph of the text.       │\n"
        "│ A second one.                        │\n"
        "│                                      │\n"
        "│ Who        Ann, Bob                  │\n"
        "│ Led to     An event       an-event   │\n"
        "│            Another event  other      │\n"
        "│            more                      │\n"
        "╰───────────────────────── the-record ─╯\n"
    )


def test_below_40_columns_there_is_no_frame_and_ids_stand_behind_their_lines_or_below() -> None:
    assert text(WHOLE, 35) == (
        "The title of the record\n"
        "the-record\n"
        "one fact · another\n"
        "\n"
        "A first paragraph of the text.\n"
        "A second one.\n"
        "\n"
        "Who        Ann, Bob\n"
        "Led to     An event       an-event\n"
        "           Another event  other\n"
        "           more\n"
    )
    assert text(WHOLE, 22).endswith(
        "\nWho\n  Ann, Bob\nLed to\n  An event  an-event\n  Another event  other\n  more\n"
    )
    assert text(WHOLE, 20).endswith("  An event  an-event\n  Another event\n  other\n  more\n")


def test_a_frame_goes_where_it_would_break_a_word_that_fits_into_a_line() -> None:
    long = Card("T", "t", text=f"{'x' * 45} y")
    assert text(long, 50).startswith("╭─ T ─")
    assert text(long, 48) == f"T\nt\n\n{'x' * 45} y\n"


def test_a_word_that_fits_into_no_line_is_broken_in_the_frame() -> None:
    rows = text(Card("T", "t", text="x" * 60), 50).splitlines()
    assert rows[1:-1] == [f"│ {'x' * 46} │", f"│ {'x' * 14}{' ' * 32} │"]


def test_wide_characters_may_be_broken_anywhere() -> None:
    assert text(Card("T", "t", text="漢" * 24), 50).startswith("╭─ T ─")


def test_labels_stand_above_their_lines_where_a_word_has_no_room_beside_them() -> None:
    one = Card("T", "t", sections=(("Who", (Line("x" * 40),)),))
    assert text(one, 50).splitlines()[1:3] == [f"│ Who{' ' * 43} │", f"│   {'x' * 40}{' ' * 4} │"]
    assert text(one, 40) == f"T\nt\n\nWho\n{'x' * 40}\n"


def test_a_title_and_an_id_that_are_too_long_for_the_frame_stand_inside() -> None:
    long = Card(
        "A title that is longer than the frame is wide",
        "an-id-that-is-longer-than-the-frame",
        (Text("fact"),),
    )
    assert text(long, 40) == (
        "╭──────────────────────────────────────╮\n"
        "│ A title that is longer than the      │\n"
        "│ frame is wide                        │\n"
        "│ an-id-that-is-longer-than-the-frame  │\n"
        "│ fact                                 │\n"
        "╰──────────────────────────────────────╯\n"
    )


def test_what_is_not_there_leaves_no_gap() -> None:
    assert text(Card("Only a title"), 20) == "Only a title\n"
    assert text(Card("Only a title"), 40) == f"╭─ Only a title {'─' * 23}╮\n╰{'─' * 38}╯\n"
    assert text(Card("T", sections=(("Who", (Line("Ann"),)),)), 36) == "T\n\nWho        Ann\n"


def test_ids_stand_in_one_column_on_the_whole_card() -> None:
    """The eye goes down one column, and finds what to type next."""
    one = Card("T", sections=(("First", (Line("a", "x"),)), ("Second", (Line("longer", "yy"),))))
    assert inside(one) == "First      a       x\nSecond     longer  yy\n"


def test_a_long_text_beside_an_id_is_folded_and_one_without_has_the_whole_line() -> None:
    long = "some words that go on and on until they do not fit beside it"
    assert inside(Card("T", sections=(("Led to", (Line(long, "the-id"), Line(long))),))) == (
        "Led to     some words that go on and on until they do not fit       the-id\n"
        "           beside it\n"
        "           some words that go on and on until they do not fit beside it\n"
    )


def test_facts_are_broken_between_each_other() -> None:
    one = Card("T", facts=(Text("a fact of words"), Text("another fact"), Text("third")))
    assert text(one, 30) == "T\na fact of words · another fact\nthird\n"
    assert text(one, 29) == "T\na fact of words\nanother fact · third\n"


def test_no_text_is_wider_than_can_be_read() -> None:
    lines = text(Card("word " * 60, "", (Text("fact " * 60),), "text " * 100), 200).split("\n")
    assert max(map(width_of, lines)) == 100


def test_an_address_is_left_whole_for_copying() -> None:
    url = "https://example.org/"
    fits, longer, endless = (url.ljust(length, "x") for length in (40, 70, 120))
    assert inside(address(fits)) == f"Note       A note.\nURL        {fits}\n"
    assert inside(address(longer)) == f"Note       A note.\nURL\n{longer}\n"
    assert text(address(longer), 70) == f"T\nt\n\nNote       A note.\nURL\n{longer}\n"
    assert text(address(endless), 70).endswith(f"\nURL\n{endless}\n")
    assert text(address(fits), 39).endswith(f"\nURL\n{fits}\n")


def address(url: str) -> Card:
    return Card(
        "T", "t", sections=(("Note", (Line("A note."),)), ("URL", (Line(url, is_address=True),)))
    )


def test_paragraphs_of_a_note_stand_below_each_other() -> None:
    one = Card("T", sections=(("Note", (Line("One.\nTwo.", "the-id"),)),))
    assert inside(one) == "Note       One.  the-id\n           Two.\n"


def test_the_line_break_at_the_end_of_a_folded_text_leaves_no_gap() -> None:
    """YAML keeps it behind `>` and `|`; the paragraphs of such a text stand below each other."""
    one = Card("", text="One.\nTwo.\n", sections=(("Note", (Line("One.\n"),)),))
    assert inside(one) == "One.\nTwo.\n\nNote       One.\n"


def test_a_label_keeps_its_distance_however_long() -> None:
    one = Card("T", sections=(("Directed by", (Line("Ann"),)),))
    assert inside(one) == "Directed by  Ann\n"


def test_color_marks_frame_title_facts_labels_and_ids() -> None:
    one = Card("T", "t", (Text("fact", "fact"),), sections=(("Who", (Line("Ann", "ann", "who"),)),))
    assert text(one, 40, has_color=True) == (
        f"\x1b[2m╭─\x1b[0m\x1b[1m T \x1b[0m\x1b[2m{'─' * 33}\x1b[0m\x1b[2m─╮\x1b[0m\n"
        f"\x1b[2m│\x1b[0m \x1b[2mfact\x1b[0m{' ' * 33}\x1b[2m│\x1b[0m\n"
        f"\x1b[2m│\x1b[0m{' ' * 38}\x1b[2m│\x1b[0m\n"
        f"\x1b[2m│\x1b[0m \x1b[1mWho\x1b[0m        \x1b[32mAnn\x1b[0m  \x1b[36mann\x1b[0m{' ' * 18}"
        "\x1b[2m│\x1b[0m\n"
        f"\x1b[2m╰─\x1b[0m\x1b[2m{'─' * 33}\x1b[0m\x1b[36m t \x1b[0m\x1b[2m─╯\x1b[0m\n"
    )


def test_a_frame_of_what_is_behind_the_scenes_has_another_color() -> None:
    one = text(Card("T", "t", is_production=True), 40, has_color=True)
    assert one == (
        f"\x1b[34m╭─\x1b[0m\x1b[1;3;39m T \x1b[0m\x1b[34m{'─' * 33}\x1b[0m\x1b[34m─╮\x1b[0m\n"
        f"\x1b[34m╰─\x1b[0m\x1b[34m{'─' * 33}\x1b[0m\x1b[36m t \x1b[0m\x1b[34m─╯\x1b[0m\n"
    )


def test_frame_and_dots_are_ascii_where_that_was_asked_for() -> None:
    one = Card("T", "t", (Text("one"), Text("two")))
    assert text(one, 40, is_ascii=True) == (
        f"+- T {'-' * 34}+\n| one - two{' ' * 28}|\n+{'-' * 34} t -+\n"
    )


def test_data_is_never_markup_and_never_acts() -> None:
    evil = "[bold]\x1b[31m[/x]:dog:"
    one = Card(evil, evil, (), evil, ((("Who"), (Line(evil, evil), Line(evil, is_address=True))),))
    for width in (20, 60, 100):
        shown = text(one, width, has_color=True)
        assert "[31m" not in shown.replace("\\x1b[31m", "")
        assert "[bold]" in shown


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
    assert inside(event_card(STORY.events[0], STORY, SCREEN)) == (
        "S01E01 Pilot · 2014-01-08 · story · confirmed · disputed\n"
        "\n"
        "It happens.\n"
        "\n"
        "Who        Ann Stone              ann\n"
        "           Bob Wood               bob\n"
        "Mentioned  Bob Wood               bob\n"
        "People     Dee Director           dee\n"
        "Where      The bar                bar\n"
        "Arcs       The thread             arc\n"
        "Born       Bob Wood               bob\n"
        "Died       Cid Hill               cid\n"
        "Changes    Ann Stone and Bob Wood: bond friends\n"
        "           Ann Stone: post town\n"
        "Led to     The second thing       second\n"
        "Sources    The Paper, 2014-01-08  paper\n"
        "           A blog                 blog\n"
        "Disputed   When was it?           when\n"
        "           Verdict: In winter. It snowed.\n"
        "Note       A note.\n"
    )


def test_the_card_of_what_came_of_it_says_what_was_before() -> None:
    assert inside(event_card(STORY.events[1], STORY, SCREEN)) == (
        "S01E02 · story\n"
        "\n"
        "Who        Ann Stone                  ann\n"
        "Changes    Bob Wood and Ann Stone: bond friends → enemies\n"
        "           Ann Stone: post town → \N{EN DASH}\n"
        "Caused by  The first thing            first\n"
        "Learned    Bob Wood: The third thing  third\n"
    )


def test_what_a_death_ends_in_the_same_event_is_not_what_was_before() -> None:
    last = Event("last", "Last", changes=(Change("post", ("ann",), "captain"),), died=("ann",))
    story = Timeline(title="", characters=STORY.characters, facets=STORY.facets, events=(last,))
    assert "Changes    Ann Stone: post captain\n" in inside(event_card(last, story, SCREEN))


def test_the_card_of_an_event_behind_the_scenes() -> None:
    assert inside(event_card(STORY.events[2], STORY, SCREEN)) == (
        "2014-01-08 · production\n"
        "\n"
        "About      The first thing         first\n"
        "Known to   Bob Wood, since S01E02  second\n"
    )


def test_since_when_somebody_knows_is_a_date_in_words_where_no_episode_says_it() -> None:
    alert = Event(
        "alert",
        "Alert",
        date=PartialDate.parse("2025-03-12T09:13"),
        characters=("bob",),
        learns=(Learning(("bob",), "lock"),),
    )
    story = Timeline(title="", characters=STORY.characters, events=(Event("lock", "Lock"), alert))
    assert "Bob Wood, since 2025-03-12 09:13" in inside(event_card(story.events[0], story, SCREEN))


def test_the_card_of_an_event_of_which_little_is_known() -> None:
    assert inside(event_card(STORY.events[3], STORY, SCREEN)) == (
        "story · disputed\n\nDisputed   Where was it?  open\n           Verdict: open\n"
    )


def test_the_card_of_a_character() -> None:
    one = character_card(STORY.characters["ann"], STORY, SCREEN)
    assert inside(one) == (
        "Annie · played by Dee Director · S01E01 to S01E02 · 2 events\n"
        "\n"
        "A detective.\n"
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
    assert inside(character_card(moved.characters["bob"], moved, SCREEN)) == (
        "0 events\n\nNow        post: town  move\n"
    )
    assert "Now" not in inside(character_card(moved.characters["ann"], moved, SCREEN))


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
    assert inside(character_card(many.characters["ann"], many, SCREEN)) == (
        "2 events\n"
        "\n"
        "Arcs       ARC-8  arc-8\n"
        "           ARC-0  arc-0\n"
        "           ARC-1  arc-1\n"
        "           ARC-2  arc-2\n"
        "           ARC-3  arc-3\n"
        "           ARC-4  arc-4\n"
        "           … 3 more: pdtimeline tree --by arc -c ann\n"
    )


def test_an_event_that_led_to_much_says_how_much_more_there_is() -> None:
    cause = Event("cause", "Cause")
    others = tuple(Event(f"e-{at}", f"Effect {at}", causes=("cause",)) for at in range(6))
    shown = inside(event_card(cause, Timeline(title="", events=(cause, *others)), SCREEN))
    assert shown.splitlines() == [
        "Led to     Effect 0  e-0",
        "           Effect 1  e-1",
        "           Effect 2  e-2",
        "           Effect 3  e-3",
        "           … 2 more: pdtimeline why cause --effects",
    ]


def test_five_effects_are_all_shown() -> None:
    cause = Event("cause", "Cause")
    others = tuple(Event(f"e-{at}", f"Effect {at}", causes=("cause",)) for at in range(5))
    one = inside(event_card(cause, Timeline(title="", events=(cause, *others)), SCREEN))
    assert "Effect 4" in one
    assert "more" not in one


@pytest.mark.parametrize(
    ("born", "at", "age"),
    [
        ("1890-03-12", "1917-03-12", ", 27"),
        ("1890", "1917-03-12", ", 26 or 27"),
        ("1890", "1917/1919", ", 26 to 29"),
        ("1890", "1917/..", ", at least 26"),
        ("1890", "1889", ""),
    ],
)
def test_who_is_there_is_as_old_as_a_birth_allows(born: str, at: str, age: str) -> None:
    birth = Event("birth", "Birth", date=PartialDate.parse(born), born=("ann",))
    later = Event("later", "Later", date=PartialDate.parse(at), characters=("ann", "bob"))
    story = Timeline(title="", characters=STORY.characters, events=(birth, later))
    rows = inside(event_card(later, story, SCREEN)).splitlines()
    assert [row[11:].split("  ")[0] for row in rows[2:4]] == [f"Ann Stone{age}", "Bob Wood"]


def test_the_card_of_a_character_says_when_somebody_was_born_and_died() -> None:
    birth = Event("birth", "Birth", date=PartialDate.parse("1890~"), born=("ann",))
    death = Event("death", "The end of it", died=("ann",))
    story = Timeline(title="", characters=STORY.characters, events=(birth, death))
    assert "Born       about 1890     birth\nDied       The end of it  death\n" in inside(
        character_card(STORY.characters["ann"]._replace(portrayed_by=()), story, SCREEN)
    )


def test_the_card_of_a_person() -> None:
    assert inside(person_card(STORY.people["dee"], STORY, SCREEN)) == (
        "Dee · 1 event\n"
        "\n"
        "She directs.\n"
        "\n"
        "Plays      Ann Stone     ann\n"
        "Directed   S01E01\n"
        "Wrote      S01E01\n"
        "Disputed   When was it?  when\n"
        "Note       A note.\n"
    )


def test_the_card_of_a_place() -> None:
    assert inside(place_card(STORY.places["bar"], STORY, SCREEN)) == (
        "1 event\n\nDark.\n\nPart of    The town  town\nNote       A note.\n"
    )
    assert inside(place_card(STORY.places["town"], STORY, SCREEN)) == (
        "1 event\n\nPlaces     The bar  bar\n"
    )


def test_the_card_of_an_episode() -> None:
    assert inside(episode_card(STORY.episodes[CODE], STORY, SCREEN)) == (
        "P.D. · 2014-01-08 · 1 event\n"
        "\n"
        "Directed by  Dee Director           dee\n"
        "Written by   Dee Director           dee\n"
        "Sources      The Paper, 2014-01-08  paper\n"
        "Disputed     When was it?           when\n"
        "             Verdict: In winter. It snowed.\n"
        "Note         A note.\n"
    )


def test_the_card_of_an_episode_of_which_only_the_code_is_known() -> None:
    alone = Timeline(title="", events=(Event("a", "A", episode=NEXT),))
    assert inside(episode_card(Episode(NEXT), alone, SCREEN)) == "1 event\n"


def test_the_card_of_a_source() -> None:
    assert inside(source_card(STORY.sources["paper"], STORY, SCREEN)) == (
        "The Paper · 2014-01-08\n"
        "\n"
        "URL        https://example.org\n"
        "Origin     Wire\n"
        "Events     The first thing  first\n"
        "Note       A note.\n"
    )
    assert inside(source_card(STORY.sources["blog"], STORY, SCREEN)) == (
        "A blog\n\nEvents     The first thing  first\n"
    )


def test_the_card_of_a_dispute() -> None:
    assert inside(dispute_card(STORY.disputes["when"], STORY, SCREEN)) == (
        "About      The first thing          first\n"
        "Episodes   S01E01\n"
        "Who        Ann Stone                ann\n"
        "           Dee Director             dee\n"
        "Claims     In winter\n"
        "             The Paper, 2014-01-08  paper\n"
        "           In summer\n"
        "             A blog                 blog\n"
        "Verdict    In winter.\n"
        "Why        It snowed.\n"
        "Note       A note.\n"
    )


def test_the_card_of_a_dispute_that_is_not_settled_says_so() -> None:
    assert inside(dispute_card(STORY.disputes["open"], STORY, SCREEN)) == (
        "About      A bare thing  bare\nClaims     Here\nVerdict    open\n"
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


@pytest.mark.parametrize(
    ("command", "behind", "below"),
    [
        ("pdtimeline event a", ["more: pdtimeline event a"], []),
        (f"pdtimeline {'b' * 50}", ["more:", f"pdtimeline {'b' * 50}"], []),
        (f"pdtimeline {'c' * 70}", ["more: see below"], [f"pdtimeline {'c' * 70}"]),
    ],
    ids=["beside its text", "in a line of its own", "below the frame"],
)
def test_a_command_is_in_one_piece_wherever_it_has_room(
    command: str, behind: list[str], below: list[str]
) -> None:
    """Somebody copies it."""
    drawn = text(Card("Title", sections=(("Causes", (Line("more", command=command),)),)))
    framed, rest = drawn.split("╰")
    lines = [row.strip("│ ").removeprefix("Causes").strip() for row in framed.splitlines()[1:]]
    assert [line for line in lines if line] == behind
    assert rest.splitlines()[1:] == below
