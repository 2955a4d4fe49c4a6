"""The command line: which commands there are; a command is built when it is asked for.

Typer looks at every parameter of every command it is given. For all commands that takes about as long
as reading the shipped timeline, so the group builds the one that is named.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from pdtimeline.cli.help import HELP, epilog, help_of
from pdtimeline.errors import BadRequest, Exit, guess, near, quoted
from pdtimeline.terminal.streams import emit

COMMANDS = {
    "events": "lists", "event": "records",
    "character": "records", "characters": "lists",
    "person": "records", "people": "lists",
    "place": "records", "places": "lists",
    "arc": "records", "arcs": "lists",
    "episode": "records", "episodes": "lists", "seasons": "lists",
    "why": "questions", "state": "state", "knowledge": "state", "between": "questions",
    "search": "questions", "chart": "overview", "tree": "overview",
    "sources": "lists", "source": "records", "disputes": "lists", "dispute": "records",
    "check": "check", "new": "new", "completion": "check",
}  # fmt: skip
NAMES = {"help_option_names": ["-h", "--help"]}


class Commands(TyperGroup):
    """A group that imports and builds a command when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is Typer's
        """The names, in the order in which help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None. A Tab key reads on behind an option that is unknown."""
        if cmd_name not in COMMANDS:
            return None
        function = getattr(import_module(f"pdtimeline.cli.commands.{COMMANDS[cmd_name]}"), cmd_name)
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        text = help_of(cmd_name, function.__doc__)
        settings = {**NAMES, "ignore_unknown_options": ctx.resilient_parsing}
        app.command(cmd_name, help=text, epilog=epilog(cmd_name), context_settings=settings)(
            function
        )
        return get_command(app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments begin with; raises `BadRequest` for none."""
        word = args[0]
        command = self.get_command(ctx, word)
        if command is None and not ctx.resilient_parsing:
            hint = guess(near(word, COMMANDS)) or f"commands: {', '.join(COMMANDS)}"
            raise BadRequest(f"unknown command {quoted(word)}; {hint}")
        return word if command else None, command, args[1:]


def program() -> Any:
    """The whole command line, as Typer's group."""
    app = typer.Typer(
        cls=Commands, add_completion=False, rich_markup_mode=None, invoke_without_command=True
    )
    app.callback(help=HELP, epilog=epilog(""), context_settings=NAMES)(top)
    return get_command(app)


def top(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", "-V", help="Show the version and exit."),  # noqa: FBT003
) -> None:
    """Print the version, or the help when nothing is asked."""
    if version:
        from pdtimeline import __version__

        emit([f"pdtimeline {__version__}\n"])
        raise typer.Exit(Exit.DONE)
    if context.invoked_subcommand is None:
        emit([context.get_help() + "\n"])
