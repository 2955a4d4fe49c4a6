"""The command line: from what is typed to a question, and from its answer to an exit code.

`main` owns the process and `error_handler` its failures; `app` builds the command that is named; `options`
has every option once, `groups` hands them over together, and `commands` has one function for each command.
Only this package knows Typer.
"""
