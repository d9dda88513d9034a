"""Folders of faces made for one test."""

from collections.abc import Callable
from pathlib import Path

from layout.fonts.catalogue import find_folders
from layout.fonts.faces import Faces, open_faces

TINY = Path(__file__).parent / "tiny-cff.otf"
"""A CFF face of our own: a blank, a square A, a bar for 一, one dot for • and ‧."""


def vendored() -> Faces:
    return open_faces(find_folders(None))


def own_faces(
    folder: Path, catalogue: str, change: Callable[[bytes], bytes] = bytes
) -> Faces:
    """Open a paper's own folder, with the tiny face in it, over the vendored ones."""
    folder.mkdir(exist_ok=True)
    (folder / "tiny.otf").write_bytes(change(TINY.read_bytes()))
    (folder / "catalogue.local.toml").write_text(catalogue, "utf-8")
    return open_faces((folder, *find_folders(None)))


def rights(fs_type: int) -> Callable[[bytes], bytes]:
    """Give a change of a font file's embedding rights (OS/2.fsType)."""
    return _patch(b"OS/2", 8, fs_type)


def units(per_em: int) -> Callable[[bytes], bytes]:
    """Give a change of the units that an em of a font file has (head.unitsPerEm)."""
    return _patch(b"head", 18, per_em)


def _patch(table: bytes, place: int, value: int) -> Callable[[bytes], bytes]:
    def change(font: bytes) -> bytes:
        count = int.from_bytes(font[4:6], "big")
        for at in range(12, 12 + 16 * count, 16):
            if font[at : at + 4] == table:
                start = int.from_bytes(font[at + 8 : at + 12], "big") + place
                return font[:start] + value.to_bytes(2, "big") + font[start + 2 :]
        raise AssertionError

    return change
