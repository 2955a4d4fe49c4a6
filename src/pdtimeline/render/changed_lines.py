"""The lines of a file that a command changes, as they are and as they will be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdtimeline.editing.rename import ChangedLine
from pdtimeline.render.escapes import visible
from pdtimeline.terminal.screen import Screen

ROLES = {"-": "disputed", "+": "who"}


def before_and_after(changed: Iterable[ChangedLine], screen: Screen) -> Iterator[str]:
    """Two lines for each: its number, `-`, and what it says, then its number, `+`, and what it will say."""
    for number, before, after in changed:
        for sign, text in (("-", before), ("+", after)):
            row = f"{number} {sign} {visible(text)}".rstrip(" ")
            yield from _colored(row, ROLES[sign], screen) if screen.has_color else (f"{row}\n",)


def _colored(row: str, role: str, screen: Screen) -> Iterator[str]:
    from rich.text import Text

    from pdtimeline.render.console import unbroken

    return unbroken(Text(row, role), screen)
