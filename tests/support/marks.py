"""Marks of tests: which of many parameters are tried each time, and which with the slow tests only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def slow_but(values: Iterable[Any], *quick: Any) -> list[Any]:
    """The parameters, of which all but the *quick* ones are slow; a tuple is one for each argument."""
    return [
        value
        if value in quick
        else pytest.param(*value if type(value) is tuple else (value,), marks=pytest.mark.slow)
        for value in values
    ]
