"""Events get IDs, and everyone and everything they name becomes a record."""

from __future__ import annotations

from typing import Any

import pytest

from pdtimeline.errors import BadTimeline
from pdtimeline.importing.table_to_timeline import Imported, timeline_of
from pdtimeline.loader.load import parse
from pdtimeline.render.file_text import file_text

DELIMITED = "put text that has the delimiter in quotes"
CHANGE = 'write {"facet": ..., "of": [...], "to": ...}'


def imported(*lines: str) -> Imported:
    """What is made of the lines; it is a timeline without errors."""
    result = timeline_of("\n".join(lines).encode(), "my  story.csv")
    parse("".join(file_text(result.data)).encode())
    return result


def made(*lines: str) -> dict[str, Any]:
    """The data that is made of the lines, of which nothing is told."""
    result = imported(*lines)
    assert result.unread == ()
    return result.data


def told(*lines: str) -> list[str]:
    """What is told about the lines."""
    return [str(one) for one in imported(*lines).unread]


def test_a_table_of_titles_is_a_timeline() -> None:
    assert made("name", "It begins", "It ends") == {
        "timeline": {"format": 1, "title": "my story"},
        "events": {"it-begins": {"title": "It begins"}, "it-ends": {"title": "It ends"}},
    }
    assert timeline_of(b"title\n", "-").data == {
        "timeline": {"format": 1, "title": "Imported timeline"},
        "events": {},
    }


@pytest.mark.parametrize(
    ("titles", "ids"),
    [
        (["It begins!", "it  BEGINS", "It begins"], ["it-begins", "it-begins-2", "it-begins-3"]),
        (["Zo\u00eb\u2019s \u0141\u00f3d\u017a"], ["zoes-lodz"]),
        (["\u65e5\u672c", "\u65e5"], ["event", "event-2"]),
        (["null", "~"], ["event", "event-2"]),
        (["X-ray"], ["xray"]),
        (
            ["A very long title that goes on and on until the end"],
            ["a-very-long-title-that-goes-on-and-on"],
        ),
        (["a" * 64, "a" * 65, "b" * 39 + " cde"], ["a" * 64, "a" * 40, "b" * 39]),
        (["a" * 64, "a" * 64], ["a" * 64, f"{'a' * 56}-2"]),
    ],
)
def test_ids_are_made_from_titles(titles: list[str], ids: list[str]) -> None:
    assert list(made("title", *titles)["events"]) == ids


def test_a_column_of_ids_is_kept() -> None:
    data = made("id,title,causes", "first,A,", "EV 2,B,first", "3,C,EV 2;first", ",D,B")
    assert data["events"] == {
        "first": {"title": "A"},
        "ev-2": {"title": "B", "causes": ["first"]},
        "3": {"title": "C", "causes": ["ev-2", "first"]},
        "d": {"title": "D", "causes": ["ev-2"]},
    }
    assert told("id,title", "a,A", "b,B", "A,C") == [
        'row 4, "id": "a" is already the ID in row 2; choose another one'
    ]


def test_numbers_of_rows_are_no_ids_but_name_them() -> None:
    data = made("No,title,caused by", "1,A,", "2,B,1", ",C,2;1")
    assert [*data["events"]] == ["a", "b", "c"]
    assert data["events"]["c"]["causes"] == ["b", "a"]


def test_who_is_named_is_declared_once() -> None:
    data = made(
        "title,who,mentions,people,where,tags",
        'A,"Ann Reed, Zo\u00eb",ann-reed,Jane Doe,"Paris, France",War; Sea',
        'B,zoe;ANN REED;ann  reed,,jane-doe,"PARIS,  France",sea',
    )
    assert data["characters"] == {"ann-reed": {"name": "Ann Reed"}, "zoe": {"name": "Zo\u00eb"}}
    assert data["people"] == {"jane-doe": {"name": "Jane Doe"}}
    assert data["arcs"] == {"war": {"title": "War"}, "sea": {"title": "Sea"}}
    assert data["places"] == {"paris-france": {"name": "Paris, France"}}
    assert data["events"]["b"] == {
        "title": "B",
        "place": "paris-france",
        "characters": ["zoe", "ann-reed"],
        "people": ["jane-doe"],
        "arcs": ["sea"],
    }


def test_a_name_is_better_than_an_id() -> None:
    data = made("title,who", "A,jay-halstead", "B,ann-reed", "C,Ann Reed")
    assert data["characters"] == {
        "jay-halstead": {"name": "Jay Halstead"},
        "ann-reed": {"name": "Ann Reed"},
    }


def test_events_characters_and_people_share_their_ids() -> None:
    data = made("title,who,people,died", "Ann,Ann,Bob,Bob;Cy", "Bob,C++,,", "Jo,C,,")
    assert [*data["people"], *data["characters"], *data["events"]] == [
        "bob", "ann", "cy", "c", "c-2", "ann-2", "bob-2", "jo",
    ]  # fmt: skip
    assert data["events"]["ann-2"]["died"] == ["bob", "cy"]


