"""Text round a cut-out (绕排): what an outline leaves of each row of a column.

In come legs of text and pictures cut out of their boxes; out come legs whose rows are
slots of their own measure: whole characters, flush with the side of the column that is
further from the picture, an em of white between. Text stands on one side of a picture
in a column, the wider one; a row that holds fewer than five characters stays white.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from layout.makeup.carve import LEAST_LEG
from layout.makeup.grid import em_foot, em_top
from layout.makeup.typeset import Leg, Slot
from layout.model.cutout import Point
from layout.model.paper import Grid
from layout.pictures.outlines import reach
from layout.units import TOLERANCE, Pt

WHITE = 1.0
"""Em between an outline and the text beside it."""

LEAST_SLOT = 5
"""Characters: a shorter line cannot be spaced well and is left white."""


Reach: TypeAlias = tuple[Pt, Pt]
"""From where to where a row is too near an outline; nowhere if the first is more."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A picture of which an outline is seen."""

    row: int
    """Of the page, the first that its box stands on."""
    reaches: tuple[Reach, ...]
    """Of each of its rows; text over and under the box is not narrowed."""

    @property
    def foot(self) -> int:
        """Give the first row under it."""
        return self.row + len(self.reaches)


def reaches(
    outline: Sequence[Point], row: int, rows: int, grid: Grid
) -> Iterator[Reach]:
    """Give how far an outline with its white reaches in rows of the page."""
    for each in range(row, row + rows):
        band = em_top(grid, each), em_foot(grid, each)
        yield reach(outline, band, WHITE * grid.body)


def legs_round(leg: Leg, cuts: Sequence[Cut], grid: Grid) -> Iterator[Leg]:
    """Give what pictures leave of a leg, in reading order."""
    if all(cut.foot <= leg.row or cut.row >= leg.foot for cut in cuts):
        yield leg
        return
    rows = [(row, _slot(leg, row, cuts, grid)) for row in range(leg.row, leg.foot)]
    for held, run in groupby(rows, key=lambda each: each[1] is not None):
        found = [(row, slot) for row, slot in run if slot is not None]
        if not held or len(found) < LEAST_LEG:
            continue
        slots = tuple(slot for _, slot in found)
        part = replace(leg, row=found[0][0], rows=len(found))
        whole = all(slot.characters == leg.characters for slot in slots)
        yield part if whole else replace(part, slots=slots)


def _slot(leg: Leg, row: int, cuts: Sequence[Cut], grid: Grid) -> Slot | None:
    """Give the slot of a row of a leg; None where too little is left."""
    left, right = leg.x, leg.x + leg.characters * grid.body
    for cut in cuts:
        if not cut.row <= row < cut.foot:
            continue
        first, last = cut.reaches[row - cut.row]
        if first > last or last < left + TOLERANCE or first > right - TOLERANCE:
            continue
        if first - left >= right - last:
            right = first
        else:
            left = last
    characters = int((right - left + TOLERANCE) / grid.body)
    if characters < LEAST_SLOT:
        return None
    flush = left == leg.x
    return Slot(left if flush else right - characters * grid.body, characters)


def spared(leg: Leg, cut: Cut, grid: Grid) -> int:
    """Give the characters of a leg that a picture over it leaves to text."""
    parts = legs_round(leg, (cut,), grid)
    return sum(part.at(row).characters for part in parts for row in range(part.rows))


def alike(legs: Sequence[Leg], yields: float = 1.0) -> tuple[int, ...]:
    """Give rows of legs without slots that hold about as much as these.

    What rounding leaves goes to the next leg, so that all together hold as much.
    ``yields`` is what slots hold of the text in question, as a share of what
    :func:`held` says.
    """
    heights = []
    cells = 0.0
    given = 0
    for leg in legs:
        if not leg.slots:
            rows = leg.rows
            cells += rows
        else:
            cells += held(leg) * yields
            rows = round(cells) - given
        given += rows
        if rows > 0:
            heights.append(rows)
    return tuple(heights)


def held(leg: Leg) -> float:
    """Give the rows of whole columns that the slots of a leg hold as much as."""
    wide = sum(slot.characters - LOST for slot in leg.slots[: leg.rows])
    return wide / (leg.characters - LOST)


LOST = 0.4
"""Characters that a line loses to what cannot stand at its ends, about."""
