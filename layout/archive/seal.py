"""The seal itself: a folder of finished files in, a package under its final name out.

A package comes together beside its final place and gets its name by one rename when
every byte of it is on the disk, so that no half package ever has the name of a whole
one. Earlier revisions are read and never written.
"""

import errno
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layout.archive import bag
from layout.archive.revisions import (
    ArchiveError,
    Package,
    package_at,
    package_name,
    revisions_in,
)
from layout.archive.sources import SOURCE, Original
from layout.errors import Where, problem

EDITION: Final = "edition.json"

_READ_ONLY: Final = 0o444


@dataclass(frozen=True, slots=True)
class Succession:
    """Which revision a new package is, and which it replaces."""

    issue: str
    revision: int
    replaces: Package | None

    @property
    def name(self) -> str:
        """Give the name of the package."""
        return package_name(self.issue, self.revision)

    def labels(self) -> dict[str, str]:
        """Give what the card says of it: the name and the seal of what it replaces.

        Raises:
            OSError: The earlier package's seal cannot be read.
        """
        labels = {"Issue-Revision": str(self.revision)}
        if self.replaces is not None:
            labels["Replaces"] = self.replaces.name
            labels["Replaces-Seal"] = self.replaces.fingerprint()
        return labels


def succession(folder: Path, issue: str) -> Succession:
    """Give what the next package of an issue is."""
    known = [each for each in revisions_in(folder) if each.issue == issue]
    last = known[-1] if known else None
    return Succession(issue, last.revision + 1 if last else 1, last)


def keep_originals(originals: Sequence[Original], payload: Path) -> None:
    """Copy the files that an issue was made from into a payload, byte for byte.

    Raises:
        OSError: A file cannot be read or written.
    """
    for each in originals:
        target = payload / SOURCE / each.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(each.path, target)


def check_originals(originals: Sequence[Original], payload: Path) -> None:
    """Make sure that the originals are still what was copied.

    Raises:
        ArchiveError: One was changed meanwhile.
        OSError: One cannot be read.
    """
    changed = [
        problem("archive-moving", Where(each.name))
        for each in originals
        if bag.fixity_of(each.path) != bag.fixity_of(payload / SOURCE / each.name)
    ]
    if changed:
        raise ArchiveError(changed)


def check_news(package: Path, earlier: Package) -> None:
    """Make sure that a package differs from the one that it would replace.

    What names the revision itself does not count.

    Raises:
        ArchiveError: It does not differ, or the earlier one cannot be read.
    """
    own = f"{bag.DATA}/{EDITION}"
    try:
        name = bag.list_name("manifest", "sha256")
        known = bag.read_list((earlier.path / name).read_bytes(), "sha256")
    except (OSError, ValueError) as error:
        where = Where(f"{earlier.where}/manifest-sha256.txt")
        raise ArchiveError([problem("archive-list", where)]) from error
    made = {
        each: bag.fixity_of(package / each).digests[0]
        for each in bag.files_below(package, bag.DATA)
    }
    known.pop(own, None)
    made.pop(own, None)
    if known == made:
        wrong = problem("archive-same", earlier.where, name=earlier.name)
        raise ArchiveError([wrong])


def close(package: Path, info: Mapping[str, str], place: Path) -> Package:
    """Seal a folder that holds a payload, and move it to its place.

    Raises:
        ArchiveError: Somebody else sealed the same revision meanwhile.
        OSError: It cannot be written.
    """
    bag.write_bag(package, info)
    for name in bag.files_below(package):
        (package / name).chmod(_READ_ONLY)
    _to_disk(package)
    try:
        package.rename(place)
    except OSError as error:
        if error.errno in {errno.ENOTEMPTY, errno.EEXIST}:
            raise ArchiveError([problem("archive-taken", Where(place.name))]) from error
        raise
    _settle(place.parent)
    sealed = package_at(place)
    assert sealed is not None  # noqa: S101 - it was named as packages are
    return sealed


def _to_disk(package: Path) -> None:
    """Wait until every file and folder of a package is on the disk."""
    folders = [path for path in package.rglob("*") if path.is_dir()]
    for name in bag.files_below(package):
        _settle(package / name)
    for folder in (*folders, package):
        _settle(folder)


def _settle(path: Path) -> None:
    if os.name != "posix" and path.is_dir():  # elsewhere folders cannot be opened
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
