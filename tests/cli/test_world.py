"""The world around a command: environment, limits, signals, other processes. What is asked decides."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from marks import slow_but
from pdtimeline.cli.commands.new import TEMPLATE
from running import CLEAN, TESTS, Result, Run

SMALL = str(TESTS / "small.yaml")
TIMELINE = Path(SMALL).read_bytes()
EVENTS = [sys.executable, "-m", "pdtimeline", "events", "--file", SMALL]


@pytest.fixture(scope="module")
def usual(run: Run) -> Result:
    """What is answered in a world without oddities."""
    return run("events", "--file", SMALL)


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"HOME": ""}, id="an empty HOME"),
        pytest.param({"HOME": "/proc"}, id="a HOME in which nothing can be written"),
        pytest.param(
            {"XDG_CONFIG_HOME": "here", "XDG_DATA_HOME": "\x01", "XDG_CACHE_HOME": "/dev/null"},
            id="odd folders of XDG",
        ),
        pytest.param({"TMPDIR": "/nowhere", "TMP": "", "TEMP": "."}, id="no folder for drafts"),
        pytest.param({"TZ": ":/etc/passwd"}, id="a time zone that is none"),
        pytest.param({"TZ": "X-167:59:59"}, id="a time zone a week away"),
        pytest.param({"LC_ALL": "no_WHERE.nonsense", "LANGUAGE": "\xff"}, id="a locale that is none"),
        pytest.param({"TERM": "\x1b]0;x\x07", "LINES": "-1", "COLUMNS": "0"}, id="an odd terminal"),
    ],
)  # fmt: skip
def test_the_environment_changes_nothing(run: Run, usual: Result, env: dict[str, str]) -> None:
    assert run("events", "--file", SMALL, env=env) == usual


def test_no_environment_at_all_will_do(usual: Result) -> None:
    done = subprocess.run(EVENTS, env={}, capture_output=True, check=False)
    assert Result(done.returncode, done.stdout, done.stderr) == usual


def test_a_folder_that_was_deleted_under_our_feet_will_do(usual: Result, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        EVENTS, env=CLEAN, cwd=gone, preexec_fn=gone.rmdir, capture_output=True, check=False
    )  # fmt: skip
    assert Result(done.returncode, done.stdout, done.stderr) == usual


def python(code: str, *arguments: str, cwd: Path | None = None) -> Result:
    """Run the code, which ends by starting our command with the arguments."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code) + "\nmain()", *arguments],
        env=CLEAN,
        cwd=cwd,
        capture_output=True,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


WATCH = """
    import os
    import sys
    from pdtimeline.__main__ import main
    USUAL = {"os.listdir", "os.putenv", "os.unsetenv"}  # what imports do, and switches of libraries
    def watch(event, given):
        if event == "open" and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC):
            seen.append((event, given[0]))
        elif event == "open" and str(given[0]).endswith(("yaml", "toml", "rc", "cfg", "json")):
            seen.append((event, given[0]))
        elif event.startswith(("os.", "socket.", "subprocess.", "shutil.")) and event not in USUAL:
            seen.append((event, *given))
    seen = []
    sys.dont_write_bytecode = True
    sys.addaudithook(watch)
    os._exit = lambda code: sys.exit(f"{code} {seen}")
"""


def test_nothing_is_written_or_called_and_nothing_is_read_but_the_timeline() -> None:
    """Whoever keeps a secret in a file must know that it stays there."""
    watched = python(WATCH, "events", "--file", SMALL, "--format", "table")
    assert watched.notes == f"0 [('open', '{SMALL}')]\n"


NO_CLOCK = """
    import datetime
    import logging  # older versions of Rich load it, and it notes when that was
    import time
    from pdtimeline.__main__ import main
    def asked(*_):
        raise AssertionError("the clock was asked")
    for name in ("time", "time_ns", "localtime", "gmtime", "strftime", "ctime", "asctime", "clock_gettime"):
        setattr(time, name, asked)
    class Never(datetime.datetime):
        now = utcnow = today = fromtimestamp = asked
    class NeverEither(datetime.date):
        today = fromtimestamp = asked
    datetime.datetime, datetime.date = Never, NeverEither
"""


@pytest.mark.parametrize(
    "line",
    slow_but(
        ["events", "events --json", "events -o table", "state --at S01E02", "check", "seasons"],
        "events -o table",
        "check",
    ),
)
def test_nobody_looks_at_the_clock(ask: Run, line: str) -> None:
    """In 1970 and in 2100 the answers are the same, and in every time zone."""
    without = python(NO_CLOCK, *line.split(), "--file", SMALL)
    assert (without.code, without.out) == ask(line)[:2]


def test_a_timeline_is_begun_without_a_look_at_the_clock(tmp_path: Path) -> None:
    assert python(NO_CLOCK, "new", "mine.yaml", cwd=tmp_path).code == 0
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == TEMPLATE


@pytest.mark.slow
def test_each_descriptor_may_be_closed() -> None:
    """A descriptor that is free is given to the next file that is opened: to the timeline."""
    program = f"{' '.join(EVENTS)} --count"
    script = "".join(
        f"{program} {closed}; echo $? >&9; "
        for closed in (
            "", "<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-",
        )
    )  # fmt: skip
    done = subprocess.run(
        ["/bin/bash", "-c", f"exec 9>&1; {script}"], env=CLEAN, capture_output=True, check=False
    )
    assert done.stdout.split() == b"8 0 8 0 3 8 0 3 8 0 3 3".split()
    assert done.stderr == b"pdtimeline: error: standard output is closed\n" * 2


