"""An advertisement (广告): artwork of others, whole, under the word that it is one.

In come the artwork's shape and the seat; out come the rows that it takes, rounded up,
and the artwork in the middle of them. It is never cropped, and never larger than it was
made where it says how large that is: it was paid for by the millimetre. Source:
manifest 3, `ad`; look, "广告 mark"; 广告法 article 14 for the word.
"""

from math import ceil, inf
from typing import Final

from layout.makeup.artwork import WHOLE, says_its_size, show, size_of
from layout.makeup.desk import Desk
from layout.makeup.frames import Box
from layout.makeup.grid import Region, em_foot, em_top
from layout.makeup.legs import FAR_OPEN_ROW
from layout.makeup.passages import to_spare, wished
from layout.makeup.photos import picture_height
from layout.makeup.seat import Placed, Seat
from layout.makeup.shapes import Shape
from layout.model.foreign import Artwork
from layout.model.issue import Advert
from layout.model.page import Mark
from layout.model.style import Align
from layout.pictures.sky import pale_edge
from layout.units import TOLERANCE, Em, Pt, settle

LABEL_GAP: Final[Em] = 0.35
"""White between the word 广告 and the artwork, in em of the word."""

LEAST_ROWS: Final = 2


class AdvertSitter:
    """An advertisement in its seat."""

    framed = False

    def __init__(self, item: Advert, seat: Seat, desk: Desk) -> None:
        """Set an advertisement; ValueError where its file was not looked at."""
        if item.art is None:
            raise ValueError(item.where)
        self.item = item
        self.art = art = item.art
        self.seat = seat
        self.desk = desk
        width, height = size_of(art)
        wide = seat.region(0, 1).width
        # A picture that does not say how large it is may be drawn as wide as its seat.
        scale = min(wide / width, 1.0) if says_its_size(art) else wide / width
        self._width, self._height = width * scale, height * scale

    def shape(self, limit: int) -> Shape:
        """Give the price of every number of rows up to a limit."""
        needed = min(self._rows(), limit)
        if self.item.extent.h:
            needed = LEAST_ROWS  # the artwork is drawn smaller where it is given less
        shape = tuple(
            inf if rows < needed else (rows - needed) * FAR_OPEN_ROW
            for rows in range(limit + 1)
        )
        return wished(shape, self.item.extent.h, LEAST_ROWS, self.item.where)

    def place(self, region: Region) -> Placed:
        """Give the marks of the advertisement in its rectangle."""
        desk = self.desk
        grid = desk.grid
        top = em_top(grid, region.row) + self._label_depth()
        room = em_foot(grid, region.last_row) - top
        scale = min(1.0, room / self._height)
        width, height = self._width * scale, self._height * scale
        x = settle(region.x + (region.width - width) / 2)
        y = settle(top + (room - height) / 2)
        box = (x, y, settle(x + width), settle(y + height))
        marks: list[Mark] = [self._artwork(box)]
        if self._is_pale():
            marks += desk.frame(desk.look.picture.edge, box)
        if self.item.label:
            style = desk.style("advert")
            at = (x + width, y - self._label_depth())
            marks += desk.put(self.item.label, style, at, Align.RIGHT)
        fewest = self.item.extent.h or self._rows()
        spare = to_spare(region.rows - fewest - 1, self.item.where, desk)
        return Placed(tuple(marks), findings=spare)

    def _rows(self) -> int:
        """Give the rows of the artwork with its word, rounded up."""
        grid = self.desk.grid
        depth = self._label_depth() + self._height
        rows = max(LEAST_ROWS, ceil((depth - TOLERANCE) / grid.leading))
        short = depth > picture_height(rows, grid) + TOLERANCE
        return rows + short

    def _label_depth(self) -> Pt:
        if not self.item.label:
            return 0.0
        return self.desk.style("advert").size * (1 + LABEL_GAP)

    def _artwork(self, box: Box) -> Mark:
        return show(self.art, box, self.item.label, grey=self.desk.grey)

    def _is_pale(self) -> bool:
        if isinstance(self.art, Artwork):
            return self.art.pale
        return pale_edge(self.art, WHOLE, self.desk.house.cache, foot=True)
