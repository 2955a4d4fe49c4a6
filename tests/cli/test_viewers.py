"""Five people who watch the show, and every way we could think of in which this program might spoil it.

They are in the middle of season 5, after its turn, at the end of season 8, at the midseason finale of
season 9, and at the third episode of season 10. What each must not hear of is written out below.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from marks import slow_but
from pdtimeline.cli.app import COMMANDS
from pdtimeline.loader import load as loading
from pdtimeline.model.records import Timeline
from pdtimeline.model.values import EpisodeCode
from pdtimeline.query import horizon
from pdtimeline.query.horizon import seen_until
from running import Result, Run


class Viewer(NamedTuple):
    """Somebody who has seen the show up to an episode, and what that one must not meet."""

    horizon: str
    character: str
    person: str
    event: str
    arc: str
    place: str
    source: str
    dispute: str
    episode: str
    title: str  # of that episode
    words: tuple[str, ...]  # never to be read, in small letters


VIEWERS = (
    Viewer(
        "S05E01",
        "camila-vega",
        "titus-welliver",
        "camila-arrested",
        "ptsd",
        "courthouse",
        "seed-002",
        "ptsd-episode-title",
        "S05E07",
        "Care Under Fire",
        ("camila", "luis", "ptsd", "booth", "garrett", "walton", "angela", "upstead", "elope"),
    ),
    Viewer(
        "S05E10",
        "ronald-booth",
        "titus-welliver",
        "upton-faces-booth",
        "therapy-and-after",
        "upton-home",
        "occ-518",
        "number-s06e02",
        "S05E18",
        "Ghosts",
        ("booth", "kelly", "garrett", "pat halstead", "walton", "angela", "upstead", "bolivia"),
    ),
    Viewer(
        "S08E16",
        "walker-north",
        "carmela-zumbado",
        "elopement",
        "north",
        "courthouse",
        "seed-000",
        "elopement-timing",
        "S09E09",
        "A Way Out",
        ("elope", "courthouse", "wedding", "avalos", "escano", "torres", "bolivia", "deadlocked"),
    ),
    Viewer(
        "S09E09",
        "javier-escano",
        "benjamin-levy-aguilar",
        "anna-avalos-dies",
        "torres",
        "airport",
        "gmmr-922",
        "who-shot-anna",
        "S09E22",
        "You and Me",
        ("escano", "torres", "stabbed", "bolivia", "resign", "petrovic", "deadlocked"),
    ),
    Viewer(
        "S10E03",
        "sean-oneal",
        "jefferson-white",
        "upton-removes-ring",
        "divorce",
        "bolivia",
        "seed-001",
        "oneal-death",
        "S10E16",
        "Deadlocked",
        (
            "sean o",
            "sean-o",
            "directing",
            "deadlocked",
            "petrovic",
            "matson",
            "detroit",
            "mitchell",
        ),
    ),
)
LISTS = (
    "events",
    "episodes",
    "characters",
    "people",
    "places",
    "arcs",
    "seasons",
    "sources",
    "disputes",
    "state --ended",
    "knowledge jay-halstead",
    "chart --by character",
    "tree --by arc",
)

Look = Callable[..., Result]


@pytest.fixture(params=slow_but(VIEWERS, VIEWERS[1]), ids=lambda viewer: viewer.horizon)
def viewer(request: pytest.FixtureRequest) -> Viewer:
    found: Viewer = request.param
    return found


@pytest.fixture(scope="module")
def cuts() -> dict[EpisodeCode, Timeline]:
    return {}


@pytest.fixture
def anybody(
    call: Run,
    shipped: Timeline,
    cuts: dict[EpisodeCode, Timeline],
    monkeypatch: pytest.MonkeyPatch,
) -> Look:
    """What one gets to see of the shipped timeline, which is read once, and cut once at each horizon."""
    really = loading.load

    def remembered(whole: Timeline, code: EpisodeCode) -> Timeline:
        if code not in cuts:
            cuts[code] = seen_until(whole, code)
        return cuts[code]

    monkeypatch.setattr(
        loading, "load", lambda path=None, watch=None: really(path, watch) if path else shipped
    )
    monkeypatch.setattr(horizon, "seen_until", remembered)

    def seen(line: str, **env: str) -> Result:
        return call(*shlex.split(line), env=env)

    return seen


@pytest.fixture
def look(viewer: Viewer, anybody: Look) -> Look:
    """What the viewer gets to see."""

    def seen(line: str, **env: str) -> Result:
        return anybody(line, **{"PDTIMELINE_SEEN": viewer.horizon, **env})

    return seen


def spoilers(viewer: Viewer, *results: Result, typed: str = "") -> list[str]:
    """The words that the viewer must not read and does; those that were typed may come back."""
    text = "\n".join(result.text + result.notes for result in results).lower()
    return [word for word in viewer.words if word in text.replace(typed.lower() or "\0", "")]


def lines(result: Result) -> list[str]:
    return result.text.splitlines()


def test_the_viewer_knows_that_not_all_is_shown(viewer: Viewer, look: Look) -> None:
    """Without the note an answer that is short would look like the whole."""
    assert look("seasons").notes == f"pdtimeline: hiding everything after {viewer.horizon}\n"
    assert look("seasons --quiet").notes == ""


# Lists and what is counted


@pytest.mark.parametrize("form", ["table", "tree", "yaml"])
def test_lists(form: str, viewer: Viewer, look: Look) -> None:
    assert spoilers(viewer, *(look(f"{line} --format {form}") for line in LISTS)) == []


@pytest.mark.parametrize("line", LISTS)
def test_every_field_of_every_list(line: str, viewer: Viewer, look: Look) -> None:
    """`--fields` reaches what the columns leave out, such as notes, causes and confidence."""
    refusal = look(f"{line} --fields none-of-these").notes
    names = re.findall(r"choose from (.+)$", refusal.strip())[0].replace(" ", "")
    shown = look(f"{line} --fields {names} --format csv")
    assert shown.code == 0
    assert spoilers(viewer, shown) == []


def test_counts_count_what_is_shown(look: Look) -> None:
    """A number larger than the list says how much is still to come."""
    for noun in ("events", "episodes", "characters", "people", "arcs", "sources", "disputes"):
        assert int(look(f"{noun} --count").text) == len(lines(look(f"{noun} --plain"))), noun


def test_counts_of_what_is_to_come(viewer: Viewer, look: Look) -> None:
    assert look(f"events --episode {viewer.episode} --count").text == "0\n"
    assert look(f"events --text '{viewer.title}' --count").text == "0\n"
    assert look("events --season 11- --count").text == "0\n"
    assert look("events --since 2023 --count").text == "0\n"


def test_the_note_of_an_empty_list_ends_at_the_horizon(viewer: Viewer, look: Look) -> None:
    season = int(viewer.horizon[1:3])
    note = look("events --season 11-").notes.splitlines()[1]
    assert note == f"pdtimeline: no events match (this timeline covers seasons 1 to {season})"


def test_numbers_beside_names(viewer: Viewer, look: Look) -> None:
    """First and last episode and the number of events are those of what is shown."""
    shown = json.loads(look("characters --json").text)
    halstead = next(one for one in shown if one["id"] == "jay-halstead")
    assert halstead["last"] == viewer.horizon
    assert halstead["events"] == len(lines(look("character jay-halstead --plain")))


def test_seasons_end_at_the_horizon(viewer: Viewer, look: Look) -> None:
    shown = [row for row in json.loads(look("seasons --json").text) if row["series"] == "pd"]
    assert shown[-1]["last"] == viewer.horizon
    assert shown[-1]["episodes"] == len(
        lines(look(f"episodes --season {viewer.horizon[1:3]} --plain"))
    )


def test_sorting_backwards_begins_at_the_horizon(viewer: Viewer, look: Look) -> None:
    """`--sort … --reverse --limit 1` asks for the very last of what there is."""
    assert (
        look("episodes --sort episode --reverse --limit 1 --fields episode").text
        == f"{viewer.horizon}\n"
    )
    assert spoilers(
        viewer,
        look("events --sort date --reverse --limit 3"),
        look("events --sort episode --reverse --limit 3"),
        look("sources --sort published --reverse --limit 3"),
        look("events --reverse --limit 3"),
    ) == []  # fmt: skip


def test_episodes_and_their_titles(viewer: Viewer, look: Look) -> None:
    shown = look("episodes --plain").text
    assert viewer.episode not in shown
    assert viewer.title not in shown
    refused = look(f"episode {viewer.episode}")
    assert (refused.code, refused.text) == (1, "")
    assert viewer.title not in refused.notes


# Single records


KINDS = ("character", "person", "event", "arc", "place", "source", "dispute", "episode")


@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_record_is_answered_like_one_that_is_nowhere(
    kind: str, viewer: Viewer, look: Look
) -> None:
    id_ = getattr(viewer, kind)
    hidden, as_data = look(f"{kind} {id_}"), look(f"{kind} {id_} --json")
    assert (hidden.code, hidden.text) == (1, "")
    assert hidden == as_data
    assert hidden.notes.splitlines()[1].startswith(f'pdtimeline: error: unknown {kind} "{id_}"')
    assert spoilers(viewer, hidden, typed=id_) == []


@pytest.mark.parametrize(
    ("filtered", "kind"),
    [
        ("events --character", "character"),
        ("events --mentions", "character"),
        ("events --person", "person"),
        ("events --arc", "arc"),
        ("events --place", "place"),
        ("events --source", "source"),
        ("episodes --arc", "arc"),
        ("tree --character", "character"),
        ("chart --arc", "arc"),
        ("sources --event", "event"),
        ("disputes --event", "event"),
        ("state --character", "character"),
    ],
)
def test_a_filter_with_a_hidden_name_is_refused(
    filtered: str, kind: str, viewer: Viewer, look: Look
) -> None:
    """An empty list in place of an error would say that the name means something."""
    id_ = getattr(viewer, kind)
    refused = look(f"{filtered} {id_}")
    assert (refused.code, refused.text) == (1, "")
    assert re.search(rf'unknown {kind}( or person)? "{id_}"', refused.notes)
    assert spoilers(viewer, refused, typed=id_) == []


@pytest.mark.parametrize(
    ("section", "command"),
    [
        ("events", "event"),
        ("characters", "character"),
        ("people", "person"),
        ("arcs", "arc"),
        ("places", "place"),
        ("sources", "source"),
        ("disputes", "dispute"),
    ],
)
def test_the_last_records_that_are_shown(
    section: str, command: str, viewer: Viewer, look: Look
) -> None:
    """As data with every field, and as a card with what follows; the latest have most to tell."""
    for id_ in lines(look(f"{section} --fields id --plain --reverse --limit 4")):
        card, data = (
            look(f"{command} {id_}", PDTIMELINE_FORCE_TTY="100"),
            look(f"{command} {id_} --json"),
        )
        assert (card.code, data.code, spoilers(viewer, card, data)) == (0, 0, []), id_


# Questions


def test_how_things_stand_is_how_they_stand_at_the_horizon(viewer: Viewer, look: Look) -> None:
    """`--at` reaches beyond the horizon, but there is nothing there."""
    now = look("state --fields of,facet,value,since").text
    for later in ("S13E13", "S99", "2026-03-04", "9999"):
        assert look(f"state --at {later} --fields of,facet,value,since").text == now, later
    assert (
        spoilers(viewer, look("state --ended --json"), look("state --character upton --ended"))
        == []
    )


@pytest.mark.parametrize("line", ["knowledge hank-voight", "knowledge upton --at S13E13"])
def test_what_somebody_knows(line: str, viewer: Viewer, look: Look) -> None:
    assert spoilers(viewer, look(f"{line} --json"), look(line)) == []


@pytest.mark.parametrize("command", ["knowledge", "why", "why --effects"])
def test_questions_about_a_hidden_event(command: str, viewer: Viewer, look: Look) -> None:
    refused = look(f"{command} {viewer.event}")
    assert (refused.code, refused.text) == (1, "")
    assert spoilers(viewer, refused, typed=viewer.event) == []


@pytest.mark.parametrize("id_", ["halstead-in-intelligence", "upton-joins-intelligence"])
@pytest.mark.parametrize("form", ["tree", "json", "plain"])
def test_what_came_of_an_early_event(id_: str, form: str, viewer: Viewer, look: Look) -> None:
    shown = look(f"why {id_} --effects --format {form}")
    assert shown.code == 0
    assert spoilers(viewer, shown) == []


@pytest.mark.parametrize(
    "two", ["halstead upton", "jesse-lee-soffer tracy-spiridakos", "upton voight"]
)
def test_what_is_between_two(two: str, viewer: Viewer, look: Look) -> None:
    shown = look(f"between {two} --json"), look(f"between {two}", PDTIMELINE_FORCE_TTY="100")
    assert spoilers(viewer, *shown) == []


def test_between_somebody_and_one_who_is_hidden(viewer: Viewer, look: Look) -> None:
    refused = look(f"between halstead {viewer.character}")
    assert (refused.code, refused.text) == (1, "")
    assert spoilers(viewer, refused, typed=viewer.character) == []


def test_a_search_for_what_is_to_come_finds_nothing_of_it(viewer: Viewer, look: Look) -> None:
    """Another word may be taken for it, as for any word that is not there."""
    for word in viewer.words:
        found = look(f"search '{word}'")
        assert (found.code, spoilers(viewer, found, typed=word)) == (0, []), word
        if not found.text:
            assert found.notes.splitlines()[1:] == ["pdtimeline: no matches"], word


def test_a_search_for_what_is_known_shows_no_words_of_later(viewer: Viewer, look: Look) -> None:
    assert (
        spoilers(viewer, look("search halstead"), look("search voight --json"), look("search s"))
        == []
    )


@pytest.mark.parametrize("by", ["arc", "character", "person"])
def test_the_chart_has_no_lane_and_no_season_of_later(by: str, viewer: Viewer, look: Look) -> None:
    drawn = look(f"chart --by {by}", PDTIMELINE_FORCE_TTY="160")
    assert drawn.code == 0
    later = range(int(viewer.horizon[1:3]) + 1, 14)
    assert [season for season in later if f"S{season}" in drawn.text] == []
    assert spoilers(viewer, drawn, look(f"chart --by {by} --json")) == []


@pytest.mark.parametrize("by", ["season", "arc", "character"])
def test_the_tree(by: str, viewer: Viewer, look: Look) -> None:
    drawn = look(f"tree --by {by}")
    assert drawn.code == 0
    assert spoilers(viewer, drawn, look("arcs --format tree"), look("places --format tree")) == []


def test_sources_are_those_that_were_out(viewer: Viewer, look: Look) -> None:
    """A headline of next year gives away as much as an event."""
    shown = json.loads(look("sources --json").text)
    assert viewer.source not in [one["id"] for one in shown]
    broadcast = json.loads(look(f"episode {viewer.horizon} --json").text)["aired"]
    late = [
        one["id"]
        for one in shown
        if one["revealed"] is None and re.findall(r"\d{4}", one["published"])[-1] > broadcast[:4]
    ]
    assert late == []


def test_disputes_that_are_settled_only_later_are_open(viewer: Viewer, look: Look) -> None:
    assert viewer.dispute not in look("disputes --json").text
    assert spoilers(viewer, look("disputes --fields id,question,claims,verdict,why,note")) == []


# What is typed wrong


@pytest.mark.parametrize("kind", KINDS[:-1])
def test_a_typo_of_a_hidden_name_is_not_put_right(kind: str, viewer: Viewer, look: Look) -> None:
    """A guess that names somebody of next year is the likeliest leak of all."""
    id_ = getattr(viewer, kind)
    for typo in (id_[:-1], f"{id_}s", id_.replace("e", "a"), id_.split("-")[-1] + "x", id_[1:]):
        if typo != id_:
            guessed = look(f"{kind} -- {typo}")
            assert (guessed.text, id_ in guessed.notes.replace(typo, "")) == ("", False), typo
            assert spoilers(viewer, guessed, typed=typo) == []


@pytest.mark.parametrize("command", ["character", "person", "arc", "place"])
def test_the_beginning_of_a_word_lists_only_who_is_known(
    command: str, viewer: Viewer, look: Look
) -> None:
    """An ambiguous word is answered with the ids of all that it may mean."""
    said = [look(f"{command} {letter}", PDTIMELINE_FORCE_TTY="100") for letter in "abcehmsw"]
    assert spoilers(viewer, *said) == []


@pytest.mark.parametrize(
    "option", ["--facet", "--series", "--source", "--arc", "--place", "--person"]
)
def test_a_filter_that_is_typed_wrong_lists_nothing_hidden(
    option: str, viewer: Viewer, look: Look
) -> None:
    refused = look(f"events {option} zzzzz")
    assert (refused.code, refused.text) == (1, "")
    assert spoilers(viewer, refused) == []


def test_a_series_that_comes_later_is_unknown(viewer: Viewer, look: Look) -> None:
    """The visit to New York is in season 7; only the last three viewers know of that series."""
    known = look("events --series fbi")
    assert known.code == (1 if viewer.horizon < "S07" else 0)
    assert look("episode fbi-S02E19").code == known.code


def test_debugging_shows_no_more(viewer: Viewer, look: Look) -> None:
    plain = look(f"character {viewer.character}")
    assert look(f"character {viewer.character}", PDTIMELINE_DEBUG="1") == plain


# The Tab key


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("event", "event"),
        ("why", "event"),
        ("knowledge", "event"),
        ("knowledge", "character"),
        ("character", "character"),
        ("between", "character"),
        ("between", "person"),
        ("person", "person"),
        ("arc", "arc"),
        ("place", "place"),
        ("source", "source"),
        ("dispute", "dispute"),
        ("episode", "episode"),
        ("events --character", "character"),
        ("events --episode", "episode"),
        ("state --at", "episode"),
        ("tree --arc", "arc"),
    ],
)
def test_the_tab_key_does_not_offer_what_is_hidden(
    line: str, kind: str, viewer: Viewer, look: Look
) -> None:
    id_ = getattr(viewer, kind)
    command, *rest = line.split()
    words = " ".join([*rest, id_[:2]])
    assert id_ not in tab(look, "bash", f"pdtimeline {command} {words}").text
    assert id_ in tab(look, "bash", f"pdtimeline {command} --seen all {words}").text


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_no_shell_is_offered_more(shell: str, viewer: Viewer, look: Look) -> None:
    line = f"pdtimeline event {viewer.event[:2]}"
    assert viewer.event not in tab(look, shell, line).text
    assert viewer.event in tab(look, shell, line.replace("event ", "event --seen all ", 1)).text


def tab(look: Look, shell: str, line: str, **env: str) -> Result:
    """What is offered behind the line."""
    return look(
        "",
        _PDTIMELINE_COMPLETE=f"complete_{shell}",
        COMP_WORDS=line,
        COMP_CWORD=str(len(line.split()) - 1),
        _TYPER_COMPLETE_ARGS=line,
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        **env,
    )


def test_the_tab_key_offers_no_season_and_no_facet_of_later(viewer: Viewer, look: Look) -> None:
    seasons = tab(look, "bash", "pdtimeline events --season 1").text.split()
    assert "11" not in seasons
    assert ("10" in seasons) == (viewer.horizon == "S10E03")
    facets = tab(look, "bash", "pdtimeline state --facet r").text.split()
    assert "ring" not in tab(look, "bash", "pdtimeline state --facet r --seen S09E09").text.split()
    assert ("ring" in facets) == (viewer.horizon == "S10E03")


def test_the_tab_key_sees_a_horizon_behind_the_cursor(viewer: Viewer, look: Look) -> None:
    """Whoever goes back in the line to put in a name has already said how far they are."""
    words = f"pdtimeline event {viewer.event[:3]} --seen {viewer.horizon}"
    env = {"_PDTIMELINE_COMPLETE": "complete_bash", "COMP_CWORD": "2", "PDTIMELINE_SEEN": ""}
    assert viewer.event not in look("", COMP_WORDS=words, **env).text
    assert viewer.event not in look("", COMP_WORDS=words.replace("--seen ", "--seen="), **env).text
    assert viewer.event in look("", COMP_WORDS=f"pdtimeline event {viewer.event[:3]}", **env).text


@pytest.mark.parametrize(
    "seen", ["--seen ''", "--seen nonsense", "--seen xx-S05E01", "--seen S00E07"]
)
def test_the_tab_key_is_silent_when_the_horizon_is_not_understood(seen: str, anybody: Look) -> None:
    """Offering everything would be the wrong half of a mistake."""
    line = f"pdtimeline event {seen} elop"
    assert tab(anybody, "bash", line, PDTIMELINE_SEEN="").text.strip() == ""


# How the horizon is said


@pytest.mark.parametrize(
    "spelling",
    [
        "s{s:02}e{e:02}",
        "S{s}E{e}",
        "{s}x{e:02}",
        "{s}.{e}",
        "S{s:02}Ep{e}",
        "pd-S{s:02}E{e:02}",
        "PD-s{s}e{e}",
        " S{s:02}E{e:02} ",
    ],
)
def test_a_horizon_in_any_spelling(spelling: str, viewer: Viewer, look: Look) -> None:
    said = spelling.format(s=int(viewer.horizon[1:3]), e=int(viewer.horizon[4:]))
    asked = look(f"events --seen '{said}'", PDTIMELINE_SEEN="")
    assert (asked.code, asked.text) == (0, look("events").text)
    assert look("events", PDTIMELINE_SEEN=said) == asked


@pytest.mark.parametrize(
    "word",
    [
        "S05E01-E03",
        "S05,S06",
        "5",
        "season 5",
        "S05E",
        "E07",
        "none",
        "0",
        "S05E01..S06E01",
        "*",
        "S00",
    ],
)
def test_a_horizon_that_is_not_understood_shows_nothing(word: str, anybody: Look) -> None:
    by_option, by_variable = (
        anybody(f"events --seen '{word}'"),
        anybody("events", PDTIMELINE_SEEN=word),
    )
    assert (by_option.code, by_option.text) == (2, "")
    assert by_variable == by_option


@pytest.mark.parametrize("word", ["''", "' '"])
def test_an_empty_horizon_shows_nothing(word: str, anybody: Look) -> None:
    """An unset shell variable must not lift the horizon that another one sets."""
    asked = anybody(f"events --seen {word}")
    assert (asked.code, asked.text) == (2, "")


def test_the_option_wins_over_the_variable_and_all_lifts_both(viewer: Viewer, look: Look) -> None:
    first = look("events --seen S01E01")
    assert first.notes == "pdtimeline: hiding everything after S01E01\n"
    assert len(lines(first)) < len(lines(look("events")))
    assert viewer.event in look("events --seen all").text
    assert viewer.event in look("events --seen ALL", PDTIMELINE_SEEN="S01").text
    assert viewer.event not in look("events --seen S01E01", PDTIMELINE_SEEN="all").text


def test_the_end_of_a_season_is_not_the_beginning_of_the_next(anybody: Look) -> None:
    shown = anybody("episodes --seen S05 --plain").text
    assert "S05E22" in shown
    assert "S06E01" not in shown


# Files


def test_the_errors_of_a_broken_file_quote_nothing(
    viewer: Viewer, look: Look, tmp_path: Path
) -> None:
    """The sentence about a fault repeats ids and texts, of whatever season they are."""
    broken = tmp_path / "broken.yaml"
    broken.write_text(
        f"timeline: {{format: 1, title: T}}\nevents:\n  {viewer.event}-x:\n    title: {viewer.title}\n"
        f"    episode: {viewer.episode}\n    causes: [{viewer.event}]\n    mood: {viewer.arc}\n",
        "utf-8",
    )
    refused = look(f"events --file {broken}")
    assert (refused.code, refused.text) == (3, "")
    assert re.findall(r"([a-z-]+) error, details hidden", refused.notes) == [
        "unknown-id",
        "unknown-key",
    ]
    for word in (viewer.title, viewer.event, viewer.arc):
        assert word not in refused.notes
    assert viewer.event in look(f"events --file {broken} --seen all").notes


# Help


def test_the_examples_of_help_are_of_the_first_episodes(call: Run, shipped: Timeline) -> None:
    """Help is read before any horizon is set."""
    known = seen_until(shipped, EpisodeCode(1, 15))
    ids = {*known.event_ids, *known.characters, *known.arcs, *known.sources, *known.disputes}
    whole = {
        *shipped.event_ids,
        *shipped.characters,
        *shipped.arcs,
        *shipped.sources,
        *shipped.disputes,
    }
    named = {
        word
        for command in COMMANDS
        for word in re.findall(r"[a-z0-9-]+", call(command, "--help").text)
        if word in whole and "-" in word
    }
    assert named - ids == set()
