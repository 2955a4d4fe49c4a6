"""Typer's usage errors in our words, so that they do not change with its version."""

from __future__ import annotations

import re

from pdtimeline.errors import guess, near, quoted


def in_our_words(error: BaseException) -> str:
    """One line: what was wrong, what would be right."""
    message = str(getattr(error, "message", None) or error)
    option = getattr(error, "option_name", None)
    kind = type(error).__name__
    if kind == "NoSuchOption" and option:
        return _no_option(error, option)
    if kind == "BadOptionUsage" and option:
        wants = "takes no value" if "not take" in message else "needs a value"
        return f"{option} {wants}; see --help"
    if match := re.search(r"unexpected extra argument.*? \((.*)\)", message, re.DOTALL):
        return f"unexpected argument {quoted(match[1])}; see --help"
    return f"{message.rstrip('.').lower()}; see --help"


def _no_option(error: BaseException, option: str) -> str:
    """An option that is unknown where it stands, and what to do about it."""
    context = getattr(error, "ctx", None)
    if context is not None and context.parent is None:
        return f"unknown option {option}; only --version and --help can come before a command"
    return f"unknown option {option}; {guess(near(option, _options(error))) or 'see --help'}"


def _options(error: BaseException) -> list[str]:
    """The options of the command that the error came from."""
    context = getattr(error, "ctx", None)
    params = context.command.params if context else ()
    names = [name for param in params for name in (*param.opts, *param.secondary_opts)]
    return [name for name in (*names, "--help") if name.startswith("--")]
