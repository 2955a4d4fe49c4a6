"""The command that describes the file, and what json prints, for editors and programs."""

from pdtimeline.cli import options as opt
from pdtimeline.cli.groups import command
from pdtimeline.cli.param_types import choice
from pdtimeline.errors import Exit
from pdtimeline.model.json_schema import file_schema
from pdtimeline.terminal.streams import emit

SUBJECTS = ("file",)


@command
def schema(*, subject: opt.SchemaOf = None) -> Exit:
    """Print a JSON Schema of timeline files. Editors complete and check a file with it."""
    choice(subject or "file", SUBJECTS, "schema")
    from pdtimeline.render.json_yaml import json_object

    emit(json_object(file_schema(), ascii_only=True))
    return Exit.DONE
