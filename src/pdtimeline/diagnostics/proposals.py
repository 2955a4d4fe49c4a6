"""How an advice shows the text that is to be written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pdtimeline.diagnostics.characters import COMMAS, CURLY, DOTS
from pdtimeline.model.values import ID

SHOWN = 60  # characters of a text that an advice writes out
MOST = 8  # members of a list that it writes out

_AROUND = f" \t\n[](){{}}\"'{CURLY}\uff08\uff09\uff3b\uff3d\uff5b\uff5d\u3010\u3011\u300c\u300d"
_BETWEEN_TEXTS = rf"[,;\n{COMMAS}\uff1b{DOTS}]"
_BETWEEN = rf"{_BETWEEN_TEXTS}|[&+/|]|\band\b"
_PLAIN = r"[^\W_](?:[^][{},:#\n]*[^][{},:#\s])?"


def shown(text: str) -> str:
    """The text, or its beginning when it is long."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."


def in_quotes(text: str, advice: str = "put the text in quotes") -> str:
    """The advice, followed by the text in quotes unless it is long."""
    if not 0 < len(text) <= SHOWN:
        return advice
    return f"{advice}: {_between_quotes(text)}"


def _between_quotes(text: str) -> str:
    return _in_single(text) if '"' in text or "\\" in text else f'"{text}"'


def _in_single(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def in_single_quotes(written: str, advice: str) -> str:
    """The advice, followed by a text that is written in double quotes, in single ones unless it is long."""
    if len(written) > SHOWN:
        return advice
    inner = written[1:-1].replace('\\"', '"')
    inner = re.sub(r"(?<=[\w:])\\\\", r"\\", inner)  # those at the start are of \\server\folder
    return f"{advice}: {_in_single(inner)}"


def in_brackets(members: Iterable[str]) -> str:
    """The members as a list, in quotes where one needs them; the first ones when there are many."""
    items = [
        member if re.fullmatch(_PLAIN, member) else _between_quotes(member) for member in members
    ]
    return f"[{', '.join(items[:MOST])}{', ...' if len(items) > MOST else ''}]"


def members(text: str, *, are_words: bool) -> list[str]:
    """What a text enumerates, in any way in which people do; with *are_words* no member has a space."""
    inner = text.strip(_AROUND)
    parts = re.split(_BETWEEN if are_words else _BETWEEN_TEXTS, inner)
    listed = [part.strip(_AROUND) for part in parts if part.strip(_AROUND)] or [text]
    words = inner.split()
    if are_words and len(listed) == 1 and len(text) <= SHOWN and all(map(ID.fullmatch, words)):
        return words
    return listed
