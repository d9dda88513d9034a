"""Display lines: headlines, kickers, labels and furniture, one line at a time.

In comes a text with its style; out comes a line that knows its width and its ink, so
that it can be centred by what the reader sees and not by the blank of its marks.
Source: look, "Headlines".
"""

from dataclasses import dataclass, replace

from layout.composition.cells import NO_GLYPH
from layout.composition.galley import Galley, set_galley
from layout.composition.house import House
from layout.composition.justify import Line
from layout.composition.runs import Pen, runs_of
from layout.fonts.faces import Faces
from layout.model.page import GlyphRun
from layout.model.paper import EM_ASCENT, Colour
from layout.model.style import Align, TextStyle
from layout.model.text import Paragraph, Role
from layout.units import EM, Mil, Pt


@dataclass(frozen=True, slots=True)
class DisplayLine:
    """One line of display type."""

    galley: Galley
    line: Line
    ink_left: Mil
    """From the start of the measure to the first ink."""
    ink_right: Mil
    """From the start of the measure to the end of the last ink."""
    scale: float = 1.0

    @property
    def size(self) -> Pt:
        """Give the type size."""
        return self.galley.style.size

    @property
    def text(self) -> str:
        """Give what the line says, without white at its ends."""
        return self.galley.text[self.line.start : self.line.end].strip()

    @property
    def body(self) -> Mil:
        """Give the width of the bodies with the white between them."""
        galley, span = self.galley, self.line
        return galley.ends[span.end] - galley.starts[span.start]

    @property
    def width(self) -> Pt:
        """Give the width of the ink."""
        return (self.ink_right - self.ink_left) * self.size * self.scale / EM


def display_line(
    galley: Galley, faces: Faces, span: tuple[int, int] | None = None
) -> DisplayLine:
    """Give a range of a galley's characters as one line, set natural."""
    start, end = span or (0, len(galley.letters))
    while start < end and galley.letters[start] in " i":
        start += 1
    while end > start and galley.letters[end - 1] in " i":
        end -= 1
    line = Line(start, end, 0, (0,) * max(0, end - start - 1), 0, full=False)
    left, right = _ink(galley, faces, start, end)
    return DisplayLine(galley, line, left, right)


def set_line(text: str | Paragraph, style: TextStyle, house: House) -> DisplayLine:
    """Give a text as one display line; a plain string is furniture."""
    paragraph = text if isinstance(text, Paragraph) else furniture(text)
    galley = set_galley(paragraph, style, house, house.book(style.size))
    return display_line(galley, house.faces)


def furniture(text: str) -> Paragraph:
    """Give a text that the program sets by itself as a paragraph of no article."""
    return Paragraph("", Role.FURNITURE, 0, text)


def resized(line: DisplayLine, size: Pt, scale: float = 1.0) -> DisplayLine:
    """Give the line at another size: text space is em, so only the style changes."""
    style = replace(line.galley.style, size=size)
    return replace(line, galley=replace(line.galley, style=style), scale=scale)


def draw(
    line: DisplayLine, x: Pt, top: Pt, colour: Colour, align: Align = Align.LEFT
) -> tuple[GlyphRun, ...]:
    """Give the runs of a line whose em box begins at ``top``.

    x is where the line begins, where it ends, or its middle, by the alignment. Its
    middle is that of its ink; its ends are those of its bodies, so that lines one under
    another stand flush whatever their characters.
    """
    em = line.size * line.scale / EM
    if align is Align.CENTRE:
        x -= (line.ink_left + line.ink_right) * em / 2
    elif align is Align.RIGHT:
        x -= line.body * em
    pen = Pen(x, top + EM_ASCENT * line.size, colour, line.scale)
    runs = runs_of(line.galley, line.line, pen)
    if line.galley.paragraph.role is Role.FURNITURE:
        return tuple(replace(run, span=None) for run in runs)
    return runs


def _ink(galley: Galley, faces: Faces, start: int, end: int) -> tuple[Mil, Mil]:
    """Give where the ink begins and ends: a glyph's side bearing is no ink."""
    if start >= end:
        return 0, 0
    last = end - 1
    while last > start and galley.cells[last].glyph == NO_GLYPH:
        last -= 1
    first_cell, last_cell = galley.cells[start], galley.cells[last]
    left = faces.by_id(first_cell.face).ink(first_cell.glyph)[0]
    right = faces.by_id(last_cell.face).ink(last_cell.glyph)[2]
    along = galley.starts[last] - galley.starts[start]
    return first_cell.shift + left, along + last_cell.shift + right
