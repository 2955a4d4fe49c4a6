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
DATES = SINGLE_DATES.map(PartialDate.parse)

CODES = st.builds(EpisodeCode, st.integers(0, 9999), st.integers(0, 9999), st.just("") | IDS)
MAIN_CODES = st.builds(EpisodeCode, st.integers(0, 12), st.integers(1, 24), st.just(""))
