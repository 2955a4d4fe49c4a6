"""What a user would take instead: each with its own version of the same events and of one question.

The question is always "the events of season 10". Each program is installed into an environment of
its own; those that keep an index or a cache have it filled before anything is measured.
"""

# ruff: noqa: INP001, S608 - a script; the query is our own

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from generate import ASKED, FIRST_YEAR
from measure import Case, run

Events = Iterable[dict[str, Any]]
FROM, TO = date(FIRST_YEAR + ASKED, 9, 1), date(FIRST_YEAR + ASKED + 1, 8, 31)
HERE = Path(__file__).parent


class Peer(NamedTuple):
    """A program: what installs it, its own form of the events, and its own form of the question."""

    name: str
    package: str  # of PyPI; empty when it is taken from PATH
    form: str  # how it keeps the events, in a word or two
    asked: str  # how it is asked
    write: Callable[[Path, Events], None]
    fill: Callable[[Path, Path], Sequence[str]] | None  # from environment and folder to a command
    question: Callable[[Path, Path], Sequence[str]]
    program: str = ""  # its name; the package's when left out

    @property
    def command(self) -> str:
        """The name of the program."""
        return self.program or self.package


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The events of a file of JSON lines, one at a time."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def season(event: dict[str, Any]) -> int:
    """The season of the event; 0 where it belongs to none."""
    return int(event["season"] or 0)


JRNL = """\
version: v{version}
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals: {{default: {{journal: {folder}/journal.txt}}}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%Y-%m-%d %H:%M'
"""


def write_jrnl(folder: Path, events: Events) -> None:
    """A journal, an entry for each event; characters are tags."""
    (folder / "jrnl.yaml").write_text(JRNL.format(version="4.6", folder=folder), encoding="utf-8")
    with (folder / "journal.txt").open("w", encoding="utf-8") as file:
        for one in events:
            tags = " ".join(f"@{tag}" for tag in (one["id"], *one["characters"]))
            file.write(f"[{one['date']} 09:00] {one['title']}.\n{one['summary']}\n{tags}\n\n")


KHAL = """\
[calendars]
[[story]]
path = {folder}/calendar
type = calendar
[sqlite]
path = {folder}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = story
"""


def write_khal(folder: Path, events: Events) -> None:
    """A folder with a calendar file for each event."""
    (folder / "calendar").mkdir()
    (folder / "khal.conf").write_text(KHAL.format(folder=folder), encoding="utf-8")
    for one in events:
        lines = (
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//benchmark//EN", "BEGIN:VEVENT",
            f"UID:{one['id']}", "DTSTAMP:20240101T000000Z",
            f"DTSTART;VALUE=DATE:{one['date'].replace('-', '')}",
            f"SUMMARY:{one['title']}", f"DESCRIPTION:{one['summary']}",
            "END:VEVENT", "END:VCALENDAR", "",
        )  # fmt: skip
        path = folder / "calendar" / f"{one['id']}.ics"
        path.write_text("\r\n".join(lines), encoding="utf-8")


def write_papis(folder: Path, events: Events) -> None:
    """A library with a folder and an info.yaml for each event."""
    (folder / ".config/papis").mkdir(parents=True)
    (folder / ".config/papis/config").write_text(
        f"[settings]\ndefault-library = story\n[story]\ndir = {folder}/library\n", encoding="utf-8"
    )
    for one in events:
        home = folder / "library" / one["id"]
        home.mkdir(parents=True)
        (home / "info.yaml").write_text(
            f"ref: {one['id']}\ntitle: {one['title']}\nabstract: {json.dumps(one['summary'])}\n"
            f"author: {json.dumps(', '.join(one['characters']))}\nyear: {one['date'][:4]}\n"
            f"season: {season(one)}\n",
            encoding="utf-8",
        )


BEETS = """\
import json, sys
from beets.library import Item, Library
library = Library(sys.argv[2], "/tmp")
with library.transaction():
    for line in open(sys.argv[1], encoding="utf-8"):
        one = json.loads(line)
        library.add(Item(
            path=f"/music/{one['id']}.ogg".encode(), title=one["title"], album=one["id"],
            artist=", ".join(one["characters"]), comments=one["summary"], disc=one["season"] or 0,
            year=int(one["date"][:4]),
        ))
"""


def write_beets(folder: Path, events: Events) -> None:
    """A library of music, a track for each event; the season is the number of the disc."""
    write_lines(folder, events)
    (folder / "fill.py").write_text(BEETS, encoding="utf-8")
    (folder / "beets.yaml").write_text(
        f"library: {folder}/library.db\ndirectory: {folder}/music\nplugins: []\n", encoding="utf-8"
    )


