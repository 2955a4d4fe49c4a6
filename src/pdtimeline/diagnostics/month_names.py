"""Names of months in German, French, Spanish, and Italian, for dates that are pasted from a page in one."""

from __future__ import annotations

import re
import unicodedata

from pdtimeline.model.dates import MONTHS

_NAMES = (
    "januar janner janvier janv enero gennaio",
    "februar fevrier fevr febrero febbraio",
    "marz maerz mrz mars marzo",
    "avril avr abril aprile",
    "mai mayo maggio",
    "juni juin junio giugno",
    "juli juillet juil julio luglio",
    "aout agosto",
    "septembre septiembre settembre",
    "oktober okt octobre octubre ottobre",
    "novembre noviembre",
    "dezember dez decembre diciembre dicembre",
)
_ENGLISH = {
    name: month.lower()
    for names, month in zip(_NAMES, MONTHS, strict=True)
    for name in names.split()
}


def in_english(text: str) -> str:
    """The text, in small letters, with the English names of months in place of others."""
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
    words = re.split(r"([a-z]{3,})", bare)
    if _ENGLISH.keys().isdisjoint(words):
        return text
    return re.sub(" del? ", " ", "".join(_ENGLISH.get(word, word) for word in words))
