"""The house in figures: how long its modules and functions are. `python tests/test_house.py` prints them."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median
from typing import NamedTuple

SOURCE = Path(__file__).parents[1] / "src" / "pdtimeline"
MODULE, FUNCTION, MEDIAN = 250, 40, 8


class Function(NamedTuple):
    """A function of the house: where it stands, and the lines of its body without the docstring."""

    place: str
    lines: int


def modules() -> dict[str, int]:
    return {
        path.relative_to(SOURCE).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in sorted(SOURCE.rglob("*.py"))
    }


def functions() -> list[Function]:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                first = body[0].lineno if body else node.lineno
                last = node.end_lineno or node.lineno
                found.append(Function(f"{name}:{node.name}", last - first + 1 if body else 0))
    return found


def test_no_module_is_longer_than_a_person_can_keep_in_mind() -> None:
    assert {name: lines for name, lines in modules().items() if lines > MODULE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    assert [one for one in functions() if one.lines > FUNCTION] == []


def test_functions_are_short() -> None:
    assert median(one.lines for one in functions()) <= MEDIAN


def figures() -> str:
    """The figures of the house, one a line."""
    sizes, lengths = modules(), [one.lines for one in functions()]
    longest = max(functions(), key=lambda one: one.lines)
    return "\n".join(
        (
            f"modules: {len(sizes)}, lines: {sum(sizes.values())}, longest: {max(sizes.values())}",
            f"functions: {len(lengths)}, median: {median(lengths)} lines",
            f"longest function: {longest.place}, {longest.lines} lines",
        )
    )


if __name__ == "__main__":
    print(figures())  # noqa: T201 - this is what it is for
