"""Answers the Tab key: reads what a shell hands over, and writes what it understands (R42).

The variables are those of Typer's own scripts, which people may still have. bash and fish learn from the
exit code that the name of a file is wanted; zsh runs what it is told.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

from pdtimeline.cli.completion import A_FILE
from pdtimeline.errors import Exit
from pdtimeline.terminal.streams import emit

COMPLETE = "_PDTIMELINE_COMPLETE"
WANTS_A_FILE = 1


def press() -> int:
    """Answer; the exit code."""
    from typer.completion import completion_init, shell_completion  # type: ignore[attr-defined] # public there

    from pdtimeline.cli.app import program

    completion_init()
    action, _, shell = os.environ[COMPLETE].partition("_")
    asked = shell_completion.get_completion_class(shell)
    if action != "complete" or asked is None:
        return Exit.NOT_FOUND
    os.environ.update(words_of_bash(os.environ))
    line = asked(program(), {}, "pdtimeline", COMPLETE)
    words, typed = line.get_completion_args()
    items = [(item.value, item.help or "") for item in line.get_completions(words, typed)]
    option = re.match("-[^=]*=", typed)
    if any(meaning == A_FILE for _, meaning in items):
        emit(_files_of_zsh(behind_a_sign=bool(option)) if shell == "zsh" else [])
        return WANTS_A_FILE
    before = option[0] if option else ""
    emit(ANSWERS[shell]((f"{before}{value}", meaning) for value, meaning in items))
    return Exit.DONE


def words_of_bash(environ: Mapping[str, str]) -> dict[str, str]:
    """What bash hands over, with `--option=value` as two words; bash makes it three, one of them the `=`."""
    words = environ.get("COMP_WORDS", "").split("\n")
    if "=" not in words:
        return {}
    cursor = int(environ["COMP_CWORD"])
    before, behind = words[:cursor], words[cursor:]
    kept = [word for word in before if word != "="]
    if behind[:1] == ["="]:  # the value is still to be typed
        behind[0] = '""'
    behind = [word for word in behind if word != "="]
    return {"COMP_WORDS": "\n".join([*kept, *behind]), "COMP_CWORD": str(len(kept))}


Items = Iterator[tuple[str, str]]


def _bash(items: Items) -> Iterator[str]:
    """A value a line."""
    return (f"{value}\n" for value, _ in items)


def _fish(items: Items) -> Iterator[str]:
    """A value a line, with its meaning behind a tab."""
    return (f"{value}\t{meaning}\n" if meaning else f"{value}\n" for value, meaning in items)


def _powershell(items: Items) -> Iterator[str]:
    """A value a line, with its meaning; PowerShell wants one."""
    return (f"{value}:::{meaning or ' '}\n" for value, meaning in items)


def _zsh(items: Items) -> Iterator[str]:
    """A command that offers the values in this order; one line, because old scripts read it as words."""
    said = [_quoted(f"{value}:{meaning}" if meaning else value) for value, meaning in items]
    if said:
        yield f"local -a said; said=({' '.join(said)}); _describe -V value said\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _files_of_zsh(*, behind_a_sign: bool) -> list[str]:
    """A command that offers the names of files, also in `--option=`."""
    return ["compset -P '*='; _files\n" if behind_a_sign else "_files\n"]


ANSWERS = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
    "powershell": _powershell,
    "pwsh": _powershell,
}

SCRIPTS = {
    "bash": """\
_pdtimeline_completion() {
    local IFS=$'\\n' answer
    if answer=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \\
        _PDTIMELINE_COMPLETE=complete_bash $1); then
        COMPREPLY=($answer)
    else # the name of a file; bash before version 4 has no compopt
        compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]#=}"))
    fi
}

complete -F _pdtimeline_completion pdtimeline
""",
    "zsh": """\
#compdef pdtimeline

_pdtimeline() {
  eval "$(env _TYPER_COMPLETE_ARGS="${words[1,CURRENT]}" _PDTIMELINE_BEHIND="${words[CURRENT+1,-1]}" \\
    _PDTIMELINE_COMPLETE=complete_zsh pdtimeline)"
}

if [ "$funcstack[1]" = "_pdtimeline" ]; then # the first Tab loads this file, and wants an answer
  _pdtimeline
else
  compdef _pdtimeline pdtimeline
fi
""",
    "fish": """\
function __pdtimeline_complete
    set -g __pdtimeline_values (env _PDTIMELINE_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=get-args \\
        _TYPER_COMPLETE_ARGS=(commandline -cp | string collect) pdtimeline)
end

# Where the name of a file is wanted, the condition fails, and fish offers files.
complete --command pdtimeline --no-files --condition __pdtimeline_complete --arguments '$__pdtimeline_values'
""",
}
