"""The page as cells: where columns and rows stand on the paper.

In come whole columns and rows, out go points. A :class:`Lattice` is one division of
the type area into equal columns; a page has one of basic columns and may have others
for its sections, since T + 1 has many divisors.
"""

from dataclasses import dataclass

from layout.errors import MakeupError, Where, problem
from layout.model.paper import Grid
from layout.units import TOLERANCE, Pt


@dataclass(frozen=True, slots=True)
class Lattice:
    """Equal columns of whole characters over the type area."""

    grid: Grid
    columns: int
    measure: int
    """Characters in a column."""
    left: Pt = 0.0
    """From the edge of the type area to its first column: inside a frame."""
    spare: Pt = 0.0
    """What each gutter is wider than the grid's, where columns do not divide."""

    def x(self, column: int) -> Pt:
        """Give the left edge of a column, counted from 0."""
        step = (self.measure + self.grid.gutter) * self.grid.body + self.spare
        return self.grid.side_margin + self.left + column * step

    def width(self, columns: int) -> Pt:
        """Give the width of so many columns with the gutters between them."""
        cells = columns * (self.measure + self.grid.gutter) - self.grid.gutter
        return cells * self.grid.body + (columns - 1) * self.spare

    def characters(self, columns: int) -> int:
        """Give the whole characters in the width of so many columns."""
        return int((self.width(columns) + TOLERANCE) / self.grid.body)


def basic(grid: Grid) -> Lattice:
    """Give the lattice of the basic columns."""
    return Lattice(grid, grid.columns, grid.measure)


def divided(grid: Grid, columns: int, where: Where) -> Lattice:
    """Give the lattice of another exact column count.

    Raises MakeupError where the type area does not divide into whole characters.
    Source: makeup 1.1, the T+1 rule.
    """
    total = grid.characters + grid.gutter
    if total % columns:
        counts = " ".join(map(str, grid.divisions))
        raise MakeupError(
            [problem("columns-inexact", where, columns=columns, exact=counts)]
        )
    return Lattice(grid, columns, total // columns - grid.gutter)


def inside(region: "Region", inset: int, columns: int) -> Lattice:
    """Give the columns in a frame that keeps so many characters free at each side.

    Whole characters; what is left over is spread over the gutters (破栏).
    """
    grid = region.lattice.grid
    room = region.characters - 2 * inset
    measure = (room - (columns - 1) * grid.gutter) // columns
    cells = columns * (measure + grid.gutter) - grid.gutter
    width = region.width - 2 * inset * grid.body
    gutters = max(1, columns - 1)
    left = region.x - grid.side_margin + inset * grid.body
    return Lattice(grid, columns, measure, left, (width - cells * grid.body) / gutters)


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of whole cells on a lattice; columns and rows count from 0."""

    lattice: Lattice
    column: int
    columns: int
    row: int
    rows: int

    @property
    def x(self) -> Pt:
        """Give the left edge."""
        return self.lattice.x(self.column)

    @property
    def width(self) -> Pt:
        """Give the width."""
        return self.lattice.width(self.columns)

    @property
    def characters(self) -> int:
        """Give the width in body characters."""
        return self.lattice.characters(self.columns)

    @property
    def right(self) -> Pt:
        """Give the right edge."""
        return self.x + self.width

    @property
    def last_row(self) -> int:
        """Give the last row, inclusive."""
        return self.row + self.rows - 1

    @property
    def top(self) -> Pt:
        """Give the top of the first row."""
        return row_top(self.lattice.grid, self.row)

    @property
    def foot(self) -> Pt:
        """Give the foot of the last row."""
        return row_top(self.lattice.grid, self.row + self.rows)


def row_top(grid: Grid, row: int) -> Pt:
    """Give the top of a row, counted from 0, down from the trim."""
    return grid.head_margin + row * grid.leading


def em_top(grid: Grid, row: int) -> Pt:
    """Give the top of the em box in a row."""
    return row_top(grid, row) + grid.em_top


def em_foot(grid: Grid, row: int) -> Pt:
    """Give the foot of the em box in a row."""
    return row_top(grid, row) + grid.em_top + grid.body


def baseline(grid: Grid, row: int) -> Pt:
    """Give the baseline of a row."""
    return row_top(grid, row) + grid.ascent
