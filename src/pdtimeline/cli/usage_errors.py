"""Typer's usage errors in our words, so that they do not change with its version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from shlex import quote
from typing import Any

from pdtimeline.errors import guess, near, quoted

TWO_NAMES = frozenset({"between", "span"})
NAMED = (
    "character",
    "mentions",
    "person",
    "place",
    "arc",
    "text",
)  # whose words are typed with blanks


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
        return f"unexpected argument {quoted(match[1])}; {_instead(error, match[1])}"
    return f"{message.rstrip('.').lower()}; see --help"


def _no_option(error: BaseException, option: str) -> str:
    """An option that is unknown where it stands, and what to do about it."""
    context = getattr(error, "ctx", None)
    if context is not None and context.parent is None:
        return f"unknown option {option}; only --version and --help can come before a command"
    return f"unknown option {option}; {guess(near(option, _options(error))) or 'see --help'}"


def _instead(error: BaseException, words: str) -> str:
    """What to do with words that a command does not take."""
    context: Any = getattr(error, "ctx", None)
    is_of_option = any(context.params.get(name) for name in NAMED)
    if is_of_option or context.info_name in TWO_NAMES:
        return "put a name of several words in quotes"
    options = _options(error)
    has_arguments = any(param.param_type_name == "argument" for param in context.command.params)
    if has_arguments or "--file" not in options:
        return "see --help"

    def run(line: str) -> str:
        return f"run: pdtimeline {line}{_carried(context.params)}"

    if season := re.fullmatch(r"(?:season )?s?(\d{1,3})", words, re.ASCII | re.IGNORECASE):
        number = int(season[1])
        has_it = "--season" in options
        return f"use --season {number}" if has_it else run(f"episodes --season {number}")
    if "--on" in options and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", words, re.ASCII):
        return f"use --on {words}"
    search = run(f"search {quote(words)}")
    return f"use --character for a name, or {search}" if "--character" in options else search


def _carried(params: Mapping[str, Any]) -> str:
    """The file and the spoiler limit that were given, for the command that is proposed."""
    from pdtimeline.cli.options import Reading
    from pdtimeline.cli.output import carried

    return carried(Reading(*(next(iter(params.get(name) or ()), None) for name in Reading._fields)))


def _options(error: BaseException) -> list[str]:
    """The options of the command that the error came from."""
    context = getattr(error, "ctx", None)
    params = context.command.params if context else ()
    names = [name for param in params for name in (*param.opts, *param.secondary_opts)]
    return [name for name in (*names, "--help") if name.startswith("--")]
