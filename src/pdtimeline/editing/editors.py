"""Opens a file in the user's editor, at a line, and waits until it is closed."""

from __future__ import annotations

import shlex
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pdtimeline.errors import BadRequest, EditorFailed, quoted

FALLBACK = "vi"


class Habits(NamedTuple):
    """How an editor takes a file and a line, and which options make it wait; the first of them is added."""

    form: tuple[str, ...] = ("+{line}", "{file}")
    waits: tuple[str, ...] = ()


_GOTO = Habits(("--goto", "{file}:{line}"), ("--wait", "-w"))
_COLON = Habits(("{file}:{line}",), ("--wait", "-w"))
_LINE = Habits(("--line", "{line}", "{file}"), ("--wait", "-w"))
_GVIM = Habits(waits=("-f", "--nofork"))
HABITS: Mapping[str, Habits] = {
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"), _GOTO),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor"), _COLON),
    **dict.fromkeys(("hx", "helix"), Habits(("{file}:{line}",))),
    **dict.fromkeys(("mate", "idea", "pycharm"), _LINE),
    **dict.fromkeys(("gvim", "mvim"), _GVIM),
    **dict.fromkeys(("gedit", "bbedit"), Habits(waits=("--wait", "-w"))),
    "kate": Habits(_LINE.form, ("--block", "-b")),
}
"""Editors that take no `+LINE FILE`, as vi, nano, emacs, micro, kak, and most others do, or do not wait."""


def editor_of(environ: Mapping[str, str]) -> str:
    """The command of the editor that the user wants: that of VISUAL, else of EDITOR, else vi."""
    named = (environ.get(name, "").strip() for name in ("VISUAL", "EDITOR"))
    return next(filter(None, named), FALLBACK)


def arguments(editor: str, path: str, line: int) -> list[str]:
    """The command that opens the file at the line; *editor* may have arguments of its own.

    Raises `BadRequest` for an editor with a quote that is never closed.
    """
    try:
        words = shlex.split(editor)
    except ValueError:
        what = f"the editor {quoted(editor)} has a quote that is never closed"
        raise BadRequest(f"{what}; change VISUAL or EDITOR") from None
    name = Path(words[0]).name.lower().removesuffix(".exe").removesuffix(".cmd")
    form, waits = HABITS.get(name, Habits())
    file = f"./{path}" if path.startswith(("-", "+")) else path  # it is no option
    added = waits[:1] if not {*waits} & {*words} else ()
    return [*words, *added, *(part.format(file=file, line=line) for part in form)]


def open_and_wait(command: list[str], path: str) -> None:
    """Run the editor on the file *path* until it ends; Ctrl-C is the editor's business meanwhile.

    Raises `BadRequest` if it cannot be started, `EditorFailed` if it fails or is killed.
    """
    name = quoted(command[0])
    try:
        with _ctrl_c_is_not_ours():
            code = subprocess.run(command, check=False).returncode  # noqa: S603 - the user's own command
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        what = f"cannot start the editor {name} ({reason})"
        raise BadRequest(f"{what}; set VISUAL or EDITOR to one that is installed") from None
    if code == -signal.SIGINT:
        raise KeyboardInterrupt
    if code:
        how = f"was stopped by signal {-code}" if code < 0 else f"failed with code {code}"
        check = f"pdtimeline check {shlex.quote(path)}"
        raise EditorFailed(f"the editor {name} {how}; before you go on, run {check}")


@contextmanager
def _ctrl_c_is_not_ours() -> Iterator[None]:
    """Let Ctrl-C do nothing here; a child hears it all the same, since a handler is not inherited."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:  # which is inherited, and was meant so
        yield
        return
    signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
