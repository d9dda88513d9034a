"""Upright lines: display type set from the top down (竖排), one line at a time.

In come a galley of display type and a range of it; out comes a line that knows its
depth and where each glyph stands on its axis. Marks take their vertical forms and half
an em, two digits stand side by side in one em (纵中横), letters stand upright one under
another, as headlines have them. Every place of the axis is a run of its own, so that
what draws a page needs to know nothing of writing modes; the runs name their axis, by
which what reads a page puts the line together again.

Source: composition 2.12; look, Headlines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from layout.composition.cells import INTERPUNCTS
from layout.composition.galley import Galley
from layout.fonts.faces import Face, Faces
from layout.model.page import GlyphRun
from layout.model.paper import MIL_ASCENT, Colour
from layout.model.text import Span
from layout.units import EM, Mil, Pt, settle

_HALF: Final[Mil] = EM // 2

_UNDER_MARK: Final[Mil] = 50
"""White under the ink of a mark that ends a stretch of text."""

_WIDEST: Final[Mil] = 1100
"""Two digits side by side are squeezed to this. Source: composition 2.12."""

_PLACE: Final = re.compile(r"——|(?<!\d)\d{2}(?!\d)|.", re.DOTALL)
"""What stands on one place of the axis."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs that stand side by side on one place of the axis."""

    face: str
    glyphs: tuple[int, ...]
    offsets: tuple[Mil, ...]
    texts: tuple[str, ...]
    start: int
    """Of its first character in the paragraph."""
    x: Mil
    """First pen position, right of the axis."""
    y: Mil
    """Baseline, down from the top of the line."""
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class UprightLine:
    """One line of display type from the top down."""

    galley: Galley
    text: str
    """What it says, without white at its ends."""
    pieces: tuple[Piece, ...]
    body: Mil
    """From the top of its first em box to the foot of its last."""

    @property
    def size(self) -> Pt:
        """Give the type size, which is the line's breadth."""
        return self.galley.style.size

    @property
    def depth(self) -> Pt:
        """Give how far it reaches down."""
        return self.body * self.size / EM

    def resized(self, size: Pt) -> "UprightLine":
        """Give the line at another size."""
        style = replace(self.galley.style, size=size)
        return replace(self, galley=replace(self.galley, style=style))


def upright_line(
    galley: Galley, faces: Faces, span: tuple[int, int] | None = None
) -> UprightLine:
    """Give a range of a galley's characters as one line from the top down."""
    start, end = span or (0, len(galley.letters))
    pieces: list[Piece] = []
    at: Mil = 0
    white: Mil = 0
    for match in _PLACE.finditer(galley.text, start, end):
        i = match.start()
        if galley.letters[i] in " i":
            white = _HALF if pieces else 0
            continue
        at += white
        white = 0
        piece, body = _piece(galley, faces, match.group(), i)
        pieces.append(replace(piece, y=at + piece.y))
        at += body
    text = galley.text[start:end].strip()
    return UprightLine(galley, text, tuple(pieces), at)


def draw_upright(
    line: UprightLine, axis: Pt, top: Pt, colour: Colour
) -> Iterator[GlyphRun]:
    """Give the runs of a line whose axis stands at x and whose first em box at top."""
    em = line.size / EM
    paragraph = line.galley.paragraph
    for piece in line.pieces:
        start = piece.start + paragraph.offset
        yield GlyphRun(
            face=piece.face,
            size=line.size,
            x=settle(axis + piece.x * em),
            y=settle(top + piece.y * em),
            glyphs=piece.glyphs,
            offsets=piece.offsets,
            texts=piece.texts,
            colour=colour,
            span=Span(
                paragraph.article,
                paragraph.role,
                paragraph.number,
                start,
                start + len("".join(piece.texts)),
            ),
            scale=piece.scale,
            axis=settle(axis),
        )


def _piece(galley: Galley, faces: Faces, chars: str, i: int) -> tuple[Piece, Mil]:
    """Give what stands on one place, its baseline from the place's top, its depth."""
    if chars.isdigit() and len(chars) > 1:
        return _abreast(galley, i, i + len(chars)), EM
    face = faces.by_id(galley.cells[i].face)
    shaped = face.shape_down(INTERPUNCTS.get(chars, chars))
    first = shaped[0]
    shift, body = _room(galley.letters[i], face, first.glyph)
    if chars == "——":
        body = sum(glyph.advance for glyph in shaped)
    return (
        Piece(
            face=face.id,
            glyphs=(first.glyph,),
            offsets=(0,),
            texts=(chars,),
            start=i,
            x=first.dx,
            y=shift - first.dy,
        ),
        body,
    )


def _room(letter: str, face: Face, glyph: int) -> tuple[Mil, Mil]:
    """Give how far a character moves down in its place, and the place's depth.

    An opening mark has its blank over it, a closing one or a stop under it: what is
    left is half an em, or what the ink of a tall mark takes.
    """
    _, foot, _, top = face.ink(glyph)
    if letter == "o":
        return -_HALF, _HALF
    if letter in "cmf":
        return 0, max(_HALF, min(EM, MIL_ASCENT - foot + _UNDER_MARK))
    if letter == "d":
        return (top + foot) // 2 - (MIL_ASCENT - _HALF // 2), _HALF
    return 0, EM


def _abreast(galley: Galley, start: int, end: int) -> Piece:
    """Give digits side by side, centred on the axis."""
    cells = galley.cells[start:end]
    offsets: list[Mil] = []
    at: Mil = 0
    for cell in cells:
        offsets.append(at + cell.shift)
        at += cell.body
    scale = min(1.0, _WIDEST / at)
    return Piece(
        face=cells[0].face,
        glyphs=tuple(cell.glyph for cell in cells),
        offsets=tuple(offsets),
        texts=tuple(galley.text[start:end]),
        start=start,
        x=-round(at * scale / 2),
        y=MIL_ASCENT,
        scale=scale,
    )
