"""Pull quotes (引语): a few words of a story once more, large, between two rules.

In come a quote and the width of the columns that it stands over; out comes a piece of
whole rows. What it says stands in the story too and is not counted as its copy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from layout.composition.breaking import Setting
from layout.composition.compose import compose
from layout.composition.galley import Galley
from layout.composition.justify import justify
from layout.composition.runs import Pen, runs_of
from layout.errors import Where
from layout.makeup.desk import Desk
from layout.makeup.grid import em_foot, em_top, row_top
from layout.makeup.pieces import FIRST_WORDS, Place, Room
from layout.makeup.seat import Placed
from layout.model.inset import Quote
from layout.model.page import GlyphRun
from layout.model.paper import EM_ASCENT
from layout.units import EM, Mil, Pt, pt_to_mil


@dataclass(frozen=True, slots=True)
class SetQuote:
    """A pull quote set for a width."""

    quote: Quote
    width: Pt
    measure: Mil
    """Whole characters of its own size."""
    galley: Galley
    setting: Setting
    natural: int

    @property
    def fewest(self) -> int:
        """Give its rows."""
        return self.natural

    @property
    def most(self) -> int:
        """Give its rows."""
        return self.natural

    @property
    def name(self) -> str:
        """Give its first words."""
        return self.quote.text.text[:FIRST_WORDS]

    @property
    def where(self) -> Where:
        """Give where the manifest asks for it."""
        return self.quote.where

    @property
    def pictured(self) -> bool:
        """Tell that it is no picture."""
        return False

    def caption_rows(self, desk: Desk, *, over_text: bool) -> int:  # noqa: ARG002 - as every piece
        """Give no rows: it has no caption."""
        return 0

    def put(self, place: Place, desk: Desk) -> Placed:
        """Give its rules and its lines, centred between them."""
        grid, region = desk.grid, place.region
        rule = desk.look.quote.rule
        top = row_top(grid, region.row) + grid.leading / 2
        foot = row_top(grid, region.last_row) + grid.leading / 2
        if place.at_head:
            top = em_top(grid, region.row)
        if place.at_foot:
            foot = em_foot(grid, region.last_row)
        right = place.x + self.width
        return Placed(
            (
                *desk.stroke(rule, (place.x, top), (right, top)),
                *self._lines(place.x, (top + foot) / 2, desk),
                *desk.stroke(rule, (place.x, foot), (right, foot)),
            )
        )

    def _lines(self, x: Pt, middle: Pt, desk: Desk) -> Iterator[GlyphRun]:
        """Give its lines in whole characters, their middle at a height."""
        style = self.galley.style
        y = middle - _depth(self.setting, style.size, style.leading) / 2
        y += EM_ASCENT * style.size
        left = x + (self.width - self.measure * style.size / EM) / 2
        for line in justify(self.galley, self.setting, (self.measure,)):
            pen = Pen(left, y, desk.colour(style.colour))
            yield from runs_of(self.galley, line, pen)
            y += style.leading


def set_quote(quote: Quote, room: Room, desk: Desk) -> SetQuote:
    """Give a pull quote for a width, in whole characters of its size."""
    style = desk.style("quote")
    characters = max(1, pt_to_mil(room.width, style.size) // EM)
    measure = characters * EM
    book = desk.house.book(style.size)
    composed = compose(quote.text, style, (measure,), desk.house, book)
    setting = composed.best()
    depth = _depth(setting, style.size, style.leading) + 2 * desk.look.quote.white
    rows = 1 + ceil(depth / desk.grid.leading)
    return SetQuote(quote, room.width, measure, composed.galley, setting, rows)


def _depth(setting: Setting, size: Pt, leading: Pt) -> Pt:
    """Give the depth from the first line's em box to the last one's."""
    return (setting.lines - 1) * leading + size