def limited(kind: int, most: int) -> Callable[[], None]:
    """Limit the process that is about to start."""
    return lambda: resource.setrlimit(kind, (most, most))


@pytest.mark.parametrize("most", [16, 5])
def test_few_descriptors_are_enough(usual: Result, most: int) -> None:
    done = subprocess.run(
        EVENTS, env=CLEAN, capture_output=True, check=False,
        preexec_fn=limited(resource.RLIMIT_NOFILE, most),
    )  # fmt: skip
    assert Result(done.returncode, done.stdout, done.stderr) == usual


def events(number: int) -> str:
    """As many events, for a timeline of some size."""
    return "".join(f"  e{at}: {{title: {'word ' * 30}}}\n" for at in range(number))


SHORTAGE = (
    "out of memory|cannot start: .*|system error: cannot allocate memory|"
    "cannot load a module: .*; reinstall pdtimeline if this keeps happening"
)
SHORT = """
    import resource
    from pathlib import Path
    from pdtimeline.__main__ import main
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + {more} * 2**20,) * 2)
"""


@pytest.mark.slow
def test_when_memory_runs_out_a_line_says_so(tmp_path: Path) -> None:
    """Neither a traceback, nor the system's killing of something else, wherever it runs out."""
    path = tmp_path / "large.yaml"
    path.write_text(f"timeline: {{format: 1, title: Large}}\nevents:\n{events(70_000)}")
    for more in range(1, 64):
        done = python(SHORT.format(more=more), "events", "--file", str(path))
        assert (done.code, done.out) == (3, b""), (more, done.notes)
        assert re.fullmatch(f"pdtimeline: error: ({SHORTAGE})\n", done.notes), more


@pytest.fixture
def waiting() -> Iterator[subprocess.Popen[bytes]]:
    """A command that has read the first half of its timeline, and waits for the rest."""
    with subprocess.Popen(
        [*EVENTS[:-1], "-"],
        env=CLEAN,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        child.stdin.write(b"#" * 1_000_000 + b"\n" + TIMELINE[:1000])
        child.stdin.flush()
        yield child


def test_whoever_is_told_to_end_ends_without_a_word(waiting: subprocess.Popen[bytes]) -> None:
    waiting.terminate()
    assert waiting.communicate(timeout=60) == (b"", b"")
    assert waiting.returncode == -signal.SIGTERM


def test_whoever_is_stopped_goes_on_where_it_was(
    waiting: subprocess.Popen[bytes], usual: Result
) -> None:
    """Ctrl-Z and fg in the middle of reading."""
    for number in (signal.SIGSTOP, signal.SIGCONT, signal.SIGWINCH, signal.SIGTSTP, signal.SIGCONT):
        waiting.send_signal(number)
    out, err = waiting.communicate(TIMELINE[1000:], timeout=60)
    assert Result(waiting.returncode, out, err) == usual


STORM = """
    import atexit
    import signal
    from pdtimeline.__main__ import main
    signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 0.002, 0.002)
    atexit.register(signal.setitimer, signal.ITIMER_REAL, 0)
"""


@pytest.mark.slow
def test_calls_that_are_interrupted_are_made_again(run: Run, tmp_path: Path) -> None:
    """A signal in the middle of reading or writing is no end of the file, and no end of the disk."""
    path = tmp_path / "long.yaml"
    path.write_text(f"timeline: {{format: 1, title: Long}}\nevents:\n{events(4_000)}")
    os.mkfifo(tmp_path / "in")
    os.mkfifo(tmp_path / "out")
    command = f"exec <in >out {sys.executable} -c '{textwrap.dedent(STORM)}main()' events --file -"
    slowly = "while IFS= read -r line; do printf '%s\n' \"$line\"; done"
    script = f"{slowly} <long.yaml >in & {slowly} <out >got & {command}"
    done = subprocess.run(
        ["/bin/sh", "-c", f"({script}); code=$?; wait; exit $code"],
        env=CLEAN, cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "got").read_bytes() == run("events", "--file", str(path)).out


def at_once(*arguments: str, cwd: Path) -> list[Result]:
    """What sixteen commands leave that run side by side."""
    children = [
        subprocess.Popen(
            [sys.executable, "-m", "pdtimeline", *arguments],
            env=CLEAN, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for _ in range(16)
    ]  # fmt: skip
    outputs = [child.communicate(timeout=60) for child in children]
    return [Result(child.wait(), *output) for child, output in zip(children, outputs, strict=True)]


@pytest.mark.slow
def test_many_at_once_answer_as_one(usual: Result, tmp_path: Path) -> None:
    assert at_once("events", "--file", SMALL, cwd=tmp_path) == [usual] * 16
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_of_many_who_begin_the_same_file_one_does(tmp_path: Path) -> None:
    """Two programs that write the same draft leave half of each."""
    left = at_once("new", "mine.yaml", cwd=tmp_path)
    assert sorted(one.code for one in left) == [0, *[2] * 15]
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == TEMPLATE
