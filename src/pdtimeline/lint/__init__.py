"""The warnings of `check`: what a careful editor would ask about a timeline that has no errors."""
