"""Tables fit the screen, lose nothing, and break no word that can be kept."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table

from marks import slow_but
from pdtimeline.loader.load import load
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.ordering import in_order
from pdtimeline.model.records import Change, Character, Dispute, Event, Facet, Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.state import history, state_at
from pdtimeline.render import tables
from pdtimeline.render.answer_columns import state_sheet
from pdtimeline.render.columns import Column, Sheet, event_sheet, plain
from pdtimeline.render.command_columns import sheet_for
from pdtimeline.render.table_layout import line_width, squeeze
from pdtimeline.render.tables import Heading, table
from pdtimeline.render.wrapping import COMMA, DASH, ENDLESS, fold, unbroken_width, width_of
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
        "Name       Words  Number  ID\n"
        "─────────────────────────────\n"
        "Ann        x, y        7  a-1\n"
        "Bob Stone             12  b-2\n"
    )


def test_above_it_stands_what_was_asked_and_how_many_there_are() -> None:
    assert asked(Heading(("Season 10", "Upton"), "things")) == "Season 10 · Upton · 2 things"
    assert asked(Heading((), "people", 9)) == "2 of 9 people"
    assert asked(Heading(("a\x1bb",), "things"), is_ascii=True) == "a\\x1bb - 2 things"


def asked(heading: Heading, *, is_ascii: bool = False) -> str:
    things = (Thing("a"), Thing("b"))
    lines = "".join(table(things, THINGS, None, Screen(is_ascii=is_ascii), heading))
    return lines.splitlines()[0]


def test_a_heading_that_is_wider_than_the_screen_is_folded() -> None:
    heading = Heading(("many words that have no room",), "things")
    lines = "".join(table((Thing("a"),), THINGS, None, Screen(width=20), heading)).splitlines()
    assert lines[:2] == ["many words that have", "no room · 1 thing"]


def test_on_a_narrow_screen_the_id_stands_below_the_name() -> None:
    assert drawn(Thing("a-1", "Ann", ("x", "y"), 7), Thing("b-22", "Bob Stone"), width=28) == (
        "Name       Words  Number\n"
        "────────────────────────\n"
        "Ann        x, y        7\n"
        "a-1\n"
        "Bob Stone\n"
        "b-22\n"
    )


def test_an_id_that_has_no_room_below_the_name_has_a_line_of_its_own() -> None:
    things = THINGS._replace(table=("words", "name"))
    thing = Thing("an-id-of-some-thirty-letters-a", "Ann", ("xxxxxxxxxx", "yyyyyyyyyy"))
    assert "".join(table((thing, Thing("b", "Bob")), things, None, Screen(width=33))) == (
        "Words                   Name\n"
        "────────────────────────────\n"
        "xxxxxxxxxx, yyyyyyyyyy  Ann\n"
        "   an-id-of-some-thirty-letters-a\n"
        "                        Bob\n"
        "                        b\n"
    )


def test_an_id_that_is_longer_than_the_screen_goes_on_after_a_hyphen() -> None:
    assert drawn(Thing("some-very-long-id-of-a-thing", "Ann"), width=20) == (
        "Name\n────\nAnn\nsome-very-long-id-\nof-a-thing\n"
    )


def test_from_110_columns_on_the_id_has_a_column_of_its_own() -> None:
    thing = Thing("a-1", "long words " * 14)
    assert drawn(thing, width=110).splitlines()[0].split() == ["Name", "ID"]
    assert drawn(thing, width=109).splitlines()[0].split() == ["Name"]


def test_columns_that_no_record_fills_are_not_shown() -> None:
    assert drawn(Thing("a", "Ann"), Thing("b", "Bob")) == (
        "Name  ID\n"
        "────────\n"
        "Ann   a\n"
        "Bob   b\n"
    )  # fmt: skip


def test_columns_that_were_picked_are_shown_though_nothing_fills_them() -> None:
    assert drawn(Thing("a", "Ann"), picked=("number", "name")) == (
        "Number  Name\n"
        "────────────\n"
        "        Ann\n"
    )  # fmt: skip


def test_a_table_of_empty_records_keeps_its_columns() -> None:
    assert drawn(Thing(""), width=120).splitlines()[0].split() == ["Name", "Words", "Number", "ID"]


ONCE = THINGS._replace(once=("name",))


def test_what_every_record_says_is_not_said_again() -> None:
    things = (Thing("a", "Ann", (), 1), Thing("b", "Ann", (), 2))
    assert "".join(table(things, ONCE, None, Screen())) == (
        "Number  ID\n"
        "──────────\n"
        "     1  a\n"
        "     2  b\n"
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


def test_more_columns_than_a_wide_screen_has_room_for_stand_one_below_the_other() -> None:
    lines = drawn(Thing("twelve-cells"), width=60, picked=("id",) * 6).splitlines()
    assert lines == ["ID  twelve-cells"] * 6


def test_below_the_labels_stands_what_would_be_broken_beside_them_and_the_id() -> None:
    thing = Thing("a-long-id-of-it", "Ann of hills", ("first-words",), 7)
    assert drawn(thing, width=17) == (
        "Name\nAnn of hills\nWords\nfirst-words\nNumber  7\na-long-id-of-it\n"
    )


ADDRESS = "https://example.org/" + "x" * 25


def test_a_word_that_has_no_room_in_its_column_stands_below_its_row_and_the_table_stays() -> None:
    """One long word in one title must not turn the whole list into labelled lines."""
    events = (
        happened("a", 1, "2020")._replace(title="At the Ledbetter house"),
        happened("b", 1, "2020")._replace(title=f"See {ADDRESS}", characters=()),
        happened("c", 2, "2021")._replace(title=f"See {ADDRESS}"),
    )
    assert events_drawn(*events, width=52) == (
        "Episode Date Title                        Characters\n"
        "────────────────────────────────────────────────────\n"
        "S01E01  2020 At the Ledbetter house       Ann\n"
        "             a\n"
        "       See\n"
        f"       {ADDRESS}\n"
        "             b\n"
        "S01E02  2021                              Ann\n"
        "       See\n"
        f"       {ADDRESS}\n"
        "             c\n"
    )


def test_who_is_there_stands_below_the_title_rather_than_name_by_name() -> None:
    names = ("ann", "bo", "cy")
    people = {id_: Character(id_, f"{id_.title()} Longname") for id_ in names}
    event = happened("a", 1, "2020-01-02/2020-03-04")
    event = event._replace(title="Three meet in a house that is far away", characters=names)
    sheet = event_sheet(Timeline(title="", characters=people, events=(event,)))
    assert "".join(table((event,), sheet, None, Screen(width=60))) == (
        "Episode Date         Title\n"
        "───────────────────────────────────────────────────────────\n"
        "S01E01  2020-01-02 \N{EN DASH} Three meet in a house that is far away\n"
        "        2020-03-04   Ann Longname, Bo Longname, Cy Longname\n"
        "                     a\n"
    )


def test_a_duration_stands_below_the_value_where_its_number_would_lose_its_unit() -> None:
    who = {"ann": Character("ann", "Ann Longname-Smith")}
    event = happened("an-event-with-a-longer-id", 1, "2020")
    event = event._replace(changes=(Change("work", ("ann",), "Head of the unit for surveys"),))
    facets = {"work": Facet("work", "Assignment within it", "one")}
    timeline = Timeline(title="", characters=who, facets=facets, events=(event,))
    sheet = state_sheet(timeline, PartialDate.parse("2027-12-31"))
    lines = "".join(table(state_at(timeline), sheet, None, Screen(width=60))).splitlines()
    assert [line[27:] for line in lines[2:]] == [
        "Head of the unit for      S01E01",
        "surveys",
        "7 years to",
        "7 years, 11 months",
        "an-event-with-a-longer-id",
    ]


INCIDENT = Timeline(
    title="",
    characters={"api": Character("api", "api-gateway"), "db": Character("db", "postgres-main")},
    facets={"status": Facet("status", "Status", "one")},
    events=tuple(
        Event(id_, id_, date=PartialDate.parse(date), changes=(Change("status", (of,), to),))
        for id_, of, to, date in (
            ("errors", "api", "degraded", "2025-03-12T09:08:30"),
            ("a-kill-of-what-ran-too-long", "db", "ok", "2025-03-12T09:55"),
        )
    ),
)


@pytest.mark.parametrize("width", [53, 54, 60, 70, 72, 80, 90, 120])
def test_a_duration_stays_whole_beside_other_columns_and_below_the_value(width: int) -> None:
    at = PartialDate.parse("2025-03-12T10:00")
    lines = table(state_at(INCIDENT, at), state_sheet(INCIDENT, at), None, Screen(width=width))
    assert ("51 minutes, 30 seconds" in "".join(lines)) == (width > 53)


def test_columns_stand_closer_where_the_ids_then_stand_below_the_name() -> None:
    things = THINGS._replace(table=("words", "name"))
    thing = Thing("an-id-of-some-twenty-six-a", "Ann", ("xxxxxxxxxx",))
    assert "".join(table((thing,), things, None, Screen(width=37))).splitlines()[2:] == [
        "xxxxxxxxxx Ann",
        "           an-id-of-some-twenty-six-a",
    ]


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
        (80, "some words that can be broken  Chief One, Chief Two  8 years, 7 months"),
        (50, "some words that can   Chief One, 8 years, 7 months"),
        (43, "some words that can   Chief One,   8 years,"),
        (37, "some words that   Chief One, 8 years,"),
        (20, "be broken"),
    ],
    ids=["all fits", "numbers whole", "items whole", "items just so", "labels"],
)
def test_what_is_kept_whole_depends_on_the_room(width: int, row: str) -> None:
    lines = "".join(table((LONG,), LASTING, None, Screen(width=width))).split("\n")
    assert lines[2] == row


def test_a_range_is_broken_behind_its_to() -> None:
    span = "4 years, 6 months to 4 years, 8 months"
    number = THINGS.columns[3]._replace(show=lambda _: span)
    sheet = THINGS._replace(columns=(*THINGS.columns[:3], number), table=("name", "number"))
    thing = Thing("a", "A name that takes the rest of a line", number=1)
    lines = "".join(table((thing,), sheet, None, Screen(width=50))).splitlines()
    assert [line[-20:].strip() for line in lines[2:4]] == [
        "4 years, 6 months to",
        "4 years, 8 months",
    ]


def test_colour_marks_the_heading_the_rule_and_the_ids() -> None:
    assert drawn(Thing("a-1", "Ann"), has_color=True) == (
        "\x1b[1mName\x1b[0m  \x1b[1mID\x1b[0m\n"
        "\x1b[2m─────────\x1b[0m\n"
        "Ann   \x1b[36ma-1\x1b[0m\n"
    )  # fmt: skip


def test_in_blocks_labels_and_ids_are_marked() -> None:
    thing = Thing("abcdefg", "Ann Stone")
    assert drawn(thing, width=12, picked=("name", "id"), has_color=True) == (
        "\x1b[1mName\x1b[0m\nAnn Stone\n\x1b[1mID\x1b[0m\n\x1b[36mabcdefg\x1b[0m\n"
    )


def test_the_rule_is_ascii_where_all_signs_are() -> None:
    assert drawn(Thing("a", "Ann"), is_ascii=True).isascii()


def test_columns_stand_in_line_whatever_letters_they_hold() -> None:
    """Counting letters instead of cells pushes every wide or combined letter out of line."""
    text = drawn(
        Thing("a", "Ann"), Thing("b", "日本"), Thing("c", "e\u0301e\u0301"), Thing("d", "🐶 dog")
    )
    assert text == (
        "Name    ID\n──────────\nAnn     a\n日本    b\ne\u0301e\u0301      c\n🐶 dog  d\n"
    )


def test_a_script_without_blanks_is_broken_between_its_signs() -> None:
    """One title in Japanese must not turn the whole list into labelled lines."""
    assert unbroken_width("東京halstead日本") == len("halstead")
    assert drawn(Thing("a", "東京で半沢が上戸に会い", ("x" * 20,)), width=40).splitlines()[2:] == [
        "東京で半沢が上戸に  xxxxxxxxxxxxxxxxxxxx",
        "会い",
        "a",
    ]


def story(*events: Event) -> Timeline:
    return Timeline(title="", characters={"ann": Character("ann", "Ann")}, events=events)


def happened(id_: str, episode: int | None, date: str | None = None, season: int = 1) -> Event:
    return Event(
        id_,
        id_.upper(),
        episode=None if episode is None else EpisodeCode(season, episode),
        date=None if date is None else PartialDate.parse(date),
        characters=("ann",),
    )


def events_drawn(
    *events: Event, picked: tuple[str, ...] | None = None, width: int = 80, is_ascii: bool = False
) -> str:
    sheet = event_sheet(story(*events))
    return "".join(table(events, sheet, picked, Screen(width=width, is_ascii=is_ascii)))


def test_what_repeats_at_the_left_is_printed_once() -> None:
    assert events_drawn(
        happened("a", 1, "2020"),
        happened("b", 1, "2020"),
        happened("c", 1, "2021"),
        happened("d", 2, "2021"),
    ) == (
        "Episode  Date  Title  Characters  ID\n"
        "────────────────────────────────────\n"
        "S01E01   2020  A      Ann         a\n"
        "               B      Ann         b\n"
        "         2021  C      Ann         c\n"
        "S01E02   2021  D      Ann         d\n"
    )


def test_what_is_absent_does_not_look_like_a_repetition() -> None:
    """An event without an episode below one of S01E01 would seem to be of S01E01."""
    assert events_drawn(
        happened("a", 1, "2020"), happened("b", None, "2021"), happened("c", 2)
    ) == (
        "Episode  Date  Title  Characters  ID\n"
        "────────────────────────────────────\n"
        "S01E01   2020  A      Ann         a\n"
        "\N{EN DASH}        2021  B      Ann         b\n"
        "S01E02   \N{EN DASH}     C      Ann         c\n"
    )


def test_each_season_has_a_line_when_there_are_several() -> None:
    events = [
        happened(name, at, season=at) for name, at in (("a", 1), ("b", 1), ("c", 2), ("d", 2))
    ]
    assert events_drawn(*events) == (
        "Episode  Title  Characters  ID\n"
        "──────────────────────────────\n"
        "Season 1\n"
        "S01E01   A      Ann         a\n"
        "         B      Ann         b\n"
        "\n"
        "Season 2\n"
        "S02E02   C      Ann         c\n"
        "         D      Ann         d\n"
    )


def test_where_no_episodes_are_each_year_has_one() -> None:
    events = [
        happened(name, None, date)
        for name, date in (("a", "-0043"), ("b", "-0043-03"), ("c", "0012"), ("d", "../0012"))
    ]
    lines = events_drawn(*events).splitlines()
    assert [lines[2], lines[6]] == ["44 BC", "AD 12"]


def test_seasons_that_change_all_the_time_have_no_lines() -> None:
    events = [
        happened(name, 1, season=season) for name, season in zip("abcd", (1, 2, 1, 2), strict=True)
    ]
    assert "Season" not in events_drawn(*events)


def test_picked_columns_say_everything_in_every_row() -> None:
    """Who picks columns may cut the table apart again."""
    both = (happened("a", 1), happened("b", 1))
    assert events_drawn(*both, picked=("episode", "id")) == (
        "Episode  ID\n"
        "───────────\n"
        "S01E01   a\n"
        "S01E01   b\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("event", "row"),
    [
        (Event("a", "A"), "A      a"),
        (Event("a", "A", confidence="confirmed"), "A      a"),
        (Event("a", "A", confidence="reported"), "A  \x1b[33mreported\x1b[0m  a"),
        (Event("a", "A", confidence="inferred"), "A  \x1b[33minferred\x1b[0m  a"),
        (Event("x", "A"), "A  \x1b[31mdisputed\x1b[0m  x"),
        (Event("a", "A", track="production"), "\x1b[3mA\x1b[0m  \x1b[2mproduction\x1b[0m  a"),
    ],
)
def test_what_is_uncertain_says_so_behind_the_title(event: Event, row: str) -> None:
    timeline = Timeline(
        title="",
        events=(event, Event("s", "S"), Event("p", "P", track="production")),
        disputes={"d": Dispute("d", "?", events=("x",))},
    )
    text = "".join(table((event,), event_sheet(timeline), None, Screen(has_color=True)))
    assert text.splitlines()[2].replace("\x1b[36m", "").removesuffix("\x1b[0m") == row


def test_whoever_picks_the_title_gets_the_title() -> None:
    event = Event("a", "A", confidence="reported")
    text = "".join(table((event,), event_sheet(story(event)), ("title",), Screen()))
    assert text.splitlines()[2] == "A"


def test_in_a_timeline_of_productions_no_title_says_so() -> None:
    event = Event("a", "A", track="production")
    assert "production" not in events_drawn(event)


@pytest.mark.parametrize(("is_ascii", "dash"), [(False, "\N{EN DASH}"), (True, "-")])
def test_an_interval_is_broken_at_its_dash(*, is_ascii: bool, dash: str) -> None:
    event = happened("a", 1, "2022-10-05/2023-01-18")._replace(title="some words to fill the line")
    lines = events_drawn(event, width=54, is_ascii=is_ascii).splitlines()
    assert [line[8:20].rstrip() for line in lines[2:4]] == [f"2022-10-05 {dash}", "2023-01-18"]


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


@pytest.mark.parametrize("width", slow_but(WIDTHS, *WIDTHS[:2]))
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


def test_rich_draws_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """In pieces of a few hundred: people know its tables, and others keep them."""
    rows: list[int] = []
    draw = Table.__rich_console__

    def counted(piece: Table, console: Console, options: ConsoleOptions) -> RenderResult:
        rows.append(piece.row_count)
        return draw(piece, console, options)

    monkeypatch.setattr(Table, "__rich_console__", counted)
    events = many(400)
    list(table(events, event_sheet(story(*events)), None, Screen(width=200)))
    assert rows == [1, tables.FIRST, tables.CHUNK, 400 - tables.FIRST - tables.CHUNK]


@pytest.mark.slow
def test_a_piece_is_drawn_when_it_is_asked_for() -> None:
    """100,000 rows must not wait in memory for the last of them to be drawn."""
    asked: list[str] = []
    events = many(1_000)
    sheet = event_sheet(story(*events))
    title = sheet.column("title")

    def noted(event: Event) -> str:
        asked.append(event.id)
        return event.title

    sheet = sheet._replace(
        columns=(sheet.column("id"), title._replace(parts=None, show=noted)), table=("title",)
    )
    pieces = table(events, sheet, None, Screen(width=80))
    assert len(list(islice(pieces, 2))) == 2
    measured = len(asked)
    assert len(list(islice(pieces, 1))) == 1
    assert len(asked) == measured + tables.FIRST


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_drawn_one_line_each() -> None:
    events = many(100_000)
    pieces = table(events, event_sheet(story(*events)), None, Screen(width=80))
    assert sum(piece.count("\n") for piece in pieces) == 100_002


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
    assert fold(text, width, after=(COMMA,)) == lines


def test_an_endless_word_is_broken_in_one_go() -> None:
    """A file of one megabyte without a blank must not keep anybody waiting."""
    lines = fold("ab-" * ENDLESS, 40)
    assert set(map(len, lines)) == {40}
    assert len(lines) == 75
    assert fold("日" * (ENDLESS + 1), 1) == ["日"] * (ENDLESS + 1)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("2022-10-05 \N{EN DASH} 2023-01-18", 12, ["2022-10-05 \N{EN DASH}", "2023-01-18"]),
        ("about 1914 \N{EN DASH} 1918", 9, ["about", "1914 \N{EN DASH}", "1918"]),
        ("spring 2001", 7, ["spring", "2001"]),
    ],
)
def test_an_interval_is_broken_after_its_dash(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width, after=(DASH,)) == lines


@pytest.mark.parametrize(
    ("wanted", "main", "least", "room", "found"),
    [
        ([5, 5], 0, [1, 1], 10, [5, 5]),
        ([20, 5], 1, [4, 4], 15, [10, 5]),
        ([20, 20], 0, [4, 4], 30, [20, 10]),
        ([20, 20], 1, [18, 4], 30, [18, 12]),
    ],
    ids=["all fit", "the widest gives way", "the main one is twice as wide", "no word is broken"],
)
def test_columns_give_way_in_this_order(
    wanted: list[int], main: int, least: list[int], room: int, found: list[int]
) -> None:
    assert squeeze(wanted, main, least, room) == found


def test_a_line_is_its_columns_and_what_is_between() -> None:
    assert line_width([3, 4], 2) == 9
