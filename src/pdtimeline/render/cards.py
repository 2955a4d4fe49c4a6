"""Cards: one record in a frame, read from top to bottom like a small article.

The widths are worked out here, since Rich crops what it has no room for. Where a word or an id fits into
a line of the screen but not into the frame, the frame goes and the lines stand alone.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from rich.box import ROUNDED
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pdtimeline.render.console import drawn, text, unbroken
from pdtimeline.render.escapes import visible
from pdtimeline.render.wrapping import width_of
from pdtimeline.terminal.screen import Screen

LABEL = 11  # cells of the labels and the blanks behind them, or more where a label is longer
READABLE = 100  # no line is longer, however wide the screen
FRAMED = 40  # a narrower screen has no room for a frame
ROOMY = 60  # from here on there is air inside the frame
NARROW = 24  # cells that a text keeps beside the labels, and beside the ids
GAP = 2  # blanks between columns
CORNERS = 6  # a corner, a piece of line and a blank at both ends of what stands in the frame


class Line(NamedTuple):
    """A line of a section: what it says, and the id to type next; an address is never broken.

    A command stands behind the text, and is not broken either; a line with one has no id.
    """

    text: str
    id: str = ""
    role: str = ""
    is_address: bool = False
    command: str = ""


Section = tuple[str, tuple[Line, ...]]
Row = tuple[Text, Line]
"""A line of a section, with the label before it where it is the first."""


class Card(NamedTuple):
    """Title, id, facts, a text, and sections, which are lines with a label; what is empty is not shown."""

    title: str
    id: str = ""
    facts: tuple[Text, ...] = ()
    text: str = ""
    sections: tuple[Section, ...] = ()
    is_production: bool = False


class Layout(NamedTuple):
    """The widths of a card, in cells.

    `inner` is what a line has. `label` is what the labels take (0: they stand above their lines, which are
    indented by `indent`), and `ids` where the ids begin behind them (0: each stands behind its text).
    """

    inner: int
    is_framed: bool = False
    label: int = 0
    indent: int = 0
    ids: int = 0


def card(content: Card, screen: Screen) -> Iterator[str]:
    """The lines of the card."""
    width = min(screen.width, READABLE)
    layout = _layout(content, width)
    content, commands = _with_commands(content, layout)
    if layout.is_framed:
        yield from drawn([_framed(content, layout, width, screen)], screen)
        for command in commands:
            yield from unbroken(text(command, "fact"), screen)
        return
    # An address that is longer than the screen is broken by the terminal, which copies it in one piece.
    longest = max(_addresses(content), default=0)
    yield from drawn(_body(content, layout, screen), screen, max(screen.width, longest))


def _with_commands(content: Card, layout: Layout) -> tuple[Card, list[str]]:
    """The card with each command in one piece, behind its text or below it; those too long for the frame."""
    room = layout.inner - (layout.label or layout.indent)
    apart = []
    sections = []
    for label, lines in content.sections:
        fitted: list[Line] = []
        for line in lines:
            if not line.command:
                fitted.append(line)
            elif width_of(visible(f"{line.text}: {line.command}")) <= room:
                fitted.append(line._replace(text=f"{line.text}: {line.command}"))
            elif layout.is_framed and width_of(visible(line.command)) > layout.inner:
                fitted.append(line._replace(text=f"{line.text}: see below"))
                apart.append(line.command)
            else:
                command = Line(line.command, role=line.role, is_address=True)
                fitted += [line._replace(text=f"{line.text}:"), command]
        sections.append((label, tuple(fitted)))
    return content._replace(sections=tuple(sections)), apart


def _framed(content: Card, layout: Layout, width: int, screen: Screen) -> Panel:
    title, id_ = visible(content.title), visible(content.id)
    is_title_above = width_of(title) <= width - CORNERS
    is_id_below = width_of(id_) <= width - CORNERS
    inside = content._replace(
        title="" if is_title_above else content.title, id="" if is_id_below else content.id
    )
    kind = "production" if content.is_production else "story"
    air = (width - 2 - layout.inner) // 2
    return Panel(
        Group(*_body(inside, layout, screen)),
        box=ROUNDED,
        title=Text(title, f"{kind}.title") if is_title_above else None,
        title_align="left",
        subtitle=Text(id_, f"{kind}.id") if is_id_below and id_ else None,
        subtitle_align="right",
        border_style=f"{kind}.frame",
        padding=(air - 1, air),
        width=width,
    )


def _body(content: Card, layout: Layout, screen: Screen) -> list[RenderableType]:
    """The parts of the card, one below the other, with blank lines between them."""
    role = "production.title" if content.is_production else "heading"
    head = [text(content.title, role)] if content.title else []
    head += [text(content.id, "id")] if content.id else []
    head += _flow(content.facts, layout.inner, screen)
    paragraphs = (
        [text(line) for line in content.text.rstrip("\n").split("\n")] if content.text else []
    )
    body: list[RenderableType] = []
    for part in (head, paragraphs, [*_sections(content, layout)]):
        if part:
            body += [Text(), *part] if body else part
    return [Constrain(item, layout.inner) for item in body]


def _flow(facts: Iterable[Text], width: int, screen: Screen) -> list[Text]:
    """The facts with a dot between them, in lines that are broken between facts where they can be."""
    dot = Text(f" {screen.sign('dot')} ", "fact")
    lines: list[Text] = []
    for fact in filter(None, facts):
        if lines and lines[-1].cell_len + dot.cell_len + fact.cell_len <= width:
            lines[-1] = Text.assemble(lines[-1], dot, fact)
        else:
            lines.append(fact)
    return lines


def _sections(content: Card, layout: Layout) -> Iterator[RenderableType]:
    """The sections: lines that are alike in one grid, since Rich has no cell over several columns."""
    for columns, group in groupby(_rows(content), key=lambda row: _columns(row[1], layout)):
        rows = [*group]
        yield from _stacked(rows, layout) if columns == 1 else [_beside(rows, layout, columns)]


def _rows(content: Card) -> Iterator[Row]:
    for label, lines in content.sections:
        head = Text.assemble((label, "heading"))
        for line in lines:
            for number, paragraph in enumerate(line.text.rstrip("\n").split("\n")):
                id_ = "" if number else visible(line.id)
                yield head, line._replace(text=visible(paragraph), id=id_)
                head = Text()


def _columns(line: Line, layout: Layout) -> int:
    """How many columns the line stands in: with its label, and with its ID."""
    if not layout.label or (line.is_address and width_of(line.text) > layout.inner - layout.label):
        return 1
    return 3 if line.id and layout.ids else 2


def _stacked(rows: Iterable[Row], layout: Layout) -> Iterator[RenderableType]:
    """Labels above their lines; a long address begins where the label does."""
    for label, line in rows:
        yield from [label] if label else []
        if line.is_address and width_of(line.text) > layout.inner - layout.indent:
            yield _said(line)
        else:
            flush = line._replace(text=line.text.lstrip(" "))
            yield Padding(_said(flush), (0, 0, 0, layout.indent))


def _beside(rows: Iterable[Row], layout: Layout, columns: int) -> Table:
    """Lines beside their labels, each with its ID behind it, or the IDs in a column of their own."""
    room = layout.inner - layout.label
    widths = (layout.ids - GAP, room - layout.ids) if columns == 3 else (room,)
    grid = Table.grid(padding=(0, GAP, 0, 0))
    for width in (layout.label - GAP, *widths):
        grid.add_column(width=width, overflow="fold")
    for label, line in rows:
        if columns == 3:
            grid.add_row(label, _said(line._replace(id="")), Text.assemble((line.id, "id")))
        else:
            grid.add_row(label, _said(line))
    return grid


def _said(line: Line) -> Text:
    """The text of the line, and behind it the id."""
    if line.is_address:
        return Text(line.text, line.role, no_wrap=True, overflow="ignore")
    gap = " " * GAP if line.id and line.text else ""
    return Text.assemble((line.text, line.role), gap, (line.id, "id"))


def _layout(content: Card, width: int) -> Layout:
    """A frame and labels beside the lines, unless a word or an id that fits into a line would be broken."""
    lines = [line for _, line in _rows(content)]
    heads = [content.title, content.text, *(fact.plain for fact in content.facts)]
    # Where the id has no room in the frame it stands inside; where it has none there, alone.
    everywhere = [*_words(heads), width_of(visible(content.id))]
    in_lines = [*_words(line.text for line in lines if not line.is_address)]
    in_lines += [width_of(line.id) for line in lines]
    inner = width - (6 if width >= ROOMY else 4)
    is_framed = width >= FRAMED and _fit([*everywhere, *in_lines], inner, width)
    is_framed = is_framed and max(_addresses(content), default=0) <= inner
    inner = inner if is_framed else width
    label = max([LABEL, *(len(label) + GAP for label, rows in content.sections if rows)])
    room = inner - label
    if room < NARROW or not _fit(in_lines, room, inner):
        indent = GAP if _fit(in_lines, inner - GAP, inner) else 0
        return Layout(inner, is_framed, indent=indent)
    return Layout(inner, is_framed, label, ids=_id_column(lines, room))


def _fit(widths: Iterable[int], room: int, line: int) -> bool:
    """Whether all that fits into a line is whole in the room as well."""
    return not any(room < width <= line for width in widths)


def _words(texts: Iterable[str]) -> Iterator[int]:
    """The width of each word, with the indent of its text; wide characters may be broken anywhere."""
    for string in texts:
        indent = len(string) - len(string.lstrip(" "))
        for word in visible(string.replace("\n", " ")).split(" "):
            width = width_of(word)
            yield width + indent if width <= len(word) else 0


def _addresses(content: Card) -> Iterator[int]:
    for _, lines in content.sections:
        yield from (width_of(visible(line.text)) for line in lines if line.is_address)


def _id_column(lines: list[Line], room: int) -> int:
    """Where the ids begin behind the labels, in one column for the card; 0 where the texts need the room."""
    named = [line for line in lines if line.id]
    texts = max((width_of(line.text) for line in named), default=0)
    column = min(texts + GAP, room - max((width_of(line.id) for line in named), default=0))
    least = max([min(NARROW, texts), *_words(line.text for line in named)])
    return column if named and column - GAP >= least else 0
