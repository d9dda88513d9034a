"""Goldens: what a test wrote when somebody last looked at it and found it good."""

from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

import pytest


@dataclass
class Goldens:
    """The texts in ``tests/golden``; mutable, for it remembers what a run used."""

    folder: Path
    bless: bool = False
    """Write what differs instead of failing."""
    used: set[str] = field(default_factory=set)
    renewed: list[str] = field(default_factory=list)

    def check(self, name: str, text: str) -> None:
        """Assert that a text equals the golden of that name, or show the difference."""
        path = self.folder / name
        self.used.add(name)
        kept = path.read_text(encoding="utf-8") if path.exists() else None
        if kept == text:
            return
        if self.bless:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            self.renewed.append(name)
            return
        if kept is None:
            pytest.fail(f"there is no golden {name}: look, then pytest --bless")
        shown = unified_diff(
            kept.splitlines(),
            text.splitlines(),
            f"golden/{name}",
            "now",
            lineterm="",
            n=1,
        )
        pytest.fail("\n".join(["the page has changed:", *shown]), pytrace=False)

    def unused(self) -> list[str]:
        """List the goldens that no test of the run asked for."""
        if not self.folder.is_dir():
            return []
        stored = (
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*.txt")
        )
        return sorted(name for name in stored if name not in self.used)
