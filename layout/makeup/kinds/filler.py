"""A filler (补白): a short text in Kai between two hairlines, where rows are left over.

In come the text and the seat; out come a few centred lines, or a justified paragraph
where the text is too long to be one. A filler is there to take rows that nobody wants:
each costs it less than it costs its neighbours.
"""

from dataclasses import replace
from math import inf
from typing import Final

from layout.composition.display import draw
from layout.composition.headline import Headline
from layout.makeup.desk import Desk
from layout.makeup.grid import Region
from layout.makeup.legs import FAR_OPEN_ROW
from layout.makeup.passages import (
    break_title,
    draw_passage,
    set_passage,
    to_spare,
    wished,
)
from layout.makeup.seat import Placed, Seat
from layout.makeup.shapes import Shape
from layout.model.issue import Furniture
from layout.model.page import Mark
from layout.model.style import Align, HeadlineFace
from layout.units import Em, Pt

LEAST_ROWS: Final = 2
SPARE_ROW: Final = 12.0
"""Price of a row that the text does not need: less than a photograph's."""

NEAR_ROWS: Final = 3
"""Rows beyond those of its text that a filler may take and still be one."""

CENTRED_LINES: Final = 3
"""Lines up to which a filler is centred; a longer text is a paragraph."""

INDENT: Final[Em] = 2.0
"""Of a paragraph's first line."""


class FillerSitter:
    """A filler set for the width of its seat."""

    framed = False

    def __init__(self, item: Furniture, seat: Seat, desk: Desk) -> None:
        self.item = item
        self.seat = seat
        self.desk = desk
        style = desk.style("summary")
        self._style = replace(style, size=min(style.size, desk.grid.leading))
        self._width = seat.region(0, 1).width - 2 * desk.grid.body
        self._centred = self._headline()
        self._passage = None
        if self.item.text and not self._centred:
            running = replace(self._style, size=desk.grid.body, indent=INDENT)
            self._passage = set_passage(item.text, running, self._width, desk)

    def shape(self, limit: int) -> Shape:
        """Give the price of every number of rows up to a limit."""
        fewest = self._fewest()
        shape = tuple(
            inf
            if rows < fewest
            else (rows - fewest) * SPARE_ROW
            + max(0, rows - fewest - NEAR_ROWS) * FAR_OPEN_ROW
            for rows in range(limit + 1)
        )
        return wished(shape, self.item.extent.h, fewest, self.item.where)

    def place(self, region: Region) -> Placed:
        """Give the marks of the filler in its rectangle."""
        desk = self.desk
        leading = desk.grid.leading
        rule = desk.look.story_rule
        # A rule stands in the middle of a row, as between two stories, where the text
        # leaves it one.
        free = region.rows - self._lines() > 1
        white = leading / 2 if free else leading / 4
        marks: list[Mark] = []
        for y in (region.top + white, region.foot - white):
            marks += desk.stroke(rule, (region.x, y), (region.right, y))
        marks += self._text(region)
        beyond = region.rows - self._fewest() - NEAR_ROWS
        return Placed(tuple(marks), findings=to_spare(beyond, self.item.where, desk))

    def _text(self, region: Region) -> list[Mark]:
        desk = self.desk
        leading = desk.grid.leading
        middle = (region.top + region.foot) / 2
        y = middle - ((self._lines() - 1) * leading + self._size()) / 2
        if self._passage:
            at = (region.x + desk.grid.body, y)
            return list(draw_passage(self._passage, at, leading, desk))
        marks: list[Mark] = []
        colour = desk.colour(self._style.colour)
        x = region.x + region.width / 2
        for line in self._centred.lines if self._centred else ():
            marks += draw(line, x, y, colour, Align.CENTRE)
            y += leading
        return marks

    def _fewest(self) -> int:
        return max(LEAST_ROWS, self._lines() + 1)

    def _lines(self) -> int:
        if self._passage:
            return self._passage.lines
        return len(self._centred.lines) if self._centred else 0

    def _size(self) -> Pt:
        if self._passage:
            return self._passage.galley.style.size
        return self._centred.size if self._centred else 0.0

    def _headline(self) -> Headline | None:
        """Give the text in a few lines broken by sense, or None where it is longer."""
        if not self.item.text:
            return None
        size = self._style.size
        face = HeadlineFace(self._style.face, size, size, 0.0)
        text, most = self.item.text, CENTRED_LINES
        found = break_title(text, face, self._width, most, self.desk)
        natural = all(line.scale == 1 for line in found.lines)
        return found if found.fits and natural else None
