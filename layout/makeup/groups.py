"""Groups of pictures under one caption (组图): one block, an em between any two.

In come the pictures of a group and the width of the columns that it stands over; out
comes a piece whose outer edges stand on columns and rows. The pictures stand in rows,
or in piles side by side; of all such arrangements the one is taken that crops least,
keeps inner edges on columns and leaves no picture a stamp beside another. Sides of a
row are whole columns where the pictures' shapes allow it, else all are made as high as
one another. Cost: two to the power of the pictures, which are six at most.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise
from math import log, prod
from typing import TypeAlias

from layout.errors import Where
from layout.makeup.desk import Desk
from layout.makeup.frames import Box
from layout.makeup.grid import em_foot, em_top
from layout.makeup.photos import (
    LEAST_ROWS,
    Caption,
    draw_caption,
    draw_cropped,
    picture_height,
    set_caption,
)
from layout.makeup.pieces import Place, Room
from layout.makeup.seat import Placed
from layout.model.issue import Photo
from layout.model.paper import Grid
from layout.model.text import Paragraph
from layout.units import Pt, fits

SPREAD = 1.35
"""Sides whose heights differ by no more are cropped to one height, not resized."""

OFF_COLUMN = 0.06
UNLIKE = 0.03
"""Price of pictures of unlike size: times the logarithm of largest to smallest."""
LED = 0.15
"""Price of a picture larger than the first, which the editor put first; as UNLIKE."""

SHAPE = 0.12
"""Price of a block that is not half as wide again as it is high; as UNLIKE."""
BEST_SHAPE = 1.5
TALL = 0.4
"""Price of a block that is nearly as high as wide, or higher; as UNLIKE."""
BROADEST_TALL = 1.1


_Framed: TypeAlias = tuple[Photo, Box]


@dataclass(frozen=True, slots=True)
class Pile:
    """Pictures of a group one over another, or one alone."""

    photos: tuple[Photo, ...]

    def height(self, width: Pt, gutter: Pt) -> Pt:
        """Give how high it is, uncropped, at a width."""
        return sum(width / _ratio(p) for p in self.photos) + self._white(gutter)

    def width(self, height: Pt, gutter: Pt) -> Pt:
        """Give how wide it is, uncropped, at a height."""
        room = height - self._white(gutter)
        return room / sum(1 / _ratio(p) for p in self.photos)

    def boxes(self, box: Box, gutter: Pt) -> Iterator[tuple[Photo, Box]]:
        """Give where each picture stands when the pile fills a rectangle."""
        left, top, right, foot = box
        scale = (foot - top - self._white(gutter)) / sum(
            1 / _ratio(p) for p in self.photos
        )
        for photo in self.photos:
            under = top + scale / _ratio(photo)
            yield photo, (left, top, right, under)
            top = under + gutter

    def _white(self, gutter: Pt) -> Pt:
        return (len(self.photos) - 1) * gutter


@dataclass(frozen=True, slots=True)
class Row:
    """Piles side by side over the width of a group."""

    piles: tuple[Pile, ...]
    widths: tuple[Pt, ...]
    on_columns: bool
    natural: Pt
    """Height at which its pictures are cropped least."""

    def boxes(self, left: Pt, top: Pt, height: Pt, gutter: Pt) -> Iterator[_Framed]:
        """Give where each picture stands in a row of a height."""
        for pile, width in zip(self.piles, self.widths, strict=True):
            box = (left, top, left + width, top + height)
            yield from pile.boxes(box, gutter)
            left += width + gutter


@dataclass(frozen=True, slots=True)
class SetGroup:
    """A group of pictures set for a width."""

    photos: tuple[Photo, ...]
    width: Pt
    rows: tuple[Row, ...]
    natural: int
    fewest: int
    most: int
    caption: Caption

    @property
    def name(self) -> str:
        """Give the files."""
        return "、".join(photo.image.name for photo in self.photos)

    @property
    def where(self) -> Where:
        """Give where the manifest asks for its first picture."""
        return self.photos[0].where

    @property
    def pictured(self) -> bool:
        """Tell that its rows are a knob."""
        return True

    def caption_rows(self, desk: Desk, *, over_text: bool) -> int:
        """Give the rows under it that the caption and its white take."""
        return self.caption.rows(desk, over_text=over_text)

    def put(self, place: Place, desk: Desk) -> Placed:
        """Give the pictures and the caption under all of them."""
        region = place.region
        top = em_top(desk.grid, region.row)
        height = em_foot(desk.grid, region.last_row) - top
        boxes = group_boxes(self.rows, (place.x, top), height, desk.grid)
        pictures = (draw_cropped(p, box, desk, place.story) for p, box in boxes)
        caption = draw_caption(self, place.x, region.last_row, desk)
        return Placed((*chain.from_iterable(pictures), *caption))


def set_group(
    photos: Sequence[Photo], caption: Paragraph | None, room: Room, desk: Desk
) -> SetGroup:
    """Give pictures as one block: its arrangement and the rows that it may take."""
    grid = desk.grid
    found = [_Measured(rows, room, grid) for rows in _arrangements(photos, room, grid)]
    best = min(found, key=lambda measured: measured.price)
    first = replace(photos[0], caption=caption, credit=_credit(photos))
    return SetGroup(
        tuple(photos),
        room.width,
        best.rows,
        photos[0].h or best.natural,
        photos[0].h or best.fewest,
        photos[0].h or best.most,
        set_caption(first, room.width, desk),
    )


def group_boxes(
    rows: Sequence[Row], at: tuple[Pt, Pt], height: Pt, grid: Grid
) -> Iterator[_Framed]:
    """Give where each picture of an arrangement stands in a block of a height."""
    gutter = grid.gutter * grid.body
    left, top = at
    room = height - (len(rows) - 1) * gutter
    scale = room / sum(row.natural for row in rows)
    for row in rows:
        yield from row.boxes(left, top, row.natural * scale, gutter)
        top += row.natural * scale + gutter


def _credit(photos: Sequence[Photo]) -> Paragraph | None:
    return next((photo.credit for photo in photos if photo.credit), None)


def _ratio(photo: Photo) -> float:
    return photo.image.width / photo.image.height


# -- arrangements ------------------------------------------------------------------


def _arrangements(
    photos: Sequence[Photo], room: Room, grid: Grid
) -> Iterator[tuple[Row, ...]]:
    """Give the pictures in rows of one each or more, and in piles side by side."""
    for parts in _parted(len(photos)):
        cut = [tuple(photos[a:b]) for a, b in parts]
        ways = [tuple(_row([Pile((p,)) for p in part], room, grid) for part in cut)]
        if 1 < len(parts) < len(photos):
            ways.append((_row([Pile(part) for part in cut], room, grid),))
        yield from (rows for rows in ways if _has_room(rows, grid))


def _has_room(rows: Sequence[Row], grid: Grid) -> bool:
    """Tell whether every picture of an arrangement is wider than a gutter.

    Many in one row of a narrow column would be nothing but gutters. One under another
    they always have room.
    """
    gutter = grid.gutter * grid.body
    return all(width > gutter for row in rows for width in row.widths)


def _parted(count: int) -> Iterator[list[tuple[int, int]]]:
    """Give every way to part things in a line into runs of neighbours."""
    for mask in range(2 ** (count - 1)):
        cuts = [i + 1 for i in range(count - 1) if mask >> i & 1]
        yield list(pairwise([0, *cuts, count]))


def _row(piles: Sequence[Pile], room: Room, grid: Grid) -> Row:
    gutter = grid.gutter * grid.body
    best: tuple[float, tuple[Pt, ...]] | None = None
    for counts in _shares(room.columns, len(piles)):
        column = (room.width - (room.columns - 1) * gutter) / room.columns
        widths = tuple(n * (column + gutter) - gutter for n in counts)
        heights = _heights(piles, widths, gutter)
        spread = max(heights) / min(heights)
        if best is None or spread < best[0]:
            best = (spread, widths)
    if best and fits(best[0], SPREAD):
        widths, on_columns = best[1], True
    else:
        widths, on_columns = _level(piles, room.width, gutter), False
    heights = _heights(piles, widths, gutter)
    natural = prod(heights) ** (1 / len(heights))
    return Row(tuple(piles), widths, on_columns, natural)


def _shares(columns: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Give every way to share whole columns among parts, one at the least each."""
    if parts == 1:
        yield (columns,)
        return
    for first in range(1, columns - parts + 2):
        for rest in _shares(columns - first, parts - 1):
            yield (first, *rest)


