"""Dates on the command line: every form of a file, by the minute, and with zones where there is a clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import Run

FILE = """
timeline: {format: 1, title: Outage, clock: "+01:00"}
characters: {db: {name: Database}, ann: {name: Ann}}
facets: {status: {title: Status, of: one}}
sources:
  log: {publisher: Log, title: Log, published: 2025-03-12T09:30}
events:
  caesar: {title: Caesar dies, date: -0043-03-15}
  war: {title: A war, date: 194X}
  spring: {title: A spring, date: 2001-21}
  down: {title: Down, date: 2025-03-12T08:02Z, characters: [db, ann], sources: [log],
         changes: [{facet: status, of: [db], to: down}]}
  up: {title: Up, date: "2025-03-12T09:54:30", characters: [db, ann],
       changes: [{facet: status, of: [db], to: up}]}
  far: {title: Far, date: Y17000}
"""
CLOCK = ', clock: "+01:00"'


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "outage.yaml"
    path.write_text(FILE)
    return str(path)


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("--until=-0043", "caesar"),
        ("--on=-0043-03-15", "caesar"),
        ("--on=-00XX", "caesar"),
        ("--on 19XX", "war"),
        ("--on 1945", "war"),
        ("--on 2001-04", "spring"),
        ("--on 2001-21", "spring"),
        ("--on ../1949", "caesar war"),
        ("--on 1940/2001", "war spring"),
        ("--since Y10000", "far"),
        ("--on 2025-03-12T09:02", "down"),
        ("--on 2025-03-12T09:54", "up"),
        ("--on 2025-03-12T09:54:31", ""),
        ("--since 2025-03-12T09:03 --until 2025", "up"),
        ("--since 2025 --until 2025-03-12T09:02", "down"),
        # with a zone
        ("--on 2025-03-12T08:02Z", "down"),
        ("--on 2025-03-12T13:32+05:30", "down"),
        ("--on 2025-03-12T08:54:30Z", "up"),
        ("--on 2025-03-12T09:02Z", ""),
        ("--since 2025-03-12T08:03Z --until 2025-03-12T09:54:30", "up"),
        ("--since 2025-03-12T07:00-01:00 --until 2025-03-12T09:02", "down"),
        ("--on 2025-03-12T08:00Z/2025-03-12T08:30Z", "down"),
    ],
)
def test_a_filter_takes_the_dates_of_a_file(call: Run, file: str, options: str, ids: str) -> None:
    done = call("events", "--file", file, "--fields", "id", "-q", *options.split())
    assert done.text.split() == ids.split()


@pytest.mark.parametrize(
    ("at", "value"),
    [
        ("2025-03-12T09:53", "down"),
        ("2025-03-12T09:54:29", "down"),
        ("2025-03-12T09:54:30", "up"),
        ("2025-03-12T08:53Z", "down"),
        ("2025-03-12T08:55Z", "up"),
        ("2025-03-12T14:23+05:30", "down"),
        ("2025-03-12", "up"),
        ("Y17000", "up"),
        ("202X", "up"),
        ("-0043", ""),
    ],
)
def test_a_point_takes_the_dates_of_a_file(call: Run, file: str, at: str, value: str) -> None:
    done = call("state", "--file", file, "--fields", "value", "-q", "--at", at)
    assert done.text.split() == value.split()


@pytest.mark.parametrize(
    ("command", "count"),
    [
        ("sources --count --since 2025-03-12T08:31Z", "0"),
        ("sources --count --since 2025-03-12T08:30Z", "1"),
        ("search up --count --until 2025-03-12T08:02Z", "0"),
        ("between db ann --count --until 2025-03-12T08:02Z", "1"),
        ("knowledge down --count --at 2025-03-12T08:01Z", "0"),
        ("tree --count --on 2025-03-12T08:02Z", "1"),
    ],
)
def test_every_question_takes_a_zone(call: Run, file: str, command: str, count: str) -> None:
    assert call(*command.split(), "--file", file, "-q").text.strip() == count


def test_a_heading_has_the_clock_of_the_timeline(call: Run, file: str) -> None:
    table = call(
        "events", "--file", file, "-q", "--format", "table", "--since", "2025-03-12T08:02Z"
    )
    assert "since 2025-03-12 09:02" in table.text


def test_a_span_is_between_instants_whatever_their_zones(call: Run, file: str) -> None:
    done = call(
        "span", "2025-03-12T08:02Z", "2025-03-12T10:02+01:00", "-q", "--plain", "--file", file
    )
    assert (
        done.text
        == "2025-03-12T08:02Z\t2025-03-12T10:02+01:00\tPT1H\tPT1H\t"
        + "\t".join(2 * [str(1 / 24)])
        + "\n"
    )


@pytest.mark.parametrize(
    ("command", "said", "plain", "clock"),
    [
        ("events --since 2025-03-12T08:02Z", "--since: {} has the zone Z", "T08:02", "UTC"),
        ("events --on 2025-03-12T08:02+05:30", "--on: {} has the zone +05:30", "T08:02", "+05:30"),
        ("state --at 2025-03-12T08:02:30Z", "--at: {} has the zone Z", "T08:02:30", "UTC"),
        ("span down 2025-03-12T09:59-04", "{} has the zone -04", "T09:59", "-04"),
    ],
)
def test_a_zone_needs_a_clock(
    call: Run, tmp_path: Path, command: str, said: str, plain: str, clock: str
) -> None:
    path = tmp_path / "without.yaml"
    path.write_text(FILE.replace(CLOCK, "").replace("08:02Z", "09:02"))
    done = call(*command.split(), "--file", str(path))
    advice = f"use 2025-03-12{plain}, or add clock: {clock} to timeline"
    what = said.format(f'"{command.rpartition(" ")[2]}"')
    said = f"{what}, but the timeline has no clock; {advice}"
    assert (done.code, done.notes) == (2, f"pdtimeline: error: {said}\n")


def test_the_order_of_two_times_is_judged_on_the_clock(call: Run, file: str) -> None:
    done = call(
        "events", "--file", file, "--since", "2025-03-12T09:30Z", "--until", "2025-03-12T10:00"
    )
    assert (done.code, done.notes) == (
        2,
        "pdtimeline: error: --since is after --until; swap them\n",
    )
