"""A tree with its sizes: what the copy decided, written down as if an editor had.

In come a planted tree and its rows; out come the same items with every w and h that
they were dealt, and where the items stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from layout.errors import MakeupError, problem
from layout.makeup.desk import Desk
from layout.makeup.nodes import Band, Labelled, Leaf, Node, Stack, shape_of
from layout.makeup.shapes import deal
from layout.model.issue import Extent, Item, Masthead


@dataclass(frozen=True, slots=True)
class Spot:
    """A node of a tree with the rows it was dealt."""

    node: Node
    row: int
    rows: int


def spots_below(spot: Spot, desk: Desk) -> tuple[Spot, ...]:
    """Give the nodes that a node holds, with their rows; a single item holds none."""
    node, row, rows = spot.node, spot.row, spot.rows
    match node:
        case Leaf():
            return ()
        case Stack():
            shapes = [shape_of(part, desk.grid.rows, desk) for part in node.parts]
            dealt = deal(shapes, node.gaps, rows)
            if not dealt:
                where = node.item.where
                raise MakeupError([problem("rows-do-not-sum", where, rows=rows)])
            spots = []
            for part, height, gap in zip(
                node.parts, dealt, (*node.gaps, 0), strict=True
            ):
                spots.append(Spot(part, row, height))
                row += height + gap
            return tuple(spots)
        case Band():
            lacks = [node.notch(i) for i in range(len(node.parts))]
            return tuple(
                Spot(part, row + lack.top, rows - lack.top - lack.foot)
                for part, lack in zip(node.parts, lacks, strict=True)
            )
        case Labelled():
            label = desk.look.section.rows
            return (Spot(node.child, row + label, rows - label - node.foot),)
        case _:
            assert_never(node)


def leaves_of(spot: Spot, desk: Desk) -> Iterator[Spot]:
    """Give the single items of a node, in reading order."""
    if isinstance(spot.node, Leaf):
        yield spot
    for below in spots_below(spot, desk):
        yield from leaves_of(below, desk)


def settled(spot: Spot, desk: Desk) -> Item:
    """Give the item of a node with the sizes that it and all below it were dealt."""
    node = spot.node
    below = tuple(settled(each, desk) for each in spots_below(spot, desk))
    match node:
        case Leaf(item=Masthead()):
            return node.item  # its w is the nameplate's, its rows are the look's
        case Leaf():
            seat = node.sitter.seat
            return replace(node.item, extent=Extent(seat.columns, spot.rows))
        case Stack() | Band():
            extent = Extent(node.seat.columns, spot.rows)
            return replace(node.item, items=below, extent=extent)
        case Labelled():
            extent = Extent(node.seat.columns, spot.rows)
            child = replace(node.item.child, items=items_in(below[0]))
            return replace(node.item, child=child, extent=extent)
        case _:
            assert_never(node)


def items_in(group: Item) -> tuple[Item, ...]:
    """Give the items of a group; none of a single item."""
    items: tuple[Item, ...] = getattr(group, "items", ())
    return items
