"""The outline of a pinned story of several rectangles: an L, a T, a step.

In come its rectangles in reading order; out come groups of those that touch, and what
each group lacks of the rectangle round it. Rectangles that touch are one piece of
ground: their columns run through both, for a reader whose column goes on below does
not look for it elsewhere. Those that do not touch are read one after another.
Source: makeup 5.1, legs; manifest section 3, ``at``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from layout.makeup.grid import Region


@dataclass(frozen=True, slots=True)
class Hole:
    """Cells of a rectangle that belong to others; rows and columns of the page."""

    column: int
    row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Ell:
    """Rectangles that touch, and the cells that they leave out of the whole."""

    whole: Region
    """The rectangle round them."""
    holes: tuple[Hole, ...]


def ells_of(shape: Sequence[Region]) -> tuple[Ell, ...]:
    """Give the pieces of a shape in reading order."""
    groups: list[list[Region]] = []
    for region in shape:
        if groups and any(_touch(region, other) for other in groups[-1]):
            groups[-1].append(region)
        else:
            groups.append([region])
    return tuple(_ell(group) for group in groups)


def free_runs(
    shape: Sequence[Region], columns: Sequence[int], head_rows: int
) -> tuple[range, ...]:
    """Give the runs of rows in which columns of the page are all in a shape.

    The head's rows on the first rectangle are not free.
    """
    lead = shape[0]
    head = range(lead.row, lead.row + head_rows)
    under = set(columns) & set(range(lead.column, lead.column + lead.columns))
    whole = round_all(shape)
    runs = []
    rows = range(whole.row, whole.row + whole.rows)
    for free, run in groupby(
        rows,
        key=lambda row: (
            all(_holds(shape, column, row) for column in columns)
            and not (under and row in head)
        ),
    ):
        found = list(run)
        if free:
            runs.append(range(found[0], found[-1] + 1))
    return tuple(runs)


def round_all(shape: Sequence[Region]) -> Region:
    """Give the rectangle round rectangles of one lattice."""
    column = min(region.column for region in shape)
    row = min(region.row for region in shape)
    right = max(region.column + region.columns for region in shape)
    foot = max(region.row + region.rows for region in shape)
    return Region(shape[0].lattice, column, right - column, row, foot - row)


def _touch(one: Region, other: Region) -> bool:
    """Tell whether two rectangles share more than a corner."""
    across = _shared(one.column, one.columns, other.column, other.columns)
    down = _shared(one.row, one.rows, other.row, other.rows)
    return min(across, down) == 0 and max(across, down) > 0


def _shared(start: int, count: int, other: int, others: int) -> int:
    """Give the cells that two runs share, 0 where they only meet, less where apart."""
    return min(start + count, other + others) - max(start, other)


def _ell(group: Sequence[Region]) -> Ell:
    whole = round_all(group)
    holes = []
    for column in range(whole.column, whole.column + whole.columns):
        rows = range(whole.row, whole.row + whole.rows)
        for own, run in groupby(rows, key=lambda row: _holds(group, column, row)):
            found = list(run)
            if not own:
                holes.append(Hole(column, found[0], len(found)))
    return Ell(whole, tuple(holes))


def _holds(group: Sequence[Region], column: int, row: int) -> bool:
    return any(
        region.column <= column < region.column + region.columns
        and region.row <= row <= region.last_row
        for region in group
    )
