"""Real faults of the kernel: every call of the system that a command makes fails, one after the other.

    python fuzz/syscalls.py --kind close --jobs 2         whatever touches our files: minutes
    python fuzz/syscalls.py --jobs 2                      everything: a night
    python fuzz/syscalls.py --every 30 --seed 7           every thirtieth point, beginning with the seventh
    python fuzz/syscalls.py --case new --errors EIO       one command, one error

It needs Linux and strace. Each command is traced once without a fault. Then its nth call fails, once and
for ever after, for each call and error; and at each call it gets Ctrl-C, and is told to end. What Python
does before our first line is not ours and is left out. A point is *close* when the call touches the
timeline, stdout, stderr or the new file (all errors are tried), else *around* (loading, memory).

Each run must end with a code of the manual, with at most one line on stderr, without a traceback, with
nothing half written and no file touched; and with code 0 only when the answer is whole. (4, a bug of
ours, is taken around only: libraries do what they like when a file of theirs cannot be looked at.)
Whatever does otherwise is printed, and the script ends with 1.
"""

# ruff: noqa: INP001, T201 - a script; it prints

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pdtimeline.cli.commands.new import TEMPLATE

SMALL = Path(__file__).parents[1] / "tests" / "small.yaml"
BROKEN = "timeline: {format: 1, title: A}\nevents:\n  a: {titel: A}\n"
CASES = {
    "events": ["events", "--file", "small.yaml"],
    "json": ["events", "--file", "small.yaml", "--json"],
    "table": ["events", "--file", "small.yaml", "--format", "table"],
    "check": ["check", "--file", "broken.yaml"],
    "nobody": ["event", "nobody", "--file", "small.yaml"],
    "usage": ["events", "--seasn", "1"],
    "new": ["new", "mine.yaml"],
    "completion": ["completion", "bash"],
}
CALLS = (
    "openat,newfstatat,fstat,lstat,stat,read,pread64,write,close,lseek,mmap,mprotect,getdents64,dup,"
    "dup2,dup3,linkat,link,unlink,unlinkat,fsync,chmod,fchmodat,getcwd,ioctl,readlink,getrandom,fcntl"
)
CLOSE = re.compile(r"small\.yaml|broken\.yaml|mine\.yaml|/std(out|err)>")
ERRORS = ("ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE", "EPIPE", "EAGAIN", "ENOMEM", "EINTR")
AROUND = ("EIO", "EMFILE", "ENOMEM")
PIPES = ("EPIPE", "EAGAIN")
KINDS = ("close", "around", "signal")
OURS = "/pdtimeline/main."  # the first file that is looked for behind `__main__`
SIGNALS = {"SIGINT": 130, "SIGTERM": -15}
ENVIRON = {
    "PATH": os.environ["PATH"],
    "LC_ALL": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONPATH": os.environ.get("PYTHONPATH", ""),  # to try a copy, while the checkout changes
}


class Fault(NamedTuple):
    """What goes wrong, and where: the nth call of that name; `+` behind the number is: and all later."""

    case: str
    call: str
    number: str
    what: str
    kind: str

    @property
    def injection(self) -> list[str]:
        """The options of strace for it."""
        how, quick = ("signal", []) if self.what in SIGNALS else ("error", ["--seccomp-bpf"])
        tamper = f"inject={self.call}:{how}={self.what}:when={self.number}"
        return [*quick, "-e", f"trace={self.call}", "-e", tamper]


class Left(NamedTuple):
    """What a run left."""

    code: int
    out: str
    err: str
    files: dict[str, str]
    trace: str


