"""How texts compare when people type and sort them: one function for names, `--text`, and `search`.

Case, accents, and the many Unicode forms of dashes, quotes, and blanks make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

SortKey: TypeAlias = tuple[tuple[str, int, str], ...]

_APOSTROPHES = (
    "\u2018\u2019\u201a\u201b\u02b9\u02bb\u02bc\u02bd\u02c8\u2032\u2035\u2039\u203a\u00b4\u1ffd`"
)
_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2036\u301d\u301e\u301f"
_DASHES = (
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\u2e40\u058a\u05be\u301c\u3030"
)
_INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
_LETTERS = {
    "\u0142": "l", "\u0141": "l", "\u00f8": "o", "\u00d8": "o", "\u00e6": "ae", "\u00c6": "ae",
    "\u0153": "oe", "\u0152": "oe", "\u0111": "d", "\u0110": "d", "\u00f0": "d", "\u00d0": "d",
    "\u00fe": "th", "\u00de": "th", "\u0127": "h", "\u0126": "h", "\u0167": "t", "\u0166": "t",
    "\u0131": "i",
}  # fmt: skip
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_QUOTES, '"'),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_INVISIBLE, ""),
        **_LETTERS,
    }
)
_DIGITS = re.compile(r"(\d+)", re.ASCII)


def fold(text: str) -> str:
    """The text as texts are compared: lowercase, without accents, with plain dashes, quotes, and blanks."""
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN)).casefold()
    plain = unicodedata.normalize("NFKD", plain).translate(_PLAIN)
    return " ".join("".join(filter(_is_seen, plain)).split())


def _is_seen(character: str) -> bool:
    """Whether a character counts: no accent, soft hyphen, zero-width space, or variation selector."""
    if character.isascii():
        return True
    return not (
        unicodedata.combining(character)
        or unicodedata.category(character) == "Cf"
        or "\ufe00" <= character <= "\ufe0f"
    )


def has_phrase(phrase: str) -> Callable[[str], bool]:
    """A test whether a text has the phrase at the start of one of its words: `ring` is not in `during`.

    In scripts without capital letters, which often write no blanks, it may also be within a word.
    """
    wanted = fold(phrase)
    needs_start = wanted[:1].isalnum() and unicodedata.category(wanted[0]) != "Lo"

    def has(text: str) -> bool:
        folded = fold(text)
        at = folded.find(wanted)
        while needs_start and at > 0 and folded[at - 1].isalnum():
            at = folded.find(wanted, at + 1)
        return at >= 0

    return has


def text_key(text: str) -> SortKey:
    """What to sort texts by: as they are compared, and a run of digits as one number."""
    parts = _DIGITS.split(fold(text))
    digits = [number.lstrip("0") for number in parts[1::2]]
    return tuple(
        (word, len(number), number) for word, number in zip(parts[::2], [*digits, ""], strict=True)
    )
