"""Photographs on the grid: how many rows, cropped where, with what under them.

In come a photograph and its width; out come the rows it may take, the crop for a number
of rows, and its caption. A picture's edges stand on columns; its top and foot on the em
boxes of the neighbouring lines, never off the grid. Source: makeup 0.1, Photographs.
"""

from dataclasses import dataclass, replace
from math import ceil
from typing import Protocol

from layout.composition.breaking import Setting, last_width
from layout.composition.compose import compose
from layout.composition.display import DisplayLine, draw
from layout.composition.galley import Galley
from layout.composition.justify import justify
from layout.composition.runs import Pen, runs_of
from layout.errors import Where
from layout.makeup.desk import Desk
from layout.makeup.frames import Box
from layout.makeup.grid import em_foot, em_top
from layout.makeup.pieces import Place
from layout.makeup.seat import Placed
from layout.model.issue import Photo
from layout.model.page import GlyphRun, Mark, Picture
from layout.model.paper import EM_ASCENT, Grid
from layout.model.style import Align
from layout.model.text import Paragraph
from layout.pictures.outlines import Outline, outline_on
from layout.pictures.sky import pale_edge
from layout.units import Pt, fits, mil_to_pt, pt_to_mil, settle

LEAST_ROWS = 4
"""A photograph of fewer rows is not worth its ink."""

WHITE_OVER_TEXT: Pt = 8.0
"""Least white between the last caption line and the text under it."""

SLACK: Pt = 0.5
"""What a caption may reach below its rows: no more than body text seems to."""

WHITE_AT_FOOT: Pt = 3.5
"""The white every line leaves in its row: a caption may end as body text does."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption set for a picture's width."""

    galley: Galley | None
    setting: Setting | None
    credit: DisplayLine | None
    bullet: DisplayLine | None
    own_line: bool
    """Whether the credit needs a line of its own."""
    leading: Pt
    size: Pt

    @property
    def lines(self) -> int:
        """Count the lines, the credit's own among them."""
        text = self.setting.lines if self.setting else 0
        return text + (1 if self.credit and self.own_line else 0)

    def rows(self, desk: Desk, *, over_text: bool) -> int:
        """Give the rows that it and its white take under a picture."""
        if not self.lines:
            return desk.look.picture.caption_gap_rows if over_text else 0
        grid = desk.grid
        depth = (
            desk.look.picture.caption_gap
            + (self.lines - 1) * self.leading
            + self.size
            - grid.em_top  # from the foot of the picture's last row
        )
        white = WHITE_OVER_TEXT if over_text else WHITE_AT_FOOT
        return max(1, ceil((depth + white - grid.em_top - SLACK) / grid.leading))


class Captioned(Protocol):
    """What has a caption under it."""

    @property
    def width(self) -> Pt:
        """Give how wide it is."""

    @property
    def caption(self) -> Caption:
        """Give its caption."""


@dataclass(frozen=True, slots=True)
class SetPhoto:
    """A photograph of a known width."""

    photo: Photo
    width: Pt
    natural: int
    """Rows nearest to the picture's own shape."""
    fewest: int
    most: int
    caption: Caption

    @property
    def name(self) -> str:
        """Give its file."""
        return self.photo.image.name

    @property
    def where(self) -> Where:
        """Give where the manifest asks for it."""
        return self.photo.where

    @property
    def pictured(self) -> bool:
        """Tell that its rows are a knob."""
        return True

    def caption_rows(self, desk: Desk, *, over_text: bool) -> int:
        """Give the rows under the picture that its caption and its white take."""
        return self.caption.rows(desk, over_text=over_text)

    def put(self, place: Place, desk: Desk) -> Placed:
        """Give the picture and its caption."""
        region = place.region
        spot = Spot(place.x, region.row, region.rows)
        picture = draw_picture(self, spot, desk, place.story)
        caption = draw_caption(self, place.x, region.last_row, desk)
        return Placed((*picture, *caption))


def set_photo(photo: Photo, width: Pt, desk: Desk) -> SetPhoto:
    """Give a photograph for a width: its rows between the limits of its crop."""
    image = photo.image
    grid = desk.grid
    height = width * image.height / image.width
    natural = photo.h or natural_rows(height, grid)
    # A crop takes from the height or from the width, never from both.
    fewest = natural
    while fewest > LEAST_ROWS and _keeps(photo, width, fewest - 1, grid):
        fewest -= 1
    most = natural
    while _keeps(photo, width, most + 1, grid):
        most += 1
    if photo.h:
        fewest = most = natural
    caption = set_caption(photo, width, desk)
    return SetPhoto(photo, width, natural, fewest, most, caption)


def picture_height(rows: int, grid: Grid) -> Pt:
    """Give the height from the em box of the first row to that of the last."""
    return rows * grid.leading - 2 * grid.em_top


def natural_rows(height: Pt, grid: Grid) -> int:
    """Give the rows nearest to a picture's height."""
    return max(LEAST_ROWS, round((height + 2 * grid.em_top) / grid.leading))


def _keeps(photo: Photo, width: Pt, rows: int, grid: Grid) -> bool:
    """Tell whether a number of rows crops no more than the photograph allows."""
    left, top, right, foot = crop_box(photo, width / picture_height(rows, grid))
    return fits(1 - (right - left) * (foot - top), photo.crop)


