"""Pictures: what a terminal would show, as one SVG that asks nobody for anything.

Rich can export what it drew, too. Its picture names a host of fonts, squeezes wide characters, puts
no-break spaces into what is copied, and has the colors of one theme; this one follows the reader's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from pdtimeline.render.wrapping import width_of

CELL, LINE, MARGIN = 8.4, 17, 16  # in pixels: the width of a cell, the height of a line
BASE = 13  # from the top of a line to the base of its letters
FRAME = " ╭─╮│+-|"  # what may stand round the first words of a card
STYLE = """\
text{font:14px ui-monospace,Menlo,"DejaVu Sans Mono","Liberation Mono",Consolas,monospace;white-space:pre}
.pd1{font-weight:bold}.pd2{opacity:.65}.pd3{font-style:italic}.pd4{text-decoration:underline}
.pd{fill:#fff;stroke:#d1d9e0}text{fill:#1f2328}
.pd31{fill:#b3261e}.pd32{fill:#116329}.pd33{fill:#7d4e00}.pd34{fill:#0550ae}.pd35{fill:#7a3bbf}.pd36{fill:#0b6370}
@media(prefers-color-scheme:dark){.pd{fill:#0d1117;stroke:#30363d}text{fill:#e6edf3}
.pd31{fill:#ff8b82}.pd32{fill:#7ee787}.pd33{fill:#e3b341}.pd34{fill:#79c0ff}.pd35{fill:#d2a8ff}.pd36{fill:#56d4dd}}"""

_PIECE = re.compile(r"\x1b\[([0-9;]*)m|([^\x1b ]+(?: [^\x1b ]+)*)|( +)")


def picture(chunks: Iterable[str], title: str, *, ascii_only: bool) -> Iterator[str]:
    """The text, with its colors, as an SVG of that title; its description is the first line."""
    rows = [[*_words(line)] for line in "".join(chunks).splitlines()]
    cells = max((at + width_of(words) for row in rows for at, words, _ in row), default=0)
    width, height = round(cells * CELL) + 2 * MARGIN, len(rows) * LINE + 2 * MARGIN
    first = " ".join(words for _, words, _ in next(filter(None, rows), []))
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(first.strip(FRAME))}</desc>",
        f"<style>{STYLE}</style>",
        f'<rect class="pd" x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="6"/>',
        *(_text(at, y, *words) for y, row in enumerate(rows) for at, *words in row),
        "</svg>",
    ]
    for line in lines:
        yield f"{line.encode('ascii', 'xmlcharrefreplace').decode() if ascii_only else line}\n"


def _words(line: str) -> Iterator[tuple[int, str, str]]:
    """The words of a line up to two blanks, with the cell where they begin and the codes of their style."""
    at, style = 0, ""
    for code, words, blanks in _PIECE.findall(line):
        if words:
            yield at, words, style
            at += width_of(words)
        elif blanks:
            at += len(blanks)
        else:
            style = "" if code in {"", "0"} else f"{style};{code}"


def _text(at: int, y: int, words: str, style: str) -> str:
    names = " ".join(f"pd{code}" for code in style.split(";") if code)
    kind = f' class="{names}"' if names else ""
    return (
        f'<text x="{MARGIN + at * CELL:g}" y="{MARGIN + y * LINE + BASE}" '
        f'textLength="{width_of(words) * CELL:g}" lengthAdjust="spacingAndGlyphs"'
        f"{kind}>{escape(words, quote=False)}</text>"
    )
