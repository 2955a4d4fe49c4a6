"""Characters that look like ones on the keyboard, or like nothing at all, and are different ones."""

from __future__ import annotations

import re
import unicodedata

from pdtimeline.errors import quoted
from pdtimeline.model.values import ID_LENGTH

CURLY = "“”„‟‘’‚‛«»‹›"  # noqa: RUF001 - these are the ones that are taken for quotes
COLONS = "\uff1a\ufe55\ufe13\u2236\ua789\u02d0"
BRACKETS = "\uff5b\uff3b"
COMMAS = "\uff0c\ufe50\u3001\uff64\u060c"
DOTS = "\N{BULLET}\N{BLACK CIRCLE}\N{BLACK SMALL SQUARE}\N{TRIANGULAR BULLET}\N{WHITE BULLET}\N{MIDDLE DOT}"
BULLETS = (
    f"{DOTS}\N{HYPHEN BULLET}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{SMALL HYPHEN-MINUS}"
)
NO_QUOTES = "YAML does not treat curly quotes as quotes"
_LATIN = str.maketrans(  # letters of the Cyrillic alphabet that look like these
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0405\u0406\u0408"
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458",
    "ABEKMHOPCTXSIJaeopcyxsij",
)
_HYPHENS = {"Pd", "Sm"}  # categories of Unicode: dashes, and the minus sign
_NOTHING = {"Cf", "Zs"}  # invisible, and spaces


def named(char: str) -> str:
    """The character by its number and its name, since it cannot be told by its looks."""
    name = unicodedata.name(char, "").title() or "an invisible character"
    return f"U+{ord(char):04X} ({name})"


def unusual_space(text: str) -> str:
    """The first space in the text that YAML does not read as one; empty if there is none."""
    return next((char for char in text if char.isspace() and char not in " \t\r\n"), "")


def plain(text: str) -> str:
    """The text as a keyboard has it: ordinary letters, digits, and hyphens, nothing invisible or curly."""
    normal = unicodedata.normalize("NFKC", text).translate(_LATIN)
    kept = (char for char in normal if char not in CURLY)
    characters = ((char, unicodedata.category(char)) for char in kept)
    return "".join(
        "-" if category in _HYPHENS and not char.isascii() else char
        for char, category in characters
        if category != "Cf"
    ).strip()


def look_alike(word: str, known: tuple[str, ...]) -> tuple[str, str] | None:
    """What to say of a word that only looks like one of the known words: what is wrong, what to do."""
    if not known or word.isascii() or len(word) > 2 * ID_LENGTH:
        return None
    pattern = re.compile("".join(map(_could_be, word)), re.IGNORECASE)
    meant = next(filter(pattern.fullmatch, known), None)
    if meant is None:
        return None
    char = next(char for char in word if not char.isascii())
    if char in CURLY:
        return NO_QUOTES, f"delete the ones at {meant}"
    return f"{quoted(word)} contains {named(char)}", f"type {meant}"


def _could_be(char: str) -> str:
    """A pattern for what the character may stand for."""
    if char.isascii():
        return re.escape(char)
    if char == "\N{SOFT HYPHEN}":
        return "-?"
    if unicodedata.category(char) in _HYPHENS:
        return "-"
    return "" if char in CURLY or unicodedata.category(char) in _NOTHING else "."
