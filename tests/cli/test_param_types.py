"""What is typed: every form that is taken, and what is said to every other one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.cli import param_types as arguments
from pdtimeline.errors import BadRequest
from pdtimeline.model.dates import LAST_SECOND, Instant, PartialDate
from pdtimeline.model.values import WHOLE_SEASON, EpisodeCode, Span
from strategies import CODES, DAYS, MONTHS, YEARS

END = WHOLE_SEASON


def seasons(texts: Iterable[str]) -> tuple[Span[int], ...]:
    """What a repeated `--season` names."""
    return tuple(span for text in texts for span in arguments.seasons(text))


def episodes(texts: Iterable[str]) -> tuple[Span[EpisodeCode], ...]:
    """What a repeated `--episode` names."""
    return tuple(span for text in texts for span in arguments.episodes(text))


def days(since: str | None, until: str | None, on: str | None) -> Span[Instant] | None:
    """What the three options of days leave, as they are typed."""
    typed = zip(("--since", "--until", "--on"), (since, until, on), strict=True)
    return arguments.days(
        *[None if text is None else arguments.date_for(option)(text) for option, text in typed]
    )


def refusal(parse: Callable[[str], object], text: str) -> str:
    """What is said when the text is refused; empty when it is taken."""
    try:
        parse(text)
    except BadRequest as refused:
        return str(refused)
    return ""


def codes(first: tuple[int, int], last: tuple[int, int], series: str = "") -> Span[EpisodeCode]:
    """A span of episodes of one series."""
    return Span(EpisodeCode(*first, series), EpisodeCode(*last, series))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("10", [Span(10, 10)], id="number"),
        pytest.param("S10", [Span(10, 10)], id="S"),
        pytest.param("s10", [Span(10, 10)], id="s"),
        pytest.param("05", [Span(5, 5)], id="leading zero"),
        pytest.param("0", [Span(0, 0)], id="the specials"),
        pytest.param("5,10", [Span(5, 5), Span(10, 10)], id="list"),
        pytest.param("5, S7-9 ,10-", [Span(5, 5), Span(7, 9), Span(10, None)], id="mixed list"),
        pytest.param("5-7", [Span(5, 7)], id="range"),
        pytest.param("5..7", [Span(5, 7)], id="range with dots"),
        pytest.param("S09-S10", [Span(9, 10)], id="range with S"),
        pytest.param("7-7", [Span(7, 7)], id="range of one"),
        pytest.param("10-", [Span(10, None)], id="open end"),
        pytest.param("10..", [Span(10, None)], id="open end with dots"),
        pytest.param("-9", [Span(None, 9)], id="open begin"),
        pytest.param("..s9", [Span(None, 9)], id="open begin with dots"),
        pytest.param(" 5 ", [Span(5, 5)], id="blanks round it"),
        pytest.param("0-999999999", [Span(0, 999_999_999)], id="very long range"),
    ],
)
def test_seasons_are_typed_as_numbers_lists_and_ranges(text: str, spans: list[Span[int]]) -> None:
    assert seasons([text]) == tuple(spans)


def test_a_repeated_season_adds_up() -> None:
    assert seasons(["5", "7-8"]) == (Span(5, 5), Span(7, 8))


def test_no_season_is_no_span() -> None:
    assert seasons([]) == ()


SEASON_FORMS = "use 10, 5-7, 10-, or 5,10"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", f'"" is not a season; {SEASON_FORMS}', id="empty"),
        pytest.param("5,", f'"5," is not a season; {SEASON_FORMS}', id="empty at the end"),
        pytest.param(",5", f'",5" is not a season; {SEASON_FORMS}', id="empty at the begin"),
        pytest.param("5,,7", f'"5,,7" is not a season; {SEASON_FORMS}', id="empty between"),
        pytest.param("-", f'"-" is not a season; {SEASON_FORMS}', id="hyphen only"),
        pytest.param("..", f'".." is not a season; {SEASON_FORMS}', id="dots only"),
        pytest.param("5.5", f'"5.5" is not a season; {SEASON_FORMS}', id="decimal"),
        pytest.param("five", f'"five" is not a season; {SEASON_FORMS}', id="word"),
        pytest.param("S", f'"S" is not a season; {SEASON_FORMS}', id="S only"),
        pytest.param("S05E07", f'"S05E07" is not a season; {SEASON_FORMS}', id="episode"),
        pytest.param("5 7", f'"5 7" is not a season; {SEASON_FORMS}', id="blank within"),
        pytest.param("5-7-9", f'"5-7-9" is not a season; {SEASON_FORMS}', id="two hyphens"),
        pytest.param("--5", f'"--5" is not a season; {SEASON_FORMS}', id="minus"),
        pytest.param("5...7", f'"5...7" is not a season; {SEASON_FORMS}', id="three dots"),
        pytest.param("5-7,x", f'"5-7,x" is not a season; {SEASON_FORMS}', id="one of a list"),
        pytest.param("1" * 10, f'"1111111111" is not a season; {SEASON_FORMS}', id="ten digits"),
        pytest.param("\u0665", f'"\u0665" is not a season; {SEASON_FORMS}', id="other digits"),
        pytest.param("7-5", 'the season range "7-5" is backward; use 5-7', id="backwards"),
        pytest.param(
            "1,S9..S5", 'the season range "S9..S5" is backward; use 5-9', id="dots backwards"
        ),
    ],
)
def test_what_is_no_season_is_refused_with_the_form(text: str, message: str) -> None:
    with pytest.raises(BadRequest) as caught:
        seasons([text])
    assert str(caught.value) == message


@pytest.mark.parametrize(("first", "last"), [(0, 0), (1, 2), (5, 7), (10, 999), (0, 999_999_999)])
def test_a_range_of_seasons_holds_what_lies_between_its_ends(first: int, last: int) -> None:
    assert seasons([f"{first}-{last}"]) == (Span(first, last),)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("S10E03", [codes((10, 3), (10, 3))], id="code"),
        pytest.param("s10e3", [codes((10, 3), (10, 3))], id="small letters"),
        pytest.param("S10EP03", [codes((10, 3), (10, 3))], id="ep"),
        pytest.param("10x03", [codes((10, 3), (10, 3))], id="x"),
        pytest.param("10X3", [codes((10, 3), (10, 3))], id="X"),
        pytest.param("10.3", [codes((10, 3), (10, 3))], id="dot"),
        pytest.param("10.30", [codes((10, 30), (10, 30))], id="dot, thirty"),
        pytest.param("S00E01", [codes((0, 1), (0, 1))], id="special"),
        pytest.param("S10", [codes((10, 0), (10, END))], id="season"),
        pytest.param("s9", [codes((9, 0), (9, END))], id="small season"),
        pytest.param("S10E03,S09", [codes((10, 3), (10, 3)), codes((9, 0), (9, END))], id="list"),
        pytest.param(
            " S10E03 , 10x05 ", [codes((10, 3), (10, 3)), codes((10, 5), (10, 5))], id="blanks"
        ),
        pytest.param("S10E01-E03", [codes((10, 1), (10, 3))], id="range to E"),
        pytest.param("S10E01-ep3", [codes((10, 1), (10, 3))], id="range to ep"),
        pytest.param("S10E01-03", [codes((10, 1), (10, 3))], id="range to number"),
        pytest.param("10x01-03", [codes((10, 1), (10, 3))], id="range from x"),
        pytest.param("S09E20..S10E02", [codes((9, 20), (10, 2))], id="range with dots"),
        pytest.param("S09E20-S10E02", [codes((9, 20), (10, 2))], id="range with both in full"),
        pytest.param("10.1-10.3", [codes((10, 1), (10, 3))], id="range of dots"),
        pytest.param("S09..S10E02", [codes((9, 0), (10, 2))], id="from a season"),
        pytest.param("S09E20..S10", [codes((9, 20), (10, END))], id="to the end of a season"),
        pytest.param("S09..S10", [codes((9, 0), (10, END))], id="seasons"),
        pytest.param("S09-S10", [codes((9, 0), (10, END))], id="seasons with hyphen"),
        pytest.param("S10E03-E03", [codes((10, 3), (10, 3))], id="range of one"),
        pytest.param("fire-S02E01", [codes((2, 1), (2, 1), "fire")], id="series"),
        pytest.param("Fire-s2e1", [codes((2, 1), (2, 1), "fire")], id="series in capitals"),
        pytest.param("fire-2x01", [codes((2, 1), (2, 1), "fire")], id="series, x"),
        pytest.param("fire-2.1", [codes((2, 1), (2, 1), "fire")], id="series, dot"),
        pytest.param("fire-S02", [codes((2, 0), (2, END), "fire")], id="season of a series"),
        pytest.param("fire-S02E01-E03", [codes((2, 1), (2, 3), "fire")], id="range of a series"),
        pytest.param(
            "fire-S02E01-03", [codes((2, 1), (2, 3), "fire")], id="short range of a series"
        ),
        pytest.param("fire-S02E01..S02E03", [codes((2, 1), (2, 3), "fire")], id="series said once"),
        pytest.param(
            "fire-S02E01..fire-S02E03", [codes((2, 1), (2, 3), "fire")], id="series said twice"
        ),
        pytest.param(
            "fire-S02E01-fire-S02E03", [codes((2, 1), (2, 3), "fire")], id="series, hyphens"
        ),
        pytest.param("fire-S02-S03", [codes((2, 0), (3, END), "fire")], id="seasons of a series"),
        pytest.param(
            "law-and-order-S02E01", [codes((2, 1), (2, 1), "law-and-order")], id="hyphens"
        ),
        pytest.param("24-S01E02", [codes((1, 2), (1, 2), "24")], id="series of digits"),
        pytest.param("24-1x2", [codes((1, 2), (1, 2), "24")], id="series of digits, x"),
        pytest.param("s1-S02E01", [codes((2, 1), (2, 1), "s1")], id="series like a season"),
    ],
)
def test_episodes_are_typed_as_codes_seasons_lists_and_ranges(
    text: str, spans: list[Span[EpisodeCode]]
) -> None:
    assert episodes([text]) == tuple(spans)


def test_a_repeated_episode_adds_up() -> None:
    assert episodes(["S10E01", "S10E03"]) == (
        codes((10, 1), (10, 1)),
        codes((10, 3), (10, 3)),
    )


EPISODE_FORMS = "use S10E03, 10x03, S10, S10E01-E03, or S09E20..S10E02"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", f'"" is not an episode; {EPISODE_FORMS}', id="empty"),
        pytest.param(
            "S10E03,", f'"S10E03," is not an episode; {EPISODE_FORMS}', id="empty in a list"
        ),
        pytest.param("10", f'"10" is not an episode; {EPISODE_FORMS}', id="number"),
        pytest.param("pilot", f'"pilot" is not an episode; {EPISODE_FORMS}', id="word"),
        pytest.param("S10E", f'"S10E" is not an episode; {EPISODE_FORMS}', id="no number"),
        pytest.param("E03", f'"E03" is not an episode; {EPISODE_FORMS}', id="no season"),
        pytest.param("S10 E03", f'"S10 E03" is not an episode; {EPISODE_FORMS}', id="blank"),
        pytest.param("S10E03-", f'"S10E03-" is not an episode; {EPISODE_FORMS}', id="open end"),
        pytest.param("-S10E03", f'"-S10E03" is not an episode; {EPISODE_FORMS}', id="open begin"),
        pytest.param(
            "--S10E03", f'"--S10E03" is not an episode; {EPISODE_FORMS}', id="two hyphens"
        ),
        pytest.param("S10E03..", f'"S10E03.." is not an episode; {EPISODE_FORMS}', id="open dots"),
        pytest.param("..S10E03", f'"..S10E03" is not an episode; {EPISODE_FORMS}', id="dots open"),
        pytest.param(
            "S10-12", f'"S10-12" is not an episode; {EPISODE_FORMS}', id="season to number"
        ),
        pytest.param("S10-E02", f'"S10-E02" is not an episode; {EPISODE_FORMS}', id="season to E"),
        pytest.param(
            "pilot-03", f'"pilot-03" is not an episode; {EPISODE_FORMS}', id="word to number"
        ),
        pytest.param(
            "S08-S09-S10",
            f'"S08-S09-S10" is not an episode; {EPISODE_FORMS}',
            id="three seasons",
        ),
        pytest.param(
            "S10E01-S10E02-S10E03",
            f'"S10E01-S10E02-S10E03" is not an episode; {EPISODE_FORMS}',
            id="three codes",
        ),
        pytest.param(
            "S10E123456", f'"S10E123456" is not an episode; {EPISODE_FORMS}', id="six digits"
        ),
        pytest.param(
            "chicago fire-S02E01",
            f'"chicago fire-S02E01" is not an episode; {EPISODE_FORMS}',
            id="blank in the series",
        ),
        pytest.param(
            "S10E05-E03",
            'the episode range "S10E05-E03" is backward; use S10E03..S10E05',
            id="backwards",
        ),
        pytest.param(
            "S10..S09",
            'the episode range "S10..S09" is backward; use S09..S10',
            id="seasons backwards",
        ),
        pytest.param(
            "S10E03..S09",
            'the episode range "S10E03..S09" is backward; use S09..S10E03',
            id="back to a season",
        ),
        pytest.param(
            "fire-S02E03..S02E01",
            'the episode range "fire-S02E03..S02E01" is backward; use fire-S02E01..fire-S02E03',
            id="series backwards",
        ),
        pytest.param(
            "fire-S03..S02",
            'the episode range "fire-S03..S02" is backward; use fire-S02..fire-S03',
            id="seasons of a series backwards",
        ),
        pytest.param(
            "fire-S02E01..med-S02E03",
            'the episode range "fire-S02E01..med-S02E03" spans two series; use --episode for each',
            id="two series",
        ),
        pytest.param(
            "S02E01..fire-S02E03",
            'the episode range "S02E01..fire-S02E03" spans two series; use --episode for each',
            id="main series and another",
        ),
    ],
)
def test_what_is_no_episode_is_refused_with_the_form(text: str, message: str) -> None:
    with pytest.raises(BadRequest) as caught:
        episodes([text])
    assert str(caught.value) == message


@given(CODES)
def test_a_printed_code_can_be_typed(code: EpisodeCode) -> None:
    """What a list shows is pasted into the next command (R34)."""
    assert arguments.code_or_season(str(code)) == Span(code, code)
    assert arguments.horizon(str(code)) == code
    assert arguments.point(str(code)) == code
    assert episodes([str(code)]) == (Span(code, code),)


@pytest.mark.slow
@given(CODES, CODES)
def test_a_range_turned_round_is_the_one_that_is_advised(
    one: EpisodeCode, other: EpisodeCode
) -> None:
    """Advice that would be refused in its turn sends people in circles."""
    first, last = sorted((one, other._replace(series=one.series)))
    assert episodes([f"{first}..{last}"]) == (Span(first, last),)
    said = refusal(lambda text: episodes([text]), f"{last}..{first}")
    assert said.endswith(f" is backward; use {first}..{last}") or first == last


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("S10E03", EpisodeCode(10, 3), id="code"),
        pytest.param(" 10x3 ", EpisodeCode(10, 3), id="x, with blanks"),
        pytest.param("fire-2.1", EpisodeCode(2, 1, "fire"), id="series"),
    ],
)
def test_one_episode_is_typed_like_one_of_a_list(text: str, code: EpisodeCode) -> None:
    assert arguments.code_or_season(text) == Span(code, code)


@pytest.mark.parametrize("text", ["S10E01-E03", "S10E01,S10E02", "10", "", "pilot"])
def test_what_is_no_code_may_be_a_title(text: str) -> None:
    assert arguments.code_or_season(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("S05E08", EpisodeCode(5, 8), id="episode"),
        pytest.param("5x08", EpisodeCode(5, 8), id="x"),
        pytest.param("S05", EpisodeCode(5, END), id="season"),
        pytest.param("fire-S02", EpisodeCode(2, END, "fire"), id="season of a series"),
        pytest.param("all", None, id="all"),
        pytest.param(" ALL ", None, id="ALL"),
    ],
)
def test_a_horizon_is_an_episode_the_end_of_a_season_or_lifted(
    text: str, code: EpisodeCode | None
) -> None:
    assert arguments.horizon(text) == code


@pytest.mark.parametrize("text", ["", "5", "2018", "S05E01-E03", "S05,S06", "S09-S10", "nothing"])
def test_what_is_no_horizon_is_refused(text: str) -> None:
    """A horizon that is not understood must never show everything."""
    with pytest.raises(BadRequest) as caught:
        arguments.horizon(text)
    assert str(caught.value) == f'"{text}" is not an episode; use S05E08, S05, or all'


@pytest.mark.parametrize(
    ("text", "point"),
    [
        pytest.param("S10E03", EpisodeCode(10, 3), id="episode"),
        pytest.param("S10", EpisodeCode(10, END), id="season"),
        pytest.param("2022", PartialDate.parse("2022"), id="year"),
        pytest.param(" 2022-10 ", PartialDate.parse("2022-10"), id="month"),
        pytest.param("2022-10-05", PartialDate.parse("2022-10-05"), id="day"),
        pytest.param("2022-10-05T09:30", PartialDate.parse("2022-10-05T09:30"), id="minute"),
        pytest.param("-0043-03-15", PartialDate.parse("-0043-03-15"), id="before 1"),
        pytest.param("19XX", PartialDate.parse("19XX"), id="century"),
        pytest.param("2001-24", PartialDate.parse("2001-24"), id="winter"),
        pytest.param("Y-17000", PartialDate.parse("Y-17000"), id="long year"),
    ],
)
def test_a_point_is_an_episode_the_end_of_a_season_or_a_date(
    text: str, point: EpisodeCode | PartialDate
) -> None:
    assert arguments.point(text) == point


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "",
            '--at: "" is not an episode or date; use S10E03, S10, 2022, or 2022-10-05',
            id="empty",
        ),
        pytest.param(
            "10",
            '--at: "10" is not an episode or date; use S10E03, S10, 2022, or 2022-10-05',
            id="number",
        ),
        pytest.param(
            "all",
            '--at: "all" is not an episode or date; use S10E03, S10, 2022, or 2022-10-05',
            id="all",
        ),
        pytest.param(
            "2022~",
            '--at: "2022~" is not a date; use 2022',
            id="qualified",
        ),
        pytest.param("44 BC", '--at: "44 BC" is not an episode or date; use -0043', id="in words"),
        pytest.param(
            "before 1914",
            '--at: "before 1914" is not an episode or date; use S10E03, S10, 2022, or 2022-10-05',
            id="an interval in words",
        ),
        pytest.param("2022-13", "--at: 2022-13 has no month 13; use 01 to 12", id="no such month"),
    ],
)
def test_what_is_no_point_is_refused(text: str, message: str) -> None:
    with pytest.raises(BadRequest) as caught:
        arguments.point(text)
    assert str(caught.value) == message


NEW_YEAR_2022 = Instant(2022, 1, 1)
NEW_YEARS_EVE_2022 = Instant(2022, 12, 31, LAST_SECOND)


@pytest.mark.parametrize(
    ("since", "until", "on", "span"),
    [
        pytest.param(None, None, None, None, id="nothing asked"),
        pytest.param("2022", None, None, Span(NEW_YEAR_2022, None), id="since a year"),
        pytest.param(None, "2022", None, Span(None, NEW_YEARS_EVE_2022), id="until a year"),
        pytest.param("2022", "2022", None, Span(NEW_YEAR_2022, NEW_YEARS_EVE_2022), id="both"),
        pytest.param("2022-02", None, None, Span(Instant(2022, 2, 1), None), id="since a month"),
        pytest.param(
            None, "2022-02", None, Span(None, Instant(2022, 2, 28, LAST_SECOND)), id="until a month"
        ),
        pytest.param(
            None,
            "2022-02-03",
            None,
            Span(None, Instant(2022, 2, 3, LAST_SECOND)),
            id="until the end of a day",
        ),
        pytest.param(None, None, "2022", Span(NEW_YEAR_2022, NEW_YEARS_EVE_2022), id="on a year"),
        pytest.param(
            "2022",
            "2023",
            "2022-02-03",
            Span(Instant(2022, 2, 3), Instant(2022, 2, 3, LAST_SECOND)),
            id="on within",
        ),
        pytest.param(
            "2022-02",
            "2022-03",
            "2022",
            Span(Instant(2022, 2, 1), Instant(2022, 3, 31, LAST_SECOND)),
            id="on round the others",
        ),
        pytest.param(
            "2022-02-01",
            "2022",
            None,
            Span(Instant(2022, 2, 1), NEW_YEARS_EVE_2022),
            id="until a year that began before",
        ),
    ],
)
def test_days_are_bounded_by_whole_periods(
    since: str | None, until: str | None, on: str | None, span: Span[Instant] | None
) -> None:
    """`--until 2022` takes in the 31st of December."""
    assert days(since, until, on) == span


@pytest.mark.parametrize(
    ("since", "until", "on"),
    [
        pytest.param("2023", "2022", None, id="years"),
        pytest.param("2022-02-04", "2022-02-03", None, id="days"),
        pytest.param("2023", "2022", "2022", id="whatever --on says"),
    ],
)
def test_since_after_until_is_refused(since: str, until: str, on: str | None) -> None:
    with pytest.raises(BadRequest) as caught:
        days(since, until, on)
    assert str(caught.value) == "--since is after --until; swap them"


@pytest.mark.parametrize(
    ("since", "until"),
    [
        pytest.param("2023", None, id="before --since"),
        pytest.param(None, "2021", id="after --until"),
        pytest.param("2020", "2021", id="beside both"),
    ],
)
def test_on_outside_of_since_and_until_is_refused(since: str | None, until: str | None) -> None:
    with pytest.raises(BadRequest) as caught:
        days(since, until, "2022")
    assert str(caught.value) == "--on is outside --since and --until; drop one of them"


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "22-10-05", "2021/2022", "../2022", "yesterday", "today", "last week",
        "+2022", "12022", "2022-10-05-01", "S10",
        "\u0662\u0660\u0662\u0662",
    ],
)  # fmt: skip
def test_what_is_no_date_of_an_option_is_refused(text: str) -> None:
    """A fictional timeline has no now, and a half-understood date gives a wrong answer in silence."""
    with pytest.raises(BadRequest) as caught:
        days(text, None, None)
    assert str(caught.value) == f'--since: "{text}" is not a date; use 2022, 2022-10, or 2022-10-05'


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("22", "1922 or 0022"),
        ("2022-1", "2022-01"),
        ("2022-10-5", "2022-10-05"),
        ("2022/10/05", "2022-10-05"),
        ("20221005", "2022-10-05"),
        ("2022-10-05 ", "2022-10-05"),
        ("5/6/2022", "2022-06-05 or 2022-05-06"),
        ("44 BC", "-0043"),
        ("the 1940s", "194X"),
        ("2022~", "2022"),
        ("2022?", "2022"),
        ("c. 1914", "1914"),
    ],
)
def test_a_date_in_another_habit_is_offered(text: str, meant: str) -> None:
    with pytest.raises(BadRequest) as caught:
        days(text, None, None)
    assert str(caught.value) == f'--since: "{text}" is not a date; use {meant}'


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("-0043", Instant(-43), Instant(-43, 12, 31, LAST_SECOND)),
        ("194X", Instant(1940), Instant(1949, 12, 31, LAST_SECOND)),
        ("2001-21", Instant(2001, 3), Instant(2001, 5, 31, LAST_SECOND)),
        ("2022-10-05T10:00", Instant(2022, 10, 5, 36_000), Instant(2022, 10, 5, 36_059)),
        ("Y12022", Instant(12_022), Instant(12_022, 12, 31, LAST_SECOND)),
    ],
)
def test_dates_have_the_forms_of_the_file(text: str, first: Instant, last: Instant) -> None:
    assert days(text, text, None) == Span(first, last)
    assert days(None, None, text) == Span(first, last)
    assert arguments.point(text) == PartialDate.parse(text)


def test_only_on_takes_an_interval() -> None:
    on = arguments.date_for("--on", interval=True)
    assert str(on("2021/2022-03")) == "2021/2022-03"
    with pytest.raises(BadRequest, match="is not a date"):
        on("2021~/2022")


@pytest.mark.parametrize(
    ("since", "until", "on", "message"),
    [
        pytest.param(
            "2022-13", None, None, "--since: 2022-13 has no month 13; use 01 to 12", id="month"
        ),
        pytest.param(
            None, "2022-02-30", None, "--until: 2022-02-30 does not exist; February 2022 has 28 days",
            id="day",
        ),
    ],
)  # fmt: skip
def test_a_day_that_is_in_no_calendar_is_refused_with_the_option(
    since: str | None, until: str | None, on: str | None, message: str
) -> None:
    with pytest.raises(BadRequest) as caught:
        days(since, until, on)
    assert str(caught.value) == message


@given(YEARS | MONTHS | DAYS)
def test_on_is_since_and_until_in_one(text: str) -> None:
    whole = PartialDate.parse(text)
    assert days(None, None, text) == whole.days
    assert days(text, text, None) == whole.days


def test_a_word_of_the_list_is_taken_as_it_is() -> None:
    assert arguments.choice("tsv", ("table", "tsv"), "format") == "tsv"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("xml", 'unknown format "xml"; choose from table, json, tsv', id="unlike any"),
        pytest.param(
            "jsn",
            'unknown format "jsn"; did you mean json? choose from table, json, tsv',
            id="like one",
        ),
        pytest.param(
            "JSON",
            'unknown format "JSON"; did you mean json? choose from table, json, tsv',
            id="capitals",
        ),
        pytest.param("", 'unknown format ""; choose from table, json, tsv', id="empty"),
    ],
)
def test_a_word_that_is_not_in_the_list_is_refused_with_the_list(text: str, message: str) -> None:
    with pytest.raises(BadRequest) as caught:
        arguments.choice(text, ("table", "json", "tsv"), "format")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("id", ("id",), id="one"),
        pytest.param("title,id", ("title", "id"), id="in the order typed"),
        pytest.param(" title , id ", ("title", "id"), id="blanks"),
    ],
)
def test_a_list_of_words_keeps_its_order(text: str, found: tuple[str, ...]) -> None:
    assert arguments.names(text, ("id", "date", "title"), "field") == found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("id,id", 'the field "id" is given twice; drop one of them', id="twice"),
        pytest.param("id,", 'unknown field ""; choose from id, date, title', id="empty part"),
        pytest.param(
            "id,titel",
            'unknown field "titel"; did you mean title? choose from id, date, title',
            id="slip",
        ),
    ],
)
def test_a_list_of_words_is_refused_for_any_of_them(text: str, message: str) -> None:
    with pytest.raises(BadRequest) as caught:
        arguments.names(text, ("id", "date", "title"), "field")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "number"), [("0", 0), ("10", 10), ("007", 7), ("9" * 18, 10**18 - 1)]
)
def test_a_count_is_a_whole_number(text: str, number: int) -> None:
    assert arguments.count(text, "--limit") == number


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.5", "1e3", "ten", " 1", "9" * 19, "\u0661"])
def test_a_count_is_never_negative_and_nothing_else(text: str) -> None:
    with pytest.raises(BadRequest) as caught:
        arguments.count(text, "--limit")
    assert (
        str(caught.value)
        == f'--limit must be a whole number, 0 or more, not "{text}"; use 10, for example'
    )


def test_words_to_look_for_must_be_there() -> None:
    arguments.not_empty("walton", "the search")
    with pytest.raises(BadRequest) as caught:
        arguments.not_empty(" \t", "the search")
    assert str(caught.value) == "the search is empty; give some words"


@pytest.mark.parametrize(
    "parse",
    [
        pytest.param(lambda text: seasons([text]), id="seasons"),
        pytest.param(lambda text: episodes([text]), id="episodes"),
        pytest.param(lambda text: days(text, None, None), id="days"),
        pytest.param(arguments.code_or_season, id="episode"),
        pytest.param(arguments.horizon, id="horizon"),
        pytest.param(arguments.point, id="point"),
    ],
)
@given(text=st.text(max_size=12) | st.text(alphabet="sSeExXpP.-,0123456789f ", max_size=16))
def test_nothing_that_is_typed_ends_in_anything_but_an_answer_or_a_refusal(
    parse: Callable[[str], object], text: str
) -> None:
    said = refusal(parse, text)
    assert "; " in said or not said
