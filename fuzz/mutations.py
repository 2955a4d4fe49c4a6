"""What a slip of the hand could make of a module: each mutant is its text with one thing changed."""

# ruff: noqa: INP001 - a script

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import Any, NamedTuple

OPPOSITES: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add,),
    ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.Mult,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitAnd: (ast.BitOr,),
    ast.LShift: (ast.RShift,),
}
NAMES = {
    "all": "any",
    "any": "all",
    "bisect_left": "bisect_right",
    "endswith": "startswith",
    "finditer": "findall",
    "fullmatch": "match",
    "lower": "upper",
    "lstrip": "strip",
    "max": "min",
    "min": "max",
    "partition": "rpartition",
    "rpartition": "partition",
    "rstrip": "strip",
    "startswith": "endswith",
    "strip": "rstrip",
}
# Nothing that runs: types, what tools read, and what no test can reach.
UNSEEN = {"annotation", "returns", "decorator_list", "bases", "type_comment"}
TYPES = {"TypeAlias", "TypeVar", "TYPE_CHECKING", "__slots__"}
NO_COVER = "pragma: no cover"


class Mutant(NamedTuple):
    """A change in a function (or in the module itself), and the whole module with it."""

    line: int
    where: str
    change: str
    text: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of the module, in the order of its lines."""
    tree = ast.parse(source)
    skipped = {n for n, line in enumerate(source.splitlines(), 1) if NO_COVER in line}
    times: dict[tuple[str, str], int] = {}
    for where, holder, key, node in _slots(tree, "", skipped):
        for new in _variants(node):
            change = f"{_shown(node)} -> {_shown(new)}"
            times[where, change] = number = times.get((where, change), 0) + 1
            again = f" ({number})" if number > 1 else ""
            holder[key] = new
            text = ast.unparse(ast.fix_missing_locations(tree))
            holder[key] = node
            yield Mutant(node.lineno, where, change + again, text + "\n")


def _shown(node: ast.AST) -> str:
    text = " ".join(ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split())
    return text if len(text) <= 80 else f"{text[:50]}...{text[-27:]}"


def _slots(node: ast.AST, where: str, skipped: set[int]) -> Iterator[tuple[str, Any, Any, Any]]:
    """Every statement and expression that runs, with what holds it, and the function it is in."""
    for name, value in ast.iter_fields(node):
        if name in UNSEEN:
            continue
        holder: Any = value if isinstance(value, list) else vars(node)
        members = list(enumerate(value)) if isinstance(value, list) else [(name, value)]
        for key, member in members:
            if not isinstance(member, ast.AST) or _is_unseen(member, skipped):
                continue
            if isinstance(member, (ast.stmt, ast.expr)):
                yield where, holder, key, member
            if not isinstance(member, ast.JoinedStr):
                inner = getattr(member, "name", "") if isinstance(member, _NAMED) else ""
                yield from _slots(member, f"{where}.{inner}" if inner else where, skipped)


_NAMED = (ast.FunctionDef, ast.ClassDef)


def _is_unseen(node: ast.AST, skipped: set[int]) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Assert() | ast.Import() | ast.ImportFrom():
            return True
        case ast.Assign() | ast.AnnAssign() | ast.If() if node.lineno in skipped:
            return True
        case ast.ExceptHandler() if node.lineno in skipped:
            return True
        case ast.Assign() | ast.AnnAssign():
            head = ast.unparse(node).partition("(")[0]
            return any(word in head for word in TYPES)
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
    return False


def _variants(node: ast.AST) -> Iterator[ast.AST]:
    """What stands there instead."""
    yield from _statements(node) if isinstance(node, ast.stmt) else _expressions(node)
    if isinstance(node, ast.IfExp | ast.If | ast.While) and _is_plain(node.test):
        yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))


def _statements(node: ast.stmt) -> Iterator[ast.AST]:
    match node:
        case ast.AugAssign():
            for op in OPPOSITES.get(type(node.op), ()):
                yield _with(node, op=op())
        case ast.Assign() | ast.AnnAssign() | ast.Return() if _is_something(node.value):
            yield _with(node, value=ast.Constant(None))
        case ast.Expr() | ast.Raise() | ast.Delete():
            yield ast.Pass(lineno=node.lineno)
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()


def _expressions(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BoolOp() | ast.BinOp():
            for op in OPPOSITES.get(type(node.op), ()):
                yield _with(node, op=op())
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.Constant() | ast.JoinedStr() | ast.Name() | ast.Attribute():
            yield from _leaves(node)
        case ast.Call(keywords=[_, *_]):
            for at in range(len(node.keywords)):
                yield _with(node, keywords=node.keywords[:at] + node.keywords[at + 1 :])
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            yield from _unfiltered(node)
        case ast.Lambda():
            yield _with(node, body=ast.Constant(None))


def _leaves(
    node: ast.Constant | ast.JoinedStr | ast.Name | ast.Attribute,
) -> Iterator[ast.AST]:
    match node:
        case ast.Constant():
            yield from _constants(node)
        case ast.JoinedStr():
            yield from _letters(node)
        case _:
            yield from _names(node)


def _with(node: Any, **fields: Any) -> Any:
    return ast.copy_location(type(node)(**{**dict(ast.iter_fields(node)), **fields}), node)


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for at, old in enumerate(node.ops):
        for op in OPPOSITES[type(old)]:
            yield _with(node, ops=[*node.ops[:at], op(), *node.ops[at + 1 :]])


def _constants(node: ast.Constant) -> Iterator[ast.AST]:
    match node.value:
        case bool():
            yield _with(node, value=not node.value)
        case int():
            yield _with(node, value=node.value + 1)
        case str():
            yield _with(node, value=f"XX{node.value}")
        case bytes():
            yield _with(node, value=b"XX" + node.value)


def _letters(node: ast.JoinedStr) -> Iterator[ast.AST]:
    for at, part in enumerate(node.values):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            new = ast.Constant(f"XX{part.value}")
            yield _with(node, values=[*node.values[:at], new, *node.values[at + 1 :]])
        elif isinstance(part, ast.FormattedValue):
            for inner in _within(part.value):
                new_part = _with(part, value=inner)
                yield _with(node, values=[*node.values[:at], new_part, *node.values[at + 1 :]])


def _within(node: ast.expr) -> Iterator[Any]:
    """The variants of what is written into a text."""
    yield from _variants(node)
    for name, value in ast.iter_fields(node):
        members = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for at, member in members:
            for new in _within(member) if isinstance(member, ast.expr) else ():
                field = new if at is None else [*value[:at], new, *value[at + 1 :]]
                yield _with(node, **{name: field})


def _names(node: ast.Name | ast.Attribute) -> Iterator[ast.AST]:
    match node:
        case ast.Name(id=name) if name in NAMES:
            yield _with(node, id=NAMES[name])
        case ast.Attribute(attr=name) if name in NAMES:
            yield _with(node, attr=NAMES[name])


def _unfiltered(node: Any) -> Iterator[ast.AST]:
    """A comprehension without each of its conditions."""
    for at, loop in enumerate(node.generators):
        for index in range(len(loop.ifs)):
            free = _with(loop, ifs=loop.ifs[:index] + loop.ifs[index + 1 :])
            yield _with(node, generators=[*node.generators[:at], free, *node.generators[at + 1 :]])


def _is_plain(test: ast.expr) -> bool:
    """Whether no other variant turns the condition round."""
    return not isinstance(test, ast.Compare | ast.UnaryOp)


def _is_something(value: ast.expr | None) -> bool:
    return value is not None and not (isinstance(value, ast.Constant) and value.value is None)
