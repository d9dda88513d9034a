"""Carving: from a story's rectangle and what stands in it to the legs of its text.

In come columns and obstacles, out come legs in reading order. A picture over some of
the columns does not stop the others: they run past it. A picture over all of them cuts
the story into zones, and all columns above it are read before those below.
Source: makeup 5.1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from layout.makeup.grid import Region
from layout.makeup.typeset import Leg
from layout.units import Pt

LEAST_LEG = 3
"""Rows; a shorter piece of a column is left white. Source: makeup 5.1."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of text inside a story."""

    x: Pt
    characters: int


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Columns and rows of a story that text goes round; columns count in the story."""

    column: int
    columns: int
    row: int
    """On the page."""
    rows: int


def columns_of(
    region: Region, inset: int, count: int | None = None
) -> tuple[Column, ...]:
    """Give the columns of text of a rectangle, whole characters each.

    ``inset`` characters are left free at each side, inside a frame. What does not
    divide is spread over the gutters (破栏).
    """
    lattice = region.lattice
    body = lattice.grid.body
    count = count or region.columns
    if not inset and count == region.columns:
        return tuple(
            Column(lattice.x(region.column + i), lattice.measure) for i in range(count)
        )
    room = region.characters - 2 * inset
    measure = (room - (count - 1) * lattice.grid.gutter) // count
    white = (room - count * measure) * body / (count - 1) if count > 1 else 0.0
    left = region.x + inset * body
    return tuple(
        Column(left + i * (measure * body + white), measure) for i in range(count)
    )


def carve(
    columns: Sequence[Column], row: int, rows: int, obstacles: Sequence[Obstacle]
) -> tuple[Leg, ...]:
    """Give the legs of text in so many rows of columns, in reading order."""
    legs: list[Leg] = []
    for first, last in pairwise(_zones(len(columns), row, rows, obstacles)):
        for index, column in enumerate(columns):
            free = first
            for obstacle in sorted(obstacles, key=lambda o: o.row):
                beside = obstacle.column <= index < obstacle.column + obstacle.columns
                if not beside or not first <= obstacle.row < last:
                    continue
                legs += _leg(column, free, obstacle.row)
                free = obstacle.row + obstacle.rows
            legs += _leg(column, free, last)
    return tuple(legs)


def _zones(
    columns: int, row: int, rows: int, obstacles: Sequence[Obstacle]
) -> list[int]:
    walls = [o for o in obstacles if o.columns >= columns and o.row > row]
    return [row, *sorted(o.row for o in walls), row + rows]


def _leg(column: Column, first: int, last: int) -> list[Leg]:
    if last - first < LEAST_LEG:
        return []
    return [Leg(column.x, column.characters, first, last - first)]
