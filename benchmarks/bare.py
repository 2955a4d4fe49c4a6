"""A bare Typer program that prints a line: what no command line made with Typer can start faster than."""

# ruff: noqa: INP001, T201 - a script; it prints

import typer

app = typer.Typer()


@app.command()
def main() -> None:
    """Print a line."""
    print("pdtimeline 0.1.0")


if __name__ == "__main__":
    app()
