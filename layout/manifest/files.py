"""Files that a manifest names: found inside the issue folder, or said to be missing."""

import os.path
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layout.errors import ManifestError, Where, problem
from layout.manifest.keys import nearest

COPY: Final = "copy"
PHOTOS: Final = "photos"


@dataclass(frozen=True, slots=True)
class IssueFolder:
    """The folder of an issue; nothing outside it is an input."""

    path: Path
    """Absolute, links kept."""

    @property
    def name(self) -> str:
        """Give the folder's name: the issue's id."""
        return self.path.name

    def shown(self, path: Path) -> str:
        """Give a path as messages name it: from the issue folder's parent."""
        return Path(os.path.relpath(path, self.path.parent)).as_posix()

    def short(self, path: Path) -> str:
        """Give a path as reports name it: from the issue folder."""
        return Path(os.path.relpath(path, self.path)).as_posix()

    def find(self, name: str, below: str, where: Where) -> Path:
        """Give the file that a manifest names.

        It is looked for in the folder of its kind, then beside the manifest.

        Args:
            name: As the manifest writes it.
            below: ``copy``, ``photos`` or "".
            where: The place of the name.

        Raises:
            ManifestError: It is missing, no file, or outside the issue folder, be it
                through a link.
        """
        if not name.strip():
            raise ManifestError([problem("value-empty", where)])
        folders = [self.path / below, self.path] if below else [self.path]
        for folder in folders:
            path = Path(os.path.normpath(folder / name))
            if _leaves(name) or not path.is_relative_to(self.path):
                raise ManifestError([problem("path-outside", where, name=name)])
            if not _exists(path):
                continue
            if not path.resolve().is_relative_to(self.path.resolve()):
                raise ManifestError([problem("path-outside", where, name=name)])
            if not path.is_file():
                raise ManifestError([problem("file-folder", where, name=name)])
            return path
        raise ManifestError(
            [
                problem(
                    "file-missing",
                    where,
                    name=name,
                    folder=below or ".",
                    nearest=self._nearest(name, below),
                )
            ]
        )

    def all(self, below: str) -> tuple[Path, ...]:
        """Give the files of a folder, by name; hidden ones are nobody's business."""
        folder = self.path / below
        found = folder.rglob("*") if folder.is_dir() else ()
        return tuple(
            path
            for path in sorted(found)
            if path.is_file() and not path.name.startswith(".")
        )

    def _nearest(self, name: str, below: str) -> str:
        folder = self.path / below
        names = [path.relative_to(folder).as_posix() for path in self.all(below)]
        return nearest(name, names)


def _leaves(name: str) -> bool:
    """Tell whether a name is absolute, on this system or on another."""
    return bool(re.match(r"[/\\~]|[A-Za-z]:[/\\]", name))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long for the file system is no file
        return False
