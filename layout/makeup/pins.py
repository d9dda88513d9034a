"""Pinned items (固定): the cells that an ``at`` gives, as seats.

In come the items under ``boxes``; out come their seats with rows, and the cells that
they take. A list of rectangles is one shape: the seat is the rectangle round them.
Source: manifest section 3, ``at``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from layout.makeup.desk import Desk
from layout.makeup.free import GAP, Taken
from layout.makeup.grid import Region, basic
from layout.makeup.outline import round_all
from layout.makeup.seat import Seat
from layout.model.issue import Banner, Cells, Item, Masthead


def taken_by(items: Sequence[Item]) -> tuple[Taken, ...]:
    """Give the cells that pinned items take."""
    return tuple(
        Taken(
            cells.first_column - 1,
            cells.last_column - cells.first_column + 1,
            cells.first_row - 1,
            cells.last_row - cells.first_row + 1,
            title=isinstance(item, Banner | Masthead),
        )
        for item in items
        for cells in item.extent.at
    )


def pinned(items: Sequence[Item], desk: Desk) -> Iterator[tuple[Item, Seat, int, int]]:
    """Give each pinned item with its seat, its first row and its rows."""
    taken = taken_by(items)
    lattice = basic(desk.grid)
    for item in items:
        regions = tuple(_region(cells, desk) for cells in item.extent.at)
        whole = round_all(regions)
        seat = Seat(
            lattice,
            whole.column,
            whole.columns,
            rank=0,
            rule_above=_meets(taken, whole.row - GAP, regions, desk),
            rule_below=_meets(taken, whole.last_row + 1, regions, desk),
            shape=regions if len(regions) > 1 else (),
        )
        yield _freed(item), seat, whole.row, whole.rows


def _region(cells: Cells, desk: Desk) -> Region:
    columns = cells.last_column - cells.first_column + 1
    rows = cells.last_row - cells.first_row + 1
    lattice = basic(desk.grid)
    return Region(lattice, cells.first_column - 1, columns, cells.first_row - 1, rows)


def _freed(item: Item) -> Item:
    """Give an item without sizes of its own: its place gives them."""
    if isinstance(item, Masthead):
        return item  # its w is the nameplate's
    return replace(item, extent=replace(item.extent, w=None, h=None))


def _meets(
    taken: Sequence[Taken], row: int, regions: Sequence[Region], desk: Desk
) -> bool:
    """Tell whether a row next to a pinned item is free: a rule lies in it."""
    if not 0 <= row < desk.grid.rows:
        return False
    columns = {c for r in regions for c in range(r.column, r.column + r.columns)}
    return not any(t.over(column, row) for t in taken for column in columns)
