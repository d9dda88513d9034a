"""Pages of other PDFs in the file: frozen trees in, form objects out.

A form's matrix makes its TrimBox the unit square, upright, so that a page places it as
it places an image; its bounding box cuts the bleed off. Each page stands in the file
once, however often it is shown. Source: ISO 32000-1, 8.10.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from layout.errors import FileError, Where, problem
from layout.model.foreign import Artwork, ForeignPage, Syntax, Trim
from layout.model.page import Foreign
from layout.model.paper import Press
from layout.pictures.derive import Derivative, separated
from layout.press import objects
from layout.press.objects import Document, Object

Forms: TypeAlias = Mapping[Artwork, tuple[str, Object]]
"""For each page of another PDF its name on our pages and the reference to it."""

_FINE: Final = 10
"""Digits of a matrix: a page's width in points is a thousandth of the square's."""


def embed(document: Document, placed: Iterable[Foreign]) -> Forms:
    """Put the pages of other PDFs that some pages show into the file.

    Raises:
        FileError: A file is missing, damaged, or not the one that was looked at.
    """
    forms: dict[Artwork, tuple[str, Object]] = {}
    for mark in placed:
        if mark.art not in forms:
            name = f"Ad{len(forms) + 1}"
            forms[mark.art] = (name, _form(document, name, mark.art))
    return forms


def painted(mark: Foreign, press: Press, cache: Path | None) -> Derivative:
    """Give a page of another PDF as a picture of what it shows, in the press's inks.

    Raises:
        FileError: The file is missing, damaged, or not the one that was looked at.
        PictureError: The press's profile cannot be used.
    """
    from layout.pdfs.raster import (
        raster,
    )  # a renderer, for the few pages with such an ad

    art = mark.art
    _read(art)
    dpi = press.ppi_cap * mark.width / art.width
    picture = raster(art.path, art.page - 1, dpi, trimmed=True)
    return separated(picture, art.name, press, cache)


def _form(document: Document, name: str, art: Artwork) -> Object:
    page = _read(art)

    def filled(syntax: Syntax) -> Object:
        return objects.pieced(syntax, f"{name}.")

    for number, shard in enumerate(page.shards):
        made = filled(shard.syntax)
        if shard.stream is not None:
            made = objects.streamed(made, shard.stream)
        document.add(f"{name}.{number}", made)
    entries: dict[str, Object] = {
        "Type": objects.name("XObject"),
        "Subtype": objects.name("Form"),
        "BBox": objects.raw(f"[{_numbers(page.trim)}]"),
        "Matrix": objects.raw(f"[{_numbers(_unit_square(page))}]"),
        "Resources": filled(page.resources),
    }
    if page.group:
        entries["Group"] = filled(page.group)
    return document.add(name, objects.deflated(page.content, entries))


def _read(art: Artwork) -> ForeignPage:
    # Here, not at the top: a library of PDF, for the few pages with such an ad.
    from layout.pdfs.page import read_page

    where = Where(str(art.path))
    page = read_page(art.path, where, art.page)
    if page.sha256 != art.sha256:
        raise FileError([problem("pdf-changed", where)])
    return page


def _unit_square(page: ForeignPage) -> tuple[float, ...]:
    """Give the matrix that turns a page upright and its TrimBox into the unit square.

    Source: ISO 32000-1, 8.3.4 for the order of the six numbers.
    """
    left, foot, right, top = page.trim
    x, y = 1 / (right - left), 1 / (top - foot)
    match page.rotation:
        case 90:
            return (0, -x, y, 0, -foot * y, right * x)
        case 180:
            return (-x, 0, 0, -y, right * x, top * y)
        case 270:
            return (0, x, -y, 0, top * y, -left * x)
        case _:
            return (x, 0, 0, y, -left * x, -foot * y)


def _numbers(values: Trim | tuple[float, ...]) -> str:
    return " ".join(f"{value + 0.0:.{_FINE}f}" for value in values)
