"""The one door to Rich: what `terminal` decided becomes a console, and data becomes text without markup."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.text import Text
from rich.theme import Theme

from pdtimeline.render.escapes import visible
from pdtimeline.terminal.screen import Screen

# Only the 16 colors of the terminal, so that the user's own palette decides; dim, since bright black
# vanishes on a light background. Whatever a color says is said by a word or a place as well.
LANES = ("lane.1", "lane.2", "lane.3", "lane.4", "lane.5", "lane.6")
THEME = Theme(
    {
        **dict(zip(LANES, ("cyan", "magenta", "green", "yellow", "red", "blue"), strict=True)),
        "heading": "bold",
        "when": "bold",
        "fact": "dim",
        "title": "none",
        "production": "italic",
        "who": "green",
        "thread": "magenta",
        "place": "blue",
        "id": "cyan",
        "doubt": "yellow",
        "disputed": "red",
        "error": "red",
        "hit": "bold underline",
        "line": "dim",
        # What stands in a frame inherits its style, so these say what they are not.
        "story.frame": "dim",
        "story.title": "not dim bold",
        "story.id": "not dim cyan",
        "production.frame": "blue",
        "production.title": "default bold italic",
        "production.id": "cyan",
    }
)


RESET = "\x1b[0m"


class _Buffer(io.StringIO):
    """Where Rich writes; it takes boxes and guides in ASCII by itself when the encoding is no UTF."""

    encoding = "utf-8"


class _AsciiBuffer(_Buffer):
    encoding = "ascii"


def console_for(screen: Screen, width: int | None = None) -> Console:
    """A console for the screen, or for another width in cells.

    It asks neither the environment nor the terminal: all of that is decided. It writes into a buffer,
    which `drawn` empties.
    """
    return Console(
        file=_AsciiBuffer() if screen.is_ascii else _Buffer(),
        width=width or screen.width,
        height=screen.height,
        force_terminal=True,
        force_jupyter=False,
        force_interactive=False,
        color_system="standard" if screen.has_color else None,
        legacy_windows=False,
        theme=THEME,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


def drawn(
    renderables: Iterable[RenderableType], screen: Screen, width: int | None = None
) -> Iterator[str]:
    """Each of the renderables as text that ends with a line feed, without blanks at the ends of lines."""
    console = console_for(screen, width)
    buffer = console.file
    assert isinstance(buffer, io.StringIO)  # noqa: S101 - Rich declares any stream
    for renderable in renderables:
        console.print(renderable)
        written = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        yield "".join(f"{_stripped(line)}\n" for line in written.splitlines())


def _stripped(line: str) -> str:
    """The line without blanks at its end, nor before the end of its last color."""
    line = line.rstrip(" ")
    return f"{line[: -len(RESET)].rstrip(' ')}{RESET}" if line.endswith(f" {RESET}") else line


def unbroken(line: Text, screen: Screen) -> Iterator[str]:
    """A line that only the terminal breaks, which then copies it in one piece."""
    whole = Text.assemble(line, no_wrap=True, overflow="ignore")
    return drawn([whole], screen, max(screen.width, whole.cell_len))


def text(value: str, role: str = "") -> Text:
    """Data as Rich is given it: never markup, every character that could act shown as an escape."""
    return Text(visible(value), style=role)
