"""The indexes of a shelf of issues, kept in step with the packages that stand there.

One file a year, in ``.banxin/`` beside the issues. A file is never changed in place: it
is made beside and renamed, so that a reader keeps what it has opened and a process that
is killed leaves the earlier one whole. Beside each stands its SHA-256: a file that is
not what was written is as good as not there. All of them may be deleted at any moment;
only time is lost. Where the folder cannot be written, they are made in memory.
"""

import contextlib
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from layout.archive.bag import INFO
from layout.archive.entries import Volume, read_volume
from layout.archive.index import YearIndex
from layout.archive.revisions import ArchiveError, Package, latest, sealed_on
from layout.errors import FileError, Problem, Where, problem, reason_of

HIDDEN: Final = ".banxin"
"""Folder of the indexes."""

_SUFFIX: Final = ".sqlite"
_SEAL: Final = ".sha256"

Key = tuple[str, str]
"""Name and fingerprint of a package."""


@dataclass(slots=True)
class Shelf:
    """Indexes by year, and what is wrong with packages that they do not hold."""

    years: dict[int, YearIndex] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def close(self) -> None:
        """Close the files."""
        for each in self.years.values():
            each.close()


@contextlib.contextmanager
def open_shelf(folder: Path) -> Iterator[Shelf]:
    """Give the indexes of a folder that holds issues, brought up to date.

    Only the last revision of an issue is in them. A package that is damaged is left out
    and told.

    Raises:
        ManifestError: The folder is not there.
    """
    shelf = Shelf()
    try:
        _bring_up_to_date(shelf, folder)
        yield shelf
    finally:
        shelf.close()


def _bring_up_to_date(shelf: Shelf, folder: Path) -> None:
    hidden = folder / HIDDEN
    wanted = _wanted(shelf, folder)
    for path in sorted(hidden.glob(f"[0-9]*{_SUFFIX}")):
        opened = _opened(path)
        if opened is not None:
            shelf.years[int(path.stem)] = opened
    held = {key for index in shelf.years.values() for key in index.known}
    new: dict[int, list[Package]] = {}
    for key, package in wanted.items():
        if key not in held and (day := _day(shelf, package)) is not None:
            new.setdefault(day.year, []).append(package)
    for year in sorted(new.keys() | shelf.years.keys()):
        index = shelf.years.get(year)
        gone = [key for key in index.known if key not in wanted] if index else []
        volumes = list(_volumes(shelf, new.get(year, ())))  # a year's fit into memory
        if gone or volumes:
            changed = _Year(hidden, year, index)
            shelf.years[year] = changed.replaced(gone, volumes)


def _day(shelf: Shelf, package: Package) -> date | None:
    """Give the day of a package's issue; None where that cannot be read, which is told.

    A card without its day is a damage that the lists tell, too.
    """
    try:
        day = package.card().day
    except FileError as error:
        shelf.problems += error.problems
        return None
    if day is None:
        where = Where(f"{package.where}/{INFO}")
        shelf.problems.append(problem("archive-list", where))
    return day


def _volumes(shelf: Shelf, packages: Iterable[Package]) -> Iterator[Volume]:
    """Give the stories of packages; those that are damaged are told."""
    for package in packages:
        try:
            volume = read_volume(package)
        except ArchiveError as error:
            shelf.problems += error.problems
        else:
            yield volume


def _wanted(shelf: Shelf, folder: Path) -> Mapping[Key, Package]:
    """Give the packages that are to be found."""
    wanted = {}
    for package in latest(sealed_on(folder)):
        try:
            wanted[package.name, package.fingerprint()] = package
        except OSError as error:
            reason = reason_of(error)
            wrong = problem("archive-unreadable", package.where, reason=reason)
            shelf.problems.append(wrong)
    return wanted


def _opened(path: Path) -> YearIndex | None:
    """Give the index in a file; None where it is not what was written."""
    try:
        sealed = path.with_suffix(_SEAL).read_text("ascii").strip()
        if not path.stem.isdecimal() or sealed != _digest(path):
            return None
        return YearIndex.opened(path)
    except (OSError, ValueError, sqlite3.Error):
        return None


@dataclass(frozen=True, slots=True)
class _Year:
    """The index of a year that has to change."""

    folder: Path
    number: int
    index: YearIndex | None

    @property
    def path(self) -> Path:
        """Give its file."""
        return self.folder / f"{self.number}{_SUFFIX}"

    def replaced(self, gone: list[Key], new: list[Volume]) -> YearIndex:
        """Give the changed index, on the disk or, where that cannot be, in memory."""
        beside = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            self.folder.mkdir(exist_ok=True)
            self._sweep()
            self._make(beside, gone, new)
            seal = beside.with_name(f"{beside.name}{_SEAL}")
            seal.write_text(_digest(beside) + "\n", "ascii")
            # between the renames no file has the seal: a reader makes its own
            seal.replace(self.path.with_suffix(_SEAL))
            beside.replace(self.path)
            return YearIndex.opened(self.path)
        except (OSError, sqlite3.Error):
            return self._in_memory(gone, new)
        finally:
            for left in self.folder.glob(f"{beside.name}*"):
                with contextlib.suppress(OSError):
                    left.unlink()

    def _make(self, beside: Path, gone: list[Key], new: list[Volume]) -> None:
        if self.index is None:
            index = YearIndex.new(beside)
        else:
            shutil.copyfile(self.path, beside)
            index = YearIndex.opened(beside, writing=True)
        try:
            index.change(gone, new)
            if self.index is None:
                index.pack()
        finally:
            index.close()
            if self.index is not None:
                self.index.close()

    def _in_memory(self, gone: list[Key], new: list[Volume]) -> YearIndex:
        index = YearIndex.copied(self.path) if self.index else YearIndex.new()
        index.change(gone, new)
        return index

    def _sweep(self) -> None:
        """Take away what killed processes left; a living one makes its own again."""
        for left in self.folder.glob(f".{self.path.name}.*"):
            with contextlib.suppress(OSError):
                left.unlink()


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
