"""Run the command line as `python -m pdtimeline`."""

from pdtimeline.main import main

if __name__ == "__main__":
    main()
