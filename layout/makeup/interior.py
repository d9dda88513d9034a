"""The inside of a story: where pictures, insets and legs of text stand in it.

In come a story's columns and what its text goes round; out come, for every number of
rows and turn of the knobs, the places of its pieces and the legs between them in
reading order. Nothing is set or drawn here: it is the ground plan that pricing and
placing share, so that what was priced is what is placed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from layout.makeup.carve import LEAST_LEG, Column, Obstacle, carve
from layout.makeup.desk import Desk
from layout.makeup.grid import Region
from layout.makeup.groups import set_group
from layout.makeup.insets import set_inset
from layout.makeup.jumps import shortened
from layout.makeup.knobs import Knobs
from layout.makeup.outline import ells_of, free_runs
from layout.makeup.photos import SetPhoto, Spot, outline_at, set_photo
from layout.makeup.pieces import Piece, Room
from layout.makeup.quotes import set_quote
from layout.makeup.seat import Seat
from layout.makeup.spread import Stay, spread
from layout.makeup.typeset import Leg
from layout.makeup.wrap import Cut, Reach, legs_round, reaches, spared
from layout.model.inset import Inset, Quote
from layout.model.issue import Photo, Story

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
    """Where a piece with its caption stands among the columns of its story."""

    piece: Piece
    columns: range
    row: int
    """On the page."""
    rows: int
    caption: int
    """Rows under a picture."""
    number: int
    """Which of the story's pieces it is."""
    ground: Ground
    """The rows that its columns have for it."""

    @property
    def foot(self) -> int:
        """Give the first row under the caption."""
        return self.row + self.rows + self.caption

    def covers(self, other: "Stand") -> bool:
        """Tell whether two pieces stand over one another."""
        shared = set(self.columns) & set(other.columns)
        return bool(shared) and self.row < other.foot and other.row < self.foot

    def meets(self, obstacle: Obstacle) -> bool:
        """Tell whether a picture stands over what its story goes round."""
        others = range(obstacle.column, obstacle.column + obstacle.columns)
        shared = set(self.columns) & set(others)
        above = self.row < obstacle.row + obstacle.rows
        return bool(shared) and above and obstacle.row < self.foot


