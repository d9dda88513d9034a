"""Pages of a PDF as PNG."""

import struct
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from layout.errors import FileError
from layout.model.page import Tint
from layout.pdfs.raster import raster
from layout.press.pdf import Edition, make_pdf
from tests.pdfs.sheets import packed, sheet
from tests.preflight.marks import RED
from tests.preflight.pages import proof
from tests.proof.proofs import faces, proofed

DPI = 24.0


@cache
def made() -> tuple[bytes, tuple[float, float]]:
    """Give the PDF of a proof with a red square, and the size of its paper."""
    page = proof()
    page = replace(page, placed=replace(page.placed, marks=(), stories=()))
    drawn = proofed(page)
    square = Tint(300.0, 300.0, 150.0, 150.0, RED)
    drawn = replace(drawn, marks=(*drawn.marks, square))
    edition = Edition(page.issue.paper, page.issue.id, "大样", page.issue.day)
    grid = drawn.grid
    pdf = make_pdf([drawn], faces(), edition)
    return pdf, (grid.trim_width, grid.trim_height)


def read(png: bytes) -> tuple[int, int, list[bytes]]:
    """Give width, height and rows of RGB of a PNG, checking every chunk."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, pixels, head = 8, b"", b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert zlib.crc32(kind + body) == checksum
        head = body if kind == b"IHDR" else head
        pixels += body if kind == b"IDAT" else b""
        at += 12 + length
    width, height, depth, colours = struct.unpack(">IIBB", head[:10])
    assert (8, 2) == (depth, colours)
    lines = zlib.decompress(pixels)
    step = 3 * width + 1
    return width, height, [lines[n * step + 1 : n * step + step] for n in range(height)]


def test_a_raster_has_the_pixels_of_its_paper() -> None:
    pdf, (wide, high) = made()
    width, height, _ = read(raster(pdf, 0, DPI))

    assert width == pytest.approx(wide * DPI / 72, abs=1)
    assert height == pytest.approx(high * DPI / 72, abs=1)


def test_colours_are_red_green_blue_and_the_page_upright() -> None:
    _, _, rows = read(raster(made()[0], 0, DPI))
    x = y = round(375 * DPI / 72)
    red, green, blue = rows[y][3 * x : 3 * x + 3]

    assert red > 180
    assert max(green, blue) < 90


def test_the_same_pdf_gives_the_same_bytes() -> None:
    assert raster(made()[0], 0, DPI) == raster(made()[0], 0, DPI)


def test_a_file_is_read_like_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "大样.pdf"
    path.write_bytes(made()[0])

    assert raster(made()[0], 0, DPI) == raster(path, 0, DPI)


def test_what_is_no_pdf_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "坏.pdf"
    path.write_bytes(b"not a PDF")

    for wrong in (path, tmp_path / "none.pdf"):
        with pytest.raises(FileError) as caught:
            raster(wrong, 0, DPI)
        assert "pdf-unreadable" == caught.value.problems[0].code
        assert str(wrong) == caught.value.problems[0].where.file


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(FileError) as caught:
        raster(made()[0], 1, DPI)

    assert "pdf-page-missing" == caught.value.problems[0].code


@pytest.mark.parametrize(("turn", "size"), [(0, (100, 50)), (90, (50, 100))])
def test_what_stands_outside_the_trim_can_be_left_out(
    turn: int, size: tuple[int, int]
) -> None:
    # Yellow to the sheet's edge, black where the TrimBox is.
    pdf = sheet(b"0 0 1 0 k 0 0 120 70 re f 0 g 10 10 100 50 re f")
    pdf.pages[0].Rotate = turn

    width, height, rows = read(raster(packed(pdf), 0, 72, trimmed=True))

    assert size == (width, height)
    assert max(b"".join(rows)) < 90
