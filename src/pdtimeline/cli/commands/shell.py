"""The commands about the command line itself: completion scripts and help."""

from pdtimeline.cli import options as opt
from pdtimeline.cli.groups import command
from pdtimeline.cli.param_types import choice
from pdtimeline.cli.record_view import required
from pdtimeline.errors import Exit
from pdtimeline.terminal.streams import emit

SHELLS = ("bash", "zsh", "fish", "powershell")


@command
def help(*, name: opt.CommandName = None) -> Exit:  # noqa: A001 - the command is called so
    """Show help for a command. The same as COMMAND --help."""
    from pdtimeline.cli.app import answer

    answer([name, "--help"] if name else ["--help"])
    return Exit.DONE


@command
def completion(*, shell: opt.Shell = None) -> Exit:
    """Print a shell completion script."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined] # it is public there

    word = choice(required(shell, "completion SHELL"), SHELLS, "shell")
    script = get_completion_script(
        prog_name="pdtimeline", complete_var="_PDTIMELINE_COMPLETE", shell=word
    )
    emit([(_autoloading(script) if word == "zsh" else script) + "\n"])
    return Exit.DONE


def _autoloading(script: str) -> str:
    """The script of zsh, for a file on its path as well.

    zsh finds a function in a file of its name only, and runs the whole file at the first Tab: then the
    file must answer, too.
    """
    named = script.replace("_pdtimeline_completion", "_pdtimeline")
    return f'{named}\n\nif [ "$funcstack[1]" = "_pdtimeline" ]; then\n  _pdtimeline\nfi'
