"""The lines of a file that a command changes, as they are and as they will be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdtimeline.editing.rename import ChangedLine
from pdtimeline.render.escapes import visible
from pdtimeline.terminal.screen import Screen

ROLES = {"-": "disputed", "+": "who"}


def before_and_after(changed: Iterable[ChangedLine], screen: Screen) -> Iterator[str]:
    """Two lines for each: its number, `-`, and what it says, then its number, `+`, and what it will say."""
    rows = [
        (sign, f"{number} {sign} {visible(text)}".rstrip(" "))
        for number, before, after in changed
        for sign, text in (("-", before), ("+", after))
    ]
    if not screen.has_color:
        yield from (f"{row}\n" for _, row in rows)
        return
    from rich.text import Text

    from pdtimeline.render.console import drawn

    for sign, row in rows:  # as wide as it is: the lines are those of the file
        yield from drawn([Text(row, ROLES[sign])], screen, max(screen.width, 2 * len(row)))
