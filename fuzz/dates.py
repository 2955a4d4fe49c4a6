"""Our dates against those of two other readers of EDTF: what is read, and which days it stands for.

    npm install --prefix /tmp/readers edtf
    python -m pip install --target /tmp/readers/python edtf
    python fuzz/dates.py --readers /tmp/readers --examples 100000

It needs Node.js, and installs nothing itself. Texts are drawn as people write EDTF, well and badly:
years, months, seasons, days, times, zones, doubts, masks, intervals, sets, and a wrong character here and
there. The npm package `edtf` is asked for level 1, the PyPI package `edtf` knows no levels. Where they
differ from us, `reason` has an explanation, or it is printed and the script ends with 1. Each reason is
printed with how often it came and with a text that shows it.
"""

# ruff: noqa: INP001, T201, S311, S603 - a script; it prints, draws, and runs Node.js

from __future__ import annotations

import argparse
import io
import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

from pdtimeline.errors import BadValue
from pdtimeline.model.dates import Instant, PartialDate

NODE = """
import {parse, default as edtf} from %s;
let texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
"""
NODE = """
import { readFileSync } from 'node:fs'
const { default: edtf } = await import(process.argv[1] + '/node_modules/edtf/index.js')
const known = (time) => Number.isFinite(time) ? time / 1000 : null
const bounds = (text) => {
  try {
    const date = edtf(text, { level: 1 })
    return [known(date.min), known(date.max)]
  } catch { return 'refused' }
}
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(bounds)))
"""
EPOCH = Instant(1970)
SHOWN = 40


class Answer(NamedTuple):
    """Whether a text is read, and the first and last day; an end that is open or unknown is None."""

    is_read: bool
    first: Instant | None = None
    last: Instant | None = None


REFUSED = Answer(is_read=False)


def drawn(draw: random.Random) -> str:
    """A text that may be a date."""
    kind = draw.random()
    if kind < 0.6:
        text = one(draw)
    elif kind < 0.95:
        text = f"{end(draw)}/{end(draw)}"
    else:
        members = draw.choice((",", "..")).join(one(draw) for _ in range(draw.randint(1, 3)))
        text = draw.choice(("[{}]", "{{{}}}", "[..{}]", "{{{}..}}")).format(members)
    if draw.random() < 0.08:
        at = draw.randrange(len(text) + 1)
        text = text[:at] + draw.choice("0159X-~?%TZ:/.Y ") + text[at + draw.randint(0, 1) :]
    return text


def end(draw: random.Random) -> str:
    """An end of an interval."""
    return draw.choice(("", "..")) if draw.random() < 0.15 else one(draw)


def one(draw: random.Random) -> str:
    """One date; mostly of level 1."""
    if draw.random() < 0.06:
        return f"Y{draw.choice((1, -1)) * draw.randint(1, 10 ** draw.randint(2, 9))}{doubt(draw)}"
    number = draw.choice((draw.randint(0, 60), draw.randint(1900, 2030), draw.randint(0, 9999)))
    year = draw.choice(("", "", "", "", "-")) + f"{number:04}"
    if draw.random() < 0.15:
        masked = draw.randint(1, 4)
        year = year[:-masked] + "X" * masked
    parts = [year]
    if draw.random() < 0.6:
        parts.append(
            draw.choice((f"{draw.randint(1, 12):02}", f"{draw.randint(0, 42):02}", "XX", "1X"))
        )
        if draw.random() < 0.6:
            parts.append(
                draw.choice((f"{draw.randint(1, 31):02}", f"{draw.randint(0, 32):02}", "XX"))
            )
    if draw.random() < 0.1:
        at = draw.randrange(len(parts))
        parts[at] = draw.choice((f"{doubt(draw)}{parts[at]}", f"{parts[at]}{doubt(draw)}"))
    text = "-".join(parts)
    if len(parts) == 3 and draw.random() < 0.3:
        text += f"T{draw.randint(0, 24):02}:{draw.randint(0, 60):02}"
        text += draw.choice((f":{draw.randint(0, 60):02}", f":{draw.randint(0, 60):02}", ""))
        text += draw.choice(("", "", "Z", "+01:00", "-04", "+0530", "+14:30", "-12:00"))
    return text + doubt(draw)


