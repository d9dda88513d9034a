"""Lines to glyph runs: the one place where text space in em becomes points.

In come a line of a galley and where its measure begins on the page; out come runs of
one face each, their offsets fixed in thousandths of an em.
"""

from dataclasses import dataclass

from layout.composition.cells import NO_GLYPH
from layout.composition.galley import Galley
from layout.composition.justify import Line
from layout.model.page import GlyphRun
from layout.model.paper import Colour
from layout.model.text import Span
from layout.units import EM, Mil, Pt, settle

SOFT_HYPHEN = "\u00ad"
"""The text of a hyphen that breaking a word has added."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Where and how a line is put on the page."""

    x: Pt
    """Where its measure begins."""
    y: Pt
    """Baseline."""
    colour: Colour
    scale: float = 1.0
    """Squeeze: share of the natural width."""


def runs_of(galley: Galley, line: Line, pen: Pen) -> tuple[GlyphRun, ...]:
    """Give the runs of a line, its measure beginning where the pen stands.

    A run ends where the face changes. Characters without a glyph of their own, such as
    the second half of a dash, lend their text to the glyph before them.
    """
    size = galley.style.size
    text = galley.text
    paragraph = galley.paragraph
    runs: list[GlyphRun] = []
    face = ""
    begin = line.start
    origin: Mil = 0
    glyphs: list[int] = []
    offsets: list[Mil] = []
    texts: list[str] = []

    def close(end: int) -> None:
        if not glyphs:
            return
        shift = paragraph.offset
        span = Span(
            paragraph.article,
            paragraph.role,
            paragraph.number,
            begin + shift,
            end + shift,
        )
        runs.append(
            GlyphRun(
                face=face,
                size=size,
                x=settle(pen.x + origin * size * pen.scale / EM),
                y=settle(pen.y),
                glyphs=tuple(glyphs),
                offsets=tuple(offsets),
                texts=tuple(texts),
                colour=pen.colour,
                span=span,
                scale=pen.scale,
            )
        )

    at = line.left
    extra = line.extra
    for i in range(line.start, line.end):
        cell = galley.cells[i]
        if cell.glyph == NO_GLYPH and texts:
            texts[-1] += text[i]
        else:
            if cell.face != face:
                close(i)
                face, begin, origin = cell.face, i, at + cell.shift
                glyphs, offsets, texts = [], [], []
            glyphs.append(cell.glyph)
            offsets.append(at + cell.shift - origin)
            texts.append(text[i])
        k = i - line.start
        at += cell.body
        if k < len(extra):
            at += galley.gaps[i] + extra[k]
        elif i < line.end - 1:
            at += galley.gaps[i]
    hyphen = galley.hyphens.get(line.end)
    if hyphen:
        # Seen but not read: a soft hyphen joins the two halves again on extraction.
        glyphs.append(hyphen.glyph)
        offsets.append(at - origin)
        texts.append(SOFT_HYPHEN)
    close(line.end)
    return tuple(runs)
