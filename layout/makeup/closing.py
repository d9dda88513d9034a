"""Why a page does not close: which item is in the way, and by how many rows.

In comes the tree of a page that no dealing of rows fills; out come problems that name
the item whose ``h`` is too small, or the rows that all items together need or take.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from layout.errors import Problem, problem
from layout.makeup.desk import Desk
from layout.makeup.nodes import Band, Leaf, Node, Stack, shape_of
from layout.makeup.tree import Planter
from layout.model.issue import Story

FURTHEST = 4
"""Pages of rows in which it is looked for what all items would need."""


def unclosed(node: Node, rows: int, desk: Desk) -> tuple[Problem, ...]:
    """Give what keeps a tree from standing in so many rows."""
    found = tuple(_too_low(node, rows, desk))
    if found:
        return found
    where = desk.page.where
    can = [n for n, p in enumerate(shape_of(node, FURTHEST * rows, desk)) if p < inf]
    if can and can[0] > rows:
        return (problem("page-too-full", where, rows=rows, need=can[0]),)
    if can and can[-1] < rows:
        return (problem("page-too-empty", where, rows=rows, most=can[-1]),)
    return (problem("page-cannot-close", where, rows=rows),)


def _too_low(node: Node, rows: int, desk: Desk) -> Iterator[Problem]:
    """Find items that were given fewer rows than they can stand in."""
    for leaf in _leaves(node):
        item, seat = leaf.item, leaf.sitter.seat
        given = item.extent.h
        if not given or min(leaf.sitter.shape(rows)) < inf:
            continue
        free = replace(item, extent=replace(item.extent, h=None))
        if isinstance(free, Story):
            free = replace(free, rank=seat.rank)
        shape = shape_of(Planter(desk, led=True).plant(free, seat), rows, desk)
        least = next((n for n, price in enumerate(shape) if price < inf), 0)
        if least > given:
            yield problem("item-rows-few", item.where, h=given, least=least)


def _leaves(node: Node) -> Iterator[Leaf]:
    match node:
        case Leaf():
            yield node
        case Stack() | Band():
            for part in node.parts:
                yield from _leaves(part)
        case _:
            yield from _leaves(node.child)
