"""The banner (刊头): a page's theme title between two rules."""

from dataclasses import replace

from layout.composition.display import draw, resized
from layout.makeup.artwork import fitted, show
from layout.makeup.desk import Desk
from layout.makeup.grid import Region
from layout.makeup.seat import Placed, Seat
from layout.makeup.shapes import Shape, fixed
from layout.model.foreign import Artwork
from layout.model.issue import Banner, Photograph
from layout.model.page import Mark
from layout.model.style import Align
from layout.units import Pt

WIDEST = 0.56
"""Share of the width that the title may take; label and motto need the rest."""


class BannerSitter:
    """A banner in its seat."""

    framed = False

    def __init__(self, item: Banner, seat: Seat, desk: Desk) -> None:
        self.item = item
        self.seat = seat
        self.desk = desk

    def shape(self, limit: int) -> Shape:
        """Give the price of every number of rows up to a limit."""
        return fixed(self.item.extent.h or self.desk.look.banner.rows, limit)

    def place(self, region: Region) -> Placed:
        """Give the marks of the banner in its rectangle."""
        desk = self.desk
        look = desk.look.banner
        marks: list[Mark] = []
        marks += self._title(region)
        middle = (region.top + region.foot) / 2
        if self.item.label:
            marks += self._label(region.x, middle)
        leading = look.motto_leading
        lines = self.item.motto
        depth = (len(lines) - 1) * leading + look.motto.size
        for number, text in enumerate(lines):
            y = middle - depth / 2 + number * leading
            at = (region.right, y)
            marks += desk.put(text, look.motto, at, Align.RIGHT)
        marks += desk.stroke(
            look.rule, (region.x, region.top), (region.right, region.top)
        )
        marks += desk.stroke(
            look.rule, (region.x, region.foot), (region.right, region.foot), -1
        )
        return Placed(tuple(marks))

    def _art(self, art: Photograph | Artwork, region: Region) -> Mark:
        """Give the title as it was lettered, between the rules."""
        half = region.width * WIDEST / 2
        clear = self.desk.look.banner.clearance / 2
        middle = region.x + region.width / 2
        top, foot = region.top + clear, region.foot - clear
        box = fitted(art, (middle - half, top, middle + half, foot))
        return show(art, box, self.item.text, grey=self.desk.grey)

    def _title(self, region: Region) -> list[Mark]:
        desk = self.desk
        look = desk.look.banner
        if self.item.art:
            return [self._art(self.item.art, region)]
        size = min(look.text.size, region.rows * desk.grid.leading - look.clearance)
        size = max(size, look.text_low)
        style = replace(look.text, size=size)
        line = desk.line(self.item.text, style)
        room = region.width * WIDEST
        if line.width > room:
            line = resized(line, max(look.text_low, size * room / line.width))
        top = (region.top + region.foot - line.size) / 2
        middle = region.x + region.width / 2
        colour = desk.colour(self.item.colour or look.text.colour)
        return list(draw(line, middle, top, colour, Align.CENTRE))

    def _label(self, x: Pt, middle: Pt) -> list[Mark]:
        desk = self.desk
        look = desk.look.banner
        label = desk.line(self.item.label, look.label)
        width = max(look.label_width, label.width + look.label.size)
        depth = look.label_height
        if self.item.line:
            depth += look.line_gap + look.line.size
        top = middle - depth / 2
        foot = top + look.label_height
        marks: list[Mark] = [
            desk.tint(look.label_colour, 1.0, (x, top, x + width, foot))
        ]
        inside = top + (look.label_height - look.label.size) / 2
        colour = desk.colour(look.label.colour)
        marks += draw(label, x + width / 2, inside, colour, Align.CENTRE)
        if self.item.line:
            line = desk.line(self.item.line, look.line)
            # Centred under its label; one that is wider begins where the label does.
            middle = x + max(width, line.width) / 2
            colour = desk.colour(look.line.colour)
            marks += draw(line, middle, foot + look.line_gap, colour, Align.CENTRE)
        return marks
