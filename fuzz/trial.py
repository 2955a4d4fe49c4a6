"""A copy of the project in which a module is changed, and what the tests say to that."""

# ruff: noqa: INP001 - a script

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.util
import json
import os
import resource
import shutil
import signal
import sys
import sysconfig
import time
import venv
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from pathlib import Path
from types import CodeType, FunctionType
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = Path("src", "pdtimeline")
SECONDS = 120  # for one file of tests: longer than any takes
SLOW = 0.2  # seconds: such a test is not asked for a change in memory
MEMORY = 4 << 30
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider")
# Pytest is told twice to look at a library that is imported already.
CALM = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
# It wants the command of an installation.
LEFT_OUT = "tests/cli/test_process.py::test_the_installed_command_and_the_module_are_one"


class Copy:
    """A copy of the project, with an interpreter that finds it first: processes see the change, too."""

    def __init__(self, room: Path) -> None:
        self.root = room / "project"
        ignore = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__")
        shutil.copytree(ROOT, self.root, ignore=ignore)
        venv.create(room / "venv", symlinks=True)
        site = sysconfig.get_path("purelib", "venv", {"base": str(room / "venv")})
        libraries = [path for path in sys.path if "site-packages" in path]
        text = "\n".join([str(self.root / "src"), *libraries])
        Path(site, "copy.pth").write_text(text, encoding="utf-8")
        self.python = room / "venv" / "bin" / "python"
        self.now = room / "now"
        self.preload()

    def path(self, module: str) -> Path:
        """Where the module stands in the copy."""
        return self.root / PACKAGE / f"{module}.py"

    def write(self, module: str, text: str) -> None:
        """Put the text in the place of the module."""
        Path(importlib.util.cache_from_source(str(self.path(module)))).unlink(missing_ok=True)
        self.path(module).write_text(text, encoding="utf-8")

    def noticed(self, files: Iterable[str]) -> str:
        """The first file of tests that does not pass; empty when all do."""

        def ask() -> None:
            self.enter()
            for file in files:
                self.now.write_text(file, encoding="utf-8")
                signal.alarm(SECONDS)
                if pytest.main([*OPTIONS, *CALM, "--deselect", LEFT_OUT, f"tests/{file}"]):
                    os._exit(1)

        return self.now.read_text(encoding="utf-8") if _forked(ask) else ""

    def swapped(
        self, module: str, texts: list[str], files: list[str], say: Callable[[int, str], None]
    ) -> None:
        """Change the functions of the module in memory, for each of the texts.

        The tests are collected once, before; that is much quicker. *say* gets the index of the text and
        the test that does not pass, empty when all do; it is not called when no function differs.
        """

        def ask() -> None:
            self.enter()
            swaps = _Swaps(self, module, texts, say)
            pytest.main([*OPTIONS, *CALM, *(f"tests/{file}" for file in files)], plugins=[swaps])

        if _forked(ask):
            sys.exit(f"the tests of {module} could not be collected")

    def enter(self) -> None:
        """Make this process one of the copy, and a silent one."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        os.chdir(self.root)
        sys.path.insert(0, str(self.root / "src"))
        sys.executable, sys.dont_write_bytecode = str(self.python), True

    def preload(self) -> None:
        """Import what the tests import, but nothing of the project: every fork has it then."""

        def ask() -> None:
            self.enter()
            sys.dont_write_bytecode = False
            pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider"])
            self.now.write_text(json.dumps(sorted(sys.modules)), encoding="utf-8")

        _forked(ask)
        ours = {path.stem for path in ROOT.joinpath("tests").rglob("*.py")} | {
            "pdtimeline",
            "tests",
        }
        for name in json.loads(self.now.read_text(encoding="utf-8")):
            if name.partition(".")[0] not in ours:
                with contextlib.suppress(ImportError):
                    importlib.import_module(name)


class _Swaps:
    """In the place of pytest's loop over the tests: one for each text."""

    def __init__(
        self, copy: Copy, module: str, texts: list[str], say: Callable[[int, str], None]
    ) -> None:
        self.copy, self.module, self.texts, self.say = copy, module, texts, say

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        gc.freeze()  # or each fork copies what the collector looks at
        name = f"pdtimeline.{self.module.replace('/', '.')}"
        there = vars(importlib.import_module(name))
        functions = [
            one
            for one in gc.get_objects()
            if isinstance(one, FunctionType) and one.__globals__ is there
        ]
        session.items[:] = self.by_time(session)
        for number, text in enumerate(self.texts):
            codes = dict(_codes(compile(text, str(self.copy.path(self.module)), "exec")))
            changed = [
                (one, codes[one.__code__.co_qualname])
                for one in functions
                if codes.get(one.__code__.co_qualname, one.__code__) != one.__code__
            ]
            if changed:
                self.say(number, self.fate(session.items, changed))
        return True

    def by_time(self, session: pytest.Session) -> list[pytest.Item]:
        """The tests that are not slow, the quickest first; all of them pass without a change."""
        times = self.copy.now.with_name("times")
        if self.fate(session.items, [], times):
            sys.exit(f"{self.copy.now.read_text(encoding='utf-8')} does not pass without a change")
        spent = json.loads(times.read_text(encoding="utf-8"))
        pairs = sorted(zip(spent, session.items, strict=True), key=itemgetter(0))
        return [item for seconds, item in pairs if seconds < SLOW]

    def fate(
        self,
        items: list[pytest.Item],
        changed: list[tuple[FunctionType, CodeType]],
        times: Path | None = None,
    ) -> str:
        """The test that does not pass with these functions changed."""

        def ask() -> None:
            for function, code in changed:
                function.__code__ = code
            spent = []
            for item, after in zip(items, [*items[1:], None], strict=True):
                self.copy.now.write_text(item.nodeid, encoding="utf-8")
                signal.alarm(SECONDS // 3)
                start = time.process_time()
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
                spent.append(time.process_time() - start)
                if item.session.testsfailed:
                    os._exit(1)
            if times:
                times.write_text(json.dumps(spent), encoding="utf-8")

        return self.copy.now.read_text(encoding="utf-8") if _forked(ask) else ""


def _codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant.co_qualname, constant
            yield from _codes(constant)


def _forked(do: Callable[[], None]) -> int:
    """How a process of its own ends that does this and nothing else."""
    child = os.fork()
    if not child:
        _alone(do)
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)  # what the tests have started and not ended
    return status


def _alone(do: Callable[[], None]) -> NoReturn:
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        do()
        os._exit(0)
    finally:
        os._exit(2)
