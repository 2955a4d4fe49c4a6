"""The command that describes the file, and what json prints, for editors and programs."""

from pdtimeline.cli import own_options as own
from pdtimeline.cli.param_types import choice
from pdtimeline.errors import Exit
from pdtimeline.terminal.streams import emit

SUBJECTS = ("file", "output")


def schema(*, subject: own.SchemaOf = None) -> Exit:
    """Print a JSON Schema of timeline files, or of what json prints. Editors use the first."""
    from pdtimeline.render.json_yaml import json_object

    if choice(subject or "file", SUBJECTS, "schema") == "file":
        from pdtimeline.model.json_schema import file_schema as made
    else:
        from pdtimeline.render.output_schema import output_schema as made
    emit(json_object(made(), ascii_only=True))
    return Exit.DONE
