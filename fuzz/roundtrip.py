r"""Any text, into a timeline and out of it again in every format, comes back as the same text.

    python fuzz/roundtrip.py --examples 100000

Hypothesis draws texts without surrogates; each stands in double quotes in a timeline, as summary, as
note, and where it can be one line as title. It is read, written in all nine formats, and what is
written goes through the reader of its format: json, csv and PyYAML, a split at tabs for plain and tsv,
markdown-it for Markdown, and the eyes of a person for table and tree, who read the drawn cell.

json, jsonl and yaml, and plain and tsv when their escapes are undone (`\t`, `\n`, `\r`, `\\`, `\xNN`,
`\uNNNN`), give the text itself. csv and markdown and the drawn ones show what acts as escapes that
cannot be told from written ones, so there the expected text is worked out by a second implementation of
the rules, at the end of this file.
"""

# ruff: noqa: INP001, S101, T201 - a script; it asserts; it prints

from __future__ import annotations

import argparse
import csv
import html
import io
import json
import re
import sys
import unicodedata
from collections import Counter

import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from material import HEAD, double_quoted

from pdtimeline import parse
from pdtimeline.render import FORMATS, Listing, render
from pdtimeline.render.command_columns import sheet_for
from pdtimeline.terminal.screen import Screen

ACTING = (
    "\x00\a\b\t\n\v\f\r\x1b\x7f\x85\x9b\xa0\xad\u061c\u200b\u200e\u2028\u2029\u202e\u2066\ufeff"
    "\ufffe\uffff"
)
MARKUP = "|<>&`\\\"'[]()*_#=+-@:,;{}~!/%^$ aé日🐶\u0301"
ANY = st.characters(exclude_categories=["Cs"])
# `st.text` would make one alphabet of the three, in which the first two drown.
TEXTS = st.lists(
    st.one_of(st.sampled_from(ACTING), st.sampled_from(MARKUP), ANY), min_size=1, max_size=30
).map("".join)
COLUMNS = ("id", "title", "summary", "note")
WIDE = Screen(is_terminal=True, width=100_000)
ESCAPE = re.compile(r"\\(?:([tnr\\])|x([0-9a-f]{2})|u([0-9a-f]{4}))")
TURNS = frozenset({"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"})
NAMED = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
MARKDOWN = MarkdownIt("commonmark").enable("table")


def timeline(text: str) -> bytes:
    """A timeline of one event that says the text; the title says it when it is one line."""
    written = double_quoted(text)
    title = written if is_line(text) else "T"
    event = f"title: {title}\n    summary: {written}\n    note: {written}\n"
    return HEAD + f"events:\n  e:\n    {event}".encode()


def is_line(text: str) -> bool:
    """Whether the text may be a title: blanks at its ends are not kept there."""
    return not set(text.strip()) & set("\n\r")


def undone(field: str) -> str:
    """A field of plain without its escapes."""

    def sign(match: re.Match[str]) -> str:
        return NAMED.get(match[1] or "") or chr(int(match[2] or match[3], 16))

    return ESCAPE.sub(sign, field)


def acts(sign: str) -> bool:
    """Whether a sign is shown as an escape: controls, line separators, turns of direction, no characters."""
    return (
        unicodedata.category(sign) in {"Cc", "Zl", "Zp"}
        or unicodedata.bidirectional(sign) in TURNS
        or sign in "\u061c\u200e\u200f\ufeff\ufffe\uffff"
    )


def seen(text: str, kept: str = "") -> str:
    """The text as people see it; the *kept* signs stay as they are."""
    short = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
    signs = []
    for sign in text:
        escape = f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}"
        signs.append(short.get(sign, escape) if acts(sign) and sign not in kept else sign)
    return "".join(signs)


def read_back(form: str, written: str) -> list[str]:
    """Title, summary and note, as the reader of the format has them."""
    if form in {"json", "jsonl", "yaml"}:
        data = yaml.load(written, yaml.CSafeLoader) if form == "yaml" else json.loads(written)
        record = data if form == "jsonl" else data[0]
        return [record[name] for name in COLUMNS[1:]]
    if form == "csv":
        return list(csv.reader(io.StringIO(written, newline=""), strict=True))[1][1:]
    if form == "markdown":
        tokens = MARKDOWN.parse(written)
        cells = [token.content for token in tokens if token.type == "inline"]
        return [html.unescape(cell).strip() for cell in cells[len(COLUMNS) + 1 :]]
    fields = written.split("\n")[form == "tsv"].split("\t")[1:]
    return [undone(field) for field in fields]


def expected(form: str, texts: list[str]) -> list[str]:
    """What the reader of the format should have."""
    if form == "csv":
        return [seen(text, "\n") for text in texts]
    if form == "markdown":
        return [seen(re.sub("[\n\r]", " ", text)).strip() for text in texts]
    return texts


def holds(form: str, written: str, texts: list[str]) -> bool:
    """Whether a drawn form shows the texts; a tree has titles only."""
    shown, lines = (texts[:1], 2) if form == "tree" else (texts, 3)
    return all(seen(text) in written for text in shown) and written.count("\n") == lines


def main() -> int:
    """Draw texts until one does not come back."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--examples", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    counts: Counter[str] = Counter()

    @seed(asked.seed)
    @settings(
        max_examples=asked.examples, deadline=None, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate, Phase.shrink],
    )  # fmt: skip
    @given(TEXTS.filter(lambda text: not text.isspace()))
    def comes_back(text: str) -> None:
        found = parse(timeline(text))
        (event,) = found.events
        texts = [text.strip() if is_line(text) else "T", text, text]
        assert [event.title, event.summary, event.note] == texts
        listing = Listing(sheet_for("events", found), found.events, found, COLUMNS)
        for form in FORMATS:
            written = "".join(render(listing, form, WIDE))
            if form in {"table", "tree"}:
                assert holds(form, written, texts), (form, written)
            else:
                assert read_back(form, written) == expected(form, texts), (form, written)
        counts["titles"] += is_line(text)
        counts["texts"] += 1

    comes_back()
    print(
        f"{counts['texts']:,} texts, {counts['titles']:,} of them titles too, {len(FORMATS)} formats"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
