"""What Hypothesis draws from: ids, dates and codes as timelines have them."""

from __future__ import annotations

from hypothesis import strategies as st

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.values import EpisodeCode

IDS = st.from_regex(r"[a-z]{1,6}[0-9]?(-[a-z]{1,6}){0,2}", fullmatch=True)

DAYS = st.dates().map(str)
MONTHS = DAYS.map(lambda day: day[:7])
YEARS = DAYS.map(lambda day: day[:4])
TIMES = st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes"))
SECONDS = st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds"))
PLAIN_DATES = st.one_of(YEARS, MONTHS, DAYS)
SINGLE_DATES = st.builds(
    "{}{}".format, st.one_of(PLAIN_DATES, TIMES, SECONDS), st.sampled_from(("", "~", "?", "%"))
)
BEFORE_1 = DAYS.map(lambda day: f"-{day}") | YEARS.map(lambda year: f"-{year}")
LONG_YEARS = st.integers(10_000, 10**12 - 1).flatmap(
    lambda year: st.sampled_from((f"Y{year}", f"Y-{year}"))
)
SEASONS = st.builds("{}-2{}".format, YEARS, st.integers(1, 4))
MASKED = st.one_of(
    YEARS.map(lambda year: f"{year[:3]}X"), YEARS.map(lambda year: f"-{year[:2]}XX"),
    YEARS.map(lambda year: f"{year}-XX"), MONTHS.map(lambda month: f"{month}-XX"),
    YEARS.map(lambda year: f"-{year}-XX-XX"),
)  # fmt: skip
ENDS = st.one_of(SINGLE_DATES, BEFORE_1, LONG_YEARS, SEASONS)
INTERVALS = st.one_of(
    st.tuples(ENDS, ENDS).map(lambda two: "/".join(sorted(two, key=PartialDate.parse))),
    st.builds("{}/{}".format, ENDS, st.sampled_from(("", ".."))),
    st.builds("{}/{}".format, st.sampled_from(("", "..")), ENDS),
)
DATE_TEXTS = st.one_of(SINGLE_DATES, ENDS, MASKED, INTERVALS)
DATES = DATE_TEXTS.map(PartialDate.parse)

CODES = st.builds(EpisodeCode, st.integers(0, 9999), st.integers(0, 9999), st.just("") | IDS)
MAIN_CODES = st.builds(EpisodeCode, st.integers(0, 12), st.integers(1, 24), st.just(""))
