"""The nodes of a page's tree: their shapes, their places, the rules between them.

In comes a tree of seated items; out come the price of every number of rows and, once
the page's rows are given, the placed items. Two stories one under another keep a row
between them with a rule in its middle; two side by side have a rule down the gutter; a
frame takes the place of both. Source: makeup 5.6, look "White", "Rules and frames".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from layout.errors import MakeupError, problem
from layout.makeup.desk import Desk
from layout.makeup.grid import em_foot, em_top, row_top
from layout.makeup.kinds.section import draw_label
from layout.makeup.seat import Notch, Placed, Seat, Sitter
from layout.makeup.shapes import Shape, beside, deal, later, only, under
from layout.model.issue import Cols, Item, Rows, Section, Story
from layout.model.page import Mark
from layout.units import Pt


@dataclass(frozen=True, slots=True)
class Leaf:
    """One item."""

    item: Item
    sitter: Sitter


@dataclass(frozen=True, slots=True)
class Stack:
    """Items one under another."""

    item: Rows
    seat: Seat
    parts: "tuple[Node, ...]"
    gaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Items side by side."""

    item: Cols
    seat: Seat
    parts: "tuple[Node, ...]"
    notches: tuple[Notch, ...] = ()
    """For each part the rows over and under it that pinned items take."""

    def notch(self, index: int) -> Notch:
        """Give what a part lacks of the band's rows."""
        return self.notches[index] if self.notches else Notch()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A section: its label over its child, a frame round both if it wants one."""

    item: Section
    seat: Seat
    child: "Node"
    foot: int = 0
    """Rows under the child that its frame needs."""


Node = Leaf | Stack | Band | Labelled


def seat_of(node: Node) -> Seat:
    """Give the seat of a node."""
    return node.sitter.seat if isinstance(node, Leaf) else node.seat


# -- shapes ----------------------------------------------------------------------


def shape_of(node: Node, limit: int, desk: Desk) -> Shape:
    """Give the price of every number of rows that a node may take."""
    match node:
        case Leaf():
            return node.sitter.shape(limit)
        case Stack():
            shape = under([shape_of(p, limit, desk) for p in node.parts], node.gaps)
        case Band():
            shapes = [shape_of(p, limit, desk) for p in node.parts]
            lacks = [node.notch(i) for i in range(len(shapes))]
            shape = beside(
                [
                    later(s, lack.top + lack.foot)
                    for s, lack in zip(shapes, lacks, strict=True)
                ]
            )
        case Labelled():
            label = desk.look.section.rows
            shape = later(shape_of(node.child, limit, desk), label + node.foot)
        case _:
            assert_never(node)
    return only(shape, node.item.extent.h) if node.item.extent.h else shape


# -- place -----------------------------------------------------------------------


def place_node(node: Node, row: int, rows: int, desk: Desk) -> list[Placed]:
    """Give the placed items of a node in so many rows from a row of the page on."""
    match node:
        case Leaf():
            return [node.sitter.place(node.sitter.seat.region(row, rows))]
        case Stack():
            return _place_stack(node, row, rows, desk)
        case Band():
            placed = []
            for i, part in enumerate(node.parts):
                lack = node.notch(i)
                height = rows - lack.top - lack.foot
                placed += place_node(part, row + lack.top, height, desk)
            return [*placed, Placed(_gutter_rules(node, row, rows, desk))]
        case Labelled():
            label = desk.look.section.rows
            region = node.seat.region(row, rows)
            under = rows - label - node.foot
            return [
                Placed(draw_label(node.item, region, node.seat, desk)),
                *place_node(node.child, row + label, under, desk),
            ]
        case _:
            assert_never(node)


def _place_stack(node: Stack, row: int, rows: int, desk: Desk) -> list[Placed]:
    shapes = [shape_of(part, desk.grid.rows, desk) for part in node.parts]
    dealt = deal(shapes, node.gaps, rows)
    if not dealt:
        raise MakeupError([problem("rows-do-not-sum", node.item.where, rows=rows)])
    placed: list[Placed] = []
    for i, (part, height) in enumerate(zip(node.parts, dealt, strict=True)):
        placed += place_node(part, row, height, desk)
        row += height
        if i < len(node.gaps) and node.gaps[i]:
            rules = _story_rules(node, i, row, desk)
            placed.append(Placed(rules))
            row += node.gaps[i]
    return placed


def _story_rules(node: Stack, index: int, row: int, desk: Desk) -> tuple[Mark, ...]:
    """Draw the rule between two items, leaving out where a frame carries it on."""
    above, below = node.parts[index], node.parts[index + 1]
    left = node.seat.lattice.x(node.seat.column)
    right = left + node.seat.lattice.width(node.seat.columns)
    gutter = desk.grid.gutter * desk.grid.body
    pieces = [(left, right)]
    for start, end in (*_frames(above), *_frames(below), *_own_rules(below)):
        pieces = _without(pieces, (start - gutter, end + gutter))
    y = row_top(desk.grid, row) + desk.grid.leading / 2
    marks: list[Mark] = []
    for start, end in pieces:
        marks += desk.stroke(desk.look.story_rule, (start, y), (end, y))
    return tuple(marks)


def _without(
    pieces: Sequence[tuple[Pt, Pt]], hole: tuple[Pt, Pt]
) -> list[tuple[Pt, Pt]]:
    left = []
    for start, end in pieces:
        for a, b in ((start, min(end, hole[0])), (max(start, hole[1]), end)):
            if b - a > 1:
                left.append((a, b))
    return left


def _frames(node: Node) -> list[tuple[Pt, Pt]]:
    """Give where the frames at a node's edge stand that reach into the rule's row."""
    match node:
        case Leaf(sitter=sitter):
            if not sitter.framed:
                return []
            region = sitter.seat.region(0, 1)
            return [(region.x, region.right)]
        case Band():
            return [frame for part in node.parts for frame in _frames(part)]
        case Labelled(item=item, seat=seat) if item.box:
            region = seat.region(0, 1)
            return [(region.x, region.right)]
        case Stack() | Labelled():
            return []
        case _:
            assert_never(node)


def _own_rules(node: Node) -> list[tuple[Pt, Pt]]:
    """Give where stories at a node's top draw the rule over them by themselves."""
    match node:
        case Leaf(item=Story(rule=rule), sitter=sitter) if rule:
            region = sitter.seat.region(0, 1)
            return [(region.x, region.right)]
        case Band():
            return [own for part in node.parts for own in _own_rules(part)]
        case _:
            return []


def _gutter_rules(node: Band, row: int, rows: int, desk: Desk) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    half = desk.grid.gutter * desk.grid.body / 2
    for i, (before, after) in enumerate(zip(node.parts, node.parts[1:], strict=False)):
        if _framed(before) or _framed(after):
            continue
        lacks = (node.notch(i), node.notch(i + 1))
        top = em_top(desk.grid, row + max(lack.top for lack in lacks))
        last = row + rows - 1 - max(lack.foot for lack in lacks)
        foot = em_foot(desk.grid, last)
        seat = seat_of(after)
        x = seat.lattice.x(seat.column) - half
        marks += desk.stroke(desk.look.gutter_rule, (x, top), (x, foot))
    return tuple(marks)


def _framed(node: Node) -> bool:
    if isinstance(node, Labelled):
        return bool(node.item.box)
    return isinstance(node, Leaf) and node.sitter.framed
