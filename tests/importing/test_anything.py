"""Whatever a table holds: what is printed is a timeline without errors, and every other row is told."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attacked import ALL
from hostile import acting
from pdtimeline.errors import BadTimeline
from pdtimeline.importing.headers import SYNONYMS
from pdtimeline.importing.table_to_timeline import timeline_of
from pdtimeline.loader.load import parse
from pdtimeline.model.schema import EVENTS
from pdtimeline.render.file_text import file_text

CELLS = st.one_of(
    st.sampled_from(
        (
            "", " ", "one", "Two", "one;two", "two, three", "one,one", "null", "x-ray", "~", "-", "[a]", "[",
            "{}", "2014", "15.3.1914", "3/4/1914", "14:30", "2014-01-01T10:00Z", "1914-18", "0", "13",
            "someday", "S01E01", "fire-S01E02", "x-S01E01", "1x02", "story", "Production", "confirmed",
            "https://a.example/b", "\u65e5",
            '{"facet":"bond","of":["one","two"]}', '{"facet":"bond","of":["one"],"to":"x"}',
            '{"who":["one"],"of":"two"}', '{"who":["one"],"of":"nowhere"}', '{"facet":"null","of":["null"]}',
            '{"facet":"a","of":["a","b","c"]}', *ALL.values(),
        )
    ),
    st.text(max_size=8),
)  # fmt: skip
NAMES = st.sampled_from(("x-own", "x-\u65e5", "x-a: b", "unknown", "", *SYNONYMS))


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """A table with a column of titles among any others."""
    header = draw(st.permutations(["title", *draw(st.lists(NAMES, max_size=6))]))
    width = len(header)
    rows = draw(st.lists(st.lists(CELLS, min_size=width - 1, max_size=width), max_size=6))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=draw(st.sampled_from(",;\t|")), lineterminator="\r\n")
    writer.writerows([header, *rows])
    encoding = draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16")))
    return text.getvalue().encode(encoding, "replace")


@given(tables())
def test_what_is_printed_is_a_timeline_and_the_rest_is_told(data: bytes) -> None:
    result = timeline_of(data, "table.csv")
    timeline = parse("".join(file_text(result.data)).encode())
    whole = {one.row for one in result.unread}
    assert len(timeline.events) <= result.rows <= len(timeline.events) + len(whole)
    assert all(str(one).isprintable() or one.what for one in result.unread)


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: f"title,{text}".encode()))
def test_any_bytes_are_a_table_or_are_refused(data: bytes) -> None:
    with suppress(BadTimeline):
        result = timeline_of(data, "table.csv")
        parse("".join(file_text(result.data)).encode())


@pytest.mark.parametrize("text", ALL.values(), ids=ALL.keys())
def test_what_would_act_elsewhere_is_only_text(text: str) -> None:
    """As a title, a name, a header, and a word that is told: no sign acts, no key is made of a text."""
    rows = io.StringIO()
    header = ["title", "who", "summary", "date", "x-own", f"x-{text}", text]
    csv.writer(rows).writerows(
        [header, [text, text, text, "", text, text, text], ["b", "", "", text]]
    )
    result = timeline_of(rows.getvalue().encode("utf-8", "surrogatepass"), f"{text}.csv")
    printed = "".join(file_text(result.data))
    assert acting(printed.encode()) == []
    timeline = parse(printed.encode())
    assert timeline.events[0].title == re.sub(r"\s*[\r\n]+\s*", " ", text.strip())
    assert not {"evil", "injected"} & {
        field for event in result.data["events"].values() for field in event
    }


def test_every_field_has_a_column() -> None:
    assert {field.name for field in EVENTS.fields} <= SYNONYMS.keys()
