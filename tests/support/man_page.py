"""Writes docs/pdtimeline.1, the manual page, from the same texts as the help of the commands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pdtimeline import __version__
from pdtimeline.cli.app import PANELS, program
from pdtimeline.cli.help import BUGS, EXIT_CODES, HELP, VARIABLES
from running import ROOT

PAGE = ROOT / "docs" / "pdtimeline.1"
SHARED = 3  # an option of so many commands is explained once, for all of them
SECTIONS = {"Filters": "FILTERS", "Output": "OUTPUT", "Timeline": "TIMELINE"}


def page() -> str:
    """The whole page. Its date is left out, so that the same program gives the same page."""
    commands = _commands()
    parameters = [p for command in commands.values() for p in command.params if _is_option(p)]
    counts = Counter(map(_key, parameters))
    shared = {
        _key(p): p
        for p in parameters
        if counts[_key(p)] >= SHARED and p.rich_help_panel in SECTIONS
    }
    lines = [*_head(), *_each(commands, shared), *_shared(shared), *_foot()]
    pairs = zip(["", *lines], lines, strict=False)
    return "".join(
        f"{line}\n"
        for before, line in pairs
        if line != ".PP" or not before.startswith((".S", ".P"))
    )


def _commands() -> dict[str, Any]:
    group = program()
    context = group.make_context("pdtimeline", [], resilient_parsing=True)
    names = [name for names in PANELS.values() for name in names.split()]
    return {name: group.get_command(context, name) for name in names}


def _is_option(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "option" and "--help" not in parameter.opts)


def _key(option: Any) -> tuple[Any, ...]:
    return (*option.opts, *option.secondary_opts, option.help)


def _head() -> Iterator[str]:
    yield r".\" Written from the help of the commands: pytest tests/project/test_man_page.py --update-golden"
    yield f'.TH PDTIMELINE 1 "" "pdtimeline {__version__}" "User Commands"'
    yield ".nh"
    yield ".ad l"
    yield ".SH NAME"
    yield r"pdtimeline \- explore a timeline stored in one YAML file"
    yield ".SH SYNOPSIS"
    yield ".B pdtimeline"
    yield ".I COMMAND"
    yield r"[\fIARGUMENT\fR ...] [\fIOPTION\fR ...]"
    yield ".SH DESCRIPTION"
    yield from _text(HELP)


def _each(commands: dict[str, Any], shared: dict[tuple[Any, ...], Any]) -> Iterator[str]:
    """Each command, with what only it takes."""
    yield ".SH COMMANDS"
    for name, command in commands.items():
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        options = [p for p in command.params if _is_option(p)]
        yield f'.SS "{_escaped(" ".join((name, *(p.metavar for p in arguments))))}"'
        yield from _text(command.help)
        yield from _text(command.epilog or "")
        for argument in arguments:
            yield from _entry(rf"\fI{_escaped(argument.metavar)}\fR", argument.help)
        for option in options:
            if _key(option) not in shared:
                yield from _entry(_names(option), option.help)
        also = [option.opts[0] for option in options if _key(option) in shared]
        if also:
            yield ".PP"
            yield _escaped(f"Options explained below: {', '.join(also)}.")


def _shared(shared: dict[tuple[Any, ...], Any]) -> Iterator[str]:
    """The options of the program and of all commands, then those of many, by their panels."""
    yield ".SH OPTIONS"
    for option in program().params:
        yield from _entry(_names(option), option.help)
    yield from _entry(
        r"\fB\-h\fR, \fB\-\-help\fR", "Show the help of the program or of a command, and exit."
    )
    for panel, heading in SECTIONS.items():
        yield f".SH {heading}"
        for option in shared.values():
            if option.rich_help_panel == panel:
                yield from _entry(_names(option), option.help)


def _foot() -> Iterator[str]:
    yield ".SH EXIT STATUS"
    yield from _table(EXIT_CODES)
    yield ".SH ENVIRONMENT"
    yield from _table(VARIABLES)
    yield ".SH BUGS"
    yield _escaped(BUGS)


def _table(text: str) -> Iterator[str]:
    """Lines of a word or a few, two blanks, and what they mean."""
    for line in text.splitlines()[2:]:
        word, _, meaning = line.strip().partition("  ")
        yield from _entry(rf"\fB{_escaped(word)}\fR", meaning.strip())


def _entry(term: str, meaning: str) -> Iterator[str]:
    yield ".TP"
    yield term
    yield _escaped(meaning) or r"\&"


def _names(option: Any) -> str:
    value = rf" \fI{_escaped(option.metavar)}\fR" if option.metavar else ""
    names = [*option.opts, *option.secondary_opts]
    return ", ".join(rf"\fB{_escaped(name)}\fR{value}" for name in names)


def _text(text: str) -> Iterator[str]:
    """Paragraphs; one that begins with a backspace is set as it is."""
    for part in filter(None, re.split(r"\n{2,}", text.strip())):
        if part.startswith("\b"):
            first, *lines = part.lstrip("\b\n").split("\n")
            yield from (".PP", _escaped(first), ".PP", ".EX", *map(_escaped, lines), ".EE")
        else:
            yield from (".PP", *map(_escaped, _sentences(part)))


def _sentences(text: str) -> Iterable[str]:
    """A line for each, as the readers of manual pages want it."""
    return re.split(r"(?<=[.!?]) (?=[A-Z])", " ".join(text.split()))


def _escaped(text: str) -> str:
    """The text with nothing in it that is taken for a request, and with hyphens that can be copied."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("`", r"\(ga")
    text = text.replace('"', r"\(dq")
    return rf"\&{text}" if text.startswith(".") else text