def write_lines(folder: Path, events: Events) -> None:
    """JSON lines, from which the program fills its own database."""
    with (folder / "events.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in events)


def write_hledger(folder: Path, events: Events) -> None:
    """A journal of transactions, one for each event; the season is a tag."""
    with (folder / "story.journal").open("w", encoding="utf-8") as file:
        for one in events:
            file.write(
                f"{one['date']} {one['title']}  ; season:{season(one)}, id:{one['id']}\n"
                f"    ; {one['summary']}\n    (events)  1  ; characters:"
                f" {' '.join(one['characters'])}\n\n"
            )


def write_nothing(folder: Path, events: Events) -> None:
    """The timeline itself is read."""


JQ = f"""\
.events | to_entries[] | select((.value.episode // "") | startswith("S{ASKED}E"))
| .key + " " + .value.title"""

PEERS: tuple[Peer, ...] = (
    Peer(
        "jrnl", "jrnl", "one journal file", "a range of dates",
        write_jrnl, None,
        lambda bin_, folder: [
            f"{bin_}/jrnl", "--config-file", f"{folder}/jrnl.yaml",
            "-from", str(FROM), "-to", str(TO), "--format", "short",
        ],
    ),
    Peer(
        "khal", "khal", "a calendar file each", "a range of dates",
        write_khal,
        lambda bin_, folder: [
            f"{bin_}/khal", "-c", f"{folder}/khal.conf", "list", str(FROM), str(FROM),
        ],
        lambda bin_, folder: [
            f"{bin_}/khal", "-c", f"{folder}/khal.conf", "list",
            "--format", "{uid} {title}", str(FROM), str(TO),
        ],
    ),
    Peer(
        "papis", "papis", "a folder each", "a query",
        write_papis,
        lambda bin_, _: [f"{bin_}/papis", "list", "--all", f"season:{ASKED}"],
        lambda bin_, _: [
            f"{bin_}/papis", "list", "--all", "--format", "{doc[ref]} {doc[title]}",
            f"season:{ASKED}",
        ],
    ),
    Peer(
        "beets", "beets", "its SQLite library", "a query",
        write_beets,
        lambda bin_, folder: [
            f"{bin_}/python", f"{folder}/fill.py", f"{folder}/events.jsonl", f"{folder}/library.db",
        ],
        lambda bin_, folder: [
            f"{bin_}/beet", "-c", f"{folder}/beets.yaml", "ls", "-f", "$album $title",
            f"disc:{ASKED}",
        ],
        "beet",
    ),
    Peer(
        "yq", "yq", "our timeline", "a filter of jq",
        write_nothing, None,
        lambda bin_, folder: [f"{bin_}/yq", "-r", JQ, f"{folder}/timeline.yaml"],
    ),
    Peer(
        "hledger", "", "one journal file", "a query for a tag",
        write_hledger, None,
        lambda _, folder: [
            "hledger", "-f", f"{folder}/story.journal", "register", f"tag:season={ASKED}",
        ],
        "hledger",
    ),
    Peer(
        "sqlite-utils", "sqlite-utils", "an SQLite database", "SQL",
        write_lines,
        lambda bin_, folder: [
            f"{bin_}/sqlite-utils", "insert", f"{folder}/events.db", "events",
            f"{folder}/events.jsonl", "--nl",
        ],
        lambda bin_, folder: [
            f"{bin_}/sqlite-utils", f"{folder}/events.db",
            f"select id, title from events where season = {ASKED}", "--nl",
        ],
    ),
    Peer(
        "a script with yaml.safe_load", "pyyaml", "our timeline", "ten lines of Python",
        write_nothing, None,
        lambda bin_, folder: [
            f"{bin_}/python", str(HERE / "children.py"), "script", f"{folder}/timeline.yaml",
        ],
        "python",
    ),
)  # fmt: skip


class Ready(NamedTuple):
    """A peer that can be asked: where it is installed and which version it is."""

    peer: Peer
    folder: Path  # of its programs
    version: str
    why_not: str = ""


def install(peer: Peer, room: Path, env: dict[str, str]) -> Ready:
    """Install the peer into an environment of its own, or say why it cannot be had."""
    if not peer.package:
        found = shutil.which(peer.command)
        if found is None:
            return Ready(peer, room, "", "not installed here")
        said = run(Case(peer.name, [found, "--version"]), env, 30).output.decode()
        return Ready(peer, Path(found).parent, said.split(",")[0].split()[-1])
    home = room / "environments" / peer.package
    steps = (
        [sys.executable, "-m", "venv", str(home)],
        [f"{home}/bin/pip", "install", "--quiet", "--disable-pip-version-check", peer.package],
    )
    for step in steps:
        done = run(Case(peer.name, step, is_silent=True), env, 300)
        if done.why_not:
            return Ready(peer, home / "bin", "", f"could not be installed: {done.why_not}")
    ask = f"import importlib.metadata as m; print(m.version({peer.package!r}))"
    version = run(Case(peer.name, [f"{home}/bin/python", "-c", ask]), env, 30).output.decode()
    return Ready(peer, home / "bin", version.strip())


def prepare(ready: Ready, folder: Path, events: Path, env: dict[str, str], limit: float) -> str:
    """Write the events in the peer's form and fill what it fills; why that cannot be, or nothing."""
    folder.mkdir(parents=True)
    ready.peer.write(folder, read(events))
    if ready.peer.fill is None:
        return ""
    case = Case(
        ready.peer.name,
        ready.peer.fill(ready.folder, folder),
        {"HOME": str(folder)},
        is_silent=True,
    )
    done = run(case, env, limit)
    return f"its index: {done.why_not}" if done.why_not else ""


def question(ready: Ready, folder: Path) -> Case:
    """The question, as the peer is asked it."""
    command = ready.peer.question(ready.folder, folder)
    return Case(ready.peer.name, command, {"HOME": str(folder)}, cwd=str(folder))
