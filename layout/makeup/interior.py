"""The inside of a story: where pictures and legs of text stand in its rectangle.

In come a story's columns and what its text goes round; out come, for every number of
rows and turn of the knobs, the places of the pictures and the legs between them in
reading order. Nothing is set or drawn here: it is the ground plan that pricing and
placing share, so that what was priced is what is placed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from layout.makeup.carve import Column, Obstacle, carve
from layout.makeup.desk import Desk
from layout.makeup.grid import Region
from layout.makeup.jumps import shortened
from layout.makeup.knobs import Knobs
from layout.makeup.outline import ells_of
from layout.makeup.photos import SetPhoto, set_photo
from layout.makeup.seat import Seat
from layout.makeup.typeset import Leg
from layout.model.issue import Photo, Story
from layout.units import Pt

LEAST_TEXT = 3
"""Rows of text without which a story is not set."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The rows of a story under its head; rows count from 0 on the page."""

    row: int
    rows: int

    @property
    def foot(self) -> int:
        """Give the first row under it."""
        return self.row + self.rows


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a picture with its caption stands among the columns of its story."""

    photo: SetPhoto
    columns: range
    row: int
    """On the page."""
    rows: int
    caption: int
    """Rows under the picture."""

    @property
    def foot(self) -> int:
        """Give the first row under the caption."""
        return self.row + self.rows + self.caption

    def covers(self, other: "Stand") -> bool:
        """Tell whether two pictures stand over one another."""
        shared = set(self.columns) & set(other.columns)
        return bool(shared) and self.row < other.foot and other.row < self.foot

    def meets(self, obstacle: Obstacle) -> bool:
        """Tell whether a picture stands over what its story goes round."""
        others = range(obstacle.column, obstacle.column + obstacle.columns)
        shared = set(self.columns) & set(others)
        above = self.row < obstacle.row + obstacle.rows
        return bool(shared) and above and obstacle.row < self.foot


class Interior:
    """The ground plan of a story whose columns are known."""

    def __init__(
        self, story: Story, columns: Sequence[Column], seat: Seat, desk: Desk
    ) -> None:
        self._story = story
        self._desk = desk
        self._seat = seat
        self._ells = ells_of(seat.shape)
        self.columns = tuple(columns)
        self.photos = tuple(
            set_photo(photo, _photo_width(photo, columns, desk), desk)
            for photo in story.photos
        )

    # -- measures ----------------------------------------------------------------

    @property
    def natural(self) -> int:
        """Give the cells, one row of one column each, that the pictures take."""
        return sum(
            len(self.span(photo))
            * (photo.natural + photo.caption_rows(self._desk, over_text=True))
            for photo in self.photos
        )

    @property
    def deepest(self) -> int:
        """Give the rows without which the deepest picture cannot stand."""
        return max(
            (
                photo.fewest + photo.caption_rows(self._desk, over_text=False)
                for photo in self.photos
            ),
            default=0,
        )

    def span(self, photo: SetPhoto) -> range:
        """Give the columns that a picture stands over."""
        return photo_columns(photo.photo, len(self.columns))

    # -- places ------------------------------------------------------------------

    def legs(self, ground: Ground, knobs: Knobs) -> tuple[Leg, ...]:
        """Give the legs of text in reading order, without the row of a jump line."""
        obstacles = [
            Obstacle(each.columns[0], len(each.columns), each.row, each.foot - each.row)
            for each in self.stands(ground, knobs)
        ]
        if not self._ells:
            legs = carve(self.columns, ground.row, ground.rows, obstacles)
            return shortened(legs, self._story)
        obstacles += self._fixed(knobs)
        pieces = (self._piece(ell.whole, obstacles) for ell in self._ells)
        return shortened(tuple(chain.from_iterable(pieces)), self._story)

    def _piece(self, whole: Region, obstacles: Sequence[Obstacle]) -> tuple[Leg, ...]:
        """Give the legs in one piece of a shape of several rectangles."""
        first = whole.column - self._seat.column
        columns = self.columns[first : first + whole.columns]
        here = [replace(each, column=each.column - first) for each in obstacles]
        return carve(columns, whole.row, whole.rows, here)

    def _fixed(self, knobs: Knobs) -> Iterator[Obstacle]:
        """Give the head and the holes of a shape of several rectangles."""
        left = self._seat.column
        lead = self._seat.shape[0]
        if knobs.head_rows:
            yield Obstacle(lead.column - left, lead.columns, lead.row, knobs.head_rows)
        for ell in self._ells:
            for hole in ell.holes:
                yield Obstacle(hole.column - left, 1, hole.row, hole.rows)

    def stands(self, ground: Ground, knobs: Knobs) -> Iterator[Stand]:
        """Give where each picture stands.

        A picture that would lie over an earlier one stands under it.
        """
        taken: list[Stand] = []
        fixed = tuple(self._fixed(knobs)) if self._ells else ()
        for photo, rows in zip(self.photos, knobs.photo_rows, strict=True):
            row, caption = self._photo_row(photo, rows, ground)
            stand = Stand(photo, self.span(photo), row, rows, caption)
            for each in fixed:
                if stand.meets(each):
                    row = each.row + each.rows
                    stand = Stand(photo, stand.columns, row, rows, caption)
            for over in taken:
                if stand.covers(over):
                    stand = Stand(photo, stand.columns, over.foot, rows, caption)
            taken.append(stand)
            yield stand

    def beyond(self, ground: Ground, knobs: Knobs) -> Iterator[tuple[Stand, int]]:
        """Give pictures that the story has no rows for, with the rows they lack."""
        for stand in self.stands(ground, knobs):
            under = stand.photo.caption_rows(self._desk, over_text=False)
            over = stand.row + stand.rows + under - ground.foot
            if over > 0:
                yield stand, over

    def _photo_row(self, photo: SetPhoto, rows: int, ground: Ground) -> tuple[int, int]:
        """Give the first row of a picture and the rows of its caption."""
        first, body = ground.row, ground.rows
        y = photo.photo.y
        over = photo.caption_rows(self._desk, over_text=True)
        under = photo.caption_rows(self._desk, over_text=False)
        if y == "bottom" or rows + over >= body:
            return first + max(0, body - rows - under), under
        if y == "middle":
            return first + max(0, (body - rows - over) // 2), over
        if isinstance(y, int):
            row = min(first + y - 1, first + body - rows - under)
            caption = under if row + rows + under == first + body else over
            return max(first, row), caption
        # At the top; where only a sliver would be left under it, it fills the depth.
        left = body - rows - under
        return first, under if left < over - under + LEAST_TEXT else over


def photo_columns(photo: Photo, count: int) -> range:
    """Give the columns of a story that a photograph stands over.

    Source: makeup 0.1: one column in a story of one or two, two in three to five,
    three in six; in the middle, left of centre when uneven.
    """
    width = photo.w or (1 if count <= 2 else 2 if count <= 5 else 3)
    width = min(width, count)
    if isinstance(photo.x, int):
        first = min(photo.x - 1, count - width)
    elif photo.x == "left":
        first = 0
    elif photo.x == "right":
        first = count - width
    else:
        first = (count - width) // 2
    return range(first, first + width)


def _photo_width(photo: Photo, columns: Sequence[Column], desk: Desk) -> Pt:
    over = photo_columns(photo, len(columns))
    first, last = columns[over[0]], columns[over[-1]]
    return last.x + last.characters * desk.grid.body - first.x