def test_a_source_may_be_an_address_an_id_or_a_citation() -> None:
    data = made(
        "title,source",
        'A,"https://www.Example.org/a,https://example.org/b"',
        'B,"The Times, 15 March 1914"',
        "C,us-weekly;https://www.Example.org/a",
    )
    a, b = "https://www.Example.org/a", "https://example.org/b"
    assert data["sources"] == {
        "example-org": {"publisher": "example.org", "title": a, "url": a},
        "example-org-2": {"publisher": "example.org", "title": b, "url": b},
        "the-times-15-march-1914": {
            "publisher": "The Times, 15 March 1914",
            "title": "The Times, 15 March 1914",
        },
        "us-weekly": {"publisher": "Us Weekly", "title": "Us Weekly"},
    }
    assert data["events"]["c"]["sources"] == ["us-weekly", "example-org"]


def test_texts_are_kept_and_titles_are_one_line() -> None:
    data = made("title,summary,note,track,confidence", '"a\r\n b"," x\r\ny ",n,Production,INFERRED')
    assert data["events"]["a-b"] == {
        "title": "a b",
        "summary": " x\ny ",
        "track": "production",
        "confidence": "inferred",
        "note": "n",
    }


def test_columns_of_the_users_own_are_kept_and_others_named() -> None:
    result = imported("title,x-Color,Size,first,,Weight", "A,red,1,2014,,2")
    assert result.data["events"] == {"a": {"title": "A", "x-color": "red"}}
    assert result.notes == ('ignoring "Size", "Weight"; to keep a column, begin its name with x-',)


def test_a_guessed_encoding_is_a_note() -> None:
    result = timeline_of("title\nZo\u00eb\n".encode("cp1252"), "a.csv")
    assert result.notes == ("this is not UTF-8; reading it as Windows-1252",)
    assert result.data["events"] == {"zoe": {"title": "Zo\u00eb"}}


def test_a_row_names_others_by_title_or_id_in_any_order() -> None:
    data = made("title,causes,about", "B,a,", "A,,B", "C,b;A,")
    assert [event.get("causes") for event in data["events"].values()] == [["a"], None, ["b", "a"]]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["title,date", "A,2014", "B,someday", ",2014"], [
            'row 3, "date": "someday" is not a date; write 2017, 2017-11, or 2017-11-15, or leave it empty',
            'row 4, "title": title is empty; fill it in',
        ]),
        (["name,start,end", "A,2014,2013"], [
            'row 2, "start": the date range 2014/2013 is backward; write 2013/2014']),
        (["title,end", "A,someday"], [
            'row 2, "end": "someday" is not a date; write 2017, 2017-11, or 2017-11-15, or leave it empty']),
        (["title,year", "A,soon"], [
            'row 2, "year": "soon" is not a date; write 2017, 2017-11, or 2017-11-15, or leave it empty']),
        (["title,who", "A,b,c", "D,e,,"], [
            f"row 2: this row has 3 cells, but the first row has 2; {DELIMITED}"]),
        (["title,who", '"A"x,b', "D,e"], [
            'row 2: a quote inside a cell is not doubled; write "" for it']),
        (["title,episode", "A,soon"], ['row 2, "episode": "soon" is not an episode code; write S05E07']),
        (["title,track", "A,storie", "B,x"], [
            'row 2, "track": track cannot be "storie"; did you mean story?',
            'row 3, "track": track cannot be "x"; write story or production']),
        (["title,causes", "A,b", "C,a"], [
            'row 2, "causes": no event has the ID or title "b"; correct it, or add a row',
            'row 3, "causes": an event is left out, since its row was not read']),
        (["title,causes,date", "A,,someday", "B,a,"], [
            'row 2, "date": "someday" is not a date; write 2017, 2017-11, or 2017-11-15, or leave it empty',
            'row 3, "causes": "a" is left out, since its row was not read']),
        (["title,causes", "A,", "A,", "B,A", "C,a-2"], [
            'row 4, "causes": "A" is the title of 2 events; use an ID']),
        (["id,title,causes", "x,A,", "y,A,", "z,B,A"], [
            'row 4, "causes": "A" is the title of 2 events; use an ID']),
        (["title,causes", "A,B", "B,C", "C,A", "D,C"], [
            'row 4, "causes": this event leads to itself: a <- b <- c <- a; remove one of the steps',
            'row 3, "causes": an event is left out, since its row was not read',
            'row 5, "causes": an event is left out, since its row was not read']),
        (["title,changes", "A,post"], [
            f'row 2, "changes": changes cannot be read; {CHANGE}, or leave it empty']),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(lines: list[str], said: list[str]) -> None:
    assert told(*lines) == sorted(said)


