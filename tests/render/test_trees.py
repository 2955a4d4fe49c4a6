"""Trees: their lines, their guides, and how they fit a screen."""

from __future__ import annotations

import pytest
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text
from rich.tree import Tree

from pdtimeline.model.records import PlaceRecord, Timeline
from pdtimeline.render.command_columns import sheet_for
from pdtimeline.render.event_trees import arcs_tree, record_tree, titles_of
from pdtimeline.render.trees import PIECE, Node, tree
from pdtimeline.render.wrapping import width_of
from pdtimeline.terminal.screen import Screen

PIPE = Screen()
ASCII = Screen(is_ascii=True)


def node(depth: int, text: str, id_: str = "") -> Node:
    return Node(depth, Text(text), id_)


NODES = (
    node(0, "Root", "root"),
    node(1, "First", "first"),
    node(2, "Below the first", "below"),
    node(2, "Beside it"),
    node(1, "Last", "last"),
    node(2, "Below the last"),
    node(3, "Deepest"),
    node(0, "Another root"),
)


def test_rich_draws_the_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guides are those of Rich, which people know and others keep."""
    drawn: list[Tree] = []
    draw = Tree.__rich_console__

    def counted(root: Tree, console: Console, options: ConsoleOptions) -> RenderResult:
        drawn.append(root)
        return draw(root, console, options)

    monkeypatch.setattr(Tree, "__rich_console__", counted)
    list(tree([node(0, "Root"), *(node(1, f"Leaf {n}") for n in range(PIECE))], PIPE))
    assert [len(root.children[0].children) for root in drawn] == [PIECE, 1]


def test_a_remark_is_not_broken() -> None:
    node = Node(0, Text("Some words that fill the line  (see above)"), "an-id")
    lines = "".join(tree([node], Screen(is_terminal=True, width=36)))
    assert lines == "Some words that fill the line\n(see above)  an-id\n"


def test_guides_say_what_lies_below_what() -> None:
    assert "".join(tree(NODES, PIPE)) == (
        "Root  root\n"
        "├── First  first\n"
        "│   ├── Below the first  below\n"
        "│   └── Beside it\n"
        "└── Last  last\n"
        "    └── Below the last\n"
        "        └── Deepest\n"
        "Another root\n"
    )


def test_guides_are_ascii_where_all_signs_are() -> None:
    assert "".join(tree(NODES[:4], ASCII)) == (
        "Root  root\n"
        "`-- First  first\n"
        "    +-- Below the first  below\n"
        "    `-- Beside it\n"
    )  # fmt: skip


def test_guides_are_dim_and_ids_are_in_color() -> None:
    nodes = (Node(0, Text("Root", "heading"), "root"), node(1, "First", "first"))
    assert "".join(tree(nodes, Screen(has_color=True))) == (
        "\x1b[1mRoot\x1b[0m  \x1b[36mroot\x1b[0m\n\x1b[2m└── \x1b[0mFirst  \x1b[36mfirst\x1b[0m\n"
    )


def test_off_a_terminal_a_node_is_one_line_however_long() -> None:
    """`grep` finds whole titles (R14)."""
    long = "word " * 100 + "end"
    nodes = (node(0, long, "id"), node(1, long, "id"))
    assert "".join(tree(nodes, Screen(width=40))) == f"{long}  id\n└── {long}  id\n"


def test_a_tree_of_nothing_is_nothing() -> None:
    assert "".join(tree((), PIPE)) == ""


def on_screen(*nodes: Node, width: int = 60, is_ascii: bool = False, level: str = "") -> str:
    screen = Screen(is_terminal=True, width=width, is_ascii=is_ascii)
    return "".join(tree(nodes, screen, level))


def test_a_long_text_goes_on_below_itself_between_the_guides_and_so_does_its_id() -> None:
    nodes = (
        node(0, "A root whose title is longer than the screen, and then some", "the-root"),
        node(1, "A leaf whose title takes all of the line of the screen", "the-leaf"),
        node(2, "Short", "short"),
        node(1, "Last"),
    )
    assert on_screen(*nodes) == (
        "A root whose title is longer than the screen, and then some\n"
        "the-root\n"
        "├── A leaf whose title takes all of the line of the screen\n"
        "│   the-leaf\n"
        "│   └── Short  short\n"
        "└── Last\n"
    )


def test_below_60_columns_a_tree_is_indented_by_four_cells_at_most() -> None:
    chain = [node(depth, f"Words {depth}", f"id-{depth}") for depth in range(4)]
    assert on_screen(*chain, node(1, "Last"), width=40) == (
        "Words 0  id-0\n"
        "├ Words 1  id-1\n"
        "│ ├ Words 2  id-2\n"
        "│ └ Words 3  id-3\n"
        "└ Last\n"
    )  # fmt: skip
    assert on_screen(*chain, node(1, "Last"), width=40, is_ascii=True) == (
        "Words 0  id-0\n"
        "+ Words 1  id-1\n"
        "| + Words 2  id-2\n"
        "| ` Words 3  id-3\n"
        "` Last\n"
    )  # fmt: skip


def test_a_tree_deeper_than_the_screen_is_wide_keeps_its_texts_readable_and_counts_its_levels() -> (
    None
):
    chain = [node(depth, "some words to read", "an-id") for depth in range(8)]
    assert on_screen(*chain, level="step").splitlines()[4:] == [
        f"{' ' * 12}└── some words to read  an-id",
        f"{' ' * 16}├── some words to read  an-id",
        f"{' ' * 16}├── step 6  some words to read  an-id",
        f"{' ' * 16}└── step 7  some words to read  an-id",
    ]


@pytest.mark.parametrize(
    ("word", "indent"), [("x" * 56, 4), ("x" * 57, 0), ("x" * 60, 0), ("x" * 61, 8)]
)
def test_a_tree_is_indented_less_where_a_word_would_be_broken(word: str, indent: int) -> None:
    rows = on_screen(node(0, "Root"), node(1, "Leaf"), node(2, word)).splitlines()
    assert rows[2].index("x") == indent
    id_rows = on_screen(node(0, "Root"), node(1, "Leaf"), node(2, "", word)).splitlines()
    assert id_rows[-1].index("x") == indent


def test_a_text_of_wide_characters_may_be_broken_anywhere() -> None:
    rows = on_screen(node(0, "Root"), node(1, "\N{CJK UNIFIED IDEOGRAPH-6F22}" * 29)).splitlines()
    assert [width_of(row) for row in rows] == [4, 60, 6]


@pytest.mark.parametrize("width", [60, 80, 110, 200])
def test_no_line_of_the_shipped_events_is_wider_than_the_screen(
    shipped: Timeline, width: int
) -> None:
    screen = Screen(is_terminal=True, width=width)
    lines = tree(arcs_tree(shipped.events, titles_of(shipped, screen)), screen)
    assert max(width_of(line) for piece in lines for line in piece.splitlines()) <= width


def test_a_tree_in_pieces_looks_as_if_it_were_one() -> None:
    """The guides of each piece know what follows in the next ones, and what stands above is not repeated."""
    families = PIECE  # three nodes each, so that pieces end at every depth
    nodes = [
        line
        for at in range(families)
        for line in (node(1, f"Child {at}"), node(2, f"Grandchild {at}"), node(2, f"Other {at}"))
    ]
    expected = "Root\n" + "".join(
        f"{own}Child {at}\n{above}├── Grandchild {at}\n{above}└── Other {at}\n"
        for at in range(families)
        for own, above in [("└── ", "    ") if at == families - 1 else ("├── ", "│   ")]
    )
    pieces = [*tree((node(0, "Root"), *nodes), PIPE)]
    assert "".join(pieces) == expected
    assert len(pieces) == 4


def test_a_chain_deeper_than_python_calls_functions_is_drawn() -> None:
    """Python stops at a thousand calls within calls; a timeline need not."""
    places = {
        f"p-{at}": PlaceRecord(f"p-{at}", "P", within=f"p-{at - 1}" if at else None)
        for at in range(1500)
    }
    timeline = Timeline(title="", places=places)
    sheet = sheet_for("places", timeline)
    nodes = list(record_tree(tuple(places.values()), sheet))
    assert nodes[-1].depth == 1499
    lines = "".join(tree(nodes, PIPE)).splitlines()
    assert len(lines) == 1500
    assert max(map(len, lines)) < 150


def test_data_is_never_markup_and_never_acts() -> None:
    evil = Node(0, Text("[bold]x[/bold]"), "[red]\x1b[2J")
    assert "".join(tree((evil,), Screen(has_color=True))) == (
        "[bold]x[/bold]  \x1b[36m[red]\\x1b[2J\x1b[0m\n"
    )
