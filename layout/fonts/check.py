"""What `banxin fonts` shows: the file of each role, what it covers, if it is intact."""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import uharfbuzz as hb

from layout.errors import FontError, Problem, Value, Where, problem
from layout.fonts.faces import Face, Faces, embedding

LOCK: Final = "LOCK"
"""Name of the list of hashes in a folder of faces."""

WANTED_FEATURES: Final = ("hwid", "kern", "locl", "vert")
"""Half-width digits, kerning, Chinese forms, vertical forms."""

CHARSETS: Final = ("gb2312", "gbk")
"""Sets whose Han characters are counted: Python's codecs hold their tables."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a character set a face shows."""

    charset: str
    shown: int
    size: int


@dataclass(frozen=True, slots=True)
class FaceRow:
    """One role of the catalogue and the file that it is set in."""

    role: str
    file: str
    """Path of the file; empty where the role has none."""
    version: str = ""
    """From the font's name table."""
    sha256: str = ""
    rights: int = 0
    """``OS/2.fsType``; 0 lets the face be embedded without bounds."""
    coverage: tuple[Coverage, ...] = ()
    lacks: tuple[str, ...] = ()
    """Those of ``WANTED_FEATURES`` that the face does not have."""
    problem: Problem | None = None
    """Why the face cannot be used."""


def rows(faces: Faces) -> tuple[FaceRow, ...]:
    """Give one row for each role, in the catalogue's order; a bad face is a row too."""
    charsets = {charset: _hanzi(charset) for charset in CHARSETS}
    return tuple(_row(role, faces, charsets) for role in faces.roles)


def verify(folders: Sequence[Path]) -> tuple[Problem, ...]:
    """Compare the files of each folder that has a LOCK with it; no problem, no change.

    A folder without a LOCK, such as a paper's own, is taken as it is.
    """
    problems: list[Problem] = []
    for folder in folders:
        lock = folder / LOCK
        if lock.is_file():
            problems.extend(_verify(folder, lock))
    return tuple(problems)


def digest(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _row(role: str, faces: Faces, charsets: Mapping[str, Sequence[str]]) -> FaceRow:
    try:
        face = faces.face(role)
        source = face.source
    except FontError as error:
        bad = error.problems[0]
        return FaceRow(role, bad.where.file, problem=bad)
    try:
        sha256 = digest(face.path)
    except OSError:
        bad = problem("font-unreadable", Where(str(face.path)))
        return FaceRow(role, str(face.path), problem=bad)
    return FaceRow(
        role=role,
        file=str(face.path),
        version=_version(source),
        sha256=sha256,
        rights=embedding(source),
        coverage=tuple(_covers(face, name, each) for name, each in charsets.items()),
        lacks=_lacks(source),
    )


def _version(source: hb.Face) -> str:
    name = source.get_name(hb.OTNameIdPredefined.VERSION_STRING, "en") or ""
    return name.split(";")[0].removeprefix("Version ").strip()


def _covers(face: Face, charset: str, hanzi: Sequence[str]) -> Coverage:
    shown = sum(1 for char in hanzi if face.glyph(char))
    return Coverage(charset.upper(), shown, len(hanzi))


def _hanzi(charset: str) -> list[str]:
    """Give the Han characters of a two-byte set, as Python's codec of it knows them."""
    chars = []
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                char = bytes((lead, trail)).decode(charset)
            except UnicodeDecodeError:
                continue
            if len(char) == 1 and (
                "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"
            ):
                chars.append(char)
    return chars


def _lacks(source: hb.Face) -> tuple[str, ...]:
    tags: set[str] = set()
    for table in ("GSUB", "GPOS"):
        for script, _ in enumerate(source.get_table_script_tags(table)):
            tags.update(source.get_language_feature_tags(table, script))
    return tuple(tag for tag in WANTED_FEATURES if tag not in tags)


def _verify(folder: Path, lock: Path) -> list[Problem]:
    try:
        files = tomllib.loads(lock.read_text("utf-8"))["file"]
        wanted = [(str(file["path"]), str(file["sha256"])) for file in files]
    except (OSError, ValueError, KeyError, TypeError) as error:
        return [problem("font-lock", Where(str(lock)), reason=str(error))]
    problems = []
    for name, sha256 in wanted:
        found = _compare(folder / name, sha256)
        if found is not None:
            code, values = found
            problems.append(problem(code, Where(str(folder / name)), **values))
    return problems


def _compare(path: Path, sha256: str) -> tuple[str, dict[str, Value]] | None:
    if not path.is_file():
        return "font-gone", {}
    try:
        found = digest(path)
    except OSError:
        return "font-unreadable", {}
    if found == sha256:
        return None
    return "font-changed", {"found": found[:12], "wanted": sha256[:12]}
