"""Which packages there are: an issue's revisions, and the sealed issues of a paper.

A package is called ``<issue>-r<revision>`` and stands in the ``archive/`` of its issue.
Only names and tag files are read here; whether a package is whole is for ``verify``.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Final

from layout.archive import bag
from layout.errors import FileError, LayoutError, ManifestError, Where, problem
from layout.model.folders import MANIFEST, SEALED

ISSUES: Final = "issues"
"""What the folder of a paper's issues is called, where one stands beside it."""

_NAME: Final = re.compile(r"(?P<issue>.+)-r(?P<revision>[1-9][0-9]{0,5})")


class ArchiveError(LayoutError):
    """A package is not what it has to be, or may not be made."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Package:
    """A sealed revision of an issue, by its place."""

    path: Path
    issue: str
    """Id of the issue."""
    revision: int
    """From 1."""

    @property
    def name(self) -> str:
        """Give its name, such as 2026-11-23-r1."""
        return self.path.name

    @property
    def where(self) -> Where:
        """Give its place in messages: its issue's folder and on."""
        return Where("/".join(self.path.parts[-3:]))

    def fingerprint(self) -> str:
        """Give what changes with any byte of the package: the SHA-256 of its seal.

        The seal is the SHA-256 tag manifest, which lists the checksums of the lists of
        checksums.

        Raises:
            OSError: It cannot be read.
        """
        seal = self.path / bag.list_name("tagmanifest", "sha256")
        return hashlib.sha256(seal.read_bytes()).hexdigest()

    def card(self) -> "Card":
        """Give what ``bag-info.txt`` says.

        Raises:
            FileError: It cannot be read.
        """
        path = self.path / bag.INFO
        try:
            return Card(bag.read_info(path.read_bytes()))
        except (OSError, ValueError) as error:
            where = Where(f"{self.where}/{bag.INFO}")
            reason = str(error)
            raise FileError(
                [problem("archive-unreadable", where, reason=reason)]
            ) from error


@dataclass(frozen=True, slots=True)
class Card:
    """The ``bag-info.txt`` of a package, as the catalogue card of the issue."""

    labels: dict[str, str]

    @property
    def day(self) -> date | None:
        """Give the day of the issue; None where the card does not tell."""
        try:
            return date.fromisoformat(self.labels.get("Issue-Date", ""))
        except ValueError:
            return None

    @property
    def pages(self) -> int:
        """Give the number of pages; 0 where the card does not tell."""
        written = self.labels.get("Issue-Pages", "")
        return int(written) if written.isdecimal() else 0

    @property
    def octets(self) -> int:
        """Give the size of the payload; 0 where the card does not tell."""
        written = self.labels.get(bag.OXUM, "").partition(".")[0]
        return int(written) if written.isdecimal() else 0


def package_name(issue: str, revision: int) -> str:
    """Give the name of a revision's package."""
    return f"{issue}-r{revision}"


def revisions_in(folder: Path) -> tuple[Package, ...]:
    """Give the revisions in the ``archive/`` of an issue's folder, oldest first."""
    archive = folder / SEALED
    found = archive.iterdir() if archive.is_dir() else ()
    packages = [each for path in found if (each := package_at(path)) is not None]
    return tuple(sorted(packages, key=lambda each: (each.issue, each.revision)))


def package_at(path: Path) -> Package | None:
    """Give the package that a folder is by its name, None where it is none."""
    match = _NAME.fullmatch(path.name)
    if match is None or not path.is_dir():
        return None
    return Package(path, match["issue"], int(match["revision"]))


def shelf_of(folder: Path) -> Path:
    """Give the folder that holds a paper's issues, seen from it, an issue, or above."""
    folder = folder.absolute()
    if package_at(folder) is not None and folder.parent.name == SEALED:
        return folder.parent.parent.parent
    if (folder / MANIFEST).is_file() or (folder / SEALED).is_dir():
        return folder.parent
    return folder / ISSUES if (folder / ISSUES).is_dir() else folder


def sealed_on(shelf: Path) -> tuple[Package, ...]:
    """Give every package of the issues in a folder: newest issue first, then revision.

    Raises:
        ManifestError: The folder is not there.
    """
    if not shelf.is_dir():
        raise ManifestError([problem("archive-nowhere", Where(str(shelf)))])
    folders = (path for path in sorted(shelf.iterdir()) if path.is_dir())
    packages = [each for folder in folders for each in revisions_in(folder)]
    packages.sort(key=lambda each: each.revision)
    return tuple(sorted(packages, key=lambda each: each.issue, reverse=True))


def packages_at(folder: Path) -> tuple[Package, ...]:
    """Give the packages that a folder is or holds, of one issue or of all.

    Raises:
        ManifestError: There is none.
    """
    folder = folder.absolute()
    own = package_at(folder)
    packages = (own,) if own else revisions_in(folder)
    if not packages and not (folder / MANIFEST).is_file():
        packages = sealed_on(shelf_of(folder))
    if not packages:
        raise ManifestError([problem("archive-none", Where(str(folder)))])
    return packages


def latest(packages: Sequence[Package]) -> tuple[Package, ...]:
    """Give the last revision of each issue, in the order of ``sealed_on``."""
    return tuple(
        max(same, key=lambda each: each.revision)
        for _, same in groupby(packages, key=lambda each: each.issue)
    )


def revision_of(folder: Path, number: int = 0) -> Package:
    """Give a revision of an issue.

    Args:
        folder: The issue's folder, or the package itself.
        number: Which; 0 for the last.

    Raises:
        ManifestError: The issue is not sealed, or has no such revision.
    """
    own = package_at(folder.absolute())
    if own is not None and (folder / bag.BAGIT).is_file():
        return own
    packages = revisions_in(folder.absolute())
    if not packages:
        raise ManifestError([problem("archive-none", Where(folder.absolute().name))])
    for each in packages:
        if each.revision == (number or packages[-1].revision):
            return each
    known = " ".join(str(each.revision) for each in packages)
    raise ManifestError(
        [problem("archive-revision", Where("--revision"), number=number, known=known)]
    )
