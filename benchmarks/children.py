"""The small programs that are measured beside ours; each does one thing and says how long that took.

    python children.py scan FILE      PyYAML's event scan and nothing else
    python children.py script FILE    what a user writes who has no tool, with yaml.safe_load

Those of `TIMED` print seconds on the clock and of the processor, without the start of Python.
"""

# ruff: noqa: INP001, T201 - a script; it prints; the loaders are compared

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path


def libyaml(data: bytes) -> None:
    """Count what libyaml finds, with no event made into an object: its own share of the scan."""
    from yaml._yaml import CParser  # type: ignore[import-untyped] # it has a name of its own only there

    CParser(data).raw_parse()


def scan(data: bytes) -> None:
    """PyYAML's event scan: every event of the stream is made, and nothing done with it."""
    import yaml

    following = yaml.CBaseLoader(data).get_event
    while following() is not None:
        pass


def c_loader(data: bytes) -> None:
    """PyYAML with libyaml."""
    import yaml

    yaml.load(data, yaml.CSafeLoader)


def python_loader(data: bytes) -> None:
    """PyYAML alone, as yaml.safe_load uses it."""
    import yaml

    yaml.load(data, yaml.SafeLoader)


def ruamel(data: bytes) -> None:
    """The round-trip loader of ruamel.yaml, which knows lines and columns as we do."""
    from ruamel.yaml import YAML  # type: ignore[import-not-found] # in an environment of its own

    YAML().load(data)


def ours(data: bytes) -> None:
    """Ours, with all checks."""
    from pdtimeline import parse

    parse(data)


TIMED: dict[str, Callable[[bytes], None]] = {
    "libyaml": libyaml,
    "scan": scan,
    "c-loader": c_loader,
    "python-loader": python_loader,
    "ruamel": ruamel,
    "ours": ours,
}


def timed(name: str, path: str) -> None:
    """Read the file in one of these ways, and print how long that took."""
    data = Path(path).read_bytes()
    if name == "ours":
        import gc

        gc.disable()  # as `main` does; `load` does it for those who call it
        import pdtimeline.loader.integrity
        import pdtimeline.loader.timeline_builder  # noqa: F401 - imports are not measured
    elif name == "ruamel":
        import ruamel.yaml  # type: ignore[import-not-found] # noqa: F401 - the same
    else:
        import yaml  # noqa: F401 - the same
    wall, cpu = time.perf_counter(), time.process_time()
    TIMED[name](data)
    print(time.perf_counter() - wall, time.process_time() - cpu)


def script(path: str) -> None:
    """The events of season 10."""
    import yaml

    with Path(path).open(encoding="utf-8") as file:
        timeline = yaml.safe_load(file)
    for name, event in timeline["events"].items():
        code = event.get("episode", "")
        if code.startswith("S10E"):
            print(name, code, event["title"])


def read(path: str) -> None:
    """Load a timeline with our API, as a program of somebody else would."""
    import pdtimeline

    print(len(pdtimeline.load(path).events))


def typer_and_scan(path: str) -> None:
    """What a command that reads YAML cannot do without: Typer, PyYAML and the events."""
    import typer

    scan(Path(path).read_bytes())
    typer.echo("done")


def rich_table(path: str) -> None:
    """A bare Rich table of the cells in a file of tabs."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    lines = Path(path).read_text(encoding="utf-8").splitlines()
    table = Table()
    for name in lines[0].split("\t"):
        table.add_column(name, overflow="fold")
    for line in lines[1:]:
        table.add_row(*map(Text, line.split("\t")))
    Console(width=120, height=40, markup=False, emoji=False, highlight=False).print(table)


def rich_tree(path: str) -> None:
    """A bare Rich tree of titles and ids, by season and episode, of the cells in a file of tabs."""
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    top = Tree("events")
    branches: dict[str, Tree] = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines()[1:]:
        code, _, title, _, name = line.split("\t")
        season = code.partition("E")[0]
        if season not in branches:
            branches[season] = top.add(season)
        if code not in branches:
            branches[code] = branches[season].add(code)
        branches[code].add(Text(f"{title}  {name}"))
    Console(width=120, height=40, markup=False, emoji=False, highlight=False).print(top)


PROGRAMS: dict[str, Callable[[str], None]] = {
    "script": script,
    "read": read,
    "typer-and-scan": typer_and_scan,
    "rich-table": rich_table,
    "rich-tree": rich_tree,
}


if __name__ == "__main__":
    if sys.argv[1] in TIMED:
        timed(sys.argv[1], sys.argv[2])
    else:
        PROGRAMS[sys.argv[1]](sys.argv[2])