@dataclass(frozen=True, slots=True)
class HeadAmid:
    """A head that stands in its text and that the text goes round."""

    columns: range
    rows: int
    """What it needs; a knob may give it more."""
    middle: bool
    """Whether text stands over it too (文包题)."""

    def row(self, ground: Ground, rows: int) -> int:
        """Give its first row on the page when it takes so many."""
        return ground.row + ((ground.rows - rows) // 2 if self.middle else 0)

    def obstacle(self, ground: Ground, rows: int) -> Obstacle:
        """Give what the text goes round when the head takes so many rows."""
        row = self.row(ground, rows)
        return Obstacle(self.columns[0], len(self.columns), row, rows)

    @property
    def least(self) -> int:
        """Give the rows without which it cannot stand with text over and under it."""
        return self.rows + LEAST_LEG * (2 if self.middle else 1)


class Interior:
    """The ground plan of a story whose columns are known."""

    def __init__(
        self,
        story: Story,
        columns: Sequence[Column],
        seat: Seat,
        desk: Desk,
        amid: HeadAmid | None = None,
    ) -> None:
        self._story = story
        self._amid = amid
        self._desk = desk
        self._seat = seat
        self._ells = ells_of(seat.shape)
        self.columns = tuple(columns)
        self._stays = spread(story, len(self.columns))
        self.pieces = tuple(self._set(stay) for stay in self._stays)
        # Of each piece and the head's rows, the rows that its columns have.
        self._runs: dict[tuple[int, int], tuple[range, ...]] = {}
        # Of each cut-out and its rows, how far it reaches in each: they are the same
        # on whatever row of the page it stands.
        self._reaches: dict[tuple[int, int], tuple[Reach, ...]] = {}

    def _set(self, stay: Stay) -> Piece:
        first, last = self.columns[stay.columns[0]], self.columns[stay.columns[-1]]
        width = last.x + last.characters * self._desk.grid.body - first.x
        room = Room(width, len(stay.columns))
        match stay.guest:
            case Photo() as photo:
                return set_photo(photo, width, self._desk)
            case Inset() as inset:
                return set_inset(inset, room, stay.y, self._desk)
            case Quote() as quote:
                return set_quote(quote, room, self._desk)
            case photos:
                caption = self._story.group_caption
                return set_group(photos, caption, room, self._desk)

    @property
    def cuts_out(self) -> bool:
        """Tell whether text goes round the outline of a picture."""
        return any(
            isinstance(piece, SetPhoto) and piece.photo.wrap for piece in self.pieces
        )

    # -- measures ----------------------------------------------------------------

    @property
    def natural(self) -> int:
        """Give the cells, a row of a column each, that the pieces and a head take."""
        head = len(self._amid.columns) * self._amid.rows if self._amid else 0
        pieces = enumerate(self.pieces)
        return head + sum(self._cells(n, piece.natural) for n, piece in pieces)

    @property
    def bounds(self) -> tuple[int, int]:
        """Give the fewest and the most cells that the pieces can take."""
        pieces = tuple(enumerate(self.pieces))
        fewest = sum(self._cells(n, piece.fewest) for n, piece in pieces)
        return fewest, sum(self._cells(n, piece.most) for n, piece in pieces)

    def _cells(self, number: int, rows: int) -> int:
        """Give the cells that a piece of so many rows takes from the text."""
        piece, over = self.pieces[number], self._stays[number].columns
        caption = piece.caption_rows(self._desk, over_text=True)
        cells = len(over) * (rows + caption)
        cut = self._cut(Stand(piece, over, 0, rows, caption, number, Ground(0, rows)))
        if cut:
            columns = (self.columns[n] for n in over)
            legs = (Leg(each.x, each.characters, 0, rows) for each in columns)
            left = sum(spared(leg, cut, self._desk.grid) for leg in legs)
            cells -= left // self.columns[0].characters
        return cells

    @property
    def deepest(self) -> int:
        """Give the rows without which the head or deepest piece cannot stand."""
        head = self._amid.least if self._amid else 0
        return max(head, *map(self._least, self.pieces), 0)

    @property
    def piled(self) -> int:
        """Give the rows without which pieces in the same column leave the story."""
        deep = [0] * len(self.columns)
        if self._amid:
            for column in self._amid.columns:
                deep[column] = self._amid.rows
        for stay, piece in zip(self._stays, self.pieces, strict=True):
            for column in stay.columns:
                deep[column] += self._least(piece)
        return max(deep)

    def _least(self, piece: Piece) -> int:
        return piece.fewest + piece.caption_rows(self._desk, over_text=False)

    def pictures(self, knobs: Knobs) -> list[tuple[Piece, int, int]]:
        """Give the pictures and groups with their rows and columns."""
        all_ = zip(self.pieces, knobs.photo_rows, self._stays, strict=True)
        return [
            (piece, rows, len(stay.columns))
            for piece, rows, stay in all_
            if piece.pictured
        ]

    # -- places ------------------------------------------------------------------

    def legs(self, ground: Ground, knobs: Knobs) -> tuple[Leg, ...]:
        """Give the legs of text in reading order, without the row of a jump line."""
        obstacles: list[Obstacle] = []
        cuts: list[Cut] = []
        for stand in self.stands(ground, knobs):
            row = stand.row
            cut = self._cut(stand)
            if cut:
                cuts.append(cut)
                row = cut.foot  # text goes round all but its caption
                if not stand.piece.caption_rows(self._desk, over_text=False):
                    continue
            obstacles.append(
                Obstacle(stand.columns[0], len(stand.columns), row, stand.foot - row)
            )
        obstacles += self._fixed(ground, knobs)
        if self._ells:
            pieces = (self._piece(ell.whole, obstacles) for ell in self._ells)
            legs = tuple(chain.from_iterable(pieces))
        else:
            legs = carve(self.columns, ground.row, ground.rows, obstacles)
        if cuts:
            parts = (legs_round(leg, cuts, self._desk.grid) for leg in legs)
            legs = tuple(chain.from_iterable(parts))
        return shortened(legs, self._story)

    def _cut(self, stand: Stand) -> Cut | None:
        """Give what text goes round of a picture that is cut out; None of others."""
        photo = stand.piece
        if not isinstance(photo, SetPhoto) or not photo.photo.wrap:
            return None
        known = self._reaches.get((stand.number, stand.rows))
        if known is None:
            grid = self._desk.grid
            spot = Spot(self.columns[stand.columns[0]].x, 0, stand.rows)
            outline = outline_at(photo, spot, grid)
            known = tuple(reaches(outline, 0, stand.rows, grid))
            self._reaches[stand.number, stand.rows] = known
        return Cut(stand.row, known)

    def _piece(self, whole: Region, obstacles: Sequence[Obstacle]) -> tuple[Leg, ...]:
        """Give the legs in one piece of a shape of several rectangles."""
        first = whole.column - self._seat.column
        columns = self.columns[first : first + whole.columns]
        here = [replace(each, column=each.column - first) for each in obstacles]
        return carve(columns, whole.row, whole.rows, here)

    def _fixed(self, ground: Ground, knobs: Knobs) -> Iterator[Obstacle]:
        """Give a head amid the text, or head and holes of several rectangles."""
        if self._amid:
            yield self._amid.obstacle(ground, knobs.head_rows)
        if not self._ells:
            return
        left = self._seat.column
        lead = self._seat.shape[0]
        if knobs.head_rows:
            yield Obstacle(lead.column - left, lead.columns, lead.row, knobs.head_rows)
        for ell in self._ells:
            for hole in ell.holes:
                yield Obstacle(hole.column - left, 1, hole.row, hole.rows)

    def stands(self, ground: Ground, knobs: Knobs) -> Iterator[Stand]:
        """Give where each piece stands.

        One that would lie over an earlier one stands under it, or over it where both
        keep to the story's foot and there is room.
        """
        taken: list[Stand] = []
        fixed = tuple(self._fixed(ground, knobs))
        both = zip(self._stays, self.pieces, knobs.photo_rows, strict=True)
        for number, (stay, piece, rows) in enumerate(both):
            own = self._own_ground(number, ground, knobs.head_rows)
            row, caption = self._row(stay, piece, rows, own)
            stand = Stand(piece, stay.columns, row, rows, caption, number, own)
            for each in fixed:
                if stand.meets(each):
                    stand = replace(stand, row=each.row + each.rows)
            over = piece.caption_rows(self._desk, over_text=True)
            if stay.end == "bottom":
                stand = _raised(replace(stand, caption=over), stand, taken)
            if stand.row < own.row or any(stand.covers(other) for other in taken):
                stand = _lowered(replace(stand, row=max(row, own.row)), taken)
            taken.append(stand)
            yield stand

    def _own_ground(self, number: int, ground: Ground, head_rows: int) -> Ground:
        """Give the rows of the story in which all columns of a piece are its own.

        In a shape of several rectangles a column has no more rows than they give it,
        and at its foot or head begins the next story: nothing of this one may stand
        there. Of several runs of rows a piece at the foot takes the last one.
        """
        if not self._ells:
            return ground
        stay = self._stays[number]
        key = number, head_rows
        if key not in self._runs:
            columns = [self._seat.column + column for column in stay.columns]
            self._runs[key] = free_runs(self._seat.shape, columns, head_rows)
        runs = self._runs[key]
        least = self._least(self.pieces[number])
        found = [run for run in runs if len(run) >= least] or list(runs)
        if not found:
            return ground
        match stay.end:
            case "top":
                run = found[0]
            case "bottom":
                run = found[-1]
            case _:
                run = max(found, key=len)
        return Ground(run.start, len(run))

    def beyond(self, ground: Ground, knobs: Knobs) -> Iterator[tuple[Stand, int]]:
        """Give pieces that the story has no rows for, with the rows they lack."""
        for stand in self.stands(ground, knobs):
            under = stand.piece.caption_rows(self._desk, over_text=False)
            over = stand.row + stand.rows + under - stand.ground.foot
            if over > 0:
                yield stand, over

    def _row(
        self, stay: Stay, piece: Piece, rows: int, ground: Ground
    ) -> tuple[int, int]:
        """Give the first row of a piece and the rows of its caption."""
        first, body, y = ground.row, ground.rows, stay.y
        over = piece.caption_rows(self._desk, over_text=True)
        under = piece.caption_rows(self._desk, over_text=False)
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


def _raised(over_text: Stand, stand: Stand, taken: Sequence[Stand]) -> Stand:
    """Give a stand at the foot, raised over those that stand there already."""
    found = stand
    for other in sorted(taken, key=lambda each: -each.row):
        if found.covers(other):
            row = other.row - over_text.rows - over_text.caption
            found = replace(over_text, row=row)
    return found


def _lowered(stand: Stand, taken: Sequence[Stand]) -> Stand:
    """Give a stand lowered under those that it would lie over."""
    for other in sorted(taken, key=lambda each: each.row):
        if stand.covers(other):
            stand = replace(stand, row=other.foot)
    return stand
