"""Whether a page of a PDF melts into the paper: a pale edge wants a thin frame."""

from pathlib import Path
from typing import Final

import pypdfium2 as pdfium

from layout.errors import FileError, Where, problem

PALE: Final = 0.85
"""Mean lightness of an edge, 0 black to 1 white, from which it is lost on newsprint."""

_LONGEST: Final = 160
"""Pixels on the longer side of the picture that is looked at."""

_DEEP: Final = 4
"""Pixels that an edge is deep."""


def has_pale_edge(path: Path, where: Where, page: int) -> bool:
    """Tell whether one side of what the TrimBox of a page holds is pale.

    Raises:
        FileError: The file cannot be read as a PDF.
    """
    try:
        document = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError) as error:
        raise FileError([problem("pdf-unreadable", where)]) from error
    try:
        found = document[page - 1]
        width, height = found.get_size()
        scale = _LONGEST / max(width, height)
        bitmap = found.render(scale=scale, grayscale=True, crop=around_trim(found))
        rows = bytes(bitmap.buffer)
        lines = [
            rows[start : start + bitmap.width]
            for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
        ]
        return _is_pale(lines)
    except pdfium.PdfiumError as error:
        raise FileError([problem("pdf-unreadable", where)]) from error
    finally:
        document.close()


def around_trim(page: pdfium.PdfPage) -> tuple[float, float, float, float]:
    """Give what stands round the TrimBox: left, foot, right, top as the page is shown.

    A page that is turned clockwise shows its foot at the left.
    """
    outer, inner = page.get_cropbox(), page.get_trimbox()
    sides = [
        inner[0] - outer[0],
        inner[1] - outer[1],
        outer[2] - inner[2],
        outer[3] - inner[3],
    ]
    for _ in range(page.get_rotation() // 90):
        sides = [*sides[1:], sides[0]]
    left, foot, right, top = (max(0.0, side) for side in sides)
    return left, foot, right, top


def _is_pale(lines: list[bytes]) -> bool:
    edges = (
        b"".join(lines[:_DEEP]),
        b"".join(lines[-_DEEP:]),
        b"".join(line[:_DEEP] for line in lines),
        b"".join(line[-_DEEP:] for line in lines),
    )
    return any(sum(edge) > PALE * 255 * len(edge) for edge in edges if edge)
