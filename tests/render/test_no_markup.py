"""Rich reads every `str` that it is given as markup: `[red]` vanishes, `[/x]` fails. So it is given none.

One test reads the source, the other one asks Rich itself while every command draws.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.console import Console
from rich.text import Text

from attacked import IN_ONE_LINE, LINES, written
from hostile import filled
from marks import slow_but
from running import ROOT, Run

SOURCE = ROOT / "src" / "pdtimeline"
READERS = {
    "Align", "Columns", "Constrain", "Group", "Padding", "Panel", "Rule", "Status", "Table", "Tree",
    "add_column", "add_row", "add", "log", "out", "print", "print_json", "status", "rule",
}  # fmt: skip
NO_TEXT = {
    "box", "border_style", "guide_style", "hide_root", "justify", "overflow", "pad_edge", "padding",
    "show_header", "style", "title_align", "subtitle_align", "width", "no_wrap", "vertical",
}  # fmt: skip
PARSERS = {"from_markup", "render_markup", "render_str", "render"}


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(_imports_rich(node) for node in ast.walk(tree)):
            yield path, tree


def _imports_rich(node: ast.AST) -> bool:
    modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    modules += [name.name for name in node.names] if isinstance(node, ast.Import) else []
    return any(module.partition(".")[0] == "rich" for module in modules)


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def returned(tree: ast.AST) -> dict[str, str]:
    """What each function of the source says that it gives."""
    return {
        node.name: ast.unparse(node.returns)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.returns
    }


class Scope(NamedTuple):
    """A function of the source, and what the functions that it can call say that they give."""

    function: ast.AST
    returned: dict[str, str]


@cache
def returned_anywhere() -> dict[str, str]:
    sources = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    return {name: kind for source in sources for name, kind in returned(ast.parse(source)).items()}


def is_str(node: ast.expr, scope: Scope) -> bool:
    """Whether the expression is a `str`, or may be one, as far as the source of its function says."""
    parts: Iterable[ast.expr] = ()
    match node:
        case ast.Constant():
            return isinstance(node.value, str) and bool(node.value)  # an empty one says nothing
        case ast.JoinedStr() | ast.BinOp():
            return True
        case ast.Call(func=ast.Attribute(value=ast.Constant() | ast.JoinedStr())):
            return True  # ", ".join(…)
        case ast.Call():
            parts = annotated(scope.returned.get(name_of(node.func), name_of(node.func)))
        case ast.IfExp():
            parts = node.body, node.orelse
        case ast.BoolOp():
            parts = node.values
        case ast.Starred():
            parts = (node.value,)
        case ast.GeneratorExp() | ast.ListComp():
            parts = (node.elt,)
        case ast.Name():
            parts = values_of(node.id, scope)
    return any(is_str(part, scope) for part in parts)


def annotated(kind: str) -> list[ast.expr]:
    """A text where the annotation has one."""
    return [ast.Constant("a text")] if "str" in kind.split(" | ") else []


def values_of(name: str, scope: Scope) -> Iterator[ast.expr]:
    """What the name is set to in the function, or what a parameter may be."""
    for node in ast.walk(scope.function):
        match node:
            case ast.Assign(targets=targets) if name in map(name_of, targets):
                yield node.value
            case ast.AugAssign() if name_of(node.target) == name:
                yield node.value
            case ast.arg(annotation=ast.expr() as kind) if node.arg == name:
                yield from annotated(ast.unparse(kind))


def faults(tree: ast.Module) -> Iterator[str]:
    known = returned_anywhere() | returned(tree)
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        scope = Scope(function, known)
        for node in ast.walk(function):
            if not isinstance(node, ast.Call):
                continue
            given = [*node.args, *(one.value for one in node.keywords if one.arg not in NO_TEXT)]
            name = name_of(node.func)
            is_text = name in READERS and any(is_str(one, scope) for one in given)
            if is_text or (name in PARSERS and name not in known):
                yield f"{node.lineno}: {ast.unparse(node)}"


def test_nothing_that_reads_markup_is_given_a_str() -> None:
    found = {path.name: list(faults(tree)) for path, tree in trees()}
    assert len(found) > 8
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        'Panel(body, title="[b]")',
        "Panel(body, title=f'{name}')",
        "table.add_row(*[visible(cell) for cell in cells])",
        "table.add_row(', '.join(names))",
        "console.print(words)",
        "console.print(given)",
        "tree.add(Text() if name else given)",
        "Text.from_markup(name)",
    ],
)
def test_a_str_would_be_seen(line: str) -> None:
    tree = ast.parse(f"def drawn(given: str) -> None:\n    words = visible(given)\n    {line}\n")
    assert len(list(faults(tree))) == 1


def test_consoles_are_made_in_one_place_and_read_no_markup() -> None:
    made = [
        (path.name, node)
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and name_of(node.func) == "Console"
    ]
    assert {name for name, _ in made} == {"console.py"}
    for _, node in made:
        switches = {one.arg: ast.unparse(one.value) for one in node.keywords}
        assert [switches[name] for name in ("markup", "emoji", "highlight")] == ["False"] * 3


@pytest.mark.parametrize("command", slow_but(LINES, *[*LINES][::3]))
def test_rich_is_asked_to_read_no_text(
    call: Run, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the source does not say: whatever a command draws of hostile texts, all of it is `Text`."""
    read: list[str] = []
    before = Console.render_str

    def noted(console: Console, text: str, **given: object) -> Text:
        read.append(text)
        return before(console, text, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(Console, "render_str", noted)
    path = written(tmp_path, "hostile.yaml", filled({"all": IN_ONE_LINE}))
    for width in ("30", "120"):
        env = {"PDTIMELINE_FORCE_TTY": width}
        if command == "check":
            call(command, path, env=env)
        else:
            call(*LINES[command].split(), "--file", path, env=env)
    assert set(read) <= {""}
