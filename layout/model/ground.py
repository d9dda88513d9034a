"""Where columns and rows of a page stand on the paper, in points.

For all that asks a placed page: columns are the basic ones of its grid, and columns and
rows count from 0. A section may have other columns, which a placed page does not tell.
"""

from layout.model.box import Box
from layout.model.page import PlacedLeg
from layout.model.paper import Grid
from layout.units import Pt


def type_area(grid: Grid) -> Box:
    """Give the type area (版心)."""
    left, top = grid.side_margin, grid.head_margin
    return Box(left, top, left + grid.width, top + grid.height)


def row_top(grid: Grid, row: int) -> Pt:
    """Give the top of a row; of the row after the last, the foot of the type area."""
    return grid.head_margin + row * grid.leading


def column_step(grid: Grid) -> Pt:
    """Give the way from one column to the next: a measure and a gutter."""
    return (grid.measure + grid.gutter) * grid.body


def column_left(grid: Grid, column: int) -> Pt:
    """Give the left edge of a column."""
    return grid.side_margin + column * column_step(grid)


def column_right(grid: Grid, column: int) -> Pt:
    """Give the right edge of a column, without its gutter."""
    return column_left(grid, column + 1) - grid.gutter * grid.body


def cells_box(grid: Grid, cells: tuple[int, int, int, int]) -> Box:
    """Give a rectangle of cells as a story's record has it.

    First column, last column, first row, last row; counted from 1, inclusive.
    """
    first, last, top, foot = cells
    return Box(
        column_left(grid, first - 1),
        row_top(grid, top - 1),
        column_right(grid, last - 1),
        row_top(grid, foot),
    )


def leg_box(grid: Grid, leg: PlacedLeg) -> Box:
    """Give the room of a leg, from the top of its first row to the foot of its last."""
    return _rows_of(grid, leg, leg.last_row - leg.first_row + 1)


def text_box(grid: Grid, leg: PlacedLeg) -> Box:
    """Give the rows of a leg that hold text."""
    return _rows_of(grid, leg, leg.filled)


def _rows_of(grid: Grid, leg: PlacedLeg, rows: int) -> Box:
    return Box(
        leg.x,
        row_top(grid, leg.first_row),
        leg.x + leg.width,
        row_top(grid, leg.first_row + rows),
    )
