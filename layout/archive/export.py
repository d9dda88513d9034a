"""A package unpacked: a sealed revision in, a folder from which it can be built out."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from layout.archive import bag
from layout.archive.revisions import ArchiveError, Package
from layout.archive.sources import SOURCE
from layout.archive.verify import damages
from layout.errors import FileError, Where, problem, reason_of


@dataclass(frozen=True, slots=True)
class Exported:
    """A revision that was unpacked."""

    folder: Path
    files: int

    @property
    def issues(self) -> Sequence[Path]:
        """Give the folders that can be built: the issue's own."""
        found = (self.folder / SOURCE).iterdir()
        return [path for path in found if (path / "issue.yaml").is_file()]


def unpack(package: Path, target: Path) -> None:
    """Copy a payload into a new folder, whole or not at all.

    Raises:
        OSError: A file cannot be read or written.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for name in bag.files_below(package, bag.DATA):
            place = beside / Path(name).relative_to(bag.DATA)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(package / name, place)
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def export(package: Package, target: Path) -> Exported:
    """Unpack a revision into a folder that is not there yet.

    The payload's own layout stays: ``source/`` holds ``paper.yaml`` and below it the
    issue's folder, so that a build there finds the paper as in the newsroom.

    Raises:
        ArchiveError: The package is damaged, or the folder is there already.
        FileError: A file cannot be read or written.
    """
    if os.path.lexists(target):
        raise ArchiveError([problem("archive-exists", Where(str(target)))])
    wrong = damages(package)
    if wrong:
        raise ArchiveError(wrong)
    try:
        unpack(package.path, target)
    except OSError as error:
        where = Where(str(error.filename or target))
        raise FileError(
            [problem("archive-unwritten", where, reason=reason_of(error))]
        ) from error
    return Exported(target, len(bag.files_below(target)))
