"""The commands, each a function that names the groups of options it takes and returns an exit code.

Annotations are objects here and not texts, because Typer reads them when a command is built.
"""
