"""A package unpacked: a sealed revision in, a folder from which it can be built out.

The payload's own layout stays: ``source/`` holds ``paper.yaml`` and below it the folder
of the issue, so that a build there finds the paper as in the newsroom.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from layout.archive import bag
from layout.archive.revisions import ArchiveError, Package
from layout.archive.sources import SOURCE
from layout.archive.verify import damages
from layout.errors import Where, problem
from layout.model.folders import MANIFEST


@dataclass(frozen=True, slots=True)
class Exported:
    """A revision that was unpacked."""

    folder: Path
    files: int

    @property
    def issues(self) -> tuple[Path, ...]:
        """Give the folders that can be built: the issue's own."""
        found = sorted((self.folder / SOURCE).iterdir())
        return tuple(path for path in found if (path / MANIFEST).is_file())


def check_export(package: Package, target: Path) -> None:
    """Make sure that a package is whole, and that there is nothing in its way.

    Raises:
        ArchiveError: It is damaged, or the target is there already.
    """
    if os.path.lexists(target):
        raise ArchiveError([problem("archive-exists", Where(str(target)))])
    wrong = damages(package)
    if wrong:
        raise ArchiveError(wrong)


def unpack(package: Package, bench: Path, target: Path) -> Exported:
    """Copy a payload into a folder beside its place, then give it its name.

    Raises:
        OSError: A file cannot be read or written.
    """
    names = bag.files_below(package.path, bag.DATA)
    beside = bench / bag.DATA
    for name in names:
        place = bench / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package.path / name, place)
    beside.rename(target)
    return Exported(target, len(names))
