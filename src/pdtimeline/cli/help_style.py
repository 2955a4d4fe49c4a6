"""How Typer's Rich help looks: the roles of our theme, on the screen that was decided."""

from __future__ import annotations

from typer import rich_utils

from pdtimeline.terminal.screen import Screen


def use_theme(screen: Screen) -> None:
    """Let Typer draw help in the width of the screen, in the colors of its terminal or in none."""
    style = {
        "MAX_WIDTH": screen.width,
        "COLOR_SYSTEM": "standard" if screen.has_color else None,
        "FORCE_TERMINAL": True,
        "STYLE_OPTION": "cyan", "STYLE_SWITCH": "cyan",
        "STYLE_NEGATIVE_OPTION": "cyan", "STYLE_NEGATIVE_SWITCH": "cyan",
        "STYLE_METAVAR": "dim", "STYLE_TYPES": "dim", "STYLE_METAVAR_SEPARATOR": "dim",
        "STYLE_USAGE": "bold", "STYLE_USAGE_COMMAND": "",
        "STYLE_HELPTEXT": "", "STYLE_HELPTEXT_FIRST_LINE": "bold",
        "STYLE_OPTION_DEFAULT": "dim",
        "STYLE_OPTIONS_TABLE_PADDING": (0, 1, 0, 0),  # Typer keeps columns for what no option has
        "STYLE_OPTIONS_PANEL_BORDER": "dim", "STYLE_COMMANDS_PANEL_BORDER": "dim",
        "STYLE_COMMANDS_TABLE_FIRST_COLUMN": "cyan",
    }  # fmt: skip
    for name, value in style.items():
        setattr(rich_utils, name, value)
