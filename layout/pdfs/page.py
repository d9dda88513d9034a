"""A page of somebody else's PDF, taken out of its file: a frozen tree.

In comes a file, out comes what its page draws with: the content, the resources, and
every object that these name. What belongs to the whole file (structure, layers,
annotations, editors' private data) stays behind.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Final

import pikepdf

from layout.errors import FileError, Where, problem
from layout.model.foreign import ForeignPage, Shard, Syntax, Trim

_LEFT_BEHIND: Final = frozenset(
    {
        "/AF", "/Alternates", "/HTP", "/LastModified", "/Measure", "/Metadata", "/OC",
        "/OPI", "/Parent", "/PieceInfo", "/PtData", "/Ref", "/StructParent",
        "/StructParents",
    }
)  # fmt: skip
"""Keys that lead to the rest of the file, or to another picture than the one that is
shown, or say nothing of what is drawn. PDF/X-4 wants none of the other pictures."""

_TRANSFERS: Final = frozenset({"/TR", "/TR2"})
"""Curves of the device that a page was made for, which PDF/X-4 has no use for; a soft
mask's are its own."""

_WHOLE_FILE: Final = frozenset({"/Catalog", "/Page", "/Pages", "/StructTreeRoot"})
"""Types of objects that are not part of any page's drawing."""


def read_page(path: Path, where: Where, page: int = 1) -> ForeignPage:
    """Give a page of a PDF, counted from 1.

    Raises:
        FileError: The file is missing, damaged or encrypted, has no such page, or
            keeps layers hidden, which nobody can be sure of on a plate.
    """
    with open_page(path, where, page) as (digest, found):
        reader = _Reader()
        resources = reader.direct(found.resources)
        group = found.obj.get("/Group")
        held = reader.direct(group) if isinstance(group, pikepdf.Dictionary) else ()
        shards = reader.shards()
        return ForeignPage(
            sha256=digest,
            trim=trim_of(found),
            rotation=rotation_of(found),
            unit=unit_of(found),
            content=content_of(found),
            resources=resources,
            group=held,
            shards=shards,
        )


@contextmanager
def open_page(
    path: Path, where: Where, page: int
) -> Iterator[tuple[str, pikepdf.Page]]:
    """Give the hash of a file and a page of it, open as long as it is looked at.

    Raises:
        FileError: As ``read_page`` does.
    """
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise FileError([problem("pdf-encrypted", where)])
            if not 1 <= page <= len(pdf.pages):
                values = {"page": page, "pages": len(pdf.pages)}
                raise FileError([problem("pdf-page-missing", where, **values)])
            if _hides_layers(pdf):
                raise FileError([problem("pdf-layers", where)])
            yield digest, pdf.pages[page - 1]
    except pikepdf.PasswordError as error:
        raise FileError([problem("pdf-encrypted", where)]) from error
    except BROKEN as error:
        raise FileError([problem("pdf-unreadable", where)]) from error


BROKEN: Final = (
    pikepdf.PdfError, OSError, ArithmeticError, AttributeError, LookupError, TypeError,
    ValueError, RuntimeError,
)  # fmt: skip
"""What comes up when a damaged file is walked: an array where a number belongs."""


def trim_of(page: pikepdf.Page) -> Trim:
    """Give the TrimBox; without one what the page falls back on.

    Source: ISO 32000-1, 14.11.2: the TrimBox is the CropBox, this the MediaBox.
    """
    box = [float(edge) for edge in page.trimbox]
    left, right = sorted((box[0], box[2]))
    foot, top = sorted((box[1], box[3]))
    if right - left < 1 or top - foot < 1:
        message = "a page without room"
        raise ValueError(message)
    return left, foot, right, top


def rotation_of(page: pikepdf.Page) -> int:
    """Give the degrees by which a page is turned clockwise, which may be inherited."""
    return int(_inherited(page, "/Rotate", 0)) // 90 * 90 % 360


def unit_of(page: pikepdf.Page) -> float:
    """Give the points of one unit of a page's space."""
    return float(page.obj.get("/UserUnit", 1))


