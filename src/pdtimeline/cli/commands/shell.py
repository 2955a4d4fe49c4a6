"""The commands about the command line itself: completion scripts and help."""

from pdtimeline.cli import own_options as own
from pdtimeline.cli.param_types import choice
from pdtimeline.cli.record_view import required
from pdtimeline.errors import Exit
from pdtimeline.terminal.streams import emit

SHELLS = ("bash", "zsh", "fish", "powershell")


def help(*, name: own.CommandName = None) -> Exit:  # noqa: A001 - the command is called so
    """Show help for a command. The same as COMMAND --help."""
    from pdtimeline.cli.app import answer

    answer([name, "--help"] if name else ["--help"])
    return Exit.DONE


def completion(*, shell: own.Shell = None) -> Exit:
    """Print a shell completion script."""
    from pdtimeline.cli.tab import SCRIPTS

    word = choice(required(shell, "completion SHELL"), SHELLS, "shell")
    emit([SCRIPTS.get(word) or _script_of_typer(word)])
    return Exit.DONE


def _script_of_typer(shell: str) -> str:
    from typer.completion import get_completion_script  # type: ignore[attr-defined] # it is public there

    script = get_completion_script(
        prog_name="pdtimeline", complete_var="_PDTIMELINE_COMPLETE", shell=shell
    )
    return f"{script}\n"
