"""What is shipped: the sdist and the wheel hold what they should, and come out the same byte for byte."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from contextlib import chdir
from email import message_from_string
from email.message import Message
from importlib.metadata import EntryPoint
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.build import build_sdist, build_wheel

from pdtimeline import __version__
from pdtimeline.__main__ import main
from pdtimeline.loader.compiled import NAME as COMPILED
from pdtimeline.loader.compiled import restored
from pdtimeline.loader.load import parse
from running import ROOT

pytestmark = pytest.mark.slow  # packages are built and installed

NAME = f"pdtimeline-{__version__}"
INFO = f"{NAME}.dist-info"
# What lies about in a checkout, and what was left in it by mistake.
STRAY = (
    ".hypothesis/constants/a",
    ".mypy_cache/3.11/cache.db",
    ".venv/bin/python",
    "build/lib/pdtimeline/main.py",
    "data/draft.yaml",
    "dist/old.whl",
    "notes.txt",
    "src/pdtimeline.egg-info/PKG-INFO",
    "src/pdtimeline/__pycache__/main.cpython-311.pyc",
    "src/pdtimeline/cli/.mypy_cache/3.11/cache.db",
    "src/pdtimeline/data/timeline.yaml",
    "src/pdtimeline/notes.txt",
    "tests/__pycache__/conftest.cpython-311.pyc",
)
Build = Callable[[str], str]


def built(build: Build, tree: Path, to: Path) -> Path:
    """The archive that the build makes of the tree."""
    to.mkdir(parents=True, exist_ok=True)
    with chdir(tree), pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        return to / build(str(to))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(build_sdist, ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def tree(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, unpacked."""
    folder = tmp_path_factory.mktemp("tree")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    return folder / NAME


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(build_wheel, tree, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def elsewhere(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same sources where somebody else has them: another place, mask and time, and strays."""
    other = tmp_path_factory.mktemp("elsewhere") / "of" / "somebody"
    shutil.copytree(tree, other)
    for name in STRAY:
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_text("stray")
    for path in (other, *other.rglob("*")):
        path.chmod(0o700 if path.is_dir() or os.access(path, os.X_OK) else 0o600)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return other


def files(wheel: Path) -> dict[str, bytes]:
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    return message_from_string(files(wheel)[f"{INFO}/METADATA"].decode())


def test_the_same_sources_give_the_same_sdist(sdist: Path, elsewhere: Path, tmp_path: Path) -> None:
    assert built(build_sdist, elsewhere, tmp_path).read_bytes() == sdist.read_bytes()


def test_the_same_sources_give_the_same_wheel(wheel: Path, elsewhere: Path, tmp_path: Path) -> None:
    """Also the wheel of the checkout is that of the sdist."""
    for umask, place in ((0o022, ROOT), (0o077, elsewhere)):
        before = os.umask(umask)
        try:
            again = built(build_wheel, place, tmp_path / place.name)
        finally:
            os.umask(before)
        assert again.read_bytes() == wheel.read_bytes()


def test_the_time_of_a_build_can_be_set(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.chdir(tree)
    with tarfile.open(tmp_path / build_sdist(str(tmp_path))) as archive:
        assert {one.mtime for one in archive} == {1_700_000_000}
    with ZipFile(tmp_path / build_wheel(str(tmp_path))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    modules = {
        path.relative_to(ROOT / "src").as_posix()
        for pattern in ("**/*.py", "export/page/*.js", "export/page/page.*")
        for path in ROOT.glob(f"src/pdtimeline/{pattern}")
    }
    others = {
        "pdtimeline/data/timeline.compiled",
        "pdtimeline/data/timeline.yaml",
        "pdtimeline/py.typed",
        f"{INFO}/METADATA",
        f"{INFO}/RECORD",
        f"{INFO}/WHEEL",
        f"{INFO}/entry_points.txt",
        f"{INFO}/licenses/LICENSE",
        f"{NAME}.data/data/share/man/man1/pdtimeline.1",
    }
    assert set(files(wheel)) == modules | others


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("pdtimeline/data/timeline.yaml", "data/timeline.yaml"),
        (f"{NAME}.data/data/share/man/man1/pdtimeline.1", "docs/pdtimeline.1"),
        (f"{INFO}/licenses/LICENSE", "LICENSE"),
    ],
)
def test_the_wheel_holds_the_text_of(wheel: Path, name: str, source: str) -> None:
    assert files(wheel)[name] == (ROOT / source).read_bytes()


def test_the_wheel_has_the_timeline_compiled(wheel: Path) -> None:
    whole = files(wheel)
    source = whole["pdtimeline/data/timeline.yaml"]
    made = restored(whole[f"pdtimeline/data/{COMPILED}"], source)
    assert made == parse(source)
    assert "Root-Is-Purelib: true" in whole[f"{INFO}/WHEEL"].decode()
    assert wheel.name == f"{NAME}-py3-none-any.whl"


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Path:
    """What the wheel puts into a folder of packages."""
    shutil.unpack_archive(wheel, tmp_path / "site", "zip")
    return tmp_path / "site"


ASKED = (
    "events --season 10",
    "character halstead",
    "event elopement",
    "",  # what a Tab behind `event elop` asks
)


def asked(site: Path, line: str) -> tuple[bytes, set[str]]:
    """What the installed program answers, and the modules it loaded for that."""
    code = (
        "import os, sys; from pdtimeline.__main__ import main\n"
        "os._exit = sys.exit\n"
        "try: main()\n"
        "finally: sys.stdout.flush(); print(*sys.modules, file=sys.stderr)"
    )
    tab = {
        "_PDTIMELINE_COMPLETE": "complete_bash",
        "COMP_WORDS": "pdtimeline event elop",
        "COMP_CWORD": "2",
    }
    said = subprocess.run(
        [sys.executable, "-c", code, *line.split()],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(site), **({} if line else tab)},
        cwd=site,
    )
    return said.stdout, set(said.stderr.decode().split())


@pytest.mark.parametrize("line", ASKED)
def test_what_is_installed_answers_without_yaml(installed: Path, line: str) -> None:
    """Reading YAML would be a third of the time."""
    answer, loaded = asked(installed, line)
    assert answer
    assert "yaml" not in loaded


@pytest.mark.parametrize("line", ASKED)
def test_without_the_compiled_form_the_answer_is_the_same(installed: Path, line: str) -> None:
    answer, _ = asked(installed, line)
    data = installed / "pdtimeline" / "data" / COMPILED
    whole = data.read_bytes()
    for damaged in (whole[:-1] + bytes([whole[-1] ^ 1]), whole[: len(whole) // 2], None):
        if damaged is None:
            data.unlink()
        else:
            data.write_bytes(damaged)
        again, loaded = asked(installed, line)
        assert again == answer
        assert "yaml" in loaded


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="only a checkout knows what is committed")
def test_the_sdist_holds_what_is_committed_and_nothing_else(tmp_path: Path) -> None:
    """The tests run from it, and nothing that somebody left in the folder travels."""
    listed = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT).decode()  # noqa: S607
    committed = [name for name in listed.split("\0") if name and (ROOT / name).exists()]
    for name in committed:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    with tarfile.open(built(build_sdist, tmp_path, tmp_path / "dist")) as archive:
        assert sorted(archive.getnames()) == sorted(
            f"{NAME}/{name}" for name in (*committed, "PKG-INFO")
        )


def test_nobody_owns_the_files_and_everybody_reads_them(sdist: Path, wheel: Path) -> None:
    with tarfile.open(sdist) as archive:
        modes = {one.name.removeprefix(f"{NAME}/"): one.mode for one in archive}
        assert {(one.uid, one.gid, one.uname, one.gname) for one in archive} == {(0, 0, "", "")}
    assert modes[".ci/run"] == 0o755
    assert set(modes.values()) == {0o644, 0o755}
    with ZipFile(wheel) as archive:
        assert {one.external_attr >> 16 & 0o777 for one in archive.infolist()} == {0o644}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Name", ["pdtimeline"]),
        ("Version", [__version__]),
        ("License-Expression", ["MIT"]),
        ("License-File", ["LICENSE"]),
        ("Author", ["The pdtimeline authors"]),
        ("Requires-Python", [">=3.11"]),
        ("Description-Content-Type", ["text/markdown"]),
        ("Provides-Extra", ["dev"]),
        ("Project-URL", None),  # there is no address yet
    ],
)
def test_the_metadata_say(metadata: Message, header: str, expected: list[str] | None) -> None:
    assert metadata.get_all(header) == expected


def test_the_metadata_describe_the_program(metadata: Message) -> None:
    assert metadata["Summary"].startswith("Explore a timeline kept in one YAML file")
    assert metadata.get_payload() == (ROOT / "README.md").read_text(encoding="utf-8")
    assert "Environment :: Console" in metadata.get_all("Classifier", [])
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])


def test_the_oldest_libraries_that_are_allowed_are_those_that_are_tried(metadata: Message) -> None:
    needed = [one for one in metadata.get_all("Requires-Dist", []) if "extra ==" not in one]
    assert needed == ["pyyaml>=6.0.2", "rich>=14.3.3", "typer<0.29,>=0.28"]
    tried = (ROOT / ".ci" / "oldest.txt").read_text(encoding="utf-8").split()
    assert {"pyyaml==6.0.2", "rich==14.3.3", "typer==0.28.0"} <= set(tried)
    development = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for library in tried[3:]:  # what quick tests import: the least that development asks for
        name, _, version = library.partition("==")
        floor = re.search(rf'"{name}>=([\d.]+)"', development)
        assert floor is not None, library
        assert version.startswith(floor[1]), library


def test_the_command_is_the_program(wheel: Path) -> None:
    said = files(wheel)[f"{INFO}/entry_points.txt"].decode()
    assert said == "[console_scripts]\npdtimeline = pdtimeline.__main__:main\n"
    assert EntryPoint("pdtimeline", "pdtimeline.__main__:main", "console_scripts").load() is main
