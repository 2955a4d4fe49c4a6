r"""A slip is told alike wherever it is made: first or last, nested or not, in braces or below, on Windows.

The pairs in `problems` show one file for each message; here each kind has several, and each is followed:
`old` is replaced with `new`, which the message proposes, and then nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from pdtimeline.errors import BadTimeline, Problem
from pdtimeline.lint.rules import warnings
from pdtimeline.loader.load import inspect

HEAD = "timeline: {format: 1, title: Sample}\n"
WHO = (
    "characters:\n  ann: {name: Ann}\n  bob: {name: Bob}\n  cy-lee: {name: Cy}\n"
    "places:\n  mill: {name: Mill}\n"
)
OTHER = "  z: {title: Z, characters: [ann, bob, cy-lee], place: mill}\n"


class Slip(NamedTuple):
    """A slip in some text, where it is told, what its message names, and what is written in its place."""

    text: str
    place: str
    names: str
    old: str
    new: str


def below(lines: str) -> str:
    """A timeline with the lines below an event."""
    return f"{HEAD}{WHO}events:\n{OTHER}  a:\n    title: A\n{lines}"


def first(fields: str) -> str:
    """A timeline whose first event has the fields in braces."""
    return f"{HEAD}events:\n  a: {{{fields}}}\n{OTHER}{WHO}"


def aliases(text: str) -> str:
    """A timeline with the aliases of somebody."""
    return (
        f"{HEAD}characters:\n  cara:\n    name: Cara\n    aliases: {text}\n"
        "events:\n  z: {title: Z, characters: [cara]}\n"
    )


def source(url: str) -> str:
    """A timeline with a source that has the URL."""
    return (
        f"{HEAD}events: {{a: {{title: A, sources: [s]}}}}\nsources:\n  s:\n    publisher: P\n    title: T\n"
        f"    url: {url}\n"
    )


HASH = "this # starts a comment"
SLIPS: dict[str, tuple[Slip, ...]] = {
    "a # in braces": (
        Slip(
            first("title: Door #5 opens, date: 2001"),
            "3:19",
            HASH,
            "Door #5 opens",
            '"Door #5 opens"',
        ),
        Slip(first("date: 2001, title: Door #5"), "3:31", HASH, "Door #5", '"Door #5"'),
        Slip(first("title: #5"), "3:14", HASH, "#5", '"#5"'),
        Slip(
            first('title: A, note: the "big" door #5'),
            "3:38",
            HASH,
            'the "big" door #5',
            "'the \"big\" door #5'",
        ),
    ),
    "a # in brackets": (
        Slip(aliases("[Agent #5, Annie]"), "5:21", HASH, "Agent #5", '"Agent #5"'),
        Slip(aliases("[Annie, #5]"), "5:22", HASH, "#5", '"#5"'),
        Slip(aliases("[\n      Annie,\n      Agent #5]"), "7:13", HASH, "Agent #5", '"Agent #5"'),
    ),
    "a # in a text of several lines": (
        Slip(
            below("    note: Door #5\n      opens\n"),
            "12:16",
            HASH,
            "Door #5\n      opens",
            '"Door #5 opens"',
        ),
        Slip(
            below("    note:\n      Door #5\n      opens\n"),
            "13:12",
            HASH,
            "Door #5\n      opens",
            '"Door #5 opens"',
        ),
        Slip(
            aliases("\n    - Agent\n      number #5\n      Reed"),
            "7:14",
            HASH,
            "Agent\n      number #5\n      Reed",
            '"Agent number #5 Reed"',
        ),
    ),
    "a # as first character": (
        Slip(below("    note: #5 opens\n"), "12:11", HASH, "#5 opens", '"#5 opens"'),
        Slip(below("    note:\n      #5 opens\n"), "13:7", HASH, "#5 opens", '"#5 opens"'),
        Slip(below("    date: #2001\n"), "12:11", HASH, "#2001", "2001"),
        Slip(below("    place: #mill\n"), "12:12", HASH, "#mill", "mill"),
        Slip(below("    characters: #ann #bob\n"), "12:17", HASH, "#ann #bob", "[ann, bob]"),
        Slip(below("    characters:\n      - #ann\n"), "13:9", HASH, "#ann", "ann"),
        Slip(aliases("\n      - Annie\n      - #5"), "7:9", HASH, "#5", '"#5"'),
    ),
    "a # in an ID": (
        Slip(below("  b #5:\n    title: B\n"), "12:5", HASH, "b #5:", "b-5:"),
        Slip(f"{HEAD}events:\n  Door #5:\n    title: B\n", "3:8", HASH, "Door #5:", "door-5:"),
    ),
    "a sign that cannot be first": (
        Slip(first("title: @home, date: 2001"), "3:14", "@", "@home", '"@home"'),
        Slip(first("note: `home`, title: A"), "3:13", "`", "`home`", '"`home`"'),
        Slip(aliases("[@ann, Annie]"), "5:15", "@", "@ann", '"@ann"'),
        Slip(aliases("\n      - %ann"), "6:9", "%", "%ann", '"%ann"'),
        Slip(below("    characters: [ann, @bob]\n"), "12:23", "@", "@bob", "bob"),
        Slip(below("    place: @mill\n"), "12:12", "@", "@mill", "mill"),
        Slip(below("    date: @2001\n"), "12:11", "@", "@2001", "2001"),
    ),
    "a wide colon": (
        Slip(below("    date\uff1a 2001\n"), "12:9", "U+FF1A", "date\uff1a 2001", "date: 2001"),
        Slip(
            f"{HEAD}events:\n  a:\n    title\uff1aA\n", "4:10", "U+FF1A", "title\uff1aA", "title: A"
        ),
        Slip(
            f"{HEAD}events\uff1a\n  a: {{title: A}}\n", "2:7", "U+FF1A", "events\uff1a", "events:"
        ),
        Slip(first("title\uff1a A"), "3:12", "U+FF1A", "title\uff1a A", "title: A"),
        Slip(
            below("  b\u2236 {title: B}\n"), "12:4", "U+2236", "b\u2236 {title: B}", "b: {title: B}"
        ),
    ),
    "an unusual space in a key": (
        Slip(f"{HEAD}events\u00a0: {{}}\n", "2:1", "U+00A0", "events\u00a0", "events"),
        Slip(below("    date\u00a0: 2001\n"), "12:5", "U+00A0", "date\u00a0", "date"),
        Slip(first("da\u2009te: 2001, title: A"), "3:7", "U+2009", "da\u2009te", "date"),
    ),
    "an unusual space": (
        Slip(below("    date:\u00a02001\n"), "12:10", "U+00A0", "date:\u00a02001", "date: 2001"),
        Slip(
            f"{HEAD}events:\n  a:\n    title:\u00a0 A\n",
            "4:11",
            "U+00A0",
            "title:\u00a0 A",
            "title: A",
        ),
        Slip(below("    characters: [ann,\u00a0bob]\n"), "12:22", "U+00A0", "\u00a0bob", "bob"),
        Slip(below("    characters:\n      -\u00a0ann\n"), "13:7", "U+00A0", "-\u00a0ann", "- ann"),
        Slip(below("    place: mill\u2009\n"), "12:12", "U+2009", "mill\u2009", "mill"),
    ),
    "an invisible character": (
        Slip(below("    date: \u200b2001-05\n"), "12:11", "U+200B", "\u200b2001-05", "2001-05"),
        Slip(first("title: A, episode: S01E01\u200b"), "3:26", "U+200B", "S01E01\u200b", "S01E01"),
        Slip(below("    tr\u200back: story\n"), "12:5", "U+200B", "tr\u200back", "track"),
        Slip(below("    track: \u200bstory\n"), "12:12", "U+200B", "\u200bstory", "story"),
        Slip(below("    characters: [cy\u00adlee]\n"), "12:18", "U+00AD", "cy\u00adlee", "cy-lee"),
        Slip(below("  b\u200b: {title: B}\n"), "12:3", "U+200B", "b\u200b", "b"),
        Slip(f"{HEAD}events\u200b: {{}}\n", "2:1", "U+200B", "events\u200b", "events"),
    ),
    "curly quotes": (
        Slip(
            first("title: \u201cA\u201d, note: \u201cB: c\u201d"),
            "3:25",
            "curly quotes",
            "\u201cB: c\u201d",
            '"B: c"',
        ),
        Slip(
            first("title: A, episode: \u201cS01E01\u201d"),
            "3:26",
            "curly quotes",
            "\u201cS01E01\u201d",
            "S01E01",
        ),
        Slip(
            below("    date: \u20182001\u2019\n"),
            "12:11",
            "curly quotes",
            "\u20182001\u2019",
            "2001",
        ),
        Slip(
            below("    place: \u00abmill\u00bb\n"),
            "12:12",
            "curly quotes",
            "\u00abmill\u00bb",
            "mill",
        ),
        Slip(
            below("    \u201cdate\u201d: 2001\n"),
            "12:5",
            "curly quotes",
            "\u201cdate\u201d",
            "date",
        ),
        Slip(
            below("    note: \u201cA: b\u201d\n"),
            "12:13",
            "curly quotes",
            "\u201cA: b\u201d",
            '"A: b"',
        ),
        Slip(
            first("title: \u201cA, b\u201d, date: 2001"),
            "3:14",
            "curly quotes",
            "\u201cA, b\u201d",
            '"A, b"',
        ),
        Slip(
            first("title: \u201cA: b\u201d, date: 2001"),
            "3:14",
            "curly quotes",
            "\u201cA: b\u201d",
            '"A: b"',
        ),
    ),
    "other look-alikes": (
        Slip(
            first("title: \uff3bA\uff3d, characters: \uff3bann, bob\uff3d"),
            "3:31",
            "U+FF3B",
            "\uff3bann, bob\uff3d",
            "[ann, bob]",
        ),
        Slip(
            below("    date: \uff12\uff10\uff10\uff11\n"),
            "12:11",
            "U+FF12",
            "\uff12\uff10\uff10\uff11",
            "2001",
        ),
        Slip(below("    d\u0430te: 2001\n"), "12:5", "U+0430", "d\u0430te", "date"),
        Slip(
            below("    \uff44\uff41\uff54\uff45: 2001\n"),
            "12:5",
            "U+FF44",
            "\uff44\uff41\uff54\uff45",
            "date",
        ),
        Slip(below("    episode: S01\u041501\n"), "12:14", "U+0415", "S01\u041501", "S01E01"),
        Slip(below("    characters: [cy\u2013lee]\n"), "12:18", "U+2013", "cy\u2013lee", "cy-lee"),
        Slip(
            below("    characters: [ann\uff0c bob]\n"),
            "12:18",
            "U+FF0C",
            "ann\uff0c bob",
            "ann, bob",
        ),
        Slip(
            below("    characters: \uff3bann, bob\uff3d\n"),
            "12:17",
            "U+FF3B",
            "\uff3bann, bob\uff3d",
            "[ann, bob]",
        ),
        Slip(
            first("title: A, characters: \u3010ann, bob\u3011"),
            "3:29",
            "U+3010",
            "\u3010ann, bob\u3011",
            "[ann, bob]",
        ),
        Slip(below("    characters: [ann, bob\uff3d\n"), "12:26", "U+FF3D", "\uff3d", "]"),
        Slip(first("title: A, date: 2001\uff5d\n  b: {title: B"), "3:27", "U+FF5D", "\uff5d", "}"),
        Slip(
            "timeline: {format: 1, title: A, clock: \u221205:00}\nevents: {}\n",
            "1:40",
            "U+2212",
            "\u221205:00",
            "-05:00",
        ),
        Slip("timeline: {format: \uff11, title: A}\nevents: {}\n", "1:20", "U+FF11", "\uff11", "1"),
    ),
    "a short range": (
        Slip(below("    date: 1914-18\n"), "12:11", "month 18", "1914-18", "1914/1918"),
        Slip(below("    date: 2001\u201305\n"), "12:11", "2001-05", "2001\u201305", "2001/2005"),
        Slip(
            first("title: A, date: 2017-11-15/17"),
            "3:23",
            "17",
            "2017-11-15/17",
            "2017-11-15/2017-11-17",
        ),
        Slip(below("    date: c.1815-1818\n"), "12:11", "c.1815", "c.1815-1818", "1815~/1818"),
    ),
    "a zone without a clock": (
        Slip(
            below("    date: 2014-03-07T16:42Z\n"),
            "12:11",
            "clock",
            "title: Sample",
            "title: Sample, clock: UTC",
        ),
        Slip(
            first("title: A, date: 2014-03-08T00:40+08:00"),
            "3:23",
            "clock",
            "title: Sample",
            "title: Sample, clock: +08:00",
        ),
        Slip(below("    date: 2025-03-12T10:02+01:00\n"), "12:11", "clock", "+01:00", ""),
    ),
    "a date in words": (
        Slip(below("    date: 44 BC\n"), "12:11", "44 BC", "44 BC", "-0043"),
        Slip(first("title: A, date: 50 AD"), "3:23", "50 AD", "50 AD", "0050"),
        Slip(below("    date: 1971-now\n"), "12:11", "1971-now", "1971-now", "1971/.."),
        Slip(below("    date: 1990s\n"), "12:11", "1990s", "1990s", "199X"),
        Slip(below("    date: 24.12.2001\n"), "12:11", "24.12.2001", "24.12.2001", "2001-12-24"),
        Slip(below("    date: 24/12/2001\n"), "12:11", "24/12/2001", "24/12/2001", "2001-12-24"),
        Slip(below("    date: 5. Mai 2001\n"), "12:11", "5. Mai 2001", "5. Mai 2001", "2001-05-05"),
        Slip(
            below("    date: 5 ao\u00fbt 2001\n"), "12:11", "2001", "5 ao\u00fbt 2001", "2001-08-05"
        ),
        Slip(
            below("    date: 5 de mayo de 2001\n"),
            "12:11",
            "mayo",
            "5 de mayo de 2001",
            "2001-05-05",
        ),
        Slip(below("    date: gennaio 2001\n"), "12:11", "gennaio", "gennaio 2001", "2001-01"),
        Slip(below("    date: M\u00e4rz 2001\n"), "12:11", "2001", "M\u00e4rz 2001", "2001-03"),
        Slip(below("    date: 24. Dez. 2001\n"), "12:11", "Dez", "24. Dez. 2001", "2001-12-24"),
        Slip(below("    date: 1er juin 2001\n"), "12:11", "juin", "1er juin 2001", "2001-06-01"),
    ),
    "a list without brackets": tuple(
        Slip(
            below(f"    characters: {text}\n"),
            "13:7" if text[0] == "\n" else "12:17",
            "must be a list",
            text,
            "[ann, bob]",
        )
        for text in (
            '"[ann, bob]"',
            "ann bob",
            "ann, bob",
            "ann; bob",
            "ann and bob",
            "ann & bob",
            "ann/bob",
            "(ann, bob)",
            "<ann, bob>",
            "Ann, Bob",
            "{ann, bob}",
            "{ann; bob}",
            "ann und bob",
            "ann + bob",
            "ann\u3001bob",
            "|\n      ann\n      bob",
            "1. ann 2. bob",
            "\n      ann,\n      bob",
        )
    ),
    "a list of one": (
        Slip(first("title: A, characters: (ann)"), "3:29", "must be a list", "(ann)", "[ann]"),
        Slip(below("    characters: ann,\n"), "12:17", "must be a list", "ann,", "[ann]"),
        Slip(below("    characters: - ann\n"), "12:17", "same line", "- ann", "[ann]"),
        Slip(aliases("The Great"), "5:14", "must be a list", "The Great", "[The Great]"),
        Slip(aliases("@great"), "5:14", "@", "@great", '["@great"]'),
    ),
    "a list with other signs": (
        Slip(
            below('    characters: "ann", "bob"\n'),
            "12:17",
            "brackets",
            '"ann", "bob"',
            "[ann, bob]",
        ),
        Slip(
            below("    characters: 'ann' and 'bob'\n"),
            "12:17",
            "brackets",
            "'ann' and 'bob'",
            "[ann, bob]",
        ),
        Slip(
            aliases('"Cary", "The Great"'),
            "5:14",
            "brackets",
            '"Cary", "The Great"',
            "[Cary, The Great]",
        ),
        Slip(
            below("    characters: [ann], [bob]\n"),
            "12:17",
            "own brackets",
            "[ann], [bob]",
            "[ann, bob]",
        ),
        Slip(
            below("    characters: [ann, bob] and cy-lee\n"),
            "12:17",
            "[",
            "[ann, bob] and cy-lee",
            "[ann, bob, cy-lee]",
        ),
        Slip(below("    characters: @ann @bob\n"), "12:17", "@", "@ann @bob", "[ann, bob]"),
        Slip(
            below("    characters: [ann and bob]\n"),
            "12:18",
            "ann and bob",
            "ann and bob",
            "ann, bob",
        ),
        Slip(below("    characters: [ann bob]\n"), "12:18", "ann bob", "ann bob", "ann, bob"),
        Slip(below("    characters: [ann; bob]\n"), "12:18", "ann; bob", "ann; bob", "ann, bob"),
        Slip(
            below('    characters: ["ann, bob"]\n'), "12:18", "ann, bob", '"ann, bob"', "ann, bob"
        ),
        Slip(below("    characters: [ann, bob)\n"), "12:26", ")", ")", "]"),
        Slip(below("    characters: [Cy Lee]\n"), "12:18", "Cy Lee", "Cy Lee", "cy-lee"),
        Slip(
            below("    characters:\n      - ann, bob\n"), "13:9", "ann, bob", "- ann, bob", "- ann"
        ),
        Slip(
            below("    characters:\n      - ann and bob\n"),
            "13:9",
            "ann and bob",
            "- ann and bob",
            "- ann",
        ),
        Slip(
            below("    characters:\n      - ann\n        - bob\n"),
            "13:9",
            "ann - bob",
            "- ann\n        - bob",
            "- ann",
        ),
        Slip(below("    characters:\n      \u2022 ann\n"), "13:7", "\u2022", "\u2022 ann", "- ann"),
        Slip(below("    characters:\n    \u2013 ann\n"), "13:5", "\u2013", "\u2013 ann", "- ann"),
        Slip(below("    characters:\n    * ann\n"), "13:5", "*", "* ann", "- ann"),
        Slip(below("    characters:\n    + ann\n"), "13:5", "+", "+ ann", "- ann"),
        Slip(below("    characters:\n      -ann\n"), "13:7", "space", "-ann", "- ann"),
    ),
    "a path of Windows": (
        Slip(
            first(r'title: "He opens C:\new"'),
            "3:14",
            r"\n",
            r'"He opens C:\new"',
            r"'He opens C:\new'",
        ),
        Slip(below(r'    note: "C:\temp"' + "\n"), "12:14", r"\t", r'"C:\temp"', r"'C:\temp'"),
        Slip(
            below(r'    note: "C:\Users\ann"' + "\n"),
            "12:16",
            r"\U",
            r'"C:\Users\ann"',
            r"'C:\Users\ann'",
        ),
        Slip(below(r'    note: "C:\doc"' + "\n"), "12:14", r"\d", r'"C:\doc"', r"'C:\doc'"),
        Slip(below('    note: "C:\\new\\"\n'), "12:18", "backslash", '"C:\\new\\"', "'C:\\new\\'"),
        Slip(aliases(r'["C:\new", Annie]'), "5:18", r"\n", r'"C:\new"', r"'C:\new'"),
    ),
    "a record in another shape": (
        Slip(
            f"{HEAD}characters:\n  cara: Cara Reed\n{WHO[12:]}events:\n{OTHER}",
            "3:9",
            "text",
            "Cara Reed",
            "{name: Cara Reed}",
        ),
        Slip(
            f"{HEAD}events:\n  a: The start, and more\n",
            "3:6",
            "text",
            "The start, and more",
            '{title: "The start, and more"}',
        ),
        Slip(below("    id: a\n"), "12:5", '"id"', "    id: a\n", ""),
        Slip(
            f"{HEAD}{WHO}events:\n{OTHER}  a:\n    title: A\ndate: 2001\n",
            "12:1",
            "not a section",
            "\ndate",
            "\n    date",
        ),
        Slip(
            f"{HEAD}{WHO}events:\n{OTHER}  a:\n    title: A\ndate: 2001\n    note: x\n",
            "12:1",
            "not a section",
            "\ndate",
            "\n    date",
        ),
        Slip(
            f"{HEAD}{WHO}events:\n{OTHER}b:\n    title: A\n",
            "10:1",
            "not a section",
            "\nb:",
            "\n  b:",
        ),
        Slip(
            f"{HEAD}events:\n  title: A\n  date: 2001\n",
            "3:3",
            "no event",
            "  title: A\n  date",
            "  a:\n    title: A\n    date",
        ),
        Slip(f"{HEAD}events:\n  #a:\n    title: A\n    date: 2001\n", "4:5", "no event", "#a", "a"),
    ),
    "an address": (
        Slip(source("example.org"), "7:10", "web address", "example.org", "https://example.org"),
        Slip(
            source("https:/a.example"),
            "7:10",
            "web address",
            "https:/a.example",
            "https://a.example",
        ),
        Slip(source("https://a.example/b c"), "7:10", "web address", "b c", "b%20c"),
        Slip(
            source("https\uff1a//a.example"),
            "7:10",
            "U+FF1A",
            "https\uff1a//a.example",
            "https://a.example",
        ),
    ),
}
ALL = [(kind, slip) for kind, slips in SLIPS.items() for slip in slips]
PLAIN_ADVICE = {
    "an unusual space in a key",
    "a zone without a clock",
    "a record in another shape",
    "a # in an ID",
}


def problems(data: str) -> tuple[Problem, ...]:
    """Everything that is wrong or in doubt."""
    try:
        timeline, errors, _ = inspect(data.encode(), "file.yaml")
    except BadTimeline as error:
        return error.problems
    return errors or warnings(timeline, data.encode())


def names(value: object) -> str:
    """The kind names the test; the slip is numbered."""
    return value if isinstance(value, str) else ""


CHANGES: tuple[Callable[[str], str], ...] = (
    str,
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.removesuffix("\n"),
    lambda text: text + "\n# The end.\n",
    lambda text: "\ufeff" + text,
)


@pytest.mark.parametrize(("kind", "slip"), ALL, ids=names)
def test_one_message_names_the_slip_at_its_place(kind: str, slip: Slip) -> None:
    """Also with line ends of Windows, without the last one, above a comment, below a byte order mark."""
    for change in CHANGES:
        told = problems(change(slip.text))
        said = [f"{p.place.line}:{p.place.column} {p.what}; {p.advice}" for p in told]
        assert said[0].startswith(f"{slip.place} "), (kind, said)
        assert slip.names in said[0], said
        assert len(said) == 1, said


@pytest.mark.parametrize(("kind", "slip"), ALL, ids=names)
def test_what_the_message_proposes_passes(kind: str, slip: Slip) -> None:
    """An advice that leads to the next error is worse than none."""
    (problem,) = problems(slip.text)
    if kind not in PLAIN_ADVICE:
        assert slip.new in problem.advice
    assert slip.old in slip.text
    before, _, after = slip.text.rpartition(slip.old)
    rest = problems(before + slip.new + after)
    assert [p for p in rest if p.severity == "error" or p.rule == problem.rule] == []
