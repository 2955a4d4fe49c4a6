"""The line that an error is, for stderr."""

from __future__ import annotations

import os
import sys

from pdtimeline.render.escapes import visible
from pdtimeline.terminal.screen import is_tty, wants_color


def error_line(text: str, color: str = "auto") -> str:
    """`pdtimeline: error: …`, with the word in colour where stderr has any; *color* as for --color."""
    word = "error"
    if wants_color(color, os.environ, is_terminal=is_tty(sys.stderr)):
        word = f"\x1b[31m{word}\x1b[0m"
    return f"pdtimeline: {word}: {visible(text)}"
