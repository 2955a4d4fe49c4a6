"""The long texts of help: examples, columns, exit codes, variables. They give nothing away."""

from __future__ import annotations

HELP = """Explore a timeline stored in one YAML file.

\b
Examples:
  pdtimeline events --season 1
  pdtimeline character halstead
  pdtimeline event halstead-in-intelligence

Without --file, pdtimeline reads its built-in timeline of Jay Halstead and Hailey Upton in \
Chicago P.D. On a terminal, lists are tables. In a pipe, each record is one line with tabs \
between the columns."""

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
    "stats": ("stats", "stats --season 1 --json"),
    "span": ("span S01E01 S01E06", "span halstead-in-intelligence 2014-05-21"),
    "tree": ("tree --season 1", "tree --by arc --character lindsay"),
    "new": ("new mine.yaml", "new - | pdtimeline events --file -"),
    "check": ("check mine.yaml", "check --strict *.yaml", "check mine.yaml --json"),
    "export": ("export mermaid --season 1", "export mermaid --causes --output causes.mmd"),
    "import": (
        "import csv events.csv > mine.yaml",
        "import csv more.csv --into mine.yaml",
        "events -o csv | pdtimeline import csv -",
    ),
    "edit": ("edit ann-reed -f mine.yaml", "edit bond --kind facet -f mine.yaml"),
    "rename": (
        "rename ann-reed ann-cole -f mine.yaml",
        "rename ann-reed ann-cole -f mine.yaml --dry-run",
    ),
    "diff": ("diff old.yaml mine.yaml",),
    "schema": ("schema > timeline.schema.json", "schema output > output.schema.json"),
    "completion": ("completion bash", "completion zsh > ~/.zfunc/_pdtimeline"),
    "help": ("help", "help events"),
}

EXIT_CODES = """\b
Exit codes:
  0    success, even if the list is empty
  1    not found, or the list is empty and --exit-status was given
  2    wrong usage
  3    the timeline has errors or cannot be read, or output failed
  4    a bug in pdtimeline
  130  stopped with Ctrl-C"""

VARIABLES = """\b
Environment variables:
  PDTIMELINE_FILE       timeline to read, same as --file
  PDTIMELINE_SEEN       how far you have watched, same as --seen
  PDTIMELINE_PAGER      pager for long output; if not set, PAGER is used
  VISUAL, EDITOR        editor that edit opens
  PDTIMELINE_ASCII      if set, same as --ascii
  PDTIMELINE_FORCE_TTY  treat stdout as a terminal; a number is its width
  PDTIMELINE_DEBUG      if set, show a traceback for internal errors
  NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM, COLUMNS, LESS"""

BUGS = "To report a bug, see CONTRIBUTING.md."


def help_of(command: str, meaning: str | None) -> str:
    """What the command does, and examples of it."""
    examples = "\n".join(f"  pdtimeline {example}" for example in EXAMPLES[command])
    return f"{meaning}\n\n\b\nExamples:\n{examples}"


def epilog(command: str) -> str:
    """The end of a command's help: its columns; for the group exit codes, variables, and where bugs go."""
    if not command:
        return f"{EXIT_CODES}\n\n{VARIABLES}\n\n{BUGS}"
    from pdtimeline.render.command_columns import NOTHING, SHEETS, sheet_for

    if command == "check" or command not in SHEETS:
        return ""
    sheet = sheet_for(command, NOTHING)
    columns = f"Columns in a pipe: {', '.join(sheet.default)}."
    more = f"Columns for --fields and --sort: {', '.join(sheet.names)}."
    return f"{columns}\n\n{more}"
