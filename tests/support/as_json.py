"""A file as a validator of JSON Schema is handed it: read by YAML's own rules, not by ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml

Readings = Iterator[Any]


def readings(data: bytes | str) -> Readings:
    """The file with every scalar a text, and with numbers and booleans; nothing where it is no YAML.

    A date stays a text, since JSON has none: that is what editors and validators do.
    """
    for loader in (yaml.BaseLoader, yaml.SafeLoader):
        try:
            yield _as_json(yaml.load(data, loader))  # noqa: S506 - both make plain data only
        except (yaml.YAMLError, ValueError, TypeError):  # no YAML, or no day of that number
            continue


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {_key(_as_json(key)): _as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _key(key: Any) -> str:
    return key if isinstance(key, str) else json.dumps(key)
