"""EDTF of level 2 is refused at its place, with what it is in level 1; never misread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.diagnostics.date_hints import readings
from pdtimeline.errors import BadTimeline, Place
from pdtimeline.loader.load import parse
from pdtimeline.model.dates import PartialDate

FORMS = "write 2017, 2017-11, or 2017-11-15"

# The strings of the specification (Library of Congress, 2019), then what else level 2 allows.
LEVEL_2 = [
    ("Y-17E7", "write Y-170000000"),
    ("1950S2", "write 19XX"),
    ("Y171010000S3", "write Y171000000/Y171999999"),
    ("Y3388E2S3", "write Y338000/Y338999"),
    ("2001-34", "write 2001/2034 or 2001-04/2001-06"),
    ("[1667,1668,1670..1672]", "write 1667/1672"),
    ("[..1760-12-03]", "write ../1760-12-03"),
    ("[1760-12..]", "write 1760-12/.."),
    ("[1760-01,1760-02,1760-12..]", "write 1760-01/.."),
    ("[1667,1760-12]", "write 1667/1760-12"),
    ("[..1984]", "write ../1984"),
    ("{1667,1668,1670..1672}", "write 1667/1672"),
    ("{1960,1961-12}", "write 1960/1961-12"),
    ("{..1984}", "write ../1984"),
    ("2004-06~-11", "write 2004-06-11~"),
    ("2004?-06-11", "write 2004-06-11?"),
    ("?2004-06-~11", "write 2004-06-11%"),
    ("2004-%06-11", "write 2004-06-11%"),
    ("156X-12-25", "write 156X"),
    ("15XX-12-25", "write 15XX"),
    ("XXXX-12-XX", FORMS),
    ("1XXX-XX", "write 1000/1999 if the rest is unknown"),
    ("1XXX-12", "write 1000/1999"),
    ("1984-1X", "write 1984-10/1984-12"),
    ("2004-06-~01/2004-06-~20", "write 2004-06-01~/2004-06-20~"),
    ("2004-06-XX/2004-07-03", "write 2004-06/2004-07-03"),
    # beside its examples
    ("2001-25", "write 2001/2025 or 2001-21"),
    ("2001-28", "write 2001/2028 or 2001-24"),
    ("2001-29", "write 2001/2029 or 2001-23"),
    ("2001-31", "write 2001/2031 or 2001-21"),
    ("2001-33", "write 2001/2033 or 2001-01/2001-03"),
    ("2001-37", "write 2001/2037 or 2001-01/2001-04"),
    ("2001-41", "write 2001/2041 or 2001-07/2001-12"),
    ("-1950S3", "write -195X"),
    ("1950S1", "write 1000/1999"),
    ("Y-20E3S3", "write Y-20099/Y-20000"),
    ("[1667]", "write 1667"),
    ("-156X-12-25", "write -156X"),
    ("-1XXX", "write -1999/-1000"),
    ("19X5", FORMS),
    ("1560-XX-25", "write 1560"),
    ("1985-04-3X", "write 1985-04-30"),
    ("1985-04-X5", "write 1985-04-05/1985-04-25"),
    ("1985-04-4X", FORMS),
    ("1985-99-1X", FORMS),
    ("201X~", "write 201X"),
    ("201X/2019", "write 2010/2019"),
    ("198X/..", "write 1980/.."),
    ("?2004/", "write 2004?/"),
    ("XXXX/2004", FORMS),
]


@pytest.mark.parametrize(("text", "advice"), LEVEL_2)
def test_level_2_is_refused_at_its_place_with_what_level_1_has_for_it(
    text: str, advice: str
) -> None:
    data = f'timeline: {{format: 1, title: T}}\nevents:\n  a: {{title: A, date: "{text}"}}\n'
    with pytest.raises(BadTimeline) as caught:
        parse(data.encode())
    (problem,) = caught.value.problems
    column = data.splitlines()[2].index('"') + 1
    assert problem.place == Place(3, column, column + len(text) + 1)
    assert (problem.rule, problem.advice) == ("bad-date", advice)


@given(
    st.from_regex(r"[~?%]?-?[\dX]{4}[~?%]?(-[~?%]?[\dX]{2}[~?%]?){0,2}", fullmatch=True)
    | st.text("0123456789XYES-~?%/[]{},.", max_size=14)
)
def test_what_is_offered_is_a_date(text: str) -> None:
    for date in readings(text):
        PartialDate.parse(date, 0)
