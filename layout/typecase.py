"""The type case: which faces and which rules for lines govern a folder.

In comes a folder; out come the faces that its pages are set in, the paper's own first,
and the rows of its composition set.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from layout.cjk.listing import RuleRow, list_rules
from layout.errors import ManifestError, Where, problem
from layout.fonts.catalogue import Candidate, find_folders, read_catalogue
from layout.fonts.faces import Faces
from layout.manifest.paper import find_paper, read_paper
from layout.model.paper import Paper

DEFAULT_SET: Final = "newspaper-cn"
"""The composition set that papers start from."""


@dataclass(frozen=True, slots=True)
class TypeCase:
    """The faces at hand, and the folders that they were looked for in."""

    folders: tuple[Path, ...]
    faces: Faces


def type_of(folder: Path, given: Path | None = None) -> TypeCase:
    """Give the faces that pages of a folder are set in.

    Args:
        folder: An issue's folder or one above it; it need not have a paper.
        given: A folder of faces that comes before all others.

    Raises:
        LayoutError: The paper or a catalogue cannot be read.
    """
    path = find_paper(folder)
    return case_of(read_paper(path, path.name) if path else None, path, given)


def case_of(paper: Paper | None, path: Path | None, given: Path | None) -> TypeCase:
    """Give the paper's own faces first, then the catalogue's."""
    folders = find_folders(path.parent if path else None, given)
    if paper is None:
        return TypeCase(folders, Faces(read_catalogue(folders)))
    if paper.fonts:
        own = Path(paper.fonts)
        folders = (own, *(each for each in folders if each != own))
    catalogue = read_catalogue(folders)
    roles = dict(catalogue.roles)
    for role, files in paper.faces.items():
        known = roles.get(role)
        if known is None:
            where = Where(str(path))
            raise ManifestError([problem("face-role", where, role=role)])
        first = tuple(Candidate(file) for file in files)
        roles[role] = replace(known, candidates=(*first, *known.candidates))
    return TypeCase(folders, Faces(replace(catalogue, roles=roles)))


def rules_of(folder: Path) -> tuple[str, tuple[RuleRow, ...]]:
    """Give the composition set that governs a folder, and its rows with their sources.

    Where no paper governs it, the set that papers start from.

    Raises:
        LayoutError: The paper is wrong, or names a set that is not there.
    """
    path = find_paper(folder)
    if path is None:
        return DEFAULT_SET, list_rules(DEFAULT_SET)
    paper = read_paper(path, path.name)
    return paper.composition, rules_for(paper, path)


def rules_for(paper: Paper, path: Path | None) -> tuple[RuleRow, ...]:
    """Give the rows of a paper's composition set, with what the paper changes.

    Raises:
        ManifestError: The set is not there, or a change is one that it cannot take.
    """
    try:
        return list_rules(paper.composition, paper.composition_changes)
    except KeyError as error:
        named, where = str(error.args[0]), Where(str(path))
        wrong = problem("composition-unknown", where, name=named)
        if named in paper.composition_changes:
            wrong = problem("composition-change", where, path=named)
        raise ManifestError([wrong]) from error