@pytest.mark.parametrize(
    "cell",
    [
        "1", "[]", "{}", '{"facet":"a"}', '{"facet":"a","of":[]}', '{"facet":"a","of":"b"}',
        '{"facet":1,"of":["b"]}', '{"facet":"a","of":["b",1]}', '{"facet":"a","of":["b"],"to":""}',
        '{"facet":"a","of":["b"],"too":"c"}',
        '{"facet":"a\\nb","of":["b"]}', "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_change_is_told(cell: str) -> None:
    quoted = cell.replace('"', '""')
    (said,) = told("title,changes", f'A,"{quoted}"')
    assert said.startswith('row 2, "changes": changes cannot be read')


def test_a_slip_in_a_title_is_guessed_while_that_costs_little() -> None:
    rows = ["title,id,causes", "Clara moves,,", "B,the-end,", "C,,Clara mvoes", "D,,the-ned"]
    assert told(*rows) == [
        'row 4, "causes": no event has the ID or title "Clara mvoes"; did you mean Clara moves?',
        'row 5, "causes": no event has the ID or title "the-ned"; did you mean the-end?',
    ]
    many = [f"Title {number},,nothing" for number in range(2500)]
    said = told(*rows, *many)
    assert said[0].endswith("?")
    assert said[-1].endswith('no event has the ID or title "nothing"; correct it, or add a row')


def test_changes_and_what_is_learned_are_read_as_they_were_written() -> None:
    data = made(
        "id;title;changes;learns",
        'a;A;"{""facet"":""bond"",""of"":[""Ann"",""bob""],""to"":""friends""},{""facet"":""post"",""of"":[""Ann""]}";',
        'b;B;;"{""who"":[""Ann""],""of"":""a""}"',
    )
    assert data["facets"] == {
        "bond": {"title": "Bond", "of": "pair"},
        "post": {"title": "Post", "of": "one"},
    }
    assert data["events"]["a"]["changes"] == [
        {"facet": "bond", "of": ["ann", "bob"], "to": "friends"},
        {"facet": "post", "of": ["ann"]},
    ]
    assert data["events"]["b"]["learns"] == [{"who": ["ann"], "of": "a"}]


def test_a_facet_is_of_one_or_of_two_in_all_rows() -> None:
    pair, one, three = (
        '"{""facet"":""bond"",""of"":[' + ",".join(f'""{name}""' for name in names) + ']}"'
        for names in ("ab", "a", "abc")
    )
    assert told("title;changes", f"A;{pair}", f"B;{one}", f"C;{three}") == [
        'row 3, "changes": facet "bond" is for 2, but here for 1; list as many as in other rows',
        'row 4, "changes": a change is of one or of two, not of 3; split it',
    ]


def test_who_learns_of_an_event_that_is_not_there_loses_only_that() -> None:
    learns = '"{""who"":[""ann""],""of"":""b""}"'
    result = imported("title;learns;date", f"A;{learns};", "B;;someday")
    assert result.data["events"] == {"a": {"title": "A"}}
    causes = imported("title;learns;causes", f"A;{learns};", "B;;nowhere")
    assert causes.data["events"] == {"a": {"title": "A"}}
    assert [one.row for one in causes.unread] == [2, 3]


@pytest.mark.parametrize(
    ("lines", "series", "main", "codes"),
    [
        (["title,episode", "A,S01E02", "B,1x3", "C,s2e4"], None, None, ["S01E02", "S01E03", "S02E04"]),
        (["title,season,episode", "A,1,2", "B,S2,3"], None, None, ["S01E02", "S02E03"]),
        (["title,episode", "A,S01E02", "B,fire-S01E01"], ["main", "fire"], "main", ["S01E02", "fire-S01E01"]),
        (["title,series,episode", "A,Chicago P.D.,S01E02"], ["chicago-p-d"], None, ["S01E02"]),
        (["title,series,episode", "A,PD,1x1", "B,Fire,1x1", "C,pd,1x2", "D,,1x3", "E,Med,"],
         ["pd", "fire"], "pd", ["S01E01", "fire-S01E01", "S01E02", "S01E03", None]),
        (["title,series,episode", "A,pd,S01E01", "B,fire,fire-S01E01", "C,pd,pd-S01E02"],
         ["pd", "fire"], "pd", ["S01E01", "fire-S01E01", "S01E02"]),
    ],
)  # fmt: skip
def test_episodes_know_their_series(
    lines: list[str], series: list[str] | None, main: str | None, codes: list[str | None]
) -> None:
    data = made(*lines)
    assert [*data.get("series", ())] == (series or [])
    assert data["timeline"].get("series") == main
    assert [event.get("episode") for event in data["events"].values()] == codes


def test_times_with_a_zone_are_on_a_clock() -> None:
    data = made("title,date", "A,2014-01-01T10:00Z", "B,2014")
    assert data["timeline"]["clock"] == "UTC"


def test_a_very_long_list_is_told() -> None:
    (said,) = told("title,who", f"A,{';'.join(map(str, range(10_001)))}")
    assert said == 'row 2, "who": characters has more than 10,000 items; split it'


def test_a_list_may_stand_in_brackets() -> None:
    assert made("title,who", "A,\"['Ann', 'Bob']\"")["events"]["a"]["characters"] == ["ann", "bob"]


def test_without_titles_there_is_no_timeline() -> None:
    with pytest.raises(BadTimeline) as error:
        timeline_of(b"color,size,,when\nred,1,,2014\n", "a.csv")
    assert error.value.whole == (
        'no column is called title, name, or event (there are "color", "size", "when"); '
        "name the columns in the first row"
    )
