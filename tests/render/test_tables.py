"""Tables fit the screen, lose nothing, and break no word that can be kept."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.loader.load import load
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Character, Event, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.state import history
from pdtimeline.render import tables
from pdtimeline.render.columns import Column, Sheet, event_sheet, plain
from pdtimeline.render.command_columns import sheet_for
from pdtimeline.render.tables import table
from pdtimeline.render.widths import is_too_narrow, squeeze, whole
from pdtimeline.render.wrapping import ENDLESS, fold, width_of
from pdtimeline.terminal.screen import Screen
from running import TESTS

WIDTHS = (40, 60, 80, 110, 200)


class Thing(NamedTuple):
    """A record for these tests."""

    id: str
    name: str = ""
    words: tuple[str, ...] = ()
    number: int | None = None


THINGS = Sheet(
    "things",
    (
        plain("id", "ID"),
        plain("name", "Name"),
        Column("words", lambda thing: list(thing.words), "texts", "Words"),
        plain("number", "Number", "number"),
    ),
    ("id", "name", "words", "number"),
    ("name", "words", "number"),
)


def drawn(
    *things: Thing,
    width: int = 80,
    picked: tuple[str, ...] | None = None,
    has_color: bool = False,
    is_ascii: bool = False,
) -> str:
    """The table of the things."""
    screen = Screen(width=width, has_color=has_color, is_ascii=is_ascii)
    return "".join(table(things, THINGS, picked, screen))


@pytest.fixture(scope="module")
def nasty() -> Timeline:
    return load(TESTS / "nasty.yaml")


def test_a_table_is_a_heading_a_rule_and_rows() -> None:
    assert drawn(Thing("a-1", "Ann", ("x", "y"), 7), Thing("b-2", "Bob Stone", (), 12)) == (
        " Name       Words  Number  ID\n"
        "───────────────────────────────\n"
        " Ann        x, y        7  a-1\n"
        " Bob Stone             12  b-2\n"
    )


def test_on_a_narrow_screen_the_id_stands_below_the_name() -> None:
    assert drawn(Thing("a-1", "Ann", ("x", "y"), 7), Thing("b-22", "Bob Stone"), width=29) == (
        " Name       Words  Number\n"
        "──────────────────────────\n"
        " Ann        x, y        7\n"
        " a-1\n"
        " Bob Stone\n"
        " b-22\n"
    )


def test_an_id_that_is_too_long_for_its_place_moves_to_the_left() -> None:
    things = Sheet(
        "things",
        THINGS.columns,
        THINGS.default,
        ("words", "name"),
    )
    thing = Thing("an-id-of-thirty-characters-abcd", "Ann", ("xxxxxxxxxx", "yyyyyyyyyy"))
    assert "".join(table((thing,), things, None, Screen(width=32))) == (
        " Words                   Name\n"
        "──────────────────────────────\n"
        " xxxxxxxxxx, yyyyyyyyyy  Ann\n"
        " an-id-of-thirty-characters-abcd\n"
    )


def test_all_ids_below_their_rows_begin_at_the_same_place() -> None:
    """The eye goes down one column, and finds what to type next."""
    things = THINGS._replace(table=("number", "words", "name"))
    both = (Thing("an-id-of-some-length", "Ann", ("xxxx",), 1), Thing("b", "Bob", (), 2))
    assert "".join(table(both, things, None, Screen(width=25))) == (
        " Number  Words  Name\n"
        "─────────────────────\n"
        "      1  xxxx   Ann\n"
        "     an-id-of-some-length\n"
        "      2         Bob\n"
        "     b\n"
    )


def test_an_id_that_is_longer_than_the_screen_goes_on_after_a_hyphen() -> None:
    assert drawn(Thing("some-very-long-id-of-a-thing", "Ann"), width=20) == (
        " Name\n──────\n Ann\n some-very-long-id-\n of-a-thing\n"
    )


def test_from_110_columns_on_the_id_has_a_column_of_its_own() -> None:
    thing = Thing("a-1", "long words " * 14)
    assert drawn(thing, width=110).splitlines()[0].split() == ["Name", "ID"]
    assert drawn(thing, width=109).splitlines()[0].split() == ["Name"]


def test_columns_that_no_record_fills_are_not_shown() -> None:
    assert drawn(Thing("a", "Ann"), Thing("b", "Bob")) == (
        " Name  ID\n"
        "──────────\n"
        " Ann   a\n"
        " Bob   b\n"
    )  # fmt: skip


def test_columns_that_were_picked_are_shown_though_nothing_fills_them() -> None:
    assert drawn(Thing("a", "Ann"), picked=("number", "name")) == (
        " Number  Name\n"
        "──────────────\n"
        "         Ann\n"
    )  # fmt: skip


def test_a_table_of_empty_records_keeps_its_columns() -> None:
    assert drawn(Thing(""), width=120).splitlines()[0].split() == ["Name", "Words", "Number", "ID"]


ONCE = THINGS._replace(once=("name",))


def test_what_every_record_says_is_not_said_again() -> None:
    things = (Thing("a", "Ann", (), 1), Thing("b", "Ann", (), 2))
    assert "".join(table(things, ONCE, None, Screen())) == (
        " Number  ID\n"
        "────────────\n"
        "      1  a\n"
        "      2  b\n"
    )  # fmt: skip


def test_what_one_record_says_is_shown() -> None:
    assert "Ann" in "".join(table((Thing("a", "Ann", (), 1),), ONCE, None, Screen()))


def test_columns_without_room_side_by_side_stand_one_below_the_other() -> None:
    """Eight cells a column cannot be read; a list of labelled lines can."""
    things = (Thing("a-1", "Ann of the hills", ("first-word", "second-word"), 7), Thing("b-2"))
    assert drawn(*things, width=24, picked=("name", "words", "number", "id")) == (
        "Name    Ann of the hills\n"
        "Words   first-word,\n"
        "        second-word\n"
        "Number  7\n"
        "ID      a-1\n"
        "\n"
        "ID      b-2\n"
    )


def test_even_the_usual_columns_do_so_when_the_screen_is_tiny() -> None:
    assert drawn(Thing("a-1", "Ann of the hills", ("first-word",), 7), width=15) == (
        "Name    Ann of\n        the\n        hills\nWords   first-\n        word\nNumber  7\n"
    )


LASTING = Sheet(
    "things",
    (
        plain("name", "Name"),
        Column("words", lambda thing: list(thing.words), "texts", "Words"),
        Column(
            "number", lambda thing: thing.number, "number", "For", lambda _: "8 years, 7 months"
        ),
    ),
    ("name",),
    ("name", "words", "number"),
)
LONG = Thing("", "some words that can be broken", ("Chief One", "Chief Two"), 7)


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (80, " some words that can be broken  Chief One, Chief Two  8 years, 7 months"),
        (50, " some words that can  Chief One, 8 years, 7 months"),
        (37, " some    Chief One, 8 years, 7 months"),
        (34, " some words    Chief One, 8 years,"),
        (28, " some    Chief One, 8 years,"),
    ],
    ids=["all fits", "numbers whole", "just so", "items whole", "items just so"],
)
def test_what_is_kept_whole_depends_on_the_room(width: int, row: str) -> None:
    lines = "".join(table((LONG,), LASTING, None, Screen(width=width))).split("\n")
    assert lines[2] == row


def test_where_no_item_can_be_kept_words_are() -> None:
    thing = LONG._replace(words=("Chief One", "Christopher Robin Two"))
    assert "".join(table((thing,), LASTING, None, Screen(width=36))) == (
        " Name            Words           For\n"
        "────────────────────────────────────\n"
        " some words that Chief One,        8\n"
        " can be broken   Christopher  years,\n"
        "                 Robin Two         7\n"
        "                              months\n"
    )


def test_colour_marks_the_heading_and_the_ids() -> None:
    assert drawn(Thing("a-1", "Ann"), has_color=True) == (
        "\x1b[1m Name  ID\x1b[0m\n"
        "───────────\n"
        " Ann   \x1b[36ma-1\x1b[0m\n"
    )  # fmt: skip


def test_in_blocks_labels_and_ids_are_marked() -> None:
    thing = Thing("abcdefg", "Ann Stone")
    assert drawn(thing, width=12, picked=("name", "id"), has_color=True) == (
        "\x1b[1mName\x1b[0m  Ann\n"
        "      Stone\n"
        "\x1b[1mID\x1b[0m    \x1b[36mabcdef\x1b[0m\n"
        "      \x1b[36mg\x1b[0m\n"
    )


def test_the_rule_is_ascii_where_all_signs_are() -> None:
    assert drawn(Thing("a", "Ann"), is_ascii=True).isascii()


def test_columns_stand_in_line_whatever_letters_they_hold() -> None:
    """Counting letters instead of cells pushes every wide or combined letter out of line."""
    text = drawn(
        Thing("a", "Ann"), Thing("b", "日本"), Thing("c", "e\u0301e\u0301"), Thing("d", "🐶 dog")
    )
    assert text == (
        " Name    ID\n────────────\n Ann     a\n 日本    b\n e\u0301e\u0301      c\n 🐶 dog  d\n"
    )


def story(*events: Event) -> Timeline:
    return Timeline(title="", characters={"ann": Character("ann", "Ann")}, events=events)


def happened(id_: str, episode: int | None, date: str | None = None) -> Event:
    return Event(
        id_,
        id_.upper(),
        episode=None if episode is None else EpisodeCode(1, episode),
        date=None if date is None else PartialDate.parse(date),
        characters=("ann",),
    )


def events_drawn(*events: Event, picked: tuple[str, ...] | None = None) -> str:
    timeline = story(*events)
    return "".join(table(events, event_sheet(timeline), picked, Screen()))


def test_what_repeats_at_the_left_is_printed_once() -> None:
    assert events_drawn(
        happened("a", 1, "2020"),
        happened("b", 1, "2020"),
        happened("c", 1, "2021"),
        happened("d", 2, "2021"),
    ) == (
        " Episode  Date  Title  Characters  ID\n"
        "──────────────────────────────────────\n"
        " S01E01   2020  A      Ann         a\n"
        "                B      Ann         b\n"
        "          2021  C      Ann         c\n"
        " S01E02   2021  D      Ann         d\n"
    )


def test_what_is_absent_does_not_look_like_a_repetition() -> None:
    """An event without an episode below one of S01E01 would seem to be of S01E01."""
    assert events_drawn(
        happened("a", 1, "2020"), happened("b", None, "2021"), happened("c", 2)
    ) == (
        " Episode  Date  Title  Characters  ID\n"
        "──────────────────────────────────────\n"
        " S01E01   2020  A      Ann         a\n"
        " \N{EN DASH}        2021  B      Ann         b\n"
        " S01E02   \N{EN DASH}     C      Ann         c\n"
    )


def test_picked_columns_say_everything_in_every_row() -> None:
    """Who picks columns may cut the table apart again."""
    both = (happened("a", 1), happened("b", 1))
    assert events_drawn(*both, picked=("episode", "id")) == (
        " Episode  ID\n"
        "─────────────\n"
        " S01E01   a\n"
        " S01E01   b\n"
    )  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_of_a_nasty_table_is_wider_than_the_screen(nasty: Timeline, width: int) -> None:
    events = in_order(nasty, nasty.events)
    lines = "".join(table(events, event_sheet(nasty), None, Screen(width=width))).split("\n")
    assert max(map(width_of, lines)) <= width


LISTS = ("characters", "people", "places", "arcs", "episodes", "sources", "disputes")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("section", LISTS)
def test_no_line_about_the_shipped_timeline_is_wider(
    shipped: Timeline, section: str, width: int
) -> None:
    records = tuple(getattr(shipped, section).values())[:60]
    sheet = sheet_for(section, shipped)
    assert fits("".join(table(records, sheet, None, Screen(width=width))), width)


@pytest.mark.parametrize("width", WIDTHS)
def test_neither_are_the_lines_of_events_and_states(shipped: Timeline, width: int) -> None:
    screen = Screen(width=width)
    assert fits("".join(table(shipped.events, event_sheet(shipped), None, screen)), width)
    held = history(shipped)
    assert fits("".join(table(held, sheet_for("state", shipped), None, screen)), width)


def fits(text: str, width: int) -> bool:
    """Whether every line is as wide as the screen at most."""
    return max(map(width_of, text.split("\n"))) <= width


@pytest.mark.parametrize("width", [60, 80, 110, 200])
def test_titles_and_ids_are_never_broken_inside_a_word(shipped: Timeline, width: int) -> None:
    """A word in two pieces cannot be searched for, an id in two cannot be typed."""
    text = "".join(table(shipped.events, event_sheet(shipped), None, Screen(width=width)))
    words = set(text.split())
    wanted = {word for event in shipped.events for word in (*event.title.split(), event.id)}
    assert wanted <= words


WORDS = st.text(st.sampled_from("abc é日🐶-/,\u0301"), max_size=30)


@given(
    things=st.lists(
        st.builds(Thing, WORDS, WORDS, st.lists(WORDS, max_size=3).map(tuple), st.integers(0, 99)),
        min_size=1,
        max_size=4,
    ),
    width=st.sampled_from(WIDTHS),
    picked=st.sampled_from([None, ("name", "words", "number", "id"), ("words", "id")]),
)
def test_no_letter_is_lost_and_none_is_added(
    things: list[Thing], width: int, picked: tuple[str, ...] | None
) -> None:
    """A table that cuts what does not fit hides exactly what is unusual."""
    text = "".join(table(tuple(things), THINGS, picked, Screen(width=width)))
    names = picked or ("name", "words", "number", "id")
    cells = [THINGS.column(name).shown(thing) for thing in things for name in names]
    headings = letters("".join(THINGS.column(name).heading for name in names) * len(things))
    assert letters("".join(cells)) - letters(text) == Counter()
    assert letters(text) - letters("".join(cells)) <= headings
    assert fits(text, width)


def letters(text: str) -> Counter[str]:
    """How often each sign but the blanks, lines and rules occurs."""
    return Counter(text.replace(" ", "").replace("\n", "").replace("─", ""))


def many(number: int) -> tuple[Event, ...]:
    return tuple(
        Event(f"e-{at}", f"Something happens to somebody, for the time number {at}")
        for at in range(number)
    )


@pytest.mark.slow
def test_a_row_is_drawn_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """100,000 rows must not wait in memory for the last of them to be drawn."""
    folded: list[str] = []

    def counted(text: str, width: int, *, is_list: bool = False) -> list[str]:
        folded.append(text)
        return fold(text, width, is_list=is_list)

    monkeypatch.setattr(tables, "fold", counted)
    events = many(100_000)
    lines = table(events, event_sheet(story(*events)), None, Screen(width=80))
    assert len(list(islice(lines, 2 + 10))) == 12
    assert len(folded) <= 2 * (1 + 10)


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_drawn_one_line_each() -> None:
    events = many(100_000)
    lines = table(events, event_sheet(story(*events)), None, Screen(width=80))
    assert sum(1 for _ in lines) == 100_002


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("short", 5, ["short"]),
        ("", 5, [""]),
        ("two words", 5, ["two", "words"]),
        ("two  words", 3, ["two", "wor", "ds"]),
        ("a two  blanks", 5, ["a two", "blank", "s"]),
        ("one two three", 7, ["one two", "three"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a abcdefgh b", 4, ["a", "abcd", "efgh", "b"]),
        ("halstead-learns-walton-truth", 20, ["halstead-learns-", "walton-truth"]),
        ("2023-02-22/2023-02-28", 12, ["2023-02-22/", "2023-02-28"]),
        ("2023-02-22/2023-02-28", 19, ["2023-02-22/", "2023-02-28"]),
        ("a-bcdefghijkl", 6, ["a-bcde", "fghijk", "l"]),
        ("日本語", 4, ["日本", "語"]),
        ("日本語", 3, ["日", "本", "語"]),
        ("日本", 1, ["日", "本"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_a_text_is_broken_at_blanks_or_else_where_it_hurts_least(
    text: str, width: int, lines: list[str]
) -> None:
    assert fold(text, width) == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Torres, Chief O'Neal", 16, ["Torres,", "Chief O'Neal"]),
        ("8 years, 7 months", 9, ["8 years,", "7 months"]),
        ("Ann, Bob, Cid", 9, ["Ann, Bob,", "Cid"]),
        ("Ann, Bartholomew Stone", 11, ["Ann,", "Bartholomew", "Stone"]),
        ("Ann and Bob", 7, ["Ann and", "Bob"]),
    ],
)
def test_a_list_is_broken_after_its_commas(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width, is_list=True) == lines


def test_an_endless_word_is_broken_in_one_go() -> None:
    """A file of one megabyte without a blank must not keep anybody waiting."""
    lines = fold("ab-" * ENDLESS, 40)
    assert set(map(len, lines)) == {40}
    assert len(lines) == 75
    assert fold("日" * (ENDLESS + 1), 1) == ["日"] * (ENDLESS + 1)


@pytest.mark.parametrize(
    ("widths", "weights", "least", "room", "found"),
    [
        ([5, 5], [1, 1], [1, 1], 10, [5, 5]),
        ([20, 5], [1, 1], [4, 4], 15, [10, 5]),
        ([20, 20], [2, 1], [4, 4], 30, [20, 10]),
        ([20, 20], [1, 1], [18, 4], 30, [18, 12]),
        ([30, 10], [1, 1], [30, 10], 30, [20, 10]),
        ([30, 30], [1, 1], [30, 30], 20, [10, 10]),
        ([5, 5, 5], [1, 1, 1], [5, 5, 5], 2, [1, 1, 1]),
    ],
    ids=[
        "all fit", "the widest gives way", "weights", "no word is broken",
        "the longest word is broken", "all words are broken", "a cell at least",
    ],
)  # fmt: skip
def test_columns_give_way_in_this_order(
    widths: list[int], weights: list[int], least: list[int], room: int, found: list[int]
) -> None:
    assert squeeze(widths, weights, least, room) == found


def test_columns_are_too_narrow_below_eight_cells_each() -> None:
    assert not is_too_narrow([20, 3, 20], 19)
    assert is_too_narrow([20, 3, 20], 18)


def test_a_line_is_its_columns_and_what_is_between() -> None:
    assert whole([3, 4], 2) == 10