def doubt(draw: random.Random) -> str:
    """A sign of doubt, or none."""
    return draw.choice(("", "", "", "", "~", "?", "%"))


def ours(text: str) -> Answer:
    """What pdtimeline reads."""
    try:
        date = PartialDate.parse(text, 0)
    except BadValue:
        return REFUSED
    begin, last = date.ends
    return Answer(
        is_read=True,
        first=None if begin in {"", ".."} else date.first,
        last=None if last in {"", ".."} else date.last,
    )


def of_npm(texts: list[str], folder: Path) -> Iterator[Answer]:
    """What the npm package reads; it counts milliseconds since 1970."""
    call = ["node", "--input-type=module", "-e", NODE, str(folder.resolve())]
    done = subprocess.run(call, input=json.dumps(texts).encode(), capture_output=True, check=True)
    for found in json.loads(done.stdout):
        if found == "refused":
            yield REFUSED
        else:
            first, last = (None if time is None else EPOCH.later(int(time // 1)) for time in found)
            yield Answer(is_read=True, first=first, last=last)


def of_pypi(texts: list[str], folder: Path) -> Iterator[Answer]:
    """What the PyPI package reads; it knows days only. What it fails over counts as refused."""
    sys.path.insert(0, str(folder / "python"))
    from edtf import parse_edtf  # type: ignore[import-not-found]

    for text in texts:
        try:
            with redirect_stdout(io.StringIO()):  # it prints what it tries
                date = parse_edtf(text)
                first, last = day(date.lower_strict()), day(date.upper_strict())
        except Exception:  # noqa: BLE001 - it has no one kind of error
            yield REFUSED
        else:
            yield Answer(is_read=True, first=first, last=last)


def day(time: Any) -> Instant | None:
    """A `struct_time` as a day; infinity is no known end."""
    return None if time is None or isinstance(time, float) else Instant(*time[:3])


# What is different, and why: who reads it, a pattern of the text, and why; the first that fits.
WE_READ, WE_REFUSE, BOUNDS = "we read", "we refuse", "bounds"
_ONE = r"[^/]*"
_SEASON = r"-?\d{4}-2[1-4][~?%]?"
_MASKED_BC = r"-[\dX]*X[\dX]*(?:-[\dX]{2}){0,2}|-\d{4}(?:-\d\d)?-XX|-\d{4}-XX-XX"
_LONGER = rf"{_ONE}[TY]{_ONE}/{_ONE}|{_ONE}/{_ONE}[TY]{_ONE}"
BACKWARD = "a mask before year 1: there it ends before it begins"
OUR_ENDS = "a time or a Y year in an interval: ours"
REASONS = {
    "npm": (
        (WE_REFUSE, r"-0000.*", "the year -0000"),
        (WE_REFUSE, r".*-02-29.*", "a 29 February of a year without: there March 1"),
        (WE_REFUSE, r"-?XXXX(?:-XX){0,2}", "a year without any digit: level 1 masks one or two"),
        (WE_REFUSE, r"(?:\.\.)?/(?:\.\.)?", "an interval without any end"),
        (WE_READ, rf"(?:{_ONE}/)?{_ONE}T[^/]*[~?%](?:/{_ONE})?", "a doubt about a time of day: ours"),
        (WE_READ, _LONGER, OUR_ENDS),
        (WE_READ, rf"{_SEASON}/{_ONE}|{_ONE}/{_SEASON}", "a season in an interval: ours"),
        (WE_READ, r"([^/]+)[~?%]?/\1[~?%]?", "from a date to itself, one in doubt: there it is backward"),
        (BOUNDS, r"Y.*", "a year beyond the 275,760 years of a JavaScript date"),
        (BOUNDS, _MASKED_BC, BACKWARD),
        (BOUNDS, _SEASON, "a season: there a quarter of the year, spring from January on"),
        (BOUNDS, r".*T.*", "a minute: there its first second"),
    ),
    "pypi": (
        (WE_REFUSE, r".*-02-29.*", "a 29 February of a year without: there a day"),
        (BOUNDS, rf"/{_ONE}|{_ONE}/", "an unknown end: there ten years away"),
        (BOUNDS, _MASKED_BC, BACKWARD),
        (BOUNDS, rf"(?:{_ONE}/)?-?\d{{4}}-24[~?%]?(?:/{_ONE})?", "a winter: there it ends on December 31"),
        (BOUNDS, rf"{_ONE}T{_ONE}", "a time with a zone: there the day of its own clock"),
        (WE_READ, _LONGER, OUR_ENDS),
        (WE_READ, rf"{_ONE}T.*[~?%]", "a doubt about a time of day: ours"),
        (WE_READ, rf"{_ONE}T\d\d:\d\d(?!:).*", "a time without seconds: ours"),
        (WE_READ, rf"{_ONE}[-+]\d{{4}}", "an offset without a colon: ours"),
        (WE_REFUSE, r"-?XXXX(?:-XX){0,2}", "a year without any digit: level 1 masks one or two"),
        (WE_REFUSE, r"(?:\.\.)?/(?:\.\.)?", "an interval without any end"),
    ),
}  # fmt: skip


def reason(name: str, text: str, mine: Answer, other: Answer, npm: Answer) -> str | None:
    """Why the two answers differ; None where nobody knows, empty where they do not."""
    if mine == other:
        return ""
    who = BOUNDS if mine.is_read and other.is_read else WE_READ if mine.is_read else WE_REFUSE
    for kind, pattern, why in REASONS[name]:
        if kind == who and re.fullmatch(pattern, text):
            return f"{kind}: {why}"
    if name != "npm" and who == WE_REFUSE and npm == REFUSED:
        return f"{who}: not of level 1, as npm says, too"
    return None


def as_days(answer: Answer) -> Answer:
    """Without times of day."""
    ends = (end and end._replace(second=0) for end in (answer.first, answer.last))
    return Answer(answer.is_read, *ends)


def main() -> int:
    """Draw, ask all three, and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--readers", type=Path, required=True, help="folder with both packages")
    parser.add_argument("--examples", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    texts = list(dict.fromkeys(drawn(draw) for _ in range(options.examples)))
    answers = [ours(text) for text in texts]
    print(f"{len(texts):,} texts, of which pdtimeline reads {sum(a.is_read for a in answers):,}")
    npm, pypi = [*of_npm(texts, options.readers)], [*of_pypi(texts, options.readers)]
    unexplained = 0
    for name, others, mine in (("npm", npm, answers), ("pypi", pypi, [*map(as_days, answers)])):
        counts: Counter[str] = Counter()
        examples: dict[str, str] = {}
        for text, one_of_ours, other, by_npm in zip(texts, mine, others, npm, strict=True):
            why = reason(name, text, one_of_ours, other, by_npm)
            if why is None:
                unexplained += 1
                if unexplained <= SHOWN:
                    print(f"  {name}: {text}: {one_of_ours} and {other}")
            elif why:
                counts[why] += 1
                examples.setdefault(why, text)
        print(f"{name}: {sum(counts.values()):,} differ for these reasons")
        for why, count in counts.most_common():
            print(f"  {count:7,}  {why}, as in {examples[why]}")
    print(f"{unexplained:,} differ, and nobody knows why")
    return 1 if unexplained else 0


if __name__ == "__main__":
    raise SystemExit(main())
