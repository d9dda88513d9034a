"""The cache of pictures on disk: a value in front of pure functions.

An entry is named by what went into it, so it is never stale and may be deleted at any
moment; only time is lost. Its size stands in its header, so that a hit unpacks nothing.
What is damaged or cannot be written is as good as not there.
"""

import contextlib
import hashlib
import os
import struct
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import PIL
from PIL import features

_MAGIC: Final = b"BANXIN\x00\x01"
_HEADER: Final = struct.Struct(">8s3I32s")

ENGINES: Final = "/".join(
    [
        PIL.__version__,
        features.version("littlecms2") or "",
        features.version("jpg") or "",
    ]
)
"""Versions of what unpacks, converts and packs; another one may round otherwise."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A body of bytes and three numbers about it."""

    shape: tuple[int, int, int]
    """Width, height, components."""
    body: bytes


def default_folder() -> Path | None:
    """Give the user's cache folder for pictures; None where the user has no home.

    Source: XDG Base Directory Specification: a relative path is to be ignored.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / "banxin" / "pictures"
    try:
        return Path.home() / ".cache" / "banxin" / "pictures"
    except RuntimeError:
        return None


def name_of(*parts: object) -> str:
    """Give the name of an entry from everything that its contents depend on."""
    told = "\n".join([ENGINES, *(repr(part) for part in parts)])
    return hashlib.sha256(told.encode()).hexdigest()


def recall(folder: Path | None, name: str) -> Entry | None:
    """Give an entry; None if it is not there or not as it was written."""
    if folder is None:
        return None
    try:
        content = (folder / name).read_bytes()
    except OSError:
        return None
    if len(content) < _HEADER.size:
        return None
    magic, width, height, components, digest = _HEADER.unpack_from(content)
    entry = Entry((width, height, components), content[_HEADER.size :])
    return entry if magic == _MAGIC and digest == _digest(entry) else None


def keep(folder: Path | None, name: str, entry: Entry) -> None:
    """Write an entry beside its place and rename it, if the folder lets us."""
    if folder is None:
        return
    beside = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".", dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(_HEADER.pack(_MAGIC, *entry.shape, _digest(entry)))
            file.write(entry.body)
        Path(beside).replace(folder / name)
    except OSError:
        if beside is not None:
            with contextlib.suppress(OSError):
                Path(beside).unlink()


def _digest(entry: Entry) -> bytes:
    return hashlib.sha256(repr(entry.shape).encode() + entry.body).digest()
