"""Centuries as people write them: 19th century, XIX c., siglo XIX, XIXe siècle, 19. Jahrhundert, XIX в."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {tens + ones: str(10 * at + one)
          for at, tens in enumerate(("", "x", "xx")) for one, ones in enumerate(_ONES)}  # fmt: skip
_NUMBER = r"(?P<{}>\d{{1,2}}|[ivx]+)"
_CENTURY = re.compile(
    rf"{_NUMBER.format('before')}(?:st|nd|rd|th|er?|eme|ème|-?й|\.)?[ -]?"
    r"(?:centur(?:y|ies)|cent\.?|c\.?|jahrhunderts?|jhd?t?\.?|si[eè]cle|secolo|sec\.?|века?|вв?\.?|wieku?|w\.?)"
    rf"|(?:siglo|s\.|secolo|sec\.?|s[eé]culo|saec\.?|wiek) ?{_NUMBER.format('after')}"
)


def century(text: str) -> int | None:
    """The number of the century that a text in small letters names; None if it names none."""
    match = _CENTURY.fullmatch(text)
    number = (match["before"] or match["after"]) if match else ""
    return int(_ROMAN.get(number) or (number if number.isdigit() else 0)) or None


def centuries(begin: str, end: str) -> Iterator[str]:
    """The years from a century to another one, which alone is called a century."""
    if (first := century(f"{begin} c")) and (last := century(end)):
        yield f"{first - 1:02}00/{last - 1:02}99"