def _heights(piles: Sequence[Pile], widths: Sequence[Pt], gutter: Pt) -> tuple[Pt, ...]:
    return tuple(
        pile.height(width, gutter) for pile, width in zip(piles, widths, strict=True)
    )


def _level(piles: Sequence[Pile], width: Pt, gutter: Pt) -> tuple[Pt, ...]:
    """Give widths at which all piles are as high as one another, uncropped.

    A pile's width is linear in its height, and so is the sum of all.
    """
    room = width - (len(piles) - 1) * gutter
    none = sum(pile.width(0.0, gutter) for pile in piles)
    slope = sum(pile.width(1.0, gutter) for pile in piles) - none
    height = (room - none) / slope
    return tuple(pile.width(height, gutter) for pile in piles)


# -- measures ----------------------------------------------------------------------


@dataclass(frozen=True)
class _Measured:
    """An arrangement with the rows in which no picture loses more than it may."""

    rows: tuple[Row, ...]
    room: Room
    grid: Grid

    @cached_property
    def price(self) -> float:
        """Give what speaks against the arrangement."""
        height = picture_height(self.natural, self.grid)
        boxes = [box for _, box in self._boxes(self.natural)]
        areas = [(right - left) * (foot - top) for left, top, right, foot in boxes]
        shape = self.room.width / height
        off = sum(not row.on_columns for row in self.rows)
        return (
            sum(self._crops(self.natural)) / len(boxes)
            + max(0.0, self._beyond(self.natural)) * BEYOND
            + off * OFF_COLUMN
            + UNLIKE * log(max(areas) / min(areas))
            + LED * log(max(areas) / areas[0])
            + SHAPE * abs(log(shape / BEST_SHAPE))
            + TALL * max(0.0, log(BROADEST_TALL / shape))
        )

    @cached_property
    def natural(self) -> int:
        """Give the rows at which the worst crop is least."""
        gutter = self.grid.gutter * self.grid.body
        height = sum(row.natural for row in self.rows) + gutter * (len(self.rows) - 1)
        near = round((height + 2 * self.grid.em_top) / self.grid.leading)
        tried = range(max(LEAST_ROWS, near - NEAR), max(LEAST_ROWS, near + NEAR) + 1)
        return min(tried, key=lambda rows: (self._beyond(rows), abs(rows - near)))

    @property
    def fewest(self) -> int:
        """Give the fewest rows in which no picture loses more than it may."""
        rows = self.natural
        while rows > LEAST_ROWS and fits(self._beyond(rows - 1), 0.0):
            rows -= 1
        return rows

    @property
    def most(self) -> int:
        """Give the most rows in which no picture loses more than it may."""
        rows = self.natural
        while fits(self._beyond(rows + 1), 0.0):
            rows += 1
        return rows

    def _boxes(self, rows: int) -> Iterator[_Framed]:
        height = picture_height(rows, self.grid)
        return group_boxes(self.rows, (0.0, 0.0), height, self.grid)

    def _crops(self, rows: int) -> Iterator[float]:
        for photo, (left, top, right, foot) in self._boxes(rows):
            shape = (right - left) / max(foot - top, 1.0) / _ratio(photo)
            yield 1 - min(shape, 1 / shape)

    def _beyond(self, rows: int) -> float:
        """Give by how much the worst crop is more than its picture may lose."""
        crops = zip(self._boxes(rows), self._crops(rows), strict=True)
        return max(0.0, *(crop - photo.crop for (photo, _), crop in crops))


NEAR = 2
"""Rows off the sum of its rows' heights that a block is tried with."""

BEYOND = 10.0
"""Price of cropping more than a picture may lose, to the whole picture."""
