"""The catalogue of type: folders of font files in, candidates of each role out.

A module of its own because which file a role means is a question of folders and one
TOML table, and is asked before any font is opened.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from layout.errors import FontError, Problem, Where, problem

Cut: TypeAlias = tuple[tuple[str, float], ...]
"""Axis values of an instance of a variable font, by tag; empty for none."""

CATALOGUE = "catalogue.toml"
LOCAL_CATALOGUE = "catalogue.local.toml"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A font file that a role may be set in."""

    file: str
    """Path below one of the folders."""
    index: int = 0
    """Which face of a collection."""
    cut: Cut = ()


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """What the catalogue says of one role."""

    candidates: tuple[Candidate, ...]
    punctuation_from: str = ""
    fallback: tuple[str, ...] = ()
    """Roles asked in turn for a character that the face does not have."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every role of type, and the faces for rare characters."""

    folders: tuple[Path, ...]
    """Where candidates are looked for, first to last."""
    roles: Mapping[str, RoleEntry]
    rare: tuple[Candidate, ...] = ()

    def path(self, candidate: Candidate) -> Path | None:
        """Give the file of a candidate, or None where no folder has it.

        A paper's own folder is flat as often as not, so the bare name counts too.
        """
        for folder in self.folders:
            for name in (candidate.file, Path(candidate.file).name):
                path = folder / name
                if path.is_file():
                    return path
        return None


def find_folders(
    paper_folder: Path | None, given: Path | None = None
) -> tuple[Path, ...]:
    """Give the folders that hold faces, the one that wins first.

    Args:
        paper_folder: The folder of ``paper.yaml``; its ``fonts/`` is the paper's own.
        given: What ``--fonts`` names.

    Raises:
        FontError: The given folder does not exist.
    """
    if given is not None and not given.is_dir():
        raise FontError([problem("font-folder", Where(str(given)))])
    shipped = _shipped()
    wanted = (
        given,
        paper_folder / "fonts" if paper_folder else None,
        shipped / "local",
        shipped,
    )
    found: list[Path] = []
    for folder in wanted:
        if folder is not None and folder.is_dir() and folder not in found:
            found.append(folder)
    return tuple(found)


def read_catalogue(folders: Sequence[Path]) -> Catalogue:
    """Read the catalogues of the folders; a role is taken from the first that has it.

    Raises:
        FontError: No folder has a catalogue, or one cannot be read.
    """
    roles: dict[str, RoleEntry] = {}
    rare: list[Candidate] = []
    problems: list[Problem] = []
    for folder in folders:
        for name in (LOCAL_CATALOGUE, CATALOGUE):
            path = folder / name
            if not path.is_file():
                continue
            try:
                page = _Page(tomllib.loads(path.read_text("utf-8")), str(path))
                for role, entry in page.roles().items():
                    roles.setdefault(role, entry)
                rare.extend(page.rare())
            except (OSError, ValueError) as error:
                reason = str(error)
                problems.append(
                    problem("font-catalogue", Where(str(path)), reason=reason)
                )
    if not roles and not problems:
        place = str(folders[-1] / CATALOGUE) if folders else CATALOGUE
        problems.append(problem("font-catalogue-missing", Where(place)))
    problems.extend(_unknown_roles(roles))
    if problems:
        raise FontError(problems)
    return Catalogue(tuple(folders), roles, tuple(rare))


def _shipped() -> Path:
    """Give the folder of the faces that come with the program.

    A wheel carries them inside the package, a checkout beside it.
    """
    package = Path(__file__).resolve().parent.parent
    inside = package / "fontfiles"
    return inside if inside.is_dir() else package.parent / "fonts"


@dataclass(frozen=True, slots=True)
class _Page:
    """One catalogue file, as TOML gives it."""

    tables: Mapping[str, object]
    file: str

    def roles(self) -> dict[str, RoleEntry]:
        entries: dict[str, RoleEntry] = {}
        for role, value in _table(self.tables.get("roles", {}), "roles").items():
            name = f"roles.{role}"
            entry = _table(value, name)
            lender = entry.get("punctuation_from", "")
            fallback = entry.get("fallback", [])
            if not isinstance(lender, str):
                raise _wrong(name, "punctuation_from", "the name of a role")
            if not isinstance(fallback, list):
                raise _wrong(name, "fallback", "a list of roles")
            entries[role] = RoleEntry(
                candidates=_candidates(entry.get("candidates"), name),
                punctuation_from=lender,
                fallback=tuple(str(other) for other in fallback),
            )
        return entries

    def rare(self) -> tuple[Candidate, ...]:
        table = _table(self.tables.get("rare", {}), "rare")
        return _candidates(table.get("candidates"), "rare") if table else ()


def _table(value: object, key: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _wrong(key, "", "a table")
    return value


def _candidates(value: object, name: str) -> tuple[Candidate, ...]:
    if not isinstance(value, list) or not value:
        raise _wrong(name, "candidates", "a list of files")
    return tuple(_candidate(each, f"{name}.candidates") for each in value)


def _candidate(value: object, key: str) -> Candidate:
    if isinstance(value, str):
        return Candidate(value)
    entry = _table(value, key)
    file, index = entry.get("file"), entry.get("index", 0)
    if not isinstance(file, str):
        raise _wrong(key, "file", "the name of a file")
    if not isinstance(index, int):
        raise _wrong(key, "index", "a whole number")
    cut: list[tuple[str, float]] = []
    for tag, at in sorted(_table(entry.get("axes", {}), f"{key}.axes").items()):
        if not isinstance(at, int | float):
            raise _wrong(key, f"axes.{tag}", "a number")
        cut.append((tag, float(at)))
    return Candidate(file, index, tuple(cut))


def _wrong(table: str, key: str, wanted: str) -> ValueError:
    """Give the fault of a key that is not what it should be."""
    name = f"{table}.{key}" if key else table
    return ValueError(f"{name} is not {wanted}")


def _unknown_roles(roles: Mapping[str, RoleEntry]) -> list[Problem]:
    """Give a problem for each role that another leans on but that is not there."""
    return [
        problem("font-role", Where(CATALOGUE), role=other, of=role)
        for role, entry in roles.items()
        for other in (*entry.fallback, entry.punctuation_from)
        if other and other not in roles
    ]
