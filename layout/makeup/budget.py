"""The page's budget: how its copy compares with its room, in characters (全版多/欠).

In come the plots of a page before their rows are dealt; out comes what is too much or
too little whatever is done with the rows: the fewest cells that hold all items, and the
most that they fill, against the cells that there are. It is what an editor must know
first, since no turning of knobs mends it. Source: makeup 5.7, "Over-full page".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import assert_never

from layout.makeup.desk import Desk
from layout.makeup.kinds.story import StorySitter
from layout.makeup.legs import FAR_OPEN_ROW, OVERSET_ROW
from layout.makeup.nodes import Band, Labelled, Leaf, Node, Stack
from layout.makeup.plots import Plot
from layout.makeup.shapes import Shape

CELLS_PER_CHARACTER = 1.02
"""What lines of body text leave open on the average. Source: makeup 5.4."""


@dataclass(frozen=True, slots=True)
class _Need:
    """Cells of one column by one row."""

    fewest: int
    natural: int
    most: int


def budget_of(plots: Sequence[Plot], desk: Desk) -> int:
    """Give the characters that a page has too many, below zero those that it lacks.

    Zero where the rows can be dealt so that all copy stands and fills them.
    """
    room = sum(_room(plot) for plot in plots)
    needs = [need for plot in plots for need in _needs(plot.node, plot, desk)]
    over = sum(need.fewest for need in needs) - room
    under = room - sum(need.most for need in needs)
    measure = desk.grid.measure / CELLS_PER_CHARACTER
    if over > 0:
        return round(over * measure)
    return -round(max(0, under) * measure)


def _room(plot: Plot) -> int:
    """Give the cells of a plot: those of a shape or a notched seat alone."""
    seat = plot.seat
    if seat.shape:
        return sum(region.columns * region.rows for region in seat.shape)
    lost = sum(notch.top + notch.foot for notch in seat.notches)
    return seat.columns * plot.rows - lost


def natural_of(plots: Sequence[Plot], desk: Desk) -> int:
    """Give the cells that the copy of a page wants when nothing is turned."""
    return sum(need.natural for plot in plots for need in _needs(plot.node, plot, desk))


def _needs(node: Node, plot: Plot, desk: Desk) -> Iterator[_Need]:
    match node:
        case Leaf():
            yield _leaf(node, desk)
        case Stack():
            yield _white(node.seat.columns * sum(node.gaps))
            for part in node.parts:
                yield from _needs(part, plot, desk)
        case Band():
            for part in node.parts:
                yield from _needs(part, plot, desk)
        case Labelled():
            yield _white(plot.seat.columns * desk.look.section.rows)
            yield from _needs(node.child, plot, desk)
        case _:
            assert_never(node)


def _white(cells: int) -> _Need:
    return _Need(cells, cells, cells)


def _leaf(leaf: Leaf, desk: Desk) -> _Need:
    """Give the cells of an item: of a story its copy's, whatever rows it was given."""
    sitter = leaf.sitter
    # The seat of a story in a section counts in columns of the section's division.
    columns = sitter.seat.columns / sitter.seat.lattice.columns * desk.grid.columns
    if isinstance(sitter, StorySitter):
        share = columns / len(sitter.columns)
        return _Need(*(round(share * cells) for cells in sitter.cells()))
    rows = _rows(sitter.shape(desk.grid.rows))
    return _Need(*(round(columns * each) for each in rows))


def _rows(shape: Shape) -> tuple[int, int, int]:
    """Give the fewest rows that hold an item's copy, its own, the most it fills."""
    least = min(shape)
    if least == inf:
        return 0, 0, 0
    holds = [h for h, price in enumerate(shape) if price < least + OVERSET_ROW]
    fills = [h for h, price in enumerate(shape) if price < least + FAR_OPEN_ROW]
    return holds[0], shape.index(least), fills[-1]
