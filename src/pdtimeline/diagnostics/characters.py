"""Characters that look like ones on the keyboard, or like nothing at all, and are different ones."""

from __future__ import annotations

import re
import unicodedata

from pdtimeline.errors import quoted
from pdtimeline.model.values import ID_LENGTH

CURLY = "“”„‟‘’‚‛«»‹›"  # noqa: RUF001 - these are the ones that are taken for quotes


def unusual_space(text: str) -> str:
    """The first space in the text that YAML does not read as one; empty if there is none."""
    return next((char for char in text if char.isspace() and char not in " \t\r\n"), "")


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
        return "YAML does not treat curly quotes as quotes", f"delete the ones at {meant}"
    name = unicodedata.name(char, "").title() or "an invisible character"
    return f"{quoted(word)} contains U+{ord(char):04X} ({name})", f"type {meant}"


def _could_be(char: str) -> str:
    """A pattern for what the character may stand for."""
    if char.isascii():
        return re.escape(char)
    if unicodedata.category(char) in {"Pd", "Sm"}:
        return "-"
    return "" if char in CURLY or unicodedata.category(char) in {"Cf", "Zs"} else "."
