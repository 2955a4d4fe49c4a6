"""Run the command line as `python -m pdtimeline`, and as the installed command."""

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; what goes wrong before it can speak for itself ends as quietly (R23)."""
    try:
        from pdtimeline.cli.main import main as begin

        begin()
    except KeyboardInterrupt:
        os._exit(130)  # whatever Python would still do could be torn once more
    except Exception as error:  # noqa: BLE001 - without memory, Python fails in ways of its own
        try:
            reason = ascii(str(error) or "out of memory")[1:-1]
            sys.stderr.write(f"pdtimeline: error: cannot start: {reason}\n")
        finally:
            os._exit(3)


if __name__ == "__main__":
    main()
