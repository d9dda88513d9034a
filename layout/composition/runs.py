"""Lines to glyph runs: the one place where text space in em becomes points.

In come a line of a galley and where its measure begins on the page; out come runs of
one face each, their offsets fixed in thousandths of an em.
"""

from layout.composition.cells import NO_GLYPH
from layout.composition.galley import Galley
from layout.composition.justify import Line
from layout.model.page import GlyphRun
from layout.model.paper import Colour
from layout.model.text import Span
from layout.units import EM, Mil, Pt, settle


def runs_of(
    galley: Galley, line: Line, x: Pt, y: Pt, colour: Colour
) -> tuple[GlyphRun, ...]:
    """Give the runs of a line whose measure begins at x, on the baseline y.

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
        span = Span(paragraph.article, paragraph.role, paragraph.number, begin, end)
        runs.append(
            GlyphRun(
                face=face,
                size=size,
                x=settle(x + origin * size / EM),
                y=settle(y),
                glyphs=tuple(glyphs),
                offsets=tuple(offsets),
                texts=tuple(texts),
                colour=colour,
                span=span,
            )
        )

    pen = line.left
    extra = line.extra
    for i in range(line.start, line.end):
        cell = galley.cells[i]
        if cell.glyph == NO_GLYPH and texts:
            texts[-1] += text[i]
        else:
            if cell.face != face:
                close(i)
                face, begin, origin = cell.face, i, pen + cell.shift
                glyphs, offsets, texts = [], [], []
            glyphs.append(cell.glyph)
            offsets.append(pen + cell.shift - origin)
            texts.append(text[i])
        k = i - line.start
        pen += cell.body
        if k < len(extra):
            pen += galley.gaps[i] + extra[k]
        elif i < line.end - 1:
            pen += galley.gaps[i]
    close(line.end)
    return tuple(runs)