def run(case: str, options: list[str]) -> Left:
    """Run the command of the case under strace, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="pdtimeline-") as name:
        home, here = Path(name), Path(name) / "here"
        here.mkdir()
        shutil.copy(SMALL, here / "small.yaml")
        (here / "broken.yaml").write_text(BROKEN, encoding="utf-8")
        command = [sys.executable, "-m", "pdtimeline", *CASES[case]]
        with (home / "stdout").open("wb") as out, (home / "stderr").open("wb") as err:
            done = subprocess.run(  # noqa: S603 - the program under test
                ["strace", "-f", "-y", "-o", home / "trace", *options, *command],  # noqa: S607
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                cwd=here,
                env=ENVIRON,
                timeout=60,
                check=False,
            )
        texts = [(home / name).read_text("utf-8", "replace") for name in ("stdout", "stderr")]
        files = {path.name: path.read_text("utf-8", "replace") for path in here.iterdir()}
        return Left(done.returncode, texts[0], texts[1], files, (home / "trace").read_text())


def faults(case: str, trace: str, errors: list[str]) -> Iterator[Fault]:
    """Every fault that can befall the calls of the trace, from our first line on."""
    counts: Counter[str] = Counter()
    is_ours = False
    for line in trace.splitlines():
        found = re.match(r"\d+ +(\w+)\(", line)
        if not found:
            continue
        call = found[1]
        counts[call] += 1
        is_ours = is_ours or OURS in line
        if is_ours:
            yield from _faults_of(
                case, call, counts[call], errors, is_close=bool(CLOSE.search(line))
            )


def _faults_of(
    case: str, call: str, number: int, errors: list[str], *, is_close: bool
) -> Iterator[Fault]:
    kind = "close" if is_close else "around"
    for what in errors:
        if what in SIGNALS:
            yield Fault(case, call, str(number), what, "signal")
        elif what in PIPES and call != "write":  # files never answer so
            continue
        elif is_close or what in AROUND:
            yield Fault(case, call, str(number), what, kind)
            if what != "EINTR":  # nothing is interrupted for ever
                yield Fault(case, call, f"{number}+", what, kind)


def complaints(fault: Fault, left: Left, usual: Left) -> Iterator[str]:
    """What is wrong with the end of the run."""
    if re.search("Traceback|Exception ignored|Fatal|Segmentation", left.err):
        yield "a traceback"
    if left.err.count("\n") > usual.err.count("\n") + 1:
        yield "several lines"
    expected = {
        usual.code,
        3,
        *({0} if fault.what == "EPIPE" else {4} if fault.kind == "around" else ()),
    }
    if left.code not in expected | ({SIGNALS[fault.what]} if fault.what in SIGNALS else set()):
        yield f"code {left.code}"
    if not usual.out.startswith(left.out):
        yield "another answer"
    if left.code == usual.code == 0 and left.out != usual.out and fault.what != "EPIPE":
        yield "half an answer, and no word about it"
    yield from _complaints_about_files(left, usual)


def _complaints_about_files(left: Left, usual: Left) -> Iterator[str]:
    for name, text in left.files.items():
        if name.startswith(".mine.yaml.") and name not in left.err:
            yield "a draft that nobody knows of"
        elif name == "mine.yaml" and text != TEMPLATE:
            yield "half a file"
        elif name not in usual.files and not name.startswith("."):
            yield f"a file called {name}"
        elif usual.files.get(name, text) != text:
            yield f"{name} was touched"
    if left.code == 0 and left.files != usual.files:
        yield "no file, and no word about it"


def tried(fault: Fault, *, usual: Left) -> tuple[Fault, Left | None, list[str]]:
    """The fault, what it left, and what is wrong with that."""
    try:
        left = run(fault.case, fault.injection)
    except subprocess.TimeoutExpired:
        return fault, None, ["it hangs"]
    return fault, left, list(complaints(fault, left, usual))


def main() -> int:
    """Try them all; 1 when anything was found."""
    options = _options()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # behind `&` a shell has it ignored
    tally, wrong = Counter[str](), 0
    for case in options.case:
        usual = run(case, ["-e", f"trace={CALLS}"])
        every = [
            one for one in faults(case, usual.trace, options.errors) if one.kind in options.kind
        ]
        todo = every[options.seed :: options.every]
        with ThreadPoolExecutor(options.jobs) as pool:
            for fault, left, found in pool.map(partial(tried, usual=usual), todo):
                tally[f"{fault.kind}: code {left.code if left else 'none'}"] += 1
                wrong += bool(found)
                if found:
                    print(*fault, *found, repr(left.err[-200:] if left else ""), flush=True)
        print(f"{case}: {len(todo)} points", flush=True)
    for name, number in sorted(tally.items()):
        print(f"{number:7} {name}")
    print(f"{tally.total()} points, {wrong} of them wrong")
    return int(wrong > 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--case", nargs="*", choices=CASES, default=list(CASES))
    parser.add_argument("--kind", nargs="*", choices=KINDS, default=list(KINDS))
    parser.add_argument("--errors", nargs="*", default=[*ERRORS, *SIGNALS])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="try every Nth point only")
    parser.add_argument("--seed", type=int, default=0, help="begin with this one")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
