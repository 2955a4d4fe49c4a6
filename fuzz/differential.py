"""Our tree against that of others: the same texts, styles and places, node by node.

    python fuzz/differential.py FILE_OR_FOLDER... --strings LIST.json --examples 20000 --peer ruamel

Every input that we accept as YAML is composed by PyYAML as well (CBaseLoader: texts stay texts) and the
two are compared: kinds, texts, styles, lines and columns, the ends of texts. The inputs are those of
`material.py`, the kinds of `benchmarks/generate.py`, and what Hypothesis draws. With `--peer ruamel`
the second opinion is ruamel.yaml's own parser, which is not libyaml; it has to be installed.

Where the two differ, `reason` has an explanation, or it is printed and the script ends
with 1. Of what we refuse and the other reads, the rules are counted.
"""

# ruff: noqa: INP001, T201 - a script; it prints

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from material import Input, of_files, of_strings

sys.path += [str(Path(__file__).parents[1] / folder) for folder in ("tests/support", "benchmarks")]

from generate import KINDS  # type: ignore[import-not-found]

from drawn_yaml import documents
from nodes import Path as Steps
from nodes import Seen, ours, theirs
from pdtimeline.errors import BadTimeline, Problem

Compose: TypeAlias = Callable[[bytes], Any]


def by_pyyaml(data: bytes) -> Any:
    """Composed by PyYAML with libyaml."""
    return yaml.compose(data, Loader=yaml.CBaseLoader)


def by_ruamel(data: bytes) -> Any:
    """Composed by ruamel.yaml, in Python alone."""
    from ruamel.yaml import YAML  # type: ignore[import-not-found] # for this run only

    return YAML(typ="base", pure=True).compose(data)


PEERS: Mapping[str, Compose] = {"pyyaml": by_pyyaml, "ruamel": by_ruamel}
# Where ruamel.yaml and libyaml differ: words of what it refuses with, and the reason.
REFUSALS: Mapping[str, str] = {
    "'\\t' that cannot start any token": "a tab between words, which ruamel refuses",
    "but found '\\t'": "a tab behind > or |, which ruamel refuses",
    "but got '<scalar>'": "a tab in a text between brackets, where ruamel ends the text",
    "more indented follow up line": "a comment after a block of text, which ruamel refuses",
    "but found '#'": "a comment right behind > or |, which ruamel refuses",
}
EMPTY = "the place of an empty value: behind its colon, or for ruamel where the next word begins"


def reason(peer: str, what: str, mine: Seen | None) -> str:
    """Why a difference is none of ours; empty when it has no reason."""
    if peer != "ruamel":
        return ""
    if mine is not None and not mine.text and not mine.style and what in {"line", "column", "end"}:
        return EMPTY
    return next((why for words, why in REFUSALS.items() if words in what), "")


class Comparison:
    """Compares inputs with one peer, and counts what came out."""

    def __init__(self, peer: str) -> None:
        self.peer = peer
        self.compose = PEERS[peer]
        self.counts: Counter[str] = Counter()
        self.unexplained = 0

    def __call__(self, one: Input) -> None:
        """Read an input in both ways."""
        problems: list[Problem] = []
        try:
            tree = ours(one.data, problems)
        except BadTimeline as error:
            self.refused(one, "whole" if error.whole else error.problems[0].rule)
            return
        if problems:
            self.refused(one, problems[0].rule)
            return
        self.counts["accepted"] += 1
        self.counts["nodes"] += len(tree)
        try:
            other = theirs(self.compose(one.data))
        except Exception as error:  # noqa: BLE001 - whatever it raises: we did accept it
            self.differs(one, f"refused: {error}".replace("\n", " "), "")
            return
        for path in tree.keys() | other.keys():
            self.node(one, path, tree.get(path), other.get(path))

    def refused(self, one: Input, rule: str) -> None:
        """Count what we refuse, and whether the peer would read it."""
        try:
            self.compose(one.data)
        except Exception:  # noqa: BLE001 - it refuses as well
            self.counts["refused by both"] += 1
        else:
            self.counts[f"refused by us alone: {rule}"] += 1

    def node(self, one: Input, path: Steps, mine: Seen | None, its: Seen | None) -> None:
        """Compare a node with its counterpart."""
        if mine is None or its is None:
            self.differs(one, "a node that the other has not", f"{path}: {mine} {its}")
            return
        for name, value, other in zip(Seen._fields, mine, its, strict=True):
            if value != other:
                self.differs(one, name, f"{path}: {value!r}, not {other!r}", mine)

    def differs(self, one: Input, what: str, how: str, mine: Seen | None = None) -> None:
        """Count a difference, or print it when it has no reason."""
        if why := reason(self.peer, what, mine):
            self.counts[f"explained: {why}"] += 1
            return
        self.unexplained += 1
        print(f"DIFFERS {one.name}: {what} {how}", flush=True)


def drawn(count: int, compare: Callable[[Input], None]) -> None:
    """Compare what Hypothesis draws."""

    @seed(1)
    @settings(
        max_examples=count, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(documents)
    def each(text: str) -> None:
        compare(Input(repr(text), text.encode()))

    each()


def generated(events: int) -> Iterator[Input]:
    """A timeline of each kind that the benchmark has."""
    for kind, write in KINDS.items():
        yield Input(f"generated, {kind}", "".join(write(events)).encode())


def main() -> int:
    """Compare everything; 1 when a difference has no reason."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("places", nargs="*", type=Path, metavar="FILE_OR_FOLDER")
    parser.add_argument("--strings", action="append", type=Path, default=[], metavar="FILE")
    parser.add_argument("--events", type=int, default=20, help="of each generated timeline")
    parser.add_argument("--examples", type=int, default=1000, help="drawn by Hypothesis")
    parser.add_argument("--peer", choices=PEERS, default="pyyaml")
    asked = parser.parse_args()
    compare = Comparison(asked.peer)
    for one in chain(of_files(asked.places), of_strings(asked.strings), generated(asked.events)):
        compare(one)
    if asked.examples:
        drawn(asked.examples, compare)
    for what, number in sorted(compare.counts.items()):
        print(f"{number:9,} {what}")
    print(f"{compare.unexplained:9,} differences without a reason")
    return int(compare.unexplained > 0)


if __name__ == "__main__":
    sys.exit(main())
