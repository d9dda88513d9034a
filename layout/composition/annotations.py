"""Marks beside the line: readings over characters (注音) and emphasis dots (着重号).

In come a line and the pen that drew it; out come runs that stand between the rows.
They are no part of the copy's text: a page draws them after the story, so that the
story reads and searches as it was written.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from layout.composition.display import draw, set_line
from layout.composition.galley import Galley
from layout.composition.house import House
from layout.composition.justify import Line
from layout.composition.runs import Pen
from layout.model.page import GlyphRun
from layout.model.paper import EM_ASCENT
from layout.model.style import Align
from layout.model.text import EMPHASIS_NOTE, Emphasis, Stretch
from layout.units import EM, Mil

READING_SIZE = 0.5
"""Size of a reading as a share of its base's. Source: composition 2.12; CLREQ, ruby."""

READING_RISE = 0.02
"""Em between the top of the em box and the foot of a reading."""

DOT_SIZE = 0.3
DOT_DROP = 0.16
"""Em from the foot of the em box down to the middle of a dot. Source: CLREQ."""


def annotations(
    galley: Galley, line: Line, pen: Pen, house: House
) -> Iterator[GlyphRun]:
    """Give the readings and dots of a line."""
    stretches = [
        stretch
        for stretch in galley.paragraph.stretches
        if stretch.kind is Emphasis.RUBY
        and stretch.start < line.end
        and stretch.end > line.start
    ]
    if not stretches:
        return
    places = _places(galley, line)
    for stretch in stretches:
        if stretch.note == EMPHASIS_NOTE:
            yield from _dots(galley, line, (stretch, places), pen, house)
        else:
            yield from _reading(galley, line, (stretch, places), pen, house)


def _places(galley: Galley, line: Line) -> list[Mil]:
    """Give where the body of each character of a line begins."""
    steps = (
        galley.cells[i].body
        + (galley.gaps[i] if i < len(galley.gaps) else 0)
        + (line.extra[i - line.start] if i - line.start < len(line.extra) else 0)
        for i in range(line.start, line.end)
    )
    return [line.left + step for step in accumulate(steps, initial=0)]


def _reading(
    galley: Galley,
    line: Line,
    where: tuple[Stretch, list[Mil]],
    pen: Pen,
    house: House,
) -> Iterator[GlyphRun]:
    stretch, places = where
    first = max(stretch.start, line.start)
    last = min(stretch.end, line.end) - 1
    size = galley.style.size
    left = places[first - line.start]
    right = places[last - line.start] + galley.cells[last].body
    style = replace(galley.style, size=size * READING_SIZE, tracking=0.0)
    note = set_line(stretch.note, style, house)
    room = (right - left) * size / EM
    if note.width > room:
        note = replace(note, scale=room / note.width)
    middle = pen.x + (left + right) / 2 * size / EM
    foot = pen.y - (EM_ASCENT + READING_RISE) * size
    # The reading's own baseline is its foot: its descenders reach into the em box.
    yield from draw(
        note, middle, foot - EM_ASCENT * note.size, pen.colour, Align.CENTRE
    )


def _dots(
    galley: Galley,
    line: Line,
    where: tuple[Stretch, list[Mil]],
    pen: Pen,
    house: House,
) -> Iterator[GlyphRun]:
    stretch, places = where
    size = galley.style.size
    dot = set_line("●", replace(galley.style, size=size * DOT_SIZE), house)
    foot = pen.y + (1 - EM_ASCENT + DOT_DROP) * size
    for i in range(max(stretch.start, line.start), min(stretch.end, line.end)):
        if galley.letters[i] != "h":
            continue
        middle = places[i - line.start] + galley.cells[i].body / 2
        x = pen.x + middle * size / EM
        for run in draw(dot, x, foot - dot.size / 2, pen.colour, Align.CENTRE):
            # A dot is drawn, never read.
            yield replace(run, texts=("",))
