"""PDFs of other people for the tests: one page, as sound or as wrong as asked for."""

import io
from pathlib import Path
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

CMYK_BOX: Final = b"0 1 1 0 k 10 10 80 30 re f"
"""A red rectangle: from (10, 10) to (90, 40)."""


def sheet(content: bytes = CMYK_BOX, **entries: pikepdf.Object) -> Pdf:
    """Give a file of one page, 120 by 70 points with a TrimBox of 100 by 50.

    ``entries`` go into the page's dictionary.
    """
    pdf = Pdf.new()
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, 120, 70]),
        TrimBox=Array([10, 10, 110, 60]),
        Resources=Dictionary(),
        Contents=pdf.make_stream(content),
    )
    for key, value in entries.items():
        page[f"/{key}"] = value
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf


def resources(pdf: Pdf, **entries: pikepdf.Object) -> Pdf:
    """Put entries into the resources of a file's page."""
    for key, value in entries.items():
        pdf.pages[0].Resources[f"/{key}"] = value
    return pdf


def packed(pdf: Pdf) -> bytes:
    """Give the bytes of a file."""
    held = io.BytesIO()
    pdf.save(held, deterministic_id=True)
    return held.getvalue()


def saved(pdf: Pdf, folder: Path, name: str = "ad.pdf") -> Path:
    """Write a file and give where it stands."""
    path = folder / name
    path.write_bytes(packed(pdf))
    return path


def bare_font() -> pikepdf.Object:
    """Give one of the fonts that readers were once to bring themselves."""
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
