"""Lines of a PDF as they stand on the paper, read from where its glyphs are.

In comes a file that any program may have made; out come columns of lines of its body
type. Nothing is known of the composer but where it put the glyphs, so that what is
measured on them can be compared. Text is taken to run in columns of one size, and the
file needs Unicode for its glyphs. Columns with less than GUTTER between them are told
apart only where some lines of the right one stand alone.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from layout.units import Em, Pt

GUTTER: Final[Em] = 1.3
"""White that parts two columns wherever it is; inside a line none is that wide."""

NARROW_GUTTER: Final[Em] = 0.4
"""White that parts two columns where the edge of one is known to stand."""

SAME_SIZE: Final = 0.06
"""How far a size may differ from the body's, as a share of it."""

SAME_LINE: Final[Em] = 0.25
"""Baselines no farther apart are one line."""

SAME_EDGE: Final[Em] = 0.3
"""Lines whose first frames are no farther apart begin at one edge."""

DEEPEST_INDENT: Final[Em] = 3.0
"""Ink that begins less far inside a column belongs to it, and makes no column of its
own: an indent and the blank of a quotation mark after it."""

FEWEST_LINES: Final = 3
"""Fewer lines make no column: captions, refers and headlines of the body's size."""

_INVISIBLE: Final = frozenset("\x02\xad\u200b\ufeff")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on the paper; y grows upward, as in the file."""

    char: str
    x: Pt
    """Pen origin."""
    y: Pt
    """Baseline."""
    size: Pt
    left: Pt
    """Where its ink begins."""
    right: Pt
    """Where its ink ends."""
    advance: Pt


@dataclass(frozen=True, slots=True)
class Column:
    """A column of text; its edges are where most of its lines begin and end."""

    left: Pt
    right: Pt
    size: Pt
    lines: tuple[tuple[Glyph, ...], ...]

    @property
    def measure(self) -> Em:
        """Give its width."""
        return (self.right - self.left) / self.size


def is_han(char: str) -> bool:
    """Tell whether a character fills its em frame: Han characters and kana."""
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x3041 <= code <= 0x30FA
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
        or char in "々〇"
    )


def read_columns(pdf: bytes) -> tuple[Column, ...]:
    """Give the columns of a file's body type, page by page, from left to right.

    The body's size is the one that most Han characters have. Raises ValueError where
    the file has no Han characters that could be read.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [tuple(_glyphs(page)) for page in document]
    finally:
        document.close()
    size = _body_size(glyph for glyphs in pages for glyph in glyphs)
    columns: list[Column] = []
    for glyphs in pages:
        body = [g for g in glyphs if abs(g.size - size) < SAME_SIZE * size]
        columns.extend(_columns(_lines(body, size), size))
    return tuple(columns)


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    """Give what a page shows, without white and without what pdfium makes up."""
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    raw = text.raw
    for n in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(raw, n))
        if char.isspace() or char in _INVISIBLE or char == "\0":
            continue
        if pdfium.FPDFText_IsGenerated(raw, n) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(raw, n, x, y)
        pdfium.FPDFText_GetCharBox(raw, n, left, right, bottom, top)
        pdfium.FPDFText_GetLooseCharBox(raw, n, loose)
        pdfium.FPDFText_GetMatrix(raw, n, matrix)
        yield Glyph(
            char=char,
            x=x.value,
            y=y.value,
            size=pdfium.FPDFText_GetFontSize(raw, n) * math.hypot(matrix.a, matrix.b),
            left=left.value,
            right=right.value,
            advance=loose.right - loose.left,
        )


def _body_size(glyphs: Iterable[Glyph]) -> Pt:
    sizes = [glyph.size for glyph in glyphs if is_han(glyph.char)]
    if not sizes:
        message = "the file has no Han characters with Unicode"
        raise ValueError(message)
    usual = Counter(round(size * 4) for size in sizes).most_common(1)[0][0] / 4
    return median(size for size in sizes if abs(size - usual) < SAME_SIZE * usual)


def _lines(glyphs: Sequence[Glyph], size: Pt) -> list[tuple[Glyph, ...]]:
    """Give the lines from top to bottom: one for each column at a height."""
    lines = []
    for row in _rows(glyphs, size):
        start = 0
        for n, (before, after) in enumerate(pairwise(row), start=1):
            if after.left - _body_end(before, size) > GUTTER * size:
                lines.append(tuple(row[start:n]))
                start = n
        lines.append(tuple(row[start:]))
    return lines


def _rows(glyphs: Sequence[Glyph], size: Pt) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: -g.y):
        if row and row[0].y - glyph.y > SAME_LINE * size:
            yield sorted(row, key=lambda g: g.x)
            row = []
        row.append(glyph)
    if row:
        yield sorted(row, key=lambda g: g.x)


def _body_end(glyph: Glyph, size: Pt) -> Pt:
    if is_han(glyph.char):
        return glyph.x + size
    return glyph.x + max(glyph.advance, glyph.right - glyph.x)


def _columns(lines: Sequence[tuple[Glyph, ...]], size: Pt) -> Iterator[Column]:
    edges = _left_edges(lines, size)
    members: dict[Pt, list[tuple[Glyph, ...]]] = {edge: [] for edge in edges}
    for line in (part for row in lines for part in _parts(row, edges, size)):
        inside = [
            edge
            for edge in edges
            # By its ink: the pen of a trimmed quotation mark stands outside.
            if -SAME_EDGE <= (line[0].left - edge) / size < DEEPEST_INDENT
        ]
        if inside:
            members[max(inside)].append(line)
    for edge, own in members.items():
        right = _right_edge(own, size)
        if len(own) >= FEWEST_LINES and right is not None:
            yield Column(edge, right, size, tuple(own))


def _left_edges(lines: Sequence[tuple[Glyph, ...]], size: Pt) -> list[Pt]:
    """Give where columns begin: edges that enough lines share, indents left out."""
    starts = [line[0].x for line in lines if is_han(line[0].char)]
    edges: list[Pt] = []
    for step, count in Counter(round(x / size * 4) for x in starts).most_common():
        about = step * size / 4
        near = [x for x in starts if abs(x - about) < SAME_EDGE * size]
        apart = all(abs(about - edge) > DEEPEST_INDENT * size for edge in edges)
        if apart and count >= FEWEST_LINES:
            edges.append(median(near))
    return sorted(edges)


def _parts(
    line: tuple[Glyph, ...], edges: Sequence[Pt], size: Pt
) -> Iterator[tuple[Glyph, ...]]:
    """Cut what stands at a height where a column begins."""
    start = 0
    for n, (before, after) in enumerate(pairwise(line), start=1):
        white = after.x - (before.x + size)
        at_edge = any(abs(after.x - edge) < SAME_EDGE * size for edge in edges)
        if at_edge and white > NARROW_GUTTER * size:
            yield line[start:n]
            start = n
    yield line[start:]


def _right_edge(lines: Sequence[tuple[Glyph, ...]], size: Pt) -> Pt | None:
    """Give where most lines end that end with a Han character."""
    ends = [line[-1].x + size for line in lines if is_han(line[-1].char)]
    if not ends:
        return None
    usual = Counter(round(end / size * 8) for end in ends).most_common(1)[0][0]
    return median(e for e in ends if abs(e - usual * size / 8) < size / 5)
