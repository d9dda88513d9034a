"""A page of a PDF as a picture: PDF in, PNG out.

PDFium paints, the few lines of PNG are our own: Pillow belongs to the pictures, and
would be loaded for nothing else here. The same PDF gives the same bytes.
"""

import struct
import zlib
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium

from layout.errors import FileError, Where, problem
from layout.pdfs.edges import around_trim
from layout.units import MM_PER_INCH, PT_PER_INCH

_INCHES_PER_METRE: Final = 1000 / MM_PER_INCH
"""PNG counts pixels per metre."""
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_LEVEL: Final = 6


def raster(pdf: bytes | Path, page: int, dpi: float, *, trimmed: bool = False) -> bytes:
    """Give a page of a PDF as a PNG of 8-bit RGB.

    Args:
        pdf: The file's bytes, or where it stands.
        page: Counted from 0.
        dpi: Pixels to the inch of paper.
        trimmed: Whether what stands outside the TrimBox is left out.

    Raises:
        FileError: The file is missing or no PDF, or has no such page.
    """
    where = Where(str(pdf) if isinstance(pdf, Path) else "PDF")
    try:
        document = pdfium.PdfDocument(pdf)
    except (pdfium.PdfiumError, FileNotFoundError, OSError) as error:
        raise FileError([problem("pdf-unreadable", where)]) from error
    try:
        if not 0 <= page < len(document):
            values = {"page": page + 1, "pages": len(document)}
            raise FileError([problem("pdf-page-missing", where, **values)])
        found = document[page]
        bitmap = found.render(
            scale=dpi / PT_PER_INCH,
            crop=around_trim(found) if trimmed else (0, 0, 0, 0),
            rev_byteorder=True,
            prefer_bgrx=False,
        )
        rows, stride = bytes(bitmap.buffer), bitmap.stride
        return _png(rows, stride, (bitmap.width, bitmap.height), dpi)
    finally:
        document.close()


def _png(pixels: bytes, stride: int, size: tuple[int, int], dpi: float) -> bytes:
    """Give RGB pixels as a PNG; ``stride`` is the bytes from row to row.

    Source: PNG (ISO/IEC 15948), 11.2: IHDR, pHYs, IDAT, IEND; filter 0 on every row.
    """
    width, height = size
    lines = b"".join(
        b"\0" + pixels[row * stride : row * stride + 3 * width] for row in range(height)
    )
    per_metre = round(dpi * _INCHES_PER_METRE)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
            _chunk(b"IDAT", zlib.compress(lines, _LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    checksum = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", checksum)
