"""How much a timeline may hold; what is more is refused before memory is spent on it."""

from __future__ import annotations

from collections.abc import Mapping

FILE_SIZE = 64 * 1024 * 1024
TEXT_LENGTH = 1024 * 1024
DEPTH = 32
LIST_LENGTH = 10_000
KEYS = 10_000
PROBLEMS = 10_000
DIRECTIVES = 100  # libyaml compares each with all the others

LIMITS: Mapping[str, tuple[str, str]] = {
    "text-limit": ("this text is longer than 1 MiB", "shorten it"),
    "list-limit": (f"this list has more than {LIST_LENGTH:,} items", "split it"),
    "key-limit": (f"this record has more than {KEYS:,} keys", "split it"),
    "depth-limit": (
        f"this is nested more than {DEPTH} levels deep",
        "remove some brackets or levels",
    ),
    "problem-limit": (f"there are more than {PROBLEMS:,} problems above this", "fix those first"),
}
ENDING = frozenset({"syntax", "document", "no-map", *LIMITS})
"""The rules that end the reading: what stands behind such a problem is not known."""
