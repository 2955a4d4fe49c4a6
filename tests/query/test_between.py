"""What two have to do with each other: their history, the events of both, and those of one."""

from __future__ import annotations

import json

import pytest

from pdtimeline.model.dates import PartialDate
from pdtimeline.model.records import Change, Event, Learning, Timeline
from pdtimeline.model.values import EpisodeCode, Span
from pdtimeline.query.between import between
from pdtimeline.query.filters import Query
from running import Run


def date(text: str) -> PartialDate:
    return PartialDate.parse(text)


TIMELINE = Timeline(
    "T",
    events=(
        Event("together", "A", date=date("2021"), characters=("jay", "hailey", "hank")),
        Event(
            "engaged", "B", date=date("2020"), episode=EpisodeCode(9, 1),
            characters=("jay", "hailey"),
            changes=(
                Change("bond", ("hailey", "jay"), "engaged"),
                Change("job", ("jay",), "none"),
                Change("bond", ("jay", "erin")),
            ),
        ),
        Event("spoken-of", "C", date=date("2019"), characters=("jay",), mentions=("hailey",)),
        Event(
            "learned", "D", date=date("2022"), characters=("hailey", "hank"),
            learns=(Learning(("jay",), "alone"),),
        ),
        Event("alone", "E", date=date("2018"), characters=("jay",)),
        Event("both-spoken-of", "F", mentions=("jay", "hailey")),
        Event(
            "papers", "G", date=date("2023"), episode=EpisodeCode(11, 1), characters=("hailey",),
            changes=(Change("bond", ("jay", "hailey")),),
        ),
        Event("made", "H", track="production", date=date("2017"), people=("jesse", "tracy")),
    ),
)  # fmt: skip


def ids(events: tuple[Event, ...]) -> str:
    return " ".join(event.id for event in events)


@pytest.mark.parametrize(
    ("one", "other", "history", "shared", "related"),
    [
        pytest.param(
            "jay", "hailey", "engaged papers", "engaged together", "spoken-of learned", id="two"
        ),
        pytest.param("jay", "erin", "engaged", "", "", id="only a history"),
        pytest.param("hank", "jay", "", "together", "learned", id="who learns"),
        pytest.param("jesse", "tracy", "", "made", "", id="people"),
        pytest.param("jay", "jesse", "", "", "", id="nothing"),
    ],
)
def test_what_is_between_two_comes_in_three_parts_in_the_order_of_happening(
    one: str, other: str, history: str, shared: str, related: str
) -> None:
    relation = between(TIMELINE, one, other)
    assert " ".join(event.id for event, _ in relation.history) == history
    assert (ids(relation.shared), ids(relation.related)) == (shared, related)
    assert between(TIMELINE, other, one) == relation


def test_the_history_has_the_changes_of_these_two_only() -> None:
    changes = [change.to for _, change in between(TIMELINE, "hailey", "jay").history]
    assert changes == ["engaged", None]


@pytest.mark.parametrize(
    ("limits", "parts"),
    [
        (Query(seasons=(Span(9, 9),)), ("engaged", "engaged", "")),
        (Query(seasons=(Span(11, 11),)), ("papers", "", "")),
        (Query(days=Span(date("2021").first, None)), ("papers", "together", "learned")),
    ],
)
def test_all_three_parts_can_be_limited(limits: Query, parts: tuple[str, str, str]) -> None:
    relation = between(TIMELINE, "jay", "hailey", limits)
    history = " ".join(event.id for event, _ in relation.history)
    assert (history, ids(relation.shared), ids(relation.related)) == parts


def test_upton_and_halstead_in_season_10_take_one_command(call: Run) -> None:
    """The unanswered calls and the ring are no events that both are in."""
    done = call("between", "upton", "halstead", "--season", "10", "--json", "-q")
    answer = json.loads(done.text)
    assert list(answer) == ["history", "events", "related"]
    related = {event["id"] for event in answer["related"]}
    assert {"upton-unanswered-calls", "upton-removes-ring"} <= related
    assert {event["season"] for part in ("events", "related") for event in answer[part]} == {10}
    assert [change["event"] for change in answer["history"]] == ["halstead-resigns"]


def test_the_lines_and_the_count_are_of_the_shared_events(call: Run) -> None:
    line = ("between", "upton", "halstead", "--since", "2022-09", "--until", "2023", "-q")
    shared = [event["id"] for event in json.loads(call(*line, "--json").text)["events"]]
    assert call(*line, "--fields", "id").text.split() == shared
    assert call(*line, "--count").text == f"{len(shared)}\n"


def test_without_a_shared_event_the_related_ones_are_shown(on_terminal: Run) -> None:
    done = on_terminal("between", "halstead", "rodiger")
    assert "no events include both Jay Halstead and Lonnie Rodiger" in done.text
    assert "One is present, the other only mentioned" in done.text
    assert "next: pdtimeline event halstead-suspected-of-murder" in done.text