def content_of(page: pikepdf.Page) -> bytes:
    """Give the operators of a page; its pieces are parted as if by white."""
    contents = page.obj.get("/Contents")
    if contents is None:
        return b""
    pieces = [contents] if isinstance(contents, pikepdf.Stream) else list(contents)
    return b"\n".join(piece.read_bytes() for piece in pieces)


def _inherited(page: pikepdf.Page, key: str, default: int) -> int:
    node: pikepdf.Object | None = page.obj
    for _ in range(_DEEPEST):
        if node is None:
            break
        if key in node:
            return int(node[key])
        node = node.get("/Parent")
    return default


_DEEPEST: Final = 64
"""Levels of a tree of pages; a file in a circle is not followed for ever."""


def _hides_layers(pdf: pikepdf.Pdf) -> bool:
    """Tell whether a layer is switched off when the file is opened."""
    layers = pdf.Root.get("/OCProperties")
    if layers is None:
        return False
    shown = layers.get("/D", pikepdf.Dictionary())
    off = shown.get("/OFF")
    if off is not None and len(off):
        return True
    return str(shown.get("/BaseState", "/ON")) == "/OFF"


class _Reader:
    """Walks what a page names, each object once."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, int], int] = {}
        self._found: list[pikepdf.Object] = []

    def direct(self, value: pikepdf.Object) -> Syntax:
        """Give an object's own syntax, though it may be one that others name."""
        return tuple(_joined(self._inside(value)))

    def shards(self) -> tuple[Shard, ...]:
        """Give the objects that were named so far, and those that they name."""
        shards: list[Shard] = []
        while len(shards) < len(self._found):
            value = self._found[len(shards)]
            if isinstance(value, pikepdf.Stream):
                if "/F" in value:
                    message = "a stream in another file"
                    raise ValueError(message)
                raw = value.read_raw_bytes()
                shards.append(Shard(self.direct(value), raw))
            else:
                shards.append(Shard(self.direct(value)))
        return tuple(shards)

    def _syntax(self, value: object) -> Iterator[bytes | int]:
        if not isinstance(value, pikepdf.Object):
            yield _scalar(value)
        elif value.is_indirect:
            yield self._number(value)
        else:
            yield from self._inside(value)

    def _inside(self, value: pikepdf.Object) -> Iterator[bytes | int]:
        if isinstance(value, pikepdf.Array):
            yield b"["
            for each in value:
                yield from self._syntax(each)
                yield b" "
            yield b"]"
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            if str(value.get("/Type", "")) in _WHOLE_FILE:
                yield b"null"
                return
            yield b"<<"
            for key in sorted(value.keys()):
                if key in _LEFT_BEHIND or self._is_length(value, key):
                    continue
                if key in _TRANSFERS and "/G" not in value:
                    continue
                yield pikepdf.Name(key).unparse() + b" "
                yield from self._syntax(value[key])
                yield b" "
            yield b">>"
        else:
            yield value.unparse()

    def _is_length(self, value: pikepdf.Object, key: str) -> bool:
        return key == "/Length" and isinstance(value, pikepdf.Stream)

    def _number(self, value: pikepdf.Object) -> int:
        number = self._numbers.setdefault(value.objgen, len(self._found))
        if number == len(self._found):
            self._found.append(value)
        return number


def _scalar(value: object) -> bytes:
    match value:
        case None:
            return b"null"
        case bool():
            return b"true" if value else b"false"
        case int():
            return str(value).encode("ascii")
        case Decimal() | float():
            return f"{Decimal(value):f}".encode("ascii")
        case _:
            raise TypeError(value)


def _joined(parts: Iterator[bytes | int]) -> Iterator[bytes | int]:
    """Give the same syntax with neighbouring bytes as one."""
    held: list[bytes] = []
    for part in parts:
        if isinstance(part, bytes):
            held.append(part)
            continue
        if held:
            yield b"".join(held)
            held.clear()
        yield part
    if held:
        yield b"".join(held)
