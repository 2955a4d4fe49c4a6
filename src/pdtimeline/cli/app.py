"""Which commands there are; a command is built when it is asked for.

Typer looks at every parameter of every command it is given. For all commands that takes about as long
as reading the shipped timeline, so the group builds the one that is named.
"""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO
from keyword import iskeyword
from typing import Any

import typer
import typer.core
from typer.core import TyperGroup
from typer.main import get_command

from pdtimeline.cli.groups import expanded
from pdtimeline.cli.help import HELP, epilog, help_of
from pdtimeline.errors import BadRequest, Exit, guess, near, quoted
from pdtimeline.terminal.screen import Screen, screen_for
from pdtimeline.terminal.streams import emit

COMMANDS = {
    "events": "lists", "event": "records",
    "character": "records", "characters": "lists",
    "person": "records", "people": "lists",
    "place": "records", "places": "lists",
    "arc": "records", "arcs": "lists",
    "episode": "records", "episodes": "lists", "seasons": "lists",
    "why": "questions", "state": "state", "knowledge": "state", "between": "questions",
    "search": "questions", "stats": "figures", "span": "figures",
    "chart": "overview", "tree": "overview",
    "sources": "evidence", "source": "records", "disputes": "evidence", "dispute": "records",
    "check": "check", "new": "new",
    "import": "importing", "edit": "editing", "rename": "editing", "export": "export",
    "diff": "compare", "schema": "schema",
    "completion": "shell", "help": "shell",
}  # fmt: skip
PANELS = {
    "Explore": "events characters people places arcs episodes seasons search stats chart tree",
    "One thing": "event character person place arc episode",
    "Questions": "why state knowledge between span",
    "Evidence": "sources source disputes dispute",
    "Your own timeline": "new check import edit rename diff schema",
    "More": "export completion help",
}
PANEL_OF = {command: panel for panel, commands in PANELS.items() for command in commands.split()}
NARROW = 60
FRAME = frozenset(
    {"-f", "--file", "--seen"}
)  # options that say which timeline is asked, and how far
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
        module = import_module(f"pdtimeline.cli.commands.{COMMANDS[cmd_name]}")
        function = getattr(module, f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name)
        app = typer.Typer(add_completion=False, rich_markup_mode=self.rich_markup_mode)
        app.command(
            cmd_name,
            help=self.shown(help_of(cmd_name, function.__doc__)),
            epilog=self.shown(epilog(cmd_name)),
            context_settings={
                **NAMES,
                "ignore_unknown_options": ctx.resilient_parsing or cmd_name == "span",
            },
            rich_help_panel=PANEL_OF[cmd_name],
        )(expanded(function))
        return get_command(app)

    def shown(self, text: str) -> str:
        """The text as Rich is given it: a bracket of ours begins no markup."""
        return text.replace("[", r"\[") if self.rich_markup_mode else text

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments begin with; raises `BadRequest` for none."""
        word = args[0]
        command = self.get_command(ctx, word)
        if command is None and not ctx.resilient_parsing:
            raise BadRequest(f"unknown command {quoted(word)}; {_instead(word, args[1:])}")
        return word if command else None, command, args[1:]


def _instead(word: str, rest: list[str]) -> str:
    """What to run where the first word is no command: one that looks like it, or a search for the words."""
    from shlex import join

    from pdtimeline.query.words import LITTLE_WORDS

    if word == "season" and rest and rest[0].isdecimal():
        return f"run: pdtimeline {join(['events', '--season', *rest])}"
    is_question = bool(rest) and word.lower() in LITTLE_WORDS
    alike = near(word, COMMANDS)
    if alike and not is_question:
        return guess(alike)
    if rest and rest[0] in COMMANDS:
        return f"run: pdtimeline {join(rest)}"
    options = {text.partition("=")[0] for text in rest if text.startswith("-")}
    if not word.strip() or options - FRAME:
        return "see --help"
    run = f"run: pdtimeline {join(['search', word, *rest])}"
    return run if is_question else f"see --help, or {run}"


def answer(arguments: list[str], color: str = "auto") -> int:
    """Run a command line; the exit code. Help on a terminal is drawn by Rich, all else by the commands."""
    screen = _help_screen(arguments, color)
    if screen is None:
        return int(program()(arguments, prog_name="pdtimeline", standalone_mode=False) or 0)
    with redirect_stdout(StringIO()) as drawn:
        code = program(screen)(arguments, prog_name="pdtimeline", standalone_mode=False)
    lines = [line.rstrip(" ") for line in drawn.getvalue().strip("\n").split("\n")]
    emit(f"{line}\n" for line, above in zip(lines, ["", *lines], strict=False) if line or above)
    return int(code or 0)


def _help_screen(arguments: list[str], color: str) -> Screen | None:
    """The screen for which Rich draws help; None where that is plain text, or nobody asks for help."""
    if arguments and not {"-h", "--help"}.intersection(arguments):
        return None
    screen = screen_for(sys.stdout, color=color, ascii_only="--ascii" in arguments)
    is_narrow = screen.width < NARROW  # Typer's panels would cut words off
    is_plain = screen.is_ascii or not screen.is_terminal or os.environ.get("TERM") == "dumb"
    return None if is_narrow or is_plain else screen


def program(screen: Screen | None = None) -> Any:
    """The whole command line, as Typer's group; with a screen, Rich draws help for it."""
    mode: Any = None
    typer.core.HAS_RICH = screen is not None
    if screen is not None:
        from pdtimeline.cli.help_style import use_theme

        mode = "rich"
        use_theme(screen)
    app = typer.Typer(
        cls=Commands, add_completion=False, rich_markup_mode=mode, invoke_without_command=True
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
        said = context.get_help()  # empty where Rich has drawn it
        emit([f"{said}\n"] if said else [])
