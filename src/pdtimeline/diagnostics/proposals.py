"""How an advice shows the text that is to be written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pdtimeline.diagnostics.characters import COMMAS, CURLY, DOTS, NO_QUOTES
from pdtimeline.diagnostics.value_hints import likely_id
from pdtimeline.model.schema import Form
from pdtimeline.model.values import is_id

SHOWN = 60  # characters of a text that an advice writes out
MOST = 8  # members of a list that it writes out

_AROUND = f" \t\n[](){{}}\"'{CURLY}\uff08\uff09\uff3b\uff3d\uff5b\uff5d\u3010\u3011\u300c\u300d"
_NUMBER = r"(?:^|(?<=\s))\d{1,2}[.)]\s"  # before an item of a numbered list
_BETWEEN_TEXTS = rf"[,;\n{COMMAS}\uff1b{DOTS}]|{_NUMBER}"
_BETWEEN = rf"{_BETWEEN_TEXTS}|[&+/|\\]|[-=]>|\s-\s|\b(?:and|und|et|y|with|vs)\b"
_AROUND_WORDS = f"{_AROUND}@#*"
_PLAIN = r"[^\W_](?:[^][{},:#\n]*[^][{},:#\s])?"


def shown(text: str) -> str:
    """The text, or its beginning when it is long."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."


def in_quotes(text: str, advice: str = "put the text in quotes") -> str:
    """The advice, followed by the text in quotes unless it is long."""
    return f"{advice}: {_between_quotes(text)}" if 0 < len(text) <= SHOWN else advice


def _between_quotes(text: str) -> str:
    return _in_single(text) if '"' in text or "\\" in text else f'"{text}"'


def _in_single(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def curly_quotes(line: str, start: int, end: int) -> tuple[str, str, int] | None:
    """What to say of curly quotes around a part of a line, and their column; None if there are none."""
    for match in re.finditer(f"[{CURLY}]([^{CURLY}]*)[{CURLY}]", line):
        if match.start() < start and end <= match.end():
            return NO_QUOTES, in_quotes(match[1], "use straight quotes"), match.start()
    return None


def in_single_quotes(written: str, advice: str) -> str:
    """The advice, followed by a text that is written in double quotes, in single ones unless it is long."""
    if len(written) > SHOWN:
        return advice
    inner = written[1:-1].replace('\\"', '"')
    inner = re.sub(r"(?<=[\w:])\\\\", r"\\", inner)  # those at the start are of \\server\folder
    return f"{advice}: {_in_single(inner)}"


def in_brackets(members: Iterable[str]) -> str:
    """The members as a list, in quotes where one needs them; the first ones when there are many."""
    items = [*map(in_braces, members)]
    return f"[{', '.join(items[:MOST])}{', ...' if len(items) > MOST else ''}]"


def in_braces(text: str) -> str:
    """The text as it can be written between brackets or braces: in quotes where it needs them."""
    return text if re.fullmatch(_PLAIN, text) else _between_quotes(text)


def members(text: str, *, are_words: bool) -> list[str]:
    """What a text enumerates, in any way in which people do; with *are_words* no member has a space."""
    around = _AROUND_WORDS if are_words else _AROUND
    inner = text.strip(around)
    parts = re.split(_BETWEEN if are_words else _BETWEEN_TEXTS, inner)
    listed = [part.strip(around) for part in parts if part.strip(around)] or [text]
    words = [word.strip(around) for word in inner.split()]
    if are_words and len(listed) == 1 and len(text) <= SHOWN and all(map(is_id, words)):
        return words
    return listed


def items_of(text: str, form: Form) -> list[str]:
    """What a text lists for a field of that form; anything but an ID becomes one where IDs are needed."""
    items = members(text, are_words=form in {Form.IDS, Form.CODES})
    if form is not Form.IDS or all(map(is_id, items)):
        return items
    return [likely_id(item) or item for item in items]
