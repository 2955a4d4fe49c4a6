"""Compiles the built-in timeline into the wheel, so that what is installed answers without reading YAML."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTimeline(BuildHookInterface[Any]):
    """Puts the compiled timeline beside `timeline.yaml` in the wheel; an editable install reads the YAML."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled timeline into a folder of its own, and name it to the builder."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from pdtimeline.loader.compiled import NAME, compiled
            from pdtimeline.loader.load import parse
        finally:
            sys.path.remove(str(root / "src"))
        source = (root / "data" / "timeline.yaml").read_bytes()
        self._folder = tempfile.TemporaryDirectory()
        written = Path(self._folder.name) / NAME
        written.write_bytes(compiled(parse(source, "data/timeline.yaml"), source))
        build_data["force_include"][str(written)] = f"pdtimeline/data/{NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the folder; the wheel has what was in it."""
        if version != "editable":
            self._folder.cleanup()
