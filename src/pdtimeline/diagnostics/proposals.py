"""How an advice shows the text that is to be written."""

from __future__ import annotations

SHOWN = 60  # characters of a text that an advice writes out


def shown(text: str) -> str:
    """The text, or its beginning when it is long."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."


def in_quotes(text: str, advice: str = "put the text in quotes") -> str:
    """The advice, followed by the text in quotes unless it is long."""
    if not 0 < len(text) <= SHOWN:
        return advice
    if '"' not in text and "\\" not in text:
        return f'{advice}: "{text}"'
    doubled = text.replace("'", "''")
    return f"{advice}: '{doubled}'"
