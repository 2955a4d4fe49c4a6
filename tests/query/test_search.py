"""Every kind of record that speaks of the words, best first, with the words in sight."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.folding import fold
from pdtimeline.model.records import (
    Arc,
    Change,
    Character,
    Claim,
    Dispute,
    Episode,
    Event,
    Facet,
    Person,
    PlaceRecord,
    Series,
    Source,
    Timeline,
)
from pdtimeline.model.values import EpisodeCode, Span
from pdtimeline.query.filters import Query
from pdtimeline.query.search import KINDS, SECTIONS, search
from pdtimeline.query.words import BEGINS, RELATED, SAME, Index, question, stem, words_of
from running import Run


def date(text: str) -> PartialDate:
    return PartialDate.parse(text)


def keyed(*records: Any) -> dict[str, Any]:
    return {record.id: record for record in records}


TIMELINE = Timeline(
    "T",
    series=keyed(Series("fire", "Chicago Fire", note="The first series.")),
    episodes={
        EpisodeCode(8, 16): Episode(EpisodeCode(8, 16), "The Other Side"),
        EpisodeCode(8, 17): Episode(EpisodeCode(8, 17), note="No title is known."),
    },
    people=keyed(Person("soffer", "Jesse Lee Soffer", ("Jesse",), about="An actor.")),
    characters=keyed(
        Character("hailey-upton", "Hailey Upton", ("Hails",)),
        Character("roy-walton", "Roy Walton"),
    ),
    arcs=keyed(Arc("cover-up", "The cover-up", about="What is done about Walton.")),
    places=keyed(PlaceRecord("garage", "The garage")),
    facets=keyed(Facet("posting", "Posting", "one", about="Where somebody serves.")),
    sources=keyed(Source("ew-816", "Entertainment Weekly", "Who killed Roy Walton?")),
    events=(
        Event("funeral", "A funeral", note="Walton is not named."),
        Event("killing", "Upton shoots a man", "Roy Walton dies in the garage."),
        Event("walton-seen", "A man is seen"),
        Event("waltons", "The Waltons watch television"),
        Event("transfer", "A transfer", changes=(Change("posting", ("upton",), "FBI, New York"),)),
        Event("leaving", "A leave", changes=(Change("posting", ("upton",)),)),
    ),
    disputes=keyed(
        Dispute(
            "timing",
            "When do they marry?",
            claims=(Claim("near the end of the season"), Claim("in December")),
            verdict="In the ninth episode",
            why="The wedding is shown.",
            note="December is the month of the broadcast.",
        )
    ),
)


def found(words: str, kinds: tuple[str, ...] = KINDS) -> list[str]:
    """Each hit in a line: kind, id and field."""
    return [f"{hit.kind} {hit.id} {hit.field}" for hit in search(TIMELINE, words, kinds).hits]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        pytest.param("walton", [
            "character roy-walton name",
            "event walton-seen id",
            "event waltons title",
            "source ew-816 title",
            "event killing summary",
            "arc cover-up about",
            "event funeral note",
        ], id="who is called so, then titles, then texts, then notes"),
        pytest.param("roy walton", [
            "character roy-walton name",
            "source ew-816 title",
            "event killing summary",
        ], id="every word must occur"),
        pytest.param("walton upton", ["event killing title"], id="in any order and any field"),
        pytest.param("WALTON   roy", [
            "character roy-walton name",
            "source ew-816 title",
            "event killing summary",
        ], id="case and blanks do not matter"),
        pytest.param("hails", ["character hailey-upton aliases"], id="alias"),
        pytest.param("weekly", ["source ew-816 publisher"], id="publisher"),
        pytest.param("other side", ["episode S08E16 title"], id="episode"),
        pytest.param("s08e17", ["episode S08E17 id"], id="code of an episode without a title"),
        pytest.param("actor", ["person soffer about"], id="person"),
        pytest.param("garage", ["place garage name", "event killing summary"], id="place"),
        pytest.param("serves", ["facet posting about"], id="facet"),
        pytest.param("chicago", ["series fire title"], id="series"),
        pytest.param("marry", ["dispute timing question"], id="question"),
        pytest.param("ninth", ["dispute timing verdict"], id="verdict"),
        pytest.param("shown", ["dispute timing why"], id="reason"),
        pytest.param("december", ["dispute timing claims"], id="claim before note"),
        pytest.param("broadcast", ["dispute timing note"], id="note"),
        pytest.param("fbi", ["event transfer changes"], id="value of a change"),
        pytest.param("xyzzy", [], id="nothing"),
        pytest.param(".*", [], id="no pattern"),
        pytest.param("", [], id="no words"),
        pytest.param(" \t", [], id="only blanks"),
    ],
)  # fmt: skip
def test_the_records_that_speak_of_all_words_come_best_first(words: str, hits: list[str]) -> None:
    assert found(words) == hits


def test_words_that_stand_in_several_fields_rank_by_the_last_one_needed() -> None:
    some = Timeline(
        "T",
        events=(
            Event("late", "Alpha", note="beta"),
            Event("middle", "Alpha", "beta"),
            Event("early", "Alpha beta"),
        ),
    )
    hits = [f"{hit.id} {hit.field}" for hit in search(some, "alpha beta").hits]
    assert hits == ["early title", "middle title", "late title"]


def test_names_come_before_aliases_those_before_texts_and_notes_come_last() -> None:
    some = Timeline(
        "T",
        series=keyed(Series("s", "Xenon")),
        characters=keyed(Character("c", "C", ("Xenon",))),
        arcs=keyed(Arc("a", "A", about="Xenon")),
        sources=keyed(Source("o", "Xenon", "O")),
        events=(
            Event("e-note", "E", note="xenon"),
            Event("e-change", "E", changes=(Change("posting", ("c",), "xenon"),)),
            Event("e-summary", "E", "xenon"),
        ),
        disputes=keyed(
            Dispute("d-claims", "D", claims=(Claim("xenon"),)),
            Dispute("d-why", "D", why="xenon"),
            Dispute("d-verdict", "D", verdict="xenon"),
            Dispute("d-question", "Xenon?"),
        ),
    )
    assert [f"{hit.id} {hit.field}" for hit in search(some, "xenon").hits] == [
        "c aliases",
        "s title",
        "o publisher",
        "d-question question",
        "e-change changes",
        "e-summary summary",
        "a about",
        "d-claims claims",
        "d-why why",
        "d-verdict verdict",
        "e-note note",
    ]


def test_only_the_kinds_that_are_asked_for_are_looked_at() -> None:
    assert found("walton", ("source", "event")) == [
        "source ew-816 title",
        "event walton-seen id",
        "event waltons title",
        "event killing summary",
        "event funeral note",
    ]


def test_every_section_of_records_is_searched() -> None:
    records = set(Timeline._fields) - {"title", "about", "main", "clock", "waivers", "horizon"}
    assert set(SECTIONS.values()) == records
    assert tuple(SECTIONS) == KINDS


LONG = (
    "Hailey Upton sits in the car for an hour before she walks into the courthouse and, with nobody "
    "there but a clerk, marries Jay Halstead, her partner of four years."
)


MARKED = "w" + "\u0301" * 60 + "alton"


@pytest.mark.parametrize(
    ("summary", "words", "context"),
    [
        pytest.param("Roy Walton  dies\nhere.", "walton", "Roy Walton dies here.", id="short"),
        pytest.param(LONG, "upton", "Hailey Upton sits in the car for an hour ...", id="at the begin"),
        pytest.param(
            LONG,
            "clerk",
            "... and, with nobody there but a clerk, marries Jay Halstead, her ...",
            id="in the middle",
        ),
        pytest.param(LONG, "years", "... her partner of four years.", id="at the end"),
        pytest.param(
            LONG,
            "clerk car",
            "Hailey Upton sits in the car for an hour before she walks ...",
            id="the first that stands there",
        ),
        pytest.param(
            f"walton {'x ' * 36}y", "walton", f"walton {'x ' * 36}y", id="the longest that is whole"
        ),
        pytest.param(
            f"walton {'x ' * 37}", "walton", f"walton {'x ' * 37}".strip(), id="blanks do not count"
        ),
        pytest.param(
            f"walton {'x ' * 37}y", "walton", f"walton{' x' * 14} ...", id="the shortest that is cut"
        ),
        pytest.param(
            f"{'x ' * 30}walton{' y' * 15}",
            "walton",
            f"... {'x ' * 14}walton{' y' * 15}",
            id="just to the end",
        ),
        pytest.param(
            f"{'x ' * 30}{MARKED}{' y' * 40}",
            "walton",
            f"... {'x ' * 14}{MARKED} ...",
            id="a word of many signs",
        ),
        pytest.param(
            f"{'x' * 100} walton{'y' * 100}",
            "walton",
            f"... walton{'y' * 100}",
            id="the whole of a word that is longer than the rest",
        ),
        pytest.param(
            "\u6771" * 100 + "\u4eac" + "\u6771" * 100,
            "\u4eac",
            "... " + "\u6771" * 30 + "\u4eac" + "\u6771" * 30 + " ...",
            id="a script without blanks",
        ),
        pytest.param(
            f"{'x' * 100} {'w' * 90} {'y' * 100}",
            "w" * 90,
            f"... {'w' * 90} ...",
            id="a word as long as a line",
        ),
        pytest.param(
            unicodedata.normalize("NFD", "é" * 90) + " walton " + "y " * 60,
            "walton",
            "... walton y y y y y y y y y y y y y y ...",
            id="after letters of several signs",
        ),
        pytest.param(
            "\ufb03" * 90 + " walton " + "y " * 60,
            "walton",
            "... walton y y y y y y y y y y y y y y ...",
            id="after signs of several letters",
        ),
    ],
)  # fmt: skip
def test_the_context_is_the_part_round_the_first_of_the_words(
    summary: str, words: str, context: str
) -> None:
    """A hit that does not show the word looks like a mistake."""
    some = Timeline("T", events=(Event("e", "E", summary),))
    (hit,) = search(some, words).hits
    assert (hit.field, hit.context) == ("summary", context)


def test_a_word_that_stands_elsewhere_does_not_move_the_context() -> None:
    """The note has the other word; the line must still show the one that it is about."""
    some = Timeline("T", events=(Event("e", "E", LONG, note="It was late at night."),))
    (hit,) = search(some, "clerk night").hits
    assert (hit.field, hit.context) == (
        "summary",
        "... and, with nobody there but a clerk, marries Jay Halstead, her ...",
    )


@pytest.mark.parametrize("word", ["none", "null", "x"])
def test_a_change_to_nothing_says_nothing(word: str) -> None:
    some = Timeline("T", events=(Event("e", "E", changes=(Change("job", ("jay",)),)),))
    assert search(some, word).hits == ()


TEXTS = st.text(alphabet="ab éß\ufb03e\u0301.'", min_size=1, max_size=300)


@given(TEXTS, TEXTS, st.sampled_from(("walton", "o'hara", "p.d.")))
def test_the_word_is_in_sight_whatever_stands_round_it(before: str, after: str, word: str) -> None:
    some = Timeline("T", events=(Event("e", "E", f"{before} {word} {after}"),))
    (hit,) = search(some, word).hits
    assert word in fold(hit.context)
    assert any(words_of(word) == words_of(hit.context[first:last]) for first, last in hit.marks)


WORDS = st.lists(st.sampled_from(("walton", "upton", "waltons", "x")), max_size=4)


@given(WORDS, st.data())
def test_more_words_find_less_unless_no_record_has_all(
    words: list[str], data: st.DataObject
) -> None:
    fewer = data.draw(st.lists(st.sampled_from(words or ["x"]), min_size=1, max_size=3))
    answer = search(TIMELINE, " ".join([*words, *fewer]))
    more = [hit[:2] for hit in answer.hits]
    assert len(more) == len(set(more))
    if not answer.is_partial and not answer.taken_for:
        assert set(more) <= {hit[:2] for hit in search(TIMELINE, " ".join(fewer)).hits}


PLAYED = Timeline(
    "T",
    people=keyed(Person("tracy", "Tracy Spiridakos"), Person("jesse", "Jesse Soffer")),
    characters=keyed(
        Character("upton", "Hailey Upton", short="Detective", portrayed_by=("tracy",)),
        Character("jay", "Jay Halstead", portrayed_by=("jesse",)),
    ),
    events=(
        Event("games", "Upton plays chess", sources=("a", "b")),
        Event("call", "Spiridakos calls"),
    ),
)


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        pytest.param("who plays upton", [
            ("upton", "portrayed_by", "Hailey Upton is played by Tracy Spiridakos"),
            ("tracy", "portrays", "Tracy Spiridakos plays Hailey Upton"),
            ("games", "title", "Upton plays chess"),
        ], id="who plays whom comes before titles"),
        pytest.param("spiridakos", [
            ("tracy", "name", "Tracy Spiridakos"),
            ("upton", "portrayed_by", "Hailey Upton is played by Tracy Spiridakos"),
            ("call", "title", "Spiridakos calls"),
        ], id="who is called so comes first"),
        pytest.param("detective", [("upton", "short", "Detective")], id="a short name is a name"),
        pytest.param("tracy jay", [
            ("jay", "name", "Jay Halstead"),
            ("tracy", "name", "Tracy Spiridakos"),
        ], id="those who have nothing to do with each other"),
    ],
)  # fmt: skip
def test_who_plays_whom_is_found(words: str, hits: list[tuple[str, str, str]]) -> None:
    said = [(hit.id, hit.field, hit.context) for hit in search(PLAYED, words).hits]
    assert said[: len(hits)] == hits


# What the words of a question are


@pytest.mark.parametrize(
    ("text", "words", "little"),
    [
        ("who is Camila?", ("camila",), ("who", "is")),
        ("When do they get married", ("married",), ("when", "do", "they", "get")),
        ("who is she", ("who", "is", "she"), ()),
        ("O'Neal's son, P.D. and the F.B.I", ("oneal", "son", "pd", "fbi"), ("and", "the")),
        ("upton-kills-walton S08E16", ("upton", "kills", "walton", "s08e16"), ()),
        ("Upton upton", ("upton",), ()),
        ("will halstead", ("will", "halstead"), ()),
        ("?!", (), ()),
    ],
)
def test_little_words_of_a_question_do_not_count(
    text: str, words: tuple[str, ...], little: tuple[str, ...]
) -> None:
    assert question(text) == (words, little)


@pytest.mark.parametrize(
    "forms",
    [
        "marry marries married marrying",
        "die dies died dying",
        "kill kills killed killing",
        "pass passes passed passing",
        "move moves moved moving",
        "stop stops stopped stopping",
        "watch watches watched watching",
        "agree agrees agreed agreeing",
        "see sees seeing",
        "ring rings ringed",
        "leave leaves leaving left",
        "shoot shot shooting",
        "hide hid hidden hiding",
        "1990 1990s",
        "boss bosses",
    ],
)
def test_regular_endings_are_the_same_word(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("ring", "r"), ("red", "r"), ("need", "ne"), ("this", "thi"), ("bus", "bu"), ("king", "kin")],
)
def test_what_only_looks_like_an_ending_stays(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(alphabet="abdegilnrsty", max_size=9))
def test_a_word_always_fits_itself_and_its_plural(word: str) -> None:
    if word:
        assert stem(word) == stem(word)
        assert Index([word]).fit(word) == ((0, SAME),)


@pytest.mark.parametrize(
    ("typed", "word", "fit"),
    [
        ("ring", "ring", SAME),
        ("ring", "rings", SAME),
        ("ring", "ringing", SAME),
        ("kimb", "kimberly", BEGINS),
        ("married", "marriage", RELATED),
        ("marriage", "marry", RELATED),
        ("proposal", "proposes", RELATED),
        ("engagement", "engaging", RELATED),
        ("resignation", "resigned", RELATED),
        ("station", "statue", None),
        ("final", "finds", None),
        ("ring", "during", None),
        ("dies", "dinner", None),
        ("\u4eac", "\u6771\u4eac", BEGINS),
    ],
)
def test_a_word_fits_from_its_beginning(typed: str, word: str, fit: int | None) -> None:
    assert Index([typed]).fit(word) == (() if fit is None else ((0, fit),))


# What is done with a question that nothing answers just so


def understood(words: str, timeline: Timeline = TIMELINE) -> str:
    """The first hit, and what was done with the question."""
    answer = search(timeline, words)
    done = [f"ignored {word}" for word in answer.ignored]
    done += [f"{word} for {typed}" for typed, word in answer.taken_for]
    done += ["most"] if answer.is_partial and not answer.missing else []
    done += [f"no {word}" for word in answer.missing if answer.is_partial]
    return f"{answer.hits[0].id if answer.hits else 'nothing'}: {', '.join(done)}"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        pytest.param("walton", "roy-walton: ", id="just so"),
        pytest.param("who is walton", "roy-walton: ignored who, ignored is", id="little words"),
        pytest.param("walten", "roy-walton: walton for walten", id="a slip"),
        pytest.param("walten uptn", "killing: walton for walten, upton for uptn", id="two slips"),
        pytest.param(
            "roy walton submarine", "roy-walton: no submarine", id="a word that nothing has"
        ),
        pytest.param(
            "submarine roy atlantis", "roy-walton: no submarine, no atlantis", id="two of them"
        ),
        pytest.param(
            "hailey fbi submarine", "hailey-upton: most", id="and no record has the others"
        ),
        pytest.param("hailey fbi", "hailey-upton: most", id="no record has both"),
        pytest.param("fbi garage walton", "killing: most", id="the one with most of them"),
        pytest.param("submarine", "nothing: ", id="nothing at all"),
        pytest.param("fbj", "nothing: ", id="too short to be a slip"),
        pytest.param("televisoin", "waltons: television for televisoin", id="letters in disorder"),
        pytest.param("belevision", "nothing: ", id="another first letter"),
    ],
)
def test_a_question_that_nothing_answers_just_so_has_the_nearest_answer(
    words: str, answer: str
) -> None:
    assert understood(words) == answer


def test_no_little_word_is_meant_by_a_slip() -> None:
    some = Timeline("T", events=(Event("e", "Both leave"),))
    assert understood("booth", some) == "nothing: "
    assert understood("lleave", some) == "e: leave for lleave"


def test_words_that_stand_side_by_side_come_before_the_same_words_apart() -> None:
    events = (
        Event("apart", "A finale in season 5, episode 9"),
        Event("together", "The season 9 finale"),
    )
    assert [hit.id for hit in search(Timeline("T", events=events), "season 9 finale").hits] == [
        "together",
        "apart",
    ]


def test_without_all_words_those_with_the_rarest_come_first() -> None:
    events = tuple(Event(f"e{number}", "A walk") for number in range(3))
    some = Timeline("T", events=(*events, Event("swim", "A swim")))
    assert [hit.id for hit in search(some, "walk swim").hits] == ["swim", "e0", "e1", "e2"]


def test_among_equals_what_more_sources_cite_comes_first() -> None:
    events = (Event("one", "A walk"), Event("two", "A walk", sources=("s",)))
    assert [hit.id for hit in search(Timeline("T", events=events), "walk").hits] == ["two", "one"]


LINKED = Timeline(
    "T",
    series=keyed(Series("pd", "P.D.")),
    main="pd",
    episodes={
        EpisodeCode(5, 7): Episode(
            EpisodeCode(5, 7), "Care Under Fire", date("2017-11-15"), ("haas",), ("brandt",)
        )
    },
    people=keyed(Person("haas", "Derek Haas", ("Haas",)), Person("brandt", "Michael Brandt")),
    characters=keyed(Character("jay", "Jay Halstead"), Character("camila", "Camila Vega")),
    arcs=keyed(Arc("ptsd", "After the war"), Arc("help", "Help", within="ptsd")),
    places=keyed(PlaceRecord("city", "Chicago"), PlaceRecord("bar", "Molly's", within="city")),
    sources=keyed(Source("us", "Us Weekly", "An interview", published=date("2017-11-15"))),
    events=(
        Event(
            "therapy", "He goes into therapy", episode=EpisodeCode(5, 7), date=date("2017-11-15"),
            place="bar", characters=("jay",), mentions=("camila",), arcs=("help",),
        ),
        Event(
            "talk", "The interview", track="production", date=date("2018"), people=("brandt",),
            episode=EpisodeCode(6, 1),
        ),
        Event("walk", "A walk"),
    ),
    disputes=keyed(
        Dispute("when", "When is the therapy?", events=("therapy",), claims=(Claim("then"),)),
        Dispute("where", "Where is it?", episodes=(EpisodeCode(6, 1),), claims=(Claim("here"),)),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        pytest.param("halstead therapy", "event therapy", id="a character"),
        pytest.param("camila therapy", "event therapy", id="who is mentioned"),
        pytest.param("therapy ptsd", "event therapy", id="an arc around its arc"),
        pytest.param("therapy chicago", "event therapy", id="the place around its place"),
        pytest.param("therapy care fire", "event therapy", id="the title of the episode"),
        pytest.param("therapy s05e07", "event therapy", id="the code of the episode"),
        pytest.param("interview s06e01", "event talk", id="an episode that is not declared"),
        pytest.param("brandt interview", "event talk", id="a real person"),
        pytest.param("interview season 6", "event talk", id="its season"),
        pytest.param("care season 5", "episode S05E07", id="the season of an episode"),
        pytest.param("derek care", "episode S05E07", id="who directed an episode"),
        pytest.param("brandt care", "episode S05E07", id="who wrote it"),
        pytest.param("halstead", "character jay", id="but only with a word of its own"),
    ],
)
def test_what_an_event_names_may_have_the_rest_of_the_words(words: str, hits: str) -> None:
    answer = search(LINKED, words)
    assert (", ".join(f"{hit.kind} {hit.id}" for hit in answer.hits), answer.is_partial) == (
        hits, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("limits", "ids"),
    [
        pytest.param(Query(), "S05E07 help therapy walk talk us when where", id="none"),
        pytest.param(Query(seasons=(Span(5, 5),)), "S05E07 therapy when", id="a season"),
        pytest.param(Query(seasons=(Span(6, 6),)), "talk where", id="another season"),
        pytest.param(Query(series="fire"), "", id="another series"),
        pytest.param(
            Query(days=date("2017").days), "S05E07 therapy us when", id="days, and publication"
        ),
        pytest.param(
            Query(seasons=(Span(6, 6),), days=date("2017").days), "", id="season and days"
        ),
    ],
)
def test_a_search_can_be_limited_to_a_part_of_the_time(limits: Query, ids: str) -> None:
    words = ("care", "help", "therapy", "walk", "interview", "here")
    found = {hit.id for word in words for hit in search(LINKED, word, limits=limits).hits}
    assert sorted(found) == sorted(ids.split())


def test_a_hit_has_the_episode_and_the_date_of_its_record() -> None:
    hits = {
        hit.id: (str(hit.episode), str(hit.date))
        for word in ("care", "therapy", "interview", "camila")
        for hit in search(LINKED, word).hits
    }
    assert hits == {
        "S05E07": ("S05E07", "2017-11-15"),
        "therapy": ("S05E07", "2017-11-15"),
        "when": ("None", "None"),
        "talk": ("S06E01", "2018"),
        "us": ("None", "2017-11-15"),
        "camila": ("None", "None"),
    }


def test_the_words_are_marked_in_their_context() -> None:
    some = Timeline(
        "T", events=(Event("e", "E", f"{'x ' * 40}Rings of O\u2019Neal\u2019s, rings."),)
    )
    (hit,) = search(some, "oneal ring").hits
    assert [hit.context[first:last] for first, last in hit.marks] == [
        "Rings", "O\u2019Neal\u2019s,", "rings",
    ]  # fmt: skip


# Questions as people type them

QUESTIONS = {
    "who is camila": "character camila-vega",
    "camilla vega": "character camila-vega",
    "roy walton": "character roy-walton",
    "walton": "character roy-walton",
    "voight": "character hank-voight",
    "mouse": "character craig-gurwitch",
    "o'neal": "character chief-oneal",
    "who is abby": "character abby-mcsweeney",
    "who plays camila": "character camila-vega",
    "who plays upton": "person tracy-spiridakos",
    "who played jay halstead": "person jesse-lee-soffer",
    "upton's proposal": "event upton-proposes",
    "what happened to morgan": "character morgan-williams",
    "molly's": "place mollys",
    "where is afghanistan": "place afghanistan",
    "bolivia": "arc bolivia",
    "ptsd": "arc ptsd",
    "linstead": "arc linstead",
    "directing debut": "arc directing-debut",
    "did soffer direct": "arc directing-debut",
    "upton and ruzek": "arc upton-ruzek",
    "a good man": "episode S10E03",
    "S10E16": "episode S10E16",
    "deadlocked": "episode S10E16",
    "elopement": "event elopement",
    "when did they elope": "event elopement",
    "when do they get married": "event elopement",
    "when does upton propose": "event upton-proposes",
    "first kiss": "event upstead-first-kiss",
    "wedding night": "event upstead-wedding-night",
    "upton ring": "event upton-removes-ring",
    "unanswered calls": "event upton-unanswered-calls",
    "when do halstead and upton divorce": "event upton-signs-divorce-papers",
    "why did halstead leave": "event halstead-resigns",
    "why did soffer leave": "arc soffer-exit",
    "how did lindsay leave": "event lindsay-leaves-chicago",
    "halstead ptsd therapy": "event halstead-starts-therapy",
    "halsted therapy": "event halstead-starts-therapy",
    "halstead nightmare": "event halstead-nightmares",
    "voight hides the body": "event voight-hides-walton-body",
    "angela shoots halstead": "event angela-shoots-halstead",
    "north blackmail": "event north-blackmailed",
    "the kidnapping of burgess": "event burgess-kidnapped",
    "halstead father dies": "event halstead-father-dies",
    "season 9 finale": "source gmmr-922",
    "kidnapped season 8": "event burgess-kidnapped",
    "fbi new york": "event upton-fbi-new-york",
    "spiridakos last episode": "event spiridakos-last-regular-episode",
}


@pytest.mark.parametrize(("words", "record"), QUESTIONS.items())
def test_what_somebody_types_is_answered_among_the_first_three(
    words: str, record: str, shipped: Timeline
) -> None:
    hits = search(shipped, words).hits[:3]
    assert record in [f"{hit.kind} {hit.id}" for hit in hits]


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        pytest.param("search first", "", id="just so"),
        pytest.param(
            "search when is the first", "ignoring common words: when, is, the", id="words"
        ),
        pytest.param("search scond", 'no match for "scond", searching for "second"', id="a slip"),
        pytest.param(
            "search first submarine",
            'no match for "submarine", showing matches for the other words',
            id="a word that nothing has",
        ),
        pytest.param(
            "search first second",
            "no match for all of the words, showing matches for most of them",
            id="most",
        ),
        pytest.param("search submarine", "no matches", id="nothing"),
        pytest.param("search when is the first -q", "", id="quiet"),
    ],
)
def test_a_note_says_how_a_question_was_understood(ask: Run, line: str, notes: str) -> None:
    done = ask(line)
    assert (done.code, done.notes) == (0, f"pdtimeline: {notes}\n" if notes else "")


def test_where_nothing_has_the_words_the_events_are_next(ask: Run) -> None:
    done = ask("search submarine", PDTIMELINE_FORCE_TTY="80", PDTIMELINE_FILE="")
    assert done.notes == "pdtimeline: no matches\nnext: pdtimeline events\n"


@pytest.mark.parametrize(
    ("limits", "has_it"),
    [
        ("--season 10", True),
        ("--season 11", False),
        ("--since 2022-09 --until 2022-10", True),
        ("--until 2021", False),
    ],
)
def test_the_options_limit_a_search(call: Run, limits: str, *, has_it: bool) -> None:
    done = call("search", "halstead", "leaves", *limits.split(), "--fields", "id", "-q")
    assert (done.code, "halstead-resigns" in done.text.split()) == (0, has_it)
