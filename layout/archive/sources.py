"""What an issue was made from: its own files and the paper's, as they came.

In comes the folder of an issue and its paper; out come the files that a package keeps
under ``source/``, laid out as in the newsroom, so that the issue can be built from them
again: the paper's files above, the issue's own folder below.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layout.archive.revisions import ArchiveError
from layout.errors import Problem, Where, problem
from layout.model.folders import BUILD, SEALED
from layout.model.paper import Paper

SOURCE: Final = "source"

_CATALOGUES: Final = ("catalogue.toml", "catalogue.local.toml", "LOCK")
"""What a paper's own folder of faces says of them; the faces are kept by name."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file that goes into the package."""

    path: Path
    name: str
    """Below ``source/``, with slashes."""


@dataclass(frozen=True, slots=True)
class House:
    """The paper's file and what it says."""

    path: Path
    """Its ``paper.yaml``."""
    paper: Paper


def originals(folder: Path, house: House) -> tuple[Original, ...]:
    """Give the files that an issue was made from, sorted by name.

    Hidden files, ``build/`` and ``archive/`` are no part of it. Faces are kept by name
    and checksum only, since most may not be passed on; so is a profile or folder that
    the paper takes from outside its own folder.

    Raises:
        ArchiveError: The issue's folder holds links that lead out of it, or what is no
            file.
    """
    folder = folder.absolute()
    problems: list[Problem] = []
    found = {each.name: each for each in _of_paper(house)}
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        leaves = not path.resolve().is_relative_to(folder.resolve())
        if leaves or not path.is_file():
            where = Where(f"{folder.name}/{name}")
            problems.append(problem("archive-outside", where))
        found[f"{folder.name}/{name}"] = Original(path, f"{folder.name}/{name}")
    if problems:
        raise ArchiveError(problems)
    return tuple(found[name] for name in sorted(found))


def _of_paper(house: House) -> Iterator[Original]:
    base = house.path.parent
    yield Original(house.path, house.path.name)
    folders = {base / "fonts"} | (
        {Path(house.paper.fonts)} if house.paper.fonts else set()
    )
    wanted = [folder / name for folder in folders for name in _CATALOGUES]
    if house.paper.press.icc:
        wanted.append(Path(house.paper.press.icc))
    for path in wanted:
        if path.is_file() and path.is_relative_to(base):
            yield Original(path, path.relative_to(base).as_posix())


def _walk(folder: Path) -> Iterator[Path]:
    """Give what stands in an issue's folder and is no folder."""
    for place, below, names in os.walk(folder):
        base = Path(place)
        top = base == folder
        below[:] = sorted(
            each
            for each in below
            if not each.startswith(".") and not (top and each in {BUILD, SEALED})
        )
        linked = [each for each in below if (base / each).is_symlink()]
        yield from (base / each for each in (*linked, *_shown(names)))


def _shown(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if not name.startswith("."))
