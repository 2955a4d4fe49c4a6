"""The page of `export html`, without a browser: structure, policy, gates, hostile texts, sizes."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given

from attacked import ALL, IN_LINES, IN_ONE_LINE
from drawn import timelines
from hostile import acts, filled, shown
from marks import slow_but
from paged import Page, markup_of, page_of
from pdtimeline.export.html import SCRIPTS, page_script, page_style
from pdtimeline.export.page.words import long_date, marked_date, short_date
from pdtimeline.loader.load import parse
from pdtimeline.model.addresses import host_of
from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query.horizon import seen_until
from running import Run

KIB = 1024


def made(text: str) -> Timeline:
    return parse(text.encode(), "made.yaml")


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


# Structure


def test_every_event_is_in_the_document_with_its_texts(shipped: Timeline) -> None:
    page = page_of(shipped)
    articles = page.events()
    assert articles.keys() == shipped.event_ids.keys()
    for event in shipped.events:
        text = articles[event.id].text()
        assert event.title in text
        assert event.summary is None or event.summary in text
    assert page.data["events"]["id"] == [*articles] or page.data["told"]


def test_the_ids_are_unique_and_every_link_within_has_its_target(shipped: Timeline) -> None:
    markup = markup_of(shipped)
    ids = re.findall(r' id="([^"]+)"', markup)
    assert len(ids) == len(set(ids))
    assert {*re.findall(r' href="#([^"]+)"', markup)} <= {*ids}


def test_script_and_style_are_the_same_in_every_page_and_named_in_the_policy(
    shipped: Timeline,
) -> None:
    for timeline in (shipped, Timeline("Nothing")):
        page = page_of(timeline)
        mark, data, script = page.root.named("script")
        (style,) = page.root.named("style")
        assert data.attributes["type"] == "application/json"
        assert (script.text(), style.text()) == (page_script(), page_style())
        assert f"script-src {hash_of(mark.text())} {hash_of(script.text())};" in page.policy
        assert f"style-src {hash_of(style.text())};" in page.policy
        assert page.policy.startswith("default-src 'none'; ")


def test_nothing_is_asked_of_the_network(shipped: Timeline) -> None:
    page = page_of(shipped)
    for element in page.root.all():
        assert not {"src", "srcset", "style", "action"} & element.attributes.keys()
        assert not [name for name in element.attributes if name.startswith("on")]
        if "href" in element.attributes and element.name != "a":
            assert element.attributes["href"] == "data:,"
    assert "url(" not in page_style()
    assert "@import" not in page_style()
    assert not re.findall(r"fetch|XMLHttp|import\b|innerHTML|eval\b|RegExp", page_script())


def test_every_part_of_the_script_is_joined_once() -> None:
    folder = files("pdtimeline.export.page")
    assert sorted(SCRIPTS) == sorted(
        path.name.removesuffix(".js") for path in folder.iterdir() if path.name.endswith(".js")
    )
    assert "</" not in page_script() + page_style()


def test_the_same_timeline_gives_the_same_bytes(ask: Run, shipped: Timeline) -> None:
    assert markup_of(shipped) == markup_of(shipped)
    assert ask("export html").out == ask("export html", PYTHONHASHSEED="7").out


@pytest.mark.parametrize("name", ["built in", "small", "none"])
def test_a_page_is_no_larger_than_it_needs_to_be(name: str, shipped: Timeline, small: str) -> None:
    made_small = made(Path(small).read_text(encoding="utf-8"))
    timeline = {"built in": shipped, "small": made_small, "none": Timeline("Nothing")}[name]
    size = len(markup_of(timeline).encode())
    assert size <= 120 * KIB + 3.5 * KIB * len(timeline.events)


# Filters and the horizon


def test_filtered_events_bring_along_only_what_they_name(ask: Run) -> None:
    page = Page(ask("export html --character zoe --season 2").text)
    assert 0 < len(page.events()) < len(Page(ask("export html").text).events())
    names = page.root.text()
    known = [
        record for section in ("characters", "arcs", "places") for record in page.data[section]
    ]
    assert all(name in names for _, name, _, _ in known)
    for event in page.events().values():
        for link in event.named("a"):
            target = link.attributes["href"]
            assert not target.startswith("#e-") or target[1:] in page.ids


def test_an_empty_selection_is_a_page_without_events(ask: Run) -> None:
    page = Page(ask("export html --season 9").text)
    assert (page.events(), page.data["events"]["id"], page.data["arcs"]) == ({}, [], [])


@given(timelines)
def test_at_each_episode_the_page_says_what_the_one_cut_there_says(data: dict[str, object]) -> None:
    whole = made(json.dumps(data))
    page = page_of(whole)
    gates = dict(zip(page.data["events"]["id"], page.data["events"]["gate"], strict=True))
    for at, (code, _, _) in enumerate(page.data["episodes"]):
        if code.partition("S")[2].startswith("00"):
            continue  # a special without an air date is no horizon
        cut = page_of(seen_until(whole, EpisodeCode.parse(code)))
        seen = {id_: e.text(at) for id_, e in page.events().items() if gates[id_] <= at}
        assert seen == {id_: e.text() for id_, e in cut.events().items()}
        shown = {
            id_: e.text(at) for id_, e in page.ids.items() if id_[:2] in {"c-", "a-", "p-", "d-"}
        }
        assert {id_: text for id_, text in shown.items() if text} == {
            id_: e.text() for id_, e in cut.ids.items() if id_[:2] in {"c-", "a-", "p-", "d-"}
        }


@pytest.mark.parametrize("code", ["S01E01", "S04E02", "fire-S02E01", "S07E09", "S12E22"])
def test_what_is_cut_off_is_not_in_the_file(code: str, shipped: Timeline) -> None:
    cut = seen_until(shipped, EpisodeCode.parse(code))
    markup = unescape(markup_of(cut))
    hidden = [event for event in shipped.events if event.id not in cut.event_ids]
    assert hidden
    for event in hidden:
        assert f'"{event.id}"' not in markup
        assert f'#e-{event.id}"' not in markup
        assert event.title not in markup
        assert not event.summary or event.summary not in markup
    for section in ("characters", "arcs", "disputes", "sources"):
        for id_ in getattr(shipped, section).keys() - getattr(cut, section).keys():
            assert not re.findall(rf"\"([#capd]+-)?{id_}\"", markup), id_


def test_how_far_the_reader_has_seen_is_asked_only_of_a_whole_timeline(call: Run) -> None:
    whole, cut = (Page(call("export", "html", *seen).text).data for seen in ((), ("--seen", "S04")))
    assert (whole["door"], whole["cut"], cut["door"], cut["cut"]) == (True, False, False, True)


@pytest.mark.parametrize(
    "code", slow_but(["S01E01", "S03E10", "fire-S02E01", "S09E12"], "fire-S02E01")
)
def test_the_headings_at_an_episode_are_those_of_the_page_cut_there(
    code: str, shipped: Timeline
) -> None:
    whole, cut = page_of(shipped), page_of(seen_until(shipped, EpisodeCode.parse(code)))
    at = [name for name, _, _ in whole.data["episodes"]].index(code)
    gates = whole.data["events"]["gate"]
    ids, cut_ids = whole.data["events"]["id"], cut.data["events"]["id"]
    for order in ("told", "date"):
        seen = [
            (title, part[0], [ids[n] for n in part[4] if gates[n] <= at])
            for title, parts in whole.data["lists"][order]
            for part in parts
        ]
        assert [entry for entry in seen if entry[2]] == [
            (title, part[0], [cut_ids[n] for n in part[4]])
            for title, parts in cut.data["lists"][order]
            for part in parts
        ]


# Hostile texts


def test_no_text_becomes_markup_and_none_acts() -> None:
    for vectors in (ALL, {"a": IN_ONE_LINE, "b": IN_LINES}):
        timeline = made(filled(vectors))
        markup = markup_of(timeline)
        assert not [sign for sign in {*markup} - {"\n"} if acts(sign)]
        page = Page(markup)
        assert len(page.events()) == len(timeline.events)
        names = {element.name for element in page.root.all()}
        assert not names & {"img", "iframe", "object", "embed", "form", "base", "table"}
        assert len(page.root.named("script")) == 3
        for element in page.root.all():
            assert not [name for name in element.attributes if name.startswith("on")]


def test_every_text_is_shown_letter_for_letter() -> None:
    timeline = made(filled(ALL))
    articles = page_of(timeline).events()
    for event in timeline.events:
        (heading,) = articles[event.id].named("h4")
        (summary,) = articles[event.id].of_class("sum")
        assert heading.text() == shown(event.title)
        assert summary.text() == shown(event.summary or "", but="\n")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://example.org/a?b=c#d", "example.org"),
        ("HTTP://Example.org:8080", "example.org"),
        ("https://exämple.org/ü", "exämple.org"),
        ("https://[::1]/", "::1"),
        *(
            (url, None)
            for url in (
                "javascript:alert(1)", "JaVaScRiPt://example.org/%0aalert(1)", "data:text/html,x",
                "ftp://example.org", "//example.org", "/etc/passwd", "example.org", "http:example.org",
                "http:///x", "https://user@example.org", "https://example.org\\@evil.org",
                "https://exa mple.org", " https://example.org", "https://example.org\u202e/x",
                "https://example.org:port/", "https://[::1/", "java\tscript:x", "mailto:a@b.c", "",
            )
        ),
    ],
)  # fmt: skip
def test_only_plain_addresses_of_the_web_are_links(url: str, host: str | None) -> None:
    assert host_of(url) == host


def test_a_source_without_a_plain_address_is_named_and_not_linked() -> None:
    page = page_of(
        made(
            "timeline: {format: 1, title: T}\n"
            "sources:\n"
            "  a: {publisher: A, title: One, url: 'javascript:alert(1)'}\n"
            "  b: {publisher: B, title: Two, url: 'https://www.example.org/x'}\n"
            "  c: {publisher: C, title: Three}\n"
            "events:\n  e: {title: Event, sources: [a, b, c]}\n"
        )
    )
    (facts,) = page.root.of_class("src")
    assert [a.attributes["href"] for a in facts.named("a")] == ["https://www.example.org/x"]
    said = facts.text()
    assert "One (not linked: javascript:alert(1))" in said
    assert "Two example.org" in said
    assert "C: Three" in said


# Dates and headings


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("2017-09-27", "September 27, 2017", "Sep 27, 2017"),
        ("2017-09", "September 2017", "Sep 2017"),
        ("2017", "2017", "2017"),
        ("2025-03-12T09:02", "March 12, 2025, 09:02", "Mar 12, 2025, 09:02"),
        ("2025-03/2025-06", "March 2025 \N{EN DASH} June 2025", "Mar 2025 \N{EN DASH} Jun 2025"),
        ("1989-05~/..", "since about May 1989", "since about May 1989"),
        ("-0043-03-15", "March 15, 44 BC", "Mar 15, 44 BC"),
        ("194X", "the 1940s", "the 1940s"),
        ("2001-24", "winter 2001/02", "winter 2001/02"),
    ],
)  # fmt: skip
def test_dates_are_written_with_the_names_of_the_months(text: str, long: str, short: str) -> None:
    date = PartialDate.parse(text)
    assert (long_date(date), short_date(date)) == (long, short)


def test_a_date_is_marked_where_html_has_a_form_for_it() -> None:
    marked = ["2017", "2017-09", "2017-09-27", "2025-03-12T09:02", "2025-03-12T09:02:30"]
    others = ["2017~", "2017/2018", "-0043", "0000", "194X", "2001-24", "Y12345"]
    for text in (*marked, *others):
        assert (f'datetime="{text}"' in marked_date(PartialDate.parse(text))) == (text in marked)


def test_no_date_is_no_word() -> None:
    assert (long_date(None), short_date(None), marked_date(None)) == ("", "", "")


def headings(*dates: str, episode: str = "") -> list[str]:
    told = f", episode: {episode}" if episode else ""
    events = "".join(f"  e{n}: {{title: E, date: {d}{told}}}\n" for n, d in enumerate(dates))
    page = page_of(made(f"timeline: {{format: 1, title: T}}\nevents:\n{events}"))
    return [
        title + (f": {part[0]}" if part[0] else "")
        for title, parts in page.data["lists"]["date"]
        for part in parts
    ]


def test_the_headings_fit_how_long_the_whole_takes() -> None:
    assert headings("2025-03-12T09:02", "2025-03-12T09:02", "2025-03-13") == [
        "March 12, 2025: 09:02", "March 13, 2025",
    ]  # fmt: skip
    assert headings("2014-01-08", "2014-02", "2015", "2016/..") == [
        "2014: Jan 8", "2014: Feb 2014", "2015", "2016: since 2016",
    ]  # fmt: skip
    assert headings("1890-03-12", "../1960") == ["1890s: Mar 12, 1890", "1960s: until 1960"]
    assert headings("-0043-03-15", "0014", "1960") == [
        "1 \N{EN DASH} 99 BC: Mar 15, 44 BC", "AD 1 \N{EN DASH} 99: AD 14", "1900s: 1960",
    ]  # fmt: skip
    assert headings("1890", "1960", episode="S01E01") == ["1890", "1960"]
    assert headings("-0043-03-15", "0010", episode="S01E01") == [
        "44 BC: Mar 15", "10: AD 10",
    ]  # fmt: skip


def test_the_still_picture_says_from_when_to_when() -> None:
    page = page_of(
        made(
            "timeline: {format: 1, title: T}\ncharacters: {a: {name: Ann}}\nevents:\n"
            "  e: {title: A, date: -0043-03-15, characters: [a]}\n  f: {title: B, date: 0014}\n"
        )
    )
    (picture,) = page.root.named("svg")
    assert [text.text() for text in picture.named("text")] == ["Mar 15, 44 BC", "AD 14", "Ann"]


def test_a_page_can_be_of_anything() -> None:
    page = page_of(Timeline("Nothing"))
    assert page.root.named("title")[0].text() == "Nothing"
    assert (page.data["episodes"], page.data["bands"]) == ([], [])
    undated = page_of(made("timeline: {format: 1, title: T}\nevents:\n  e: {title: Event}\n"))
    assert [title for title, _ in undated.data["lists"]["date"]] == ["Without a date"]


def test_a_page_of_some_events_has_the_records_around_theirs(call: Run) -> None:
    page = call("export", "html", "--season", "5").text
    assert "PTSD" in page
    assert "Bolivia" not in page
