"""The long texts of help: examples, columns, exit codes, variables. They give nothing away."""

from __future__ import annotations

HELP = """Explore a timeline kept in one YAML file.

\b
Examples:
  pdtimeline events --season 1
  pdtimeline character halstead
  pdtimeline event halstead-in-intelligence

Without --file the shipped timeline is read: Jay Halstead and Hailey Upton in Chicago P.D.
On a terminal lists are tables; in a pipe they are lines with tabs between the fields."""

EXAMPLES = {
    "events": (
        "events --season 1",
        "events --character halstead --since 2014",
        "events -s 1 | cut -f1,5",
    ),
    "event": ("event halstead-in-intelligence", "event halstead-in-intelligence --json"),
    "character": ("character halstead", 'character "Erin Lindsay" --json'),
    "characters": ("characters", "characters --sort events --reverse"),
    "person": ("person soffer", "person jesse-lee-soffer --json"),
    "people": ("people", "people --fields id,name"),
    "place": ("place chicago", "place district-21 --plain"),
    "places": ("places", "places --format tree"),
    "arc": ("arc intelligence", "arc intelligence --plain"),
    "arcs": ("arcs", "arcs --format tree"),
    "episode": ("episode S01E01", "episode 1x06 --json"),
    "episodes": ("episodes --season 1", "episodes --arc intelligence --character halstead"),
    "seasons": ("seasons", "seasons --format csv"),
    "why": (
        "why halstead-in-intelligence",
        "why halstead-in-intelligence --effects --depth 2",
        "why halstead-in-intelligence --json",
    ),
    "state": ("state --at S02E11", "state --character halstead --at 2014", "state --ended --json"),
    "knowledge": ("knowledge halstead-undercover-at-mollys", "knowledge lindsay --at S02E11"),
    "between": ("between halstead lindsay", "between halstead lindsay --json"),
    "search": ("search undercover", "search mollys bar --kind event,place"),
    "sources": ("sources --publisher variety", "sources --event halstead-in-intelligence"),
    "source": ("source nlwiki-s1", "source nlwiki-s1 --json"),
    "disputes": ("disputes", "disputes --open"),
    "dispute": ("dispute title-s01e11", "dispute title-s01e11 --json"),
    "chart": ("chart --track story", "chart --by character --season 1", "chart --plain"),
    "tree": ("tree --season 1", "tree --by arc --character lindsay"),
    "new": ("new mine.yaml", "new - | pdtimeline events --file -"),
    "check": ("check mine.yaml", "check --strict *.yaml", "check mine.yaml --json"),
    "completion": ("completion bash", "completion zsh > ~/.zfunc/_pdtimeline"),
}

EXIT_CODES = """\b
Exit codes:
  0  done; an empty list is done
  1  something named was not found, or --exit-status and the list is empty
  2  usage
  3  the timeline could not be read or is broken, or the output not written
  4  a bug in pdtimeline
  130  Ctrl-C"""

VARIABLES = """\b
Variables:
  PDTIMELINE_FILE       the timeline to read, as --file
  PDTIMELINE_SEEN       the horizon, as --seen
  PDTIMELINE_PAGER      the pager for what is taller than the screen (then PAGER)
  PDTIMELINE_ASCII      as --ascii
  PDTIMELINE_FORCE_TTY  stdout counts as a terminal; a number is its width
  PDTIMELINE_DEBUG      1 shows where a bug is
  NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM, COLUMNS, LESS"""

BUGS = "Report bugs where you got pdtimeline from; CONTRIBUTING.md says what to put in."


def help_of(command: str, meaning: str | None) -> str:
    """What the command does, and examples of it."""
    shown = "\n".join(f"  pdtimeline {example}" for example in EXAMPLES[command])
    return f"{meaning}\n\n\b\nExamples:\n{shown}"


def epilog(command: str) -> str:
    """The end of a command's help: its columns, the exit codes, the variables, where bugs go."""
    parts = [EXIT_CODES, VARIABLES, BUGS]
    if command in {"", "check", "new", "completion"}:
        return "\n\n".join(parts)
    from pdtimeline.render.sheets import columns_of, default_of

    columns = f"Columns in a pipe: {', '.join(default_of(command))}."
    more = f"Fields for --fields and --sort: {', '.join(columns_of(command))}."
    return "\n\n".join([columns, more, *parts])
