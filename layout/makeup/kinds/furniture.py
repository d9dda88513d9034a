"""Small furniture as items of a page: a rule, the page credits."""

from layout.composition.display import draw
from layout.makeup.desk import Desk
from layout.makeup.folio import credits_text
from layout.makeup.grid import Region
from layout.makeup.seat import Placed, Seat
from layout.makeup.shapes import Shape, fixed
from layout.model.issue import Furniture
from layout.model.style import Align


class FurnitureSitter:
    """A rule or the page credits in a row of their own."""

    framed = False

    def __init__(self, item: Furniture, seat: Seat, desk: Desk) -> None:
        self.item = item
        self.seat = seat
        self.desk = desk

    def shape(self, limit: int) -> Shape:
        """Give the price of every number of rows up to a limit."""
        return fixed(self.item.extent.h or 1, limit)

    def place(self, region: Region) -> Placed:
        """Give the marks of the item in its rectangle."""
        desk = self.desk
        middle = (region.top + region.foot) / 2
        if self.item.kind == "rule":
            rules = desk.house.paper.rules
            name = self.item.text if self.item.text in rules else desk.look.story_rule
            ends = ((region.x, middle), (region.right, middle))
            return Placed(desk.stroke(name, *ends))
        style = desk.look.folio.credits
        line = desk.line(credits_text(desk.page.credits), style)
        colour = desk.colour(style.colour)
        top = middle - style.size / 2
        return Placed(draw(line, region.right, top, colour, Align.RIGHT))