def crop_box(photo: Photo, ratio: float) -> tuple[float, float, float, float]:
    """Give what is shown of a picture in a box of a ratio, as shares of the picture.

    The focus stays as near to the middle as the picture's edges allow.
    """
    own = photo.image.width / photo.image.height
    if own > ratio:
        wide = ratio / own
        left = min(max(photo.focus[0] - wide / 2, 0.0), 1.0 - wide)
        return (left, 0.0, left + wide, 1.0)
    high = own / ratio
    top = min(max(photo.focus[1] - high / 2, 0.0), 1.0 - high)
    return (0.0, top, 1.0, top + high)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a picture stands."""

    x: Pt
    row: int
    rows: int


def draw_picture(photo: SetPhoto, spot: Spot, desk: Desk, story: str) -> list[Mark]:
    """Give a picture on its rows, framed where an edge is pale or the editor says."""
    return draw_cropped(photo.photo, _box(photo, spot, desk.grid), desk, story)


def outline_at(photo: SetPhoto, spot: Spot, grid: Grid) -> Outline:
    """Give the outline of a picture on its rows; none where its box is what is seen."""
    if not photo.photo.wrap:
        return ()
    box = _box(photo, spot, grid)
    crop = crop_box(photo.photo, photo.width / (box[3] - box[1]))
    return outline_on(photo.photo.wrap, crop, box)


def _box(photo: SetPhoto, spot: Spot, grid: Grid) -> Box:
    top, foot = em_top(grid, spot.row), em_foot(grid, spot.row + spot.rows - 1)
    return (spot.x, top, spot.x + photo.width, foot)


def draw_cropped(photo: Photo, box: Box, desk: Desk, story: str) -> list[Mark]:
    """Give a picture in a rectangle, framed where pale or where the editor says."""
    left, top, right, foot = box
    crop = crop_box(photo, (right - left) / (foot - top))
    marks: list[Mark] = [
        Picture(
            x=settle(left),
            y=settle(top),
            width=settle(right - left),
            height=settle(foot - top),
            image=photo.image,
            crop=crop,
            grey=desk.grey,
            alt=photo.caption.text if photo.caption else "",
            story=story,
            outline=outline_on(photo.wrap, crop, box) if photo.wrap else (),
        )
    ]
    framed = False if photo.wrap else photo.frame
    if framed is None:
        framed = pale_edge(photo.image, crop, desk.house.cache)
    if framed:
        marks += desk.frame(desk.look.picture.edge, box)
    return marks


def set_caption(photo: Photo, width: Pt, desk: Desk) -> Caption:
    """Give the caption and credit of a photograph for a width."""
    style = desk.style("caption")
    book = desk.house.book(style.size)
    galley = setting = None
    if photo.caption:
        measure = pt_to_mil(width, style.size)
        composed = compose(photo.caption, style, (measure,), desk.house, book)
        galley, setting = composed.galley, composed.best()
    credit = bullet = None
    own_line = False
    if photo.credit:
        credit, bullet = set_credit(photo.credit, desk)
        need = credit_width(credit, bullet) + style.size
        own_line = True
        if galley and setting:
            used = mil_to_pt(last_width(galley, setting), style.size)
            own_line = not fits(used + need, width)
    return Caption(galley, setting, credit, bullet, own_line, style.leading, style.size)


def set_credit(credit: Paragraph, desk: Desk) -> tuple[DisplayLine, DisplayLine]:
    """Give a photographer's credit and the bullet before it."""
    look = desk.look.picture
    style = desk.style("credit")
    bullet = replace(style, face="body", size=look.credit_bullet_size)
    return desk.line(credit, style), desk.line(look.credit_bullet, bullet)


def credit_width(credit: DisplayLine, bullet: DisplayLine) -> Pt:
    """Give the width of a credit with its bullet."""
    return credit.width + bullet.width + CREDIT_GAP * credit.size


CREDIT_GAP = 0.45
"""Em between the bullet and the credit."""


def draw_credit(
    credit: DisplayLine, bullet: DisplayLine, right: Pt, y: Pt, desk: Desk
) -> list[GlyphRun]:
    """Give a credit flush right on a baseline."""
    colour = desk.colour(credit.galley.style.colour)
    top = y - EM_ASCENT * credit.size
    start = right - credit_width(credit, bullet)
    middle = top + credit.size / 2
    return [
        *draw(bullet, start, middle - bullet.size / 2, colour),
        *draw(credit, right, top, colour, Align.RIGHT),
    ]


def draw_caption(
    photo: Captioned, x: Pt, last_picture_row: int, desk: Desk
) -> list[GlyphRun]:
    """Give the caption under a picture whose last row is given."""
    caption = photo.caption
    grid = desk.grid
    top = em_foot(grid, last_picture_row) + desk.look.picture.caption_gap
    y = top + EM_ASCENT * caption.size
    runs: list[GlyphRun] = []
    if caption.galley and caption.setting:
        measure = pt_to_mil(photo.width, caption.size)
        colour = desk.colour(caption.galley.style.colour)
        for line in justify(caption.galley, caption.setting, (measure,)):
            runs += runs_of(caption.galley, line, Pen(x, y, colour))
            y += caption.leading
        y -= caption.leading
    if caption.credit and caption.bullet:
        if caption.own_line and caption.galley:
            y += caption.leading
        runs += draw_credit(caption.credit, caption.bullet, x + photo.width, y, desk)
    return runs
