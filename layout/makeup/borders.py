"""The rules between the plots of a page, where pinned items meet their neighbours.

In come plots; out come the hairlines in the rows and gutters between them. Inside a
plot its tree draws its own. A frame takes the place of the rule beside it, here as
there. Source: look, "Rules and frames"; makeup 0.1, 碰题.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from layout.makeup.desk import Desk
from layout.makeup.grid import Region, em_foot, em_top, row_top
from layout.makeup.nodes import Leaf
from layout.makeup.plots import Plot
from layout.makeup.spots import leaves_of
from layout.model.issue import Banner, Furniture, Masthead, Story
from layout.model.page import Mark
from layout.units import TOLERANCE, Pt


@dataclass(frozen=True, slots=True)
class _Block:
    """A rectangle that an item takes."""

    region: Region
    plot: int
    framed: bool
    ruled: bool
    """Whether it draws the rule over it by itself."""


def borders(plots: Sequence[Plot], desk: Desk) -> tuple[Mark, ...]:
    """Give the rules between plots."""
    blocks = [
        block
        for number, plot in enumerate(plots)
        for block in _blocks(plot, number, desk)
    ]
    marks: list[Mark] = []
    levels: dict[int, list[tuple[Pt, Pt]]] = {}
    for one, other in combinations(blocks, 2):
        if one.plot == other.plot:
            continue
        upper, lower = sorted((one, other), key=lambda block: block.region.row)
        between = lower.region.row - upper.region.last_row
        across = _shared_across(one.region, other.region)
        bare = not (one.framed or other.framed or lower.ruled)
        if between == 2 and across and bare:
            levels.setdefault(upper.region.last_row + 1, []).append(across)
        if not (one.framed or other.framed):
            marks += _upright(one.region, other.region, desk)
    for row, pieces in sorted(levels.items()):
        y = row_top(desk.grid, row) + desk.grid.leading / 2
        for left, right in _joined(pieces, desk.grid.gutter * desk.grid.body):
            marks += desk.stroke(desk.look.story_rule, (left, y), (right, y))
    return tuple(marks)


def _blocks(plot: Plot, number: int, desk: Desk) -> Iterator[_Block]:
    for spot in leaves_of(plot.spot, desk):
        if not isinstance(spot.node, Leaf):
            continue
        if isinstance(spot.node.item, Banner | Masthead | Furniture):
            continue  # they bring rules of their own
        sitter = spot.node.sitter
        item = spot.node.item
        ruled = isinstance(item, Story) and bool(item.rule)
        whole = (sitter.seat.region(spot.row, spot.rows),)
        for region in sitter.seat.shape or whole:
            yield _Block(region, number, sitter.framed, ruled)


def _shared_across(one: Region, other: Region) -> tuple[Pt, Pt] | None:
    """Give the width that two rectangles share; None where they only meet."""
    left, right = max(one.x, other.x), min(one.right, other.right)
    return (left, right) if right - left > TOLERANCE else None


def _upright(one: Region, other: Region, desk: Desk) -> tuple[Mark, ...]:
    """Draw the rule in the gutter between two rectangles, if they share one."""
    grid = desk.grid
    gutter = grid.gutter * grid.body
    left, right = sorted((one, other), key=lambda region: region.x)
    first = max(one.row, other.row)
    last = min(one.last_row, other.last_row)
    if last <= first or abs(right.x - left.right - gutter) > TOLERANCE:
        return ()
    x = right.x - gutter / 2
    top, foot = em_top(grid, first), em_foot(grid, last)
    return desk.stroke(desk.look.gutter_rule, (x, top), (x, foot))


def _joined(pieces: Sequence[tuple[Pt, Pt]], gutter: Pt) -> Iterator[tuple[Pt, Pt]]:
    """Give pieces of one line with those that only a gutter parts made one."""
    ordered = sorted(pieces)
    left, right = ordered[0]
    for start, end in ordered[1:]:
        if start - right > gutter + TOLERANCE:
            yield left, right
            left, right = start, end
        right = max(right, end)
    yield left, right
